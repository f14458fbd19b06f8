"""Runs of name-like words cut into names: those the gazetteer knows, and those that a cue vouches for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.core.place import KnownPlace, PlaceNames, SizedPlaceNames
from twosource.extract.rules.places_rules import PlaceRules
from twosource.extract.rules.places_words import Word

_LONGEST = 5
_SOUGHT = 400
_KNOWN_WELL = 1_000_000
_SONS = frozenset({"bin", "ben", "ibn", "de"})
"""Particles that another may follow: "Omar bin al Khattab", "Santiago de los Caballeros"."""


@dataclass(frozen=True, slots=True)
class Large:
    """Stands for a place of which only the name is known."""

    population: int = 100_000
    kind: str = "city"


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (inclusive) that are written as one name or several in a row."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: words ``first`` to ``last``; ``known`` as the gazetteer has it. ``facility``: ends in a word like
    airport or hospital."""

    first: int
    last: int
    text: str
    known: KnownPlace | None
    facility: bool = False


def runs_of(words: Sequence[Word], rules: PlaceRules, taken: Sequence[tuple[int, int]]) -> list[Run]:
    """Maximal rows of name-like words, joined by particles (``Jisr al-Shughur``, ``Rio de Janeiro``)."""
    found = []
    i = 0
    while i < len(words):
        if not _starts(words, i, rules) or _inside(words[i], taken):
            i += 1
            continue
        last = i
        j = i + 1
        while j < len(words):
            word = words[j]
            if (
                word.start - words[j - 1].end > 3
                or words[j - 1].owner
                or _inside(word, taken)
                or not word.text[0].isalpha()
            ):
                break
            if word.named:
                last = j
            elif word.low not in rules.particles or not _joins(words, j, rules):
                break
            j += 1
        while last > i and not words[last].named:
            last -= 1
        found.append(Run(i, last))
        i = last + 1
    return found


def names_in(
    runs: Sequence[Run], words: Sequence[Word], rules: PlaceRules, names: PlaceNames, text: str
) -> list[NameSpan]:
    """Names of the runs, left to right. Of a run, the longest known stretches, and what is left as unknown names."""
    sought: dict[tuple[int, int], str] = {}
    for run in runs:
        for a in range(run.first, run.last + 1):
            for b in range(a, min(run.last, a + _LONGEST - 1) + 1):
                if words[b].named and _may_begin(words, a, rules):
                    sought[a, b] = text[words[a].start : words[b].end]
    known = _sizes(names, list(dict.fromkeys(sought.values()))[:_SOUGHT])
    found: list[NameSpan] = []
    for run in runs:
        found.extend(_cut(run, words, rules, sought, known, text))
    return found


def _cut(
    run: Run, words: Sequence[Word], rules: PlaceRules, sought: Mapping[tuple[int, int], str],
    known: Mapping[str, KnownPlace], text: str,
) -> list[NameSpan]:  # fmt: skip
    if _is_body(run, words, rules):
        return []
    if (end := _division_end(run, words, rules)) is not None:
        name = text[words[run.first].start : words[end].end]
        return [NameSpan(run.first, end, name, known.get(name))]
    facility = _facility_end(run, words, rules)
    if facility is not None:
        whole = NameSpan(run.first, facility, text[words[run.first].start : words[facility].end], None, facility=True)
        rest = _cut(Run(facility + 1, run.last), words, rules, sought, known, text) if facility < run.last else []
        return [whole, *rest]
    found = []
    loose: int | None = None
    a = run.first
    while a <= run.last:
        best = next(
            (
                b
                for b in range(min(run.last, a + _LONGEST - 1), a - 1, -1)
                if (a, b) in sought
                and sought[a, b] in known
                and not _never(words, a, b, rules)
                and not _opens(words, a, b, run, rules)
            ),
            None,
        )
        if best is None:
            if words[a].named and not _cue_word(words[a], rules):
                loose = a if loose is None else loose
            elif loose is not None and words[a].low not in rules.particles:
                found.append(_loose(loose, a - 1, words, text))
                loose = None
            a += 1
            continue
        if loose is not None:
            # A known word inside a longer unknown name ("Ayta al-Foukhar"): the whole is the name.
            found.append(_loose(loose, best, words, text))
            loose = None
        else:
            found.append(NameSpan(a, best, sought[a, best], known[sought[a, best]]))
        a = best + 1
    if loose is not None:
        if found and _continues(found[-1], loose, words, rules):
            last = found.pop()
            found.append(NameSpan(last.first, run.last, text[words[last.first].start : words[run.last].end], None))
        else:
            found.append(_loose(loose, run.last, words, text))
    return _joined(found, words, text)


