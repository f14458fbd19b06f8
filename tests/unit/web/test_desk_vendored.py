"""What the desk ships of others: the files that NOTICE names, unchanged, with their licences, and told to evaluate nothing."""

from __future__ import annotations

import hashlib
import html
import json
import re
from pathlib import Path

import pytest

from support.webdesk import Web

ROOT = Path(__file__).parents[3]
VENDOR = ROOT / "src" / "twosource" / "web" / "static" / "vendor"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Web:
    return Web(tmp_path_factory.mktemp("desk"))


def test_vendored_files_are_those_of_notice() -> None:
    told = dict(re.findall(r"^  (\S+) +([0-9a-f]{64})$", (ROOT / "NOTICE").read_text(encoding="utf-8"), re.MULTILINE))
    there = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in VENDOR.iterdir() if f.suffix != ".txt"}
    assert there == told
    assert {f.name for f in VENDOR.glob("*.txt")} == {"maplibre-gl.LICENSE.txt", "htmx.LICENSE.txt"}


def test_htmx_evaluates_nothing_and_keeps_no_page(web: Web) -> None:
    told = re.search(r"<meta name=\"htmx-config\" content='([^']*)'>", web.get("/incidents"))
    assert told
    settings = json.loads(html.unescape(told[1]))
    assert settings["allowEval"] is False
    assert settings["includeIndicatorStyles"] is False
    assert settings["selfRequestsOnly"] is True
    assert settings["historyCacheSize"] == 0


def test_a_file_that_the_browser_has_is_not_sent_again(web: Web) -> None:
    first = web.client.get("/static/vendor/maplibre-gl.mjs")
    assert first.status_code == 200
    assert first.headers["content-type"].startswith("text/javascript")
    again = web.client.get("/static/vendor/maplibre-gl.mjs", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = web.client.get("/static/desk.css", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_basemap_is_sent_as_it_ships(web: Web) -> None:
    answer = web.client.get("/static/basemap.json")
    assert answer.headers["content-encoding"] == "gzip"
    assert set(answer.json()) == {"countries", "towns"}


def test_workers_come_from_the_desk_alone(web: Web) -> None:
    policy = web.client.get("/map").headers["content-security-policy"]
    directives = dict(d.strip().split(" ", 1) for d in policy.split(";"))
    assert directives["worker-src"] == directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert "unsafe" not in policy and "blob:" not in policy
