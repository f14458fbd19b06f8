"""Simple time phrases as patterns over the class letters of words, each with the form that it makes.

The letters are those of ``data/en/times.toml`` and ``times_words.py``: ``M`` month, ``d`` number up to 31, ``n`` such a
number with an ordinal ending, ``Y`` year, ``W`` weekday, ``u`` unit, ``g`` ago, ``E`` earlier, ``L`` later, and so on.
Rules are tried in order; what one has taken the next can't touch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.core.timeform import Form
from twosource.extract.rules.times_words import OTHER, Word
from twosource.extract.rules.weekdays import WEEKDAYS

Around = tuple[Word | None, Word | None]
Maker = Callable[[Sequence[Word], Around], Form | None]

_CALENDAR = frozenset({"week", "weekend", "month", "quarter", "year", "decade"})
_TURNS = {"l": "last", "v": "last", "t": "this", "x": "next", "p": "last"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase found: words ``[first, last)``, its form, and the letter that stands for it in ``times_join``."""

    first: int
    last: int
    form: Form


def get(words: Sequence[Word], letters: str) -> Word | None:
    """First word whose class is one of ``letters``."""
    return next((w for w in words if w.kind in letters), None)


def _all(words: Sequence[Word], letters: str) -> list[Word]:
    return [w for w in words if w.kind in letters]


def _form(kind: str, value: str, **modifiers: str | None) -> Form:
    return Form(kind, value, tuple((k, v) for k, v in modifiers.items() if v))


def _day(words: Sequence[Word], number: Word | None) -> str | None:
    """``2015-10-08`` or ``--10-08`` of a month, a day number and maybe a year; ``None`` where there is no such day."""
    month, year = get(words, "Mm"), get(words, "Y")
    if month is None or number is None:
        return None
    y, m, d = int(year.value) if year else 2000, int(month.value), int(number.value)
    try:
        date(y, m, d)
    except ValueError:
        return None
    return f"{y}-{m:02d}-{d:02d}" if year else f"--{m:02d}-{d:02d}"


def _date(words: Sequence[Word], around: Around) -> Form | None:
    before, after = around
    number = get(words, "dn")
    if not get(words, "Y") and words[0].kind in "Mm" and number is not None and number.kind == "d":
        if before and before.low in ("in", "during", "throughout", "since") and after and after.kind == OTHER:
            return None  # "in March 12 people died"
        if after and after.kind == "q":
            return None
    day = _day(words, number)
    return _form("date", day) if day else None


def _days(words: Sequence[Word], around: Around) -> Form | None:
    first, last = _all(words, "dn")[:2]
    joint = words[words.index(first) + 1 : words.index(last)]
    if words[0].kind in "Mm" and any(w.low in ("and", "or") for w in joint):
        before = around[0]
        if not (before and before.kind in "Bf"):
            return None
    a, b = _day(words, first), _day(words, last)
    return Form("range", f"date:{a}..date:{b}") if a and b and a < b else None


def _iso(words: Sequence[Word], _: Around) -> Form | None:
    try:
        return _form("date", date.fromisoformat(words[0].value).isoformat())
    except ValueError:
        return None


def _numeric(words: Sequence[Word], _: Around) -> Form | None:
    a, b, y = (int(x) for x in words[0].value.split("-"))
    days = []
    for month, day in ((b, a), (a, b)):
        try:
            days.append(date(y, month, day).isoformat())
        except ValueError:
            continue
    return _form("date", "|".join(dict.fromkeys(days))) if days and 1900 <= y <= 2100 else None


def _edge(words: Sequence[Word]) -> str | None:
    edge = get(words, "e")
    return edge.value if edge else None


def _month(words: Sequence[Word], around: Around) -> Form | None:
    month, year = get(words, "Mm"), get(words, "Y")
    if month is None:
        return None
    turn = words[0].kind if words[0].kind in "ltxv" else ""
    if not year and not turn and around[1] and around[1].capital and around[0] and around[0].kind in "DA":
        return None  # "the March Alliance"
    value = f"{year.value}-{int(month.value):02d}" if year else f"--{int(month.value):02d}"
    return _form("month", value, edge=_edge(words), turn=_TURNS.get(turn) if turn != "t" else None)


def _month_of_year(words: Sequence[Word], _: Around) -> Form | None:
    month, unit, turn = get(words, "M"), get(words, "u"), get(words[1:], "ltvx")
    if month is None or unit is None or turn is None or unit.low != "year":
        return None
    return _form("month", f"--{int(month.value):02d}", edge=_edge(words), year=_TURNS[turn.kind])


def _year(words: Sequence[Word], around: Around) -> Form | None:
    before, after = around
    year = get(words, "Y")
    if year is None:
        return None
    if not get(words, "e") and before and before.kind == "i" and before.low in ("on", "at", "within"):
        return None
    if after and after.kind in "z":
        return None
    if year.value.endswith("00") and after and after.kind == OTHER and not after.capital:
        return None  # "the 2000 fighters"
    rest = words[words.index(year) + 1 :]
    last = get(rest, "YdN")
    if last is None:
        return _form("year", year.value, edge=_edge(words))
    end = last.value if len(last.low) == 4 else year.value[:2] + last.low
    if len(last.low) not in (2, 4) or end <= year.value:
        return None
    return Form("range", f"year:{year.value}..year:{end}")


