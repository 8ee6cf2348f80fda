"""A long record is read bit by bit, and nobody who asks for it can tell: before, during and after."""

import os
import random
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from speeds.made import record as made
from terminal import notes_in, opened_app

from minutes_tui import commands
from minutes_tui.editor import Editor
from minutes_tui.export.formats import export
from minutes_tui.meeting import attendance
from minutes_tui.meeting.edit import Edit
from minutes_tui.record import Record, gradual
from minutes_tui.record.file_text import FileText
from minutes_tui.record.gradual import Gradual, skimmed
from minutes_tui.record.parser import read
from minutes_tui.record.stray_keys import arranged


def note(number: int, rows: str = 'kind = "statement"\n', words: str = "The ice holds.") -> str:
    return f'[[note]]\nid = "{number}"\n{rows}text = "{words}"\n\n'


HEAD = """\
format = 1

[meeting]
title = "Ice"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
presence = "apologies"

[[agenda]]
key = "i1"
title = "Ice"

"""
PLAIN = HEAD + "".join(map(note, range(60)))
ODD = "".join(
    (
        HEAD,
        *map(note, range(10)),
        note(10, 'kind = "arrival"\nwho = "AT"\n'),
        *map(note, range(11, 15)),
        '[glossary]\nBSU = "Baltic Sea Union"\n\n',
        note(15, 'kind = "item"\nitem = "i1"\n'),
        '[[note]]\nid = "16"\nkind = "vote"\ntext = "Paint"\n\n[note.ballots]\nAT = "+1"\n\n',
        *map(note, range(17, 50)),
        '# Who came later:\n[[participant]]\nkey = "LB"\nname = "Leo Berg"\n\n',
        *map(note, range(50, 60)),
        '[[corrigendum]]\ntext = "It did not."\n',
    )
)
DAMAGED = PLAIN.replace(note(20), '[[note]]\nid = "20"\nkind = "statement"\ntext = "The ice\n\n')
HEADER_IN_A_STRING = PLAIN.replace(note(20), "[[note]]\nid = '20'\ntext = '''\n[glossary]\na = 'b'\n# '''\n\n")
NOTE_IN_A_STRING = PLAIN.replace(note(20), "[[note]]\nid = '20'\ntext = '''\n[[note]]\nid = '7'\n# '''\n\n")
OTHER_KEYS = PLAIN.replace(note(20), note(20, 'kind = "statemnt"\n'))
DAMAGED_AT_THE_HEAD = PLAIN.replace('title = "Ice"\ndate', 'title = "Ice\ndate')
DAMAGED_AT_THE_END = PLAIN.removesuffix('"\n\n')
TEXTS = {
    "plain": PLAIN,
    "tables and arrivals among the notes": ODD,
    "damage in a note": DAMAGED,
    "damage in the head": DAMAGED_AT_THE_HEAD,
    "cut in the last note": DAMAGED_AT_THE_END,
    "a header in a string": HEADER_IN_A_STRING,
    "a note's header in a string": NOTE_IN_A_STRING,
    "a kind that is none": OTHER_KEYS,
    "CRLF": PLAIN.replace("\n", "\r\n"),
    "sub-tables apart": PLAIN.replace(note(20), f'{note(20)}[meeting.next]\nvenue = "Hall"\n\n'),
    "keys above the first header": 'glossary = { BSU = "Baltic Sea Union" }\n' + PLAIN,
}


@pytest.fixture(autouse=True)
def short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradual, "LONG", 1000)
    monkeypatch.setattr(gradual, "LAST", 5)


@pytest.fixture(params=list(TEXTS))
def text(request: pytest.FixtureRequest) -> str:
    return TEXTS[request.param]


def opened(tmp_path: Path, text: str) -> Record:
    path = tmp_path / "m.toml"
    path.write_bytes(text.encode())
    return Record.open(path)


def test_what_is_read_first_is_all_but_most_notes_and_as_it_will_be(text: str) -> None:
    first, whole = Gradual(text).first, read(text)
    assert replace(first.minutes, notes=()) == replace(whole.minutes, notes=())
    assert first.minutes.notes[-5:] == whole.minutes.notes[-5:]
    assert first.blocks[-1] == whole.blocks[-1]
    assert all(each in whole.minutes.notes for each in first.minutes.notes)


