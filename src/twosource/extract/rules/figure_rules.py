"""The English data of figure reading, read from TOML once by the caller."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.belonging import Belonging, belonging_of
from twosource.extract.rules.bounds import BoundWords, Phrases
from twosource.extract.rules.forms import Inflection, plural
from twosource.extract.rules.numbers import NumberWords
from twosource.extract.rules.scope_cues import ScopeCues, scope_cues_of
from twosource.extract.rules.wound_words import WoundWords, wound_words_of

type Phrased = Mapping[str, tuple[tuple[tuple[str, ...], Measure], ...]]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun for people says: whom it counts, and whether it stands for several."""

    who: Who
    plural: bool
    lemma: str


@dataclass(frozen=True, slots=True)
class People:
    nouns: Mapping[str, Noun]
    bodies: frozenset[str]
    civilian: frozenset[str]
    combatant: frozenset[str]
    female: frozenset[str]
    journalist: frozenset[str]
    medic: frozenset[str]
    young: frozenset[str]
    family: frozenset[str]
    animals: frozenset[str]
    belonging: Belonging


@dataclass(frozen=True, slots=True)
class Nobody:
    """Words of "there were no injuries": nouns to their measure, verbs before "no", and words that make it unknown."""

    nouns: Mapping[str, Measure]
    verbs: frozenset[str]
    unknown: frozenset[str]
    unhurt: frozenset[str]
    escape: frozenset[str]
    """Verbs before "unhurt" that make it news ("escaped", not "freed")."""
    cues: frozenset[str]
    """Words of which a sentence that counts nobody, without a counting phrase, has one."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Word forms (not lemmas) to measures. Phrases are indexed by their first word."""

    object_verbs: Mapping[str, Measure]
    needs_people: frozenset[str]
    object_phrases: Phrased
    subject_verbs: Mapping[str, Measure]
    subject_phrases: Phrased
    harm_verbs: frozenset[str]
    harm_nouns: frozenset[str]
    adjectives: Mapping[str, Measure]
    nominals: Mapping[str, Measure]
    counted: Mapping[str, Measure]
    found_verbs: frozenset[str]
    launch_verbs: frozenset[str]
    body_nouns: frozenset[str]
    institutional: frozenset[str]
    things: frozenset[str]
    attitudes: frozenset[str]
    inquiry: frozenset[str]
    """Those of ``attitudes`` that tell of an inquiry into a death."""
    victim_verbs: frozenset[str]
    toll_phrases: Phrased
    number_nouns: frozenset[str]
    reach_verbs: frozenset[str]
    past_participles: frozenset[str]
    cues: frozenset[str]
    """Every word of which a sentence with a figure holds at least one."""
    participles_only: frozenset[str]
    nobody: Nobody
    blasts: frozenset[str]
    """What people are hit by and hurt, besides bullets and splinters."""
    buried_alive: frozenset[str]
    """Words after "buried" that make it no funeral."""
    led_elsewhere: frozenset[str]
    """Words after "taken" that make it no abduction ("taken ill", "taken for treatment")."""
    led_into: frozenset[str]
    """Where captors take people to."""
    driven: frozenset[str]
    """Forms of the verbs that drive people from their homes."""


@dataclass(frozen=True, slots=True)
class FigureRules:
    numbers: NumberWords
    bounds: BoundWords
    units_after: frozenset[str]
    months: frozenset[str]
    currency: frozenset[str]
    people: People
    measures: Measures
    scope: ScopeCues
    wounds: WoundWords


