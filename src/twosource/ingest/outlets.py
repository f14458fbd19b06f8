"""Who published a report: as given, as the page says, by the address, or by the notice at its foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from twosource.core.incoming import Incoming
from twosource.core.report import Inferred
from twosource.ingest.paras import Para

_ARCHIVED = re.compile(r"^https?://(?:web\.)?archive\.(?:org|today|ph|is)/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/", re.I)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s|©|\(c\))*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-Z][\w&'’.-]*(?:\s+(?:[A-Z0-9&][\w&'’.-]*|of|the|and|for)){0,5})",
    re.I,
)
_AND_AGENCIES = re.compile(
    r"(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}) (?:and|with|\+|&) (?:news )?(?:agencies|wires)\.?"
)
_TAIL = re.compile(r"[.,]?\s*(?:all rights.*|inc\.?|ltd\.?|llc\.?|limited)?[.,]?\s*$", re.I)


def unarchived(url: str) -> str:
    """The address of the page itself, where ``url`` points into a web archive."""
    return _ARCHIVED.sub("", url) if _ARCHIVED.match(url) else url


def host_of(url: str | None) -> str | None:
    """The host without ``www.`` and port, or ``None`` for no address."""
    if not url:
        return None
    bare = unarchived(url.strip())
    try:
        host = urlsplit(bare if "//" in bare else f"//{bare}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return re.sub(r"^(?:www\d?|m|amp)\.", "", host)


def outlet_of(incoming: Incoming, hints: Mapping[str, str], url: str | None, paras: Sequence[Para]) -> Inferred | None:
    """The outlet's name and how it was found: ``given``, ``metadata``, ``url`` or ``text``; ``None`` where nothing tells."""
    if incoming.outlet:
        return Inferred(incoming.outlet, "given")
    for key in ("og:site_name", "ld:publisher", "application-name"):
        if hints.get(key):
            return Inferred(hints[key], f"metadata: {key}")
    host = host_of(url)
    if host:
        return Inferred(host, "url: the host's name")
    for para in reversed(paras[-12:]):
        if para.words > 25:
            continue
        named = _AND_AGENCIES.fullmatch(para.plain)
        if named:
            return Inferred(named["name"], "text: the credit at the foot")
        named = _COPYRIGHT.search(para.plain)
        if named and para.words <= 16:
            name = _TAIL.sub("", named["name"]).strip()
            if len(name) > 2 and name.lower() not in ("all rights reserved", "all", "the"):
                return Inferred(name, "text: the copyright notice")
    return None
