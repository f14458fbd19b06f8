"""Whom a pronoun, a surname or "the group" means: the speakers of a report so far, and how far back one may look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.core.actor import Speaker
from twosource.core.vocab import SpeakerKind
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.mentions import Mention

_NEUTRAL = frozenset(
    (
        "based", "war", "human", "rights", "news", "local", "same", "activist", "monitoring", "media", "-", "own",
        "official", "state", "run",
    )
)  # fmt: skip
_BODY_KINDS = frozenset(
    {
        SpeakerKind.MONITOR,
        SpeakerKind.AGENCY,
        SpeakerKind.OUTLET,
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_ACTOR,
        SpeakerKind.ORGANISATION,
    }
)
_PRONOUN_PARAGRAPHS = 1
_INITIALS = 5
_SMALL = frozenset({"of", "the", "in", "for", "and", "to", "a", "an"})
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BRANCHES = (
    frozenset({"army", "military", "navy", "forces", "troops"}),
    frozenset({"ministry", "department"}),
    frozenset({"police"}),
    frozenset({"hospital", "hospitals", "clinic"}),
    frozenset({"court", "prosecutor", "prosecutors"}),
    frozenset({"embassy", "consulate"}),
    frozenset({"office", "commissioner", "bureau"}),
    frozenset({"government", "authorities", "administration", "council", "municipality"}),
)
_DOCUMENT_PARAGRAPHS = 2
_GROUP_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker that has spoken: the words that may point back to it, where, and what the phrase was like."""

    speaker: Speaker
    words: frozenset[str]
    passage: int
    plural: bool
    human: bool


@dataclass(frozen=True, slots=True)
class Named:
    """An armed group as a paragraph names it, at a report offset."""

    passage: int
    start: int
    name: str
    id: str


