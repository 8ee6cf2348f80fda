"""The table of commands, and what each does. What their lines become is in `shorthand.md`."""

import datetime as dt
import re

import pytest
from conftest import NOW, Opened, enter

from minutes_tui import checks, commands
from minutes_tui.assist import footer, preview
from minutes_tui.assist.keymap import KEYS, VIEWS, sections
from minutes_tui.commands import COMMANDS, Command, command_table
from minutes_tui.commands.entries import add_items
from minutes_tui.commands.notes import review_actions
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.meeting.attendance import AWAY, PRESENT, before_notes, presence
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Floor, Next, Note
from minutes_tui.report.context import page
from minutes_tui.report.roster import roster_line, rosters

RECORD = """\
format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12

[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"

[[agenda]]
key = "frost"
title = "Late frost"

[[agenda]]
key = "hives"
title = "Hives along the brook"

[[agenda]]
key = "hail"
title = "Hail and insurance"
"""
EMPTY = 'format = 1\n\n[meeting]\ntitle = "Orchard Council"\ndate = 2025-03-12\n'


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def last(editor: Editor) -> Note:
    return editor.minutes.notes[-1]


# The table


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_name_that_can_be_typed_and_a_sentence_of_help(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+!?", command.name)
    assert re.fullmatch(r"[A-Z].*\.", command.help)
    assert commands.found(command.name) == (command, "")


def test_no_two_commands_or_views_have_the_same_name_or_key() -> None:
    of_commands = [command.name for command in COMMANDS]
    names = [*of_commands, *(view.name for view in VIEWS)]
    keys = [*KEYS.values(), *(view.key for view in VIEWS)]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert set(KEYS) <= set(of_commands)


def test_no_key_is_one_that_terminals_do_not_deliver() -> None:
    never = {f"ctrl+{letter}" for letter in "himb"} | {"ctrl+space", "shift+enter", "f10", "f11", "f12"}
    for key in [*KEYS.values(), *(view.key for view in VIEWS)]:
        assert key not in never
        assert not key.startswith("alt+")


def test_the_help_has_every_command_and_view() -> None:
    rows = [row for _, section in sections() for row in section]
    for command in COMMANDS:
        assert any(typed.startswith(f"/{command.name}") and help == command.help for typed, help in rows)
    for view in VIEWS:
        assert any(help == view.help for _, help in rows)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_without_words_never_raises_and_says_what_it_misses(command: Command, opened: Opened) -> None:
    for record in (RECORD, EMPTY):
        editor = opened(record)
        before = editor.record.text
        outcome = commands.enter(editor, f"/{command.name}")
        said = outcome.refused or outcome.misread or outcome.problem or outcome.said
        if editor.record.text == before and not outcome.view:
            assert re.fullmatch(r"[A-Z/].*[.?A-Z\]]", said, re.DOTALL), "one sentence that says why"
        while editor.undo():
            pass
        assert editor.record.text == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_words_behind_a_command_are_done_or_kept_and_never_dropped(command: Command, editor: Editor) -> None:
    if command.name in ("undo", "redo"):
        enter(editor, "NK: It froze.", "/undo")
    before, line = editor.record.text, f"/{command.name} quince"
    outcome = commands.enter(editor, line)
    if outcome.misread or outcome.refused:
        assert editor.record.text == before
        outcome = commands.enter_unseen(editor, line)
        assert editor.minutes.notes[-1].kind == "remark"
        assert editor.minutes.notes[-1].check
    assert "quince" in editor.record.text + outcome.argument


def test_items_that_are_put_in_one_after_the_other_stand_in_that_order(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/item 1", "/insert Slugs", "/insert Snails", "/insert Wasps", "/undo", "/insert Bees")
    assert [item.title for item in editor.minutes.agenda[1:4]] == ["Slugs", "Snails", "Bees"]


RENUMBER = "Type /renumber, or /renumber 45 to begin at 45."
PLAN = f"{10**30} minutes is too long: a day has 1440."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/meting", "There is no command /meting: did you mean /meeting?"),
        ("/vtoe 3-1-0", "There is no command /vtoe: did you mean /vote?"),
        ("/xyzzy", "There is no command /xyzzy: /help lists them."),
        ("/amendment AF: Hedge", "There is no command /amendment: did you mean /amend?"),
        ("/away SK", "There is no command /away. When someone leaves, type -CODE."),
        ("/arrive", "There is no command /arrive. When someone arrives, type +CODE."),
        ("/title Hedges", "There is no command /title: did you mean /meeting title?"),
        ("/date 4 May", "There is no command /date: did you mean /meeting date?"),
        ("/task Cut it", "There is no command /task: did you mean /action?"),
        ("/speaker SK", "There is no command /speaker. For what someone says, begin the line with the code: AT: TEXT."),
        ("/save", "There is no command /save. Each entry is saved when you press Enter."),
        ("/list", "There is no command /list. For a list, begin each line with -."),
        ("/leave SK", "When someone leaves, type -CODE."),
        ("/late NK", "/late postpones an action item. When NK arrives, type +NK."),
        ("/vot!", "There is no command /vot!: /help lists them."),
        ("/renumber 0", RENUMBER), ("/renumber -3", RENUMBER), (f"/renumber {10**30}", RENUMBER),
        (f"/plan {10**30}", PLAN),
    ],
)  # fmt: skip
def test_what_is_mistyped_is_refused_with_what_may_be_meant(line: str, said: str, opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "! We meet", "/item 1", "/motion Hedge")
    before = editor.minutes
    assert enter(editor, line) == said
    assert editor.minutes == before


MISTYPED = ("/left", "/rule", "/exprot pdf", "/break for lunch", "/n", "/item nothing", "/undo now", "21/ /late AT",
            "/pages missing from the lease", "/copy the letter", "/edit the wording", "/theme the fete")  # fmt: skip


