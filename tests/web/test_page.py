"""The page in a real browser: nothing leaves, nothing fails, and map, timeline and table tell the same."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from support.browser import CHROMIUM
from twosource.core.record import Record
from twosource.core.vocab import Profile
from twosource.publish.page import render_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def sample() -> ModuleType:
    path = Path(__file__).parents[1] / "unit" / "publish" / "sample.py"
    spec = importlib.util.spec_from_file_location("publish_sample_for_web", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Opened:
    """A page with what it asked for and complained about."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.goto(path.as_uri())

    def rows(self) -> list[str]:
        return self.page.eval_on_selector_all("#list tbody tr[data-i]", "all => all.map(r => r.dataset.i)")  # type: ignore[no-any-return]

    def matching(self, count: int) -> None:
        """Wait until the filter leaves that many incidents."""
        self.page.wait_for_selector(f"#list[data-n='{count}']")

    def lit(self, selector: str) -> set[str]:
        """Ids of incidents behind those pins or bars that are not faded."""
        return set(
            self.page.eval_on_selector_all(
                selector, "all => all.filter(a => !a.classList.contains('off')).flatMap(a => a.dataset.ids.split(' '))"
            )
        )


@pytest.fixture(scope="module")
def files(sample: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for profile in Profile:
        made[profile.value] = folder / f"{profile.value}.html"
        made[profile.value].write_text(
            render_page(sample.RECORD, profile=profile, title="Qarn & <b>others</b>"), encoding="utf-8"
        )
    return made


@pytest.fixture
def opened(browser: Any, files: dict[str, Path]) -> Iterator[Opened]:
    page = Opened(browser, files["public"], viewport={"width": 1280, "height": 860})
    yield page
    assert page.complaints == []
    assert [r for r in page.requests if not r.startswith(("file:", "data:"))] == []
    page.context.close()


def test_the_page_asks_for_itself_only(opened: Opened, files: dict[str, Path]) -> None:
    opened.page.click("#list tbody tr >> nth=0")
    opened.page.click(".tabs a >> nth=2")
    assert {r for r in opened.requests if not r.startswith("data:")} == {files["public"].as_uri()}


def test_table_map_and_timeline_agree_under_every_filter(opened: Opened) -> None:
    page = opened.page
    assert set(opened.rows()) == {"i_market", "i_second", "i_depot", "i_control", "i_camp", "i_battle"}
    for name, value, expected in (
        ("event", "air_strike", {"i_market", "i_second"}),
        ("grade", "contested", {"i_market", "i_battle"}),
        ("origin", "Dune Harm Monitor", {"i_market", "i_second"}),
    ):
        page.select_option(f"select[name={name}]", value)
        opened.matching(len(expected))
        assert set(opened.rows()) == expected
        assert opened.lit(".day") >= expected
        drawn = {i for i in expected if i != "i_depot"}
        assert opened.lit(".pin") >= drawn
        page.click("button[type=reset]")
        opened.matching(6)


def test_a_bar_of_the_timeline_filters_by_its_day(opened: Opened) -> None:
    opened.page.locator(".day").last.click()
    assert opened.rows() == ["i_camp", "i_battle"]
    assert "from=2017-03-17" in opened.page.url
    assert opened.page.input_value("input[name=from]") == "2017-03-17"


def test_a_point_of_the_map_filters_or_opens(opened: Opened) -> None:
    opened.page.locator(".pin", has_text="2").first.click()
    assert set(opened.rows()) == {"i_second", "i_battle"}
    assert opened.page.locator(".shown button").inner_text().startswith("at Wadi Sorrel")
    opened.page.click("button[type=reset]")
    opened.page.locator(".pin", has_text="Husn al-Qarn").click()
    assert opened.page.locator("#i_market").is_visible()


def test_search_reads_the_words_of_the_quotes(opened: Opened) -> None:
    opened.page.fill("input[name=q]", "arms depot")
    opened.matching(1)
    assert opened.rows() == ["i_depot"]
    opened.page.fill("input[name=q]", "nothing of the kind")
    opened.page.wait_for_selector("td.empty")
    assert opened.rows() == []


def test_the_view_is_in_the_address(opened: Opened, browser: Any, files: dict[str, Path]) -> None:
    opened.page.select_option("select[name=grade]", "contested")
    opened.page.locator("#list tbody tr").first.click()
    again = Opened(browser, files["public"])
    again.page.goto(opened.page.url)
    assert again.rows() == ["i_market", "i_battle"]
    assert again.page.locator("#i_market").is_visible()
    again.context.close()
    opened.page.go_back()
    assert not opened.page.locator("#i_market").is_visible()


def test_by_keyboard_alone(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.locator("#list tbody a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#i_second").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#i_second").is_visible()


def test_zero_and_not_stated_look_different(opened: Opened) -> None:
    cells = opened.page.eval_on_selector_all("tr[data-i=i_second] td.num", "all => all.map(c => c.innerText.trim())")
    assert cells[:2] == ["not stated", "0"]


def test_markup_of_a_report_and_of_a_title_is_text(browser: Any, files: dict[str, Path]) -> None:
    for path in files.values():
        page = Opened(browser, path)
        assert page.page.evaluate("window.pwned") is None
        assert page.page.locator("h1").inner_text() == "Qarn & <b>others</b>"
        assert page.page.evaluate("document.querySelectorAll('script').length") == 2
        assert page.complaints == []
        page.context.close()


def test_right_to_left_text_does_not_turn_its_neighbours(browser: Any, files: dict[str, Path]) -> None:
    page = Opened(browser, files["internal"])
    page.page.goto(files["internal"].as_uri() + "#i_camp")
    assert page.page.locator("#i_camp .evidence blockquote").get_attribute("dir") == "auto"
    assert (
        page.page.evaluate("getComputedStyle(document.querySelector('#i_camp .evidence figcaption')).direction")
        == "ltr"
    )
    page.context.close()


def test_the_evidence_links_to_its_place_in_the_whole_report(browser: Any, files: dict[str, Path]) -> None:
    page = Opened(browser, files["internal"])
    page.page.goto(files["internal"].as_uri() + "#i_market")
    page.page.locator("#i_market .evidence a.ref").first.click()
    assert page.page.locator("#q-c_01").is_visible()
    assert page.page.locator("#t-lantern .seg-furniture").is_visible()
    assert page.complaints == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(browser: Any, files: dict[str, Path], scheme: str, width: int) -> None:
    page = Opened(browser, files["public"], viewport={"width": width, "height": 844}, color_scheme=scheme)
    for part in ("#incidents", "#i_market", "#said", "#reports", "#about"):
        page.page.goto(files["public"].as_uri() + part)
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width, part
    page.context.close()


def test_without_script_it_is_a_document(browser: Any, files: dict[str, Path]) -> None:
    page = Opened(browser, files["public"], java_script_enabled=False)
    for words in (
        "Air strike, Husn al-Qarn",
        "15 people had died",
        "Said, but not as something that happened",
        "a copy of",
        "How to read this",
    ):
        assert page.page.locator(f"text={words} >> visible=true").count(), words
    page.context.close()


def test_the_bytes_hold_nothing_withheld_and_no_address_to_load_from(
    sample: ModuleType, files: dict[str, Path]
) -> None:
    text = files["public"].read_text(encoding="utf-8")
    for name in sample.PRIVATE_NAMES[:-1]:
        assert name not in text, name
    for time in sample.CLOCK_TIMES:
        assert not re.search(rf"\b{re.escape(time)}", text.split("</style>")[1]), time
    for point in (sample.HUSN, sample.WADI, sample.DEPOT, sample.CAMP):
        for value in point:
            assert f"{value:.4f}"[:-1] not in text
    assert not re.search(
        r"""(?:src|srcset|poster|action)\s*=|url\((?!["']?data:)|@import|<(?:iframe|object|embed|form [^>]*action)""",
        text,
    )
    assert re.findall(r"<link [^>]*>", text) == ['<link rel="icon" href="data:,">']


def test_two_thousand_incidents_stay_usable(sample: ModuleType, browser: Any, tmp_path: Path) -> None:
    record = sample.RECORD
    many = [replace(i, id=f"{i.id}_{n}") for n in range(286) for i in record.incidents]
    path = tmp_path / "many.html"
    path.write_text(
        render_page(Record(record.reports, record.claims, incidents=tuple(many)), title="Many"), encoding="utf-8"
    )
    assert path.stat().st_size < 15_000_000
    page = Opened(browser, path, viewport={"width": 1280, "height": 860})
    assert len(page.rows()) <= 300, "rows are drawn as one scrolls"
    page.page.select_option("select[name=event]", "shelling")
    page.matching(286)
    assert page.complaints == []
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_origins_and_policies_are_there_and_fit(browser: Any, files: dict[str, Path], width: int) -> None:
    page = Opened(browser, files["public"], viewport={"width": width, "height": 860})
    page.page.goto(files["public"].as_uri() + "#i_market")
    open_ = page.page.locator(".incident.open")
    assert "Dune Harm Monitor" in open_.locator(".tree").inner_text()
    assert open_.locator(".tree > .origin").count() == 3 and open_.locator(".tree > .denied").count() == 1
    open_.locator(".policies summary").click()
    assert open_.locator(".compare").is_visible()
    assert open_.locator(".compare thead th").all_inner_texts() == ["record", "ged", "acled", "airwars", "ibc"]
    assert "Where sources differ or are vague" in open_.locator(".reasons").inner_text()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width, "the page itself never scrolls sideways"
    assert page.complaints == []
    page.context.close()
