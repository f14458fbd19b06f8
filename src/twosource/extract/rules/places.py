"""Find the place phrases of a parsed passage: gazetteer first, confirmed or carried by cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.core.place import PlaceMention, PlaceNames
from twosource.core.quote import Quote
from twosource.extract.passage import Passage
from twosource.extract.rules.places_chain import Place, carry, chained, road_ends, sheltered
from twosource.extract.rules.places_cues import around, is_place
from twosource.extract.rules.places_rules import PlaceRules, load_place_rules
from twosource.extract.rules.places_spans import names_in, runs_of
from twosource.extract.rules.places_words import Word, words_of
from twosource.extract.rules.places_zones import zones_in

__all__ = ["PlaceRules", "find_places", "load_place_rules"]


def find_places(
    passage: Passage, *, rules: PlaceRules, names: PlaceNames, taken: Sequence[Quote] = ()
) -> tuple[PlaceMention, ...]:
    """Place phrases in the order of the text.

    ``taken``: stretches known to be actors, media or persons; no name that touches one is a place. A name that the
    gazetteer lacks is a place where the words around it say so ("the village of X", "X district"). A name that only
    says where another lies is that one's ``within``; names of a list are the first one's ``others``.
    """
    words = words_of(passage.doc, rules)
    spans = [(q.start - passage.start, q.end - passage.start) for q in taken]
    runs = runs_of(words, rules, spans)
    read = [(span, around(span, words, rules)) for span in names_in(runs, words, rules, names, passage.doc.text)]
    sure = [is_place(span, cues, words, rules) for span, cues in read]
    carry(read, sure, words, rules)
    found = [Place(span, cues) for (span, cues), yes in zip(read, sure, strict=True) if yes]
    named = [_mention(p, words, passage, rules) for p in sheltered(chained(found, words, rules), words)]
    for zone in _zones(passage):
        inside = [m for m in named if zone.quote.covers(m.quote)]
        named = [m for m in named if m not in inside]
        # "areas run by the administration of northern X": the whole phrase, placed by the name in it
        named.append(replace(inside[-1], quote=zone.quote) if inside else zone)
    return tuple(sorted(named, key=lambda m: m.quote.start))


def _zones(passage: Passage) -> list[PlaceMention]:
    """Areas without a name of their own, by their words."""
    found = []
    for zone in zones_in(passage.doc.text):
        quote = Quote.of(passage.report_text, passage.start + zone.start, passage.start + zone.end)
        found.append(PlaceMention(quote=quote, name=" ".join(quote.text.split()), kind=zone.kind))
    return found


def _mention(place: Place, words: Sequence[Word], passage: Passage, rules: PlaceRules) -> PlaceMention:
    cues = place.cues
    start, end = words[cues.first].start, words[max(cues.last, place.span.last)].end
    if ends := road_ends(place, words, rules):
        place = replace(place, span=replace(place.span, text=ends[0]), others=(ends[1],))
        cues = replace(cues, relation="road")
    return PlaceMention(
        quote=Quote.of(passage.report_text, passage.start + start, passage.start + end),
        name=place.span.text, kind=cues.kind, relation=cues.relation, direction=cues.direction,
        distance_km=cues.distance_km, within=place.within, others=place.others,
        extent=place.span.known.kind if place.span.known else None,
    )  # fmt: skip