@pytest.mark.parametrize("line", MISTYPED)
def test_a_refused_command_stays_in_the_line_and_is_words_when_entered_again(line: str, editor: Editor) -> None:
    before = editor.record.text
    outcome = commands.enter(editor, line)
    assert outcome.misread
    assert editor.record.text == before

    assert commands.enter_as_words(editor, line, outcome.misread).problem == outcome.misread
    note = editor.minutes.notes[-1]
    assert (note.kind, note.check) == ("statement", outcome.misread)
    assert note.text == line.removeprefix("21/ ")


@pytest.mark.parametrize("line", ["/circulate", "/next", "/CARRIED", " 21/ /resume "])
def test_the_name_of_a_command_alone_is_no_words(line: str) -> None:
    assert commands.is_command(line)
    assert not commands.may_be_words(line)


@pytest.mark.parametrize("line", MISTYPED)
def test_what_may_be_words_is_typed_as_a_command_and_is_none(line: str) -> None:
    assert commands.may_be_words(line)


def test_a_closed_item_is_said_and_open_is_no_other_command(editor: Editor) -> None:
    assert commands.enter(editor, "/topic Hedges").refused == ""
    assert commands.enter(editor, "/close").said.endswith("Hedges is closed.")
    assert "/openlist reopens the speakers list" in commands.enter(editor, "/open").refused


@pytest.mark.parametrize("line", [*MISTYPED, "/help wanted for the litter pick", "/rollcall taken", "/quit"])
def test_a_command_that_can_not_be_done_is_a_private_remark_where_nobody_looks(line: str, editor: Editor) -> None:
    assert commands.enter_unseen(editor, line).problem
    note = editor.minutes.notes[-1]
    assert (note.kind, note.text, bool(note.check)) == ("remark", line.removeprefix("21/ "), True)


def test_what_is_refused_where_nobody_looks_is_kept_as_well_if_it_tells_of_the_meeting(editor: Editor) -> None:
    lines = ("/motion NK: The hedge is cut.", "Yes: 3", "No: 1", "Vote: 5 for, 0 against", "Against: 2", "/carried 3-1",
             "/lost", "21/ /withdrawn", "/next now", "/resume")  # fmt: skip
    kept = []
    for line in lines:
        before = len(editor.minutes.notes)
        outcome = commands.enter_unseen(editor, line)
        kept += [note.text for note in editor.minutes.notes[before:] if note.kind == "remark" and outcome.problem]
    assert kept == ["Vote: 5 for, 0 against", "Against: 2", "/lost", "/withdrawn", "/next now", "/resume"]


@pytest.mark.parametrize("line", ["/redo", "/redo ", "s/quince/pear/", "/readback"])
def test_what_is_refused_and_tells_nothing_of_the_meeting_is_no_remark(line: str, opened: Opened) -> None:
    editor = opened(EMPTY)
    assert commands.enter_unseen(editor, line).refused
    assert not editor.minutes.notes


def test_what_scribes_write_before_a_colon_is_words_where_it_can_not_be_done(editor: Editor) -> None:
    assert commands.enter(editor, "Topic: quince").misread == ""


def test_an_amendment_as_scribes_write_it_changes_the_pending_motion_and_without_one_is_words(editor: Editor) -> None:
    line = "Amendment: That the jetty be blue."
    assert commands.enter(editor, line).problem == "There is no pending motion. /motion TEXT adds one."
    assert (editor.minutes.notes[-1].kind, editor.minutes.notes[-1].text) == ("statement", line)
    commands.enter(editor, "Motion: That the jetty be green.")
    commands.enter(editor, line)
    motion, amendment = editor.minutes.notes[-2:]
    assert (amendment.kind, amendment.text) == ("motion", "That the jetty be blue.")
    assert amendment.amends == motion.id


# Finding a command


def test_an_exact_name_goes_before_a_beginning_and_a_beginning_that_fits_one_is_enough() -> None:
    for typed, name in (("item", "item"), ("ITEM", "item"), ("ite", "item"), ("und", "undo"), ("mot", "motion")):
        command, problem = commands.found(typed)
        assert command
        assert (command.name, problem) == (name, "")


def test_a_beginning_that_fits_several_names_them() -> None:
    problem = commands.found("a")[1]
    assert problem.startswith("/a could be /")
    assert "/action or" in problem


def test_an_unknown_command_says_where_to_look() -> None:
    assert commands.found("prune") == (None, "There is no command /prune: /help lists them.")
    assert commands.found("")[0] is None


# The agenda


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("frost", "frost"), ("Frost", "frost"), ("fro", "frost"), ("1", "frost"), ("3", "hail"), ("late", "frost"),
        ("Hives along the brook", "hives"), ("brook", "hives"), ("insurance", "hail"), ("hive", "hives"),
    ],
)  # fmt: skip
def test_an_item_is_found_by_key_number_or_words_of_its_title(typed: str, key: str, editor: Editor) -> None:
    enter(editor, f"/item {typed}")
    assert (last(editor).kind, last(editor).item, last(editor).outcome) == ("item", key, "taken up")
    assert editor.minutes.current_item() == key


@pytest.mark.parametrize("typed", ["plums", "h", "0", "4", "-1", "²", ""])
def test_an_unknown_or_ambiguous_item_is_not_taken_up(typed: str, editor: Editor) -> None:
    said = commands.enter(editor, f"/item {typed}").misread
    assert said == "No single agenda item matches. Choose one of: frost, hives, hail."
    assert not editor.minutes.notes


def test_what_is_said_belongs_to_the_item_that_is_up(editor: Editor) -> None:
    enter(editor, "NK: Before.", "/next", "NK: Then.", "/close", "NK: After.")
    assert [note.item for note in editor.minutes.notes] == ["", "frost", "frost", "frost", "frost"]


def test_next_goes_through_the_agenda_and_says_when_it_is_through(editor: Editor) -> None:
    assert enter(editor, "/next", "/next", "/next") == ""
    assert [note.item for note in editor.minutes.notes] == ["frost", "hives", "hail"]
    assert enter(editor, "/next") == "No agenda item is left. /item CODE returns to one."


def test_an_item_is_skipped_by_its_key_though_the_last_one_is_up(editor: Editor) -> None:
    enter(editor, "/item hail")
    assert enter(editor, "/skip frost") == ""
    assert [(note.item, note.outcome) for note in editor.minutes.notes] == [("hail", "taken up"), ("frost", "skipped")]