@dataclass(slots=True)
class Discourse:
    """The speakers so far, in order. ``turn`` holds those of the last frame."""

    rules: AttributionRules
    persons: Sequence[tuple[int, str]] = ()
    """Start offset and full name of every person that the report names."""
    upcoming: Sequence[Mention] = ()
    spoken: list[Spoken] = field(default_factory=list)
    turn: tuple[Spoken, ...] = ()
    turn_end: int = 0
    """Report offset where the last frame's phrase ended."""
    vocabulary: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The words of each paragraph, in lower case."""
    sentence_start: int = 0
    """Report offset of the sentence being read."""
    speech: Sequence[tuple[int, int]] = ()
    """Quotations, in report offsets: whoever is named inside one is no speaker of the report's own sentence."""
    groups: Sequence[Named] = ()
    """The armed groups that the report names, in text order."""
    quoted: frozenset[int] = frozenset()
    """Paragraphs that are nothing but a quotation: an account runs through them."""

    def hear(self, mention: Mention, speaker: Speaker, passage: int) -> Spoken:
        """Remember that this speaker spoke here."""
        words = set(mention.words) | _name_words(speaker.name) | _name_words(speaker.body or "")
        earlier = next((s for s in reversed(self.spoken) if s.speaker.name == speaker.name), None)
        human, plural = mention.human, mention.plural
        if earlier is not None:
            words |= earlier.words
            if mention.anaphor or mention.document:
                human, plural = earlier.human, earlier.plural
        spoken = Spoken(speaker, frozenset(words), passage, plural, human)
        self.spoken.append(spoken)
        return spoken

    def antecedent(self, mention: Mention, passage: int) -> Speaker | None:
        """The earlier speaker that the mention means; ``None`` where it stands for itself or nothing fits."""
        match mention.anaphor:
            case "pronoun":
                return self._pronoun(mention, passage)
            case "surname":
                return self._surname(mention) or self._by_initials(mention)
            case "class":
                if mention.document:
                    return self._document(mention, passage)
                return self._back(mention) or self._armed_group(mention, passage) or self._by_initials(mention)
            case "some":
                return self._forward(mention)
        if mention.kind is SpeakerKind.PERSON:
            return self._person(mention)
        return None

    def _pronoun(self, mention: Mention, passage: int) -> Speaker | None:
        """Only the last speaker can be meant, and only where number and kind fit: never simply the nearest name."""
        wanted = self.rules.pronouns[mention.words[0]]
        if wanted == "person":
            beside = self._beside(mention)
            if beside:
                return self._known_person(beside[0], mention) if len(beside) == 1 else None
        if not self.turn or self._distance(self._last_seen(passage), passage) > _PRONOUN_PARAGRAPHS:
            return None
        if len(self.turn) > 1:
            if wanted == "body":
                bodies = {
                    s.speaker.name: s.speaker
                    for s in self.turn
                    if s.speaker.kind in _BODY_KINDS and not s.human and not s.plural
                }
                return _again(bodies.popitem()[1], mention) if len(bodies) == 1 else None
            if wanted != "person":
                return None
            singles = [s for s in self.turn if s.human and not s.plural]
            last = singles[0] if len(singles) == 1 and len({s.speaker.name for s in self.turn}) == 1 else None
        else:
            last = self.turn[0]
        if last is None:
            return None
        fits = {
            "person": last.human and not last.plural,
            "body": not last.human and not last.plural,
            "many": last.plural or not last.human,
        }[wanted]
        return _again(last.speaker, mention) if fits else None

    def _distance(self, earlier: int, later: int) -> int:
        return later - earlier - sum(earlier < k < later for k in self.quoted)

    def _last_seen(self, passage: int) -> int:
        """The last paragraph before this one where the last speaker spoke, or a person is named again by surname."""
        spoken = self.turn[0]
        surname = _last(spoken.speaker.name)
        if spoken.speaker.kind is not SpeakerKind.PERSON:
            return spoken.passage
        later = [k for k in range(spoken.passage + 1, passage) if surname in self.vocabulary.get(k, ())]
        return later[-1] if later else spoken.passage

    def _beside(self, mention: Mention) -> list[str]:
        """Persons named between the last speaker's words and the pronoun, in the pronoun's own sentence."""
        low = max(self.turn_end, self.sentence_start)
        beside = [n for at, n in self.persons if low <= at < mention.quote.start and not self._in_speech(at)]
        return list(dict.fromkeys(beside))

    def _in_speech(self, at: int) -> bool:
        return any(a <= at < b for a, b in self.speech)

    def _known_person(self, name: str, mention: Mention) -> Speaker:
        heard = next((s.speaker for s in reversed(self.spoken) if s.speaker.name == name), None)
        return _again(heard, mention) if heard else Speaker(name, mention.quote, SpeakerKind.PERSON)

    def _surname(self, mention: Mention) -> Speaker | None:
        """A last name is the one person introduced before who bears it; two bearers leave it open."""
        last = mention.name.split()[-1].strip("-'").lower()
        heard = {
            s.speaker.name: s.speaker
            for s in self.spoken
            if s.speaker.kind is SpeakerKind.PERSON and _last(s.speaker.name) == last
        }
        names = set(heard) | {
            name for start, name in self.persons if start < mention.quote.start and _last(name) == last
        }
        if not names:
            names = self._given_names(last, mention.quote.start)
            heard.update({s.speaker.name: s.speaker for s in self.spoken if s.speaker.name in names})
        full = {n for n in names if len(n.split()) > 1} or names
        if len(full) != 1:
            if not full and mention.kind is SpeakerKind.ORGANISATION:
                return self._back(mention)
            return None
        name = full.pop()
        if name in heard:
            return _again(heard[name], mention)
        return Speaker(name, mention.quote, SpeakerKind.PERSON, mention.source_id, mention.role, mention.body)

    def _by_initials(self, mention: Mention) -> Speaker | None:
        """ "The CP said": the one who spoke as "Commissioner of Police"."""
        letters = mention.name.removeprefix("the ").removeprefix("The ")
        if not (letters.isalpha() and letters.isupper() and 1 < len(letters) <= _INITIALS):
            return None
        for spoken in reversed(self.spoken):
            office = spoken.speaker.role or (spoken.speaker.name if spoken.speaker.kind is SpeakerKind.OFFICIAL else "")
            role = office.replace("-", " ").split()
            own = "".join(w[0].lower() for w in role if w[0].isalpha() and w.lower() not in _SMALL)
            if letters.lower() in own:
                return _again(spoken.speaker, mention)
        return None

    def _given_names(self, first: str, before: int) -> set[str]:
        """Persons who have spoken whose full name begins with this name: many peoples call each other by it."""
        return {
            s.speaker.name
            for s in self.spoken
            if s.speaker.kind is SpeakerKind.PERSON
            and len(s.speaker.name.split()) > 1
            and s.speaker.name.split()[0].lower() == first
            and s.speaker.quote.start < before
        }

    def _person(self, mention: Mention) -> Speaker | None:
        before = next(
            (
                s.speaker
                for s in reversed(self.spoken)
                if s.speaker.kind is SpeakerKind.PERSON and s.speaker.name == mention.name
            ),
            None,
        )
        if before is None:
            return None
        return Speaker(
            mention.name,
            mention.quote,
            SpeakerKind.PERSON,
            mention.source_id or before.source_id,
            mention.role or before.role,
            mention.body or before.body,
        )

    def _document(self, mention: Mention, passage: int) -> Speaker | None:
        if self.turn and self._distance(self.turn[0].passage, passage) <= _DOCUMENT_PARAGRAPHS:
            return _again(self.turn[-1].speaker, mention)
        return None

    def _back(self, mention: Mention) -> Speaker | None:
        """A definite phrase: a speaker whose name or earlier phrase holds all its words, else the last of that class."""
        wanted = frozenset(mention.words)
        if "same" in wanted and self.turn:
            return _again(self.turn[0].speaker, mention)  # "the same source": whoever spoke last
        for spoken in reversed(self.spoken):
            if (
                spoken.speaker.kind is SpeakerKind.PERSON
                and mention.kind in _BODY_KINDS
                and mention.head in self.rules.official
            ):
                continue  # "the army" is not its spokesman
            if wanted <= spoken.words and spoken.speaker.kind is not SpeakerKind.PRONOUN:
                return _again(spoken.speaker, mention)
        if mention.own:
            return self._possessor(mention)
        if mention.plural and mention.kind is SpeakerKind.GENERIC and mention.quote.text.lower() == mention.head:
            return None  # bare "sources" are others than the officials before; "the sources" may be the same
        for spoken in reversed(self.spoken):
            nouns = self.rules.class_nouns.get(spoken.speaker.kind.value, frozenset())
            if mention.head not in nouns or _another_branch(mention.head, spoken.words):
                continue
            if spoken.speaker.kind is SpeakerKind.GENERIC and mention.plural and not spoken.plural:
                continue
            rest = {w for w in wanted if w != mention.head and w not in _NEUTRAL and w not in spoken.words}
            if not rest or "based" in wanted:
                return _again(spoken.speaker, mention)
        return None

    def _armed_group(self, mention: Mention, passage: int) -> Speaker | None:
        """ "The group said", "a spokesman for the rebels": the one armed group that the same paragraph names before it,
        else the one that the nearest of two paragraphs before names. Two of them leave it open."""
        rest = {w for w in mention.words if w != mention.head and w not in _NEUTRAL}
        if not groupish(mention, self.rules):
            return None
        for k in range(passage, passage - 1 - _GROUP_PARAGRAPHS, -1):
            named = {g.name: g for g in self.groups if g.passage == k and g.start < mention.quote.start}
            if named:
                last = named.popitem()[1]
                fits = not named and rest <= _name_words(last.name)
                return Speaker(last.name, mention.quote, SpeakerKind.ARMED_ACTOR, last.id) if fits else None
        return None

    def _possessor(self, mention: Mention) -> Speaker | None:
        """ "Its spokesman": the body that spoke last, for which he speaks."""
        if len(mention.words) > 1 or mention.head not in _SPOKESMEN or len(self.turn) != 1:
            return None
        last = self.turn[0]
        return _again(last.speaker, mention) if last.speaker.kind in _BODY_KINDS and not last.human else None

    def _forward(self, mention: Mention) -> Speaker | None:
        """ "A monitoring group said": the one monitor that the report goes on to name, if it names just one."""
        if mention.kind is not SpeakerKind.MONITOR:
            return None
        names = {
            m.name: m for m in self.upcoming if m.kind is SpeakerKind.MONITOR and m.anaphor is None and m.source_id
        }
        if len(names) != 1:
            return None
        named = next(iter(names.values()))
        return Speaker(named.name, mention.quote, named.kind, named.source_id)


def groupish(mention: Mention, rules: AttributionRules) -> bool:
    """A definite phrase that an armed group can be meant by."""
    nouns = rules.class_nouns[SpeakerKind.ARMED_ACTOR.value] - rules.class_nouns[SpeakerKind.OFFICIAL.value]
    return mention.anaphor == "class" and mention.head in nouns


def plain(mention: Mention) -> Speaker:
    """The mention as it stands."""
    return Speaker(mention.name, mention.quote, mention.kind, mention.source_id, mention.role, mention.body)


def _again(speaker: Speaker, mention: Mention) -> Speaker:
    """The same speaker under the words that stand here."""
    return Speaker(speaker.name, mention.quote, speaker.kind, speaker.source_id, speaker.role, speaker.body)


def _another_branch(head: str, words: frozenset[str]) -> bool:
    """Is the earlier speaker of another branch of the state than the noun tells: "the ministry" after an army, "the army"
    after a prosecutor's office?"""
    own = next((b for b in _BRANCHES if head in b), None)
    return own is not None and not own & words


def _last(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def _name_words(name: str) -> set[str]:
    return {w.strip(".,()'’").lower() for w in name.replace("-", " ").split()}
