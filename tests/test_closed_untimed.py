"""A meeting that was closed, and nobody noted when: typed, read, printed, checked."""

from pathlib import Path

import pytest
from conftest import Opened, enter

from minutes_tui import checks
from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.assist.menu import is_over
from minutes_tui.checks import fixes
from minutes_tui.commands import meeting as fields
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.line.told_sentences import tells_end
from minutes_tui.model.minutes import Meeting, Minutes
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text
from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.writers import markdown

HEAD = """format = 1
[meeting]
title = "Parish of Lower Fen"
date = 2025-03-12
start = 09:30:00
language = "{}"
{}
[[participant]]
key = "RO"
name = "Rosa Olm"
presence = "present"

[[agenda]]
key = "ditch"
title = "Ditches"

[[note]]
id = "1"
at = 2025-03-12T10:00:00+02:00
kind = "item"
item = "ditch"
outcome = "taken up"

[[note]]
id = "2"
at = 2025-03-12T10:05:00+02:00
item = "ditch"
kind = "statement"
text = "{}"
"""


def head(language: str = "en", keys: str = "", text: str = "The ditches are dry.") -> str:
    return HEAD.format(language, keys, text)


def page(editor: Editor) -> str:
    return markdown.write(document(editor.minutes))


def test_the_line_closes_the_meeting_with_no_time(opened: Opened) -> None:
    editor = opened(head())
    assert "with no time" in enter(editor, "/adjourn -")
    meeting = editor.minutes.meeting
    assert (meeting.end, meeting.adjourned, is_over(editor.minutes)) == (None, True, True)
    assert editor.minutes.notes[-1].outcome == "closed"
    assert "adjourned = true" in editor.record.text
    assert page(editor).count("The meeting was closed.") == 1
    assert "already" in enter(editor, "/adjourn -")
    enter(editor, "/adjourn 12:05")
    assert (editor.minutes.meeting.adjourned, f"{editor.minutes.meeting.end}") == (False, "12:05:00")
    assert "The meeting was closed." not in page(editor)
    assert "and not at 12:05" in enter(editor, "/adjourn –")
    assert (editor.minutes.meeting.end, editor.minutes.meeting.adjourned) == (None, True)
    assert editor.undo()
    assert editor.minutes.meeting.end


def test_the_meeting_goes_on(opened: Opened) -> None:
    editor = opened(head())
    enter(editor, "/adjourn -")
    assert "no longer" in enter(editor, "/resume")
    assert not editor.minutes.meeting.adjourned
    assert editor.undo()
    assert editor.minutes.meeting.adjourned


def test_the_form_of_the_meeting_shows_it_and_takes_it(opened: Opened) -> None:
    editor = opened(head(keys="adjourned = true"))
    assert fields.words(editor.minutes, "end") == "-"
    enter(editor, "/meeting end 12:00")
    assert (fields.words(editor.minutes, "end"), editor.minutes.meeting.adjourned) == ("12:00", False)
    enter(editor, "/meeting end -")
    assert (fields.words(editor.minutes, "end"), editor.minutes.meeting.adjourned) == ("-", True)
    enter(editor, "/meeting title Parish")
    assert editor.minutes.meeting.adjourned
    assert "Not a time" in enter(editor, "/meeting end soon")
    assert editor.minutes.meeting.adjourned


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_sentence_and_knows_it_again(language: str, opened: Opened) -> None:
    sentence = labels(language).closed_untimed
    assert tells_end(sentence, Minutes(meeting=Meeting(language=language)))
    assert sentence in page(opened(head(language, "adjourned = true")))
    said = page(opened(head(language, "adjourned = true", sentence)))
    assert said.count(sentence) == 1, "a note says it"


@pytest.mark.parametrize(
    ("sentence", "is_end"),
    [
        ("There being no further business, the meeting was adjourned.", True),
        ("The meeting was adjourned with the next meeting on 9 April 2025 at 6 pm.", True),
        ("The meeting was adjourned for 10 minutes.", False),
        ("The meeting was not adjourned.", False),
        ("The ditches are dry.", False),
    ],
)
def test_the_page_says_it_where_no_note_does(sentence: str, is_end: bool, opened: Opened) -> None:
    editor = opened(head("en", "adjourned = true", sentence))
    assert ("The meeting was closed." in page(editor)) == (not is_end)


