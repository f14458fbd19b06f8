"""Sentence ends by punctuation, and the dateline that no speaker may be taken from."""

from __future__ import annotations

from typing import Any

from twosource.extract.rules.sentence_spans import dateline_end, sentence_spans


def parts(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[a:b]) for a, b in sentence_spans(words)]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert parts("Five died . The army denied it .") == ["Five died .", "The army denied it ."]


def test_a_small_letter_goes_on() -> None:
    assert parts('" Run ! " she said . Nobody did .') == ['" Run ! " she said .', "Nobody did ."]


def test_a_title_with_a_full_stop_ends_nothing() -> None:
    assert parts("said Capt . Orrado . He left .") == ["said Capt . Orrado .", "He left ."]


def test_spans_cover_everything() -> None:
    words = ["no", "stop", "at", "all", "here"]
    assert sentence_spans(words) == ((0, len(words)),)
    assert sentence_spans([]) == ()


def test_dateline_with_an_agency() -> None:
    assert dateline_end(["ORRIN ", "(", "Harbour ", "Wire", ") ", "- ", "The ", "army "]) == 6


def test_a_hyphen_inside_a_word_is_no_dateline() -> None:
    assert dateline_end(["LOHR ", "said ", "Al", "-", "Tarn ", "burned"]) == 0


def test_a_dash_in_an_ordinary_sentence_is_no_dateline() -> None:
    assert dateline_end(["The ", "mayor ", "– ", "a ", "miller ", "– ", "said "]) == 0


def test_a_text_may_end_with_the_document_that_it_goes_by(read_text: Any) -> None:
    (claim,) = read_text("Two people died in Orvane, according to records")
    assert [s.name for s in claim.attribution] == ["records"]
