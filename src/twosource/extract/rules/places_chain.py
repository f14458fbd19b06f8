"""Neighbouring place names tied together: "X in the countryside of Y, north of Z", "X, Y and Z", "X (Y)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.core.place import KnownPlace
from twosource.extract.rules.places_cues import Around
from twosource.extract.rules.places_rules import PlaceRules
from twosource.extract.rules.places_spans import NameSpan
from twosource.extract.rules.places_words import Word

_AREAL = frozenset({"country", "governorate", "region"})
_INSIDE = frozenset({"in", "of", "within", "inside"})
LISTED = ([","], ["and"], [",", "and"], ["or"], ["&"], ["/"], ["as", "well", "as"], [",", "as", "well", "as"])
_SMALL = 15_000
_FAR_WORDS = 14
_HOLDERS = frozenset({"governorate", "district", "neighbourhood", "camp"})
_SETTLED = frozenset({"city", "town", "village", "district", "neighbourhood", "camp"})
_QUARTERS = frozenset({"neighbourhood", "district", "village", "town", "camp"})
_ABOUT = frozenset({"some", "about", "roughly", "nearly", "approximately", "just", "around"})
_BESIDE = frozenset({"near", "outside", "from"})


@dataclass(frozen=True, slots=True)
class Place:
    """A name accepted as a place, with its cues, the names it lies in and the names listed with it."""

    span: NameSpan
    cues: Around
    within: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    open_list: bool = True


def chained(places: Sequence[Place], words: Sequence[Word], rules: PlaceRules) -> list[Place]:
    """Fold each place that only says where another lies, or that is listed with it, into that other one."""
    found: list[Place] = []
    tied = -1
    for n, place in enumerate(places):
        head = found[-1] if found else None
        if head is None or tied < 0:
            found.append(place)
            tied = place.cues.last
            continue
        gap = _words_between(head, place, tied, words)
        if _owned(head, place, words, rules):
            cues = replace(place.cues, first=head.cues.first)
            found[-1] = Place(place.span, cues, within=(head.span.text, *head.within))
            tied = place.cues.last
            continue
        between = _between(head, gap, words)
        if between:
            found[-1] = replace(
                head,
                others=(*head.others, place.span.text),
                cues=replace(head.cues, relation=between, last=place.cues.last),
            )
        elif _lists(gap, head, place, places[n + 1 :], words):
            cues = _with_kind(head.cues, place.cues)
            found[-1] = replace(
                head, others=(*head.others, place.span.text), cues=cues, open_list=gap in ([","], ["/"], ["&"])
            )
        elif _holds(gap, head, place):
            found[-1] = replace(head, within=(*head.within, place.span.text))
        else:
            found.append(place)
        tied = place.cues.last
    return found


def road_ends(place: Place, words: Sequence[Word], rules: PlaceRules) -> tuple[str, str] | None:
    """The ends of "the X-Y road", "the axis X-Y"; ``None`` for any other name."""
    first, dash, second = place.span.text.partition("-")
    if not dash or place.span.known is not None or place.others or min(len(first), len(second)) < 3:
        return None
    if not (first[:1].isupper() and second[:1].isupper()):
        return None
    near = [*words[max(0, place.span.first - 1) : place.span.first], *words[place.span.last + 1 : place.span.last + 2]]
    return (first, second) if any(w.low in rules.roads for w in near) else None


def sheltered(places: Sequence[Place], words: Sequence[Word]) -> list[Place]:
    """Give a street, a building or a name that is hardly known the town that its sentence names: the next one after it
    ("on X Street, near the Y mosque, in Z"), else the one before ("In Z, ... a man died in the X quarter")."""
    found: list[Place] = []
    for n, place in enumerate(places):
        alone = not place.within and not place.others and place.cues.relation in ("at", "near", "part")
        if (
            alone
            and _hardly_known(place)
            and (town := _town_after(place, places[n + 1 :], words) or _town_before(found, place, words))
        ):
            place = replace(place, within=(town.span.text, *town.within))
        found.append(place)
    return found


def _hardly_known(place: Place) -> bool:
    known = place.span.known
    if place.cues.kind in ("neighbourhood", "facility") or known is None:
        return True
    return known.kind not in _AREAL and known.population < _SMALL and place.cues.kind not in ("city", "town")


def _is_town(town: Place, place: Place) -> bool:
    """A well known town or division that is said to be a scene."""
    known = town.span.known
    if known is None or known.kind == "country" or town.span.text == place.span.text or town.cues.strength < 2:
        return False
    return town.cues.relation in ("at", "part", "offset") and (known.population >= _SMALL or known.kind in _HOLDERS)


def _town_after(place: Place, later: Sequence[Place], words: Sequence[Word]) -> Place | None:
    for town in later:
        between = words[place.cues.last + 1 : town.cues.first + 1]
        if any(w.first for w in between) or len(between) > _FAR_WORDS:
            return None
        if _is_town(town, place):
            return town
    return None


def _town_before(before: Sequence[Place], place: Place, words: Sequence[Word]) -> Place | None:
    """The nearest known town or division that is said to be a scene ("in", "at") earlier in the sentence."""
    for town in reversed(before):
        if any(w.first for w in words[town.cues.first + 1 : place.cues.first + 1]):
            return None
        if _is_town(town, place):
            return town
    return None


def _words_between(head: Place, place: Place, tied: int, words: Sequence[Word]) -> list[str]:
    """Small letters between two phrases; where they share their words ("the X area of Y"), only what joins them."""
    if place.cues.first <= tied:
        shared = [w.low for w in words[max(head.span.last + 1, place.cues.first) : place.span.first]]
        return shared[-1:] if shared[-1:] in (["of"], ["in"]) else []
    return [w.low for w in words[tied + 1 : place.cues.first]]


def _owned(head: Place, place: Place, words: Sequence[Word], rules: PlaceRules) -> bool:
    """ "Khartoum's northern Bahri district", "the Red Sea port city of X": the first name holds the second. Not in "the X
    district of Y", where X is a quarter of Y, unless X is a province."""
    gap = [w.low for w in words[head.span.last + 1 : place.span.first]]
    if gap[-1:] == ["of"] and 1 < len(gap) <= 3:
        kind, known = rules.kinds.get(gap[-2]), head.span.known
        if place.cues.last > place.span.last and place.cues.kind in ("district", "governorate"):
            return False  # "X village of Y district"
        if kind in _HOLDERS and (known is None or known.kind not in _AREAL):
            return False
        return kind in _SETTLED and not words[head.span.last].owner and gap[0] not in (",", "and")
    if not words[head.span.last].owner:
        return False
    if len(gap) <= 3 and place.cues.kind in _QUARTERS and not any(w in rules.locatives or not w.isalpha() for w in gap):
        return "and" not in gap and "of" not in gap
    return len(gap) <= 2 and all(w in rules.directions or w in rules.kinds for w in gap)


