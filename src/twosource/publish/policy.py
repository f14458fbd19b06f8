"""What leaves for whom: a redacted, coarsened, delayed copy of a record. ``docs/safety.md`` is the contract.

``internal`` gives the record as it is. ``partner`` withholds the coordinates of where forces stand or go, names of
victims and private persons. ``public`` also snaps points to a grid and removes times of day and the reports' texts.
Nothing is encrypted or hidden: what is withheld is not in the copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath

from twosource.core.account import Account
from twosource.core.actor import ActorRef, Speaker
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.incoming import SetAside
from twosource.core.place import PlaceRef
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Inferred, Report
from twosource.core.timerange import TimeRange
from twosource.core.vocab import Profile
from twosource.publish.grid import grown_radius, snap
from twosource.publish.mask import Edit, Masked, MaskRule, find_edits, masked
from twosource.publish.persons import NAME_WITHHELD, Persons, find_persons, is_private, name_rules, role_rule
from twosource.publish.rules import PolicyRules, load_policy_rules

BANNER = "Machine reading, not reviewed"
"""Stands on everything that leaves."""

TIME_WITHHELD = "[time withheld]"
PLACE_WITHHELD = "[coordinates withheld]"


def apply(
    record: Record,
    profile: Profile,
    *,
    rules: PolicyRules | None = None,
    today: date | None = None,
    delay_days: int = 0,
) -> Record:
    """The copy of ``record`` that may leave under ``profile``. Pure; ``internal`` without a delay answers the record itself.

    With ``today`` and ``delay_days``, incidents whose last possible day (or, where none is known, whose youngest
    report) is within ``delay_days`` days before ``today`` stay out, and so do the claims that only they hold.
    ``rules`` are those of the package unless given.
    """
    if today is not None and delay_days > 0:
        record = _delayed(record, today - timedelta(days=delay_days))
    if profile is Profile.INTERNAL:
        return record
    rules = rules or load_policy_rules()
    return _Redactor.of(record, profile, rules).record(record)


def claim_withheld(claim: Claim, rules: PolicyRules) -> bool:
    """True where the claim tells of plans, forces' places or movements, or of shelter: its coordinates stay."""
    return (
        claim.event in rules.events
        or claim.status in rules.statuses
        or any(o.kind in rules.objects for o in claim.objects)
        or rules.position_words.search(claim.quote.text) is not None
    )


def incident_withheld(incident: Incident, claims: Mapping[str, Claim], rules: PolicyRules) -> bool:
    """True where the incident is of a withheld kind, or no claim that may be placed puts it where it is."""
    if incident.event in rules.events or incident.status in {s.value for s in rules.statuses}:
        return True
    own = (claims[c] for c in incident.claims if c in claims)
    return not any(c.place and c.place.placed and not claim_withheld(c, rules) for c in own)


def claim_undrawn(claim: Claim, rules: PolicyRules) -> bool:
    """True where the claim tells of what is planned, moving, held or stored: no view draws that, for nobody.

    Narrower than ``claim_withheld``: a hospital or a camp that was hit is drawn for those who document it.
    """
    return (
        claim.event in rules.events
        or claim.status in rules.statuses
        or any(o.kind == "military" for o in claim.objects)
        or rules.position_words.search(claim.quote.text) is not None
    )


def incident_undrawn(incident: Incident, claims: Mapping[str, Claim], rules: PolicyRules) -> bool:
    """True where the incident is of such a kind, or no claim that may be drawn puts it at its point."""
    if incident.event in rules.events or incident.status in {s.value for s in rules.statuses}:
        return True
    place = incident.place
    spot = (place.lat, place.lon) if place and place.placed else None
    own = [claims[c] for c in incident.claims if c in claims]
    return not any(
        c.place and c.place.placed and spot in (None, (c.place.lat, c.place.lon)) and not claim_undrawn(c, rules)
        for c in own
    )


def _delayed(record: Record, last: date) -> Record:
    published = {r.id: r.published.day for r in record.reports if r.published}

    def told(incident: Incident) -> bool:
        days = [published[r] for r in incident.reports if r in published]
        day = incident.time.end if incident.time else max(days, default=None)
        return day is not None and day <= last

    incidents = tuple(i for i in record.incidents if told(i))
    kept = {c for i in incidents for c in i.claims}
    ids = {i.id for i in incidents}
    incidents = tuple(replace(i, relations=tuple(r for r in i.relations if r.incident in ids)) for i in incidents)
    return replace(
        record,
        incidents=incidents,
        claims=tuple(c for c in record.claims if c.id in kept),
        accounts=tuple(a for a in record.accounts if any(c in kept for c in a.claims)),
        primary=tuple((r, i) for r, i in record.primary if i in ids),
        links=(),
    )


