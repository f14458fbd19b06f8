"""The same parse in about a third of the time.

A spaCy pipeline of the small kind looks every word up anew each time it stands in a text: it hashes its features,
multiplies its vector, and asks its patterns and tables for part of speech and lemma. What comes out depends on the word
alone, so it is remembered here. The multiplications that remain are done by numpy's own library instead of thinc's,
which is two to three times as fast on processors of today. The annotations are the same ones (tests compare them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from thinc.api import Model, NumpyOps

from twosource.engine.embedding import remembered_embed
from twosource.engine.threads import on_one_thread
from twosource.engine.windows import plain_windows
from twosource.engine.word_forms import WordForms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


_SWIFT = ("remembered_words", "plain_windows")
"""Layers that take the place of others ..."""
_PLAIN = frozenset(("hashembed", "expand_window"))
"""... among them these."""


class Swift:
    """Takes the place of ``nlp`` where texts are parsed. ``nlp`` itself is made faster by this and stays usable."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._stages: list[Any] = []
        models: dict[str, Model[Any, Any]] = {}
        for name, component in nlp.pipeline:
            model = getattr(component, "model", None)
            if isinstance(model, Model):
                hasten(model)
                models[name] = model
            if name == "lemmatizer" and self._stages and (forms := WordForms.of(self._stages[-1], component)):
                self._stages[-1] = forms
            else:
                self._stages.append(component)
        self.slow = slow_parts(models)
        """Components that run as they are, because their layers are not built as this module knows them."""

    @property
    def vocab(self) -> Vocab:
        return self._nlp.vocab

    def pipe[T](
        self,
        texts: Iterable[tuple[str, T]],
        *,
        as_tuples: Literal[True] = True,  # noqa: ARG002  (no other way; asked for so that a Language fits too)
        batch_size: int | None = None,
    ) -> Iterator[tuple[Doc, T]]:
        """The parsed texts of ``texts`` in order, each with what came along with it, as ``Language.pipe`` does."""
        waiting, size = iter(texts), batch_size or self._nlp.batch_size
        while batch := list(islice(waiting, size)):
            docs: list[Doc] = [self._nlp.make_doc(text) for text, _ in batch]
            for stage in self._stages:
                docs = list(stage.pipe(docs, batch_size=size))
            yield from zip(docs, (along for _, along in batch), strict=True)


def hasten(model: Model[Any, Any]) -> None:
    """Change ``model`` in place: remembered words, numpy's multiplication. What is built otherwise stays as it is."""
    for node in list(model.walk()):
        if type(node.ops) is NumpyOps and on_one_thread():
            node.ops = NumpyOps(use_blis=False)
    for replaced in (remembered_embed, plain_windows):
        _replace(model, replaced)


def slow_parts(models: Mapping[str, Model[Any, Any]]) -> tuple[str, ...]:
    """Names of the models that ``hasten`` could do nothing for though they look words up or at their neighbours.

    It knows layers by their names; where it has replaced none at all, a new thinc may call them otherwise, and every
    model counts.
    """
    layers = {name: {node.name for node in model.walk()} for name, model in models.items()}
    if not all(any(kind in names for names in layers.values()) for kind in _SWIFT):
        return tuple(layers)
    return tuple(name for name, names in layers.items() if names & _PLAIN)


def _replace(model: Model[Any, Any], by: Callable[[Model[Any, Any]], Model[Any, Any] | None]) -> None:
    """Put what ``by`` makes of it in the place of the first layer that it makes anything of."""
    for node in list(model.walk()):
        for layer in node.layers:
            if (other := by(layer)) is not None:
                model.replace_node(layer, other)
                return
