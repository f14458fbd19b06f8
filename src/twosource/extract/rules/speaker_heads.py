"""The main noun of a phrase that names a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

PARTICLES = frozenset(
    (
        "al", "el", "bin", "ibn", "bint", "abu", "de", "del", "la", "van", "von", "da", "ul", "-", "ad", "ash",
        "as", "an", "ar", "az", "at", "ould", "ag", "’", "'",
    )
)  # fmt: skip
"""Small words inside names of persons."""


def main_noun(doc: Doc, words: Sequence[str], i: int, j: int) -> int:
    """The main noun: the last noun before the first comma or preposition, wherever the parse puts it."""
    end = j
    for k in range(i, j):
        if k > i and (
            words[k] in (",", "(")
            or (
                doc[k].pos_ == "ADP"
                and (words[k] not in PARTICLES or (words[k] == "at" and words[k + 1 : k + 2] != ["-"]))
                and words[k - 1] != "-"
            )
        ):
            end = k
            break
    if end < j and doc[end - 1].pos_ == "ADJ" and end - 2 >= i and doc[end - 2].pos_ in ("NOUN", "PROPN"):
        return end - 2  # "a source close to the group"
    for k in range(end - 1, i - 1, -1):
        if doc[k].tag_ == "VBN" and k > i and doc[k - 1].pos_ in ("NOUN", "PROPN"):
            continue  # "figures released by"
        if doc[k].ent_type_ == "DATE" and k - 1 > i and doc[k - 1].tag_ == "VBN":
            continue  # "the report drafted Thursday"
        if doc[k].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB") and words[k] not in ("'s", "’s"):
            return k
    return max(i, end - 1)
