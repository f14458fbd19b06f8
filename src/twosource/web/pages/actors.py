"""Names of actors: what each is taken for, and fixing it by an entry of the lexicon or a name, with what that changes."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.core.actor import Actor
from twosource.core.claim import Claim
from twosource.core.lexicon import Lexicon, fold
from twosource.errors import WrongCallError
from twosource.lexicons import load_lexicon
from twosource.review.naming import with_actor
from twosource.store import namelist
from twosource.web.effects import effects, named
from twosource.web.pages import names
from twosource.web.site import page, site_of

ALIKE = 80
"""From this likeness on (0 to 100) another name is offered as one that may mean the same."""


def listed(request: Request) -> Response:
    """``/actors``: every name, the most frequent first."""
    return names.listed(request, "actor")


def listed_json(request: Request) -> Response:
    return names.listed_json(request, "actor")


def one(request: Request) -> Response:
    """``/actor?key=NAME``; with ``to`` (a name, or an id of the lexicon) it shows what that would change."""
    site = site_of(request)
    key = fold(request.query_params.get("key", ""))
    chosen = {*request.query_params.getlist("alias"), key}
    lexicon = _lexicon(site.workspace.settings.lexicons)
    to, to_id = " ".join(request.query_params.get("to", "").split()), request.query_params.get("id", "")
    entry = next((a for a in lexicon.actors if a.id == to_id), None)
    to = entry.name if entry else to
    asked = bool(to) or "none" in request.query_params
    with site.desk.reading() as connection:
        found = named(connection, "actor", [key])
        mine = [c for c in found.claims.values() if key in _keys(c)]
        if not mine:
            raise WrongCallError(f"no claim names an actor {key!r}", advice="Choose one in the list of actors.")
        everyone = dict(namelist.keys(connection, "actor"))
        value = {"keys": sorted(chosen), "name": to, "id": to_id or None}
        wide = named(connection, "actor", chosen)
        changed = effects(connection, wide, lambda c: with_actor(c, value)) if asked else []
    now = Counter((a.name, a.id) for c in mine for a in (*c.perpetrators, *c.targets) if fold(a.name) == key)
    return page(
        request, "actor.html.j2", key=key, name=everyone.get(key, key), now=now, n_claims=len(mine), chosen=chosen, to=to,
        to_id=to_id, asked=asked, changed=changed, candidates=_candidates(lexicon, key),
        alike=[(k, everyone[k]) for k in _alike(key, list(everyone))],
    )  # fmt: skip


def _keys(claim: Claim) -> set[str]:
    return {fold(a.name) for a in (*claim.perpetrators, *claim.targets)}


def _candidates(lexicon: Lexicon, key: str) -> list[Actor]:
    """Entries of the lexicon whose name or alias is most like the name."""
    named_so = {alias: a for a in lexicon.actors for alias in (fold(a.name), *(fold(x) for x in a.aliases))}
    found = process.extract(key, list(named_so), scorer=fuzz.token_set_ratio, limit=24, score_cutoff=60)
    return list({named_so[alias].id: named_so[alias] for alias, _, _ in found}.values())[:10]


def _alike(key: str, others: list[str]) -> list[str]:
    found = process.extract(key, others, scorer=fuzz.ratio, limit=12, score_cutoff=ALIKE)
    return [k for k, _, _ in found if k != key]


@lru_cache(maxsize=2)
def _lexicon(extra: tuple[Path, ...]) -> Lexicon:
    return load_lexicon(extra)


ROUTES = [Route("/actors", listed), Route("/actors.json", listed_json), Route("/actor", one)]
