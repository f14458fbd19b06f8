"""A browser at the desk: the server as a user starts it, and a visit that remembers what it asked for and complained of."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


class Served:
    """``twosource serve`` over one workspace, started and stopped as a user does."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.start()

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "twosource",
            "serve",
            "--workspace",
            str(self.workspace),
            "--port",
            "0",
            "--author",
            "Ana",
        ]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        found = re.search(r"http\S+", self.process.stderr.readline())
        assert found, "the desk did not start"
        self.link = found[0]
        self.base = self.link.partition("/enter")[0]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stderr
        self.process.stderr.close()


class Visit:
    """One browser with its tabs; remembers every request and complaint of all of them."""

    def __init__(self, browser: Any, served: Served, **options: Any) -> None:
        self.base = served.base
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda r: self.requests.append(r.url))
        self.page = self.tab()
        self.page.goto(served.link)

    def tab(self) -> Any:
        page = self.context.new_page()
        page.on("console", self.complain)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        return page

    def complain(self, message: Any) -> None:
        """Errors and warnings; not that a machine without a graphics card draws slowly."""
        if message.type in ("error", "warning") and "GPU stall due to ReadPixels" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str) -> Any:
        self.page.goto(self.base + path)
        return self.page

    def json(self, path: str) -> Any:
        return self.context.request.get(self.base + path).json()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def settle(self) -> None:
        """Let the page draw what the last key did, so that the next one finds it: two keys are never one frame."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def press_and_wait(self, key: str) -> None:
        """A key that leads to another page."""
        self.settle()
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.page.wait_for_load_state("networkidle")


def drawn_on_map(page: Any) -> int:
    """How many incidents the map holds, once it is drawn."""
    page.wait_for_selector(".gl[data-drawn]")
    return int(page.locator(".gl").get_attribute("data-drawn"))
