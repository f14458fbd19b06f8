"""Many reports of armed conflict in, one sourced incident record out.

The public interface is small: ``Workspace`` (a folder with a record), ``read`` (claims of one text), and the core types.
Importing this package loads nothing heavy; each name is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.core.claim import Claim
    from twosource.core.figure import Figure
    from twosource.core.incident import Incident
    from twosource.core.record import Record
    from twosource.core.report import Report
    from twosource.core.vocab import Profile
    from twosource.errors import TwosourceError
    from twosource.runner import Summary
    from twosource.workspace import Workspace, read

__version__ = "0.1.0"

_HOMES = {
    "Claim": "twosource.core.claim",
    "Figure": "twosource.core.figure",
    "Incident": "twosource.core.incident",
    "Profile": "twosource.core.vocab",
    "Record": "twosource.core.record",
    "Report": "twosource.core.report",
    "Summary": "twosource.runner",
    "TwosourceError": "twosource.errors",
    "Workspace": "twosource.workspace",
    "read": "twosource.workspace",
}

__all__ = [
    "Claim",
    "Figure",
    "Incident",
    "Profile",
    "Record",
    "Report",
    "Summary",
    "TwosourceError",
    "Workspace",
    "__version__",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'twosource' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
