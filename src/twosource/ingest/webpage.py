"""Web pages: the article's text by trafilatura, and what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from trafilatura import bare_extraction, load_html

from twosource.core.incoming import Incoming
from twosource.ingest.encodings import decode
from twosource.ingest.limits import Limits
from twosource.ingest.problems import InputError, check_text, printable

# trafilatura turns non-breaking spaces into plain ones; a rare printable sign takes their place on the way through
_STAND_INS = "\u237d\u2423\u2422\u25ad"
_META = frozenset(
    {
        "og:title",
        "og:site_name",
        "og:url",
        "og:locale",
        "article:published_time",
        "article:modified_time",
        "og:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "date",
        "pubdate",
        "publish-date",
        "publication_date",
        "application-name",
        "datepublished",
    }
)
_ADVICE = "Save the article's text as .txt, or as a JSON line with its title, url and published, and give that."
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)


def parse_page(name: str, report_id: str, data: bytes, limits: Limits) -> Incoming:
    """The report in a page. Raises ``InputError`` where there is none. The text is what trafilatura takes for the
    article; offsets count in that, not in the mark-up."""
    if len(data) > limits.page:
        raise InputError(f"the page has {len(data):,} bytes, more than the {limits.page:,} that are read", _ADVICE)
    markup, encoding = _markup(data)
    if "\0" in markup:
        raise InputError("binary, not a page: it holds NUL characters", _ADVICE)
    try:
        tree = load_html(markup)
        if tree is None:
            raise InputError("no mark-up was found in the page", _ADVICE)
        hints = dict(_hints(tree))
        text = _text(tree, markup)
    except InputError:
        raise
    except Exception as error:
        # both libraries raise many things on broken mark-up; one bad page must not end a run
        raise InputError(f"not a readable page ({type(error).__name__})", _ADVICE) from None
    if not text:
        raise InputError("no article text was found in the page", _ADVICE)
    check_text(text, limits)
    hints["encoding"] = encoding
    clean = tuple((k, printable(v)) for k, v in hints.items())
    return Incoming(id=report_id, text=text, file=name, hints=clean)


def _markup(data: bytes) -> tuple[str, str]:
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        named = found.group(1).decode("ascii")
        try:
            return data.decode(named), named.lower()
        except (LookupError, ValueError):
            pass
    decoded = decode(data)
    return decoded.text, decoded.encoding


def _text(tree: Any, markup: str) -> str:
    stand_in = next((c for c in _STAND_INS if c not in markup), None)
    for node in list(tree.iter("figcaption", "figure")):
        node.tag = "p" if node.tag == "figcaption" else "div"
    if stand_in:
        for node in tree.iter():
            if node.text:
                node.text = node.text.replace("\xa0", stand_in)
            if node.tail:
                node.tail = node.tail.replace("\xa0", stand_in)
    found = bare_extraction(tree, with_metadata=False, include_comments=False)
    text = str(getattr(found, "text", None) or "")
    return text.replace(stand_in, "\xa0") if stand_in else text


def _hints(tree: Any) -> Iterator[tuple[str, str]]:
    lang = tree.get("lang") or tree.get("xml:lang")
    if lang:
        yield "lang", str(lang)
    seen: set[str] = set()
    for meta in tree.iter("meta"):
        key = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = str(meta.get("content") or "").strip()
        if key in _META and value and key not in seen:
            seen.add(key)
            yield key, value
    for link in tree.iter("link"):
        if str(link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "canonical", str(link.get("href")).strip()
            break
    title = tree.find(".//title")
    if title is not None and title.text and title.text.strip():
        yield "title", " ".join(title.text.split())
    for stamp in tree.iter("time"):
        value = str(stamp.get("datetime") or "").strip()
        if value and (stamp.get("pubdate") is not None or "publish" in str(stamp.get("itemprop") or "").lower()):
            yield "time", value
            break
    yield from _linked_data(tree)


def _linked_data(tree: Any) -> Iterator[tuple[str, str]]:
    """``datePublished`` and the publisher's name of a schema.org article."""
    for script in tree.iter("script"):
        if str(script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            found = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else [found]
        graphs = [i.get("@graph") for i in items if isinstance(i, dict)]
        items += [g for graph in graphs if isinstance(graph, list) for g in graph]
        for item in items:
            if isinstance(item, dict) and "article" in str(item.get("@type", "")).lower():
                if isinstance(item.get("datePublished"), str):
                    yield "ld:datePublished", item["datePublished"]
                publisher = item.get("publisher")
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    yield "ld:publisher", publisher["name"]
                return
