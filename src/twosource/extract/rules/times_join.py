"""Simple time phrases joined: a weekday beside its date, a clock or a part of the day with its day, ranges, "since", "until"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from twosource.core.timeform import Form
from twosource.extract.rules.times_phrases import Piece
from twosource.extract.rules.times_words import Word
from twosource.extract.rules.weekdays import WEEKDAYS

_LETTER = {
    "date": "0",
    "month": "1",
    "year": "2",
    "weekday": "3",
    "relative_day": "4",
    "part_of_day": "5",
    "clock": "6",
}
_REST = "7"
_DAY = "[034]"
_ANY = "[0-4678]"

_NO_END = frozenset(("range", "since", "until", "eve", "narrative", "clause", "ago", "past", "ordinal_day"))
"""Kinds that are no end of a range: "in May - three months after ..." is no range."""

Item = Piece | Word


def _forms(items: Sequence[Item]) -> list[Form]:
    return [i.form for i in items if isinstance(i, Piece)]


def _word(items: Sequence[Item], letters: str) -> Word | None:
    return next((i for i in items if isinstance(i, Word) and i.kind in letters), None)


def _dated(items: Sequence[Item]) -> Form | None:
    """A weekday beside its date; not where the calendar says that they are two days."""
    forms = _forms(items)
    day, weekday = next(f for f in forms if f.kind == "date"), next((f for f in forms if f.kind == "weekday"), None)
    full = len(day.value) == 10 and day.value[0] != "-"
    if weekday and full and WEEKDAYS[date.fromisoformat(day.value).weekday()] != weekday.value:
        return None
    part = weekday.get("part") if weekday else None
    return day.with_modifier("part", part) if part else day


def _timed(items: Sequence[Item]) -> Form | None:
    forms = _forms(items)
    day = next(f for f in forms if f.kind not in ("clock", "part_of_day"))
    for form in forms:
        if form.kind == "clock":
            day = day.with_modifier("at", form.value)
        elif form.kind == "part_of_day":
            day = day.with_modifier("part", form.value)
    part = _word(items, "P") or _word(items, "e")
    return day.with_modifier("part", part.value) if part and not day.get("part") else day


def _range(items: Sequence[Item]) -> Form | None:
    first, last = _forms(items)
    joint = next((i for i in items[1 if isinstance(items[0], Piece) else 2 :] if isinstance(i, Word)), None)
    opened = isinstance(items[0], Word)
    kinds = {first.kind, last.kind}
    if joint and joint.low in ("and", "or", "&") and not opened and kinds not in ({"weekday"}, {"relative_day"}):
        return None
    if kinds & _NO_END:
        return None
    return Form("range", f"{first.kind}:{first.text}..{last.kind}:{last.text}")


def _nested(kind: str) -> Callable[[Sequence[Item]], Form | None]:
    def make(items: Sequence[Item]) -> Form | None:
        form = _forms(items)[0]
        if form.kind in ("since", "until", "eve"):
            return None
        return Form(kind, f"{form.kind}:{form.text}" if form.kind != "range" else f"{form.value}")

    return make


def _eve(_: Sequence[Item]) -> Form | None:
    return Form("clause", "-1day")


_RULES: tuple[tuple[re.Pattern[str], Callable[[Sequence[Item]], Form | None]], ...] = (
    (re.compile(r"3[,<]?i?0|j_?,?0|0[,<]3"), _dated),
    (re.compile(rf"6,?i?{_DAY}|{_DAY}[i,]?6"), _timed),
    (re.compile(rf"5[Oi]?{_DAY}|{_DAY}[i,]?5|D?e?P[Oi]{_DAY}|{_DAY}e?P"), _timed),
    (re.compile(r"eO?[i,]?0"), _timed),
    (re.compile(rf"[fB]D?{_ANY}(?:[-aU]D?){_ANY}|{_ANY}[-a]{_ANY}"), _range),
    (re.compile(rf"DVOD?{_ANY}"), _nested("eve")),
    (re.compile(r"i?DVO"), _eve),
    (re.compile(r"s[iD]?[0-57]"), _nested("since")),
    (re.compile(r"U[iD]?[0-57]"), _nested("until")),
)


def joined(words: Sequence[Word], pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` with those that belong together made one, in text order."""
    if not pieces and all(w.kind != "V" for w in words):
        return []
    items = _items(words, pieces)
    letters = "".join(i.kind if isinstance(i, Word) else _LETTER.get(i.form.kind, _REST) for i in items)
    for pattern, maker in _RULES:
        at = 0
        while match := pattern.search(letters, at):
            i, j = match.span()
            form = maker(items[i:j])
            if form is None:
                at = i + 1
                continue
            first, last = _bounds(words, items[i], items[j - 1])
            items[i:j] = [Piece(first, last, form)]
            letters = f"{letters[:i]}{_LETTER.get(form.kind, _REST)}{letters[j:]}"
            at = i if letters[i] != _REST else i + 1
    return [i for i in items if isinstance(i, Piece)]


def _items(words: Sequence[Word], pieces: Sequence[Piece]) -> list[Item]:
    items: list[Item] = []
    at = 0
    for piece in pieces:
        items.extend(words[at : piece.first])
        items.append(piece)
        at = piece.last
    items.extend(words[at:])
    return items


def _bounds(words: Sequence[Word], first: Item, last: Item) -> tuple[int, int]:
    index = {w.start: k for k, w in enumerate(words)} if isinstance(first, Word) or isinstance(last, Word) else {}
    start = first.first if isinstance(first, Piece) else index[first.start]
    end = last.last if isinstance(last, Piece) else index[last.start] + 1
    return start, end
