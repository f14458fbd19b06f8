"""``origins``: who stands behind an incident."""

from __future__ import annotations

from pathlib import Path

import click

from twosource.cli.codebooks import open_with_lexicon
from twosource.cli.options import workspace_option
from twosource.cli.output import show


@click.command()
@click.argument("incident")
@workspace_option
def origins(incident: str, workspace: Path) -> None:
    """Show who stands behind an incident, and through whom.

    Each origin with its numbers and the chain of those who pass it on to a report, what the outlets repeat of each
    other, and outlets that cite each other in a circle. INCIDENT is an id of `twosource incidents`, or its beginning.
    """
    from twosource.publish.origins import Told, origin_graph
    from twosource.publish.origins_show import show_origins
    from twosource.publish.words import days, load_words
    from twosource.workspace import find_incident

    opened, lexicon = open_with_lexicon(workspace)
    record = opened.record()
    found = find_incident(record, incident)
    place = found.place.name if found.place else "place not stated"
    title = f"{load_words().say('events', found.event)}, {place}, {days(found.time)}"
    show(show_origins(origin_graph(Told.of(record), found, lexicon), title))