def test_next_without_an_agenda_says_how_to_get_one(opened: Opened) -> None:
    assert enter(opened(EMPTY), "/next") == "The agenda is empty. /topic TITLE adds an item and takes it up."


def test_an_item_that_was_up_before_is_resumed_but_not_one_that_was_only_skipped(editor: Editor) -> None:
    enter(editor, "/skip", "/item hives", "/item frost", "/item hives")
    assert [note.outcome for note in editor.minutes.notes] == ["skipped", "taken up", "taken up", "resumed"]


def test_only_an_item_that_is_up_can_be_closed(editor: Editor) -> None:
    assert enter(editor, "/close") == "There is no current agenda item."
    assert enter(editor, "/next", "/close") == "1 Late frost is closed."
    assert enter(editor, "/close") == "There is no current agenda item."


def test_a_new_topic_goes_onto_the_agenda_behind_the_item_that_is_up(editor: Editor) -> None:
    enter(editor, "/item frost", "/topic A letter of the council")
    assert [item.key for item in editor.minutes.agenda] == ["frost", "letter", "hives", "hail"]
    assert editor.minutes.current_item() == "letter"
    assert editor.undo()
    assert [item.key for item in editor.minutes.agenda] == ["frost", "hives", "hail"]


def test_a_topic_that_only_begins_like_an_item_is_a_new_one(editor: Editor) -> None:
    enter(editor, "/topic Hail")
    assert len(editor.minutes.agenda) == 3
    enter(editor, "/topic Hives")
    assert len(editor.minutes.agenda) == 3
    enter(editor, "/topic Insurance")
    assert [item.title for item in editor.minutes.agenda if item.key == "insurance"] == ["Insurance"]
    enter(editor, "/topic On insurance")
    assert [item.title for item in editor.minutes.agenda if item.key == "insurance2"] == ["On insurance"]


# Decisions and votes


def test_decisions_are_numbered_behind_the_highest_even_where_that_was_struck_out(opened: Opened) -> None:
    editor = opened(RECORD + '\n[[note]]\nid = "4"\nkind = "decision"\nnumber = 7\nstruck = true\ntext = "No."\n')
    enter(editor, "/decision Yes.")
    assert (last(editor).number, last(editor).id) == (8, "5")


@pytest.mark.parametrize(
    ("typed", "title", "counts"),
    [
        ("Coffee 12-3-1", "Coffee", (12, 3, 1)),
        ("Coffee 12 - 3 - 1", "Coffee", (12, 3, 1)),
        ("Coffee 12/3/1", "Coffee", (12, 3, 1)),
        ("Coffee 12:3:1", "Coffee", (12, 3, 1)),
        ("Coffee 12-3", "Coffee", (12, 3, None)),
        ("Coffee 10452-33-12", "Coffee", (10452, 33, 12)),
        ("Coffee", "Coffee", (None, None, None)),
        ("Coffee 12", "Coffee 12", (None, None, None)),
        ("Coffee of 2025-02-12", "Coffee of 2025-02-12", (None, None, None)),
        ("Coffee for 2025-26", "Coffee for 2025-26", (None, None, None)),
        ("Coffee 7/24", "Coffee 7/24", (None, None, None)),
        ("Coffee12-3-1", "Coffee12-3-1", (None, None, None)),
    ],
)
def test_a_vote_has_a_title_and_counts(typed: str, title: str, counts: tuple[int | None, ...], editor: Editor) -> None:
    enter(editor, f"/vote {typed}")
    assert (last(editor).kind, last(editor).text) == ("vote", title)
    assert (last(editor).for_, last(editor).against, last(editor).abstain) == counts


# Breaks


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("/break 15 min", "/adjourn 10:40"), "The break lasts until 10:45. /resume 10:40 ends it."),
        (("/break", "/adjourn 10:40"), "The break has no end: /resume TIME gives it one."),
        (("/break 15 min", "/adjourn 10:45"), "The meeting ended at 10:45."),
        (("/motion Hedge", "+1 NK", "/adjourn"), "A motion has no outcome: say in the review (F5) what became of it."),
        (("/motion Hedge", "/motion Gate", "/adjourn"),
         "2 motions have no outcome: say in the review (F5) what became of them."),
        (("/motion Hedge", "/carried", "/adjourn"), "The meeting ended at 10:30."),
    ],
)  # fmt: skip
def test_the_end_of_the_meeting_says_what_it_leaves_open(lines: tuple[str, ...], said: str, editor: Editor) -> None:
    assert enter(editor, *lines) == said
    assert editor.minutes.meeting.end


def test_a_break_that_was_to_last_longer_than_the_meeting_can_be_ended_with_it(editor: Editor) -> None:
    enter(editor, "/break 15 min", "/adjourn 10:40")
    (problem,) = (problem for problem in checks.problems(editor.minutes) if problem.check == "times")
    assert problem.text == "This break ends at 10:45, after the meeting ended at 10:40: correct one."
    (fix,) = checks.fixes(editor.minutes, problem)
    assert fix.said == "End the break at 10:40, with the meeting"
    editor.do(fix.edit)
    assert last(editor).until == editor.minutes.meeting.end
    assert problem not in checks.problems(editor.minutes)


def test_a_break_ends_now_or_when_it_is_said(editor: Editor) -> None:
    enter(editor, "/break", "/resume")
    assert last(editor).until == NOW.time()
    enter(editor, "/resume 10:50")
    assert f"{last(editor).until:%H:%M}" == "10:50"


@pytest.mark.parametrize(
    ("typed", "start", "until"),
    [
        ("/break", "10:30", ""),
        ("/break 10:45", "10:30", "10:45"),
        ("/break until 16:00", "10:30", "16:00"),
        ("/break 15 min", "10:30", "10:45"),
        ("/break 9:15 9:25", "09:15", "09:25"),
        ("/break 9:12", "09:12", ""),
    ],
)
def test_a_break_is_from_now_or_told_afterwards(typed: str, start: str, until: str, editor: Editor) -> None:
    said = enter(editor, typed)
    assert said == ("The break began at 09:12: /resume ends it." if typed.endswith("9:12") else "")
    note = last(editor)
    assert f"{note.at:%H:%M}" == start
    assert (f"{note.until:%H:%M}" if note.until else "") == until