def _decade(words: Sequence[Word], _: Around) -> Form | None:
    """ "the 1990s", "the late 1990s"."""
    first = int(words[-1].value)
    early, late = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(_edge(words) or "", (0, 9))
    return Form("range", f"year:{first + early}..year:{first + late}")


def _part(words: Sequence[Word]) -> str | None:
    part = get(words, "P")
    return part.value if part else _edge(words)


def _weekday(words: Sequence[Word], around: Around) -> Form | None:
    day = get(words, "W")
    if day is None or (around[0] and around[0].kind == "X"):
        return None
    turn = get(words, "ltxvp")
    return _form("weekday", WEEKDAYS[int(day.value) - 1], turn=_TURNS[turn.kind] if turn else None, part=_part(words))


def _relative(words: Sequence[Word], _: Around) -> Form | None:
    day = get(words, "T")
    if day is None:
        return None
    if get(words, "u"):
        return _form("relative_day", "-2" if day.low == "yesterday" else "2")
    return _form("relative_day", day.value, part=_part(words) or ("night" if day.low == "tonight" else None))


def _this_part(words: Sequence[Word], _: Around) -> Form | None:
    part = get(words, "P")
    if part is None:
        return None
    last = get(words, "l") is not None
    return _form("relative_day", "-1" if last else "0", part=part.value)


def _that_part(words: Sequence[Word], _: Around) -> Form | None:
    step = {"h": "+0", "v": "-1", "x": "+1", "E": "-1", "L": "+1"}
    key = get(words, "hvxEL")
    return _form("narrative", f"{step[key.kind]}day", part=_part(words)) if key else None


def _amount(words: Sequence[Word]) -> tuple[int, str] | None:
    unit, number = get(words, "u"), get(words, "RdNY")
    if unit is None:
        return None
    plural = unit.low.endswith("s")
    if number is None:
        count = 0 if plural else 1
    else:
        count = sum(int(w.value) for w in _all(words, "RdNY") if w.low != "half") or (1 if number.low == "half" else 0)
    if count > 10_000:
        return None
    return (count * 2, "week") if unit.value == "fortnight" else (count, unit.value)


def _narrative(words: Sequence[Word], around: Around) -> Form | None:
    amount = _amount(words)
    key = get(words, "ELvxh")
    if amount is None or key is None:
        return None
    count, unit = amount
    if key.kind == "h":
        return _form("narrative", f"+0{unit}") if count else None
    if key.kind in "vx":
        if not count:
            return None
        if key.kind == "x" and unit in _CALENDAR and words[0].kind != "D":
            return _form("unit", f"+1{unit}")
        return _form("narrative", f"{'-' if key.kind == 'v' else '+'}1{unit}")
    value = f"{'-' if key.kind == 'E' else '+'}{count}{unit}"
    few = None if count else "yes"
    after = around[1]
    if key.low in ("before", "after") and after and after.kind not in "_,:" and after.kind != "h":
        return _form("clause", value, few=few)
    return _form("narrative", value, few=few)


def _ago(words: Sequence[Word], _: Around) -> Form | None:
    amount = _amount(words)
    bound = next((w.value for w in _all(words, "q") if w.value), None)
    return _form("ago", f"{amount[0]}{amount[1]}", bound=bound) if amount else None


def _past(words: Sequence[Word], _: Around) -> Form | None:
    amount = _amount(words)
    return _form("past", f"{amount[0]}{amount[1]}") if amount else None


def _within(words: Sequence[Word], around: Around) -> Form | None:
    """ "within 24 hours", "in the space of two days", "in 48 hours": a stretch up to now; not "within 24 hours of"."""
    amount, after = _amount(words), around[1]
    if amount is None or amount[0] < 1 or amount[1] not in ("hour", "day") or (after and after.low in ("of", "after")):
        return None
    if words[0].low != "within" and not (amount[1] == "hour" and amount[0] % 24 == 0):
        return None
    return _form("past", f"{amount[0]}{amount[1]}")


def _begun(words: Sequence[Word], _: Around) -> Form | None:
    """ "since the year began": the year of the report."""
    unit = get(words, "u")
    return _form("unit", f"+0{unit.value}") if unit and unit.value in ("year", "month") else None


def _over_weekend(words: Sequence[Word], _: Around) -> Form | None:
    unit = get(words, "u")
    return _form("unit", "+0weekend") if unit and unit.value == "weekend" else None


def _unit(words: Sequence[Word], _: Around) -> Form | None:
    unit, turn = get(words, "u"), get(words, "ltxD")
    if unit is None or turn is None or unit.value not in _CALENDAR or unit.low.endswith("s"):
        return None
    step = {"l": "-1", "t": "+0", "x": "+1", "D": "+0"}[turn.kind]
    early = "early" if words[0].kind == "E" else None
    return _form("unit", f"{step}{unit.value}", edge=_edge(words), turn="earlier" if early else None)


