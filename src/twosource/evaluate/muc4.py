"""A scorer for MUC-4: killed and injured with their numbers, and who did it with what confidence.

The texts are newswire on Latin America, 1986 to 1990, most of it in upper case. A template tells one incident of
terrorism; clashes between armed sides have none, so that precision counts only the texts that have a template.

* A human target with effect DEATH or INJURY is found where a claim's figure of that measure has a phrase that shares
  words with one of the target's names or descriptions. Its number is right where ``low`` equals it; PLURAL asks for
  more than one.
* A perpetrator is found where an organisation's or individual's name shares its telling words with a claim's.
* Confidence: REPORTED AS FACT, CLAIMED OR ADMITTED, SUSPECTED OR ACCUSED (by the authorities or others), POSSIBLE. Ours
  is read off the claim: its origin is the perpetrator's own (claimed), nobody (fact), somebody (accused), and
  ``unverified`` or ``hypothetical`` is possible.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

type Row = Mapping[str, Any]

_EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
_COMMON = frozenset(("the", "of", "a", "an", "and", "in", "for", "members", "group", "their", "s"))
_MANY = 2


@dataclass(frozen=True, slots=True)
class Target:
    """People a template says were hurt. ``number`` is None for PLURAL."""

    measure: str
    names: tuple[str, ...]
    number: int | None


@dataclass(frozen=True, slots=True)
class Perpetrator:
    names: tuple[str, ...]
    confidence: str | None


def targets(template: Row) -> Iterator[Target]:
    """The human targets of a template with a known effect and number."""
    numbers = {names: value for value, names in _slots(template.get("HUM TGT: NUMBER", ""))}
    for effect, names in _slots(template.get("HUM TGT: EFFECT OF INCIDENT", "")):
        number = next((n for given, n in numbers.items() if set(given) & set(names)), None)
        if (measure := _EFFECTS.get(effect)) and number is not None:
            digits = number.removeprefix("-").strip()
            yield Target(measure, names, int(digits) if digits.isdigit() else None)


def perpetrators(template: Row) -> Iterator[Perpetrator]:
    """The organisations of a template with the confidence it states, then its individuals."""
    stated = {names: value for value, names in _slots(template.get("PERP: ORGANIZATION CONFIDENCE", ""))}
    for slot in ("PERP: ORGANIZATION ID", "PERP: INDIVIDUAL ID"):
        for line in str(template.get(slot, "-")).split("\n"):
            if names := _names(line):
                confidence = next((c for given, c in stated.items() if set(given) & set(names)), None)
                yield Perpetrator(names, confidence)


def score(rows: Sequence[Row], claims: Iterable[Row]) -> dict[str, Any]:
    """Scores of exported claims against MUC-4 rows. Every number is a share of 1 but the counts."""
    by: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        by[str(claim["report"])].append(claim)
    n: Counter[str] = Counter()
    for row in rows:
        told = by[str(row["id"])]
        _people(row, told, n)
        _doers(row, told, n)
    out: dict[str, Any] = {"reports": len(rows)}
    for measure in _EFFECTS.values():
        p, r = _share(n[f"{measure}_hit"], n[f"{measure}_told"]), _share(n[f"{measure}_found"], n[f"{measure}_gold"])
        out[measure] = {"p": p, "r": r, "f1": _share(2 * p * r, p + r), "gold": n[f"{measure}_gold"]}
        out[f"{measure}_number_on_found"] = _share(n[f"{measure}_number"], n[f"{measure}_found"])
    p, r = _share(n["doer_hit"], n["doer_told"]), _share(n["doer_found"], n["doer_gold"])
    out["perpetrator"] = {"p": p, "r": r, "f1": _share(2 * p * r, p + r), "gold": n["doer_gold"]}
    out["confidence_on_found"] = _share(n["confidence"], n["confidence_gold"])
    out["confidence_always_fact"] = _share(n["confidence_fact"], n["confidence_gold"])
    return out


def _people(row: Row, told: Sequence[Row], n: Counter[str]) -> None:
    gold = {(t.measure, t.names): t for template in row["templates"] for t in targets(template)}
    figures = [(f["measure"], f) for claim in told for f in claim.get("figures") or []]
    for target in gold.values():
        n[f"{target.measure}_gold"] += 1
        mine = [f for measure, f in figures if measure == target.measure and _alike(f["text"], target.names)]
        if mine:
            n[f"{target.measure}_found"] += 1
            n[f"{target.measure}_number"] += any(_number_right(f, target.number) for f in mine)
    if not row["templates"]:
        return
    for measure, figure in figures:
        if measure in _EFFECTS.values() and figure.get("high") != 0:
            n[f"{measure}_told"] += 1
            n[f"{measure}_hit"] += any(
                t.measure == measure and (_alike(figure["text"], t.names) or figure["low"] == t.number)
                for t in gold.values()
            )


def _doers(row: Row, told: Sequence[Row], n: Counter[str]) -> None:
    gold = {p.names: p for template in row["templates"] for p in perpetrators(template)}
    named = [(p["name"], claim) for claim in told for p in claim.get("perpetrators") or []]
    for doer in gold.values():
        n["doer_gold"] += 1
        mine = [claim for name, claim in named if _alike(name, doer.names)]
        if not mine:
            continue
        n["doer_found"] += 1
        if doer.confidence is not None:
            n["confidence_gold"] += 1
            n["confidence"] += any(_confidence(claim, doer) == doer.confidence for claim in mine)
            n["confidence_fact"] += doer.confidence == "fact"
    if row["templates"]:
        for name in {name for name, _ in named}:
            n["doer_told"] += 1
            n["doer_hit"] += any(_alike(name, names) for names in gold)


def _confidence(claim: Row, doer: Perpetrator) -> str:
    if claim["status"] in ("unverified", "hypothetical"):
        return "possible"
    chain = claim.get("attribution") or []
    if not chain:
        return "fact"
    return "claimed" if _alike(chain[-1]["name"], doer.names) else "accused"


def _number_right(figure: Row, number: int | None) -> bool:
    if number is None:
        return figure["low"] >= _MANY or figure.get("high") is None
    return bool(figure["low"] == number)


def _alike(text: str, names: Iterable[str]) -> bool:
    mine = _words(text)
    return any(mine & _words(name) for name in names)


def _words(text: str) -> set[str]:
    """Telling words, plurals as singulars."""
    found = re.findall(r"[^\W_]+", text.lower())
    return {w[:-1] if w.endswith("s") and len(w) > _MANY + 1 else w for w in found if w not in _COMMON}


def _slots(value: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """``VALUE: "name" / "name"`` lines; of alternatives ("A / B: ...") the first counts, "?" (optional) is dropped."""
    for line in str(value).split("\n"):
        head, quote, rest = line.partition('"')
        names = _names(quote + rest)
        if names and (said := head.strip().rstrip(":").lstrip("? ").split(" / ")[0].strip()):
            yield _CONFIDENCES.get(said, said), names


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(n.split()) for n in re.findall(r'"([^"]+)"', text) if n.strip(" -"))


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


_CONFIDENCES = {
    "REPORTED AS FACT": "fact",
    "CLAIMED OR ADMITTED": "claimed",
    "SUSPECTED OR ACCUSED": "accused",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "accused",
    "POSSIBLE": "possible",
}
