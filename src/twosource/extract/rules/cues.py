"""Finds the words that hand an assertion to somebody, and the phrase that names them, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Cue, Span, merge_citations
from twosource.extract.rules.noun_phrases import chunk_before, noun_phrase

_ALWAYS = frozenset({"said", "says", "told", "tells", "say"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "oprd", "pcomp", "obj"})
_BREAK_BEFORE = frozenset({",", '"', "—", "–", "-", "--", ")", ":", "''"})
_TENSES = {"VBD": "VBD", "VBN": "VBD", "VBZ": "VBZ", "VBP": "VBP", "VB": "VBP"}
_APPOSITION = 14
_WITHIN = 8
_PARTS = frozenset({"among", "amongst", "including"})
_AT = frozenset({"put"})
_TOLL = frozenset({"toll", "number", "dead", "wounded", "injured", "figure", "count", "total", "deaths", "casualties"})


class CueFinder:
    """Finds the cues of one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.doc = doc
        self.words = words
        self.rules = rules

    def find(self, low: int, high: int) -> list[Cue]:
        """Cues of the sentence ``[low, high)`` in order."""
        found: list[Cue] = []
        for i in range(low, high):
            word = self.words[i]
            cue = None
            if word in self.rules.verbs:
                cue = self._verb(i, low, high)
            if cue is None and word in self.rules.account_nouns:
                cue = self._account(i, low, high)
            if cue is None and word in self.rules.claim_nouns:
                cue = self._claim_noun(i, low, high)
            if cue is None and word in self.rules.documents and i > low:
                cue = self._in_document(i, low, high)
            if cue is None and word in self.rules.generic_documents:
                cue = self._existential(i, low, high)
            if cue is None and word in self.rules.prepositions:
                cue = self._preposition(i, low, high)
            if cue is not None:
                found.append(cue)
        return merge_citations(found)

    def _verb(self, i: int, low: int, high: int) -> Cue | None:
        doc, words, rules = self.doc, self.words, self.rules
        verb, word = doc[i], words[i]
        if low < i and verb.text.istitle() and words[i - 1].isalpha() and doc[i - 1].text.istitle():
            return None  # "Omar Said": a name that is spelt like a verb
        if word in rules.needs and not self._has_needed(i, high):
            return None
        beside = self._beside_clause(verb, low)
        misread = word in rules.cite and verb.tag_ == "VBG" and verb.dep_ in ("compound", "amod") and words[i - 1] == "," and verb.head.i > i
        if verb.pos_ not in ("VERB", "AUX") and word not in _ALWAYS and not self._misread_verb(i, high):
            # In upper-case text the tagger calls every word a name, but the tree still shows the verb.
            shape = {c.dep_ for c in verb.children}
            if not (verb.text.isupper() and "nsubj" in shape and shape & {"ccomp", "dobj", "xcomp"}):
                return None
        if verb.dep_ in ("amod", "compound", "aux", "pcomp", "csubj", "pobj") and word not in _ALWAYS and not beside and not misread:
            return None
        lefts = {child.dep_ for child in verb.children}
        if "neg" in lefts and word not in rules.deny:
            return None
        head = verb.head
        if verb.dep_ in ("xcomp", "ccomp") and words[head.i] in rules.unsaid:
            return None
        agent = self._by_whom(verb, lefts)
        relays = word in rules.cite and "as" in words[i + 1 : i + _WITHIN] and "nsubjpass" in lefts
        if agent is not None and word in rules.by and not relays and not (verb.dep_ == "acl" and word in rules.cite):
            if word in _AT and "at" not in words[i + 1 : i + 3]:
                return None
            return self._agent(i, agent, low, high)
        if word in rules.cite and (verb.tag_ == "VBG" or verb.dep_ in ("advcl", "acl", "pcomp")):
            return self._citing(i, low, high)
        if "auxpass" in lefts or "nsubjpass" in lefts:
            return self._quoted(i, low, high)
        participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl") and not {"aux", "nsubj"} & lefts
        # "A. Name, head of B, alleged that ...": the tagger's participle is the sentence's verb.
        after_name = verb.dep_ == "acl" and "ccomp" in lefts and i > low and words[i - 1] == "," and "that" in words[i : i + 9]
        if participle and not after_name:
            return None
        if any(c.dep_ in ("dobj", "attr") and words[c.i] in rules.idle_objects for c in verb.rights):
            return None
        subject, shares = self._subject(verb, low, high)
        if subject is None or subject.i == i:
            return None
        if subject.i < i and not shares and ":" in words[subject.i + 1 : i]:
            nearer = chunk_before(doc, i, low, self._can_head)
            subject = nearer if nearer is not None else subject
        source = noun_phrase(doc, subject, low, i if subject.i < i else high)
        if subject.i < i and not shares:
            source = self._closed_apposition(self._after_comma(source, i), i)
        if source[0] <= i < source[1]:
            return None
        told = self._told(verb, high) if word in rules.tell else None
        cited = self._cited_object(verb, high) if word in rules.cite else None
        if word in rules.cite and cited is not None and self.words[cited[1] : cited[1] + 2] == ["as", "saying"] and cited[1] + 2 >= high - 1:
            return Cue(i, cited[1] + 1, source, "left", cited=cited)  # "..., a wire quoted the mayor as saying."
        side = "right" if beside else self._side(verb, source, told, shares, low, high)
        weak = word in rules.weak and word not in rules.speech and word not in rules.cite
        perceives = word in rules.perceive and word not in rules.speech and not weak
        carries = weak and self._carries(verb, high)
        if weak and ((verb.dep_ == "relcl" and not carries) or (verb.tag_ == "VBG" and not beside) or any(c.tag_ == "MD" for c in verb.lefts)):
            return None
        if word in rules.clausal and side == "right" and not self._clause_follows(verb, high):
            return None
        if word in rules.tell and any(c.dep_ == "xcomp" and any(g.text == "to" for g in c.lefts) for c in verb.rights):
            return None
        loose = weak and not carries
        if loose and word not in rules.weak_nominal:
            return None
        return Cue(i, i, source, side, told, cited, denies=word in rules.deny, weak=weak, shares=shares, loose=loose, perceives=perceives)

    def _has_needed(self, i: int, high: int) -> bool:
        """Has "hold" its "responsible", with whoever is held between the two?"""
        needed = self.rules.needs[self.words[i]]
        at = next((k for k in range(i + 1, min(high, i + _WITHIN)) if self.words[k] == needed), None)
        return at is not None and (at > i + 1 or self.doc[at].pos_ == "NOUN")

    def _beside_clause(self, verb: Token, low: int) -> bool:
        """``with officials putting the toll at nine``: a speaker of its own in a clause beside the sentence."""
        if verb.tag_ != "VBG":
            return False
        above = verb.head if verb.dep_ == "pcomp" else verb.head.head if verb.dep_ == "acl" else verb
        return above.lower_ == "with" and low <= above.i < verb.i

    def _by_whom(self, verb: Token, lefts: set[str]) -> Token | None:
        """The "by" of a passive, also where the parse hangs it from a number: "was put at nine by the mayor"."""
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        if agent is None and "auxpass" in lefts and self.words[verb.i] in self.rules.by:
            return next((t for t in verb.subtree if t.lower_ == "by" and t.i > verb.i and t.head.i in range(verb.i, t.i) and (t.head.like_num or t.head.lower_ == "at" or t.head.pos_ == "NOUN")), None)
        return agent

    def _after_comma(self, source: Span, verb: int) -> Span:
        """Drop what is only next to the subject: an apposition before it would be closed by a comma."""
        words = self.words
        commas = [k for k in range(source[0], source[1]) if words[k] == ","]
        if not commas or words[verb - 1] == "," or source[1] < verb - 3:
            return source
        last = commas[-1]
        if last + 1 >= source[1] or any(words[k] in ("and", "or", "&") for k in range(last, source[1])):
            return source
        return last + 1, source[1]

    def _closed_apposition(self, source: Span, verb: int) -> Span:
        """Take in an apposition between commas right before the verb: "the head of the region, A. Name, said"."""
        at = source[1]
        if not (at < verb - 2 and self.words[at] == "," and self.words[verb - 1] == "," and verb - at <= _APPOSITION):
            return source
        inside = self.doc[at + 1 : verb - 1]
        if inside[0].tag_ in ("VBG", "IN") or all(t.pos_ == "ADV" for t in inside):
            return source  # "citing a medic", "in a statement", "however": no part of the name
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or t.text in (",", '"') for t in inside):
            return source
        return source[0], verb - 1

    def _misread_verb(self, i: int, high: int) -> bool:
        """A verb that the tagger took for a noun: "the report details that ..."."""
        if i + 1 >= high or i == 0 or not self.words[i].endswith(("s", "ed")):
            return False
        word, after = self.words[i], self.doc[i + 1]
        plainly = word not in self.rules.documents and word not in self.rules.claim_nouns and after.pos_ in ("DET", "VERB", "AUX")
        if after.lower_ != "that" and not plainly:
            return False
        before = self.doc[i - 1]
        return before.pos_ in ("NOUN", "PROPN", "PRON", "ADV") or before.ent_type_ == "DATE"

    def _subject(self, verb: Token, low: int, high: int) -> tuple[Token | None, bool]:
        """The verb's subject, and whether it is another verb's that this one shares."""
        for child in verb.children:
            if child.dep_ == "nsubj" and low <= child.i < high and not self._behind(child, verb):
                if self.words[child.i] in _RELATIVE:
                    if verb.dep_ not in ("relcl", "ccomp", "advcl") or not low <= verb.head.i < verb.i:
                        return None, False
                    issuer = self._issuer(verb.head, low)
                    return (verb.head, False) if issuer is None else (issuer, True)
                if self.words[child.i] == "what":
                    continue
                return child, False
        after = self._inverted(verb, low, high)
        if after is not None:
            return after, False
        if verb.dep_ in ("conj", "xcomp", "advcl", "acl", "dep") or verb.tag_ == "VBG":
            head, steps = verb.head, 0
            tense = _TENSES.get(verb.tag_)
            while steps < 5 and low <= head.i < high:
                if head.pos_ == "NOUN" and verb.dep_ == "acl" and steps == 0:
                    issuer = self._issuer(head, low)
                    return (head, False) if issuer is None else (issuer, True)
                passive = any(c.dep_ == "auxpass" for c in head.children)
                if tense and verb.dep_ in ("conj", "dep") and (passive or head.tag_ != tense) and self._has_twin(head, tense, low):
                    head, steps = head.head, steps + 1
                    continue
                subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if subject is not None and low <= subject.i < high:
                    if self.words[subject.i] in _RELATIVE or (self.words[subject.i] == "it" and head.lemma_ == "be"):
                        return None, False
                    return subject, True
                if head.head is head:
                    break
                head, steps = head.head, steps + 1
        if verb.tag_ == "VBG":
            return None, False
        return chunk_before(self.doc, verb.i, low, self._can_head) or self._after_statement(verb, low), False

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
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "nmod", "poss", "amod", "npadvmod"):
                return token if token.ent_type_ not in ("DATE", "TIME") else None
            if token.pos_ in ("VERB", "ADP", "SCONJ") or token.text in (",", "."):
                return None
        return None

    def _can_head(self, token: Token) -> bool:
        return token.ent_type_ not in ("DATE", "TIME", "CARDINAL") and token.dep_ not in ("dobj", "pobj")

    def _agent(self, i: int, agent: Token, low: int, high: int) -> Cue | None:
        noun = next((c for c in agent.children if c.dep_ in ("pobj", "pcomp")), None)
        if noun is None or not low <= noun.i < high:
            return None
        apart = any(t.like_num for t in self.doc[i + 1 : agent.i])  # "was put at nine by the police"
        return Cue(agent.i if apart else i, agent.i, noun_phrase(self.doc, noun, agent.i + 1, high), "both", close=True)

    def _citing(self, i: int, low: int, high: int) -> Cue | None:
        noun = next((c for c in self.doc[i].rights if c.dep_ in ("dobj", "pobj")), None)
        if noun is None and self.doc[i].dep_ in ("compound", "amod"):
            noun = self.doc[i].head
        if noun is None or noun.i >= high:
            return None
        span = noun_phrase(self.doc, noun, i + 1, high)
        side = "both" if i > low else "right"
        return Cue(i, i, span, side, cited=span)

    def _quoted(self, i: int, low: int, high: int) -> Cue | None:
        """``X was quoted as saying``; every other passive without an agent names nobody."""
        if self.words[i] not in self.rules.cite:
            return None
        follow = list(self.words[i + 1 : i + 6])
        at = next((k for k, w in enumerate(follow) if w in ("saying", "telling", "stating", "adding", "for")), None)
        subject = next((c for c in self.doc[i].children if c.dep_ == "nsubjpass"), None)
        if at is None or subject is None or subject.i < low:
            return None
        source = noun_phrase(self.doc, subject, low, i)
        side = self._by_position(source[0], i + 2 + at, low, high)
        last = min(high - 1, i + 1 + at)
        agent = next((c for c in self.doc[i].children if c.dep_ == "agent" and c.i < last), None)
        relay = next((c for c in agent.children if c.dep_ == "pobj" and c.i < last), None) if agent is not None else None
        if relay is not None and agent is not None:
            return Cue(i, last, noun_phrase(self.doc, relay, agent.i + 1, last), side, cited=source)
        return Cue(i, last, source, side)

    def _told(self, verb: Token, high: int) -> Span | None:
        noun = next((c for c in verb.rights if c.dep_ in ("dobj", "dative", "obj", "iobj")), None)
        if noun is None or not noun.i < high or noun.i - verb.i > 9:
            noun = next((t for t in self.doc[verb.i + 1 : min(high, verb.i + 4)] if t.pos_ == "PROPN"), None)
            if noun is None:
                return None
            while noun.i + 1 < high and self.doc[noun.i + 1].pos_ == "PROPN":
                noun = self.doc[noun.i + 1]
            return verb.i + 1, noun.i + 1
        return noun_phrase(self.doc, noun, verb.i + 1, high)

    def _cited_object(self, verb: Token, high: int) -> Span | None:
        noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        return noun_phrase(self.doc, noun, verb.i + 1, high) if noun is not None and noun.i < high else None

    def _clause_follows(self, verb: Token, high: int) -> bool:
        if any(c.dep_ == "ccomp" for c in verb.rights):
            return True
        return any(w in ("that", ":", '"') for w in self.words[verb.i + 1 : min(high, verb.i + 7)])

    def _carries(self, verb: Token, high: int) -> bool:
        """Has a weak verb something that reads as an assertion after it, or the statement itself before it?"""
        if any(c.dep_ == "ccomp" for c in verb.lefts) and "," in self.words[max(0, verb.i - _WITHIN) : verb.i]:
            return True
        for child in verb.rights:
            if child.dep_ in ("ccomp", "oprd") or (child.dep_ == "xcomp" and child.pos_ == "VERB"):
                return True
        if self.words[verb.i] not in self.rules.weak_nominal and self.words[verb.i] not in self.rules.of:
            return any(w == "that" for w in self.words[verb.i + 1 : verb.i + 4])
        for t in self.doc[verb.i + 1 : min(high, verb.i + 14)]:
            if t.like_num or self.words[t.i] in _TOLL:
                return True
            if t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ != "amod":
                return False
        return False

    def _side(self, verb: Token, source: Span, told: Span | None, shares: bool, low: int, high: int) -> str:
        if shares:
            return "right"
        phrase_end = max(verb.i + 1, source[1] if source[0] > verb.i else 0, told[1] if told else 0)
        for child in verb.rights:
            if child.i < phrase_end or child.i >= high or source[0] > verb.i > low:
                continue
            if child.dep_ in _CONTENT and child.ent_type_ not in ("DATE", "TIME"):
                return "right"
            if child.dep_ == "prep" and child.text == "of" and self.words[verb.i] in self.rules.of:
                return "right"
        return self._by_position(min(verb.i, source[0]), phrase_end, low, high)

    def _by_position(self, start: int, end: int, low: int, high: int) -> str:
        """Where the content stands, judged by punctuation around ``[start, end)``."""
        pre = any(t.is_alpha for t in self.doc[low:start])
        if not pre:
            return "right"
        for word in self.words[end : min(high, end + 12)]:
            if word == "that" or word == ":":
                return "right"
            if word in (",", ".", '"'):
                break
        if self.words[start - 1] not in _BREAK_BEFORE and any(
            t.pos_ in ("VERB", "AUX") for t in self.doc[end:high] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        ):
            return "right"
        return self._split(start, end, low, high)

    def _split(self, start: int, end: int, low: int, high: int) -> str:
        """``both`` where the clause before the cue has no verb yet: "The attack, the army said, killed five"."""
        has_verb = any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in self.doc[low:start])
        more = any(t.is_alpha for t in self.doc[end:high])
        if self.words[end : end + 2] == [",", "and"] and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in self.doc[end:high]):
            return "both"
        if self.words[end : end + 1] == [","] and end + 1 < high and self.words[end + 1] in _PARTS:
            return "both"
        return "both" if more and not has_verb else "left"

    def _preposition(self, i: int, low: int, high: int) -> Cue | None:
        for phrase in self.rules.prepositions[self.words[i]]:
            if tuple(self.words[i : i + len(phrase)]) != phrase:
                continue
            last = i + len(phrase) - 1
            noun = next((c for c in self.doc[last].rights if c.dep_ in ("pobj", "dobj", "pcomp")), None)
            if noun is None:
                noun = next((t for t in self.doc[last + 1 : min(high, last + 7)] if (t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "compound") or t.text[:1] == "@"), None)
            if noun is None or noun.i >= high:
                return None
            return self._adverbial(i, last, noun_phrase(self.doc, noun, last + 1, high), low, high)
        return None

    def _account(self, i: int, low: int, high: int) -> Cue | None:
        """``by the ministry's count``, ``by Ukraine's account``, ``by a Harbour Wire tally``."""
        noun = self.doc[i]
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        if owner is None:
            owner = next((c for c in reversed(list(noun.lefts)) if c.dep_ in ("compound", "nmod") and (c.pos_ == "PROPN" or c.lower_ in self.rules.official)), None)
        if owner is None or noun.dep_ != "pobj" or self.words[noun.head.i] not in ("by", "on") or noun.head.i < low:
            return None
        return self._adverbial(noun.head.i, i, (noun.head.i + 1, owner.i + 1), low, high)

    def _claim_noun(self, i: int, low: int, high: int) -> Cue | None:
        """``the army's claim that ...``: the owner asserts what the clause says."""
        noun = self.doc[i]
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.i >= low), None)
        if owner is None or "that" not in self.words[i + 1 : min(high, i + 6)]:
            return None
        if not any(c.dep_ in ("acl", "ccomp", "relcl", "appos") for c in noun.rights):
            return None
        source = noun_phrase(self.doc, owner, low, i)
        return Cue(i, i, source, "right", denies=self.words[i] == "denial", owned=True)

    def _in_document(self, i: int, low: int, high: int) -> Cue | None:
        """``in its statement``, ``in a statement by X`` where the sentence has no verb of speech."""
        noun = self.doc[i]
        if noun.dep_ != "pobj" or self.words[noun.head.i] != "in" or noun.head.i < low:
            return None
        if any(self.words[k] in self.rules.speech and self.doc[k].pos_ == "VERB" for k in range(low, high)):
            return None
        owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.lower_ in ("its", "his", "her", "their")), None)
        if owner is not None:
            return self._adverbial(noun.head.i, i, (owner.i, owner.i + 1), low, high)
        author = next((c for c in noun.rights if c.lower_ in ("by", "from")), None)
        name = next((c for c in author.rights if c.dep_ == "pobj"), None) if author is not None else None
        if name is None or author is None or name.i >= high:
            return None
        return self._adverbial(noun.head.i, author.i, noun_phrase(self.doc, name, author.i + 1, high), low, high)

    def _existential(self, i: int, low: int, high: int) -> Cue | None:
        """``There are reports that ...``: somebody says so, and nobody knows who."""
        if not any(w == "there" for w in self.words[low:i]) or "that" not in self.words[i + 1 : i + 4]:
            return None
        if self.doc[i].dep_ not in ("attr", "nsubj") or "no" in self.words[low:i]:
            return None
        return Cue(i, min(high - 1, i + 1), (i, i + 1), "right")

    def _adverbial(self, first: int, last: int, source: Span, low: int, high: int) -> Cue:
        start, end = first, max(last + 1, source[1])
        close = start > low and self.words[start - 1] not in _BREAK_BEFORE
        if not any(t.is_alpha and t.pos_ not in ("ADV", "CCONJ") for t in self.doc[low:start]):
            return Cue(first, last, source, "right")
        before = self.words[max(low, start - 2) : start]
        if before and before[-1] in (";", ":"):
            return Cue(first, last, source, "right")
        fronted = (before and before[-1] in ("and", "but", "while", "whereas", "that")) or (len(before) == 2 and before[-1] == "," and before[0] in ("and", "but", "that"))
        if fronted and end < high and self.words[end] == ",":
            return Cue(first, last, source, "right")
        return Cue(first, last, source, self._split(start, end, low, high), close=close)
