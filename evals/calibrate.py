"""Fit the confidence of claims on coded reports, print its reliability by folds, and write the weights into the package.

TWOSOURCE_EVAL_DATA=FOLDER python evals/calibrate.py [--write] [MORE.json ...]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from twosource.core.incoming import Incoming
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.engine.gazetteer import ensure_gazetteer
from twosource.engine.model import find_model, load_model
from twosource.evaluate.calibrate import FOLDS, Example, brier, expected_error, fit, held_out, is_right, reliability
from twosource.evaluate.data import NoData, find_data
from twosource.extract.reader import Reader, load_rules
from twosource.extract.rules.confidence import features, shared_text
from twosource.ingest.prepare import prepare
from twosource.lexicons import load_lexicon
from twosource.progress import Silent
from twosource.publish.jsonl import claim_rows
from twosource.resolve.background import mark_background
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.times import resolve_times

SETS = ("claims.dev.json", "wars_claims.dev.json")
WEIGHTS = Path(__file__).parents[1] / "src/twosource/extract/rules/data/en/confidence.toml"


def examples(paths: Sequence[Path]) -> list[Example]:
    """All claims that the tool reads in the coded reports, each with its features and whether a coder agrees."""
    reader = Reader(
        nlp=load_model(find_model()),
        rules=load_rules(),
        lexicon=load_lexicon(),
        places=Gazetteer(ensure_gazetteer(None, progress=Silent())),
    )
    gold = {row["id"]: row for path in paths for row in json.loads(path.read_text(encoding="utf-8"))}
    keys = ("id", "text", "url", "outlet", "published", "title")
    made = (prepare(Incoming(file="", **{k: row.get(k) for k in keys})) for row in gold.values())
    out: list[Example] = []
    for number, (report, claims) in enumerate(reader.read_many(r for r in made if isinstance(r, Report))):
        told = mark_background(report, resolve_times(report, claims))
        rows = {str(row["claim"]): row for row in claim_rows(Record(reports=(report,), claims=told))}
        for claim, near in zip(claims, shared_text(claims), strict=True):
            right = is_right(rows[claim.id], gold[report.id]["claims"])
            out.append(Example(features(claim, near=near), right, number % FOLDS))
    return out


def main() -> int:
    data = find_data()
    if isinstance(data, NoData):
        print(data.reason, file=sys.stderr)
        return 2
    more = [Path(given) for given in sys.argv[1:] if given != "--write"]
    found = examples([*(data.corpora / name for name in SETS), *more])
    pairs = list(held_out(found))
    share = sum(r for _, r in pairs) / len(pairs)
    print(f"{len(pairs)} claims, {share:.3f} right; held out by report in {FOLDS} folds:")
    print(f"Brier {brier(pairs):.3f} (always {share:.2f}: {share * (1 - share):.3f}), gap {expected_error(pairs):.3f}")
    print("| confidence | claims | said on average | right |", "| --- | --- | --- | --- |", sep="\n")
    for b in reliability(pairs):
        print(f"| {b.low:.1f} to {b.high:.1f} | {b.count} | {b.said:.2f} | {b.right:.2f} |")
    if "--write" in sys.argv[1:]:
        bias, weights = fit(found)
        lines = [
            "# Fitted by `python evals/calibrate.py --write`; do not edit by hand.",
            f"bias = {bias:.3f}",
            "",
            "[weights]",
        ]
        lines += [f"{name} = {weight:.3f}" for name, weight in sorted(weights.items())]
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
