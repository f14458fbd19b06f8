"""Whether numpy multiplies on one thread. Threads that wait for each other over the small products of a parse cost
more than they bring: five times the processor time where two cores have other work too (measured)."""

from __future__ import annotations

import os
import sys

_NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def ask_for_one_thread() -> None:
    """Must be called before numpy is imported, which reads this once; later it does nothing. What the user has set
    stays."""
    if "numpy" not in sys.modules:
        for name in _NAMES:
            os.environ.setdefault(name, "1")


def on_one_thread() -> bool:
    """True where numpy was told so."""
    return any(os.environ.get(name) == "1" for name in _NAMES[:2])
