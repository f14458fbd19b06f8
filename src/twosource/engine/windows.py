"""The layers of a tok2vec model that look at a word and its neighbours, in fewer passes over memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps, Ops

type Floats = np.ndarray[Any, np.dtype[np.float32]]

_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]
_BLOCK = 384
"""Rows that are worked on at a time, so that they stay near the processor."""
_SMALL = np.float32(1e-8)
"""What thinc's layer norm adds to a variance."""


def plain_windows(encode: Model[Any, Any]) -> Model[Any, Any] | None:
    """A layer that answers as ``encode`` does, for reading only; ``None`` where ``encode`` is not a row of residual
    maxout layers over one neighbour on each side, the shape that spaCy trains, or does not run on numpy."""
    leaves = [node for node in encode.walk(order="dfs_pre") if not node.layers]
    depth = len(leaves) // len(_LAYER)
    layers = encode.layers[0].layers if len(encode.layers) == 1 else []
    if not encode.name.startswith("with_array(") or [leaf.name for leaf in leaves] != _LAYER * depth or not depth:
        return None
    if len(layers) != depth or not all(layer.name.startswith("residual(") for layer in layers):
        return None
    if type(encode.ops) is not NumpyOps or any(w.attrs["window_size"] != 1 for w in leaves[:: len(_LAYER)]):
        return None
    weights = [_Weights(leaves[n + 1], leaves[n + 2]) for n in range(0, len(leaves), len(_LAYER))]
    forward = _Windows(weights, encode.attrs["pad"])
    return Model("plain_windows", forward, dims={"nO": encode.get_dim("nO")}, ops=encode.ops)


class _Weights:
    """One layer's, with the pieces of the maxout one behind the other."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        w: Any = maxout.get_param("W")
        b: Any = maxout.get_param("b")
        out, pieces, width = w.shape
        self.out, self.pieces = out, pieces
        self.factors: Any = np.ascontiguousarray(w.transpose(1, 0, 2).reshape(pieces * out, width).T)
        self.added = np.ascontiguousarray(b.T).reshape(-1)
        self.scale: Any = norm.get_param("G")
        self.shift: Any = norm.get_param("b")
        self.mean = np.full(out, 1 / out, dtype=np.float32)

    def of(self, rows: Floats, ops: Ops) -> Floats:
        """Maxout and layer norm of each row with the one before and the one after it."""
        n, width = rows.shape
        wide: Floats = np.zeros((n, 3 * width), dtype=np.float32)
        wide[1:, :width] = rows[:-1]
        wide[:, width : 2 * width] = rows
        wide[:-1, 2 * width :] = rows[1:]
        told = np.empty((n, self.out), dtype=np.float32)
        for start in range(0, n, _BLOCK):
            block: Any = wide[start : start + _BLOCK]
            pieces: Any = ops.gemm(block, self.factors)
            told[start : start + _BLOCK] = self._normed(pieces)
        return told

    def _normed(self, pieces: Floats) -> Floats:
        pieces += self.added
        best: Floats = pieces[:, : self.out]
        for k in range(1, self.pieces):
            best = np.maximum(best, pieces[:, k * self.out : (k + 1) * self.out])
        best = best - (best @ self.mean)[:, None]
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.out) + _SMALL
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best


class _Windows:
    """The forward function of the layer."""

    def __init__(self, weights: Sequence[_Weights], pad: int) -> None:
        self._weights, self._pad = weights, pad

    def __call__(
        self,
        model: Model[Any, Any],
        texts: list[Any],
        is_train: bool,  # noqa: ARG002  (thinc passes it by name)
    ) -> tuple[list[Any], Callable[[Any], Any]]:
        lengths: Any = np.array([len(text) for text in texts], dtype=np.int32)
        rows: Any = model.ops.flatten(texts, pad=self._pad)
        for weights in self._weights:
            rows = rows + weights.of(rows, model.ops)
        parts: list[Any] = model.ops.unflatten(rows, lengths, pad=self._pad)
        return parts, lambda _: []
