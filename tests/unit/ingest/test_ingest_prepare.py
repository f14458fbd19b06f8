"""Title, outlet and language with their evidence, and texts that cannot be read."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Report
from twosource.ingest.limits import Limits
from twosource.ingest.prepare import prepare

LEAD = "Shells fell on the market of Karsa on Friday, killing at least four people, a doctor said."
MORE = "The doctor said that the wounded were taken to two hospitals in the city of Sula."


def report(text: str, **given: object) -> Report:
    found = prepare(Incoming(id="r", text=text, file="r.txt", **given))  # type: ignore[arg-type]
    assert isinstance(found, Report)
    return found


def test_text_and_hash_are_those_given() -> None:
    text = f"Karsa hit\r\n\r\n{LEAD}\u00a0\r\n"
    found = report(text)
    assert found.text == text
    assert found.sha256 == text_hash(text)


def test_title_given_or_first_headline() -> None:
    assert report(f"Market hit in Karsa\n\n{LEAD}").title == "Market hit in Karsa"
    found = report(f"Market hit in Karsa\n\n{LEAD}", title="Another title")
    assert found.title == "Another title"
    assert dict(found.evidence)["title"].method == "given"
    assert report(f"{LEAD}\n\n{MORE}").title is None


@pytest.mark.parametrize(
    ("given", "expected", "method"),
    [
        ({"outlet": "Valley Post", "url": "https://other.example/1"}, "Valley Post", "given"),
        (
            {"hints": (("og:site_name", "Valley Post"),), "url": "https://other.example/1"},
            "Valley Post",
            "metadata: og:site_name",
        ),
        ({"url": "https://www.valley.example/1"}, "valley.example", "url: the host's name"),
        ({"url": "valley.example/1"}, "valley.example", "url: the host's name"),
        (
            {"url": "https://web.archive.org/web/20300101000000/http://valley.example:80/1"},
            "valley.example",
            "url: the host's name",
        ),
    ],
)
def test_outlet(given: dict[str, object], expected: str, method: str) -> None:
    found = report(f"{LEAD}\n\n{MORE}", **given)
    assert found.outlet == expected
    assert dict(found.evidence)["outlet"].method == method


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("Valley Post and agencies", "Valley Post"),
        ("© 2031 Valley Post. All Rights Reserved.", "Valley Post"),
        ("Copyright 2031 by Valley Post - All rights reserved.", "Valley Post"),
        ("All rights reserved.", None),
    ],
)
def test_outlet_by_the_foot(foot: str, expected: str | None) -> None:
    assert report(f"{LEAD}\n\n{MORE}\n\n{foot}").outlet == expected


def test_bad_addresses_give_no_outlet() -> None:
    for url in ("http://[", "file", "https://", "::::"):
        assert report(LEAD, url=url).outlet is None


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (f"{LEAD} {MORE}", None, "en"),
        (LEAD, "en-GB", "en"),
        (LEAD, "FR", "fr"),
        (LEAD, "what language?", "en"),
        ("Two dead in Karsa", None, "en"),
        ("В пятницу село Карса было обстреляно, погибли четыре человека, сообщил врач местной больницы.", None, "ru"),
        (
            "سقطت قذائف على سوق البلدة يوم الجمعة مما أدى إلى مقتل أربعة أشخاص على الأقل، بحسب طبيب في المستشفى.",
            None,
            "ar",
        ),
        (
            "Des obus sont tombés vendredi sur le marché de la ville, tuant au moins quatre personnes, selon un médecin de "
            "l'hôpital. Les blessés ont été transportés dans deux hôpitaux de la région, a-t-il précisé à la presse.",
            None,
            "fr",
        ),
    ],
)
def test_language(text: str, given: str | None, expected: str) -> None:
    assert report(text, lang=given).lang == expected


def test_unreadable_language_is_kept_with_its_parts() -> None:
    found = report("В пятницу село Карса было обстреляно, погибли четыре человека, сообщил врач местной больницы.")
    assert [(s.start, s.end) for s in found.segments] == [(0, len(found.text))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\u00a0\n", "empty"),
        ("a\0b", "NUL"),
        ("\x01\x02\x03\x04 a" * 9, "control"),
        ("...", "no letter"),
        ("x" * 11, "11 char"),
    ],
)
def test_what_is_no_report_is_set_aside(text: str, reason: str) -> None:
    found = prepare(
        Incoming(id="r", text=text, file="in.jsonl", line=7), limits=Limits(text=60 if "char" not in reason else 10)
    )
    assert isinstance(found, SetAside)
    assert reason in found.reason
    assert (found.file, found.line, found.report) == ("in.jsonl", 7, "r")
    assert found.advice


def test_half_characters_are_replaced_one_for_one() -> None:
    found = report(f"\ud83d {LEAD}", title="A \udfff title")
    assert found.text == f"\ufffd {LEAD}"
    assert dict(found.evidence)["text"].value == "1"
    (repr(found) + str(found.segments)).encode()
