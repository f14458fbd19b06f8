"""The loader of the lexicons: what is packaged holds together, and errors name the file, the entry and the field."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from twosource.core.lexicon import fold
from twosource.core.vocab import SpeakerKind
from twosource.lexicons import LexiconError, load_lexicon

GOOD = '[[source]]\nid = "fen-wire"\nname = "Fen Wire"\nkind = "agency"\naliases = ["FW"]\n'


def written(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_packaged_sources_are_many_and_over_many_wars() -> None:
    sources = load_lexicon().sources
    wars = {"Syria", "Iraq", "Yemen", "Ukraine", "Palestine", "Lebanon", "Sudan", "Mali", "Myanmar", "DR Congo"}
    wars |= {"Afghanistan", "Somalia", "Ethiopia", "Colombia"}
    assert len(sources) >= 80
    assert wars <= {s.country for s in sources}


def test_no_alias_of_a_source_means_two() -> None:
    aliases = Counter(alias for s in load_lexicon().sources for alias in {fold(a) for a in (s.name, *s.aliases)})
    assert [alias for alias, entries in aliases.items() if entries > 1] == []


def test_media_of_a_belligerent_say_so() -> None:
    media = [s for s in load_lexicon().sources if s.kind is SpeakerKind.ARMED_ACTOR]
    assert media and all(s.party for s in media if s.owner)


def test_own_files_add_and_replace(tmp_path: Path) -> None:
    packaged = load_lexicon().sources[0]
    again = GOOD.replace("fen-wire", packaged.id)
    lexicon = load_lexicon([written(tmp_path, again), written(tmp_path, GOOD, "more.toml")])
    assert lexicon.sources_named("FW")
    assert [s.name for s in lexicon.sources if s.id == packaged.id] == ["Fen Wire"]


def test_a_folder_of_own_files(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    assert load_lexicon([tmp_path]).sources_named("fen wire")[0].id == "fen-wire"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[[source]\n", ["own.toml", "TOML"]),
        (GOOD.replace('"agency"', '"person"'), ["own.toml", "'fen-wire'", "'kind'"]),
        (GOOD.replace('id = "fen-wire"\n', ""), ["own.toml", "source number 1", "'id'"]),
        (GOOD + 'colour = "red"\n', ["own.toml", "'fen-wire'", "'colour'"]),
        (GOOD + GOOD, ["own.toml", "'fen-wire'", "already"]),
    ],
)
def test_errors_name_file_entry_and_field(tmp_path: Path, text: str, parts: list[str]) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon([written(tmp_path, text)])
    assert all(part in str(caught.value) for part in parts)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such lexicon file"):
        load_lexicon([tmp_path / "gone.toml"])
