"""What the words around a name say of it: that it is a place, of what kind, and how the event lies to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.rules.places_rules import PlaceRules
from twosource.extract.rules.places_spans import NameSpan
from twosource.extract.rules.places_words import Word

_PLACE_ENTS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_ENTS = frozenset(
    {"DATE", "TIME", "NORP", "LANGUAGE", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "LAW", "EVENT", "PRODUCT"}
)
_LARGE = 50_000
_SIZEABLE = 15_000
_DIVISIONS = frozenset({"governorate", "district"})
_SCENES = frozenset({"in", "near", "at", "outside", "inside", "around"})
_FRONTS = frozenset({"front", "fronts", "frontline", "frontlines", "axis", "axes"})
_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood"})
_AREAL = frozenset({"country", "governorate", "region"})


@dataclass(frozen=True, slots=True)
class Around:
    """The cues of one name. ``first``/``last``: words of the whole phrase. ``strength``: 0 none, 1 weak, 2 a locative,
    3 the text says what kind of place it is; below 0: it says that it is none."""

    first: int
    last: int
    strength: int
    kind: str | None = None
    relation: str = "at"
    direction: str | None = None
    distance_km: float | None = None


def around(span: NameSpan, words: Sequence[Word], rules: PlaceRules) -> Around:
    """Read the words before and after a name."""
    last, kind, relation_after, direction_after = _after(span, words, rules)
    i, kind_before, relation, direction, distance = _before(span, words, rules)
    if kind_before and kind in _DIVISIONS and i > 0 and words[i - 1].named and not words[i - 1].owner:
        i, kind_before = span.first, None  # "X village of Y district": the village is X
    said = kind_before or kind
    if span.facility:
        said = "facility"
    strength = 3 if said or relation != "at" or relation_after != "at" else 0
    low = words[i - 1].low if i > 0 else ""
    if "-" in span.text and (_at(words, span.first - 1) in rules.roads or _at(words, span.last + 1) in rules.roads):
        strength = max(strength, 2)
    if low == "the" and i > 1 and {w.ent for w in words[span.first : span.last + 1]} & _PLACE_ENTS:
        low = words[i - 2].low
    if strength < 3 or span.facility:
        if (
            low in rules.locatives
            or low in rules.locative_verbs
            or (low == "of" and i > 1 and words[i - 2].low in rules.dwellers)
            or (low == "on" and _at(words, i - 2) in rules.blows and span.known is not None)
        ):
            strength = 2
        elif low in rules.weak_locatives:
            strength = 1
    follow = words[span.last + 1].low if span.last + 1 < len(words) else ""
    if strength < 3 and kind is None and (kind := _appositive(span, words, rules)):
        said, strength = kind, 3
    if strength in (1, 2) and span.known is None and _located(span, words, rules):
        strength = 3
    if strength < 2 and (_is_label(span, words) or follow in rules.inhabitants or _is_struck(span, words, rules)):
        strength = 2
    office = _is_office(span, words, i, rules)
    if office:
        strength = max(strength, 2)
    elif (low in rules.not_before and not said) or follow in rules.households:
        strength = -1
    if strength < 2 and follow in rules.not_after:
        strength = -1
    said = said or _kind_in_name(span, words, rules)
    return Around(
        first=i, last=last, strength=strength, kind=said or (_country(span) if not (direction or direction_after) else None),
        relation="office" if office else relation if relation != "at" else relation_after,
        direction=direction or direction_after, distance_km=distance,
    )  # fmt: skip


def _country(span: NameSpan) -> str | None:
    return "country" if span.known is not None and span.known.kind == "country" else None


def _kind_in_name(span: NameSpan, words: Sequence[Word], rules: PlaceRules) -> str | None:
    """ "Plateau State": a name that ends in what it is."""
    kind = rules.kinds.get(words[span.last].low) if span.last > span.first else None
    return kind if kind in _DIVISIONS else None


def _located(span: NameSpan, words: Sequence[Word], rules: PlaceRules) -> bool:
    """ "an attack on X, in Y township": a name that the text puts into a division, by the word that says what Y is."""
    after = words[span.last + 1 : span.last + 9]
    low = [w.low for w in after]
    n = 1 if low[:1] == [","] else 0
    if low[n : n + 1] not in (["in"], ["of"]) or (low[n] == "of" and not n):
        return False
    n += 2 if low[n + 1 : n + 2] == ["the"] else 1
    named = [k for k in range(n, len(after)) if after[k].named]
    if not named or named[0] != n:
        return False
    end = next((k for k in range(n, len(after)) if not after[k].named), len(after))
    kinds = {rules.kinds.get(low[k]) for k in (end - 1, end) if k < len(low)}
    return bool(kinds & _DIVISIONS) or (end < len(low) and low[end] in ("township", "townships"))


def _is_office(span: NameSpan, words: Sequence[Word], i: int, rules: PlaceRules) -> bool:
    """ "the mayor of X", "X regional governor": a known place by its officer."""
    if span.known is None or _country(span):
        return False
    if _at(words, i - 1) == "of" and _at(words, i - 2) in rules.offices:
        return True
    after = span.last + 1
    if _at(words, after) in rules.office_words:
        after += 1
    return not words[span.last].owner and _at(words, after) in rules.offices and _at(words, after + 1) != "of"


def _at(words: Sequence[Word], i: int) -> str:
    return words[i].low if 0 <= i < len(words) else ""


def _after(span: NameSpan, words: Sequence[Word], rules: PlaceRules) -> tuple[int, str | None, str, str | None]:
    """Kind words after the name: "X province", "X's northern countryside", "X city and its surroundings"."""
    j = span.last + 1
    last, kind, relation, direction = span.last, None, "at", None
    owner = words[span.last].owner
    while j < len(words) and j <= span.last + 3:
        low = words[j].low
        if words[j].start - words[j - 1].end > 3:
            break
        following = words[j + 1].low if j + 1 < len(words) else ""
        if low in rules.between_kinds and rules.kinds.get(following) in ("camp", "facility"):
            j += 1
            continue
        if low in rules.peoples:
            break
        if owner and low in rules.directions:
            if j + 1 < len(words) and words[j + 1].named:
                break
            direction = rules.directions[low]
            last, relation = j, "part"
        elif low in rules.kinds and not (
            words[j].named and rules.kinds[low] == "facility" and not words[j].text.islower()
        ):
            found = rules.kinds[low]
            if low in rules.relations:
                relation = rules.relations[low]
            if found == "area":
                if relation == "at":
                    relation = "near" if low in _FRONTS else relation
            elif found != "facility" or not (kind or _well_known(span)):
                kind = found
            last = j
        else:
            break
        j += 1
    if (
        relation == "part"
        and kind is None
        and last == span.last + 1
        and not owner
        and words[last].low in ("side", "part", "parts")
    ):
        return span.last, None, "at", None
    return last, kind, relation, direction


def _before(
    span: NameSpan, words: Sequence[Word], rules: PlaceRules
) -> tuple[int, str | None, str, str | None, float | None]:
    """Walk back over "the", directions, kind words with "of", and a distance. Returns the first word of the phrase."""
    i = span.first
    kind: str | None = None
    relation, direction, distance = "at", None, None
    while i > 0:
        low = words[i - 1].low
        before = words[i - 2].low if i > 1 else ""
        if low in ("the", "a", "its") or low in ('"', "'") or low.endswith(rules.holders):
            i -= 1
        elif (low in rules.directions and rules.directions[low] != "central") or low == "central":
            direction = rules.directions[low]
            relation = "part" if relation == "at" else relation
            i -= 1
        elif low in ("of", "from", "in") and before in rules.directions and low == "of":
            direction, relation = rules.directions[before], "offset"
            i -= 2
        elif low in ("of", "from") and before in rules.units:
            number = rules.number(words[i - 3].low) if i > 2 else None
            relation = "offset"
            distance = (number or 1) * rules.units[before]
            i -= 3 if number is not None else 2
        elif low == "of" and before == "coast":
            break
        elif low == "of" and before in rules.kinds:
            found = rules.kinds[before]
            if before in rules.relations:
                relation = rules.relations[before]
            elif before in _FRONTS:
                relation = "near"
            elif found not in ("area", "facility") and kind is None:
                kind = found
            i -= 2
        elif low in rules.kinds and rules.kinds[low] in ("natural", "facility") and low in ("mount", "lake", "river"):
            kind = "natural"
            i -= 1
        elif low in ("rural", "downtown", "coastal"):
            relation = "part"
            i -= 1
        elif (
            low in rules.kinds
            and not words[i - 1].named
            and rules.kinds[low] in ("city", "town", "village", "camp", "district")
        ):
            kind = kind or rules.kinds[low]
            i -= 1
        elif low == "to" and before in ("close", "next", "adjacent"):
            relation = "near"
            i -= 2
        elif low in ("near", "outside", "around", "nearby", "surrounding") and relation == "at":
            relation = "near"
            i -= 1
            break
        else:
            break
    if relation in ("offset", "part") and direction and i > 1 and words[i - 1].low in rules.units:
        number = rules.number(words[i - 2].low)
        if number is not None:
            distance, relation = number * rules.units[words[i - 1].low], "offset"
            i -= 2
    if i > 2 and words[i - 1].low == "of" and words[i - 2].low == "coast":
        relation, i = "off_coast", _back_to(words, i - 2, {"off", "the", "of"})
    elif (
        relation == "at"
        and i > 1
        and words[i - 1].low in ("with", "of", "between")
        and words[i - 2].low in ("border", "borders")
    ):
        relation, i = "border", i - 2
    while i < span.first and words[i].low in ("the", "a", "its", '"', "'") and i + 1 <= span.first:
        i += 1
    return i, kind, relation, direction, distance


def _back_to(words: Sequence[Word], i: int, allowed: set[str]) -> int:
    while i > 0 and words[i - 1].low in allowed:
        i -= 1
    return i


def _with_article(word: Word, rules: PlaceRules) -> bool:
    """ "al-Fawwar", "Al-Fawwar": built like an Arabic name of a place (or a person; the caller asks what stands by it)."""
    head, dash, rest = word.low.partition("-")
    return bool(dash and len(rest) > 2 and head in rules.opening_particles)


def _well_known(span: NameSpan) -> bool:
    """Large enough that "in X" means the place even where the parse takes the name for a people's."""
    return span.known is not None and (span.known.population >= _SIZEABLE or span.known.kind in _AREAL)


