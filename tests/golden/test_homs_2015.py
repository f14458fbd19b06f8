"""Five real reports that lie outside the project, against one coder's careful reading of them.

Nothing of the reports or of the reading is kept here: spans, places, persons and figures come from ``gold.json``, by
its ids, when the tests run. Without the folder that ``TWOSOURCE_EVAL_DATA`` names the tests are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from twosource.evaluate.data import NoData, find_data

NAMES = [f"{n:03}" for n in range(5)]
OUT_OF_TOLL = ("planned", "denied", "hypothetical", "historical")
DEAD = ("killed", "killed_civilian", "killed_combatant", "killed_combatant_state", "killed_combatant_nonstate")


def _folder() -> Path:
    data = find_data()
    if isinstance(data, NoData):
        pytest.skip(data.reason)
    folder = data.reports / "homs-2015"
    if not (folder / "gold.json").is_file():
        pytest.skip(f"{folder} holds no gold.json")
    return folder


@dataclass(frozen=True, slots=True)
class World:
    """The gold reading, the texts, and the three exports of one run."""

    gold: dict[str, Any]
    texts: dict[str, str]
    claims: list[dict[str, Any]]
    incidents: list[dict[str, Any]]
    reports: dict[str, dict[str, Any]]

    def document(self, name: str) -> dict[str, Any]:
        return next(d for d in self.gold["documents"] if d["doc_id"] == name)

    def told(self, key: str) -> dict[str, Any]:
        """The gold event, claim, plan or cumulative number with this id."""
        for document in self.gold["documents"]:
            for part in ("events", "claims", "forward_looking", "cumulative"):
                for found in document.get(part, ()):
                    if found["id"] == key:
                        return dict(found)
        raise KeyError(key)

    def spans(self, key: str) -> list[dict[str, Any]]:
        found = self.told(key)
        return list(found["quotes"] if "quotes" in found else [found["quote"]])

    def at(self, key: str) -> list[dict[str, Any]]:
        """Claims whose quote touches what gold quotes for ``key``."""
        report = key.split("-")[0]
        return [
            claim
            for claim in self.claims
            if claim["report"] == report
            and any(claim["start"] < s["end"] and s["start"] < claim["end"] for s in self.spans(key))
        ]

    def figures_at(self, key: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Claims and figures whose own span lies in what gold quotes for ``key``, in its report."""
        report = key.split("-")[0]
        return [
            (claim, figure)
            for claim in self.claims
            if claim["report"] == report
            for figure in claim["figures"]
            if any(figure["start"] < s["end"] and s["start"] < figure["end"] for s in self.spans(key))
        ]

    def names_of(self, place: str) -> set[str]:
        known = self.gold["places"][place]
        return {name.casefold() for name in [known["name"], *known["variants_in_seeds"]]}

    def is_at(self, row: dict[str, Any], place: str) -> bool:
        """The row's place goes by one of the names that gold knows for ``place``."""
        found = row["place"] or {}
        return any((found.get(k) or "").casefold() in self.names_of(place) for k in ("name", "text"))

    def killed(self, key: str = "") -> list[dict[str, Any]]:
        """Every killed figure of every incident."""
        return [i["figures"][k] for i in self.incidents for k in i["figures"] if k.startswith("killed" + key)]

    def values(self, key: str) -> set[int]:
        """The numbers that gold counts for an event."""
        return {c["min"] for c in self.told(key).get("counts", ()) if c.get("min")}

    def merged(self) -> dict[str, Any]:
        """The incident that has the toll of the strikes in report 000."""
        ids = {claim["claim"] for claim, figure in self.figures_at("000-E2") if figure["measure"] == "killed"}
        found = [i for i in self.incidents if ids & set(i["claims"])]
        assert len(found) == 1, f"{len(found)} incidents hold the toll of 000-E2"
        return found[0]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Read the five reports once, all together, from files without any metadata."""
    folder = _folder()
    from twosource.publish.jsonl import claim_rows, incident_rows, report_rows
    from twosource.workspace import Workspace

    work = tmp_path_factory.mktemp("homs")
    files = [folder / f"{name}.txt" for name in NAMES]
    space = Workspace(work / "record")
    space.run(files)
    record = space.record()
    yield World(
        gold=json.loads((folder / "gold.json").read_text(encoding="utf-8")),
        texts={path.stem: path.read_bytes().decode("utf-8") for path in files},
        claims=list(claim_rows(record)),
        incidents=list(incident_rows(record)),
        reports={row["report"]: row for row in report_rows(record)},
    )


def _figure(incident: dict[str, Any], key: str) -> tuple[int | None, int | None, int | None]:
    found = incident["figures"].get(key) or {}
    return found.get("low"), found.get("best"), found.get("high")


def _gold_range(world: World, key: str) -> tuple[int, int, int]:
    found = next(i for i in world.gold["merged_incidents"] if i["incident_id"] == "I-nhoms-strikes-1015")[key]
    return found["min"], found["best"], found["max"]


@pytest.mark.parametrize("name", NAMES)
def test_published_day(world: World, name: str) -> None:
    """Each report's day of publication, which no report states in full."""
    assert world.reports[name]["published"] == world.document(name)["publication_date"]["best"]


