"""Place the mentions of a report's claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceMention, PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.resolve.choosing import load_weights
from twosource.resolve.context import Context, context_of
from twosource.resolve.countries import Countries, load_countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.geo import km_between
from twosource.resolve.geocode import CAPITAL, Above, Choice, Geocoder
from twosource.resolve.labels import labelled
from twosource.resolve.relations import Spot, spot_of
from twosource.resolve.rows import Row
from twosource.resolve.spelling import folded

_DOMINANT = 0.45
_SPOKEN_OF = 0.2
"""Share of a country in what the report speaks of, below which a part of a name ("Santa", "Wadi") or the other end of a road
says nothing, unless it is well known."""
_WELL_KNOWN = 100_000
_TOGETHER_KM = 40.0
_TOWN_PRECISION = 2
_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
_DIVISIONS = frozenset({"governorate", "district", "subdistrict"})
_LARGE_KINDS = frozenset({"country", "governorate", "region", "natural", "zone", "city"})


def resolve_places(
    report: Report, claims: Sequence[Claim], gazetteer: Gazetteer, *, lexicon: Lexicon | None = None
) -> tuple[Claim, ...]:
    """The claims with ``place`` set wherever one has a ``place_mention``.

    A mention is placed by its name and the report's context. Where the name is not known, the nearest named parent
    gives the point, with its radius, a coarser precision and a reason that says so; the name stays as the text has it.
    Where nothing is known, the coordinates stay open. A claim without a mention gets at most the report's country.
    """
    countries = load_countries()
    mentions = list(dict.fromkeys(c.place_mention for c in claims if c.place_mention))
    label = labelled(report.text)
    mentions += [label.mention] if label and label.mention not in mentions else []
    context = context_of(report, mentions, gazetteer, countries, claims=claims, lexicon=lexicon)
    coder = Geocoder(gazetteer, countries, context, load_weights())
    anchors = sure_places(coder, mentions, context.asides)
    placed = {m: place(m, coder, anchors) for m in mentions}
    default = _only_spot(coder, anchors) or _country_of(context, coder)
    told = placed[label.mention] if label else None
    if label is None or told is None or told.lat is None:
        return tuple(replace(c, place=placed[c.place_mention] if c.place_mention else default) for c in claims)
    said = replace(told, reason=f"the report labels its place; {told.reason}")
    if label.holds:
        return tuple(replace(c, place=said) for c in claims)
    return tuple(
        replace(c, place=_nearer(placed[c.place_mention] if c.place_mention else default, said)) for c in claims
    )


def _nearer(own: PlaceRef | None, said: PlaceRef) -> PlaceRef:
    """The claim's own place where it is known to the town; else the point that the report gives in its stead."""
    known = own is not None and own.lat is not None and (own.precision or 9) <= _TOWN_PRECISION
    if own is None or known:
        return own or said
    return (
        replace(said, name=own.name, quote=own.quote, gazetteer_id=None, precision=max(2, said.precision or 2))
        if own.quote
        else said
    )


_HERE = PlaceMention(quote=Quote(0, 1, "-"), name="-")


def place(mention: PlaceMention, coder: Geocoder, anchors: tuple[Row, ...] = ()) -> PlaceRef:
    """Place one mention."""
    names = _outer(mention)
    above = containing(mention, coder)
    choice = coder.choose(mention.name, kind=mention.kind, above=above, anchors=anchors)
    if choice is not None:
        second = None
        if mention.relation in ("between", "road") and mention.others:
            other = coder.choose(mention.others[0], above=above, anchors=(choice.row, *anchors))
            second = other.row if other else None
        return _ref(mention, choice, spot_of(choice.row, mention, second), coder.countries)
    for name in mention.others:
        listed = coder.choose(name, kind=mention.kind, above=above, anchors=anchors)
        if listed and _likely(listed, name, coder):
            spot = spot_of(listed.row, replace(mention, relation="near"))
            return _ref(
                mention,
                listed,
                spot,
                coder.countries,
                why=f"{mention.name} is not known; placed at {name}, listed with it",
            )
    for part in () if above or coder.undecided(mention.name, 1) else _parts(mention.name):
        piece = coder.choose(part, above=above, anchors=anchors)
        if piece and _likely(piece, mention.name, coder):
            spot = spot_of(piece.row, replace(mention, relation="near"))
            return _ref(
                mention,
                piece,
                spot,
                coder.countries,
                why=f"{mention.name} is not known; placed at {part}, which its name holds",
            )
    if city := _well_known(mention, coder, above, anchors):
        spot = spot_of(city.row, mention)
        return _ref(mention, city, spot, coder.countries, why=f"{mention.within[0]} does not hold it, as the text says")
    if twin := _division_of_that_name(mention, coder):
        return _by_parent(mention, twin, coder)
    for i, name in enumerate(names):
        outer = tuple(rows for n in names[i + 1 :] if (rows := coder.options(n)))
        if parent := _parent(name, coder, outer, anchors):
            return _by_parent(mention, parent.row, coder)
    return _by_company(mention, coder, anchors) or _open(mention, coder)


