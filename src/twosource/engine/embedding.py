"""The first layers of a tok2vec model, whose answer depends on the word alone, with their answers remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ORTH
from thinc.api import Model

if TYPE_CHECKING:
    from spacy.tokens import Doc

REMEMBERED = 100_000
"""Words whose vectors are kept (about 50 MB); when there are more, all are forgotten."""

_FEATURES = "extract_features"
_OF_A_WORD = frozenset(
    (_FEATURES, "list2ragged", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout")
) | {"ragged2list"}
"""Layers that look at one word at a time."""

type Vectors = list[np.ndarray[Any, np.dtype[np.float32]]]


def remembered_embed(embed: Model[Any, Any]) -> Model[Any, Any] | None:
    """A layer that answers as ``embed`` does, for reading only; ``None`` where ``embed`` is not the whole embedding of
    words, or looks at more than a word."""
    leaves = [node for node in embed.walk() if not node.layers]
    features = [node for node in leaves if node.name == _FEATURES]
    names = {node.name for node in leaves}
    if len(features) != 1 or "ragged2list" not in names or not names <= _OF_A_WORD:
        return None
    return Model(
        "remembered_words", _Remembering(embed, features[0].attrs["columns"]), dims={"nO": embed.get_dim("nO")}
    )


class _Words:
    """Rows of features that stand in for a ``Doc`` of just these words."""

    def __init__(self, rows: np.ndarray[Any, Any], doc: Doc) -> None:
        self.rows, self.vocab = rows, doc.vocab

    def __len__(self) -> int:
        return len(self.rows)

    def to_array(self, columns: object) -> np.ndarray[Any, Any]:
        """All features, or the word itself, which is the last column."""
        return self.rows[:, :-1] if isinstance(columns, list) else np.ascontiguousarray(self.rows[:, -1])


class _Remembering:
    """The forward function of the layer."""

    def __init__(self, embed: Model[Any, Any], columns: Sequence[int | str]) -> None:
        self._embed = embed
        self._columns = [*columns, ORTH]
        self._places: dict[bytes, int] = {}
        self._table = np.zeros((1024, embed.get_dim("nO")), dtype=np.float32)

    def __call__(
        self,
        _: Model[Any, Any],
        docs: Sequence[Doc],
        is_train: bool,  # noqa: ARG002  (thinc passes it by name)
    ) -> tuple[Vectors, Callable[[Any], Any]]:
        rows = np.concatenate([doc.to_array(self._columns) for doc in docs])
        keys: list[bytes] = np.ascontiguousarray(rows).view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist()
        if len(self._places) + len(keys) > REMEMBERED:
            self._places.clear()
        unmet = {key: n for n, key in enumerate(keys) if key not in self._places}
        if unmet:
            self._learn(unmet, _Words(rows[list(unmet.values())], docs[0]))
        found = self._table[[self._places[key] for key in keys]]
        ends = np.cumsum([len(doc) for doc in docs])
        return np.split(found, ends[:-1]), lambda _: []

    def _learn(self, unmet: dict[bytes, int], words: _Words) -> None:
        first = len(self._places)
        while first + len(words) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first : first + len(words)] = self._embed.predict([words])[0]
        self._places.update((key, first + n) for n, key in enumerate(unmet))
