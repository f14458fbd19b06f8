"""The armed bodies of one report: irregular groups, forces of a state, and whom the headline names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon, fold
from twosource.core.vocab import Certainty, Event, Measure, Who
from twosource.extract.rules.actors import FoundActor
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.lexicon import ActorWords, EventRules
from twosource.extract.rules.thread import Frame

_IRREGULAR = frozenset(("rebel", "militia"))
_STATE = frozenset(("state", "police", "external"))
_HURT = frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES))
_ASKED = frozenset(("state", "coalition"))
_BY_ARMIES = frozenset((Event.BATTLE, Event.AIR_STRIKE, Event.SHELLING))


@dataclass(frozen=True, slots=True)
class Body:
    """An armed body where the report names it."""

    start: int
    ref: ActorRef


@dataclass(frozen=True, slots=True)
class Bodies:
    """``irregulars`` are groups that the lexicon knows, ``plain`` are words for their like ("the rebels"), ``states`` are
    forces of a state, all in text order."""

    lexicon: Lexicon
    rules: EventRules
    headline: Frame
    irregulars: tuple[Body, ...]
    plain: tuple[Body, ...]
    states: tuple[Body, ...]
    coalitions: tuple[Body, ...] = ()
    communal: tuple[Body, ...] = ()
    """Groups of a people or a place, as the lexicon knows them."""
    sought: tuple[Body, ...] = ()
    """Forces that were asked to comment and did not: thought to have done it."""
    unclaimed: bool = False
    """The report says that nobody has owned up."""

    def opposed_to(self, claim: Claim) -> tuple[ActorRef, ...]:
        """The other side of a conflict of two sides, for a claim that says who was hit; nobody where it does not.

        Whoever hit soldiers is of the one group in arms that the report names; whoever fought or bombed that group, is
        the state.
        """
        state, irregular = self._hit(claim)
        if state == irregular:
            return ()
        if irregular:
            return self.army() if claim.event in _BY_ARMIES else ()
        groups = {b.ref.id: b.ref for b in self.irregulars}
        if len(groups) > 1 or self.unclaimed:
            return ()
        if groups:
            return tuple(r for r in groups.values() if self._kind(r) == "rebel")
        return next(((b.ref,) for b in self.plain if b.ref.name.lower().split()[-1] in self.rules.actors.rising), ())

    def hits_itself(self, claim: Claim) -> bool:
        """True where everybody who is thought to have done it is on the side of those who were hit."""
        hurt = [f for f in claim.figures if f.measure in _HURT and f.high != 0 and f.who is Who.COMBATANT]
        if not hurt or not claim.perpetrators or any(r.certainty is Certainty.STATED for r in claim.perpetrators):
            return False
        state, irregular = self._hit(claim)
        hit = {t.name for t in claim.targets if t.certainty is Certainty.STATED}
        fight = claim.event is Event.BATTLE and len({b.ref.id for b in self.states if b.ref.id}) == 1
        return all(
            (ref.name in hit and not (state and irregular))
            or (fight and state and not irregular and self._kind(ref) in _STATE)
            or (fight and irregular and not state and self._kind(ref) in _IRREGULAR)
            for ref in claim.perpetrators
        )

    def as_told(self, ref: ActorRef) -> ActorRef:
        """A group under the full name that the report gives it, where that is not the lexicon's."""
        told = (*self.irregulars, *self.communal)
        forms = {_bare(b.ref.quote.text, self.rules) for b in told if b.ref.id == ref.id}
        if ref.id is None or not forms or any(fold(ref.name) in fold(f) for f in forms):
            return ref
        full = [
            f
            for f in forms
            if any(a.id == ref.id for a in self.lexicon.actors_named(f))
            and f[:1].isupper()
            and "-" not in f.split()[0]
            and fold(f) not in fold(ref.name)
            and (" " in f or _plural(f))
        ]
        return replace(ref, name=max(full, key=len)) if full else ref

    def one_sided(self, doers: set[str]) -> bool:
        """Only one body is said to have done anything, and no other that bears arms is named at all."""
        named = {b.ref.id for b in (*self.states, *self.irregulars) if b.ref.id}
        return len(doers) == 1 and named <= doers

    def in_arms(self, ref: ActorRef) -> bool:
        """A group in arms against a state, known to the lexicon."""
        return ref.id is not None and self._kind(ref) in _IRREGULAR

    def of_no_state(self, ref: ActorRef) -> bool:
        """A group of a people or in arms, named so by whoever tells of it: a charge that is seldom gainsaid."""
        actor = self.lexicon.actor(ref.id)
        if actor is None:
            return not set(ref.name.lower().split()) & self.rules.events.state
        return actor.kind in _IRREGULAR | {"communal", "people"}

    def home(self) -> ActorRef | None:
        """The one army whose name the report gives, which "the soldiers" are then."""
        named = {}
        for body in self.states:
            actor = self.lexicon.actor(body.ref.id)
            if actor is not None and actor.kind == "state" and actor.parent is None:
                named[actor.id] = body.ref
        return next(iter(named.values())) if len(named) == 1 and len(self.nations()) == 1 else None

    def army(self) -> tuple[ActorRef, ...]:
        """The forces that the report names most; those of a named state before "the troops"."""
        refs = [b.ref for b in self.states if b.ref.id] or [b.ref for b in self.states]
        often = Counter(r.name for r in refs)
        return tuple(sorted(refs, key=lambda r: -often[r.name])[:1])

    def nations(self) -> frozenset[str]:
        """Countries whose forces the report names."""
        entries = (self.lexicon.actor(b.ref.id) for b in self.states)
        return frozenset(e.country for e in entries if e is not None and e.country)

    def _hit(self, claim: Claim) -> tuple[bool, bool]:
        kinds = {self._kind(ref) for ref in claim.targets if ref.certainty is Certainty.STATED}
        words = {w for f in claim.figures for w in f.quote.text.lower().split()}
        return (
            bool(kinds & _STATE) or bool(words & self.rules.events.state),
            bool(kinds & _IRREGULAR) or bool(words & self.rules.actors.plain),
        )

    def _kind(self, ref: ActorRef) -> str | None:
        actor = self.lexicon.actor(ref.id)
        if actor is not None:
            return actor.kind
        words = set(ref.name.lower().split())
        if words & self.rules.events.state:
            return "state"
        return "rebel" if words & self.rules.actors.plain else None


