"""Map, timeline, table and counts tell the same of one filter; review, comparison, log, names and reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.webdesk import OURS, Web


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Web:
    """For tests that change nothing."""
    return Web(tmp_path_factory.mktemp("views"))


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(tmp_path)


QUERIES = [
    "",
    "killed=3",
    "q=gamma",
    "from=2031-05-02",
    "area=1,1,3,2",
    "grade=fair",
    "actor=nobody",
    "standing=all&sort=-killed",
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_view_counts_the_same_incidents(reading: Web, query: str) -> None:
    count = reading.json(f"/incidents.json?{query}")["count"]
    features = reading.json(f"/map.json?{query}")["features"]
    time = reading.json(f"/timeline.json?{query}")
    counts = reading.json(f"/counts.json?{query}")
    assert len(features) == count
    assert sum(b["incidents"] for b in time["bins"]) + time["longer"] + time["undated"] == count
    assert sum(a["incidents"] for a in counts["areas"]) == count
    text = reading.get(f"/map?{query}")
    drawn = sum(int(part.split('"')[0]) for part in text.split('data-n="')[1:])
    assert drawn == sum(f["geometry"] is not None for f in features)
    for page in ("timeline", "counts"):
        assert f'<b id="count">{count}</b>' in reading.get(f"/{page}?{query}")


@pytest.mark.parametrize(
    "path",
    [
        "/review",
        "/reports",
        "/reports/aside",
        "/places",
        "/actors",
        "/log",
        "/help",
        "/views",
        "/intake",
        "/place?key=kafr+alpha",
    ],
)
def test_pages_open_and_have_one_heading(reading: Web, path: str) -> None:
    text = reading.get(path)
    assert text.count("<h1") == 1
    assert '<main id="main"' in text


@pytest.mark.parametrize(
    "path",
    ["/review.json", "/reports.json", "/places.json", "/actors.json", "/log.json", "/views.json", "/intake.json"],
)
def test_pages_have_twins(reading: Web, path: str) -> None:
    assert isinstance(reading.json(path), dict)


def test_the_queue_puts_the_larger_toll_first_and_drops_what_was_accepted(web: Web) -> None:
    queue = web.json("/review.json")["queue"]
    assert queue[0]["killed"] in ("7", "5 (3–5)")
    worth = [r["worth"] for r in queue]
    assert worth == sorted(worth, reverse=True)
    first = queue[0]["incident"]
    answer = web.decide("accept", incident=first, next=f"/review/next?after={first}")
    onward = web.client.get(answer.headers["location"])
    assert onward.status_code == 303
    assert onward.headers["location"].startswith("/incidents/")
    assert "done=1" in onward.headers["location"]
    assert first not in [r["incident"] for r in web.json("/review.json")["queue"]]


def test_two_incidents_are_compared_side_by_side_with_the_machine_s_reasons(reading: Web) -> None:
    left, right = reading.incident("Kafr Alpha"), reading.incident("Kafr Beta")
    assert reading.get(f"/compare?left={left}").count("/compare?left=") >= 1
    text = reading.get(f"/compare?left={left}&right={right}")
    told = reading.json(f"/compare.json?left={left}&right={right}")
    assert told["verdict"].split(":")[0] in ("Apart", "Alike")
    assert all(step["reason"] in text.replace("&#39;", "'") for step in told["steps"])


def test_not_the_same_relate_comment_and_split_by_form(web: Web) -> None:
    left, right = web.incident("Kafr Alpha"), web.incident("Kafr Beta")
    web.decide("apart", incident=left, other=right)
    web.decide("relate", incident=left, other=right, kind="follow_up")
    web.decide("comment", incident=left, reason="ask the desk in town")
    text = web.get(f"/incidents/{left}")
    assert "ask the desk in town" in text
    assert "follows up on" in text
    account = web.space.record().incidents[0].accounts[0]
    web.decide("split", incident=left, account=account)
    assert web.json("/incidents.json")["count"] == 5
    kinds = [d["kind"] for d in web.json("/log.json")["decisions"]]
    assert kinds == ["separate", "relate", "comment", "separate"]
    assert web.json("/log.json?last=1")["undoable"] == 4


def test_a_claim_is_accepted_corrected_and_rejected_by_form(web: Web) -> None:
    incident = web.incident("Kafr Alpha")
    claims = web.json(f"/incidents/{incident}.json")["claims"]
    web.decide("accept", incident=incident, claim=claims[0]["claim"])
    web.decide("correct", incident=incident, claim=claims[0]["claim"], field="figures", value="killed 4", reason="list")
    shown = web.json(f"/incidents/{incident}.json")
    assert shown["figures"]["killed"]["low"] == 4
    assert [c["review"] for c in shown["claims"]] == ["corrected", None]
    assert "Machine, figures: <bdi>killed 3</bdi>" in web.get(f"/incidents/{incident}")
    web.decide("reject", incident=incident, claim=claims[1]["claim"], reason="another town")
    incident = web.incident("Kafr Alpha")
    assert "Rejected by Ana: <bdi>another town</bdi>" in web.get(f"/incidents/{incident}")
    web.decide("reject", incident=incident, claim=claims[0]["claim"], status=400)


def test_words_marked_in_a_report_become_a_claim(web: Web) -> None:
    incident = web.incident("Kafr Beta")
    text = web.json("/report.json?id=b")["text"]
    start = text.index("2 killed")
    web.decide(
        "add", report="b", start=start, end=start + 8, words="2 killed", event="shelling", figures="killed 2; injured 3", incident=incident
    )  # fmt: skip
    claims = web.json(f"/incidents/{incident}.json")["claims"]
    assert [(c["quote"], c["event"], c["review"]) for c in claims if c["extractor"] == "person"] == [
        ("2 killed", "shelling", "added")
    ]
    assert "added" in web.get("/report?id=b")
    web.decide("add", report="b", start=5, end=5, event="other", status=400)
    web.decide("add", report="b", start=0, end=9_999, event="other", status=400)
    web.decide("add", report="../b", start=0, end=3, event="other", status=400)


def test_a_name_is_fixed_wherever_it_stands_after_showing_what_that_changes(web: Web) -> None:
    text = web.get("/place?key=kafr+gamma&name=Kafr+Jamma&lat=33&lon=36")
    assert "<b>2</b> incidents would change" in text
    assert web.space.decisions() == ()
    web.decide("place", key="kafr gamma", name="Kafr Jamma", lat="33", lon="36", reason="the map")
    points = [r["point"] for r in web.json("/incidents.json?q=jamma")["incidents"]]
    assert points == [[36.0, 33.0], [36.0, 33.0]]
    web.decide("place", key="kafr jamma", name="x", lat="99", lon="0", reason="no", status=400)


def test_views_are_kept_and_removed(web: Web) -> None:
    post: Callable[..., Any] = lambda path, **data: web.client.post(path, data=data, headers=OURS)  # noqa: E731
    assert post("/views/keep", name="Large", query="killed=5&evil=1").status_code == 303
    assert web.json("/views.json")["views"] == [{"name": "Large", "query": "killed=5", "incidents": 2}]
    assert post("/views/keep", name=" ", query="").status_code == 400
    assert post("/views/remove", name="Large").status_code == 303
    assert web.json("/views.json")["views"] == []


@pytest.mark.parametrize(
    "path", ["/report?id=../../etc/passwd", "/report?id=", "/place?key=", "/actor?key=x", "/compare?left=x", "/compare"]
)
def test_what_is_not_there_is_told(reading: Web, path: str) -> None:
    answer = reading.client.get(path)
    assert answer.status_code in (400, 404)
    assert "there is no" in answer.text.lower() or "no claim names" in answer.text
