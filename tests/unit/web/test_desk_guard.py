"""Nobody but the one who was given the link gets in, and no other site writes."""

from __future__ import annotations

import anyio
import pytest
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from support.webdesk import HOST, OURS, PORT, Web
from twosource.web.auth import LINK_SECONDS, Door
from twosource.web.guard import CSP, Guard
from twosource.web.limits import Limits
from twosource.web.pages import ROUTES


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Web:
    return Web(tmp_path_factory.mktemp("guard"))


def paths() -> list[str]:
    return sorted({r.path.replace("{id}", "i_1").replace("{verb}", "accept") for r in ROUTES if isinstance(r, Route)})


@pytest.mark.parametrize("path", paths())
def test_no_page_opens_without_a_session(web: Web, path: str) -> None:
    for answer in (web.stranger.get(path), web.stranger.post(path, headers=OURS)):
        assert answer.status_code == 401
        assert "Kafr" not in answer.text


def test_the_link_works_once(web: Web) -> None:
    token = web.door.new_link()
    assert web.visitor().get(f"/enter?link={token}").status_code == 303
    second = web.visitor()
    assert second.get(f"/enter?link={token}").status_code == 403
    assert second.get("/incidents").status_code == 401


def test_a_newer_link_voids_the_older_one_and_a_guess_gets_nothing(web: Web) -> None:
    old = web.door.new_link()
    new = web.door.new_link()
    for wrong in (old, "", "x", new[:-1], new + "x", "ä"):
        assert web.visitor().get("/enter", params={"link": wrong}).status_code == 403
    assert web.visitor().get(f"/enter?link={new}").status_code == 303


def test_a_link_that_nobody_used_grows_old() -> None:
    now = [0.0]
    door = Door(clock=lambda: now[0])
    token = door.new_link()
    now[0] = LINK_SECONDS + 1
    assert door.enter(token) is None


def test_the_link_is_good_under_our_own_name_only_and_another_name_does_not_use_it_up(web: Web) -> None:
    token = web.door.new_link()
    for host in (
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
        f"0.0.0.0:{PORT}",
    ):
        answer = web.visitor().get(f"/enter?link={token}", headers={"host": host})
        assert answer.status_code == 421
        assert "set-cookie" not in answer.headers
    assert web.visitor().get(f"/enter?link={token}", headers={"host": f"localhost:{PORT}"}).status_code == 303


def test_a_session_is_no_good_under_another_name(web: Web) -> None:
    assert web.client.get("/incidents", headers={"host": f"evil.example:{PORT}"}).status_code == 421


def test_the_session_cookie_can_t_be_read_by_script_nor_sent_from_other_sites(web: Web) -> None:
    cookie = web.visitor().get(f"/enter?link={web.door.new_link()}").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "domain" not in cookie.lower()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"https://{HOST}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    ],
)
def test_a_write_from_elsewhere_is_refused_even_with_the_cookie(web: Web, headers: dict[str, str]) -> None:
    fields = {"incident": web.incident("Kafr Gamma"), "reason": "x"}
    answer = web.client.post("/decide/comment", data=fields, headers=headers)
    assert answer.status_code == 403
    assert web.space.decisions() == ()


def test_another_site_s_script_gets_no_twin_and_a_link_to_us_still_opens(web: Web) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert web.client.get("/incidents.json", headers=headers).status_code == 403
    assert (
        web.client.get("/incidents", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}).status_code
        == 200
    )


def test_a_write_by_get_does_nothing(web: Web) -> None:
    incident = web.incident("Kafr Gamma")
    assert web.client.get(f"/decide/comment?incident={incident}&reason=x", headers=OURS).status_code == 405
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert web.client.request(method, "/incidents", headers=OURS).status_code == 405
    assert web.space.decisions() == ()


@pytest.mark.parametrize("path", ["/incidents", "/incidents.json", "/nothing", "/static/desk.css", "/enter"])
def test_every_answer_keeps_to_itself(web: Web, path: str) -> None:
    headers = web.client.get(path).headers
    assert headers["content-security-policy"] == CSP
    assert "unsafe" not in CSP
    assert "default-src 'none'" in CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_pages_have_no_inline_script_or_style(web: Web) -> None:
    for path in ("/incidents", f"/incidents/{web.incident('Kafr Alpha')}"):
        text = web.get(path)
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick" not in text
        scripts = ('<script type="module" src="/static/', '<script defer src="/static/')
        assert text.count("<script") == sum(map(text.count, scripts))


