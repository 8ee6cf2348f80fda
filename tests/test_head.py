"""The head of a page, how the meeting began, went on and ended, and who is listed in which way."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from trees import shown

from minutes_tui.language.labels import languages
from minutes_tui.model.document import Block, Heading, Masthead, Paragraph, Table, flat, words
from minutes_tui.model.minutes import Minutes, Print
from minutes_tui.record.parser import read
from minutes_tui.report import FORMS, document
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html

MEETING = """
title = "Session of the Fjord Authority"
date = 2026-03-11
last_date = 2026-03-12
start = 09:30:00
end = 16:45:00
timezone = "Europe/Tallinn"
venue = "Chamber of Tides"
reference = "SA/43"
rapporteur = ["IF"]
quorum = "1/2"
distribution = ["members", "observers"]
"""
PEOPLE = """
[[body]]
key = "SA"
name = "Fjord Authority"

[[body]]
key = "BP"
name = "Board of Lights"

[[body]]
key = "G"
name = "Guests"

[[participant]]
key = "AA"
name = "Anna Aarne"
title = "Ms"
role = "chair"
delegation = "Denmark"
post = "Head of Unit"
affiliation = "Ministry of Food"
body = "SA"
presence = "present"

[[participant]]
key = "FF"
name = "Fatima Falk"
title = "Ms"
delegation = "Latvia"
body = "SA"
presence = "apologies"

[[participant]]
key = "XX"
name = "Xenia Xu"
title = "Mr"
body = "BP"
presence = "absent"
remark = "ill"

[[participant]]
key = "YY"
printed = "Iceland: Dr Yuki Yamamoto"
body = "BP"
presence = "present"

[[participant]]
key = "IF"
name = "Ida Frost"
role = "rapporteur"
post = "Clerk"
body = "SA"
presence = "present"

[[participant]]
key = "GG"
name = "Gro Gran"
body = "G"
presence = "present"
"""
NOTES = """
[[agenda]]
key = "ice"
title = "Ice"
document = "SA/43/1"

[[note]]
at = 2026-03-11T09:31:00+02:00
kind = "item"
item = "ice"

[[note]]
at = 2026-03-11T09:32:00+02:00
item = "ice"
text = "It was cold."

