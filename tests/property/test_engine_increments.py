"""A record that grew ends in the bytes of one that was made at once, whatever came in which order and in which batches."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from link_world import ARMY, DAY, FRONT, LEXICON, TOWNS, Count, Said, World
from support import fakes
from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.report import Lean, Report
from twosource.core.vocab import Event, Status
from twosource.engine.base import Grouping, Stages
from twosource.engine.standing import Standing
from twosource.ingest.duplicates import copies_of
from twosource.link.accounts import accounts_of
from twosource.link.linking import Linking
from twosource.link.partition import link_accounts
from twosource.link.primary import primary_incidents
from twosource.link.settings import load_link_settings
from twosource.reconcile.incidents import assemble
from twosource.store.sqlite import FILE_NAME, SqliteStore
from twosource.store.tables import TABLES
from twosource.workspace import Workspace

SETTINGS = load_link_settings()
FILL = (
    "Families from the lower quarter carried water along the canal road while the bakers waited for flour from the mill, "
    "and nobody could say when the ferry would come back or who would mend the broken pumps of the second well.",
    "The valley railway ran two trains in the morning, the third one stood at the bridge for hours because a signal had "
    "failed, and the stationmaster handed out tea to those who were waiting for the coast express to arrive.",
)

said = st.builds(
    lambda town, killed, back, event, words, by, status: Said(
        f"In {town} {killed} traders died near the {words}, {by.name} said, and Ada Corvel of the {words} was among them.",
        event,
        (Count(str(killed), killed, killed),),
        by=(by,),
        town=town,
        day=DAY - timedelta(days=back),
        status=status,
    ),
    st.sampled_from(sorted(TOWNS)),
    st.integers(3, 9),
    st.integers(0, 2),
    st.sampled_from([Event.AIR_STRIKE, Event.SHELLING, Event.ATTACK, Event.BATTLE]),
    st.sampled_from(["granary by the tannery", "harbour gate", "southern orchard", "weaving mill"]),
    st.sampled_from([ARMY, FRONT]),
    st.sampled_from([Status.REPORTED, Status.REPORTED, Status.REPORTED, Status.PLANNED]),
)
fill = st.builds(lambda text: Said(text, Event.OTHER, day=None), st.sampled_from(FILL))
worlds = st.lists(st.lists(st.one_of(said, said, fill), min_size=0, max_size=3), min_size=2, max_size=9)


class StubLending:
    """From the third report of an outlet on, its reports borrow a country; the first report lends it."""

    def __init__(self) -> None:
        self.own: dict[str, list[str]] = {}
        self.leans: dict[str, tuple[Lean, ...]] = {}

    def add(self, report: Report, _claims: Sequence[Claim]) -> frozenset[str]:
        own = self.own.setdefault(report.outlet or "", [])
        own.append(report.id)
        return frozenset(own)

    def look(self, reports: frozenset[str]) -> frozenset[str]:
        found = {r: lent for own in self.own.values() if len(own) > 2 for lent in (lean_of(own),) for r in own}
        changed = {r for r in reports if found.get(r, ()) != self.leans.get(r, ())}
        self.leans = found
        return frozenset(changed)

    def add_all(self, reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]]) -> None:
        for report in reports:
            self.add(report, claims.get(report.id, ()))
        self.look(frozenset())


def lean_of(own: Sequence[str]) -> tuple[Lean, ...]:
    return (Lean("VY", 0.5, f"{min(len(own), 4)} or more tell of it", min(own)),)


def lend(reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]]) -> Mapping[str, tuple[Lean, ...]]:
    stub = StubLending()
    stub.add_all(reports, claims)
    return stub.leans


def resolve(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """A report that borrows a country has its places elsewhere."""
    if not report.leans:
        return claims
    return tuple(
        replace(c, place=replace(c.place, lat=(c.place.lat or 0) + 3)) if c.place is not None else c for c in claims
    )


def stages(world: World) -> Stages:
    def link(accounts: Any, claims: Any, reports: Any, *, separate: Any, together: Any) -> Grouping:
        found = link_accounts(accounts, claims, reports, settings=SETTINGS, separate=separate, together=together)
        return Grouping(found.membership, found.links, found.about)

    def joined(membership: Any, accounts: Any, claims: Any, reports: Any, *, duplicates: Any) -> Any:
        return assemble(membership, accounts, claims, reports, lexicon=LEXICON, duplicates=duplicates)

    def extract(reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        for report in reports:
            yield report, tuple(c for c in world.claims.values() if c.report == report.id)

    def group(report: Report, claims: tuple[Claim, ...]) -> tuple[Account, ...]:
        return accounts_of(report, claims, settings=SETTINGS)

    return fakes.stages(
        prepare=lambda incoming: world.reports[incoming.id],
        extract=extract,
        copies=copies_of,
        lean=lend,
        resolve=resolve,
        group=group,
        link=link,
        assemble=joined,
        main_incidents=primary_incidents,
        linking=lambda separate, together: Linking(SETTINGS, separate=separate, together=together),
        lending=StubLending,
    )


def told(reports: list[list[Said]]) -> World:
    world = World()
    for number, sentences in enumerate(reports):
        said = sentences or [Said("Nothing was told of the granary by the tannery in Teskul.", day=None)]
        world.tell(f"r{number}", *said, published=DAY + timedelta(days=number % 3), outlet=f"The Courier {number % 2}")
        if not sentences:
            world.claims = {i: c for i, c in world.claims.items() if c.report != f"r{number}"}
    return world


def lines(path: Path, world: World, names: Iterable[str]) -> Path:
    rows = (json.dumps({"id": n, "text": world.reports[n].text}) for n in names)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def held(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is derived, row by row, without the running numbers."""
    with SqliteStore(folder / FILE_NAME) as store:
        connection = store._connection
        tables = {t.name: [c for c in t.columns if c != "version"] for t in TABLES}
        found = {
            name: sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall(), key=repr)
            for name, columns in tables.items()
        }
        columns = [row[1] for row in connection.execute("PRAGMA table_info(listing)") if row[1] != "row"]
        found["listing"] = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM listing").fetchall(), key=repr)
        found["key"] = [(store.key(),)]
        return found


