"""Below the title of an item whose rest is private a page says that it was, where the house wants it, and no more."""

import pytest

from minutes_tui.language.labels import labels, languages
from minutes_tui.model.minutes import Audience
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers import plain

SAID = "This item was taken in private."
HEAD = "format = 1\n[meeting]\ntitle = 'Mill Council'\ndate = 2026-05-19\n"
AGENDA = "[[agenda]]\nkey = 'a'\ntitle = 'Opening'\n[[agenda]]\nkey = 'b'\ntitle = 'Staffing'\n"
PART = "[[agenda]]\nkey = 'c'\ntitle = 'Pay'\nlevel = 2\n"


def item(key: str, more: str = "") -> str:
    return f"[[note]]\nid = '{key}'\nkind = 'item'\nitem = '{key}'\n{more}\n"


def note(text: str, more: str = "") -> str:
    return f"[[note]]\ntext = '{text}'\n{more}\n"


PRIVATE = "audience = 'private'"
HIDDEN = item("a") + note("We begin.") + item("b") + note("Zanzibar pay.", PRIVATE)


def made(notes: str, style: str = "style = 'council'", audience: Audience = "public", agenda: str = AGENDA) -> str:
    return plain.write(document(read(f"{HEAD}[print]\n{style}\n{agenda}{notes}").minutes, audience=audience))


def test_an_item_of_which_the_page_has_the_title_alone_was_taken_in_private() -> None:
    page = made(HIDDEN)
    assert page.split("Staffing")[-1].split(SAID)[0].strip("- \n*") == ""
    assert page.count(SAID) == 1
    assert "Zanzibar" not in page


@pytest.mark.parametrize("style", ["", "style = 'secretariat'", "style = 'council'\nin_private = false"])
def test_nothing_tells_of_it_where_the_house_does_not_say_so(style: str) -> None:
    assert SAID not in made(HIDDEN, style)


def test_any_style_says_it_where_the_house_wants_it() -> None:
    assert made(HIDDEN, "in_private = true").count(SAID) == 1


def test_it_is_said_once_where_the_item_goes_on_in_private() -> None:
    again = item("b", "outcome = 'resumed'\n" + PRIVATE) + note("Zanzibar pay.")
    page = made(item("a") + note("We begin.") + item("b") + again)
    assert page.count(SAID) == 1
    assert "Zanzibar" not in page


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(note("All are well."), id="something that the page has"),
        pytest.param("[[note]]\nkind = 'remark'\ntext = 'Zanzibar'\n", id="a remark"),
        pytest.param("", id="nothing"),
        pytest.param(note("Zanzibar", "struck = true"), id="struck out"),
        pytest.param(note("Zanzibar pay.", PRIVATE) + note("All are well."), id="both"),
    ],
)
def test_a_page_says_it_of_no_other_item(below: str) -> None:
    page = made(item("a") + note("We begin.") + item("b") + below)
    assert SAID not in page
    assert "Zanzibar" not in page


def test_an_item_with_a_part_on_the_page_is_not_said_to_be_private_but_the_part_is() -> None:
    page = made(item("b") + note("Zanzibar.", PRIVATE) + item("c") + note("Zanzibar.", PRIVATE), agenda=AGENDA + PART)
    assert page.count(SAID) == 1
    assert SAID in page.split("Pay")[-1]
    assert "Zanzibar" not in page


def test_a_private_title_is_not_told() -> None:
    page = made(item("a") + note("We begin.") + item("b", PRIVATE) + note("Zanzibar pay."))
    assert SAID not in page
    assert "Staffing" not in page


def test_whoever_may_read_all_reads_what_was_said() -> None:
    page = made(HIDDEN, audience="private")
    assert SAID not in page
    assert "Zanzibar pay." in page


@pytest.mark.parametrize("language", languages())
def test_each_language_says_it(language: str) -> None:
    assert labels(language).in_private.rstrip()[-1] in ".。"
