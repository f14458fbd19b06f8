"""One name for one group of unnamed sources: "defence officials" are the "Norland defence officials" of the same report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from twosource.core.actor import Speaker
from twosource.core.vocab import SpeakerKind
from twosource.extract.rules.frames import Frame


def fullest_names(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Give every generic speaker the fuller name that the report has for it, where it has exactly one."""
    names = {s.name for f in frames for s in f.chain if s.kind is SpeakerKind.GENERIC}
    longer = {name: fuller for name in names if (fuller := _fuller(name, names)) is not None}
    if not longer:
        return frames
    return tuple(replace(f, chain=tuple(_renamed(s, longer) for s in f.chain)) for f in frames)


def _renamed(speaker: Speaker, longer: dict[str, str]) -> Speaker:
    if speaker.kind is SpeakerKind.GENERIC and speaker.name in longer:
        return replace(speaker, name=longer[speaker.name])
    return speaker


def _fuller(name: str, names: Iterable[str]) -> str | None:
    """The one longer name that ends in the same noun and has all the words; a bare noun is too little to go by."""
    words = name.lower().split()
    if len(words) < 2:
        return None
    found = [n for n in names if _widens(words, n.lower().split())]
    return found[0] if len(found) == 1 else None


def _widens(words: list[str], other: list[str]) -> bool:
    return len(other) > len(words) and other[-1] == words[-1] and set(words) < set(other)
