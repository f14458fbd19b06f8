"""Which accounts are worth comparing: those that share days and a place, or a person, or what stands in for these.

Every key is asked as it is put, so that it plays no part which of two accounts came first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import floor

from twosource.link.places import coarse, skeleton, vague
from twosource.link.profile import Profile
from twosource.link.settings import LinkSettings

type Key = tuple[object, ...]

_CELL = 0.5
"""Side of a grid cell in degrees: about 55 km. A place also looks into the eight cells around its own."""
_LONG_WEEKS = 5
"""Weeks that a range may touch to be looked up by week; a longer one meets others by the persons that both name."""
_LATE_WEEKS = 5
"""Weeks back in which an account that tells no day looks for what it may be about."""


class Index:
    """Accounts by key. Accounts are added and taken out one by one; the order plays no part."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        self._blocks: dict[Key, dict[str, Profile]] = {}

    def add(self, profile: Profile) -> None:
        for key in _put(profile):
            self._blocks.setdefault(key, {})[profile.id] = profile

    def remove(self, profile: Profile) -> None:
        for key in _put(profile):
            block = self._blocks.get(key)
            if block is not None and block.pop(profile.id, None) is not None and not block:
                del self._blocks[key]

    def near(self, profile: Profile) -> dict[str, Profile]:
        """The accounts worth comparing with ``profile``, by id: never of its own report, never of another standing.

        A country, a province or no place at all in common is worth a look only where a detail is shared as well, and so is
        a crowded place.
        """
        found: dict[str, Profile] = {}
        for key in _ask(profile, self._settings):
            block = self._blocks.get(key)
            if block is None:
                continue
            weak = len(key) > 1 and key[1] in _WEAK
            crowded = weak or len(block) > self._settings.block_limit
            for other in block.values():
                if other.id in found or not _comparable(profile, other):
                    continue
                if crowded and not profile.sharp & other.sharp:
                    continue
                found[other.id] = other
        return found


_WEAK = frozenset({"in", "in country", "country", "nowhere"})


def _comparable(left: Profile, right: Profile) -> bool:
    if left.account.report == right.account.report:
        return False
    return joinable(left.account.status, right.account.status)


def joinable(left: str, right: str) -> bool:
    """Accounts of what happened join each other; plans join plans, totals join totals, and so on."""
    told = {"happened", "unverified", "denied"}
    return (left in told and right in told) or left == right


def _put(profile: Profile) -> Iterator[Key]:
    """The keys under which an account can be found."""
    weeks = _weeks(profile)
    spots = list(_spots(profile))
    names = _names(profile)
    for week in weeks:
        for spot in spots:
            yield (week, *spot)
    for name in profile.people | profile.names:
        yield "who", name
    for name in names if profile.first is None else ():
        yield "undated", name
    for name in names:
        if profile.dated and profile.first is not None:
            yield "on", profile.first, name
        for day in profile.days:
            yield "told", day, name
        for week in _late_weeks(profile):
            yield "late", week, name


def _ask(profile: Profile, settings: LinkSettings) -> Iterator[Key]:
    """The keys under which an account looks for others: for each key put, the one that it answers to."""
    weeks = _weeks(profile, slack=settings.undated_back if profile.saying else settings.day_slack)
    spots = list(_asked_spots(profile))
    names = _names(profile)
    for week in weeks:
        for spot in spots:
            yield (week, *spot)
        for name in names:
            yield "late", week, name
    for name in profile.people | profile.names:
        yield "who", name
    for name in names if profile.first is None else ():
        yield "undated", name
    for name in names:
        if profile.dated and profile.first is not None:
            yield "told", profile.first, name
        for day in profile.days:
            yield "on", day, name
        for week in _late_weeks(profile):
            yield week, "name", name


def _weeks(profile: Profile, slack: int = 4) -> range:
    """Weeks that the days touch, with ``slack`` days on both sides."""
    if profile.first is None or profile.last is None:
        return range(0)
    first, last = _week(profile.first - timedelta(days=slack)), _week(profile.last + timedelta(days=slack))
    return range(first, last + 1) if last - first < _LONG_WEEKS else range(0)


def _late_weeks(profile: Profile) -> range:
    if profile.dated or profile.last is None:
        return range(0)
    return range(_week(profile.last) - _LATE_WEEKS, _week(profile.last) + 1)


def _week(day: date) -> int:
    return day.toordinal() // 7


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / _CELL), floor(lon / _CELL)


def _spots(profile: Profile) -> Iterator[Key]:
    """Where an account is found: its cell, its names, the names that stand in for a place, its regions."""
    for place in profile.places:
        if place.lat is not None and place.lon is not None and not coarse(place):
            yield ("cell", *_cell(place.lat, place.lon))
        if place.admin1:
            yield "in", skeleton(place.admin1)
        if place.country_code:
            yield "in country", place.country_code
        if vague(place) and place.country_code:
            yield "country", place.country_code
    for name in _names(profile) | profile.stand_ins:
        yield "name", name
    if not profile.places:
        yield ("nowhere",)


def _asked_spots(profile: Profile) -> Iterator[Key]:
    for place in profile.places:
        if place.lat is not None and place.lon is not None and not coarse(place):
            row, column = _cell(place.lat, place.lon)
            for r, c in ((r, c) for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1)):
                yield "cell", r, c
        if coarse(place) and not vague(place):
            yield "in", skeleton(place.name)
        if place.admin1:
            yield "name", skeleton(place.admin1)
        if vague(place) and place.country_code:
            yield "in country", place.country_code
        if place.country_code:
            yield "country", place.country_code
    for name in _names(profile) | profile.stand_ins:
        yield "name", name
    if not profile.places:
        yield ("nowhere",)


def _names(profile: Profile) -> frozenset[str]:
    return frozenset(skeleton(p.name) for p in profile.places if not vague(p))
