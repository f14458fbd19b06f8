"""The gate: measures the development sets and fails where a number is under its pinned floor (``evals/floors.toml``).

TWOSOURCE_EVAL_DATA=FOLDER python evals/gate.py [--set NAME] [--half even|odd] [--update-floors [--lower]]
"""

import os
import sys
from pathlib import Path

from twosource.evaluate.__main__ import main

if __name__ == "__main__":
    os.chdir(Path(__file__).parents[1])
    sys.exit(main())
