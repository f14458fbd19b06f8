"""Who did it, seen over the whole report: the headline, the other side of a fight, who was asked, who is blamed."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import Certainty, SegmentKind
from twosource.extract.reader import Reader


def _doers(reader: Reader, *paragraphs: str, headline: str | None = None) -> list[list[str]]:
    """The doers of the body's claims. A long paragraph of no event follows, so that the report is not a brief one."""
    rest = "Traders from the hills came down with wool and salt, and nobody spoke of the old battle any more. " * 12
    parts = [*([headline] if headline else []), *paragraphs, rest]
    text = "\n\n".join(parts)
    segments, at = [], 0
    for n, part in enumerate(parts):
        kind = SegmentKind.HEADLINE if headline and n == 0 else SegmentKind.BODY
        segments.append(Segment(at, at + len(part), kind))
        at += len(part) + 2
    report = Report("r", text, text_hash(text), lang="en", title=headline, segments=tuple(segments))
    return [[p.name for p in c.perpetrators] for c in reader.read(report) if c.segment is not SegmentKind.HEADLINE]


def test_the_headline_names_the_doer(reader: Reader) -> None:
    head = "Turkish shelling kills five in Omrin"
    assert _doers(reader, "Five people were killed in Omrin on Monday by artillery shells.", headline=head) == [
        ["Turkish Armed Forces"]
    ]


def test_soldiers_are_hit_by_the_one_group_in_arms(reader: Reader) -> None:
    doers = _doers(
        reader,
        "A roadside bomb killed four soldiers near Omrin on Monday.",
        "Al-Shabaab has fought the state for years.",
    )
    assert doers[0] == ["Al-Shabaab"]


@pytest.mark.parametrize(
    "more",
    [
        "Nobody claimed the attack. Al-Shabaab has fought the state for years.",
        "Al-Shabaab and Boko Haram have fought the state for years.",
    ],
)
def test_not_where_nobody_owned_up_or_several_are_named(reader: Reader, more: str) -> None:
    assert _doers(reader, "A roadside bomb killed four soldiers near Omrin on Monday.", more)[0] == []


def test_nobody_hits_their_own_men(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Turkish artillery shelled a camp of the Kurdistan Workers' Party near Omrin on Monday.",
        "The Kurdistan Workers' Party clashed with Turkish forces near Lasp. Four PKK fighters were killed later.",
    )
    assert "Kurdistan Workers' Party" not in doers[-1]


def test_an_army_that_was_asked_and_did_not_answer(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Air strikes killed nine people in Omrin on Monday, medics said.",
        "The Saudi-led coalition did not respond.",
    )
    assert doers[0] == ["Saudi-led coalition"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed five traders, the mayor said, laying the blame on Al-Shabaab.",
        "Five traders were killed by mines, which the mayor blames on Al-Shabaab.",
        "An encounter with Al-Shabaab left five soldiers dead near Omrin.",
        "Al-Shabaab, the largest guerrilla army of the south, killed five soldiers near Omrin.",
    ],
)
def test_the_doer_of_the_sentence(reader: Reader, text: str) -> None:
    assert _doers(reader, text)[0] == ["Al-Shabaab"]


@pytest.mark.parametrize(
    "text", ["Eleven died in an Iraq car bombing.", "A rocket attack from Lebanon wounded two farmers."]
)
def test_a_country_may_be_only_where_it_was(reader: Reader, text: str) -> None:
    assert _doers(reader, text) == [[]]


def test_a_group_goes_by_the_full_name_of_the_report(reader: Reader) -> None:
    doers = _doers(reader, "The Baloch Liberation Army attacked a post near Omrin. The BLA killed five soldiers.")
    assert doers == [["Baloch Liberation Army"], ["Baloch Liberation Army"]]


def test_what_is_filled_in_is_inferred(reader: Reader) -> None:
    text = "A roadside bomb killed four soldiers near Omrin. Al-Shabaab has fought the state for years."
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    assert [p.certainty for p in reader.read(report)[0].perpetrators] == [Certainty.INFERRED]


def test_what_one_speaker_says_of_a_state_is_not_what_another_said(reader: Reader) -> None:
    doers = _doers(
        reader,
        "The mayor said shelling of a market killed five people. A colonel said Russian forces shelled the market.",
        "The camp of the Ukrainian army lies in the hills.",
    )
    assert doers[0] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Omar Sadat Battalion shelled a camp near Omrin, killing two.", "Omar Sadat Battalion"),
        ("Fighters of the so-called “Red Vale Brigade” fired shells on Omrin, killing two.", "Red Vale Brigade"),
        ("“Red Vale” terrorists attacked Omrin and killed two traders.", "Red Vale"),
        ("Two traders were killed by the Pedro Lasp column near Omrin.", "Pedro Lasp column"),
    ],
)
def test_a_group_that_no_lexicon_knows(reader: Reader, text: str, name: str) -> None:
    assert _doers(reader, text)[0] == [name]


@pytest.mark.parametrize("text", ["The Omrin Fire Brigade said two people were killed by a bomb."])
def test_a_brigade_of_firemen_is_none(reader: Reader, text: str) -> None:
    assert _doers(reader, text)[0] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A jihadist attack on a village near Omrin left ten men dead.", "jihadists"),
        ("A convoy of armed gunmen attacked a village near Omrin, killing ten men.", "gunmen"),
        ("The attack near Omrin has been blamed on Al-Shabaab. Ten men were killed in the attack.", "Al-Shabaab"),
        ("Turkish forces responded by killing ten rebels near Omrin.", "Turkish Armed Forces"),
    ],
)
def test_turns_of_phrase(reader: Reader, text: str, name: str) -> None:
    assert name in _doers(reader, text)[0]


def test_what_was_burnt_beside_an_attack(reader: Reader) -> None:
    doers = _doers(
        reader, "Bandits attacked Omrin on Monday and killed five people.", "At least twelve houses were burnt down."
    )
    assert doers[-1] == ["Bandits"]


def test_plain_words_in_full(reader: Reader) -> None:
    doers = _doers(reader, "Islamist terrorists attacked Omrin on Monday.", "The terrorists killed five people.")
    assert doers == [["Islamist terrorists"], ["Islamist terrorists"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A household of six was killed by armed men, suspected Al-Shabaab fighters, near Omrin.", "Al-Shabaab"),
        ("Five people were killed by gunmen thought to belong to Al-Shabaab near Omrin.", "Al-Shabaab"),
        ("Clashes near Omrin, pitting Turkish forces against Al-Shabaab, killed two soldiers.", "Al-Shabaab"),
        ("An infiltration operation by Turkish forces near Omrin killed two people.", "Turkish Armed Forces"),
        ("Heavily armed bandits stormed Omrin and killed two people.", "bandits"),
    ],
)
def test_who_is_meant(reader: Reader, text: str, name: str) -> None:
    assert name in _doers(reader, text)[0]


def test_they_did_that_too(reader: Reader) -> None:
    doers = _doers(reader, "Bandits attacked Omrin on Monday and killed five people. They abducted ten villagers.")
    assert doers[-1] == ["Bandits"]


def test_undisputed_is_shared_whoever_says_it(reader: Reader) -> None:
    doers = _doers(
        reader,
        "The mayor said a missile attack on Omrin killed two people.",
        "A general said Russian bombers carried out air strikes on Lasp.",
    )
    assert doers[0] == ["Russian forces"]


def test_whose_rebels_they_are(reader: Reader) -> None:
    doers = _doers(
        reader, "A mine killed two servicemen near Omrin.", "The Tamil rebels have fought the state for years."
    )
    assert doers[0] == ["Tamil rebels"]
