"""What holds for any record and any edits: values and bytes agree, what is undone is undone, nothing is refused."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui.meeting.edit import Change, Edit
from minutes_tui.model.minutes import AgendaItem, Meeting, Minutes, Note, Participant
from minutes_tui.record import Record, new_text
from minutes_tui.record.draft_file import difference, recovered, spanned
from minutes_tui.record.merge import joined
from minutes_tui.record.parser import read

quick = settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))

TRICKY = st.sampled_from(
    [
        "[[note]]",
        "\n[[note]]\n",
        '"""',
        "'''",
        "\\",
        '"',
        "# no comment",
        "\r\n",
        "\t",
        "\x00",
        "\x7f",
        "é",
        "\ufeff",
        "[x",
    ]
)
WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | TRICKY, max_size=5).map("".join)
KEYS = st.text("ABCDEFGHIJ", min_size=1, max_size=3)
NOTES = st.builds(Note, id=KEYS, text=WORDS, speaker=WORDS, item=WORDS, check=WORDS, struck=st.booleans())
ENTRIES: dict[str, st.SearchStrategy[Any]] = {
    "note": NOTES,
    "participant": st.builds(Participant, key=KEYS, name=WORDS, delegation=WORDS),
    "agenda": st.builds(AgendaItem, key=KEYS, title=WORDS),
}
MINUTES = st.builds(
    Minutes,
    meeting=st.builds(Meeting, title=WORDS),
    participants=st.lists(ENTRIES["participant"], max_size=3).map(tuple),
    agenda=st.lists(ENTRIES["agenda"], max_size=3).map(tuple),
    notes=st.lists(NOTES, max_size=5).map(tuple),
)
ATTRIBUTES = {"note": "notes", "participant": "participants", "agenda": "agenda"}


def edit_of(minutes: Minutes, data: st.DataObject) -> Edit:
    """One that can be done to some minutes: an entry put in, changed or taken out, or another title."""
    table = data.draw(st.sampled_from([*ENTRIES, "meeting"]))
    if table == "meeting":
        return Edit((Change("meeting", 0, minutes.meeting, replace(minutes.meeting, title=data.draw(WORDS))),))
    entries = getattr(minutes, ATTRIBUTES[table])
    at = data.draw(st.integers(0, len(entries)))
    if at == len(entries):
        return Edit((Change(table, at, None, data.draw(ENTRIES[table])),))
    new = data.draw(st.none() | ENTRIES[table])
    return Edit((Change(table, at, entries[at], new),))


@quick
@given(MINUTES, st.sampled_from(["\n", "\r\n"]), st.data())
def test_edits_undone_bring_back_the_bytes_and_done_again_give_the_same(
    minutes: Minutes, newline: str, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.toml"
        path.write_bytes(new_text(minutes).replace("\n", newline).encode())
        record = Record.open(path)
        steps, states = [], [(record.minutes, record.text)]
        for _ in range(data.draw(st.integers(1, 4))):
            steps.append(record.write(edit_of(record.minutes, data)))
            states.append((record.minutes, record.text))
        for step, state in zip(reversed(steps), reversed(states[:-1]), strict=True):
            record.rewrite(step.inverted())
            assert (record.minutes, record.text) == state
        for step, state in zip(steps, states[1:], strict=True):
            record.rewrite(step)
            assert (record.minutes, record.text) == state
        assert record.close()
        assert path.read_bytes() == states[-1][1].encode()
        again = Record.read(path)
        assert (again.minutes, again.problems) == (record.minutes, [])


@quick
@given(MINUTES)
def test_a_record_written_and_read_has_the_same_values(minutes: Minutes) -> None:
    reading = read(new_text(minutes))
    assert reading.minutes == minutes
    assert reading.problems == []


@quick
@given(st.binary(max_size=200) | WORDS.map(str.encode))
def test_any_bytes_open_and_stay_as_they_are(content: bytes) -> None:
    text = content.decode("utf-8", "surrogateescape")
    assert "".join(block.text for block in read(text).blocks) == text


@quick
@given(MINUTES, st.data())
def test_a_record_with_bytes_changed_anywhere_opens_and_takes_a_note(minutes: Minutes, data: st.DataObject) -> None:
    content = bytearray(new_text(minutes).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.toml"
        path.write_bytes(content)
        record = Record.read(path)
        assert record.text.encode("utf-8", "surrogateescape") == content
        if record.format != 1:
            return
        record = Record.open(path)
        record.write(Edit((Change("note", len(record.minutes.notes), None, Note(id="new", text="One more.")),)))
        assert record.close()
        assert path.read_bytes().startswith(bytes(content).removesuffix(b"\r"))


@quick
@given(WORDS, WORDS)
def test_a_difference_makes_one_text_the_other(before: str, after: str) -> None:
    assert spanned(before, [difference(before, after)]) == after


@quick
@given(WORDS, st.lists(WORDS, max_size=4).map("\n".join))
def test_a_draft_of_any_words_is_read(text: str, draft: str) -> None:
    assert recovered(text, draft).text.startswith(text)


@quick
@given(MINUTES, st.data())
def test_joining_with_nobody_elses_work_changes_no_value(minutes: Minutes, data: st.DataObject) -> None:
    base = new_text(minutes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.toml"
        path.write_text(base, newline="")
        record = Record.open(path)
        record.write(edit_of(record.minutes, data))
        ours = record.text
        assert record.close()
    assert read(joined(base, ours, base)).minutes == read(ours).minutes
    kept = [note.text for note in read(joined(base, base, ours)).minutes.notes]
    assert all(note.text in kept for note in read(ours).minutes.notes)
