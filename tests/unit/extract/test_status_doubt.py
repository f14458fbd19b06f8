"""Status: doubt about what is told to have happened, apart from what could happen."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import Status
from twosource.extract.rules.lexicon import load_event_rules
from twosource.extract.rules.status import StatusReader

CASES = [
    ("Three more may have been killed, the mayor said.", "killed", Status.UNVERIFIED),
    ("The army is looking into whether it killed a herder.", "killed", Status.UNVERIFIED),
    ("Gunmen appear to have killed two drivers.", "killed", Status.UNVERIFIED),
    ("An alleged strike on the ford hurt two drivers.", "strike", Status.UNVERIFIED),
    ("Gunmen may attack the convoy.", "attack", Status.HYPOTHETICAL),
    ("The army could have shelled the ford.", "shelled", Status.REPORTED),
    ("It was unclear whether the two deaths were accidents.", "deaths", Status.REPORTED),
    ("Two rockets were aimed at the old base.", "rockets", Status.REPORTED),
    ("The army plans to shell the ford.", "shell", Status.PLANNED),
    ("The strike threatens a truce that held for a month.", "strike", Status.REPORTED),
    ("The group threatened to attack the convoy.", "attack", Status.PLANNED),
    ("The strike did not kill the guard.", "kill", Status.DENIED),
]


@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_status_of_a_word(nlp: Any, text: str, word: str, status: Status) -> None:
    reader = StatusReader(load_event_rules())
    doc = nlp(text)
    at = next(t.i for t in doc if t.text == word)
    assert reader.read(doc, at, reader.phrases(doc))[0] is status


def test_a_speaker_told_of_as_unconfirmed() -> None:
    assert StatusReader.doubtful("Unconfirmed posts on a network")
    assert not StatusReader.doubtful("the mayor")
