"""What a coder entered at the end of a note."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import Measure


def dead(read_text: Any, text: str) -> list[tuple[int, int | None, tuple[str, ...]]]:
    return [
        (f.low, f.high, tuple(s.name for s in c.attribution))
        for c in read_text(text)
        for f in c.figures
        if f.measure is Measure.KILLED
    ]


def test_an_entry_is_the_outlets_own_and_the_other_count_is_that_of_the_body_named_for_it(read_text: Any) -> None:
    found = dead(
        read_text,
        "On 2 June 2031, rebels ambushed a patrol and killed 6 soldiers near Talab. Fatalities coded as 0 (Radio Meridian reported 6).",
    )
    assert (0, 0, ()) in found
    assert (6, 6, ("Radio Meridian",)) in found


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        ("Unknown fatalities coded as 10.", 10),
        ("Unclear reported fatalities are coded as 3 due to lack of precision.", 3),
        ("Fatalities are split across 2 events (4).", 4),
    ],
)
def test_the_number_entered_is_read_whatever_stands_before_it(read_text: Any, entry: str, count: int) -> None:
    found = dead(
        read_text, f"On 2 June 2031, rebels clashed with soldiers near Talab, with losses on both sides. {entry}"
    )
    assert found == [(count, count, ())]


def test_an_entry_that_agrees_with_the_report_changes_no_voice(read_text: Any) -> None:
    found = dead(
        read_text,
        "On 2 June 2031, rebels killed 6 soldiers near Talab. Fatalities coded as 6 (Radio Meridian reported 6).",
    )
    assert all(voices != ("Radio Meridian",) for low, _, voices in found[:1])
    assert found[0][0] == 6


def test_what_is_coded_as_a_place_counts_nobody(read_text: Any) -> None:
    assert dead(read_text, "On 2 June 2031, rebels clashed with soldiers at Talab, coded as 12 Mile Hill.") == []