@pytest.mark.parametrize("style", ["plain", "secretariat", "hansard", "council", "protokoll", "committee"])
def test_each_style_and_format_says_it_once(style: str, opened: Opened) -> None:
    editor = opened(head(keys=f'adjourned = true\n[print]\nstyle = "{style}"'))
    for format in ("md", "txt", "html", "xml"):
        assert exported(editor.record, format).decode().count("The meeting was closed.") == 1
    editor = opened(head(keys=f'[print]\nstyle = "{style}"'))
    assert "closed" not in page(editor)


def test_a_sentence_is_no_question_where_the_record_says_it(opened: Opened) -> None:
    editor = opened(head(keys="adjourned = true"))
    enter(editor, "The meeting was adjourned.")
    assert editor.minutes.notes[-1].check == ""
    enter(editor, "The meeting was adjourned at 12:05.")
    assert "Type /adjourn 12:05" in editor.minutes.notes[-1].check


def test_the_mark_of_such_a_sentence_is_answered_without_a_time(opened: Opened) -> None:
    editor = opened(head())
    enter(editor, "There being no further business, the meeting was adjourned.")
    (problem,) = (each for each in checks.problems(editor.minutes) if "Did the meeting end?" in each.text)
    (fix,) = (each for each in fixes(editor.minutes, problem) if "no time" in each.said)
    editor.do(fix.edit)
    assert (editor.minutes.meeting.adjourned, editor.minutes.notes[-1].check) == (True, "")
    assert not [each for each in checks.problems(editor.minutes) if each.check in ("ended", "gaps")]


def test_a_sentence_with_a_time_says_so_where_none_was_noted(opened: Opened) -> None:
    editor = opened(head())
    enter(editor, "The meeting was adjourned at 12:05.", "/adjourn -")
    marks = [each.check for each in editor.minutes.notes if each.check]
    assert marks == ["It says 12:05, and the end of the meeting has no time: /adjourn 12:05 gives it that."]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "fen.toml"
    path.write_text(head(keys="adjourned = true"), "utf-8")
    return path


def test_the_next_meeting_is_open(record: Path) -> None:
    assert Record.read(record).minutes.meeting.adjourned
    assert not next_meeting(record, record.parent, date="2025-04-09").minutes.meeting.adjourned


def test_who_may_have_come_is_asked_once_it_is_closed(opened: Opened) -> None:
    person = '\n[[participant]]\nkey = "LB"\nname = "Lea Birk"\n'
    for keys, is_asked in (("adjourned = true", True), ("", False)):
        minutes = opened(head(keys=keys) + person).minutes
        assert any(each.check == "unaccounted" for each in checks.problems(minutes)) == is_asked


SOURCE = """# Parish of Lower Fen, 12 March 2025

Present: Rosa Olm, Lea Birk

## Ditches

The ditches are dry. The hedges were discussed at length.

{}

Lea Birk, Clerk
"""


@pytest.mark.parametrize(
    ("sentence", "is_closed"),
    [
        ("There being no further business, the meeting was adjourned.", True),
        ("There being no further business, the meeting was adjourned at 12:05 pm.", False),
        ("The meeting was closed.", True),
        ("Nobody said more.", False),
    ],
)
def test_a_document_that_says_it_is_read_so(sentence: str, is_closed: bool) -> None:
    blocks = list(plain_text.blocks(SOURCE.format(sentence), is_markdown=True))
    made = engine.imported(blocks, "file").minutes
    assert made.meeting.adjourned == is_closed
    said = markdown.write(document(made))
    assert said.count(sentence.rstrip(".")) == 1
    assert "The meeting was closed." not in said.replace(sentence, "")


def test_a_page_of_ours_comes_back(opened: Opened) -> None:
    said = page(opened(head(keys="adjourned = true")))
    made = engine.imported(list(plain_text.blocks(said, is_markdown=True)), "file").minutes
    assert made.meeting.adjourned
    assert markdown.write(document(made)).count("The meeting was closed.") == 1
