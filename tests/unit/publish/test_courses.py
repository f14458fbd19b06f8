"""How a number moved, voice by voice; and what incidents have to do with one another."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from types import ModuleType

from rich.console import Console, RenderableType

from twosource.core.incident import Incident, Relation
from twosource.core.record import Record
from twosource.core.vocab import RelationKind
from twosource.publish.courses import Course, Step, courses
from twosource.publish.relations_show import relations_of, show_kinds
from twosource.publish.show import show_incident, why


def plain(shown: RenderableType) -> str:
    console = Console(file=StringIO(), width=160, color_system=None)
    console.print(shown)
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


def incident(sample: ModuleType, id_: str) -> Incident:
    record: Record = sample.RECORD
    return next(i for i in record.incidents if i.id == id_)


def changed(record: Record, *changes: Incident) -> Record:
    new = {i.id: i for i in changes}
    return replace(record, incidents=tuple(new.get(i.id, i) for i in record.incidents))


def history(*lines: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"c_x{n}", line) for n, line in enumerate(lines))


MOVED = history(
    "2031-05-12 killed 10 (Red Cross)",
    "2031-05-12 killed 9 (a governor, some of them)",
    "2031-05-13 killed 10 (Red Cross)",
    "2031-05-14 killed at least 15 (Red Cross)",
    "2031-05-17 killed 13 (Red Cross, a correction downward)",
    "2031-05-13 injured 24 (Red Cross)",
)


def test_each_voice_goes_its_own_way_and_a_number_that_stays_is_told_once(sample: ModuleType) -> None:
    told = courses(replace(incident(sample, "i_market"), history=MOVED), "killed", {})
    assert told == (
        Course(
            "Red Cross",
            (
                Step("2031-05-12", "10", ""),
                Step("2031-05-14", "at least 15", ""),
                Step("2031-05-17", "13", "a correction downward"),
            ),
        ),
        Course("a governor", (Step("2031-05-12", "9", "some of them"),)),
    )


def test_why_tells_a_correction_downward(sample: ModuleType) -> None:
    record = changed(sample.RECORD, replace(incident(sample, "i_market"), history=MOVED))
    shown = plain(why(record, "i_market", "killed"))
    assert "then at least 15 (2031-05-14), then 13 (2031-05-17, a correction downward)" in shown


def test_a_relation_is_told_from_both_sides(sample: ModuleType) -> None:
    relation = Relation(RelationKind.PART_OF, "i_battle", (), "a strike within an offensive")
    record = changed(sample.RECORD, replace(incident(sample, "i_market"), relations=(relation,)))
    battle = next(i for i in record.incidents if i.id == "i_battle")
    assert ("part_of_of", "i_market", "a strike within an offensive") in set(relations_of(record, battle))
    assert "holds i_market" in plain(show_incident(record, "i_battle"))
    assert "part of i_battle" in plain(show_incident(record, "i_market"))
    shown = plain(show_kinds(record, "i_market"))
    assert all(said in shown for said in ("i_market part of i_battle", "a strike within an offensive", "not added"))


def test_what_may_be_the_same_victims_is_listed_once(sample: ModuleType) -> None:
    def same(other: str) -> tuple[Relation, ...]:
        return (Relation(RelationKind.POSSIBLE_SAME_VICTIMS, other, (), "both count 4 dead"),)

    record = changed(
        sample.RECORD,
        replace(incident(sample, "i_market"), relations=same("i_second")),
        replace(incident(sample, "i_second"), relations=same("i_market")),
    )
    assert plain(show_kinds(record)).count("both count 4 dead") == 1
