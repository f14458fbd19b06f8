"""Reconciled figures: by named rules, out of what independent voices say. Nothing is summed or averaged across them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from twosource.core.incident import Reconciled
from twosource.core.vocab import Measure, Who
from twosource.reconcile.statements import PEOPLE, Value

ONE = "one-statement"
SUM = "sum-of-groups"
LATER = "later-supersedes"
RANGE = "range-of-one-origin"
ACROSS = "range-across-origins"
PARTS = "at-least-the-largest-part"
CIVILIAN = "civilian-interval"


def reconcile(values: Iterable[Value]) -> tuple[tuple[str, Reconciled], ...]:
    """One ``Reconciled`` a key, sorted by key; the same whatever the order of ``values``. No values, no key."""
    ordered = sorted(values, key=lambda v: (v.key, v.claims, v.bound.low, v.bound.top, v.partial))
    by_key: dict[str, list[Value]] = {}
    for value in ordered:
        by_key.setdefault(value.key, []).append(value)
    found = {key: _one(_totals(key, own, by_key)) for key, own in by_key.items()}
    for measure in PEOPLE:
        key = f"{measure.value}_{Who.CIVILIAN.value}"
        if key in found:
            found[key] = _civilian(found, by_key, measure)
    return tuple(sorted(found.items()))


def superseded(values: Sequence[Value]) -> frozenset[Value]:
    """Values that the same voice replaced later. Voices that cannot be told apart, and "the authorities", which are many
    bodies, replace nothing."""
    last: dict[str, date] = {}
    for value in values:
        if value.day is not None and value.voice.one_body:
            last[value.voice.key] = max(last.get(value.voice.key, value.day), value.day)
    return frozenset(v for v in values if v.day is not None and v.day < last.get(v.voice.key, v.day))


def _totals(key: str, own: list[Value], by_key: dict[str, list[Value]]) -> list[Value]:
    """Those of a key's values that count everybody; where none does, all of them.

    A statement that counts only fighters is a part where others count civilians too, and the other way round.
    """
    if key not in {m.value for m in PEOPLE}:
        return own
    mixed = {
        Who.COMBATANT.value: _counted(by_key, key, Who.CIVILIAN, Who.CHILD, Who.WOMAN),
        Who.CIVILIAN.value: _counted(by_key, key, Who.COMBATANT),
    }
    whole = [v for v in own if not v.partial and not mixed.get(v.only or "", False)]
    return whole or own


def _counted(by_key: dict[str, list[Value]], key: str, *whos: Who) -> bool:
    return any(v.bound.low > 0 for who in whos for v in by_key.get(f"{key}_{who.value}", ()))


def _one(values: list[Value]) -> Reconciled:
    """Reconcile one key. Later replaces earlier within a voice; across voices the range is what any of them stands by.

    "Up to 20" and "dozens" do not lower a toll for which others give a number; they may raise its upper end.
    """
    old = superseded(values)
    held = [v for v in values if v not in old]
    if all(v.partial for v in held) and len(held) > 1:
        return _parts(held, values)
    counted = [v for v in held if not v.vague and not _only_up_to(v)] or held
    low = min(v.bound.low for v in counted)
    high = max(low, *(v.bound.top for v in held))
    best = max(counted, key=_preference).bound.best
    return Reconciled(
        low=low,
        best=min(max(best, low), high),
        high=high,
        open=_open(held),
        rule=_rule(held, replaced=bool(old)),
        claims=_claims(values),
    )


def _open(held: Sequence[Value]) -> bool:
    """True where the voice that goes highest leaves the end open ("at least 30"). A voice is open where any of its numbers
    is; but one voice's "at least 10" leaves nothing open where another says 26."""
    tops: dict[str, int] = {}
    for value in held:
        tops[value.voice.key] = max(tops.get(value.voice.key, 0), value.bound.top)
    left_open = {v.voice.key for v in held if v.bound.high is None}
    ends = max((top for key, top in tops.items() if key not in left_open), default=-1)
    return any(tops[key] > ends for key in left_open)


def _only_up_to(value: Value) -> bool:
    return value.bound.low == 0 and value.bound.top > 0


def _parts(held: list[Value], values: list[Value]) -> Reconciled:
    """Only parts are known: the whole is at least the largest of them."""
    low = max(v.bound.low for v in held)
    high = max(v.bound.top for v in held)
    return Reconciled(low, low, high, True, PARTS, _claims(values), "only counts of a part of the people are known")


def _preference(value: Value) -> tuple[int, int, int, int, int]:
    """The value to prefer: of the most independent voice, the latest, the most specific, then the larger."""
    return (
        -value.voice.rank,
        value.day.toordinal() if value.day is not None else 0,
        -value.bound.vagueness,
        value.bound.low,
        value.bound.top,
    )


def _rule(held: list[Value], *, replaced: bool) -> str:
    voices = {v.voice.key for v in held}
    bounds = {v.bound for v in held}
    if len(voices) > 1:
        rule = ACROSS
    elif len(bounds) > 1:
        rule = RANGE
    else:
        rule = SUM if any(v.summed for v in held) else ONE
    return f"{LATER}+{rule}" if replaced else rule


def _claims(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(sorted({c for v in values for c in v.claims}))


def _civilian(found: dict[str, Reconciled], by_key: dict[str, list[Value]], measure: Measure) -> Reconciled:
    """From those said to be civilians by the least, to those who may be.

    A statement that divides the dead and calls none of them civilian says nought to be civilians; one that gives only a
    total says nothing. Who may be: all of the highest total less the fewest said to be combatants.
    """
    key = f"{measure.value}_{Who.CIVILIAN.value}"
    said = found[key]
    total, fighters = found.get(measure.value), by_key.get(f"{measure.value}_{Who.COMBATANT.value}", [])
    stated = {c for v in by_key[key] for c in v.claims}
    silent = [v for v in fighters if not stated & set(v.claims) and _divides(v, by_key[measure.value])]
    low = 0 if silent else said.low
    high = said.high
    unknown = False
    if total is not None:
        may = total.high - min((v.bound.low for v in fighters), default=0)
        high, unknown = max(high, may), total.open
    return Reconciled(
        low=low,
        best=said.best,
        high=high,
        open=said.open or (unknown and not fighters),
        rule=CIVILIAN,
        claims=tuple(sorted({*said.claims, *(c for v in silent for c in v.claims)})),
    )


def _divides(part: Value, totals: list[Value]) -> bool:
    """True where the same claim states a larger total beside the part."""
    return any(set(v.claims) & set(part.claims) and v.bound.top > part.bound.low for v in totals)
