"""Stages that are quick and simple enough to reason about, for tests of what runs them.

A report is lines such as ``Kafr Alpha | 2031-05-01 | 3 killed``: one claim each. Lines of the same place and day are
one incident. ``EXPLODE`` makes reading fail, ``STUMBLE`` makes resolving fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.ids import short_id, text_hash
from twosource.core.incident import Incident, Reconciled
from twosource.core.incoming import Incoming, SetAside
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Published, Report, Segment
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Event, Measure, SegmentKind, Status
from twosource.engine.base import Grouping, Stages
from twosource.ingest.readers import read_file, read_lines

_LINE = re.compile(r"(?P<place>[^|\n]+) \| (?P<day>\d{4}-\d\d-\d\d) \| (?P<n>\d+) killed")


def prepare(incoming: Incoming) -> Report | SetAside:
    if "REFUSE" in incoming.text:
        return SetAside(incoming.file, incoming.line, "it asks to be refused", "Leave it out.", incoming.id)
    published = Published(date.fromisoformat(incoming.published), "given", "as given") if incoming.published else None
    return Report(
        id=incoming.id,
        text=incoming.text,
        sha256=text_hash(incoming.text),
        outlet=incoming.outlet,
        lang=incoming.lang or "en",
        published=published,
        segments=(Segment(0, len(incoming.text), SegmentKind.BODY),),
    )


def claims_of(report: Report) -> tuple[Claim, ...]:
    if "EXPLODE" in report.text:
        raise RuntimeError("it went off")
    return tuple(
        Claim(
            id=short_id("c", report.id, found.start()),
            report=report.id,
            quote=Quote.of(report.text, found.start(), found.end()),
            event=Event.ATTACK,
            status=Status.REPORTED,
            figures=(
                Figure(Measure.KILLED, int(found["n"]), int(found["n"]), Quote.of(report.text, *found.span("n"))),
            ),
        )
        for found in _LINE.finditer(report.text)
    )


def extract(reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    for report in reports:
        yield report, claims_of(report)


def resolve(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if "STUMBLE" in report.text:
        raise KeyError("no such thing")
    resolved = []
    for claim in claims:
        found = _LINE.match(claim.quote.text)
        assert found is not None
        day = date.fromisoformat(found["day"])
        anchor = f"published {report.published.day}" if report.published else "stated"
        resolved.append(
            replace(claim, place=PlaceRef(None, found["place"], lat=1.5, lon=2.0), time=TimeRange(day, day, 1, anchor))
        )
    return tuple(resolved)


def group(report: Report, claims: tuple[Claim, ...]) -> tuple[Account, ...]:
    return tuple(Account(short_id("a", c.id), report.id, c.event, (c.id,), place=c.place, time=c.time) for c in claims)


def link(
    accounts: Sequence[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    separate: Iterable[tuple[str, str]],
    together: Iterable[tuple[str, str]],
) -> Grouping:
    membership = {}
    for account in accounts:
        assert account.place is not None and account.time is not None
        membership[account.id] = short_id("i", account.place.name, account.time.start)
    for left, right in together:
        membership = {a: membership[left] if i == membership[right] else i for a, i in membership.items()}
    for left, right in separate:
        if membership[left] == membership[right]:
            membership[right] = short_id("i", right)
    first: dict[str, str] = {}
    for account, home in sorted(membership.items()):
        first.setdefault(home, account)
    return Grouping({a: short_id("i", first[i]) for a, i in membership.items()})


def assemble(
    membership: Mapping[str, str],
    accounts: Sequence[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    duplicates: Mapping[str, str],
) -> tuple[Incident, ...]:
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(membership[account.id], []).append(account)
    return tuple(_incident(name, found, claims) for name, found in groups.items())


def _incident(name: str, accounts: Sequence[Account], claims: Mapping[str, Claim]) -> Incident:
    ids = tuple(sorted(c for account in accounts for c in account.claims))
    dead = [figure.low for c in ids for figure in claims[c].figures]
    figure = Reconciled(min(dead), max(dead), max(dead), False, "fake", ids)
    return Incident(
        name,
        Event.ATTACK,
        tuple(sorted({account.report for account in accounts})),
        tuple(account.id for account in accounts),
        ids,
        accounts[0].time,
        accounts[0].place,
        figures=(("killed", figure),),
    )


def main_incidents(
    accounts: Sequence[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    membership: Mapping[str, str],
) -> dict[str, str]:
    first: dict[str, str] = {}
    for account in accounts:
        first.setdefault(account.report, membership[account.id])
    return first


def copies(reports: Sequence[Report]) -> dict[str, str]:
    first: dict[str, str] = {}
    return {r.id: first[r.text] for r in reports if first.setdefault(r.text, r.id) != r.id}


def stages(**changes: Any) -> Stages:
    """Fakes of every stage; ``changes`` replace some of them."""
    made = Stages(
        extractor="fake@1",
        deriver="1",
        read_file=read_file,
        read_lines=read_lines,
        prepare=prepare,
        extract=extract,
        copies=copies,
        borrow=lambda reports, claims: {},
        resolve=resolve,
        group=group,
        link=link,
        assemble=assemble,
        main_incidents=main_incidents,
    )
    return replace(made, **changes)
