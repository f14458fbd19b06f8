"""Turns cues into frames, paragraph by paragraph, keeping track of who has spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from twosource.core.actor import Speaker
from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cue import Cue
from twosource.extract.rules.cues import CueFinder
from twosource.extract.rules.discourse import Discourse, Named, groupish, plain
from twosource.extract.rules.frames import Frame
from twosource.extract.rules.generic_names import fullest_names
from twosource.extract.rules.known_bodies import KnownBodies
from twosource.extract.rules.lent_voice import lent
from twosource.extract.rules.mentions import Mention
from twosource.extract.rules.outlets import Publisher
from twosource.extract.rules.quotes import QuoteRegion
from twosource.extract.rules.reach import Reach, reaches
from twosource.extract.rules.sentence_spans import dateline_end, sentence_spans
from twosource.extract.rules.speakers import SpeakerReader

Gap = tuple[int, tuple[int, int], tuple[int, int], tuple[Mention, ...]]
_GAP = 9
_OWN_COUNTS = frozenset({"tally", "tallies", "count"})
_MEDIA = (SpeakerKind.OUTLET, SpeakerKind.AGENCY)


@dataclass(frozen=True, slots=True)
class Row:
    """One cue with its phrases read. ``low`` is the first token of its sentence."""

    reach: Reach
    low: int
    source: tuple[Mention, ...]
    told: tuple[Mention, ...]
    cited: tuple[Mention, ...]


def _speaks(mention: Mention, rules: AttributionRules) -> bool:
    """A phrase that is a speaker by its noun; "a child" or "people" after a comma is more likely a victim."""
    return (
        mention.head in rules.official
        or mention.head in rules.outlet
        or mention.head in rules.roles
        or mention.head in ("official", "officials", "source", "sources", "police")
    )


@dataclass(slots=True)
class FrameBuilder:
    """Builds the frames that rest on a cue. Afterwards ``sentences`` holds each paragraph's token spans."""

    passages: Sequence[Passage]
    rules: AttributionRules
    bodies: KnownBodies
    publisher: Publisher
    quotes: Sequence[QuoteRegion]
    sentences: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    vocabulary: dict[int, frozenset[str]] = field(default_factory=dict)
    headers: dict[int, tuple[Speaker, ...]] = field(default_factory=dict)
    """Paragraphs that only name who speaks next ("Statement by ...")."""

    def build(self) -> tuple[Frame, ...]:
        reader = SpeakerReader(self.rules, self.bodies)
        read: list[list[Row]] = []
        upcoming: list[Mention] = []
        for passage in self.passages:
            doc = passage.doc
            words = [t.lower_ for t in doc]
            spans = sentence_spans([t.text for t in doc], self._quoted(passage))
            self.vocabulary[passage.index] = frozenset(words)
            self.sentences.append(spans)
            finder = CueFinder(doc, words, self.rules)
            rows: list[Row] = []
            opening = dateline_end([t.text_with_ws for t in doc[:20]])
            for low, high in spans:
                begin = max(low, opening) if low < opening < high else low
                cues = []
                mentions = {}
                for cue in finder.find(begin, high):
                    found = reader.read(passage, words, *cue.source, speaks=self._only_speakers(cue, words))
                    if not found and cue.cited and cue.cited != cue.source:
                        # The citing body is no word we know; whom it cites still speaks.
                        found, cue = reader.read(passage, words, *cue.cited), replace(cue, cited=None)
                    if found and not self._too_weak(cue, found):
                        mentions[cue] = found
                        cues.append(cue)
                for r in reaches(doc, words, cues, begin, high, self.rules.contrast):
                    cue = r.cue
                    told = reader.read(passage, words, *cue.told) if cue.told else ()
                    cited = reader.read(passage, words, *cue.cited) if cue.cited and cue.cited != cue.source else ()
                    media = tuple(m for m in told if m.kind in _MEDIA)
                    gap = self._gap(reader, passage, words, r) if cue.side == "right" else None
                    held = r if gap is None else Reach(cue, ((r.spans[0][0], gap[0]),))
                    rows.append(Row(held, begin, mentions[cue], media, cited))
                    if gap is not None:
                        rows.append(
                            Row(Reach(replace(cue, source=gap[1], told=None), (gap[2],)), begin, gap[3], (), ())
                        )
                    upcoming.extend(mentions[cue])
            read.append(rows)
            header = self._header(reader, passage, words)
            if header and not rows:
                self.headers[passage.index] = header
        return self._frames(read, upcoming)

    def _frames(self, read: Sequence[Sequence[Row]], upcoming: Sequence[Mention]) -> tuple[Frame, ...]:
        discourse = Discourse(
            self.rules,
            persons=self._persons(),
            upcoming=upcoming,
            groups=self._groups() if any(groupish(m, self.rules) for m in upcoming) else (),
            quoted=self._all_quoted(),
            speech=[(q.start, q.end) for q in self.quotes if q.speech],
            vocabulary=self.vocabulary,
        )
        frames = tuple(
            self._frame(row, passage, discourse)
            for passage, rows in zip(self.passages, read, strict=True)
            for row in rows
        )
        return fullest_names(frames)

    def _frame(self, row: Row, passage: Passage, discourse: Discourse) -> Frame:
        cue = row.reach.cue
        discourse.sentence_start = passage.start + passage.doc[row.low].idx
        source = [self._speaker(m, discourse, passage.index) for m in row.source]
        inner = [self._speaker(m, discourse, passage.index) for m in row.cited]
        outer = [s for m in row.told if not self.publisher.is_speaker(s := self._speaker(m, discourse, passage.index))]
        heard = tuple(
            discourse.hear(mention, speaker, passage.index)
            for mention, speaker in zip((*row.source, *row.cited), (*source, *inner), strict=True)
            if speaker.kind is not SpeakerKind.PRONOUN
        )
        phrase = self._offsets(passage, cue.start, cue.end)
        if not self._inside_speech(passage, phrase[0]):
            discourse.turn = heard
            discourse.turn_end = phrase[1]
        source = [lent(m, s, self.rules) for m, s in zip(row.source, source, strict=True)]
        if all(self.publisher.is_speaker(s) for s in source) and (inner or not self._own_report(row, passage)):
            source = []
        return Frame(
            chain=(*outer, *source, *inner),
            spans=tuple(self._offsets(passage, a, b) for a, b in row.reach.spans),
            cue=passage.quote(passage.doc[cue.first], passage.doc[cue.last]),
            passage=passage.index,
            denies=cue.denies,
            goes_on=self._goes_on(passage, cue),
            phrase=phrase,
        )

    def _gap(self, reader: SpeakerReader, passage: Passage, words: Sequence[str], reach: Reach) -> Gap | None:
        """A second speaker whose verb is left out: "a chief gave 300 dead, a ministry official 500"."""
        if not reach.spans:
            return None
        doc, (low, high) = passage.doc, reach.spans[0]
        for comma in range(low + 1, high - 2):
            if words[comma] not in (",", ";", "and"):
                continue
            number = next((k for k in range(comma + 2, min(high, comma + _GAP)) if doc[k].like_num), None)
            if number is None or not (
                number + 1 == high or words[number + 1] in (".", ";", ",", "and", "dead", "deaths", "killed")
            ):
                continue
            if not any(t.like_num for t in doc[low:comma]):
                continue
            stop = number - 1 if words[number - 1] == "at" else number
            if words[comma] == "and" and stop == number:
                continue
            inside = doc[comma + 1 : stop]
            if any(t.pos_ in ("VERB", "AUX", "NUM", "SCONJ", "ADP", "PUNCT") for t in inside):
                continue
            found = reader.read(passage, words, comma + 1, stop)
            known = (
                found
                and found[0].kind is not SpeakerKind.PERSON
                and (found[0].source_id or _speaks(found[0], self.rules))
            )
            if known:
                return comma, (comma + 1, stop), (number, high), found
        return None

    def _inside_speech(self, passage: Passage, at: int) -> bool:
        """Whoever is cited inside a quotation does not take over from the one who is quoted."""
        return any(q.passage == passage.index and q.speech and q.start < at < q.end for q in self.quotes)

    def _own_report(self, row: Row, passage: Passage) -> bool:
        """Does the outlet speak of its own reporting: its people, its tally, a monitor's records, or what it told before?"""
        cue = row.reach.cue
        if any(m.kind is SpeakerKind.MONITOR or self.publisher.own(m) is not None for m in row.source):
            return True
        if any(m.head in self.rules.voices and m.body is not None for m in row.source):
            return True
        if self.publisher.republished and any(t.lower_ in _OWN_COUNTS for t in passage.doc[cue.start : cue.end]):
            return True
        return any(t.lower_ in ("had", "earlier", "previously") for t in passage.doc[cue.start : cue.end])

    def _all_quoted(self) -> frozenset[int]:
        """Paragraphs that are one quotation and nothing else."""
        sizes = {p.index: p.end - p.start for p in self.passages}
        return frozenset(q.passage for q in self.quotes if q.speech and q.end - q.start + 3 >= sizes[q.passage])

    def _speaker(self, mention: Mention, discourse: Discourse, passage: int) -> Speaker:
        found = discourse.antecedent(mention, passage)
        if found is not None:
            return found
        own = self.publisher.own(mention)
        if own is not None:
            return Speaker(own.name, mention.quote, own.kind, own.id)
        if mention.anaphor == "class" and mention.kind in _MEDIA and self.publisher.meant_by(mention):
            return Speaker(self.publisher.name or mention.name, mention.quote, mention.kind)
        return plain(mention)

    def _too_weak(self, cue: Cue, mentions: Sequence[Mention]) -> bool:
        """A weak cue needs a speaker by trade: no unknown name, and without a number only a monitor."""
        if cue.perceives:
            return any(m.head not in self.rules.journalists for m in mentions)
        if cue.loose:
            return any(m.kind is not SpeakerKind.MONITOR and self.publisher.own(m) is None for m in mentions)
        return cue.weak and any(
            m.kind is SpeakerKind.ORGANISATION
            and m.source_id is None
            and m.head not in self.rules.organisation | self.rules.monitor
            for m in mentions
        )

    def _only_speakers(self, cue: Cue, words: Sequence[str]) -> bool:
        return words[cue.first] in self.rules.only_speakers or words[cue.first] == "according"

    def _goes_on(self, passage: Passage, cue: Cue) -> bool:
        return any(t.lower_ in self.rules.goes_on for t in passage.doc[max(0, cue.first - 3) : cue.last + 1])

    def _quoted(self, passage: Passage) -> list[bool] | None:
        inside = [q for q in self.quotes if q.passage == passage.index]
        if not inside:
            return None
        return [any(q.start < passage.start + t.idx < q.end for q in inside) for t in passage.doc]

    def _header(self, reader: SpeakerReader, passage: Passage, words: Sequence[str]) -> tuple[Speaker, ...]:
        """``Statement by A. Name, director of B`` alone in a paragraph."""
        if not 3 <= len(words) <= 30 or words[0] not in self.rules.documents or words[1] not in ("by", "from"):
            return ()
        return tuple(plain(m) for m in reader.read(passage, words, 2, len(words)))

    def _persons(self) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for passage in self.passages:
            for ent in passage.doc.ents:
                if ent.label_ == "PERSON" and len(ent) > 1 and not self._place(ent):
                    text = " ".join(ent.text.split()).removesuffix("'s").strip()
                    if text:
                        found.append((passage.start + ent.start_char, text))
        return found

    def _place(self, ent: Span) -> bool:
        """ "In Ah Tarn village": a name that the words beside it make a place."""
        after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
        return ent[-1].lower_ in self.rules.places or (after is not None and after.lower_ in self.rules.places)

    def _groups(self) -> list[Named]:
        """Armed groups by name, as the lexicon knows them."""
        found: list[Named] = []
        for passage in self.passages:
            at = 0
            while (body := self.bodies.find(passage, at, len(passage.doc), first=True)) is not None:
                if body.kind is SpeakerKind.ARMED_ACTOR:
                    found.append(Named(passage.index, passage.start + passage.doc[body.i].idx, body.name, body.id))
                at = body.j
        return found

    def _offsets(self, passage: Passage, a: int, b: int) -> tuple[int, int]:
        last = passage.doc[b - 1]
        return passage.start + passage.doc[a].idx, passage.start + last.idx + len(last.text)
