"""One run after another over the same record."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from support import fakes
from twosource.core.report import Report
from twosource.engine.base import Stages
from twosource.progress import Plain
from twosource.runner import Summary
from twosource.workspace import Workspace

ONE = "Kafr Alpha | 2031-05-01 | 3 killed"
TWO = "Kafr Alpha | 2031-05-01 | 5 killed"


class Desk:
    """A folder of reports and a workspace beside it."""

    def __init__(self, folder: Path) -> None:
        self.reports = folder / "reports"
        self.reports.mkdir()
        self.space = folder / "space"

    def put(self, name: str, text: str) -> Path:
        path = self.reports / name
        path.write_text(text, encoding="utf-8")
        return path

    def workspace(self, stages: Stages | None = None) -> Workspace:
        return Workspace(self.space, stages=stages or fakes.stages())

    def run(self, *inputs: Path, stages: Stages | None = None, **options: Any) -> Summary:
        return self.workspace(stages).run(list(inputs) or [self.reports], **options)

    @property
    def bytes(self) -> bytes:
        return (self.space / "record.sqlite").read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_folder_becomes_a_record(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.put("b.txt", TWO)
    summary = desk.run()
    assert (summary.read, summary.reports, summary.claims, summary.incidents) == (2, 2, 2, 1)
    (incident,) = desk.workspace().record().incidents
    assert incident.reports == ("a", "b")


def test_the_same_input_again_reads_and_writes_nothing(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.run()
    before = desk.bytes

    def refuse(_: Any) -> Any:
        pytest.fail("it was read before")

    summary = desk.run(stages=fakes.stages(prepare=refuse, extract=refuse, resolve=refuse))
    assert (summary.read, summary.unchanged, summary.changed) == (0, 1, False)
    assert desk.bytes == before


def test_a_changed_text_counts_and_the_old_one_stays(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.run()
    desk.put("a.txt", TWO)
    assert desk.run().read == 1
    record = desk.workspace().record()
    assert [r.text for r in record.reports] == [TWO]
    assert [c.figures[0].low for c in record.claims] == [5]
    assert desk.workspace().versions("a") == (ONE, TWO)


def test_a_text_that_is_changed_back_counts_again_without_being_read_again(desk: Desk) -> None:
    for text in (ONE, TWO):
        desk.put("a.txt", text)
        desk.run()
    desk.put("a.txt", ONE)
    summary = desk.run()
    assert (summary.read, summary.changed) == (0, True)
    assert [r.text for r in desk.workspace().record().reports] == [ONE]


def test_reports_of_an_earlier_run_stay(desk: Desk) -> None:
    desk.run(desk.put("a.txt", ONE))
    summary = desk.run(desk.put("b.txt", TWO))
    assert (summary.read, summary.reports, summary.incidents) == (1, 2, 1)


def test_a_new_extractor_reads_all_again_even_what_is_not_among_the_inputs(desk: Desk) -> None:
    desk.run(desk.put("a.txt", ONE))
    seen: list[str] = []

    def extract(reports: Any) -> Any:
        for report in reports:
            seen.append(report.id)
            yield report, ()

    summary = desk.run(desk.put("b.txt", TWO), stages=fakes.stages(extract=extract, extractor="fake@2"))
    assert sorted(seen) == ["a", "b"]
    assert (summary.reports, summary.claims) == (2, 0)


def test_a_new_deriver_makes_the_record_anew_without_reading(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.run()
    stages = fakes.stages(deriver="2", group=lambda report, claims: (), extract=lambda reports: pytest.fail("read"))
    summary = desk.run(stages=stages)
    assert (summary.changed, summary.incidents) == (True, 0)


def test_one_bad_report_is_set_aside_and_the_rest_go_on(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.put("b.txt", "EXPLODE")
    desk.put("c.txt", "")
    desk.put("d.txt", "STUMBLE " + ONE)
    (desk.reports / "e.txt").symlink_to(desk.reports / "gone.txt")
    (desk.reports / "f.pdf").write_bytes(b"%PDF-1.7\0\1\2\3\0\0" * 30)
    desk.put("g.txt", TWO)
    summary = desk.run()
    asides = {Path(row.file).name: row for row in summary.set_aside}
    assert asides.keys() == {"b.txt", "c.txt", "d", "e.txt", "f.pdf"}
    assert all(row.reason and row.advice for row in asides.values())
    record = desk.workspace().record()
    assert [r.id for r in record.reports] == ["a", "g"]
    assert set(record.set_aside) == set(summary.set_aside)


def test_what_was_set_aside_is_told_again_until_it_is_mended(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.put("b.txt", "EXPLODE")
    assert len(desk.run().set_aside) == 1
    before = desk.bytes
    assert len(desk.run().set_aside) == 1
    assert desk.bytes == before
    desk.put("b.txt", TWO)
    assert desk.run().set_aside == ()
    assert desk.workspace().record().set_aside == ()


def test_a_new_text_that_fails_leaves_the_earlier_version_standing(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.run()
    desk.put("a.txt", "EXPLODE")
    assert len(desk.run().set_aside) == 1
    assert [r.text for r in desk.workspace().record().reports] == [ONE]
    assert desk.workspace().versions("a") == (ONE, "EXPLODE")


def test_another_text_under_the_same_given_id_in_one_run_is_set_aside(desk: Desk) -> None:
    first = desk.put("a.jsonl", json.dumps({"id": "x", "text": ONE}))
    second = desk.put("b.jsonl", json.dumps({"id": "x", "text": TWO}))
    (row,) = desk.run().set_aside
    assert row.file == str(second)
    assert str(first) in row.reason
    assert [r.text for r in desk.workspace().record().reports] == [ONE]


def test_the_same_text_under_the_same_id_in_one_run_is_one_report(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    (desk.reports / "sub").mkdir()
    desk.put("sub/a.txt", ONE)
    summary = desk.run()
    assert (summary.reports, summary.set_aside) == (1, ())


def test_a_broken_line_is_set_aside_with_its_number(desk: Desk) -> None:
    lines = [json.dumps({"id": "x", "text": ONE}), "{broken", json.dumps({"id": "y", "text": TWO})]
    desk.put("feed.jsonl", "\n".join(lines))
    summary = desk.run()
    assert [(row.line, Path(row.file).name) for row in summary.set_aside] == [(2, "feed.jsonl")]
    assert summary.reports == 2


def test_standard_input_is_read(desk: Desk) -> None:
    lines = [json.dumps({"id": name, "text": ONE}) for name in "xy"]
    summary = desk.run(Path("-"), stdin=io.BytesIO("\n".join(lines).encode()))
    assert summary.reports == 2


def test_without_linking_every_account_stays_alone_and_linking_later_joins_them(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.put("b.txt", TWO)
    assert desk.run(link=False).incidents == 2
    assert desk.run().incidents == 1


def test_the_order_of_input_does_not_change_the_record(desk: Desk) -> None:
    files = [desk.put(f"{n}.txt", f"Kafr {n % 3} | 2031-05-01 | {n} killed") for n in range(9)]
    desk.run(*files)
    other = Workspace(desk.space.with_name("other"), stages=fakes.stages())
    for file in reversed(files):
        other.run(file)
    assert other.record() == desk.workspace().record()


def test_reports_in_another_language_are_kept_and_counted(desk: Desk) -> None:
    line = json.dumps({"id": "x", "text": "Ein Bericht", "lang": "de"})
    desk.put("x.jsonl", line)
    summary = desk.run()
    assert summary.languages == (("de", 1),)
    assert summary.reports == 1


def test_dropped_and_rebuilt_the_record_is_the_same(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.put("b.txt", TWO)
    desk.run()
    before = desk.workspace().record()
    desk.workspace().rebuild()
    assert desk.workspace().record() == before


def test_progress_counts_reports_batch_by_batch(desk: Desk) -> None:
    for n in range(20):
        desk.put(f"{n}.txt", f"{ONE} {n}")
    told = io.StringIO()
    desk.run(progress=Plain(told))
    assert "reading: 16 of 20" in told.getvalue()
    assert "reading: 20 of 20" in told.getvalue()


def test_a_person_s_word_holds_against_the_machine_and_can_be_undone(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.put("b.txt", ONE.replace("Alpha", "Beta"))
    desk.run()
    workspace = desk.workspace()
    both = [incident.id for incident in workspace.record().incidents]
    assert len(both) == 2
    workspace.merge([both[0][:6], both[1]], author="Ana", reason="two names of one village")
    desk.run()
    (merged,) = workspace.record().incidents
    assert merged.reports == ("a", "b")
    workspace.split(merged.id, ["b"], author="Ben", reason="two villages")
    desk.run()
    assert len(workspace.record().incidents) == 2
    workspace.undo(2, author="Ana", reason="one village, see the map")
    desk.run()
    assert len(workspace.record().incidents) == 1
    assert [row.author for row in workspace.decisions()] == ["Ana", "Ben", "Ana"]


def test_the_raw_reading_is_kept_apart_from_what_is_resolved(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.run()
    stages = fakes.stages(deriver="2", resolve=lambda report, claims: claims, group=lambda report, claims: ())
    desk.run(stages=stages)
    assert all(claim.place is None for claim in desk.workspace().record().claims)


def test_a_stage_that_breaks_linking_leaves_the_old_record(desk: Desk) -> None:
    desk.put("a.txt", ONE)
    desk.run()
    before = desk.workspace().record()
    desk.put("b.txt", TWO)

    def fail(*_: Any, **__: Any) -> Any:
        raise RuntimeError("linking broke")

    with pytest.raises(RuntimeError, match="linking broke"):
        desk.run(stages=fakes.stages(link=fail))
    assert desk.workspace().record() == before
    reread = fakes.stages(extract=lambda reports: pytest.fail("b was read before"))
    assert desk.run(stages=reread).reports == 2


def test_the_fake_reports_hold_their_quotes() -> None:
    report = fakes.prepare(fakes.Incoming("r", f"x\n{ONE}", file="r"))
    assert isinstance(report, Report)
    assert all(claim.quote.holds_in(report.text) for claim in fakes.claims_of(report))
