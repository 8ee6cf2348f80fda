"""Practice: what is played and when, how what was taken down is scored, and the stage on the screen."""

import datetime as dt
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_tui.assist import practice
from minutes_tui.assist.practice import Said, Score
from minutes_tui.cli.commands import example
from minutes_tui.cli.main import main
from minutes_tui.errors import UsageError
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.record import Record
from minutes_tui.tui.practice import BEFORE, Clock, Stage

BEGAN = dt.datetime(2025, 3, 12, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))

REEDS = """\
seconds\tspeaker\tkind\twords
0\tDr Ilse Vanags\tsay\tThe reed roof of the museum leaks above the herring boats.
6\tMr Otto Pärn\tsay\tA thatcher from Haapsalu wants nine thousand euro for the north side.
14\tMr Otto Pärn\tqueue\tq+ about the weather
15\tDr Ilse Vanags\tresolution\tRESOLVED: The north side is thatched before October.
22\tMs Mia Falk\tsay\tShould visitors wear helmets meanwhile?
"""


@pytest.fixture
def reeds(tmp_path: Path) -> Path:
    path = tmp_path / "reeds.tsv"
    path.write_text(REEDS)
    return path


def written(tmp_path: Path, table: str) -> Path:
    path = tmp_path / "played.tsv"
    path.write_text(table)
    return path


def taken(reeds: Path, *notes: Note) -> Score:
    script = practice.read(reeds)
    minutes = practice.prepared(script, "Reeds", BEGAN)
    return practice.score(script, replace(minutes, notes=notes), BEGAN)


def at(seconds: float) -> dt.datetime:
    return BEGAN + dt.timedelta(seconds=seconds)


# The table


def test_a_table_names_its_columns_and_rows_that_nobody_says_are_left_out(reeds: Path) -> None:
    script = practice.read(reeds)
    assert [said.speaker for said in script] == ["Dr Ilse Vanags", "Mr Otto Pärn", "Dr Ilse Vanags", "Ms Mia Falk"]
    assert [said.is_decision for said in script] == [False, False, True, False]


def test_without_a_first_row_of_names_the_columns_are_seconds_speaker_and_words(tmp_path: Path) -> None:
    script = practice.read(written(tmp_path, "0\tOtto\tThe roof leaks.\n\n4.5\tIlse\tAGREED: We mend it.\n"))
    assert [(said.start, said.speaker, said.words) for said in script] == [
        (0, "Otto", "The roof leaks."),
        (4.5, "Ilse", "AGREED: We mend it."),
    ]
    assert script[1].is_decision


def test_where_a_scribe_wrote_it_who_speaks_stands_before_a_colon(tmp_path: Path) -> None:
    table = (
        "seconds\tnick\tkind\ttext\n1\tmia\tsay\tOtto: It leaks.\n5\tmia\tcont\t... Badly.\n9\tIlse_V\tchat\tNote: +1\n"
    )
    script = practice.read(written(tmp_path, table))
    assert [(said.speaker, said.words) for said in script] == [
        ("Otto", "It leaks."), ("Otto", "Badly."), ("Ilse V", "Note: +1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("soon\tOtto\tIt leaks.\n", "played.tsv:1: “soon” is not a number of seconds"),
        ("speaker\twords\nOtto\tIt leaks.\n", "no column of seconds"),
        ("", "has no speech in that time"),
        ("seconds\tnick\tkind\ttext\n1\tmia\tqueue\tq+\n", "has no speech in that time"),
    ],
)
def test_a_table_that_cannot_be_played_is_a_sentence(table: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said.replace("+", r"\+")):
        practice.read(written(tmp_path, table))


def test_a_part_of_a_meeting_begins_where_it_is_wanted(reeds: Path) -> None:
    script = practice.read(reeds, start=5, length=12)
    assert [(said.start, said.words[:10]) for said in script] == [(1, "A thatcher"), (10, "RESOLVED: ")]


# Speaking


def test_nobody_speaks_faster_than_people_do_nor_before_the_last_has_ended(tmp_path: Path) -> None:
    first, second = practice.read(written(tmp_path, f"0\tA\t{'word ' * 30}\n1\tB\tYes.\n"))
    assert first.end == 30 * 60 / practice.FASTEST
    assert second.start == first.end


def test_nobody_drags_out_few_words_until_the_next_speaks(tmp_path: Path) -> None:
    first, _ = practice.read(written(tmp_path, f"0\tA\t{'word ' * 11}\n300\tB\tYes.\n"))
    assert first.end == 11 * 60 / practice.SLOWEST


def test_words_are_heard_one_by_one_and_whole() -> None:
    said = Said(10, 20, "A", "It has come late")
    heard = [said.words[: said.heard(second)] for second in (9, 10, 14, 19, 20, 99)]
    assert heard == ["", "It", "It has", "It has come late", "It has come late", "It has come late"]


