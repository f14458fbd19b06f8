"""Fit the weights with which a place is chosen (``src/twosource/resolve/data/choosing.toml``), and say how well its
scores hold.

    TWOSOURCE_EVAL_DATA=FOLDER python evals/fit_places.py [--write]

Fitted on the even rows of the one-event notes, measured on the odd ones. A choice counts as right within 20 km, or for a
division within 80 km, of the coded point, and in its country; a name that is not the coded one counts only where one of
its places is right. Only weights leave this program.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import ratio

from twosource.config import Settings
from twosource.core.claim import Claim
from twosource.core.report import Report
from twosource.engine.stages import Parts
from twosource.evaluate.data import NoData, find_data
from twosource.evaluate.rows import as_report, read_rows
from twosource.ingest.prepare import prepare
from twosource.ingest.readers import read_lines
from twosource.resolve.choosing import features, load_weights
from twosource.resolve.context import context_of
from twosource.resolve.countries import load_countries
from twosource.resolve.geo import km_between
from twosource.resolve.geocode import Geocoder
from twosource.resolve.leans import lend_countries
from twosource.resolve.places import containing, sure_places
from twosource.resolve.spelling import folded
from twosource.resolve.where import default_path

TARGET = Path(__file__).parents[1] / "src/twosource/resolve/data/choosing.toml"
_AREAL = frozenset({"governorate", "district", "region", "subdistrict"})
_RIDGE = 1.0
PRIOR = {
    "unlike": -1.0, "share": 4.0, "strong": 0.5, "lent": 1.0, "conflict": 0.4, "size": 0.5, "held": 2.0, "held_again": 0.5,
    "far_off": -1.5, "first_far_off": -1.5, "alias": -0.5, "parent": -0.4, "near": 1.0, "kind_fits": 0.5, "kind_same": 0.5,
    "kind_differs": -1.5, "settled": 0.5, "dwarfed": -1.5, "sea": 1.5, "country": 0.5, "unknown": 2.0, "short": 1.0, "small_kind": 0.5,
    "quarter": 1.0, "building": 1.0,
}  # fmt: skip
"""What the weights stay near where the notes say nothing of them (a sea, a country)."""
_STEPS = 400
PINNED = frozenset({"near", "sea", "country"})
"""Not fitted: the notes name one place each, and neither seas nor countries as places of an event."""
_HELPS = frozenset({"share", "strong", "lent", "held", "held_again", "near", "kind_fits", "kind_same", "size"})
"""What can only speak for a place."""


@dataclass(frozen=True)
class Case:
    """One name: the features of each of its places, those of "none of them", and which places are right."""

    rows: list[dict[str, float]]
    doubt: dict[str, float]
    right: list[bool]
    points: list[tuple[float, float]]


def right(row: Any, gold: dict[str, Any]) -> bool:
    apart = km_between((gold["lat"], gold["lon"]), row.point)
    near = apart <= 80 if row.kind in _AREAL else apart <= 20
    return bool(near and load_countries().code(gold["country"]) == row.cc and row.kind != "country")


def cases_of(readings: Sequence[tuple[Report, tuple[Claim, ...], dict[str, Any]]], parts: Parts) -> Iterator[Case]:
    lent = lend_countries([r for r, _, _ in readings], {r.id: c for r, c, _ in readings}, parts.gazetteer)
    countries = load_countries()
    for report, claims, gold in readings:
        report = replace(report, leans=lent.get(report.id, ()))
        mentions = list(dict.fromkeys(c.place_mention for c in claims if c.place_mention))
        context = context_of(report, mentions, parts.gazetteer, countries, claims=claims, lexicon=parts.lexicon)
        coder = Geocoder(parts.gazetteer, countries, context, load_weights())
        anchors = sure_places(coder, mentions)
        for mention in mentions:
            above = containing(mention, coder)
            found = coder.matches(mention.name, above)
            hits = [right(m.row, gold) for m in found]
            if mention.kind not in _AREAL and any(
                h and m.row.kind not in _AREAL for h, m in zip(hits, found, strict=True)
            ):
                hits = [h and m.row.kind not in _AREAL for h, m in zip(hits, found, strict=True)]
            same = ratio(folded(mention.name), folded(gold["place"])) >= 80
            if not found or not (any(hits) or same) or countries.code(mention.name):
                continue
            said, doubt = coder.weigh(mention.name, found, mention.kind, above, anchors)
            yield Case(
                [features(m.row, m.quality, s) for m, s in zip(found, said, strict=True)],
                doubt,
                hits,
                [m.row.point for m in found],
            )


def fit(cases: Sequence[Case], row_keys: list[str], none_keys: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Weights that make what is right likeliest (a ridge keeps them small); by gradient steps with momentum (Adam)."""
    tables = [
        (np.array([[f.get(k, 0.0) for k in row_keys] for f in c.rows]), np.array([c.doubt.get(k, 0.0) for k in none_keys]),
         np.array(c.right))
        for c in cases
    ]  # fmt: skip
    prior = np.array([PRIOR.get(k, 0.0) for k in (*row_keys, *none_keys)])
    w = prior.copy()
    helps = [k for k, key in enumerate(row_keys) if key in _HELPS]
    pinned = [k for k, key in enumerate(row_keys) if key in PINNED]
    m, v = np.zeros_like(w), np.zeros_like(w)
    n = len(row_keys)
    for step in range(1, _STEPS + 1):
        grad = 2 * _RIDGE * (w - prior) / len(tables)
        for x, d, hit in tables:
            sums = np.append(x @ w[:n], d @ w[n:])
            p = np.exp(sums - sums.max())
            p /= p.sum()
            goal = np.zeros_like(p)
            goal[:-1] = p[:-1] * hit
            goal = goal / goal.sum() if hit.any() else np.append(goal[:-1], 1.0)
            diff = (p - goal) / len(tables)
            grad[:n] += diff[:-1] @ x
            grad[n:] += diff[-1] * d
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        w = w - 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        w[pinned] = prior[pinned]
        w[helps] = np.maximum(w[helps], 0.0)
    return w[:n], w[n:]


