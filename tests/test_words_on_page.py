"""How words begin in the lists of a page, and which marks they have in its Markdown."""

import pytest
from conftest import Opened, enter

from minutes_tui.model.document import Strong, Words
from minutes_tui.report import document
from minutes_tui.writers import commonmark, markdown, plain
from minutes_tui.writers.html import html

PEOPLE = '[[participant]]\nkey = "AT"\nname = "Ann Tar"\n'


def test_the_words_of_decisions_and_action_items_begin_a_row_alike(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, "! that the roof be mended", "! iPads for all", "> AT to call")
    page = markdown.write(document(editor.minutes))
    assert "| That the roof be mended |" in page
    assert "| iPads for all |" in page
    assert "that the roof be mended" in page[: page.index("## Decisions")]


def test_a_comma_that_is_put_in_makes_no_letter_before_it_a_reference() -> None:
    """No mark opens between a letter and a comma; the comma is outside of it."""
    assert commonmark.line_source((Words("the roof"), Strong((Words(", if dry"),)), Words("."))) == (
        "the roof, **if dry**."
    )


@pytest.mark.parametrize("style", ["plain", "secretariat", "hansard", "council", "protokoll", "committee"])
def test_no_style_leaves_out_participants_attachments_or_where_the_minutes_stand(style: str, opened: Opened) -> None:
    """Nor where the record has no lists, as an imported one."""
    for lists in ("", "lists = []\n"):
        more = '[[attachment]]\ntitle = "The map"\nkey = "map"\n'
        editor = opened(f"[print]\nstyle = '{style}'\n{lists}{PEOPLE}{more}")
        enter(editor, "AT: The roof leaks.")
        made = document(editor.minutes)
        for page in (markdown.write(made), plain.write(made), html.write(made).split("<body")[1]):
            assert "not yet approved" in page
            assert "Ann Tar" in page or "Tar (AT)" in page
            assert "The map" in page or lists


def test_who_gives_front_and_lists_may_leave_out_the_participants(opened: Opened) -> None:
    editor = opened(f"[print]\nfront = []\nlists = []\nhead = []\n{PEOPLE}")
    enter(editor, "! The roof is mended.")
    assert "Ann Tar" not in markdown.write(document(editor.minutes))


def test_a_break_of_less_than_a_minute_is_begun_and_ended(opened: Opened) -> None:
    editor = opened(PEOPLE + '[[note]]\nkind = "break"\nat = 2026-11-27T19:30:00\nuntil = 19:30:00\n')
    page = markdown.write(document(editor.minutes))
    assert "The meeting was suspended at 19:30. The meeting resumed at 19:30." in page


def test_the_original_is_in_a_language_of_no_country(opened: Opened) -> None:
    editor = opened(f'[meeting]\nlanguage = "en-US"\n[print]\nstyle = "secretariat"\n{PEOPLE}')
    enter(editor, "AT: Yes.")
    page = markdown.write(document(editor.minutes))
    assert "Original: English" in page


def test_a_particle_has_a_capital_at_the_beginning_of_a_sentence_and_nowhere_else(opened: Opened) -> None:
    people = {"PD": "Pieter van Dijk", "AG": "Anna de Graaf", "JK": "Jo Kowal"}
    rows = "".join(f'[[participant]]\nkey = "{key}"\nname = "{name}"\n' for key, name in people.items())
    editor = opened(f"{rows}presence = 'present'\n")
    lines = ("PD: I think so.", "AG reported.", "-PD 10:40", "+PD 10:45", "/motion PD; AG: That we pay.", "/recuse AG")
    enter(editor, "/topic Money", *lines)
    page = markdown.write(document(editor.minutes))
    assert "**Van Dijk:** I think so." in page
    assert "**De Graaf** reported." in page
    assert "*Van Dijk left at 10:40. Van Dijk returned at 10:45.*" in page
    assert "Moved by van Dijk, seconded by de Graaf" in page
    assert "De Graaf declared an interest" in page
    assert "| Pieter van Dijk |" in page
