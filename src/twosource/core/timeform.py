"""The normal form of a time phrase: the small language that reading writes and resolving reads.

A form is ``kind:value`` with modifiers after semicolons, e.g. ``weekday:thursday;part=night``. Kinds and values:

=============  ===============================  ==================================================================
kind           value                            phrase
=============  ===============================  ==================================================================
date           2015-10-08, --10-08, a|b         "October 8, 2015", "8 October", "8/10/2015" (either order)
month          2015-10, --10                    "October 2015", "in October" (``edge=early mid late``, ``year=last this``)
year           2019                             "in 2019" (``edge``)
season         summer, 2015-summer              "last summer", "summer of 2015"
holiday        islamic 10-01+3                  "Eid al-Fitr": the rule of the day and its length (``year=``)
weekday        thursday                         "on Thursday" (``turn=last this next``)
relative_day   0, -1, -1/0                      "today", "yesterday", "overnight": days from publication
part_of_day    dawn                             "at dawn", with no day given
clock          03:00                            "at 3am", with no day given (``zone=gmt``)
narrative      -1day, +2week, 0day              "a day earlier", "the same day": from the event before (``few=yes``: "days later")
clause         -1day, +1day                     "one day after ...", "two days before ...": what follows is the other end
ago            2week                            "two weeks ago" (``bound=over under about``)
unit           -1week, 0month                   "last week", "this month": calendar units (``edge``)
past           24hour, 0day                     "over the past 24 hours", "in recent days" (number not told: 0)
ordinal_day    2                                "for a second day": days of something, counted
since          a form                           "since September 30"
until          a form                           "until Friday"
range          two forms joined by ``..``       "between 3 and 7 May"
eve            a form                           "on the eve of ..."
=============  ===============================  ==================================================================

A weekday may carry the date that stands before it in its sentence (``near=--05-05``). ``part=`` (of the day) and ``at=`` (clock) may stand with any day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = frozenset(
    [
        "date",
        "month",
        "year",
        "season",
        "holiday",
        "weekday",
        "relative_day",
        "part_of_day",
        "clock",
        "narrative",
        "clause",
        "ago",
        "unit",
        "past",
        "ordinal_day",
        "since",
        "until",
        "range",
        "eve",
    ]
)
NESTED = frozenset({"since", "until", "eve", "range"})
_AMOUNT = re.compile(r"([+-]?\d+)([a-z]+)")


@dataclass(frozen=True, slots=True)
class Form:
    """A form taken apart: kind, bare value, and modifiers by name. Nested forms keep their inner text in ``value``."""

    kind: str
    value: str
    modifiers: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        return dict(self.modifiers).get(name)

    @property
    def inner(self) -> tuple[Form, ...]:
        """The forms inside a ``since``, ``until``, ``eve`` or ``range``; empty for all others."""
        if self.kind not in NESTED:
            return ()
        return tuple(Form.parse(*part.split(":", 1)) for part in self.value.split(".."))

    @property
    def amount(self) -> tuple[int, str]:
        """Number and unit of ``-2week``. Raises ``ValueError`` for another value."""
        match = _AMOUNT.fullmatch(self.value)
        if not match:
            raise ValueError(f"not a number of units: {self.value!r}")
        return int(match[1]), match[2]

    @staticmethod
    def parse(kind: str, text: str) -> Form:
        """Take ``text`` apart. Raises ``ValueError`` for an unknown kind or an empty value."""
        if kind not in KINDS:
            raise ValueError(f"no such kind of time: {kind!r}")
        if kind in NESTED:
            if any(":" not in part for part in text.split("..")):
                raise ValueError(f"{kind} without a form: {text!r}")
            return Form(kind, text)
        value, *rest = text.split(";")
        if not value:
            raise ValueError(f"{kind} without a value: {text!r}")
        return Form(kind, value, tuple((m.partition("=")[0], m.partition("=")[2]) for m in rest))

    def with_modifier(self, name: str, value: str) -> Form:
        """The same form with one modifier set."""
        kept = tuple(m for m in self.modifiers if m[0] != name)
        return Form(self.kind, self.value, (*kept, (name, value)))

    @property
    def text(self) -> str:
        """What ``parse`` reads back."""
        return ";".join((self.value, *(f"{name}={value}" for name, value in self.modifiers)))
