"""Many reports made of few: the examples, read once, then told again of other events, with other names, days and tolls.

Each event has a template, a town of its own on the map, a day, a toll, and words of its own; each of its reports is spelt
a little differently, by another outlet, perhaps a day later with a higher toll. Texts keep their length, so that every
quote stays where it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.ids import text_hash
from twosource.core.place import PlaceRef
from twosource.core.report import Published, Report
from twosource.core.timerange import TimeRange

type Reading = tuple[Report, tuple[Claim, ...]]

START = date(2030, 1, 1)
PER_DAY = 60
"""Reports a day, whatever their number: an archive grows in years, not in reports a day."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_KEPT = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)
_VOWELS, _CONSONANTS = "aeiou", "bdfghklmnprstvz"


@dataclass(frozen=True, slots=True)
class Told:
    """An invented reading, and the number of the event that it tells."""

    event: int
    report: Report
    claims: tuple[Claim, ...]


def invent(templates: Sequence[Reading], size: int, *, seed: int = 1, crowd: int | None = None) -> Iterator[Told]:
    """``size`` reports of events with one to six reports each. ``crowd``: all of them on one city and one day, of so many
    events."""
    dice = random.Random(seed)
    made, event = 0, 0
    while made < size:
        reports = (size // crowd) if crowd is not None else dice.choice((1, 1, 1, 2, 2, 3, 4, 6))
        day = START + timedelta(days=0 if crowd is not None else made // PER_DAY)
        spot = (10.0, 20.0) if crowd is not None else (dice.uniform(-40, 60), dice.uniform(-100, 140))
        teller = _Teller(templates[event % len(templates)], event, day, spot, seed, city=crowd is not None)
        for number in range(min(reports, size - made)):
            yield teller.tell(number)
            made += 1
        event += 1


class _Teller:
    def __init__(
        self, template: Reading, event: int, day: date, spot: tuple[float, float], seed: int, *, city: bool
    ) -> None:
        self._report, self._claims = template
        self._event, self._day, self._spot, self._city = event, day, spot, city
        self._seed = f"{seed}-{event}"
        dice = random.Random(self._seed)
        self._factor = dice.randint(1, 9)
        self._words: dict[str, str] = {}
        published = template[0].published
        self._told = published.day if published is not None else START

    def tell(self, number: int) -> Told:
        dice = random.Random(f"{self._seed}-{number}")
        name = f"e{self._event:06}-{number:03}"
        later = dice.choice((0, 0, 0, 1)) if number else 0
        text = _WORD.sub(lambda m: self._word(m.group(), dice), self._report.text)
        report = replace(
            self._report,
            id=name,
            text=text,
            sha256=text_hash(text),
            title=None,
            outlet=f"Outlet {dice.randint(1, 400)}",
            published=Published(self._day + timedelta(days=later), "given", "invented"),
        )
        return Told(self._event, report, tuple(self._claim(c, name, later) for c in self._claims))

    def _word(self, word: str, dice: random.Random) -> str:
        if word in _KEPT or len(word) < 4:
            return word
        if word.isdigit():
            return self._own(word)
        if word[0].isupper():
            return self._own(word)
        if dice.random() < 0.1:
            return _nonsense(len(word), dice)
        return self._own(word) if random.Random(f"{self._seed}{word}").random() < 0.5 else word

    def _own(self, word: str) -> str:
        """The event's own word in place of the template's, always the same one."""
        if word not in self._words:
            dice = random.Random(f"{self._seed}{word}")
            made = str(dice.randint(10 ** (len(word) - 1), 10 ** len(word) - 1)) if word.isdigit() else ""
            made = made or _nonsense(len(word), dice)
            self._words[word] = made.capitalize() if word[0].isupper() else made
        return self._words[word]

    def _claim(self, claim: Claim, report: str, later: int) -> Claim:
        return replace(
            claim,
            id=f"{report}:{claim.id}",
            report=report,
            figures=tuple(self._figure(f, later) for f in claim.figures),
            place=self._place(claim.place),
            time=self._time(claim.time),
            victims=tuple(replace(v, name=self._own(v.name.split()[0])) for v in claim.victims),
        )

    def _figure(self, figure: Figure, later: int) -> Figure:
        high = None if figure.high is None else figure.high * self._factor + later
        return replace(figure, low=figure.low * self._factor + later, high=high)

    def _place(self, place: PlaceRef | None) -> PlaceRef | None:
        if place is None:
            return None
        name = "Orvane" if self._city else self._own(place.name.split()[0])
        lat, lon = self._spot
        return replace(place, name=name, lat=lat, lon=lon, admin1=None, gazetteer_id=f"t:{self._spot}:{name}")

    def _time(self, time: TimeRange | None) -> TimeRange | None:
        if time is None:
            return None
        shift = self._day - self._told
        return replace(time, start=time.start + shift, end=time.end + shift)


def _nonsense(length: int, dice: random.Random) -> str:
    return "".join(dice.choice(_VOWELS if n % 2 else _CONSONANTS) for n in range(length))
