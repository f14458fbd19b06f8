"""Near-copies: what counts as one, what does not, and that order plays no part."""

from __future__ import annotations

import random
from datetime import date

import pytest

from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.ingest.duplicates import CopySettings, copies_of, find_copies
from twosource.ingest.prepare import prepare

WIRE = [
    "Shells fell on the market of Karsa on Friday, killing at least four people, a doctor at the town's hospital said.",
    "The doctor said that the wounded were taken to two hospitals in the city of Sula, and that most were women.",
    "The Valley Guard denied that it had fired on the town and blamed a faction that broke away from it last month.",
    "Residents said that a second strike hit the road to the north an hour later, but that nobody was hurt there.",
    "The town has changed hands three times since the truce of Merrin collapsed, and half of its people have left.",
]


def report(report_id: str, paragraphs: list[str], day: str | None = "2031-04-05") -> Report:
    found = prepare(Incoming(id=report_id, text="\n\n".join(paragraphs), file="x", published=day))
    assert isinstance(found, Report)
    return found


def test_same_wire_in_three_outlets() -> None:
    reports = [
        report("c", WIRE, "2031-04-05"),
        report("b", [*WIRE, "Follow us on Telegram"], "2031-04-06"),
        report("a", [WIRE[0].replace("Friday", "Friday evening"), *WIRE[1:4]], "2031-04-06"),
    ]
    assert copies_of(reports) == {"a": "c", "b": "c"}
    measured = {c.report: c for c in find_copies(reports)}
    assert measured["b"].jaccard == 1.0
    assert 0.5 < measured["a"].jaccard < 1.0
    assert measured["a"].held > 0.85


def test_smallest_id_where_days_are_alike_or_unknown() -> None:
    assert copies_of([report("b", WIRE), report("a", WIRE)]) == {"b": "a"}
    assert copies_of([report("b", WIRE, None), report("a", WIRE, None)]) == {"b": "a"}
    assert copies_of([report("a", WIRE, None), report("b", WIRE, "2031-04-05")]) == {"a": "b"}


def test_new_toll_is_an_update_not_a_copy() -> None:
    later = [WIRE[0].replace("four", "nine"), *WIRE[1:]]
    assert copies_of([report("a", WIRE), report("b", later)]) == {}


def test_form_filled_for_another_village_is_another_report() -> None:
    other = [p.replace("Karsa", "Tarim").replace("Sula", "Orrin").replace("Merrin", "Dova") for p in WIRE]
    assert copies_of([report("a", WIRE), report("b", other)]) == {}


def test_same_words_long_after_are_no_copy() -> None:
    assert copies_of([report("a", WIRE, "2031-04-05"), report("b", WIRE, "2031-05-20")]) == {}


def test_short_notes_and_furniture_are_not_compared() -> None:
    assert copies_of([report("a", ["Two died in Karsa."]), report("b", ["Two died in Karsa."])]) == {}
    tail = ["Prev Post", *(f"Sula chaos | Story number {n} of the long list of headlines…" for n in range(9))]
    other = [
        "The ferry to Dova sank in a storm on Monday, the harbour office said, and eleven sailors were missing at night.",
        "A search by two boats found a raft with three men, who were taken to the clinic of the island in the morning.",
        "The owner of the ferry said that it had been repaired in March and that all papers were in order.",
    ]
    assert copies_of([report("a", WIRE + tail), report("b", other + tail)]) == {}


def test_order_plays_no_part() -> None:
    reports = [report(f"r{n}", WIRE[: 5 - n % 2], f"2031-04-0{1 + n % 5}") for n in range(8)]
    expected = find_copies(reports)
    assert len(expected) == 7
    for seed in range(5):
        mixed = reports[:]
        random.Random(seed).shuffle(mixed)
        assert find_copies(mixed) == expected


def test_original_is_never_a_copy() -> None:
    found = copies_of([report(f"r{n}", WIRE[n % 2 :]) for n in range(6)])
    assert not set(found) & set(found.values())


@pytest.mark.parametrize("alike", [0.5, 0.99])
def test_settings_are_used(alike: float) -> None:
    cut = report("b", WIRE[:4])
    found = copies_of([report("a", WIRE), cut], settings=CopySettings(alike=alike, held=2.0))
    assert bool(found) is (alike == 0.5)


def test_empty_input() -> None:
    assert copies_of([]) == {}
    assert date.max > date(2031, 1, 1)
