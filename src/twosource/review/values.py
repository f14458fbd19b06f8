"""What a person may set: fields of incidents and of claims, each with how its value is written and read.

A value is a string as a form or a command line gives it. Raises ``WrongCallError`` where it can't be read.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.vocab import Event, Measure, Status, Who
from twosource.errors import WrongCallError

MEASURES = tuple(m.value for m in Measure)
INCIDENT_FIELDS = ("event", "date", "place", "perpetrators", "targets", *MEASURES)
CLAIM_FIELDS = ("event", "status", "date", "place", "perpetrators", "targets", "figures")
_FIGURE = re.compile(
    r"(?P<low>\d{1,9})(?:\s*/\s*(?P<best>\d{1,9}))?(?:\s*(?:/|-|–|to)\s*(?P<high>\d{1,9}))?(?P<open>\s*(?:\+|or more))?"
)
_CLAIM_FIGURE = re.compile(
    r"(?P<measure>[a-z]+)\s+(?P<low>\d{1,9})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,9}))?(?P<open>\s*(?:\+|or more))?(?:\s+(?P<who>[a-z]+))?"
)


def parse(field: str, text: str) -> Any:
    """``text`` as the JSON-like value of an incident's ``field``; empty text is "not stated"."""
    text = " ".join(text.split())
    measure = field.partition("_")[0]
    if measure in MEASURES:
        return _toll(field, text) if text else None
    if field == "event":
        return _word(Event, text, field)
    if field == "status":
        return _word(Status, text, field)
    if field == "date":
        return _days(text) if text else None
    if field in ("perpetrators", "targets"):
        return [name for part in text.split(";") if (name := part.strip())]
    if field == "place":
        return {"name": text} if text else None
    if field == "figures":
        return [_stated(part.strip()) for part in text.split(";") if part.strip()]
    raise WrongCallError(f"there is no field {field!r}", advice=f"The fields are {', '.join(INCIDENT_FIELDS)}.")


def _toll(field: str, text: str) -> dict[str, Any]:
    found = _FIGURE.fullmatch(text)
    if not found:
        raise WrongCallError(
            f"{text!r} is no figure for {field}" + (", which is never below zero" if text[:1] in "-\u2212" else ""),
            advice="Write 12, 10-15, 12+ or low/best/high such as 9/12/15.",
        )
    low = int(found["low"])
    middle = int(found["best"]) if found["best"] else None
    high = int(found["high"]) if found["high"] else (middle if middle is not None else low)
    best = middle if middle is not None and found["high"] else low
    if not low <= best <= high:
        raise WrongCallError(f"{text!r} does not run from low to high", advice="Write low/best/high in that order.")
    return {"low": low, "best": best, "high": high, "open": bool(found["open"])}


def _stated(text: str) -> dict[str, Any]:
    found = _CLAIM_FIGURE.fullmatch(text)
    if not found or found["measure"] not in MEASURES or (found["who"] and found["who"] not in list(Who)):
        raise WrongCallError(
            f"{text!r} is no figure",
            advice="Write killed 12, injured 10-15 civilian or killed 3+; several with ; between.",
        )
    high = None if found["open"] else int(found["high"] or found["low"])
    if high is not None and high < int(found["low"]):
        raise WrongCallError(f"{text!r} does not run from low to high", advice="Write the lower number first.")
    return {"measure": found["measure"], "low": int(found["low"]), "high": high, "who": found["who"] or "unknown"}


def _word(kind: type[Event] | type[Status], text: str, field: str) -> str:
    wanted = text.lower().replace(" ", "_")
    if wanted not in list(kind):
        raise WrongCallError(f"{text!r} is no {field}", advice=f"It is one of {', '.join(kind)}.")
    return wanted


def _days(text: str) -> list[str]:
    parts = re.split(r"\s+to\s+|\s*/\s*", text)
    try:
        days = [date.fromisoformat(p) for p in parts]
    except ValueError as error:
        raise WrongCallError(f"{text!r} is no day", advice="Write 2015-10-15, or 2015-10-15 to 2015-10-17.") from error
    if len(days) > 2 or days[-1] < days[0]:
        raise WrongCallError(f"{text!r} is no range of days", advice="Write the first day, then the last.")
    return [days[0].isoformat(), days[-1].isoformat()]


def incident_value(incident: Incident, field: str) -> Any:
    """What the incident now has under ``field``, as ``parse`` would give it."""
    if field.partition("_")[0] in MEASURES:
        found = incident.figure(field)
        return {"low": found.low, "best": found.best, "high": found.high, "open": found.open} if found else None
    return _shared(incident, field)


def claim_value(claim: Claim, field: str) -> Any:
    """What the claim has under ``field``."""
    if field == "figures":
        return [{"measure": f.measure.value, "low": f.low, "high": f.high, "who": f.who.value} for f in claim.figures]
    if field == "status":
        return claim.status.value
    return _shared(claim, field)


def _shared(value: Incident | Claim, field: str) -> Any:
    if field == "event":
        return value.event.value
    if field == "date":
        return [value.time.start.isoformat(), value.time.end.isoformat()] if value.time else None
    if field == "place":
        return {"name": value.place.name} if value.place else None
    return [a.name for a in (value.perpetrators if field == "perpetrators" else value.targets)]


def said(field: str, value: Any) -> str:
    """A value in words, for lists of changes and for the field of a form: ``parse`` reads it back."""
    if value is None or value == []:
        return ""
    if field == "figures":
        return "; ".join(
            f"{f['measure']} {f['low']}{'+' if f['high'] is None else '' if f['high'] == f['low'] else '-' + str(f['high'])}"
            + (f" {f['who']}" if f["who"] != "unknown" else "")
            for f in value
        )
    if field.partition("_")[0] in MEASURES:
        low, best, high, end = value["low"], value["best"], value["high"], "+" if value["open"] else ""
        return f"{low}{end}" if low == high else f"{low}/{best}/{high}{end}"
    if field == "date":
        return value[0] if value[0] == value[1] else f"{value[0]} to {value[1]}"
    if field == "place":
        return str(value["name"])
    return "; ".join(value) if isinstance(value, list) else str(value)


def dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True)
