"""Find the armed actors, countries and demonyms that a passage names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from twosource.core.actor import Actor, ActorRef
from twosource.core.lexicon import Lexicon, fold
from twosource.core.quote import Quote
from twosource.extract.passage import Passage
from twosource.extract.rules.actors_by_deed import group_of, men_of, seat_of
from twosource.extract.rules.actors_communal import is_people, people_of, quoted_name
from twosource.extract.rules.actors_unlisted import unlisted
from twosource.extract.rules.lexicon import ActorWords, Country, EventRules

_LONGEST = 8
_ACRONYM = 4
_PLAIN_FORCES = ("army", "forces", "military", "armed forces", "government forces", "troops", "soldiers")
_JOINTS = frozenset(("and", "or", "/", "and/or", "&"))


@dataclass(frozen=True, slots=True)
class FoundActor:
    """Tokens ``first`` to ``last`` name an actor. ``kind``: ``lexicon force proxy country demonym communal bare``.

    ``beside`` are the actors named in one breath with it, as modifiers of the same noun ("A and/or B militants").
    """

    ref: ActorRef
    first: int
    last: int
    kind: str
    country: str | None = None
    beside: tuple[ActorRef, ...] = ()

    def holds(self, i: int) -> bool:
        return self.first <= i <= self.last


@dataclass(frozen=True)
class ActorIndex:
    """A lexicon and the rule words, prepared for scanning. Build it once."""

    lexicon: Lexicon
    rules: EventRules
    _first_words: frozenset[str] = field(init=False, repr=False)
    _openers: frozenset[str] = field(init=False, repr=False)
    """Words in small letters with which an actor can begin."""
    _sorted: list[str] = field(init=False, repr=False)
    """All folded names in order."""
    _demonyms: dict[str, Country] = field(init=False, repr=False)
    _countries: dict[str, Country] = field(init=False, repr=False)
    _country_words: dict[str, int] = field(init=False, repr=False)
    """First word of a country's name, and the most tokens of a name that begins with it."""
    _state: dict[str, Actor] = field(init=False, repr=False)
    _seats: dict[str, Country] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        firsts = {alias.split(" ", 1)[0] for alias in self.lexicon.actor_aliases if alias}
        names = (n for a in self.lexicon.actors for n in (a.name, *a.aliases))
        firsts |= {re.split(r"[\s\-–'’]", n.lower(), maxsplit=1)[0] for n in names}
        firsts |= {re.split(r"\s", n.lower(), maxsplit=1)[0] for a in self.lexicon.actors for n in (a.name, *a.aliases)}
        demonyms = {d.lower(): c for c in self.rules.countries for d in c.demonyms}
        countries = {n.lower(): c for c in self.rules.countries for n in (c.name, *c.aliases)}
        words: dict[str, int] = {}
        for name in countries:
            first = name.split(" ", 1)[0]
            words[first] = words[name] = max(words.get(first, 0), 2 * len(name.split(" ")))
        seats = {s.lower(): c for c in self.rules.countries for s in c.seats}
        state = _state_forces(self.lexicon, self.rules.countries)
        for name, value in (
            ("_first_words", frozenset(firsts)),
            (
                "_openers",
                frozenset(firsts)
                | self.rules.actors.sides
                | {
                    "pro",
                    "anti",
                    '"',
                    *self.rules.actors.attacks_of,
                    *self.rules.actors.men,
                    *self.rules.actors.groups,
                },
            ),
            ("_sorted", sorted(self.lexicon.actor_aliases)),
            ("_demonyms", demonyms),
            ("_countries", countries),
            ("_country_words", words),
            ("_state", state),
            ("_seats", seats),
        ):
            object.__setattr__(self, name, value)

    def find(self, passage: Passage) -> tuple[FoundActor, ...]:
        """Actors from left to right, without overlap, the longest name first."""
        return tuple(self._identified(passage.doc, list(self._scan(passage))))

    def _identified(self, doc: Doc, found: list[FoundActor]) -> Iterator[FoundActor]:
        """ "Armed men, suspected X herders", "gunmen thought to belong to X": the body that is named behind them is theirs."""
        words = self.rules.actors
        for n, actor in enumerate(found):
            after = found[n + 1] if n + 1 < len(found) else None
            if actor.kind == "bare" and after is not None and after.kind not in ("country", "demonym"):
                gap = [t.lower_ for t in doc[actor.last + 1 : after.first]]
                if set(gap) & words.taken_for and set(gap) <= words.taken_for | words.taken_for_between:
                    actor = replace(actor, beside=(*actor.beside, after.ref))
            yield actor

    def state_forces(self, code: str, fallback: str) -> tuple[str, str | None]:
        """Name and id of a country's forces; the text's own words where the lexicon has none."""
        actor = self._state.get(code)
        return (actor.name, actor.id) if actor else (fallback, None)

    def _scan(self, passage: Passage) -> Iterator[FoundActor]:
        doc = passage.doc
        bare = {m.first: m.last for m in self.rules.actors.bare.find(doc)}
        i = 0
        while i < len(doc):
            token = doc[i]
            word = token.lower_
            if token.text[:1] == word[:1] and word.isascii() and word not in self._openers and i not in bare:
                i += 1  # a small word that begins no name
                continue
            found = (
                self._attacking(passage, doc, i)
                or self._named(passage, doc, i)
                or self._communal(passage, doc, i)
                or self._force(passage, doc, i)
                or self._country(passage, doc, i)
                or self._unlisted(passage, doc, i)
                or self._bare(passage, doc, i, bare.get(i))
                or self._by_deed(passage, doc, i)
            )
            if found is None:
                i += 1
            else:
                yield found
                i = found.last + 1

    def _named(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        found = self._entry(doc, i)
        if found is None:
            return None
        actor, j = found
        if actor.kind == "people":
            if not is_people(doc, i, j, self.rules.actors):
                return None
            last = self._members(doc, j, self.rules.actors.communal)
            quote = passage.quote(doc[i], doc[last])
            return FoundActor(ActorRef(quote.text, quote, actor.id), i, last, "communal", actor.country)
        beside: list[ActorRef] = []
        last = self._members(doc, j, self.rules.actors.members)
        at = j
        while last == at and (next_ := self._alternative(doc, at)) is not None:
            other, first, end = next_
            men = self._members(doc, end, self.rules.actors.members)
            beside.append(ActorRef(other.name, passage.quote(doc[first], doc[end]), other.id))
            unsure = any(t.lower_ == "or" for t in doc[at + 1 : first])
            at = end
            if men > end or unsure:
                quote = passage.quote(doc[i], doc[men])
                return FoundActor(
                    ActorRef(actor.name, quote, actor.id), i, men, "lexicon", actor.country, tuple(beside)
                )
        inside: tuple[ActorRef, ...] = ()
        if last > j + 1 and doc[j + 1].text == "(" and (within := self._entry(doc, j + 2)) and within[0].id != actor.id:
            inside = (ActorRef(within[0].name, passage.quote(doc[j + 2], doc[within[1]]), within[0].id),)
        quote = passage.quote(doc[i], doc[last])
        return FoundActor(ActorRef(actor.name, quote, actor.id), i, last, "lexicon", actor.country, inside)

    def _entry(self, doc: Doc, i: int) -> tuple[Actor, int] | None:
        """The lexicon's actor of the longest name that begins at token ``i``, and the name's last token."""
        head = doc[i].lower_
        if head not in self._first_words and (head.isascii() or fold(head).split(" ", 1)[0] not in self._first_words):
            return None
        found = None
        for j in range(i, min(i + _LONGEST, len(doc))):
            text = doc[i : j + 1].text
            folded = fold(text)
            if not self._begins_name(folded):
                break
            if doc[j].is_punct and doc[j].text != ")":
                continue
            actors = self.lexicon.actors_named(text)
            if actors and _cased(text, doc[i]):
                found = actors[0], j
        return found

    def _begins_name(self, folded: str) -> bool:
        """Whether a folded name of the lexicon begins so."""
        at = bisect_left(self._sorted, folded)
        return at < len(self._sorted) and self._sorted[at].startswith(folded)

    def _members(self, doc: Doc, j: int, nouns: frozenset[str]) -> int:
        """The last token of a name with the word for its people after it: "JNIM militants", "SDF fighters"."""
        k = j + 1
        if k < len(doc) and doc[k].text == "(":  # "Katiba Macina (JNIM) militants"
            close = next((n for n in range(k + 1, min(k + 6, len(doc))) if doc[n].text == ")"), None)
            if close is None or close + 1 >= len(doc) or doc[close + 1].lower_ not in nouns:
                return j
            k = close + 1
        while k < len(doc) and doc[k].lower_ in nouns and doc[k].pos_ != "VERB" and doc[k].sent == doc[j].sent:
            k += 1
        return k - 1

    def _alternative(self, doc: Doc, j: int) -> tuple[Actor, int, int] | None:
        """Another lexicon name right behind "and", "or", "and/or"."""
        k = j + 1
        while k < len(doc) and k - j <= 3 and doc[k].lower_ in _JOINTS:
            k += 1
        if k in (j + 1, len(doc)):
            return None
        found = self._entry(doc, k)
        return (found[0], k, found[1]) if found is not None and found[0].kind != "people" else None

    def _communal(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        """ "Murle raiders": a people or clan that no lexicon needs to know, by the word for its armed men."""
        word = doc[i].lower_
        if word in self._demonyms or word in self._countries or doc[i].ent_type_ == "DATE":
            return None
        last = people_of(doc, i, self.rules.actors)
        if last is None:
            return None
        quote = passage.quote(doc[i], doc[last])
        return FoundActor(ActorRef(quote.text, quote), i, last, "communal")

    def _attacking(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        """ "a jihadist attack": people named by the adjective alone."""
        token = doc[i]
        people = self.rules.actors.attacks_of.get(token.lower_)
        if people is None or token.dep_ not in ("amod", "compound", "nmod") or token.head.i <= i:
            return None
        deed = token.head.lemma_.lower()
        if deed not in self.rules.events.generic_nouns and deed not in self.rules.events.nouns:
            return None
        return FoundActor(ActorRef(people, passage.quote(token)), i, i, "bare")

    def _unlisted(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        found = unlisted(doc, i, self.rules.actors)
        if found is None or any(self._entry(doc, k) for k in range(i + 1, found[1] + 1)):
            return None
        first, last, end = found
        name = doc[first : last + 1].text.replace('"', "")  # 'the "Red Hand" operations room'
        return FoundActor(ActorRef(name, passage.quote(doc[first], doc[end])), i, end, "proxy")

    def _by_deed(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        words = self.rules.actors
        seat = next((s for k in (2, 1) if (s := self._seats.get(doc[i : i + k].text.lower()))), None)
        if seat is not None and doc[i].text[:1].isupper():
            last = min(i + 1, len(doc) - 1) if doc[i].text.lower() not in self._seats else i
            if seat_of(doc, last, words):
                return FoundActor(ActorRef(seat.name, passage.quote(doc[i], doc[last])), i, last, "country", seat.code)
            return None
        found = men_of(doc, i, words) or group_of(doc, i, words)
        if found is None:
            return None
        quote = passage.quote(doc[found[0]], doc[found[1]])
        return FoundActor(ActorRef(quote.text, quote), *found, "bare")

    def _force(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        words = self.rules.actors
        start = i
        if doc[i].lower_ in ("pro", "anti") and i + 2 < len(doc) and doc[i + 1].text == "-":
            i += 2
        token = doc[i]
        country = self._demonyms.get(token.lower_) or self._countries.get(token.lower_)
        if country and not token.text[0].isupper():
            country = None
        if country is None and token.lower_ not in words.sides:
            return None
        j, proxy = i + 1, start != i
        while j < len(doc) and j - i <= 5:
            t = doc[j]
            if t.text[:1].isupper() and (inner := self._entry(doc, j)) is not None and inner[0].kind != "people":
                # "Sudanese Rapid Support Forces": the body that has the name, not its country's army
                last = self._members(doc, inner[1], words.members)
                quote = passage.quote(doc[start], doc[last])
                return FoundActor(ActorRef(inner[0].name, quote, inner[0].id), start, last, "lexicon", inner[0].country)
            if t.text in ("-", "'s") or t.lower_ in words.proxies:
                proxy = proxy or t.lower_ in words.proxies
                j += 1
            elif t.lower_ in words.force_nouns or (proxy and t.lower_ in words.members):
                return self._forced(passage, doc, start, i, j, country, proxy, words)
            elif (
                (t.pos_ in ("ADJ", "PROPN", "NOUN") or t.tag_ == "VBG")
                and not t.is_punct
                and t.lower_ not in words.civilians
            ):
                j += 1
            else:
                return None
        return None

    def _forced(
        self,
        passage: Passage,
        doc: Doc,
        start: int,
        i: int,
        j: int,
        country: Country | None,
        proxy: bool,
        words: ActorWords,
    ) -> FoundActor | None:
        while j + 1 < len(doc) and doc[j + 1].lower_ in words.force_nouns and doc[j + 1].pos_ != "VERB":
            j += 1
        quote = passage.quote(doc[start], doc[j])
        named = self.lexicon.actors_named(quote.text)
        if proxy or country is None:
            known = ActorRef(named[0].name, quote, named[0].id) if named and proxy else None
            return FoundActor(known or ActorRef(quote.text, quote), start, j, "proxy" if proxy else "bare")
        nouns = {t.lower_ for t in doc[i + 1 : j + 1]}
        if named:
            ref = ActorRef(named[0].name, quote, named[0].id)
        elif nouns & words.police:
            ref = self._police(country, doc[i], quote)
        elif "intelligence" in nouns:
            ref = ActorRef(f"{doc[i].text} intelligence", quote)
        elif nouns & words.irregulars:
            ref = ActorRef(quote.text, quote)
        else:
            name, actor_id = self.state_forces(country.code, f"{doc[i].text} forces")
            ref = ActorRef(name, quote, actor_id)
        return FoundActor(ref, start, j, "force", country.code)

    def _police(self, country: Country, word: Token, quote: Quote) -> ActorRef:
        """A country's police as the lexicon calls it, else in plain words ("Kenyan police")."""
        named = self.lexicon.actors_named(f"{country.demonyms[0] if country.demonyms else country.name} police")
        if named:
            return ActorRef(named[0].name, quote, named[0].id)
        force = "gendarmerie" if "gendarme" in quote.text.lower() else "police"
        return ActorRef(f"{word.text} {force}", quote)

    def _country(self, passage: Passage, doc: Doc, i: int) -> FoundActor | None:
        token = doc[i]
        if not token.text[:1].isupper():
            return None
        longest = self._country_words.get(token.lower_, 0)
        for j in range(min(i + longest, len(doc)) - 1, i - 1, -1):
            text = doc[i : j + 1].text.lower()
            country = self._countries.get(text)
            if country and (len(text) > 2 or token.text.isupper()):
                quote = passage.quote(doc[i], doc[j])
                return FoundActor(ActorRef(country.name, quote), i, j, "country", country.code)
        country = self._demonyms.get(token.lower_)
        if country:
            return FoundActor(ActorRef(f"{token.text} forces", passage.quote(token)), i, i, "demonym", country.code)
        return None

    def _bare(self, passage: Passage, doc: Doc, i: int, last: int | None) -> FoundActor | None:
        if last is None or doc[last].pos_ == "VERB":
            return None
        if i == last and doc[i].lower_ == "military" and doc[i].dep_ in ("amod", "compound"):
            return None  # "military reinforcements" of whoever sends them
        if (
            doc[last].lower_ in self.rules.actors.force_nouns
            and i
            and doc[i - 1].lower_ in self.rules.actors.irregular_sides
        ):
            quote = passage.quote(doc[i - 1], doc[last])
            return FoundActor(ActorRef(quote.text, quote), i, last, "bare")
        of = self._of_country(doc, last)
        if of is not None and doc[last].lower_ in self.rules.actors.force_nouns - self.rules.actors.irregulars:
            end, country = of
            quote = passage.quote(doc[i], doc[end])
            if doc[last].lower_ in self.rules.actors.police:
                return FoundActor(self._police(country, doc[end], quote), i, end, "force", country.code)
            name, actor_id = self.state_forces(country.code, quote.text)
            other = self._of_country(doc, end, joint=_JOINTS)
            if other is None:
                return FoundActor(ActorRef(name, quote, actor_id), i, end, "force", country.code)
            last_of = other[0]
            second, second_id = self.state_forces(other[1].code, f"{doc[last_of].text} forces")
            beside = (ActorRef(second, passage.quote(doc[end + 2], doc[last_of]), second_id),)
            return FoundActor(ActorRef(name, quote, actor_id), i, last_of, "force", country.code, beside)
        if doc[last].lower_ in self.rules.actors.named_in_quotes and (inside := quoted_name(doc, last)) is not None:
            quote = passage.quote(doc[inside[0]], doc[inside[1]])
            return FoundActor(ActorRef(quote.text, quote), i, inside[1], "proxy")
        quote = passage.quote(doc[i - 1 if self._whose(doc, i, last) else i], doc[last])
        return FoundActor(ActorRef(quote.text, quote), i, last, "bare")

    def _whose(self, doc: Doc, i: int, last: int) -> bool:
        """ "Tamil rebels": the word before says whose they are."""
        if not i or doc[last].lower_ not in self.rules.actors.plain:
            return False
        before = doc[i - 1]
        return (
            before.text[:1].isupper()
            and before.dep_ in ("amod", "compound")
            and before.pos_ in ("ADJ", "PROPN")
            and before.head.i == last
        )

    def _of_country(
        self, doc: Doc, last: int, *, joint: frozenset[str] = frozenset(("of",))
    ) -> tuple[int, Country] | None:
        """ "the armed forces of Peru": the country behind "of", and its last token."""
        k = last + 2
        if k >= len(doc) or doc[last + 1].lower_ not in joint:
            return None
        if doc[k].lower_ == "the" and k + 1 < len(doc):
            k += 1
        for j in range(min(k + self._country_words.get(doc[k].lower_, 0), len(doc)) - 1, k - 1, -1):
            country = self._countries.get(doc[k : j + 1].text.lower())
            if country and doc[k].text[:1].isupper():
                return j, country
        return None


def _state_forces(lexicon: Lexicon, countries: Iterable[Country]) -> dict[str, Actor]:
    """The body that a country's forces are by its plain names ("Syrian army", "forces of Syria"), not a branch of them."""
    demonyms = {c.code: c.demonyms for c in countries}
    state: dict[str, tuple[int, Actor]] = {}
    for actor in lexicon.actors:
        if actor.kind != "state" or not actor.country:
            continue
        names = {n.lower() for n in (actor.name, *actor.aliases)}
        plain = sum(f"{d.lower()} {noun}" in names for d in demonyms.get(actor.country, ()) for noun in _PLAIN_FORCES)
        if actor.country not in state or plain > state[actor.country][0]:
            state[actor.country] = (plain, actor)
    return {code: actor for code, (_, actor) in state.items()}


def _cased(text: str, first: Token) -> bool:
    """A short name counts only in capitals ("IS", "RSF"), and not where everything around it is in capitals."""
    letters = "".join(c for c in text if c.isalpha())
    if len(letters) > _ACRONYM:
        return text[:1].isupper() or text != text.lower() or len(text.split()) > 1
    if letters[:1].islower():
        return False
    if len(letters) <= 3:
        return letters.isupper() and not first.sent.text.isupper()
    return True
