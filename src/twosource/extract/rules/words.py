"""A parsed passage as plain columns, so that the rules over it stay fast and easy to test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

_BODY = "isis"
"""The short name "IS" in mixed case: the armed group, never the verb."""
_CLOSERS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class Words:
    """One entry per token: lower-case ``text``, fine ``tag``, dependency ``dep``, ``head`` index, entity type ``ent``.

    ``capitals``: the whole passage is in upper case, so that capitals mean nothing. ``sentences`` are ``(start, end)`` token pairs.
    """

    text: Sequence[str]
    shape: Sequence[str]
    tag: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    ent: Sequence[str]
    sentences: Sequence[tuple[int, int]]
    capitals: bool = False

    def __len__(self) -> int:
        return len(self.text)

    def at(self, i: int) -> str:
        """The word at ``i``, or ``""`` outside the passage."""
        return self.text[i] if 0 <= i < len(self.text) else ""

    def tag_at(self, i: int) -> str:
        return self.tag[i] if 0 <= i < len(self.tag) else ""

    def children(self, i: int, start: int, end: int) -> list[int]:
        """Tokens of ``[start, end)`` that hang on ``i``."""
        return [k for k in range(start, end) if self.head[k] == i and k != i]


def words_of(doc: Doc) -> Words:
    """Read the columns off a parsed document."""
    capitals = doc.text.isupper()
    return Words(
        text=[_BODY if t.text == "IS" and not capitals else _plain(t.lower_) for t in doc],
        shape=[t.text for t in doc],
        tag=["NNP" if t.text == "IS" and not capitals else t.tag_ for t in doc],
        dep=[t.dep_ for t in doc],
        head=[t.head.i for t in doc],
        ent=[t.ent_type_ for t in doc],
        sentences=_joined([(s.start, s.end) for s in doc.sents], doc),
        capitals=capitals,
    )


def _plain(word: str) -> str:
    """The word without the asterisks that some outlets put into it against filters ("kil*led")."""
    return word.replace("*", "") or word if "*" in word else word


def _joined(sentences: list[tuple[int, int]], doc: Doc) -> list[tuple[int, int]]:
    """Sentences without the parser's stray breaks: a break needs a closing mark before it, or a capital after it."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences:
        if (
            joined
            and doc[start - 1].text not in _CLOSERS
            and not doc[start].text[:1].isupper()
            and doc[start].text not in ("-", "•", "*", "–")
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
