"""A desk over a small record of fakes, behind a test client that is signed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from support import fakes
from twosource.web.app import make_app
from twosource.web.auth import Door
from twosource.workspace import Workspace

PORT = 8799
HOST = f"127.0.0.1:{PORT}"
TEXTS = {
    "a": "Kafr Alpha | 2031-05-01 | 3 killed",
    "b": "Kafr Alpha | 2031-05-01 | 5 killed\nKafr Beta | 2031-05-02 | 2 killed",
    "c": "Kafr Gamma | 2031-05-13 | 7 killed",
    "d": "Kafr Gamma | 2031-05-14 | 0 killed",
}
OURS = {"sec-fetch-site": "same-origin", "origin": f"http://{HOST}"}
"""What a browser says with a form of our own page."""


class Web:
    """``client`` is signed in; ``stranger`` is not."""

    def __init__(self, folder: Path, texts: dict[str, str] | None = None, **stages: Any) -> None:
        reports = folder / "reports"
        reports.mkdir(parents=True)
        for name, text in (TEXTS if texts is None else texts).items():
            (reports / f"{name}.txt").write_text(text, encoding="utf-8")
        self.space = Workspace(folder / "space", stages=fakes.stages(**stages))
        self.space.run(reports)
        self.door = Door()
        self.app = make_app(self.space, host="127.0.0.1", port=PORT, author="Ana", door=self.door)
        self.client = self.visitor()
        answer = self.client.get(f"/enter?link={self.door.new_link()}")
        assert answer.status_code == 303, answer.text
        self.stranger = self.visitor()

    def visitor(self) -> TestClient:
        return TestClient(self.app, base_url=f"http://{HOST}", follow_redirects=False)

    def get(self, path: str, *, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, (answer.status_code, answer.text[:500])
        return answer.text

    def json(self, path: str, *, status: int = 200) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == status, (answer.status_code, answer.text[:500])
        return answer.json()

    def decide(self, verb: str, *, status: int = 303, **fields: Any) -> Any:
        answer = self.client.post(f"/decide/{verb}", data=fields, headers=OURS)
        assert answer.status_code == status, (answer.status_code, answer.text[:900])
        return answer

    def incident(self, place: str) -> str:
        return next(i.id for i in self.space.record().incidents if i.place and i.place.name == place)

    def seen(self, incident: str) -> str:
        version: str = self.json(f"/incidents/{incident}.json")["version"]
        return version


def with_event(event: Any) -> Any:
    """Fakes whose claims are all of one kind of event."""

    def extract(reports: Any) -> Any:
        for report, claims in fakes.extract(reports):
            yield report, tuple(replace(c, event=event) for c in claims)

    return extract
