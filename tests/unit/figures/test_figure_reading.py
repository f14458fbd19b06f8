"""What find_figures says beside the figures' values: groups, heads, predicates, contexts, spans."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.core.vocab import Measure, Scope, SegmentKind, Who
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.figures import (
    FoundFigure,
    MeasureContext,
    context_after,
    find_figures,
    load_figure_rules,
)

RULES = load_figure_rules()


def _passage(nlp: Any, text: str, *, before: str = "") -> Passage:
    return Passage(0, len(before), len(before) + len(text), SegmentKind.BODY, nlp(parsable(text)), before + text)


def _read(nlp: Any, text: str, context: MeasureContext | None = None) -> tuple[FoundFigure, ...]:
    return find_figures(_passage(nlp, text), rules=RULES, context=context)


def test_the_group_is_the_named_body(nlp: Any) -> None:
    (found,) = _read(nlp, "The raid killed six Hezbollah fighters near the border.")
    assert found.figure.group == "Hezbollah"
    assert found.figure.who is Who.COMBATANT


def test_people_of_no_body_have_no_group(nlp: Any) -> None:
    (found,) = _read(nlp, "The raid killed six farmers near the border.")
    assert found.figure.group is None


def test_head_and_predicate_are_tokens_of_the_passage(nlp: Any) -> None:
    passage = _passage(nlp, "On Monday, ten civilians were killed in Orlen.")
    (found,) = find_figures(passage, rules=RULES)
    assert passage.doc[found.head].text == "civilians"
    assert found.predicate is not None
    assert passage.doc[found.predicate].text == "killed"


def test_offsets_are_those_of_the_report(nlp: Any) -> None:
    before = "A headline\u00a0of the report\n\n"
    passage = _passage(nlp, "The blast wounded\u00a0at least 12\u00a0soldiers.", before=before)
    (found,) = find_figures(passage, rules=RULES)
    assert found.figure.quote.holds_in(passage.report_text)
    assert found.figure.quote.text == "at least 12\u00a0soldiers"


def test_a_pronoun_object_is_one_person(nlp: Any) -> None:
    found = _read(nlp, "Gunmen stopped his car, killed him and wounded three others.")
    assert [(f.figure.measure, f.figure.low) for f in found] == [(Measure.KILLED, 1), (Measure.INJURED, 3)]


def test_a_subset_points_at_its_total(nlp: Any) -> None:
    found = _read(nlp, "Ten people were killed, including two children. Later, five soldiers were wounded.")
    assert [f.figure.subset_of for f in found] == [None, 0, None]
    assert [f.sentence for f in found] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A bomb killed ten people in Orlen.", Scope.INCIDENT),
        ("Raids have killed ten people over the past week.", Scope.PERIOD_TOTAL),
        ("Raids have killed 400 people since the war began.", Scope.CUMULATIVE),
    ],
)
def test_scope_is_read_off_the_clause(nlp: Any, text: str, scope: Scope) -> None:
    found = [f.figure for f in _read(nlp, text) if f.figure.measure is Measure.KILLED]
    assert [f.scope for f in found] == [scope]


def test_these_attacks_carry_the_scope_of_the_sentence_before(nlp: Any) -> None:
    found = _read(nlp, "Drones have struck the valley 30 times since early 2031. These attacks left 12 people dead.")
    assert [(f.figure.low, f.figure.scope) for f in found if f.figure.measure is Measure.KILLED] == [
        (12, Scope.CUMULATIVE)
    ]


def test_a_lead_in_hands_its_measure_to_the_bullets(nlp: Any) -> None:
    lead = _passage(nlp, "The names of the wounded are:")
    context = context_after(lead, find_figures(lead, rules=RULES), rules=RULES)
    assert context is not None
    assert context.measure is Measure.INJURED
    (found,) = _read(nlp, "* Anton Verrick (9 years old)", context)
    assert (found.figure.measure, found.figure.low, found.figure.who) == (Measure.INJURED, 1, Who.CHILD)
    assert _read(nlp, "* Anton Verrick (9 years old)") == ()


def test_plain_text_closes_a_list(nlp: Any) -> None:
    plain = _passage(nlp, "The minister spoke of peace.")
    open_list = MeasureContext(Measure.KILLED, Scope.PERIOD_TOTAL, True)
    assert context_after(plain, (), rules=RULES, context=open_list) is None


def test_a_long_phrase_is_quoted_by_its_head(nlp: Any) -> None:
    name = "Democratic National Liberation Front of the Northern and Eastern Highland Provinces"
    (found,) = _read(nlp, f"The army killed at least 14 members of the {name}.")
    assert len(found.figure.quote.text) <= 60


def test_a_passage_without_words_has_no_figures(nlp: Any) -> None:
    assert _read(nlp, "...") == ()


def test_a_name_met_before_keeps_its_kind(nlp: Any) -> None:
    first = _passage(nlp, "The raid killed a rebel commander, Anton Verrick, on Monday.")
    context = context_after(first, find_figures(first, rules=RULES), rules=RULES)
    (found,) = _read(nlp, "State television said that Verrick was killed.", context)
    assert found.figure.who is Who.COMBATANT


def test_lines_with_labels_go_on_with_a_list_of_totals(nlp: Any) -> None:
    total = MeasureContext(None, Scope.CUMULATIVE, False)
    (found, *_) = _read(nlp, "Northern district: 14 people were killed.", total)
    assert found.figure.scope is Scope.CUMULATIVE
    (other, *_) = _read(nlp, "Fourteen people were killed on Monday.", total)
    assert other.figure.scope is Scope.INCIDENT


def test_armies_that_lose_soldiers_have_them_killed(nlp: Any) -> None:
    (found,) = _read(nlp, "The army lost 20 soldiers in the ambush.")
    assert (found.figure.measure, found.figure.low) == (Measure.KILLED, 20)
