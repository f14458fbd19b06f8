"""Reads a noun phrase as a speaker: a body of the lexicon, a person with a role, a body by its noun, or a generic source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.core.quote import Quote
from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.joint_speakers import joint_speaker
from twosource.extract.rules.known_bodies import Body, KnownBodies
from twosource.extract.rules.mentions import Mention
from twosource.extract.rules.speaker_ends import before_description, without_day, without_document
from twosource.extract.rules.speaker_heads import PARTICLES, main_noun
from twosource.extract.rules.speaker_names import ARTICLES, tidy, without_article

_DEFINITE = frozenset({"the", "this", "these", "that", "its", "his", "her", "their"})
_OWNERS = frozenset({"its", "their", "his", "her"})
_POSSESSIVES = frozenset({"its", "their", "our", "his", "her"})
_PARTITIVE = frozenset({"one", "two", "three", "some", "several", "another", "many", "most", "both", "all", "each"})
_BODIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ORGANISATION, SpeakerKind.ARMED_ACTOR, SpeakerKind.MONITOR})
_PARTIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_ACTOR})
_ABBREVIATED = frozenset({"us", "u.s.", "uk", "u.k.", "uae"})
"""Nations that a text writes short; their forces keep its wording ("U.S. military")."""
_UNNAMED = frozenset({"source", "sources", "official", "officials"})
"""Those who speak without a name inside a body of state or an armed group: they are not its voice."""
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_ADVERBS = frozenset(
    {"also", "earlier", "later", "meanwhile", "separately", "however", "officially", "yesterday", "today"}
)


@dataclass(slots=True)
class SpeakerReader:
    """Reads the phrases of one report. Look-ups are remembered while it lives."""

    rules: AttributionRules
    bodies: KnownBodies

    def read(
        self, passage: Passage, words: Sequence[str], i: int, j: int, *, speaks: bool = False
    ) -> tuple[Mention, ...]:
        """The speakers that tokens ``[i, j)`` name, coordinated ones apart. Empty where nothing in it can speak.

        ``speaks`` is true beside a cue that only speakers have ("told", "according to"): any noun is one then.
        """
        parts = self._parts(passage, words, i, j)
        found = [m for a, b in parts if (m := self._one(passage, words, a, b, speaks=speaks)) is not None]
        joint = joint_speaker(passage, parts, found)
        return (joint,) if joint is not None else tuple(found)

    def _parts(self, passage: Passage, words: Sequence[str], i: int, j: int) -> list[tuple[int, int]]:
        doc = passage.doc
        cuts = [k for k in range(i + 1, j - 1) if words[k] in ("and", "&", "or", "plus") and doc[k].dep_ == "cc"]
        if not cuts:
            return [(i, j)]
        whole = self.bodies.find(passage, i, j)
        parts: list[tuple[int, int]] = []
        start = i
        for k in cuts:
            if whole is not None and whole.i < k < whole.j:
                continue
            head = doc[k].head
            if (
                head.dep_ in ("pobj", "amod", "compound", "nmod", "poss", "appos")
                and head.i > i
                and not self._can_name(passage, words, k + 1, j)
            ):
                continue
            if head.dep_ in ("amod", "compound", "nmod"):
                continue
            parts.append((start, k))
            start = k + 1
        parts.append((start, j))
        return parts

    def _can_name(self, passage: Passage, words: Sequence[str], i: int, j: int) -> bool:
        return self.bodies.find(passage, i, j) is not None or any(
            w in self.rules.generic or w in self.rules.official for w in words[i:j]
        )

    def _one(self, passage: Passage, words: Sequence[str], i: int, j: int, *, speaks: bool = False) -> Mention | None:
        doc = passage.doc
        while i < j and (
            doc[i].is_punct
            or words[i] in _ADVERBS
            or doc[i].pos_ in ("CCONJ", "SCONJ", "SPACE")
            or (doc[i].pos_ == "INTJ" and not doc[i].text.isupper())
            or (words[i] == "what" and j - i > 1)
        ):
            i += 1
        while j > i and ((doc[j - 1].is_punct and words[j - 1] != ")") or doc[j - 1].is_space):
            j -= 1
        j = without_document(words, i, without_day(words, i, j), self.rules.documents)
        if i >= j or words[i] in self.rules.nobody:
            return None
        if j - i > 2 and words[i] in _PARTITIVE and words[i + 1] == "of":
            i += 2
        if j - i == 1 and words[i] in self.rules.pronouns:
            return self._pronoun(passage, words, i)
        if j - i == 1 and speaks and words[i] in self.rules.object_pronouns:
            return self._pronoun(passage, (*words[:i], self.rules.object_pronouns[words[i]]), i)
        if j - i == 1 and doc[i].pos_ == "PRON" and doc[i].text[:1] != "@":
            return None
        content = tuple(w for w in words[i:j] if w not in ARTICLES and (w[:1].isalnum() or w[:1] == "@"))
        if not content:
            return None
        head = main_noun(passage.doc, words, i, j)
        if words[head] in self.rules.silent and not self._authored(words, head, j):
            return None
        return _Phrase(self, passage, words, i, j, head, content, speaks).read()

    def _authored(self, words: Sequence[str], head: int, j: int) -> bool:
        """ "A toll compiled by the wire": no toll speaks, but whoever made it does."""
        rules = self.rules
        return (
            words[head] in rules.documents and head + 2 < j and words[head + 1] in rules.by and words[head + 2] == "by"
        )

    def _pronoun(self, passage: Passage, words: Sequence[str], i: int) -> Mention:
        quote = passage.quote(passage.doc[i])
        return Mention(
            quote,
            (words[i],),
            words[i],
            SpeakerKind.PRONOUN,
            quote.text,
            anaphor="pronoun",
            plural=self.rules.pronouns[words[i]] == "many",
            human=self.rules.pronouns[words[i]] == "person",
        )


@dataclass(slots=True)
class _Phrase:
    """One phrase being read; the methods try the readings in order of how telling they are."""

    reader: SpeakerReader
    passage: Passage
    words: Sequence[str]
    i: int
    j: int
    head: int
    content: tuple[str, ...]
    speaks: bool = False

    def read(self) -> Mention | None:
        body = self.reader.bodies.find(self.passage, self.i, self.j)
        if body is not None and self.words[body.j : body.j + 1] in (["'s"], ["’s"]):
            # "the Herald's sister paper Harbour Wire": the name behind the owner's, where it is known.
            body = self.reader.bodies.find(self.passage, body.j + 1, self.j) or body
        person = self._person(body)
        if person is not None:
            return self._as_person(person, body)
        noun = self.words[self.head]
        rules = self.reader.rules
        if body is not None:
            return self._as_body(body, noun)
        spoken_for = self._spoken_for(noun)
        if spoken_for is not None:
            return spoken_for
        seated = self._seated()
        if seated is not None:
            return seated
        if noun in rules.documents:
            return self._as_document(noun)
        kind = self._kind(noun)
        proper = any(
            t.pos_ == "PROPN" or t.text[:1].isupper() or t.text[:1] == "@"
            for t in self.passage.doc[self.i + 1 : self.j]
        ) or (self.passage.doc[self.i].pos_ in ("PROPN", "INTJ") or self.passage.doc[self.i].text[:1] == "@")
        if kind is None and proper:
            return self._proper_only()
        if kind is None:
            if not self.speaks or noun in rules.voiceless or self.passage.doc[self.head].pos_ != "NOUN":
                return None
            kind = SpeakerKind.GENERIC
            return self._make(kind, anaphor=self._anaphor(proper), human=True)
        return self._make(kind, anaphor=self._anaphor(proper), human=noun in rules.roles or noun in rules.generic)

    def _anaphor(self, proper: bool) -> str | None:
        first = self.words[self.i]
        if first in _DEFINITE or (first not in ARTICLES and (self.j - self.i == 1 or not proper)):
            return "class" if first in _DEFINITE or self.j - self.i == 1 else None
        return "some" if first in ("a", "an") and not proper else None

    def _kind(self, noun: str) -> SpeakerKind | None:
        rules = self.reader.rules
        if noun in rules.generic:
            return SpeakerKind.GENERIC
        if noun in rules.roles:
            return SpeakerKind.GENERIC if self.words[self.i] in ("a", "an", "one") else SpeakerKind.OFFICIAL
        phrase = set(self.content)
        if noun in ("group", "organisation", "organization", "network", "ngo") and phrase & {
            "rights",
            "monitoring",
            "watch",
        }:
            return SpeakerKind.MONITOR
        if noun in rules.official:
            return SpeakerKind.OFFICIAL
        if noun in rules.agency:
            return SpeakerKind.AGENCY
        if noun in rules.monitor and noun not in (
            "network",
            "group",
            "organisation",
            "organization",
            "watch",
            "ngo",
            "project",
        ):
            return SpeakerKind.MONITOR
        if noun in rules.outlet:
            return SpeakerKind.OUTLET
        if noun in rules.organisation:
            return SpeakerKind.ORGANISATION
        return None

    def _person(self, body: Body | None) -> tuple[int, int] | None:
        """Tokens of a person's name in the phrase."""
        doc = self.passage.doc
        taken = range(body.i, body.j) if body is not None else range(0)
        for a, b in self._name_runs(taken):
            tokens = doc[a:b]
            labels = {t.ent_type_ for t in tokens}
            orgish = any(
                self._kind(self.words[k]) is not None and self.words[k] not in self.reader.rules.roles
                for k in range(a, b)
            )
            if orgish or self._stands_for_others(b) or self._where(a):
                continue
            if (
                self.words[a - 1 : a] == ["as"]
                and a > 1
                and self.words[a - 2] in ("name", "himself", "herself", "only")
            ):
                return a, b
            if "PERSON" in labels and (b - a > 1 or self._near_role(a, b) or a == self.i):
                return a, b
            if self._near_role(a, b) and not labels & {"GPE", "NORP", "LOC", "DATE"}:
                return a, b
            if (
                b - a > 1
                and self._apart(a, b)
                and any(w in self.reader.rules.roles for w in self.words[self.i : self.j])
            ):
                return a, b
        return None

    def _name_runs(self, taken: range) -> Iterable[tuple[int, int]]:
        doc, rules = self.passage.doc, self.reader.rules
        run: int | None = None
        for k in range(self.i, self.j + 1):
            fits = (
                k < self.j
                and k not in taken
                and (
                    (
                        doc[k].text[:1].isupper()
                        and self.words[k] not in rules.roles
                        and self.words[k] not in rules.titles
                        and self.words[k].rstrip(".") not in rules.titles
                        and self.words[k] not in ARTICLES
                        and doc[k].ent_type_ != "NORP"
                    )
                    or (run is not None and self.words[k] in PARTICLES)
                )
            )
            if fits and run is None:
                run = k
            elif not fits and run is not None:
                end = k
                while end > run and self.words[end - 1] in PARTICLES:
                    end -= 1
                if end > run:
                    yield run, end
                run = None

    def _near_role(self, a: int, b: int) -> bool:
        rules = self.reader.rules
        before = self.words[a - 1].rstrip(".") if a > self.i else ""
        if before in rules.titles or before in rules.roles:
            return True
        return b < self.j and self.words[b] == "," and any(w in rules.roles for w in self.words[b + 1 : self.j])

    def _stands_for_others(self, b: int) -> bool:
        """ "The Korr family", "Ali Korr's office": the name tells whose, not who."""
        after = self.words[b] if b < self.j else ""
        kin = after in self.reader.rules.generic or after in self.reader.rules.official
        return kin or (after in ("'s", "’s", "'") and b + 1 < self.j)

    def _where(self, a: int) -> bool:
        """ "A source at a hospital in Orrin": a name behind a preposition tells where, or whose."""
        return a > self.i + 1 and self.passage.doc[a - 1].pos_ == "ADP" and self.words[a - 1] not in PARTICLES

    def _apart(self, a: int, b: int) -> bool:
        """Does the name stand between commas or at an edge: "the head of the city, A. Name"?"""
        return a > self.i and self.words[a - 1] == "," and (b == self.j or self.words[b] == ",")

    def _as_person(self, person: tuple[int, int], body: Body | None) -> Mention:
        a, b = person
        doc = self.passage.doc
        name = self._own_words(a, b)
        role_words = [doc[k].text for k in range(self.i, self.j) if not a <= k < b]
        role = " ".join(w for w in role_words if w not in (",", "(", ")")).strip() or None
        return Mention(
            self._quote(),
            self.content,
            self.words[b - 1],
            SpeakerKind.PERSON,
            name,
            role=without_article(role),
            body=body.name if body else self._other_body(a, b),
            source_id=body.id if body else None,
            anaphor="surname" if b - a == 1 else None,
            human=True,
        )

    def _other_body(self, a: int, b: int) -> str | None:
        ents = [e for e in self.passage.doc[self.i : self.j].ents if e.label_ == "ORG" and (e.end <= a or e.start >= b)]
        return ents[0].text if ents else None

    def _as_body(self, body: Body, noun: str) -> Mention:
        rules = self.reader.rules
        inside = body.i <= self.head < body.j
        if not inside and noun in _UNNAMED and self._hospital(body):
            return self._make(SpeakerKind.GENERIC, name=self._own_words(self.i, self.head + 1), human=True)
        own_words = self._own_words(self.i, self.j)
        if not inside and noun in _UNNAMED and body.kind in _PARTIES:
            return Mention(
                self._quote(),
                self.content,
                noun,
                SpeakerKind.GENERIC,
                own_words,
                body=body.name,
                plural=self.passage.doc[self.head].tag_ in _PLURAL_TAGS,
                human=True,
            )
        lends = noun in rules.voices or noun in rules.documents or noun in rules.monitor or noun in rules.outlet
        made = noun in rules.documents and bool({"by", "from"} & set(self.words[max(self.i, body.i - 2) : body.i]))
        if inside or made or (lends and not body.country):
            return Mention(
                self._quote(),
                self.content,
                noun,
                body.kind,
                own_words
                if body.country and self.words[self.i + (self.words[self.i] in ARTICLES)] in _ABBREVIATED
                else body.name,
                source_id=body.id,
                body=None if inside else body.name,
            )
        kind = self._kind(noun)
        if kind is None:
            kind = SpeakerKind.GENERIC if noun in rules.generic else body.kind
        plural = self.passage.doc[self.head].tag_ in _PLURAL_TAGS
        return Mention(
            self._quote(),
            self.content,
            noun,
            kind,
            own_words,
            body=body.name,
            plural=plural,
            human=noun in rules.generic or noun in rules.roles,
        )

    def _hospital(self, body: Body) -> bool:
        """ "A source in the hospital of X": somebody there, not the body."""
        between = self.words[self.head + 1 : body.i]
        return any(w in ("hospital", "clinic") for w in between) and bool({"in", "at", "from"} & set(between[:2]))

    def _spoken_for(self, noun: str) -> Mention | None:
        """ "A spokesman for the interior ministry": the body speaks."""
        after = self.head + 1
        if not noun.startswith("spokes") or after + 1 >= self.j or self.words[after] not in ("for", "of"):
            return None
        found = self.reader._one(self.passage, self.words, after + 1, self.j)
        return found if found is not None and found.kind in _BODIES else None

    def _seated(self) -> Mention | None:
        """ "The health ministry in Beirut": the body of that government, where the lexicon has it."""
        at = next((k for k in range(self.i + 1, self.j - 1) if self.words[k] == "in"), None)
        if at is None or self.words[self.head] not in self.reader.rules.official:
            return None
        government = self.reader.rules.seats.get(self._own_words(at + 1, self.j), "")
        if not government.endswith(" government"):
            return None
        known = self.reader.bodies.named(f"{government.removesuffix(' government')} {self._own_words(self.i, at)}")
        if known is None:
            return None
        return Mention(self._quote(), self.content, self.words[self.head], known.kind, known.name, source_id=known.id)

    def _as_document(self, noun: str) -> Mention | None:
        """A document: its author or owner speaks; without one it points back, or stands for itself."""
        doc, words = self.passage.doc, self.words
        for k in range(self.head + 1, self.j - 1):
            made = doc[k - 1].tag_ != "VBN" or words[k - 1] in self.reader.rules.by
            shown = words[k] == "on" and doc[k - 1].tag_ == "VBN"  # "a statement posted on the group's website"
            if (words[k] in ("by", "from", "of") and made) or shown:
                author = self.reader._one(self.passage, words, k + 1, self.j, speaks=self.speaks)
                if author is not None and author.kind is not SpeakerKind.PRONOUN:
                    return author
        owner = next((k for k in range(self.head - 1, self.i, -1) if words[k] in ("'s", "’s", "'")), None)
        owner = (
            None
            if owner is not None and owner < self.head - 1 and words[self.head - 1] in self.reader.rules.official
            else owner
        )
        stop = owner if owner is not None else self.head
        if stop > self.i and not all(w in self.reader.rules.platforms or w in ARTICLES for w in words[self.i : stop]):
            author = self.reader._one(self.passage, words, self.i, stop)
            if author is not None and author.kind is not SpeakerKind.PRONOUN and not author.document:
                return author
        if words[self.i] in _OWNERS:
            return self.reader._pronoun(self.passage, words, self.i)
        if self.head + 2 < self.j and words[self.head + 1] == "of" and words[self.head + 2] in _OWNERS:
            return self.reader._pronoun(self.passage, words, self.head + 2)
        ents = [e for e in doc[self.i : self.j].ents if e.label_ in ("ORG", "PERSON")]
        ents = [e for e in ents if e.text.lower() not in self.reader.rules.platforms]
        if ents:
            e = ents[0]
            return Mention(self._quote(), self.content, noun, SpeakerKind.ORGANISATION, self._own_words(e.start, e.end))
        bare = len(self.content) == 1
        if bare and words[self.i] in _DEFINITE:
            return Mention(self._quote(), self.content, noun, SpeakerKind.GENERIC, noun, anaphor="class", document=True)
        if noun in self.reader.rules.generic_documents:
            return Mention(
                self._quote(), self.content, noun, SpeakerKind.GENERIC, self._own_words(self.i, self.j), document=True
            )
        return self._make(SpeakerKind.OUTLET) if noun in self.reader.rules.outlet and not bare else None

    def _proper_only(self) -> Mention | None:
        doc = self.passage.doc
        tokens: list[Token] = [
            t for t in doc[self.i : self.j] if t.text[:1].isupper() or t.pos_ == "PROPN" or t.text[:1] == "@"
        ]
        if not tokens:
            return None
        name = self._own_words(self.i, self.j)
        seat = self.reader.rules.seats.get(name)
        if seat is not None:
            return self._make(SpeakerKind.OFFICIAL, name=seat)
        labels = {t.ent_type_ for t in tokens}
        if labels & {"DATE", "TIME", "EVENT"} and not labels & {"ORG", "PERSON", "GPE"}:
            return None
        if labels & {"GPE", "NORP", "LOC"} and "ORG" not in labels:
            return self._make(SpeakerKind.OFFICIAL)
        if len(tokens) == 1 and self.j - self.i == 1 and tokens[0].ent_type_ == "PERSON":
            return self._make(SpeakerKind.PERSON, anaphor="surname", human=True)
        if self.j - self.i == 1 and tokens[0].text.istitle():
            return self._make(SpeakerKind.ORGANISATION, anaphor="surname")
        titled = self.words[self.i] in self.reader.rules.outlet or self.words[self.i + 1] in self.reader.rules.outlet
        kind = SpeakerKind.OUTLET if titled and self.j - self.i > 1 else SpeakerKind.ORGANISATION
        return self._make(kind, anaphor="class" if self.words[self.i] in _DEFINITE and not titled else None)

    def _make(
        self, kind: SpeakerKind, *, name: str | None = None, anaphor: str | None = None, human: bool = False
    ) -> Mention:
        return Mention(
            self._quote(),
            self.content,
            self.words[self.head],
            kind,
            name or self._own_words(self.i, before_description(self.words, self.i, self.j)),
            anaphor=anaphor,
            plural=self.passage.doc[self.head].tag_ in _PLURAL_TAGS,
            human=human,
            own=self.words[self.i] in _POSSESSIVES,
        )

    def _quote(self) -> Quote:
        return self.passage.quote(self.passage.doc[self.i], self.passage.doc[self.j - 1])

    def _own_words(self, a: int, b: int) -> str:
        doc = self.passage.doc
        while a < b - 1 and self.words[a] in ARTICLES:
            a += 1
        while b > a + 1 and self.words[b - 1] in ("'s", "’s", "'", ")", ","):
            b -= 1
        if a == b:
            b = a + 1
        text = self.passage.quote(doc[a], doc[b - 1]).text
        return tidy(" ".join(text.split()))
