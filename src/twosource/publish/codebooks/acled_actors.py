"""Two main actors with their codes, allies, and civilians where ACLED puts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.core.vocab import Event
from twosource.publish.codebooks.case import Case
from twosource.publish.codebooks.checks import Cell
from twosource.publish.codebooks.codebook import Codebook
from twosource.publish.codebooks.harm import Harm
from twosource.publish.codebooks.parties import Kind, Party, opposed, parties
from twosource.publish.codebooks.projection import Ledger
from twosource.publish.codebooks.sources import listed

if TYPE_CHECKING:
    from twosource.publish.codebooks.acled_kind import EventType

_EXTERNAL = "External/Other forces"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it and who was hit, as the reports tell. ``rivals`` are blamed instead of ``doer`` by other sources."""

    doer: Party | None
    allies: tuple[Party, ...]
    rivals: tuple[Party, ...]
    armed_target: Party | None
    targets: tuple[Party, ...]
    civilians_named: bool

    @classmethod
    def of(cls, case: Case) -> Sides:
        by = [p for p in parties(case.incident.perpetrators, case) if p.armed]
        at = parties(case.incident.targets, case)
        armed = [p for p in at if p.armed and p.coded not in {d.coded for d in by}]
        rivals: list[Party] = []
        if case.incident.event is Event.BATTLE:
            fought = [p for p in at if p.armed and p.coded != by[0].coded] if by else armed
            armed = fought or [p for p in by[1:] if opposed(p, by[0])]
            by = [p for p in by if p not in armed and p.coded not in {a.coded for a in armed}]
        else:
            blamed = {
                s.value for c in case.incident.contradictions if c.field.startswith("perpetrator") for s in c.sides
            }
            rivals = [p for p in by[1:] if p.name in blamed]
        return cls(
            doer=by[0] if by else None,
            allies=tuple(p for p in by[1:] if p not in rivals),
            rivals=tuple(rivals),
            armed_target=armed[0] if armed else None,
            targets=tuple(armed[1:]),
            civilians_named=any(not p.armed for p in at),
        )


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as its columns say it."""

    name: str | None
    inter: str | None


NOBODY = Named(None, None)


def actor_columns(
    case: Case, book: Codebook, sides: Sides, kind: EventType, killed: Harm, injured: Harm, ledger: Ledger
) -> dict[str, Cell]:
    """The seven columns of the actors, and ``civilian_targeting``."""
    country = case.country.acled_name if case.country else (case.incident.place.country if case.incident.place else "")
    civilians = Named(in_country("Civilians", country), "Civilians")
    one, two, targeted = _doer(case, book, sides, kind, country or "", ledger), NOBODY, False
    allies = [_named(p, case, book, ledger, about="by").name for p in sides.allies]
    others = [_named(p, case, book, ledger).name for p in sides.targets]
    if sides.rivals:
        ledger.apply("rival-blame-in-notes", "also blamed: " + ", ".join(p.name for p in sides.rivals))
    if kind.type in ("Protests", "Riots"):
        who = "Protesters" if kind.type == "Protests" else "Rioters"
        crowd = Named(in_country(who, country), who)
        two = one if sides.doer else NOBODY
        one, allies, others = crowd, [], allies if sides.doer else []
        targeted = kind.sub == "Excessive force against protesters"
    elif kind.type == "Violence against civilians":
        two, targeted, others = civilians, True, []
        ledger.apply("civilians-second", civilians.name or "")
    elif kind.type == "Battles":
        two = _opponent(case, book, sides, country or "", killed, ledger)
        if killed.civilians_told:
            ledger.apply("civilians-in-a-battle", "civilians are counted, and in the notes")
    elif kind.type == "Explosions/Remote violence":
        hit = killed.total.high > 0 or injured.total.high > 0 or sides.civilians_named
        armed = sides.armed_target is not None or killed.armed_told or injured.armed_told
        told = killed.civilians_told or injured.civilians_told or sides.civilians_named
        aimed = any(o.kind == "military" for c in case.told for o in c.objects)
        if armed and told and not aimed and killed.civilian.best > killed.armed.best:
            other = _opponent(case, book, sides, country or "", killed, ledger)
            two, targeted, others = civilians, True, [other.name, *others]
            ledger.apply("vague-target", f"most of the dead are civilians; {other.name} is associated")
        elif armed:
            two = _opponent(case, book, sides, country or "", killed, ledger)
            if told:
                others.append(civilians.name)
                ledger.apply("civilians-beside-a-target", "civilians were hit beside an armed target")
        elif hit:
            two, targeted = civilians, True
            ledger.apply(
                "civilians-targeted" if told else "people-are-civilians",
                "no armed target is told" if told else "the reports do not say who they were",
            )
    elif kind.kind is Event.DISPLACEMENT and sides.doer is None:
        one = civilians
        ledger.apply("displaced-first", "nobody is named as having driven them out")
    elif sides.armed_target is not None:
        two = _named(sides.armed_target, case, book, ledger)
    elif sides.civilians_named:
        two = civilians
    if sides.allies:
        ledger.apply("allies-are-associated", ", ".join(p.name for p in sides.allies))
    return {
        "actor1": one.name,
        "assoc_actor_1": listed(a for a in allies if a),
        "inter1": one.inter,
        "actor2": two.name,
        "assoc_actor_2": listed(a for a in others if a) if two.name else None,
        "inter2": two.inter,
        "interaction": interaction(book, one.inter, two.inter, alone=two.name is None),
        "civilian_targeting": "Civilians targeted" if targeted else None,
    }


def in_country(name: str, country: str | None) -> str:
    """``Civilians (Sudan)``; ``Unidentified Military Forces`` belong to no country, and nobody does where none is known."""
    return f"{name} ({country})" if country and not name.startswith("Unidentified Military") else name


def interaction(book: Codebook, one: str | None, two: str | None, *, alone: bool) -> str | None:
    """Both codes, the lower first; ``State forces only`` where one side acts alone; ``None`` where a code is open."""
    order: list[str] = book.tables["inter"]
    if one and alone:
        return f"{one} only"
    return "-".join(sorted((one, two), key=order.index)) if one and two else None


def _doer(case: Case, book: Codebook, sides: Sides, kind: EventType, country: str, ledger: Ledger) -> Named:
    if sides.doer is not None:
        return _named(sides.doer, case, book, ledger, about="by")
    if kind.kind is Event.DISPLACEMENT or kind.type in ("Protests", "Riots"):
        return NOBODY
    table = book.tables["unidentified"]
    name, inter = table.get(kind.kind.value, table["default"])
    ledger.apply("unidentified", "no report names who did it")
    return Named(in_country(name, country), inter or None)


def _opponent(case: Case, book: Codebook, sides: Sides, country: str, killed: Harm, ledger: Ledger) -> Named:
    """The armed other side: named, or known by its dead, or unidentified."""
    if sides.armed_target is not None:
        return _named(sides.armed_target, case, book, ledger)
    groups = dict.fromkeys(f.group for c in case.told for f in c.figures if f.group)
    if killed.armed_told and (group := next(iter(groups), None)):
        actor = next(iter(case.world.lexicon.actors_named(group)), None)
        inter = actor.acled_inter if actor else None
        if inter is None:
            ledger.apply("unknown-body", group, about="against")
        return Named(actor.acled if actor and actor.acled and "{" not in actor.acled else group, inter)
    name, inter = book.tables["unidentified"]["default"]
    ledger.apply("unidentified", "no report names the other side", about="against")
    return Named(in_country(name, country), inter)


def _named(party: Party, case: Case, book: Codebook, ledger: Ledger, *, about: str = "against") -> Named:
    """The coder's name, and the code by where it acts."""
    if party.coded != party.name:
        ledger.apply("actor-names", f"{party.name}: {party.coded}", about=about)
    home = party.home
    country = case.country
    inter = party.inter or _by_name(party, book)
    if party.kind is Kind.STATE and country and home and home != country.code:
        if inter != _EXTERNAL:
            ledger.apply("external", f"{party.name} acts in {country.acled_name}", about=about)
        inter = _EXTERNAL
    elif party.kind is Kind.STATE and inter in (None, _EXTERNAL):
        inter = "State forces"
    if inter is None:
        ledger.apply("unknown-body", party.name, about=about)
    return Named(party.coded, inter)


def _by_name(party: Party, book: Codebook) -> str | None:
    for words, inter in book.tables["inter_names"].items():
        if party.coded.startswith(words) or f" {words} (" in party.coded or party.coded.endswith(f" {words}"):
            return str(inter)
    return None