def test_a_break_told_afterwards_ends_when_the_meeting_goes_on(editor: Editor) -> None:
    enter(editor, "/break 9:12", "/resume")
    assert (f"{last(editor).at:%H:%M}", last(editor).until) == ("09:12", NOW.time())


@pytest.mark.parametrize(
    ("language", "line"),
    [("de", "+NK 14 Uhr 30"), ("fi", "+NK klo 14.30"), ("fr", "+NK 14 h 30"), ("en", "+NK 2.30 pm"),
     ("ja", "+NK 午後2時半"), ("en", "+NK 1430"), ("en", "+NK, EÅ at 2:30 p.m.")],
)  # fmt: skip
def test_an_arrival_has_a_time_in_words_of_the_language(language: str, line: str, editor: Editor) -> None:
    enter(editor, f"/meeting language {language}", line)
    assert (last(editor).kind, f"{last(editor).at:%H:%M}") == ("arrival", "14:30")


def test_the_meeting_begins_and_ends_at_times_in_words(editor: Editor) -> None:
    assert enter(editor, "/start noon", "/adjourn 7.30pm") == "The meeting ended at 19:30."
    assert (editor.minutes.meeting.start, editor.minutes.meeting.end) == (dt.time(12), dt.time(19, 30))
    enter(editor, "/meeting next_start 2 pm", "/meeting next_date 9 April 2025")
    assert editor.minutes.meeting.next == Next(date=dt.date(2025, 4, 9), start=dt.time(14))


def test_an_action_due_at_the_next_meeting_is_due_on_its_day(editor: Editor) -> None:
    enter(editor, "> NK counts the hives by the next meeting")
    assert (last(editor).text, last(editor).due) == ("counts the hives by the next meeting", None)
    enter(editor, "/meeting next_date 9 April 2025", "> NK counts the hives by the next meeting")
    assert (last(editor).text, last(editor).due) == ("counts the hives", dt.date(2025, 4, 9))


def test_a_due_date_that_may_be_two_days_is_to_be_checked(editor: Editor) -> None:
    assert enter(editor, "> NK counts the hives by next Friday") == "14 or 21 March?"
    assert (last(editor).due, last(editor).check) == (dt.date(2025, 3, 14), "14 or 21 March?")
    refused = enter(editor, "/meeting next_date next Friday")
    assert refused == "14 or 21 March? Write 2025-03-14."


def test_without_a_break_there_is_none_to_end(editor: Editor) -> None:
    assert enter(editor, "/resume") == "There is no break to end. /break starts one."


# People


def test_a_new_participant_belongs_to_the_one_body_there_is(opened: Opened) -> None:
    assert enter(opened(EMPTY), "/person Iris Bloom") == "IB is Iris Bloom."
    one = opened(EMPTY + '\n[[body]]\nkey = "OC"\n')
    enter(one, "/person Iris Bloom")
    assert one.minutes.participants[0].body == "OC"
    two = opened(EMPTY + '\n[[body]]\nkey = "OC"\n\n[[body]]\nkey = "GC"\n')
    enter(two, "/person Iris Bloom")
    assert two.minutes.participants[0].body == ()


def test_a_code_that_is_named_is_renamed_wherever_it_stands(opened: Opened) -> None:
    editor = opened(
        RECORD
        + """
[[note]]
id = "1"
kind = "motion"
mover = "ZT"
seconder = ["ZT", "NK"]
text = "That we drink coffee."

[[note]]
id = "2"
kind = "action"
responsible = ["NK", "ZT"]
text = "makes it"

[[note]]
id = "3"
kind = "vote"
ballots = { ZT = "for" }
text = "Coffee"

[[note]]
id = "4"
kind = "statement"
speaker = "ZTX"
text = "ZT stays in the words."
"""
    )
    assert enter(editor, "/name ZT = Kask").startswith("ZT stays in note 4:")
    motion, action, vote, other = editor.minutes.notes
    assert (motion.mover, motion.seconder, action.responsible, vote.ballots) == ("NK", "NK", ("NK",), {"NK": "for"})
    assert (other.speaker, other.text) == ("ZTX", "ZT stays in the words.")
    assert editor.undo()
    assert editor.minutes.notes[0].mover == "ZT"


# Attachments


def test_a_file_name_before_the_title_is_the_attachments_file(editor: Editor) -> None:
    for typed, file, title in (
        ("levels.ods Levels of the brook", "levels.ods", "Levels of the brook"),
        ("levels.ods", "levels.ods", "levels.ods"),
        ("Levels of the brook", "", "Levels of the brook"),
        ("Fig.1 of the report", "", "Fig.1 of the report"),
    ):
        enter(editor, f"/attach {typed}")
        attachment = editor.minutes.attachments[-1]
        assert (attachment.file, attachment.title) == (file, title)


def test_an_attachment_gets_a_key_that_no_other_has(opened: Opened) -> None:
    editor = opened(RECORD + '\n[[attachment]]\nkey = "annex2"\n\n[[attachment]]\nkey = "annex4"\n')
    enter(editor, "/attach Levels", "/attach More levels")
    assert [each.key for each in editor.minutes.attachments] == ["annex2", "annex4", "annex3", "annex5"]


def test_an_attachment_is_never_tabled_with_a_remark_for_it_would_not_be_printed(editor: Editor) -> None:
    enter(editor, "// Private.", "/attach Levels")
    assert editor.minutes.attachments[0].note == ""
    enter(editor, "NK: Here.", "// Private again.", "/attach More levels")
    assert editor.minutes.attachments[1].note == "2"


# Undo


