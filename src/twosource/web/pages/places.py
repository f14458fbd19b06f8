"""Names of places: what each is taken for, and fixing it by a candidate or a pin, with what that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.claim import Claim
from twosource.core.lexicon import fold
from twosource.core.place import Candidate
from twosource.errors import WrongCallError
from twosource.review.naming import place_names, with_place
from twosource.web import labels, mapping
from twosource.web.effects import effects, named
from twosource.web.filters import Box
from twosource.web.pages import names
from twosource.web.safety import shown_claims
from twosource.web.site import Site, page, site_of

type Pin = tuple[float, float, str, str]
PIN_FIELDS = ("name", "country", "country_code", "admin1", "gazetteer_id", "lat", "lon", "radius_km")


def listed(request: Request) -> Response:
    """``/places``: every name, the most frequent first."""
    return names.listed(request, "place")


def listed_json(request: Request) -> Response:
    return names.listed_json(request, "place")


def one(request: Request) -> Response:
    """``/place?key=NAME``; with ``name`` and a point or a candidate it shows what that would change."""
    site = site_of(request)
    key = fold(request.query_params.get("key", ""))
    given = {f: request.query_params.get(f, "").strip() for f in PIN_FIELDS}
    chosen = request.query_params.getlist("alias") or [key]
    with site.desk.reading() as connection:
        found = named(connection, "place", [key])
        mine = {i: c for i, c in found.claims.items() if key in place_names(c)}
        if not mine:
            raise WrongCallError(f"no claim names a place {key!r}", advice="Choose one in the list of places.")
        aliases = Counter(k for c in mine.values() for k in place_names(c))
        keys = sorted({*chosen, key})
        value = {"keys": keys, "place": _place(given), "in_country": None} if given["name"] else None
        wide = named(connection, "place", keys) if value else None
        changed = effects(connection, wide, lambda c: with_place(c, value, "")) if wide and value else []
    candidates = _candidates(site, key, mine)
    pins = _pins(shown_claims(mine, site.rules), candidates, given)
    window = mapping.window_for(_extent(pins), None)
    return page(
        request, "place.html.j2", key=key, names=aliases, now=Counter(_said(c) for c in mine.values()), given=given,
        candidates=candidates, chosen={*chosen, key}, value=value, changed=changed, n_claims=len(mine),
        pins=[(*window.xy(lon, lat), kind, label) for lon, lat, kind, label in pins], ground=mapping.ground(window), towns=mapping.towns(window, ()),
        box=mapping.box_of(window), spots=pins, width=labels.WIDTH, height=labels.HEIGHT,
    )  # fmt: skip


def _extent(pins: list[Pin]) -> Box | None:
    if not pins:
        return None
    lons, lats = [p[0] for p in pins], [p[1] for p in pins]
    return min(lons), min(lats), max(lons), max(lats)


def _said(claim: Claim) -> str:
    place = claim.place
    if place is None:
        return "not placed"
    return ", ".join(p for p in (place.name, place.admin1, place.country) if p) + (
        "" if place.placed else " (no point)"
    )


def _place(given: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        f: given[f] for f in ("name", "country", "country_code", "admin1", "gazetteer_id") if given[f]
    }
    try:
        made |= {f: float(given[f]) for f in ("lat", "lon", "radius_km") if given[f]}
    except ValueError as error:
        raise WrongCallError("that is no point", advice="Write degrees such as 34.73.") from error
    return made


def _candidates(site: Site, key: str, claims: Mapping[str, Claim]) -> tuple[Candidate, ...]:
    """What the gazetteer knows under the name as it stands, in the country where most of its claims are."""
    from twosource.resolve.entry import GazetteerError
    from twosource.resolve.gazetteer import Gazetteer
    from twosource.resolve.where import default_path

    path = site.workspace.settings.gazetteer or default_path()
    names = Counter(c.place_mention.name for c in claims.values() if c.place_mention)
    name = names.most_common(1)[0][0] if names else key
    country = Counter(c.place.country_code for c in claims.values() if c.place and c.place.country_code).most_common(1)
    try:
        with Gazetteer(path) as gazetteer:
            near = gazetteer.lookup(name, country=country[0][0], limit=6) if country else ()
            return tuple({c.gazetteer_id: c for c in (*near, *gazetteer.lookup(name, limit=6))}.values())
    except (GazetteerError, OSError):
        return ()


def _pins(shown: Mapping[str, Claim], candidates: tuple[Candidate, ...], given: Mapping[str, str]) -> list[Pin]:
    """Longitude, latitude, what it is and its label: the candidates, where it is now, and the pin that is being set."""
    made = [(c.lon, c.lat, "candidate", str(n)) for n, c in enumerate(candidates, start=1)]
    spots = {
        (c.place.lon, c.place.lat)
        for c in shown.values()
        if c.place and c.place.lon is not None and c.place.lat is not None
    }
    made += [(lon, lat, "now", "now") for lon, lat in sorted(spots)[:3] if lon is not None and lat is not None]
    if given["lat"] and given["lon"]:
        made.append((float(given["lon"]), float(given["lat"]), "pin", "new"))
    return made


ROUTES = [Route("/places", listed), Route("/places.json", listed_json), Route("/place", one)]
