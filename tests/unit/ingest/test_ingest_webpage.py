"""Web pages: the article, its captions, and what the page says of itself."""

from __future__ import annotations

from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Report
from twosource.core.vocab import SegmentKind
from twosource.ingest.prepare import prepare
from twosource.ingest.readers import read_file

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Market hit in Karsa | Valley Post</title>
<meta property="og:title" content="Market hit in Karsa"><meta property="og:site_name" content="Valley Post">
<meta property="article:published_time" content="2031-04-05T23:30:00-05:00">
<link rel="canonical" href="https://valley.example/world/market"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Market hit in Karsa</h1>
<figure><img src="a.jpg"><figcaption>A man walks past a burnt stall in Karsa, April 4, 2031 [Agency]</figcaption></figure>
<p>KARSA&nbsp;&ndash; Shells fell on the market of Karsa on Friday, killing at least four people, a doctor at the hospital said.</p>
<p>The doctor said the &ldquo;many wounded&rdquo; were taken to two hospitals in the city&nbsp;of Sula.</p>
<p>A second strike hit the road to the north of the town an hour later, residents said, but nobody was hurt.</p>
</article><footer>Copyright 2031 Valley Post</footer></body></html>"""


def page(data: bytes) -> Incoming:
    (found,) = read_file("market.html", data)
    assert isinstance(found, Incoming), found
    return found


def test_article_with_caption_and_odd_spaces() -> None:
    found = page(PAGE.encode())
    assert "A man walks past a burnt stall in Karsa, April 4, 2031 [Agency]" in found.text
    assert "city\u00a0of Sula" in found.text
    assert "\u201cmany wounded\u201d" in found.text
    assert "Home" not in found.text


def test_metadata_become_hints_and_then_values() -> None:
    report = prepare(page(PAGE.encode()))
    assert isinstance(report, Report)
    assert (report.title, report.outlet, report.lang) == ("Market hit in Karsa", "Valley Post", "en")
    assert report.url == "https://valley.example/world/market"
    assert report.published is not None
    assert (report.published.day.isoformat(), report.published.method) == ("2031-04-05", "metadata")
    kinds = {report.text[s.start : s.end][:5]: s.kind for s in report.segments}
    assert kinds["Marke"] is SegmentKind.HEADLINE
    assert kinds["A man"] is SegmentKind.CAPTION
    assert kinds["KARSA"] is SegmentKind.DATELINE


def test_linked_data_give_the_day() -> None:
    data = PAGE.replace(
        '<meta property="article:published_time" content="2031-04-05T23:30:00-05:00">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-04-06"}]}</script>',
    )
    assert dict(page(data.encode()).hints)["ld:datePublished"] == "2031-04-06"


def test_broken_linked_data_are_passed_over() -> None:
    data = PAGE.replace("</head>", '<script type="application/ld+json">{"@graph": 5, [</script></head>')
    assert page(data.encode()).text.startswith("Market hit")
    data = PAGE.replace("</head>", '<script type="application/ld+json">{"@graph": 5, "@type": null}</script></head>')
    assert page(data.encode()).text.startswith("Market hit")


def test_declared_encoding_is_used() -> None:
    data = PAGE.replace("utf-8", "windows-1252").replace("&ldquo;", "\u201c").encode("cp1252", "xmlcharrefreplace")
    assert "\u201cmany wounded" in page(data).text


def test_page_without_an_article_is_set_aside() -> None:
    for data in (b"<html><body></body></html>", b"<html", b"<p>", b"<html><script>var a = 1;</script></html>"):
        (found,) = read_file("empty.html", data)
        assert isinstance(found, SetAside)
        assert found.report == "empty"
        assert ".txt" in found.advice or "text" in found.advice


def test_page_is_told_by_its_look() -> None:
    (found,) = read_file("-", PAGE.encode())
    assert isinstance(found, Incoming)
    assert dict(found.hints)["og:site_name"] == "Valley Post"
