"""Runs of modifiers and nouns: where a noun phrase ends, and which noun is its head."""

from __future__ import annotations

from twosource.extract.rules.figure_rules import FigureRules
from twosource.extract.rules.number_filter import harm_word
from twosource.extract.rules.words import Words

_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_COPULAS = frozenset({"was", "were", "had", "been", "being", "be", "having", "did"})
_DATES = frozenset({"DATE", "TIME"})
_NEVER_HEAD = frozenset({"shot", "suffering"})
"""After a noun: what happened to people, whatever the parse takes it for ("found the teen shot")."""
_NO_NOUN = frozenset(
    {"and", "or", "who", "that", "to", "in", "on", "at", "by", "as", "while", "when", "including", "only", "both"}
)


def noun_run(words: Words, i: int, end: int, rules: FigureRules) -> tuple[int, int | None, int | None]:
    """From ``i`` on: the end of a run of modifiers and nouns, the head noun's index, and a word of harm inside."""
    head, inner, last = None, None, i
    j = i
    while j < end:
        text, tag = words.text[j], words.tag[j]
        if text == "(" and head is not None and words.at(j + 2) == ")" and words.at(j + 3) in rules.people.nouns:
            j += 3
            continue
        noun = rules.people.nouns.get(text)
        if (text == "being" and tag.startswith("V")) or (head is not None and text in _NEVER_HEAD):
            break
        if text in _NO_NOUN or (
            head is not None and not noun and words.ent[j] in _DATES and words.ent[head] not in _DATES
        ):
            break
        if harm_word(text, rules) and not (noun and not head):
            nounish = (
                rules.measures.counted.get(text) is not None
                and tag.startswith("NN")
                and text not in rules.measures.past_participles
                and text != "dead"
            )
            if head is None and not nounish:
                follows = _first_noun(words, j + 1, end, rules)
                if follows is None:
                    break
                inner = j
                j += 1
                continue
            if not nounish or (head is not None and words.tag[head] in ("NNS", "NNPS")):
                break
        named = head is not None and tag == "NNP" and words.tag[head] in ("NNP", "NNPS") and words.shape[head].istitle()
        owned = named or words.at(j - 1) == ")" or words.tag_at(j - 1) == "POS"  # "four People's Army fighters"
        if head is not None and tag in ("NNP", "NNPS", "CD", "ADD") and _settled(words, head, rules) and not owned:
            break
        if head is not None and tag == "CD" and text in rules.numbers.units and words.at(j - 1) != "-":
            break  # "in Olmar two were hurt": the place is no part of the number's noun
        if (
            head is not None
            and tag in ("JJ", "JJR", "JJS")
            and not (words.at(j + 1) == "-" or words.tag_at(j + 1).startswith("NN"))
        ):
            break
        if (
            words.ent[j] == "PERSON"
            and head is not None
            and words.ent[head] != "PERSON"
            and words.text[head] in rules.people.nouns
        ):
            break
        if tag in _PARTICIPLES and text in rules.measures.launch_verbs and head is not None:
            break
        if head is None and not noun and words.at(j + 1) == "-" and words.tag_at(j + 2) in _PARTICIPLES:
            pass  # "a self-styled general"
        elif noun or tag.startswith("NN"):
            if head is not None and words.tag[head] == "NNS" and rules.people.nouns.get(words.text[head]) and not noun:
                break
            head, last = j, j + 1
        elif tag in ("JJ", "JJR", "JJS", "AFX", "FW") or text in ("'s", "'", "-", '"', "/"):
            if text == '"' and (head is not None or j + 1 >= end):
                break
            if text == "-" and head is not None:
                after = words.at(j + 1)  # "Orlen - Ten people were killed": a dateline
                if (
                    words.tag_at(j + 1) in ("CD", "IN", "DT")
                    or after in rules.numbers.units
                    or after in rules.numbers.tens
                ):
                    break
        elif tag in _PARTICIPLES and head is None and text not in _COPULAS:
            finite = tag == "VBD" and words.dep[j] in ("ROOT", "conj")  # "another 90 sought refuge"
            if finite or _first_noun(words, j + 1, end, rules) is None:
                break
        elif (
            (tag == "CD" and head is None and words.at(j + 1) == "-")
            or (tag == "RB" and head is None and words.tag_at(j + 1) in ("JJ", "VBN", "NN", "NNS"))
            or ((tag in _PARTICIPLES or tag in ("RP", "IN")) and words.at(j - 1) == "-")
        ):
            pass
        else:
            break
        j += 1
        if (
            head is not None
            and last == j
            and _settled(words, head, rules)
            and words.tag_at(j) in ("RB", "VBD", "VBZ", "VBP", "MD")
        ):
            break
    return last, head, inner


def _settled(words: Words, head: int, rules: FigureRules) -> bool:
    noun = rules.people.nouns.get(words.text[head])
    return bool(noun and noun.plural) or words.tag[head] in ("NNS", "NNPS")


def _first_noun(words: Words, j: int, end: int, rules: FigureRules) -> int | None:
    """The first noun from ``j`` on, with nothing but modifiers before it."""
    while j < end and j >= 0:
        if rules.people.nouns.get(words.text[j]) or words.tag[j].startswith("NN"):
            return None if words.ent[j] in ("DATE", "TIME") else j
        if words.tag[j] not in ("JJ", "HYPH", "CD", "VBN") or words.text[j] in rules.measures.past_participles:
            return None
        j += 1
    return None