def table(cases: Sequence[Case], row_keys: list[str], none_keys: list[str], rows: np.ndarray, none: np.ndarray) -> str:
    """How often the best answer is right, by its score."""
    scored = []
    for c in cases:
        sums = np.append(
            np.array([[f.get(k, 0.0) for k in row_keys] for f in c.rows]) @ rows,
            np.array([c.doubt.get(k, 0.0) for k in none_keys]) @ none,
        )
        p = np.exp(sums - sums.max())
        p /= p.sum()
        best = int(p[:-1].argmax())
        together = [k for k, point in enumerate(c.points) if km_between(point, c.points[best]) <= 15]
        scored.append((float(p[together].sum()), c.right[best]))
    lines = ["| score | names | mean score | right |", "|---|---|---|---|"]
    for low in np.arange(0, 1, 0.1):
        inside = [(s, hit) for s, hit in scored if low <= s < low + 0.1 or (low > 0.89 and s >= 1)]
        if inside:
            mean, hits = np.mean([s for s, _ in inside]), np.mean([hit for _, hit in inside])
            lines.append(f"| {low:.1f} to {low + 0.1:.1f} | {len(inside)} | {mean:.2f} | {hits:.2f} |")
    return "\n".join(lines)


def read(parts: Parts, path: Path) -> list[tuple[Report, tuple[Claim, ...], dict[str, Any]]]:
    import json

    rows = read_rows(path)
    gold = {row["id"]: row["gold"] for row in rows}
    lines = (json.dumps(as_report(row)).encode() for row in rows)
    reports = [r for i in read_lines("rows", lines) if isinstance(r := prepare(i), Report)]  # type: ignore[arg-type]
    return [(report, claims, gold[report.id]) for report, claims in parts.extract(reports)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--gazetteer", type=Path, default=default_path())
    given = parser.parse_args()
    data = find_data()
    if isinstance(data, NoData):
        print(data.reason, file=sys.stderr)
        return 2
    parts = Parts(Settings(), given.gazetteer)
    readings = read(parts, data.corpora / "acled.dev.jsonl.gz")
    tuned = list(cases_of(readings[0::2], parts))
    held = list(cases_of(readings[1::2], parts))
    row_keys = sorted({k for c in tuned for f in c.rows for k in f})
    none_keys = sorted({k for c in tuned for k in c.doubt})
    rows, none = fit(tuned, row_keys, none_keys)
    for name, cases in (("fitted on", tuned), ("held out", held)):
        print(f"{name}: {len(cases)} names\n{table(cases, row_keys, none_keys, rows, none)}")
    found = (
        "# Weights of what speaks for a place of a name. Fitted by `python evals/fit_places.py --write`; not edited by hand.\n"
        + "\n[rows]\n"
        + "".join(f"{k} = {w:.3f}\n" for k, w in zip(row_keys, rows, strict=True))
        + "\n[none]\n"
        + "".join(f"{k} = {w:.3f}\n" for k, w in zip(none_keys, none, strict=True))
    )
    if given.write:
        TARGET.write_text(found, encoding="utf-8")
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
