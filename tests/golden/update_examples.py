"""Write the golden record of the example reports anew. Read the difference before you commit it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from twosource.publish.jsonl import claim_rows, incident_rows, json_lines, report_rows
from twosource.workspace import Workspace

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "examples"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "workspace")
        workspace.run([ROOT / "examples" / "reports"])
        record = workspace.record()
    GOLDEN.mkdir(exist_ok=True)
    for name, rows in (
        ("claims", claim_rows(record)),
        ("incidents", incident_rows(record)),
        ("reports", report_rows(record)),
    ):
        lines = list(json_lines(rows))
        GOLDEN.joinpath(f"{name}.jsonl").write_text(
            "".join(line if line.endswith("\n") else line + "\n" for line in lines), "utf-8"
        )


if __name__ == "__main__":
    main()
