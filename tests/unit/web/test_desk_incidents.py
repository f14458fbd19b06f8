"""The list, its filter and its twin; one incident with chips and sentences; decisions by form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from support import fakes
from support.webdesk import Web, with_event
from twosource.core.incoming import Incoming
from twosource.core.report import Report
from twosource.core.vocab import Event
from twosource.web.article import LONGEST, article
from twosource.web.fieldrows import where_note
from twosource.web.filters import Filter, parse, where
from twosource.web.graphic import load_graphic_words


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(tmp_path)


def places(web: Web, query: str) -> list[str]:
    return [row["place"] for row in web.json(f"/incidents.json?{query}")["incidents"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Kafr Alpha", "Kafr Beta", "Kafr Gamma", "Kafr Gamma"]),
        ("sort=-killed", ["Kafr Gamma", "Kafr Alpha", "Kafr Beta", "Kafr Gamma"]),
        ("from=2031-05-02&to=2031-05-13", ["Kafr Beta", "Kafr Gamma"]),
        ("killed=5", ["Kafr Alpha", "Kafr Gamma"]),
        ("q=alpha", ["Kafr Alpha"]),
        ("q=alph bet", []),
        ("place=Kafr Beta", ["Kafr Beta"]),
        ("area=1,1,3,2", ["Kafr Alpha", "Kafr Beta", "Kafr Gamma", "Kafr Gamma"]),
        ("area=10,10,11,11", []),
        ("event=attack&grade=weak&state=unreviewed", ["Kafr Alpha", "Kafr Beta", "Kafr Gamma", "Kafr Gamma"]),
        ("standing=said", []),
    ],
)
def test_page_and_twin_show_what_the_filter_lets_through(web: Web, query: str, expected: list[str]) -> None:
    assert places(web, query) == expected
    text = web.get(f"/incidents?{query}")
    assert text.count("<tr data-row") == len(expected)


def test_a_filter_goes_into_an_address_and_comes_back() -> None:
    made = Filter(
        q="a b", start="2031-01-01", killed=3, area=(1.5, 2, 3, 4), standing="all", sort="-killed", grade="weak"
    )
    assert parse([(n, v[0]) for n, v in parse_qs(made.query()).items()]) == made
    assert Filter().query() == ""


def test_zero_is_said_and_silence_is_said_as_such(tmp_path: Path) -> None:
    web = Web(tmp_path)
    rows = web.json("/incidents.json?from=2031-05-14")["incidents"]
    assert [r["killed"] for r in rows] == ["0"]
    assert rows[0]["injured"] is None
    assert "not stated" in web.get("/incidents?from=2031-05-14")


def test_every_value_has_a_chip_for_its_sentence(web: Web) -> None:
    incident = web.incident("Kafr Alpha")
    text = web.get(f"/incidents/{incident}")
    claims = web.json(f"/incidents/{incident}.json")["claims"]
    for claim in claims:
        assert f'data-claim="{claim["claim"]}"' in text
        pane = web.get(f"/incidents/{incident}/sentence?claim={claim['claim']}")
        assert 'id="asked"' in pane
        start = pane.index('id="asked"')
        assert claim["quote"][:4] in pane[start : start + 200]


def test_an_incident_that_is_not_there_is_told_in_words(web: Web) -> None:
    assert "there is no incident" in web.get("/incidents/i_none", status=404).lower()
    assert web.json("/incidents/i_none.json", status=404)["advice"]


def test_accept_and_undo_by_form(web: Web) -> None:
    incident = web.incident("Kafr Gamma")
    answer = web.decide("accept", incident=incident, seen=web.seen(incident))
    assert urlsplit(answer.headers["location"]).path == f"/incidents/{incident}"
    assert web.json("/incidents.json?state=accepted")["count"] == 1
    assert "Decision 1 saved" in web.get(answer.headers["location"])
    assert "1 of 4 incidents reviewed" in web.get("/incidents")
    web.decide("undo", number=1, incident=incident)
    assert web.json("/incidents.json?state=accepted")["count"] == 0


def test_a_value_set_by_form_is_shown_with_who_and_beside_the_machine_s(web: Web) -> None:
    incident = web.incident("Kafr Alpha")
    web.decide("set", incident=incident, field="killed", value="4/5/9", reason="hospital list", seen=web.seen(incident))
    text = web.get(f"/incidents/{incident}")
    assert "set by Ana" in text
    assert "hospital list" in text
    assert "Machine: <bdi>3/5/5</bdi>" in text
    assert web.json("/incidents.json?place=Kafr Alpha")["incidents"][0]["killed"] == "5 (4–9)"


def test_a_second_tab_is_told_what_changed_and_overwrites_nothing(web: Web) -> None:
    incident = web.incident("Kafr Alpha")
    seen = web.seen(incident)
    web.decide("set", incident=incident, field="killed", value="4", reason="first tab", seen=seen)
    told = web.decide("set", incident=incident, field="killed", value="8", reason="second tab", seen=seen, status=409)
    assert "first tab" in told.text
    assert "second tab" in told.text
    assert len(web.space.decisions()) == 1
    assert web.json("/incidents.json?place=Kafr Alpha")["incidents"][0]["killed"] == "4"
    web.decide("set", incident=incident, field="killed", value="8", reason="second tab", seen=web.seen(incident))
    assert web.json("/incidents.json?place=Kafr Alpha")["incidents"][0]["killed"] == "8"


def test_a_run_in_between_is_told_as_well(web: Web, tmp_path: Path) -> None:
    incident = web.incident("Kafr Alpha")
    seen = web.seen(incident)
    (tmp_path / "reports" / "e.txt").write_text("Kafr Alpha | 2031-05-01 | 9 killed", encoding="utf-8")
    web.space.run(tmp_path / "reports")
    told = web.decide("accept", incident=incident, seen=seen, status=409)
    assert "run with new reports" in told.text


def test_a_merge_leads_to_what_was_merged_and_the_old_address_does_too(web: Web) -> None:
    left, right = web.incident("Kafr Alpha"), web.incident("Kafr Beta")
    web.decide("merge", incident=left, other=right, reason="one town")
    record = web.json("/incidents.json")
    assert record["count"] == 3
    gone = ({left, right} - {r["incident"] for r in record["incidents"]}).pop()
    answer = web.client.get(f"/incidents/{gone}")
    assert answer.status_code == 303
    assert web.client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/ok\r\nSet-Cookie: a=b"],
)
def test_a_form_never_leads_off_the_site(web: Web, path: str) -> None:
    answer = web.decide("comment", incident=web.incident("Kafr Beta"), reason="seen", next=path)
    assert answer.headers["location"].startswith("/incidents/")


@pytest.mark.parametrize("event", [Event.MOVEMENT_DEPLOYMENT, Event.CONTROL])
def test_what_moves_or_is_held_has_no_point_in_any_twin_or_page(tmp_path: Path, event: Event) -> None:
    web = Web(tmp_path, extract=with_event(event))
    rows = web.json("/incidents.json?standing=all")["incidents"]
    assert len(rows) == 4
    assert all(r["point"] is None for r in rows)
    assert web.json("/incidents.json?standing=all&area=-180,-90,180,90")["count"] == 0
    for row in rows:
        shown = web.json(f"/incidents/{row['incident']}.json")
        assert shown["place"]["lat"] is None
        assert all(c["place"]["lat"] is None for c in shown["claims"])
        report = web.json(f"/report.json?id={shown['reports'][0]}")
        assert all(c["place"]["lat"] is None for c in report["claims"])
    features = web.json("/map.json?standing=all")["features"]
    assert [f["geometry"] for f in features] == [None] * 4
    assert 'data-n="' not in web.get("/map?standing=all")
    assert ">now<" not in web.get("/place?key=kafr+alpha")


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    bad = "<script>window.pwned=1</script>\u202e\u0007 | 2031-05-01 | 3 killed"
    web = Web(tmp_path, {"x": bad, "y<img src=x onerror=alert(1)>": "Kafr | 2031-05-02 | 1 killed"})
    pages = [web.get("/incidents")] + [web.get(f"/incidents/{i.id}") for i in web.space.record().incidents]
    for text in pages:
        assert "<script>window" not in text
        assert "<img" not in text
        assert "\x07" not in text


@pytest.mark.parametrize("path", ["/incidents/i_none", "/nowhere"])
def test_what_is_not_there_is_told_in_sentences_that_end_once(web: Web, path: str) -> None:
    assert ".." not in web.get(path, status=404).partition("<h1>")[2].partition("</section>")[0]
    told = web.decide("dance", status=404).text
    assert "<h1>There is no such decision.</h1>" in told


@pytest.mark.parametrize(
    ("words", "radius", "said"),
    [
        ("near the place, within about 25 km", 10.0, "near the place, within 10 km"),
        ("near the place, within about 25 km", None, "near the place, within about 25 km"),
        ("district known", 30.0, "district known, within 30 km"),
        ("", 2.5, "within 2.5 km"),
        ("", None, ""),
    ],
)
def test_how_near_a_place_is_known_is_said_once(words: str, radius: float | None, said: str) -> None:
    assert where_note(words, radius) == said


def test_a_form_of_an_incident_that_a_run_has_named_anew_is_not_lost(web: Web, tmp_path: Path) -> None:
    old = web.incident("Kafr Beta")
    seen = web.seen(old)
    more = tmp_path / "more.txt"
    more.write_text("\n".join("Kafr Beta | 2031-05-02 | 4 killed" for _ in range(40)), encoding="utf-8")
    web.space.run(more)
    now = web.incident("Kafr Beta")
    assert now != old
    assert web.client.get(f"/incidents/{old}").headers["location"] == f"/incidents/{now}?moved=1"
    told = web.decide("set", incident=old, field="killed", value="8", reason="two lists agree", seen=seen, status=409)
    assert "two lists agree" in told.text
    web.decide("set", incident=old, field="killed", value="8", reason="two lists agree", seen=web.seen(now))
    assert [row["killed"] for row in web.json("/incidents.json?q=beta")["incidents"]] == ["8"]


def test_signs_of_a_pattern_are_signs(web: Web) -> None:
    for sign in ("%25", "_", "%5C"):
        assert web.json(f"/incidents.json?origin={sign}")["count"] == 0
    _, values = where(parse([("origin", "50%_\\x")]))
    assert values[-1] == "%50\\%\\_\\\\x%"


def test_a_huge_report_is_cut_where_it_is_shown_and_a_script_is_no_address() -> None:
    text = "Kafr Alpha | 2031-05-01 | 3 killed\n" + "x" * (LONGEST + 1_000)
    report = fakes.prepare(Incoming("huge", text, file="huge.txt"))
    assert isinstance(report, Report)
    shown = article(replace(report, url="javascript:alert(1)"), (), graphic=load_graphic_words())
    assert sum(len(piece.text) for p in shown.paragraphs for piece in p.pieces) == LONGEST
    assert shown.cut == len(text) - LONGEST
    assert shown.url is None
    assert article(replace(report, url="https://a.example/"), (), graphic=load_graphic_words()).url
