"""Fit the weights of linking on pairs of reports whose incidents are known, and print what they do on a held-out half.

TWOSOURCE_EVAL_DATA=FOLDER python evals/fit_links.py

The sets gva and wars give pairs that are one incident and pairs that are not; of gaza every report tells another incident, so
that all its pairs are not. Pairs are those that linking would compare, of accounts that their reports are mainly about.
Logistic regression, drawn towards the weights that the package has; ``HELD`` stay as they are, for these sets are no guide to
them. Half the incidents of gva, by a hash of their names, are kept out of the fit and measured. Nothing is written:
weights go into ``link.toml`` by hand, rounded, each with its reason, and the threshold is chosen on whole runs.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from twosource.config import Settings
from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.engine.stages import build_stages
from twosource.evaluate.data import NoData, find_data
from twosource.link.block import Index
from twosource.link.features import found_in
from twosource.link.linking import Linking
from twosource.link.settings import LinkSettings, load_link_settings

SETS = {"gva": ("gva.dev.jsonl.gz", 1.0), "wars": ("wars.dev.jsonl", 8.0), "gaza": ("gaza.dev.jsonl.gz", 0.3)}
"""File, and how much one of its pairs counts."""
HELD = {
    "event",
    "actors",
    "common_objects",
    "names",
    "weapon",
    "figures_few",
    "apart",
    "figures_near",
    "figures_differ",
}
TOWARDS, FIRM = 3.0, 300.0


@dataclass(frozen=True, slots=True)
class Pair:
    set: str
    same: bool
    held_out: bool
    terms: Mapping[str, float]


def rows_of(path: Path) -> list[dict[str, object]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def pairs_of(name: str, rows: Sequence[dict[str, object]], settings: LinkSettings) -> Iterator[Pair]:
    stages = build_stages(Settings())
    gold = {str(row["id"]): row["gold"]["incident"] if name != "gaza" else row["id"] for row in rows}  # type: ignore[index]
    keys = ("id", "text", "url", "outlet", "published", "title")
    made = (stages.prepare(Incoming(file=name, **{k: row.get(k) for k in keys})) for row in rows)  # type: ignore[arg-type]
    linking = Linking(settings)
    for report, claims in stages.extract(r for r in made if isinstance(r, Report)):
        told = stages.resolve(report, claims)
        linking.add(report, stages.group(report, told), {c.id: c for c in told})
    linking.update()
    mainly = [linking._profiles[a] for a in sorted(linking.main)]
    mainly = [p for p in mainly if p.account.status in ("happened", "unverified")]
    index = Index(settings)
    for profile in mainly:
        index.add(profile)
    for left in mainly:
        for right in index.near(left).values():
            one, other = gold.get(left.account.report), gold.get(right.account.report)
            if left.id < right.id and (one or other):
                found = list(found_in(left, right, settings))
                if not any(f.veto for f in found):
                    terms = {key: much for f in found for key, much in f.terms.items()}
                    yield Pair(name, one == other, name == "gva" and _half(one or other), terms)


def _half(incident: object) -> bool:
    return hashlib.md5(str(incident).encode(), usedforsecurity=False).digest()[-1] % 2 == 1


def fitted(pairs: Sequence[Pair], settings: LinkSettings) -> tuple[dict[str, float], float]:
    """Weights, and the score of even odds."""
    keys = sorted({key for pair in pairs for key in pair.terms})
    at = {key: n for n, key in enumerate(keys)}
    table = np.zeros((len(pairs), len(keys) + 1))
    table[:, -1] = -1.0
    for row, pair in enumerate(pairs):
        for key, much in pair.terms.items():
            table[row, at[key]] = much
    sign = np.array([1.0 if p.same else -1.0 for p in pairs])
    much = np.array([SETS[p.set][1] for p in pairs])
    prior = np.array([*(settings.weights[k] for k in keys), settings.threshold])
    pull = np.array([*(FIRM if k in HELD else TOWARDS for k in keys), 0.0])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = (table @ weights) * sign
        off = weights - prior
        slope = table.T @ (-much * sign / (1.0 + np.exp(score))) + 2.0 * pull * off
        return float((much * np.logaddexp(0.0, -score)).sum() + (pull * off**2).sum()), slope

    found = minimize(loss, prior.copy(), jac=True, method="L-BFGS-B").x
    return dict(zip(keys, map(float, found[:-1]), strict=True)), float(found[-1])


def measured(pairs: Sequence[Pair], weights: Mapping[str, float], threshold: float) -> str:
    linked = [p for p in pairs if sum(weights[k] * v for k, v in p.terms.items()) >= threshold]
    right, same = sum(p.same for p in linked), sum(p.same for p in pairs)
    precision, recall = right / max(1, len(linked)), right / max(1, same)
    return f"{len(linked)} linked, precision {precision:.3f}, recall {recall:.3f}"


def main() -> int:
    data = find_data()
    if isinstance(data, NoData):
        print(data.reason, file=sys.stderr)
        return 2
    settings = load_link_settings()
    pairs = [p for name, (file, _) in SETS.items() for p in pairs_of(name, rows_of(data.corpora / file), settings)]
    weights, even = fitted([p for p in pairs if not p.held_out], settings)
    final, final_even = fitted(pairs, settings)
    print(f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of them one incident; even odds at {final_even:.2f}")
    for step in (-0.6, 0.0, 0.6):
        for name in (*SETS, "held out"):
            some = [p for p in pairs if (p.held_out if name == "held out" else p.set == name)]
            now = measured(some, settings.weights, settings.threshold + step)
            print(f"{name:9s} {step:+.1f}: as it is: {now}; fitted on the rest: {measured(some, weights, even + step)}")
    for key in sorted(final):
        used, good = sum(key in p.terms for p in pairs), sum(key in p.terms and p.same for p in pairs)
        print(f"{key:20s} {settings.weights[key]:6.2f} -> {final[key]:6.2f}  in {used} pairs, {good} of them the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
