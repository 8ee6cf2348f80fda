"""Sentences that say what the record has a place for, and the command that is offered for them on Tab."""

import datetime as dt

import pytest
from conftest import Opened, enter
from test_put_off import BODY as PLAIN

from minutes_tui.assist.completer import Completer
from minutes_tui.checks.recorded_answers import of_action
from minutes_tui.editor import Editor
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.responsible import ACTION_ASKED
from minutes_tui.line.snippets import Short
from minutes_tui.line.told_sentences import command_told, question, says_more
from minutes_tui.model.minutes import Meeting, Minutes, Note

COUNCIL = '[meeting]\ntitle = "Council"\ndate = 2025-03-12\nlanguage = "{}"\n'


def offered(editor: Editor, line: str) -> str:
    """The first of the offers that takes the place of the whole line."""
    found = Completer(Short()).candidates(line, editor.minutes, editor.clock())
    return next((each.text for each in found if each.over == len(line) and each.text.startswith("/")), "")


TOLD = [
    ("Next meeting: Friday 28 March at 7.30 pm in the village hall",
     "/meeting next Friday 28 March at 7.30 pm in the village hall"),
    ("The date of the next meeting will be 28 March", "/meeting next 28 March"),
    ("The next meeting was discussed", ""),
    ("The Chair closed the meeting at 12:10", "/adjourn 12:10"),
    ("Meeting closed 9.05pm", "/adjourn 21:05"),
    ("The meeting closed.", "/adjourn"),
    ("The meeting closed with a song", ""),
    ("Break for ten minutes", "/break for 10 minutes"),
    ("break 10 min", "/break 10 min"),
    ("10:32 break", "/break 10:32"),
    ("21:05 Meeting closed", "/adjourn 21:05"),
    ("10:32 we spoke of the break", ""),
    ("Short break until 8.15pm", "/break until 8.15pm"),
    ("Break the ice", ""),
    ("The meeting resumed at 8.15pm", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "command"), TOLD, ids=[line for line, _ in TOLD])
def test_a_sentence_of_the_meeting_is_offered_as_its_command(opened: Opened, line: str, command: str) -> None:
    assert offered(opened(COUNCIL.format("en")), line) == command


@pytest.mark.parametrize(
    ("clock", "line", "command"),
    [
        ("21:15", "Meeting adjourned at 9:30.", "/adjourn 21:30"),
        ("21:15", "Meeting adjourned at 09:30.", "/adjourn 09:30"),
        ("21:15", "Meeting adjourned at 9:30 am.", "/adjourn 09:30"),
        ("9:20", "Meeting adjourned at 9:30.", "/adjourn 09:30"),
        ("22:00", "The meeting closed at 10:15", "/adjourn 22:15"),
        ("18:45", "The Chair closed the meeting at 12:10", "/adjourn 12:10"),
        ("23:50", "The Chair closed the meeting at 12:10", "/adjourn 12:10"),
        ("0:20", "The Chair closed the meeting at 12:10", "/adjourn 00:10"),
    ],
)
def test_an_hour_of_twelve_in_a_sentence_is_the_one_nearer_to_now(clock: str, line: str, command: str) -> None:
    now = dt.datetime.combine(dt.date(2025, 3, 12), dt.time.fromisoformat(clock.zfill(5)))
    assert command_told(line, Minutes(), now) == command


@pytest.mark.parametrize("language", languages(variants=False))
def test_each_language_says_that_the_meeting_ended_paused_and_went_on(opened: Opened, language: str) -> None:
    editor = opened(COUNCIL.format(language))
    words = vocabulary(language).documents
    assert {offered(editor, f"{phrase} 21:05") for phrase in words.ended} == {"/adjourn 21:05"}
    assert {offered(editor, f"{phrase} 10 min") for phrase in words.paused if "…" not in phrase} == {"/break 10 min"}
    parted = {phrase.replace("…", "10 min") for phrase in words.paused if "…" in phrase}
    asked = {question(line, editor.minutes, editor.clock()).rpartition("Type ")[2] for line in parted}
    assert asked <= {"/break 10 min"}
    assert offered(editor, f"{labels(language).next_meeting}: 2025-04-09 9:30") == "/meeting next 2025-04-09 9:30"
    assert {offered(editor, f"{phrase} 20:15") for phrase in words.resumed} == {""}
    enter(editor, "/break")
    assert {offered(editor, f"{phrase} 20:15") for phrase in words.resumed} == {"/resume 20:15"}


def test_a_break_may_have_its_time_behind_a_word_and_its_end_before_it(opened: Opened) -> None:
    editor = opened(COUNCIL.format("fr"))
    assert offered(editor, "Suspension de séance à 21h15") == "/break 21:15"
    enter(editor, "/break 21:15")
    assert offered(editor, "Reprise à 21h25") == "/resume 21:25"
    assert offered(editor, "21h25 reprise de la séance") == "/resume 21:25"


