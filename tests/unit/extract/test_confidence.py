"""Confidence follows the fitted weights, and every feature it knows can hold."""

from __future__ import annotations

from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.quote import Quote
from twosource.core.vocab import Event, Measure, SpeakerKind, Status
from twosource.extract.rules.confidence import (
    ConfidenceWeights,
    features,
    load_confidence,
    shared_text,
    with_confidence,
)

_TEXT = "At least ten people were killed, the Orlen monitor said."


def _claim() -> Claim:
    figure = Figure(Measure.KILLED, 10, None, Quote.of(_TEXT, 0, 19))
    speaker = Speaker("Orlen monitor", Quote.of(_TEXT, 33, 50), SpeakerKind.MONITOR)
    return Claim("c1", "r1", Quote.of(_TEXT, 0, 56), Event.SHELLING, Status.REPORTED, (figure,), (speaker,))


def test_the_features_of_a_plain_claim() -> None:
    assert features(_claim(), near=1) == {"open_figure", "who_unknown", "named_origin", "no_trigger", "no_time"}


def test_a_bare_claim_has_other_features() -> None:
    bare = replace(_claim(), figures=(), attribution=(), status=Status.PLANNED)
    assert features(bare, near=3) == {"no_figure", "own_voice", "status_planned", "no_trigger", "no_time", "crowded"}


def test_confidence_is_the_logistic_of_bias_and_weights() -> None:
    weights = ConfidenceWeights(0.0, {"open_figure": 1.0, "no_time": -1.0, "own_voice": 9.0})
    assert weights.confidence(_claim(), near=1) == 0.5
    assert ConfidenceWeights(50.0, {}).confidence(_claim(), near=1) == 0.99
    assert ConfidenceWeights(-50.0, {}).confidence(_claim(), near=1) == 0.01


def test_claims_of_one_sentence_share_text() -> None:
    claim = _claim()
    assert shared_text([claim, claim, replace(claim, quote=Quote(100, 110, "x" * 10))]) == [2, 2, 1]


def test_the_packaged_weights_tell_claims_apart() -> None:
    weights = load_confidence()
    plain, planned = with_confidence([_claim(), replace(_claim(), status=Status.PLANNED)], weights=weights)
    assert planned.confidence < plain.confidence
    assert planned.confidence > 0 and plain.confidence < 1