def _told_points(record: Record, rules: PolicyRules) -> dict[str, list[Edit]]:
    """By report, the points that the words of a withheld claim give: what has no point has none in its quote either."""
    found: dict[str, list[Edit]] = {}
    for claim in record.claims:
        if claim_withheld(claim, rules):
            for edit in find_edits(claim.quote.text, tuple((p, PLACE_WITHHELD) for p in rules.coordinates)):
                at = claim.quote.start
                found.setdefault(claim.report, []).append(Edit(at + edit.start, at + edit.end, edit.new))
    return found


@dataclass(frozen=True)
class _Redactor:
    """One pass over one record. ``texts`` holds each report's text with what is withheld taken out."""

    public: bool
    rules: PolicyRules
    persons: Persons
    masks: tuple[MaskRule, ...]
    texts: Mapping[str, Masked]
    ids: Mapping[str, str]

    @classmethod
    def of(cls, record: Record, profile: Profile, rules: PolicyRules) -> _Redactor:
        persons = find_persons(record, rules)
        names = name_rules(record, persons, rules)
        masks: tuple[MaskRule, ...] = (*role_rule(persons, rules), *names)
        if profile is Profile.PUBLIC:
            masks += tuple((p, TIME_WITHHELD) for p in rules.times) + tuple(
                (p, PLACE_WITHHELD) for p in rules.coordinates
            )
        ids: dict[str, str] = {}
        for report in record.reports:
            new = masked(report.id, find_edits(report.id, names)).text
            while new != report.id and new in ids.values():
                new += "+"
            ids[report.id] = new
        told = _told_points(record, rules)
        texts = {r.id: masked(r.text, (*find_edits(r.text, masks), *told.get(r.id, ()))) for r in record.reports}
        return cls(profile is Profile.PUBLIC, rules, persons, masks, texts, ids)

    def record(self, record: Record) -> Record:
        claims = {c.id: c for c in record.claims}
        hidden = {c.id for c in record.claims if claim_withheld(c, self.rules)}
        return Record(
            reports=tuple(self.report(r) for r in record.reports),
            claims=tuple(self.claim(c, c.id in hidden) for c in record.claims),
            accounts=tuple(self.account(a, all(c in hidden for c in a.claims)) for a in record.accounts),
            links=() if self.public else record.links,
            incidents=tuple(self.incident(i, incident_withheld(i, claims, self.rules)) for i in record.incidents),
            primary=tuple((self.id(r), i) for r, i in record.primary),
            duplicates=tuple((self.id(a), self.id(b)) for a, b in record.duplicates),
            set_aside=tuple(self.set_aside(s) for s in record.set_aside),
        )

    def id(self, report: str) -> str:
        return self.ids.get(report, report)

    def words(self, text: str) -> str:
        return masked(text, find_edits(text, self.masks)).text

    def report(self, report: Report) -> Report:
        text, published = self.texts[report.id], report.published
        if published:
            published = replace(
                published,
                note=self.words(published.note),
                quote=text.quote(published.quote) if published.quote else None,
                lender=self.id(published.lender) if published.lender else None,
            )
        url = report.url if report.url is None or self.words(report.url) == report.url else None
        return replace(
            report,
            id=self.id(report.id),
            text="" if self.public else text.text,
            title=self.words(report.title) if report.title else report.title,
            url=url,
            published=published,
            segments=()
            if self.public
            else tuple(
                replace(s, start=q.start, end=q.end)
                for s in report.segments
                for q in (text.quote(Quote(s.start, s.end, report.text[s.start : s.end])),)
            ),
            evidence=tuple((k, Inferred(self.words(v.value), self.words(v.method))) for k, v in report.evidence),
        )

    def claim(self, claim: Claim, hidden: bool) -> Claim:
        text = self.texts.get(claim.report) or masked("", ())
        moved: Callable[[Quote], Quote] = text.quote if text.text else self._alone
        return replace(
            claim,
            report=self.id(claim.report),
            quote=moved(claim.quote),
            figures=tuple(replace(f, quote=moved(f.quote), group=self._maybe(f.group)) for f in claim.figures),
            attribution=tuple(self.speaker(s, moved) for s in claim.attribution),
            perpetrators=tuple(self.actor(a, moved) for a in claim.perpetrators),
            targets=tuple(self.actor(a, moved) for a in claim.targets),
            weapon=moved(claim.weapon) if claim.weapon else None,
            objects=tuple(replace(o, name=self.words(o.name), quote=moved(o.quote)) for o in claim.objects),
            victims=(),
            place_mention=None,
            time_mention=None
            if self.public
            else claim.time_mention and replace(claim.time_mention, quote=moved(claim.time_mention.quote)),
            place=self.place(claim.place, hidden, moved),
            time=self.time(claim.time, moved),
            trigger=moved(claim.trigger) if claim.trigger else None,
        )

    def account(self, account: Account, hidden: bool) -> Account:
        moved = self._of(account.report)
        return replace(
            account,
            report=self.id(account.report),
            place=self.place(account.place, hidden, moved),
            time=self.time(account.time, moved),
            actors=tuple(self.words(a) for a in account.actors),
        )

    def incident(self, incident: Incident, hidden: bool) -> Incident:
        return replace(
            incident,
            reports=tuple(self.id(r) for r in incident.reports),
            place=self.place(incident.place, hidden, self._alone),
            time=self.time(incident.time, self._alone),
            perpetrators=tuple(self.actor(a, self._alone) for a in incident.perpetrators),
            targets=tuple(self.actor(a, self._alone) for a in incident.targets),
            figures=tuple((k, replace(f, note=self.words(f.note))) for k, f in incident.figures),
            origins=tuple(
                replace(o, name=self.words(o.name), reports=tuple(self.id(r) for r in o.reports))
                for o in incident.origins
            ),
            contradictions=tuple(
                replace(c, note=self.words(c.note), sides=tuple(replace(s, value=self.words(s.value)) for s in c.sides))
                for c in incident.contradictions
            ),
            relations=tuple(replace(r, note=self.words(r.note)) for r in incident.relations),
            grade_reason=self.words(incident.grade_reason),
            history=tuple((self.words(when), self.words(what)) for when, what in incident.history),
        )

    def speaker(self, speaker: Speaker, moved: Callable[[Quote], Quote]) -> Speaker:
        if is_private(speaker, self.rules):
            name = self.persons.pseudonym(speaker.name)
            return replace(speaker, name=name, quote=moved(speaker.quote), source_id=None, role=None, body=None)
        return replace(
            speaker,
            name=self.words(speaker.name),
            quote=moved(speaker.quote),
            role=self._maybe(speaker.role),
            body=self._maybe(speaker.body),
        )

    def actor(self, actor: ActorRef, moved: Callable[[Quote], Quote]) -> ActorRef:
        return replace(actor, name=self.words(actor.name), quote=moved(actor.quote), coded=self._maybe(actor.coded))

    def place(self, place: PlaceRef | None, hidden: bool, moved: Callable[[Quote], Quote]) -> PlaceRef | None:
        if place is None:
            return None
        place = replace(
            place, quote=moved(place.quote) if place.quote else None, name=self.words(place.name), reason="", score=None
        )
        if hidden or place.lat is None or place.lon is None:
            return replace(place, lat=None, lon=None, radius_km=None, gazetteer_id=None, alternatives=())
        if not self.public:
            return place
        lat, lon = snap(place.lat, place.lon)
        done = (
            (lat, lon) == (place.lat, place.lon)
            and place.radius_km is not None
            and place.radius_km >= grown_radius(None)
        )
        radius = place.radius_km if done else grown_radius(place.radius_km)
        return replace(place, lat=lat, lon=lon, radius_km=radius, gazetteer_id=None, alternatives=())

    def time(self, time: TimeRange | None, moved: Callable[[Quote], Quote]) -> TimeRange | None:
        if time is None:
            return None
        return replace(time, anchor=self.words(time.anchor), quote=moved(time.quote) if time.quote else None)

    def set_aside(self, row: SetAside) -> SetAside:
        file = PurePath(row.file).name if self.public else row.file
        return replace(
            row,
            file=self.words(file),
            reason=self.words(row.reason),
            advice=self.words(row.advice),
            report=self.id(row.report) if row.report else None,
        )

    def _of(self, report: str) -> Callable[[Quote], Quote]:
        text = self.texts.get(report)
        return text.quote if text and text.text else self._alone

    def _alone(self, quote: Quote) -> Quote:
        """A quote whose report isn't known: its own words are masked, and it keeps where it starts."""
        text = self.words(quote.text)
        return Quote(quote.start, quote.start + len(text), text)

    def _maybe(self, text: str | None) -> str | None:
        return self.words(text) if text else text


__all__ = [
    "BANNER",
    "NAME_WITHHELD",
    "PLACE_WITHHELD",
    "TIME_WITHHELD",
    "apply",
    "claim_undrawn",
    "claim_withheld",
    "incident_undrawn",
    "incident_withheld",
]
