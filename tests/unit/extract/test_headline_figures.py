"""The same figure in the headline and in the body is one claim: the body's."""

from __future__ import annotations

from typing import Any

from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.ingest.prepare import prepare


def test_a_toll_of_headline_and_body_is_read_once_from_the_body(reader: Any) -> None:
    text = (
        "Six killed in raid on Orlen\n\n"
        "Six people were killed and nine wounded in a raid on Orlen on Friday, the clinic said. "
        "The army said that it had struck a depot."
    )
    report = prepare(Incoming(id="case", text=text, file="case.txt", published="2031-05-05"))
    assert isinstance(report, Report)
    figures = [f for claim in reader.read(report) for f in claim.figures]
    assert [(f.measure.value, f.low, f.quote.text) for f in figures] == [
        ("killed", 6, "Six people"),
        ("injured", 9, "nine"),
    ]
    assert all(f.quote.start > text.index("\n") for f in figures)
