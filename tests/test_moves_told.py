"""Who came or left in a private part: what the public page has of it, and what it has not."""

import json
from pathlib import Path

import pytest
from conftest import Opened, enter
from screens import shown_rows, walked
from test_audience import bytes_of
from textual.app import App
from textual.pilot import Pilot

from minutes_tui.export.formats import Order
from minutes_tui.meeting.audiences import moves_told, narrowed
from minutes_tui.report import FORMS, document
from minutes_tui.report.differences.redline import redline
from minutes_tui.writers import markdown

SECRET = "Zanzibar"
RECORD = f"""\
[meeting]
title = "Orchard Council"
date = 2025-03-12
[[participant]]
key = "AT"
name = "Ann Tar"
presence = "present"
[[participant]]
key = "SC"
name = "Sol Cray"
role = "guest"
[[participant]]
key = "BM"
name = "Bea Moor"
[[agenda]]
key = "roof"
title = "Roof"
[[agenda]]
key = "staff"
title = "{SECRET} staff"
[[agenda]]
key = "shed"
title = "Shed"
"""
BEFORE = ("/clock 19:00", "/start", "/item roof", "+SC (by video)", "AT: It leaks.", "/item staff", "/private")


def summary(editor: object) -> str:
    return markdown.write(document(editor.minutes, "summary")).replace("\\", "")  # type: ignore[attr-defined]


def told(editor: object) -> list[tuple[str, object]]:
    minutes = narrowed(editor.minutes)  # type: ignore[attr-defined]
    return [(note.kind, note.who) for each in moves_told(minutes, "public").values() for note in each]


def test_who_left_in_a_private_item_is_not_there_in_the_next(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *BEFORE, f"-SC 19:20 ({SECRET} asked)", "AT: We pay.", "/item shed", "AT: It is red.")
    page = summary(editor)
    assert page.index("It leaks.") < page.index("Cray left at 19:20.") < page.rindex("Shed")
    assert SECRET not in page
    attendance = markdown.write(document(editor.minutes, "attendance"))
    roof, shed = (next(line for line in attendance.splitlines() if each in line) for each in ("Roof", "Shed"))
    assert "Cray" in roof
    assert "Cray" not in shed
    for form in FORMS:
        assert SECRET not in str(document(editor.minutes, form))
    private = markdown.write(document(editor.minutes, "summary", audience="private"))
    assert private.count("Cray left") == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("-SC", "/item shed"), [("departure", ("SC",))]),
        (("-SC", "+SC", "/item shed"), []),
        (("+BM", "-BM", "/item shed"), []),
        (("+BM", "/item shed"), [("arrival", ("BM",))]),
        (("-SC", "+SC", "-SC", "/item shed"), [("departure", ("SC",))]),
        (("+BM", "-BM, SC", "/item shed"), [("departure", ("SC",))]),
        (("-SC",), []),
        (("-SC", "/item shed", "/private", "+SC"), []),
        (("-SC", "/item shed", "/private", "+SC", "/item roof"), []),
    ],
)
def test_what_is_told_is_what_it_comes_to(typed: tuple[str, ...], found: list[object], opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *BEFORE, *typed)
    assert told(editor) == found


def test_one_that_is_private_by_itself_is_not_told(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *BEFORE[:5], "-SC")
    at = next(note.id for note in editor.minutes.notes if note.kind == "departure")
    enter(editor, f"/note {at} audience private", "/item shed", "AT: It is red.")
    assert told(editor) == []
    assert "Cray left" not in summary(editor)


def test_the_numbers_of_paragraphs_are_those_of_all(opened: Opened) -> None:
    editor = opened(RECORD.replace("[[participant]]", "[print]\nnumbered = true\n[[participant]]", 1))
    enter(editor, *BEFORE, "AT: We pay.", "-SC", "AT: Now.", "/item shed", "AT: It is red.")
    page = summary(editor)
    assert [line for line in page.splitlines() if "red" in line] == ["**4** **Tar:** It is red."]
    assert "Cray left" in page


def test_the_json_has_it_without_words_and_a_redline_shows_no_more(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, *BEFORE[:-1], f"-SC 19:20 ({SECRET} asked)", "AT: We pay.", "/item shed", "AT: It is red.")
    before = editor.minutes
    item = next(note.id for note in before.notes if note.kind == "item" and note.item == "staff")
    enter(editor, f"/note {item} audience private")
    notes = json.loads(bytes_of(editor.record, "json", Order(audience="public")))["note"]
    (departure,) = [note for note in notes if note["kind"] == "departure"]
    assert departure["who"] == ["SC"]
    assert set(departure) == {"id", "at", "item", "kind", "who"}
    assert departure["item"] == "roof"
    assert SECRET not in json.dumps(notes)
    assert SECRET not in str(redline(before, editor.minutes))


def test_the_review_says_at_such_a_note_what_the_public_page_has(tmp_path: Path) -> None:
    async def steps(pilot: Pilot[None], app: App[None]) -> None:
        await pilot.press("f5", "tab")
        await pilot.pause()
        rows = shown_rows(app)
        (at,) = [at for at, row in enumerate(rows) if "(private: the public page has it without words)" in row]
        assert "left" in rows[at + 1]

    path = tmp_path / "orchard.toml"
    notes = (
        ("item", 'item = "roof"\noutcome = "taken up"'), ("arrival", 'item = "roof"\nwho = "SC"'),
        ("item", 'item = "staff"\noutcome = "taken up"\naudience = "private"'),
        ("departure", 'item = "staff"\nwho = "SC"'), ("item", 'item = "shed"\noutcome = "taken up"'),
    )  # fmt: skip
    tables = "".join(f'[[note]]\nid = "{at}"\nkind = "{kind}"\n{keys}\n' for at, (kind, keys) in enumerate(notes, 1))
    path.write_text(f"format = 1\n{RECORD}{tables}")
    walked(path, steps)
