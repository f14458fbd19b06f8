"""Where a report says by a label that its event lies: "LOCATION: Marit village, Kosun district", "(coded as Kosun at
geoprecision 2)".

Incident sheets and coders' notes put the place in a line of its own. Where there is one such line, it holds for the whole
report; a coder's stand-in point holds where the named place itself is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.core.place import PlaceMention
from twosource.core.quote import Quote

_LABEL = re.compile(
    r"\b(?:LOCATION|Location|PLACE|Place|VENUE|Venue)(?: of (?:the )?(?:incident|event))?\s*:[ \t]*(?=(?P<said>[^\n;]+))"
)
_STAND_IN = re.compile(
    r"\b(?:coded|geocoded|mapped|placed) (?:as|in|at|to) (?P<said>[A-ZÀ-Þ][^,;()\n]{2,40}?)"
    r"(?: (?:at|with) (?:geo[ -]?)?precision|[;)]|, (?:as|since|because))"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: (?:(?:al|el|de|del|la|of|the) )?[A-ZÀ-Þ][\w'’-]*){0,3}")
_KINDS = {
    "village": "village", "town": "town", "city": "city", "camp": "camp", "ward": "subdistrict", "division": "subdistrict",
    "district": "district", "county": "district", "lga": "district", "province": "governorate", "state": "governorate",
    "governorate": "governorate", "region": "governorate", "area": None, "areas": None, "trading": None, "market": None,
}  # fmt: skip
_ASIDE = re.compile(r"\([^()]*\)?")
_SENTENCE = re.compile(r"\.\s|\.$| [A-Z]{4,} [A-Z]{4,}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """``mention`` by its label; ``holds`` for the whole report, or only where the named place is not known."""

    mention: PlaceMention
    holds: bool


def labelled(text: str) -> Labelled | None:
    """The one place that the text labels, ``None`` where it labels none or several."""
    labels = list(_LABEL.finditer(text))
    if len(labels) == 1 and (found := _mention(labels[0])):
        return Labelled(found, True)
    stand_ins = [] if labels else list(_STAND_IN.finditer(text))
    if len(stand_ins) == 1 and (found := _mention(stand_ins[0])):
        return Labelled(found, False)
    return None


def _mention(match: re.Match[str]) -> PlaceMention | None:
    """What stands behind the label: the place, and those that hold it, from the inside out."""
    said = _SENTENCE.split(_ASIDE.sub("", match["said"]), maxsplit=1)[0]
    parts = [p for p in re.split(r",| near | in (?:the )?| outside ", said) if p.strip()]
    names: list[tuple[str, str | None]] = []
    for part in parts:
        if name := _NAME.search(part):
            words = [w.lower() for w in part.split()]
            kind = next((_KINDS[w] for w in words if w in _KINDS), None)
            kept = [w for w in name[0].split() if w.lower() not in _KINDS]
            if kept:
                names.append((" ".join(kept), kind))
    if not names:
        return None
    start = match.start("said")
    first, kind = names[0]
    return PlaceMention(
        quote=Quote(start, start + len(match["said"].rstrip()), match["said"].rstrip()), name=first, kind=kind,
        within=tuple(name for name, _ in names[1:]),
    )  # fmt: skip
