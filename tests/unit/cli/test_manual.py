"""The manual in the docs is what the program says of itself."""

from __future__ import annotations

from pathlib import Path

from twosource.cli.app import VERBS
from twosource.cli.manual import manual

WRITTEN = Path(__file__).parents[3] / "docs" / "cli.md"


def test_the_manual_is_up_to_date() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == manual(), "run: python -m twosource.cli.manual > docs/cli.md"


def test_the_manual_has_every_verb_and_its_options() -> None:
    text = manual()
    assert all(f"## twosource {verb}\n" in text for verb in VERBS)
    assert "`--link / --no-link`" in text
    assert "### twosource export geojson" in text
