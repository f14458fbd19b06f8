"""Read reports into claims: parse what may matter, run the rules, put their findings together."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon
from twosource.core.place import PlaceNames
from twosource.core.report import Report, Segment
from twosource.core.vocab import SegmentKind
from twosource.extract.casing import Casing
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.actors import ActorIndex
from twosource.extract.rules.allegiance import settle_allegiance
from twosource.extract.rules.assemble import Assembler
from twosource.extract.rules.attribution import AttributionRules, attribute, load_attribution_rules
from twosource.extract.rules.brief import BriefWords, load_brief_words, with_bystanders
from twosource.extract.rules.coded import credited
from twosource.extract.rules.confidence import ConfidenceWeights, load_confidence, with_confidence
from twosource.extract.rules.context import opening
from twosource.extract.rules.events import find_triggers, find_weapons
from twosource.extract.rules.figures import FigureRules, MeasureContext, context_after, find_figures, load_figure_rules
from twosource.extract.rules.findings import Findings
from twosource.extract.rules.inquests import with_inquests
from twosource.extract.rules.kinds import KindReader
from twosource.extract.rules.lexicon import EventRules, load_event_rules
from twosource.extract.rules.living_victims import with_living_victims
from twosource.extract.rules.places import PlaceRules, find_places, load_place_rules
from twosource.extract.rules.roles import RoleReader
from twosource.extract.rules.shot_dead import without_shot_dead
from twosource.extract.rules.tellers import without_tellers
from twosource.extract.rules.times import find_times, load_time_rules
from twosource.extract.rules.times_words import TimeRules
from twosource.extract.triage import Triage

EXTRACTOR = "rules@1"
_READ = frozenset((SegmentKind.BODY, SegmentKind.CAPTION))
_LONGEST = 20_000
"""Characters of one parsed stretch. A longer paragraph is cut at a sentence end, so that memory stays bounded."""

_REPEATABLE = 40
"""Characters from which a paragraph that stands twice is a copy; shorter ones may be a list's ("Two killed.")."""


class Parses(Protocol):
    """What reading needs of a pipeline: a ``spacy.language.Language``, or what stands in for one."""

    @property
    def vocab(self) -> Vocab: ...

    def pipe(
        self, texts: Iterable[tuple[str, Any]], *, as_tuples: Literal[True], batch_size: int | None
    ) -> Iterable[tuple[Doc, Any]]: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """All rule data of the reader."""

    events: EventRules
    figures: FigureRules
    attribution: AttributionRules
    places: PlaceRules
    times: TimeRules
    confidence: ConfidenceWeights
    brief: BriefWords


def load_rules() -> Rules:
    """Read the package's rule data once; pass it to every ``Reader``."""
    return Rules(
        load_event_rules(),
        load_figure_rules(),
        load_attribution_rules(),
        load_place_rules(),
        load_time_rules(),
        load_confidence(),
        load_brief_words(),
    )