def test_the_place_of_the_next_meeting_stands_without_in_the(opened: Opened) -> None:
    editor = opened(COUNCIL.format("en"))
    enter(editor, "/meeting next Friday 28 March at 7.30 pm in the village hall")
    assert editor.minutes.meeting.next
    assert editor.minutes.meeting.next.venue == "village hall"


def test_tab_reads_an_hour_by_the_meetings_clock_and_says_what_the_command_does(opened: Opened) -> None:
    editor = opened(COUNCIL.format("en"))
    enter(editor, "/clock 21:15")
    found = Completer(Short()).candidates("Meeting adjourned at 9:30.", editor.minutes, editor.clock())
    assert [(each.text, each.about) for each in found][:1] == [("/adjourn 21:30", "ends the meeting")]
    found = Completer(Short()).candidates("Recess at 9:10", editor.minutes, editor.clock())
    assert [(each.text, each.about) for each in found][:1] == [("/break 21:10", "begins a break")]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Berg was unanimously elected secretary."),
        ("de", "Berg wird einstimmig zur Schriftführerin gewählt."),
        ("fr", "Berg est élue secrétaire."),
    ],
)
def test_who_is_elected_says_nothing(language: str, line: str, opened: Opened) -> None:
    editor = opened(PLAIN.format(language))
    enter(editor, line, "Berg was asked how the chair is elected.")
    assert [note.speakers for note in editor.minutes.notes if note.kind != "vote"] == [(), ("LB",)]


def test_a_sentence_that_several_action_items_are_done_keeps_its_mark_until_all_are(opened: Opened) -> None:
    editor = opened('[meeting]\ntitle="T"\nlanguage="en"\n')
    enter(editor, "> mend the gate", "> paint the door", "Action 1 done, Action 2 done", "> 1 done", "> 7 days off")
    asked = "Is that action item done? Type /done "
    assert [note.check for note in editor.minutes.notes] == ["", "", f"{asked}1, 2", f"{asked}1", ""]
    enter(editor, "/done 1")
    assert [note.check for note in editor.minutes.notes] == ["", "", f"{asked}2", "", ""]
    assert [bool(note.struck) for note in editor.minutes.notes] == [False, False, False, True, False]
    enter(editor, "/done 2")
    assert [bool(note.struck) for note in editor.minutes.notes] == [False, False, True, True, False]


def test_open_with_a_time_names_the_command_for_the_beginning(opened: Opened) -> None:
    said = enter(opened('[meeting]\ntitle="T"\nlanguage="en"\n'), "/open 7.30pm")
    assert said == "/openlist reopens the speakers list. /start TIME records when the meeting began."


TOLD_IN_OTHER_WORDS = [
    ("Reed called the meeting to order at 9:04", "Did the meeting begin then? Type /start 09:04"),
    ("The meeting was called to order at 9:04", "Did the meeting begin then? Type /start 09:04"),
    ("Mtg ended 12.37", "Did the meeting end? Type /adjourn 12:37"),
    ("Reed brought the meeting to a close at 12:10", "Did the meeting end? Type /adjourn 12:10"),
    ("The board took a five minute recess at 11:10.", "Was there a break? Type /break 11:10 to 11:15"),
    ("next mtg 28 March 10.30 hall", "Is that the next meeting? Type /meeting next 28 March 10.30 hall"),
    ("The meeting began with a song.", ""),
    ("The board took a view on the break clause.", ""),
    ("The next mtg room is cold.", ""),
]


@pytest.mark.parametrize(("line", "asked"), TOLD_IN_OTHER_WORDS)
def test_a_meeting_that_begins_pauses_and_ends_in_other_words_is_asked_about(
    opened: Opened, line: str, asked: str
) -> None:
    editor = opened(COUNCIL.format("en"))
    assert enter(editor, line) == asked


