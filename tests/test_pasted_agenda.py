"""An agenda that is pasted: from a mail, a notice or a table; and over one that is there."""

import pytest
from conftest import Opened, enter

from minutes_tui.meeting.agenda_numbers import following, with_number
from minutes_tui.model.minutes import Minutes

NOTICE = """AGENDA
1. To receive apologies
2. Finance
   a) Payments
   b) Budget
3. Date of next meeting"""
MAIL = """Dear members, you are asked to come on Friday 27 November.

Agenda

26/11 Apologies
26/12 Finance
    i. Payments
    ii. Accounts
26/13 Date of next meeting

Pat Reed, Clerk
20 November 2026"""
LETTER = """Dear all,
Please find below the agenda for Friday's meeting.
1. Apologies
2. Finance
3. Date of next meeting
Kind regards
Pat Reed
Clerk to the Council"""
TABLE = "Item\tSubject\tTime\n1\tApologies\t19:00\n2\tFinance\t19:10\n2.1\tPayments\t\n3\tTrees\t19:30"


def listed(minutes: Minutes) -> list[str]:
    return [with_number(minutes, item) for item in minutes.agenda]


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (NOTICE, ["1 To receive apologies", "2 Finance", "a) Payments", "b) Budget", "3 Date of next meeting"]),
        (MAIL, ["26/11 Apologies", "26/12 Finance", "26/12.1 Payments", "26/12.2 Accounts",
                "26/13 Date of next meeting"]),
        (LETTER, ["1 Apologies", "2 Finance", "3 Date of next meeting"]),
        (LETTER.replace("Dear all,\n", "Dear all,\n\n").replace("Kind", "\nKind"),
         ["1 Apologies", "2 Finance", "3 Date of next meeting"]),
        ("A G E N D A\n1\tApologies\n2\tFinance\n2.1\tPayments\n(a) Old\n3\tDate of next meeting",
         ["1 Apologies", "2 Finance", "2.1 Payments", "2.2 Old", "3 Date of next meeting"]),
        ("Welcome\n1. Roads\n2. Trees", ["1 Welcome", "1 Roads", "2 Trees"]),
        (TABLE, ["1 Apologies", "2 Finance", "2.1 Payments", "3 Trees"]),
        (TABLE.replace("\t", " | "), ["1 Apologies", "2 Finance", "2.1 Payments", "3 Trees"]),
        ("1. Roads\n(a) Kerbs\n(b) Signs\n(i) Old\n(ii) New\n(c) Lamps\n2. Trees",
         ["1 Roads", "(a) Kerbs", "(b) Signs", "(i) Old", "(ii) New", "(c) Lamps", "2 Trees"]),
        ("Roads\nAgenda items for May\nTrees", ["1 Roads", "2 Agenda items for May", "3 Trees"]),
        ("Roads\nE. Coli in the pond\nTrees", ["1 Roads", "2 E. Coli in the pond", "3 Trees"]),
    ],
)  # fmt: skip
def test_the_items_of_a_pasted_agenda_are_read_without_what_is_around_them(
    pasted: str, expected: list[str], opened: Opened
) -> None:
    editor = opened("")
    enter(editor, f"/insert {pasted}")
    assert listed(editor.minutes) == expected


def test_what_is_left_out_of_a_pasted_agenda_is_said(opened: Opened) -> None:
    said = enter(opened(""), f"/insert {MAIL}")
    assert said == ("Added 5 agenda items. Left out: Dear members, you are asked to come on Friday 27 November.; "
                    "Agenda; ….")  # fmt: skip


