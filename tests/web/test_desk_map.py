"""The map in a real browser: what it draws, tells and leaves out, without WebGL too; and what is swapped within a page."""

from __future__ import annotations

from typing import Any

import pytest

from support.browser import CHROMIUM, Served, Visit, drawn_on_map

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
]


def middle(page: Any) -> tuple[float, float]:
    box = page.locator(".gl").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def one_alone(visit: Visit) -> dict[str, Any]:
    """An incident whose place no other has, so that a filter by its name has it in the middle of the map."""
    rows = [r for r in visit.json("/incidents.json?page=all")["incidents"] if r["point"]]
    places = [r["place"] for r in rows]
    return next(r for r in rows if places.count(r["place"]) == 1)


def test_a_point_tells_what_it_is_and_leads_to_its_incident(visit: Visit) -> None:
    row = one_alone(visit)
    page = visit.go(f"/map?place={row['place']}")
    assert drawn_on_map(page) == 1
    visit.settle()
    page.mouse.move(*middle(page))
    page.wait_for_selector(".maplibregl-popup")
    told = page.inner_text(".maplibregl-popup")
    assert row["place"] in told and row["start"] in told
    assert ("not stated" in told) == (row["killed"] is None)
    page.mouse.click(*middle(page))
    page.wait_for_url(f"**/incidents/{row['incident']}")


def test_table_and_address_follow_what_is_in_sight(visit: Visit) -> None:
    page = visit.go("/map")
    drawn_on_map(page)
    before = page.locator("#in-sight tbody").inner_text()
    with page.expect_response(lambda r: "/map?" in r.url and "box=" in r.url):
        page.keyboard.press("Tab")
        page.locator(".maplibregl-canvas").focus()
        page.keyboard.press("+")
    page.wait_for_url("**/map?box=*")
    page.wait_for_function("before => document.querySelector('#in-sight tbody').innerText !== before", arg=before)
    again = visit.go(page.url.removeprefix(visit.base))
    assert drawn_on_map(again) > 0


def test_the_filter_is_applied_within_the_page_and_stands_in_the_address(visit: Visit) -> None:
    row = one_alone(visit)
    for view, seen in (("incidents", "tr[data-row]"), ("map", ".gl[data-drawn='1']"), ("timeline", ".day")):
        page = visit.go(f"/{view}")
        page.evaluate("window.same = 1")
        page.fill("input[name=q]", row["place"].split()[0].casefold())
        page.wait_for_url(f"**/{view}?q=*")
        page.wait_for_selector(seen)
        inside = visit.json(f"/incidents.json?{page.url.partition('?')[2]}")
        assert int(page.inner_text("#count")) == inside["count"]
        assert page.evaluate("window.same") == 1, "the page was loaded anew"
        assert "from=" not in page.url, "empty fields are no part of the address"
        page.click("#clear")
        page.wait_for_url(f"**/{view}")


def test_the_queue_goes_on_within_the_page_and_offers_to_undo(visit: Visit) -> None:
    total = len(visit.json("/review.json")["queue"])
    page = visit.go("/review")
    page.evaluate("window.same = 1")
    visit.press("a")
    page.wait_for_selector("#saved .flash")
    assert page.locator("#queue tr[data-row]").count() == total - 1
    assert page.locator("#banner").inner_text().startswith("Machine reading. 1 of")
    assert page.locator("#queue tr.on").count() == 1
    assert page.evaluate("window.same") == 1
    visit.press_and_wait("u")
    assert len(visit.json("/review.json")["queue"]) == total


def test_the_map_turns_dark_with_the_machine(visit: Visit) -> None:
    page = visit.go("/map")
    drawn_on_map(page)
    light = page.locator(".gl").screenshot()
    page.emulate_media(color_scheme="dark")
    for _ in range(100):
        visit.settle()
        if page.locator(".gl").screenshot() != light:
            return
    raise AssertionError("the map stayed light")


def test_without_webgl_the_drawing_stays(browser: Any, served: Served) -> None:
    visit = Visit(browser, served)
    visit.context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    for path, pins in (("/map", ".pins .pin"), ("/place?key=kosti", "svg.map")):
        page = visit.go(path)
        page.wait_for_selector("[data-script]:not(.live)", state="attached")
        page.locator(pins).first.wait_for(state="visible")
        assert not page.locator(".gl").is_visible()
    visit.context.close()


def test_what_may_not_be_drawn_is_in_no_answer_of_the_map(visit: Visit) -> None:
    for query in ("", "?standing=all", "?standing=said"):
        answer = visit.json(f"/map/points.json{query}")
        rows = [dict(zip(answer["columns"], row, strict=True)) for row in answer["points"]]
        listed = visit.json(f"/incidents.json{query}{'&' if query else '?'}page=all")["incidents"]
        assert {r["incident"] for r in rows} == {r["incident"] for r in listed if r["point"]}
        told = {r["incident"]: r["status"] for r in listed}
        assert {told[r["incident"]] for r in rows} <= {"happened"}
        assert any(r["status"] == "planned" for r in listed) == ("standing" in query)
