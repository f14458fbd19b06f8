"""Choose the place and the time of a unit among those that its sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from twosource.core.place import PlaceMention
from twosource.core.timerange import TimeMention
from twosource.core.vocab import Scope
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.units import Unit

_WITHIN_DAY = frozenset(("clock", "part_of_day", "ordinal_day"))
_SAYING = frozenset(
    (
        "say",
        "tell",
        "announce",
        "add",
        "write",
        "state",
        "declare",
        "confirm",
        "warn",
        "post",
        "report",
        "claim",
        "deny",
        "acknowledge",
        "reveal",
        "disclose",
        "insist",
        "note",
        "admit",
        "tweet",
    )
)
_HEARERS = frozenset(("reporters", "journalists", "briefing", "conference", "newsmen", "correspondents"))
_FAR_KM = 60
"""From here on a distance says in which part of a country a scene is ("300 km north of the capital"), not where."""
_SEATED = frozenset(("based", "headquartered", "born", "raised", "registered", "exiled"))
_SPANS = frozenset(("km", "kilometer", "kilometre", "mile", "m", "metre", "meter", "hour", "minute", "road", "border"))
_SENDING = frozenset(("fire", "launch", "send", "shoot"))
_CARRYING = frozenset(("take", "bring", "rush", "fly", "evacuate", "transfer", "airlift", "carry", "travel", "return"))
_BROAD = frozenset(("country", "region", "governorate"))
_WIDE = frozenset(("sea", "region", "natural"))


def pick_place(unit: Unit, found: Findings, speakers: Sequence[tuple[int, int]]) -> PlaceMention | None:
    """The most specific place that the unit's own words lead to: near its event words, outside of its speaker's name."""
    if unit.place is not None:
        return unit.place
    options = []
    for place in found.places:
        first, last = found.token_range(place.quote.start, place.quote.end)
        if not _within(unit, first) or (place.relation != "office" and any(s <= first <= e for s, e in speakers)):
            continue
        loose = leads_to(found.passage.doc, first)
        if place.relation == "offset" and (place.distance_km or 0) >= _FAR_KM:
            loose = 1
        if loose is not None:
            if _told_there(found.passage.doc, first):
                place = replace(place, relation="office")
            options.append((_broadness(place), loose, _distance(unit, first, last), first, place))
    return min(options, key=lambda o: o[:4])[4] if options else None


def leads_to(doc: Doc, first: int) -> int | None:
    """0 for a scene ("in X"), 1 where somebody or something is only brought to X or sent from there, ``None`` for where
    people or things are from ("paratroopers from X", "a rocket attack from X")."""
    before = doc[first - 1] if first else None
    if before is not None and before.text == "(" and before.i == 0:
        return None  # "(Geneva) The office said": where it was written
    if before is not None and before.lower_ == "in" and before.i and doc[before.i - 1].lower_ in _SEATED:
        return None
    if before is None or before.lower_ not in ("from", "to", "for"):
        return 0
    head = before.head
    if before.lower_ == "from" and head.pos_ in ("NOUN", "PROPN") and head.i < before.i and head.lemma_ not in _SPANS:
        return 1 if head.dep_ == "dobj" and head.head.lemma_ in _SENDING else None
    if before.lower_ == "to":
        return int(any(t.lemma_ in _CARRYING for t in (head, *head.ancestors)))
    return 1


def _told_there(doc: Doc, first: int) -> bool:
    """ "told reporters in X that ...", "said at a briefing in X": where it was said, not where it happened."""
    before = doc[first - 1] if first else None
    if before is None or before.lower_ not in ("in", "at"):
        return False
    head = before.head
    for _ in range(3):
        if head.pos_ == "VERB":
            break
        head = head.head
    if head.pos_ != "VERB" or head.i > before.i or head.lemma_ not in _SAYING:
        return False
    return any(c.dep_ == "ccomp" and c.i > before.i for c in head.children) or any(
        t.lower_ in _HEARERS for t in doc[head.i : before.i]
    )


def pick_time(unit: Unit, found: Findings) -> TimeMention | None:
    """The time phrase nearest to the unit's event words, before one that dates only the statement."""
    doc = found.passage.doc
    options = []
    total = any(found.figures[n].figure.scope is not Scope.INCIDENT for n in unit.figures)
    for time in found.times:
        first, last = found.token_range(time.quote.start, time.quote.end)
        if not _within(unit, first):
            continue
        if _begins_else(doc, first):
            if not total:
                continue
            time = _ever_since(time)
        said = time.spoken or _dates_speech(doc, first, unit)
        options.append((said, time.kind in _WITHIN_DAY, _distance(unit, first, last), first, time))
    if not options:
        return None
    said, *_, time = min(options, key=lambda o: o[:4])
    return replace(time, spoken=True) if said and not time.spoken else time


def _ever_since(time: TimeMention) -> TimeMention:
    """A total "since the offensive began on Wednesday" is counted from that day on."""
    if time.kind in ("since", "until", "eve", "range", "narrative", "clause"):
        return time
    return replace(time, kind="since", value=f"{time.kind}:{time.value}")


def _begins_else(doc: Doc, first: int) -> bool:
    """ "... since the offensive began on Wednesday": the day of the offensive's beginning, not of what is told."""
    for head in doc[first].ancestors:
        if head.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
            return any(c.dep_ == "mark" and c.lower_ == "since" for c in head.children)
    return False


def _within(unit: Unit, i: int) -> bool:
    if not unit.sentence.start <= i < unit.sentence.end:
        return False
    return unit.cut is None or unit.cut.holds(i)


def _broadness(place: PlaceMention) -> int:
    """How little a phrase says of the scene: a country least, an officer's town ("the mayor of X") more."""
    if place.relation == "office":
        return 2
    if place.kind == "country":
        return 3
    if place.kind is None and place.extent == "country":
        return 2  # "the north of the country"
    return 1 if place.kind in _BROAD or (place.kind is None and place.extent in _WIDE) else 0


def _distance(unit: Unit, first: int, last: int) -> int:
    anchors = [t.i for t in unit.triggers] or [unit.anchor]
    return min(min(abs(first - a), abs(last - a)) for a in anchors)


def _dates_speech(doc: Doc, first: int, unit: Unit) -> bool:
    """ "X said on Friday that ..." dates the saying. Only where the phrase hangs from a speech verb above the event."""
    token = doc[first]
    anchors = {t.i for t in unit.triggers}
    for head in token.ancestors:
        if head.i in anchors:
            return False
        if head.pos_ == "VERB" and head.lemma_ in _SAYING:
            return True
        if head.pos_ == "VERB":
            below = {t.i for t in head.subtree}
            return any(c.dep_ == "ccomp" for c in head.children) and bool(below & anchors)
    return False
