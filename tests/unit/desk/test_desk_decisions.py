"""Decisions through the one door: each shows at once, and a rebuild or another extractor ends in the same record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support import fakes
from twosource import remaking
from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind, Draft
from twosource.core.incident import Incident
from twosource.core.report import Report
from twosource.core.vocab import Grade
from twosource.desk import ChangedMeanwhileError, View
from twosource.engine.base import Stages
from twosource.errors import WrongCallError
from twosource.review import additions, commands
from twosource.review.commands import By
from twosource.workspace import Workspace

TEXTS = {
    "a": "Kafr Alpha | 2031-05-01 | 3 killed",
    "b": "Kafr Alpha | 2031-05-01 | 5 killed\nKafr Beta | 2031-05-02 | 2 killed",
    "c": "Kafr Gamma | 2031-05-03 | 7 killed",
}
BY = By("Ana", "looked at the map")


@pytest.fixture(params=["whole", "part"])
def space(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A record that is linked anew as a whole after a decision, or only around it."""
    monkeypatch.setattr(remaking, "WHOLE", 600 if request.param == "whole" else 0)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path / "space", stages=fakes.stages())
    workspace.run(folder)
    return workspace


def at(space: Workspace, place: str) -> Incident:
    return next(i for i in space.record().incidents if i.place and i.place.name == place)


def decide(space: Workspace, make: Callable[[View], Draft]) -> Decision:
    made = space.decide(make)
    before = content(space)
    space.rebuild()
    assert content(space) == before, "what a decision made at once is what a rebuild makes"
    return made


def content(space: Workspace) -> object:
    """The record without what only a fake names: ids of incidents that people made."""
    record = space.record()
    names = {i.id: "+".join(sorted(i.accounts)) for i in record.incidents}
    incidents = sorted(
        (replace(i, id=names[i.id], accounts=tuple(sorted(i.accounts))) for i in record.incidents), key=lambda i: i.id
    )
    return record.claims, record.accounts, incidents


def whole(view: View, incident: Incident) -> tuple[Incident, commands.Part]:
    found = view.incident(incident.id)
    return found, view.part(found)


def test_a_value_set_by_a_person_stands_and_the_machine_s_is_kept_beside_it(space: Workspace) -> None:
    alpha = at(space, "Kafr Alpha")
    decide(space, lambda v: commands.set_value(*((w := whole(v, alpha))[:1]), "killed", "4/5/6", w[1], BY))
    figure = at(space, "Kafr Alpha").figure("killed")
    assert figure is not None
    assert (figure.low, figure.best, figure.high, figure.rule) == (4, 5, 6, "set-by-a-person")
    assert "Ana" in figure.note
    space.undo(1, author="Ben", reason="no")
    figure = at(space, "Kafr Alpha").figure("killed")
    assert figure is not None
    assert (figure.low, figure.high) == (3, 5)


def test_a_rejected_claim_leaves_the_toll_and_comes_back_by_undo(space: Workspace) -> None:
    alpha = at(space, "Kafr Alpha")
    three = next(c for c in space.record().claims if c.figures[0].low == 3)
    decide(space, lambda v: commands.judge_claim(DecisionKind.REJECT, three, *whole(v, alpha), BY))
    now = at(space, "Kafr Alpha")
    assert now.reports == ("b",)
    assert now.figure("killed").low == 5  # type: ignore[union-attr]
    assert three.id not in {c.id for c in space.record().claims}
    before = content(space)
    space.undo(1, author="Ana", reason="it was right")
    assert at(space, "Kafr Alpha").reports == ("a", "b")
    assert content(space) != before


def test_a_corrected_claim_counts_as_corrected(space: Workspace) -> None:
    alpha = at(space, "Kafr Alpha")
    three = next(c for c in space.record().claims if c.figures[0].low == 3)
    decide(space, lambda v: commands.correct(three, "figures", "killed 4-6", *whole(v, alpha), BY))
    assert at(space, "Kafr Alpha").figure("killed").low == 4  # type: ignore[union-attr]