[[note]]
at = 2026-03-12T09:00:00+02:00
item = "ice"
text = "It was warm."
"""


def minutes(meeting: str = MEETING, rest: str = PEOPLE + NOTES, **style: Any) -> Minutes:
    reading = read(f"format = 1\n[meeting]\n{meeting}\n{rest}")
    assert reading.problems == []
    return replace(reading.minutes, print=Print(**style))


def blocks(given: Minutes, form: str = "summary", language: str = "") -> list[Block]:
    return list(document(given, form, language).blocks)


def masthead(given: Minutes) -> list[str]:
    (found,) = (block for block in blocks(given) if isinstance(block, Masthead))
    return [words(part) for part in (found.body, found.others, found.reference, found.status)]


def rows(given: Minutes, role: str, form: str = "summary", language: str = "") -> list[str]:
    tables = (block for block in blocks(given, form, language) if isinstance(block, Table) and block.role == role)
    return [" | ".join(filter(None, [mark, *map(words, row)]))
            for table in tables
            for mark, row in zip(table.marks or [""] * len(table.rows), table.rows, strict=True)]  # fmt: skip


def paragraphs(given: Minutes, role: str, language: str = "") -> list[str]:
    found = flat(blocks(given, language=language))
    return [words(block.content) for block in found if isinstance(block, Paragraph) and block.role == role]


# The masthead and the titles


def test_the_bodies_that_meet_stand_in_the_masthead_and_not_the_guests() -> None:
    assert masthead(minutes()) == ["Fjord Authority", "Board of Lights", "SA/43", "Draft – not yet approved"]
    assert masthead(minutes(MEETING + 'series = "Sound"', NOTES))[:2] == ["Sound", ""]


def test_the_kind_of_page_is_its_title_and_the_meetings_title_below_it() -> None:
    for form, called in (("summary", "Minutes"), ("verbatim", "Verbatim record"), ("transcript", "Transcript"),
                         ("decisions", "Decisions")):  # fmt: skip
        made = blocks(minutes(), form)
        assert [words(block.content) for block in made if isinstance(block, Heading) and block.level == 1] == [called]
        assert paragraphs(minutes(), "subtitle") == ["Session of the Fjord Authority"]
    assert "# Agenda\n\nSession of the Fjord Authority\n" in shown(document(minutes(), "agenda"))


@pytest.mark.parametrize(
    ("title", "language"),
    [("Minutes of the session", "en"), ("Draft minutes", "en"), ("Vorstandsprotokoll", "de"), ("理事会議事録", "ja")],
)
def test_a_title_that_has_the_word_for_minutes_stands_alone(title: str, language: str) -> None:
    given = minutes(f'title = "{title}"\nlanguage = "{language}"', "")
    assert [words(block.content) for block in blocks(given) if isinstance(block, Heading)] == [title]
    assert paragraphs(given, "subtitle") == []


def test_there_is_a_title_whatever_the_head_names() -> None:
    for head in ((), ("body",), ("date", "venue")):
        (title,) = (b for b in blocks(minutes(head=head)) if isinstance(b, Heading) and b.level == 1)
        assert words(title.content) == "Session of the Fjord Authority"


# The table


def test_the_head_says_when_and_where_it_was_who_was_there_and_who_gets_the_minutes() -> None:
    assert rows(minutes(), "head") == [
        "Date | 11 March 2026, 09:30 – 12 March 2026, 16:45",
        "Venue | Chamber of Tides",
        "Chair | Ms Anna Aarne (Denmark)",
        "Minutes by | Ida Frost",
        "Present | 2 of 4; quorum 2",
        "Distribution | members, observers",
    ]


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        ("date = 2026-03-11\nstart = 09:30:00\nend = 16:45:00", "11 March 2026, 09:30–16:45"),
        ("date = 2026-03-11\nstart = 09:30:00", "11 March 2026, 09:30"),
        ("date = 2026-03-11\nend = 16:45:00", "11 March 2026"),
        ('date_printed = "Spring"\nstart = 09:30:00\nlast_date = 2026-03-12', "Spring, 09:30"),
        ('date_printed = "MARCH 11, 2026 6PM"\nstart = 18:00:00', "MARCH 11, 2026 6PM"),
        ('date_printed = "11 mars, 18 h 30"\nstart = 18:30:00', "11 mars, 18 h 30"),
        ('date_printed = "6 March 2026"\nstart = 18:00:00', "6 March 2026, 18:00"),
        ('date_printed = "March, 6PM"\nstart = 18:00:00\nend = 21:00:00', "March, 6PM, 18:00–21:00"),
        ("date = 2026-03-11\nlast_date = 2026-03-12", "11–12 March 2026"),
        (
            'language = "de"\ndate = 2026-03-11\nstart = 09:30:00\nend = 16:45:00',
            "11.\u00a0März 2026, 09:30–16:45\u00a0Uhr",
        ),
    ],
)
def test_the_date_has_the_beginning_and_the_end(meeting: str, said: str) -> None:
    assert [row.split(" | ")[1] for row in rows(minutes(meeting, ""), "head")] == [said]


def test_nothing_is_said_of_who_was_there_where_nobody_said_it() -> None:
    unknown = minutes(rest=PEOPLE.replace("presence =", "email =").replace('"present"', '"a@b.org"') + NOTES)
    given = replace(unknown, participants=tuple(replace(p, presence="expected") for p in unknown.participants))
    assert not any("Present" in row for row in rows(given, "head"))
    assert "group | Fjord Authority" in rows(given, "roster")


def test_the_lines_stand_in_the_order_of_the_head() -> None:
    given = minutes(head=("reference", "venue", "title", "chair", "date"))
    kinds = [type(block).__name__ for block in blocks(given)][:4]
    assert kinds == ["Masthead", "Table", "Heading", "Table"]
    assert [row.split(" | ")[0] for row in rows(given, "head")] == ["Venue", "Chair", "Date"]


def test_a_head_without_a_masthead_is_lines_with_nothing_at_the_foot_or_about_times() -> None:
    made = document(minutes(head=("title", "date", "venue", "chair"), roster="lines", agenda_headings=False))
    assert shown(made).split("\n")[1:6] == [
        "# Session of the Fjord Authority", "", "11–12 March 2026", "**Venue:** Chamber of Tides",
        "**Chair:** Ms Anna Aarne (Denmark)",
    ]  # fmt: skip
    assert (made.layout.footer, made.layout.footer_sides, made.layout.header_sides) == ("{page}", ("", ""), ("", ""))
    assert not [block for block in flat(made.blocks) if isinstance(block, Paragraph) and block.role == "event"]


def test_the_times_may_be_a_line_of_their_own() -> None:
    of_lines = shown(document(minutes(head=("title", "date", "times"))))
    assert "11–12 March 2026\n**Time:** 09:30–16:45\n" in of_lines
    of_rows = shown(document(minutes(head=("body", "title", "times", "date"))))
    assert of_rows.count("09:30") == 2  # in its row, and in the sentence of the opening


@pytest.mark.parametrize("form", FORMS)
def test_a_page_of_nothing_but_a_head_is_bare(form: str) -> None:
    assert document(minutes(rest=NOTES.split("[[note]]")[0]), form).is_bare == (form != "agenda")
    assert document(Minutes(), form).is_bare


# Where the minutes stand


def history(*steps: str) -> str:
    return "".join(f"[[history]]\nstatus = '{step.split()[0]}'\nat = {step.split()[1]}\n" for step in steps)


@pytest.mark.parametrize(
    ("status", "steps", "said"),
    [
        ("draft", (), "Draft – not yet approved"),
        ("circulated", ("circulated 2026-03-16",), "Circulated, 16 March 2026"),
        ("circulated", (), "Circulated"),
        ("approved", ("approved 2026-04-09",), "Approved on 9 April 2026"),
        ("approved", ("approved 2026-04-09", "corrected 2026-05-02"),
         "Approved on 9 April 2026; Corrigenda: 2 May 2026"),
        ("approved", (), "Approved"),
    ],
)  # fmt: skip
def test_the_masthead_and_the_foot_say_where_the_minutes_stand(status: str, steps: tuple[str, ...], said: str) -> None:
    given = minutes(f'{MEETING}\nstatus = "{status}"', NOTES + history(*steps))
    assert masthead(given)[3] == said
    assert document(given).layout.footer_sides[0] == said


def test_a_page_that_is_no_minutes_does_not_say_where_they_stand() -> None:
    assert document(minutes(), "attendance").layout.footer_sides == ("", "Page {page} of {pages}")


# Beginning, days and end


def test_that_the_meeting_began_went_on_and_ended_is_said_where_no_note_does() -> None:
    assert paragraphs(minutes(), "event") == [
        "The meeting was called to order at 09:30.", "The meeting resumed at 09:00.", "The meeting rose at 16:45.",
    ]  # fmt: skip
    assert paragraphs(minutes(), "day") == ["Wednesday, 11 March 2026", "Thursday, 12 March 2026"]
    told = NOTES.replace("It was cold.", "The chair opened it at 9.30.").replace(
        "It was warm.", "It went on from 9:00 to 4.45 p.m."
    )
    assert paragraphs(minutes(rest=told), "event") == []
    stamped = NOTES.replace("It was warm.", "A log has `16:45`, and 2026-03-12T16:45+01:00.")
    assert paragraphs(minutes(rest=stamped), "event")[-1] == "The meeting rose at 16:45."


def test_a_sentence_that_a_note_has_is_not_said_once_more() -> None:
    """The head has when it was."""
    told = NOTES.replace("It was cold.", "After the meeting was called to order, the minutes were approved.")
    told = told.replace("It was warm.", "Mr Ole thanked all, and the meeting rose.")
    plain_ = paragraphs(minutes(), "event")
    assert [plain_[0], plain_[-1]] == ["The meeting was called to order at 09:30.", "The meeting rose at 16:45."]
    said = paragraphs(minutes(rest=PEOPLE + told), "event")
    assert not any("called to order" in each or "rose" in each for each in said), said
    head = ["body", "title"]
    assert "The meeting rose at 16:45." in paragraphs(minutes(rest=PEOPLE + told, head=head), "event")


def test_a_meeting_of_one_day_that_goes_on_after_midnight_has_no_other_day() -> None:
    assert paragraphs(minutes(MEETING.replace("last_date", "# last_date")), "day") == []
    late = NOTES.replace("2026-03-11T09:3", "2026-03-11T23:3").replace("2026-03-12T09:00", "2026-03-12T00:05")
    assert paragraphs(minutes(rest=late), "day") == []


@pytest.mark.parametrize("language", languages())
def test_the_sentences_are_in_the_language_of_the_page(language: str) -> None:
    said = paragraphs(minutes(), "event", language)
    assert len(said) == len(set(said)) == 3
    assert not any("{" in each for each in said)


def test_a_line_of_its_own_in_the_head_has_emphasis() -> None:
    lines = page('[meeting]\ntitle = "T"\n[print]\nhead = ["title", "**Length:** 2 h", "5 * 3"]\n')
    assert "**Length:** 2 h" in lines
    assert any(line.replace("\\", "") == "5 * 3" for line in lines)


def test_a_line_of_its_own_with_a_label_stands_among_the_rows_of_the_head() -> None:
    head = ("body", "title", "venue", "**Durée :** 2 h 40", "**Relecture** : *Léa*")
    made = minutes('title = "T"\nvenue = "Barn"', head=head)
    assert rows(made, "head") == ["Venue | Barn", "Durée | 2 h 40", "Relecture | Léa"]


def test_who_has_no_name_is_told_with_emphasis() -> None:
    for roster in ("table", "lines", "names"):
        lines = page(f'[meeting]\ntitle = "T"\nalso_present = "**Voters:** 17"\n[print]\nroster = "{roster}"\n')
        assert any("**Voters:** 17" in line for line in lines), roster


@pytest.mark.parametrize(("template", "printed"), [("{number}", "TOP 1."), ("{number}.", "TOP 1.")])
def test_an_own_number_of_an_item_keeps_its_dot(template: str, printed: str) -> None:
    item = '[[agenda]]\nkey = "a"\nnumber = "TOP 1."\ntitle = "Ice"\n[[note]]\nkind = "item"\nitem = "a"\n'
    lines = page(f'[meeting]\ntitle = "T"\n[print]\nitem_number = "{template}"\n{item}')
    assert any(line.endswith(f"{printed} Ice") for line in lines), lines


# The roster


def test_a_roster_is_a_table_with_a_group_for_each_body() -> None:
    assert rows(minutes(), "roster") == [
        "group | Fjord Authority | 1 of 2",
        "Ms Anna Aarne, Chair | Denmark | Head of Unit, Ministry of Food",
        "label | Apologies",
        "Ms Fatima Falk | Latvia",
        "group | Board of Lights | 1 of 2",
        "line | Iceland: Dr Yuki Yamamoto",
        "label | Absent",
        "Mr Xenia Xu | ill",
        "group | Guests",
        "Gro Gran",
        "group | In attendance",
        "Ida Frost | Rapporteur, Clerk",
    ]


def columns(given: Minutes) -> tuple[list[str], list[str]]:
    """The head of the roster, and its first row."""
    (table,) = (block for block in blocks(given) if isinstance(block, Table) and block.role == "roster")
    return [words(cell) for cell in table.head], [words(cell) for cell in table.rows[0]]


def test_a_column_that_nobody_fills_is_left_out_but_for_the_counts() -> None:
    bare = [replace(each, post="", affiliation="", remark="", role="") for each in minutes().participants]
    given = replace(minutes(), participants=tuple(bare))
    assert columns(given) == (["Name", "Delegation"], ["Fjord Authority", "2 of 3"])
    nobodys = replace(minutes(), participants=tuple(replace(each, delegation="") for each in bare))
    assert columns(nobodys) == (["Name", ""], ["Fjord Authority", "2 of 3"])


def test_a_house_that_says_how_lines_are_has_lines() -> None:
    for style in (Print(columns=2), Print(person="{name}")):
        assert rows(replace(minutes(), print=style), "roster") == []
    assert rows(replace(minutes(), print=Print(columns=2, roster="table")), "roster") != []


def roster(way: str, **more: Any) -> Iterator[str]:
    """The lines of the page between the head and the proceedings."""
    lines = shown(document(minutes(roster=way, head=("title",), **more))).split("\n")
    return (line for line in lines[3 : lines.index("## 1. Ice (SA/43/1)")] if line)


def test_a_roster_of_lines_has_a_label_for_everybody_where_the_style_is_not_the_plain_one() -> None:
    assert list(roster("lines", style="protokoll", item_number="{number}.", front=("roster",), lists=()))[:8] == [
        "## Fjord Authority", "Chair:", "Denmark, Ms Anna Aarne, Head of Unit, Ministry of Food", "In attendance:",
        "Ida Frost, Clerk", "Apologies:", "Latvia, Ms Fatima Falk", "## Board of Lights",
    ]  # fmt: skip
    assert "In attendance:" not in roster("lines")


BOARD = '[meeting]\ntitle = "T"\n[[body]]\nkey = "SA"\nname = "Fjord Authority"\n'


def member(name: str, more: str = "") -> str:
    return f'[[participant]]\nkey = "{name.upper()}"\nname = "{name}"\nbody = "SA"\npresence = "present"\n{more}\n'


def page(text: str) -> list[str]:
    return [line for line in shown(document(read(text).minutes)).split("\n") if line]


VOTELESS = {
    "table": ["Fjord Authority | 2 of 2", "Anna", "Ole", "In attendance", "Ivo | Clerk, Mill"],
    "roll": ["**Present:** Anna (Chair); Ole", "**In attendance:** Ivo (Clerk, Mill)"],
    "codes": ["Anna (Chair), Ole · *In attendance:* Ivo (Clerk, Mill)"],
    "names": ["Anna (Chair) | Ole", "In attendance", "Ivo (Clerk, Mill)"],
    "lines": ["Chair:", "Anna", "Members:", "Ole", "In attendance:", "Ivo, Clerk, Mill"],
}


@pytest.mark.parametrize(("way", "lines"), VOTELESS.items(), ids=VOTELESS)
def test_who_has_no_vote_is_in_attendance_and_the_list_agrees_with_the_count(way: str, lines: list[str]) -> None:
    clerk = 'vote = false\npost = "Clerk"\naffiliation = "Mill"'
    people = member("Anna", 'role = "chair"') + member("Ivo", clerk) + member("Ole")
    made = page(f'{BOARD}{people}[print]\nstyle = "council"\nroster = "{way}"\nsignature = []\n')
    assert any(line.endswith("2 of 2") for line in made), made
    for line in lines:
        assert any(line in each for each in made), (line, made)


def test_a_list_of_nothing_but_members_has_no_label_above_them() -> None:
    lines = page(f'{BOARD}{member("Anna")}{member("Ole")}[print]\nstyle = "committee"\nroster = "lines"\n')
    assert "Anna" in lines
    assert "Members:" not in lines


def test_a_member_listed_after_a_chair_does_not_stand_below_the_label_of_the_chair() -> None:
    people = member("Anna") + member("Eva", 'role = "chair"') + member("Ivo") + member("Ole")
    lines = page(f'{BOARD}{people}[print]\nstyle = "protokoll"\nroster = "lines"\nsignature = []\n')
    assert lines[-7:] == ["Members:", "Anna", "Chair:", "Eva", "Members:", "Ivo", "Ole"]


@pytest.mark.parametrize("way", ["table", "names", "roll", "lines"])
def test_the_list_of_a_bodys_members_has_the_heading_that_the_record_gives_it(way: str) -> None:
    other = '[[body]]\nkey = "B"\nname = "Other"\n[[participant]]\nkey = "UR"\nname = "Urs"\nbody = "B"\n'
    lines = page(f'{BOARD}heading = "The old board:"\n{member("Anna")}{other}[print]\nroster = "{way}"\n')
    assert any("The old board" in line for line in lines)


def test_a_roster_of_names_is_in_columns() -> None:
    lines = [line for each in roster("names") if (line := each.removesuffix(" | ").strip("| "))]
    assert lines[:5] == [
        "## Participants", "**Fjord Authority (1 of 2)**", "Ms Anna Aarne (Denmark, Chair)", "Apologies",
        "Ms Fatima Falk (Latvia)",
    ]  # fmt: skip
    assert "Ida Frost (Rapporteur, Clerk)" in lines  # who is there for no delegation has the post


def test_a_roll_has_a_line_for_those_present_those_away_and_those_beside_them() -> None:
    assert list(roster("roll")) == [
        "## Participants",
        "**Quorum:** 2",
        "**Fjord Authority**",
        "**Present:** Ms Anna Aarne (Denmark, Chair, Head of Unit, Ministry of Food)",
        "**Apologies:** Ms Fatima Falk (Latvia)",
        "**Board of Lights**",
        "**Present:** Iceland: Dr Yuki Yamamoto",
        "**Absent:** Mr Xenia Xu (ill)",
        "**Guests**",
        "**Present:** Gro Gran",
        "**In attendance**",
        "Ida Frost (Rapporteur, Clerk)",
    ]


def test_no_line_of_a_roster_ends_behind_an_honorific() -> None:
    """Where the format breaks lines itself, also in a line that is typed."""
    typed = 'printed = "The Secretariat: Ms Karin Holm-Sand, My Reed, Prof. Dr. Jo Ek"'
    people = member("Karin Holm", typed) + member("Una Lake", 'title = "Frau Dr."')
    record = read(f'{BOARD}{people}[print]\nroster = "roll"\n').minutes
    tied, plain = (shown(document(record, is_tied=each)) for each in (True, False))
    assert "The Secretariat: Ms\u00a0Karin Holm-Sand, My Reed, Prof.\u00a0Dr.\u00a0Jo Ek" in tied
    assert "Frau\u00a0Dr.\u00a0Una Lake" in tied
    assert "Ms Karin Holm-Sand, My Reed, Prof. Dr. Jo Ek" in plain


def test_a_roster_of_codes_is_a_paragraph_for_each_body() -> None:
    assert list(roster("codes")) == [
        "## Participants",
        "*Fjord Authority:* Anna Aarne (AA, Chair) · *Apologies:* Fatima Falk (FF)",
        "*Board of Lights:* Iceland: Dr Yuki Yamamoto · *Absent:* Xenia Xu (XX)",
        "*Guests:* Gro Gran (GG)",
        "*In attendance:* Ida Frost (IF, Rapporteur, Clerk)",
    ]


def test_a_roster_of_codes_calls_the_chair_by_the_post() -> None:
    people = member("Jill Dunmore") + member("Jack Dunmore") + member("Eva Ash", 'role = "chair"\npost = "Chairman"')
    lines = page(f'{BOARD}{people}[print]\nroster = "codes"\nsignature = []\n')
    said = "Jill Dunmore, Jack Dunmore, Eva Ash (Chairman)"
    assert any(said in line for line in lines), lines


PATTERNS = 'person = { default = "{name}, {post}", observer = "{name} of {affiliation}" }'


@pytest.mark.parametrize("way", ["names", "roll", "codes"])
def test_people_are_listed_as_the_house_says_in_each_way_that_has_names(way: str) -> None:
    people = member("Eva Ash", 'role = "chair"\npost = "Mayor"') + member(
        "Ole Bo", 'role = "observer"\nvote = false\naffiliation = "Harbour"'
    )
    said = "\n".join(page(f'{BOARD}{people}[print]\nroster = "{way}"\n{PATTERNS}\n'))
    assert "Eva Ash, Mayor" in said
    assert "Ole Bo of Harbour" in said
    assert "(EVA" not in said


@pytest.mark.parametrize("way", ["names", "roll", "codes"])
def test_guests_in_attendance_are_not_called_so_one_by_one(way: str) -> None:
    people = member("Eva Ash") + member("Ole Bo", 'role = "guest"') + member("Una Dal", 'role = "observer"')
    said = "\n".join(page(f'{BOARD}{people}[print]\nroster = "{way}"\n'))
    assert "Ole Bo" in said
    assert "Guest" not in said
    assert "Observer" in said


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("Clerk and Finance Officer", "Clerk and Finance Officer"),
        ("Clerkship", "clerk, Clerkship"),
        ("Mill", "clerk, Mill"),
    ],
)
def test_a_role_that_the_post_begins_with_is_said_once(post: str, said: str) -> None:
    clerk = f'[[participant]]\nkey = "IV"\nname = "Ivo"\nrole = "clerk"\nvote = false\npost = "{post}"\n'
    lines = page(f'{BOARD}{member("Anna")}{clerk}[print]\nroster = "table"\nsignature = []\n')
    assert f"Ivo | {said}" in lines


LINKED = """
[[agenda]]
key = "h"
title = "The *old* hedge and [its survey](https://hedge.example/survey)"
document = "[#505](https://forge.example/505)"