def _joined(spans: list[NameSpan], words: Sequence[Word], text: str) -> list[NameSpan]:
    """Names in a row with nothing between them are one, unless the first is a large place ("Mosul Nahrawan")."""
    found: list[NameSpan] = []
    for span in spans:
        last = found[-1] if found else None
        if (
            last
            and last.last + 1 == span.first
            and not words[last.last].owner
            and not _large(last)
            and not _areal(span)
        ):
            found[-1] = NameSpan(last.first, span.last, text[words[last.first].start : words[span.last].end], None)
        else:
            found.append(span)
    return found


def _large(span: NameSpan) -> bool:
    return span.facility or (span.known is not None and (span.known.population >= _KNOWN_WELL or _areal(span)))


def _areal(span: NameSpan) -> bool:
    return span.known is not None and span.known.kind in ("country", "governorate", "region")


def _continues(name: NameSpan, loose: int, words: Sequence[Word], rules: PlaceRules) -> bool:
    """The unknown words from ``loose`` on belong to the known name before them ("Wadi" and "al-Washka")."""
    between = words[name.last + 1 : loose]
    if words[name.last].owner or _cue_word(words[loose], rules) or any(w.low not in rules.particles for w in between):
        return False
    return name.known is None or name.known.kind != "country"


def _loose(first: int, last: int, words: Sequence[Word], text: str) -> NameSpan:
    while last > first and not words[last].named:
        last -= 1
    return NameSpan(first, last, text[words[first].start : words[last].end], None)


def _sizes(names: PlaceNames, sought: list[str]) -> Mapping[str, KnownPlace]:
    if not sought:
        return {}
    if isinstance(names, SizedPlaceNames):
        return names.sizes(sought)
    return dict.fromkeys(names.known(sought), Large())


def _starts(words: Sequence[Word], i: int, rules: PlaceRules) -> bool:
    if words[i].named:
        return True
    return (
        words[i].low in rules.opening_particles
        and i + 1 < len(words)
        and words[i + 1].named
        and words[i].text.islower()
    )


def _joins(words: Sequence[Word], j: int, rules: PlaceRules) -> bool:
    """A particle that is also a word of English joins a name only before the letter that it is written before."""
    letter = rules.sun_articles.get(words[j].low, "")
    if j + 1 >= len(words):
        return False
    if words[j].low in _SONS and words[j + 1].low in rules.particles:
        return j + 2 < len(words) and words[j + 2].named
    return words[j + 1].named and words[j + 1].low.startswith(letter)


def _may_begin(words: Sequence[Word], a: int, rules: PlaceRules) -> bool:
    return words[a].named or words[a].low in rules.opening_particles


def _opens(words: Sequence[Word], a: int, b: int, run: Run, rules: PlaceRules) -> bool:
    """A lone word like "Tell" with more of the name to come."""
    return a == b < run.last and words[a].low in rules.generics


def _never(words: Sequence[Word], a: int, b: int, rules: PlaceRules) -> bool:
    return a == b and (words[a].low in rules.never or len(words[a].low) < 3)


def _cue_word(word: Word, rules: PlaceRules) -> bool:
    return word.low in rules.kinds or word.low in rules.directions or word.low in rules.never


def _is_body(run: Run, words: Sequence[Word], rules: PlaceRules) -> bool:
    after = words[run.last + 1 : run.last + 3]
    if len(after) == 2 and after[0].low == "/" and after[1].named:
        return True
    return run.last > run.first and any(
        words[i].low in rules.bodies and rules.kinds.get(words[i].low) != "facility"
        for i in range(run.first, run.last + 1)
    )


def _division_end(run: Run, words: Sequence[Word], rules: PlaceRules) -> int | None:
    """The last word before "District" or "County" of a name that holds words like "South" or "Plains" itself."""
    if run.last - run.first < 2 or rules.kinds.get(words[run.last].low) not in ("district", "governorate"):
        return None
    inner = words[run.first + 1 : run.last]
    odd = any(_cue_word(w, rules) or w.low in rules.directions for w in inner)
    return run.last - 1 if odd and not _cue_word(words[run.first], rules) and all(w.named for w in inner) else None


def _facility_end(run: Run, words: Sequence[Word], rules: PlaceRules) -> int | None:
    """The word ("Airport", "hospital") that ends a facility's name."""
    ends = [i for i in range(run.first + 1, run.last + 1) if rules.kinds.get(words[i].low) == "facility"]
    last = next((i for i in ends if i + 1 not in ends), None)
    return last if words[run.first].low not in rules.never else None


def _inside(word: Word, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in taken)
