"""Who speaks with a verb: its subject, one that it shares with another verb, or the speaker that stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Span
from twosource.extract.rules.noun_phrases import chunk_before

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TENSES = {"VBD": "VBD", "VBN": "VBD", "VBZ": "VBZ", "VBP": "VBP", "VB": "VBP"}
_APPOSITION = 14
_COUNTED_ALONE = frozenset({"none", "some", "most", "others", "many", "all", "half", "several", "dozens"})
_CONNECTORS = frozenset({",", "but", "and", "while", "that", ";", ":"})
_NAME = 20
"""Tokens that a speaker's full name may have before its verb."""
_MEASURES = frozenset({"km", "kilometers", "kilometres", "miles", "meters", "metres", "yards"})
"""How far the town is never speaks: "some 30 km east of the capital, the mission said"."""
_MEANS = frozenset({"phone", "telephone", "email", "e-mail", "text", "sms", "letter", "message"})
"""What is said "by telephone" is not said by it."""


class SubjectFinder:
    """Finds the speaker of a verb in one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.doc = doc
        self.words = words
        self.rules = rules

    def subject(self, verb: Token, low: int, high: int) -> tuple[Token | None, bool]:
        """The verb's subject, and whether it is another verb's that this one shares."""
        between = self._between_commas(verb, low, high)
        if between is not None:
            return between, False
        nearest = self._nearest_of_two(verb, low)
        for child in [nearest] if nearest is not None else verb.children:
            if child.dep_ == "nsubj" and low <= child.i < high and not self._behind(child, verb):
                if child.i < verb.i and self.words[verb.i - 1] in (",", '"') and self._also_behind(verb, high):
                    continue
                if self.words[child.i] in _RELATIVE:
                    if verb.dep_ not in ("relcl", "ccomp", "advcl") or not low <= verb.head.i < verb.i:
                        return None, False
                    issuer = self._issuer(verb.head, low)
                    return (verb.head, False) if issuer is None else (issuer, True)
                if self.words[child.i] == "what" or (self.words[child.i] in _MEASURES and child.i < verb.i - 1):
                    continue
                return self._behind_a_count(child, verb) or child, False
        apart = self._apart(verb, low)
        after = None if apart is not None and self.words[verb.i] in self.rules.tell else self._inverted(verb, low, high)
        if after is not None:
            return after, False
        misread = self._misread(verb, low) or apart
        if misread is not None:
            return misread, False
        plainly = self._plainly_before(verb, low)
        if plainly is not None:
            return plainly, False
        if verb.dep_ in ("conj", "xcomp", "advcl", "acl", "dep") or verb.tag_ == "VBG":
            head, steps = verb.head, 0
            tense = _TENSES.get(verb.tag_)
            while steps < 5 and low <= head.i < high:
                if head.pos_ == "NOUN" and verb.dep_ == "acl" and steps == 0:
                    issuer = self._issuer(head, low)
                    return (head, False) if issuer is None else (issuer, True)
                passive = any(c.dep_ == "auxpass" for c in head.children)
                if (
                    tense
                    and verb.dep_ in ("conj", "dep")
                    and (passive or head.tag_ != tense)
                    and self._has_twin(head, tense, low)
                ):
                    head, steps = head.head, steps + 1
                    continue
                subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if subject is not None and subject.pos_ == "PRON" and self._said_before(verb, head, low):
                    head, steps = head.head, steps + 1
                    continue
                if subject is not None and low <= subject.i < high:
                    if self.words[subject.i] in _RELATIVE or (self.words[subject.i] == "it" and head.lemma_ == "be"):
                        return None, False
                    return subject, True
                if head.head is head:
                    break
                head, steps = head.head, steps + 1
        if verb.tag_ == "VBG":
            return None, False
        return chunk_before(self.doc, verb.i, low, self.can_head) or self._after_statement(verb, low), False

    def _nearest_of_two(self, verb: Token, low: int) -> Token | None:
        """ "... and ten others injured in clashes, an official said": of two subjects the one right before the verb speaks."""
        before = [c for c in verb.lefts if c.dep_ == "nsubj" and c.i >= low]
        counted = before and (
            any(c.dep_ == "nummod" for c in before[0].children) or self.words[before[0].i] in _COUNTED_ALONE
        )
        if len(before) < 2 or not counted or self.words[before[-1].left_edge.i - 1] != ",":
            return None
        between = self.doc[before[-1].right_edge.i + 1 : verb.i]
        return before[-1] if all(t.pos_ in ("ADV", "AUX") for t in between) else None

    def _said_before(self, verb: Token, clause: Token, low: int) -> bool:
        """ "The mayor said they had lost two men and said ...": the second "said" is his, not theirs."""
        outer = clause.head
        return (
            clause.dep_ == "ccomp"
            and low <= outer.i < clause.i
            and outer.tag_ == verb.tag_
            and self.words[outer.i] in self.rules.speech
            and self.words[verb.i] in self.rules.speech
        )

    def _between_commas(self, verb: Token, low: int, high: int) -> Token | None:
        """ "The troops, said the spokesman, killed nine": the noun between verb and comma, not the one before."""
        i, words = verb.i, self.words
        if i - 1 <= low or words[i - 1] != "," or words[i] not in self.rules.speech or verb.tag_ not in ("VBD", "VBZ"):
            return None
        start = max((k + 1 for k in range(low, i - 1) if words[k] in (",", '"', ":", ";")), default=low)
        own = self.doc[start : i - 1]
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if subject is None or not start <= subject.i < i:
            return None
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") for t in own):
            return None
        comma = next((k for k in range(i + 2, min(high, i + _APPOSITION)) if words[k] == ","), None)
        if comma is None or comma + 1 >= high or words[i + 1] not in ("the", "a", "an", "its", "their", "his", "her"):
            return None
        if any(t.pos_ in ("VERB", "AUX", "NUM") or t.text == "." for t in self.doc[i + 1 : comma]):
            return None
        if self.doc[comma + 1].tag_ not in ("VBD", "VBZ", "VBP", "MD"):
            return None
        return chunk_before(self.doc, comma, i, self.can_head) or self.doc[comma - 1]

    def _misread(self, verb: Token, low: int) -> Token | None:
        """A subject that the parse does not call one: a name in capitals spelt like a verb ("IS said"), or the noun
        that it takes the verb to describe ("Our reliable source documented, in March, four raids").
        """
        before = self.doc[verb.i - 1] if verb.i > low else None
        if before is None or before.i < low:
            return None
        if before.text.isupper() and len(before.text) > 1 and before.pos_ in ("AUX", "PRON", "ADP"):
            return before if not self.doc[verb.i].text.isupper() else None
        if before.dep_ == "pobj" and before.pos_ in ("NOUN", "PROPN") and before.head.lower_ == "on":
            on = before.head.i  # "Later on the source reported that": no source is what something is on
            if on > low and self.words[on - 1] in ("later", "earlier", "early", "further"):
                return before
        main = verb.dep_ == "acl" and verb.head.i == before.i and before.dep_ == "ROOT"
        return before if main and not any(c.dep_ in ("agent", "xcomp") for c in verb.rights) else None

    def _behind_a_count(self, subject: Token, verb: Token) -> Token | None:
        """ "Shelling killed 20 people, 14 of them in one bus, governor Varn said": the parse takes those who were counted for
        the subject, and who speaks for an apposition to them."""
        word = self.words[subject.i]
        if (word != "people" and self._speaks(word)) or not any(c.dep_ == "nummod" for c in subject.children):
            return None
        at = verb.i - 1
        while at > subject.i and self.doc[at].pos_ == "AUX":
            at -= 1
        return next(
            (
                token
                for token in self.doc[subject.i + 1 : at + 1]
                if token.dep_ == "appos" and token.right_edge.i == at and self.words[token.left_edge.i - 1] == ","
            ),
            None,
        )

    def _apart(self, verb: Token, low: int) -> Token | None:
        """ "Bandits killed four farmers, a teacher in the town, who asked not to be named, told the wire": the parse takes
        the speaker between commas for an apposition to whoever was hurt."""
        if verb.tag_ == "VBG":
            return None
        at = verb.i - 1
        while at > low and self.doc[at].pos_ == "AUX" and self.doc[at].head.i == verb.i:
            at -= 1
        if at <= low or self.words[at] != "," or self.words[verb.i] not in self.rules.speech | self.rules.tell:
            return None
        return next(
            (
                token
                for token in self.doc[low:at]
                if token.dep_ == "appos"
                and self._speaks(self.words[token.i])
                and token.left_edge.i > low
                and self.words[token.left_edge.i - 1] == ","
            ),
            None,
        )

    def by_whom(self, verb: Token, lefts: set[str]) -> Token | None:
        """The "by" of a passive, also where the parse hangs it from a number: "was put at nine by the mayor"."""
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        if agent is not None and any(c.lower_ in _MEANS for c in agent.rights):
            return None
        if agent is None and "auxpass" in lefts and self.words[verb.i] in self.rules.by:
            return next(
                (
                    t
                    for t in verb.subtree
                    if t.lower_ == "by"
                    and t.i > verb.i
                    and t.head.i in range(verb.i, t.i)
                    and (t.head.like_num or t.head.lower_ == "at" or t.head.pos_ == "NOUN")
                ),
                None,
            )
        return agent

    def _plainly_before(self, verb: Token, low: int) -> Token | None:
        """ "..., but the prosecutor's office later said": whoever speaks by office between a connector and the verb, where
        the parse of the clause before went astray."""
        if self.words[verb.i] not in self.rules.only_speakers or verb.tag_ not in ("VBD", "VBZ"):
            return None
        at = verb.i - 1
        while at > low and self.doc[at].pos_ == "ADV":
            at -= 1
        if self.words[at] == "," and (role := self._role_before_name(at, low)) is not None:
            at = role
        start = next((k for k in range(at, max(low, at - _APPOSITION), -1) if self.words[k] in _CONNECTORS), None)
        if start is None or not self._speaks(self.words[at]) or self.doc[at].dep_ == "pobj":
            return None
        inside = self.doc[start + 1 : at + 1]
        plain = len(inside) > 0 and not any(t.pos_ in ("VERB", "AUX", "ADP", "NUM", "PRON") for t in inside)
        return self.doc[at] if plain else None

    def _role_before_name(self, comma: int, low: int) -> int | None:
        """ "..., the governor, A. Name, said": the role before the name that stands between commas."""
        first = next((k for k in range(comma - 1, max(low, comma - _APPOSITION), -1) if self.words[k] == ","), None)
        if first is None or first - 1 <= low:
            return None
        name = self.doc[first + 1 : comma]
        named = len(name) > 0 and all(t.pos_ == "PROPN" or t.text == "." for t in name)
        return first - 1 if named and self._speaks(self.words[first - 1]) else None

    def _after_statement(self, verb: Token, low: int) -> Token | None:
        """A subject that the parse took for an apposition: "the dead were guards, a source close to the group said"."""
        comma = next((k for k in range(verb.i - 1, max(low, verb.i - _APPOSITION), -1) if self.words[k] == ","), None)
        if comma is None or self.doc[comma + 1].pos_ not in ("DET", "NOUN", "PROPN", "ADJ"):
            return None
        phrase = self.doc[comma + 1 : verb.i]
        if any(t.pos_ in ("VERB", "AUX", "CCONJ", "NUM") for t in phrase):
            return None
        return next((t for t in phrase if t.pos_ in ("NOUN", "PROPN") and t.dep_ == "appos"), None)

    def _behind(self, subject: Token, verb: Token) -> bool:
        """A subject after its verb is one only where the statement stands before: ``"...", said the mayor``."""
        i = verb.i
        return subject.i > i and i > 0 and self.words[i - 1] not in (",", '"', "?", "!", "''", ")")

    def beside(self, verb: Token, low: int) -> Span | None:
        """The speaker right before the verb where the parse sees none or reaches back into the statement: "the troops
        arrested Ali Korr, a leader and a relative of Olek Varn, the Norby-based monitor reported".
        """
        own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if own is None and self.doc[low].tag_ == "VBG":
            return self._after_participle(verb, low)
        if own is None and self.words[verb.i - 1] == ",":
            return self._named_beside(verb, low)
        start = own.i if own is not None else low
        commas = [k for k in range(start + 1, verb.i) if self.words[k] == ","]
        if len(commas) < (1 if own is None else 2) or verb.tag_ not in ("VBD", "VBZ"):
            return None  # one comma: "A. Name, the head of the office said"
        comma = commas[-1]
        phrase = self.doc[comma + 1 : verb.i]
        if (
            verb.i - comma > _NAME
            or len(phrase) == 0
            or not (phrase[0].lower_ in ("the", "a", "an") or self._plain_speakers(phrase))
        ):
            return None
        if len(phrase) < 2 or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG", "WDT", "WP") for t in phrase):
            return None
        told = any(t.tag_ in ("VBD", "VBZ", "VBP") for t in self.doc[low:comma])
        noun = phrase[-1].pos_ in ("NOUN", "PROPN") and phrase[-1].ent_type_ not in ("DATE", "TIME")
        return (comma + 1, verb.i) if told and noun else None

    def _plain_speakers(self, phrase: Tokens) -> bool:
        """ "Locals and media reports": nouns without an article, one of them for those who speak."""
        named = self.rules.generic | self.rules.official
        return all(t.pos_ in ("NOUN", "ADJ", "CCONJ") for t in phrase) and any(t.lower_ in named for t in phrase)

    def _after_participle(self, verb: Token, low: int) -> Span | None:
        """ "Confirming the incident, the head of the office, A. Name, said": what stands between the opening and the verb."""
        comma = next((k for k in range(low + 1, verb.i - 1) if self.words[k] == ","), None)
        if comma is None or verb.tag_ not in ("VBD", "VBZ"):
            return None
        end = verb.i - 1 if self.words[verb.i - 1] == "," else verb.i
        phrase = self.doc[comma + 1 : end]
        if (
            len(phrase) == 0
            or end - comma > _NAME
            or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") for t in phrase)
        ):
            return None
        opens = phrase[0].lower_ in ("the", "a", "an", "its") or phrase[0].pos_ in ("PROPN", "NOUN")
        return (comma + 1, end) if opens and phrase[-1].pos_ in ("NOUN", "PROPN") else None

    def _named_beside(self, verb: Token, low: int) -> Span | None:
        """ "Troops killed nine, Col. A. Name, the commander, said": a name with its apposition, both between commas."""
        words = self.words
        commas = [k for k in range(max(low, verb.i - _NAME), verb.i - 1) if words[k] == ","]
        if len(commas) < 2 or verb.tag_ not in ("VBD", "VBZ"):
            return None
        first, second = commas[-2:]
        name, role = self.doc[first + 1 : second], self.doc[second + 1 : verb.i - 1]
        named = len(name) > 1 and all(t.pos_ == "PROPN" or t.text == "." for t in name)
        plain = len(role) > 1 and role[0].lower_ in ("the", "a", "an", "its") and role[-1].pos_ in ("NOUN", "PROPN")
        told = any(t.tag_ in ("VBD", "VBZ", "VBP") for t in self.doc[low:first])
        if not (named and plain and told) or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in role):
            return None
        return first + 1, verb.i - 1

    def _also_behind(self, verb: Token, high: int) -> bool:
        """Two subjects: the one before is an apposition of the statement, the one behind speaks ("reports the Herald")."""
        return any(c.dep_ == "nsubj" and verb.i < c.i < high for c in verb.rights)

    def _issuer(self, document: Token, low: int) -> Token | None:
        """Who published a report that says something: the subject of the verb whose object the document is."""
        if self.words[document.i] not in self.rules.documents or document.dep_ != "dobj":
            return None
        subject = next((c for c in document.head.children if c.dep_ == "nsubj"), None)
        return subject if subject is not None and subject.i >= low else None

    def _has_twin(self, token: Token, tense: str, low: int) -> bool:
        """Is there a speech verb of this tense above ``token``, which a later verb of the same tense goes on from?"""
        head = token
        for _ in range(4):
            if head.head is head or head.head.i < low:
                return False
            head = head.head
            if head.tag_ == tense and self.words[head.i] in self.rules.verbs:
                return True
        return False

    def _inverted(self, verb: Token, low: int, high: int) -> Token | None:
        """The speaker after the verb: ``"...", said the mayor``."""
        i = verb.i
        if i == low or i + 1 >= high or self.words[i - 1] not in (",", '"', "?", "!", "''"):
            return None
        for j in range(i + 1, min(high, i + 9)):
            token = self.doc[j]
            if token.ent_type_ in ("DATE", "TIME") or token.text in ("'s", "’s"):
                continue  # "reports Monday's issue of the Herald"
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in (
                "compound",
                "nmod",
                "poss",
                "amod",
                "npadvmod",
            ):
                silent = self.words[token.i] in self.rules.silent  # "..., confirmed the attack"
                return None if silent or self._subject_of_said(token, verb) else token
            if token.pos_ in ("VERB", "ADP", "SCONJ") or token.text in (",", "."):
                return None
        return None

    def _subject_of_said(self, token: Token, verb: Token) -> bool:
        """ "A wire, citing a medic, said two men had died": the noun after the verb belongs to what is said."""
        head = token.head
        if token.dep_ not in ("nsubj", "nsubjpass") or head.i <= token.i or head.tag_ == "VBG" or head.i == verb.i:
            return False
        return not any(t.text == "," or t.lower_ in _RELATIVE for t in self.doc[token.i : head.i])

    def _speaks(self, word: str) -> bool:
        """A noun for somebody who speaks by trade or office."""
        return word in self.rules.roles or word in self.rules.generic or word in self.rules.official

    def can_head(self, token: Token) -> bool:
        return token.ent_type_ not in ("DATE", "TIME", "CARDINAL") and token.dep_ not in ("dobj", "pobj")
