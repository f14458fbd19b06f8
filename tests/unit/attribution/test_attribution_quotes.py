"""Quoted stretches: exact bounds, speech against borrowed words, speech over paragraphs, marks that never close."""

from __future__ import annotations

import pytest
import spacy

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.quotes import find_quotes

BLANK = spacy.blank("en")


def passages(*paragraphs: str) -> list[Passage]:
    text = "\n".join(paragraphs)
    made, at = [], 0
    for index, paragraph in enumerate(paragraphs):
        made.append(Passage(index, at, at + len(paragraph), SegmentKind.BODY, BLANK(parsable(paragraph)), text))
        at += len(paragraph) + 1
    return made


def texts(*paragraphs: str) -> list[str]:
    whole = "\n".join(paragraphs)
    return [whole[q.start : q.end] for q in find_quotes(passages(*paragraphs))]


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„“"])
def test_marks_of_several_kinds(marks: str) -> None:
    quoted = f"{marks[0]}They burned the old mill{marks[1]}"
    assert texts(f"He said: {quoted} and left.") == [quoted]


def test_a_borrowed_word_is_no_speech() -> None:
    found = find_quotes(passages('The "martyrs" were buried. "We buried all of them today," she said.'))
    assert [q.speech for q in found] == [False, True]


def test_speech_over_paragraphs_goes_on() -> None:
    found = find_quotes(passages("“They came at night with lamps.", "“They left by the ford,” she said."))
    assert [(q.closed, q.continues) for q in found] == [(False, False), (True, True)]


def test_a_mark_that_never_closes_ends_with_its_sentence() -> None:
    assert texts('The caption read "the ruins of a bakery. Ten people were killed elsewhere.', "No more.") == [
        '"the ruins of a bakery.'
    ]


def test_an_apostrophe_opens_nothing() -> None:
    assert texts("The mayor's men didn't leave the rebels' camp.") == []
