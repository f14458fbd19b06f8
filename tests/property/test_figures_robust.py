"""Any text at all: nothing raises, every quote is exact, every subset points at another figure of the same measure."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.core.vocab import SegmentKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.bounds import read_bounded
from twosource.extract.rules.figures import context_after, find_figures, load_figure_rules

RULES = load_figure_rules()
_WORDS = st.sampled_from(
    [
        "killed",
        "wounded",
        "injuring",
        "dead",
        "including",
        "of",
        "them",
        "whom",
        "ten",
        "12",
        "1,200",
        "dozens",
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "between",
        "and",
        ",",
        ".",
        ":",
        ";",
        "-",
        "(",
        ")",
        "no",
        "nobody",
        "people",
        "soldiers",
        "fighters",
        "civilians",
        "children",
        "a",
        "woman",
        "the",
        "death",
        "toll",
        "rose",
        "to",
        "number",
        "missing",
        "arrested",
        "fled",
        "attacks",
        "missiles",
        "fired",
        "houses",
        "destroyed",
        "bodies",
        "found",
        "lives",
        "claimed",
        "family",
        "was",
        "were",
        "been",
        "who",
        "each",
        "other",
        "both",
        "some",
        "injury",
        "his",
        "wife",
        "Verrick",
        "Orlen",
        "since",
        "2031",
        "years",
        "old",
        "%",
        "$",
        "kil*led",
        "several",
        "hundred",
        "a",
        "half",
    ]
)
_SOUP = st.lists(_WORDS, max_size=40).map(" ".join)
_ANYTHING = st.text(max_size=120)


def _check(nlp: Any, text: str) -> None:
    before = "x\n"
    passage = Passage(0, len(before), len(before) + len(text), SegmentKind.BODY, nlp(parsable(text)), before + text)
    found = find_figures(passage, rules=RULES)
    for k, each in enumerate(found):
        figure = each.figure
        assert figure.quote.holds_in(passage.report_text)
        assert figure.quote.start >= passage.start
        assert figure.quote.end <= passage.end
        assert 0 <= each.head < len(passage.doc)
        if figure.subset_of is not None:
            assert figure.subset_of != k
            assert found[figure.subset_of].figure.measure is figure.measure
    context_after(passage, found, rules=RULES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(_SOUP, _ANYTHING))
def test_any_text_is_read_without_raising(nlp: Any, text: str) -> None:
    _check(nlp, text)


@given(words=st.lists(st.one_of(_WORDS, st.text(min_size=1, max_size=6)), min_size=1, max_size=12))
def test_numbers_are_never_negative_nor_upside_down(words: list[str]) -> None:
    for i in range(len(words)):
        found = read_bounded([w.lower() for w in words], i, names=RULES.numbers, bounds=RULES.bounds)
        if found is not None:
            assert found.low >= 0
            assert found.high is None or found.high >= found.low
            assert found.start <= found.number < found.end <= len(words)
