"""On which side the counted people stood: from the lexicon where the body is known, else from the words used."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from twosource.core.figure import Figure
from twosource.core.lexicon import Lexicon, fold

WORD = re.compile(r"\w+")
STATE_KINDS = frozenset({"state", "police", "external", "coalition"})
NONSTATE_KINDS = frozenset({"rebel", "militia", "communal"})


@dataclass(frozen=True)
class SideWords:
    """Words for the state's side and for armed groups, and cues that a count is of a part of the dead."""

    state: frozenset[str]
    nonstate: frozenset[str]
    partial: tuple[re.Pattern[str], ...]
    counts: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()

    def is_vague(self, words: str) -> bool:
        """True where a figure's own words give no number ("fighters", "dozens of people")."""
        said = set(WORD.findall(fold(words)))
        return not (said & self.counts or any(c.isdigit() for c in words))

    def is_one_told_of(self, words: str) -> bool:
        """True where the words tell of one person ("a girl of 15") rather than count one."""
        return not set(WORD.findall(fold(words))) & self.ones

    def is_increment(self, words: str, after: str) -> bool:
        """True where a count comes on top of another ("two further bodies"); "more than ten" and "ten or more" do not."""
        said = WORD.findall(fold(words)) + WORD.findall(fold(after))[:2]
        pairs = zip(said, [*said[1:], ""], strict=True)
        before = ["", *said]
        return any(
            word in self.more and following != "than" and before[n] != "or" for n, (word, following) in enumerate(pairs)
        )

    def is_partial(self, sentence: str) -> bool:
        """True where the sentence counts those identified so far, not all."""
        return any(p.search(fold(sentence)) for p in self.partial)


def load_side_words(text: str | None = None) -> SideWords:
    """Words from TOML ``text`` or the package's own ``sides.toml``. Raises ``KeyError`` for a missing entry."""
    source = text if text is not None else (files("twosource.reconcile") / "data" / "sides.toml").read_text("utf-8")
    data = tomllib.loads(source)
    return SideWords(
        state=frozenset(data["state"].split()),
        nonstate=frozenset(data["nonstate"].split()),
        partial=tuple(re.compile(p) for p in data["partial"]),
        counts=frozenset(data["counts"].split()),
        more=frozenset(data["more"]),
        ones=frozenset(data["ones"]),
    )


def side_of(figure: Figure, lexicon: Lexicon, words: SideWords) -> str | None:
    """``state``, ``nonstate``, or ``None`` where neither the lexicon nor the wording tells."""
    if figure.group:
        kinds = {a.kind for a in lexicon.actors_named(figure.group)}
        if kinds and kinds <= STATE_KINDS:
            return "state"
        if kinds and kinds <= NONSTATE_KINDS:
            return "nonstate"
    said = set(WORD.findall(fold(f"{figure.quote.text} {figure.group or ''}")))
    state, nonstate = bool(said & words.state), bool(said & words.nonstate)
    if nonstate and not state:
        return "nonstate"
    return "state" if state and not nonstate else None
