"""The grade of an incident's evidence, by the policy in ``docs/reconciling.md``, after the Airwars scale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from twosource.core.claim import Claim
from twosource.core.incident import Origin
from twosource.core.lexicon import Lexicon, fold
from twosource.core.vocab import Grade, Measure, Status
from twosource.reconcile.blame import Blame, rivals, speaks_for
from twosource.reconcile.origins import Voice

_ACCEPTS = re.compile(r"\b(?:responsib\w+|claimed (?:the|an) \w+|admit\w*|acknowledg\w+|carried out)\b")
_PEOPLE = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)


def grade_of(
    claims: Sequence[Claim],
    blames: Sequence[Blame],
    origins: Sequence[Origin],
    voices: Mapping[str, Voice],
    lexicon: Lexicon,
) -> tuple[Grade, str]:
    """Grade and its reason in words. The first that applies: confirmed, contested, fair, weak.

    ``discounted`` is never given here: only a person discounts.
    """
    accused = [b for b in blames if not b.counter]
    denied = [c for c in claims if c.status is Status.DENIED]
    accepting = [c for c in claims if _accepts(c, lexicon)]
    if accepting and not denied:
        name = accepting[0].perpetrators[0].name
        return Grade.CONFIRMED, f"{name} accepts responsibility"
    clashes = [(a, b) for a in blames for b in blames if a.actor < b.actor and rivals(a, b, lexicon)]
    clashes = [(a, b) for a, b in clashes if a.counter or b.counter or a.by != b.by]
    if clashes:
        a, b = max(clashes, key=lambda pair: pair[0].counter or pair[1].counter)
        how = "a party that denies it blames another" if a.counter or b.counter else "sources blame different parties"
        return Grade.CONTESTED, f"{how}: {a.name} / {b.name}"
    if denied and any(b.counter for b in blames):
        return Grade.CONTESTED, f"{voices[denied[0].id].name} denies it and blames {blames[-1].name}"
    independent = sum(o.independent for o in origins)
    if independent >= 2 and accused:
        return Grade.FAIR, f"{independent} independent origins, and {accused[0].name} is named"
    if independent >= 2:
        return Grade.WEAK, f"{independent} independent origins, but nobody is named as having done it"
    return Grade.WEAK, "one source" if independent == 1 else "no source that can be named"


def _accepts(claim: Claim, lexicon: Lexicon) -> bool:
    """A party says that it did it itself, with its harm or in words of responsibility."""
    speaker = claim.origin
    if claim.status is not Status.REPORTED or speaker is None or not claim.perpetrators:
        return False
    own = any(speaks_for(speaker, a.id or fold(a.name), lexicon) for a in claim.perpetrators)
    harm = any(f.measure in _PEOPLE and f.low > 0 for f in claim.figures)
    return own and (harm or _ACCEPTS.search(fold(claim.quote.text)) is not None)


def admiralty(origins: Iterable[Origin]) -> tuple[str, str]:
    """A note on the Admiralty scale's two axes, rated apart: reliability of the best origin, credibility of the account.

    Reliability is ``C`` for monitors, organisations and agencies, ``D`` for a party to the conflict, ``F`` where it
    cannot be judged; nothing here earns ``A`` or ``B``, which take a track record. Credibility is ``2`` with a second
    independent origin, ``3`` with one, ``6`` with none that can be named; ``1`` is a person's to give.
    """
    independent = [o for o in origins if o.independent]
    kinds = {o.kind for o in independent}
    if kinds & {"monitor", "organisation", "agency"}:
        reliability = "C"
    else:
        reliability = "D" if kinds & {"armed_actor", "official"} else "F"
    named = [o for o in independent if o.kind != "outlet voice"]
    return reliability, "2" if len(named) >= 2 else "3" if named else "6"
