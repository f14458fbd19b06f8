"""A day in one city with far too many reports: invented incidents, each told again and again by others in other words.

Every incident has a kind, a quarter of the city, an hour, a target, a toll, dead with names, a street and things that people saw. A
report tells some of it, with an outlet's own wording, an early or a late toll, a source. One in ten names no quarter, one in
ten is a wire's text edited a little, one in twenty tells a second incident in its last paragraph.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CITY = "Qasr Tareen"
PLACES = f"""\
id,name,lat,lon,country,kind
t:1,{CITY},35.10,37.90,SY,city
t:2,Bab Zuhayr,35.12,37.91,SY,neighbourhood
t:3,Tell Marwan,35.08,37.88,SY,neighbourhood
t:4,Sahat Nuwayr,35.11,37.87,SY,neighbourhood
t:5,Mashrafa,35.13,37.94,SY,neighbourhood
t:6,Karm Halim,35.07,37.93,SY,neighbourhood
"""
"""A table for ``twosource gazetteer import``: the city, and five of its twenty quarters."""

_QUARTERS = (
    "Bab Zuhayr", "Tell Marwan", "Sahat Nuwayr", "Mashrafa", "Karm Halim", "Jubb Sirin", "Bustan Rafeh", "Dahiyat Omran",
    "Hayy Sultani", "Ayn Burj", "Masakin Nour", "Rawda", "Qanatir", "Deir Yusra", "Shuhayba", "Maghara", "Talat Hour",
    "Wadi Safsaf", "Khan Dibs", "Zuqaq Ward",
)  # fmt: skip
_KINDS = {
    "air_strike": (
        ("an air strike", "a raid by warplanes", "bombs dropped from a warplane", "an air raid"),
        ("warplanes bombed {target}", "jets hit {target}", "an air strike destroyed {target}"),
    ),
    "shelling": (
        ("artillery fire", "mortar shells", "a barrage of shells", "shelling"),
        ("shells hit {target}", "mortar rounds landed on {target}", "artillery shelled {target}"),
    ),
    "bomb": (
        ("a car bomb", "a bomb in a parked car", "a blast", "an explosion"),
        ("a car bomb exploded outside {target}", "a bomb went off near {target}", "a blast tore through {target}"),
    ),
    "shooting": (
        ("gunfire", "gunmen on motorcycles", "an armed attack", "a shooting"),
        ("gunmen opened fire on {target}", "gunmen attacked {target}", "armed men shot at {target}"),
    ),
    "suicide": (
        ("a suicide bombing", "a suicide bomber", "a suicide attack"),
        ("a suicide bomber blew himself up at {target}", "a suicide bomber struck {target}"),
    ),
}
_TARGETS = (
    "a vegetable market", "a girls' school", "a bakery", "a hospital", "a mosque", "a checkpoint", "a crowded bus", "a wedding hall",
    "a petrol station", "a block of flats", "a bus station", "a police station", "a water plant", "a church", "a clinic", "a courthouse",
)  # fmt: skip
_HOURS = (
    "shortly after dawn", "at about 7.30am", "during the morning rush hour", "at around 10am", "just before noon", "during midday prayers",
    "at about 2pm", "as schools let out", "in the late afternoon", "at sunset", "at about 8pm", "shortly before midnight",
)  # fmt: skip
_WHO_SEEN = (
    "a teacher", "a barber", "a fruit seller", "a fire engine", "a bride's brother", "a carpet dealer", "two volunteers", "a goldsmith",
    "a taxi driver", "a pharmacist", "a shepherd", "a schoolboy", "a baker", "a grandmother", "an electrician", "a crane driver",
    "a silk merchant", "the chess club", "a football team", "a tailor", "a gardener", "a violin maker", "a nurse", "a pigeon keeper",
    "a melon farmer", "the librarian", "a plumber", "a muezzin", "a bus conductor", "a photographer", "a dentist", "a cobbler",
    "an archaeologist", "a beekeeper", "a locksmith", "a glazier", "a chemistry student", "a street sweeper", "a cafe owner", "a widow",
)  # fmt: skip
_DID_SEEN = (
    "ran out barefoot", "was trapped under a roof", "picked oranges off the pavement", "got stuck behind a burnt-out tram",
    "searched the rubble by torchlight", "rolled up scorched rugs", "dug with kitchen pots", "swept up a shop window",
    "crawled from under a balcony", "bandaged people on a billiard table", "called for donors of type O", "lost two donkeys",
    "went on handing out loaves", "refused to leave the kitchen", "cut the sparking cables", "lifted slabs off a cellar",
    "carried bales to a courtyard", "had been meeting upstairs", "cleared a pitch for helicopters", "mistook mannequins for bodies",
    "found the orchard uprooted", "saved an old instrument", "taped windows with plaster", "counted eleven craters",
    "hid in an empty cistern", "threw archives from a burning attic", "closed a burst gas main", "fell from a minaret",
    "pulled passengers through a windscreen", "took pictures of a leaning tower", "sheltered in a vault", "lost a leg",
    "shielded a fresco with blankets", "opened a pharmacy's back door", "broke a padlock to free children", "buried a parrot",
    "distilled water for the burnt", "wept beside a fountain", "served tea to the diggers", "recognised a wristwatch",
)  # fmt: skip
_GIVEN = (
    "Samir",
    "Huda",
    "Walid",
    "Rania",
    "Tarek",
    "Lamia",
    "Nizar",
    "Abir",
    "Fadi",
    "Salwa",
    "Ziad",
    "Maha",
    "Karim",
    "Dalal",
)
_FAMILY = (
    "Barazi", "Qudsieh", "Mardam", "Haffar", "Sawwaf", "Tinawi", "Kallas", "Dabbagh", "Shihabi", "Azmeh", "Rifai", "Turk", "Bizri",
    "Nahhas", "Ghazzi", "Hakim", "Jundi", "Kuzbari", "Luqa", "Zaim",
)  # fmt: skip
_STREETS = (
    "Silk",
    "Lantern",
    "Almond",
    "Foundry",
    "Saddlers",
    "Station",
    "Granary",
    "Cistern",
    "Coppersmiths",
    "Poplar",
    "Bridge",
    "Mill",
)
_BLAMED = ("government forces", "rebel fighters", "Islamic State militants", "unidentified gunmen", "")
_SOURCES = (
    "a local doctor said", "the civil defence said", "residents said", "a police officer told reporters", "the health ministry said",
    "activists said", "a hospital director said", "a monitoring group said", "state media reported", "rescue workers said",
)  # fmt: skip
_COMMON = (
    "The city has changed hands twice in four years.", "The United Nations called for a ceasefire.",
    "More than 300 people have been killed in the province since March.", "Schools in the city stayed closed.",
    "The governor cut short a visit abroad.", "Aid convoys have not reached the city for a month.",
    "Talks in Geneva are to resume next week.", "The price of bread has doubled since the winter.",
    "Telephone lines were down for most of the day.", "The army did not comment.", "Nobody claimed responsibility at first.",
    "The airport road remained shut.", "Half of the population has fled.", "Parliament met in a closed session.",
)  # fmt: skip
_OUTLETS = ("Courier", "Post", "Wire", "Radio", "Herald", "Dispatch", "Gazette", "Tribune", "Observer", "Channel")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened. ``killed`` and ``injured`` are the last counts."""

    kind: str
    quarter: str
    target: str
    hour: str
    killed: int
    injured: int
    dead: tuple[str, ...]
    street: str
    blamed: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the input, and the number of the incident that the report is about."""

    incident: int
    row: dict[str, str]


def busy_day(reports: int, incidents: int, *, seed: int = 1) -> Iterator[Told]:
    """``reports`` on ``incidents`` incidents of one day, some told by hundreds and some by few; in a random order."""
    dice = random.Random(seed)
    happened = _incidents(incidents, dice)
    weights = [1 / (1 + n) ** 0.6 for n in range(incidents)]
    about = [*range(incidents), *dice.choices(range(incidents), weights, k=reports - incidents)]
    dice.shuffle(about)
    told: dict[int, list[str]] = {}
    for number, event in enumerate(about):
        texts = told.setdefault(event, [])
        if texts and dice.random() < 0.1:
            text = edited(dice.choice(texts), dice)
        else:
            text = _text(happened[event], dice)
            if incidents > 1 and dice.random() < 0.05:
                other = happened[(event + dice.randrange(1, incidents)) % incidents]
                text += "\n\nIn a separate attack, " + _lead(other, dice, named=True)
        texts.append(text)
        outlet = f"{CITY} {_OUTLETS[number % len(_OUTLETS)]} {number % 83}"
        published = "2031-05-12" if dice.random() < 0.7 else "2031-05-13"
        row = {"id": f"r{number:05}", "text": text, "outlet": outlet, "published": published}
        yield Told(event, row | {"title": _title(happened[event], dice)} if dice.random() < 0.8 else row)


def copies(number: int, *, seed: int = 1) -> Iterator[Told]:
    """One wire text in ``number`` outlets, edited a little by each."""
    dice = random.Random(seed)
    text = _text(_incidents(1, dice)[0], dice, details=6)
    for n in range(number):
        row = {
            "id": f"c{n:05}",
            "text": edited(text, dice) if n else text,
            "outlet": f"Outlet {n}",
            "published": "2031-05-12",
        }
        yield Told(0, row)


def edited(text: str, dice: random.Random) -> str:
    """The same story as another desk prints it: a word or two changed, a sentence cut, a line of its own at the top."""
    changes = {
        "said": "told reporters",
        "hit": "struck",
        "about": "around",
        "city": "town",
        "people": "persons",
        "ran": "rushed",
    }
    for word, other in dice.sample(sorted(changes.items()), 2):
        text = text.replace(f" {word} ", f" {other} ", 1)
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 2 and dice.random() < 0.5:
        paragraphs.pop()
    if dice.random() < 0.5:
        paragraphs[-1] += f" Reporting by our desk number {dice.randint(2, 9)}."
    return "\n\n".join(paragraphs)


def _incidents(number: int, dice: random.Random) -> list[Incident]:
    seen = [f"{who} {did}" for who in _WHO_SEEN for did in _DID_SEEN]
    dice.shuffle(seen)
    found = []
    for n in range(number):
        names = tuple(f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}" for _ in range(dice.randint(0, 3)))
        found.append(
            Incident(
                kind=dice.choice(sorted(_KINDS)),
                quarter=_QUARTERS[n % len(_QUARTERS)],
                target=_TARGETS[(n * 7) % len(_TARGETS)],
                hour=dice.choice(_HOURS),
                killed=dice.choice((2, 3, 4, 5, 6, 7, 9, 11, 13, 17, 22, 31)),
                injured=dice.randint(3, 60),
                dead=names,
                street=f"{dice.choice(_STREETS)} Street",
                blamed=dice.choice(_BLAMED),
                seen=tuple(seen[5 * n : 5 * n + 5]),
            )
        )
    return found


def _text(incident: Incident, dice: random.Random, *, details: int | None = None) -> str:
    told = list(_details(incident, dice))
    dice.shuffle(told)
    told = told[: details or dice.randint(3, 7)]
    lead = _lead(incident, dice, named=dice.random() >= 0.1)
    return "\n\n".join([lead, *(" ".join(told[n : n + 2]) for n in range(0, len(told), 2)), dice.choice(_COMMON)])


def _lead(incident: Incident, dice: random.Random, *, named: bool) -> str:
    nouns, clauses = _KINDS[incident.kind]
    early = dice.random() < 0.35
    killed = max(1, incident.killed - dice.randint(1, 3)) if early else incident.killed
    least = "at least " if early else ""
    where = f"in the {incident.quarter} district of {CITY}" if named else f"in the city of {CITY}"
    people = "one person" if killed == 1 else f"{least}{_word(killed)} people"
    source = dice.choice(_SOURCES)
    clause = dice.choice(clauses).format(target=incident.target)
    hurt = f" and wounded {incident.injured} others" if not early and dice.random() < 0.6 else ""
    by = f", blaming {incident.blamed}" if incident.blamed and dice.random() < 0.4 else ""
    noun = dice.choice(nouns)
    were = "was" if killed == 1 else "were"
    forms: Sequence[str] = (
        f"{noun} killed {people}{hurt} {where} on Monday {incident.hour}, {source}{by}.",
        f"{people} {were} killed when {clause} {where} on Monday, {source}{by}.",
        f"{clause} {where} {incident.hour} on Monday. {people} {were} killed, {source}{by}.",
        f"on Monday {clause} {where}, killing {people}{hurt}, {source}{by}.",
        f"{noun} on {incident.target} {where} left {people} dead on Monday, {source}{by}.",
    )
    text = dice.choice(forms)
    return text[0].upper() + text[1:]


def _details(incident: Incident, dice: random.Random) -> Iterator[str]:
    street, gate = incident.street, incident.street.split()[0]
    for seen in incident.seen:
        told = f"{seen[0].upper()}{seen[1:]}"
        yield dice.choice(
            (f"{told}, a witness said.", f"{told}.", f"{told}, according to neighbours.", f"Reporters saw how {seen}.")
        )
    for name in incident.dead:
        yield dice.choice(
            (
                f"Among the dead was {name}.",
                f"{name} was among the victims, a relative said.",
                f"One of them was named as {name}.",
            )
        )
    yield dice.choice(
        (f"{street} was closed to traffic.", f"Smoke rose over {street}.", f"Troops sealed off {street} for hours.")
    )
    yield dice.choice(
        (f"The wounded were taken to the {gate} Gate clinic.", f"Doctors at the {gate} Gate clinic operated all night.")
    )
    yield f"It happened {incident.hour}, when {incident.target} is usually full."
    if incident.blamed:
        yield f"The local council blamed {incident.blamed}."


def _title(incident: Incident, dice: random.Random) -> str:
    noun = dice.choice(_KINDS[incident.kind][0])
    noun = noun[0].upper() + noun[1:]
    forms = (
        f"{noun} in {incident.quarter} kills {incident.killed}",
        f"{noun} hits {incident.target.removeprefix('a ')} in {CITY}",
        f"{incident.killed} dead in {CITY}",
        f"Bloodshed in {CITY}: {incident.target.removeprefix('a ')} hit",
    )
    return dice.choice(forms)


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _word(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
