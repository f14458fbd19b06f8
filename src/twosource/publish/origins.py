"""Who stands behind an incident: each origin, the chains that lead from it to a report, and reports that cite each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.incident import Incident, Origin
from twosource.core.lexicon import Lexicon, fold
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Measure, SpeakerKind, Status
from twosource.publish.figures import stated_for
from twosource.publish.words import interval

_TOLLS = (Measure.KILLED.value, Measure.INJURED.value, Measure.CASUALTIES.value)


@dataclass(frozen=True, slots=True)
class Link:
    """One step away from an origin: whoever passes it on, down to the report. ``kind``: ``relay report copy``.

    ``detail`` is the day of a report, or what it is a copy of. ``claims`` end here.
    """

    name: str
    kind: str
    detail: str
    claims: tuple[str, ...]
    onward: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """One origin. ``said`` are its numbers, for each measure by day, within a day the lower first (``killed 10, then 11``);
    ``spellings`` what reports also call it."""

    origin: Origin
    said: tuple[str, ...]
    spellings: tuple[str, ...]
    onward: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Carrier:
    """One outlet: the origins that it carries, and those of them that others carry too (``repeats``)."""

    name: str
    reports: int
    copies: int
    origins: tuple[str, ...]
    repeats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """``circles``: outlets that cite each other about this incident, each round beginning and ending with one outlet.

    ``denials``: who denies it, with the outlet that says so.
    """

    incident: str
    independent: int
    roots: tuple[Root, ...]
    carriers: tuple[Carrier, ...]
    circles: tuple[tuple[str, ...], ...]
    denials: tuple[tuple[str, str], ...]

    @property
    def repeated(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Origins that more than one outlet carries, with those outlets."""
        carried = (
            (r.origin.name, tuple(c.name for c in self.carriers if r.origin.name in c.origins)) for r in self.roots
        )
        return tuple((name, outlets) for name, outlets in carried if len(outlets) > 1)


