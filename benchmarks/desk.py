"""How quick the desk answers over a large record, and whether it loses anything while a run adds reports.

    python benchmarks/desk.py --workspace /tmp/desk-bench          # makes the record once, then measures
    python benchmarks/desk.py --workspace /tmp/desk-bench --write  # then again while a run adds reports and people decide

The record is invented: each incident is told by several reports of a few paragraphs, read by the fakes of the tests, and
assembled by the real rules. Requests are sent at a fixed rate, whatever the answers take, as several people would.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support import fakes  # noqa: E402
from twosource.core.actor import Speaker  # noqa: E402
from twosource.core.place import PlaceRef  # noqa: E402
from twosource.core.vocab import Event, SpeakerKind  # noqa: E402
from twosource.engine.base import Stages  # noqa: E402
from twosource.lexicons import load_lexicon  # noqa: E402
from twosource.reconcile.incidents import assemble  # noqa: E402
from twosource.workspace import Workspace  # noqa: E402

EVENTS = (Event.AIR_STRIKE, Event.SHELLING, Event.ATTACK, Event.BATTLE, Event.IED_MINE)
SOURCES = [
    f"Monitor of {name}" for name in ("the North", "the South", "the East", "the West", "the Coast", "the Hills")
]
FILL = (
    "Residents said that the market had been open since the morning and that the road to the next town was closed. " * 6
)


def stages() -> Stages:
    """The fakes, with real reconciling, speakers, points and several kinds of event."""
    lexicon = load_lexicon()

    def extract(reports: Any) -> Iterator[Any]:
        for report, claims in fakes.extract(reports):
            made = []
            for claim in claims:
                n = sum(map(ord, report.id))
                start = report.text.find("Monitor of")
                name = report.text[start : report.text.index(" said", start)]
                speaker = Speaker(name, report.quote(start, start + len(name)), SpeakerKind.MONITOR)
                made.append(
                    replace(claim, event=EVENTS[n % len(EVENTS)], attribution=(speaker,), confidence=0.4 + n % 50 / 100)
                )
            yield report, tuple(made)

    def resolve(report: Any, claims: Any) -> Any:
        placed = []
        for claim in fakes.resolve(report, claims):
            n = int(re.search(r"\d+", claim.place.name)[0])  # type: ignore[index]
            spot = PlaceRef(
                None,
                claim.place.name,
                "Sudan",
                "SD",
                f"Province {n % 18}",
                9 + n % 977 / 80,
                23 + n % 1013 / 80,
                3.0,
                1,
            )
            placed.append(replace(claim, place=spot))
        return tuple(placed)

    def joined(membership: Any, accounts: Any, claims: Any, reports: Any, *, duplicates: Any) -> Any:
        return assemble(membership, accounts, claims, reports, lexicon=lexicon, duplicates=duplicates)

    return fakes.stages(extract=extract, resolve=resolve, assemble=joined, copies=lambda _: {})


def write_reports(path: Path, reports: int, incidents: int, *, first: int = 0) -> None:
    """JSON lines: report ``n`` tells incident ``n mod incidents``."""
    with path.open("w", encoding="utf-8") as out:
        for n in range(first, first + reports):
            i = n % incidents
            day = date(2014, 1, 1) + timedelta(days=i % 1800)
            line = f"Kafr {i % 2500} | {day} | {i % 23 + n % 3} killed"
            text = f"Report {n}\n\n{FILL}\n{line}\nThe {SOURCES[n % len(SOURCES)]} said so on the day. {FILL}"
            row = {"id": f"r{n:06d}", "text": text, "outlet": f"Outlet {n % 40}", "published": day.isoformat()}
            out.write(json.dumps(row) + "\n")


class Client:
    """One signed-in browser with a connection for each thread."""

    def __init__(self, link: str) -> None:
        parts = urlsplit(link)
        self.host = parts.netloc
        self._own = threading.local()
        connection = http.client.HTTPConnection(self.host)
        connection.request("GET", f"{parts.path}?{parts.query}")
        self.cookie = connection.getresponse().getheader("Set-Cookie", "").partition(";")[0]

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, bytes]:
        connection: http.client.HTTPConnection = getattr(self._own, "c", None) or http.client.HTTPConnection(self.host)
        self._own.c = connection
        headers = {
            "Cookie": self.cookie,
            "Origin": f"http://{self.host}",
            "Sec-Fetch-Site": "same-origin",
            "Accept": "application/json",
        }
        body = urlencode(fields) if fields else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for last in (False, True):
            try:
                connection.request("POST" if body else "GET", path, body, headers)
                answer = connection.getresponse()
                status, body, leads = answer.status, answer.read(), answer.getheader("Location")
                return self.ask(leads) if leads and not fields else (status, body)  # named anew by the run
            except (http.client.HTTPException, OSError):
                connection.close()
                if last or body:  # a connection that was idle is closed; what writes is never sent twice
                    raise
        raise AssertionError


def serve(workspace: Path) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "twosource", "serve", "-w", str(workspace), "--port", "0", "--author", "bench"]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert started.stderr
    found = re.search(r"http\S+", started.stderr.readline())
    assert found, "the desk did not start"
    return started, found[0]


KINDS = ("list", "filter", "incident")
"""The pages that the limit of 150 ms is about."""


class Deciding:
    """Decisions, one a second, from a thread of its own; each is looked for in the record as soon as it is answered."""

    def __init__(self, client: Client, ids: list[str]) -> None:
        self._client, self._ids = client, ids
        self.acknowledged: list[int] = []
        self.failed: list[str] = []
        self.times: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def end(self) -> None:
        self._stop.set()
        self._thread.join()

    def _work(self) -> None:
        rng, n = random.Random(11), 0
        while not self._stop.wait(1.0):
            n += 1
            verb, incident, value = ("set", "comment", "accept", "set")[n % 4], rng.choice(self._ids), str(100 + n)
            fields = {"incident": incident, "reason": f"seen {n}", "field": "killed", "value": value}
            start = time.perf_counter()
            status, body = self._client.ask(f"/decide/{verb}", fields)
            self.times.append(time.perf_counter() - start)
            if status != 200:
                self.failed.append(f"{verb}: {status}")
                continue
            self.acknowledged.append(json.loads(body)["number"])
            seen = json.loads(self._client.ask(f"/incidents/{incident}.json")[1])
            if verb == "set" and value not in [f["value"] for f in seen["set_by_people"]]:
                self.failed.append(f"{verb} {value} is not to be seen in {incident}")


def measure(client: Client, workspace: Path, *, rate: float, seconds: float, write: bool) -> float:
    """Asks for pages; with ``write`` beside a run and decisions, for as long as the run takes. The p95 of the three."""
    rows = json.loads(client.ask("/incidents.json?page=all")[1])["incidents"]
    ids = [r["incident"] for r in rows]
    rng = random.Random(7)
    kinds = {
        "list": lambda: f"/incidents?page={rng.randint(1, 150)}&sort={rng.choice(['date', '-killed', 'worth', 'place'])}",
        "filter": lambda: "/incidents?" + rng.choice(
            [f"q=kafr+{rng.randint(1, 2499)}", f"killed={rng.randint(1, 20)}&event=shelling", f"from=2015-0{rng.randint(1, 9)}-01&to=2016-02-01&grade=weak",
             "origin=Monitor+of+the+North&origins=2", "area=25,10,30,15&sort=-killed", "state=unreviewed&sort=worth"]
        ),
        "incident": lambda: f"/incidents/{rng.choice(ids)}",
        "map": lambda: rng.choice(["/map", "/map?killed=5", "/map?box=24,10,30,14"]),
        "timeline": lambda: rng.choice(["/timeline", "/timeline?event=battle"]),
        "counts": lambda: "/counts",
        "review": lambda: "/review",
    }  # fmt: skip
    weights = [30, 30, 30, 4, 2, 2, 2]
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    failed: list[str] = []

    def one(kind: str, path: str, due: float) -> None:
        try:
            status, _ = client.ask(path)
            if status != 200:
                failed.append(f"{path}: {status}")
        except OSError as error:
            failed.append(f"{path}: {error}")
        times[kind].append(time.perf_counter() - due)

    adding, deciding = None, None
    if write:
        adding = subprocess.Popen([sys.executable, __file__, "--workspace", str(workspace), "--add"])
        deciding = Deciding(client, ids)
    n, start = 0, time.perf_counter()
    with ThreadPoolExecutor(24) as pool:
        while n < rate * seconds or (adding is not None and adding.poll() is None):
            due = start + n / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            kind = rng.choices(list(kinds), weights)[0]
            pool.submit(one, kind, kinds[kind](), due)
            n += 1
    print(f"{'while a run adds reports' if write else 'alone'}, {time.perf_counter() - start:.0f} s")
    if deciding:
        deciding.end()
        times["decision"] = deciding.times
        failed += deciding.failed
    print(f"{'page':10} {'n':>5} {'median':>8} {'p95':>8} {'worst':>8}  (ms, from when it was due)")
    core = [t for k in KINDS for t in times[k]]
    for kind, found in [*times.items(), ("all three", core)]:
        if found:
            print(
                f"{kind:10} {len(found):5} {1000 * statistics.median(found):8.0f} {1000 * p95(found):8.0f} {1000 * max(found):8.0f}"
            )
    print(f"failed: {len(failed)} {failed[:3]}")
    if adding and deciding:
        print("the run that added reports ended with", adding.wait())
        log = {d["number"] for d in json.loads(client.ask("/log.json")[1])["decisions"]}
        count = json.loads(client.ask("/reports.json")[1])["count"]
        lost = set(deciding.acknowledged) - log
        print(f"decisions acknowledged: {len(deciding.acknowledged)}, lost: {len(lost)}; reports now: {count}")
    return p95(core)


def p95(times: list[float]) -> float:
    ordered = sorted(times)
    return ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--write", action="store_true", help="add reports and decide meanwhile")
    parser.add_argument("--add", action="store_true", help="only add 200 reports; what --write starts")
    given = parser.parse_args()
    space = Workspace(given.workspace, stages=stages())
    if given.add:
        path = given.workspace / "more.jsonl"
        write_reports(path, 200, given.incidents, first=given.reports + random.randint(0, 10**5))
        space.run(path)
        return
    if not (given.workspace / "record.sqlite").exists():
        given.workspace.mkdir(parents=True, exist_ok=True)
        path = given.workspace / "reports.jsonl"
        write_reports(path, given.reports, given.incidents)
        start = time.perf_counter()
        summary = space.run(path)
        print(
            f"made: {summary.reports:,} reports, {summary.incidents:,} incidents in {time.perf_counter() - start:.0f} s"
        )
    started, link = serve(given.workspace)
    try:
        client = Client(link)
        alone = measure(client, given.workspace, rate=given.rate, seconds=given.seconds, write=False)
        if given.write:
            beside = measure(client, given.workspace, rate=given.rate, seconds=given.seconds, write=True)
            print(f"p95 alone {1000 * alone:.0f} ms, while a run adds reports {1000 * beside:.0f} ms")
    finally:
        started.terminate()
        started.wait()


if __name__ == "__main__":
    main()
