"""Claims with speakers called as their report calls them: nobody is named that the text does not name.

The record knows "ISPR" as Inter-Services Public Relations. Where a report never spells that out, its claims say "ISPR"
too; across reports the speaker stays one, by the lexicon's id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.report import Report

_SHORT = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][A-Z.&-]*[A-Z]")
"""A name of initials, three at least: AFP, ISPR, UNMISS. "US" is a country before it is anything else."""
_MARKS = "()\"'“”,."


def in_own_words(claims: Iterable[Claim], reports: Iterable[Report]) -> Iterator[Claim]:
    """The claims, in order. A known speaker whom its report names by initials alone goes by them."""
    given = tuple(claims)
    short: dict[str, dict[str, str]] = {}
    for claim in given:
        for speaker in claim.attribution:
            initials = _initials(speaker.quote.text)
            if speaker.source_id and initials:
                short.setdefault(claim.report, {}).setdefault(speaker.source_id, initials)
    texts = {r.id: fold(r.text) for r in reports if r.id in short}
    for claim in given:
        names, text = short.get(claim.report, {}), texts.get(claim.report)
        chain = claim.attribution if text is None else tuple(_called(s, names, text) for s in claim.attribution)
        yield claim if chain == claim.attribution else replace(claim, attribution=chain)


def _initials(words: str) -> str | None:
    """The initials that a phrase of one or two words ("the ISPR") consists of."""
    parts = [p.strip(_MARKS) for p in words.split()]
    return next((p for p in parts if _SHORT.fullmatch(p)), None) if len(parts) <= 2 else None


def _called(speaker: Speaker, names: dict[str, str], text: str) -> Speaker:
    own = names.get(speaker.source_id or "")
    return replace(speaker, name=own) if own and fold(speaker.name) not in text else speaker
