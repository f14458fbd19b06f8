"""Whether an event is told as having happened. ConText-style: a cue reaches its own clause and what it governs, no further."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.core.vocab import Status
from twosource.extract.rules.lexicon import EventRules, StatusCues
from twosource.extract.rules.phrases import Match

type Phrases = Mapping[str, tuple[Match, ...]]

_CLAUSES = frozenset(("relcl", "advcl", "conj", "parataxis"))
_SEEMING = frozenset(("appear", "seem"))
_UNSURE = frozenset(("unconfirmed", "unverified", "unsubstantiated"))
_DEFINITE = frozenset(("the", "these", "those"))
_TELL = frozenset(("confirm", "say", "tell", "report", "reveal", "announce", "add"))
_NEVER = frozenset(("not", "never", "n't", "no"))


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Status of an event word in one parsed passage."""

    rules: EventRules

    def phrases(self, doc: Doc) -> Phrases:
        """Cue phrases of a passage by family. Find them once, read many events against them."""
        found = {name: tuple(cues.phrases.find(doc)) for name, cues in self.rules.status.items()}
        found["planned"] = tuple(m for m in found["planned"] if not _outcome(doc, m.last + 1))
        return found

    @staticmethod
    def doubtful(speaker: str) -> bool:
        """True for "unconfirmed posts": whoever tells it is told of as unconfirmed."""
        return any(w in _UNSURE for w in speaker.lower().split())

    def read(self, doc: Doc, i: int, phrases: Phrases) -> tuple[Status, int | None]:
        """Status of the event that token ``i`` tells of, and the token of the cue that says so."""
        token, families = doc[i], self.rules.status
        governors = list(_governors(token, families["planned"]))
        if cue := _negated(token):
            return Status.DENIED, cue
        for status, name in (
            (Status.PLANNED, "planned"),
            (Status.HYPOTHETICAL, "hypothetical"),
            (Status.UNVERIFIED, "unverified"),
        ):
            cue = _governed(token, governors, families[name], perfect_ok=name != "unverified")
            if cue is not None:
                return status, cue
            cue = _phrase(doc, token, phrases[name])
            if cue is not None:
                return status, cue
        return Status.REPORTED, None


def _outcome(doc: Doc, i: int) -> bool:
    """ "is expected to survive", "to make a full recovery": what is to come is how it ends for who was hurt, no event."""
    after = [t.lower_ for t in doc[i : i + 4]]
    return after[:1] in (["survive"], ["recover"], ["live"], ["heal"]) or (
        after[:1] == ["make"] and "recovery" in after
    )


def _governors(token: Token, planned: StatusCues) -> Iterator[Token]:
    """The token and what governs it, up to the clause that it is part of; "threatened on Friday to kill" is one clause."""
    yield token
    while token.head.i != token.i:
        crosses = token.dep_ in _CLAUSES and token.pos_ in ("VERB", "AUX")
        infinitive = token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
        if crosses and not (infinitive and token.head.lemma_.lower() in planned.verbs):
            return
        token = token.head
        yield token


def _governed(token: Token, governors: Sequence[Token], cues: StatusCues, *, perfect_ok: bool) -> int | None:
    for n, governor in enumerate(governors):
        lemma = governor.lemma_.lower()
        if n > 0 and governor.pos_ == "VERB" and lemma in cues.verbs and _takes(governor, governors[n - 1]):
            return governor.i
        if n > 0 and governor.pos_ == "NOUN" and lemma in cues.nouns:
            return governor.i
        if n > 0 and lemma == "be" and (goal := _purpose(governor, governors[n - 1], cues)) is not None:
            return goal
        for child in governor.children:
            if child.dep_ == "aux" and child.lower_ in cues.modals and governor.pos_ in ("VERB", "AUX"):
                if child.i > token.i and governor.i != token.i:
                    continue
                if _perfect(governor) is perfect_ok or (n > 0 and _can_tell(governor, governors[n - 1])):
                    continue
                return child.i
            if child.dep_ == "mark" and child.lower_ in cues.marks and governor.pos_ in ("VERB", "AUX"):
                asked = perfect_ok and child.lower_ == "whether" and governor.tag_ == "VBD"
                if not _known(token) and not asked:
                    return child.i  # "whether it will attack"; "whether it killed a herder" asks of what is past
            if n == 0 and child.dep_ in ("amod", "compound") and child.lower_ in cues.adjectives:
                return child.i
            if child.dep_ == "advmod" and child.lower_ in cues.adverbs:
                return child.i
    return None


def _purpose(be: Token, child: Token, cues: StatusCues) -> int | None:
    """ "the intention is to storm the town": what a plan is, has not happened."""
    if child.dep_ not in ("xcomp", "ccomp", "advcl") or not any(c.lower_ == "to" for c in child.children):
        return None
    return next((c.i for c in be.children if c.dep_ == "nsubj" and c.lemma_.lower() in cues.nouns), None)


def _takes(verb: Token, child: Token) -> bool:
    """Is the event what the verb plans, fears or alleges? Not where it is the verb's doer ("the strike risks"), nor what
    is told in a clause of its own ("warned that ..."), nor what is aimed ("rockets aimed at the base")."""
    if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and verb.lemma_.lower() == "aim"):
        return False
    if verb.lemma_.lower() == "consider" and any(c.dep_ == "auxpass" for c in verb.children):
        return False  # "May was considered the deadliest month"
    if verb.lemma_.lower() in _SEEMING:
        return child.dep_ == "xcomp" and _perfect(child)
    return not _speech_frame(child)


def _can_tell(verb: Token, child: Token) -> bool:
    """ "I can confirm that nine died", "must say that": the telling is open, not what is told."""
    return verb.lemma_.lower() in _TELL and child.dep_ == "ccomp" and _speech_frame(child)


def _known(token: Token) -> bool:
    """ "Whether the other two deaths were soldiers": a definite noun is known to be; what it was like is asked."""
    reduced = token.dep_ == "acl" and token.tag_ == "VBN" and not any(c.dep_ == "nsubjpass" for c in token.children)
    noun = token.head if reduced else token  # "the two people killed in it"
    return noun.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)


def _speech_frame(child: Token) -> bool:
    """ "X warned that ..." reports; "X warned of an attack", "X threatened to attack" do not."""
    return (
        child.dep_ == "ccomp"
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        and not any(c.dep_ == "aux" and c.lower_ in ("will", "would", "could", "to") for c in child.children)
    )


def _perfect(verb: Token) -> bool:
    """ "may have killed" tells of the past: unsure and so unverified, but not hypothetical."""
    return any(c.dep_ == "aux" and c.lower_ in ("have", "'ve") for c in verb.children)


def _negated(token: Token) -> int | None:
    """ "did not target", "no strike was carried out": the event is denied, unless only its toll is none."""
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ == "neg" and child.lower_ in _NEVER:
                return int(child.i)
    return None


def _phrase(doc: Doc, token: Token, matches: Sequence[Match]) -> int | None:
    if not matches or _known(token):
        return None
    sentence = token.sent
    for match in matches:
        if sentence.start <= match.first < sentence.end and _same_clause(doc, match, token):
            return match.first
    return None


def _same_clause(doc: Doc, match: Match, token: Token) -> bool:
    low, high = sorted((match.last, token.i))
    between = doc[low + 1 : high]
    return not any(
        t.text in (";", ":") or t.lower_ in ("but", "however", "while", "although", "which", "who") for t in between
    )
