"""Write the golden codebook exports of the example reports anew. Read the difference before you commit it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from twosource.core.record import Record
from twosource.lexicons import load_lexicon
from twosource.publish.codebooks.codebook import NAMES
from twosource.publish.codebooks.policies import codebook_rows, load_policy
from twosource.publish.codebooks.table import csv_lines
from twosource.workspace import Workspace

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "codebooks"


def exports(record: Record) -> dict[str, str]:
    """Name of a codebook -> its public export of ``record`` as CSV."""
    lexicon = load_lexicon()
    found = {}
    for name in NAMES:
        policy = load_policy(name)
        found[name] = "".join(csv_lines(policy.book.header, codebook_rows(record, policy, lexicon)))
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "workspace")
        workspace.run([ROOT / "examples" / "reports"])
        made = exports(workspace.record())
    GOLDEN.mkdir(exist_ok=True)
    for name, text in made.items():
        GOLDEN.joinpath(f"{name}.csv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
