"""What every backend of the record must do. A new backend joins by adding its maker to ``BACKENDS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support import fakes
from twosource.core.decision import GENESIS, DecisionKind
from twosource.core.incoming import Incoming, SetAside
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.engine.deriving import derive
from twosource.progress import Silent
from twosource.store.base import Reading, Store
from twosource.store.codec import digest
from twosource.store.sqlite import SqliteStore

BACKENDS: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: SqliteStore(folder / "record.sqlite")}
WHEN = datetime(2031, 5, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(params=sorted(BACKENDS))
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the same record again at every call, as another process would."""
    stores: list[Store] = []

    def make() -> Store:
        stores.append(BACKENDS[request.param](tmp_path))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


def reading(id: str = "r1", text: str = "Kafr Alpha | 2031-05-01 | 3 killed", extractor: str = "x@1") -> Reading:
    incoming = Incoming(id, text, file=f"{id}.txt")
    report = fakes.prepare(incoming)
    assert isinstance(report, Report)
    return Reading(incoming, report, fakes.claims_of(report), extractor)


def mark(found: Reading) -> tuple[str, str]:
    return found.incoming.id, digest(found.incoming)


def made(store: Store, current: dict[str, str]) -> Record:
    return derive(store.readings(current), fakes.stages(), link=True, progress=Silent())


def test_a_kept_reading_comes_back_whole_in_another_process(opened: Callable[[], Store]) -> None:
    first = reading()
    opened().keep([first])
    assert list(opened().readings(dict([mark(first)]))) == [(first.report, first.claims)]


def test_only_the_same_text_by_the_same_extractor_counts_as_read(opened: Callable[[], Store]) -> None:
    store = opened()
    store.keep([reading(extractor="x@1")])
    old, other = mark(reading()), mark(reading(text="Kafr Alpha | 2031-05-01 | 4 killed"))
    assert store.read_by([old, other], "x@1") == {old}
    assert store.read_by([old, other], "x@2") == set()


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(opened: Callable[[], Store]) -> None:
    store = opened()
    store.keep([reading(text="Kafr Alpha | 2031-05-01 | 3 killed")])
    store.keep([reading(text="Kafr Alpha | 2031-05-01 | 4 killed")])
    store.keep([reading(text="Kafr Alpha | 2031-05-01 | 3 killed")])
    kept = store.versions("r1")
    assert [(v.number, v.text[-8:]) for v in kept] == [(1, "3 killed"), (2, "4 killed")]


def test_a_new_extractor_replaces_the_reading_and_leaves_the_text(opened: Callable[[], Store]) -> None:
    store = opened()
    store.keep([reading(extractor="x@1")])
    again = reading(extractor="x@2")
    store.keep([Reading(again.incoming, again.report, (), "x@2")])
    assert list(store.readings(dict([mark(again)]))) == [(again.report, ())]
    assert len(store.versions("r1")) == 1


def test_a_text_that_could_not_be_read_is_kept_but_not_read(opened: Callable[[], Store]) -> None:
    store = opened()
    incoming = reading().incoming
    store.keep([Reading(incoming)])
    assert store.versions("r1")[0].text == incoming.text
    assert list(store.readings({"r1": digest(incoming)})) == []
    assert list(store.incoming([("r1", digest(incoming)), ("r2", "none")])) == [incoming]


def test_the_finished_record_comes_back_whole(opened: Callable[[], Store]) -> None:
    store = opened()
    both = [reading("r2"), reading("r1", "Kafr Beta | 2031-05-02 | 1 killed\nKafr Alpha | 2031-05-01 | 5 killed")]
    store.keep(both)
    current = dict(map(mark, both))
    record = made(store, current)
    assert len(record.incidents) == 2
    aside = SetAside("x.txt", 3, "broken", "Mend it.")
    store.finish(current, record, key="k", files=["x.txt"], set_aside=[aside])
    again = opened()
    assert again.record() == Record(**{**fields(record), "set_aside": (aside,)})
    assert again.key() == "k"
    assert again.current() == current


def test_an_unfinished_record_is_empty(opened: Callable[[], Store]) -> None:
    store = opened()
    store.keep([reading()])
    assert store.record() == Record(reports=(), claims=())
    assert store.key() is None


def test_a_finish_that_fails_changes_nothing(opened: Callable[[], Store]) -> None:
    store = opened()
    store.keep([reading()])
    current = dict([mark(reading())])
    record = made(store, current)
    store.finish(current, record, key="k", files=[], set_aside=[])
    broken = Record(**{**fields(record), "incidents": record.incidents * 2})
    with pytest.raises(Exception, match="UNIQUE"):
        store.finish(current, broken, key="other", files=[], set_aside=[])
    assert store.record() == record
    assert store.key() == "k"


def test_a_finish_takes_out_what_the_record_no_longer_has(opened: Callable[[], Store]) -> None:
    store = opened()
    both = [reading("r1"), reading("r2", "Kafr Beta | 2031-05-02 | 1 killed")]
    store.keep(both)
    current = dict(map(mark, both))
    store.finish(current, made(store, current), key="k", files=[], set_aside=[])
    fewer = dict([mark(both[1])])
    wanted = made(store, fewer)
    store.finish(fewer, wanted, key="k2", files=[], set_aside=[])
    assert store.record() == wanted
    assert store.current() == fewer


def test_what_was_set_aside_is_replaced_file_by_file(opened: Callable[[], Store]) -> None:
    store = opened()
    a, b = SetAside("a.txt", None, "empty", "Fill it."), SetAside("b.jsonl", 2, "broken", "Mend it.")
    store.note_set_aside(["a.txt", "b.jsonl"], [a, b])
    store.note_set_aside(["a.txt"], [])
    assert store.record().set_aside == (b,)


def test_decisions_form_a_chain_that_another_process_checks(opened: Callable[[], Store]) -> None:
    store = opened()
    first = store.decide(DecisionKind.TOGETHER, author="Ana", at=WHEN, reason="same blast", pairs=[("b", "a")])
    second = store.decide(DecisionKind.UNDO, author="Ben", at=WHEN, reason="no", undoes=1)
    assert (first.number, first.previous, first.pairs) == (1, GENESIS, (("a", "b"),))
    assert (second.number, second.previous) == (2, first.hash)
    assert opened().decisions() == (first, second)


def fields(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in Record.__dataclass_fields__}
