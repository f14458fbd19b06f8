"""What decisions mean, and which can be made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from twosource.core.decision import Decision, DecisionKind
from twosource.core.incident import Incident
from twosource.core.vocab import Event
from twosource.errors import WrongCallError
from twosource.review import commands
from twosource.review.constraints import Constraints, constraints

WHEN = datetime(2031, 5, 2, tzinfo=UTC)


def row(number: int, kind: DecisionKind, *pairs: tuple[str, str], undoes: int | None = None) -> Decision:
    return Decision(number, kind, "Ana", WHEN, "", "", pairs, undoes)


def incident(id: str, *accounts: str) -> Incident:
    return Incident(id, Event.ATTACK, tuple(f"of-{a}" for a in accounts), accounts, (), None, None)


def test_the_last_word_about_a_pair_counts() -> None:
    log = [row(1, DecisionKind.TOGETHER, ("a", "b"), ("a", "c")), row(2, DecisionKind.SEPARATE, ("a", "b"))]
    assert constraints(log) == Constraints(together=(("a", "c"),), separate=(("a", "b"),))


def test_an_undone_decision_gives_way_to_the_one_before_it() -> None:
    log = [
        row(1, DecisionKind.TOGETHER, ("a", "b")),
        row(2, DecisionKind.SEPARATE, ("a", "b")),
        row(3, DecisionKind.UNDO, undoes=2),
    ]
    assert constraints(log) == Constraints(together=(("a", "b"),))


def test_an_undo_can_be_undone() -> None:
    log = [
        row(1, DecisionKind.TOGETHER, ("a", "b")),
        row(2, DecisionKind.UNDO, undoes=1),
        row(3, DecisionKind.UNDO, undoes=2),
    ]
    assert constraints(log) == Constraints(together=(("a", "b"),))
    assert constraints(log[:2]) == Constraints()


def test_a_merge_pairs_every_account_with_every_other() -> None:
    assert commands.merge([incident("i", "a", "b"), incident("j", "c")]) == (("a", "b"), ("a", "c"), ("b", "c"))


def test_a_merge_of_one_is_refused() -> None:
    with pytest.raises(WrongCallError, match="two incidents"):
        commands.merge([incident("i", "a"), incident("i", "a")])


def test_a_split_pairs_what_goes_with_what_stays() -> None:
    whole = incident("i", "a", "b", "c")
    of = {"a": "of-a", "b": "of-b", "c": "of-c"}
    assert commands.split(whole, ["of-b"], of) == (("a", "b"), ("b", "c"))


@pytest.mark.parametrize("reports", [["of-a", "of-b"], ["other"]])
def test_a_split_that_leaves_a_side_empty_is_refused(reports: list[str]) -> None:
    with pytest.raises(WrongCallError, match="can't be split"):
        commands.split(incident("i", "a", "b"), reports, {"a": "of-a", "b": "of-b"})


def test_only_what_was_decided_and_still_stands_can_be_undone() -> None:
    log = [row(1, DecisionKind.TOGETHER, ("a", "b")), row(2, DecisionKind.UNDO, undoes=1)]
    assert commands.undo(log, 2) == 2
    with pytest.raises(WrongCallError, match="undone already"):
        commands.undo(log, 1)
    with pytest.raises(WrongCallError, match="no decision 3"):
        commands.undo(log, 3)
