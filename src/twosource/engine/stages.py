"""The real stages: which function does what. Everything heavy is imported and loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.config import Settings
from twosource.core.account import Account
from twosource.core.claim import Claim
from twosource.core.incident import Incident
from twosource.core.report import Lean, Report
from twosource.engine import fingerprint
from twosource.engine.base import Claims, Grouping, Pairs, Stages
from twosource.engine.gazetteer import ensure_gazetteer
from twosource.engine.model import find_model, load_model, model_version
from twosource.errors import TwosourceError
from twosource.progress import Progress, Silent

if TYPE_CHECKING:
    from twosource.core.lexicon import Lexicon
    from twosource.extract.reader import Reader
    from twosource.link.linking import Linking
    from twosource.link.settings import LinkSettings
    from twosource.resolve.gazetteer import Gazetteer
    from twosource.resolve.lending import Lending


def build_stages(settings: Settings, *, progress: Progress | None = None) -> Stages:
    """The stages for ``settings``. Builds the gazetteer where there is none yet (once, about a minute).

    Raises ``TwosourceError`` where a part is missing or broken.
    """
    progress = progress or Silent()
    return stages_of(Parts(settings, ensure_gazetteer(settings.gazetteer, progress=progress), progress))


def stages_to_decide(settings: Settings) -> Stages:
    """The stages that a decision needs: grouping, linking, assembling. They ask for no model and no file of places, so
    that a decision never waits for one to be built; the others must not be called."""
    parts = Parts(settings, Path())
    return stages_of(parts, extractor="", deriver="")


def stages_of(parts: Parts, *, extractor: str | None = None, deriver: str | None = None) -> Stages:
    """The stages over parts that are there already, loaded or not."""
    from twosource.ingest.duplicates import copies_of
    from twosource.ingest.prepare import prepare
    from twosource.ingest.readers import read_file, read_lines
    from twosource.link.primary import primary_incidents
    from twosource.resolve.borrow import borrow_dates

    return Stages(
        extractor=parts.extractor if extractor is None else extractor,
        deriver=parts.deriver if deriver is None else deriver,
        read_file=read_file,
        read_lines=read_lines,
        prepare=prepare,
        extract=parts.extract,
        copies=copies_of,
        borrow=borrow_dates,
        resolve=parts.resolve,
        group=parts.group,
        link=parts.link,
        assemble=parts.assemble,
        main_incidents=primary_incidents,
        lean=parts.lean,
        linking=parts.linking,
        lending=parts.lending,
    )


@dataclass
class Parts:
    """What the stages share. Each part is loaded when a stage first asks for it, so that a run that finds nothing new
    loads no model."""

    settings: Settings
    places: Path
    progress: Progress = field(default_factory=Silent)

    @cached_property
    def extractor(self) -> str:
        """Names code, rules, lexicons, model and places that reading depends on."""
        model = model_version(find_model(self.settings.model))
        return "rules@" + fingerprint.joined(
            fingerprint.of_package(fingerprint.READING), model, _spacy_version(), self._files
        )

    @cached_property
    def deriver(self) -> str:
        return fingerprint.joined(fingerprint.of_package(fingerprint.DERIVING), self._files)

    @cached_property
    def lexicon(self) -> Lexicon:
        from twosource.lexicons import LexiconError, load_lexicon

        try:
            return load_lexicon(self.settings.lexicons)
        except LexiconError as error:
            raise TwosourceError(
                "a lexicon can't be used", where=str(error), advice="Mend that file, or leave it out."
            ) from error

    @cached_property
    def gazetteer(self) -> Gazetteer:
        from twosource.engine.remembering import Remembering
        from twosource.resolve.entry import GazetteerError

        try:
            return Remembering(self.places)
        except GazetteerError as error:
            raise TwosourceError(
                f"the file of places can't be used: {error}",
                where=str(self.places),
                advice="Make it anew with `twosource gazetteer build`, or name another with --gazetteer.",
            ) from error

    @cached_property
    def reader(self) -> Reader:
        from twosource.engine.swift import Swift
        from twosource.extract.reader import Reader, load_rules

        self.progress.say("loading the language model")
        nlp = Swift(load_model(find_model(self.settings.model)))
        if nlp.slow:
            self.progress.say(f"the language model is built in a way that parses slowly: {', '.join(nlp.slow)}")
        return Reader(nlp=nlp, rules=load_rules(), lexicon=self.lexicon, places=self.gazetteer)

    @cached_property
    def _files(self) -> str:
        return fingerprint.of_files((*self.settings.lexicons, self.places))

    def extract(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Claims]]:
        return self.reader.read_many(reports)

    def resolve(self, report: Report, claims: Claims) -> Claims:
        """Times, places and actors of one report's claims; what lies well before publication is history."""
        from twosource.resolve.actors import ActorResolver
        from twosource.resolve.background import mark_background
        from twosource.resolve.places import resolve_places
        from twosource.resolve.times import resolve_times
        from twosource.resolve.war_totals import date_war_totals

        timed = resolve_times(report, claims)
        placed = resolve_places(report, timed, self.gazetteer, lexicon=self.lexicon)
        known = mark_background(report, ActorResolver(self.lexicon).resolve(placed, report))
        return date_war_totals(report, known, lexicon=self.lexicon)

    def lean(self, reports: Sequence[Report], claims: Mapping[str, Claims]) -> Mapping[str, tuple[Lean, ...]]:
        """Countries that reports lend each other."""
        from twosource.resolve.leans import lend_countries

        return lend_countries(reports, claims, self.gazetteer)

    def lending(self) -> Lending:
        from twosource.resolve.lending import Lending

        return Lending(self.gazetteer)

    def linking(self, separate: Pairs, together: Pairs) -> Linking:
        from twosource.link.linking import Linking

        return Linking(self._link_settings, separate=separate, together=together)

    def group(self, report: Report, claims: Claims) -> tuple[Account, ...]:
        from twosource.link.accounts import accounts_of

        return accounts_of(report, claims, settings=self._link_settings)

    @cached_property
    def _link_settings(self) -> LinkSettings:
        from twosource.link.settings import load_link_settings

        return load_link_settings()

    def link(
        self,
        accounts: Sequence[Account],
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        *,
        separate: Pairs,
        together: Pairs,
    ) -> Grouping:
        from twosource.link.partition import link_accounts

        found = link_accounts(
            accounts, claims, reports, settings=self._link_settings, separate=separate, together=together
        )
        return Grouping(found.membership, found.links, found.about)

    def assemble(
        self,
        membership: Mapping[str, str],
        accounts: Sequence[Account],
        claims: Mapping[str, Claim],
        reports: Mapping[str, Report],
        *,
        duplicates: Mapping[str, str],
    ) -> tuple[Incident, ...]:
        from twosource.reconcile.incidents import assemble

        return assemble(membership, accounts, claims, reports, lexicon=self.lexicon, duplicates=duplicates)


def _spacy_version() -> str:
    try:
        return version("spacy")
    except PackageNotFoundError:
        return ""
