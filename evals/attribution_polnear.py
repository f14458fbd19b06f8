"""Checks that the cues are general: sources of a corpus of US politics (PolNeAR), which is not about war.

    TWOSOURCE_EVAL_DATA=FOLDER python evals/attribution_polnear.py [--limit N] [--missed]

Recall: share of annotated attributions (with a source and a content) of which a frame names the source and holds some
of the content. Precision: share of frames whose speaker's words touch an annotated source or whose cue touches an
annotated cue. Even-numbered articles are for tuning, odd-numbered ones are held out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from pathlib import Path

from attribution_dev import Parser, passages_of

from twosource.extract.rules.attribution import attribute, load_attribution_rules
from twosource.lexicons import load_lexicon


def spans(cell: list[str] | None) -> list[tuple[int, int]]:
    """Offsets of a brat annotation: ``"12 20;25 30"``."""
    if not cell:
        return []
    return [(int(a), int(b)) for part in cell[1].split(";") for a, b in [part.split()]]


def meet(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
    return any(x < q and p < y for x, y in a for p, q in b)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--limit", type=int, default=100)
    options.add_argument("--missed", action="store_true", help="print the missed cues of the tuning half")
    chosen = options.parse_args()
    folder = os.environ.get("TWOSOURCE_EVAL_DATA")
    if not folder:
        print("set TWOSOURCE_EVAL_DATA to the folder that holds corpora/ and score/", file=sys.stderr)
        return 2
    path = Path(folder) / "corpora" / "polnear.dev.jsonl.gz"
    rules, lexicon, parser = load_attribution_rules(), load_lexicon(), Parser()
    counts = {0: Counter[str](), 1: Counter[str]()}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            if index >= chosen.limit:
                break
            row = json.loads(line)
            text = row["text"]
            said = attribute(passages_of(text, parser, first=0), rules=rules, lexicon=lexicon)
            c = counts[index % 2]
            gold = [a for a in row["attributions"] if a.get("Source") and a.get("Content")]
            for a in gold:
                source, content = spans(a["Source"]), spans(a["Content"])
                hit = any(
                    meet([(s.quote.start, s.quote.end) for s in f.chain], source) and meet(list(f.spans), content)
                    for f in said.frames
                )
                c["gold"] += 1
                c["hit"] += hit
                if chosen.missed and not hit and index % 2 == 0:
                    b, e = min(x for x, _ in source + content), max(y for _, y in source + content)
                    print(f"{(a.get('Cue') or ['', '', '?'])[2]!r:30} {text[b:e][:200]!r}")
            for f in said.frames:
                if f.rule != "cue" or not f.chain:
                    continue
                c["frames"] += 1
                named = [(s.quote.start, s.quote.end) for s in f.chain] + [(f.cue.start, f.cue.end)]
                c["true"] += any(meet(named, spans(a.get("Source")) + spans(a.get("Cue"))) for a in row["attributions"])
    for half, c in counts.items():
        print(
            f"{'odd' if half else 'even'}: recall {c['hit'] / max(1, c['gold']):.3f} ({c['hit']}/{c['gold']})  precision {c['true'] / max(1, c['frames']):.3f} ({c['true']}/{c['frames']})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
