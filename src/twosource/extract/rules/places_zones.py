"""Places that are told without their name: a "de-escalation zone", "SDF-held areas", "areas controlled by the army",
"the capital".

Monitors count by them ("since January, 40 people were killed in the buffer zone"). They are kept by their own words; what
a gazetteer knows of them is at most the country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KIND = (
    r"(?:de-?\s?escalation|buffer|demilitari[sz]ed|militari[sz]ed|safe|exclusion|no-go|green|grey|gray|security|humanitarian"
    r"|occupied|neutral)"
)
_HELD = r"(?:held|controlled|occupied|run|dominated|administered|governed)"
_AREAS = r"(?:areas?|territor(?:y|ies)|regions?|zones?|parts|lands?)"
_QUOTED = r"[\"“][^\"”\n]{2,90}[\"”]"
_HOLDER = r"[^\W\d_][^.;:()\n\"“”]{1,70}?"
_ENDS = (
    r"(?=\s+(?:in|since|on|during|has|have|had|were|was|are|is|and|of|near|after|with|where|which|that|by|have|left|killed)\b"
    r"|[,.;:()\n]|$)"
)
_ZONE = re.compile(rf"\b{_KIND}[\"”'’]?\s+(?:zones?|belt|line)\b", re.IGNORECASE)
_SIDE = r"(?:opposition|rebel|regime|government|militant|insurgent|jihadist|army|[A-Z][\w.]*(?:[ -][A-Z][\w.]*){0,2})"
_HELD_AREAS = re.compile(rf"\b{_SIDE}-{_HELD}\s+{_AREAS}\b")
_AREAS_HELD = re.compile(
    rf"\b{_AREAS}\s+(?:that are |which are )?"
    rf"(?:{_HELD}\s+by|under\s+(?:the\s+)?(?:control|rule|authority|influence)\s+of)\s+(?:the\s+)?(?:{_QUOTED}|{_HOLDER}{_ENDS})"
)


_CAPITAL = re.compile(
    r"\b(?:in|near|outside|around|across|at|throughout|inside|over|into|to|from|hit|struck)\s+(?:the|its|their)\s+"
    r"((?:[A-ZÀ-Þ][^\W\d_]+\s+)?capital(?:\s+city)?)\b(?!\s*,?\s+(?:of\s+)?(?:the\s+)?[A-ZÀ-Þ])(?!\s+(?:of|punishment|market))"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """Offsets of a zone's phrase in the passage."""

    start: int
    end: int
    kind: str = "zone"


def zones_in(text: str) -> list[Zone]:
    """The zones of a text that no named place follows ("SDF-held areas of Raqqa" are Raqqa)."""
    found: list[Zone] = []
    for pattern in (_AREAS_HELD, _HELD_AREAS, _ZONE):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(z.start < end and start < z.end for z in found) and not _named_after(text, end):
                found.append(Zone(start, end))
    found += [Zone(*match.span(1), kind="city") for match in _CAPITAL.finditer(text)]
    return sorted(found, key=lambda z: z.start)


def _named_after(text: str, end: int) -> bool:
    return bool(
        re.match(
            r"[\"”’]?\s+(?:in|of|near|around|across|inside)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}[A-ZÀ-Þ]",
            text[end : end + 60],
        )
    )
