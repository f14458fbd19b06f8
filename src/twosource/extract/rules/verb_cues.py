"""Cues that are verbs of speech, in all the shapes that a sentence gives them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Cue, Span
from twosource.extract.rules.cue_side import SideFinder
from twosource.extract.rules.cue_subject import SubjectFinder
from twosource.extract.rules.noun_phrases import chunk_before, noun_phrase

_ALWAYS = frozenset({"said", "says", "told", "tells", "say"})
_APPOSITION = 14
_WITHIN = 8
_TOLD = 16
"""Tokens that the name of whoever is told may have ("the Herald's northern sister paper Harbour Wire")."""
_PUT = frozenset({"put", "puts", "putting", "give", "gives", "gave", "giving"})
_AT = {"put": ("at",), "given": ("as",)}


class VerbCues:
    """Finds the verb cues of one parsed paragraph."""

    def __init__(self, doc: Doc, words: Sequence[str], rules: AttributionRules) -> None:
        self.doc = doc
        self.words = words
        self.rules = rules
        self._subjects = SubjectFinder(doc, words, rules)
        self._sides = SideFinder(doc, words, rules)

    def cue(self, i: int, low: int, high: int) -> Cue | None:
        doc, words, rules = self.doc, self.words, self.rules
        verb, word = doc[i], words[i]
        if low < i and verb.text.istitle() and words[i - 1].isalpha() and doc[i - 1].text.istitle():
            return None  # "Omar Said": a name that is spelt like a verb
        if word in rules.needs and not self._has_needed(i, high):
            return None
        if word in _PUT and self.words[i + 1 : i + 2] and self.words[i + 1] in rules.particles:
            return None  # "the volunteers put up a fight"
        beside = self._beside_clause(verb, low)
        misread = (
            word in rules.cite
            and verb.tag_ == "VBG"
            and verb.dep_ in ("compound", "amod")
            and words[i - 1] == ","
            and verb.head.i > i
        )
        if verb.pos_ not in ("VERB", "AUX") and word not in _ALWAYS and not self._misread_verb(i, high):
            # In upper-case text the tagger calls every word a name, but the tree still shows the verb.
            shape = {c.dep_ for c in verb.children}
            if not (verb.text.isupper() and "nsubj" in shape and shape & {"ccomp", "dobj", "xcomp"}):
                return None
        if (
            verb.dep_ in ("amod", "compound", "aux", "pcomp", "csubj", "pobj")
            and word not in _ALWAYS
            and not beside
            and not misread
        ):
            return None
        # "IS said": a name in capitals, not an auxiliary.
        lefts = {c.dep_ for c in verb.children if verb.text.isupper() or not (c.dep_ == "auxpass" and c.text.isupper())}
        if "neg" in lefts and word not in rules.deny:
            return None
        head = verb.head
        if verb.dep_ in ("xcomp", "ccomp") and words[head.i] in rules.unsaid:
            return None
        agent = self._subjects.by_whom(verb, lefts)
        relays = word in rules.cite and "as" in words[i + 1 : i + _WITHIN] and "nsubjpass" in lefts
        if agent is not None and word in rules.by and not relays and not (verb.dep_ == "acl" and word in rules.cite):
            if word in _AT and not any(w in _AT[word] for w in words[i + 1 : min(high, agent.i + _WITHIN)]):
                return None
            return self._agent(i, agent, low, high)
        if word in rules.cite and (verb.tag_ == "VBG" or verb.dep_ in ("advcl", "acl", "pcomp")):
            return self._citing(i, low, high)
        if "auxpass" in lefts or "nsubjpass" in lefts:
            return self._quoted(i, low, high)
        participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl") and not {"aux", "nsubj"} & lefts
        # "A. Name, head of B, alleged that ...": the tagger's participle is the sentence's verb.
        after_name = (
            verb.dep_ == "acl"
            and word in rules.speech
            and "ccomp" in lefts
            and i > low
            and words[i - 1] == ","
            and "that" in words[i : i + 9]
        )
        main = verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.i == i - 1 and word in rules.speech
        if participle and not after_name and not main:
            return None
        if any(c.dep_ in ("dobj", "attr") and words[c.i] in rules.idle_objects for c in verb.rights):
            return None
        beside_verb = self._subjects.beside(verb, low) if word in rules.speech else None
        subject, shares = self._subjects.subject(verb, low, high)
        if beside_verb is not None and (subject is None or subject.i < i):
            subject, shares = doc[beside_verb[1] - 1], False
        if subject is None or subject.i == i:
            return None
        if subject.i < i and not shares and ":" in words[subject.i + 1 : i]:
            nearer = chunk_before(doc, i, low, self._subjects.can_head)
            subject = nearer if nearer is not None else subject
        source = beside_verb or noun_phrase(doc, subject, low, i if subject.i < i else high)
        if word in rules.read_out and words[subject.i] not in rules.documents:
            return None
        if words[subject.i] in rules.documents:
            source = self._with_author(source, high if subject.i > i else i)
        if subject.i < i and not shares and beside_verb is None:
            source = self._closed_apposition(self._after_comma(source, i), i)
        if source[0] <= i < source[1]:
            return None
        source = self._under_name(self._with_title(source, i if source[0] < i else high), i, high)
        told = self._told(verb, high) if word in rules.tell else self._to_whom(verb, high)
        if told is not None and told[0] == source[0] == i + 1 and doc[i + 1].text.isupper() and source[1] > i + 2:
            told, source = (i + 1, i + 2), (i + 2, source[1])  # "told AFP A. Name, counsellor of B"
        told = told or self._relay(source[1], i)
        cited = self._cited_object(verb, high) if word in rules.cite else self._from_whom(verb, high)
        if (
            word in rules.cite
            and cited is not None
            and self.words[cited[1] : cited[1] + 2] == ["as", "saying"]
            and cited[1] + 2 >= high - 1
        ):
            return Cue(i, cited[1] + 1, source, "left", cited=cited)  # "..., a wire quoted the mayor as saying."
        side = "right" if beside else self._sides.side(verb, source, told, shares, low, high)
        weak = word in rules.weak and word not in rules.speech and word not in rules.cite
        perceives = word in rules.perceive and word not in rules.speech and not weak
        carries = weak and self._sides.carries(verb, high)
        if weak and (
            (verb.dep_ == "relcl" and not carries)
            or (verb.tag_ == "VBG" and not beside)
            or any(c.tag_ == "MD" for c in verb.lefts)
        ):
            return None
        if word in rules.clausal and side == "right" and not self._sides.clause_follows(verb, high):
            return None
        if word in rules.tell and any(c.dep_ == "xcomp" and any(g.text == "to" for g in c.lefts) for c in verb.rights):
            return None
        loose = weak and not carries
        if loose and word not in rules.weak_nominal:
            return None
        return Cue(
            i,
            i,
            source,
            side,
            told,
            cited,
            denies=word in rules.deny,
            weak=weak,
            shares=shares,
            loose=loose,
            perceives=perceives,
        )

    def _has_needed(self, i: int, high: int) -> bool:
        """Has "hold" its "responsible", with whoever is held between the two?"""
        needed = self.rules.needs[self.words[i]]
        if needed == "on":  # "the source went on.", "she went on:", but not "went on to kill"
            return self.words[i + 1 : i + 2] == ["on"] and (
                i + 2 >= high or self.words[i + 2] in (".", ",", ":", '"') or self.words[i + 2 : i + 4] == ["to", "say"]
            )
        at = next((k for k in range(i + 1, min(high, i + _WITHIN)) if self.words[k] == needed), None)
        return at is not None and (at > i + 1 or self.doc[at].pos_ == "NOUN")

    def _beside_clause(self, verb: Token, low: int) -> bool:
        """``with officials putting the toll at nine``: a speaker of its own in a clause beside the sentence."""
        if verb.tag_ != "VBG":
            return False
        above = verb.head if verb.dep_ == "pcomp" else verb.head.head if verb.dep_ == "acl" else verb
        return above.lower_ == "with" and low <= above.i < verb.i

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
        cited = inside[0].tag_ == "VBN" and inside[0].lower_ in self.rules.obtain
        if cited or inside[0].tag_ in ("VBG", "IN") or all(t.pos_ == "ADV" for t in inside):
            return source  # "citing a medic", "in a statement", "however": no part of the name
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or t.text in (",", '"') for t in inside):
            return source
        return source[0], verb - 1

    def _relay(self, at: int, verb: int) -> Span | None:
        """ "The mayor, quoted by a wire, said": the wire, between commas."""
        words = self.words
        if words[at : at + 1] != [","] or words[at + 1] not in self.rules.obtain or words[at + 2] != "by":
            return None
        comma = next((k for k in range(at + 3, verb) if words[k] == ","), None)
        return (at + 3, comma) if comma is not None else None

    def _under_name(self, source: Span, verb: int, high: int) -> Span:
        """ "Said a man who gave his name as A. Name", "a group calling itself the X": the name that somebody goes by."""
        stop = verb if source[0] < verb else high
        for k in range(source[1], min(stop, source[1] + _APPOSITION)):
            named = self.words[k] == "as" and self.words[k - 1] in ("name", "himself", "herself", "only")
            itself = self.words[k] in ("itself", "themselves") and self.words[k - 1] in ("calling", "naming", "styling")
            if itself and self.words[k + 1 : k + 2] == ["the"]:
                k += 1
            if not (named or itself) or k + 1 >= stop or self.doc[k + 1].pos_ != "PROPN":
                continue
            end = k + 1
            while end < stop and self.doc[end].text[:1].isupper() and self.doc[end].is_alpha:
                end += 1
            return k + 1, end
        return source

    def _with_title(self, source: Span, high: int) -> Span:
        """ "The newspaper Daily Ferry counts": an outlet with its name behind the noun."""
        end = source[1]
        if self.words[end - 1] not in self.rules.outlet or self.doc[end - 1].text.istitle():
            return source
        while end < high and self.doc[end].text.istitle() and self.doc[end].is_alpha:
            end += 1
        return source[0], end

    def _misread_verb(self, i: int, high: int) -> bool:
        """A verb that the tagger took for a noun: "the report details that ..."."""
        if i + 1 >= high or i == 0 or not self.words[i].endswith(("s", "ed")):
            return False
        word, after = self.words[i], self.doc[i + 1]
        plainly = (
            word not in self.rules.documents
            and word not in self.rules.claim_nouns
            and after.pos_ in ("DET", "VERB", "AUX")
        )
        if self.words[i + 1 : i + 3] == ["to", "have"] and self.doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
            return True  # "the military claims to have killed"
        tallies = word in self.rules.weak_nominal and self.words[i - 1] in self.rules.monitor
        if after.lower_ != "that" and not plainly and not (tallies and self._numbered(i, high)):
            return False
        before = self.doc[i - 1]
        return before.pos_ in ("NOUN", "PROPN", "PRON", "ADV") or before.ent_type_ == "DATE"

    def _numbered(self, i: int, high: int) -> bool:
        """ "An observatory counts at least six": a number right after it, but no "of" as after a noun."""
        return any(t.like_num for t in self.doc[i + 1 : min(high, i + 4)]) and self.words[i + 1] != "of"

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
        side = self._sides.by_position(source[0], i + 2 + at, low, high)
        last = min(high - 1, i + 1 + at)
        agent = next((c for c in self.doc[i].children if c.dep_ == "agent" and c.i < last), None)
        relay = (
            next((c for c in agent.children if c.dep_ == "pobj" and c.i < last), None) if agent is not None else None
        )
        if relay is not None and agent is not None:
            return Cue(i, last, noun_phrase(self.doc, relay, agent.i + 1, last), side, cited=source)
        return Cue(i, last, source, side)

    def _with_author(self, source: Span, high: int) -> Span:
        """ "Figures released by the police", "a statement from the police": the phrase with its author."""
        at = source[1]
        if at + 1 < high and self.doc[at].tag_ == "VBN" and self.words[at] in self.rules.by:
            at += 1
        if at + 1 >= high or self.words[at] not in ("by", "from"):
            return source
        noun = next((c for c in self.doc[at].rights if c.dep_ in ("pobj", "pcomp") and c.i < high), None)
        return (source[0], noun_phrase(self.doc, noun, at + 1, high)[1]) if noun is not None else source

    def _told(self, verb: Token, high: int) -> Span | None:
        noun = next((c for c in verb.rights if c.dep_ in ("dobj", "dative", "obj", "iobj")), None)
        if noun is None or not noun.i < high or noun.i - verb.i > _TOLD:
            noun = next((t for t in self.doc[verb.i + 1 : min(high, verb.i + 4)] if t.pos_ == "PROPN"), None)
            if noun is None:
                return None
            while noun.i + 1 < high and self.doc[noun.i + 1].pos_ == "PROPN":
                noun = self.doc[noun.i + 1]
            return verb.i + 1, noun.i + 1
        first, last = noun_phrase(self.doc, noun, verb.i + 1, high)
        while last < high and self.doc[last].pos_ == "PROPN" and self.doc[last].head.i in (verb.i, noun.i):
            last += 1  # "told the news agency Harbour Wire", read as two objects
        of = next((k for k in range(noun.i + 1, last) if self.words[k] == "of"), None)
        return (first, of) if of is not None and noun.pos_ == "PROPN" and last == high - 1 else (first, last)

    def _to_whom(self, verb: Token, high: int) -> Span | None:
        """ "confirmed to a wire that ...": whoever is told stands behind "to", right after the verb."""
        to = self.doc[verb.i + 1] if verb.i + 1 < high else None
        if to is None or to.lower_ != "to" or self.words[verb.i] not in self.rules.speech:
            return None
        noun = next((c for c in to.rights if c.dep_ == "pobj" and c.i < high), None)
        return noun_phrase(self.doc, noun, to.i + 1, high) if noun is not None else None

    def _from_whom(self, verb: Token, high: int) -> Span | None:
        """ "The wire learned from medics that ...": the medics are the inner link."""
        if self.words[verb.i] not in self.rules.hear:
            return None
        of = next((c for c in verb.rights if c.lower_ == "from" and c.i < high), None)
        noun = next((c for c in of.rights if c.dep_ == "pobj" and c.i < high), None) if of is not None else None
        return noun_phrase(self.doc, noun, of.i + 1, high) if noun is not None and of is not None else None

    def _cited_object(self, verb: Token, high: int) -> Span | None:
        noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        return noun_phrase(self.doc, noun, verb.i + 1, high) if noun is not None and noun.i < high else None
