"""Claims and their days, in the order of a report."""

from __future__ import annotations

from datetime import date

from twosource.core.claim import Claim
from twosource.core.figure import Figure
from twosource.core.quote import Quote
from twosource.core.report import Published, Report
from twosource.core.vocab import Event, Measure, Scope, Status
from twosource.extract.rules.times import find_times_in, load_time_rules
from twosource.resolve.times import resolve_times

RULES = load_time_rules()
SUNDAY = date(2021, 5, 16)


def read(
    text: str,
    *sentences: str,
    published: date | None = SUNDAY,
    status: Status = Status.REPORTED,
    scope: Scope = Scope.INCIDENT,
) -> list[str | None]:
    """Days of one claim a sentence, each with the first time phrase of its sentence."""
    report = Report("r", text, "", published=Published(published, "given", "") if published else None)
    claims = []
    for k, sentence in enumerate(sentences):
        start = text.index(sentence)
        quote = Quote.of(text, start, start + len(sentence))
        mentions = find_times_in(sentence, rules=RULES, offset=start)
        figure = Figure(Measure.KILLED, 2, 2, Quote.of(text, start, start + 3), scope=scope)
        claims.append(
            Claim(
                f"c{k}", "r", quote, Event.SHELLING, status, (figure,), time_mention=mentions[0] if mentions else None
            )
        )
    times = [c.time for c in resolve_times(report, claims)]
    return [f"{t.start}..{t.end}" if t else None for t in times]


def test_the_opening_takes_the_day_that_the_story_gives_later() -> None:
    text = "Two died in Velmora.\n\nThe shelling on Friday hit a school.\n\nIt hurt five."
    days = read(text, "Two died in Velmora.", "The shelling on Friday hit a school.", "It hurt five.")
    assert days == ["2021-05-14..2021-05-14"] * 3


def test_a_paragraph_that_opens_with_a_day_tells_another_event() -> None:
    text = "Two died in Velmora.\n\nYesterday, mortars hit Oskarra."
    assert read(text, "Two died in Velmora.", "Yesterday, mortars hit Oskarra.") == [
        "2021-05-16..2021-05-16",
        "2021-05-15..2021-05-15",
    ]


def test_the_next_day_counts_from_the_claim_before() -> None:
    text = "Shells fell on Wednesday. The following day two died."
    assert read(text, "Shells fell on Wednesday.", "The following day two died.")[1] == "2021-05-13..2021-05-13"


def test_the_day_of_saying_does_not_move_the_event() -> None:
    text = "Shells fell on Wednesday. Two died, officials said on Friday."
    assert read(text, "Shells fell on Wednesday.", "Two died, officials said on Friday.")[1] == "2021-05-12..2021-05-12"


def test_a_total_runs_to_the_day_of_the_report() -> None:
    assert read("Since early 2020 9 died.", "Since early 2020 9 died.", scope=Scope.CUMULATIVE) == [
        "2020-01-01..2021-05-16"
    ]


def test_a_plan_is_ahead() -> None:
    assert read("They will advance on Tuesday.", "They will advance on Tuesday.", status=Status.PLANNED) == [
        "2021-05-18..2021-05-18"
    ]


def test_what_dates_another_event_lends_nothing() -> None:
    text = "Shells fell on Wednesday. It came a day after rebels took Oskarra.\n\nTwo more died."
    days = read(text, "Shells fell on Wednesday.", "a day after rebels took Oskarra", "Two more died.")
    assert days == ["2021-05-12..2021-05-12", "2021-05-11..2021-05-11", "2021-05-12..2021-05-12"]


def test_a_report_without_a_day_keeps_its_claims_undated() -> None:
    text = "On Friday two died. On 3 May 2020 nine died."
    days = read(text, "On Friday two died.", "On 3 May 2020 nine died.", published=None)
    assert days == [None, "2020-05-03..2020-05-03"]


def test_the_anchor_is_told() -> None:
    text = "Shells fell on Friday."
    mention = find_times_in(text, rules=RULES)[0]
    claim = Claim("c", "r", Quote.of(text, 0, len(text)), Event.SHELLING, Status.REPORTED, time_mention=mention)
    (dated,) = resolve_times(Report("r", text, "", published=Published(SUNDAY, "given", "")), [claim])
    assert dated.time is not None
    assert dated.time.anchor == "published 2021-05-16"
    assert dated.time.quote == mention.quote
    assert dated.time.precision == 1


def test_a_newer_toll_leaves_the_event_on_its_own_day() -> None:
    text = "The mayor on Sunday put the toll of the strike at 9. Friday's strike hit a school."
    days = read(text, "The mayor on Sunday put the toll of the strike at 9.", "Friday's strike hit a school.")
    assert days == ["2021-05-14..2021-05-14"] * 2


def test_what_is_said_before_the_story_happened_is_of_another_event() -> None:
    text = "Shells fell on Saturday. Two died elsewhere, officials said on Friday."
    days = read(text, "Shells fell on Saturday.", "Two died elsewhere, officials said on Friday.")
    assert days == ["2021-05-15..2021-05-15", "2021-05-14..2021-05-14"]


def test_an_event_happened_at_the_latest_when_it_was_spoken_of() -> None:
    text = "Two have died in Velmora.\n\nA spokesman said on Friday that it was a mine."
    days = read(text, "Two have died in Velmora.", "A spokesman said on Friday that it was a mine.")
    assert days[0] == "2021-05-14..2021-05-14"


def test_a_report_that_comes_back_to_one_older_day_is_about_it() -> None:
    text = "Two may have died.\n\nThe army defended the strike on April 3.\n\nMore is not known of those killed."
    days = read(text, "Two may have died.", "The army defended the strike on April 3.", "More is not known")
    assert days[0] == "2021-04-03..2021-04-03"


def test_two_claims_of_one_phrase_have_one_day() -> None:
    text = "Shells fell on Wednesday. The day before, mines went off and killed two."
    report = Report("r", text, "", published=Published(SUNDAY, "given", ""))
    (wednesday,) = find_times_in("Shells fell on Wednesday.", rules=RULES)
    (before,) = find_times_in("The day before, mines", rules=RULES, offset=26)
    quotes = [(0, 25), (26, 57), (62, len(text))]
    claims = [
        Claim(f"c{k}", "r", Quote.of(text, a, b), Event.SHELLING, Status.REPORTED, (), time_mention=m)
        for k, ((a, b), m) in enumerate(zip(quotes, (wednesday, before, before), strict=True))
    ]
    days = [c.time.start if c.time else None for c in resolve_times(report, claims)]
    assert days == [date(2021, 5, 12), date(2021, 5, 11), date(2021, 5, 11)]


def test_a_count_of_how_things_stand_is_of_the_report_s_day() -> None:
    text = "Some 900 are currently displaced."
    assert read(text, text, scope=Scope.CUMULATIVE) == ["2021-05-16..2021-05-16"]


def test_a_long_stretch_of_background_lends_the_next_paragraph_no_day() -> None:
    text = "A strike killed three on Thursday.\n\nThey have fought since January 7.\n\nThe strike on the mill left three dead."
    days = read(
        text, "A strike killed three on Thursday.", "They have fought since January 7.", "The strike on the mill"
    )
    assert days[2] == "2021-05-13..2021-05-13"
