"""Parts of a report: each layout is invented, the difficulties are those of real pages."""

from __future__ import annotations

import pytest

from twosource.core.report import Segment
from twosource.ingest.cues import load_cues
from twosource.ingest.segments import split

LEAD = "Shells fell on the market of Karsa on Friday, killing at least four people, a doctor said."
MORE = "The doctor said that the wounded were taken to two hospitals in the city of Sula."
LAST = "A second strike hit the road to the north, residents said, but nobody was hurt there."


def kinds(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    segments, _ = split(text, load_cues(), title=title)
    return [(s.kind.value, text[s.start : s.end]) for s in segments]


def kind_of(text: str, part: str, *, title: str | None = None) -> str:
    found = [k for k, t in kinds(text, title=title) if part in t]
    assert len(found) == 1, found
    return found[0]


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_headline_standfirst_body() -> None:
    text = page(
        "Market hit in Karsa", "The attack on the valley town is the latest in a week of shelling by both sides", LEAD
    )
    assert [k for k, _ in kinds(text)] == ["headline", "body", "body"]


def test_repeated_title_is_a_headline_each_time() -> None:
    text = page("Market hit in Karsa", "Market hit in Karsa", LEAD, "Market hit in Karsa", MORE)
    assert [k for k, _ in kinds(text)] == ["headline", "headline", "body", "headline", "body"]


def test_given_title_with_a_full_stop_is_found() -> None:
    text = page("Shells kill at least four people in Karsa market.", LEAD, MORE)
    assert kind_of(text, "Shells kill", title="Shells kill at least four people in Karsa market") == "headline"
    assert kind_of(text, "Shells kill") == "body"


@pytest.mark.parametrize(
    "note",
    [
        LEAD,
        "Shelling in Karsa kills 3",
        "On 9 May, unknown gunmen shot dead two farmers near Karsa. Two fatalities",
        "SEE ALSO the market in Karsa was hit",
        "Photo by: Agency",
    ],
)
def test_single_paragraph_is_body(note: str) -> None:
    assert kinds(note) == [("body", note)]


def test_lines_without_any_prose_are_body() -> None:
    assert [k for k, _ in kinds("3 killed in Karsa\n2 wounded in Sula")] == ["body", "body"]


def test_long_first_line_is_body() -> None:
    long = (
        "Shells fell on the market of Karsa on Friday while families were buying food for the feast, killing at least four "
        "people and wounding nine more, among them a teacher and two of her pupils, a doctor said"
    )
    assert kind_of(page(long, MORE), "Shells fell") == "body"


def test_subhead_amid_the_body() -> None:
    text = page(LEAD, "Second strike", MORE, "'A grave concern'", LAST)
    assert [k for k, _ in kinds(text)] == ["body", "headline", "body", "headline", "body"]


@pytest.mark.parametrize(
    "short",
    [
        "Nobody claimed the attack.",
        "“We counted nine.”",
        '"They hit the bakery," he said.',
        "Three children were among the dead.",
        "- 3 civilians in Karsa",
        "• Sula: two attacks.",
        "* Omar Dalen (13 years old)",
        "-Omar Dalen, 53, father",
        "1. Two soldiers in Sula",
    ],
)
def test_short_body_lines_stay_body(short: str) -> None:
    assert kind_of(page("Market hit in Karsa", LEAD, short, MORE), short) == "body"


def test_items_under_a_colon_are_body_until_prose() -> None:
    text = page(
        LEAD,
        "The dead were named by the clinic as:",
        "Omar Dalen (6)",
        "Sara Dalen (9)",
        "Idris Moro",
        MORE,
        "Comments",
    )
    assert [k for k, _ in kinds(text)] == ["body"] * 6 + ["furniture"]


@pytest.mark.parametrize(
    "caption",
    [
        "A man comforts a woman at a burnt stall in Karsa, April 4, 2031",
        "A civil defence member looks at a crater in Karsa April 4, 2031 [Agency]",
        "A still from an unverified video of the strike on 30 March in Karsa (YouTube/Valley Media)",
        "Smoke over Karsa after the strike. Pic: Valley Guard via AP",
        "FILE - Soldiers stand at a checkpoint near Karsa, Jan. 3, 2030. (AP Photo/Ana Bell)",
        "In this photo released by the valley guard, rescuers search a collapsed house in Karsa.",
        "Rescuers search a house in Karsa (Photo: Valley News)",
        "This is a locator map of the valley. (AP)",
        "Image 3 of 8 A boy carries water past the ruins of the bakery. Photo: Ana Bell, Valley Post",
    ],
)
def test_captions(caption: str) -> None:
    assert kind_of(page("Market hit in Karsa", LEAD, caption, MORE), caption) == "caption"


def test_caption_after_its_label_and_above_the_prose() -> None:
    text = page(
        "Market hit in Karsa",
        "The bakery street in Karsa – Valley Press",
        LEAD,
        "Image:",
        "Fighters near the bridge of Sula",
        MORE,
    )
    assert [k for k, _ in kinds(text)] == ["headline", "caption", "body", "furniture", "caption", "body"]


@pytest.mark.parametrize(
    "body",
    [
        "A friend shared a picture of Omar smiling at the fair.",
        "A video released by the guard shows two trucks burning, and four bodies beside them.",
        "The group said in a statement that the dead were members of the Valley Liberation Front [VLF].",
        "Residents said (and the guard confirmed) that six people died in Karsa (two of them children).",
    ],
)
def test_body_that_looks_like_a_caption(body: str) -> None:
    assert kind_of(page(LEAD, body, MORE), body) == "body"


@pytest.mark.parametrize(
    "furniture",
    [
        "Skip to main content",
        "Photo by: Agency",
        "(Agency)",
        "STAFF/AFP/Getty Images",
        "Sign up to get the latest analysis from the valley in your inbox",
        "SEE ALSO: Karsa is close to a siege that could kill thousands",
        "READ MORE: Ten killed in Sula blast.",
        "NOW WATCH: How the siege began",
        "Related: Ten killed in Sula blast",
        "Share on Facebook",
        "Facebook",
        "Copyright 2031 Valley Post. All rights reserved.",
        "By Ana Bell, valley correspondent",
        "Reporting by Ana Bell in Sula; Editing by Tom Roe",
        "Follow us on Twitter and Telegram",
        "This article was translated and edited by the Valley Post.",
        "By clicking the Subscribe button, you agree to our Privacy Policy and Terms of Use.",
        "Valley Post delivers independent coverage. To learn more about republishing, fill out this form.",
        "We use cookies to improve this site.",
        "Join the conversation about this story »",
        "Read or Share this story: https://valley.example/x1",
        "https://valley.example/more",
        "___",
    ],
)
def test_furniture_lines(furniture: str) -> None:
    assert kind_of(page("Market hit in Karsa", LEAD, MORE, furniture, LAST), furniture) == "furniture"


@pytest.mark.parametrize(
    "body",
    [
        "Follow us, the soldiers shouted, before they shot two of the men.",
        "Contact the missing was lost after shells hit the ferry, the guard said.",
        "This article of the truce was corrected after the attack that killed three.",
        "Subscribe to this lie and more civilians will be killed, he told the crowd.",
    ],
)
def test_sentence_of_harm_is_no_notice(body: str) -> None:
    assert kind_of(page(LEAD, body, MORE), body) == "body"


def test_related_block_ends_where_prose_begins() -> None:
    text = page(
        "Date:",
        "Market hit in Karsa",
        "Related News",
        "Man shot dead near Sula, May 21, 2030",
        "Two hurt by a mine",
        LEAD,
        MORE,
    )
    assert [k for k, _ in kinds(text)] == [
        "furniture",
        "headline",
        "furniture",
        "furniture",
        "furniture",
        "body",
        "body",
    ]


def test_tail_after_next_post_is_furniture_to_the_end() -> None:
    tail = [
        "Prev Post",
        "Sula chaos | Three civilians killed by gunmen",
        "Next Post",
        "Daily toll | 11 killed across the valley…",
    ]
    text = page(
        "Karsa | Four killed", LEAD, MORE, *tail, "A reader wrote that forty people were killed there in one day."
    )
    assert [k for k, _ in kinds(text)] == ["headline", "body", "body"] + ["furniture"] * 5


def test_comments_button_at_the_top_loses_nothing() -> None:
    text = page("Market hit in Karsa", "Comments", LEAD, MORE, LAST)
    assert [k for k, _ in kinds(text)] == ["headline", "furniture", "body", "body", "body"]


def test_menus_and_tags_around_the_prose() -> None:
    menu = ["News", "Valley", "Opinion", "Sula", "Life"]
    text = page(*menu, "Market hit in Karsa", LEAD, MORE, "Karsa", "Sula", "Valley war", "Air strikes")
    found = kinds(text)
    assert [k for k, _ in found[:5]] == ["furniture"] * 5
    assert found[5][0] == "headline"
    assert [k for k, _ in found[8:]] == ["furniture"] * 4


def test_table_that_lost_its_form_is_kept() -> None:
    rows = [
        part
        for name in ("Omar Dalen", "Sara Dalen", "Idris Moro", "Lea Moro")
        for part in (name, "Adult", "male", "killed")
    ]
    found = kinds(page(LEAD, MORE, *rows))
    assert all(k == "body" for k, t in found if t in ("Omar Dalen", "Lea Moro"))


def test_writer_is_introduced_only_at_the_end() -> None:
    bio = "Ana Bell is a correspondent for the Valley Post covering the war."
    assert kind_of(page(LEAD, MORE, bio), "Ana Bell") == "furniture"
    dead = "Omar Dalen was a reporter for Radio Karsa."
    assert kind_of(page(LEAD, dead, MORE), "Omar") == "body"


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("KARSA, Orlen:", "Shells fell on the market."),
        ("KARSA:", "Shells fell on the market."),
        ("KARSA –", "Shells fell on the market."),
        ("KARSA, Velland (Valley Press) –", "A drone hit a car."),
        ("SULA CITY, Oct 7 (Agency) -", "A drone hit a car."),
        ("KARSA (AP) —", "Loud blasts shook the town."),
        ("KARSA (AP)", "Loud blasts shook the town."),
        ("KARSA, 22 July 2031 –", "“At least five children were hurt.”"),
        ("KARSA, 3 JAN 90 (RADIO SULA) -- [REPORT] [TEXT]", "The guard fired."),
        ("Karsa, VNA-", "Our air defence confronted the attack."),
        ("Karsa —", "The market was hit on Friday."),
        ("TEL KARSA, Velland, June 3 --", "The market was hit on Friday."),
    ],
)
def test_datelines(dateline: str, rest: str) -> None:
    text = f"{dateline} {rest}"
    assert kinds(page(text, MORE))[:2] == [("dateline", dateline), ("body", rest)]


