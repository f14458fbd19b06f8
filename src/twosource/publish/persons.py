"""Who in a record is a private person, and the pattern that finds their names wherever they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from twosource.core.actor import Speaker
from twosource.core.lexicon import fold
from twosource.core.record import Record
from twosource.core.vocab import SpeakerKind
from twosource.publish.mask import MaskRule
from twosource.publish.rules import PolicyRules

NAME_WITHHELD = "[name withheld]"
ROLE_WITHHELD = "[role withheld]"

_PART = r"(?:(?:al|el|ad|ar|as|ash|an)-)?[A-Z][\w’'‘]*(?:-[A-Za-z][\w’']*)*"
_LINK = r"(?:[ \u00a0](?:(?:abu|umm|bin|ben|ibn|al|el|van|de)[ \u00a0])?" + _PART + ")"
_NAME_2 = _PART + _LINK + "{1,3}"
_NAME_1 = _PART + _LINK + "{0,3}"
_CALLED = r"(?:gave (?:his|her|their) name (?:only )?as|(?:asked )?to be (?:called|identified|named|known)(?: only)?(?: as)?|identified (?:only )?as|who goes by)[ \u00a0]"
_AFTER_PREPOSITION = r"(?<!\bin )(?<!\bnear )(?<!\bof )(?<!\bat )(?<!\bfrom )(?<!\boutside )(?<!\baround )(?<!\bIn )(?<!\bNear )(?<!\bAt )"
_NOT_BODIES = (SpeakerKind.PERSON, SpeakerKind.GENERIC, SpeakerKind.PRONOUN)
_PSEUDONYM = re.compile(r"Person [A-Z]+")


@dataclass(frozen=True, slots=True)
class Persons:
    """Names of private persons with their pseudonyms, of victims, and of public persons, who stay."""

    private: tuple[tuple[str, str], ...]
    victims: tuple[str, ...]
    public: tuple[str, ...]

    def pseudonym(self, name: str) -> str:
        return dict(self.private).get(name, NAME_WITHHELD)


def is_private(speaker: Speaker, rules: PolicyRules) -> bool:
    """A person who does not speak in public office. The role is asked first, then the body spoken for."""
    if speaker.kind is not SpeakerKind.PERSON or _PSEUDONYM.fullmatch(speaker.name):
        return False
    role = speaker.role or ""
    if rules.private_roles.search(role):
        return True
    if rules.public_roles.search(role):
        return False
    return not speaker.body or rules.private_bodies.search(speaker.body) is not None


def find_persons(record: Record, rules: PolicyRules) -> Persons:
    """Private persons in the order in which the record names them first, so that pseudonyms tell nothing."""
    speakers = sorted(
        ((c.report, s.quote.start, s) for c in record.claims for s in c.attribution if s.kind is SpeakerKind.PERSON),
        key=lambda row: row[:2],
    )
    public = {s.name for _, _, s in speakers if not is_private(s, rules)} | {
        s.name
        for c in record.claims
        for s in c.attribution
        if s.kind in (SpeakerKind.OFFICIAL, SpeakerKind.ARMED_ACTOR)
    }
    victims = tuple(dict.fromkeys(v.name for c in record.claims for v in c.victims))
    known = {fold(n) for n in (*public, *victims, *_other_names(record))}
    names: dict[str, None] = {}
    for report in record.reports:
        here = [(start, s.name) for rid, start, s in speakers if rid == report.id and is_private(s, rules)]
        here += [(at, n) for at, n in _named_in(report.text, rules) if fold(n) not in known]
        names |= dict.fromkeys(name for _, name in sorted(here))
    names |= dict.fromkeys(s.name for _, _, s in speakers if is_private(s, rules))
    private = tuple(_with_pseudonyms(list(names)))
    return Persons(private, victims, tuple(sorted(public)))


def name_rules(record: Record, persons: Persons, rules: PolicyRules) -> tuple[MaskRule, ...]:
    """Rules that replace every spelling of a withheld name: whole, by surname, in capitals, across any separator."""
    whole: dict[str, str] = {key(n): n for n in persons.public}
    single: dict[str, str] = {}
    places = {part for name in _other_names(record) for part in key(name).split()}
    spellings = _spellings(record, persons)
    for name, new in (*persons.private, *((v, NAME_WITHHELD) for v in persons.victims)):
        for spelling in spellings.get(name, (name,)):
            whole[key(spelling)] = new
            for part in key(spelling).split():
                if (
                    len(part) >= 4
                    and any(_same_part(part, own) for own in key(name).split())
                    and part not in rules.particles
                    and part not in places
                    and not rules.private_roles.fullmatch(part)
                ):
                    single[part] = new if single.get(part, new) == new else NAME_WITHHELD
    made: list[MaskRule] = []
    if whole:
        made.append(
            (_alternation(sorted(whole, key=len, reverse=True), capitalised=False), lambda m: _new(whole, m.group()))
        )
    if single:
        made.append(
            (_alternation(sorted(single, key=len, reverse=True), capitalised=True), lambda m: single[key(m.group())])
        )
    return tuple(made)


def role_rule(persons: Persons, rules: PolicyRules) -> tuple[MaskRule, ...]:
    """The function that tells who a withheld person is, where it stands right by the name."""
    if not persons.private:
        return ()
    names = "|".join(_loose(n) for n, _ in sorted(persons.private, key=lambda p: -len(p[0])))
    role = rules.private_roles.pattern.removeprefix("(?ix)")
    after = re.compile(
        rf"(?x)\b(?P<name>(?i:{names}))(?P<gap>,?\ (?:who\ is\ |was\ )?(?:an?|the)\ (?:[\w’'-]+\ ){{0,4}}?)(?P<role>(?i:{role})[^,.;”\"]*)"
    )
    before = re.compile(rf"(?x)(?P<role>(?i:{role}))(?P<gap>,?\ (?:named\ |called\ )?)(?P<name>(?i:{names}))\b")
    by_name = {key(n): new for n, new in persons.private}
    return (
        (after, lambda m: f"{by_name.get(key(m['name']), NAME_WITHHELD)}, {ROLE_WITHHELD}"),
        (before, lambda m: f"{ROLE_WITHHELD}{m['gap']}{by_name.get(key(m['name']), NAME_WITHHELD)}"),
    )


def _new(whole: dict[str, str], found: str) -> str | None:
    new = whole.get(key(found), NAME_WITHHELD)
    return None if key(new) == key(found) else new


def key(name: str) -> str:
    """A name as it is compared: folded, with single spaces between its parts."""
    return " ".join(p for p in re.split(r"[\W_]+", fold(name)) if p)


def _alternation(folded: list[str], *, capitalised: bool) -> re.Pattern[str]:
    body = "|".join(_loose(name) for name in folded)
    start = r"(?<![^\W_])(?=[^\W\d_a-z])" if capitalised else r"(?<![^\W_])"
    return re.compile(rf"{start}(?i:{body})(?:(?=['’]s\b)|(?![^\W_]))")


def _loose(name: str) -> str:
    """A pattern for a name whatever stands between its parts, and whichever accents and apostrophes are written."""
    return r"[\W_]{1,3}".join("['’‘`ʿʾ.]?".join(_any_accent(c) for c in part) for part in key(name).split())


@cache
def _any_accent(letter: str) -> str:
    accented = "".join(
        chr(o) for o in range(0xC0, 0x250) if unicodedata.normalize("NFKD", chr(o))[0].casefold() == letter
    )
    accented += "".join(
        chr(o) for o in range(0x1E00, 0x1F00) if unicodedata.normalize("NFKD", chr(o))[0].casefold() == letter
    )
    return f"[{re.escape(letter)}{accented}]" if accented else re.escape(letter)


def _spellings(record: Record, persons: Persons) -> dict[str, tuple[str, ...]]:
    wanted = {name for name, _ in persons.private} | set(persons.victims)
    found: dict[str, dict[str, None]] = {name: {name: None} for name in wanted}
    for claim in record.claims:
        for name, text in (
            *((s.name, s.quote.text) for s in claim.attribution),
            *((v.name, v.quote.text) for v in claim.victims),
        ):
            if name in wanted and text[:1].isupper() and _alike(name, text):
                found[name][text] = None
    return {name: tuple(spellings) for name, spellings in found.items()}


def _alike(name: str, text: str) -> bool:
    """True where ``text`` writes a part of ``name``: "Dafalla" for "Dafallah", but not "He" or "The surgeon"."""
    return any(_same_part(a, b) for a in key(name).split() for b in key(text).split())


def _same_part(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) >= 4 and left[:4] == right[:4])


def _other_names(record: Record) -> Iterator[str]:
    """Names of places, outlets, bodies and forces: never to be taken for a person's."""
    for claim in record.claims:
        for place in (claim.place, claim.place_mention):
            if place:
                yield place.name
        if claim.place_mention:
            yield from claim.place_mention.within
        yield from (a.name for a in (*claim.perpetrators, *claim.targets) if a.id)
        yield from (s.name for s in claim.attribution if s.kind not in _NOT_BODIES)
    yield from (i.place.name for i in record.incidents if i.place)
    yield from (r.outlet for r in record.reports if r.outlet)


