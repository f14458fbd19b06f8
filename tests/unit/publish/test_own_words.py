"""A claim calls its speaker as its report does."""

from __future__ import annotations

import pytest

from twosource.core.actor import Speaker
from twosource.core.claim import Claim
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import Event, SpeakerKind, Status
from twosource.publish.own_words import in_own_words


def _named(text: str, said: str, *, known: str | None = "oms") -> str:
    start = text.index(said)
    speaker = Speaker("Orlen Monitoring Service", Quote.of(text, start, start + len(said)), SpeakerKind.MONITOR, known)
    claim = Claim("c", "r", Quote.of(text, 0, len(text)), Event.SHELLING, Status.REPORTED, attribution=(speaker,))
    (made,) = in_own_words([claim], [Report("r", text, "sha")])
    return made.attribution[0].name


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("Shells fell, the OMS said.", "the OMS", "OMS"),
        ("Shells fell, the Orlen Monitoring Service said. The OMS counted ten.", "The OMS", "Orlen Monitoring Service"),
        ("Shells fell, the monitor said.", "the monitor", "Orlen Monitoring Service"),
        ("Shells fell, the US said.", "the US", "Orlen Monitoring Service"),
    ],
)
def test_initials_stand_where_nothing_else_is_written(text: str, said: str, name: str) -> None:
    assert _named(text, said) == name


def test_an_unknown_speaker_keeps_its_name() -> None:
    assert _named("Shells fell, the OMS said.", "the OMS", known=None) == "Orlen Monitoring Service"
