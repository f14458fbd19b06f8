"""The country that a report tells of, where no place of it says so: by the countries and nationalities that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon
from twosource.core.report import Report
from twosource.resolve.countries import load_countries

_TELLING = 0.3
"""Weight of what other reports lend, from which on it says more than where an actor is at home."""
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")


def homeland(report: Report, claims: Sequence[Claim], lexicon: Lexicon) -> str | None:
    """The code of the country that the report names most, in words or by nationality; where it names none, the home of the
    actors that it tells of, and at last the one that other reports lend it. Two countries alike leave it open."""
    countries = load_countries()
    votes: Counter[str] = Counter()
    for match in _NAME.finditer(report.text):
        words = match.group().split()
        for n in range(len(words), 0, -1):
            name = " ".join(words[:n])
            code = countries.demonyms.get(name) or (countries.code(name) if len(name) > 2 else None)
            if code:
                votes[code] += 1
                break
    lent = report.leans[0] if report.leans else None
    if not votes and lent is not None and lent.weight >= _TELLING:
        return lent.country_code
    if not votes:
        ids = {ref.id for c in claims for ref in (*c.perpetrators, *c.targets)}
        known = [actor for i in sorted(filter(None, ids)) if (actor := lexicon.actor(i)) is not None]
        votes.update(actor.country for actor in known if actor.country)
    if not votes:
        return lent.country_code if lent is not None else None
    ranked = votes.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]