def test_those_who_will_speak_are_there_with_a_code_each(reeds: Path) -> None:
    minutes = practice.prepared(practice.read(reeds), "Reeds", BEGAN)
    assert [(person.key, person.title, person.name) for person in minutes.participants] == [
        ("IV", "Dr", "Ilse Vanags"), ("OP", "Mr", "Otto Pärn"), ("MF", "Ms", "Mia Falk"),
    ]  # fmt: skip


# The score


def test_words_that_carry_meaning_count_by_their_beginning_without_accents_and_case() -> None:
    assert practice.content("The reports said that 9 Pärn is OK") == {"report", "9", "parn", "ok"}
    assert practice.content("reported by parn") == {"report", "parn"}


def test_who_takes_everything_down_has_missed_nothing(reeds: Path) -> None:
    script = practice.read(reeds)
    codes = {"Dr Ilse Vanags": "IV", "Mr Otto Pärn": "OP", "Ms Mia Falk": "MF"}
    score = taken(reeds, *(
        Note(text=said.words, speaker=codes[said.speaker], at=at(said.end + 4),
             kind="decision" if said.is_decision else "statement")
        for said in script
    ))  # fmt: skip
    assert all((each.coverage, each.speaker_right) == (1, True) for each in score.took)
    assert (score.decisions, score.caught) == (1, 1)
    assert [each.lag for each in score.took] == pytest.approx([4] * 4)


def test_a_paraphrase_counts_for_the_words_that_it_keeps(reeds: Path) -> None:
    score = taken(reeds, Note(text="Roof leaking over boats.", speaker="IV", at=at(12)))
    first = score.took[0]
    assert (first.found, first.of) == (2, 6), "of reed, roof, museum, leaks, herring, boats: leaks is not leaking"
    assert first.speaker_right
    assert [each.is_missed for each in score.took] == [False, True, True, True]


def test_one_note_may_hold_several_entries_and_one_entry_have_several_notes(reeds: Path) -> None:
    score = taken(
        reeds,
        Note(text="The reed roof leaks above the herring boats; a thatcher from Haapsalu wants nine thousand euro."),
        Note(text="That is for the north side."),
    )
    assert [each.coverage > 0.6 for each in score.took[:2]] == [True, True]


def test_words_that_stand_elsewhere_in_the_meeting_are_not_found(tmp_path: Path) -> None:
    rows = [f"{second}\tOtto\tBoat {name} is tarred." for second, name in enumerate(
        ["Kajakas", "Luts", "Meri", "Nurme", "Oja", "Pilvik", "Roo", "Sild"], 1)]  # fmt: skip
    script = practice.read(written(tmp_path, "\n".join([*rows, "60\tIlse\tWho paints Kajakas?"])))
    notes = tuple(Note(text=said.words) for said in script[1:])
    score = practice.score(script, Minutes(notes=notes))
    assert score.took[0].found < score.took[0].of, "the last note has the name and is nowhere near"


def test_the_wrong_speaker_is_seen_and_a_part_of_a_name_is_enough(reeds: Path) -> None:
    text = "A thatcher from Haapsalu wants nine thousand euro."
    assert not taken(reeds, Note(text=text, speaker="IV")).took[1].speaker_right
    assert not taken(reeds, Note(text=text)).took[1].speaker_right
    script = tuple(replace(said, speaker="pärn") for said in practice.read(reeds))
    minutes = practice.prepared(practice.read(reeds), "Reeds", BEGAN)
    minutes = replace(minutes, notes=(Note(text=text, speaker="OP"),))
    assert practice.score(script, minutes).took[1].speaker_right


def test_a_decision_that_was_written_as_a_statement_is_not_caught(reeds: Path) -> None:
    text = "The north side is thatched before October."
    assert taken(reeds, Note(text=text, kind="decision")).caught == 1
    assert taken(reeds, Note(text=text)).caught == 0


def test_remarks_and_what_was_struck_out_count_for_nothing(reeds: Path) -> None:
    text = "The reed roof of the museum leaks above the herring boats."
    score = taken(reeds, Note(text=text, kind="remark"), Note(text=text, struck=True))
    assert [each.found for each in score.took] == [0, 0, 0, 0]
    assert score.characters == 0


def test_a_pace_changes_the_time_that_one_has_and_not_what_was_said(reeds: Path) -> None:
    script = practice.read(reeds)
    note = Note(text=script[0].words, at=at(10))
    score = practice.score(script, Minutes(notes=(note,)), BEGAN, pace=0.5)
    assert score.took[0].lag == 10 - 2 * script[0].end
    assert score.minutes == script[-1].end * 2 / 60


def test_what_was_missed_is_told_the_worst_first_and_not_without_end(tmp_path: Path) -> None:
    rows = "\n".join(f"{second}\tOtto\tBoat number {second} is tarred." for second in range(40))
    script = practice.read(written(tmp_path, rows))
    lines = list(practice.score_lines(practice.score(script, Minutes(notes=()))))
    assert lines[0] == "Entries     0 of 40 taken down, 40 missed (under 30%)"
    assert lines[5].startswith("Lag         not known")
    assert lines[7] == "Missed, worst first, 20 of 40:"
    assert len(lines) == 8 + practice.MOST


