"""A workspace: a folder with one record in it. The public interface for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from twosource import runner
from twosource.config import Settings, load_settings
from twosource.core.claim import Claim
from twosource.core.decision import Decision, DecisionKind, Draft
from twosource.core.incident import Incident
from twosource.core.incoming import Incoming, SetAside
from twosource.core.record import Record
from twosource.desk import Desk, View, accounts_of_reports
from twosource.engine.base import Stages
from twosource.engine.reading import Witness
from twosource.errors import NoSuchIncidentError, TwosourceError, WorkspaceMissingError
from twosource.link.lineage import Descent
from twosource.progress import Progress, Silent
from twosource.review import commands
from twosource.review.commands import By
from twosource.runner import Summary
from twosource.store.sqlite import FILE_NAME, SqliteStore

type Inputs = str | Path | Sequence[str | Path]


class Workspace:
    """The record in the folder ``path``. The folder is made by the first ``run``.

    ``stages`` replaces the real stages, ``clock`` the time of decisions; both are for tests. ``keep``: the process goes on
    living and will run again; then what loading and linking made is kept in memory, and a run with a few new reports makes
    anew only what they touch.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        settings: Settings | None = None,
        stages: Stages | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        keep: bool = False,
    ) -> None:
        self.path = Path(path)
        self.settings = settings if settings is not None else load_settings(workspace=self.path)
        self._given = stages
        self._clock = clock
        self._keep = runner.Keep() if keep else None
        self._loaded: tuple[object, Stages] | None = None

    def run(
        self,
        inputs: Inputs,
        *,
        link: bool = True,
        progress: Progress | None = None,
        witness: Witness = lambda _: None,
        stdin: BinaryIO | None = None,
    ) -> Summary:
        """Read ``inputs`` (files, folders, ``-``) into the record and bring it up to date.

        What can't be read is in the summary's ``set_aside``. Raises ``TwosourceError`` where nothing could be done.
        """
        paths = [Path(inputs)] if isinstance(inputs, str | Path) else [Path(given) for given in inputs]
        progress = progress or Silent()
        stages = self._stages(progress)
        with self._open(progress) as store:
            return runner.run(
                paths,
                store,
                stages,
                link=link,
                batch=self.settings.batch,
                stdin=stdin,
                progress=progress,
                witness=witness,
                keep=self._keep,
            )

    def rebuild(self, *, link: bool = True, progress: Progress | None = None) -> None:
        """Make everything that is derived again, from what was read and decided."""
        progress = progress or Silent()
        self._check()
        with self._open(progress) as store:
            stages = self._stages(progress)
            runner.rebuild(store, stages, link=link, progress=progress)

    def record(self) -> Record:
        """The whole record, as the last finished run left it. Raises ``WorkspaceMissingError``."""
        self._check()
        with self._open(Silent()) as store:
            return store.record()

    def find(self, incident: str) -> Incident:
        """The incident with this id, or with an id that begins so. Raises ``NoSuchIncidentError``."""
        return find_incident(self.record(), incident)

    def versions(self, report: str) -> tuple[str, ...]:
        """All texts that came in under this id, oldest first."""
        self._check()
        with self._open(Silent()) as store:
            return tuple(kept.text for kept in store.versions(report))

    def descent(self, incident: str) -> Descent | None:
        """Which incidents this one was before a run split, joined or renamed them; ``None`` where it was none."""
        self._check()
        with self._open(Silent()) as store:
            return store.descent(incident)

    def descents(self) -> dict[str, Descent]:
        """The same of all incidents that were others before, by id."""
        self._check()
        with self._open(Silent()) as store:
            return store.descents()

    def merge(self, incidents: Iterable[str], *, author: str, reason: str) -> Decision:
        """A person says that these incidents are one. The record shows it at once."""

        def ask(view: View) -> Draft:
            found = [view.incident(given) for given in incidents]
            return commands.together(found, view.part(*found), By(author, reason))

        return self.decide(ask)

    def split(self, incident: str, reports: Iterable[str], *, author: str, reason: str) -> Decision:
        """A person says that what these reports tell is another incident than the rest."""

        def ask(view: View) -> Draft:
            found = view.incident(incident)
            part = view.part(found)
            return commands.apart(found, accounts_of_reports(part, reports), part, By(author, reason))

        return self.decide(ask)

    def undo(self, decision: int, *, author: str, reason: str) -> Decision:
        """Make an earlier decision void. Both stay in the log."""
        by = By(author, reason)
        return self.decide(
            lambda view: Draft(DecisionKind.UNDO, by.author, by.reason, undoes=commands.undo(view.log, decision))
        )

    def decide(self, ask: Callable[[View], Draft]) -> Decision:
        """Any decision: ``ask`` makes it of the record as it is; see ``twosource.review.commands``."""
        desk = self.desk()
        try:
            return desk.decide(ask)
        finally:
            desk.close()

    def desk(self) -> Desk:
        """Reads parts of the record and decides. Raises ``WorkspaceMissingError``."""
        self._check()
        return Desk(self.path / FILE_NAME, self._stages_to_decide, clock=self._clock)

    def decisions(self) -> tuple[Decision, ...]:
        """The log of decisions, oldest first, its chain of hashes checked."""
        self._check()
        with self._open(Silent()) as store:
            return store.decisions()

    def list_all(self) -> None:
        """Make the index of lists for a record of an older twosource, which has none."""
        desk = self.desk()
        if desk.unlisted():
            desk.list_all(self.record())
        desk.close()

    def _check(self) -> None:
        if not (self.path / FILE_NAME).is_file():
            raise WorkspaceMissingError(
                "there is no record here",
                where=str(self.path),
                advice="Make one with `twosource run INPUT... --workspace DIR`, or check the folder's name.",
            )

    def _open(self, progress: Progress) -> SqliteStore:
        return SqliteStore(
            self.path / FILE_NAME,
            waiting=lambda: progress.say("another run is writing to this workspace; waiting until it ends"),
        )

    def _stages_to_decide(self) -> Stages:
        if self._given is not None:
            return self._given
        from twosource.engine.stages import stages_to_decide

        return stages_to_decide(self.settings)

    def _stages(self, progress: Progress) -> Stages:
        if self._given is not None:
            return self._given
        from twosource.engine.stages import build_stages

        if self._keep is None:
            return build_stages(self.settings, progress=progress)
        from twosource.engine.gazetteer import ensure_gazetteer

        files = (ensure_gazetteer(self.settings.gazetteer, progress=progress), *self.settings.lexicons)
        marks = tuple((f, s.st_mtime_ns, s.st_size) for f in files if f.exists() for s in (f.stat(),))
        if self._loaded is None or self._loaded[0] != marks:
            self._loaded = marks, build_stages(self.settings, progress=progress)
        return self._loaded[1]


