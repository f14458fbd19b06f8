"""Where incidents came from between two runs."""

from __future__ import annotations

from twosource.link.lineage import Descent, Fate, lineage


def test_an_incident_that_took_in_a_new_account_has_grown_and_one_left_alone_was_kept() -> None:
    before = {"a": "i1", "b": "i1", "c": "i2"}
    after = {"a": "i1", "b": "i1", "new": "i1", "c": "i2"}
    assert lineage(before, after) == (Descent("i1", Fate.GROWN, ("i1",)), Descent("i2", Fate.KEPT, ("i2",)))


def test_a_split_says_where_both_parts_came_from() -> None:
    rows = lineage({"a": "i1", "b": "i1", "c": "i1"}, {"a": "i1", "b": "i1", "c": "i9"})
    assert rows == (Descent("i1", Fate.SPLIT, ("i1",)), Descent("i9", Fate.SPLIT, ("i1",)))


def test_incidents_that_became_one_are_named_the_one_with_most_accounts_first() -> None:
    before = {"a": "i1", "b": "i2", "c": "i2"}
    assert lineage(before, dict.fromkeys("abc", "i1")) == (Descent("i1", Fate.JOINED, ("i2", "i1")),)


def test_accounts_of_a_report_that_was_taken_out_leave_an_incident_what_it_was() -> None:
    assert lineage({"a": "i1", "gone": "i1"}, {"a": "i1"}) == (Descent("i1", Fate.KEPT, ("i1",)),)


def test_an_incident_of_new_accounts_came_from_nowhere() -> None:
    assert lineage({}, {"a": "i1"}) == (Descent("i1", Fate.NEW),)
