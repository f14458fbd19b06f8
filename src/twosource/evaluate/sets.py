"""The sets: which file each is, how it is run, and which of the folder's scorers judges it (none: ours)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a scorer is given: claims; incidents and reports; answers to look-ups."""

    CLAIMS = "claims"
    RECORD = "record"
    PLACES = "places"
    VARIANTS = "variants"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class EvalSet:
    """One set. ``scorer`` is a file of the folder, or this package's own (``muc4``). ``sample`` is the number of rows that are run unless all are asked for (None: all).

    ``link`` is False where each row tells one incident of its own, so that every report stands alone.
    """

    name: str
    file: str
    kind: Kind
    scorer: str
    link: bool = False
    sample: int | None = None
    about: str = ""


SETS: tuple[EvalSet, ...] = (
    EvalSet("claims", "claims.dev.json", Kind.CLAIMS, "score_claims.py", about="figures and who claimed them, Syria"),
    EvalSet("wars_claims", "wars_claims.dev.json", Kind.CLAIMS, "score_claims.py", about="the same in five other wars"),
    EvalSet("wars", "wars.dev.jsonl", Kind.RECORD, "score_links.py", link=True, about="reports into incidents"),
    EvalSet("gaza", "gaza.dev.jsonl.gz", Kind.RECORD, "score_toll.py", about="civilian tolls of one strike each"),
    EvalSet(
        "gva", "gva.dev.jsonl.gz", Kind.RECORD, "score_links.py", link=True, about="local shootings into incidents"
    ),
    EvalSet(
        "acled", "acled.dev.jsonl.gz", Kind.RECORD, "score_fields.py", sample=1000, about="coded fields of short notes"
    ),
    EvalSet("muc4", "muc4.dev.jsonl.gz", Kind.CLAIMS, "muc4", sample=300, about="upper-case wires of the 1980s"),
    EvalSet(
        "syria", "syria.dev.jsonl.gz", Kind.SHARED, "", link=True, about="reports of one event linked, others apart"
    ),
    EvalSet("places", "places.dev.jsonl.gz", Kind.PLACES, "score_lookup.py", about="names of places"),
    EvalSet("variants", "variants.dev.jsonl.gz", Kind.VARIANTS, "score_variants.py", about="spellings of places"),
)


def named_set(name: str) -> EvalSet:
    """Raises ``KeyError`` with the names that there are."""
    for found in SETS:
        if found.name == name:
            return found
    raise KeyError(f"no set {name!r}; there are {', '.join(s.name for s in SETS)}")
