"""Items that are not for all: the command, and the check of titles that say so."""

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.checks import problems
from minutes_tui.report import document
from minutes_tui.writers import markdown

AGENDA = """\
[[participant]]
key = "AT"
name = "Ann Tar"
[[agenda]]
key = "one"
title = "Roof"
[[agenda]]
key = "two"
title = "{}"
"""


def test_the_current_item_is_kept_off_the_public_page(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    assert commands.enter(editor, "/private").refused.startswith("No item is open")
    enter(editor, "/next", "AT: The roof leaks.", "/next", "AT: He owes rent.")
    assert (
        enter(editor, "/private") == "2 Tenancy is private now, and so is the note below. /private off takes it back."
    )
    page = markdown.write(document(editor.minutes, "summary"))
    assert "roof leaks" in page
    assert "owes rent" not in page
    assert commands.enter(editor, "/private").refused == "2 Tenancy is private already."
    enter(editor, "/private restricted")
    assert editor.minutes.notes[2].audience == "restricted"
    assert enter(editor, "/private off") == "2 Tenancy is public now."
    assert commands.enter(editor, "/private yes").misread.startswith("Type /private,")


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("CONFIDENTIAL: tenancy dispute, plot 7", "en"),
        ("Staffing matters (confidential)", "en"),
        ("Private session", "en"),
        ("Vertraulich: Personalsache", "de"),
        ("Nichtöffentlicher Teil", "de"),
        ("Huis clos", "fr"),
    ],
)
def test_an_item_whose_title_says_so_is_asked_about_while_it_is_public(
    title: str, language: str, opened: Opened
) -> None:
    editor = opened(f"[meeting]\nlanguage = '{language}'\n" + AGENDA.format(title))
    enter(editor, "/next", "AT: The roof leaks.", "/next", "AT: He owes rent.")
    found = [each.text for each in problems(editor.minutes) if each.check == "confidential"]
    assert len(found) == 1
    assert found[0].endswith("is said to be confidential, and its notes are public: /private, or w at the item.")
    enter(editor, "/private")
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]


@pytest.mark.parametrize("title", ["Private hire vehicles", "Part II of the plan", "Confidentiality policy", "Roof"])
def test_other_titles_are_not(title: str, opened: Opened) -> None:
    editor = opened(AGENDA.format(title))
    enter(editor, "/next", "/next", "AT: He owes rent.")
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]


def test_the_word_public_leads_to_what_takes_it_back(opened: Opened) -> None:
    assert enter(opened(""), "/public") == "There is no command /public: did you mean /private off?"
