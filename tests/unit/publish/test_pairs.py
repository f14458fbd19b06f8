"""Why two accounts are linked or are not."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from types import ModuleType

import pytest
from rich.console import Console

from twosource.core.account import Account
from twosource.core.record import Record
from twosource.link.settings import load_link_settings
from twosource.publish.pairs import End, Story, explain_link, find_end
from twosource.publish.pairs_show import show_story

SETTINGS = load_link_settings()


def record_of(sample: ModuleType) -> Record:
    """The sample with one account per report and incident."""
    accounts, incidents = [], []
    for incident in sample.INCIDENTS:
        own = [c for c in sample.CLAIMS if c.id in incident.claims]
        made = [
            Account(
                f"a_{incident.id[2:]}_{r[:4]}",
                r,
                incident.event,
                tuple(c.id for c in own if c.report == r),
                own[0].place,
                own[0].time,
            )
            for r in dict.fromkeys(c.report for c in own)
        ]
        accounts += made
        incidents.append(replace(incident, accounts=tuple(a.id for a in made)))
    return replace(sample.RECORD, accounts=tuple(accounts), incidents=tuple(incidents))


def story(record: Record, left: str, right: str, **decisions: list[tuple[str, str]]) -> Story:
    return explain_link(record, find_end(record, left), find_end(record, right), settings=SETTINGS, **decisions)


def plain(record: Record, found: Story) -> str:
    console = Console(file=StringIO(), width=160, color_system=None)
    console.print(show_story(record, found))
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_steps_run_from_nothing_to_the_score(sample: ModuleType) -> None:
    record = record_of(sample)
    (pair,) = story(record, "a_market_lant", "a_market_ledg").pairs
    assert pair.steps[0].before == 0 and pair.steps[-1].after == pytest.approx(pair.link.score, abs=0.01)
    for step, following in zip(pair.steps, pair.steps[1:], strict=False):
        assert step.after == following.before
        assert step.after == pytest.approx(step.before + step.feature.weight, abs=0.001)


def test_two_accounts_of_one_incident_are_linked_in_it(sample: ModuleType) -> None:
    record = record_of(sample)
    found = story(record, "a_market_lant", "a_market_ledg")
    assert found.linked == "i_market" and found.outcome.startswith("Linked in i_market")
    shown = plain(record, found)
    assert "Qarn Lantern" in shown and "Sand Ledger" in shown
    assert all(step.feature.reason in shown for step in found.pairs[0].steps)


def test_one_report_that_tells_two_events_keeps_them_apart(sample: ModuleType) -> None:
    found = story(record_of(sample), "i_second", "i_depot")
    assert found.linked is None
    assert "one report tells them as two events" in found.outcome


def test_a_persons_word_decides(sample: ModuleType) -> None:
    record = record_of(sample)
    pair = ("a_market_lant", "a_market_ledg")
    assert "a person put them together" in story(record, *pair, together=[pair]).outcome
    lone = tuple(replace(i, accounts=i.accounts[:1]) if i.id == "i_market" else i for i in record.incidents)
    apart = replace(record, incidents=lone)
    assert "not the same" in story(apart, *pair, separate=[pair[::-1]]).outcome


@pytest.mark.parametrize(
    ("given", "kind", "n"),
    [("i_market", "incident", 2), ("wire", "report", 2), ("a_camp", "account", 1), ("lant", "report", 2)],
)
def test_an_end_is_an_account_a_report_or_an_incident(sample: ModuleType, given: str, kind: str, n: int) -> None:
    end = find_end(record_of(sample), given)
    assert (end.kind, len(end.accounts)) == (kind, n)


@pytest.mark.parametrize(
    ("given", "said"), [("zz", "no account"), ("", "no account"), ("a_", "begin with"), ("ledger", "2 begin")]
)
def test_an_unclear_end_is_a_clear_error(sample: ModuleType, given: str, said: str) -> None:
    with pytest.raises(KeyError, match=said):
        find_end(record_of(sample), given)


def test_a_report_without_an_event_has_nothing_to_compare(sample: ModuleType) -> None:
    record = record_of(sample)
    empty = explain_link(record, End("report", "x", ()), find_end(record, "wire"), settings=SETTINGS)
    assert empty.pairs == () and "nothing to compare" in empty.outcome
    assert "nothing to compare" in plain(record, empty)
