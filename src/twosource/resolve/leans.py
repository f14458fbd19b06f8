"""Countries that reports lend each other: a derived view, made anew with every run, that names the lender.

Many short reports name a village, a politician or a local body and no country. Another report of the record that names
the same and says which country it is in speaks for it. A name lends only where nearly all reports that are sure of
their country agree on it; nothing is lent to a report that is sure itself, and what was lent is never lent on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from twosource.core.claim import Claim
from twosource.core.report import Lean, Report
from twosource.resolve.context import context_of
from twosource.resolve.countries import Countries, load_countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.names import named_in
from twosource.resolve.spelling import folded
from twosource.resolve.wording import Wording, sampled, words_of

_SURE = 0.5
"""Share of a country from which on a report is sure of it."""
_AGREE = 0.8
_ENOUGH = 3
"""Reports that name the same, from which on one name lends its full weight."""
_LEAST = 0.2
_TELLING = 0.3
"""Weight from which on what a name lends is not weighed against the words of the report."""
_FOCUS, _FOCUS_WEIGHT, _MANY = 0.25, 0.3, 20
"""A country of a quarter of at least twenty sure reports is a focus of the record; it lends this much of its share."""


@dataclass(slots=True)
class Witnesses:
    """Of one name: how many sure reports of each country have it, and the first of them."""

    count: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, report: str) -> None:
        self.count[code] += 1
        self.first[code] = min(report, self.first.get(code, report))

    def agreed(self) -> tuple[str, int] | None:
        """The country that they agree on, and how many do."""
        total = sum(self.count.values())
        code, most = min(self.count.items(), key=lambda item: (-item[1], item[0]))
        return (code, most) if most >= _AGREE * total else None


def lend_countries(
    reports: Sequence[Report],
    claims: Mapping[str, Sequence[Claim]],
    gazetteer: Gazetteer,
) -> dict[str, tuple[Lean, ...]]:
    """Report id to the countries that other reports lend it, strongest first; reports that borrow nothing are left out.

    The order of ``reports`` does not matter.
    """
    countries = load_countries()
    ordered = sorted(reports, key=lambda r: r.id)
    own = {r.id: sure_country(r, claims.get(r.id, ()), gazetteer, countries) for r in ordered}
    witnesses: defaultdict[str, Witnesses] = defaultdict(Witnesses)
    focus = Witnesses()
    for report in ordered:
        if (code := own[report.id]) is not None:
            focus.add(code, report.id)
            for key in names_of(report, claims.get(report.id, ())):
                witnesses[key].add(code, report.id)
    sample = sampled(r.id for r in ordered if own[r.id] is not None)
    wording = Wording()
    for report in ordered:
        if report.id in sample and (code := own[report.id]) is not None:
            wording.add(code, report.id, words_of(report.text))
    lent: dict[str, tuple[Lean, ...]] = {}
    for report in ordered:
        if own[report.id] is None:
            names, words = names_of(report, claims.get(report.id, ())), words_of(report.text)
            if found := lent_to(names, words, witnesses, wording, focus, countries):
                lent[report.id] = found
    return lent


def lent_to(
    names: Mapping[str, str],
    words: frozenset[str],
    witnesses: Mapping[str, Witnesses],
    wording: Wording,
    focus: Witnesses,
    countries: Countries,
) -> tuple[Lean, ...]:
    """What one report borrows: by its names; by its words where no name tells; else of what the record is about."""
    found = leans_by(names, witnesses, countries)
    if not any(lean.weight >= _TELLING for lean in found) and (worded := wording.lean(words, countries)):
        found = [worded, *(lean for lean in found if lean.country_code != worded.country_code)]
    return tuple(sorted(found or focused(focus, countries), key=lambda lean: (-lean.weight, lean.country_code)))


def sure_country(report: Report, claims: Sequence[Claim], gazetteer: Gazetteer, countries: Countries) -> str | None:
    """The country that a report by itself is sure of."""
    mentions = list(dict.fromkeys(c.place_mention for c in claims if c.place_mention))
    context = context_of(report, mentions, gazetteer, countries)
    likely = context.likely(least=_SURE, most=1)
    return likely[0] if likely else None


def names_of(report: Report, claims: Sequence[Claim]) -> dict[str, str]:
    """Folded name to how it is written: all that the report names, and its outlet."""
    found: dict[str, str] = {}
    for named in named_in(report.text):
        for name in (" ".join(named.words), *(named.words if len(named.words) > 1 else ())):
            if len(name) > 3 and not (named.opens and name == named.words[0]):
                found.setdefault(folded(name), name)
    for claim in claims:
        if claim.place_mention is not None:
            found.setdefault(folded(claim.place_mention.name), claim.place_mention.name)
    if report.outlet:
        found.setdefault("outlet: " + folded(report.outlet), report.outlet)
    return found


def leans_by(names: Mapping[str, str], witnesses: Mapping[str, Witnesses], countries: Countries) -> list[Lean]:
    """What the names of a report lend it."""
    scores: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[int, str, str]] = {}
    for key, name in names.items():
        agreed = witnesses[key].agreed() if key in witnesses else None
        if agreed is None:
            continue
        code, count = agreed
        scores[code] += min(1.0, count / _ENOUGH)
        lender = witnesses[key].first[code]
        if code not in best or count > best[code][0]:
            best[code] = (count, name, lender)
    total = sum(scores.values())
    found = []
    for code, score in scores.items():
        weight = round((1 - exp(-score)) * score / total, 3)
        count, name, lender = best[code]
        if weight >= _LEAST:
            note = f"{name} is named in {_reports(count)} that speak{'s' * (count == 1)} of {countries.name(code)}"
            found.append(Lean(code, weight, note, lender))
    return found


def focused(focus: Witnesses, countries: Countries) -> list[Lean]:
    """The countries that much of the record is about: a faint lean, for a report that nothing else speaks for."""
    total = sum(focus.count.values())
    if total < _MANY:
        return []
    return [
        Lean(
            code,
            round(_FOCUS_WEIGHT * _tenths(n, total) / 10, 3),
            f"about {_tenths(n, total)} of 10 reports of the record speak of {countries.name(code)}",
            focus.first[code],
        )
        for code, n in sorted(focus.count.items())
        if n >= _FOCUS * total
    ]


def _tenths(n: int, total: int) -> int:
    """The share in tenths, so that one report more seldom changes what every other borrows."""
    return (20 * n + total) // (2 * total)


def _reports(count: int) -> str:
    return "1 other report" if count == 1 else f"{count} other reports"
