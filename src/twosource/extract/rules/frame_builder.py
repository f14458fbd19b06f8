"""Turns cues into frames, paragraph by paragraph, keeping track of who has spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.core.actor import Speaker
from twosource.core.lexicon import Lexicon
from twosource.core.vocab import SpeakerKind
from twosource.extract.passage import Passage
from twosource.extract.rules.attribution_rules import AttributionRules
from twosource.extract.rules.cues import Cue, CueFinder
from twosource.extract.rules.discourse import Discourse, Spoken, plain
from twosource.extract.rules.frames import Frame
from twosource.extract.rules.mentions import Mention
from twosource.extract.rules.outlets import Publisher
from twosource.extract.rules.quotes import QuoteRegion
from twosource.extract.rules.reach import reaches
from twosource.extract.rules.sentence_spans import sentence_spans
from twosource.extract.rules.speakers import SpeakerReader

_MEDIA = (SpeakerKind.OUTLET, SpeakerKind.AGENCY)


@dataclass(slots=True)
class FrameBuilder:
    """Builds the frames that rest on a cue. Afterwards ``sentences`` holds each paragraph's token spans."""

    passages: Sequence[Passage]
    rules: AttributionRules
    lexicon: Lexicon
    publisher: Publisher
    quotes: Sequence[QuoteRegion]
    sentences: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    headers: dict[int, tuple[Speaker, ...]] = field(default_factory=dict)
    """Paragraphs that only name who speaks next ("Statement by ...")."""

    def build(self) -> tuple[Frame, ...]:
        reader = SpeakerReader(self.rules, self.lexicon)
        read: list[list[tuple[Cue, tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...], tuple[tuple[int, int], ...]]]] = []
        upcoming: list[Mention] = []
        for passage in self.passages:
            doc = passage.doc
            words = [t.lower_ for t in doc]
            spans = sentence_spans([t.text for t in doc], self._quoted(passage))
            self.sentences.append(spans)
            finder = CueFinder(doc, words, self.rules)
            rows = []
            for low, high in spans:
                cues = []
                mentions = {}
                for cue in finder.find(low, high):
                    found = reader.read(passage, words, *cue.source)
                    if found and not (cue.weak and self._too_weak(found)):
                        mentions[cue] = found
                        cues.append(cue)
                for r in reaches(doc, words, cues, low, high, self.rules.contrast):
                    cue = r.cue
                    told = reader.read(passage, words, *cue.told) if cue.told else ()
                    cited = reader.read(passage, words, *cue.cited) if cue.cited and cue.cited != cue.source else ()
                    rows.append((cue, mentions[cue], tuple(m for m in told if m.kind in _MEDIA), cited, r.spans))
                    upcoming.extend(mentions[cue])
            read.append(rows)
            header = self._header(reader, passage, words)
            if header and not rows:
                self.headers[passage.index] = header
        return self._frames(read, upcoming)

    def _frames(self, read: Sequence[Sequence[tuple[Cue, tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...], tuple[tuple[int, int], ...]]]], upcoming: Sequence[Mention]) -> tuple[Frame, ...]:
        discourse = Discourse(self.rules, persons=self._persons(), upcoming=upcoming)
        frames: list[Frame] = []
        for passage, rows in zip(self.passages, read, strict=True):
            for cue, mentions, told, cited, spans in rows:
                turn: list[Spoken] = []
                source = [self._speaker(m, discourse, passage.index) for m in mentions]
                inner = [self._speaker(m, discourse, passage.index) for m in cited]
                outer = [s for m in told if not self.publisher.is_speaker(s := self._speaker(m, discourse, passage.index))]
                for mention, speaker in zip((*mentions, *cited), (*source, *inner), strict=True):
                    if speaker.kind is not SpeakerKind.PRONOUN:
                        turn.append(discourse.hear(mention, speaker, passage.index))
                discourse.turn = tuple(turn)
                if inner and all(self.publisher.is_speaker(s) for s in source):
                    source = []
                offsets = tuple(self._offsets(passage, a, b) for a, b in spans)
                frames.append(
                    Frame(
                        chain=(*outer, *source, *inner), spans=offsets,
                        cue=passage.quote(passage.doc[cue.first], passage.doc[cue.last]),
                        passage=passage.index, denies=cue.denies,
                    )
                )
        return tuple(frames)

    def _speaker(self, mention: Mention, discourse: Discourse, passage: int) -> Speaker:
        own = self.publisher.own(mention)
        if own is not None:
            return Speaker(own.name, mention.quote, own.kind, own.id)
        return discourse.resolve(mention, passage)

    def _too_weak(self, mentions: Sequence[Mention]) -> bool:
        return any(m.kind is SpeakerKind.ORGANISATION and m.source_id is None for m in mentions)

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
                if ent.label_ == "PERSON" and len(ent) > 1:
                    text = " ".join(ent.text.split()).removesuffix("'s").strip()
                    if text:
                        found.append((passage.start + ent.start_char, text))
        return found

    def _offsets(self, passage: Passage, a: int, b: int) -> tuple[int, int]:
        last = passage.doc[b - 1]
        return passage.start + passage.doc[a].idx, passage.start + last.idx + len(last.text)