def _parent(name: str, coder: Geocoder, outer: Above, anchors: tuple[Row, ...]) -> Choice | None:
    """What a containing name means: whatever it likeliest is, else a division, since divisions hold what is not known."""
    found = coder.choose(name, above=outer, anchors=anchors)
    return found or coder.choose(name, kind="district", above=outer, anchors=anchors)


def _well_known(mention: PlaceMention, coder: Geocoder, above: Above, anchors: tuple[Row, ...]) -> Choice | None:
    """ "Mariupol, Zaporizhia": a city of that country that lies elsewhere in it, where no other place has the name."""
    choice = coder.choose(mention.name, kind=mention.kind, anchors=anchors) if above else None
    if (
        choice is None
        or choice.row.population < _WELL_KNOWN
        or choice.row.cc not in {r.cc for rows in above for r in rows}
    ):
        return None
    return choice


def _division_of_that_name(mention: PlaceMention, coder: Geocoder) -> Row | None:
    """ "Hassi Mameche (Hassi Mameche)": where the town is not known, the division that has its name holds it."""
    if not any(folded(n) == folded(mention.name) for n in mention.within):
        return None
    rows = coder.options(mention.name, held=mention.name)
    return next((row for row in rows if coder.context.share(row.cc) >= _DOMINANT), None)


def _likely(choice: Choice, name: str, coder: Geocoder) -> bool:
    """Whether a name that only stands beside the unknown one, or in it, is where the report is. ``name``: the one that
    may not speak for itself."""
    row = choice.row
    return row.population >= _WELL_KNOWN or coder.context.share(row.cc, without=name) >= _SPOKEN_OF


def containing(mention: PlaceMention, coder: Geocoder) -> tuple[tuple[Row, ...], ...]:
    """For each known place that the text says the mention lies in, the rows that it may mean."""
    return tuple(rows for n in mention.within if (rows := coder.options(n, held=mention.name)))


def _outer(mention: PlaceMention) -> list[str]:
    return [n for n in mention.within if folded(n) != folded(mention.name)]


def _ref(mention: PlaceMention, choice: Choice, spot: Spot, countries: Countries, why: str = "") -> PlaceRef:
    row = choice.row
    code = None if row.kind == "sea" else row.cc
    unnamed = mention.name.casefold().endswith(CAPITAL)
    return PlaceRef(
        quote=mention.quote, name=row.place_name if unnamed else mention.name, country=countries.name(code), country_code=code,
        admin1=row.admin1 if row.kind != "country" else None, lat=spot.point[0], lon=spot.point[1],
        radius_km=round(spot.radius_km, 1), precision=spot.precision, gazetteer_id=row.gid if not why else None,
        score=round(choice.score * (0.7 if why else 1.0), 3),
        reason="; ".join(p for p in (why, f"{row.place_name} ({row.kind}): {choice.reason}", spot.how) if p),
        alternatives=choice.losers,
    )  # fmt: skip


def _by_parent(mention: PlaceMention, row: Row, coder: Geocoder) -> PlaceRef:
    """The name is unknown: stand at the nearest named parent."""
    inside = spot_of(row, replace(mention, relation="at", direction=None))
    in_town = row.kind in ("city", "town", "village", "camp", "neighbourhood")
    radius = max(inside.radius_km, 10.0 if in_town else 25.0)
    precision = 2 if in_town else 5 if row.kind == "natural" else max(inside.precision, 3)
    return PlaceRef(
        quote=mention.quote, name=mention.name, country=coder.countries.name(row.cc), country_code=row.cc,
        admin1=row.admin1 if row.kind != "country" else None, lat=row.lat, lon=row.lon, radius_km=round(radius, 1),
        precision=precision, score=0.3,
        reason=f"{mention.name} is not in the gazetteer; placed at {row.place_name} ({row.kind}), the nearest named parent",
    )  # fmt: skip


