"""Upper-case wires get small letters, and the capitals of names back; no character more or less."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.core.actor import Actor
from twosource.core.lexicon import Lexicon
from twosource.extract.casing import Casing, shouted

_SEEN = frozenset(
    [
        "five",
        "soldiers",
        "were",
        "killed",
        "when",
        "rebels",
        "of",
        "the",
        "attacked",
        "a",
        "post",
        "near",
        "today",
        "said",
        "troops",
        "from",
    ]
)


class Towns:
    def known(self, names: Sequence[str]) -> frozenset[str]:
        return frozenset(names) & {"San Omrin", "Post"}


@pytest.fixture(scope="module")
def casing() -> Casing:
    lexicon = Lexicon(actors=(Actor("olf", "Orlen Liberation Front", "rebel"),))
    return Casing.of(lexicon, ["Peru", "Peruvian"], unseen=lambda w: w not in _SEEN, places=Towns())


def test_names_get_their_capitals_back(casing: Casing) -> None:
    wire = "FIVE PERUVIAN SOLDIERS WERE KILLED WHEN REBELS OF THE ORLEN LIBERATION FRONT [OLF] ATTACKED A POST NEAR SAN OMRIN."
    assert casing.recased(wire) == (
        "Five Peruvian soldiers were killed when rebels of the Orlen Liberation Front [OLF] attacked a post near San Omrin."
    )


def test_a_word_the_model_never_met_is_a_name(casing: Casing) -> None:
    assert casing.recased("TROOPS FROM ZARATLAN ATTACKED TODAY, VELDENSO SAID.") == (
        "Troops from Zaratlan attacked today, Veldenso said."
    )


def test_mixed_case_stays_as_it_is(casing: Casing) -> None:
    text = "Five Peruvian soldiers were killed, the OLF said."
    assert casing.recased(text) == text


def test_a_short_name_in_capitals_is_no_wire() -> None:
    assert not shouted("FMLN [ELN]")


@given(st.text(max_size=200))
def test_the_length_never_changes(text: str) -> None:
    casing = Casing.of(Lexicon(), ["Peru"], unseen=lambda _: True, places=Towns())
    for given_text in (text, text.upper()):
        made = casing.recased(given_text)
        assert len(made) == len(given_text)
        assert made.lower() == given_text.lower() or made == given_text