def _is_label(span: NameSpan, words: Sequence[Word]) -> bool:
    """ "Al-Hasakah: 18 attacks" at the head of a bullet; of a paragraph only where it is known ("Arrests: ..." is a heading)."""
    if span.first == 0 and span.known is None:
        return False
    before = words[span.first - 1].text if span.first else "•"
    after = words[span.last + 1].text if span.last + 1 < len(words) else ""
    return after == ":" and before in ("•", "-", "–", "*", "·")


def _appositive(span: NameSpan, words: Sequence[Word], rules: PlaceRules) -> str | None:
    """ "X, a small village near Y": what the words behind the comma say that X is."""
    after = [w.low for w in words[span.last + 1 : span.last + 10]]
    if after[:1] == ["("] and ")" in after[2:4]:
        after = after[after.index(")") + 1 :]
    if after[:1] != [","] or after[1:2] not in (["a"], ["the"], ["an"]):
        return None
    for n, low in enumerate(after[2:5], 2):
        kind = rules.kinds.get(low)
        if kind in _SETTLED and after[n + 1 : n + 2] and after[n + 1] in (*rules.locatives, "on", "of"):
            return kind
    return None


def _is_struck(span: NameSpan, words: Sequence[Word], rules: PlaceRules) -> bool:
    """ "X was shelled", "X has again been hit", "X came under fire": a known place that suffers the event."""
    if span.known is None or words[span.last].owner:
        return False
    after = [w.low for w in words[span.last + 1 : span.last + 5]]
    if after[:1] and after[0] in ("came", "comes", "come"):
        return after[1:2] == ["under"]
    if after[:1] and after[0] in ("was", "were", "has", "had", "is"):
        return any(w in rules.locative_verbs and w.endswith(("ed", "it", "uck")) for w in after[1:4])
    return False


