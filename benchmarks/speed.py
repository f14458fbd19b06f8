"""How much a whole run costs beside the bare parse of the same texts, by the same spaCy components, on one thread.

    python benchmarks/speed.py [REPORTS.jsonl] [--reports 200]

Without a file the example reports are repeated with other numbers and days, so that no two texts are the same. Both
sides start with the model loaded and the gazetteer open; the sides take turns, and the best of ``--rounds`` counts.
The parse is of the same stretches of text that a run would parse (``--whole``: of the whole texts, paragraph by
paragraph) by the pipeline as spaCy loads it. Prints one JSON object; ``ratio`` is run / parse by the clock,
``cpu_ratio`` by processor time, which other work on the machine disturbs less. A run parses the same in less time
(``engine/swift.py``): ``own_parse_seconds`` is processor time of the same texts parsed that way.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).parents[1]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


type Times = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def now() -> Times:
    return time.perf_counter(), time.process_time()


def since(begun: Times) -> Times:
    return time.perf_counter() - begun[0], time.process_time() - begun[1]


def varied(n: int) -> Iterator[dict[str, str]]:
    """``n`` reports made from the examples: numbers and weekdays are changed, everything else stays."""
    from twosource.core.incoming import Incoming
    from twosource.ingest.readers import read_file

    base = [
        found
        for path in sorted((ROOT / "examples" / "reports").iterdir())
        if path.is_file()
        for found in read_file(path.name, path.read_bytes())
        if isinstance(found, Incoming)
    ]
    dice = random.Random(1)
    for k in range(n):
        text = re.sub(r"\b\d{1,2}\b", lambda _: str(dice.randint(2, 28)), base[k % len(base)].text)
        text = re.sub("|".join(DAYS), lambda _: dice.choice(DAYS), text)
        yield {"id": f"r{k:04}", "text": text}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("reports_file", nargs="?", type=Path)
    options.add_argument("--reports", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--whole", action="store_true", help="parse whole texts, not only what a run parses")
    given = options.parse_args()

    from twosource.config import load_settings
    from twosource.core.incoming import Incoming
    from twosource.core.report import Report
    from twosource.engine.gazetteer import ensure_gazetteer
    from twosource.engine.model import find_model, load_model
    from twosource.engine.stages import Parts, stages_of
    from twosource.extract.passage import parsable
    from twosource.extract.reader import stretches
    from twosource.ingest.prepare import prepare
    from twosource.ingest.readers import read_lines
    from twosource.progress import progress_for
    from twosource.workspace import Workspace

    settings = load_settings()
    with progress_for(sys.stderr) as progress:
        parts = Parts(settings, ensure_gazetteer(settings.gazetteer, progress=progress))
    stages = stages_of(parts)
    with tempfile.TemporaryDirectory() as folder:
        if given.reports_file:
            lines = given.reports_file.read_bytes().splitlines()[: given.reports]
        else:
            lines = [json.dumps(row).encode() for row in varied(given.reports)]
        source = Path(folder) / "in.jsonl"
        source.write_bytes(b"\n".join(lines))

        reader = parts.reader
        nlp = load_model(find_model(settings.model))
        incoming = [found for found in read_lines("in", lines) if isinstance(found, Incoming)]
        reports = [report for report in map(prepare, incoming) if isinstance(report, Report)]
        texts = [
            parsable(report.text[s.start : s.end])
            for report in reports
            for s in (report.segments if given.whole else stretches(report))
        ]

        def parse() -> Times:
            begun = now()
            for _ in nlp.pipe(texts, batch_size=reader.batch):
                pass
            return since(begun)

        def own_parse() -> Times:
            begun = now()
            for _ in reader.nlp.pipe(((text, None) for text in texts), as_tuples=True, batch_size=reader.batch):
                pass
            return since(begun)

        def run(number: int) -> Times:
            parts.__dict__.pop("gazetteer", None)  # opened anew, so that no round profits from the one before
            begun = now()
            Workspace(Path(folder) / f"w{number}", settings=settings, stages=stages).run(source)
            return since(begun)

        next(iter(nlp.pipe(texts[:1])))
        turns = [(parse(), run(n), own_parse()) for n in range(given.rounds)]
    parsed, ran, own = (tuple(map(min, zip(*side, strict=True))) for side in zip(*turns, strict=True))
    told = {
        "reports": len(reports),
        "characters": sum(map(len, texts)),
        "components": nlp.pipe_names,
        "parse_seconds": round(parsed[0], 2),
        "run_seconds": round(ran[0], 2),
        "own_parse_seconds": round(own[1], 2),
        "ratio": round(ran[0] / parsed[0], 2),
        "cpu_ratio": round(ran[1] / parsed[1], 2),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
