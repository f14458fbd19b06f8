"""Doers that a report leaves to its readers, and bulletins whose entries have nothing to do with each other."""

from __future__ import annotations

import pytest

from twosource.core.ids import text_hash
from twosource.core.report import Report, Segment
from twosource.core.vocab import Certainty, SegmentKind
from twosource.extract.reader import Reader

_REST = "Traders from the hills came down with wool and salt, and nobody spoke of the old battle any more. " * 12


def _read(reader: Reader, *paragraphs: str) -> list[tuple[str, list[tuple[str, Certainty]]]]:
    """Kind and doers of each claim. A long paragraph of no event follows, so that the report is not a brief one."""
    parts = [*paragraphs, _REST]
    text = "\n\n".join(parts)
    segments, at = [], 0
    for part in parts:
        segments.append(Segment(at, at + len(part), SegmentKind.BODY))
        at += len(part) + 2
    report = Report("r", text, text_hash(text), lang="en", segments=tuple(segments))
    return [(c.event.value, [(p.name, p.certainty) for p in c.perpetrators]) for c in reader.read(report)]


def _doers(reader: Reader, *paragraphs: str) -> list[list[str]]:
    return [[name for name, _ in doers] for _, doers in _read(reader, *paragraphs)]


def test_the_one_coalition_of_a_report_strikes_from_the_air(reader: Reader) -> None:
    read = _read(
        reader,
        "Air strikes on Omrin killed nine civilians on Monday.",
        "Houthi gunmen had seized a clerk in Lasp. The Saudi-led coalition gave no word for two days.",
    )
    assert read[0] == ("air_strike", [("Saudi-led coalition", Certainty.INFERRED)])


def test_unidentified_aircraft_stay_so(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Unidentified warplanes bombed Omrin on Monday and killed nine civilians.",
        "The Saudi-led coalition gave no word for two days.",
    )
    assert doers[0] == []


def test_two_who_fly_leave_it_open(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Air strikes on Omrin killed nine civilians on Monday.",
        "Russian warplanes were seen over the coast. Turkish jets were seen over the lake.",
    )
    assert doers[0] == []


def test_who_fights_fights_the_other_side(reader: Reader) -> None:
    doers = _doers(
        reader,
        "The battle lasted until noon and two people died.",
        "Al-Shabaab, which has links to al-Qaeda, wants the Somali army out of the valley.",
    )
    assert doers[0] == ["Somali National Army", "Al-Shabaab"]


def test_a_third_group_leaves_the_sides_open(reader: Reader) -> None:
    doers = _doers(
        reader,
        "The battle lasted until noon and two people died.",
        "Al-Shabaab and Boko Haram want the Somali army out of the valley.",
    )
    assert doers[0] == []


def test_reinforcements_are_the_states(reader: Reader) -> None:
    read = _read(reader, "Reinforcements were sent to Omrin on Monday.", "The Somali army lost two posts last year.")
    assert read[0] == ("movement_deployment", [("Somali National Army", Certainty.INFERRED)])


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_an_entry_of_a_bulletin_says_nothing_of_another(reader: Reader, dash: str) -> None:
    doers = _doers(
        reader,
        f"OMRIN {dash} Turkish drones struck a car and killed two people on Monday, police said.",
        f"LASP {dash} A strike killed three people on Monday, police said.",
        f"* NEAR VELMA {dash} Gunmen shot dead a judge on Monday, police said.",
        f"SARVEK {dash} Four people were shot dead on Monday, police said.",
    )
    assert doers == [["Turkish Armed Forces"], [], ["Gunmen"], []]


def test_one_dateline_makes_no_bulletin(reader: Reader) -> None:
    doers = _doers(
        reader, "OMRIN - Turkish drones struck a car on Monday, police said.", "Three people were killed in the strike."
    )
    assert doers == [["Turkish Armed Forces"], ["Turkish Armed Forces"]]


def test_who_one_speaker_says_the_raiders_were(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Raiders ambushed a cattle camp near Omrin on Monday and left four herders dead.",
        "A commissioner told the paper that Murle gunmen had shot at the herders.",
    )
    assert doers[0] == ["Raiders", "Murle gunmen"]


def test_unknown_persons_did_nothing_else(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Unknown persons threw a grenade at a police station in Omrin on Monday.",
        "Eight bombs exploded in Lasp and killed a clerk.",
    )
    assert doers[0] == ["Unknown persons"]
    assert doers[1] == []


def test_the_soldiers_are_those_of_the_army_that_is_named(reader: Reader) -> None:
    read = _read(
        reader,
        "Soldiers shot dead four farmers near Omrin on Monday, residents said.",
        "The Somali army gave no word for two days.",
    )
    assert read[0] == ("attack", [("Somali National Army", Certainty.INFERRED)])


def test_soldiers_of_two_armies_stay_soldiers(reader: Reader) -> None:
    doers = _doers(
        reader,
        "Soldiers shot dead four farmers near Omrin on Monday, residents said.",
        "The Somali army and the Kenyan army gave no word for two days.",
    )
    assert doers[0] == ["Soldiers"]


def test_the_kin_of_a_group_took_no_part(reader: Reader) -> None:
    text = (
        "Gunmen of the Red Heron Brigade, which has links to al-Qaeda, attacked Omrin on Monday and killed five people."
    )
    report = Report("r", text, text_hash(text), lang="en", segments=(Segment(0, len(text), SegmentKind.BODY),))
    assert all("al-Qaeda" not in p.name for c in reader.read(report) for p in (*c.perpetrators, *c.targets))
