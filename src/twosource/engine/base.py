"""The stages of the one way from bytes to incidents, as a value: the runner calls these and knows no more of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from twosource.core.account import Account, Link
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.incoming import Incoming, SetAside
from twosource.core.report import Lean, Published, Report

if TYPE_CHECKING:
    from twosource.link.linking import Linking
    from twosource.resolve.lending import Lending

type Claims = tuple[Claim, ...]
type Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which incident each account belongs to, and the links that led there.

    ``about``: report id -> incident id, for reports that tell nothing that could be read of what they are about.
    """

    membership: Mapping[str, str]
    links: tuple[Link, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


class Linker(Protocol):
    def __call__(
        self,
        accounts: Sequence[Account],
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        *,
        separate: Pairs,
        together: Pairs,
    ) -> Grouping: ...


class Assembler(Protocol):
    def __call__(
        self,
        membership: Mapping[str, str],
        accounts: Sequence[Account],
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        *,
        duplicates: Mapping[str, str],
    ) -> tuple[Incident, ...]: ...


class MainIncidents(Protocol):
    def __call__(
        self,
        accounts: Sequence[Account],
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        membership: Mapping[str, str],
    ) -> Mapping[str, str]: ...


def no_leans(_reports: Sequence[Report], _claims: Mapping[str, Claims]) -> Mapping[str, tuple[Lean, ...]]:
    """Every report stands alone."""
    return {}


@dataclass(frozen=True, slots=True)
class Stages:
    """Pure functions, in the order in which they are called; fakes of each are enough to test the runner.

    ``extractor`` and ``deriver`` name what reading and the later stages depend on (code, data, model, gazetteer):
    when one of them changes, that part of the record is made anew.
    """

    extractor: str
    deriver: str
    read_file: Callable[[str, bytes], Iterator[Incoming | SetAside]]
    read_lines: Callable[[str, Iterable[bytes | None]], Iterator[Incoming | SetAside]]
    prepare: Callable[[Incoming], Report | SetAside]
    extract: Callable[[Iterable[Report]], Iterator[tuple[Report, Claims]]]
    copies: Callable[[Sequence[Report]], Mapping[str, str]]
    borrow: Callable[[Sequence[Report], Mapping[str, Claims]], Mapping[str, Published]]
    resolve: Callable[[Report, Claims], Claims]
    group: Callable[[Report, Claims], tuple[Account, ...]]
    link: Linker
    assemble: Assembler
    main_incidents: MainIncidents
    lean: Callable[[Sequence[Report], Mapping[str, Claims]], Mapping[str, tuple[Lean, ...]]] = no_leans
    linking: Callable[[Pairs, Pairs], Linking] | None = None
    """``link`` as a thing that grows, from pairs to keep apart and to put together; without it nothing is kept between runs."""
    lending: Callable[[], Lending] | None = None
    """``lean`` as a thing that grows; ``None`` where no report borrows of another."""


class Overlay(Protocol):
    """What people decided, laid over the machine's reading; ``twosource.overlay`` is the real one."""

    def claims(
        self, accounts: Sequence[Account], claims: Mapping[str, Claim], reports: Mapping[str, Report]
    ) -> tuple[Sequence[Account], Mapping[str, Claim], Pairs, Pairs]:
        """Accounts and claims as they count, and the pairs of accounts to keep apart and to put together."""
        ...

    def incidents(self, incidents: Sequence[Incident], membership: Mapping[str, str]) -> tuple[Incident, ...]:
        """Incidents as they count."""
        ...
