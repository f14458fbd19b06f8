"""Claims get their days: each time phrase against the report's day or the event told before, and silence from its context.

Conventions, after the field's coding guides: the day is the day that the event happened; a weekday is the latest such day
not after publication, publication's own included; a period still running ends with the report's day; a claim without a
phrase has the day of what it continues. Without a published day only what the text dates by itself is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.core.timeform import Form
from twosource.core.timerange import TimeMention, TimeRange
from twosource.core.vocab import Scope, Status
from twosource.resolve.bulletin_days import covered_days
from twosource.resolve.times_interval import Anchors, precision_of, resolve_form

STORY = "the story's own day"
"""How the anchor of a claim begins that has the day that its report is about."""
COVERED = "the days that the bulletin covers"
"""How the anchor of a total begins that a bulletin counts over its own period."""
_AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_CONTEXT = frozenset({"narrative", "clause", "part_of_day", "clock"})
_DAYS = frozenset({"date", "weekday", "relative_day", "month", "unit", "season", "holiday"})
_SENTENCE_END = re.compile(r"[.!?\n][”\"’)]*\s+|\n")
_UPDATE = re.compile(
    r"\b(?:(?:toll|number|count|tally|total|figure)\b[^.]{0,80}\b(?:rose|risen|rises|raised|climbed|increased|stands|stood|at|to|now)"
    r"|now known|(?:raised|revised|rose|risen|climbed) to|more bodies|bringing)\b",
    re.IGNORECASE,
)
"""Words for a count that is newer than its event."""
_EVENT = (
    "(?:attack|strike|airstrike|raid|bombing|shelling|wave|blast|explosion|assault|massacre|killing|barrage|shooting|incident"
    "|clash|ambush)s?"
)
_RECALL = re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?{_EVENT}\b")
_RECALLED = re.compile(rf"\bthe (?:[\w-]+ ){{0,2}}{_EVENT} (?:on|of) $", re.IGNORECASE)
_FOR_ITSELF = re.compile(
    r"\b(?:in|during|for|throughout)\W+(?:the (?:month|year|whole) of |all of )?\W*\w+\W*(?:of )?\W*(?:(?:19|20)\d\d)?$"
)
_NOW = re.compile(r"\b(?:currently|at present|presently|to this day)\b", re.IGNORECASE)
_BULLETS = frozenset("•‣◦▪–-*")
_RECENT = timedelta(days=7)
_STRETCH = 31
"""Days from which on a stretch of time is background, and no day of an event that is told next."""


def resolve_times(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """``claims`` in their order with ``time`` set where it can be known. Pure; raises nothing for odd input."""
    order = sorted(range(len(claims)), key=lambda k: (claims[k].quote.start, claims[k].quote.end, k))
    story = _Story(report, [claims[k] for k in order], covered_days(report) if claims else None)
    times = dict(zip(order, story.times(), strict=True))
    return tuple(replace(claim, time=times[k]) for k, claim in enumerate(claims))


@dataclass(slots=True)
class _Story:
    """One report's claims in the order of the text."""

    report: Report
    claims: list[Claim]
    covered: tuple[date, date] | None = None
    """The days that a bulletin counts over."""

    def times(self) -> list[TimeRange | None]:
        found: list[TimeRange | None] = []
        main = self._main()
        for k, claim in enumerate(self.claims):
            shared = self._shared(k)
            found.append(found[-1] if shared else self._time(k, claim, found, main))
        return found

    def _shared(self, k: int) -> bool:
        """One phrase that counts from the event before ("the day before, ...") dates both this claim and the last."""
        mention = self.claims[k].time_mention
        before = self.claims[k - 1].time_mention if k else None
        return mention is not None and mention == before and mention.kind == "narrative"

    def _main(self) -> TimeRange | None:
        """The day of the story: of the first claim with a recent day of its own that continues the opening."""
        said: date | None = None
        for k, claim in enumerate(self.claims):
            mention = claim.time_mention
            if mention is not None and mention.spoken and not any(c.time_mention for c in self.claims[:k]):
                told = self._own(claim, mention, None)
                if told is None or not self._updates(claim):
                    return None  # told on the day that it is said: the report's day, not one named further down
                said = told.end  # a toll of this day: its event is older
                continue
            if mention is None or mention.spoken or mention.kind in _CONTEXT or _cumulative(claim):
                continue
            if claim.status in _AHEAD:
                continue
            time = self._own(claim, mention, None)
            if time is None or not self._recent(time) or time.days > 3:
                continue
            if said is not None and (time.end >= said or not self._recalls(mention)):
                continue
            if k and self._opens_topic(mention):
                return None
            return time
        return self._recalled() if said is None else None

    def _recalled(self) -> TimeRange | None:
        """The one older day that the report comes back to ("the strike of May 3 ..."), where nothing newer is told."""
        if self.claims and self.claims[0].time_mention is not None and self.claims[0].time_mention.kind == "date":
            return None
        days: dict[tuple[date, date], TimeRange] = {}
        for claim in self.claims:
            mention = claim.time_mention
            if mention is not None and mention.kind == "date" and self._recalls(mention):
                time = self._own(claim, mention, None)
                if time is not None and time.days == 1:
                    days[time.start, time.end] = time
        return next(iter(days.values())) if len(days) == 1 else None

    def _recalls(self, mention: TimeMention) -> bool:
        """The phrase names an event that is taken for known: "the January 14 attack", "Saturday's strike"."""
        before = self.report.text[max(0, mention.quote.start - 60) : mention.quote.start]
        return _RECALL.match(self.report.text, mention.quote.end) is not None or _RECALLED.search(before) is not None

    def _updates(self, claim: Claim) -> bool:
        """The sentence gives a new count of the dead of an event that it takes for known."""
        mention = claim.time_mention
        start = min(claim.quote.start, mention.quote.start if mention else claim.quote.start)
        return _UPDATE.search(self.report.text[start : claim.quote.end]) is not None

    def _said(self) -> TimeRange | None:
        """The first day of the last week on which something of the story was said, where no day of it is told."""
        published = self.report.published.day if self.report.published else None
        for claim in self.claims:
            mention = claim.time_mention
            if mention is not None and not mention.spoken and mention.kind in _DAYS:
                return None
            if mention is not None and mention.spoken and published is not None:
                time = self._own(claim, mention, None)
                if time is None or time.days > 1 or not published - _RECENT <= time.end < published:
                    return None
                return time
        return None

    def _recent(self, time: TimeRange) -> bool:
        day = self.report.published.day if self.report.published else None
        return day is None or time.end >= day - _RECENT

    def _opens_topic(self, mention: TimeMention) -> bool:
        """The phrase opens its paragraph ("Yesterday, ..."), so another event begins there."""
        line = self.report.text.rfind("\n", 0, mention.quote.start) + 1
        return len(self.report.text[line : mention.quote.start].strip()) <= 4

    def _opens_sentence(self, k: int) -> bool:
        """The phrase that the day of claim ``k`` goes back to opens its sentence ("In March, ..."): a story of its own."""
        while k > 0 and self.claims[k].time_mention is None:
            k -= 1
        mention = self.claims[k].time_mention
        if mention is None:
            return False
        before = _SENTENCE_END.split(self.report.text[max(0, mention.quote.start - 200) : mention.quote.start])[-1]
        return len(before.strip()) <= 8 or (";near=" in mention.value and before.lstrip().startswith(("On ", "In ")))

    def _listed(self, claim: Claim) -> bool:
        """The claim stands in a line of a list."""
        line = self.report.text.rfind("\n", 0, claim.quote.start + 1) + 1
        return self.report.text[line : line + 2].strip() in _BULLETS

    def _other_end(self, claim: Claim, mention: TimeMention) -> bool:
        """In "one day after X" the claim is X itself; not so in "one day after X, Y", where it is Y."""
        between = self.report.text[mention.quote.end : max(mention.quote.end, _place(claim))]
        return mention.quote.start <= _place(claim) and "," not in between

    def _aside(self, claim: Claim) -> bool:
        """Told only to date another event ("one day after a raid killed ..."): what follows goes on with the other one."""
        mention = claim.time_mention
        return mention is not None and mention.kind == "clause" and self._other_end(claim, mention)

    def _time(self, k: int, claim: Claim, found: list[TimeRange | None], main: TimeRange | None) -> TimeRange | None:
        mention = claim.time_mention
        context = self._context(k, claim, found, main)
        if mention is None:
            return context
        own = self._own(claim, mention, found[-1] if found else None)
        if mention.spoken and context is not None and (k or main is not None) and not _cumulative(claim):
            late = own is not None and own.end < context.start  # said before it happened: another event
            return own if late else context
        if own is None and mention.kind in _DAYS and not mention.spoken:
            return None  # "on Friday" of a report without a day is another day than the claim before has
        return own or context

    def _own(self, claim: Claim, mention: TimeMention, before: TimeRange | None) -> TimeRange | None:
        try:
            form = Form.parse(mention.kind, mention.value)
        except ValueError:
            return None
        published = self.report.published.day if self.report.published else None
        anchors = Anchors(published, (before.start, before.end) if before else None, claim.status in _AHEAD)
        if form.kind == "since" and mention.quote.start < claim.quote.start < mention.quote.end:
            form = form.inner[0]  # "since the 2019 raid that killed ...": the claim is the raid
        if form.kind == "clause":
            if self._other_end(claim, mention):
                sign = {"-": "+", "+": "-"}[form.value[0]]
                form = Form("clause", f"{sign}{form.value[1:]}", form.modifiers)
            elif mention.quote.start > _place(claim):
                return None  # "the raid came a day after ...": the raid has its day from elsewhere
        resolved = resolve_form(form, anchors)
        if resolved is None:
            return None
        start, end, anchor = resolved.start, resolved.end, resolved.anchor
        to_date = form.kind == "date" or not self._within(mention)
        if (
            _cumulative(claim)
            and to_date
            and form.kind in ("date", "month", "year")
            and published
            and start <= published
        ):
            end, anchor = max(end, published), f"{anchor}, to the report's day"
        return TimeRange(start, end, precision_of(start, end), anchor, mention.quote)

    def _within(self, mention: TimeMention) -> bool:
        """ "in February", "during 2017": a month or a year that counts for itself, whatever day it is now."""
        before = self.report.text[max(0, mention.quote.start - 24) : mention.quote.start]
        return _FOR_ITSELF.search(f"{before}{mention.quote.text}".lower()) is not None

    def _context(self, k: int, claim: Claim, found: list[TimeRange | None], main: TimeRange | None) -> TimeRange | None:
        """The day of a claim that names none."""
        published = self.report.published
        if published is not None and _cumulative(claim) and _NOW.search(claim.quote.text):
            return TimeRange(published.day, published.day, 1, f"published {published.day}, as things stand")
        if self.covered is not None and _total(claim) and not _cumulative(claim):
            first, last = self.covered
            return TimeRange(first, last, precision_of(first, last), f"{COVERED}, from {first}")
        if _total(claim) or self._listed(claim):
            earlier = [t for c, t in zip(self.claims[:k], found, strict=True) if _total(c) and t and t.days > 1]
            if earlier or _cumulative(claim):
                return _inherited(earlier[-1], "the total before") if earlier else None
        for j in range(k - 1, -1, -1):
            if self.claims[j].status in _AHEAD and claim.status not in _AHEAD:
                continue
            if _cumulative(self.claims[j]) or self._aside(self.claims[j]):
                continue
            same = "\n" not in self.report.text[self.claims[j].quote.end : claim.quote.start].strip(" \t\r")
            time = found[j]
            if time is None:
                break
            if time.days > _STRETCH and not same and not _total(claim):
                continue  # "they have fought since October": the next paragraph's strike took no months
            if not same and not self._recent(time) and not self._opens_sentence(j):
                break
            return _inherited(time, "the claim before")
        if main is not None:
            return _inherited(main, STORY)
        if published is None or claim.status is Status.HISTORICAL:
            return None
        said = self._said()
        if said is not None:
            return TimeRange(said.start, said.end, said.precision, f"{said.anchor}, said on {said.start}, no day told")
        return TimeRange(published.day, published.day, 1, f"published {published.day}, no day told")


def _cumulative(claim: Claim) -> bool:
    return any(f.scope is Scope.CUMULATIVE for f in claim.figures)


def _total(claim: Claim) -> bool:
    return any(f.scope is not Scope.INCIDENT for f in claim.figures)


def _place(claim: Claim) -> int:
    """Where the claim's event is told: its trigger, or the middle of its quote."""
    return claim.trigger.start if claim.trigger else (claim.quote.start + claim.quote.end) // 2


def _inherited(time: TimeRange, whose: str) -> TimeRange:
    return TimeRange(time.start, time.end, time.precision, f"{whose}, {time.start}")
