"""The first thing that two accounts are compared on: whether their days can be one."""

from __future__ import annotations

from datetime import date

from twosource.link.profile import Profile
from twosource.link.rarity import told_people
from twosource.link.settings import LinkSettings
from twosource.link.terms import Found

RECALL_DAYS = 1100
"""Days after which not even shared persons tie a report to an event: a trial may come three years later."""
LATE_DAYS = 31
"""Days after which a report that tells no day is no longer taken for a late one on an event, unless persons are shared."""
_LONG = 31
"""Days from which on a range says nothing of the day."""


def compare_time(left: Profile, right: Profile, settings: LinkSettings) -> Found:
    """A veto where the days rule out that it is one event. Where one has no day at all, more has to agree."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return Found("time", _span(left), _span(right), "of one no day is known", {"no_day": 1})
    names = _span(left), _span(right)
    gap = max((right.first - left.last).days, (left.first - right.last).days)
    if gap > settings.day_slack:
        return _apart(left, right, gap, names, settings)
    longest = max((left.last - left.first).days, (right.last - right.first).days)
    if gap > 0:
        return Found("time", *names, "neighbouring days", {"near_day": 1})
    if longest == 0:
        return Found("time", *names, "the same day", {"same_day": 1})
    if not (left.dated and right.dated) and longest <= settings.undated_back:
        return Found("time", *names, "published within days of the event", {"soft_day": 1})
    key = "long_time" if longest >= _LONG else "open_time"
    return Found("time", *names, "ranges of days that overlap", {key: 1})


def never(left: Profile, right: Profile, settings: LinkSettings) -> bool:
    """True where the days alone rule it out, whatever else the two share: the quick look before the whole comparison."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return False
    gap = max((right.first - left.last).days, (left.first - right.last).days)
    if gap <= settings.day_slack:
        return False
    if gap > RECALL_DAYS:
        return True
    later = right if right.last > left.last else left
    return later.dated and gap > settings.undated_back and not later.days and not left.people & right.people


def _apart(left: Profile, right: Profile, gap: int, names: tuple[str, str], settings: LinkSettings) -> Found:
    """Days that do not meet: one event only where the later day may be that of telling, the same persons are named, or the
    later report came out after the other, tells of an aftermath (an arrest, a trial, a funeral) or shares a name, and is
    like it in nearly everything else."""
    earlier, later = sorted((left, right), key=lambda p: (p.last or date.min, p.id))
    shared = told_people(left, right, left.people & right.people)
    told_later = later.published is not None and earlier.last is not None and later.published >= earlier.last
    soft = not later.dated or later.saying
    if gap <= RECALL_DAYS and told_later and earlier.dated and soft and earlier.first in later.days:
        return Found("time", *names, "the later report names the day of the other", {"told_day": 1})
    if gap <= settings.undated_back and _said_later(earlier, later):
        return Found("time", *names, "days apart, the later perhaps the day of saying", {"saying_day": 1})
    if gap <= LATE_DAYS and not later.dated:
        return Found("time", *names, "the later tells no day and came out within weeks", {"late": 1})
    if gap <= RECALL_DAYS and told_later and soft and shared > 0.0:
        return Found("time", *names, "days apart, but the same people are named", {"recalled": 1})
    if gap <= RECALL_DAYS and told_later and shared > 1.0:
        return Found("time", *names, "days apart, but several of the same people are named", {"recalled_dated": 1})
    aftermath = not settings.aftermath.isdisjoint(_published_later(left, right).gist)
    if gap <= RECALL_DAYS and told_later and (aftermath or _names_shared(left, right)):
        key = "retold" if soft else "retold_dated"
        return Found("time", *names, f"{gap} days apart: only much else makes it one event retold", {key: 1})
    return Found("time", *names, f"{gap} days lie between them", veto=True)


def _names_shared(left: Profile, right: Profile) -> bool:
    return bool(left.people & right.people or left.names & right.names)


def _published_later(left: Profile, right: Profile) -> Profile:
    """The account whose report was published later, by id within a day."""
    return max(left, right, key=lambda p: (p.published or date.min, p.id))


def _said_later(earlier: Profile, later: Profile) -> bool:
    """The later day is about its report's day of publication, and the other report had come out before it."""
    return later.saying and earlier.published is not None and later.last is not None and earlier.published < later.last


def _span(profile: Profile) -> str:
    if profile.first is None:
        return "unknown"
    days = f"{profile.first}" if profile.first == profile.last else f"{profile.first} to {profile.last}"
    return days if profile.dated else f"{days} (from the day of publication)"