def test_an_agenda_pasted_over_one_that_is_there_finds_its_items_and_counts_on(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/insert Approval of the minutes", "/insert Finance", "/insert Date of next meeting")
    said = enter(editor, f"/insert {NOTICE}")
    assert said == "Added 3 agenda items. On the agenda already: 2. Left out: AGENDA."
    assert listed(editor.minutes) == [
        "1 Approval of the minutes", "2 To receive apologies", "3 Finance", "a) Payments", "b) Budget",
        "4 Date of next meeting",
    ]  # fmt: skip
    editor.undo()
    assert listed(editor.minutes) == ["1 Approval of the minutes", "2 Finance", "3 Date of next meeting"]


def test_an_item_that_was_taken_up_stays_where_it_is(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/topic Finance", "/insert 1. Finance\n2. Trees")
    assert listed(editor.minutes) == ["1 Finance", "2 Trees"]


def test_the_next_item_is_one_that_was_not_taken_up_yet(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/topic Roads", "/topic Trees", "/topic Ponds", "/insert Last", "/item roads", "/next")
    assert editor.minutes.current_item() == "last"
    enter(editor, "/item trees")
    assert following(editor.minutes) is None
    assert enter(editor, "/next") == "No agenda item is left. /item CODE returns to one."


MAILED = """Dear all,
please find the agenda for Thursday below:

7.30pm Welcome
i. Apologies
ii. Minutes of the last meeting
iii. Matters arising
- hedge
- bins
iv. Finance
(a) payments
(b) audit
v. AOB

Kind regards
Janet"""
MAILED_ITEMS = [
    "1 7.30pm Welcome", "2 Apologies", "3 Minutes of the last meeting", "4 Matters arising", "4.1 hedge", "4.2 bins",
    "5 Finance", "5.1 payments", "5.2 audit", "6 AOB",
]  # fmt: skip


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (MAILED, MAILED_ITEMS),
        (MAILED.replace("\n\n", "\n"), MAILED_ITEMS),
        (MAILED.replace("all,\nplease", "all, please"), MAILED_ITEMS),
        ("Dear councillors,\n\nHere is the agenda:\n\nWelcome\nFinance\n\nBest wishes,\nJanet\nClerk to the Council",
         ["1 Welcome", "2 Finance"]),
        ("Hi all\n\n7.30pm Welcome\n7.40pm Finance\n - payments\n8pm AOB\nRegards\nJanet",
         ["1 7.30pm Welcome", "2 7.40pm Finance", "2.1 payments", "3 8pm AOB"]),
        ("Liebe Mitglieder,\n\nBegrüßung\nFinanzen\n\nViele Grüße\nJana", ["1 Begrüßung", "2 Finanzen"]),
        ("a. Roads\ni. Kerbs\nii. Signs\niii. Lamps\nb. Trees\nc. Ponds",
         ["1 Roads", "1.1 Kerbs", "1.2 Signs", "1.3 Lamps", "2 Trees", "3 Ponds"]),
        ("Welcome\nGreetings from the mayor\nThanks\nAny other business",
         ["1 Welcome", "2 Greetings from the mayor", "3 Thanks", "4 Any other business"]),
        ("Annual meeting\n- Roads\n- Trees", ["1 Annual meeting", "2 Roads", "3 Trees"]),
    ],
)  # fmt: skip
def test_an_agenda_in_a_mail_has_no_item_of_its_greeting_or_signature(
    pasted: str, expected: list[str], opened: Opened
) -> None:
    editor = opened("")
    said = enter(editor, f"/insert {pasted}")
    assert listed(editor.minutes) == expected
    assert ("Left out: " in said) == pasted.startswith(("Dear", "Hi", "Liebe"))


def test_a_last_item_that_every_agenda_has_is_one_without_its_number_too(opened: Opened) -> None:
    editor = opened("")
    said = enter(editor, "/insert AGENDA\n1. Roads\n2. Trees\n   a) Oaks\n   b) Elms\n3. Ponds\n\nDate of next meeting")
    assert listed(editor.minutes)[-2:] == ["3 Ponds", "4 Date of next meeting"]
    assert said == "Added 6 agenda items. Left out: AGENDA."


def test_other_lines_behind_a_numbered_agenda_are_left_out(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/insert 1. Roads\n2. Trees\n\nJanet Pettifer, Clerk")
    assert listed(editor.minutes) == ["1 Roads", "2 Trees"]


def test_an_item_put_into_the_agenda_of_a_meeting_says_which_numbers_it_changes(opened: Opened) -> None:
    editor = opened("")
    assert "now" not in enter(editor, "/insert 1. Roads\n2. Trees\n3. Ponds")
    enter(editor, "/next")
    assert enter(editor, "/insert Date of next meeting") == (
        "Added as item 2: Date of next meeting. Items 2 to 3 are 3 to 4 now. "
        "/reorder meeting last keeps the numbers of the agenda."
    )


WITH_QUOTED = """\
Dear all,
here is the agenda.
1) Opening
2) Minutes
3) Roof
See you at eight!
Margaret
On Tue, Will May wrote:
> 6) can we also talk about the garden?"""


def test_the_end_of_a_mail_without_a_blank_line_and_what_it_quotes_are_no_items(opened: Opened) -> None:
    editor = opened("")
    said = enter(editor, f"/insert {WITH_QUOTED}")
    assert [item.title for item in editor.minutes.agenda] == ["Opening", "Minutes", "Roof"]
    assert said.startswith("Added 3 agenda items. Left out: ")


def test_a_title_behind_a_numbered_agenda_is_an_item_where_no_sentence_comes_before(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/insert 1. Opening\n2. Is it true?\nGarden")
    assert [item.title for item in editor.minutes.agenda] == ["Opening", "Is it true?", "Garden"]
