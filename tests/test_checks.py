"""Each check fires where it should, with the right line, and not where it shouldn't: the cases of `checks.md`."""

from pathlib import Path

import pytest
from fixtures import Case, cases

from minutes_tui import checks
from minutes_tui.model import Meeting, Minutes, Note
from minutes_tui.record import Record
from minutes_tui.record.reading import read

SOUND, *CASES = cases(Path(__file__).with_name("checks.md"))
RECORD = SOUND.blocks["toml"]


def named(path: Path, record: str) -> list[tuple[int, str]]:
    path.write_text(record, "utf-8")
    opened = Record.read(path)
    return sorted((opened.line(each), each.text) for each in opened.problems + checks.problems(opened.minutes))


def test_a_record_with_nothing_wrong_has_no_problems(tmp_path: Path) -> None:
    assert named(tmp_path / "record.toml", RECORD) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_it_is_named(case: Case, tmp_path: Path, accept: bool) -> None:
    found = named(tmp_path / "record.toml", RECORD + case.blocks["toml"])
    before = RECORD.count("\n")
    case.expect("problems", "".join(f"{line - before}: {said}\n" for line, said in found), accept)


def test_a_meeting_needs_a_title_and_a_date(tmp_path: Path) -> None:
    assert named(tmp_path / "record.toml", "format = 1\n\n[meeting]\nvenue = 'Barn'\n") == [
        (3, "The meeting has no date."),
        (3, "The meeting has no title."),
    ]


@pytest.mark.parametrize("name", checks.CHECKS)
def test_every_check_fires_somewhere_and_can_be_silenced_for_the_whole_record(name: str) -> None:
    faulty = read(RECORD + "".join(case.blocks["toml"] + "\n" for case in CASES)).minutes
    fired = {problem.text for problem in checks.CHECKS[name](faulty)}
    others = {problem.text for other, check in checks.CHECKS.items() if other != name for problem in check(faulty)}
    silenced = Minutes(
        meeting=Meeting(title=faulty.meeting.title, date=faulty.meeting.date, silence=(name,)),
        bodies=faulty.bodies,
        participants=faulty.participants,
        agenda=faulty.agenda,
        attachments=faulty.attachments,
        notes=faulty.notes,
    )
    assert fired - others
    assert not (fired - others) & {problem.text for problem in checks.problems(silenced)}


def test_problems_come_in_the_order_of_the_record() -> None:
    faulty = read(RECORD + "".join(case.blocks["toml"] + "\n" for case in CASES)).minutes
    found = [(problem.table, problem.index) for problem in checks.problems(faulty)]
    tables = ["print", "body", "participant", "agenda", "attachment", "note"]
    assert found == sorted(found, key=lambda place: (tables.index(place[0]), place[1]))


def test_checking_changes_nothing_and_takes_a_record_that_is_empty() -> None:
    assert [problem.text for problem in checks.problems(Minutes())] == [
        "The meeting has no title.",
        "The meeting has no date.",
    ]
    assert checks.problems(Minutes(meeting=Meeting(title="T", silence="essentials"), notes=(Note(id="1"),))) == []
