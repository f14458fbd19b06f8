"""What the terminal shows of the hand-made record."""

from __future__ import annotations

from io import StringIO
from types import ModuleType

import pytest
from rich.console import Console, RenderableType

from twosource.publish.show import incident_table, show_incident, why


def plain(shown: RenderableType, width: int = 140) -> str:
    console = Console(file=StringIO(), width=width, color_system=None)
    console.print(shown)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_table_keeps_zero_apart_from_not_stated(sample: ModuleType) -> None:
    rows = {
        line.split()[0]: line for line in plain(incident_table(sample.RECORD)).splitlines() if line.startswith("i_")
    }
    assert "15 (12–15+)" in rows["i_market"] and "contested" in rows["i_market"]
    assert rows["i_second"].split("Air strike")[1].split()[:3] == ["not", "stated", "0"]
    assert "2 (2–40) combatants" in rows["i_battle"]


def test_what_has_not_happened_is_in_a_table_of_its_own(sample: ModuleType) -> None:
    assert "i_plan" not in plain(incident_table(sample.RECORD))
    other = plain(incident_table(sample.RECORD, happened=False))
    assert "i_plan" in other and "i_market" not in other


def test_a_limit_says_how_many_more(sample: ModuleType) -> None:
    assert "and 4 more" in plain(incident_table(sample.RECORD, limit=2))


def test_show_has_every_quote_and_its_chain(sample: ModuleType) -> None:
    shown = " ".join(plain(show_incident(sample.RECORD, "i_depot")).split())
    assert "Sand Ledger → state television → a military source" in shown
    assert "Army jets also destroyed an arms depot east of Husn el Qarn" in shown


def test_show_sets_contradictions_side_by_side(sample: ModuleType) -> None:
    shown = plain(show_incident(sample.RECORD, "i_market"))
    assert "air force (warplanes)  Qarn Lantern → Dune Harm Monitor" in shown
    assert "rebel mortars  Qarn Lantern → Hatim Bardawi" in shown


def test_markup_in_a_report_is_text(sample: ModuleType) -> None:
    assert "<script>window.pwned=1</script>" in plain(show_incident(sample.RECORD, "i_depot"))


def test_why_gives_bounds_rule_and_sentences(sample: ModuleType) -> None:
    shown = " ".join(plain(why(sample.RECORD, "i_market", "killed")).split())
    assert "low 12 best 15 high 15 or more" in shown
    assert "(later_tally_of_one_origin)" in shown
    assert "We counted twelve bodies" in shown and "15 people had died" in shown


def test_why_an_absent_figure_says_what_there_is(sample: ModuleType) -> None:
    with pytest.raises(KeyError, match="killed, killed_child"):
        why(sample.RECORD, "i_market", "displaced")


@pytest.mark.parametrize(
    ("asked", "message"), [("nothing", "no incident"), ("i_", "begins several"), ("", "no incident")]
)
def test_an_unknown_incident_is_a_clear_error(sample: ModuleType, asked: str, message: str) -> None:
    with pytest.raises(KeyError, match=message):
        show_incident(sample.RECORD, asked)


def test_an_id_may_be_cut_short(sample: ModuleType) -> None:
    assert "Husn al-Qarn" in plain(show_incident(sample.RECORD, "i_mark"))
