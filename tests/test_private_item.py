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
    assert enter(editor, "/private") == (
        "2 Tenancy is private now, and so is the note below; its title is not on the public page either. "
        "/private off takes it back; then /private below hides only what follows."
    )
    page = markdown.write(document(editor.minutes, "summary"))
    assert "roof leaks" in page
    assert "owes rent" not in page
    assert commands.enter(editor, "/private").refused == "2 Tenancy is private already."
    assert commands.enter(editor, "/private below").refused == (
        "2 Tenancy is private already. "
        "To keep its title and the notes so far public, type /private off, then /private below."
    )
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


def test_the_public_page_says_that_it_was_excluded_from_what_follows(opened: Opened) -> None:
    """The title and the resolution to exclude the public are on its page; what is noted after that, also below a
    heading of its own, is not; nor is it a problem that what was resolved is public."""
    editor = opened(AGENDA.format("Tenancy (confidential)"))
    enter(editor, "/next", "AT: The roof leaks.", "/next", "! The public leaves the room.")
    assert enter(editor, "/private below") == (
        "What follows under 2 Tenancy (confidential) is private. Its title and the notes so far are public."
    )
    enter(editor, "# Arrears", "AT: He owes rent.")
    page = markdown.write(document(editor.minutes, "summary"))
    assert "2. Tenancy (confidential)" in page.replace("\\", "")
    assert "The public leaves the room." in page
    assert "Arrears" not in page
    assert "owes rent" not in page
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]
    assert "owes rent" in markdown.write(document(editor.minutes, "summary", audience="private"))
    enter(editor, "/private off")
    assert "owes rent" in markdown.write(document(editor.minutes, "summary"))


@pytest.mark.parametrize("title", ["Private hire vehicles", "Part II of the plan", "Confidentiality policy", "Roof"])
def test_other_titles_are_not(title: str, opened: Opened) -> None:
    editor = opened(AGENDA.format(title))
    enter(editor, "/next", "/next", "AT: He owes rent.")
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]


def test_the_word_public_leads_to_what_takes_it_back(opened: Opened) -> None:
    assert enter(opened(""), "/public") == "There is no command /public: did you mean /private off?"
