"""Whatever the bytes are, reading gives reports or set-aside reports and never raises."""

from __future__ import annotations

import gzip
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.core.incoming import Incoming, SetAside
from twosource.ingest.prepare import prepare
from twosource.ingest.readers import read_file, read_lines

NAMES = st.sampled_from(
    ["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "a.txt.gz", "a.html.gz", "-", "a.doc", ".txt", "a", "..", "/x/"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "title", "url", "published"]), inner, max_size=4)
    ),
    max_leaves=6,
)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<html>",
            "<body>",
            "<p>",
            "</p>",
            "<figcaption>",
            "<script type='application/ld+json'>",
            "{",
            "</script>",
            "text ",
            "<meta charset=x>",
            "<!--",
            "&nbsp;",
            "<?xml version='1.0' encoding='utf-8'?>",
            "\x00",
        ]
    ),
    max_size=20,
).map("".join)
BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.text(max_size=100).map(lambda t: t.encode("utf-16", "surrogatepass")),
    st.lists(JSON, max_size=4).map(lambda rows: "\n".join(json.dumps(r) for r in rows).encode()),
    MARKUP.map(str.encode),
)


def check(found: Incoming | SetAside) -> None:
    if isinstance(found, SetAside):
        assert found.reason and found.advice
        f"{found.file}{found.reason}{found.advice}{found.report}".encode()
        return
    report = prepare(found)
    if not isinstance(report, SetAside):
        assert report.segments
        repr(report).encode()


@settings(max_examples=200, deadline=None)
@given(NAMES, BYTES, st.booleans(), st.integers(0, 40))
def test_read_file_never_raises(name: str, data: bytes, packed: bool, cut: int) -> None:
    if packed:
        data = gzip.compress(data, mtime=0)
        data = data[: len(data) - cut] if cut < 20 else data
    for found in read_file(name, data):
        assert found.file == name
        check(found)


@settings(max_examples=100, deadline=None)
@given(st.lists(BYTES, max_size=5))
def test_read_lines_never_raises_and_counts_lines(lines: list[bytes]) -> None:
    found = list(read_lines("in.jsonl", lines))
    numbers = [f.line for f in found]
    assert numbers == sorted(set(numbers), key=lambda n: n or 0)
    for one in found:
        check(one)
