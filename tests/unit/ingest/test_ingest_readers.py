"""Files of every kind in, reports or set-aside reports out."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from twosource.core.incoming import Incoming, SetAside
from twosource.ingest.limits import Limits
from twosource.ingest.readers import PIECE, bounded_lines, read_file, read_lines

TEXT = "Shells fell on Karsa on Friday.\r\n\r\nThe clinic counted\u00a0four dead, a \u201cterrible\u201d day."


def one(name: str, data: bytes, **kwargs: Limits) -> Incoming | SetAside:
    found = list(read_file(name, data, **kwargs))
    assert len(found) == 1
    return found[0]


def aside(name: str, data: bytes, **kwargs: Limits) -> SetAside:
    found = one(name, data, **kwargs)
    assert isinstance(found, SetAside)
    assert found.file == name
    assert found.advice.endswith(".")
    return found


def incoming(name: str, data: bytes, **kwargs: Limits) -> Incoming:
    found = one(name, data, **kwargs)
    assert isinstance(found, Incoming), found
    return found


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(r).encode() + b"\n" for r in rows)


def test_text_file_is_kept_exactly() -> None:
    found = incoming("folder/day one.txt", TEXT.encode())
    assert found.text == TEXT
    assert found.id == "day one"
    assert found.line is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    assert incoming("a.txt", TEXT.encode(encoding)).text == TEXT


def test_utf16_with_mark_of_either_order() -> None:
    assert incoming("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT
    assert incoming("a.txt", b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le")).text == TEXT


def test_unmarked_cyrillic_is_recognised() -> None:
    text = "В пятницу село Карса было обстреляно из миномётов, погибли четыре человека, сообщил врач больницы. " * 4
    assert incoming("a.txt", text.encode("cp1251")).text == text


def test_encoding_other_than_utf8_is_told() -> None:
    assert dict(incoming("a.txt", TEXT.encode("cp1252")).hints)["encoding"] == "windows-1252"
    assert incoming("a.txt", TEXT.encode()).hints == ()


def test_json_lines_take_all_keys() -> None:
    row = {
        "id": "r1",
        "text": TEXT,
        "title": "Karsa hit",
        "url": "https://news.example/1",
        "outlet": "Valley Post",
        "lang": "en",
        "published": "2031-04-05",
    }
    assert incoming("in.jsonl", lines(row)) == Incoming(**row, file="in.jsonl", line=1)


def test_json_line_without_id_gets_file_and_line() -> None:
    found = list(read_file("in/wires.jsonl", b"\n" + lines({"text": "One."}, {"text": "Two.", "id": ""})))
    assert [(f.id, f.line) for f in found if isinstance(f, Incoming)] == [("wires:2", 2), ("wires:3", 3)]


def test_number_as_id_is_its_digits() -> None:
    assert incoming("in.jsonl", lines({"id": 17, "text": "One."})).id == "17"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json", "not JSON"),
        (b"[1, 2]", "a list"),
        (b'"text"', "a string"),
        (b"null", "null"),
        (b'{"id": "x"}', 'no "text"'),
        (b'{"text": 5}', "a number"),
        (b'{"text": null}', 'no "text"'),
        (b'{"text": " \\n "}', "empty"),
        (b'{"text": "a\\u0000b"}', "NUL"),
        (b'{"text": "--- ***"}', "no letter"),
        (b'{"text": "a", "title": []}', '"title" is a list'),
        (b'{"text": "a", "id": {}}', '"id" is an object'),
        (b'{"text": "a", "id": true}', '"id" is true or false'),
        (b'{"text": "\xff\xfe\x81"}', ""),
        (b"[" * 100_000, "not JSON"),
        (b"\x00\x01\x02\x03\x04", "binary"),
    ],
)
def test_bad_line_is_set_aside_and_the_next_goes_on(line: bytes, reason: str) -> None:
    found = list(read_lines("in.jsonl", [line + b"\n", b'{"id": "good", "text": "Fine."}\n']))
    assert isinstance(found[0], SetAside) or not reason
    if isinstance(found[0], SetAside):
        assert reason in found[0].reason
        assert (found[0].file, found[0].line) == ("in.jsonl", 1)
    assert isinstance(found[1], Incoming)
    assert (found[1].id, found[1].line) == ("good", 2)


def test_second_use_of_an_id_is_set_aside() -> None:
    found = list(read_file("in.jsonl", lines({"id": "a", "text": "One."}, {"id": "a", "text": "Two."})))
    assert isinstance(found[0], Incoming)
    assert isinstance(found[1], SetAside)
    assert found[1].report == "a"
    assert "line 1" in found[1].reason


def test_an_id_of_a_bad_line_can_be_used_again() -> None:
    found = list(read_file("in.jsonl", lines({"id": "a", "text": ""}, {"id": "a", "text": "Two."})))
    assert [type(f) for f in found] == [SetAside, Incoming]


def test_separators_of_unicode_do_not_break_lines() -> None:
    data = '{"text": "One\u2028two\u0085three."}\n'.encode()
    assert incoming("in.jsonl", data).text == "One\u2028two\u0085three."


def test_json_lines_in_utf16() -> None:
    data = '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'.encode("utf-16")
    assert [f.id for f in read_file("in.jsonl", data) if isinstance(f, Incoming)] == ["a", "b"]


def test_gzip_by_name_and_from_standard_input() -> None:
    packed = gzip.compress(lines({"id": "a", "text": "One."}))
    assert incoming("in.jsonl.gz", packed).id == "a"
    assert incoming("-", packed).id == "a"
    assert incoming("IN.JSONL.GZ", packed).file == "IN.JSONL.GZ"


def test_gzip_of_two_members_and_of_a_text() -> None:
    packed = gzip.compress(lines({"id": "a", "text": "One."})) + gzip.compress(lines({"id": "b", "text": "Two."}))
    assert [f.id for f in read_file("in.jsonl.gz", packed) if isinstance(f, Incoming)] == ["a", "b"]
    found = incoming("day.txt.gz", gzip.compress(TEXT.encode()))
    assert (found.id, found.text, found.file) == ("day", TEXT, "day.txt.gz")


def test_truncated_gzip_keeps_the_whole_lines() -> None:
    rows = [{"id": str(n), "text": f"Report number {n * 7919} of {n**5}."} for n in range(3000)]
    packed = gzip.compress(lines(*rows))
    found = list(read_file("in.jsonl.gz", packed[: len(packed) * 2 // 3]))
    good = [f for f in found if isinstance(f, Incoming)]
    assert 500 < len(good) < 3000
    assert [f.id for f in good] == [str(n) for n in range(len(good))]
    assert [f.reason for f in found if isinstance(f, SetAside)] == ["the gzip file ends too early"]


def test_damaged_gzip_and_a_false_name() -> None:
    assert "damaged gzip" in aside("in.txt.gz", b"\x1f\x8b" + b"\x07" * 40).reason
    assert "not gzip" in aside("in.jsonl.gz", lines({"text": "One."})).reason


def test_gzip_bomb_is_stopped() -> None:
    packed = gzip.compress(b" " * 4_000_000)
    found = aside("in.jsonl.gz", packed, limits=Limits(inflated=1_000_000, ratio=10))
    assert "unpacks to more than" in found.reason
    text = aside("in.txt.gz", packed, limits=Limits(inflated=1_000_000, ratio=10))
    assert "unpacks to more than" in text.reason


def test_line_too_long_is_dropped_and_the_next_goes_on() -> None:
    limits = Limits(text=1000)
    data = b'{"text": "' + b"x" * limits.line + b'"}\n' + lines({"id": "b", "text": "Two."})
    for name, given in (("in.jsonl", data), ("in.jsonl.gz", gzip.compress(data))):
        found = list(read_file(name, given, limits=limits))
        assert isinstance(found[0], SetAside)
        assert "longer than" in found[0].reason
        assert isinstance(found[1], Incoming)
        assert found[1].line == 2


def test_text_over_the_limit_is_set_aside() -> None:
    assert "1,000,000" in aside("big.txt", b"word " * 1_000_000).reason
    assert "more than the 10" in aside("a.txt", b"elevenchars", limits=Limits(text=10)).reason
    assert incoming("a.txt", b"ten chars!", limits=Limits(text=10)).text == "ten chars!"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_empty_file_is_set_aside(data: bytes) -> None:
    assert "empty" in aside("a.txt", data).reason


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        b"\x01\x02\x03\x04\x05abc" * 50,
    ],
)
def test_binary_file_is_set_aside(data: bytes) -> None:
    assert "binary" in aside("a.txt", data).reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'\n{"id": "j", "text": "One."}\n', "j"),
        (b"Karsa was shelled on Friday.", "stdin"),
        (b"<b>Karsa</b> was shelled, the memo says in its mark-up.", "stdin"),
        (b"{Karsa} was shelled.", "stdin"),
    ],
)
def test_standard_input_is_told_by_its_look(data: bytes, expected: str) -> None:
    assert incoming("-", data).id == expected


def test_lone_surrogate_in_an_id_does_not_survive() -> None:
    found = incoming("in.jsonl", b'{"id": "a\\ud800", "text": "One \\udfff."}')
    assert found.id.encode() == "a\ufffd".encode()


class Endless(io.RawIOBase):
    """A file without line ends that notices how much of it is taken at once."""

    def __init__(self, size: int) -> None:
        self.left, self.most = size, 0

    def read(self, size: int = -1) -> bytes:
        self.most = max(self.most, size if size >= 0 else self.left)
        given, self.left = min(self.left, size if size >= 0 else self.left), max(0, self.left - size)
        return b"x" * given

    def readline(self, *_: object) -> bytes:
        raise AssertionError("a line is taken whole, however long it is")

    __next__ = readline


def test_a_line_without_end_is_set_aside_and_never_held_whole() -> None:
    limits = Limits(text=100)
    file = Endless(40 * PIECE)
    found = list(read_lines("in.jsonl", bounded_lines(file, limits=limits), limits=limits))  # type: ignore[arg-type]
    assert [row.reason for row in found if isinstance(row, SetAside)] == [
        f"the line is longer than {limits.line:,} bytes"
    ]
    assert len(found) == 1
    assert file.most <= PIECE


def test_lines_of_a_file_are_what_a_file_gives() -> None:
    limits = Limits(text=10)
    data = b'{"text": "One."}\n\n\n' + b"y" * (limits.line + 1) + b'\n{"text": "Two."}\r\n{"text": "Three."}'
    found = list(bounded_lines(io.BytesIO(data), limits=limits))
    assert found == [b'{"text": "One."}', b"", b"", None, b'{"text": "Two."}\r', b'{"text": "Three."}']
