"""Bulletins of incidents that have nothing to do with each other: "MOSUL - A bomb killed one. / KIRKUK - Gunmen shot ...".

Each entry opens with the place it comes from and a dash. What one entry leaves out, no other entry says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from twosource.extract.rules.findings import Findings

_FEWEST = 3
"""Entries that make a bulletin: one dateline opens every wire story."""
_ENTRY = re.compile(
    r"\s*[*•·▪–-]?\s*(?:(?:NEAR|OUTSIDE|Near|Outside) )?"
    r"[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]+){0,4}(?: \([^)\n]*\))?,? ?[–—-]{1,2} [A-Z\"“]"
)


def entries(findings: Sequence[Findings]) -> tuple[tuple[Findings, ...], ...]:
    """The entries of a bulletin, what stands above the first as one; any other report as a whole."""
    opening = [n for n, found in enumerate(findings) if _ENTRY.match(found.passage.doc.text)]
    if len(opening) < _FEWEST:
        return (tuple(findings),)
    edges = [0, *(n for n in opening if n), len(findings)]
    return tuple(tuple(findings[a:b]) for a, b in pairwise(edges) if a < b)
