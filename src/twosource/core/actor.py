"""Actors and speakers: as a lexicon knows them, and as a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twosource.core.quote import Quote
from twosource.core.vocab import Certainty, SpeakerKind


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the actor lexicon. ``kind``: ``state rebel militia communal coalition external police civilian people``.

    A ``people`` is a people or clan, of whom only the armed men are an actor. ``acled`` may hold ``{country}``, for a body
    that coders name once per country.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    country: str | None = None
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    ucdp: str | None = None
    acled: str | None = None
    acled_inter: str | None = None
    plover: str | None = None
    source: str = "unsourced"


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the speaker lexicon: a body that reports speak through. ``owner`` groups sister outlets."""

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    party: str | None = None
    source: str = "unsourced"


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor that a text names. ``id`` is ``None`` where the lexicon does not know it; the name is kept.

    ``coded`` is the name that event coders give the body on the day of the claim ("Military Forces of Mali (2013-2020)").
    """

    name: str
    quote: Quote
    id: str | None = None
    certainty: Certainty = Certainty.STATED
    coded: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of an attribution chain.

    ``quote`` is the text's own words for it here ("the monitor"); ``name`` the canonical name ("Syrian Observatory for
    Human Rights"), or the words themselves for a generic source. ``source_id`` is the lexicon's id where known.
    ``role`` is a person's function, ``body`` the organisation that a person speaks for.
    """

    name: str
    quote: Quote
    kind: SpeakerKind
    source_id: str | None = None
    role: str | None = None
    body: str | None = None

    @property
    def named(self) -> bool:
        """False for pronouns and generic sources ("activists"), which can't be told apart across reports."""
        return self.kind not in (SpeakerKind.GENERIC, SpeakerKind.PRONOUN)
