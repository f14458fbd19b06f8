"""Which accounts are worth comparing: those that share a day and a place, or what stands in for one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import floor

from twosource.link.places import coarse, skeleton
from twosource.link.profile import Profile
from twosource.link.settings import LinkSettings

_CELL = 0.5
"""Side of a grid cell in degrees: about 55 km. A place also looks into the eight cells around its own."""
_SHORT = 10
"""A range of up to this many days is spelt out day by day; a longer one only looks up what lies inside it."""

_SEASON = 120
"""Days of one stretch in which people named in two reports are looked for."""
_LATE_DAYS = 31
"""Days back in which a report that tells no day looks for what it may be about."""

Key = tuple[object, ...]


def pairs(profiles: Iterable[Profile], settings: LinkSettings) -> Iterator[tuple[Profile, Profile]]:
    """Each pair once, in a fixed order. Pairs of one report, and of different standing, are never given."""
    ordered = sorted(profiles, key=lambda p: p.id)
    index: dict[Key, list[int]] = defaultdict(list)
    for number, profile in enumerate(ordered):
        for key in _put(profile):
            index[key].append(number)
    seen: set[tuple[int, int]] = set()
    for number, profile in enumerate(ordered):
        for key in _ask(profile, settings) | _recalled(profile):
            for other in _met(number, index.get(key, ()), ordered, settings):
                pair = (other, number) if other < number else (number, other)
                if pair not in seen and _comparable(ordered[pair[0]], ordered[pair[1]]):
                    seen.add(pair)
    for a, b in sorted(seen):
        yield ordered[a], ordered[b]


def _met(number: int, block: Sequence[int], ordered: Sequence[Profile], settings: LinkSettings) -> Iterator[int]:
    """The block's other accounts; of a crowded block only those that share a sharp detail."""
    if len(block) <= settings.block_limit:
        yield from (other for other in block if other != number)
        return
    sharp = _sharp(ordered[number])
    yield from (other for other in block if other != number and sharp & _sharp(ordered[other]))


def _sharp(profile: Profile) -> frozenset[str]:
    counts = {f"k{n}" for n in profile.killed if n > 2} | {f"i{n}" for n in profile.injured if n > 2}
    places = {skeleton(p.name) for p in profile.places if not coarse(p)}
    return frozenset(counts) | profile.names | frozenset(places)


def _comparable(left: Profile, right: Profile) -> bool:
    if left.account.report == right.account.report:
        return False
    return joinable(left.account.status, right.account.status)


def joinable(left: str, right: str) -> bool:
    """Accounts of what happened join each other; plans join plans, totals join totals, and so on."""
    told = {"happened", "unverified", "denied"}
    return (left in told and right in told) or left == right


def _put(profile: Profile) -> set[Key]:
    """The keys under which an account can be found."""
    days = _days(profile)
    where = set(_own_cells(profile)) | {("name", s) for s in _names(profile)} | set(_regions(profile))
    if not where:
        where = {("nowhere",)}
    dated = {(day, *spot) for day in days for spot in where}
    monthly = {("month", day.year, day.month, *spot) for day in days for spot in where}
    return dated | monthly | {("who", name, season) for name in profile.names for season in _seasons(profile)[-1:]}


def _recalled(profile: Profile) -> set[Key]:
    """An account without a day of its own also meets all that name the same people, and those of the weeks before that
    tell of the same place."""
    found: set[Key] = set()
    if profile.saying or not profile.dated:
        found = {("who", name, season) for name in profile.names for season in _seasons(profile)}
    if not profile.dated and profile.last is not None:
        months = {(d.year, d.month) for d in (profile.last, profile.last - timedelta(days=_LATE_DAYS))}
        found |= {("month", y, m, "name", s) for y, m in months for s in _names(profile)}
    return found


def _seasons(profile: Profile) -> tuple[int, ...]:
    """The stretch of 120 days in which an account lies, after the one before it."""
    if profile.last is None:
        return ()
    season = profile.last.toordinal() // _SEASON
    return season - 1, season


def _ask(profile: Profile, settings: LinkSettings) -> set[Key]:
    """The keys under which an account looks for others."""
    named = _names(profile) | profile.mentions
    where: set[Key] = {("name", s) for s in named} | set(_coarse_regions(profile)) | set(_near_cells(profile))
    if not where:
        where = {("nowhere",)}
    days = _days(profile)
    if days:
        slack = range(-(settings.undated_back if profile.saying else settings.day_slack), settings.day_slack + 1)
        around = {day + timedelta(days=d) for day in days for d in slack}
        return {(day, *spot) for day in around for spot in where}
    return {("month", y, m, *spot) for y, m in _months(profile) for spot in where}


def _days(profile: Profile) -> set[date]:
    if profile.first is None or profile.last is None or (profile.last - profile.first).days >= _SHORT:
        return set()
    return {profile.first + timedelta(days=d) for d in range((profile.last - profile.first).days + 1)}


def _months(profile: Profile) -> set[tuple[int, int]]:
    if profile.first is None or profile.last is None:
        return set()
    first, last = profile.first.year * 12 + profile.first.month - 1, profile.last.year * 12 + profile.last.month - 1
    return {(m // 12, m % 12 + 1) for m in range(first, min(last, first + 24) + 1)}


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / _CELL), floor(lon / _CELL)


def _own_cells(profile: Profile) -> Iterator[Key]:
    for place in profile.places:
        if place.lat is not None and place.lon is not None and not coarse(place):
            yield ("cell", *_cell(place.lat, place.lon))


def _near_cells(profile: Profile) -> Iterator[Key]:
    for place in profile.places:
        if place.lat is not None and place.lon is not None and not coarse(place):
            row, column = _cell(place.lat, place.lon)
            for r, c in ((r, c) for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1)):
                yield ("cell", r, c)


def _names(profile: Profile) -> set[str]:
    return {skeleton(p.name) for p in profile.places}


def _regions(profile: Profile) -> Iterator[Key]:
    """Regions an account lies in, under which a coarser account finds it."""
    for place in profile.places:
        if place.admin1:
            yield ("name", skeleton(place.admin1))
        if place.country_code:
            yield ("country", place.country_code)


def _coarse_regions(profile: Profile) -> Iterator[Key]:
    for place in profile.places:
        if place.precision is not None and place.precision >= 5 and place.country_code:
            yield ("country", place.country_code)
