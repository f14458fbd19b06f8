"""One run: the only place where reports come in, are read, and the record is written.

A run can be killed at any moment. What was read is kept batch by batch; the record itself changes in one transaction at
the end. Run again with the same inputs, it reads what is missing and ends in the same record.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path
from typing import BinaryIO

from twosource.core.incoming import Incoming, SetAside
from twosource.deciding import catch_up
from twosource.engine.base import Stages
from twosource.engine.deriving import derive
from twosource.engine.files import find_files
from twosource.engine.fingerprint import joined, summed
from twosource.engine.intake import take_in
from twosource.engine.reading import Witness, read_batch
from twosource.engine.standing import Standing
from twosource.naming import Names
from twosource.overlay import Decided, rows_of
from twosource.progress import Progress, Silent
from twosource.review.naming import named_in
from twosource.store.base import Index, Reading, Store
from twosource.store.codec import digest

LOOKAHEAD = 256
"""Reports whose presence in the record is looked up at once."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. ``read`` reports were read now, ``unchanged`` ones were known already."""

    read: int = 0
    unchanged: int = 0
    reports: int = 0
    claims: int = 0
    incidents: int = 0
    changed: bool = False
    """False where the record is what it was before."""
    set_aside: tuple[SetAside, ...] = ()
    passed_over: tuple[Path, ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    """Languages other than English, with the number of reports that are kept but not read."""


@dataclass(slots=True)
class Keep:
    """What a process keeps of a record from one run to the next; nothing before the first, and after a run that failed."""

    standing: Standing | None = None

    def taken(self, key: str | None) -> Standing | None:
        """What was kept, where it is of the record that ``key`` names; kept again by the run that ends well."""
        standing, self.standing = self.standing, None
        return standing if standing is not None and standing.key == key else None


@dataclass(slots=True)
class _Tally:
    """What a run has seen so far. ``seen`` maps a report's id to its digest and to where it stands."""

    read: int = 0
    unchanged: int = 0
    files: set[str] = field(default_factory=set)
    set_aside: list[SetAside] = field(default_factory=list)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)


def run(
    inputs: Sequence[Path],
    store: Store,
    stages: Stages,
    *,
    link: bool = True,
    batch: int = 16,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    witness: Witness = lambda _: None,
    keep: Keep | None = None,
) -> Summary:
    """Bring the record up to date with ``inputs`` (files, folders, ``-`` for standard input).

    A report that can't be read is set aside and named in the summary; the rest go on. ``keep`` holds what a process keeps
    from one run to the next, so that the next one makes anew only what its reports touch.
    """
    progress = progress or Silent()
    stdin = stdin or sys.stdin.buffer
    with store.writing():
        found = find_files(inputs)
        tally = _Tally(files={str(path) for path in found.files}, set_aside=list(found.unreadable))
        tally.files |= {row.file for row in found.unreadable}
        progress.start("reading", _total(found.files))
        standing = keep.taken(store.key()) if keep and link else None
        before = standing.current if standing else store.current()
        fresh = _fresh(take_in(found.files, stages, stdin=stdin, witness=witness), before, store, stages, tally)
        _read(fresh, store, stages, tally, batch=batch, progress=progress, witness=witness)
        seen = {report: mark for report, (mark, _) in tally.seen.items()}
        changed = _grow(standing, seen, store, stages, tally, keep) if standing and keep else None
        if changed is None:
            current = before | seen
            _reread(current, store, stages, tally, batch=batch, progress=progress, witness=witness)
            changed = _finish(current, store, stages, tally, link=link, progress=progress, witness=witness, keep=keep)
    standing = keep.standing if keep else None
    held = store.tally(languages=standing is None)
    kept_only = tuple(row for row in held.set_aside if row.file in tally.files or row.report in tally.seen)
    return Summary(
        read=tally.read,
        unchanged=tally.unchanged,
        reports=standing.languages.total() if standing else held.reports,
        claims=held.claims,
        incidents=held.incidents,
        changed=changed,
        set_aside=tuple(dict.fromkeys((*tally.set_aside, *kept_only))),
        passed_over=found.passed_over,
        languages=_languages(standing.languages if standing else held.languages),
    )


def rebuild(
    store: Store,
    stages: Stages,
    *,
    link: bool = True,
    progress: Progress | None = None,
    witness: Witness = lambda _: None,
) -> None:
    """Make every derived table again from what was read and decided. Until then the record stays as it is."""
    with store.writing():
        current, progress = store.current(), progress or Silent()
        _finish(current, store, stages, _Tally(), link=link, progress=progress, witness=witness, anew=True)


def _total(files: Sequence[Path]) -> int | None:
    """How many reports there will be, where each file is one."""
    return None if any(".jsonl" in path.name or path.name == "-" for path in files) else len(files)