def test_undo_takes_back_one_edit_after_the_other_and_redo_does_them_again(editor: Editor) -> None:
    states = [editor.record.text]
    for line in ("NK: It froze.", "... Twice.", "s/froze/hailed/", "/person Iris Bloom", "/topic Plums"):
        enter(editor, line)
        states.append(editor.record.text)
    for state in reversed(states[:-1]):
        assert enter(editor, "/undo").startswith("Undone.")
        assert editor.record.text == state
    assert enter(editor, "/undo") == "There is nothing to undo in this session."
    for state in states[1:]:
        assert enter(editor, "/redo") == "Redone."
        assert editor.record.text == state
    assert enter(editor, "/redo") == "There is nothing to redo."


def test_what_is_entered_after_an_undo_ends_the_redo(editor: Editor) -> None:
    enter(editor, "NK: It froze.", "/undo", "NK: It hailed.")
    assert enter(editor, "/redo") == "There is nothing to redo."


def test_an_id_is_used_again_only_where_undo_took_it_out_of_the_record(editor: Editor) -> None:
    enter(editor, "NK: It froze.", "/undo", "NK: It hailed.", "NK: Twice.")
    assert [note.id for note in editor.minutes.notes] == ["1", "2"]


def test_the_letter_with_which_help_begins_is_help(editor: Editor) -> None:
    assert commands.found("h")[0] is commands.found("help")[0]
    assert commands.found("?")[0] is commands.found("help")[0]
    assert commands.enter(editor, "/h").view == "help"


# What a line will be


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("NK: It froze.", "NK Kask"),
        ("NK noted that it froze.", "NK Kask"),
        ("NK? When", "NK Kask · question"),
        ("It froze.", "Narrative"),
        ("It froze ??", "Narrative · marked for checking"),
        ("?: It froze.", "Unknown speaker"),
        ("! Coffee.", "Decision"),
        ("# Coffee", "Heading"),
        ("> NK makes coffee by Friday", "Action item · NK Kask · Fri 14 Mar 2025"),
        ("> make coffee", "Action item · no one yet"),
        ("+NK", "NK Kask · arrival"),
        ("// tired", "Private remark, not on any page"),
        ("/next", "Take up the next agenda item."),
        ("/next one", "Not understood · /next takes nothing after it."),
        ("/prune", "Not understood · There is no command /prune: /help lists them."),
        ("", ""),
    ],
)
def test_before_enter_it_is_said_what_a_line_will_be(line: str, said: str, editor: Editor) -> None:
    assert preview.preview_text(line, editor.minutes, NOW) == said


def test_before_enter_it_is_said_what_goes_on_or_is_corrected(editor: Editor) -> None:
    enter(editor, "NK: It froze and froze.")
    for line, said in (
        ("... Twice.", "NK Kask · new paragraph"),
        ("- twice", "NK Kask · • list item"),
        ("1. twice", "NK Kask · 1. list item"),
        ("s/and/or/", "Correct the last note · “and” → “or”"),
        ("s/froze/hailed/", "Correct the last note · “froze” → “hailed” · the first of 2 places"),
        ("s/froze/hailed/g", "Correct the last note · “froze” → “hailed” · all 2 places"),
        ("s/hail/sun/", "Correct · “hail” is in no note"),
        ("s/and/or", "Correct the last note · “and” → “or”"),
        ("-- twice", "NK Kask · • list item, 1 deep"),
        (">> twice", "NK Kask · quotation"),
        ("| a | b |", "NK Kask · table"),
        ("a) twice", "NK Kask · new paragraph"),
        ("```", "NK Kask · code, to the next ```"),
    ):
        assert preview.preview_text(line, editor.minutes, NOW) == said
    enter(editor, "- twice", "EÅ: It thawed.")
    for line, said in (
        ("s/froze/hailed", "Correct note 1 “It froze and froze. - t…” · “froze” → “hailed” · the first of 2 places"),
        ("NK (remote): words", "NK Kask · “(remote)” stays in the text"),
        ("!Important", "Narrative · marked for checking · A decision is written “! words”, with a space."),
    ):
        assert preview.preview_text(line, editor.minutes, NOW) == said
    enter(editor, "/motion We wait", "/carried")
    assert preview.preview_text("- for long", editor.minutes, NOW) == (
        "Narrative · • list item · marked for checking · The motion was voted on. Its wording can no longer change."
    )
    enter(editor, "EÅ: It froze.", "```")
    assert preview.preview_text("/next", editor.minutes, NOW) == "EÅ, not named yet · code, to the next ```"
    assert preview.preview_text("```", editor.minutes, NOW) == "EÅ, not named yet · end of the code"
    assert preview.preview_text("", editor.minutes, NOW) == "EÅ, not named yet · code, to the next ```"


def test_of_a_long_line_the_start_is_enough_but_a_due_date_and_a_correction_stand_at_its_end(editor: Editor) -> None:
    long = "frost " * 1000
    enter(editor, f"NK: {long}")
    for line, said in (
        (f"NK: {long}", "NK Kask"),
        (f"{long} ??", "Narrative"),
        (f"> NK counts {long} by Friday", "Action item · NK Kask · Fri 14 Mar 2025"),
        (f"s/{long.strip()}/hail/", f"Correct the last note · “{long.strip()}” → “hail”"),
    ):
        assert preview.preview_text(line, editor.minutes, NOW) == said


def test_a_role_behind_a_name_is_a_role_in_the_meetings_language_or_in_english(opened: Opened) -> None:
    editor = opened('[meeting]\nlanguage = "de"\n')
    for line in ("/person Frau Iris Bloom, Vorsitz, Schule", "/person Jan Vos, Vice-Chair", "/person Cher, Chairs"):
        enter(editor, line)
    roles = [(person.role, person.post, person.affiliation) for person in editor.minutes.participants]
    assert roles == [("chair", "", "Schule"), ("vice chair", "", ""), ("", "", "Chairs")]