def _by_company(mention: PlaceMention, coder: Geocoder, anchors: tuple[Row, ...]) -> PlaceRef | None:
    """The name is not known, but all places that the report names for sure lie together: it is looked for there."""
    if mention.kind in _LARGE_KINDS:
        return None
    row, spread = _together(coder, anchors)
    if row is None:
        return None
    if row.kind in _DIVISIONS:
        return _by_parent(mention, row, coder)
    return PlaceRef(
        quote=mention.quote, name=mention.name, country=coder.countries.name(row.cc), country_code=row.cc,
        admin1=row.admin1, lat=row.lat, lon=row.lon, radius_km=round(max(25.0, spread), 1), precision=3, score=0.25,
        reason=f"{mention.name} is not known; placed at {row.place_name}, by which all places lie that the report names",
    )  # fmt: skip


def _open(mention: PlaceMention, coder: Geocoder) -> PlaceRef:
    """Nothing named is known: the coordinates stay open; the country is the report's where that is beyond doubt."""
    likely = coder.context.likely(least=_DOMINANT, most=1)
    code = likely[0] if likely else None
    maybe = coder.undecided(mention.name)
    reason = (
        f"{mention.name} may be any of several places, and the report does not say which"
        if maybe
        else f"{mention.name} is not in the gazetteer, and the text names no known place it lies in"
    )
    return PlaceRef(
        quote=mention.quote, name=mention.name, country=coder.countries.name(code), country_code=code,
        precision=6 if code else None, score=0.15 if code else None,
        reason=reason + ("; the country is the report's" if code else ""), alternatives=maybe,
    )  # fmt: skip


def _parts(name: str) -> list[str]:
    """Shorter names inside a facility's or compound name: ``Damascus International Airport`` holds ``Damascus``."""
    words = name.split()
    found = [" ".join(words[:n]) for n in range(len(words) - 1, 0, -1)] if len(words) > 1 else []
    return [
        p
        for p in (*found, *(name.split("-") if "-" in name and len(words) == 1 and name[0].isupper() else ()))
        if len(p) > 3
    ][:4]


def sure_places(coder: Geocoder, mentions: Sequence[PlaceMention], more: Sequence[str] = ()) -> tuple[Row, ...]:
    """Places of the report that are sure on their own: they help to tell the others apart."""
    found: dict[str, Row] = {}
    for name in dict.fromkeys((*(n for m in mentions for n in (m.name, *m.within, *m.others)), *more)):
        choice = coder.choose(name)
        if choice and choice.score >= 0.75 and choice.row.kind not in ("country", "region"):
            found.setdefault(choice.row.gid, choice.row)
    return tuple(found.values())


def _only_spot(coder: Geocoder, anchors: tuple[Row, ...]) -> PlaceRef | None:
    """The only spot that the report names, for a claim without a place: towns that all lie together, else one division."""
    row, spread = _together(coder, anchors)
    if row is None:
        return None
    spot = spot_of(row, _HERE)
    return PlaceRef(
        quote=None, name=row.place_name, country=coder.countries.name(row.cc), country_code=row.cc, admin1=row.admin1,
        lat=row.lat, lon=row.lon, radius_km=round(max(25.0, spread, spot.radius_km), 1), precision=max(3, spot.precision),
        gazetteer_id=row.gid, score=0.3, reason="the claim names no place; this is the only spot that the report names",
    )  # fmt: skip


def _together(coder: Geocoder, anchors: tuple[Row, ...]) -> tuple[Row | None, float]:
    """The largest of the places that a report names for sure, where they are of the report's country and lie together, and
    how far apart they are in km."""
    known = [row for row in anchors if row.kind in _SETTLED] or [row for row in anchors if row.kind in _DIVISIONS]
    if not known or coder.context.share(known[0].cc) < _DOMINANT:
        return None, 0.0
    if known[0].kind in _DIVISIONS:
        return (known[0], 0.0) if len(known) == 1 else (None, 0.0)
    spread = max(km_between(a.point, b.point) for a in known for b in known)
    return (max(known, key=lambda r: (r.population, r.gid)), spread) if spread <= _TOGETHER_KM else (None, spread)


def _country_of(context: Context, coder: Geocoder) -> PlaceRef | None:
    """The report's country as a place without a phrase, where the report leaves no doubt about it."""
    likely = context.likely(least=_DOMINANT, most=1)
    if not likely:
        return None
    choice = coder.choose(coder.countries.name(likely[0]) or likely[0], kind="country")
    if choice is None:
        return None
    row = choice.row
    return PlaceRef(
        quote=None, name=row.place_name, country=row.place_name, country_code=row.cc, lat=row.lat, lon=row.lon,
        radius_km=row.radius, precision=6, gazetteer_id=row.gid, score=0.3,
        reason="the claim names no place; the country is the one that the report speaks of",
    )  # fmt: skip