def is_place(span: NameSpan, cues: Around, words: Sequence[Word], rules: PlaceRules) -> bool:
    """Decide whether a name is a place here: what is known of it against what the text says and what spaCy thinks."""
    word = words[span.first]
    ents = {words[i].ent for i in range(span.first, span.last + 1)} - {""}
    person = "PERSON" in ents and not ents & _PLACE_ENTS
    many = span.last > span.first
    if cues.strength < 0 or len(span.text) < 2:
        return False
    if cues.strength < 3 and span.known is None and any(c.isdigit() for c in span.text):
        return False
    if word.low in rules.not_before or (not many and word.low in rules.demonyms and cues.kind not in _DIVISIONS):
        return False
    if not many and (
        word.low in rules.never or word.low in rules.kinds or (word.low in rules.generics and cues.strength < 2)
    ):
        return False
    if (
        ents & _OTHER_ENTS
        and not ents & _PLACE_ENTS
        and (
            cues.strength < 2
            or (ents & {"DATE", "TIME"} and not _well_known(span))
            or ("NORP" in ents and not _well_known(span))
        )
        and cues.strength < 3
    ):
        return False
    if span.known is None and "NORP" in ents and not many:
        return False
    if span.facility or ("-" in word.text and cues.relation == "border"):
        return True
    if (
        cues.strength == 1
        and words[cues.first - 1].low == "of"
        and cues.first > 1
        and words[cues.first - 2].low in rules.owners
    ):
        return False
    if cues.strength == 3:
        return span.known is not None or not word.first or bool(ents & _PLACE_ENTS)
    if span.known is None:
        generic = (word.low.split("-")[0] in rules.generics and (many or "-" in word.low)) or _with_article(word, rules)
        if cues.strength == 2:
            stands_in = words[cues.first - 1].low in _SCENES and words[cues.first - 2].low not in rules.trusting
            return (not person or generic or (cues.first > 1 and stands_in)) and (
                many or len(word.low) > 3 or bool(ents & _PLACE_ENTS)
            )
        return bool(ents & _PLACE_ENTS and cues.strength >= 1) or (generic and not person and cues.strength >= 1)
    if span.known.kind == "country":
        return cues.strength >= 2 or (
            cues.strength == 1 and words[cues.first - 1].low in ("from", "to", "of", "between", "off")
        )
    large = span.known.population >= _LARGE or span.known.kind in _AREAL
    if cues.strength == 2:
        return True
    if cues.strength == 1:
        return large or bool(ents & _PLACE_ENTS) or many
    return ((large and bool(ents & (_PLACE_ENTS | {"ORG"}))) or (many and bool(ents & _PLACE_ENTS))) and not person
