"""What is set on an item or a heading holds for everything below it, on every page and in every format."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Opened
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from test_audience import bytes_of, few, quick, written

from minutes_tui import commands
from minutes_tui.archive.finding import Archive
from minutes_tui.archive.next_meeting import next_meeting
from minutes_tui.assist import keymap
from minutes_tui.export.formats import FORMATS, Order
from minutes_tui.meeting.agenda_numbers import places
from minutes_tui.meeting.audiences import agenda, hidden_items, narrowed
from minutes_tui.model.minutes import AgendaItem, Attachment, Comment, Corrigendum, Meeting, Minutes, Note, Participant
from minutes_tui.record import new_text
from minutes_tui.report import FORMS, document, printable
from minutes_tui.report.differences.redline import redline

SECRET = "Zanzibar"
AT = dt.datetime(2025, 3, 12, 10, 5, tzinfo=dt.UTC)
NAMED = ("statement", "question", "decision", "action", "motion", "vote", "heading")


def meeting(*notes: Note, levels: tuple[int, int, int, int] = (1, 1, 2, 1)) -> Minutes:
    titles = ("Opening", f"{SECRET} pay", f"{SECRET} pensions", "Closing")
    items = zip(("one", "pay", "pensions", "last"), titles, levels, strict=True)
    return Minutes(
        meeting=Meeting(title="Orchard Council", date=dt.date(2025, 3, 12)),
        participants=(Participant(key="NK", name="Nora Kask", presence="present"),),
        agenda=tuple(AgendaItem(key=key, title=title, level=level) for key, title, level in items),
        notes=tuple(replace(note, id=str(at), at=AT) for at, note in enumerate(notes, 1)),
    )


def up(key: str, **keys: object) -> Note:
    return replace(Note(kind="item", item=key, outcome="taken up"), **keys)


def said(key: str, kind: str = "statement", **keys: object) -> Note:
    text = SECRET if key in ("pay", "pensions") else "The plums are ripe."
    return replace(Note(kind=kind, item=key, text=text, speaker="NK", mover="NK", responsible=("NK",)), **keys)  # type: ignore[arg-type]


BELOW = st.lists(
    st.builds(
        said,
        st.sampled_from(("pay", "")).map(lambda key: key or "pay"),
        st.sampled_from(NAMED),
        item=st.sampled_from(("pay", "pensions", "")),
        outcome=st.sampled_from(("", "carried")),
        for_=st.sampled_from((None, 3)),
        paragraph=st.sampled_from((None, 77)),
        struck=st.sampled_from((None, True)),
        number=st.sampled_from((None, 4)),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def secret(draw: st.DrawFn) -> Minutes:
    """Minutes with an item whose note alone is private, or a part of it taken up as well, and notes under both."""
    under, part = draw(BELOW), draw(BELOW)
    resumed = draw(st.sampled_from(("taken up", "resumed")))
    has_part = draw(st.booleans())
    notes = [up("one"), said("one"), up("pay", audience="private", outcome=resumed), *under]
    notes += [up("pensions"), *part] if has_part else []
    notes += draw(st.sampled_from(([], [up("pay", outcome="closed")])))
    made = meeting(*notes, up("last"), said("last"))
    ids = [note.id for note in made.notes if note.text == SECRET]
    return replace(
        made,
        attachments=tuple(Attachment(key=f"a{id}", title=SECRET, note=id) for id in ids),
        comments=(Comment(paragraph=77, who="NK", text=SECRET),) * any(note.paragraph == 77 for note in made.notes),
        corrigenda=(Corrigendum(date=dt.date(2025, 4, 1), paragraph=77, text=SECRET),)
        * any(note.paragraph == 77 for note in made.notes),
    )


@quick
@given(secret())
def test_nothing_below_a_private_item_is_on_any_page_for_others(minutes: Minutes) -> None:
    for audience in ("public", "restricted"):
        for form in FORMS:
            assert SECRET not in str(document(minutes, form, audience=audience)), form
    shown = str(document(minutes, "summary"))
    assert "plums" in shown
    assert "Closing" in shown


@pytest.mark.parametrize("audience", ["public", "restricted"])
@few
@given(secret())
def test_nothing_below_a_private_item_is_in_any_format(audience: str, minutes: Minutes) -> None:
    record = written(minutes)
    for format in ("md", "txt", "html", "json", "csv", "ics", "xml"):
        if format in FORMATS:
            for form in {"md": tuple(FORMS), "csv": ("actions", "votes", "decisions")}.get(format, ("summary",)):
                order = Order(form=form, audience=audience)  # type: ignore[arg-type]
                assert SECRET.encode() not in bytes_of(record, format, order), (format, form)


@quick
@given(secret())
def test_a_redline_tells_nothing_below_a_private_item(minutes: Minutes) -> None:
    for before in (Minutes(meeting=minutes.meeting), minutes):
        assert SECRET not in str(redline(before, minutes))
    wide = replace(minutes, notes=tuple(replace(note, audience="public") for note in minutes.notes))
    assert SECRET not in str([row for section in redline(wide, minutes) for row in section.rows if row.what != "same"])


@quick
@given(secret())
def test_what_is_not_below_it_stays_and_the_private_page_has_all(minutes: Minutes) -> None:
    known = narrowed(minutes)
    assert [note.audience for note in known.notes if note.item in ("one", "last")] == ["public"] * 4
    assert narrowed(known).notes == known.notes
    kept = [note for note in known.notes if printable(note, "private") and note.text == SECRET]
    assert len(kept) == sum(not note.struck for note in minutes.notes if note.text == SECRET)


def test_a_heading_that_is_private_holds_to_the_next_heading() -> None:
    heads = (Note(kind="heading", text="Staff", audience="restricted"), Note(kind="heading", text="Paths"))
    made = narrowed(meeting(up("one"), said("one"), heads[0], said("one"), said("one"), heads[1], said("one")))
    assert [note.audience for note in made.notes] == ["public"] * 2 + ["restricted"] * 3 + ["public"] * 2


def test_an_item_that_was_taken_up_twice_is_private_where_it_says_so() -> None:
    notes = (up("pay"), said("pay"), up("one"), up("pay", outcome="resumed", audience="private"), said("pay"))
    made = narrowed(meeting(*notes, up("pensions"), said("pensions")))
    assert [note.audience for note in made.notes] == ["public"] * 3 + ["private"] * 4
    assert f"{SECRET} pay" in str(document(made, "agenda"))


def test_a_heading_that_is_struck_out_still_holds() -> None:
    made = narrowed(meeting(up("one"), up("pay", audience="private", struck=True), said("pay"), said("")))
    assert [note.audience for note in made.notes] == ["public", "private", "private", "private"]


@pytest.mark.parametrize("levels", [(1, 1, 2, 1), (1, 1, 1, 1), (1, 2, 3, 2), (1, 2, 2, 2)])
def test_the_other_items_keep_their_numbers(levels: tuple[int, int, int, int]) -> None:
    made = meeting(up("one"), up("pay", audience="private"), said("pay"), levels=levels)
    shown = agenda(made, hidden_items(made, "public"))
    numbers = {item.key: place.number for item, place in zip(made.agenda, places(made), strict=True)}
    found = places(replace(made, agenda=shown))
    assert [place.number for place in found] == [numbers[item.key] for item in shown]
    assert "pay" not in [item.key for item in shown]
    assert agenda(made, hidden_items(made, "private")) == made.agenda


def test_the_review_says_what_else_is_private(opened: Opened) -> None:
    editor = opened(new_text(meeting(up("one"), up("pay"), said("pay"), said("pay"), up("last"))))
    audience = next(act for act in keymap.acts() if act.name == "audience")
    assert audience.run(editor, [1], "private").said == (
        "Now private. So are the 2 notes below: “Zanzibar” to “Zanzibar”."
    )
    assert audience.run(editor, [2], "restricted").said == (
        "Now restricted. But it stays private: its item or heading is. Set that first."
    )
    assert audience.run(editor, [2], "private").said == "Now private."
    assert audience.run(editor, [1], "public all").said == "Now public. So is the note below: “Zanzibar”."


@pytest.mark.parametrize("answer", ["public all", "public alone", "restricted all"])
def test_what_would_open_more_than_the_selected_note_is_asked(answer: str, opened: Opened) -> None:
    """The answer says so, one edit does it and one step takes it back; what is struck out and remarks are not
    counted."""
    others = said("pay", text="He owes rent."), said("pay", struck=True), said("pay", kind="remark")
    hidden = up("pay", audience="private")
    editor = opened(new_text(meeting(up("one"), hidden, said("pay"), *others, up("last"), hidden)))
    audience, before = next(act for act in keymap.acts() if act.name == "audience"), editor.record.text
    word, how = answer.split()
    assert audience.run(editor, [1], word).refused == (
        f"“{word}” opens 2 more notes too: “Zanzibar” to “He owes rent”. Add “all”, or “alone” to keep them private."
    )
    assert editor.record.text == before
    assert audience.run(editor, [1], f"{word} yes").refused == "Choose public, restricted or private."
    below = "So are the 2 notes below" if how == "all" else "The 2 notes below stay private"
    assert audience.run(editor, [1], answer).said == (f"Now {word}. {below}: “Zanzibar” to “He owes rent”.")
    seen = [note.audience for note in narrowed(editor.minutes).notes]
    assert seen[1:4] == [word, *[word if how == "all" else "private"] * 2]
    assert seen[7] == word
    editor.undo()
    assert editor.record.text == before


def test_the_command_for_a_note_asks_too(opened: Opened) -> None:
    editor = opened(new_text(meeting(up("one"), up("pay", audience="private"), said("pay"))))
    assert commands.enter(editor, "/note 2 audience public").misread.startswith("“public” opens 1 more note too:")
    assert commands.enter(editor, "/note 2 audience public all").said == (
        "Now public. So is the note below: “Zanzibar”."
    )


def test_an_item_that_was_taken_up_again_is_private_as_a_whole(opened: Opened) -> None:
    editor = opened(new_text(meeting(up("pay"), said("pay"), up("one"), said("one"), up("pay"), said("pay"))))
    audience = next(act for act in keymap.acts() if act.name == "audience")
    assert audience.run(editor, [0], "private").said == (
        "Now private. So are the 2 notes below: “Zanzibar” to “Zanzibar”."
    )
    assert [note.audience for note in narrowed(editor.minutes).notes] == [
        "private", "private", "public", "public", "private", "private",
    ]  # fmt: skip
    editor.undo()
    assert all(note.audience == "public" for note in editor.minutes.notes)


def test_the_archive_and_the_next_meeting_know_it_too(tmp_path: Path) -> None:
    task = said("pay", "action")
    last = tmp_path / "last.toml"
    more = [said("one", text=f"Plum {at}.") for at in range(20)]
    last.write_text(new_text(meeting(up("one"), *more, up("pay", audience="private"), task)), "utf-8")
    archive = Archive([tmp_path])
    found = [each.note for each in archive.actions()]
    assert [note.audience for note in found] == ["private"]
    made = next_meeting(last, tmp_path / "next.toml", is_carried=True)
    carried = [note for note in made.minutes.notes if note.kind == "action"]
    assert [note.audience for note in carried] == ["private"]


def test_what_is_typed_where_a_private_item_is_resumed_is_private(opened: Opened) -> None:
    editor = opened(new_text(meeting(up("pay", audience="private"), said("pay"), up("one"), said("one"))))
    for line in ("/item pay", f"NK: {SECRET} again."):
        commands.enter(editor, line)
    assert [note.audience for note in narrowed(editor.minutes).notes[-2:]] == ["private", "private"]
