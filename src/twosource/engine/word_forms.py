"""Part of speech, features and lemma, remembered by word, tag and dependency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

REMEMBERED = 200_000
"""Forms that are kept; when there are more, all are forgotten."""

_ASKED = [ORTH, TAG, DEP]
_ANSWERED = [TAG, POS, MORPH, LEMMA, DEP]
_OF_A_WORD = frozenset(("LOWER", "ORTH", "TAG", "DEP", "IS_SPACE"))


class WordForms:
    """Does what the attribute ruler and the lemmatizer behind it do. A text with one of the few ``apart``, words and
    dependencies that patterns over several words ask for ("gon na", "there is"), goes through both."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer, apart: frozenset[str]) -> None:
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._apart = apart
        self._forms: dict[bytes, tuple[int, ...] | None] = {}

    @classmethod
    def of(cls, ruler: object, lemmatizer: object) -> Self | None:
        """``None`` where what they do can depend on more than word, tag and dependency."""
        if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
            return None
        if lemmatizer.mode != "rule" or lemmatizer.overwrite:
            return None
        apart: set[str] = set()
        rules: list[Any] = ruler.patterns
        for rule in rules:
            for pattern in rule["patterns"]:
                signs = [t[key] for t in pattern for key in ("LOWER", "DEP") if isinstance(t.get(key), str)]
                if not all(_OF_A_WORD.issuperset(token) for token in pattern) or (len(pattern) > 1 and not signs):
                    return None
                apart.update(signs[:1] if len(pattern) > 1 else ())
        return cls(ruler, lemmatizer, frozenset(apart))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002  (all at once)
        docs = list(docs)
        asked = [_asked(doc) for doc in docs]
        if len(self._forms) + sum(map(len, asked)) > REMEMBERED:
            self._forms.clear()
        unmet = {
            key: doc.vocab for doc, keys in zip(docs, asked, strict=True) for key in keys if key not in self._forms
        }
        if unmet:
            self._learn(list(unmet), next(iter(unmet.values())))
        for doc, keys in zip(docs, asked, strict=True):
            forms = [self._forms[key] for key in keys]
            if None in forms:
                self._lemmatizer(self._ruler(doc))
            elif forms:
                answered: Any = np.array(forms, dtype=np.uint64)
                doc.from_array(_ANSWERED, answered)
            yield doc

    def _learn(self, unmet: Sequence[bytes], vocab: Vocab) -> None:
        """Ask the ruler and the lemmatizer about a text of just these words; a pattern over several can't hold there,
        since what is apart is left out."""
        rows: Any = np.frombuffer(b"".join(unmet), dtype=np.uint64).reshape(-1, len(_ASKED))
        apart = [
            vocab.strings[word].lower() in self._apart or (bool(dep) and vocab.strings[dep] in self._apart)
            for word, _, dep in rows.tolist()
        ]
        self._forms.update(dict.fromkeys(key for key, alone in zip(unmet, apart, strict=True) if alone))
        met = [n for n, alone in enumerate(apart) if not alone]
        if met:
            words = Doc(vocab, words=[vocab.strings[word] for word in rows[met, 0].tolist()])
            tagged: Any = np.ascontiguousarray(rows[met, 1:])
            words.from_array(_ASKED[1:], tagged)
            self._lemmatizer(self._ruler(words))
            answers: Any = words.to_array(_ANSWERED)
            self._forms.update(zip((unmet[n] for n in met), map(tuple, answers.tolist()), strict=True))


def _asked(doc: Doc) -> list[bytes]:
    if not len(doc):
        return []
    rows = np.ascontiguousarray(doc.to_array(_ASKED))
    keys: list[bytes] = rows.view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist()
    return keys
