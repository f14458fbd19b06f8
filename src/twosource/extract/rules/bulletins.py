"""Bulletins of incidents that have nothing to do with each other: "MOSUL - A bomb killed one. / KIRKUK - Gunmen shot ...".

Each entry opens with the place it comes from and a dash. What one entry leaves out, no other entry says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from twosource.core.place import PlaceMention
from twosource.core.quote import Quote
from twosource.extract.rules.findings import Findings

_FEWEST = 3
"""Entries that make a bulletin: one dateline opens every wire story."""
_ENTRY = re.compile(
    r"\s*[*•·▪–-]?\s*(?:(?:NEAR|OUTSIDE|Near|Outside) )?"
    r"[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]+){0,4}(?: \([^)\n]*\))?,? ?[–—-]{1,2} [A-Z\"“]"
)
_SEAT = re.compile(r"\s*[*•·▪–-]?\s*(NEAR |OUTSIDE )?([A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3})(?=,? ?[–—-]{1,2} )")


def seat(findings: Sequence[Findings]) -> PlaceMention | None:
    """The place that an entry opens with in capitals: what the entry tells was there, unless it names another."""
    passage = findings[0].passage
    match = _SEAT.match(passage.doc.text)
    if match is None:
        return None
    start, end = passage.start + match.start(2), passage.start + match.end(2)
    relation = "near" if match[1] else "at"
    return PlaceMention(quote=Quote.of(passage.report_text, start, end), name=match[2], relation=relation)


def entries(findings: Sequence[Findings]) -> tuple[tuple[Findings, ...], ...]:
    """The entries of a bulletin, what stands above the first as one; any other report as a whole."""
    opening = [n for n, found in enumerate(findings) if _ENTRY.match(found.passage.doc.text)]
    if len(opening) < _FEWEST:
        return (tuple(findings),)
    edges = [0, *(n for n in opening if n), len(findings)]
    return tuple(tuple(findings[a:b]) for a, b in pairwise(edges) if a < b)