@pytest.mark.parametrize(
    "text",
    [
        "VLF – the front – said that it had taken Karsa.",
        "Karsa - the town in the valley - was hit again on Friday.",
        "US-Backed forces took the town of Karsa on Friday.",
        "The army — which denies it — shelled the town of Karsa.",
        "VLF-controlled Karsa was hit by six shells on Friday.",
    ],
)
def test_no_datelines(text: str) -> None:
    assert kinds(page(text, MORE))[0] == ("body", text)


def test_dash_in_an_upper_case_wire_is_no_dateline() -> None:
    text = "TOMAS REVA -- LEADER OF THE UNION -- SAID THAT SIX WERE KILLED.\n\nTHE GUARD DENIED IT."
    assert [k for k, _ in kinds(text)] == ["body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Friday 21 January 2031 16:42, UK",
        "Published: 5 May 2031",
        "1 October، 2031",
        "Wednesday, 14 June 2031, 16:21",
        "2031-05-04",
        "KARSA –",
    ],
)
def test_lines_with_nothing_but_a_date_or_place(line: str) -> None:
    assert kind_of(page("Market hit in Karsa", line, LEAD, MORE), line) == "dateline"


WRAPPED = """(XYZ)

   KARSA, 3 JAN 90 (RADIO SULA) -- [TEXT] THE GUARD COMMAND HAS REPORTED
THAT ABOUT 50 FARMERS OF VARIOUS AGES HAVE BEEN TAKEN BY MEN OF THE FRONT
IN THE VALLEY.  THE MASS KIDNAPPING TOOK PLACE ON THE NIGHT OF SUNDAY NEAR
THE BRIDGE.

   MEANWHILE, THREE FIGHTERS WERE KILLED AND SEVEN OTHERS WERE WOUNDED IN
CLASHES YESTERDAY IN THE NORTH OF THE VALLEY.
"""


