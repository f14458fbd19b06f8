"""The one door for whoever writes to the record besides a run: the command line and the web part decide through here."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from twosource import deciding
from twosource.core.claim import Claim
from twosource.core.decision import Decision, Draft
from twosource.core.ids import short_id
from twosource.core.incident import Incident
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.engine.base import Stages
from twosource.errors import NoSuchIncidentError, TwosourceError, WrongCallError
from twosource.overlay import index_of
from twosource.review import snapshots
from twosource.review.anchors import Finder
from twosource.review.commands import Part
from twosource.review.verdicts import targets_of
from twosource.store import formerly, parts
from twosource.store.desk import DeskStore


class ChangedMeanwhileError(TwosourceError):
    """The record is no longer what the person saw: ``decisions`` were made on the incident since, or a run changed it."""

    def __init__(self, incident: Incident, decisions: tuple[Decision, ...]) -> None:
        what = f"{len(decisions)} decision(s) by others" if decisions else "a run with new reports"
        super().__init__(
            f"incident {incident.id} was changed meanwhile by {what}; nothing was saved",
            advice="Look at what changed, then decide again.",
        )
        self.incident, self.decisions = incident, decisions


@dataclass(frozen=True, slots=True)
class View:
    """The record at one moment, asked by id. Only valid while the desk's ``reading`` or a decision is open."""

    connection: Connection
    log: tuple[Decision, ...]

    def incident(self, given: str) -> Incident:
        """The incident of this id, or the only one whose id begins so. Raises ``NoSuchIncidentError``."""
        found = parts.incident_ids(self.connection, given) if given else []
        if given in found or len(found) == 1:
            id_ = given if given in found else found[0]
            return parts.incidents(self.connection, [id_])[id_]
        if not found:
            raise NoSuchIncidentError(
                f"there is no incident {given!r}",
                advice="It may have become part of another by a merge; `twosource incidents --workspace DIR` lists them.",
            )
        raise NoSuchIncidentError(
            f"several incidents begin with {given!r}: {', '.join(found[:5])}", advice="Give more of the id."
        )

    def moved(self, given: str) -> str | None:
        """The incident that now holds what the incident ``given`` held, which is no more."""
        if (now := formerly.incident_now(self.connection, given)) is not None:
            return now
        asked = {a.id for d in self.log for a in d.anchors} | {i for d in self.log for p in d.pairs for i in p}
        named = {short_id("i", a): a for a in asked}
        rows = [a for d in self.log for a in d.anchors if given in named and a.id == named[given]]
        if not rows:
            return None
        others = [a.id for d in self.log if rows[0] in d.anchors for a in d.anchors if a.role != "claim"]
        where = parts.membership(self.connection, [rows[0].id, *others])
        return where.get(rows[0].id) or next((where[o] for o in others if o in where), None)

    def part(self, *incidents: Incident) -> Part:
        """Accounts and claims of these incidents."""
        accounts = parts.accounts(self.connection, [a for i in incidents for a in i.accounts])
        return Part(accounts, parts.claims(self.connection, [c for a in accounts.values() for c in a.claims]))

    def claim(self, given: str) -> Claim:
        """Raises ``WrongCallError`` where there is no such claim, as after a rejection."""
        found = parts.claims(self.connection, [given])
        if given not in found:
            raise WrongCallError(f"there is no claim {given!r}", advice="It may have been rejected; see the log.")
        return found[given]

    def incident_of_claim(self, claim: Claim) -> Incident | None:
        accounts = parts.accounts_of_reports(self.connection, [claim.report])
        home = next((a.id for a in accounts.values() if claim.id in a.claims), None)
        member = parts.membership(self.connection, [home]) if home else {}
        return parts.incidents(self.connection, member.values()).get(member[home]) if home in member else None

    def report(self, given: str) -> Report:
        found = parts.reports(self.connection, [given])
        if given not in found:
            raise WrongCallError(f"there is no report {given!r}", advice="Check its id in the list of reports.")
        return found[given]

    def decisions_on(self, incident: Incident, *, after: int = 0) -> tuple[Decision, ...]:
        """Rows of the log about this incident, later than number ``after``; those that undo such a row too."""
        part = self.part(incident)
        finder = Finder(part.accounts.values(), part.claims)
        asked = {a.id for d in self.log for a in d.anchors} | {i for d in self.log for p in d.pairs for i in p}
        where = parts.membership(self.connection, asked | part.accounts.keys())
        about = {d.number for d in self.log if incident.id in targets_of(d, where, finder)}
        about |= {d.number for d in self.log if d.undoes in about}
        return tuple(d for d in self.log if d.number in about and d.number > after)

    def subjects(self, decision: Decision) -> tuple[str, ...]:
        """The incidents of now that the decision is about."""
        ids = {a.id for a in decision.anchors} | {i for p in decision.pairs for i in p}
        reports = {a.report for a in decision.anchors}
        accounts = parts.accounts_of_reports(self.connection, reports)
        finder = Finder(accounts.values(), parts.claims_of_reports(self.connection, reports))
        return targets_of(decision, parts.membership(self.connection, ids | accounts.keys()), finder)

    def version(self, incident: Incident) -> str:
        """What a page hands out with a form, so that a later save can tell whether the incident changed meanwhile."""
        return f"{len(self.log)}.{_mark(incident)}"

    def expect(self, incident: Incident, seen: str) -> None:
        """Raises ``ChangedMeanwhileError`` where ``incident`` is not what it was when ``version`` gave ``seen``."""
        number, _, mark = seen.partition(".")
        since = self.decisions_on(incident, after=int(number)) if number.isdecimal() else ()
        if since or mark != _mark(incident):
            raise ChangedMeanwhileError(incident, since)