def find_incident(record: Record, given: str) -> Incident:
    """The incident whose id is ``given``, or the only one whose id begins so. Raises ``NoSuchIncidentError``."""
    fitting = [incident for incident in record.incidents if given and incident.id.startswith(given)]
    exact = [incident for incident in fitting if incident.id == given]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    if not fitting:
        raise NoSuchIncidentError(
            f"there is no incident {given!r}", advice="`twosource incidents --workspace DIR` lists them."
        )
    raise NoSuchIncidentError(
        f"{len(fitting)} incidents begin with {given!r}: {', '.join(incident.id for incident in fitting[:5])}",
        advice="Give more of the id.",
    )


def read(
    text: str,
    *,
    id: str = "text",
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    settings: Settings | None = None,
) -> tuple[Claim, ...]:
    """Claims of one text, with places and dates. ``published`` is an ISO date. Keeps nothing.

    Loads the language model on every call; for many texts use ``Workspace``. Raises ``TwosourceError`` for a text that
    can't be read.
    """
    from twosource.engine.stages import build_stages

    stages = build_stages(settings if settings is not None else load_settings())
    report = stages.prepare(Incoming(id, text, file=id, title=title, url=url, outlet=outlet, published=published))
    if isinstance(report, SetAside):
        raise TwosourceError(report.reason, where=report.file, advice=report.advice)
    return tuple(claim for found, claims in stages.extract([report]) for claim in stages.resolve(found, claims))