@dataclass(slots=True)
class Reader:
    """Reads English reports. ``places`` is asked which strings are names of places."""

    nlp: Parses
    rules: Rules
    lexicon: Lexicon
    places: PlaceNames
    batch: int = 64
    _triage: Triage = field(init=False, repr=False)
    _actors: ActorIndex = field(init=False, repr=False)
    _assembler: Assembler = field(init=False, repr=False)
    _armed: frozenset[str] = field(init=False, repr=False)
    _casing: Casing = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._triage = Triage.of(self.rules.events, self.rules.figures)
        self._actors = ActorIndex(self.lexicon, self.rules.events)
        countries = [n for c in self.rules.events.countries for n in (c.name, *c.aliases, *c.demonyms)]
        self._casing = Casing.of(self.lexicon, countries, unseen=_unseen(self.nlp), places=self.places)
        self._armed = frozenset(a.id for a in self.lexicon.actors if a.kind != "civilian")
        self._assembler = Assembler(
            self.rules.events, RoleReader(self._actors), EXTRACTOR, KindReader(self.rules.events, self._actors)
        )

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Claims of one report."""
        return next(self.read_many([report]))[1]

    def read_many(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Claims of each report, in order. Reports are parsed as one stream; no parse is kept."""
        for report, docs in self._parsed(reports):
            yield report, self._claims(report, docs)

    def _parsed(self, reports: Iterable[Report]) -> Iterator[tuple[Report, list[tuple[Segment, Doc]]]]:
        def stream() -> Iterator[tuple[str, tuple[Report, Segment | None]]]:
            for report in reports:
                for segment in self._triage.worth(report, list(stretches(report))):
                    text = parsable(report.text[segment.start : segment.end])
                    yield self._casing.recased(text), (report, segment)
                yield "", (report, None)

        held: list[tuple[Segment, Doc]] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", category=UserWarning)
            pairs = self.nlp.pipe(stream(), as_tuples=True, batch_size=self.batch)
            for doc, (report, segment) in pairs:
                if segment is None:
                    yield report, held
                    held = []
                else:
                    held.append((segment, doc))

    def _claims(self, report: Report, docs: list[tuple[Segment, Doc]]) -> tuple[Claim, ...]:
        passages = [Passage(n, s.start, s.end, s.kind, d, report.text) for n, (s, d) in enumerate(docs)]
        read = [p for p in passages if p.kind in _READ]
        headline = next((p for p in passages if p.kind is SegmentKind.HEADLINE), None)
        attributions = attribute(read, rules=self.rules.attribution, lexicon=self.lexicon, outlet=report.outlet)
        tellers = [speaker.quote for frame in attributions.frames for speaker in frame.chain]
        known = self.rules.figures.wounds
        settled = with_living_victims(self._find_all(read, report), known=known)
        settled = with_inquests(settled, rules=self.rules.figures)
        settled = without_shot_dead(settled, report.title or "", known=known)
        found = [without_tellers(f, tellers) for f in settled]
        claims = self._assembler.claims(report, found, attributions, self._find(headline) if headline else None)
        claims = credited(claims, report, self.lexicon)
        claims = with_bystanders(
            claims, found, words=self.rules.events.actors, armed=self._armed, brief=self.rules.brief
        )
        return with_confidence(claims, weights=self.rules.confidence)

    def _find_all(self, passages: list[Passage], report: Report) -> list[Findings]:
        """Findings of a report's passages in order; what a lead-in counts ("killed:") reaches the list below it."""
        found: list[Findings] = []
        context = opening(report.title, report.text)
        for passage in passages:
            found.append(self._find(passage, context))
            context = context_after(passage, found[-1].figures, rules=self.rules.figures, context=context)
        return found

    def _find(self, passage: Passage, context: MeasureContext | None = None) -> Findings:
        doc, rules = passage.doc, self.rules
        actors = self._actors.find(passage)
        named = [a for a in actors if a.kind in ("lexicon", "force", "proxy")]
        taken = [a.ref.quote for a in named]
        figures = find_figures(passage, rules=rules.figures, context=context)
        return Findings(
            passage,
            settle_allegiance(figures, doc, actors, armed=self._armed, people=rules.figures.people),
            find_triggers(doc, rules=rules.events, taken=[(a.first, a.last) for a in named if a.kind == "lexicon"]),
            find_weapons(doc, rules=rules.events),
            actors,
            find_places(passage, rules=rules.places, names=self.places, taken=taken),
            find_times(passage, rules=rules.times),
        )


def _unseen(nlp: Parses) -> Callable[[str], bool]:
    """Says of a word whether the model has never met it; a model without word vectors can't tell."""
    vocab = nlp.vocab
    if not vocab.vectors.n_keys:
        return lambda _: False
    return lambda word: bool(vocab[word].is_oov)


def stretches(report: Report) -> Iterator[Segment]:
    """What of a report is parsed: its headline, body and captions; very long ones in parts. Other languages: nothing.

    A paragraph that stands in the report a second time, word for word, tells nothing new and is left out.
    """
    if report.lang not in (None, "en"):
        return
    headline = False
    told: set[str] = set()
    for segment in report.segments:
        if segment.kind is SegmentKind.HEADLINE and not headline:
            headline = True
        elif segment.kind not in _READ:
            continue
        else:
            text = " ".join(report.text[segment.start : segment.end].split())
            if len(text) >= _REPEATABLE and text in told:
                continue
            told.add(text)
        start = segment.start
        while segment.end - start > _LONGEST:
            cut = report.text.rfind(". ", start, start + _LONGEST)
            end = cut + 2 if cut > start else start + _LONGEST
            yield Segment(start, end, segment.kind)
            start = end
        yield Segment(start, segment.end, segment.kind)
