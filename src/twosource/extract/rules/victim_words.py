"""Word lists of the victims' rules: what may stand between a word of harm and the people it is about."""

from __future__ import annotations

from twosource.extract.rules.harm import BE, HAVE

SKIPPED_BEFORE_OBJECT = frozenset(
    {
        '"',
        "also",
        "reportedly",
        "allegedly",
        "instantly",
        "immediately",
        ",",
        "-",
        "up",
        "off",
        "all",
        "another",
        "the",
        "some",
        "dead",
        "only",
        "just",
        ":",
        "both",
        "together",
        "in",
        "turn",
        "what",
        "is",
        "are",
        "was",
        "were",
        "estimated",
        "believed",
        "thought",
        "be",
        "to",
        "as",
    }
)
AUXILIARIES = frozenset(
    {
        *BE,
        *HAVE,
        "will",
        "would",
        "could",
        "may",
        "might",
        "also",
        "to",
        "not",
        "n't",
        "later",
        "reportedly",
        "confirmed",
        "reported",
        "found",
        "feared",
        "believed",
        "left",
        "said",
        "seriously",
        "critically",
        "both",
        "all",
        "were",
        "each",
        "pronounced",
        "declared",
        "presumed",
        "already",
        "now",
        "known",
        "lie",
        "lying",
        "lay",
        "among",
        "amongst",
        "those",
        "shot",
        "counted",
        "numbered",
        "either",
        "or",
    }
)
LEAVE = frozenset({"left", "leave", "leaves", "leaving"})
RELATIVES = frozenset({"who", "that", "which", "whom"})
TELLING = frozenset({"reported", "said", "confirmed", "believed", "found", "left", "declared", "known"})
PLACING = frozenset({"in", "at", "near", "from", "of", "to", "on", "around", "outside", "inside", "towards"})