def load_figure_rules() -> FigureRules:
    """Read the package's English data. Raises ``KeyError`` where a table lacks a part."""
    root = files("twosource.extract.rules") / "data" / "en"
    numbers, people, measures, scope, belonging, wounds = (
        tomllib.loads((root / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("numbers", "people", "measures", "scope", "belonging", "wounds")
    )
    return FigureRules(
        numbers=NumberWords(
            units=numbers["units"],
            tens=numbers["tens"],
            scales=numbers["scales"],
            suffixes=numbers["suffixes"],
            open=numbers["open"],
            exact=numbers["exact"],
            months=frozenset(numbers["units_after"]["months"]),
        ),
        bounds=_bounds(numbers),
        units_after=frozenset(numbers["units_after"]["words"]),
        months=frozenset(numbers["units_after"]["months"]),
        currency=frozenset(numbers["units_after"]["currency"]),
        people=_people(people, belonging_of(belonging)),
        measures=_measures(measures),
        scope=scope_cues_of(scope),
        wounds=wound_words_of(wounds),
    )


def _split(phrases: Iterable[str]) -> Phrases:
    return tuple(tuple(p.split()) for p in phrases)


def _bounds(data: Mapping[str, Any]) -> BoundWords:
    table = data["bounds"]
    kinds = ("least", "over", "up_to", "under", "nearly", "about")
    return BoundWords(
        before={k: _split(table[k]) for k in kinds},
        after={"least": _split(table["least_after"]), "about": _split(table["about_after"])},
        range_joins=frozenset(table["range_joins"]),
        none=frozenset(data["none"]["words"]),
    )


def _people(data: Mapping[str, Any], belonging: Belonging) -> People:
    nouns: dict[str, Noun] = {}
    for name, lemmas in data["classes"].items():
        who = Who.UNKNOWN if name == "person" else Who(name)
        for lemma in lemmas:
            nouns.setdefault(lemma, Noun(who, False, lemma))
            nouns.setdefault(plural(lemma), Noun(who, True, lemma))
    for form, lemma in data["irregular"].items():
        nouns[form] = Noun(nouns[lemma].who, True, lemma)
    bodies = data["bodies"]
    return People(
        nouns=nouns,
        bodies=frozenset(bodies["combatant"]),
        civilian=frozenset(bodies["civilian_modifiers"]),
        combatant=frozenset(bodies["combatant_modifiers"]),
        female=frozenset(bodies["female_modifiers"]),
        journalist=frozenset(bodies["journalist_modifiers"]),
        medic=frozenset(bodies["medic_modifiers"]),
        young=frozenset(bodies["young_modifiers"]),
        family=frozenset(bodies["family"]),
        animals=frozenset(f for w in data["animals"]["words"] for f in (w, plural(w))),
        belonging=belonging,
    )


def _by_form(table: Mapping[str, Iterable[str]], verbs: Inflection) -> dict[str, Measure]:
    return {form: Measure(kind) for kind, lemmas in table.items() for lemma in lemmas for form in verbs.forms(lemma)}


def _phrased(table: Mapping[str, Iterable[str]], verbs: Inflection | None) -> Phrased:
    found: dict[str, list[tuple[tuple[str, ...], Measure]]] = {}
    for kind, phrases in table.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            for form in verbs.forms(first) if verbs else (first,):
                found.setdefault(form, []).append(((form, *rest), Measure(kind)))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in found.items()}


def _nouns(table: Mapping[str, Iterable[str]]) -> dict[str, Measure]:
    return {word: Measure(kind) for kind, words in table.items() for word in words}


def _measures(data: Mapping[str, Any]) -> Measures:
    verbs = Inflection(data["irregular"])
    table, nouns, tolls = data["verbs"], data["nouns"], data["tolls"]
    objects = dict(table["object"])
    needs = objects.pop("needs_people", [])
    kinds = [m.value for m in Measure]
    lemmas = [lemma for kind in objects for lemma in objects[kind]]
    read = Measures(
        object_verbs=_by_form(objects, verbs),
        needs_people=frozenset(f for lemma in needs for f in verbs.forms(lemma)),
        object_phrases=_phrased(table["object_phrases"], verbs),
        subject_verbs=_by_form(table["subject"], verbs),
        subject_phrases=_phrased({k: v for k, v in table["subject_phrases"].items() if k in kinds}, verbs),
        harm_verbs=frozenset(f for lemma in table["subject_phrases"]["harm_verbs"] for f in verbs.forms(lemma)),
        harm_nouns=frozenset(table["subject_phrases"]["harm_nouns"]),
        adjectives=_nouns(data["adjectives"]),
        nominals=_nouns(nouns["of"]),
        counted=_nouns({k: v for k, v in nouns["counted"].items() if k in kinds}),
        found_verbs=frozenset(f for lemma in nouns["counted"]["found_verbs"] for f in verbs.forms(lemma)),
        launch_verbs=frozenset(f for lemma in nouns["counted"]["launch_verbs"] for f in verbs.forms(lemma)),
        body_nouns=frozenset(nouns["counted"]["body_nouns"]),
        institutional=frozenset(nouns["counted"]["institutional"]),
        things=frozenset(f for t in nouns["counted"]["things"] for f in (t, plural(t))),
        attitudes=frozenset(nouns["attitudes"]),
        inquiry=frozenset(nouns["inquiry"]),
        victim_verbs=frozenset(f for lemma in nouns["victim_verbs"] for f in verbs.forms(lemma)),
        toll_phrases=_phrased({k: v for k, v in tolls.items() if k in kinds}, None),
        number_nouns=frozenset(tolls["number_nouns"]),
        reach_verbs=frozenset(f for lemma in tolls["reach_verbs"] for f in verbs.forms(lemma)),
        nobody=Nobody(
            nouns=_nouns({k: v for k, v in data["nobody"].items() if k in kinds}),
            verbs=frozenset(f for lemma in data["nobody"]["verbs"] for f in verbs.forms(lemma)),
            unknown=frozenset(data["nobody"]["unknown"]),
            unhurt=frozenset(data["nobody"]["unhurt"]),
            escape=frozenset(f for lemma in data["nobody"]["escape"] for f in verbs.forms(lemma)),
            cues=frozenset({"without", *data["nobody"]["unhurt"]}),
        ),
        blasts=frozenset(table["turns"]["blasts"]),
        buried_alive=frozenset(table["turns"]["buried_alive"]),
        led_elsewhere=frozenset(table["taken"]["elsewhere"]),
        led_into=frozenset(table["taken"]["into"]),
        driven=frozenset(f for lemma in table["homes"]["drive"] for f in verbs.forms(lemma)),
        cues=frozenset(),
        past_participles=frozenset(verbs.past(lemma) for lemma in lemmas)
        | frozenset(verbs.participle(x) for x in lemmas),
        participles_only=frozenset(verbs.participle(x) for x in lemmas if verbs.participle(x) != verbs.past(x)),
    )
    cues = (
        read.object_verbs.keys()
        | read.object_phrases.keys()
        | read.subject_verbs.keys()
        | read.subject_phrases.keys()
        | read.harm_verbs
        | read.adjectives.keys()
        | read.nominals.keys()
        | read.counted.keys()
        | read.toll_phrases.keys()
        | read.number_nouns
        | read.driven
        | frozenset(table["turns"]["words"])
        | read.nobody.unhurt
        | frozenset(
            {
                "victims",
                "them",
                "whom",
                "lives",
                "life",
                "losses",
                "fatally",
                "mortally",
                "lost",
                "loses",
                "losing",
                "leave",
                "leaves",
                "left",
                "leaving",
                "shot",
                "met",
                "set",
                "hostages",
                "captives",
                "prisoners",
                "claimed",
                "claiming",
                "fire",
                "seen",
                "saved",
                "not",
            }
        )
    )
    return replace(read, cues=frozenset(cues))