def _with_kind(cues: Around, other: Around) -> Around:
    """ "X and Y villages": the kind said once holds for all."""
    return replace(cues, kind=cues.kind or (other.kind if other.kind in ("village", "town", "city") else None))


def _between(head: Place, gap: list[str], words: Sequence[Word]) -> str | None:
    if head.within or (head.others and head.cues.relation not in ("border",)):
        return None
    before = words[head.cues.first - 1].low if head.cues.first else ""
    two_back = words[head.cues.first - 2].low if head.cues.first > 1 else ""
    if gap == ["and"] and before == "between":
        return (
            "road" if two_back in ("road", "highway") else "border" if two_back in ("border", "borders") else "between"
        )
    if (
        gap
        and gap[0] == "to"
        and len(gap) == 1
        and before in ("from", "linking", "connecting")
        and two_back in ("road", "highway", "route")
    ):
        return "road"
    if gap in (["with"], ["to"]) and two_back in ("road", "highway") and before in ("linking", "connecting"):
        return "road"
    return None


def _lists(gap: list[str], head: Place, place: Place, later: Sequence[Place], words: Sequence[Word]) -> bool:
    """A comma lists only where an "and" follows in the same row; otherwise the second name holds the first."""
    if gap not in LISTED or place.cues.relation != "at" or place.cues.direction:
        return False
    if gap != [","]:
        return True
    closed = head.others and not head.open_list
    return not (_larger(place, head) or head.within or closed) and _and_follows(place, later, words)


