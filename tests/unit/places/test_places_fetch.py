"""Fetching a country's dump from a local server."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from twosource.resolve.entry import GazetteerError
from twosource.resolve.fetch import fetch_country
from twosource.resolve.gazetteer import Gazetteer

ROW = "\t".join(
    [
        "7",
        "Qasr Misal",
        "Qasr Misal",
        "",
        "31.0",
        "45.0",
        "P",
        "PPL",
        "IQ",
        "",
        "01",
        "",
        "",
        "",
        "10",
        "",
        "",
        "Asia/Baghdad",
        "2026-01-01",
    ]
)


def zipped(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


PAGES = {
    "/IQ.zip": zipped("IQ.txt", ROW + "\n"),
    "/IQ.txt": (ROW + "\n").encode(),
    "/SY.txt": (ROW + "\n").encode(),
    "/LY.txt": b"<html>" + b"not a dump" * 40,
    "/YE.txt": b"short",
    "/LB.zip": zipped("other.txt", ROW),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body or b"nothing here")

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("ending", ["zip", "txt"])
def test_a_country_is_fetched_and_imported(address: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "g.sqlite"
    assert fetch_country("IQ", address + "/{country}." + ending, path) == 1
    with Gazetteer(path) as gazetteer:
        assert gazetteer.lookup("Qasr Misal", country="IQ")[0].gazetteer_id == "gn:7"


@pytest.mark.parametrize(
    ("country", "ending", "said"),
    [
        ("SY", "txt", "are not in SY"),
        ("LY", "txt", "columns"),
        ("YE", "txt", "only 5 bytes"),
        ("LB", "zip", "no zip with LB.txt"),
        ("AF", "txt", "cannot be fetched"),
        ("Atlantis", "txt", "unknown country"),
    ],
)
def test_what_is_no_dump_is_not_imported(address: str, tmp_path: Path, country: str, ending: str, said: str) -> None:
    path = tmp_path / "g.sqlite"
    with pytest.raises(GazetteerError, match=said):
        fetch_country(country, address + "/{country}." + ending, path)
    assert not path.exists()


@pytest.mark.parametrize("where", ["ftp://example.org/{country}.zip", "https://example.org/SY.zip", "{country}"])
def test_an_address_must_be_http_and_hold_the_country(tmp_path: Path, where: str) -> None:
    with pytest.raises(GazetteerError, match="address"):
        fetch_country("SY", where, tmp_path / "g.sqlite")
