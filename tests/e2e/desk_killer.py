"""Kills a desk again and again while it is written to, and checks that every acknowledged decision is there.

    python desk_killer.py FOLDER TIMES

Started by ``test_desk_kill.py`` as a process of its own: it has one thread, so that it can fork.
"""

from __future__ import annotations

import http.client
import os
import random
import signal
import sys
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import fakes
from twosource.web.server import serve
from twosource.workspace import Workspace


def main(folder: Path, times: int) -> int:
    reports = folder / "reports"
    reports.mkdir()
    for n in range(12):
        (reports / f"{n}.txt").write_text(f"Kafr {n % 7} | 2031-05-{n % 9 + 1:02d} | {n} killed", encoding="utf-8")
    space = Workspace(folder / "space", stages=fakes.stages())
    space.run(reports)
    rng = random.Random(3)
    acknowledged: dict[int, str] = {}
    for round_ in range(times):
        acknowledged |= _one_life(space, rng, round_)
    log = {d.number: d for d in space.decisions()}
    missing = [n for n in acknowledged if n not in log]
    wrong = [n for n, said in acknowledged.items() if n in log and log[n].reason != said]
    before = space.record()
    space.rebuild()
    print(
        f"kills {times}, acknowledged {len(acknowledged)}, in the log {len(log)}, missing {len(missing)}, other {len(wrong)}"
    )
    same = {i.id: i.figures for i in before.incidents} == {i.id: i.figures for i in space.record().incidents}
    print("the record is what a rebuild makes" if same else "THE RECORD IS NOT WHAT A REBUILD MAKES")
    return 0 if acknowledged and not missing and not wrong and same else 1


def child_of(path: Path, writer: int) -> None:
    """The desk itself, which says its link into the pipe."""

    def tell(link: str) -> None:
        os.write(writer, link.encode())
        os.close(writer)

    serve(Workspace(path, stages=fakes.stages()), host="127.0.0.1", port=0, author="Ana", tell=tell)


def _one_life(space: Workspace, rng: random.Random, round_: int) -> dict[int, str]:
    """Start, write for a moment, kill in the middle of it. The decisions that were answered."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        child_of(space.path, writer)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        link = pipe.read()
    host = urlsplit(link).netloc
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", link.partition(host)[2])
    answer = connection.getresponse()
    answer.read()
    headers = {
        "Cookie": answer.getheader("Set-Cookie", "").partition(";")[0], "Origin": f"http://{host}", "Accept": "application/json",
        "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    ids = [i.id for i in space.record().incidents]
    found: dict[int, str] = {}
    kill_at = time.monotonic() + rng.uniform(0.02, 0.25)
    n = 0
    while True:
        n += 1
        said = f"{round_}.{n}"
        fields = {"incident": rng.choice(ids), "reason": said, "field": "killed", "value": str(rng.randint(0, 99))}
        late = time.monotonic() >= kill_at
        connection.request("POST", f"/decide/{rng.choice(['set', 'comment'])}", urlencode(fields), headers)
        if late:
            # the request is on its way: the kill falls somewhere into the work on it
            time.sleep(rng.uniform(0.0, 0.01))
            os.kill(child, signal.SIGKILL)
        try:
            answer = connection.getresponse()
            body = answer.read()
        except (http.client.HTTPException, OSError):
            break
        if answer.status == 200:
            found[int(body.partition(b'"number":')[2].partition(b",")[0])] = said
        if late:
            break
    os.waitpid(child, 0)
    connection.close()
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
