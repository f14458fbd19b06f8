"""Incidents, assembled from accounts. A view that can be dropped and rebuilt to the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.core.account import Account
from twosource.core.actor import ActorRef
from twosource.core.claim import Claim
from twosource.core.incident import Incident, Reconciled
from twosource.core.lexicon import Lexicon
from twosource.core.report import Report
from twosource.core.vocab import Event, Measure, Status
from twosource.reconcile.blame import actor_key, blames_of
from twosource.reconcile.contradictions import contradictions_of
from twosource.reconcile.fighting import fought_back
from twosource.reconcile.figures import reconcile
from twosource.reconcile.grade import grade_of
from twosource.reconcile.history import history_of
from twosource.reconcile.judge import Judge
from twosource.reconcile.names import VoiceWords, load_voice_words
from twosource.reconcile.origins import origins_of, voices_of
from twosource.reconcile.relations import relate
from twosource.reconcile.settle import settle_place, settle_time
from twosource.reconcile.sides import SideWords, load_side_words
from twosource.reconcile.statements import Value, values_of

_VAGUE = (Event.OTHER, Event.ATTACK, Event.DESTRUCTION_LOOTING)


@dataclass(frozen=True)
class _Shared:
    """What every incident is assembled with."""

    lexicon: Lexicon
    duplicates: Mapping[str, str]
    words: SideWords
    voice_words: VoiceWords


def assemble(
    membership: Mapping[str, str],
    accounts: Iterable[Account],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    lexicon: Lexicon,
    duplicates: Mapping[str, str] | None = None,
    words: SideWords | None = None,
    voice_words: VoiceWords | None = None,
) -> tuple[Incident, ...]:
    """Incidents by date, then id. ``membership``: account id -> incident id; ``duplicates``: copy -> original report.

    The claims of a copy are listed with the incident but never counted: a copy adds no number and no origin.
    Raises ``KeyError`` where an account's claim or report is not given.
    """
    shared = _Shared(lexicon, duplicates or {}, words or load_side_words(), voice_words or load_voice_words())
    groups: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: a.id):
        groups.setdefault(membership[account.id], []).append(account)
    standing = {i: _standing(own) for i, own in groups.items()}
    built = [_incident(i, own, standing[i], claims, reports, shared) for i, own in groups.items()]
    built.sort(key=lambda i: (i.time.start if i.time is not None else date.max, i.id))
    return relate(built, standing)


def _standing(accounts: Sequence[Account]) -> str:
    """``happened`` where any account tells so, else what most of them are."""
    if any(a.status == "happened" for a in accounts):
        return "happened"
    return Counter(sorted(a.status for a in accounts)).most_common(1)[0][0]


def _incident(
    incident: str,
    accounts: Sequence[Account],
    standing: str,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    shared: _Shared,
) -> Incident:
    lexicon, duplicates = shared.lexicon, shared.duplicates
    own = [claims[c] for a in accounts for c in a.claims]
    texts = {a.report for a in accounts}
    counted = [c for c in own if duplicates.get(c.report) not in texts]
    voices = voices_of(own, reports, lexicon=lexicon, duplicates=duplicates, words=shared.voice_words)
    origins = origins_of(counted, voices)
    blames = blames_of(counted, voices)
    tolled = counted if standing == "happened" else []
    values = values_of(tolled, voices, reports, judge=Judge(lexicon, shared.words, reports))
    grade, reason = grade_of(counted, blames, origins, voices, lexicon)
    originals = [a for a in accounts if duplicates.get(a.report) not in texts] or list(accounts)
    told = [c for c in counted if c.status in (Status.REPORTED, Status.UNVERIFIED)]
    return Incident(
        id=incident,
        event=_event(originals, counted, shared),
        reports=tuple(sorted(texts)),
        accounts=tuple(a.id for a in accounts),
        claims=tuple(sorted(c.id for c in own)),
        time=settle_time(originals),
        place=settle_place(originals, [c.place for c in told if c.place is not None]),
        perpetrators=_refs(told, {b.actor for b in blames if not b.counter}, perpetrators=True),
        targets=_refs(told, None, perpetrators=False),
        figures=_overlaps(reconcile(values), values),
        origins=origins,
        contradictions=contradictions_of(counted, values, blames, voices, lexicon),
        grade=grade,
        grade_reason=reason,
        status=standing,
        history=history_of(values),
    )


def _event(accounts: Sequence[Account], claims: Sequence[Claim], shared: _Shared) -> Event:
    """The kind that most accounts give, a vague kind only where none is more exact; an attack on armed men is a battle."""
    counted = Counter(a.event for a in accounts)
    inside = Counter(c.event for c in claims)
    event = max(counted, key=lambda e: (e not in _VAGUE, e is not Event.OTHER, counted[e], inside[e], e.value))
    if event is Event.ABDUCTION_ARREST and any(c.event is Event.ATTACK and _deadly(c) for c in claims):
        return Event.ATTACK
    if event is Event.ATTACK and fought_back(claims, shared.lexicon, shared.words):
        return Event.BATTLE
    return event


def _deadly(claim: Claim) -> bool:
    return any(f.measure is Measure.KILLED and f.low > 0 for f in claim.figures)


def _refs(claims: Sequence[Claim], keys: set[str] | None, *, perpetrators: bool) -> tuple[ActorRef, ...]:
    """Each actor once, most often named first."""
    seen: dict[str, list[ActorRef]] = {}
    for claim in sorted(claims, key=lambda c: (c.report, c.quote.start, c.id)):
        for ref in claim.perpetrators if perpetrators else claim.targets:
            key = actor_key(ref.id, ref.name)
            if keys is None or key in keys:
                seen.setdefault(key, []).append(ref)
    return tuple(refs[0] for _, refs in sorted(seen.items(), key=lambda row: (-len(row[1]), row[0])))


def _overlaps(
    figures: tuple[tuple[str, Reconciled], ...], values: Sequence[Value]
) -> tuple[tuple[str, Reconciled], ...]:
    """A note on totals beside which another voice counts a part: perhaps the same people, never added."""
    noted = []
    for key, figure in figures:
        parts = [v for v in values if v.key == key and v.partial and v.bound.low > 0]
        whole = [v for v in values if v.key == key and not v.partial]
        apart = [p for p in parts if p.voice.key not in {w.voice.key for w in whole}]
        if whole and apart:
            more = max(p.bound.low for p in apart)
            names = ", ".join(sorted({p.voice.name for p in apart}))
            note = f"{names}: {more} perhaps among these; {figure.high + more} if all were others (not used)"
            figure = Reconciled(figure.low, figure.best, figure.high, figure.open, figure.rule, figure.claims, note)
        noted.append((key, figure))
    return tuple(noted)