def test_a_claim_added_by_hand_joins_its_incident(space: Workspace) -> None:
    gamma = at(space, "Kafr Gamma")
    start = TEXTS["c"].index("7 killed")

    def ask(view: View) -> Draft:
        fields = {"event": "attack", "figures": "killed 9"}
        return additions.add_claim(view.report("c"), start, start + 8, fields, *whole(view, gamma), BY)

    decide(space, ask)
    now = at(space, "Kafr Gamma")
    assert len(now.claims) == 2
    assert now.figure("killed").high == 9  # type: ignore[union-attr]


def test_a_merge_a_split_and_their_undoing(space: Workspace) -> None:
    alpha, gamma = at(space, "Kafr Alpha"), at(space, "Kafr Gamma")

    def merge(view: View) -> Draft:
        both = [view.incident(alpha.id), view.incident(gamma.id)]
        return commands.together(both, view.part(*both), BY)

    space.decide(merge)
    assert len(space.record().incidents) == 2
    space.undo(1, author="Ana", reason="two towns")
    assert {i.accounts for i in space.record().incidents} >= {alpha.accounts, gamma.accounts}
    alpha = at(space, "Kafr Alpha")
    space.decide(lambda v: commands.apart(whole(v, alpha)[0], alpha.accounts[:1], whole(v, alpha)[1], BY))
    assert len(space.record().incidents) == 4
    space.undo(3, author="Ana", reason="one after all")
    assert len(space.record().incidents) == 3


def test_not_the_same_holds_and_changes_nothing_now(space: Workspace) -> None:
    alpha, gamma = at(space, "Kafr Alpha"), at(space, "Kafr Gamma")
    before = content(space)
    space.decide(lambda v: commands.not_the_same(alpha, gamma, v.part(alpha, gamma), BY))
    assert len(space.record().incidents) == 3
    assert content(space) == before


def test_relations_and_setting_aside_show(space: Workspace) -> None:
    alpha, gamma = at(space, "Kafr Alpha"), at(space, "Kafr Gamma")
    decide(space, lambda v: commands.relate("part_of", alpha, gamma, v.part(alpha, gamma), BY))
    assert [(r.kind.value, r.incident) for r in at(space, "Kafr Alpha").relations] == [("part_of", gamma.id)]
    decide(space, lambda v: commands.judge_incident(DecisionKind.REJECT, *whole(v, gamma), BY))
    assert at(space, "Kafr Gamma").grade is Grade.DISCOUNTED


def test_a_place_and_an_actor_are_fixed_wherever_they_stand(space: Workspace) -> None:
    place = {"name": "Kafr Alpha al-Gharbiya", "lat": 33.0, "lon": 36.0}
    decide(space, lambda v: additions.fix_place(["KAFR ALPHA"], place, BY))
    found = [i for i in space.record().incidents if i.place and i.place.lat == 33.0]
    assert [i.place.name for i in found if i.place] == ["Kafr Alpha al-Gharbiya"]
    space.undo(1, author="Ana", reason="no")
    assert at(space, "Kafr Alpha").place.lat == 1.5  # type: ignore[union-attr]


def test_a_second_save_is_told_what_changed_and_saves_nothing(space: Workspace) -> None:
    alpha = at(space, "Kafr Alpha")
    desk = space.desk()
    with desk.reading():
        seen = desk.view().version(desk.view().incident(alpha.id))

    def save(value: str, expected: str) -> Callable[[View], Draft]:
        def ask(view: View) -> Draft:
            found, part = whole(view, alpha)
            view.expect(found, expected)
            return commands.set_value(found, "killed", value, part, BY)

        return ask

    desk.decide(save("4", seen))
    with pytest.raises(ChangedMeanwhileError) as told:
        desk.decide(save("9", seen))
    assert [d.number for d in told.value.decisions] == [1]
    assert len(space.decisions()) == 1
    with desk.reading():
        seen = desk.view().version(desk.view().incident(alpha.id))
    desk.decide(save("9", seen))
    desk.close()
    assert len(space.decisions()) == 2


