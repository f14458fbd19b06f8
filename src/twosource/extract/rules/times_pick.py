"""Which of a sentence's time phrases belongs to one claim of it."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.core.timerange import TimeMention

_WEAK = frozenset({"part_of_day", "clock", "ordinal_day"})
_COARSE = frozenset({"year", "season", "holiday"})


def pick_time(
    mentions: Sequence[TimeMention], *, start: int, end: int, sentence: tuple[int, int], trigger: int | None = None
) -> TimeMention | None:
    """The phrase that dates the claim quoted at ``[start, end)`` in ``sentence`` (report offsets); ``None`` for none.

    A phrase inside the quote goes before one beside it, the day of the event before the day of saying, a day before a
    bare time of day, and then the nearest to ``trigger`` (the word for the event; the quote's middle where not given).
    "One day after ..." dates what follows it, and another claim's phrase is left alone.
    """
    at = trigger if trigger is not None else (start + end) // 2
    near = [m for m in mentions if sentence[0] <= m.quote.start and m.quote.end <= sentence[1]]
    inside = [m for m in mentions if start <= m.quote.start and m.quote.end <= end]
    near = list(dict.fromkeys([*inside, *near]))
    if not near:
        return None

    def cost(mention: TimeMention) -> tuple[bool, bool, bool, bool, int, int]:
        quoted = start <= mention.quote.start and mention.quote.end <= end
        distance = min(abs(mention.quote.start - at), abs(mention.quote.end - at))
        elsewhere = not quoted and (mention.kind in _COARSE or mention.kind == "clause")
        other_end = mention.kind == "clause" and at < mention.quote.start
        return (elsewhere, mention.spoken, mention.kind in _WEAK or other_end, not quoted, distance, mention.quote.start)

    best = min(near, key=cost)
    return None if cost(best)[0] else best
