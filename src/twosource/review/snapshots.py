"""A claim inside a decision, as JSON: so that a person's word on it stands when the machine no longer reads it."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.incident import Incident

type Kept = Claim | Account | Incident


def dump(value: Kept) -> str:
    """ASCII JSON; lone surrogates are kept."""
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":"))


def load[T: (Claim, Account, Incident)](text: str, kind: type[T]) -> T:
    """What ``dump`` wrote. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(json.loads(text), kind)


def revive(text: str, report_text: str) -> Claim | None:
    """The claim if its quote still stands in the report, moved to where it stands now; ``None`` where it is gone or
    stands there more than once."""
    claim = load(text, Claim)
    if claim.quote.holds_in(report_text):
        return claim
    if report_text.count(claim.quote.text) != 1:
        return None
    shift = report_text.index(claim.quote.text) - claim.quote.start
    moved = msgspec.convert(_moved(json.loads(text), shift), Claim)
    return moved if _holds(msgspec.to_builtins(moved), report_text) else None


def _moved(value: Any, shift: int) -> Any:
    if isinstance(value, list):
        return [_moved(item, shift) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end", "text"}:
        return {"start": value["start"] + shift, "end": value["end"] + shift, "text": value["text"]}
    return {key: _moved(item, shift) for key, item in value.items()}


def _holds(value: Any, text: str) -> bool:
    if isinstance(value, list):
        return all(_holds(item, text) for item in value)
    if not isinstance(value, dict):
        return True
    if value.keys() == {"start", "end", "text"}:
        return bool(text[value["start"] : value["end"]] == value["text"])
    return all(_holds(item, text) for item in value.values())
