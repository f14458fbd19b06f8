"""Who is private, and that their names are found however they are written."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from twosource.core.actor import Speaker
from twosource.core.ids import text_hash
from twosource.core.quote import Quote
from twosource.core.record import Record
from twosource.core.report import Report
from twosource.core.vocab import Profile, SpeakerKind
from twosource.publish.persons import is_private
from twosource.publish.policy import apply
from twosource.publish.rules import load_policy_rules

RULES = load_policy_rules()


def speaker(role: str | None, body: str | None = None, kind: SpeakerKind = SpeakerKind.PERSON) -> Speaker:
    return Speaker("Some One", Quote(0, 8, "Some One"), kind, role=role, body=body)


@pytest.mark.parametrize(
    "role",
    [
        "a teacher",
        "a resident of the town",
        "doctor",
        "activist",
        "a mother of three",
        "a witness",
        None,
        "who lives there",
        "driver",
        "a lawyer",
    ],
)
def test_private_functions(role: str | None) -> None:
    assert is_private(speaker(role), RULES)


@pytest.mark.parametrize(
    "role",
    [
        "army spokesman",
        "the minister of defence",
        "governor",
        "Brigadier General",
        "a rebel commander",
        "the leader of the party",
        "mayor",
    ],
)
def test_public_functions(role: str) -> None:
    assert not is_private(speaker(role), RULES)


@pytest.mark.parametrize(
    ("body", "private"),
    [("the village school", True), ("General Hospital", True), ("the Dune Harm Monitor", False), (None, True)],
)
def test_a_body_makes_public_unless_it_is_one_of_care_or_home(body: str | None, private: bool) -> None:
    assert is_private(speaker(None, body), RULES) is private


def test_an_official_is_public_and_a_monitor_is_no_person() -> None:
    assert not is_private(speaker(None, kind=SpeakerKind.OFFICIAL), RULES)
    assert not is_private(speaker(None, kind=SpeakerKind.MONITOR), RULES)


def partner_text(text: str, sample: ModuleType) -> str:
    """A text as partners get it, next to the hand-made record."""
    report = Report("extra", text, text_hash(text))
    record: Record = replace(sample.RECORD, reports=(*sample.RECORD.reports, report))
    return apply(record, Profile.PARTNER).report("extra").text


@pytest.mark.parametrize(
    "text",
    [
        "Salwa\u00a0Kirdani spoke.",
        "SALWA KIRDANI SPEAKS",
        "as Salwa-Kirdani wrote",
        "Kirdani’s house",
        "said Kirdani.",
        "Sálwa Kirdāni said",
        "NAJI OTHAIM",
        "the boy Tareb",
    ],
)
def test_a_known_name_is_found_in_every_spelling(sample: ModuleType, text: str) -> None:
    shown = partner_text(text, sample).casefold()
    assert all(part not in shown for part in ("kirdani", "kirdāni", "othaim", "tareb"))


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Rima Sadouk, a shopkeeper in the town, saw it. Sadouk ran.", "Sadouk"),
        ("The teacher Rima Sadouk saw it.", "Sadouk"),
        ("“My brother,” said a woman who asked to be called only Nafila. Nafila wept.", "Nafila"),
        ("A man who gave his name as Deeb said so.", "Deeb"),
        ("Among the dead was Hadi Maroof, 12, and his sister.", "Maroof"),
        ("Hadi Maroof (12) was buried.", "Maroof"),
    ],
)
def test_a_private_name_that_no_claim_quotes_is_found_by_what_stands_by_it(
    sample: ModuleType, text: str, gone: str
) -> None:
    assert gone not in partner_text(text, sample)


@pytest.mark.parametrize(
    "text",
    [
        "In Wadi Sorrel, a teacher said so.",
        "On Thursday, a resident said so.",
        "Colonel Hatim Bardawi said so.",
        "on 16 March, 12 people died",
        "Free Qarn Brigades, a rebel group",
        "The doctor said so.",
        "strikes on Husn al-Qarn, 15 of them",
    ],
)
def test_places_offices_and_bodies_stay(sample: ModuleType, text: str) -> None:
    assert partner_text(text, sample) == text


def test_one_person_under_two_names_has_one_pseudonym(sample: ModuleType) -> None:
    assert partner_text("Salwa Kirdani came. Kirdani spoke.", sample) == "Person A came. Person A spoke."


def test_a_surname_that_two_share_is_withheld_without_saying_whose(sample: ModuleType) -> None:
    text = "Omar Kirdani, a farmer, came. Kirdani spoke."
    shown = partner_text(text, sample)
    assert "Kirdani" not in shown and shown.endswith("[name withheld] spoke.")


def test_words_that_stand_for_a_person_are_not_taken_for_the_name(sample: ModuleType) -> None:
    nurse = sample.CLAIMS[1]
    he = Speaker("Salwa Kirdani", Quote(0, 2, "He"), SpeakerKind.PERSON, role="a nurse")
    record = replace(sample.RECORD, claims=(*sample.CLAIMS, replace(nurse, id="c_99", attribution=(he,))))
    report = Report("extra", "He said that the nurse left.", "")
    shown = apply(replace(record, reports=(*record.reports, report)), Profile.PARTNER)
    assert shown.report("extra").text == "He said that the nurse left."


def test_a_name_inside_a_generic_source_is_withheld_too(sample: ModuleType) -> None:
    text = "“Go,” said a woman who asked to be called only Nafila. Nafila wept."
    source = Speaker("woman who asked to be called only Nafila", Quote(0, 1, "“"), SpeakerKind.GENERIC)
    report = Report("extra", text, "")
    claim = replace(
        sample.CLAIMS[1],
        id="c_99",
        report="extra",
        quote=Quote(0, len(text), text),
        attribution=(source,),
        place=None,
        time=None,
        figures=(),
        victims=(),
    )
    record = replace(sample.RECORD, reports=(*sample.REPORTS, report), claims=(*sample.CLAIMS, claim))
    shown = apply(record, Profile.PUBLIC).claim("c_99")
    assert "Nafila" not in shown.quote.text and "Nafila" not in shown.attribution[0].name