END = "Did the meeting end? Type /adjourn"
YEARS = [
    ("en", "There being no further business, the meeting was adjourned, with the next meeting May 14, 2025 at 6 pm.",
     f"{END} TIME"),
    ("en", "Meeting adjourned. Next meeting May 14, 2025 at 6 pm.", f"{END} TIME"),
    ("en", "The meeting was adjourned until 3 June 2026.", f"{END} TIME"),
    ("en", "The meeting was adjourned to May 14, 2025 at 6 pm.", f"{END} TIME"),
    ("en", "The meeting was adjourned at 8.40 pm until 3 June 2026 at 6 pm.", f"{END} 20:40"),
    ("en", "The meeting was closed. Minutes of 1945 were shown.", ""),
    ("en", "The meeting closed with thanks to the volunteers of 2024.", ""),
    ("en", "The meeting was called to order under the rules of 2010.", ""),
    ("en", "The meeting was opened by the chair elected in 2019.", ""),
    ("en", "The meeting adjourned to 2 June 2025 for a break.", f"{END} TIME"),
    ("en", "The meeting closed on 21 May 2015 at 9.05 pm", f"{END} 21:05"),
    ("en", "Meeting closed at 2045", f"{END} 20:45"),
    ("en", "Meeting closed 2045", f"{END} 20:45"),
    ("en", "Meeting closed: 2045 hrs", f"{END} 20:45"),
    ("fr", "La séance est levée à 21 heures", f"{END} 21:00"),
    ("de", "Die Sitzung wurde geschlossen, nächste Sitzung am 14. Mai 2025.", f"{END} TIME"),
    ("de", "Die Sitzung wurde um 2025 Uhr geschlossen.", f"{END} 20:25"),
    ("fr", "La séance est levée, prochaine réunion le 14 mai 2025.", f"{END} TIME"),
    ("fr", "La séance est levée à 20h25, prochaine réunion le 14 mai 2025 à 18h.", f"{END} 20:25"),
    ("fr", "La séance est ouverte selon le règlement de 2010.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "asked"), YEARS)
def test_a_year_or_a_time_of_another_meeting_is_no_time_of_this_one(
    opened: Opened, language: str, line: str, asked: str
) -> None:
    editor = opened(COUNCIL.format(language))
    assert question(line, editor.minutes, dt.datetime(2025, 3, 12, 19, 0)) == asked


def test_a_sentence_that_ends_with_another_time_than_its_command_says_more() -> None:
    line = "Meeting closed at 8.25 pm, next meeting May 14 at 6 pm."
    assert says_more(line, "/adjourn 20:25")
    assert not says_more("Meeting closed at 8.25 pm.", "/adjourn 20:25")


IN_OTHER_WORDS = [
    ("Vance is here now, 11.41", "Did LV arrive? Type +LV 11:41"),
    ("Vance arrived after all (11:43)", "Did LV arrive? Type +LV 11:43"),
    ("LV here 11:49", "Did LV arrive? Type +LV 11:49"),
    ("Tunde leaves for this item 11.12", "Did GT leave? Type -GT 11:12"),
    ("Tunde out for this item", "Did GT leave? Type -GT"),
    ("Tunde had to go 11.20", "Did GT leave? Type -GT 11:20"),
    ("Tunde disconnected at 11:45", "Did GT leave? Type -GT 11:45"),
    ("Tunde passed the gavel to Parr to speak to the policy", "Is BP in the chair? Type /chair BP"),
    ("Tunde has to take a call, Parr in the chair from 11.41", "Is BP in the chair? Type /chair BP 11:41"),
    ("Parr is out of ideas on the roof.", ""),
    ("Parr is back from the conference with new leaflets.", ""),
    ("Parr made it clear that the money is gone.", ""),
    ("Tunde had to go through all the receipts.", ""),
    ("Parr signed off the accounts in March.", ""),
    ("Parr chaired from 2019 to 2022.", ""),
]
OF_THREE = """\
[meeting]
title = "Homes"
date = 2025-03-12
language = "en"
""" + "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\n{more}'
    for key, name, more in (
        ("GT", "Grace Tunde", 'role = "chair"\n'),
        ("BP", "Ben Parr", ""),
        ("LV", "Luca Vance", 'presence = "absent"\n'),
    )
)


@pytest.mark.parametrize(("line", "asked"), IN_OTHER_WORDS)
def test_coming_going_and_the_chair_in_other_words_are_asked_about(opened: Opened, line: str, asked: str) -> None:
    editor = opened(OF_THREE)
    assert enter(editor, line) == asked


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("The Clerk to reply.", "to reply.", None),
        ("Clerk to write to Marlow Ltd by 5 December 2026.", "to write to Marlow Ltd", dt.date(2026, 12, 5)),
        ("Cllr Tench to thank the choir", "to thank the choir", None),
    ],
)
def test_what_somebody_is_to_do_is_asked_about_and_becomes_an_action_item_with_one_key(
    line: str, text: str, due: dt.date | None, opened: Opened
) -> None:
    editor = opened(
        '[meeting]\ntitle = "T"\nlanguage = "en"\ndate = 2026-11-28\n'
        '[[participant]]\nkey = "JW"\nname = "Jo Webb"\nrole = "secretariat"\npost = "Clerk"\n'
        '[[participant]]\nkey = "PT"\nname = "Pam Tench"\ntitle = "Cllr"\n'
    )
    assert enter(editor, line) == ACTION_ASKED
    made = of_action(editor.minutes, 0).edit.changes[0].new
    assert isinstance(made, Note)
    assert (made.kind, made.text.rstrip("."), made.due, made.check) == ("action", text.rstrip("."), due, "")
    assert made.responsible == (("PT",) if "Tench" in line else ("JW",))


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("en", "The meeting adjourned for coffee from 10:20 to 10:30.", "/break 10:20 to 10:30"),
        ("en", "The meeting adjourned at 10:20.", "/adjourn 10:20"),
    ],
)
def test_a_meeting_that_is_adjourned_from_one_time_to_another_has_a_break(language: str, line: str, asked: str) -> None:
    now = dt.datetime(2026, 11, 28, 10, 40, tzinfo=dt.UTC)
    minutes = Minutes(meeting=Meeting(title="T", language=language, date=now.date(), start=dt.time(10)))
    assert question(line, minutes, now).endswith(f"Type {asked}")
