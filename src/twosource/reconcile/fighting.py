"""An attack on armed men is a fight: the incident of two armed sides is a battle, whatever word the reports use.

After the codebooks of ACLED ("Battles: two politically organised armed groups"; "Violence against civilians: the victims
are unarmed") and UCDP (state-based, non-state, one-sided). Claims keep the kind that their own words give.
"""

from __future__ import annotations

from collections.abc import Iterable

from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon, fold
from twosource.core.vocab import Measure, Who
from twosource.reconcile.sides import NONSTATE_KINDS, STATE_KINDS, WORD, SideWords

_HURT = frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING))
_ARMED_KINDS = (STATE_KINDS | NONSTATE_KINDS) - {"communal"}
_CIVIL = frozenset((Who.CIVILIAN, Who.CHILD, Who.WOMAN, Who.MEDIC, Who.JOURNALIST))


def fought_back(claims: Iterable[Claim], lexicon: Lexicon, words: SideWords) -> bool:
    """True where those attacked were armed: troops, police, fighters, or a post of theirs."""
    return any(_armed(claim, lexicon, words) for claim in claims)


def _armed(claim: Claim, lexicon: Lexicon, words: SideWords) -> bool:
    if any(f.who is Who.COMBATANT and f.measure in _HURT and f.low > 0 for f in claim.figures):
        return True
    civil = any(f.who in _CIVIL and f.measure in _HURT and f.low > 0 for f in claim.figures)
    if not civil and any(hit.kind == "military" for hit in claim.objects):
        return True
    for target in claim.targets:
        kinds = {a.kind for a in lexicon.actors_named(target.name)}
        if kinds:
            if kinds <= _ARMED_KINDS:
                return True
        elif set(WORD.findall(fold(target.name))) & (words.state | words.nonstate):
            return True
    return False