def test_every_quote_is_exact(world: World) -> None:
    """Every span of every claim is the text at its offsets."""
    spans = 0
    for claim in world.claims:
        text = world.texts[claim["report"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        parts = [*claim["figures"], *claim["attribution"], *claim["victims"], claim["place"] or {}]
        for part in parts:
            if part.get("start") is not None:
                spans += 1
                assert text[part["start"] : part["end"]] == part["text"]
    assert spans > len(NAMES)


def test_merged_toll(world: World) -> None:
    """Two versions of one origin's tally are a range, open above; they are never added."""
    assert _figure(world.merged(), "killed") == _gold_range(world, "killed_total")
    assert world.merged()["figures"]["killed"]["open"] is True


def test_merged_combatants(world: World) -> None:
    """The one number on which both versions agree."""
    assert _figure(world.merged(), "killed_combatant_nonstate") == _gold_range(world, "killed_combatant_nonstate")


def test_merged_civilians(world: World) -> None:
    """Only one version states civilians: its number is the best, not the least."""
    assert _figure(world.merged(), "killed_civilian") == _gold_range(world, "killed_civilian")


def test_merged_origins(world: World) -> None:
    """Three outlets, two origins."""
    gold = next(i for i in world.gold["merged_incidents"] if i["incident_id"] == "I-nhoms-strikes-1015")
    assert world.merged()["n_origins"] == gold["n_origin_sources"]


def test_merged_grade(world: World) -> None:
    """An official blames the other side for the same deaths: contested."""
    assert world.merged()["grade"] == "contested"


def test_merged_reports(world: World) -> None:
    """All three reports of that day tell it."""
    assert {"000", "001", "002"} <= set(world.merged()["reports"])


def test_merged_day(world: World) -> None:
    """The incident is of one day."""
    gold = next(i for i in world.gold["merged_incidents"] if i["incident_id"] == "I-nhoms-strikes-1015")
    assert (world.merged()["date"]["start"], world.merged()["date"]["end"]) == (gold["date"], gold["date"])


def test_no_sum_of_two_versions(world: World) -> None:
    """Wrong answer 1: the two versions of the tally added up."""
    low, best, _ = _gold_range(world, "killed_total")
    numbers = [f[k] for f in world.killed() for k in ("low", "best", "high")]
    assert numbers
    assert low + best not in numbers
    assert low + best not in [f["low"] for c in world.claims for f in c["figures"] if f["measure"] == "killed"]


def test_no_civilians_by_subtraction(world: World) -> None:
    """Wrong answer 2: all dead less the combatants, given as civilians whom the monitor stated in report 001."""
    total, fighters = _gold_range(world, "killed_total")[0], _gold_range(world, "killed_combatant_nonstate")[0]
    figures = [f for c in world.claims if c["report"] == "001" for f in c["figures"] if f["measure"] == "killed"]
    assert figures
    assert not [f for f in figures if f["who"] == "civilian" and f["low"] == total - fighters]
    assert total - fighters not in _figure(world.merged(), "killed_civilian")


def test_captions_and_province_toll_stay_apart(world: World) -> None:
    """Wrong answer 3: what one medium says of a province is put on the town of a caption, or added to it."""
    (said,) = world.values("003-E5")
    at_town = [i for i in world.incidents if world.is_at(i, "maasran")]
    claims = [c for c in world.claims if world.is_at(c, "maasran")]
    assert claims
    assert not [k for i in at_town for k in i["figures"] if k.startswith("killed") and said in _figure(i, k)]
    assert not [f for c in claims for f in c["figures"] if f["measure"] == "killed" and f["low"] >= said]
    of_report = {c["claim"] for c in world.claims if c["report"] == "003"}
    tolls = [f for f in world.killed() if of_report & set(f["claims"])]
    assert tolls
    assert not [f for f in tolls if said + 2 in (f["low"], f["best"], f["high"])]


def test_war_total_is_no_toll(world: World) -> None:
    """Wrong answer 4: the dead of the whole war in an incident."""
    total = world.told("003-K1")["value"]
    assert [f for key in ("003-K1", "004-K1") for _, f in world.figures_at(key)], "the war total is not read at all"
    tolls = [f for i in world.incidents for f in i["figures"].values()]
    assert not [f for f in tolls if max(f[k] or 0 for k in ("low", "best", "high")) >= total]
    assert {f["scope"] for key in ("003-K1", "004-K1") for _, f in world.figures_at(key)} == {"cumulative"}


def test_those_who_left_are_not_dead(world: World) -> None:
    """Wrong answer 5: dozens who left a town, counted as killed."""
    read = world.figures_at("002-E5")
    assert {f["measure"] for _, f in read} <= {"displaced"}
    ids = {c["claim"] for c in world.at("002-E5")}
    assert ids
    assert not [
        i
        for i in world.incidents
        for k in i["figures"]
        if k.startswith("killed") and ids & set(i["figures"][k]["claims"])
    ]
    assert not [c for c in world.claims if c["report"] == "002" for f in c["figures"] if f["measure"] == "killed"]


def test_toll_of_a_day_has_no_town(world: World) -> None:
    """Wrong answer 6: a politician's toll of all strikes of a day, put on one of the towns."""
    (said,) = {c["min"] for c in world.told("004-E7")["counts"] if c["what"] == "killed" and c["min"] > 5}
    for place in ("talbiseh", "latamneh"):
        rows = [i for i in world.incidents if world.is_at(i, place)]
        assert not [k for i in rows for k in i["figures"] if said in _figure(i, k)]
        rows = [c for c in world.claims if world.is_at(c, place)]
        assert not [f for c in rows for f in c["figures"] if f["low"] == said]
    assert [f for _, f in world.figures_at("004-E7") if f["low"] == said], "that toll is not read at all"


def test_wounded_are_not_dead(world: World) -> None:
    """Wrong answer 7: the wounded of the headquarters, given as killed."""
    (said,) = {c["min"] for c in world.told("004-E6")["counts"] if c["what"] in ("injured", "wounded")}
    assert ("injured", said) in {(f["measure"], f["low"]) for _, f in world.figures_at("004-E6")}
    assert not [f for f in world.killed() if said in (f["low"], f["best"], f["high"])]
    assert not [f for c in world.claims for f in c["figures"] if f["measure"] == "killed" and f["low"] == said]


def test_capture_is_one_sides_claim(world: World) -> None:
    """Wrong answer 8: a village's capture, said by one belligerent's television, as a fact."""
    claims = [c for c in world.at("001-E2") if c["event"] == "territory_change"]
    assert claims
    assert all(c["attribution"] for c in claims)
    ids = {c["claim"] for c in claims}
    holding = [i for i in world.incidents if ids & set(i["claims"])]
    assert holding
    assert not {i["grade"] for i in holding} & {"confirmed", "fair"}


def test_announced_offensive_is_only_planned(world: World) -> None:
    """Wrong answer 9: a wide operation that is being prepared, as one that took place."""
    told = world.at("002-F1")
    assert told
    assert {c["status"] for c in told} == {"planned"}


def test_coming_operation_of_an_ally_is_only_planned(world: World) -> None:
    """Wrong answer 9: the operation that an ally would soon begin, as one that took place.

    The same sentence tells of an offensive under way; a claim of that one may be reported, but has neither the ally as
    its perpetrator nor the day on which the plan was published as its date.
    """
    plan = world.told("002-F2")
    told = world.at("002-F2")
    assert told
    happened = [c for c in told if c["status"] not in ("planned", "hypothetical")]
    ally = {name.casefold() for name in world.gold["actors"]["irgc"]["aliases"]}
    assert not [p for c in happened for p in c["perpetrators"] if {p["name"].casefold(), p["text"].casefold()} & ally]
    assert not [c for c in happened if (c["date"] or {}).get("start") == plan["published"]]


def test_accusation_is_no_second_massacre(world: World) -> None:
    """Wrong answer 10: the counter-accusation as an incident of its own."""
    claims = world.at("000-C2")
    assert claims
    merged = world.merged()["incident"]
    for claim in claims:
        assert [i["incident"] for i in world.incidents if claim["claim"] in i["claims"]] in ([], [merged])


def test_dangling_he_is_nobody(world: World) -> None:
    """Wrong answer 11: a "he" without antecedent takes the only man who was named before."""
    read = [c for c, f in world.figures_at("003-E2") if f["measure"] == "killed"]
    assert len(read) >= 2
    (person,) = [p["name"] for p in world.document("003")["persons"]]
    last = person.split()[-1].casefold()
    assert not [s for c in read for s in c["attribution"] if last in f"{s['name']} {s['text']}".casefold()]


def test_first_raid_keeps_its_day(world: World) -> None:
    """Wrong answer 12: the first raid, which a later report recalls, dated as that report."""
    day = next(i for i in world.gold["merged_incidents"] if i["incident_id"] == "I-homs-strikes-0930")["date"]
    claims = [c for c in world.at("001-E5") if c["event"] == "air_strike"]
    assert claims
    assert {(c["date"] or {}).get("start") for c in claims} == {day}
    assert world.document("001")["publication_date"]["best"] not in {(c["date"] or {}).get("end") for c in claims}


def test_out_of_toll_claims_carry_no_figure(world: World) -> None:
    """What is planned, denied or long past never stands behind a number of an incident."""
    status = {c["claim"]: c["status"] for c in world.claims}
    behind = {claim for i in world.incidents for k in DEAD for claim in (i["figures"].get(k) or {}).get("claims", ())}
    assert behind
    assert not {claim for claim in behind if status[claim] in OUT_OF_TOLL}