def _plural(word: str) -> bool:
    """ "Maoists", no short name in capitals."""
    return word.endswith("s") and word[1:].islower()


def _bare(text: str, rules: EventRules) -> str:
    """The name without the word for its people behind it."""
    words = text.split(" (")[0].split()
    while len(words) > 1 and words[-1].lower() in rules.actors.members and words[-1].islower():
        words.pop()
    return " ".join(words)


def bodies_of(findings: Sequence[Findings], *, headline: Frame, lexicon: Lexicon, rules: EventRules) -> Bodies:
    """The armed actors that the passages name, sorted."""
    irregulars: list[Body] = []
    plain: list[Body] = []
    states: list[Body] = []
    coalitions: list[Body] = []
    unnamed: list[Body] = []
    communal: list[Body] = []
    kin: list[Body] = []
    for found, actor in ((f, one) for f in findings for a in f.actors for one in _each(a)):
        body = Body(actor.ref.quote.start, actor.ref)
        entry = lexicon.actor(actor.ref.id)
        words = actor.ref.name.lower().split()
        if entry is not None and "coalition" in entry.name.lower():
            coalitions.append(body)
        elif entry is None and "coalition" in words:
            unnamed.append(body)
        if entry is not None and entry.kind == "communal":
            communal.append(body)
        if entry is not None and entry.kind in _IRREGULAR:
            (kin if in_passing(found.passage.doc, actor, rules.actors) else irregulars).append(body)
        elif entry is not None and entry.kind in _STATE and actor.kind != "demonym":
            states.append(body)
        elif entry is None and actor.kind in ("bare", "force") and words[-1] in rules.actors.plain:
            plain.append(body)
        elif entry is None and actor.kind == "bare" and set(words) & rules.events.state:
            states.append(body)
    texts = [f.passage.doc.text.lower() for f in findings]
    return Bodies(
        lexicon,
        rules,
        headline,
        tuple(irregulars or kin),
        tuple(plain),
        tuple(states),
        tuple(coalitions or unnamed),
        tuple(communal),
        tuple(b for f in findings for b in _sought(f, lexicon, rules)),
        any(words in text for text in texts for words in rules.actors.unclaimed),
    )


def _each(actor: FoundActor) -> Iterator[FoundActor]:
    """The actor, and those named in one breath with it."""
    yield actor
    yield from (replace(actor, ref=ref, beside=()) for ref in actor.beside)


def in_passing(doc: Doc, actor: FoundActor, words: ActorWords) -> bool:
    """ "X, which has links to Y", "the Y-linked X": a group whose kin did it."""
    before = [t.lower_ for t in doc[max(0, actor.first - 4) : actor.first]]
    after = [t.lower_ for t in doc[actor.last + 1 : actor.last + 3]]
    if after[:1] == ["-"] and after[-1] in words.proxies:
        return True
    return any(w in words.kin for w in before) and before[-1] in ("to", "with", "of", "the")


def _sought(found: Findings, lexicon: Lexicon, rules: EventRules) -> Iterator[Body]:
    """ "There was no comment from X", "X did not respond"."""
    text = found.passage.doc.text.lower()
    if not any(words in text for words in rules.actors.sought):
        return
    for sentence in found.passage.sentences():
        said = sentence.text.lower()
        if not any(words in said for words in rules.actors.sought):
            continue
        for actor in found.actors:
            entry = lexicon.actor(actor.ref.id)
            if sentence.start <= actor.first < sentence.end and entry is not None and entry.kind in _ASKED:
                yield Body(actor.ref.quote.start, actor.ref)
                break
