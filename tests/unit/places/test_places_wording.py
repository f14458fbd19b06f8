"""Countries by plain words."""

from __future__ import annotations

from twosource.resolve.countries import load_countries
from twosource.resolve.wording import Wording, words_of

COUNTRIES = load_countries()
TEXTS = {
    "KE": "Drivers of matatu and boda-boda clashed with askari about fees",
    "UA": "Shelling of the hromada and the oblast wounded residents",
    "PH": "Tanods of the barangay arrested two tricycle drivers",
    "MX": "Ejidatarios blocked the carretera near the cabecera",
}
ASKED = words_of("A matatu was burnt after askari beat boda-boda riders.")


def told(*, reports: int = 60) -> Wording:
    wording = Wording()
    for n in range(reports):
        for code, text in TEXTS.items():
            wording.add(code, f"{code}{n}", words_of(text))
    return wording


def test_words_of_one_countrys_news_speak_for_it_and_the_reason_tells_them() -> None:
    lean = told().lean(ASKED, COUNTRIES)
    assert lean is not None
    assert lean.country_code == "KE"
    assert "matatu" in lean.note
    assert "Kenya" in lean.note
    assert lean.lender == "KE0"
    assert 0.5 <= lean.weight <= 0.8


def test_words_that_all_have_say_nothing() -> None:
    wording = told()
    for code in TEXTS:
        for n in range(20):
            wording.add(code, f"more-{code}{n}", words_of("The protest went on."))
    assert wording.lean(words_of("The protest went on."), COUNTRIES) is None


def test_words_of_two_countries_leave_a_doubt() -> None:
    assert told().lean(words_of("A matatu of the hromada."), COUNTRIES) is None


def test_too_few_reports_lend_nothing() -> None:
    assert told(reports=20).lean(ASKED, COUNTRIES) is None
