"""Every Markdown case of ``rough/``, whole reports in bad shape, is read as it says; a long round-up too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.ingest.prepare import prepare

_CASE = re.compile(
    r"^## (?P<name>.+?)\n(?P<prose>.*?)^```text\n(?P<text>.*?)^```\n(?P<table>.*?)(?=^## |\Z)", re.M | re.S
)


@dataclass(frozen=True)
class RoughCase:
    """``figures``: measure, low, high and words of each figure, in text order."""

    name: str
    text: str
    figures: tuple[tuple[str, ...], ...]


def _cases() -> list[RoughCase]:
    found = []
    for path in sorted((Path(__file__).parent / "rough").glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            lines = [line for line in match["table"].splitlines() if line.startswith("|")][2:]
            rows = tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
            found.append(RoughCase(f"{path.stem}: {match['name']}", match["text"].rstrip("\n"), rows))
    return found


def _figures(reader: Any, text: str) -> list[tuple[str, ...]]:
    report = prepare(Incoming(id="case", text=text, file="case.txt", published="2031-05-05"))
    assert isinstance(report, Report)
    figures = {figure for claim in reader.read(report) for figure in claim.figures}
    assert all(text[f.quote.start : f.quote.end] == f.quote.text for f in figures)
    return [
        (f.measure.value, str(f.low), "open" if f.high is None else str(f.high), f.quote.text)
        for f in sorted(figures, key=lambda f: (f.quote.start, f.measure.value))
    ]


_CASES = _cases()


@pytest.mark.parametrize("case", _CASES, ids=[c.name for c in _CASES])
def test_a_rough_report_gives_exactly_its_figures(case: RoughCase, reader: Any) -> None:
    assert _figures(reader, case.text) == [tuple(row) for row in case.figures]


def test_there_is_a_case_of_each_kind_of_rough_text() -> None:
    told = " ".join(case.name for case in _CASES)
    for kind in ("upper-case", "no sentence ends", "list", "table", "tweet", "machine-translated", "two words"):
        assert kind in told


_FILLER = (
    "Residents spoke of a quiet week before it. Shops had opened early, the road to the river was free, and buses ran as "
    "they had run since the spring. The council had met on the day before to talk about the price of bread and the state "
    "of the well, and nobody there had expected anything. By the evening the market had closed, and people stayed at "
    "home. Teachers said that lessons would go on. A clerk of the water board said that repairs were under way and that "
    "the pumps would run again soon. "
)
_TOWNS = [
    "Orlen",
    "Varn",
    "Teskul",
    "Dremm",
    "Omrin",
    "Sarvek",
    "Halden",
    "Brook",
    "Mirra",
    "Tolvek",
    "Estal",
    "Korran",
    "Aldin",
    "Pelm",
    "Rusk",
    "Vesper",
    "Lorn",
    "Caddo",
    "Immer",
    "Zarn",
]


def test_a_round_up_of_five_thousand_words_keeps_its_twenty_tolls_apart(reader: Any) -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    paragraphs = [
        f"In {town}, shells hit a market on {days[n % 5]}, killing {n + 2} traders and wounding {n + 30} others. {_FILLER * 3}"
        for n, town in enumerate(_TOWNS)
    ]
    text = "\n\n".join(paragraphs)
    assert len(text.split()) > 5000
    found = _figures(reader, text)
    assert found == [
        row
        for n in range(20)
        for row in (
            ("killed", str(n + 2), str(n + 2), f"{n + 2} traders"),
            ("injured", str(n + 30), str(n + 30), f"{n + 30} others"),
        )
    ]
