"""Which people a word of harm is about: objects, subjects, coordination, elided nouns, lists after "including"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.vocab import Measure, Who
from twosource.extract.rules.chains import Chains, Reading
from twosource.extract.rules.counted_phrase import Counted, Kind
from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.harm import BE, HAVE, Harm, Side
from twosource.extract.rules.harm_groups import (
    for_care,
    herd,
    identified_as,
    joined_object,
    known_already,
    only_feared,
    only_meant,
    succumbs,
    town,
    unharmed_by,
    with_partners,
    wounded_to_death,
)
from twosource.extract.rules.insertions import after_insertion
from twosource.extract.rules.joins import STARTERS, Joins
from twosource.extract.rules.victim_words import (
    AUXILIARIES,
    COPULAS,
    LEAVE,
    PLACING,
    RELATIVES,
    SKIPPED_BEFORE_OBJECT,
    TELLING,
)
from twosource.extract.rules.words import Words

_AMONG = frozenset({"among", "amongst"})
_STAY = BE | {"remain", "remains", "remained", "stay", "stays", "stayed", "lie", "lies", "lay", "still"}
_LISTED = frozenset({"listed", "registered", "reported", "recorded", "given"})
_KNOWN_AS = (["as", '"'], ["called", '"'], ["dubbed", '"'])
_DEAD = frozenset({"bodies", "body", "corpses", "martyrs", "dead", "remains"})
_BRACKET = 12
_LEFT_REACH = 30


def read_victims(
    words: Words, span: tuple[int, int], phrases: Sequence[Counted], harms: Sequence[Harm], *, rules: FigureRules
) -> Reading:
    """Give every phrase of the sentence that a trigger is about its measure."""
    return _Linker(words, span, phrases, harms, rules).read()


class _Linker:
    def __init__(
        self, words: Words, span: tuple[int, int], phrases: Sequence[Counted], harms: Sequence[Harm], rules: FigureRules
    ) -> None:
        self.words, self.start, self.end, self.phrases, self.harms, self.rules = (
            words,
            span[0],
            span[1],
            phrases,
            harms,
            rules,
        )
        joins = Joins(words, span, phrases, harms)
        self.at, self.trigger_at = joins.at, joins.trigger_at
        self.reading = Reading()
        self.chains = Chains(joins, self.reading)

    def read(self) -> Reading:
        for n, phrase in enumerate(self.phrases):
            if (
                phrase.inner is not None
                and phrase.kind is not Kind.PLURAL
                and not phrase.partitive
                and (measure := self._inner(phrase.inner)) not in (None, Measure.DISPLACED)
            ):
                told = (
                    identified_as(self.words, self.phrases, n) if phrase.kind is Kind.SINGLE and phrase.definite else n
                )
                if told is not None:
                    self.reading.add(told, measure, phrase.inner)
        for k, harm in enumerate(self.harms):
            if any(p.inner == harm.start and not self._governs(harm, p) for p in self.phrases) or only_feared(
                self.words, self.harms, k
            ):
                continue
            group = with_partners(self.words, self.harms, k)
            victims = self._numbered_first(self._victims(harm))
            if victims and only_meant(self.words, self.start, harm):
                victims = [n for n in victims if self.phrases[n].kind is Kind.NUMBER]
            if harm.side is not Side.NOMINAL:
                victims += [n for n in self._alongside(harm, victims) if self._fits(self.phrases[n], harm)]
            if not victims and len(group) > 1:
                continue
            for n in victims:
                if n in self.reading.part_of and self.phrases[n].kind is Kind.PLURAL:
                    continue
                for measure in self._measures(group, self.phrases[n]):
                    self.reading.add(n, measure, harm.start)
            if victims:
                self._included(victims, group, harm)
        wounded_to_death(self.phrases, self.reading)
        for n, phrase in enumerate(self.phrases):
            if (
                phrase.inner is not None
                and phrase.kind is Kind.NUMBER
                and n not in self.reading.measure
                and (measure := self._inner(phrase.inner))
                and not (phrase.partitive and phrase.low == 1 and measure is Measure.STRIKES)
            ):
                self.reading.add(n, measure, phrase.inner)
        return self.reading

    def _governs(self, harm: Harm, phrase: Counted) -> bool:
        """ "... and injured civilians, a monk and soldiers": a verb with its objects, no modifier."""
        listed = self.words.at(phrase.end) in (",", "and") and self.words.at(harm.start - 1) in ("and", ",")
        return harm.active and listed and phrase.start == harm.start and phrase.kind is Kind.PLURAL

    def _numbered_first(self, victims: list[int]) -> list[int]:
        """Bare plurals beside a number count no one of their own: "50 nurses and visitors"."""
        if any(self.phrases[n].kind is not Kind.PLURAL for n in victims):
            return [n for n in victims if self.phrases[n].kind is not Kind.PLURAL]
        return victims

    def _alongside(self, harm: Harm, victims: Sequence[int]) -> list[int]:
        """ "was killed alongside his wife and two sons": those named after the trigger died too."""
        k = harm.end
        while k < min(self.end, harm.end + 2) and self.words.text[k] not in ("alongside", "along", "together"):
            k += 1
        if k >= self.end or k > harm.end + 1 or (harm.side is Side.OBJECT and harm.active):
            return []
        k += 1 if self.words.text[k] == "alongside" else 2
        n = self.at.get(k)
        return (
            []
            if n is None or n in victims or self.phrases[n].guess
            else [m for m in self.chains.after(n) if self.phrases[m].kind is not Kind.PLURAL]
        )

    def _inner(self, i: int) -> Measure | None:
        m = self.rules.measures
        word = self.words.text[i]
        if word == "victims":
            return Measure.KILLED
        return m.object_verbs.get(word) or m.adjectives.get(word) or m.counted.get(word)

    def _measures(self, group: Sequence[Harm], phrase: Counted) -> list[Measure]:
        kinds = list(dict.fromkeys(h.measure for h in group))
        if kinds == [Measure.KILLED] and self.words.text[phrase.head] in self.rules.measures.things:
            return [Measure.DESTROYED]
        if {Measure.KILLED, Measure.DETAINED} <= set(kinds) and self._either(group):
            return []  # "killed or captured": nobody knows how many of each
        if len(kinds) > 1 and self.words.text[phrase.head] not in self.rules.measures.things:
            kinds = [k for k in kinds if k is not Measure.DESTROYED]
        if set(kinds) == {Measure.KILLED, Measure.INJURED} and phrase.kind is not Kind.NONE and phrase.high != 1:
            return [Measure.CASUALTIES]
        return kinds

    def _either(self, group: Sequence[Harm]) -> bool:
        return any(w in ("or", "nor", "/") for w in self.words.text[group[0].end : group[-1].start])

    def _victims(self, harm: Harm) -> list[int]:
        if harm.side is Side.NOMINAL and any(
            w in self.rules.measures.attitudes for w in self.words.text[max(self.start, harm.start - 4) : harm.start]
        ):
            return []
        if harm.object_at is not None:
            n = self.at.get(harm.object_at)
            return [n] if n is not None else []
        if harm.side is Side.NOMINAL or (harm.side is Side.OBJECT and harm.active):
            found = self._after(harm)
        elif (inverted := self._inverted(harm)) is not None:
            found = self.chains.after(inverted)
        elif harm.side is Side.ADJECTIVE:
            found = self._left(harm) or self._before(harm, adjective=True)
        else:
            found = self._before(harm, adjective=False)
        return [n for n in found if self._fits(self.phrases[n], harm)]

    def _fits(self, phrase: Counted, harm: Harm) -> bool:
        word = self.words.text[phrase.head]
        people = self.rules.people.nouns.get(word)
        if (word in self.rules.people.animals and not people) or (harm.measure is Measure.INJURED and word in _DEAD):
            return False
        if herd(self.words, phrase, self.rules.people.animals):
            return False
        if (
            harm.side is Side.OBJECT
            and not harm.active
            and phrase.end == harm.start
            and known_already(self.words, phrase)
        ) or (phrase.inner is not None and phrase.definite and phrase.kind is Kind.SINGLE):
            return False  # "the person killed", "the injured man": told of before
        if unharmed_by(self.words, phrase, harm):
            return False
        if harm.measure is Measure.DESTROYED:
            thing = word in self.rules.measures.things or (
                word == "pieces" and self.words.at(phrase.head + 2) in ("equipment", "hardware", "armour", "armor")
            )
            return (phrase.kind is Kind.NUMBER and (thing or phrase.bare)) or (phrase.kind is Kind.SINGLE and thing)
        if (phrase.kind is Kind.PLURAL and not self._plural_counts(phrase, harm)) or phrase.head == harm.start:
            return False
        if harm.measure is Measure.DISPLACED and (
            (harm.side is Side.SUBJECT and phrase.kind is not Kind.NUMBER)
            or (phrase.who is Who.COMBATANT and "border" not in self.words.text)
            or (self.words.at(phrase.end) in self.rules.measures.adjectives and phrase.end != harm.start)
            or for_care(self.words, harm, self.end)
        ):
            return False  # "evacuated three wounded": nobody was driven out
        if phrase.guess and any(
            self.words.text[k - 1 : k + 1] in _KNOWN_AS for k in range(phrase.start - 3, phrase.start)
        ):
            return False
        if phrase.guess:
            placed = self.words.at(phrase.start - 1) in PLACING and phrase.start != harm.end
            return (
                harm.measure in (Measure.KILLED, Measure.INJURED, Measure.DETAINED)
                and not harm.needs_people
                and not placed
            )
        if phrase.kind is Kind.PRONOUN:
            kin = self.words.at(phrase.end) in (",", "and") and self.words.at(phrase.end + 1) in ("his", "her")
            return (
                harm.active
                or (word in ("he", "she") and kin and phrase.end < harm.start)
                or (word in ("he", "she") and succumbs(self.words, phrase, harm, self.end))
                or (
                    word in ("he", "she")
                    and harm.measure is Measure.KILLED
                    and harm.side is Side.OBJECT
                    and any(w in BE for w in self.words.text[max(self.start, harm.start - 2) : harm.start])
                    and phrase.start >= harm.start - 4
                )
            )
        if phrase.kind is Kind.NAMED and harm.needs_people and town(self.words, phrase):
            return False
        if people or phrase.bare or phrase.known or phrase.kind in (Kind.NAMED, Kind.NONE):
            return True
        if phrase.kind is Kind.NUMBER and word in self.rules.measures.things:
            return self.words.text[harm.start].startswith("neutrali")  # of things: put out of action
        if self.words.text[harm.start] in ("lost", "loses", "losing") and word in self.rules.measures.things:
            return phrase.kind is Kind.NUMBER
        if harm.needs_people or phrase.kind is not Kind.NUMBER:
            return word in ("martyr", "martyrs", "casualty", "casualties") and not harm.needs_people
        m = self.rules.measures
        if word in m.counted:
            return word.startswith(("martyr", "casualt")) or m.counted[word] is harm.measure
        acronym = self.words.shape[phrase.head].isupper() and len(word) > 2 and not self.words.capitals
        return word not in m.things and (self.words.tag[phrase.head] != "NN" or acronym)

    def _plural_counts(self, phrase: Counted, harm: Harm) -> bool:
        """A bare plural counts as two or more only where the killed or wounded are named plainly: "fighters were killed"."""
        return (
            not (phrase.definite or phrase.other or phrase.inner is not None)
            and not _AMONG & set(self.words.text[max(self.start, harm.start - 3) : harm.start + 1])
            and harm.measure in (Measure.KILLED, Measure.INJURED)
            and harm.side is not Side.ADJECTIVE
            and not (
                harm.side is Side.OBJECT and not harm.active and self.words.dep[harm.start] in ("acl", "relcl", "amod")
            )
            and self.words.text[phrase.head]
            not in ("people", "victims", "family", "families", "forces", "police", "personnel")
            and self.words.at(phrase.start - 1) not in ("of", "some", "many", "most", "any", "other", "all")
            and self.words.at(phrase.start) not in ("many", "most", "some", "any", "other", "innocent", "more")
        )

    def _after(self, harm: Harm) -> list[int]:
        i = harm.end
        while (
            i < self.end
            and i not in self.at
            and (
                self.words.text[i] in SKIPPED_BEFORE_OBJECT
                or self.words.tag[i] == "RB"
                or (self.words.text[i] == "and" and self.words.at(i - 1) in ("himself", "herself", "themselves"))
            )
        ):
            i += 1
        n = self.at.get(i)
        if n is None:
            n = self._dependent(harm, ("dobj", "obj", "pobj", "dative"))
            n = joined_object(self.words, harm, self.phrases) if n is None else n
            if n is None or self.phrases[n].start < harm.end:
                return []
        return self.chains.after(n, nominal=harm.side is Side.NOMINAL)

    def _inverted(self, harm: Harm) -> int | None:
        """ "Among the dead were ...", "those killed include ...": the phrase after the verb."""
        told = after_insertion(self.words, harm.end, self.end)
        if self.words.at(harm.start - 1) == "the" and self.words.at(told) in COPULAS:
            return self.at.get(told + 1)
        opens = harm.start == self.start + (self.words.at(self.start) in ("also", "among"))
        if not opens and not any(
            w in ("among", "amongst", "those", "them")
            for w in self.words.text[max(self.start, harm.start - 4) : harm.start]
        ):
            return None
        k = told
        while k < self.end and k < told + 9 and self.words.text[k] not in COPULAS:
            if k in self.at or self.words.text[k] in (",", ";"):
                past = after_insertion(self.words, k, self.end)
                if past == k:
                    return None
                k = past
                continue
            k += 1
        return self.at.get(k + 1)

    def _before(self, harm: Harm, *, adjective: bool) -> list[int]:
        i = harm.start - 1
        while (
            i >= self.start
            and i not in self.at
            and (
                self.words.tag[i].startswith("RB")
                or self.words.text[i] in ("also", "more", '"')
                or (self.words.ent[i] == "DATE" and self.words.text[i - 1] in ("on", "last"))
                or (self.words.text[i] == "on" and self.words.ent[i + 1] == "DATE")
            )
        ):
            i -= 1
        if self.words.text[i] == "as" and self.words.at(i - 1) in _LISTED:
            i -= 1
        n = self._whole(self.at.get(i))
        if n is not None and self.phrases[n].kind is not Kind.PRONOUN:
            return self.chains.before(n)
        n = self._whole(self._dependent(harm, ("nsubjpass", "nsubj")))
        if n is not None:
            return self.chains.with_later(self.chains.before(self.chains.total(n)), harm)
        if adjective and (
            i < self.start or (self.words.text[i] not in AUXILIARIES and self.words.text[i] not in (",", ")"))
        ):
            return []
        if (
            harm.side is Side.OBJECT
            and self.words.dep[harm.start] in ("acl", "relcl")
            and (n := self.at.get(self.words.head[harm.start])) is not None
        ):
            return self.chains.before(n)
        return self._linear(i) or self._shared_subject(harm)

    def _left(self, harm: Harm) -> list[int]:
        """ "left 16 fighters, among them three from the guard, dead": all that stands between the verb and the adjective."""
        for k in range(harm.start - 1, max(self.start, harm.start - _LEFT_REACH), -1):
            if self.words.text[k] in LEAVE:
                n = next((self.at[j] for j in range(k + 1, min(k + 3, harm.start)) if j in self.at), None)
                if n is None or self.phrases[n].kind is not Kind.NUMBER:
                    return []
                chain = self.chains.after(n)
                return chain if chain[-1] != n and self.phrases[chain[-1]].end == harm.start else []
            if k in self.trigger_at or self.words.text[k] in (".", ";"):
                return []
        return []

    def _whole(self, n: int | None) -> int | None:
        """ "fifteen soldiers of the River Government died", "the son of a clerk was hit": not who stands nearest to the verb."""
        words = self.words
        while n is not None and words.dep[head := self.phrases[n].head] == "pobj":
            link = words.head[head]
            above = self.at.get(words.head[link])
            if words.text[link] not in PLACING or above is None or above == n or not self.phrases[above].known:
                break
            n = above
        return n

    def _linear(self, i: int) -> list[int]:
        """Step left over auxiliaries, an inserted list or a bracket, to the nearest phrase."""
        steps = 0
        while i >= self.start and i not in self.at and steps < 12:
            text, tag = self.words.text[i], self.words.tag[i]
            if text == ")" and "(" in self.words.text[max(self.start, i - 8) : i]:
                i = max(k for k in range(max(self.start, i - 8), i) if self.words.text[k] == "(") - 1
                steps += 1
                continue
            if i in self.trigger_at and self.harms[self.trigger_at[i]].start == i and text not in AUXILIARIES:
                return []
            if text == "them" and self.words.at(i - 1) in (*_AMONG, "of"):
                i -= 1
                steps += 1
                continue
            if not (
                text in AUXILIARIES
                or text in RELATIVES
                or tag in ("RB", "MD")
                or text in (",", ")", "(", "-", '"', "in", "total", "of", "whom")
                or (steps > 0 and tag in ("IN", "DT", "NNP", "NN", "JJ", "NNS", "CD", "POS", "HYPH", "JJR"))
            ):
                return []
            if text in ("half", "majority", "population"):
                return []
            if tag == "NNS" and text not in AUXILIARIES and steps < 2:
                return []
            if text in TELLING and self.words.at(i - 1) not in BE and self.words.tag_at(i - 1) not in ("RB", "CD"):
                return []  # "sources reported dozens of dead": the sources are not the dead
            i -= 1
            steps += 1
        n = self.at.get(i)
        if n is None or self.phrases[n].kind is Kind.PRONOUN:
            return []
        if steps > (2 if self.phrases[n].kind is Kind.PLURAL else 6) and self.phrases[n].kind is not Kind.NUMBER:
            return []
        if self.phrases[n].guess and steps > 3:
            return []
        return self.chains.before(self.chains.total(self._inserted(n)))

    def _inserted(self, n: int) -> int:
        """The part that an insertion with phrase ``n`` at its end is about: "40 rebels, one of them held over the murder of
        a priest, had been killed"."""
        for m in range(n, max(n - 4, 0), -1):
            if self.phrases[m].partitive and self.chains.joins.joined(self.phrases[m - 1], self.phrases[m]) == "part":
                return m
        return n

    def _dependent(self, harm: Harm, roles: tuple[str, ...]) -> int | None:
        words = self.words
        heads = list(range(harm.start, min(harm.end, self.end)))
        top = harm.start
        before = harm.start - 1
        while before > self.start and words.tag[before] == "RB":
            before -= 1
        auxiliary = words.at(before) in BE or words.at(before) in HAVE
        while (
            "nsubj" in roles
            and (not auxiliary or (words.dep[top] == "xcomp" and words.tag[words.head[top]] == "VBN"))
            and words.dep[top] in ("conj", "xcomp", "oprd", "acomp")
            and self.start <= words.head[top] < top
            and len(heads) < 8
        ):
            top = words.head[top]
            heads.append(top)
        if words.text[harm.start] == "in" and words.text[stay := words.head[harm.start]] in _STAY:
            heads.append(stay)
        for k in heads:
            for child in range(self.start, self.end):
                if words.head[child] != k or child == k or words.dep[child] not in roles:
                    continue
                if words.text[child] in RELATIVES:
                    owner = words.head[k]
                    if words.dep[k] == "relcl" and owner in self.at:
                        return self.at[owner]
                    continue
                if child in self.at:
                    return self.at[child]
        return None

    def _shared_subject(self, harm: Harm) -> list[int]:
        """ "The baker was on his way home and was killed": the subject of the verb before."""
        words, verb = self.words, harm.start
        if (
            words.dep[verb] != "conj"
            or self.words.text[verb - 1] not in BE
            or words.at(verb - 2) not in ("and", "but", ",")
        ):
            return []
        above = words.head[verb]
        found = (self.at.get(k) for k in range(self.start, above) if words.head[k] == above and words.dep[k] == "nsubj")
        n = next((n for n in found if n is not None and self.phrases[n].known), None)
        return [] if n is None else [n]

    def _included(self, victims: Sequence[int], group: Sequence[Harm], harm: Harm) -> None:
        """ "..., including three women and a child" after the trigger; the parts of a list that came before it."""
        tops = [n for n in victims if n not in self.reading.part_of]
        last = max(victims)
        after = max(self.phrases[last].end, harm.end, *(h.end for h in group))
        if self.words.at(after) == "(" and ")" in self.words.text[after : after + _BRACKET]:
            after = self.words.text.index(")", after) + 1
        nxt = next(
            (
                k
                for k, p in enumerate(self.phrases)
                if p.start >= after and not (p.guess and STARTERS.isdisjoint(self.words.text[after : p.start]))
            ),
            None,
        )
        if nxt is None or not tops or nxt in victims:
            return
        gap = self.words.text[after : self.phrases[nxt].start]
        if (
            not (any(w in STARTERS for w in gap) or gap == [":"])
            or len(gap) > 14
            or any(k in self.trigger_at for k in range(after, self.phrases[nxt].start))
        ):
            return
        if gap[0] in ("among", "amongst") and self.phrases[nxt].kind is not Kind.NUMBER:
            return  # "seven dead among the rebels": the rebels are no part, they are who died
        total = tops[0] if len(tops) == 1 or harm.side is not Side.OBJECT else tops[-1]
        self.reading.part_of.setdefault(nxt, total)
        for n in self.chains.after(nxt):
            if n not in self.reading.part_of:
                if n == nxt + 0 or self.chains.fits_total(n, total):
                    self.reading.part_of[n] = total
                else:
                    break
            for measure in self._measures(group, self.phrases[n]) if self.phrases[n].kind is not Kind.PLURAL else ():
                if self._fits(self.phrases[n], harm):
                    self.reading.add(n, measure, harm.start)
