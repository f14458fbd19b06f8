"""Who stands behind an incident: independent voices, not outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.core.actor import Source, Speaker
from twosource.core.claim import Claim
from twosource.core.incident import Origin
from twosource.core.lexicon import Lexicon, fold
from twosource.core.report import Report
from twosource.core.vocab import Measure, SpeakerKind, Status
from twosource.reconcile.credits import credited
from twosource.reconcile.names import VoiceWords, fuller_names
from twosource.reconcile.wording import shared_wording

_TOLD = (Status.REPORTED, Status.UNVERIFIED)
_RANK = {
    SpeakerKind.MONITOR: 0,
    SpeakerKind.ORGANISATION: 0,
    SpeakerKind.AGENCY: 1,
    SpeakerKind.OUTLET: 1,
    SpeakerKind.OFFICIAL: 1,
    SpeakerKind.PERSON: 1,
    SpeakerKind.ARMED_ACTOR: 2,
    SpeakerKind.GENERIC: 2,
}
OUTLET_RANK = 3
UNKNOWN_RANK = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin inside an incident. ``kind``: a speaker kind, ``outlet voice``, or ``unknown``.

    ``rank`` orders by independence from the event: 0 monitors and organisations, 1 agencies, officials and persons,
    2 armed actors and persons told by function only, 3 an outlet's own unattributed voice, 4 sources that cannot be told apart.
    """

    key: str
    name: str
    kind: str
    rank: int

    @property
    def named(self) -> bool:
        return self.rank < OUTLET_RANK

    @property
    def one_body(self) -> bool:
        """One speaker or body that can correct itself; "the authorities" of two reports may be two of many."""
        return self.named and not _everybody(self)


def voices_of(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    *,
    lexicon: Lexicon,
    duplicates: Mapping[str, str],
    words: VoiceWords,
) -> dict[str, Voice]:
    """Claim id -> the voice that it goes back to: the last link of its chain.

    Speakers are one voice where they share an entry of the lexicon, an owner group, a name (for persons the surname),
    where one is the body that the other speaks for, or where one name is a shorter form of the only fuller one ("the
    ministry"). Generic sources ("activists") of two reports are two unknown voices; one person told by function ("a
    police official") is a voice, and the same description in two reports is one.
    A copy's own voice is that of the report it copies. What a report says in its own voice goes back to the one agency
    that its outlet line credits ("Reuters via ..."), where it credits one. The same long quotation, and the same sentence
    around the same unround count, go back to one voice too.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    tokens = {c.id: (*_tokens(c, reports, lexicon, duplicates, words), *shared_wording(c)) for c in ordered}
    fuller = _shortened(ordered, words)
    parent: dict[str, str] = {}

    def find(token: str) -> str:
        while parent.setdefault(token, token) != token:
            token = parent[token]
        return token

    for claim in ordered:
        first, *rest = tokens[claim.id]
        for token in rest:
            a, b = sorted((find(first), find(token)))
            parent[b] = a
    for short, full in sorted(fuller.items()):
        a, b = sorted((find(f"name:{short}"), find(f"name:{full}")))
        parent[b] = a
    members: dict[str, list[Claim]] = {}
    for claim in ordered:
        members.setdefault(find(tokens[claim.id][0]), []).append(claim)
    return {
        c.id: voice
        for key, own in members.items()
        for voice in (_voice(key, own, reports, duplicates, lexicon),)
        for c in own
    }


def origins_of(claims: Sequence[Claim], voices: Mapping[str, Voice]) -> tuple[Origin, ...]:
    """The voices that tell an incident, the independent ones first.

    Counted as independent: each named voice that tells it and does not deny it; "the authorities" not beside an official
    body, which is one of them, and not an agency's own unattributed narration without a toll. Only where none is named do outlets
    speaking in their own voice count, all together as one: unattributed narration may have one hidden source.
    """
    deniers = {voices[c.id].key for c in claims if c.status is Status.DENIED}
    told: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.status in _TOLD and voices[claim.id].key not in deniers:
            told.setdefault(voices[claim.id].key, []).append(claim)
    rows = [(voices[own[0].id], own) for own in told.values()]
    named = any(voice.named for voice, _ in rows)
    officials = sum(voice.kind == SpeakerKind.OFFICIAL.value for voice, _ in rows)
    rows.sort(key=lambda row: (row[0].rank, -len({c.report for c in row[1]}), row[0].name, row[0].key))
    first_outlet = next((v.key for v, _ in rows if v.rank == OUTLET_RANK), None)
    return tuple(
        Origin(
            name=voice.name,
            kind=voice.kind,
            independent=(voice.named and not (officials > 1 and _everybody(voice)) and not _only_told(voice, own))
            or (not named and voice.key == first_outlet),
            claims=tuple(c.id for c in own),
            reports=tuple(sorted({c.report for c in own})),
        )
        for voice, own in rows
    )


def _only_told(voice: Voice, own: Sequence[Claim]) -> bool:
    """An agency that tells the story and counts nobody: its sources are others."""
    unsaid = all(c.origin is None for c in own)
    return (
        voice.kind == SpeakerKind.AGENCY.value
        and unsaid
        and not any(f.measure in _HARM for c in own for f in c.figures)
    )


_HARM = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)


def _everybody(voice: Voice) -> bool:
    """A state's bodies taken together."""
    return voice.kind == SpeakerKind.OFFICIAL.value and fold(voice.name).split()[-1:] == ["authorities"]


