"""An incident that a run split off another, or joined with one, says so."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from starlette.testclient import TestClient

from support import fakes
from support.webdesk import HOST
from twosource.cli import main
from twosource.link.lineage import Fate
from twosource.web.app import make_app
from twosource.web.auth import Door
from twosource.workspace import Workspace


def told(folder: Path, name: str, place: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(f"{place} | 2031-05-01 | 3 killed", encoding="utf-8")


def home(space: Workspace, report: str) -> str:
    return next(i.id for i in space.record().incidents if report in i.reports)


def test_a_split_says_where_it_came_from_and_a_join_too(tmp_path: Path) -> None:
    space, folder = Workspace(tmp_path / "w", stages=fakes.stages()), tmp_path / "in"
    for name in ("a", "b", "c"):
        told(folder, name, "Kafr Alpha")
    space.run(folder)
    one = home(space, "a")
    assert space.descent(one) is None
    other = next(n for n in ("a", "b", "c") if n not in _first(space, one))
    told(folder, other, "Kafr Beta")
    space.run(folder)
    split = home(space, other)
    came = space.descent(split)
    assert split != one and came is not None
    assert (came.fate, came.came_from) == (Fate.SPLIT, (one,))
    shown = CliRunner().invoke(main, ["show", split, "--workspace", str(tmp_path / "w")])
    assert f"Split from {one}." in shown.output
    page = CliRunner().invoke(main, ["page", "--workspace", str(tmp_path / "w")])
    assert f"<small>Split from {one}</small>" in page.output
    door = Door()
    desk = TestClient(make_app(space, host="127.0.0.1", port=8799, author="Ana", door=door), base_url=f"http://{HOST}")
    desk.get(f"/enter?link={door.new_link()}")
    assert f">Split from {one}</small>" in desk.get(f"/incidents/{split}").text
    told(folder, other, "Kafr Alpha")
    space.run(folder)
    joined = space.descent(one)
    assert joined is not None and (joined.fate, joined.came_from) == (Fate.JOINED, (split,))


def _first(space: Workspace, incident: str) -> set[str]:
    """The report whose account names the incident."""
    record = space.record()
    accounts = next(i.accounts for i in record.incidents if i.id == incident)
    return {a.report for a in record.accounts if a.id == min(accounts)}
