"""How likely a claim is read right: a few plain features of the claim, weighed by logistic regression.

"Right" means that each of its figures has the measure, bounds, scope, origin and status that a trained coder gave
(for a claim without figures: kind of event, status and origin). The weights were fitted on coded reports by
``python evals/calibrate.py``, which also prints the reliability table that the documentation shows.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.vocab import Certainty, Event, Scope, SegmentKind, SpeakerKind, Status, Who

_LONG = 240
_MANY = 3
_VAGUE = frozenset((Event.ATTACK, Event.OTHER))


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """Log-odds: ``bias`` plus the weight of each feature that a claim has."""

    bias: float
    weights: Mapping[str, float]

    def confidence(self, claim: Claim, *, near: int) -> float:
        """The share of claims like this one that are right, 0.01 to 0.99, to two digits. ``near``: see :func:`features`."""
        odds = self.bias + sum(self.weights.get(name, 0.0) for name in features(claim, near=near))
        return min(0.99, max(0.01, round(1 / (1 + math.exp(-odds)), 2)))


def load_confidence() -> ConfidenceWeights:
    """Read the package's fitted weights."""
    text = resources.files("twosource.extract.rules").joinpath("data/en/confidence.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return ConfidenceWeights(float(found["bias"]), {name: float(w) for name, w in found["weights"].items()})


def with_confidence(claims: Sequence[Claim], *, weights: ConfidenceWeights) -> tuple[Claim, ...]:
    """The claims of one report, each with its confidence."""
    near = shared_text(claims)
    return tuple(replace(c, confidence=weights.confidence(c, near=n)) for c, n in zip(claims, near, strict=True))


def features(claim: Claim, *, near: int) -> frozenset[str]:
    """Names of the features that hold. ``near``: how many claims of the report share text with this one, itself too."""
    return frozenset(_features(claim, near))


def _features(claim: Claim, near: int) -> Iterator[str]:
    yield from _figures(claim.figures)
    yield from _origin(claim)
    if claim.status is not Status.REPORTED:
        yield f"status_{claim.status.value}"
    if claim.event in _VAGUE:
        yield "vague_event"
    if claim.trigger is None:
        yield "no_trigger"
    if claim.segment is SegmentKind.CAPTION:
        yield "caption"
    if claim.quote.end - claim.quote.start > _LONG:
        yield "long"
    if near >= _MANY:
        yield "crowded"
    if any(p.certainty is Certainty.STATED for p in claim.perpetrators):
        yield "perpetrator_stated"
    elif claim.perpetrators:
        yield "perpetrator_inferred"
    if claim.time_mention is None:
        yield "no_time"


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    if not figures:
        yield "no_figure"
        return
    if len(figures) >= _MANY:
        yield "many_figures"
    if any(f.high is None for f in figures):
        yield "open_figure"
    if any(f.low == f.high == 1 and not any(c.isdigit() for c in f.quote.text) for f in figures):
        yield "single_person"
    if any(f.scope is not Scope.INCIDENT for f in figures):
        yield "total"
    if all(f.who is Who.UNKNOWN for f in figures):
        yield "who_unknown"
    if any(f.subset_of is not None for f in figures):
        yield "subset"


def _origin(claim: Claim) -> Iterator[str]:
    origin = claim.origin
    if origin is None:
        yield "own_voice"
        return
    if origin.kind is SpeakerKind.PRONOUN:
        yield "pronoun"
    elif origin.named:
        yield "named_origin"
    if len(claim.attribution) > 1:
        yield "chain"
    if not claim.quote.start <= origin.quote.start < claim.quote.end:
        yield "speaker_elsewhere"


def shared_text(claims: Sequence[Claim]) -> list[int]:
    """For each claim of a report, how many of them have text in common with it, itself too."""
    spans = [(c.quote.start, c.quote.end) for c in claims]
    return [sum(s < b and a < e for s, e in spans) for a, b in spans]
