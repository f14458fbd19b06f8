"""Keys, and how to read what is shown."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.vocab import Grade
from twosource.web.site import page, site_of

KEYS = (
    ("j k", "next, previous"), ("Enter", "open"), ("a", "accept what is marked: the incident, or a sentence"),
    ("r", "reject the sentence, or set the incident aside"), ("e", "correct the sentence"), ("v", "set a value of the incident"),
    ("m", "merge: compare with another"), ("n", "not the same (in a comparison)"), ("s", "split by ticking accounts"),
    ("t", "relate to another incident"), ("c", "comment"), ("+", "add a claim from the words marked in a report"),
    ("u", "undo the last decision of yours, again for the one before"), ("/", "search"), ("w", "keep this view"),
    ("q", "review queue"), ("i", "incidents"), ("[ ]", "page before, page after; in the queue: next incident"),
    ("Esc", "leave a field, close its form"), ("?", "this page"),
)  # fmt: skip


def guide(request: Request) -> Response:
    """``/help``."""
    words = site_of(request).words
    grades = [(g.value, words.say("grades", g), words.say("grade_meanings", g)) for g in Grade]
    return page(request, "help.html.j2", keys=KEYS, grades=grades)


ROUTES = [Route("/help", guide)]
