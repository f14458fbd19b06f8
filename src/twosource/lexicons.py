"""Loads the lexicons of actors and sources from TOML, checked against a schema.

Packaged data lies in ``twosource/data/actors/*.toml`` (tables ``[[actor]]``) and ``twosource/data/sources/*.toml``
(tables ``[[source]]``). A user's own files may hold both; an entry of theirs replaces the packaged one of the same id.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from twosource.core.actor import Actor, Source
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SpeakerKind

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Ident = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


class LexiconError(ValueError):
    """A lexicon file that can't be used. The message names the file and the entry, and says what to change."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Ident
    name: Text
    aliases: tuple[Text, ...] = ()
    country: Text | None = None
    source: Text = "unsourced"


class ActorEntry(_Entry):
    """Schema of one ``[[actor]]`` table."""

    kind: Literal["state", "rebel", "militia", "communal", "coalition", "external", "police", "civilian", "people"]
    side: Text | None = None
    parent: Text | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    ucdp: Text | None = None
    acled: Text | None = None
    acled_inter: Text | None = None
    plover: Text | None = None

    def to_core(self) -> Actor:
        return Actor(**self.model_dump())


class SourceEntry(_Entry):
    """Schema of one ``[[source]]`` table. ``kind`` is a kind of body: a person or a pronoun is no entry."""

    kind: Literal["monitor", "outlet", "agency", "official", "armed_actor", "organisation"]
    owner: Text | None = None
    party: Text | None = None

    def to_core(self) -> Source:
        return Source(**{**self.model_dump(), "kind": SpeakerKind(self.kind)})


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    actor: tuple[ActorEntry, ...] = Field(default=())
    source: tuple[SourceEntry, ...] = Field(default=())


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """Read the packaged lexicons and then ``extra`` (TOML files, or folders of them).

    Raises ``LexiconError`` for a file that is no TOML, an entry that does not fit the schema, or an id that one set of
    files uses twice.
    """
    data = files("twosource") / "data"
    actors, sources = _read([*_toml_in(data / "actors"), *_toml_in(data / "sources")])
    more_actors, more_sources = _read(_extra_files(extra))
    return Lexicon(
        actors=tuple((actors | more_actors).values()),
        sources=tuple((sources | more_sources).values()),
    )


def _toml_in(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _extra_files(extra: Sequence[Path]) -> Iterator[Traversable]:
    for path in extra:
        if path.is_dir():
            yield from sorted(path.glob("*.toml"))
        elif path.is_file():
            yield path
        else:
            raise LexiconError(f"{path}: there is no such lexicon file; check the path")


def _read(paths: Iterable[Traversable]) -> tuple[dict[str, Actor], dict[str, Source]]:
    actors: dict[str, Actor] = {}
    sources: dict[str, Source] = {}
    home: dict[tuple[str, str], str] = {}
    for path in paths:
        parsed = _parse(path)
        for kind, entries in (("actor", parsed.actor), ("source", parsed.source)):
            for entry in entries:
                other = home.setdefault((kind, entry.id), str(path))
                if (kind == "actor" and entry.id in actors) or (kind == "source" and entry.id in sources):
                    raise LexiconError(f"{path}: {kind} {entry.id!r} is already in {other}; give it an id of its own")
                if isinstance(entry, ActorEntry):
                    actors[entry.id] = entry.to_core()
                elif isinstance(entry, SourceEntry):
                    sources[entry.id] = entry.to_core()
    return actors, sources


def _parse(path: Traversable) -> _File:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not readable as TOML ({error}); mend the file") from error
    except OSError as error:
        raise LexiconError(f"{path}: can't be read ({error.strerror}); check the path and its permissions") from error
    try:
        return _File.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise LexiconError(f"{path}: {_where(raw, first['loc'])}: {first['msg']}; mend that entry") from error


def _where(raw: dict[str, object], loc: tuple[int | str, ...]) -> str:
    """Names the entry that a validation error is about: ``source 'sana', field 'kind'``."""
    table = str(loc[0]) if loc else "the file"
    rows = raw.get(table)
    if len(loc) < 2 or not isinstance(loc[1], int) or not isinstance(rows, list):
        return table
    row = rows[loc[1]]
    ident = row.get("id") if isinstance(row, dict) else None
    label = f"{table} {ident!r}" if ident else f"{table} number {loc[1] + 1}"
    return label + (f", field {loc[2]!r}" if len(loc) > 2 else "")