@dataclass(frozen=True)
class Told:
    """A record looked up by id, for making many graphs. ``copies``: report id -> the reports that copy it."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    copies: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, record: Record) -> Told:
        copies: dict[str, tuple[str, ...]] = {}
        for copy, original in record.duplicates:
            copies[original] = (*copies.get(original, ()), copy)
        return cls({c.id: c for c in record.claims}, {r.id: r for r in record.reports}, copies)


def origin_graph(told: Told, incident: Incident, lexicon: Lexicon | None = None) -> OriginGraph:
    """The graph of one incident of a record, redacted or not. ``lexicon`` knows outlets by their other names."""
    claims = {c: told.claims[c] for c in incident.claims if c in told.claims}
    reports, own = told.reports, set(incident.reports)
    copies = {r: kept for r in own if (kept := tuple(c for c in told.copies.get(r, ()) if c in own))}
    roots = tuple(_root(o, incident, claims, reports, copies) for o in incident.origins)
    denials = dict.fromkeys(
        (c.origin.name if c.origin else _outlet(reports, c.report), _outlet(reports, c.report))
        for c in claims.values()
        if c.status is Status.DENIED and not any(c.report in own for own in copies.values())
    )
    return OriginGraph(
        incident.id,
        incident.n_origins,
        roots,
        _carriers(incident, reports, copies),
        circles(_citations(claims.values(), reports, lexicon or Lexicon())),
        tuple(denials),
    )


def _root(
    origin: Origin,
    incident: Incident,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Sequence[str]],
) -> Root:
    own = [claims[c] for c in origin.claims if c in claims]
    own.sort(key=lambda c: (_day(reports, c.report), c.report, c.quote.start))
    names = dict.fromkeys(
        s.name
        for c in own
        if (s := c.origin) is not None and s.kind is not SpeakerKind.PRONOUN and s.name != origin.name
    )
    told = [
        (rank, _day(reports, c.report), stated.low, interval(stated.low, stated.high))
        for rank, measure in enumerate(_TOLLS)
        for c in own
        if (stated := stated_for(measure, c, incident)) is not None
    ]
    numbers: dict[int, dict[str, None]] = {}
    for rank, _, _, words in sorted(told):
        numbers.setdefault(rank, {})[words] = None
    said = tuple(f"{_TOLLS[rank]} {', then '.join(mine)}" for rank, mine in numbers.items())
    return Root(origin, said, tuple(names), _onward([(c, _relays(c)) for c in own], reports, copies))


def _relays(claim: Claim) -> tuple[str, ...]:
    """Who passes the statement on, from the origin towards the reader, pronouns left out."""
    between = claim.attribution[:-1]
    return tuple(s.name for s in reversed(between) if s.kind is not SpeakerKind.PRONOUN)


def _onward(
    told: Sequence[tuple[Claim, tuple[str, ...]]], reports: Mapping[str, Report], copies: Mapping[str, Sequence[str]]
) -> tuple[Link, ...]:
    direct: dict[str, list[str]] = {}
    through: dict[str, list[tuple[Claim, tuple[str, ...]]]] = {}
    for claim, relays in told:
        if relays:
            through.setdefault(relays[0], []).append((claim, relays[1:]))
        else:
            direct.setdefault(claim.report, []).append(claim.id)
    found = [Link(name, "relay", "", (), _onward(rest, reports, copies)) for name, rest in through.items()]
    for report, own in direct.items():
        again = tuple(
            Link(_outlet(reports, copy), "copy", f"copy of {_outlet(reports, report)}", (), ())
            for copy in copies.get(report, ())
        )
        found.append(Link(_outlet(reports, report), "report", _day(reports, report), tuple(own), again))
    return tuple(found)


def _carriers(
    incident: Incident, reports: Mapping[str, Report], copies: Mapping[str, Sequence[str]]
) -> tuple[Carrier, ...]:
    carried: dict[str, dict[str, None]] = {}
    count: dict[str, int] = {}
    copied: dict[str, int] = {}
    is_copy = {c for own in copies.values() for c in own}
    for report in incident.reports:
        name = _outlet(reports, report)
        count[name] = count.get(name, 0) + 1
        copied[name] = copied.get(name, 0) + (report in is_copy)
        own = (o.name for o in incident.origins if report in o.reports)
        carried.setdefault(name, {}).update(dict.fromkeys(own))
    return tuple(
        Carrier(
            name,
            count[name],
            copied[name],
            tuple(own),
            tuple(o for o in own if any(o in others for other, others in carried.items() if other != name)),
        )
        for name, own in sorted(carried.items())
    )


def _citations(claims: Iterable[Claim], reports: Mapping[str, Report], lexicon: Lexicon) -> dict[str, dict[str, None]]:
    """Outlet -> outlets with a report of their own on this incident that it cites, by any name that is known of them."""
    claims = tuple(claims)
    known: dict[str, str] = {}
    for claim in claims:
        outlet = _outlet(reports, claim.report)
        entries = lexicon.sources_named(outlet)
        names = (outlet, *(n for e in entries if len(entries) == 1 for n in (e.name, *e.aliases)))
        known.update((fold(n), outlet) for n in names)
    cited: dict[str, dict[str, None]] = {}
    for claim in claims:
        name = _outlet(reports, claim.report)
        for speaker in claim.attribution:
            for said in (speaker.name, speaker.body):
                other = known.get(fold(said)) if said else None
                if other is not None and other != name:
                    cited.setdefault(name, {})[other] = None
    return cited


def circles(cited: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Every round of names in which each cites the next and the last the first, shortest first, each once.

    A round begins with the name that sorts first, and ends with it again.
    """
    found: set[tuple[str, ...]] = set()

    def walk(path: tuple[str, ...]) -> None:
        for other in cited.get(path[-1], ()):
            if other == path[0]:
                found.add((*path, other))
            elif other > path[0] and other not in path:
                walk((*path, other))

    for name in sorted(cited):
        walk((name,))
    return tuple(sorted(found, key=lambda c: (len(c), c)))


def _outlet(reports: Mapping[str, Report], report_id: str) -> str:
    report = reports.get(report_id)
    return (report.outlet if report else None) or report_id


def _day(reports: Mapping[str, Report], report_id: str) -> str:
    report = reports.get(report_id)
    return report.published.day.isoformat() if report and report.published else "no date"
