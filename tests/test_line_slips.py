"""Lines that ask for something and nearly say it: corrections, numbers of items, separators of another script."""

import pytest
from conftest import Opened

from minutes_tui import commands
from minutes_tui.line.slash_corrections import FORM, Corrected, correction, is_broken
from minutes_tui.meeting import agenda_numbers


@pytest.mark.parametrize("line", ["s/fine", "s,Costs,Prices,", "s#a#b#", "s:a:b:g", "s/a/b/i"])
def test_what_is_nearly_a_correction_is_said_to_be_none(line: str) -> None:
    assert is_broken(line)


@pytest.mark.parametrize("line", ["s/he", "s/he said it was wet", "s/fine words", "s, t, u", "so, well, yes,", "s: no"])
def test_words_that_are_no_correction_are_words(line: str) -> None:
    assert not is_broken(line)


@pytest.mark.parametrize(
    ("words", "line", "left"),
    [
        ("Costs (about) [sic] x/y", "s/[sic]//", "Costs (about) x/y"),
        ("It rose [sic].", "s/[sic]//", "It rose."),
        ("[sic] It rose", "s/[sic]//", "It rose"),
        ("It rose [sic]", "s/[sic]//", "It rose"),
        ("- oak [sic]\n- elm", "s/[sic]//", "- oak\n- elm"),
        ("a very very wet day", "s/very//g", "a wet day"),
        ("a very wet day", "s/ very//", "a wet day"),
        ("boats", "s/s//", "boat"),
    ],
)
def test_words_that_are_taken_out_leave_one_blank(words: str, line: str, left: str) -> None:
    asked = correction(line)
    assert isinstance(asked, Corrected)
    assert asked.within(words) == left


def test_a_number_that_is_typed_with_an_item_stays_its_own(opened: Opened) -> None:
    editor = opened("[meeting]\ntitle = 'x'\n")
    for line in ("Item 4: Ice", "Item 5: Oars", "Agenda item 7 - Wharf", "/topic 9) Boats", "/topic Nets"):
        assert not commands.enter(editor, line).misread
    found = [place.number for place in agenda_numbers.places(editor.minutes)]
    assert found == ["4", "5", "7", "9", "10"]
    assert [item.title for item in editor.minutes.agenda] == ["Ice", "Oars", "Wharf", "Boats", "Nets"]


def test_what_is_said_of_a_correction_is_how_one_is_written(opened: Opened) -> None:
    assert commands.enter(opened("[meeting]\ntitle = 'x'\n"), "s/fine").misread == FORM


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("/person TT = 田中 太郎、議長", "田中 太郎 (chair)"),
        ("/person 田中 太郎、議長；鈴木 花子、会計", "田中 太郎 (chair) | 鈴木 花子 (treasurer)"),
        ("/person Ann Lee； Bob Ray， treasurer", "Ann Lee | Bob Ray (treasurer)"),
        ("/person أحمد علي؛ سعيد حسن", "أحمد علي | سعيد حسن"),
    ],
)
def test_people_are_parted_by_the_separators_of_any_script(line: str, people: str, opened: Opened) -> None:
    editor = opened(f"[meeting]\ntitle = 'x'\nlanguage = '{'ja' if '田' in line else 'en'}'\n")
    commands.enter(editor, line)
    found = [f"{each.name} ({each.role})" if each.role else each.name for each in editor.minutes.participants]
    assert " | ".join(found) == people


@pytest.mark.parametrize("line", ["/present AT、MM", "/apologies AT， MM：病気", "+AT، MM"])
def test_codes_are_parted_likewise(line: str, opened: Opened) -> None:
    people = "".join(f"[[participant]]\nkey = '{key}'\nname = 'Ida {key.title()}'\n" for key in ("AT", "MM"))
    editor = opened(f"[meeting]\ntitle = 'x'\n{people}")
    assert not commands.enter(editor, line).misread
    presences = {each.presence for each in editor.minutes.participants}
    arrived = [code for note in editor.minutes.notes for code in note.who]
    assert presences in ({"present"}, {"apologies"}) or arrived == ["AT", "MM"]
