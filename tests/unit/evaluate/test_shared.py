"""Reports that share an incident and a date are to be linked, all others apart."""

from __future__ import annotations

from twosource.evaluate.shared import score_shared


def row(name: str, *told: tuple[str, str]) -> dict[str, object]:
    return {"id": name, "gold": [{"incident": incident, "date": day} for incident, day in told]}


def test_a_pair_found_a_pair_missed_and_a_pair_too_many() -> None:
    gold = [row("a", ("x", "1"), ("y", "2")), row("b", ("x", "1")), row("c", ("y", "2")), row("d", ("z", "3"))]
    found = score_shared(gold, [{"reports": ["a", "b"]}, {"reports": ["b", "d", "not in the set"]}])
    assert (found["pairs"], found["linked"], found["wrongly_linked"]) == (2, 0.5, 1)
    assert (found["apart"], found["precision"]) == (0.75, 0.5)


def test_one_incident_told_of_two_days_makes_no_pair() -> None:
    found = score_shared([row("a", ("x", "1")), row("b", ("x", "2"))], [])
    assert (found["pairs"], found["linked"], found["apart"]) == (0, None, 1.0)
