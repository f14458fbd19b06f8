"""Cue words of attribution, read from ``data/en/speech.toml`` and ``data/en/speakers.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class AttributionRules:
    """Word lists, all in lower case. Verb sets hold every inflected form. See the TOML files for what each is for."""

    speech: frozenset[str]
    weak: frozenset[str]
    weak_nominal: frozenset[str]
    idle_objects: frozenset[str]
    unsaid: frozenset[str]
    clausal: frozenset[str]
    perceive: frozenset[str]
    journalists: frozenset[str]
    claim_nouns: frozenset[str]
    deny: frozenset[str]
    cite: frozenset[str]
    tell: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    prepositions: Mapping[str, tuple[tuple[str, ...], ...]]
    """Prepositional cues by their first word."""
    account_nouns: frozenset[str]
    documents: frozenset[str]
    generic_documents: frozenset[str]
    platforms: frozenset[str]
    silent: frozenset[str]
    contrast: frozenset[str]
    goes_on: frozenset[str]
    turn: frozenset[str]
    breaks: frozenset[str]
    consequence: tuple[tuple[str, ...], ...]
    victims: frozenset[str]
    more: frozenset[str]
    harmed: frozenset[str]
    event_nouns: frozenset[str]
    generic: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    voices: frozenset[str]
    official: frozenset[str]
    organisation: frozenset[str]
    outlet: frozenset[str]
    agency: frozenset[str]
    monitor: frozenset[str]
    class_nouns: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, str]
    object_pronouns: Mapping[str, str]
    """Pronouns behind "according to" by their subject forms."""
    seats: Mapping[str, str]
    nations: Mapping[str, str]
    """Demonyms by the names, demonyms and capitals of countries, in lower case."""
    needs: Mapping[str, str]
    """Verbs that speak only with a certain word soon after: "hold ... responsible"."""
    only_speakers: frozenset[str]
    """Forms of verbs whose subject can only be a speaker, whatever its noun."""
    voiceless: frozenset[str]
    places: frozenset[str]
    """Nouns that make the name before them a place."""
    counts: frozenset[str]
    """Nouns for a count that speaks for whoever made it ("the hospital's tally")."""
    counting: frozenset[str]
    """Lemmas of the verbs that such a count has."""
    hear: frozenset[str]
    read_out: frozenset[str]
    obtain: frozenset[str]
    asides: frozenset[str]
    """Words that open a remark of the outlet's own rather than a part of what was said."""
    toll_words: frozenset[str]
    nobody: frozenset[str]
    particles: frozenset[str]
    """Words that make another verb of "put" and "give" ("put up", "gave in")."""
    verbs: frozenset[str]
    """Every form that can open a frame."""


def load_attribution_rules() -> AttributionRules:
    """Read the packaged word lists. Raises ``KeyError`` or ``tomllib.TOMLDecodeError`` where they are broken."""
    folder = files("twosource.extract.rules") / "data" / "en"
    speech = tomllib.loads((folder / "speech.toml").read_text(encoding="utf-8"))
    people = tomllib.loads((folder / "speakers.toml").read_text(encoding="utf-8"))
    countries = tomllib.loads((folder / "countries.toml").read_text(encoding="utf-8"))
    irregular: dict[str, list[str]] = speech["irregular"]

    def verbs(key: str) -> frozenset[str]:
        return frozenset(form for lemma in speech[key] for form in _forms(lemma, irregular))

    def words(table: Mapping[str, Any], key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in table[key])

    return AttributionRules(
        speech=verbs("speech"),
        weak=verbs("weak"),
        weak_nominal=verbs("weak_nominal"),
        idle_objects=words(speech, "idle_objects"),
        unsaid=verbs("unsaid"),
        clausal=verbs("clausal"),
        perceive=verbs("perceive"),
        journalists=words(speech, "journalists"),
        claim_nouns=words(speech, "claim_nouns"),
        deny=verbs("deny"),
        cite=verbs("cite"),
        tell=verbs("tell"),
        by=verbs("by"),
        of=verbs("of"),
        prepositions=_by_first(_phrases(speech["prepositions"])),
        account_nouns=words(speech, "account_nouns"),
        documents=words(speech, "document_nouns"),
        generic_documents=words(speech, "generic_documents"),
        platforms=words(speech, "platforms"),
        silent=words(speech, "silent"),
        contrast=words(speech, "contrast"),
        goes_on=verbs("continue") | {"also", "further", "furthermore", "went", "moreover", "additionally"},
        turn=words(speech, "turn"),
        breaks=words(speech, "break"),
        consequence=_phrases(speech["consequence"]),
        victims=words(speech, "victims"),
        more=words(speech, "more"),
        harmed=words(speech, "harmed"),
        event_nouns=words(speech, "event_nouns"),
        generic=words(people, "generic"),
        roles=words(people, "roles"),
        titles=words(people, "titles"),
        voices=words(people, "voices"),
        official=words(people, "official"),
        organisation=words(people, "organisation"),
        outlet=words(people, "outlet"),
        agency=words(people, "agency"),
        monitor=words(people, "monitor"),
        class_nouns={kind: frozenset(nouns) for kind, nouns in people["class_nouns"].items()},
        pronouns=people["pronouns"],
        object_pronouns=people["object_pronouns"],
        seats=people["seats"],
        nations=_nations(countries.values(), people["seats"], people["territories"]),
        needs={form: word for lemma, word in speech["needs"].items() for form in _forms(lemma, irregular)},
        only_speakers=verbs("only_speakers"),
        hear=verbs("hear_from"),
        read_out=verbs("read_out"),
        obtain=verbs("obtain"),
        asides=words(speech, "asides"),
        toll_words=words(speech, "toll_words"),
        nobody=words(people, "nobody"),
        particles=words(speech, "particles"),
        voiceless=words(people, "voiceless"),
        places=words(people, "places"),
        counts=words(speech, "counts"),
        counting=words(speech, "counting"),
        verbs=verbs("speech") | verbs("weak") | verbs("deny") | verbs("cite") | verbs("perceive") | verbs("read_out"),
    )


def _nations(
    countries: Iterable[Mapping[str, Any]], seats: Mapping[str, str], territories: Mapping[str, str]
) -> dict[str, str]:
    nations: dict[str, str] = {}
    for country in countries:
        if country["demonyms"]:
            for name in (country["name"], *country["demonyms"], *country["aliases"]):
                nations[name.lower()] = country["demonyms"][0]
    for seat, government in seats.items():
        demonym = nations.get(government.removesuffix(" government").lower())
        if demonym is not None:
            nations[seat.lower()] = demonym
    return nations | {name.lower(): demonym for name, demonym in territories.items()}


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _phrases(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.lower().split()) for line in lines)


def _forms(lemma: str, irregular: Mapping[str, list[str]]) -> set[str]:
    """The lemma, its third person, past and ``-ing`` form; past forms from ``irregular`` where it lists the lemma."""
    soft = lemma.endswith(("s", "x", "z", "ch", "sh"))
    to_ie = lemma.endswith("y") and len(lemma) > 2 and lemma[-2] not in _VOWELS
    third = lemma[:-1] + "ies" if to_ie else lemma + ("es" if soft else "s")
    silent_e = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
    ing = lemma[:-1] + "ing" if silent_e else lemma + "ing"
    past = lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if to_ie else lemma + "ed"
    forms = {lemma, third, ing}
    if lemma in irregular:
        extra = irregular[lemma]
        return forms | set(extra) | ({past} if not extra else set())
    return forms | {past}
