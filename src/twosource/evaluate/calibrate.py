"""Fit and judge the confidence of claims: labels from coded reports, logistic regression, reliability by folds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

type Row = Mapping[str, Any]

FOLDS = 5
_RIDGE = 3.0
_ROUNDS = 50
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Example:
    """A read claim: its features, and whether a coder's claim says the same. ``fold`` keeps a report's claims together."""

    features: frozenset[str]
    right: bool
    fold: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose confidence lies in ``[low, high)``: how many, what was said on average, what share was right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def is_right(claim: Row, coded: Sequence[Row]) -> bool:
    """Whether each figure of an exported claim has a coder's twin with the same bounds, scope, origin and status; for a
    claim without figures, whether a coder has the same kind of event there, with the same status and origin."""
    figures = claim.get("figures") or []
    if figures:
        return all(any(_same_figure(f, claim, g, c) for c in coded for g in c["figures"]) for f in figures)
    return any(
        _touches(claim, c)
        and claim["event"] == c["event"]
        and claim["status"] == c["status"]
        and _same_origin(claim, c)
        for c in coded
    )


def _same_figure(figure: Row, claim: Row, gold: Row, coded: Row) -> bool:
    return bool(
        figure["measure"] == gold["measure"]
        and _touches(figure, gold)
        and figure["end"] - figure["start"] <= max(_WIDEST, 2 * (gold["end"] - gold["start"]))
        and figure["low"] == gold["low"]
        and figure.get("high") == gold.get("high")
        and figure["scope"] == gold["scope"]
        and claim["status"] == coded["status"]
        and _same_origin(claim, coded)
    )


def _touches(a: Row, b: Row) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _same_origin(claim: Row, coded: Row) -> bool:
    """One's words are among the other's, or neither names anybody."""
    mine, theirs = ((c.get("attribution") or [{}])[-1] for c in (claim, coded))
    if not mine or not theirs:
        return not mine and not theirs
    names = [str(x or "").casefold() for x in (mine.get("name"), mine.get("text"), mine.get("body"))]
    golds = [str(x or "").casefold() for x in (theirs.get("name"), theirs.get("text"))]
    return any(a and b and (a in b or b in a) for a in names for b in golds)


def fit(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Bias and weights by ridge-penalised logistic regression (Newton's method); deterministic."""
    names = sorted({f for e in examples for f in e.features})
    x = np.array([[1.0, *(float(n in e.features) for n in names)] for e in examples])
    y = np.array([float(e.right) for e in examples])
    w = np.zeros(x.shape[1])
    penalty = np.eye(x.shape[1]) * _RIDGE
    penalty[0, 0] = 0.0
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, gradient)
        w += step
        if float(np.abs(step).max()) < 1e-6:
            break
    return float(w[0]), {n: float(v) for n, v in zip(names, w[1:], strict=True)}


def predict(example: Example, bias: float, weights: Mapping[str, float]) -> float:
    return float(1 / (1 + np.exp(-(bias + sum(weights.get(f, 0.0) for f in example.features)))))


def held_out(examples: Sequence[Example]) -> Iterator[tuple[float, bool]]:
    """Each example's confidence from weights that were fitted without its fold, and whether it was right."""
    for fold in range(FOLDS):
        bias, weights = fit([e for e in examples if e.fold != fold])
        yield from ((predict(e, bias, weights), e.right) for e in examples if e.fold == fold)


def reliability(pairs: Sequence[tuple[float, bool]], *, bins: int = 5) -> tuple[Bin, ...]:
    """The reliability table over equally wide bins; empty bins are left out."""
    out = []
    for k in range(bins):
        low, high = k / bins, (k + 1) / bins
        inside = [(p, r) for p, r in pairs if low <= p < high or (k == bins - 1 and p == 1.0)]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            out.append(Bin(low, high, len(inside), said, sum(r for _, r in inside) / len(inside)))
    return tuple(out)


def expected_error(pairs: Sequence[tuple[float, bool]], *, bins: int = 5) -> float:
    """Expected calibration error: the mean gap between what was said and what was right, over all claims."""
    return sum(b.count * abs(b.said - b.right) for b in reliability(pairs, bins=bins)) / max(1, len(pairs))


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean squared distance between confidence and truth; lower is better."""
    return sum((p - r) ** 2 for p, r in pairs) / max(1, len(pairs))
