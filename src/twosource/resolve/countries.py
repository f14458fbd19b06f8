"""Countries: code, English short name, adjectives of nationality. From ``data/countries.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from twosource.resolve.spelling import folded


@dataclass(frozen=True)
class Countries:
    """``names``: code to short name. ``codes``: folded name or alias to code. ``demonyms``: adjective to code.
    ``conflict``: code to 2 or 1 where armed conflict was much or somewhat recorded. ``initials``: folded aliases that are
    a country only in capitals (CAR is one, a car is not)."""

    names: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    codes: dict[str, str]
    demonyms: dict[str, str]
    conflict: dict[str, int]
    initials: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    """Folded first words of names and adjectives: what no country begins with need not be looked up."""

    def name(self, code: str | None) -> str | None:
        return self.names.get(code, code) if code else None

    def demonym(self, code: str) -> str | None:
        """The first adjective of a country: ``Indian`` for ``IN``."""
        return next((word for word, of in self.demonyms.items() if of == code), None)

    def code(self, name: str) -> str | None:
        """The code of a country named in words, or of a code given as it is (``SY``)."""
        upper = name.strip().upper()
        if len(upper) == 2 and upper in self.names:
            return upper
        plain = folded(name)
        code = self.codes.get(plain) or self.codes.get(plain.removeprefix("the "))
        return code if code is None or name.isupper() or plain.removeprefix("the ") not in self.initials else None


@lru_cache(maxsize=1)
def load_countries() -> Countries:
    """Read the packaged table once."""
    raw = tomllib.loads(resources.files("twosource.resolve").joinpath("data/countries.toml").read_text("utf-8"))
    names = {code: row["name"] for code, row in raw.items()}
    aliases = {code: tuple(row.get("aliases", ())) for code, row in raw.items()}
    codes: dict[str, str] = {}
    for code, name in names.items():
        for alias in (name, *aliases[code]):
            codes.setdefault(folded(alias), code)
    demonyms = {word: code for code, row in raw.items() for word in row.get("demonyms", ())}
    conflict = {code: row["conflict"] for code, row in raw.items() if "conflict" in row}
    initials = frozenset(folded(a) for given in aliases.values() for a in given if a.isalpha() and a.isupper())
    firsts = frozenset(word for known in (*codes, *map(folded, demonyms)) for word in known.split()[:1])
    return Countries(names, aliases, codes, demonyms, conflict, initials, firsts)
