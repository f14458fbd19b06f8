"""The score of a pair: the sum of its features' weights, unless one of them rules it out."""

from __future__ import annotations

from twosource.core.account import Link
from twosource.link.features import features_of
from twosource.link.profile import Profile
from twosource.link.settings import LinkSettings


def score(left: Profile, right: Profile, settings: LinkSettings) -> Link:
    """The link of two accounts, whichever way round they are given: ``left`` has the smaller id."""
    first, second = (left, right) if left.id <= right.id else (right, left)
    features = features_of(first, second, settings)
    return Link(first.id, second.id, round(sum(f.weight for f in features), 4), features)