@pytest.mark.parametrize(
    ("language", "typed", "role", "line"),
    [
        ("en", "Mr Alan Burke, Clerk", "secretariat", "Mr Alan Burke, Clerk"),
        ("en", "Mr Alan Burke (Town Clerk)", "secretariat", "Mr Alan Burke, Town Clerk"),
        ("en", "Ms Ida Berg, Clerk, Finance Officer", "secretariat", "Ms Ida Berg, Clerk, Finance Officer"),
        ("en", "Ms Ida Berg, Observer <i@x.org>", "observer", "Ms Ida Berg, Observer"),
        ("de", "Frau Ida Berg, Schriftführerin", "secretary", "Frau Ida Berg, Schriftführerin"),
        ("de", "Frau Ida Berg, Kassenwartin, Abteilung Turnen", "treasurer",
         "Frau Ida Berg, Kassenwartin, Abteilung Turnen"),
        ("fr", "Mme Ida Berg (Secrétaire générale), Commune", "secretary",
         "Mme Ida Berg, Secrétaire générale, Commune"),
        ("en", "PCSO Ida Berg, Police", "Police", "PCSO Ida Berg, Police"),
        ("de", "Frau Ida Berg, Presse, Tagblatt", "Presse", "Frau Ida Berg, Presse, Tagblatt"),
        ("en", "Ms Ida Berg, Member", "member", "Ms Ida Berg, Member"),
        ("en", "Mrs Ida Berg, Clerk and RFO", "secretariat", "Mrs Ida Berg, Clerk and RFO"),
        ("en", "Mrs Ida Berg (Secretary & Treasurer)", "secretary", "Mrs Ida Berg, Secretary & Treasurer"),
        ("de", "Frau Ida Berg, Schriftführerin und Kassenwartin, Turnen", "secretary",
         "Frau Ida Berg, Schriftführerin und Kassenwartin, Turnen"),
        ("en", "Ms Ida Berg, Town Attorney", "Town Attorney", "Ms Ida Berg, Town Attorney"),
    ],
)  # fmt: skip
def test_the_word_for_a_role_that_has_no_label_is_on_the_page(
    opened: Opened, language: str, typed: str, role: str, line: str
) -> None:
    editor = opened(f'[meeting]\nlanguage = "{language}"\n[print]\nroster = "lines"\n')
    enter(editor, f"/person {typed}")
    assert editor.minutes.participants[0].role == role
    assert has_vote(editor.minutes.participants[0], editor.minutes) == (role in ("treasurer", "secretary", "member"))
    assert line in exported(editor.record, "txt", Order("summary")).decode().splitlines()


def test_a_field_is_set_as_the_form_calls_it_and_a_vote_in_the_words_of_the_language(opened: Opened) -> None:
    editor = opened('[meeting]\nlanguage = "de"\n')
    assert enter(editor, "/person Frau Ida Berg, Gast") == "IB is Frau Ida Berg, without a vote."
    for typed, has in (("ja", True), ("Nein", False), ("yes", True), ("", None), ("true", True)):
        enter(editor, f"/set IB vote = {typed}")
        assert editor.minutes.participants[0].vote is has
    enter(editor, "/set IB Code = IDA", "/set IDA stands in for =")
    assert [person.key for person in editor.minutes.participants] == ["IDA"]
    assert commands.enter(editor, "/set IB vote = ja").misread == "IB is not on the participants list or the agenda."


@pytest.mark.parametrize(
    ("language", "typed", "role", "line"),
    [
        ("en", "Mrs C Hardy, Clerk", "secretariat", "Mrs C Hardy, Clerk"),
        ("en", "Mrs C Hardy (Parish Clerk), Town Hall", "secretariat", "Mrs C Hardy, Parish Clerk, Town Hall"),
        ("en", "Ms Ida Berg, Treasurer, Mill House", "treasurer", "Ms Ida Berg, Treasurer, Mill House"),
        ("en", "Ms Ida Berg, Secretary, Head, Town", "secretary", "Ms Ida Berg, Secretary, Head, Town"),
        ("pl", "Ida Berg, Sekretarz", "secretary", "Ida Berg, Sekretarz"),
        ("de", "Ida Berg, Schriftführer", "secretary", "Ida Berg, Schriftführer"),
        ("de", "Ida Berg (Kassenwart)", "treasurer", "Ida Berg, Kassenwart"),
        ("fr", "Mme Ida Berg, rapporteure", "rapporteur", "Mme Ida Berg, rapporteure"),
        ("fr", "Mme Ida Berg, secrétaire de séance", "secretary", "Mme Ida Berg, secrétaire de séance"),
        ("en", "Ms Ida Berg, Chair, Town", "chair", "Ms Ida Berg, Town"),
        ("en", "Chairwoman Ida Berg, Town", "chair", "Chairwoman Ida Berg, Town"),
        ("en", "Ms Ida Berg, Vice Chairman of the Board", "vice chair", "Ms Ida Berg, Vice Chairman of the Board"),
        ("de", "Frau Ida Berg, 2. Vorsitzende", "vice chair", "Frau Ida Berg, 2. Vorsitzende"),
        ("de", "Ida Berg, Vorsitzende des Vereins", "chair", "Ida Berg, Vorsitzende des Vereins"),
        ("fr", "Mme Ida Berg, présidente du conseil", "chair", "Mme Ida Berg, présidente du conseil"),
        ("fi", "Ida Berg, hallituksen puheenjohtaja", "chair", "Ida Berg, hallituksen puheenjohtaja"),
        ("en", "Town Clerk Ida Berg, Town Clerk", "secretariat", "Town Clerk Ida Berg"),
        ("en", "Ms Ida Berg, Chairman, Town", "chair", "Ms Ida Berg, Chairman, Town"),
    ],
)
def test_the_word_for_a_role_that_the_page_does_not_say_is_the_post(
    opened: Opened, language: str, typed: str, role: str, line: str
) -> None:
    editor = opened(f'[meeting]\nlanguage = "{language}"\n')
    enter(editor, f"/person CH = {typed}")
    [person] = editor.minutes.participants
    assert (person.key, person.role) == ("CH", role)
    assert roster_line(person, page(editor.minutes)) == line


@pytest.mark.parametrize("way", ["lines", "table", "names", "roll"])
def test_the_page_says_an_office_as_it_was_typed_and_once(opened: Opened, way: str) -> None:
    editor = opened(f'[meeting]\nlanguage = "en"\n\n[print]\nroster = "{way}"\n')
    enter(editor, "/person IB = Ms Ida Berg, Chairman, Town", "/person BM = Mr Bo Mahs, Chair, Town")
    said = repr(list(rosters(page(editor.minutes))))
    bare = sum(said.count(f"Chair{behind}") for behind in ("'", ":", ")", ","))
    assert (said.count("Chairman"), bare) == (1, 1)