def _named_in(text: str, rules: PolicyRules) -> Iterator[tuple[int, str]]:
    """Names that a text gives with a private function, an age, or words such as "gave his name as"."""
    role = rules.private_roles.pattern.removeprefix("(?ix)")
    plain = text.replace("\u00a0", " ").replace("’", "'")
    patterns = (
        rf"{_AFTER_PREPOSITION}\b(?P<name>{_NAME_2}),? (?:who is |was )?(?:an?|the) (?:[\w'-]+ ){{0,3}}?(?i:(?x:{role}))",
        rf"(?i:(?x:{role})),? (?:named |called )?(?P<name>{_NAME_1})",
        rf"\b(?P<name>{_NAME_1}), (?:aged )?\d{{1,2}}\b(?! (?:January|February|March|April|May|June|July|August|September|October|November|December))[,.]",
        rf"\b(?P<name>{_NAME_2}) \(\d{{1,2}}\)",
        rf"{_CALLED}(?P<name>{_NAME_1})",
    )
    for pattern in patterns:
        for match in re.finditer(pattern, plain):
            name, at = match["name"], match.start("name")
            while name and fold(name.split(" ")[0]) in rules.not_names:
                first, _, name = name.partition(" ")
                at += len(first) + 1
            if len(name) > 2:
                yield at, text[at : at + len(name)].replace("\u00a0", " ")


def _with_pseudonyms(names: list[str]) -> Iterator[tuple[str, str]]:
    """Every name with its pseudonym; a name that is part of a longer one is the same person."""
    folded = {name: f" {key(name)} " for name in names}
    longest = {
        n: next((m for m in names if len(folded[m]) > len(folded[n]) and folded[n] in folded[m]), n) for n in names
    }
    letters: dict[str, str] = {}
    for name in names:
        yield name, letters.setdefault(folded[longest[longest[name]]], f"Person {_letters(len(letters))}")


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