@pytest.mark.parametrize(
    "name",
    [
        "..%2fapp.py",
        "%2e%2e%2fapp.py",
        "..%5capp.py",
        "%2fetc%2fpasswd",
        "desk.css%00",
        "__init__.py",
        "vendor",
        "vendor/%2e%2e/%2e%2e/app.py",
    ],
)
def test_static_files_are_those_of_the_package_alone(web: Web, name: str) -> None:
    assert web.client.get(f"/static/{name}").status_code == 404


def test_what_is_too_large_is_refused(web: Web) -> None:
    assert web.client.get("/incidents?q=" + "x" * 9_000).status_code == 414
    big = {"reason": "x" * 2_100_000, "incident": "i"}
    assert web.client.post("/decide/comment", data=big, headers=OURS).status_code == 413

    def stream() -> object:
        for _ in range(30):
            yield b"a" * 100_000

    answer = web.client.post(
        "/decide/comment", content=stream(), headers={**OURS, "content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413
    assert web.client.post("/decide/comment", data={f"f{n}": "1" for n in range(600)}, headers=OURS).status_code == 400


@pytest.mark.parametrize(
    "query",
    ["q=%27%3B DROP TABLE listing--", "q=%22", "q=*", "q=NEAR(", "actor=%25%27", "event=x%27 OR 1=1", "sort=1;--", "area=1,2,3,nan",
     "area=x", "from=2031-99-99", "killed=-1", "page=999999999999", "page=-1", "origin=%00", "state='", "admin1=%27%29%3B"],
)  # fmt: skip
def test_a_filter_is_a_value_never_a_part_of_a_statement(web: Web, query: str) -> None:
    web.get(f"/incidents?{query}")
    assert web.json("/incidents.json")["count"] == 4


def test_two_host_names_at_once_are_none(web: Web) -> None:
    guard = Guard(web.app, door=web.door, hosts=[HOST], cookie="c")
    names = [b"evil.example", HOST.encode()]
    for both in (names, names[::-1], [names[1]] * 2, []):
        refused = guard.refusal("GET", "/enter", Headers(raw=[(b"host", name) for name in both]))
        assert refused is not None
        assert refused.status_code == 421
    assert guard.refusal("GET", "/enter", Headers(raw=[(b"host", names[1])])) is None


def test_a_session_that_nobody_was_given_opens_nothing(web: Web) -> None:
    (name, real), *_ = web.client.cookies.items()
    for guess in ("x", "0" * 43, real[:-1], real + "x", real.swapcase(), ""):
        assert web.visitor().get("/incidents", headers={"cookie": f"{name}={guess}"}).status_code == 401
    assert web.visitor().get("/incidents", headers={"cookie": f"{name}={real}"}).status_code == 200
    assert web.visitor().get("/incidents", headers={"cookie": f"other={real}"}).status_code == 401


def test_an_odd_method_is_refused_before_anything_else_is_looked_at(web: Web) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"):
        assert web.stranger.request(method, "/incidents").status_code == 405


def test_no_page_stays_in_the_browser_s_store(web: Web) -> None:
    for path in ("/incidents", "/incidents.json", "/nothing", "/enter"):
        assert web.client.get(path).headers["cache-control"] == "no-store"
    assert web.stranger.get("/incidents").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("said", ["2000001", "99999999999999", "-1", "1e3", "0x10", "much"])
def test_what_says_that_it_is_too_large_is_refused_before_any_of_it_is_taken(said: str) -> None:
    answers: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("it was let through")

    async def receive() -> Message:
        raise AssertionError("some of it was taken")

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http", "path": "/decide/set", "query_string": b"", "method": "POST",
        "headers": [(b"content-length", said.encode())],
    }  # fmt: skip
    anyio.run(Limits(app), scope, receive, send)
    assert answers[0]["status"] == 413


def test_a_form_takes_no_files(web: Web) -> None:
    fields = {"incident": web.incident("Kafr Gamma"), "reason": "seen"}
    files = {"more": ("more.txt", b"a file beside the words")}
    assert web.client.post("/decide/comment", data=fields, files=files, headers=OURS).status_code == 400
    assert web.space.decisions() == ()
