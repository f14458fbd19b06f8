"""The desk in a real browser: reviewed by keyboard alone, undone after a restart, two tabs, one filter, no fault of access."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from support.browser import CHROMIUM, Served, Visit, drawn_on_map

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
]


def test_the_whole_review_of_the_example_record_by_keyboard_alone(visit: Visit) -> None:
    total = len(visit.json("/review.json")["queue"])
    assert total > 5
    visit.press_and_wait("q")
    assert visit.page.url.endswith("/review")
    visit.press_and_wait("Enter")
    done = 0
    while "/incidents/" in visit.page.url:
        assert done <= total, "the queue does not get shorter"
        if done == 0:
            go_through_one(visit)
        visit.press_and_wait("a")
        done += 1
    assert visit.json("/review.json")["queue"] == []
    assert "Everything has been reviewed" in visit.page.inner_text("main")
    kinds = [d["kind"] for d in visit.json("/log.json")["decisions"]]
    assert kinds[:4] == ["accept", "correct", "set", "comment"]
    assert set(kinds[4:]) == {"accept"}
    visit.press_and_wait("u")
    assert len(visit.json("/review.json")["queue"]) == 1


def go_through_one(visit: Visit) -> None:
    """Accept a sentence, correct another, set a value, comment; every step leads back to the incident."""
    visit.press("j")
    visit.press_and_wait("a")
    visit.press("j", "e", "Tab", "ControlOrMeta+a")
    visit.page.keyboard.type("killed 3")
    visit.press("Tab")
    visit.page.keyboard.type("counted again")
    visit.press_and_wait("Enter")
    visit.press("v", "Tab")
    visit.page.keyboard.type("2017-03-15")
    visit.press("Tab")
    visit.page.keyboard.type("as the town says")
    visit.press_and_wait("Enter")
    visit.press("c")
    visit.page.keyboard.type("seen twice")
    visit.press_and_wait("Enter")
    visit.press(*["k"] * 9)


def test_a_sentence_is_rejected_with_a_reason_and_undone_by_keyboard(visit: Visit) -> None:
    first = visit.json("/review.json")["queue"][0]["incident"]
    page = visit.go(f"/incidents/{first}")
    count = page.locator("article.claim:not(.rejected)").count()
    visit.press("j", "r")
    page.keyboard.type("of another day")
    visit.press_and_wait("Enter")
    assert page.locator("article.claim:not(.rejected)").count() < count
    assert "of another day" in page.inner_text("main")
    visit.press_and_wait("u")
    assert page.locator("article.claim:not(.rejected)").count() == count


def test_merge_split_and_undo_across_a_restart(browser: Any, served: Served) -> None:
    visit = Visit(browser, served)
    before = visit.json("/incidents.json?standing=all")
    rows = [r for r in before["incidents"] if r["status"] == "happened"]
    left, right = rows[0]["incident"], rows[1]["incident"]
    visit.go(f"/compare?left={left}&right={right}")
    visit.press_and_wait("m")
    merged = re.search(r"/incidents/(i_\w+)", visit.page.url)
    assert merged
    assert visit.json("/incidents.json?standing=all")["count"] == before["count"] - 1
    served.stop()
    served.start()
    visit = Visit(browser, served)
    visit.go(f"/incidents/{merged[1]}")
    visit.press("s")
    visit.page.keyboard.press("Space")
    visit.press("Tab")
    visit.page.locator("#split input[name=reason]").focus()
    visit.press_and_wait("Enter")
    assert visit.json("/incidents.json?standing=all")["count"] == before["count"]
    served.stop()
    served.start()
    visit = Visit(browser, served)
    visit.go("/log")
    visit.press_and_wait("u")
    assert visit.json("/incidents.json?standing=all")["count"] == before["count"] - 1
    visit.press_and_wait("u")
    visit.page.wait_for_load_state()
    assert visit.json("/incidents.json?standing=all")["count"] == before["count"]
    assert [d["kind"] for d in visit.json("/log.json")["decisions"]] == ["together", "separate", "undo", "undo"]
    assert visit.complaints == []
    visit.context.close()


def test_two_tabs_on_one_record_overwrite_nothing(visit: Visit) -> None:
    incident = visit.json("/incidents.json")["incidents"][0]["incident"]
    first, second = visit.page, visit.tab()
    for tab in (first, second):
        tab.goto(f"{visit.base}/incidents/{incident}")
    for tab, value, why in ((first, "4", "first tab"), (second, "9", "second tab")):
        tab.keyboard.press("v")
        tab.select_option("#value select[name=field]", "killed")
        tab.fill("#value input[name=value]", value)
        tab.fill("#value input[name=reason]", why)
        with tab.expect_navigation():
            tab.keyboard.press("Enter")
    assert "changed while you looked" in second.inner_text("h1")
    assert "first tab" in second.inner_text("main")
    assert visit.json(f"/incidents/{incident}.json")["figures"]["killed"]["best"] == 4
    with second.expect_navigation():
        second.click("text=Save mine on top")
    assert visit.json(f"/incidents/{incident}.json")["figures"]["killed"]["best"] == 9
    assert all("409" in c for c in visit.complaints)
    visit.complaints.clear()


def test_table_map_timeline_and_counts_agree_in_the_browser(visit: Visit) -> None:
    for query in ("", "?killed=3", "?q=strike", "?grade=weak"):
        table = visit.go(f"/incidents{query}").locator("tr[data-row]").count()
        page = visit.go(f"/map{query}")
        drawn = drawn_on_map(page)
        undrawn = re.search(r"([\d,]+) of ([\d,]+) incidents? ha", page.inner_text("figcaption"))
        assert undrawn and drawn + int(undrawn[1]) == table == int(undrawn[2])
        for view in ("timeline", "counts"):
            assert int(visit.go(f"/{view}{query}").inner_text("#count")) == table


def test_an_area_drawn_on_the_map_filters_every_view(visit: Visit) -> None:
    page = visit.go("/map")
    assert drawn_on_map(page) > 0
    box = page.locator(".gl").bounding_box()
    page.click("[data-draw]")
    page.mouse.move(box["x"] + box["width"] * 0.05, box["y"] + box["height"] * 0.05)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.95, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    assert "area=" in page.url
    query = page.url.partition("?")[2]
    inside = visit.json(f"/incidents.json?{query}")
    west, south, east, north = (
        float(v) for v in re.search(r"area=([^&]+)", page.url)[1].replace("%2C", ",").split(",")
    )  # type: ignore[index]
    assert 0 < inside["count"] < visit.json("/incidents.json")["count"]
    assert all(west <= r["point"][0] <= east and south <= r["point"][1] <= north for r in inside["incidents"])
    assert int(page.inner_text("#count")) == inside["count"]


def test_a_value_is_one_click_from_its_sentence(visit: Visit) -> None:
    first = visit.json("/review.json")["queue"][0]["incident"]
    page = visit.go(f"/incidents/{first}")
    claims = {c["claim"]: c["quote"] for c in visit.json(f"/incidents/{first}.json")["claims"]}
    for chip in page.locator(".facts .chip").all()[:6]:
        claim = chip.get_attribute("data-claim")
        chip.click()
        page.wait_for_selector(f".chip.on[data-claim='{claim}']")
        said = "".join(page.eval_on_selector_all("#pane mark.asked", "all => all.map(m => m.textContent)"))
        assert " ".join(said.split()) == " ".join(claims[claim].split())


PAGES = (
    "/incidents",
    "/map",
    "/timeline",
    "/counts",
    "/review",
    "/reports",
    "/intake",
    "/places",
    "/actors",
    "/log",
    "/help",
    "/views",
    "/reports/aside",
)


def every_page(visit: Visit) -> list[str]:
    queue = [r["incident"] for r in visit.json("/review.json")["queue"]]
    report = visit.json("/reports.json")["reports"][0]["report"]
    place, actor = visit.json("/places.json")["places"][0]["key"], visit.json("/actors.json")["actors"][0]["key"]
    return [
        *PAGES, f"/incidents/{queue[0]}", f"/compare?left={queue[0]}", f"/compare?left={queue[0]}&right={queue[1]}",
        f"/report?id={report}", f"/place?key={place}&name=X&lat=13&lon=31", f"/actor?key={actor}&to=X",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Any, served: Served, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visit = Visit(browser, served, color_scheme=scheme, bypass_csp=True)
    visit.context.request.post(
        f"{visit.base}/decide/comment", form={"incident": visit.json("/review.json")["queue"][0]["incident"], "reason": "x"},
        headers={"origin": visit.base},
    )  # fmt: skip
    found = []
    for path in every_page(visit):
        results = axe.run(visit.go(path)).response["violations"]
        found += [
            f"{path}: {v['id']}: {v['nodes'][0]['html'][:160]}"
            for v in results
            if v["impact"] in ("serious", "critical")
        ]
    assert found == []
    visit.context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_is_wider_than_the_window(browser: Any, served: Served, scheme: str, width: int) -> None:
    visit = Visit(browser, served, color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 844})
    wide = []
    for path in every_page(visit):
        if (found := visit.go(path).evaluate("document.documentElement.scrollWidth")) > width:
            wide.append(f"{path}: {found}")
    assert wide == []
    visit.context.close()


def test_pages_work_without_script(browser: Any, served: Served) -> None:
    visit = Visit(browser, served, java_script_enabled=False)
    incident = visit.json("/review.json")["queue"][0]["incident"]
    page = visit.go(f"/incidents/{incident}")
    page.locator(".facts .chip").last.click()
    assert page.locator("#asked").count() == 1
    page.locator(".tools button", has_text="Accept").click()
    assert "Decision 1 saved" in page.inner_text("main")
    assert visit.complaints == []
    visit.context.close()


def test_a_pasted_report_is_read_while_one_watches_and_hostile_text_stays_text(visit: Visit) -> None:
    page = visit.go("/intake")
    text = (
        "KOSTI, Sudan, 20 March 2017 - Shelling killed four people in Kosti on Monday, the Gum Belt Monitor said. "
        "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'> Rescuers found charred bodies.\u202e txet"
    )
    page.fill("textarea[name=text]", text)
    page.fill("form[action='/intake/text'] input[name=id]", "pasted")
    page.click("form[action='/intake/text'] button")
    page.wait_for_selector("#job a[href='/incidents']", timeout=180_000)
    page = visit.go("/report?id=pasted")
    assert page.evaluate("window.pwned") is None
    assert page.locator("article img, .article script").count() == 0
    assert "<script>" in page.text_content(".article")
    fold = page.locator("details.graphic").first
    assert fold.get_attribute("open") is None
    assert not fold.locator("p").is_visible()
    fold.locator("summary").click()
    assert fold.locator("p").is_visible()


def place_of_the_record(visit: Visit) -> str:
    """A name that stands for a place with a point."""
    return next(row["place"] for row in visit.json("/incidents.json?page=all")["incidents"] if row["point"])


def test_the_pin_is_dragged_and_what_it_then_means_is_shown_before_it_is_said(visit: Visit) -> None:
    name = place_of_the_record(visit)
    page = visit.go(f"/place?{urlencode({'key': name.casefold(), 'name': name, 'lat': '15.0', 'lon': '30.0'})}")
    page.wait_for_selector("#pinned [data-drawn]", timeout=60_000)
    pin = page.get_by_label("The pin: drag it")
    pin.scroll_into_view_if_needed()
    lat, lon = (page.locator(f"#pinned input[name={field}]") for field in ("lat", "lon"))
    before = float(lat.input_value()), float(lon.input_value())
    box = pin.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 20, steps=6)
    page.mouse.move(x + 60, y - 40, steps=6)
    page.mouse.up()
    visit.settle()
    after = float(lat.input_value()), float(lon.input_value())
    assert after[0] > before[0], "up is north"
    assert after[1] > before[1], "right is east"
    moved = pin.bounding_box()
    assert abs(moved["x"] + moved["width"] / 2 - x - 60) < 4
    assert abs(moved["y"] + moved["height"] / 2 - y + 40) < 4
    assert page.locator("#pinned input[name=gazetteer_id]").input_value() == ""
    assert visit.json("/log.json")["decisions"] == [], "dragging says nothing yet"
    page.get_by_role("button", name="Show what that changes").click()
    now = f"form[action='/decide/place'] input[name=lat][value='{lat.input_value()}']"
    page.wait_for_selector(now, state="attached")
    page.fill("form[action='/decide/place'] input[name=reason]", "seen on the ground")
    page.locator("form[action='/decide/place'] button").click()
    page.wait_for_url("**/places?done=1")
    (row,) = visit.json("/log.json")["decisions"]
    assert row["kind"] == "place"
    points = [r["point"] for r in visit.json("/incidents.json?page=all")["incidents"] if r["place"] == name]
    assert any(abs(p[1] - after[0]) < 1e-6 and abs(p[0] - after[1]) < 1e-6 for p in points if p), (after, points)


def test_a_folder_is_dropped_with_all_that_lies_in_it(visit: Visit, tmp_path: Path) -> None:
    told = "KOSTI, Sudan, 20 March 2017 - Shelling killed {} people in Kosti on Monday, the Gum Belt Monitor said."
    for name, killed in (("001.txt", "four"), ("sub/001.txt", "nine"), ("sub/deep/002.txt", "two")):
        path = tmp_path / "dropped" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told.format(killed), encoding="utf-8")
    (tmp_path / "dropped" / "noise.tar").write_bytes(b"no text")
    count = visit.json("/reports.json")["count"]
    page = visit.go("/intake")
    page.locator("#drop").scroll_into_view_if_needed()
    box = page.locator("#drop").bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(tmp_path / "dropped")], "dragOperationsMask": 1}
    devtools = visit.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        devtools.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})
    page.wait_for_selector("#job a[href='/incidents']", timeout=180_000)
    assert visit.json("/reports.json")["count"] == count + 3
    told_aside = visit.json("/intake.json")["job"]["set_aside"]
    assert [row["file"] for row in told_aside] == ["noise.tar"]
