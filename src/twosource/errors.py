"""Errors that say what happened, where, and what to do next."""

from __future__ import annotations


class TwosourceError(Exception):
    """An error that a person can act on.

    ``what`` happened, ``where`` (a file, a line, an option; may be empty) and the ``advice``: what to do next.
    ``status`` is the exit status of the command line: 1 failed, 2 wrong usage.
    """

    status = 1

    def __init__(self, what: str, *, where: str = "", advice: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}. {self.advice}"


class WrongCallError(TwosourceError):
    """The call itself is wrong: nothing was done."""

    status = 2


class WorkspaceMissingError(WrongCallError):
    """There is no record in the folder that was named."""


class WorkspaceBusyError(TwosourceError):
    """Another process is writing to the workspace and did not end in time."""


class StoreError(TwosourceError):
    """The record's file could not be read or written."""


class ModelMissingError(TwosourceError):
    """No English language model for spaCy was found."""


class NoSuchIncidentError(WrongCallError):
    """No incident, or more than one, has the id that was given."""


class BrokenChainError(TwosourceError):
    """The log of decisions was changed after it was written."""