def test_who_is_added_when_the_meeting_has_begun_is_not_said_to_have_been_there(opened: Opened) -> None:
    editor = opened(EMPTY)
    enter(editor, "/person Nora Kask")
    enter(editor, "It froze.")
    assert enter(editor, "/person Iris Bloom") == (
        "IB is Iris Bloom. Type +IB if they came now, /present IB if at the opening."
    )
    enter(editor, "/person Ida Osa (present)")
    assert [each.presence for each in editor.minutes.participants] == ["present", "expected", "present"]
    enter(editor, "+IB")
    assert presence(editor.minutes)["IB"] == PRESENT
    assert before_notes(editor.minutes)["IB"] == AWAY


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("NK, IB, LA", "LA is not on the participants list."),
        ("NK LA IB", "LA is not on the participants list."),
        ("LA, NK, XY", "LA and XY are not on the participants list."),
        ("Mr Nobody Else", "Mr Nobody Else is not on the participants list."),
        ("LA", "LA is not on the participants list."),
    ],
)
@pytest.mark.parametrize("command", ["present", "ask", "withdraw", "apologies"])
def test_only_who_is_missing_is_said_to_be_nobody(opened: Opened, command: str, typed: str, said: str) -> None:
    editor = opened(EMPTY)
    for line in ("/person Nora Kask", "/person Iris Bloom"):
        enter(editor, line)
    assert commands.enter(editor, f"/{command} {typed}").misread == said


@pytest.mark.parametrize(
    ("typed", "presence"),
    [("Apologies: Ahmed Khan", "apologies"), ("Absent: Ahmed Khan", "absent"), ("Present: Ahmed Khan", "present")],
)
def test_a_person_behind_a_label_is_there_or_not_as_it_says(opened: Opened, typed: str, presence: str) -> None:
    editor = opened(EMPTY)
    enter(editor, f"/person {typed}")
    assert [(each.name, each.presence) for each in editor.minutes.participants] == [("Ahmed Khan", presence)]


def test_two_people_are_no_one_person(opened: Opened) -> None:
    editor = opened(EMPTY)
    said = commands.enter(editor, "/person Anna Lund and Bo Lund").misread
    assert said == "Add one person at a time, or paste a list with /import."
    assert not editor.minutes.participants


def test_a_person_may_come_as_an_address_with_brackets_and_behind_a_dash(opened: Opened) -> None:
    editor = opened("")
    for line in (
        '/person "Kask, Nora (Ministry)" <n@x.org>',
        "/person i.berg@x.org",
        "/person JV = Mr Jonas Vik (Chairman) - Footpaths",
        '/person Ida "Bee" Osa, Baker (left at ten)',
        "/set NK remark = online",
        "/set IB role = Deputy Chair",
    ):
        enter(editor, line)
    *people, bee = editor.minutes.participants
    assert [(each.key, each.name, each.role, each.affiliation, each.email, each.remark) for each in people] == [
        ("NK", "Nora Kask", "", "Ministry", "n@x.org", "online"),
        ("IB", "I. Berg", "vice chair", "", "i.berg@x.org", ""),
        ("JV", "Jonas Vik", "chair", "Footpaths", "", ""),
    ]
    assert (bee.name, bee.affiliation, bee.remark) == ('Ida "Bee" Osa', "Baker", "left at ten")
    assert commands.enter(editor, "/person (Guest)").misread.startswith("The name is missing")


def test_roles_by_body_are_not_replaced_by_one_role_unseen(opened: Opened) -> None:
    head = '[meeting]\ntitle = "x"\ndate = 2025-03-12\n\n[[body]]\nkey = "HB"\nname = "Harbour Board"\n\n'
    before = (
        f'{head}[[participant]]\nkey = "LB"\nname = "Lena Berg"\n\n[participant.role]\n# since May\nHB = "member"\n'
    )
    editor = opened(before)
    outcome = commands.enter(editor, "/set LB role = chair")
    assert "Write it by body, or empty the field first: it is HB: member." in outcome.misread + outcome.refused
    assert editor.record.text == before
    assert commands.enter(editor, "/set LB role = HB: chair").said
    assert "# since May" in editor.record.text
    assert commands.enter(editor, "/set LB role =").said
    assert commands.enter(editor, "/set LB role = chair").said


def test_semicolons_part_several_people_that_are_added_at_once(editor: Editor) -> None:
    before = editor.record.text
    enter(editor, "/person Ms Ida Berg, Chair; Mr Bo Ek (Reed; Museum), Treasurer; Una Osa")
    people = [(each.title, each.name, each.role, each.affiliation) for each in editor.minutes.participants[1:]]
    assert [each[:3] for each in people] == [
        ("Ms", "Ida Berg", "chair"), ("Mr", "Bo Ek", "treasurer"), ("", "Una Osa", "")
    ]  # fmt: skip
    editor.undo()
    assert editor.record.text == before


def test_lines_are_put_onto_the_agenda_as_items_without_their_numbers(editor: Editor) -> None:
    before = editor.record.text
    said = add_items(
        editor, 1, ["1. Apologies", "", "2) The hedge", "2.1 Cutting it", "- Frost", " 3 New signs", "12 trees"]
    )
    assert said.said == "6 items added to the agenda: Apologies"
    assert [item.title for item in editor.minutes.agenda[1:7]] == [
        "Apologies", "The hedge", "2.1 Cutting it", "Frost", "New signs", "12 trees"
    ]  # fmt: skip
    assert len({item.key for item in editor.minutes.agenda}) == 9
    editor.undo()
    assert editor.record.text == before


def test_nothing_can_be_undone_by_the_footer_of_sealed_minutes(editor: Editor) -> None:
    assert ("ctrl+z", "undo") in footer.keys(editor.minutes)
    assert ("ctrl+z", "undo") not in footer.keys(editor.minutes, is_sealed=True)


