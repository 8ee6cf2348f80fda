"""How words begin in the lists of a page, and which marks they have in its Markdown."""

from conftest import Opened, enter

from minutes_tui.model.document import Strong, Words
from minutes_tui.report import document
from minutes_tui.writers import commonmark, markdown

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
