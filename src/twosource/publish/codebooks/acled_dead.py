"""Fatalities by ACLED's rules for numbers that differ or are vague."""

from __future__ import annotations

import re

from twosource.core.vocab import Event, Measure
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.harm import Harm, standing, total_key
from twosource.publish.codebooks.projection import Ledger
from twosource.publish.codebooks.wording import coded_number
from twosource.publish.figures import Stated


def fatalities(case: Case, book: Codebook, killed: Harm, ledger: Ledger) -> int:
    """The number for the whole incident, before it is divided over days and places."""
    if not killed.total.told:
        casualties = case.incident.figure(Measure.CASUALTIES.value) is not None
        ledger.apply("no-report-is-zero", "only casualties are told" if casualties else "no report gives a number")
        return _with_bomber(case, book, 0, ledger)
    key = total_key(case, Measure.KILLED) or Measure.KILLED.value
    said = standing(case, key)
    low = killed.total.low
    at_low = [s for s in said if s.low == low] or list(said)
    coded = min((_coded(s, case, book, ledger) for s in at_low), default=low)
    if killed.total.low != killed.total.high or len({(s.low, s.high) for s in said}) > 1:
        ledger.apply("lowest", f"{coded}, where the record has {killed.total.low} to {killed.total.high}")
    return _with_bomber(case, book, coded, ledger)


def _coded(stated: Stated, case: Case, book: Codebook, ledger: Ledger) -> int:
    """The statement's number as ACLED writes it; the parts of a sum each by its own wording."""
    large = re.search(book.tables["scale"]["large"], stated.claim.quote.text) is not None
    total = 0
    for part in stated.parts:
        wording = case.world.wordings.of(part)
        value, row = coded_number(book, wording, part.low, large=large)
        if value != part.low:
            rule = "vague-number" if isinstance(row.value, int) else "lowest"
            ledger.apply(rule, f"“{part.quote.text}” is {value} ({row.source})")
        total += value
    return total


def _with_bomber(case: Case, book: Codebook, dead: int, ledger: Ledger) -> int:
    if case.incident.event is not Event.SUICIDE_BOMB:
        return dead
    if re.search(book.tables["scale"]["included"], case.words):
        ledger.apply("bomber-counts", "the reports count the bomber already")
        return dead
    ledger.apply("bomber-counts", f"{dead} and the bomber")
    return dead + 1
