"""A writer who gives a toll first and then tells who says what has weighed the voices: lower counts further down are parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.core.claim import Claim
from twosource.core.vocab import Measure

if TYPE_CHECKING:
    from twosource.reconcile.statements import Value

_TOLLS = frozenset({Measure.KILLED.value, Measure.INJURED.value, Measure.CASUALTIES.value})


def weighed(values: Sequence[Value], claims: Mapping[str, Claim]) -> Iterator[Value]:
    """The values of one report, with those marked partial that its own first toll already holds.

    ``claims`` by id. Only a toll that the report gives in its own voice, before any other, says how the writer weighed
    the rest; where a source speaks first, two voices simply differ. A higher count stays: it may raise the upper end.
    """
    leads = {key: lead for key in _TOLLS if (lead := _lead(key, values, claims)) is not None}
    for value in values:
        lead = leads.get(value.key)
        own = lead is not None and (value.voice.key == lead.voice.key or _unattributed(lead, claims))
        below = own and lead is not None and value is not lead and value.bound.top < lead.bound.low
        yield replace(value, partial=True) if below and not value.partial else value


def _lead(key: str, values: Sequence[Value], claims: Mapping[str, Claim]) -> Value | None:
    """The first count of all people."""
    whole = [v for v in values if v.key == key and not v.partial and not v.vague]
    return min(whole, key=lambda v: (_start(v, claims), -v.bound.low)) if whole else None


def _unattributed(value: Value, claims: Mapping[str, Claim]) -> bool:
    own = all(claims[c].origin is None for c in value.claims if c in claims)
    return own and not value.bound.approximate  # "about 500" is no weighing of others' counts


def _start(value: Value, claims: Mapping[str, Claim]) -> int:
    return min((claims[c].quote.start for c in value.claims if c in claims), default=0)