[[agenda]]
key = "g"
title = "Remove `Gate#lock`"
document = "https://forge.example/506"

[[note]]
id = "1"
at = 2026-03-11T09:31:00+02:00
item = "h"
kind = "item"
outcome = "taken up"

[[note]]
id = "2"
at = 2026-03-11T09:35:00+02:00
item = "g"
kind = "item"
outcome = "taken up"
"""


def test_titles_have_their_marks_and_what_is_an_address_in_the_head_and_the_agenda_leads_there() -> None:
    meeting = MEETING.replace('"SA/43"', '"https://forge.example/43"').replace(
        '"Chamber of Tides"', '"Chamber of Tides, or https://meet.example/sound"'
    )
    minutes = read(f"format = 1\n[meeting]{meeting}\n[print]\ncontents = true\n{LINKED}").minutes
    made = document(minutes, "summary")
    source = markdown.write(made)
    assert "<https://forge.example/43>" in source
    assert "Chamber of Tides, or <https://meet.example/sound>" in source
    assert (
        "## 1. The *old* hedge and [its survey](https://hedge.example/survey) ([#505](https://forge.example/505))"
        in source
    )
    assert "## 2. Remove `Gate#lock` (<https://forge.example/506>)" in source
    assert "| 1. | The *old* hedge and its survey | [#505](https://forge.example/505) |" in source
    page = html.write(made)
    entry = page[page.index("<nav>") : page.index("</nav>")]
    assert '<a href="#item-h">1. The <em>old</em> hedge and its survey (#505)</a>' in entry
    assert '<span class="document"><a href="https://forge.example/505"' in page
    assert "<code>Gate#lock</code>" in page
    assert {"https://forge.example/505", "https://forge.example/506"} <= _relations(word.write(made).content)
    assert "[#505](" not in akoma.write(made)


def _relations(data: bytes) -> set[str]:
    """Where the links of a DOCX file lead."""
    relations = ZipFile(BytesIO(data)).read("word/_rels/document.xml.rels").decode()
    return set(re.findall(r'Target="(https://[^"]+)"', relations))


def test_a_summary_record_has_its_roster_by_delegation_and_other_styles_as_it_is_recorded() -> None:
    people = "".join(
        f"[[participant]]\nkey='{key}'\nname='{key} {key}'\ndelegation='{delegation}'\npresence='present'\n"
        for key, delegation in (("A", "Norway"), ("B", ""), ("C", "Åland"), ("D", "Estonia"), ("E", "Norway"))
    )
    for style, order in (("secretariat", "CDAEB"), ("plain", "ABCDE")):
        made = blocks(minutes(rest=people + NOTES, style=style, roster="table"))
        (table,) = (each for each in made if isinstance(each, Table) and each.role == "roster")
        assert "".join(words(row[0])[0] for row in table.rows) == order, style


def test_a_chair_who_sent_apologies_is_not_named_beside_the_one_who_took_the_chair() -> None:
    people = "".join(
        f'[[participant]]\nkey = "{key}"\nname = "{name}"\nrole = "chair"\npresence = "{presence}"\n'
        for key, name, presence in (("MH", "Mary Hollis", "apologies"), ("AD", "Ann Dunn", "present"))
    )
    came = '[[note]]\nid = "1"\nkind = "arrival"\nwho = "MH"\n'
    for notes, chair in (("", "Ann Dunn"), (came, "Mary Hollis, Ann Dunn")):
        given = minutes(meeting="title = 'T'\ndate = 2025-03-12", rest=people + notes, head=("title", "date", "chair"))
        assert f"**Chair:** {chair}" in shown(document(given)).split("\n")


def test_the_table_of_votes_says_what_the_blocks_say() -> None:
    rest = """
[[note]]
id = "1"
kind = "motion"
outcome = "carried"
number = 1
text = "We wait."

[[note]]
id = "2"
kind = "vote"
answers = "1"
for = 5
against = 5
abstain = 0
outcome = "casting vote"
"""
    made = document(minutes(meeting="title = 'T'", rest=rest, style="council"))
    table = next(block for block in made.blocks if isinstance(block, Table) and block.role == "register")
    said = " ".join(words(cell) for cell in table.rows[-1])
    assert "5–5, casting vote" in said


@pytest.mark.parametrize("style", ["plain", "secretariat", "hansard", "council", "protokoll", "committee"])
def test_each_style_says_the_reference_in_the_head(style: str) -> None:
    """Minutes of one page have no running head."""
    made = document(minutes(style=style))
    body = html.write(made).split("<body", 1)[1].split("<h2", 1)[0]
    for written in (markdown.write(made), plain.write(made), body):
        assert "SA/43" in written
    assert masthead(minutes(style=style))[2] == "SA/43"
