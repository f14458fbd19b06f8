"""Bounds of the noun phrase around a head, clipped where the parse runs away with it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "case", "npadvmod", "advmod", "punct", "quantmod", "predet"}
)
_STOP = frozenset({'"', ";", ":", "—", "–", "--", "...", "…", ".", "!", "?"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 28
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "nsubj", "dep"})
_ADJUNCT = frozenset({"on", "via", "during", "after", "before", "since", "through", "amid", "when"})
_SIDES = frozenset({"side", "ground", "scene", "spot", "island"})
_RANKS = frozenset(
    {"maj", "gen", "col", "lt", "capt", "sgt", "brig", "cmdr", "adm", "insp", "supt", "dr", "mr", "mrs", "ms", "prof"}
)
_NAMING = frozenset({"known", "called", "named", "dubbed", "abbreviated"})


def noun_phrase(doc: Doc, head: Token, low: int, high: int) -> tuple[int, int]:
    """Token span ``[i, j)`` of the phrase headed by ``head``, inside ``[low, high)``.

    Keeps complements ("of", "for", "in") and appositions; drops relative clauses, participles and what follows them.
    """
    return _left_bound(doc, head, low), _right_bound(doc, head, high)


def _left_bound(doc: Doc, head: Token, low: int) -> int:
    edge = max(low, head.left_edge.i)
    if head.dep_ in ("compound", "nmod", "amod"):
        edge = low
    left = head.i
    while left > edge:
        token = doc[left - 1]
        if token.text in _STOP or token.text in (",", "(", ")"):
            break
        if token.tag_ in _FINITE and token.pos_ in ("VERB", "AUX"):
            break
        left -= 1
    while left < head.i and doc[left].dep_ in ("cc", "mark", "prep") and doc[left].pos_ in ("CCONJ", "SCONJ", "ADP"):
        left += 1
    return left


def _right_bound(doc: Doc, head: Token, high: int) -> int:
    edge = min(high, head.right_edge.i + 1, head.i + _LONGEST)
    cut = edge
    for child in head.rights:
        if child.dep_ in _CLAUSES and child.lower_ not in _NAMING:
            cut = min(cut, max(head.i + 1, child.left_edge.i))
            break
    dot = _after_rank(doc, cut, high)
    if dot is not None:
        name = doc[dot + 1]
        while name.i + 1 < high and doc[name.i + 1].is_title:
            name = name.nbor()
        cut = min(high, max(name.i, name.right_edge.i) + 1, head.i + _LONGEST)
    right = head.i + 1
    while right < cut:
        token = doc[right]
        if right == dot:
            right += 1
            continue
        if token.text in _STOP:
            break
        if token.tag_ in _FINITE and token.pos_ in ("VERB", "AUX"):
            break
        if (
            token.pos_ == "ADP"
            and right + 1 < cut
            and (
                (token.lower_ in _ADJUNCT and doc[min(cut, right + 3) - 1].lower_ not in _SIDES)
                or doc[right + 1].ent_type_ in ("DATE", "TIME")
            )
        ):
            break
        if token.text == "," and not _apposition_follows(head, right):
            break
        right += 1
    while right > head.i + 1 and doc[right - 1].text in (",", "(", "-", "who", "which", "that", "'s", "and"):
        right -= 1
    return right


def _after_rank(doc: Doc, end: int, high: int) -> int | None:
    """The full stop of "Maj. A. Name" where the parse ends the phrase at it."""
    ends = end > 0 and end + 1 < high and doc[end].text == "." and doc[end - 1].lower_ in _RANKS
    return end if ends and doc[end + 1].is_title else None


def _apposition_follows(head: Token, comma: int) -> bool:
    """True when what follows the comma is an apposition or a further member of the list that ``head`` opens."""
    return any(
        child.dep_ in ("appos", "conj") and child.left_edge.i in (comma + 1, comma + 2) for child in head.rights
    ) or any(child.dep_ in ("appos",) and child.left_edge.i == comma + 1 for child in _inner(head, comma))


def _inner(head: Token, before: int) -> list[Token]:
    found: list[Token] = []
    for child in head.rights:
        if child.i < before:
            found.extend(child.rights)
    return found


def chunk_before(doc: Doc, end: int, low: int, usable: Callable[[Token], bool]) -> Token | None:
    """The nearest noun, name or pronoun right before token ``end``, past adverbs and auxiliaries. ``None`` if none."""
    i = end - 1
    while i >= low and (
        doc[i].pos_ in ("ADV", "AUX", "PART")
        or doc[i].dep_ in ("aux", "advmod", "neg")
        or doc[i].ent_type_ == "DATE"
        or (doc[i].lower_ == "at" and doc[i + 1].lower_ in ("first", "last", "once"))
    ):
        i -= 1
    if i > low and doc[i].text == ")":
        k = i
        while k > low and doc[k].text != "(":
            k -= 1
        i = k - 1 if k > low else i
    if i < low:
        return None
    token = doc[i]
    misread = token.pos_ == "ADJ" and token.head.i == end and token.dep_ == "amod"
    return (
        token
        if (misread or token.text[:1] == "@" or token.pos_ in ("NOUN", "PROPN", "PRON")) and usable(token)
        else None
    )
