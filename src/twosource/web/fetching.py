"""Fetching an address when a person asks for it, and only from the public network.

The host is looked up once for each hop, every answer must be a public address, and the connection goes to the very
address that was checked: a name that changes its answer gains nothing. Redirects are followed by hand under the same
rules. Only http and https on their own ports; no credentials in the address, no compression, bounded size and time.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from twosource.errors import TwosourceError

LARGEST = 10_000_000
SECONDS = 20.0
HOPS = 5
PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

type Resolve = Callable[[str, int], Sequence[str]]
type Connect = Callable[[str, int, float], socket.socket]


class FetchError(TwosourceError):
    """The address was not fetched; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """``url`` is where it was found after redirects."""

    url: str
    body: bytes
    kind: str


def fetch(
    url: str, *, resolve: Resolve | None = None, connect: Connect | None = None, seconds: float = SECONDS,
    largest: int = LARGEST, clock: Callable[[], float] = time.monotonic,
) -> Fetched:  # fmt: skip
    """The body at ``url``. ``resolve`` and ``connect`` are for tests. Raises ``FetchError``."""
    until = clock() + seconds
    for _ in range(HOPS + 1):
        parts = check_url(url)
        address = public_address(parts, resolve or _resolve)
        try:
            answer = _ask(parts, address, connect or _connect, until, clock, largest)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"it could not be fetched: {error}", where=url, advice="Check the address.") from error
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise FetchError(f"it leads on more than {HOPS} times", where=url, advice="Give the address where it ends.")


def check_url(url: str) -> SplitResult:
    """The parts of an address that may be asked for. Raises ``FetchError``."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchError("that is no address", where=url, advice="Give it as https://host/path.") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise FetchError("only http and https are fetched", where=url, advice="Give it as https://host/path.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("it holds a name or a password", where=url, advice="Leave them out.")
    if port not in (None, PORTS[parts.scheme]):
        raise FetchError("only the usual ports are asked", where=url, advice="Save the page and drop the file instead.")
    if any(ord(c) < 33 for c in url.strip()):
        raise FetchError("it holds a space or a control character", where=url, advice="Give it as https://host/path.")
    return parts


def public_address(parts: SplitResult, resolve: Resolve) -> str:
    """The address to connect to. Raises ``FetchError`` unless every answer is public."""
    host = parts.hostname or ""
    try:
        found = list(resolve(host, PORTS[parts.scheme]))
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"the host can't be found: {error}", where=host, advice="Check the address, or the network."
        ) from error
    if not found:
        raise FetchError("the host has no address", where=host, advice="Check the address.")
    for answer in found:
        if not is_public(answer):
            raise FetchError(
                "it leads to a private or local address", where=host,
                advice="Pages of this machine or its network are not fetched; save the page and drop the file instead.",
            )  # fmt: skip
    return found[0]


def is_public(address: str) -> bool:
    """True for an address of the public network, also when it is wrapped in IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not (
        found.is_multicast or found.is_loopback or found.is_private or found.is_reserved or found.is_unspecified
    )


def _ask(
    parts: SplitResult, address: str, connect: Connect, until: float, clock: Callable[[], float], largest: int
) -> Fetched | str:
    """The body, or where it leads on."""
    left = until - clock()
    if left <= 0:
        raise FetchError("it took too long", where=parts.geturl(), advice="Try again, or save the page and drop it.")
    host = parts.hostname or ""
    raw = connect(address, PORTS[parts.scheme], left)
    try:
        if parts.scheme == "https":
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        connection = http.client.HTTPConnection(host)
        connection.sock = raw
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else ""
        )
        shown = f"[{host}]" if ":" in host else host
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        for name, value in (
            ("Host", shown), ("User-Agent", "twosource"), ("Accept", "text/html, text/plain;q=0.9, */*;q=0.1"),
            ("Accept-Encoding", "identity"), ("Connection", "close"),
        ):  # fmt: skip
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        if answer.status in _REDIRECTS:
            where = answer.getheader("Location")
            if not where:
                raise FetchError("it leads nowhere", where=parts.geturl(), advice="Check the address.")
            return where
        if answer.status != 200:
            raise FetchError(f"the server answered {answer.status}", where=parts.geturl(), advice="Check the address.")
        if answer.getheader("Content-Encoding", "identity").lower() != "identity":
            raise FetchError(
                "it was sent packed", where=parts.geturl(), advice="Save the page and drop the file instead."
            )
        body = _read(answer, raw, until, clock, largest, parts.geturl())
        return Fetched(parts.geturl(), body, answer.getheader("Content-Type", ""))
    finally:
        raw.close()


def _read(
    answer: http.client.HTTPResponse,
    raw: socket.socket,
    until: float,
    clock: Callable[[], float],
    largest: int,
    url: str,
) -> bytes:
    made = bytearray()
    while True:
        left = until - clock()
        if left <= 0:
            raise FetchError("it took too long", where=url, advice="Try again, or save the page and drop it.")
        raw.settimeout(left)
        piece = answer.read1(65_536)
        if not piece:
            return bytes(made)
        made += piece
        if len(made) > largest:
            raise FetchError(
                f"it is larger than {largest // 1_000_000} MB", where=url, advice="Save what matters of it."
            )


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)