def test_read_to_its_end_it_is_what_it_is_read_at_once(text: str) -> None:
    reading, whole = Gradual(text), read(text)
    steps = 0
    while reading.go_on():
        steps += 1
    assert reading.whole() == whole
    assert reading.is_done
    assert steps or skimmed(text) is text or whole.problems


PIECES = (
    note(1), note(2), note(3, words="[[note]]"), note(4, 'kind = "departure"\nwho = "AT"\n'),
    note(5, 'kind = "item"\nitem = "i1"\n'), "# A comment.\n", "# [glossary]\n\n", '[glossary]\na = "b"\n\n',
    '[[participant]]\nkey = "LB"\n\n', '  [[note]]\nid = "7"\n\n', "[[note]] # here\nid = '8'\n\n",
    '[note.ballots]\nAT = "+1"\n\n', "[other]\nx = [\n[1],\n[2]]\n\n", '[[note]]\nid = "9\n\n', "text = '''\n",
    "[[note]]\ntext = '''\n[[note]]\nkind = \"item\"\n'''\n\n", '[[note]]\nkind="vote"\n\n', "[meeting]\n\n",
    '[[note]]\nkind = "item\n\n', "[[note]]\ntext = \"\"\"\n\n[glossary]\n# \"\"\"\n\n",
    '[meeting.next]\nvenue = "x"\n\n',
)  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_however_a_record_is_written_what_is_read_first_is_as_it_will_be(seed: int) -> None:
    chance = random.Random(seed)
    odd = chance.choices(PIECES, k=chance.randint(1, 4))
    text = "".join([HEAD, *chance.sample([*odd, *map(note, range(20, 60))], 40 + len(odd))])
    first, whole = Gradual(text).first, read(text)
    assert replace(first.minutes, notes=()) == replace(whole.minutes, notes=())
    assert Gradual(text).whole() == whole


def test_few_notes_are_read_first_and_those_that_say_who_is_there_and_what_is_up() -> None:
    first = Gradual(ODD).first.minutes
    assert [each.id for each in first.notes] == ["10", "14", "15", "16", "49", *map(str, range(55, 60))]
    assert attendance.presence(first) == attendance.presence(read(ODD).minutes)
    assert first.current_item() == "i1"
    assert len(Gradual(PLAIN).first.minutes.notes) == 5
    assert skimmed(PLAIN[:900]) == PLAIN[:900]


def test_a_note_a_block_or_a_fault_that_is_asked_for_waits_for_all(tmp_path: Path, text: str) -> None:
    whole = read(text)
    asked = (
        lambda record: len(record.minutes.notes),
        lambda record: record.minutes.notes[-1],
        lambda record: record.minutes.notes == whole.minutes.notes,
        lambda record: record.text,
        lambda record: record.faults,
        lambda record: record.lines(whole.problems),
        lambda record: record.data(),
    )
    for ask in asked:
        record = opened(tmp_path, text)
        was_read = record.is_read
        ask(record)
        assert record.is_read
        assert record.minutes.notes == read(record.text).minutes.notes
        assert record.faults == read(record.text).problems
        assert was_read or record.text == arranged(text)
        record.close()


def test_a_line_that_is_entered_before_the_rest_is_read_comes_behind_it(tmp_path: Path, text: str) -> None:
    record = opened(tmp_path, text)
    begun = record.path.read_bytes()  # what stands apart has a header now
    editor = Editor(record)
    commands.enter(editor, "AT: It broke.")
    assert editor.undo()
    assert record.text.encode() == begun
    assert editor.redo()
    assert record.close()
    now, before = Record.read(record.path).minutes, read(text).minutes.notes
    assert before == now.notes[: len(before)]
    assert (now.notes[-1].text, now.notes[-1].speaker) == ("It broke.", "AT")
    assert int(now.notes[-1].id) == max(int(each.id) for each in before) + 1


def test_the_head_is_edited_before_the_rest_is_read(tmp_path: Path) -> None:
    record = opened(tmp_path, ODD)
    editor = Editor(record)
    editor.do(Edit((editor.change("meeting", 0, replace(record.minutes.meeting, title="Thaw")),)))
    assert record.minutes.notes == read(ODD).minutes.notes
    assert record.close()
    assert record.path.read_text() == ODD.replace('title = "Ice"\ndate', 'title = "Thaw"\ndate')


