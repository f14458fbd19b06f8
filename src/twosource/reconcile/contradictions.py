"""Statements that cannot all hold, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.core.claim import Claim
from twosource.core.distance import km_apart
from twosource.core.incident import Contradiction, Side
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import Event, Status, Who
from twosource.reconcile.blame import Blame, rivals
from twosource.reconcile.history import in_words
from twosource.reconcile.origins import Voice
from twosource.reconcile.statements import PEOPLE, Value

_FAR_KM = 25.0
_STRIKES = (Event.AIR_STRIKE, Event.SHELLING, Event.IED_MINE, Event.SUICIDE_BOMB, Event.BATTLE)


def contradictions_of(
    claims: Sequence[Claim],
    values: Sequence[Value],
    blames: Sequence[Blame],
    voices: Mapping[str, Voice],
    lexicon: Lexicon,
) -> tuple[Contradiction, ...]:
    """Contradictions in a fixed order: figures, perpetrators, denials, status of the dead, kind, day, place."""
    told = [c for c in claims if c.status in (Status.REPORTED, Status.UNVERIFIED)]
    return (
        *_figures(values),
        *_perpetrators(blames, lexicon),
        *_denials(claims, told),
        *_standing(values),
        *_kind(told, voices),
        *_day(told),
        *_place(told),
    )


def _figures(values: Sequence[Value]) -> Iterator[Contradiction]:
    """Whole numbers of one key that no single number satisfies, one side a bound."""
    for key in sorted({v.key for v in values if v.key in {m.value for m in PEOPLE}}):
        own = [v for v in values if v.key == key and not v.partial]
        clash = [v for v in own if any(not v.bound.meets(w.bound) for w in own)]
        sides: dict[str, list[str]] = {}
        for value in sorted(clash, key=lambda v: (v.bound.low, v.bound.top, v.claims)):
            sides.setdefault(in_words(value.bound), []).extend(value.claims)
        if len(sides) > 1:
            voices = {v.voice.key for v in clash}
            note = "one source at different times" if len(voices) == 1 else ""
            yield Contradiction(key, tuple(Side(w, _unique(c)) for w, c in sides.items()), note)


def _perpetrators(blames: Sequence[Blame], lexicon: Lexicon) -> Iterator[Contradiction]:
    clash = [b for b in blames if any(rivals(b, other, lexicon) for other in blames)]
    if clash:
        yield Contradiction("perpetrators", tuple(Side(b.name, b.claims) for b in clash))


def _denials(claims: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Contradiction]:
    denied = [c.id for c in claims if c.status is Status.DENIED]
    if denied and told:
        yield Contradiction(
            "responsibility", (Side("stated", tuple(sorted(c.id for c in told))), Side("denied", tuple(sorted(denied))))
        )


def _standing(values: Sequence[Value]) -> Iterator[Contradiction]:
    """One number of people who are civilians to one voice and combatants to another."""
    civilians = [v for v in values if v.key == f"killed_{Who.CIVILIAN.value}" and v.bound.low > 0]
    fighters = [v for v in values if v.key == f"killed_{Who.COMBATANT.value}" and v.bound.low > 0]
    clash = [
        (c, f)
        for c in civilians
        for f in fighters
        if c.voice.key != f.voice.key and c.bound.low == f.bound.low and not set(c.claims) & set(f.claims)
    ]
    if clash:
        yield Contradiction(
            "civilian or combatant",
            (
                Side("civilians", _unique(i for c, _ in clash for i in c.claims)),
                Side("combatants", _unique(i for _, f in clash for i in f.claims)),
            ),
        )


def _kind(told: Sequence[Claim], voices: Mapping[str, Voice]) -> Iterator[Contradiction]:
    sides = {e: [c for c in told if c.event is e] for e in _STRIKES}
    sides = {e: own for e, own in sides.items() if own}
    if len(sides) > 1 and len({voices[c.id].key for own in sides.values() for c in own}) > 1:
        yield Contradiction("event", tuple(Side(e.value, _unique(c.id for c in own)) for e, own in sides.items()))


def _day(told: Sequence[Claim]) -> Iterator[Contradiction]:
    days: dict[str, list[str]] = {}
    for claim in told:
        if claim.time is not None and claim.time.days == 1:
            days.setdefault(claim.time.start.isoformat(), []).append(claim.id)
    if len(days) > 1:
        yield Contradiction("date", tuple(Side(d, _unique(days[d])) for d in sorted(days)))


def _place(told: Sequence[Claim]) -> Iterator[Contradiction]:
    exact = [c for c in told if c.place is not None and c.place.placed and (c.place.precision or 9) <= 2]
    points = {(c.place.lat, c.place.lon): c.place for c in exact if c.place is not None}
    far = {
        point
        for point, place in points.items()
        if any((km_apart(place, other) or 0.0) > _FAR_KM for other in points.values())
    }
    names: dict[str, list[str]] = {}
    for claim in exact:
        if claim.place is not None and (claim.place.lat, claim.place.lon) in far:
            names.setdefault(claim.place.name, []).append(claim.id)
    if len(names) > 1:
        yield Contradiction("place", tuple(Side(n, _unique(names[n])) for n in sorted(names)))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
