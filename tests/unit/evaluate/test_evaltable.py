"""The documentation's tables."""

from datetime import date

from twosource.evaluate.run import Measured
from twosource.evaluate.table import Line, table


def test_halves_stand_beside_each_other_and_gaps_are_named() -> None:
    runs = [Measured("a", None, 10, 3.0, {"f": {"f1": 0.5}}), Measured("a", "odd", 5, 2.0, {})]
    made = table(runs, {"a": [Line("f.f1", "figures", baseline="0.3", bar="0.8")]}, day=date(2031, 5, 5))
    assert "Measured on 2031-05-05 (all 3 s, odd 2 s, loading included)." in made
    assert "| figures | 0.500 | not measured | 0.3 | 0.8 |  |" in made