def test_what_another_program_writes_before_the_rest_is_read_is_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutes_tui.record.autosave.autosave.SETTLED", 0)
    record = opened(tmp_path, ODD)
    editor = Editor(record)
    theirs = ODD.replace(note(30), note(30, words="It melts."))
    record.path.write_text(theirs)
    assert editor.look()
    assert editor.minutes == read(theirs).minutes
    commands.enter(editor, "AT: It broke.")
    assert record.close()
    assert [each["text"] for each in notes_in(record.path)][-1] == "It broke."
    assert record.path.read_text().startswith(theirs)


def test_a_half_typed_line_is_kept_before_the_rest_is_read(tmp_path: Path) -> None:
    record = opened(tmp_path, PLAIN)
    record.autosave.keep_line("AT: It br")
    assert not record.is_read
    record.close()
    again = Record.open(record.path)
    assert (again.half_line, again.is_read) == ("AT: It br", False)
    again.close()


def test_a_page_has_all_of_it(tmp_path: Path) -> None:
    record = opened(tmp_path, ODD)
    export(record, tmp_path / "m.txt")
    record.close()
    said = [each for each in read(ODD).minutes.notes if each.kind in ("statement", "arrival")]
    assert (tmp_path / "m.txt").read_text().count("The ice holds.") == len(said)


def test_many_threads_may_ask_while_it_is_read(tmp_path: Path) -> None:
    record = opened(tmp_path, DAMAGED)
    whole, found = read(DAMAGED), []
    ask = [threading.Thread(target=lambda: found.append((record.faults, len(record.minutes.notes)))) for _ in range(8)]
    for thread in ask:
        thread.start()
    while record.read_on():
        pass
    for thread in ask:
        thread.join()
    assert found == [(whole.problems, len(whole.minutes.notes))] * 8
    record.close()


def test_keys_of_the_first_moment_do_what_they_say_in_a_long_record(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(made(4_000) + '\n[[note]]\nid = "4001"\nkind = "statement"\ntext = "The last."\n')
    with opened_app(path) as terminal:
        terminal.send("P2: Typed at once.\r\x1b[5~")  # PgUp: not to the beginning of what was read first
        terminal.wait_for("more notes")
        terminal.send("s/no such words/or these/\r")
        terminal.wait_for("is in no note")
    notes = notes_in(path)
    assert len(notes) == 4_002
    assert (notes[-1]["id"], notes[-1]["text"]) == ("4002", "Typed at once.")


def test_what_a_line_will_be_is_told_once_all_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(made(20_000))
    with opened_app(path) as terminal:
        terminal.send("P2: Ty")
        terminal.wait_for("─ P2 Person2 ─")
        terminal.wait_for("P2: Ty")


@pytest.mark.parametrize("words", ["The ice holds – “hmm”.", "\udcff\udce2", "\udce2\udc80\n[[note]]\nA ﻿"])
def test_a_file_is_read_as_its_text_and_decoded_only_when_all_of_it_is_asked_for(words: str, text: str) -> None:
    whole = text.replace("The ice holds.", words)
    of_file = FileText(whole.encode("utf-8", "surrogateescape"))
    assert of_file.head[:900] == whole[:900]
    reading, same = Gradual(of_file), Gradual(whole)
    assert (reading.first, reading.newline) == (same.first, same.newline)
    assert (reading.short is None) == ("text" in vars(of_file))
    assert reading.whole() == same.whole()
    assert of_file.text == whole


def test_what_another_program_did_is_joined_with_a_record_of_which_little_was_read(tmp_path: Path) -> None:
    record = opened(tmp_path, PLAIN)
    os.utime(record.path, (1, 1))
    record.path.write_text(PLAIN.replace("The ice holds.", "The ice is thin.", 1))
    os.utime(record.path, (2, 2))
    assert not record.is_read
    step = record.look()
    assert step
    assert record.minutes.notes[0].text == "The ice is thin."
    assert record.text == record.path.read_text()
    assert record.close()
