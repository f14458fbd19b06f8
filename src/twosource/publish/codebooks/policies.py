"""The policies by name, and what each makes of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from twosource.core.lexicon import Lexicon
from twosource.core.record import Record
from twosource.core.vocab import Profile
from twosource.publish.codebooks.acled import Acled
from twosource.publish.codebooks.airwars import Airwars
from twosource.publish.codebooks.case import Case, World
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import NAMES, Codebook, load_codebook
from twosource.publish.codebooks.ged import Ged
from twosource.publish.codebooks.ibc import Ibc
from twosource.publish.codebooks.projection import Projection
from twosource.publish.words import load_words


class Policy(Protocol):
    """Makes rows of an incident by the rules of one codebook."""

    @property
    def book(self) -> Codebook: ...

    def project(self, case: Case) -> Projection: ...


def load_policy(name: str) -> Policy:
    """The policy of that name, with its data from the package. Raises ``CodebookError`` for another name."""
    made: Mapping[str, type[Ged | Acled | Airwars | Ibc]] = {"ged": Ged, "acled": Acled, "airwars": Airwars, "ibc": Ibc}
    book = load_codebook(name)
    return made[name](book, load_words())


def load_policies() -> tuple[Policy, ...]:
    """All of them."""
    return tuple(load_policy(name) for name in NAMES)


def codebook_rows(
    record: Record, policy: Policy, lexicon: Lexicon, *, profile: Profile = Profile.PUBLIC
) -> list[dict[str, Cell]]:
    """The rows of a whole record, as ``profile`` lets it leave. The publication policy is applied here."""
    world = World.of(record, lexicon, profile=profile)
    rows = [row for case in world.cases() for row in policy.project(case).rows]
    return policy.together(rows) if isinstance(policy, Ged) else rows
