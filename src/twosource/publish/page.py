"""The record as one HTML file that needs nothing else: map, timeline, table, and every number down to its sentence."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from twosource.core.lexicon import Lexicon
from twosource.core.record import Record
from twosource.core.vocab import Grade, Profile
from twosource.lexicons import load_lexicon
from twosource.link.lineage import Descent
from twosource.link.settings import load_link_settings
from twosource.publish.basemap import load_basemap
from twosource.publish.codebooks.case import World
from twosource.publish.codebooks.policies import load_policies
from twosource.publish.depth import Diver
from twosource.publish.mapview import map_view
from twosource.publish.policy import BANNER, apply
from twosource.publish.timeline import timeline
from twosource.publish.views import IncidentView, Viewer
from twosource.publish.words import load_words

MAX_FULL_TEXT = 4_000_000
"""Characters of report text up to which an internal page holds the reports whole."""

STATIC_ROWS = 200
"""Rows of the table that stand in the page itself; the rest are drawn as the reader scrolls."""

PROFILE_NOTES = {
    Profile.PUBLIC: "Public copy: points are centres of 10 km cells; plans, positions, control and shelters have no point; names of private persons, times of day and full texts are withheld.",
    Profile.PARTNER: "Partner copy: plans, positions, control and shelters have no point; names of private persons and victims are withheld. Not for publication.",
    Profile.INTERNAL: "Internal copy: nothing is withheld. It names witnesses and exact places. Do not pass it on.",
}


def render_page(
    record: Record,
    *,
    profile: Profile = Profile.PUBLIC,
    title: str = "Incident record",
    lexicon: Lexicon | None = None,
    descents: Mapping[str, Descent] | None = None,
) -> str:
    """The page for ``record`` as ``profile`` lets it leave; the policy is applied here.

    ``lexicon`` says to the codebooks what an actor is; the package's own unless given. ``descents``: where incidents came
    from that were others before, by id. The file makes no request: styles, script, map and data are in it, and a content security policy forbids the rest.
    """
    shown = apply(record, profile)
    words = load_words()
    full = profile is not Profile.PUBLIC and sum(len(r.text) for r in shown.reports) <= MAX_FULL_TEXT
    viewer = Viewer(shown, words, profile=profile, full=full)
    incidents = [viewer.incident(i) for i in shown.incidents]
    happened = [i for i in incidents if i.happened]
    world = World.shown(shown, lexicon if lexicon is not None else load_lexicon(), coarse=profile is Profile.PUBLIC)
    settings = load_link_settings()
    diver = Diver(shown, world, record.links, load_policies(), words, profile, settings.threshold)
    environment = _environment()
    script = _source("page.js")
    return environment.get_template("page.html.j2").render(
        title=title,
        banner=BANNER,
        profile=profile.value,
        profile_note=PROFILE_NOTES[profile],
        css=Markup(_source("page.css")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=_data(happened),
        incidents=happened,
        contested=[i for i in happened if i.contradictions],
        deadliest=sorted((i for i in happened if i.killed.best > 0), key=lambda i: (-i.killed.best, i.id))[:5],
        map=map_view(shown.incidents, load_basemap()),
        timeline=timeline(shown.incidents),
        said=viewer.said_only(),
        background=viewer.background(),
        reports=viewer.report_views(),
        set_aside=shown.set_aside,
        counts=_counts(record, happened),
        facets=_facets(happened),
        grades=[(g.value, words.say("grades", g), words.say("grade_meanings", g)) for g in Grade],
        static_rows=STATIC_ROWS,
        titles=viewer.titles,
        depths=diver.depths(),
        threshold=f"{settings.threshold:.2f}",
        descents=descents or {},
    )


def _counts(record: Record, happened: list[IncidentView]) -> dict[str, Any]:
    days = sorted(d for i in happened for d in (i.start, i.end) if d)
    return {
        "incidents": len(happened),
        "reports": len(record.reports),
        "copies": len(record.duplicates),
        "origins": len({name for i in happened for name, _, independent, _, _ in i.origins if independent}),
        "contested": sum(i.grade == Grade.CONTESTED for i in happened),
        "undrawn": sum(not i.spot for i in happened),
        "set_aside": len(record.set_aside),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }


def _facets(happened: list[IncidentView]) -> dict[str, list[tuple[str, str, int]]]:
    """Values to filter by, with how many incidents have each, the most frequent first."""
    made: dict[str, dict[str, tuple[str, int]]] = {"event": {}, "grade": {}, "origin": {}}
    for incident in happened:
        pairs = [("event", incident.event, incident.event_words), ("grade", incident.grade, incident.grade_words)]
        for name, value, label in [*pairs, *(("origin", o[0], o[0]) for o in incident.origins)]:
            _, count = made[name].get(value, (label, 0))
            made[name][value] = (label, count + 1)
    return {
        name: sorted(((v, label, n) for v, (label, n) in values.items()), key=lambda f: (-f[2], f[1]))
        for name, values in made.items()
    }


def _data(happened: list[IncidentView]) -> Markup:
    """What the script filters and draws rows from, as JSON that cannot end its element."""
    rows = [
        {
            "i": i.id,
            "s": i.start,
            "e": i.end,
            "d": i.date,
            "p": i.place,
            "v": i.event,
            "vw": i.event_words,
            "g": i.grade,
            "gw": i.grade_words,
            "k": i.killed.text,
            "kb": i.killed.best,
            "kg": i.killed.group,
            "w": i.injured.text,
            "wb": i.injured.best,
            "wg": i.injured.group,
            "o": [o[0] for o in i.origins],
            "n": i.n_origins,
            "r": i.n_reports,
            "b": ", ".join(i.by),
            "a": ", ".join(i.against),
            "x": i.spot,
        }
        for i in happened
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Markup(
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _source(name: str) -> str:
    return resources.files("twosource.publish").joinpath("templates", name).read_text(encoding="utf-8")