def other_make(**changes: object) -> Stages:
    """An extractor that gives every claim and account another id."""

    def claims_of(report: Report) -> tuple[Claim, ...]:
        return tuple(replace(c, id=f"{c.id}x") for c in fakes.claims_of(report))

    return fakes.stages(extract=lambda rs: ((r, claims_of(r)) for r in rs), extractor="fake@2", **changes)


def test_decisions_outlive_another_extractor_that_gives_other_ids(space: Workspace, tmp_path: Path) -> None:
    alpha, gamma = at(space, "Kafr Alpha"), at(space, "Kafr Gamma")
    three = next(c for c in space.record().claims if c.figures[0].low == 3)
    space.decide(lambda v: commands.judge_claim(DecisionKind.REJECT, three, *whole(v, alpha), BY))
    space.decide(lambda v: commands.set_value(*((w := whole(v, gamma))[:1]), "killed", "8", w[1], BY))
    alpha = at(space, "Kafr Alpha")
    space.decide(lambda v: commands.relate("part_of", alpha, gamma, v.part(alpha, gamma), BY))
    again = Workspace(space.path, stages=other_make())
    again.run(tmp_path / "reports")
    assert all(c.id.endswith("x") for c in again.record().claims)
    assert at(again, "Kafr Alpha").reports == ("b",)
    assert at(again, "Kafr Gamma").figure("killed").best == 8  # type: ignore[union-attr]
    assert [r.incident for r in at(again, "Kafr Alpha").relations] == [at(again, "Kafr Gamma").id]


def test_a_corrected_claim_outlives_an_extractor_that_reads_it_no_more(space: Workspace, tmp_path: Path) -> None:
    gamma = at(space, "Kafr Gamma")
    seven = next(c for c in space.record().claims if c.figures[0].low == 7)
    space.decide(lambda v: commands.correct(seven, "figures", "killed 8", *whole(v, gamma), BY))
    blind = fakes.stages(
        extract=lambda rs: ((r, () if r.id == "c" else fakes.claims_of(r)) for r in rs), extractor="fake@3"
    )
    again = Workspace(space.path, stages=blind)
    again.run(tmp_path / "reports")
    assert at(again, "Kafr Gamma").figure("killed").best == 8  # type: ignore[union-attr]


def test_a_decision_made_while_a_run_derives_is_heeded_when_it_ends(space: Workspace, tmp_path: Path) -> None:
    alpha = at(space, "Kafr Alpha")
    made = fakes.stages()

    def slow(*given: object, **options: object) -> object:
        if not space.decisions():
            space.decide(lambda v: commands.set_value(*((w := whole(v, alpha))[:1]), "killed", "6", w[1], BY))
        return made.link(*given, **options)  # type: ignore[arg-type]

    (tmp_path / "reports" / "d.txt").write_text("Kafr Delta | 2031-05-09 | 1 killed", encoding="utf-8")
    Workspace(space.path, stages=fakes.stages(link=slow)).run(tmp_path / "reports")
    assert at(space, "Kafr Alpha").figure("killed").best == 6  # type: ignore[union-attr]
    assert len(space.record().incidents) == 4


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("killed", "many", "no figure"),
        ("killed", "9/3", "low to high"),
        ("date", "May", "no day"),
        ("x", "1", "no field"),
    ],
)
def test_a_value_that_can_t_be_read_is_refused_with_advice(space: Workspace, field: str, text: str, said: str) -> None:
    alpha = at(space, "Kafr Alpha")
    with pytest.raises(WrongCallError, match=said):
        space.decide(lambda v: commands.set_value(*((w := whole(v, alpha))[:1]), field, text, w[1], BY))
    assert space.decisions() == ()