def test_hard_wrapped_wire_is_joined() -> None:
    found = kinds(WRAPPED)
    assert [k for k, _ in found] == ["furniture", "dateline", "body", "body"]
    assert found[2][1].startswith("THE GUARD COMMAND") and found[2][1].endswith("BRIDGE.")
    assert found[3][1].count("\n") == 1


def test_hard_wrapped_mixed_case_with_indents() -> None:
    text = (
        "  Shells fell on the market of Karsa on Friday, killing at least four\n"
        "people, a doctor at the hospital said. The guard denied that it had\n"
        "fired on the town.\n"
        "  Residents said the road to the north was hit an hour later, and that\n"
        "nobody was hurt there.\n"
    )
    assert [t.split()[0] for _, t in kinds(text)] == ["Shells", "Residents"]


def test_single_newlines_part_paragraphs_of_a_web_page() -> None:
    text = "\n".join([LEAD, MORE, LAST, "Second strike", MORE + " " + LAST])
    assert [k for k, _ in kinds(text)] == ["body", "body", "body", "headline", "body"]


def test_headlines_on_neighbouring_lines_are_not_joined() -> None:
    text = (
        page(LEAD, MORE)
        + "\n\nMore news\nSula chaos | Two civilians were killed by gunmen near the old bridge\nKarsa | Mine hurts a farmer and his two young sons in the north"
    )
    assert [k for k, _ in kinds(text)][-3:] == ["furniture", "furniture", "furniture"]


def test_line_ends_of_every_kind() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028", "\n\n"):
        text = end.join([LEAD, MORE])
        segments, _ = split(text, load_cues())
        assert [(s.start, s.end) for s in segments] == [(0, len(LEAD)), (len(LEAD) + len(end), len(text))]


def test_offsets_count_code_points() -> None:
    text = "😀 Karsa was hit on Friday by six shells.\n\n" + MORE
    segments, _ = split(text, load_cues())
    assert segments[1] == Segment(len(text) - len(MORE), len(text), segments[1].kind)
