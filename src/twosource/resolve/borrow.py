"""Days of publication that reports lend each other: a derived view, made anew whenever a lender changes.

A report that gives no date borrows one only over a dated event that both it and the lender tell. Two ways:

* *A beginning that both tell.* One dated report says when something lasting began ("since 30 September"), the other says
  how long it has lasted ("over two weeks ago", "enters its second day", "began on Wednesday"). Where the borrower's own
  weekdays and dates leave exactly one day, that is its day.
* *The same event on the same weekday.* Both tell in their opening of the same ways of war on the same weekday, with the
  same actors and several names that only reports of those weeks have (see ``borrow_story``), and no other lender tells
  as much of another day.

It is done in rounds, each from what the round before knew, so the order of the input plays no part. No list of wars or
campaigns is used; where several days fit, nothing is lent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from twosource.core.claim import Claim
from twosource.core.report import Published, Report
from twosource.resolve.borrow_days import days_since, fits, last_such_day, near_own_dates, own_weekday
from twosource.resolve.borrow_names import capitals, key_of
from twosource.resolve.borrow_story import StoryNames
from twosource.resolve.borrow_telling import Cue, Telling, tell
from twosource.resolve.borrow_words import BorrowWords, load_borrow_words

_SHARED = 3
"""Names in common, countries and peoples apart, without which two reports do not tell one story."""
_SUPPORTED = 2
"""The same for an event, where a beginning that both tell already holds the borrower to that year."""
_CLEARLY = 2
"""Names by which the best lender of an event must be ahead of one that says another day."""


@dataclass(frozen=True, slots=True)
class _Start:
    """A dated beginning: the day, the lender's cue for it, and the lender."""

    day: date
    cue: Cue
    lender: Telling
    lender_borrowed: bool


@dataclass(frozen=True, slots=True)
class _Offer:
    day: date
    lender: Report
    note: str
    cue: Cue
    score: int = 0


def borrow_dates(
    reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]], *, words: BorrowWords | None = None
) -> dict[str, Published]:
    """Report id to the day it borrows, with method ``borrowed``, the lender, and the reason in words.

    Only reports without ``published`` borrow. ``claims`` (by report id) add the places that reading found. Nothing is
    read or computed where all reports are dated, or none is.
    """
    open_ids = {r.id for r in reports if r.published is None}
    if not open_ids or len(open_ids) == len(reports):
        return {}
    words = words or load_borrow_words()
    ordered = sorted(reports, key=lambda r: r.id)
    borrowers = {r.id: tell(r, claims.get(r.id, ()), words=words) for r in ordered if r.id in open_ids}
    borrowers = {i: t for i, t in borrowers.items() if t.weekdays or any(c.began for c in t.cues)}
    if not borrowers:
        return {}
    dated = [r for r in ordered if r.published is not None]
    capital_keys = [{key_of(w) for w in capitals(r.text)} for r in dated]
    sought = [{key_of(w) for w in t.words} for t in borrowers.values()]
    lenders = [
        tell(report, claims.get(report.id, ()), words=words)
        for report, keys in zip(dated, capital_keys, strict=True)
        if any(len(keys & s) >= _SHARED for s in sought)
    ]
    names = StoryNames.of([*borrowers.values(), *lenders], zip(dated, capital_keys, strict=True), words=words)
    return _Lending(borrowers, lenders, names).run()


