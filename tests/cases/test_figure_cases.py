"""Every Markdown case of ``figures/`` is read as it says."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.figures import context_after, find_figures, load_figure_rules

_HERE = Path(__file__).parent


def _reader() -> Any:
    spec = importlib.util.spec_from_file_location("figure_case_reader", _HERE / "figure_case_reader.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_CASES = [case for path in sorted((_HERE / "figures").glob("*.md")) for case in _reader().read_cases(path)]


@pytest.fixture(scope="session")
def figure_rules() -> Any:
    return load_figure_rules()


@pytest.mark.parametrize("case", _CASES, ids=[c.name for c in _CASES])
def test_a_case_gives_exactly_its_figures(case: Any, nlp: Any, figure_rules: Any) -> None:
    context = None
    for text in case.leads:
        lead = Passage(0, 0, len(text), SegmentKind.BODY, nlp(parsable(text)), text)
        found_before = find_figures(lead, rules=figure_rules, context=context)
        context = context_after(lead, found_before, rules=figure_rules, context=context)
    passage = Passage(1, 0, len(case.text), SegmentKind.BODY, nlp(parsable(case.text)), case.text)
    found = [f.figure for f in find_figures(passage, rules=figure_rules, context=context)]
    expected = [(e.measure, e.low, e.high, e.who, e.scope, e.part_of, e.words) for e in case.expected]
    assert [
        (f.measure.value, f.low, f.high, f.who.value, f.scope.value, f.subset_of, f.quote.text) for f in found
    ] == expected


def test_there_are_cases_of_every_measure() -> None:
    measures = {e.measure for case in _CASES for e in case.expected}
    assert measures >= {
        "killed", "injured", "casualties", "missing", "detained", "displaced", "strikes", "rounds", "destroyed",
    }  # fmt: skip
