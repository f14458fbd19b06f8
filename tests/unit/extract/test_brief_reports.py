"""Who else took part in the one event of a brief report. Texts and names are invented, but for the bodies of the lexicon."""

from __future__ import annotations

import pytest

from twosource.core.incoming import Incoming
from twosource.core.vocab import Certainty
from twosource.extract.reader import Reader
from twosource.ingest.prepare import prepare


def _parties(reader: Reader, text: str) -> set[str]:
    claims = reader.read(prepare(Incoming(id="1", text=text, file="x.txt")))
    return {ref.name for claim in claims for ref in (*claim.perpetrators, *claim.targets)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A landmine killed two farmers near Wajir. Al-Shabaab is believed to be responsible.", "Al-Shabaab"),
        ("A roadside bomb killed a driver in Ghazni. The device was likely planted by the Taliban.", "Taliban"),
        ("On 4 May a farmer was killed by a Taliban-planted landmine in Kandahar.", "Taliban"),
    ],
)
def test_a_body_named_away_from_the_event_is_a_party(reader: Reader, text: str, name: str) -> None:
    assert any(name.lower().replace("-", " ") in p.lower().replace("-", " ") for p in _parties(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead a trader in Wajir. Al-Shabaab was not involved.",
        "Gunmen shot dead a trader in Wajir. Residents informed the army.",
        "Gunmen shot dead a trader in Wajir. His brother is the driver of a soldier.",
        "Gunmen shot dead a trader in Wajir. The police launched an investigation.",
        "Hundreds of teachers held a protest in Wajir. They marched past a soldier.",
    ],
)
def test_who_had_no_part_in_it_is_no_party(reader: Reader, text: str) -> None:
    parties = " ".join(_parties(reader, text)).lower()
    assert not any(word in parties for word in ("shabaab", "army", "soldier", "police"))


def test_it_is_marked_as_inferred(reader: Reader) -> None:
    text = "A landmine killed two farmers near Wajir. Al-Shabaab is believed to be responsible."
    claims = reader.read(prepare(Incoming(id="1", text=text, file="x.txt")))
    assert [ref.certainty for claim in claims for ref in claim.perpetrators] == [Certainty.INFERRED]


def test_a_long_report_is_left_alone(reader: Reader) -> None:
    text = "A landmine killed two farmers near Wajir. " + "The rains came late. " * 5 + "Al-Shabaab is active there."
    assert not any("shabaab" in p.lower() for p in _parties(reader, text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Police battle armed bandits near Wajir.", "battle"),
        ("Second of three days of riots in Wajir, called for by traders.", "protest_riot"),
        ("Teachers on strike in Wajir over unpaid wages.", "protest_riot"),
    ],
)
def test_a_brief_report_is_about_its_event_word(reader: Reader, text: str, event: str) -> None:
    claims = reader.read(prepare(Incoming(id="1", text=text, file="x.txt")))
    assert [claim.event.value for claim in claims] == [event]


@pytest.mark.parametrize(
    "text",
    [
        "The union called for a strike in Wajir.",
        "The mayor of Wajir condemned the riots.",
        "Police often battle bandits here.",
    ],
)
def test_an_event_word_that_tells_of_none_is_no_event(reader: Reader, text: str) -> None:
    assert not reader.read(prepare(Incoming(id="1", text=text, file="x.txt")))