def _and_follows(place: Place, later: Sequence[Place], words: Sequence[Word]) -> bool:
    last = place.cues.last
    for nxt in later:
        gap = [w.low for w in words[last + 1 : nxt.cues.first]]
        if gap not in LISTED:
            return False
        if gap != [","]:
            return True
        last = nxt.cues.last
    return False


def _holds(gap: list[str], head: Place, place: Place) -> bool:
    if place.span.facility or place.cues.relation in ("border", "off_coast"):
        return False
    if gap[-1:] == ["("] and len(gap) <= 4 and "," not in gap and "and" not in gap:
        return not _is_country(head.span.known)
    words = [
        w
        for w in gap
        if w not in _ABOUT and w not in (",", "the", "(", "-", "located", "situated", "and", "which", "is", "lies")
    ]
    gap = [w for w in gap if w != head.span.text.lower()]
    if not gap:
        return _larger(place, head) or (
            place.cues.relation in ("near", "offset", "part") and place.cues.first > head.cues.last
        )
    if gap in ([","], ["("], ["-"]) or (not words and "and" not in gap):
        return not _is_country(head.span.known)
    if "and" in gap or len(words) > 2:
        return False
    if len(words) == 1:
        return words[0] in _INSIDE or words[0] in _BESIDE
    return not words and place.cues.relation in ("offset", "part", "near")


def _is_country(known: KnownPlace | None) -> bool:
    return known is not None and known.kind == "country"


def _larger(place: Place, head: Place) -> bool:
    """The second name is a country or division, and the first is not said to be one."""
    kind = place.cues.kind or (place.span.known.kind if place.span.known else None)
    mine = head.cues.kind or (head.span.known.kind if head.span.known else None)
    return kind in _AREAL and mine not in _AREAL


_PLURALS = frozenset(
    [
        "villages",
        "towns",
        "cities",
        "districts",
        "provinces",
        "governorates",
        "neighbourhoods",
        "neighborhoods",
        "camps",
        "suburbs",
        "areas",
        "regions",
    ]
)


def carry(read: Sequence[tuple[NameSpan, Around]], sure: list[bool], words: Sequence[Word], rules: PlaceRules) -> None:
    """Let a list vouch for its members: "A, B and C villages", "in A and B". Changes ``sure``."""
    for i in range(1, len(read)):
        vouched = read[i - 1][1].strength == 3
        if (
            sure[i - 1]
            and not sure[i]
            and _joined(read[i - 1], read[i], words)
            and _may_be(read[i], words, rules, vouched=vouched)
        ):
            after = words[read[i][0].last + 1].low if read[i][0].last + 1 < len(words) else "."
            sure[i] = "and" in _gap(read[i - 1], read[i], words) or after in (",", "and", ".", ")")
        elif sure[i - 1] and not sure[i] and _gap(read[i - 1], read[i], words) == ["("]:
            sure[i] = _may_be(read[i], words, rules, vouched=True)
    for i in range(len(read) - 1, 0, -1):
        last = read[i][1].last
        if not (sure[i] and words[last].low in _PLURALS and last > read[i][0].last):
            continue
        k = i
        while (
            k > 0
            and not sure[k - 1]
            and _joined(read[k - 1], read[k], words)
            and _may_be(read[k - 1], words, rules, vouched=True)
        ):
            sure[k - 1] = True
            k -= 1


def _gap(a: tuple[NameSpan, Around], b: tuple[NameSpan, Around], words: Sequence[Word]) -> list[str]:
    return [w.low for w in words[a[1].last + 1 : b[1].first]]


def _joined(a: tuple[NameSpan, Around], b: tuple[NameSpan, Around], words: Sequence[Word]) -> bool:
    return _gap(a, b, words) in LISTED


def _may_be(item: tuple[NameSpan, Around], words: Sequence[Word], rules: PlaceRules, *, vouched: bool = False) -> bool:
    span, cues = item
    ents = {words[i].ent for i in range(span.first, span.last + 1)}
    if cues.strength < 0 or (words[span.first].low in rules.never and span.first == span.last):
        return False
    if "NORP" in ents and not (
        span.known is not None and (span.known.population >= _SMALL or span.known.kind in _AREAL)
    ):
        return False
    return not ents & {"DATE", "TIME"} and (vouched or span.known is not None or "PERSON" not in ents)