@dataclass(slots=True)
class _Lending:
    borrowers: dict[str, Telling]
    lenders: list[Telling]
    names: StoryNames

    def run(self) -> dict[str, Published]:
        lent: dict[str, Published] = {}
        while True:
            known = [*self.lenders, *(_dated(self.borrowers[i], p) for i, p in sorted(lent.items()))]
            open_ids = sorted(set(self.borrowers) - set(lent))
            names = self.names.with_days(known)
            starts = [s for t in known for s in _starts(t)]
            windows = {i: self._windows(self.borrowers[i], starts) for i in open_ids}
            offers = {i: o for i in open_ids if (o := self._by_start(windows[i]))}
            if not offers:
                offers = {i: o for i in open_ids if (o := self._by_event(self.borrowers[i], known, windows[i], names))}
            if not offers:
                return lent
            lent |= {
                i: Published(o.day, "borrowed", o.note, quote=o.cue.quote, lender=o.lender.id)
                for i, o in offers.items()
            }

    def _windows(self, telling: Telling, starts: Sequence[_Start]) -> dict[date, tuple[frozenset[date], _Start, Cue]]:
        """By the day of a beginning that the report tells too: the days that fit the report, the start and the cue."""
        found: dict[date, tuple[frozenset[date], _Start, Cue]] = {}
        for start in starts:
            if not any(c.began and _same_beginning(c, start.cue) for c in telling.cues):
                continue
            if len(self.names.shared(telling, start.lender)) < _SHARED:
                continue
            matched = [c for c in telling.cues if c.began and _same_beginning(c, start.cue)]
            days: frozenset[date] | None = None
            best = matched[0]
            for cue in matched:
                allowed = frozenset(d for d in days_since(cue, start.day) if fits(telling, d))
                if days is None or len(allowed) < len(days):
                    best = cue
                days = allowed if days is None else days & allowed
            if not days:
                continue
            kept = found.get(start.day)
            if kept is None or _rank(start) < _rank(kept[1]):
                found[start.day] = (days, start, best)
        return found

    def _by_start(self, windows: Mapping[date, tuple[frozenset[date], _Start, Cue]]) -> _Offer | None:
        single = [(min(days), start, cue) for days, start, cue in windows.values() if len(days) == 1]
        if len({day for day, _, _ in single}) != 1:
            return None
        day, start, cue = min(single, key=lambda s: _rank(s[1]))
        lender = start.lender.report
        note = (
            f"{_words(start.day)} is the day when what both tell began "
            f"(lender {lender.id}: {_quoted(start.cue)}); here {_quoted(cue)}, which leaves {_words(day)}"
        )
        return _Offer(day, lender, note, cue)

    def _by_event(
        self,
        telling: Telling,
        known: Sequence[Telling],
        windows: Mapping[date, tuple[frozenset[date], _Start, Cue]],
        names: StoryNames,
    ) -> _Offer | None:
        weekday = own_weekday(telling.weekdays)
        if weekday is None:
            return None
        told = {int(c.value): c for c in reversed(telling.cues) if c.kind == "weekday" and c.current}
        allowed = frozenset(d for days, _, _ in windows.values() for d in days)
        offers = []
        for lender, (told_on, cue) in product(known, sorted(told.items())):
            event, theirs = _event_day(lender, told_on)
            if event is None or theirs is None:
                continue
            day = event + timedelta(days=(weekday - told_on) % 7)
            if not fits(telling, day) or (allowed and day not in allowed):
                continue
            if not near_own_dates(telling, day) or not _same_ways(telling, lender):
                continue
            shared = names.told_by_both(telling, lender)
            if len(shared) < (_SUPPORTED if allowed else _SHARED):
                continue
            note = (
                f"both tell the same event of {_words(event)} (lender {lender.report.id}: {_quoted(theirs)}; here "
                f"{_quoted(cue)}), with {', '.join(shared)}"
            )
            offers.append(_Offer(day, lender.report, note, cue, len(shared)))
        if not offers:
            return None
        best = max(offers, key=lambda o: (o.score, -o.day.toordinal()))
        rivals = [o for o in offers if o.day != best.day]
        if any(o.score > best.score - _CLEARLY for o in rivals):
            return None
        same = [o for o in offers if o.day == best.day]
        return min(same, key=lambda o: (-o.score, o.lender.id))


def _dated(telling: Telling, published: Published) -> Telling:
    return replace(telling, report=replace(telling.report, published=published))


def _rank(start: _Start) -> tuple[bool, bool, str, int]:
    return (start.lender_borrowed, start.cue.kind != "date", start.lender.report.id, start.cue.quote.start)


def _starts(telling: Telling) -> list[_Start]:
    """Beginnings that a dated report dates to the day."""
    published = telling.report.published
    if published is None:
        return []
    found = []
    for cue in telling.cues:
        if not cue.began or not cue.kinds or not cue.roots:
            continue
        day = _day_of(cue, published.day)
        if day is not None:
            found.append(_Start(day, cue, telling, published.method == "borrowed"))
    return found


def _day_of(cue: Cue, published: date) -> date | None:
    if cue.kind == "date":
        if cue.value.startswith("--"):
            return last_such_day(cue.value, published)
        try:
            return date.fromisoformat(cue.value)
        except ValueError:
            return None
    if cue.kind == "weekday" and cue.current:
        return published - timedelta(days=(published.weekday() - int(cue.value)) % 7)
    if cue.kind == "ordinal":
        return published - timedelta(days=int(cue.value) - 1)
    return None


def _same_beginning(mine: Cue, theirs: Cue) -> bool:
    """Both cues tell the beginning of the same thing: a way of war, and actors, in common.

    Two weekdays are never enough: what began "on Thursday" in two reports need not have begun on the same Thursday.
    """
    if mine.kind == "weekday" and theirs.kind == "weekday":
        return False
    return bool(mine.kinds & theirs.kinds) and len(mine.roots & theirs.roots) >= 2 and bool(mine.near & theirs.near)


def _same_ways(mine: Telling, theirs: Telling) -> bool:
    return bool(mine.lead_kinds & theirs.lead_kinds) and bool(mine.roots & theirs.roots)


def _event_day(lender: Telling, weekday: int) -> tuple[date | None, Cue | None]:
    """The day of the lender's news that fell on ``weekday``, with its cue."""
    published = lender.report.published
    if published is None:
        return None, None
    for cue in lender.cues:
        if cue.kind in ("weekday", "date") and cue.current:
            day = _day_of(cue, published.day)
            if day is not None and day.weekday() == weekday and timedelta(0) <= published.day - day < timedelta(days=7):
                return day, cue
    return None, None


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _quoted(cue: Cue) -> str:
    return f"“{' '.join(cue.quote.text.split())}”"
