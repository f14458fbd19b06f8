"""A speaker as one phrase of the text names it, before it is known whom an anaphor means."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.core.quote import Quote
from twosource.core.vocab import SpeakerKind


@dataclass(frozen=True, slots=True)
class Mention:
    """``words`` are the phrase's words in lower case without articles. ``head`` is its main noun.

    ``anaphor`` is ``pronoun``, ``surname``, ``class`` (a definite phrase that may point back), ``some`` (an indefinite
    phrase of a class, which may point forward) or ``None``.
    """

    quote: Quote
    words: tuple[str, ...]
    head: str
    kind: SpeakerKind
    name: str
    source_id: str | None = None
    role: str | None = None
    body: str | None = None
    anaphor: str | None = None
    plural: bool = False
    human: bool = False
    document: bool = False
    """True for "the statement", "the report": whoever made it speaks."""
    own: bool = False
    """True for "its sources", "our correspondent": the possessor is somebody named before."""
