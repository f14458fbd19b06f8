"""The reader as a whole: what it parses, and that odd input never stops it."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.reader import load_rules, stretches
from twosource.extract.triage import Triage


def _report(text: str, *kinds: SegmentKind, lang: str | None = "en") -> Report:
    lines, at, segments = text.split("\n"), 0, []
    for line, kind in zip(lines, kinds or [SegmentKind.BODY] * len(lines), strict=False):
        if line.strip():
            segments.append(Segment(at, at + len(line), kind))
        at += len(line) + 1
    return Report("r", text, text_hash(text), lang=lang, segments=tuple(segments))


def test_furniture_is_not_parsed_and_a_headline_is_parsed_once() -> None:
    text = "Two killed\nTwo killed\nA shell killed two people.\nSubscribe now"
    kinds = (SegmentKind.HEADLINE, SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.FURNITURE)
    assert [s.kind for s in stretches(_report(text, *kinds))] == [SegmentKind.HEADLINE, SegmentKind.BODY]


def test_a_report_in_another_language_is_not_parsed() -> None:
    assert list(stretches(_report("Deux personnes ont été tuées.", lang="fr"))) == []


def test_a_very_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "A shell killed two people in the town. " * 2000
    parts = list(stretches(_report(text.strip())))
    assert len(parts) > 1
    assert all(a.end == b.start for a, b in itertools.pairwise(parts))
    assert all(text[p.start] == "A" for p in parts)


def test_triage_keeps_what_tells_and_its_neighbours() -> None:
    rules = load_rules()
    triage = Triage.of(rules.events, rules.figures)
    dull = "The weather was mild and the shops stayed open all day long."
    text = "\n".join([dull, dull, dull, dull, "A mortar shell killed three villagers.", dull, dull, dull])
    report = _report(text)
    kept = triage.worth(report, report.segments)
    assert [report.segments.index(s) for s in kept] == [0, 1, 3, 4, 5]


def test_triage_sets_a_report_without_any_event_aside() -> None:
    rules = load_rules()
    report = _report("The weather was mild.\nThe shops stayed open all day long.")
    assert Triage.of(rules.events, rules.figures).worth(report, report.segments) == []


def test_the_headline_lends_its_event_but_is_not_read(reader: Any) -> None:
    text = "Drone strike kills five in Omrin\nFive people were killed on Monday, officials said."
    claims = reader.read(_report(text, SegmentKind.HEADLINE, SegmentKind.BODY))
    assert [(c.event.value, c.quote.text) for c in claims] == [
        ("air_strike", "Five people were killed on Monday, officials said.")
    ]


def test_ids_are_the_same_in_a_second_run(reader: Any) -> None:
    text = "Rebels shelled Omrin, killing two.\nRebels shelled Omrin, killing two."
    first, second = reader.read(_report(text)), reader.read(_report(text))
    assert first == second
    assert len({c.id for c in first}) == len(first) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "Ten people were killed",
                "said",
                "“",
                "’",
                "\u00a0",
                "حلب",
                "12",
                "%",
                "\u202e",
                "the army",
                "IN HOMS",
                ".",
                "—",
                "☠️",
                "on Friday",
                "\t",
            ]
        ),
        max_size=14,
    )
)
def test_any_text_is_read_with_exact_quotes(reader: Any, words: list[str]) -> None:
    text = " ".join(words).strip()
    if not text:
        return
    for claim in reader.read(_report(text)):
        spans = [claim.quote, *(f.quote for f in claim.figures), *(s.quote for s in claim.attribution)]
        spans += [a.quote for a in (*claim.perpetrators, *claim.targets)] + [o.quote for o in claim.objects]
        assert all(q.holds_in(text) for q in spans)
