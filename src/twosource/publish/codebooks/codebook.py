"""A codebook as data: its columns, the rules that fill them with their sources, and the checks that its rows must pass."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

NAMES = ("ged", "acled", "airwars", "ibc")
"""The policies that ship with the package."""

TABLES = (*NAMES, "ibc_persons")
"""Codebooks of policies, and of tables beside them."""

TYPES = frozenset({"int", "float", "str", "date", "list"})
"""``list`` is text with parts separated by ``"; "``."""

MARKS = frozenset({"V", "V2", "M", "D"})
"""``V`` read in the source's own text, ``V2`` in another's account of it, ``M`` from memory, ``D`` a decision of twosource."""


class CodebookError(ValueError):
    """A codebook's data can't be used. The message names the part."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``low`` and ``high`` bound numbers; ``values`` is closed where given; ``pattern`` holds for the whole."""

    name: str
    type: str
    means: str
    required: bool = False
    low: float | None = None
    high: float | None = None
    values: tuple[str, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in one sentence, where it is from, and how well that is known (``MARKS``)."""

    id: str
    says: str
    source: str
    mark: str
    about: str = ""
    """The line of a comparison that it decides (``killed``, ``rows``); empty where none."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a codebook writes for a wording. ``value``: a number, or ``low``, ``high``, ``below`` (one less than low)."""

    wording: str
    value: int | str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Check:
    """A condition across columns; ``twosource.publish.codebooks.checks`` says what each ``kind`` means."""

    id: str
    says: str
    kind: str
    columns: tuple[str, ...]
    when: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    table: str = ""


@dataclass(frozen=True)
class Codebook:
    """``version`` is twosource's, of this policy; ``codebook`` says which text it follows."""

    name: str
    title: str
    version: str
    codebook: str
    about: str
    columns: tuple[Column, ...]
    rules: Mapping[str, Rule]
    numbers: Mapping[str, Number]
    checks: tuple[Check, ...]
    tables: Mapping[str, Any] = field(default_factory=dict)

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def stamp(self) -> str:
        """Names policy and version in the rows themselves."""
        return f"twosource {self.name} {self.version}"


def load_codebook(name: str) -> Codebook:
    """One of ``TABLES``, from the package. Raises ``CodebookError`` for another name or data that does not fit."""
    if name not in TABLES:
        raise CodebookError(f"no codebook {name!r}; there are: {', '.join(TABLES)}")
    text = resources.files("twosource.publish.codebooks").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return codebook_of(tomllib.loads(text))


def codebook_of(raw: Mapping[str, Any]) -> Codebook:
    """From the parsed TOML. Raises ``CodebookError`` for a missing key, an unknown type or mark, or a name used twice."""
    try:
        rules = [Rule(r["id"], r["says"], r["source"], r["mark"], r.get("about", "")) for r in raw["rule"]]
        numbers = [Number(n["wording"], n["value"], n["source"], n["mark"]) for n in raw.get("number", ())]
        book = Codebook(
            name=raw["name"],
            title=raw["title"],
            version=raw["version"],
            codebook=raw["codebook"],
            about=raw["about"],
            columns=tuple(_column(c) for c in raw["column"]),
            rules={r.id: r for r in rules},
            numbers={n.wording: n for n in numbers},
            checks=tuple(_check(c) for c in raw.get("check", ())),
            tables=raw.get("tables", {}),
        )
    except KeyError as error:
        raise CodebookError(f"codebook {raw.get('name', '?')}: {error} is missing") from error
    for kind, listed, kept in (("rule", rules, book.rules), ("number", numbers, book.numbers)):
        if len(listed) != len(kept):
            raise CodebookError(f"codebook {book.name}: a {kind} stands twice")
    if len(set(book.header)) != len(book.columns):
        raise CodebookError(f"codebook {book.name}: a column stands twice")
    for column in book.columns:
        if column.type not in TYPES:
            raise CodebookError(f"codebook {book.name}: column {column.name} has no type {column.type!r}")
    for mark in (*(r.mark for r in rules), *(n.mark for n in numbers)):
        if mark not in MARKS:
            raise CodebookError(f"codebook {book.name}: no mark {mark!r}")
    for check in book.checks:
        if unknown := set(check.columns) - set(book.header):
            raise CodebookError(f"codebook {book.name}: check {check.id} names no column: {', '.join(sorted(unknown))}")
    return book


def _column(raw: Mapping[str, Any]) -> Column:
    return Column(
        raw["name"],
        raw["type"],
        raw["means"],
        raw.get("required", False),
        raw.get("low"),
        raw.get("high"),
        tuple(raw.get("values", ())),
        raw.get("pattern"),
    )


def _check(raw: Mapping[str, Any]) -> Check:
    return Check(
        raw["id"],
        raw["says"],
        raw["kind"],
        tuple(raw["columns"]),
        tuple(raw.get("when", ())),
        tuple(raw.get("values", ())),
        raw.get("table", ""),
    )
