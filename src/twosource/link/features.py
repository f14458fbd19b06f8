"""The ten things that two accounts are compared on. Each gives a weight, in points of the score, and its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twosource.core.account import Feature
from twosource.link.details import compare_details
from twosource.link.profile import Profile
from twosource.link.rarity import gist_likeness, likeness, told_people
from twosource.link.settings import LinkSettings
from twosource.link.terms import Found
from twosource.link.when import compare_time
from twosource.link.where import compare_place


def features_of(left: Profile, right: Profile, settings: LinkSettings) -> tuple[Feature, ...]:
    """Features that say something about this pair, in a fixed order. ``left`` and ``right`` may be swapped freely."""
    return tuple(found.weighed(settings.weights) for found in found_in(left, right, settings))


def found_in(left: Profile, right: Profile, settings: LinkSettings) -> Iterator[Found]:
    """The same before the weights: what the weights were fitted on."""
    for found in (
        compare_time(left, right, settings),
        compare_place(left, right, settings),
        _event(left, right, settings),
        _actors(left, right),
        _weapon(left, right),
        _figures(left, right),
        _names(left, right),
        _words(left, right),
        _objects(left, right),
        _apart(left, right),
    ):
        if found is not None:
            yield found


def _event(left: Profile, right: Profile, settings: LinkSettings) -> Found | None:
    a, b = left.account.event, right.account.event
    degree = settings.kinship(a, b)
    if degree < 0.4:
        return Found("event", a.value, b.value, "two kinds of event that are told apart", veto=True)
    reason = "the same kind of event" if a == b else "kinds of event that sources mix up"
    return Found("event", a.value, b.value, reason, {"event": degree})


def _actors(left: Profile, right: Profile) -> Found | None:
    names = _list(left.perpetrators | left.targets), _list(right.perpetrators | right.targets)
    if (left.perpetrators & right.perpetrators) or (left.targets & right.targets):
        return Found("actors", *names, "an actor in common", {"actors": 1})
    if left.perpetrators and right.perpetrators:
        return Found("actors", *names, "each names another perpetrator", {"actors_differ": 1})
    return None


def _weapon(left: Profile, right: Profile) -> Found | None:
    if left.weapons & right.weapons:
        return Found("weapon", _list(left.weapons), _list(right.weapons), "the same weapon", {"weapon": 1})
    return None


_COUNTED = 3
"""A count from which on two reports seldom give the same one by chance."""


def _figures(left: Profile, right: Profile) -> Found | None:
    names = _counts(left), _counts(right)
    same = (left.killed & right.killed) | (left.injured & right.injured)
    shared = [n for n in same if n >= _COUNTED]
    if shared:
        return Found("figures", *names, f"both count {max(shared)}", {"figures": 1})
    if not ((left.killed and right.killed) or (left.injured and right.injured)):
        return None
    mine, yours = (left.killed, right.killed) if left.killed and right.killed else (left.injured, right.injured)
    low, high = sorted((max(mine), max(yours)))
    if same:
        return Found("figures", *names, "the same small count", {"figures_few": 1})
    if high <= 3 * low + 5:
        key = "figures_near" if high >= _COUNTED else "figures_few_differ"
        return Found("figures", *names, "counts that one growing toll explains", {key: 1})
    return Found("figures", *names, "counts too far apart for one toll", {"figures_differ": 1})


_MANY_NAMES = 3


def _names(left: Profile, right: Profile) -> Found | None:
    """Persons of both reports, how old they are, the buildings, dead and quotations that both accounts name, and the hour."""
    details = compare_details(left.details, right.details)
    people, things = left.people & right.people, (left.names & right.names) - left.people
    if people or things:
        shared = _list(people | things)
        much = min(2.0, told_people(left, right, people))
        terms = {"people": much} if things <= people else {"people": much, "names": min(2.0, float(len(things)))}
        return Found("names", shared, shared, "people, names or quotations in common", terms | details)
    fewer = min(len(left.people), len(right.people))
    if fewer >= _MANY_NAMES:
        listed = _few(left.people), _few(right.people)
        return Found("names", *listed, "both name people, and not one in common", {"names_differ": 1.0} | details)
    if details:
        alike = "ages" in details or ("clock" in details and "ages_differ" not in details)
        reason = "the same age or time of day" if alike else "other ages or times of day"
        return Found("names", _details(left), _details(right), reason, details)
    return None


def _details(profile: Profile) -> str:
    ages, clocks = sorted(profile.details.ages), sorted(profile.details.clocks)
    told = [*(f"aged {a}" for a in ages), *(f"{c // 60:02d}:{c % 60:02d}" for c in clocks)]
    return ", ".join(told[:_DETAILS]) or "none"


_DETAILS = 6


def _few(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)[:3])


_FEW_WORDS = 6
_FEW_TELLING = 4
"""The same of whole reports: a title alone has not many more."""
_ALIKE = 0.35
"""Likeness of paragraphs from which on two accounts are as good as copies."""
_GIST_ALIKE = 0.5
"""The same of whole reports."""


def _words(left: Profile, right: Profile) -> Found | None:
    """Telling words of the accounts' paragraphs; of the whole reports where both are about this event."""
    terms: dict[str, float] = {}
    if min(len(left.words), len(right.words)) >= _FEW_WORDS:
        terms["words"] = min(1.0, likeness(left, right) / _ALIKE)
    if min(len(left.gist), len(right.gist)) >= _FEW_TELLING:
        terms["gist"] = min(1.0, gist_likeness(left, right) / _GIST_ALIKE)
    if "gist" not in terms and "words" in terms:
        terms = {"words_alone": terms["words"]}
    if not terms:
        return None
    mine, yours = (left.gist, right.gist) if "gist" in terms else (left.words, right.words)
    told = f"{len(mine)} words", f"{len(yours)} words"
    return Found("words", *told, f"{len(mine & yours)} telling words in common", terms)


def _objects(left: Profile, right: Profile) -> Found | None:
    mine, yours = left.objects - {"other"}, right.objects - {"other"}
    if not mine or not yours:
        return None
    same = mine & yours
    if same and not same - _COMMON_OBJECTS:
        return Found("objects", _list(same), _list(same), "a common kind of object", {"common_objects": 1})
    if same:
        return Found("objects", _list(mine), _list(yours), "the same kind of object", {"objects": 1})
    return Found("objects", _list(mine), _list(yours), "other objects were hit", {"objects_differ": 1})


_COMMON_OBJECTS = frozenset({"home", "settlement", "vehicle", "military"})


def _apart(left: Profile, right: Profile) -> Found | None:
    if left.account.apart == right.account.apart:
        return None
    told = "told apart", "not told apart"
    sides = told if left.account.apart else told[::-1]
    return Found("apart", *sides, "one report says it is another attack", {"apart": 1})


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _counts(profile: Profile) -> str:
    killed, injured = (", ".join(map(str, sorted(n))) or "none" for n in (profile.killed, profile.injured))
    return f"killed {killed}; injured {injured}"
