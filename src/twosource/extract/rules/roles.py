"""Who did it and to whom, as the clause states it: subjects, agents, objects, and the modifiers of event nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from twosource.core.actor import ActorRef
from twosource.extract.rules.actors import ActorIndex, FoundActor
from twosource.extract.rules.answering import BLAME, answerers, itself
from twosource.extract.rules.roles_fight import sides_of

_LIGHT = frozenset(
    (
        "carry",
        "launch",
        "conduct",
        "stage",
        "mount",
        "execute",
        "perform",
        "deliver",
        "unleash",
        "undertake",
        "wage",
        "commit",
    )
)
_BY = frozenset(("by",))
_BODIES = frozenset(("lexicon", "force", "proxy", "communal"))
_ARMED = _BODIES | {"bare"}
_OWN = frozenset(("its", "their", "our", "his"))
_MEN = frozenset(("men", "fighter", "members", "forces", "units", "brothers"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "auxpass", "csubj"))
_UNDERGO = frozenset(("die", "perish", "suffer", "flee", "lose", "succumb", "come", "be", "occur", "happen", "take"))
_FIGHTS = frozenset(
    (
        "clash", "fight", "fighting", "battle", "firefight", "gunfight", "shootout", "skirmish", "confrontation", "exchange", "fire", "encounter",
    )
)  # fmt: skip
_STRIKES = frozenset(
    (
        "strike", "airstrike", "shelling", "bombardment", "raid", "drone", "missile", "rocket", "offensive", "warplane",
        "jet", "operation", "invasion", "incursion", "campaign", "artillery", "fire", "airdrop",
    )
)  # fmt: skip
"""Before one of these, a country's name says who did it: what states do."""
_AWAY = 9
_ANSWERS = frozenset(("answer", "respond", "reply", "retaliate", "react", "hit", "strike"))
_WE = frozenset(
    ("which", "we", "they", "it", "that", "believe", "likely", "probably", "ones", "residents", "he", "she")
)
_RESULTS = frozenset(("result", "consequence", "cause", "wake", "aftermath", "series", "wave", "number"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors in their part, as the text states them."""

    perpetrators: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleReader:
    index: ActorIndex

    def own_men(self, doc: Doc, i: int) -> bool:
        """True where "its men", "our fighters" did it: the speaker's own side."""
        verb = doc[i]
        for child in verb.children if verb.pos_ in ("VERB", "AUX") else ():
            if child.dep_ == "nsubj" and verb.lemma_ not in _UNDERGO:
                owned = any(c.dep_ == "poss" and c.lower_ in _OWN for c in child.children)
                if owned and (child.lower_ in self.index.rules.actors.force_nouns or child.lower_ in _MEN):
                    return True
        return False

    def own_deed(self, doc: Doc, i: int, speaker: str) -> bool:
        """True where an armed body says "we" or "it" did it."""
        verb = doc[i]
        if verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head if verb.dep_ == "dobj" else verb
        return (
            verb.pos_ == "VERB"
            and verb.lemma_ not in _UNDERGO
            and any(c.dep_ == "nsubj" and c.lower_ in ("we", "it") for c in verb.children)
            and any(a.kind != "people" for a in self.index.lexicon.actors_named(speaker))
        )

    def read(self, doc: Doc, i: int, actors: Sequence[FoundActor], eventful: frozenset[int]) -> Roles:
        """Roles around the event word at token ``i``. ``eventful`` are the tokens of event words and weapons: only their
        modifiers name a doer ("a Turkish drone"), those of other nouns don't ("Syrian civilians")."""
        token = doc[i]
        at = {n: a for a in actors for n in range(a.first, a.last + 1)}
        doers = [self._ref(at, t, agent=True) for t in _doers(token, eventful)]
        if not any(doers) and _acts_right_after(token):
            k = i - 1
            while k > 0 and doc[k].pos_ == "ADV":
                k -= 1
            if k in at:
                doers.append([self._named(at[k], agent=True), *at[k].beside])
        if not any(doers):
            doers.append(self._beside(doc, i, actors, eventful))
        if token.lemma_.lower() in _FIGHTS:
            doers.append(sides_of(doc, i, actors))
            if not any(doers):
                doers += [self._ref(at, t, agent=True) for t in _opponents(token)]
        done_to = [self._ref(at, t, agent=False) for t in _targets(token)]
        perpetrators = _distinct(r for refs in doers for r in refs)
        targets = _distinct(r for refs in done_to for r in refs)
        names = {p.name for p in perpetrators}
        return Roles(perpetrators, tuple(t for t in targets if t.name not in names))

    def _beside(self, doc: Doc, i: int, actors: Sequence[FoundActor], eventful: frozenset[int]) -> list[ActorRef]:
        """By position, where the parse ties it to another word: "an operation by X", "warplanes, which we believe to be
        Turkish"."""
        if doc[i].pos_ == "NOUN" and i + 2 < len(doc) and doc[i + 1].lower_ == "by":
            by = next((a for a in actors if i + 2 <= a.first <= i + 4), None)
            if by is not None and by.kind != "country":
                return [self._named(by, agent=True), *by.beside]
        sentence, words = doc[i].sent, self.index.rules.actors
        for actor in actors:
            if actor.kind != "demonym" or not sentence.start <= actor.first < sentence.end:
                continue
            before = next(
                (k for k in range(actor.first - 1, max(sentence.start, actor.first - _AWAY) - 1, -1) if k in eventful),
                None,
            )
            if before is None:
                continue
            gap = {t.lower_ for t in doc[before + 1 : actor.first]}
            near = {t.lower_ for t in doc[before + 1 : min(actor.last + 5, sentence.end)]}
            if (
                gap
                and gap <= words.taken_for | words.taken_for_between | _WE
                and near & (words.taken_for | {"believe"})
            ):
                return [self._named(actor, agent=True)]
        return []

    def _ref(self, at: dict[int, FoundActor], token: Token, *, agent: bool) -> list[ActorRef]:
        """Actors that the noun phrase headed by ``token`` names as itself, with what is coordinated to it."""
        found: list[ActorRef] = []
        for head in (token, *token.conjuncts):
            if head.i < token.i:
                continue
            actor = at.get(head.i)
            if actor is not None and agent and actor.kind == "country" and _is_scene(head):
                continue
            if agent and (actor is None or actor.kind == "bare"):  # "terrorists of the X Brigade"
                kinds = _ARMED if head.lemma_.lower() in self.index.rules.actors.crowds else _BODIES
                actor = next((at[n.i] for n in _bodies_of(head) if n.i in at and at[n.i].kind in kinds), actor)
            if actor is None:
                actor = next(
                    (at[c.i] for c in head.lefts if c.i in at and c.dep_ in ("amod", "compound", "poss", "nmod")), None
                )
                if actor is not None and not agent and actor.kind in ("country", "demonym"):
                    actor = None
                if actor is None and not agent:
                    actor = next((at[n.i] for n in _holders(head) if n.i in at and at[n.i].kind in _ARMED), None)
            if actor is not None:
                found += (self._named(actor, agent=agent), *actor.beside)
        return found

    def _named(self, actor: FoundActor, *, agent: bool) -> ActorRef:
        if agent and actor.kind in ("country", "demonym") and actor.country:
            name, actor_id = self.index.state_forces(actor.country, actor.ref.name)
            return replace(actor.ref, name=name, id=actor_id)
        return actor.ref


def _is_scene(country: Token) -> bool:
    """ "a rocket fired from X", "the X car bombing": the country is where it happened."""
    if country.dep_ == "pobj":
        return country.head.lower_ == "from"
    if country.dep_ not in ("compound", "nmod") or country.text.isupper():
        return False
    return country.head.lemma_.lower() not in _STRIKES


def _acts_right_after(verb: Token) -> bool:
    """A verb with an object and no subject: who stands right before it does it, however it was parsed ("presumed X
    militants killed two traders")."""
    own = {c.dep_ for c in verb.children}
    return verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBP", "VBZ") and "dobj" in own and not own & _SUBJECTS


def _doers(token: Token, eventful: frozenset[int]) -> Iterator[Token]:
    """Heads of the noun phrases that do what ``token`` tells of."""
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb_doers(token, eventful)
    else:
        yield from _noun_doers(token, eventful | {token.i})
    yield from answerers(token)
    yield from itself(token)


def _bodies_of(head: Token) -> Iterator[Token]:
    """Whose people they are: "members of X", "fighters with the X group", "gunmen from X"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "with"):
            yield from (c for c in child.children if c.dep_ == "pobj")
            yield from (
                m for c in child.children if c.dep_ == "pobj" for m in c.children if m.dep_ in ("compound", "nmod")
            )
        elif child.dep_ == "acl" and child.lower_ in ("belonging", "loyal"):
            yield from (
                o for p in child.children if p.dep_ in ("prep", "dative") for o in p.children if o.dep_ == "pobj"
            )


def _holders(head: Token) -> Iterator[Token]:
    """Whose it is that was hit: "positions of X", "a base held by X", "a post where X are stationed"."""
    for child in head.children:
        if child.dep_ in ("prep", "acl", "relcl"):
            yield from (t for t in child.subtree if t.pos_ in ("NOUN", "PROPN"))


def _verb_doers(verb: Token, eventful: frozenset[int]) -> Iterator[Token]:
    own = {c.dep_ for c in verb.children}
    reduced = verb.dep_ == "acl" and verb.tag_ == "VBN"
    passive = not own.isdisjoint(("nsubjpass", "auxpass")) or (reduced and "dobj" not in own)
    if reduced and "dobj" in own:  # "a faction targeted with missiles a bus", read as if it had been targeted
        yield verb.head
    for child in verb.children:
        if child.dep_ == "nsubj" and not passive and child.pos_ != "PRON" and verb.lemma_ not in BLAME:
            if verb.lemma_ not in _UNDERGO:
                yield child
            yield from _noun_doers(child, eventful)  # "a Turkish missile came down on the town"
        elif child.dep_ in ("agent", "prep") and child.lower_ in _BY:
            for obj in child.children:
                if obj.dep_ in ("pobj", "pcomp"):
                    yield obj
                    yield from _noun_doers(obj, eventful)
    for child in verb.children:  # "killed in a Turkish drone strike", "after an Israeli raid"
        if child.dep_ == "prep" and child.lower_ in (
            "in",
            "during",
            "following",
            "after",
            "from",
            "to",
            "as",
            "due",
            "amid",
            "with",
        ):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    yield from _noun_doers(obj, eventful)
                    if obj.lemma_ in _RESULTS:
                        yield from (n for p in obj.children for o in p.children for n in _noun_doers(o, eventful))
    running = verb.dep_ == "dobj" and verb.tag_ == "VBG"  # "armed men entered shooting"
    if (running or verb.dep_ in ("conj", "xcomp", "advcl")) and not any(
        c.dep_ in ("nsubj", "nsubjpass") for c in verb.children
    ):
        head = verb.head
        if head.pos_ in ("VERB", "AUX") and not (passive and verb.dep_ == "conj"):
            yield from _verb_doers(head, eventful)
        elif verb.dep_ == "advcl" and head.pos_ in ("NOUN", "PROPN"):
            yield from _noun_doers(head, eventful)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and verb.head.head.pos_ == "VERB":  # "responded by killing"
        yield from (c for c in verb.head.head.children if c.dep_ == "nsubj" and c.pos_ != "PRON")
    if verb.dep_ in ("relcl", "acl") and verb.tag_ != "VBN" and verb.lemma_ not in _UNDERGO:
        yield verb.head
        yield from _noun_doers(verb.head, eventful)


def _noun_doers(noun: Token, eventful: frozenset[int]) -> Iterator[Token]:
    """ "Turkish shelling", "Israel's strike", "strike by X", "strike carried out by X"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i not in eventful:
        return
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "poss", "nmod") and child.pos_ in ("ADJ", "PROPN", "NOUN"):
            yield child
        elif child.dep_ == "prep" and (
            child.lower_ in ("by", "from") or (child.lower_ == "between" and noun.lemma_.lower() in _FIGHTS)
        ):
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "relcl":
            yield from _told_doers(child)
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            for prep in child.children:
                if prep.dep_ in ("agent", "prep") and prep.lower_ in _BY:
                    yield from (c for c in prep.children if c.dep_ == "pobj")
    verb = noun.head
    if noun.dep_ == "compound" and verb.pos_ == "NOUN":  # "an infiltration operation by X"
        yield from (
            o for c in verb.children if c.dep_ == "prep" and c.lower_ == "by" for o in c.children if o.dep_ == "pobj"
        )
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_ in _ANSWERS:  # "X answered with air strikes"
        yield from (c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ != "PRON")
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in _LIGHT:
        for child in verb.children:
            if child.dep_ == "nsubj" and noun.dep_ == "dobj" and child.pos_ != "PRON":
                yield child
            elif child.dep_ == "agent":
                yield from (c for c in child.children if c.dep_ == "pobj")


def _told_doers(clause: Token) -> Iterator[Token]:
    """ "an attack that X carried out", "that Y says X carried out"."""
    for verb in (clause, *(c for c in clause.children if c.dep_ == "ccomp")):
        if verb.lemma_.lower() in _LIGHT:
            yield from (c for c in verb.children if c.dep_ == "nsubj" and c.pos_ != "PRON")
            yield from (o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj")


def _opponents(fight: Token) -> Iterator[Token]:
    """ "an encounter with X", "came under fire from X": whoever tells of no other side was hit by this one."""
    for prep in (*fight.children, *(fight.head.head.children if fight.head.lower_ == "under" else ())):
        if prep.dep_ == "prep" and prep.lower_ in ("with", "from"):
            yield from (c for c in prep.children if c.dep_ == "pobj")


def _fought(token: Token, prep: Token) -> bool:
    """ "clashed with the navy", "a gunfight with police": the other side."""
    return prep.lower_ == "with" and token.lemma_.lower() in _FIGHTS


def _targets(token: Token) -> Iterator[Token]:
    """Heads of the noun phrases that it is done to."""
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("dobj", "nsubjpass") or (child.dep_ == "nsubj" and token.lemma_ == "die"):
                yield child
                yield from (
                    o
                    for p in child.children
                    if p.dep_ == "prep" and p.lower_ == "of"
                    for o in p.children
                    if o.dep_ == "pobj"
                )
            elif child.dep_ == "prep" and (child.lower_ in ("on", "at", "against") or _fought(token, child)):
                yield from (c for c in child.children if c.dep_ == "pobj")
        return
    for child in token.children:
        if child.dep_ == "prep" and (child.lower_ in ("on", "against", "at", "of") or _fought(token, child)):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    yield obj
                    yield from (
                        o
                        for p in obj.children
                        if p.dep_ == "prep" and p.lower_ == "of"
                        for o in p.children
                        if o.dep_ == "pobj"
                    )
    verb = token.head
    told = token.dep_ == "nsubjpass" and verb.lemma_.lower() in _LIGHT | {"report", "record"}
    if told or (token.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT | {"fire"}):
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in ("on", "against", "at"):
                yield from (c for c in child.children if c.dep_ == "pobj")


def _distinct(refs: Iterator[ActorRef]) -> tuple[ActorRef, ...]:
    seen: dict[str, ActorRef] = {}
    for ref in refs:
        seen.setdefault(ref.name, ref)
    return tuple(seen.values())
