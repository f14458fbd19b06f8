"""Time phrases of a passage, at exact offsets and in their normal form (see ``twosource.core.timeform``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from twosource.core.quote import Quote
from twosource.core.timerange import TimeMention
from twosource.extract.passage import Passage, parsable
from twosource.extract.rules.times_join import joined
from twosource.extract.rules.times_other import other_calendars
from twosource.extract.rules.times_phrases import Piece, simple_phrases
from twosource.extract.rules.times_words import OTHER, TimeRules, Word, words_of

_REACH = 6
"""Words between a word of saying and its day."""
_SENTENCE = re.compile(r"[.!?]\s|\n")
_BARE = frozenset({"date", "weekday", "month"})


def load_time_rules() -> TimeRules:
    """Read the lexicon of time phrases from the package. Raises ``ValueError`` where it contradicts itself."""
    data = files("twosource.extract.rules").joinpath("data/en/times.toml").read_text(encoding="utf-8")
    return TimeRules.of(tomllib.loads(data))


def find_times(passage: Passage, *, rules: TimeRules) -> tuple[TimeMention, ...]:
    """All time phrases of a passage in text order, none overlapping; offsets are the report's."""
    raw = passage.report_text[passage.start : passage.end]
    return find_times_in(raw, rules=rules, offset=passage.start)


def find_times_in(text: str, *, rules: TimeRules, offset: int = 0) -> tuple[TimeMention, ...]:
    """The same for a bare stretch of text that begins at ``offset`` of its report."""
    plain = parsable(text)
    words = words_of(plain, rules=rules)
    pieces = [
        p
        for p in joined(words, simple_phrases(words))
        if not _is_name(words, p, rules) and not _compares(words, p, rules)
    ]
    mentions = [
        _mention(text, offset, words[p.first].start, words[p.last - 1].end, p, _spoken(words, p, rules)) for p in pieces
    ]
    mentions = list(_near_dates(plain, offset, mentions))
    for start, end, form in other_calendars(plain, rules=rules):
        mentions = [m for m in mentions if m.quote.end <= offset + start or m.quote.start >= offset + end]
        mentions.append(TimeMention(Quote(offset + start, offset + end, text[start:end]), form.kind, form.text))
    return tuple(sorted(mentions, key=lambda m: m.quote.start))


def _near_dates(plain: str, offset: int, mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """Weekdays that stand behind a date of the same sentence carry it: "On May 5 X said that on Sunday ..."."""
    date: TimeMention | None = None
    for mention in mentions:
        if date is not None and _SENTENCE.search(plain[date.quote.end - offset : mention.quote.start - offset]):
            date = None
        if mention.kind == "date" and "|" not in mention.value and date is None:
            date = mention
        elif mention.kind == "weekday" and date is not None and ";turn=" not in mention.value:
            mention = replace(mention, value=f"{mention.value};near={date.value.partition(';')[0]}")
        yield mention


def _mention(text: str, offset: int, start: int, end: int, piece: Piece, spoken: bool) -> TimeMention:
    return TimeMention(Quote(offset + start, offset + end, text[start:end]), piece.form.kind, piece.form.text, spoken)


def _is_name(words: Sequence[Word], piece: Piece, rules: TimeRules) -> bool:
    """A day or month that is part of a name: "the 17 April Brigade", "Sunday Times", "Bloody Sunday"."""
    form = piece.form
    if form.kind not in _BARE or (form.kind != "weekday" and not form.value.startswith("--")):
        return False
    before = words[piece.first - 1] if piece.first else None
    after = words[piece.last] if piece.last < len(words) else None
    if after and after.low in rules.names_after and (after.capital or after.low.endswith("ment")):
        return True
    nearby = words[piece.last : piece.last + 3]
    if (
        form.kind == "date"
        and len(nearby) > 1
        and all(w.capital for w in nearby[:-1])
        and nearby[-1].low in rules.names_after
    ):
        return nearby[-1].capital
    if before is None:
        return False
    if before.low in rules.names_before and before.capital:
        return True
    if form.value == "sunday" and before.low == "on" and piece.first > 1 and _paper(words[piece.first - 2], rules):
        return True
    return form.kind == "month" and before.low in rules.people


def _paper(word: Word, rules: TimeRules) -> bool:
    """The first word of a Sunday paper: "The Mail on Sunday"."""
    return word.capital and word.low in rules.papers


def _compares(words: Sequence[Word], piece: Piece, rules: TimeRules) -> bool:
    """A measure of how rare something is, not its day: "the deadliest attack in recent months", "the worst since 2019"."""
    if piece.form.kind not in ("past", "since") or "hour" in piece.form.value:
        return False
    for word in reversed(words[max(0, piece.first - 9) : piece.first]):
        if word.kind in "_,":
            return False
        if word.low in rules.superlatives or (len(word.low) > 5 and word.low.endswith("est")):
            return True
    return False


def _spoken(words: Sequence[Word], piece: Piece, rules: TimeRules) -> bool:
    """Whether a verb or noun of saying stands right beside the phrase, so that it is the day of saying."""
    if piece.form.kind not in ("weekday", "relative_day", "date", "narrative", "unit", "month"):
        return False
    k = piece.first - 1
    if (k >= 0 and words[k].low == "by") or (k > 0 and words[k].kind == "O" and words[k - 1].low == "as"):
        return True  # "by Tuesday morning", "as of Friday": the day of the count
    named = False
    while k >= 0 and piece.first - k <= _REACH:
        word = words[k]
        if _speaks(word, rules):
            return not named or word.low in rules.speech_to
        if word.low in rules.speech_between or word.kind in "iDe":
            pass
        elif word.capital and word.kind == OTHER:
            named = named or not (k and words[k - 1].low in ("in", "at", "from", "to", "via"))
        else:
            break
        k -= 1
    after = words[piece.last] if piece.last < len(words) else None
    if after is None or after.kind != OTHER:
        return False
    return after.low in rules.speech or (after.low in rules.counting and not after.capital)


def _speaks(word: Word, rules: TimeRules) -> bool:
    """A word of saying; so is one that the name of who says it is glued to ("The Heraldreported Tuesday")."""
    if word.low in rules.speech:
        return True
    return word.capital and any(word.low.endswith(s) and len(word.low) > len(s) + 3 for s in rules.speech_glued)
