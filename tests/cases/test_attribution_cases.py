"""Runs the attribution cases written in Markdown under ``attribution/``.

A case is a second-level heading, prose on what it is for, the report as a block quote (one paragraph a quoted block),
and a list of expectations: the words looked up, a colon, the chain from the nearest to the reader to the origin
(``own voice`` for none; ``denied`` asks for a denial too). ``outlet:`` before the report names the publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from twosource.core.actor import Source
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SegmentKind, SpeakerKind
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.attribution import attribute, load_attribution_rules

FOLDER = Path(__file__).parent / "attribution"
EXPECTATION = re.compile(r"^- `(?P<words>[^`]+)`: (?P<chain>.+?)(?P<denied>, denied)?$")

LEXICON = Lexicon(
    sources=(
        Source(
            "lohr",
            "Lake Observatory for Human Rights",
            SpeakerKind.MONITOR,
            ("LOHR", "Lake Observatory", "Norby-based war monitor"),
        ),
        Source("lna", "Lake News Agency", SpeakerKind.AGENCY, ("LNA", "Lakeland state news agency"), party="Lakeland"),
        Source("daily-ferry", "Daily Ferry", SpeakerKind.OUTLET, ()),
        Source("harbour-wire", "Harbour Wire", SpeakerKind.AGENCY, ("HW",)),
        Source("lake-mod", "Lakeland Ministry of Defence", SpeakerKind.OFFICIAL, ("Lakeland Defence Ministry",)),
        Source("red-lantern", "Red Lantern", SpeakerKind.ORGANISATION, ()),
        Source("reed-front", "Reed Front", SpeakerKind.ARMED_ACTOR, ("RF",)),
        Source("oak-brigade", "Oak Brigade", SpeakerKind.ARMED_ACTOR, ()),
    )
)


@dataclass
class Case:
    name: str
    outlet: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    expected: list[tuple[str, str, bool]] = field(default_factory=list)


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.md")):
        case: Case | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                if case is not None:
                    yield pytest.param(case, id=f"{path.stem}: {case.name}")
                case = Case(line[3:].strip())
            elif case is not None and line.startswith("outlet:"):
                case.outlet = line.removeprefix("outlet:").strip()
            elif case is not None and line.startswith("> "):
                case.paragraphs.append(line[2:])
            elif case is not None and line.startswith("- `"):
                found = EXPECTATION.match(line)
                assert found, f"{path.name}: can't read the expectation {line!r}"
                case.expected.append((found["words"], found["chain"], bool(found["denied"])))
        if case is not None:
            yield pytest.param(case, id=f"{path.stem}: {case.name}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case, nlp: Any) -> None:
    assert case.paragraphs and case.expected, "a case needs a report and an expectation"
    text = "\n".join(case.paragraphs)
    passages, at = [], 0
    for index, paragraph in enumerate(case.paragraphs):
        passages.append(Passage(index, at, at + len(paragraph), SegmentKind.BODY, nlp(parsable(paragraph)), text))
        at += len(paragraph) + 1
    said = attribute(passages, rules=load_attribution_rules(), lexicon=LEXICON, outlet=case.outlet)
    got = []
    for words, _, _ in case.expected:
        start = text.index(words)
        chain = said.chain_at(start, start + len(words))
        assert all(s.quote.holds_in(text) for s in chain)
        denied = said.denied_at(start, start + len(words)) is not None
        got.append((words, " > ".join(s.name for s in chain) or "own voice", denied))
    assert got == case.expected