def test_a_whole_morning_is_scored() -> None:
    names = [f"Boat{number}" for number in range(700)]
    script = tuple(
        Said(10 * at, 10 * at + 9, "A", f"The harbour master wanted {name} moved before the ferry came in")
        for at, name in enumerate(names)
    )
    notes = tuple(Note(text=f"{name} is to be moved for the ferry.") for name in names)
    score = practice.score(script, Minutes(notes=notes))
    assert len(score.took) == 700
    assert all(each.found >= 3 for each in score.took)


# The command


def test_a_record_taken_down_elsewhere_is_scored_without_a_screen(
    reeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "taken.toml"
    record.write_text("""\
format = 1

[meeting]
title = "Reeds"
date = 2025-03-12
start = 09:00:00

[[participant]]
key = "IV"
name = "Ilse Vanags"
title = "Dr"

[[note]]
id = "1"
at = 2025-03-12T09:00:11+02:00
speaker = "IV"
text = "The reed roof leaks above the boats."
""")
    assert main(["practice", str(reeds), "--against", str(record)]) == 0
    assert (
        capsys.readouterr().out
        == """\
Entries     1 of 4 taken down, 3 missed (under 30%)
Words       17% of 24 meaningful words
Speaker     right in 1 of 1 taken down
Decisions   0 of 1
Speed       87 characters a minute, 36 in 0.4 minutes
Lag         5 seconds (median), 5 at most

Missed, worst first:
   0:06    0%  Mr Otto Pärn: A thatcher from Haapsalu wants nine thousand euro for …
   0:15    0%  Dr Ilse Vanags: RESOLVED: The north side is thatched before October.
   0:22    0%  Ms Mia Falk: Should visitors wear helmets meanwhile?
"""
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["no.tsv", "--against", "m.toml"], 3), (["--pace", "0"], 2), (["--pace", "fast"], 2), ([], 2)],
)
def test_what_cannot_be_played_is_a_sentence_and_a_code(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["practice", *arguments]) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_the_example_takes_three_minutes_and_has_something_of_everything() -> None:
    script = practice.read(example("practice.tsv"))
    assert 150 < script[-1].end < 190
    assert sum(said.is_decision for said in script) == 2
    assert sum("?" in said.words for said in script) >= 3
    assert len({said.speaker for said in script}) == 5


# The screen


@pytest.mark.skipif(os.name == "nt", reason="needs a pty")
def test_a_meeting_is_seen_taken_down_paused_and_scored(tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    from terminal import opened_app

    played = written(
        tmp_path, "0\tMs Ilse [/b] Vanags\tThe reed roof of the museum leaks.\n9\tMr Otto Pärn\tSince May.\n"
    )
    kept = tmp_path / "kept.toml"
    with opened_app(played, 80, 24, "practice", "--pace", "3", "--record", str(kept), in_earnest=True) as terminal:
        terminal.wait_for("Ms Ilse [/b] Vanags: The reed roof of the museum leaks.")
        terminal.press("f8")
        terminal.wait_for(lambda text: "Paused" in text and "reed roof" not in text)
        terminal.send("IBV: The reed roof leaks.\r")
        terminal.wait_for("Vanags    The reed roof leaks.")
        terminal.send("/pause\r")
        terminal.wait_for("Mr Otto Pärn: Since May.")
        terminal.wait_for("The meeting is over")
        terminal.press("ctrl+q")
        terminal.wait_for("Missed, worst first:")
        assert terminal.end() == 0
        assert "Entries     1 of 2 taken down, 1 missed" in terminal.text
    assert [note.text for note in Record.read(kept).minutes.notes] == ["The reed roof leaks."]
    assert main(["practice", str(played), "--record", str(kept)]) != 0, "a record is never overwritten"


def test_the_stage_has_three_rows_at_most_of_78_cells_in_each_state() -> None:
    words = "The ice came late and the pilots waited for two days at the quay, without any word of the harbour. " * 3
    now = [0.0]
    clock = Clock(1.0, lambda: now[0])
    stage = Stage((Said(0.0, 60.0, "Ms Anna Tamm", words.strip()),), clock, 1.0)

    def shown(seconds: float) -> list[str]:
        now[0] = BEFORE + seconds
        rows = ["".join(text for text, _ in row) for row in stage._heard(78)]
        assert len(rows) <= 3
        assert all(len(row) <= 78 for row in rows), rows
        return rows

    assert shown(-2.0)[0].startswith("The meeting starts in 3 s")
    assert shown(40.0)[0].startswith("Ms Anna Tamm has the floor")
    assert max(len(shown(float(at))) for at in range(60)) == 3, "who speaks, and two rows of words"
    assert shown(600.0)[0].startswith("The meeting is over")
    clock.pause()
    assert shown(600.0)[0].startswith("Paused")
