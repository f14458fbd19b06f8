"""Countries that reports lend each other, as a thing that grows: a new report changes what few others borrow.

Ends where ``leans.lend_countries`` ends over the same reports.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.core.claim import Claim
from twosource.core.report import Lean, Report
from twosource.resolve.countries import load_countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.leans import Witnesses, focused, lent_to, names_of, sure_country
from twosource.resolve.wording import SAMPLE, Wording, mark_of, words_of


class Lending:
    """Reports are added one by one, in any order; none is taken out."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer, self._countries = gazetteer, load_countries()
        self._witnesses: dict[str, Witnesses] = {}
        self._focus = Witnesses()
        self._sample: list[tuple[bytes, str]] = []
        self._sampled: dict[str, tuple[str, frozenset[str]]] = {}
        self._wording: Wording | None = None
        self._unsure: dict[str, tuple[dict[str, str], frozenset[str]]] = {}
        self._naming: defaultdict[str, list[str]] = defaultdict(list)
        self.leans: dict[str, tuple[Lean, ...]] = {}
        """Report -> what it borrows; reports that borrow nothing are left out."""

    def add(self, report: Report, claims: Sequence[Claim]) -> frozenset[str]:
        """Takes in a report that is not there yet. Gives the reports that may borrow otherwise than before; see ``look``."""
        names = names_of(report, claims)
        code = sure_country(report, claims, self._gazetteer, self._countries)
        if code is None:
            self._unsure[report.id] = names, words_of(report.text)
            for key in names:
                self._naming[key].append(report.id)
            return frozenset((report.id,))
        before = focused(self._focus, self._countries)
        self._focus.add(code, report.id)
        for key in names:
            if key not in self._witnesses:
                self._witnesses[key] = Witnesses()
            self._witnesses[key].add(code, report.id)
        if self._count_words(code, report) or focused(self._focus, self._countries) != before:
            return frozenset(self._unsure)
        return frozenset(r for key in names if key in self._naming for r in self._naming[key])

    def look(self, reports: frozenset[str]) -> frozenset[str]:
        """Works out anew what these borrow. Gives those for which it is another than before."""
        changed = set()
        wording = self._worded() if reports else Wording()
        for report in reports:
            names, words = self._unsure[report]
            found = lent_to(names, words, self._witnesses, wording, self._focus, self._countries)
            if found != self.leans.get(report, ()):
                changed.add(report)
                if found:
                    self.leans[report] = found
                else:
                    del self.leans[report]
        return frozenset(changed)

    def add_all(self, reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]]) -> None:
        """Adds many, and works out once what each borrows."""
        for report in reports:
            self.add(report, claims.get(report.id, ()))
        self.look(frozenset(self._unsure))

    def _count_words(self, code: str, report: Report) -> bool:
        """True where the report comes into the sample of those whose words are counted."""
        mark = (mark_of(report.id), report.id)
        if len(self._sample) >= SAMPLE:
            if mark > self._sample[-1]:
                return False
            del self._sampled[self._sample.pop()[1]]
        insort(self._sample, mark)
        self._sampled[report.id] = code, words_of(report.text)
        self._wording = None
        return True

    def _worded(self) -> Wording:
        if self._wording is None:
            self._wording = Wording()
            for report, (code, words) in sorted(self._sampled.items()):
                self._wording.add(code, report, words)
        return self._wording
