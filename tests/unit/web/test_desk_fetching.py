"""Addresses are fetched only from the public network, whatever names, redirects and servers do."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Sequence

import pytest

from twosource.web.fetching import FetchError, check_url, fetch, is_public

PUBLIC = "93.184.216.34"


class Wire:
    """Answers given one after the other in place of a network; remembers where it was asked to connect."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.heard: list[bytes] = []

    def connect(self, address: str, _: int, seconds: float) -> socket.socket:
        self.asked.append(address)
        ours, theirs = socket.socketpair()
        answer = self.answers.pop(0)

        def speak() -> None:
            self.heard.append(theirs.recv(65_536))
            with contextlib.suppress(OSError):
                theirs.sendall(answer)
            theirs.close()

        threading.Thread(target=speak, daemon=True).start()
        ours.settimeout(seconds)
        return ours


def always(*addresses: str) -> object:
    return lambda host, port: list(addresses)


def answer(body: bytes = b"<p>Kafr</p>", *, status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}Connection: close\r\n\r\n".encode() + body


def redirect(to: str) -> bytes:
    return answer(b"", status="302 Found", headers=f"Location: {to}\r\n")


def get(url: str, wire: Wire, resolve: object = None, **options: object) -> object:
    return fetch(url, resolve=resolve or always(PUBLIC), connect=wire.connect, **options)  # type: ignore[arg-type]


def test_a_page_is_fetched_under_its_own_name_from_the_address_that_was_checked() -> None:
    wire = Wire(answer())
    found = get("http://news.example/a?b=c", wire)
    assert (found.url, found.body) == ("http://news.example/a?b=c", b"<p>Kafr</p>")  # type: ignore[attr-defined]
    assert wire.asked == [PUBLIC]
    assert wire.heard[0].startswith(b"GET /a?b=c HTTP/1.1\r\nHost: news.example\r\n")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
     "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
     "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "not-an-address", ""],
)  # fmt: skip
def test_private_loopback_and_wrapped_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)
    wire = Wire()
    with pytest.raises(FetchError):
        get("http://looks-harmless.example/", wire, always(address))
    assert wire.asked == []


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_one_private_answer_among_public_ones_is_enough_to_refuse() -> None:
    wire = Wire()
    with pytest.raises(FetchError, match="private or local"):
        get("http://two.example/", wire, always(PUBLIC, "10.0.0.7"))
    assert wire.asked == []


def test_a_name_that_changes_its_answer_gains_nothing() -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]
    calls: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        calls.append(host)
        return answers[min(len(calls), 2) - 1]

    wire = Wire(answer())
    get("http://rebind.example/", wire, resolve)
    assert (calls, wire.asked) == (["rebind.example"], [PUBLIC])
    wire = Wire(redirect("http://rebind.example/again"))
    calls.clear()
    with pytest.raises(FetchError, match="private or local"):
        get("http://rebind.example/", wire, resolve)
    assert wire.asked == [PUBLIC]


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "file:///etc/passwd", "ftp://x.example/", "http://x.example:22/", "gopher://x/", "//10.0.0.1/"]
)  # fmt: skip
def test_a_redirect_is_held_to_the_same_rules(to: str) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        return [PUBLIC] if host.endswith(".example") else [{"localhost": "127.0.0.1"}.get(host, host)]

    wire = Wire(redirect(to))
    with pytest.raises(FetchError):
        get("http://start.example/", wire, resolve)
    assert wire.asked == [PUBLIC]


def test_a_good_redirect_is_followed_and_a_circle_is_not() -> None:
    wire = Wire(redirect("/b"), answer(b"there"))
    assert get("http://a.example/a", wire).url == "http://a.example/b"  # type: ignore[attr-defined]
    with pytest.raises(FetchError, match="more than 5 times"):
        get("http://a.example/", Wire(*[redirect("/")] * 9))


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "javascript:1", "http:///x", "http://u:p@a.example/", "http://a.example:8080/", "a.example", "",
     "http://a.example/ b", "http://a.example:99999/", "data:text/html,x", "http://[::1", "http://a.example/\r\nHost: x"],
)  # fmt: skip
def test_other_schemes_ports_and_credentials_are_refused(url: str) -> None:
    with pytest.raises(FetchError):
        check_url(url)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1"])
def test_numbers_that_a_resolver_takes_for_loopback_are_refused(host: str) -> None:
    with pytest.raises(FetchError):
        fetch(f"http://{host}/", connect=Wire().connect)


def test_a_body_that_never_ends_is_cut_off() -> None:
    with pytest.raises(FetchError, match="larger than"):
        get("http://a.example/", Wire(answer(b"x" * 3_000_000)), largest=1_000_000)
    endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 3_000_000
    with pytest.raises(FetchError, match="larger than"):
        get("http://a.example/", Wire(endless), largest=1_000_000)


def test_a_slow_server_is_given_up() -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 3.0
        return now[0]

    with pytest.raises(FetchError, match="too long"):
        get("http://a.example/", Wire(answer(b"x" * 500_000)), seconds=10.0, clock=clock)


def test_packed_bodies_and_errors_are_refused() -> None:
    with pytest.raises(FetchError, match="packed"):
        get("http://a.example/", Wire(answer(headers="Content-Encoding: gzip\r\n")))
    with pytest.raises(FetchError, match="answered 404"):
        get("http://a.example/", Wire(answer(status="404 Not Found")))
    with pytest.raises(FetchError, match="could not be fetched"):
        get("http://a.example/", Wire(b"garbage"))