def _fresh(
    arriving: Iterable[Incoming | SetAside], current: Mapping[str, str], store: Store, stages: Stages, tally: _Tally
) -> Iterator[Incoming]:
    """What was not read before by this extractor; sets aside what can't be taken in."""
    names = Names(current, store.incoming)
    settled = (names.settle(arrived) if isinstance(arrived, Incoming) else arrived for arrived in arriving)
    for some in batched(settled, LOOKAHEAD):
        marks = [(arrived, digest(arrived)) for arrived in some if isinstance(arrived, Incoming)]
        tally.set_aside.extend(arrived for arrived in some if isinstance(arrived, SetAside))
        known = store.read_by([(arrived.id, mark) for arrived, mark in marks], stages.extractor)
        for arrived, mark in marks:
            place = arrived.file if arrived.line is None else f"{arrived.file}, line {arrived.line}"
            first = tally.seen.get(arrived.id)
            if first is not None:
                if first[0] != mark:
                    tally.set_aside.append(_twice(arrived, first[1]))
                continue
            tally.seen[arrived.id] = (mark, place)
            if (arrived.id, mark) in known:
                tally.unchanged += 1
            else:
                yield arrived


def _twice(arrived: Incoming, first: str) -> SetAside:
    return SetAside(
        arrived.file,
        arrived.line,
        f"the id {arrived.id!r} was used before in this run, by another text ({first})",
        "Give it an id of its own; or, if it is a newer text of the same report, run it by itself afterwards.",
        arrived.id,
    )


def _read(
    fresh: Iterable[Incoming],
    store: Store,
    stages: Stages,
    tally: _Tally,
    *,
    batch: int,
    progress: Progress,
    witness: Witness,
) -> None:
    for some in batched(fresh, batch):
        done = read_batch(some, stages, witness=witness)
        store.keep([Reading(read.incoming, read.report, read.claims, stages.extractor) for read in done])
        for read in done:
            if read.failure is not None:
                tally.set_aside.append(read.failure)
                tally.seen.pop(read.incoming.id, None)
            else:
                tally.read += 1
        progress.advance(tally.read + tally.unchanged + len(tally.set_aside))


def _reread(
    current: dict[str, str],
    store: Store,
    stages: Stages,
    tally: _Tally,
    *,
    batch: int,
    progress: Progress,
    witness: Witness,
) -> None:
    """Reads again what only an older extractor has read, so that the record is of one make."""
    versions = sorted(current.items())
    for some in batched(versions, LOOKAHEAD):
        known = store.read_by(some, stages.extractor)
        stale = store.incoming(version for version in some if version not in known)
        _read(list(stale), store, stages, tally, batch=batch, progress=progress, witness=witness)


def _finish(
    current: dict[str, str],
    store: Store,
    stages: Stages,
    tally: _Tally,
    *,
    link: bool,
    progress: Progress,
    witness: Witness,
    anew: bool = False,
    keep: Keep | None = None,
) -> bool:
    decisions = store.decisions()
    last = decisions[-1].hash if decisions else ""
    total = summed(current.items())
    key = _key(stages, total, link=link, last=last)
    standing = Standing(stages) if keep and link and stages.linking and not decisions else None
    if key == store.key() and not anew and standing is None:
        store.note_set_aside(tally.files, tally.set_aside)
        return False
    decided = Decided(decisions, stages.group)
    hearing = standing.watched() if standing else stages
    record = derive(store.readings(current), hearing, link=link, overlay=decided, progress=progress, witness=witness)
    progress.start("writing the record")
    index = decided.index(record)
    changed = key != store.key()
    store.finish(
        current, record, key=key, files=tally.files, set_aside=tally.set_aside, index=index,
        after=lambda desk: catch_up(desk, stages),
    )  # fmt: skip
    if standing and keep and not store.decisions():
        standing.settle(record, current, total=total, key=key)
        keep.standing = standing
    return changed or anew


def _grow(
    standing: Standing, seen: Mapping[str, str], store: Store, stages: Stages, tally: _Tally, keep: Keep
) -> bool | None:
    """Takes new reports into the record as it stands; ``None`` where it has to be made anew as a whole."""
    fresh = {report: mark for report, mark in seen.items() if standing.current.get(report) != mark}
    if not fresh:
        store.note_set_aside(tally.files, tally.set_aside)
        keep.standing = standing
        return False
    if fresh.keys() & standing.current.keys() or store.decisions():
        return None
    added = list(store.readings(fresh))
    whole = standing.current
    grown = standing.grow(added, store.shelf(), lambda ids: store.readings({i: whole[i] for i in ids}))
    if grown is None:
        return None
    touched = {r.id: fresh.get(r.id) or whole[r.id] for r in grown.part.reports}
    total = summed(fresh.items(), standing.total)
    key = _key(stages, total, link=True, last="")
    index = Index(
        listing=rows_of(grown.built, grown.claims, {}),
        named=tuple(named_in(grown.part.accounts, {c.id: c for c in grown.part.claims})),
    )
    done = store.extend(
        touched | fresh, grown.part, only=grown.only, before=standing.key, key=key, files=tally.files,
        set_aside=tally.set_aside, index=index,
    )  # fmt: skip
    if not done:
        return None
    standing.current.update(fresh)
    standing.total, standing.key = total, key
    keep.standing = standing
    return True


def _key(stages: Stages, total: int, *, link: bool, last: str) -> str:
    return joined(stages.extractor, stages.deriver, str(link), last, f"{total:x}")


def _languages(counted: Mapping[str | None, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((lang, n) for lang, n in counted.items() if lang and not lang.lower().startswith("en")))
