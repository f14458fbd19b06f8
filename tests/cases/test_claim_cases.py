"""Every Markdown case of ``claims/`` is read as it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from twosource.core.claim import Claim
from twosource.core.ids import text_hash
from twosource.core.report import Published, Report, Segment
from twosource.core.vocab import SegmentKind

_HERE = Path(__file__).parent / "claims"
_CASE = re.compile(r"^## (?P<name>.+?)\n(?P<rest>.*?)(?=^## |\Z)", re.M | re.S)


@dataclass(frozen=True)
class ClaimCase:
    name: str
    text: str
    rows: tuple[tuple[str, str, str, str], ...]


def _cases() -> list[ClaimCase]:
    out = []
    for path in sorted(_HERE.glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            lines = match["rest"].splitlines()
            text = " ".join(line[2:] for line in lines if line.startswith("> "))
            cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]
            out.append(ClaimCase(f"{path.stem}: {match['name']}", text, tuple((c[0], c[1], c[2], c[3]) for c in cells)))
    return out


def _row(claim: Claim) -> tuple[str, str, str, str]:
    figures = ", ".join(f"{f.measure} {f.low}..{'open' if f.high is None else f.high}" for f in claim.figures)
    return claim.event.value, claim.status.value, ", ".join(a.name for a in claim.perpetrators), figures


_CASES = _cases()


@pytest.mark.parametrize("case", _CASES, ids=[c.name for c in _CASES])
def test_a_case_gives_exactly_its_claims(case: ClaimCase, read_text: Any) -> None:
    assert tuple(_row(c) for c in read_text(case.text)) == case.rows


def test_the_cases_cover_every_status() -> None:
    assert {r[1] for c in _CASES for r in c.rows} >= {"reported", "planned", "hypothetical", "denied"}


def test_segments_and_offsets_of_a_case(reader: Any) -> None:
    text = "Rebels shelled Omrin on Friday, killing two."
    day = Published(date(2031, 5, 5), "given", "test")
    report = Report("r", text, text_hash(text), published=day, segments=(Segment(0, len(text), SegmentKind.BODY),))
    for claim in reader.read(report):
        assert claim.quote.holds_in(text)
        assert all(f.quote.holds_in(text) for f in claim.figures)
