"""The MUC-4 scorer: what is found, with which number, and who is said to have done it with what confidence."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.evaluate.muc4 import perpetrators, score, targets

_TEMPLATE = {
    "HUM TGT: NUMBER": '3: "FARMERS" / "THREE FARMERS"\nPLURAL: "CLERKS"\n1: "JUAN ORLEN"',
    "HUM TGT: EFFECT OF INCIDENT": 'DEATH: "FARMERS" / "THREE FARMERS"\nINJURY: "CLERKS"\nNO INJURY OR DEATH: "JUAN ORLEN"',
    "PERP: ORGANIZATION ID": '"ORLEN FRONT" / "OF"',
    "PERP: ORGANIZATION CONFIDENCE": 'SUSPECTED OR ACCUSED BY AUTHORITIES: "ORLEN FRONT" / "OF"',
    "PERP: INDIVIDUAL ID": '"GUNMEN"',
}
_ROW = {"id": "t1", "templates": [_TEMPLATE]}


def _claim(**changes: Any) -> dict[str, Any]:
    figures = [
        {"measure": "killed", "low": 3, "high": 3, "text": "THREE FARMERS"},
        {"measure": "injured", "low": 3, "high": None, "text": "SEVERAL CLERKS"},
    ]
    return {
        "report": "t1",
        "status": "reported",
        "figures": figures,
        "perpetrators": [{"name": "Orlen Front"}],
        "attribution": [{"name": "police"}],
    } | changes


def test_a_template_is_read_into_targets_and_perpetrators() -> None:
    assert [(t.measure, t.number) for t in targets(_TEMPLATE)] == [("killed", 3), ("injured", None)]
    assert [(p.names[0], p.confidence) for p in perpetrators(_TEMPLATE)] == [
        ("ORLEN FRONT", "accused"),
        ("GUNMEN", None),
    ]


def test_what_is_right_counts() -> None:
    scores = score([_ROW], [_claim()])
    assert scores["killed"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1}
    assert scores["injured_number_on_found"] == 1.0
    assert scores["perpetrator"]["r"] == 0.5
    assert scores["confidence_on_found"] == 1.0


@pytest.mark.parametrize(
    ("changes", "share"),
    [({"attribution": []}, 0.0), ({"status": "unverified"}, 0.0), ({"attribution": [{"name": "Orlen Front"}]}, 0.0)],
)
def test_another_confidence_is_wrong(changes: dict[str, Any], share: float) -> None:
    assert score([_ROW], [_claim(**changes)])["confidence_on_found"] == share


def test_a_figure_of_somebody_else_costs_precision() -> None:
    extra = {"measure": "killed", "low": 9, "high": 9, "text": "nine soldiers"}
    scores = score([_ROW], [_claim(), _claim(figures=[extra])])
    assert scores["killed"]["p"] == 0.5


def test_nothing_read_is_nothing_found() -> None:
    scores = score([_ROW], [])
    assert scores["killed"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1}
