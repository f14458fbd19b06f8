"""Rows for the log that add what the machine did not read, or say what a name means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from twosource.core.claim import Claim
from twosource.core.decision import Anchor, DecisionKind, Draft
from twosource.core.ids import short_id
from twosource.core.incident import Incident
from twosource.core.lexicon import fold
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import Event, Status
from twosource.errors import WrongCallError
from twosource.review import setting, snapshots, values
from twosource.review.anchors import account_anchor, claim_anchor
from twosource.review.commands import By, Part

EXTRACTOR = "person"


def add_claim(
    report: Report,
    start: int,
    end: int,
    fields: Mapping[str, str],
    incident: Incident | None,
    part: Part,
    by: By,
) -> Draft:
    """A claim on ``[start, end)`` of the report. ``fields``: ``event`` and others of ``values.CLAIM_FIELDS``.

    With ``incident`` it joins that incident, in the account of this report where there is one; without, it begins one.
    Raises ``WrongCallError``.
    """
    try:
        quote = Quote.of(report.text, start, end)
    except ValueError as error:
        raise WrongCallError("there is no text there", advice="Mark some words of the report.") from error
    claim = Claim(
        short_id("c", report.id, report.sha256, start, end, EXTRACTOR, by.author, sorted(fields.items())),
        report.id, quote, Event.OTHER, Status.REPORTED, confidence=1.0, extractor=EXTRACTOR,
    )  # fmt: skip
    for field, text in fields.items():
        if text.strip():
            claim = setting.with_claim_value(claim, field, values.parse(field, text), note=by.author)
    if incident is not None and claim.place is None and incident.place is not None:
        claim = replace(claim, place=replace(incident.place, quote=None))
    if incident is not None and claim.time is None and incident.time is not None:
        claim = replace(claim, time=replace(incident.time, quote=None))
    own = [part.accounts[a] for a in incident.accounts if a in part.accounts] if incident else []
    home = next((a for a in own if a.report == report.id), None)
    anchors = [claim_anchor(claim)]
    if home is not None:
        anchors.append(account_anchor(home, part.claims))
    else:
        new = short_id("a", report.id, claim.id)
        anchors.append(Anchor("new", new, report.id, start, end, quote.text))
    anchors += [account_anchor(a, part.claims, role="other") for a in own if home is None or a.id != home.id]
    return Draft(DecisionKind.ADD, by.author, by.reason, anchors=tuple(anchors), value=snapshots.dump(claim))


def fix_place(names: Sequence[str], place: Mapping[str, Any], by: By, *, in_country: str | None = None) -> Draft:
    """These names mean ``place``: ``name`` and, where known, ``country``, ``country_code``, ``admin1``, ``lat``, ``lon``,
    ``radius_km``, ``precision``, ``gazetteer_id``. ``in_country`` leaves namesakes in other countries alone."""
    keys = _keys(names)
    lat, lon = place.get("lat"), place.get("lon")
    if not str(place.get("name", "")).strip():
        raise WrongCallError("a place needs a name", advice="Give the name that lists should show.")
    if (lat is None) != (lon is None) or (
        lat is not None and not (-90 <= lat <= 90 and -180 <= float(lon or 0) <= 180)
    ):
        raise WrongCallError("that point is not on the globe", advice="Latitude is -90 to 90, longitude -180 to 180.")
    value = {"keys": keys, "place": dict(place), "in_country": in_country}
    return Draft(DecisionKind.PLACE, by.author, by.reason, field=keys[0], value=values.dumps(value))


def fix_actor(names: Sequence[str], name: str, actor_id: str | None, by: By) -> Draft:
    """These names mean the actor ``name``, of that id in the lexicon where it has one. An empty name: no actor at all."""
    keys = _keys(names)
    value = {"keys": keys, "name": " ".join(name.split()), "id": actor_id or None}
    return Draft(DecisionKind.ACTOR, by.author, by.reason, field=keys[0], value=values.dumps(value))


def _keys(names: Sequence[str]) -> list[str]:
    keys = sorted({fold(n) for n in names if fold(n)})
    if not keys:
        raise WrongCallError("no name was given", advice="Give the name as the record shows it.")
    return keys
