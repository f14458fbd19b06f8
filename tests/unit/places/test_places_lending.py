"""Lending that grew, report by report and in any order, ends where lending over all reports at once ends."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest

from twosource.core.report import Report
from twosource.resolve import lending, wording
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.leans import lend_countries
from twosource.resolve.lending import Lending

NAMES = ("Councillor Barqi", "Deputy Omrane", "Sheikh Talun", "the Harbour Union")
WORDS = ("matambo carts", "the hromaska council", "barankay elders")


def report(name: str, text: str, outlet: str) -> Report:
    return Report(name, text, sha256(text.encode()).hexdigest(), outlet=outlet)


def reports(dice: random.Random, number: int) -> list[Report]:
    made = []
    for n in range(number):
        country = dice.choice((" in Libya", " in Iraq", " in Libya", "", ""))
        text = f"Guards of {dice.choice(NAMES)} fired at a crowd{country} beside {dice.choice(WORDS)} on day {n}."
        made.append(report(f"r{n:03}", text, f"The Gazette {dice.randint(1, 3)}"))
    return made


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("sample", [30, 2_000])
def test_it_ends_where_one_run_ends(seed: int, sample: int, world: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "SAMPLE", sample)
    monkeypatch.setattr(lending, "SAMPLE", sample)
    monkeypatch.setattr(wording, "_ENOUGH", 20)
    dice = random.Random(seed)
    told = reports(dice, 120)
    dice.shuffle(told)
    growing = Lending(world)
    growing.add_all(told[:40], {})
    for number, found in enumerate(told[40:], start=41):
        before = dict(growing.leans)
        changed = growing.look(growing.add(found, ()))
        assert changed == {r for r in before.keys() | growing.leans.keys() if before.get(r) != growing.leans.get(r)}
        if number % 20 == 0:
            assert growing.leans == lend_countries(told[:number], {}, world)
