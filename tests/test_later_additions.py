"""Paragraphs that were added to the minutes on a later day: typed, read, printed in every format, checked."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import enter

from minutes_tui import checks
from minutes_tui.assist.preview import previewed
from minutes_tui.checks import fixes
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.meeting.later_additions import KINDS, lead, printed
from minutes_tui.model.minutes import Meeting
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text
from minutes_tui.record import Record
from minutes_tui.report import document
from minutes_tui.writers import markdown

HEAD = """format = 1
[meeting]
title = "Committee of the Brass Band"
date = 2022-05-19
language = "{}"
{}
[[participant]]
key = "RO"
name = "Rosa Olm"
title = "Ms"
presence = "present"
"""
NOTE = """
[[note]]
id = "1"
kind = "{kind}"
added = {day}
{more}text = '''
{text}'''
"""
DAY = dt.date(2022, 5, 26)

Opened = Callable[..., Editor]


@pytest.fixture
def opened_as(tmp_path: Path) -> Iterator[Opened]:
    """Open a record of the meeting of 19 May, on the 28th unless another day is said."""
    made: list[Record] = []

    def open_(*notes: str, language: str = "en", head: str = "", today: dt.date = dt.date(2022, 5, 28)) -> Editor:
        path = tmp_path / f"band{len(made)}.toml"
        path.write_text(HEAD.format(language, head) + "".join(notes), "utf-8")
        made.append(Record.open(path))
        return Editor(made[-1], lambda: dt.datetime.combine(today, dt.time(9), dt.UTC))

    yield open_
    for record in made:
        record.close()


def note(text: str, kind: str = "statement", day: dt.date = DAY, more: str = "") -> str:
    return NOTE.format(kind=kind, day=day, more=more, text=text)


def page(editor: Editor, language: str = "") -> str:
    return markdown.write(document(editor.minutes, language=language)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("en", "Update of 26 May: the hall is free.", DAY),
        ("en", "**Update of 26 May:** the hall is free.", DAY),
        ("en", "[Update 26/5/2022]: the hall is free.", DAY),
        ("en", "26 May 2022 update: the hall is free.", DAY),
        ("en-US", "Update of May 26, 2022: the hall is free.", DAY),
        ("fr", "Mise à jour du 26/05 : la salle est libre.", DAY),
        ("fr", "**Mise à jour du 26/05 :** la salle est libre.", DAY),
        ("de", "Nachtrag vom 26.05.: der Saal ist frei.", DAY),
        ("de", "Update (26.5.2022): der Saal ist frei.", DAY),
        ("it", "Aggiornamento dell'8 giugno: la sala è libera.", dt.date(2022, 6, 8)),
        ("ja", "2022年5月26日追記：会場は空いている。", DAY),
        ("en", "Update on the hall: it is free.", None),
        ("en", "Update of 3 January: the hall is free.", dt.date(2023, 1, 3)),
        ("en", "Update of 3 May: the hall is free.", None),  # this year's or the next?
        ("en", "Update of 3 May 2022: the hall is free.", None),  # before the meeting
        ("en", "Update of 19 May 2022: the hall is free.", None),  # at the meeting
        ("en", "Updated 3 notices: they hang again.", None),
        ("en", "An update of 26 May: the hall is free.", None),
        ("en", "Update of 26 May:", None),  # nothing behind it
        ("en", "`Update of 26 May: x`", None),
    ],
)
def test_the_day_that_words_say_before_a_colon(language: str, typed: str, day: dt.date | None) -> None:
    found = lead(typed, Meeting(date=dt.date(2022, 5, 19), language=language))
    assert (found and found.day) == day
    assert found is None or typed.replace("*", "").startswith(found.words)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("day", [DAY, dt.date(2023, 6, 1)])
def test_what_a_page_prints_is_read_as_that_in_every_language(language: str, day: dt.date) -> None:
    meeting = Meeting(date=dt.date(2022, 5, 19), language=language)
    said = printed(day, meeting, labels(language), language)
    found = lead(f"{said} abc", meeting)
    assert found is not None
    assert (found.day, found.words) == (day, said)
    assert language[:2] in ("lt", "lv", "ja") or ("2022" in said, "2023" in said) == (False, day.year == 2023)


def test_a_typed_line_has_its_day_and_keeps_its_words(opened_as: Opened) -> None:
    editor = opened_as(language="fr", head="[print]\nlists = []\n")
    line = "Mise à jour du 26/05 : la salle est libre."
    assert "added on Thu 26 May 2022" in previewed(line, editor.minutes, editor.clock()).parts
    enter(editor, line, "RO: Update of 27 May: done.", "! Update of 27 May: the hall is taken.")
    assert [each.added for each in editor.minutes.notes] == [DAY, *[dt.date(2022, 5, 27)] * 2]
    assert [each.text for each in editor.minutes.notes] == [
        line, "Update of 27 May: done.", "Update of 27 May: the hall is taken.",
    ]  # fmt: skip
    assert not any(each.check for each in editor.minutes.notes)
    said = page(editor)
    assert "**Mise à jour du 26/05 :** la salle" in said
    assert "**Mme Olm" in said or "**Ms Olm" in said
    assert said.count("27 May") == 2


def test_what_is_typed_at_the_meeting_tells_of_no_later_day(opened_as: Opened) -> None:
    editor = opened_as(today=dt.date(2022, 5, 19))
    enter(editor, "Update of 26 May: the hall is free.")
    assert editor.minutes.notes[0].added is None
    assert "**Update" not in page(editor)


def test_other_words_have_the_day_that_they_say(opened_as: Opened) -> None:
    editor = opened_as()
    enter(editor, "Update of 26 May: the hall is free.", "/note 1 words Update of 27 May: the hall is free.")
    assert editor.minutes.notes[0].added == dt.date(2022, 5, 27)
    enter(editor, "/note 1 words The hall is free.")
    assert editor.minutes.notes[0].added is None
    enter(editor, "/note 1 added 26 May", "/note 1 words The hall is taken.")
    assert editor.minutes.notes[0].added == DAY, "a day that was given stays"


def test_the_review_gives_a_day_and_takes_it_away(opened_as: Opened) -> None:
    editor = opened_as()
    enter(editor, "The hall is free.", "Update of 26 May: it is dry.", "+RO")
    enter(editor, "/note 1 added 26 May")
    assert editor.minutes.notes[0].added == DAY
    assert "added = 2022-05-26" in editor.record.text
    assert "**Update of 26 May:** The hall is free." in page(editor)
    assert "May 2022" in page(editor, language="de") or "Nachtrag vom 26. Mai:" in page(editor, language="de")
    for wrong, said in {
        "12 May 2022": "after that", "19 May 2022": "after that", "3 June 2022": "still to come", "soon": "Not a day",
    }.items():  # fmt: skip
        assert said in enter(editor, f"/note 1 added {wrong}")
    assert "The text itself says Update of 26 May" in enter(editor, "/note 2 added 27 May")
    assert "kind arrival" in enter(editor, "/note 3 added 27 May")
    assert editor.minutes.notes[0].added == DAY
    enter(editor, "/note 1 added -")
    assert editor.minutes.notes[0].added is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("blocks", ["bar", "case", "line", "words"])
def test_every_kind_with_words_has_the_lead_once(kind: str, blocks: str, opened_as: Opened) -> None:
    head = f'[print]\nblocks = "{blocks}"\nlists = []\n'
    editor = opened_as(note("The hall is free.", kind), head=head)
    assert page(editor).count("**Update of 26 May:** The hall is free.") == 1
    editor = opened_as(note("Update of 26 May: the hall is free.", kind), head=head)
    said = page(editor)
    assert said.count("**Update of 26 May:** the hall is free.") == said.count("26 May") == 1


def test_the_lead_is_behind_who_speaks(opened_as: Opened) -> None:
    who = 'speaker = "RO"\nattribution = "prefix"\n'
    assert "**Ms Olm:** **Update of 26 May:** The hall" in page(opened_as(note("The hall is free.", more=who)))
    typed = note("Update of 26 May: The hall is free.", more=who)
    assert "**Ms Olm:** **Update of 26 May:** The hall" in page(opened_as(typed))
    named = note("Ms Olm said it.", more=who.replace("prefix", "inline"))
    assert "**Update of 26 May:** **Ms Olm** said it." in page(opened_as(named))


def test_before_a_list_the_lead_is_a_paragraph_of_its_own(opened_as: Opened) -> None:
    assert "**Update of 26 May:**\n\n- one\n- two" in page(opened_as(note("- one\n- two")))


def test_the_house_writes_the_day_and_the_words(opened_as: Opened) -> None:
    head = '[print]\ndate = "dd/MM/y"\nlabels = { added_on = "Added on {date}" }\n'
    assert "**Added on 26/05/2022:** The hall" in page(opened_as(note("The hall."), head=head))


@pytest.mark.parametrize("style", ["plain", "secretariat", "hansard", "council", "protokoll", "committee"])
@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "odt", "xml", "json"])
def test_every_format_says_the_day(format: str, style: str, opened_as: Opened) -> None:
    editor = opened_as(note("The hall is free."), head=f'[print]\nstyle = "{style}"\n')
    data = exported(editor.record, format)
    if format == "json":
        assert json.loads(data)["note"][0]["added"] == "2022-05-26"
        return
    inner = {"docx": "word/document.xml", "odt": "content.xml"}.get(format)
    said = (ZipFile(BytesIO(data)).read(inner) if inner else data).decode()
    words = " ".join(
        re.sub(r"<[^>]*>", "", said.replace('<text:s text:c="1"/>', " "))
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("*", "")
        .split()
    )
    day = "2022-05-26" if style == "committee" else "26 May"
    assert words.count(f"Update of {day}: The hall is free.") == 1


def test_a_page_of_ours_comes_back(opened_as: Opened) -> None:
    editor = opened_as(note("The hall is free."), note("Update (26/5): it is dry.").replace('"1"', '"2"'))
    made = engine.imported(list(plain_text.blocks(page(editor), is_markdown=True)), "file").minutes
    found = [(each.added, each.text) for each in made.notes if "hall" in each.text or "dry" in each.text]
    assert found == [(DAY, "The hall is free."), (DAY, "**Update (26/5):** it is dry.")]
    assert "**Update of 26 May:** The hall is free." in markdown.write(document(made)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_days_that_cannot_be_are_found(opened_as: Opened) -> None:
    early = note("The hall is free.", day=dt.date(2022, 5, 12))
    other = note("Update of 26 May: it is dry.", day=dt.date(2022, 5, 27)).replace('"1"', '"2"')
    break_ = '\n[[note]]\nid = "3"\nkind = "break"\nadded = 2022-05-26\n'
    right = note("Update of 26 May: it is wet.").replace('"1"', '"4"')
    minutes = opened_as(early, other, break_, right).minutes
    found = [each for each in checks.problems(minutes) if each.key == "added"]
    assert [(each.index, each.check) for each in found] == [(0, "times"), (1, "times"), (2, "times")]
    mended = [next(iter(fixes(minutes, each))).edit.changes[0].new for each in found]
    assert [each.added for each in mended] == [None, DAY, None]  # type: ignore[union-attr]
