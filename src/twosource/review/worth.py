"""What a person's decision on an incident is worth: how much it may change, and for how many."""

from __future__ import annotations

import math
from collections.abc import Sequence

from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.vocab import Grade, Status

PEOPLE = ("killed", "injured", "casualties", "missing", "detained")


def worth(incident: Incident, claims: Sequence[Claim]) -> tuple[float, str]:
    """A number to sort by, and the reasons in words.

    The toll counts by its order of magnitude, so that one large incident does not hide ten small ones; to it come what
    is uncertain: origins that contradict each other, a wide or open toll, a single origin, a place or day not known.
    What did not happen comes last: nothing of it is counted anywhere.
    """
    reasons: list[tuple[float, str]] = []
    found = [incident.figure(m) for m in PEOPLE]
    toll = max((f.best for f in found if f), default=0)
    weight = math.log2(1 + toll)
    killed = incident.figure("killed")
    if incident.grade is Grade.CONTESTED or incident.contradictions:
        reasons.append((2.0, "contested"))
    if killed and killed.high > killed.low:
        spread = (killed.high - killed.low) / max(killed.high, 1)
        reasons.append((2.0 * spread, f"toll between {killed.low:,} and {killed.high:,}"))
    if killed and killed.open:
        reasons.append((0.5, "toll open above"))
    if incident.n_origins < 2:
        reasons.append((1.0, "one origin" if incident.n_origins else "no named origin"))
    if incident.place is None or not incident.place.placed:
        reasons.append((0.7, "place not found"))
    if incident.time is None or incident.time.days > 3:
        reasons.append((0.7, "day not known"))
    doubtful = [c for c in claims if c.status is Status.REPORTED]
    if doubtful:
        mean = sum(c.confidence for c in doubtful) / len(doubtful)
        reasons.append((1.0 - mean, ""))
    score = (1.0 + weight) * (0.5 + sum(w for w, _ in reasons))
    if incident.status != "happened":
        score /= 20
    words = ", ".join(w for _, w in sorted(reasons, key=lambda r: -r[0]) if w)
    return round(score, 4), words