def _ordinal(words: Sequence[Word], _: Around) -> Form | None:
    unit, number = get(words, "u"), get(words, "onRd")
    if unit is None or number is None or unit.low != "day":
        return None
    return _form("ordinal_day", number.value)


def _season(words: Sequence[Word], around: Around) -> Form | None:
    season, year, turn = get(words, "S"), get(words, "Y"), get(words, "ltx")
    if season is None or (not year and around[1] and around[1].kind == "O"):
        return None
    value = f"{year.value}-{season.value}" if year else season.value
    return _form("season", value, edge=_edge(words), turn=_TURNS[turn.kind] if turn else None)


def _clock(words: Sequence[Word], _: Around) -> Form | None:
    zone, clock = get(words, "z"), get(words, "c")
    if clock:
        return _form("clock", clock.value, zone=zone.low if zone else None)
    raw = words[0].low
    if len(raw) != 4 or int(raw[:2]) > 23 or int(raw[2:]) > 59:
        return None
    return _form("clock", f"{raw[:2]}:{raw[2:]}", zone=zone.low if zone else None)


def _part_of_day(words: Sequence[Word], _: Around) -> Form | None:
    if get(words, "u") and not get(words, "P"):
        unit = get(words, "u")
        if unit is None or unit.value != "hour":
            return None
    part = _part(words)
    return _form("part_of_day", part) if part else None


_AMOUNT = r"(?:AR|R-?R|RA|R|d|N|A)?(?:O|aAR)?u"
_RULES: tuple[tuple[str, Maker], ...] = (
    ("I", _iso),
    ("J", _numeric),
    (r"D?[dn](?:[-a])D?[dn]O?[Mm](?:_?,?Y)?", _days),
    (r"[Mm]_?[dn][-a][dn](?![-u])(?:,?Y)?", _days),
    (r"D?[dn][O-]?[Mm]_?[,-]?Y", _date),
    (r"[Mm]_?D?[dn],?Y", _date),
    (r"D?[dn]O?[Mm]", _date),
    (r"[Mm]_?D?[dn](?!-[.u]|u)", _date),
    (r"(?:D?e[O-]?)?[Mm]_?[O,]?Y", _month),
    (r"(?:D?e[O-]?)?MO?[ltvx]u", _month_of_year),
    (r"D?e[O-]?M|[ltxv]M|(?<=[isfBUODA])M|M(?=:)|(?<=Ma)M|M(?=a[M#])", _month),
    (r"e?[ltx]S|e?SO?Y|(?<=iD)e?S", _season),
    (r"(?:D?e[O-]?)?Q", _decade),
    (r"D?e[O-]?Y", _year),
    (r"(?<=[isfBUODA<])Y(?:[-a](?:Y|d|N))?|(?<=Ya)Y", _year),
    (r"DuET|DuLT", _relative),
    (r"(?:ei?)?[ltxvp]?W(?:[iE]?D?e?P)?", _weekday),
    (r"(?:ei?)?T(?:[iE]?D?e?P)?", _relative),
    (r"e?[tl]P", _this_part),
    (r"D?[hvx]P|DP[EL](?=[_,:]|$)", _that_part),
    (rf"(?:i?q+)?{_AMOUNT}g", _ago),
    (r"D?[lp](?:AR|R|d|N|A)(?:O)?u|D?pu|Dlu|ru", _past),
    (r"i(?:R|d|N)u", _within),
    (r"(?<=s)Du(?![ELg])", _begun),
    (r"(?<=[qi])Du(?![ELg])", _over_weekend),
    (r"D?eO[Dt]u", _unit),
    (r"[Ee]?[ltx]u", _unit),
    (rf"(?:i?q+)?{_AMOUNT}[EL]|Du[EL]|D?[vx]u|D?hu", _narrative),
    (r"[on]k?u|u[Rd](?=O)", _ordinal),
    (r"cz?|[YN]z", _clock),
    (r"(?:iD?|sD?|fD?|E)e?P|(?:[isf]|D)D?eu", _part_of_day),
)
_COMPILED = tuple((re.compile(pattern), maker) for pattern, maker in _RULES)
TAKEN = "#"


def simple_phrases(words: Sequence[Word]) -> list[Piece]:
    """Phrases of one time each, in text order, none overlapping."""
    letters = "".join(w.kind for w in words)
    found: list[Piece] = []
    for pattern, maker in _COMPILED:
        for match in pattern.finditer(letters):
            i, j = match.span()
            if TAKEN in letters[i:j]:
                continue
            around = (words[i - 1] if i else None, words[j] if j < len(words) else None)
            form = maker(words[i:j], around)
            if form is None:
                continue
            found.append(Piece(i, j, form))
            letters = f"{letters[:i]}{TAKEN * (j - i)}{letters[j:]}"
    found.sort(key=lambda p: p.first)
    return found
