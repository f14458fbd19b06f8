"""Which names tell that two reports are of one story: those that the dated reports have only within a few weeks.

No gazetteer and no list decides it: in a pile of reports about one war "Gaza" or a monitor's name is spread over years and
tells nothing, while a village is named in the days when something happened there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.core.report import Report
from twosource.resolve.borrow_names import key_of, root_of
from twosource.resolve.borrow_telling import Telling
from twosource.resolve.borrow_words import BorrowWords

WEEKS = 21
"""Days within which all dated reports that have a name must lie for it to tell a story."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class StoryNames:
    """The names of each report apart from countries and peoples, and the first and last day of every name.

    ``own``: report id to keys of all its names; ``opening``: to runs of names of its opening, a run being words that stand
    side by side ("Deir Ezzor" is one); ``days``: key to first and last day of the dated reports that have it.
    """

    own: Mapping[str, frozenset[str]]
    opening: Mapping[str, tuple[tuple[tuple[str, str], ...], ...]]
    days: Mapping[str, Days]

    @classmethod
    def of(
        cls, tellings: Sequence[Telling], dated: Iterable[tuple[Report, set[str]]], *, words: BorrowWords
    ) -> StoryNames:
        broad = frozenset(root for t in tellings for root in t.broad)
        wide = {w for t in tellings for w in t.words if root_of(w, words=words) in broad}
        wide_keys = {key_of(w) for w in wide}
        own = {t.report.id: frozenset(key_of(w) for w in t.words - wide) - wide_keys for t in tellings}
        opening = {t.report.id: _runs([(at, w) for at, w in t.lead if key_of(w) not in wide_keys]) for t in tellings}
        days: dict[str, Days] = {}
        for report, keys in dated:
            if report.published is not None:
                _extend(days, keys, report.published.day)
        return cls(own, opening, days)

    def with_days(self, known: Sequence[Telling]) -> StoryNames:
        """The same after some reports have borrowed their days."""
        days = dict(self.days)
        for telling in known:
            if telling.report.published is not None:
                _extend(days, self.own[telling.report.id], telling.report.published.day)
        return StoryNames(self.own, self.opening, days)

    def shared(self, one: Telling, other: Telling) -> frozenset[str]:
        """Keys of the names in common."""
        return self.own[one.report.id] & self.own[other.report.id]

    def told_by_both(self, one: Telling, other: Telling) -> tuple[str, ...]:
        """Names, as ``one`` writes them, that both have in their openings and that only reports of those weeks have."""
        theirs = {key for run in self.opening[other.report.id] for key, _ in run}
        found = {}
        for run in self.opening[one.report.id]:
            for key, word in run:
                if key in theirs and key not in found and self._of_weeks(key):
                    found[key] = word
                    break
        return tuple(sorted(word.capitalize() for word in found.values()))

    def _of_weeks(self, key: str) -> bool:
        days = self.days.get(key)
        return days is not None and (days[1] - days[0]).days <= WEEKS


def _extend(days: dict[str, Days], keys: Iterable[str], day: date) -> None:
    for key in keys:
        first, last = days.get(key, (day, day))
        days[key] = (min(first, day), max(last, day))


def _runs(names: Sequence[tuple[int, str]]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Names that stand next to each other, as one run; each run once."""
    runs: list[list[tuple[str, str]]] = []
    end = -10
    for at, word in names:
        if at - end > 1:
            runs.append([])
        runs[-1].append((key_of(word), word))
        end = at + len(word)
    return tuple(dict.fromkeys(tuple(run) for run in runs))