class Desk:
    """Reads and decides on the record in the file ``path``, from any number of threads.

    ``stages`` is called for a decision only; ``clock`` gives its time.
    """

    def __init__(self, path: Path, stages: Callable[[], Stages], *, clock: Callable[[], datetime]) -> None:
        self.path, self._stages, self._clock = path, stages, clock
        self._own = threading.local()
        self._made: Stages | None = None

    @property
    def store(self) -> DeskStore:
        """This thread's connection."""
        store: DeskStore | None = getattr(self._own, "store", None)
        if store is None:
            store = self._own.store = DeskStore(self.path)
        return store

    def reading(self) -> AbstractContextManager[Connection]:
        """One state of the record for the length of the block."""
        return self.store.reading()

    def view(self) -> View:
        """The record now. The caller holds ``reading``."""
        return View(self.store.connection, self.store.log())

    def decide(self, ask: Callable[[View], Draft]) -> Decision:
        """Append the decision that ``ask`` makes of the record as it is when nobody else can write.

        When this returns, the decision is on the disk and the record shows it. What ``ask`` raises goes through.
        """
        store, stages = self.store, self.warm()
        return deciding.decide(store, lambda: ask(self.view()), stages, at=self._clock())

    def warm(self) -> Stages:
        """What decisions need, loaded once; call it ahead of the first."""
        if self._made is None:
            made = self._stages()
            made.link((), {}, {}, separate=(), together=())
            made.assemble({}, (), {}, {}, duplicates={})
            self._made = made
        return self._made

    def unlisted(self) -> bool:
        """True for a record of an older twosource, whose incidents no list knows."""
        with self.reading():
            return self.store.unlisted()

    def list_all(self, record: Record) -> None:
        """Make the lists' index of ``record``."""
        with self.store.writing():
            self.store.fill(index_of(record, decided=len(self.store.log())))

    def close(self) -> None:
        """Close this thread's connection."""
        store: DeskStore | None = getattr(self._own, "store", None)
        if store is not None:
            store.close()
            self._own.store = None


def _mark(incident: Incident) -> str:
    return hashlib.sha256(snapshots.dump(incident).encode("ascii")).hexdigest()[:16]


def accounts_of_reports(part: Part, reports: Iterable[str]) -> tuple[str, ...]:
    """Accounts of these reports, for a split that is asked for by report."""
    named = set(reports)
    return tuple(a.id for a in part.accounts.values() if a.report in named)