def _tokens(
    claim: Claim, reports: Mapping[str, Report], lexicon: Lexicon, duplicates: Mapping[str, str], words: VoiceWords
) -> tuple[str, ...]:
    """What identifies the voice of a claim; two claims that share one of these go back to one voice."""
    original = duplicates.get(claim.report, claim.report)
    speaker = claim.origin
    if speaker is None:
        report = reports.get(original, reports[claim.report])
        agency = credited(report.outlet, lexicon)
        if agency is not None:
            return tuple(_entry(agency))
        return (f"outlet:{fold(report.outlet) if report.outlet else report.id}",)
    if not _voiced(speaker, words):
        return (f"unknown:{original}:{fold(speaker.name)}",)
    return tuple(dict.fromkeys(_identity(speaker, lexicon, words)))


def _voiced(speaker: Speaker, words: VoiceWords) -> bool:
    """True where a speaker can be counted: named, or one person told by function."""
    return speaker.named or (speaker.kind is SpeakerKind.GENERIC and words.described(speaker))


def _shortened(claims: Sequence[Claim], words: VoiceWords) -> dict[str, str]:
    """Names of bodies that are a shorter form of one other, and names that end in a person's surname."""
    speakers = dict.fromkeys(s for c in claims if (s := c.origin) is not None and s.named)  # in order, unlike a set
    bodies = {fold(s.name): words.stems(s.name) for s in speakers if s.kind is not SpeakerKind.PERSON}
    found = fuller_names(bodies | _bodies_spoken_for(claims, words))
    surnames = {fold(s.name).split()[-1]: fold(s.name) for s in speakers if s.kind is SpeakerKind.PERSON}
    for name in bodies:
        if name.split()[-1] in surnames and len(name.split()) > 1:
            found[name] = surnames[name.split()[-1]]
    return found


def _bodies_spoken_for(claims: Sequence[Claim], words: VoiceWords) -> dict[str, frozenset[str]]:
    """One person told by function and body ("a health ministry official"), by the body's words."""
    told = dict.fromkeys(s for c in claims if (s := c.origin) is not None and not s.named and words.described(s))
    return {fold(s.name): stems for s in told if (stems := words.stems(s.name) - words.functions)}


def _identity(speaker: Speaker, lexicon: Lexicon, words: VoiceWords) -> Iterable[str]:
    name = fold(speaker.name)
    yield f"name:{name}"
    entries = [s for s in lexicon.sources if s.id == speaker.source_id] or list(lexicon.sources_named(speaker.name))
    if speaker.body and speaker.kind is not SpeakerKind.GENERIC:
        known = lexicon.sources_named(speaker.body)
        if known or lexicon.actors_named(speaker.body) or len(words.stems(speaker.body)) > 1:
            yield f"name:{fold(speaker.body)}"
        entries += known
    if speaker.source_id is not None:
        yield f"id:{speaker.source_id}"
    for entry in entries if len(entries) <= 2 else entries[:1]:
        yield from _entry(entry)
    person = speaker.kind is SpeakerKind.PERSON or (speaker.role and speaker.kind is SpeakerKind.OFFICIAL)
    if person and name and speaker.name[:1].isupper():
        yield f"surname:{name.split()[-1]}"


def _entry(entry: Source) -> Iterable[str]:
    yield f"id:{entry.id}"
    if entry.owner:
        yield f"owner:{fold(entry.owner)}"


def _voice(
    key: str, own: Sequence[Claim], reports: Mapping[str, Report], duplicates: Mapping[str, str], lexicon: Lexicon
) -> Voice:
    speakers = [c.origin for c in own if c.origin is not None]
    if not speakers:
        first = sorted(own, key=lambda c: (c.report in duplicates, c.id))
        agency = next((a for c in first if (a := credited(reports[c.report].outlet, lexicon)) is not None), None)
        if agency is not None:
            return Voice(key, agency.name, agency.kind.value, _RANK[agency.kind])
        outlet = next((r.outlet for c in first if (r := reports[c.report]).outlet), None)
        return Voice(key, outlet or f"report {own[0].report}", "outlet voice", OUTLET_RANK)
    if key.startswith(("unknown:", "outlet:")):
        return Voice(key, speakers[0].name, "unknown", UNKNOWN_RANK)
    best = min(speakers, key=lambda s: (s.source_id is None, _RANK.get(s.kind, UNKNOWN_RANK), -len(s.name), s.name))
    return Voice(key, best.name, best.kind.value, _RANK.get(best.kind, UNKNOWN_RANK))
