"""A guest who was expected: on the page where something says that they came, and a problem where nothing does."""

import pytest
from conftest import Opened, enter

from minutes_tui.checks.all_checks import problems
from minutes_tui.report import document
from minutes_tui.writers import markdown

RECORD = """\
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[participant]]
key = "AT"
name = "Ann Tar"
role = "chair"
[[participant]]
key = "HK"
name = "Hana Kimura"
role = "guest"
[[participant]]
key = "NQ"
name = "Nora Quill"
role = "secretariat"
[[agenda]]
key = "roof"
title = "Roof"
"""
SAID = "It is not recorded whether Hana Kimura came, and the page does not list this person: mark this person with F3."


@pytest.mark.parametrize(
    ("typed", "is_printed", "is_asked"),
    [
        (("/start", "+AT", "/item roof", "AT: It leaks."), False, True),
        (("/start", "+AT", "AT: It leaks."), False, False),  # the item is to come
        (("/start", "+AT", "/item roof", "HK: It leaks."), True, False),
        (("/start", "+AT, HK", "/item roof", "AT: It leaks."), True, False),
        (("/start", "+AT", "/item roof", "+HK", "-HK"), True, False),
        (("/start", "/item roof", "AT: It leaks."), True, False),  # nobody said who is there
    ],
)
def test_a_guest_who_never_came_is_not_in_attendance(
    typed: tuple[str, ...], is_printed: bool, is_asked: bool, opened: Opened
) -> None:
    editor = opened(RECORD)
    enter(editor, *typed)
    page = markdown.write(document(editor.minutes, "summary"))
    assert ("Hana Kimura" in page) == is_printed
    assert "Nora Quill" in page
    said = [each.text for each in problems(editor.minutes) if each.check == "unaccounted"]
    assert said == ([SAID] if is_asked else [])