def test_an_action_that_becomes_a_statement_says_what_of_it_stays_unseen(editor: Editor) -> None:
    enter(editor, "> AT sends the table by 2025-04-01")
    at = len(editor.minutes.notes) - 1
    act = next(each for each in review_actions.ACTS if each.name == "kind")
    assert act.run(editor, [at], "statement").said == (
        "Now a statement. Who does it and by when stay in the record, off the page."
    )
    assert editor.minutes.notes[at].due
    assert act.run(editor, [at], "action").said == "Now an action item."


@pytest.mark.parametrize(("typed", "name"), [("/election", "/poll"), ("/agenda", "/insert")])
def test_what_people_call_a_command_leads_to_it(typed: str, name: str, opened: Opened) -> None:
    assert enter(opened(""), typed) == f"There is no command {typed}: did you mean {name}?"


def test_an_item_is_put_off_by_another_command_than_a_motion(editor: Editor) -> None:
    told = "There is no command /defer. For an agenda item, type /skip; for a motion, /postpone."
    assert enter(editor, "/defer") == told
    enter(editor, "/next")
    told = "There is no pending motion. /motion TEXT adds one. To put an agenda item off, type /skip."
    assert enter(editor, "/postpone") == told


def test_a_key_that_was_left_in_the_line_before_a_command_is_asked_about(opened: Opened) -> None:
    editor = opened("[meeting]\ntitle='T'\n")
    outcome = commands.enter(editor, "1/circulate by 11 December")
    assert outcome.misread == "“1” is before a command. For the command type /circulate by 11 December"
    assert not editor.minutes.notes
    commands.enter(editor, "w/out delay, s/he said")
    commands.enter(editor, "1/4 of the sum")
    commands.enter(editor, "\\/item frost")
    assert [note.text for note in editor.minutes.notes] == [
        "w/out delay, s/he said", "1/4 of the sum", "/item frost"
    ]  # fmt: skip


def test_breaks_that_overlap_are_a_problem(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "A line.", "/break 20:05 to 20:15", "/break 20:05 to 20:12", "/break 20:30 to 20:40")
    found = [each.text for each in checks.problems(editor.minutes) if "break" in each.text]
    assert found == ["This break begins within that of 20:05 to 20:15: correct a time, or remove one of the two."]


def test_nobody_has_the_floor_when_the_meeting_has_ended(opened: Opened) -> None:
    editor = opened('[[participant]]\nkey = "NK"\nname = "Nia Kay"\npresence = "present"\n')
    enter(editor, "/floor NK", "NK: Yes.", "/ask NK", "/adjourn")
    assert editor.minutes.floor == Floor()
    enter(editor, "/undo")
    assert editor.minutes.floor.waiting == ("NK",)


def test_codes_in_the_words_of_a_note_are_told_when_it_is_typed(opened: Opened) -> None:
    editor = opened(
        "".join(
            f'[[participant]]\nkey = "{key}"\nname = "{name}"\n'
            for key, name in (("RF", "Rob Fern"), ("PK", "Pia Kay"))
        )
    )
    said = enter(editor, "Nominations were Ash (proposed RF, seconded PK).")
    assert said == "RF and PK are printed as typed: @RF prints “Fern”, ↑ corrects the note."
    assert enter(editor, "Nominations were Ash (proposed @RF, seconded @PK).") == ""
    assert enter(editor, "RF: Yes.") == ""


@pytest.mark.parametrize(
    ("text", "at", "first", "second"),
    [
        ("He paid the budget.", 15, "He paid the", "budget."),
        ("He paid the budget.", 12, "He paid the", "budget."),
        ("He paid 1200 crowns.", 10, "He paid 12", "00 crowns."),
        ("氷は溶けた。", 3, "氷は溶", "けた。"),
    ],
)
def test_a_note_is_split_before_the_word_in_which_the_cursor_is(
    text: str, at: int, first: str, second: str, opened: Opened
) -> None:
    from minutes_tui.commands.notes import note_corrections

    editor = opened("")
    enter(editor, text)
    assert note_corrections.split(editor, 0, at).said == "Split into two notes."
    assert [note.text for note in editor.minutes.notes] == [first, second]


def test_each_other_name_of_a_command_leads_to_one_that_there_is() -> None:
    names = {command.name for command in command_table.COMMANDS}
    assert {meant.split()[0] for meant in command_table.MEANT.values()} <= names
    hidden = [name for name in (*command_table.MEANT, *command_table.LINES) if any(n.startswith(name) for n in names)]
    assert hidden == []  # what begins a command is that command


def test_a_code_of_the_list_that_is_a_word_too_is_told_where_it_is_asked_or_given_something(opened: Opened) -> None:
    """A direct message and a department have the same letters: only those who are asked, thanked or given something
    are people."""
    editor = opened(
        "".join(
            f'[[participant]]\nkey = "{key}"\nname = "{name}"\n'
            for key, name in (("DM", "Dan Mohr"), ("IT", "Ida Thorn"), ("RF", "Rob Fern"))
        )
    )
    told = "{0} is printed as typed: @{0} prints “{1}”, ↑ corrects the note."
    for line in ("RF asked DM to speak.", "The board thanked DM.", "> RF to send DM a list of lamps"):
        assert told.format("DM", "Mohr") in enter(editor, line), line
    for line in ("RF said that IT is slow.", "RF sent a DM to all.", "RF: the IT budget", "RF will send DM links."):
        assert "printed as typed" not in enter(editor, line), line


def test_initials_of_one_who_has_another_code_are_told(opened: Opened) -> None:
    """CV is a word, so that Clara Voss has another code: whoever types her initials is told which."""
    editor = opened('[[participant]]\nkey = "CVO"\nname = "Clara Voss"\n')
    told = "CV is not on the participants list. CVO is Clara Voss."
    for line in ("CV asked for water.", "CV: No.", "> CV to pay", "-CV"):
        assert enter(editor, line) == told, line
    assert enter(editor, "CV in hand.") == ""
    assert enter(editor, "CVO asked for water.") == ""
