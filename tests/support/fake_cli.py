"""The command line over fake stages, as a program: ``python fake_cli.py run ...``."""

from __future__ import annotations

from support import fakes
from twosource.cli import main
from twosource.engine import stages

if __name__ == "__main__":
    stages.build_stages = lambda settings, *, progress=None: fakes.stages()  # type: ignore[assignment]
    main(prog_name="twosource")