@settings(max_examples=40, deadline=None)
@given(worlds, st.data())
def test_a_record_that_grew_is_the_record_made_at_once(reports: list[list[Said]], data: st.DataObject) -> None:
    world = told(reports)
    names = data.draw(st.permutations(sorted(world.reports)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(names) - 1), min_size=1)))
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        growing = Workspace(folder / "grown", stages=stages(world), keep=True)
        for first, last in zip([0, *cuts], [*cuts, len(names)], strict=True):
            growing.run(lines(folder / "in.jsonl", world, names[first:last]))
        Workspace(folder / "whole", stages=stages(world)).run(lines(folder / "in.jsonl", world, sorted(names)))
        assert growing.record() == Workspace(folder / "whole").record()
        assert held(folder / "grown") == held(folder / "whole")


def test_a_kept_record_grows_and_is_not_made_anew(tmp_path: Path) -> None:
    world = told([[Said("In Orvane 4 traders died.", counts=(Count("4", 4, 4),), town="Orvane")] for _ in range(4)])
    calls: list[int] = []
    made = stages(world)

    def counted(membership: Any, accounts: Any, claims: Any, reports: Any, *, duplicates: Any) -> Any:
        calls.append(len(reports))
        return made.assemble(membership, accounts, claims, reports, duplicates=duplicates)

    def refused(*_: Any, **__: Any) -> Any:
        raise AssertionError("the whole record was linked again")

    growing = Workspace(tmp_path / "w", stages=replace(made, assemble=counted, link=refused), keep=True)
    growing.run(lines(tmp_path / "in.jsonl", world, ["r0", "r1"]))
    grown = growing.run(lines(tmp_path / "in.jsonl", world, ["r2"]))
    assert (grown.reports, grown.changed, len(calls)) == (3, True, 2)
    same = growing.run(lines(tmp_path / "in.jsonl", world, ["r2"]))
    assert (same.unchanged, same.changed, len(calls)) == (1, False, 2)
    assert isinstance(growing._keep and growing._keep.standing, Standing)


def test_what_another_process_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    reports = [
        [Said(f"In Orvane {n + 3} traders died.", counts=(Count(str(n + 3), n + 3, n + 3),), town="Orvane")]
        for n in range(4)
    ]
    world = told(reports)
    one, other = (Workspace(tmp_path / "w", stages=stages(world), keep=True) for _ in range(2))
    for space, names in ((one, ["r0"]), (other, ["r1"]), (one, ["r2"]), (one, ["r3"])):
        space.run(lines(tmp_path / "in.jsonl", world, names))
    Workspace(tmp_path / "whole", stages=stages(world)).run(lines(tmp_path / "in.jsonl", world, sorted(world.reports)))
    assert held(tmp_path / "w") == held(tmp_path / "whole")


def test_a_decision_and_a_report_without_a_day_make_the_whole_record_anew(tmp_path: Path) -> None:
    world = told([[Said("In Orvane 4 traders died.", counts=(Count("4", 4, 4),), town="Orvane")] for _ in range(4)])
    world.reports["r3"] = replace(world.reports["r3"], published=None)
    growing = Workspace(tmp_path / "w", stages=stages(world), keep=True)
    growing.run(lines(tmp_path / "in.jsonl", world, ["r0", "r1"]))
    (incident,) = growing.record().incidents
    growing.split(incident.id, ["r1"], author="Ana", reason="seen the place")
    for name in ("r2", "r3"):
        growing.run(lines(tmp_path / "in.jsonl", world, [name]))
    record = growing.record()
    assert len(record.reports) == 4
    assert not any({"r0", "r1"} <= set(i.reports) for i in record.incidents)
