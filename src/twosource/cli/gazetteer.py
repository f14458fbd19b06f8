"""``twosource gazetteer``: build, import, fetch, look up and describe the gazetteer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from twosource.resolve.build import build_gazetteer
from twosource.resolve.entry import GazetteerError
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.imports import import_table
from twosource.resolve.lookups import lookup_lines
from twosource.resolve.where import default_path, ready_gazetteer

_FILE = click.option(
    "--gazetteer",
    "path",
    type=click.Path(path_type=Path),
    default=None,
    help="Gazetteer file; the user's own by default.",
)


@click.group()
def gazetteer() -> None:
    """The place names that reports are placed by."""


@gazetteer.command()
@click.option(
    "--looked-up-licences-only",
    "looked_up",
    is_flag=True,
    help="Leave out the districts of countries whose licence was not looked up (see the docs).",
)
@_FILE
def build(path: Path | None, looked_up: bool) -> None:
    """Build the gazetteer from packaged data. Takes about a minute, once."""
    target = path or default_path()
    with _reported():
        count = _build(target, looked_up=looked_up)
    click.echo(f"{count} places in {target}", err=True)


@gazetteer.command("import")
@click.argument("table", type=click.Path(path_type=Path))
@_FILE
def import_(table: Path, path: Path | None) -> None:
    """Add or update places from TABLE: the project's CSV, a GeoNames dump (.txt), COD-AB (.csv, .geojson).

    With --gazetteer a file of its own is made when it is missing, holding nothing else.
    """
    with _reported():
        if path is None:
            path = default_path()
            if not path.exists():
                _build(path)
        count = import_table(table, path)
    click.echo(f"{count} places imported into {path}", err=True)


@gazetteer.command()
@click.argument("names", nargs=-1)
@click.option(
    "--jsonl",
    "source",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Questions as JSON lines; - for standard input.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to write the answers; standard output by default."
)
@click.option("--country", help="ISO 3166-1 two-letter code, for names given as arguments.")
@_FILE
def lookup(
    names: tuple[str, ...], source: Path | None, output: Path | None, country: str | None, path: Path | None
) -> None:
    """Look NAMES up, or the questions of a JSON lines file."""
    if bool(names) == bool(source):
        raise click.UsageError("give either names or --jsonl FILE")
    with _reported(), ready_gazetteer(path, build=_build) as places:
        if names:
            for name in names:
                _print(places, name, country)
            return
        text = sys.stdin if str(source) == "-" else open(str(source), encoding="utf-8")  # noqa: PTH123, SIM115
        with text:
            answers = "".join(f"{line}\n" for line in lookup_lines(text, places))
        if output:
            output.write_text(answers, encoding="utf-8")
        else:
            click.echo(answers, nl=False)


@gazetteer.command()
@_FILE
def info(path: Path | None) -> None:
    """What the gazetteer holds, and whom to credit."""
    with _reported(), Gazetteer(path or default_path()) as places:
        click.echo(f"file: {places.path} ({places.path.stat().st_size / 1e6:.0f} MB)")
        for key, value in sorted(places.meta().items()):
            click.echo(f"{key}: {value}")
        for kind, count in places.counts().items():
            click.echo(f"{kind}: {count}")
        for source, count in places.sources().items():
            click.echo(f"from {source}: {count}")


@gazetteer.command()
@click.argument("countries", nargs=-1, required=True)
@click.option(
    "--from",
    "address",
    required=True,
    envvar="TWOSOURCE_GAZETTEER_FROM",
    help="Address of the dumps, with {country} in it.",
)
@_FILE
def fetch(countries: tuple[str, ...], address: str, path: Path | None) -> None:
    """Bring the full GeoNames dump of COUNTRIES (two-letter codes) from an address and import it."""
    from twosource.resolve.fetch import fetch_country

    target = path or default_path()
    with _reported():
        if path is None and not target.exists():
            _build(target)
        for country in countries:
            count = fetch_country(country, address, target)
            click.echo(f"{country.upper()}: {count} places", err=True)


def _build(target: Path, *, looked_up: bool = False) -> int:
    quiet = not sys.stderr.isatty()
    if quiet:
        click.echo("building the gazetteer, about a minute, once", err=True)
        return build_gazetteer(target, looked_up=looked_up)
    with click.progressbar(length=100, label="building the gazetteer, once", file=sys.stderr) as bar:
        return build_gazetteer(
            target,
            looked_up=looked_up,
            progress=lambda done, all_: bar.update(max(0, 100 * done // max(1, all_) - bar.pos)),
        )


def _print(places: Gazetteer, name: str, country: str | None) -> None:
    found = places.lookup(name, country=country)
    if not found:
        click.echo(f"{name}: nothing fits")
    for c in found:
        where = ", ".join(p for p in (c.admin2, c.admin1, c.country_code) if p)
        click.echo(
            f"{name}: {c.name} ({c.kind}, {where}) {c.lat:.4f} {c.lon:.4f} score {c.score:.2f} {c.gazetteer_id}: {c.reason}"
        )


class _reported:  # noqa: N801
    """Turn an error of the gazetteer into one line and exit status 1."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, GazetteerError | OSError):
            raise click.ClickException(str(error)) from error
