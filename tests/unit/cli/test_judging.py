"""The command line makes the same decisions as the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from twosource.core.incident import Incident
from twosource.workspace import Workspace

WHO = ("--author", "Ana", "--reason", "hospital list", "-w", "space")


@pytest.fixture
def record(call: Callable[..., Result]) -> Callable[[], dict[str, Incident]]:
    """Two incidents, by place; asked anew at each call."""
    Path("a.txt").write_text("Kafr Alpha | 2031-05-01 | 3 killed", encoding="utf-8")
    Path("b.txt").write_text("Kafr Beta | 2031-05-01 | 5 killed", encoding="utf-8")
    assert call("run", "a.txt", "b.txt", "-w", "space").exit_code == 0
    return lambda: {i.place.name: i for i in Workspace("space").record().incidents if i.place}


def killed(incident: Incident) -> tuple[int, int, int]:
    figure = incident.figure("killed")
    assert figure is not None
    return figure.low, figure.best, figure.high


def test_values_are_set_and_claims_judged_by_command(
    call: Callable[..., Result], record: Callable[[], dict[str, Incident]]
) -> None:
    alpha = record()["Kafr Alpha"]
    assert call("review", "set", alpha.id, "killed", "4/5/9", *WHO).exit_code == 0
    assert killed(record()["Kafr Alpha"]) == (4, 5, 9)
    beta = record()["Kafr Beta"]
    assert call("review", "correct", beta.claims[0], "figures", "killed 6+", *WHO).exit_code == 0
    assert killed(record()["Kafr Beta"])[0] == 6
    assert call("review", "reject", beta.claims[0], *WHO).exit_code == 0
    assert "Kafr Beta" not in record()
    assert call("review", "undo", 3, *WHO).exit_code == 0
    assert "Kafr Beta" in record()
    assert call("review", "accept", record()["Kafr Beta"].id, "--author", "Ana", "-w", "space").exit_code == 0
    log = call("review", "log", "-w", "space").stdout.splitlines()
    assert [line.split("\t")[2] for line in log] == ["set", "correct", "reject", "undo", "accept"]


def test_relations_names_comments_and_added_claims_by_command(
    call: Callable[..., Result], record: Callable[[], dict[str, Incident]]
) -> None:
    alpha, beta = record()["Kafr Alpha"].id, record()["Kafr Beta"].id
    for words in (
        ("relate", alpha, "part_of", beta, "--author", "Ana", "-w", "space"),
        ("apart", alpha, beta, "--author", "Ana", "-w", "space"),
        ("comment", alpha, "ask again", "--author", "Ana", "-w", "space"),
        ("add", "a", "3 killed", "--incident", alpha, "--event", "shelling", "--figures", "killed 3", *WHO),
        ("place", "kafr beta", "Kafr Beta al-Sharqiya", "--point", "33", "36", *WHO),
        ("actor", "rebels", "", *WHO),
    ):
        result = call("review", *words)
        assert result.exit_code == 0, result.output
    now = record()
    assert [r.incident for r in now["Kafr Alpha"].relations] == [now["Kafr Beta al-Sharqiya"].id]
    assert len(now["Kafr Alpha"].claims) == 2
    assert now["Kafr Beta al-Sharqiya"].place.lat == 33.0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    [
        ("set", "i_none", "killed", "3", *WHO),
        ("accept", "c_none", "--author", "Ana", "-w", "space"),
        ("add", "a", "no such words", "--event", "attack", *WHO),
        ("add", "a", "3 killed", "--event", "picnic", *WHO),
    ],
)
def test_what_can_t_be_decided_says_what_to_do(
    call: Callable[..., Result], record: Callable[[], dict[str, Incident]], words: tuple[str, ...]
) -> None:
    record()
    result = call("review", *words)
    assert result.exit_code == 2
    assert "What to do:" in result.stderr
    assert Workspace("space").decisions() == ()


def test_a_number_below_zero_is_told_as_what_it_is(
    call: Callable[..., Result], record: Callable[[], dict[str, Incident]]
) -> None:
    result = call("review", "set", record()["Kafr Alpha"].id, "killed", "-5", *WHO)
    assert result.exit_code == 2
    assert "'-5' is no figure for killed, which is never below zero" in result.stderr
    assert "option" not in result.stderr
