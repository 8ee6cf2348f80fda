"""The spelling, through a program that speaks as ispell does: a script of our own, and the real ones where they are."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Opened
from msgspec.structs import replace

from minutes_tui import checks
from minutes_tui.checks.wording import spelling_program
from minutes_tui.cli.main import main
from minutes_tui.errors import SpellingError
from minutes_tui.model.minutes import Body, Meeting, Minutes, Note, Participant, Problem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script with #! is no program there")

ISPELL = """
wrong = {"frosst": "frost, frosts", "brrk": ""}
if sys.argv[1] in ("-D", "dicts"):
    print("SEARCH PATH:\\n/usr/share/hunspell/{dictionary}")
    sys.exit()
print("@(#) International Ispell Version 3.2.06 (but really a test)")
with open(__file__ + ".asked", "a") as asked:
    asked.write(" ".join(sys.argv[1:]) + "\\n")
    for line in sys.stdin:
        asked.write(line)
        word = line.strip().lstrip("^")
        if word in wrong:
            print(f"& {word} 2 0: {wrong[word]}" if wrong[word] else f"# {word} 0")
        print()
"""

Installed = Callable[..., Path]


def why_not(language: str) -> str:
    """Why the spelling of a language can't be checked; "" where it can."""
    try:
        spelling_program.problems(Minutes(meeting=Meeting(language=language)))
    except SpellingError as error:
        return str(error)
    return ""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Puts a program on PATH, on which nothing else is."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name: str, source: str = ISPELL, dictionary: str = "en_GB") -> Path:
        path = folder / name
        path.write_text(f"#!{sys.executable}\nimport sys\n" + source.replace("{dictionary}", dictionary))
        path.chmod(0o755)
        return path

    return install


def meeting(*texts: str, language: str = "en") -> Minutes:
    notes = tuple(Note(id=str(number), text=text) for number, text in enumerate(texts, 1))
    return Minutes(meeting=Meeting(title="Orchard Council", language=language), notes=notes)


def named(minutes: Minutes) -> list[tuple[int, str, str]]:
    return [
        (each.index, each.text, minutes.notes[each.index].text[slice(*each.span or (0, 0))])
        for each in spelling_program.problems(minutes)
    ]


def test_each_wrong_word_is_named_once_in_a_note_with_what_is_near_it(installed: Installed) -> None:
    installed("hunspell")
    assert named(meeting("The frosst, the frosst.", "A brrk frosst.")) == [
        (0, "“frosst” is not in any dictionary. Did you mean frost, frosts?", "frosst"),
        (1, "“brrk” is not in any dictionary.", "brrk"),
        (1, "“frosst” is not in any dictionary. Did you mean frost, frosts?", "frosst"),
    ]


def test_every_word_of_the_record_is_asked_for_once_by_one_call(installed: Installed) -> None:
    program = installed("hunspell")
    spelling_program.problems(
        meeting("Trees and trees, and a tree’s end.", "A tree. NATO and mixedCase and `code` and x2.")
    )
    asked = Path(f"{program}.asked").read_text().splitlines()
    assert asked == ["-a -d en_GB -i UTF-8", "!", "^Trees", "^and", "^end", "^tree", "^tree's", "^trees"]
    spelling_program.problems(meeting("Trees and a hedge."))
    assert Path(f"{program}.asked").read_text().splitlines()[len(asked) :] == ["-a -d en_GB -i UTF-8", "!", "^hedge"]


def test_a_suggestion_is_a_fix_that_can_be_undone(installed: Installed, opened: Opened) -> None:
    installed("hunspell")
    editor = opened('format = 1\n\n[meeting]\ntitle = "T"\n\n[[note]]\nid = "1"\ntext = "The frosst fell."\n')
    before = editor.record.text
    (problem,) = spelling_program.problems(editor.minutes)
    fixes = checks.fixes(editor.minutes, problem)
    assert [fix.said for fix in fixes] == ["Change it to “frost”", "Change it to “frosts”"]
    editor.do(fixes[0].edit)
    assert editor.minutes.notes[0].text == "The frost fell."
    assert spelling_program.problems(editor.minutes) == []
    editor.undo()
    assert editor.record.text == before


def test_the_records_own_words_are_right_and_so_are_those_of_another_language(installed: Installed) -> None:
    installed("hunspell")
    minutes = replace(
        meeting("Mr Frosst saw the Brrk. Frosst’s tree fell."),
        participants=(Participant(key="AF", name="Ants Frosst", title="Mr"),),
        bodies=(Body(key="b", name="Brrk"),),
    )
    assert named(minutes) == []
    foreign = (Note(id="1", text="frosst", language="fr"), Note(id="2", text="frosst", language="en-US"))
    assert [problem.index for problem in spelling_program.problems(replace(meeting(), notes=foreign))] == [1]


def test_spelling_can_be_silenced_for_a_note_and_for_the_record(installed: Installed) -> None:
    installed("hunspell")
    minutes = meeting("A frosst.")
    assert spelling_program.problems(replace(minutes, meeting=replace(minutes.meeting, silence="spelling"))) == []
    assert spelling_program.problems(replace(minutes, notes=(replace(minutes.notes[0], silence="spelling"),))) == []


def test_aspell_is_taken_where_there_is_no_hunspell_with_the_language(installed: Installed) -> None:
    installed("hunspell", dictionary="de_DE")
    program = installed("aspell", dictionary="en_GB")
    assert why_not("en") == ""
    assert len(named(meeting("A frosst."))) == 1
    assert Path(f"{program}.asked").read_text().splitlines()[0] == "-a --lang=en_GB --encoding=utf-8"


def test_a_missing_spelling_program_is_explained(installed: Installed) -> None:
    assert "No spelling checker is installed" in why_not("en")
    installed("hunspell", dictionary="de_AT")
    assert why_not("de") == ""
    wanted = "hunspell has no dictionary for the language lv. Install hunspell-lv."
    assert why_not("lv") == wanted
    with pytest.raises(SpellingError, match="no dictionary for the language lv"):
        spelling_program.problems(meeting("Koki.", language="lv"))


def test_a_program_that_hangs_is_ended(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it started, which would hold the pipe open for long."""
    hangs = "import subprocess\nsubprocess.run([sys.executable, '-c', 'import time; time.sleep(3600)'])\n"
    installed("hunspell", ISPELL.replace('print("@(#)', f'{hangs}print("@(#)'))
    assert why_not("en") == ""
    monkeypatch.setattr(spelling_program, "SECONDS", 1)
    with pytest.raises(SpellingError, match="gave no answer in 1 seconds and was ended"):
        spelling_program.problems(meeting("A frosst."))


@pytest.mark.parametrize("source", ["print('Hello.')\n", "print(1 / 0)\n"])
def test_a_program_that_speaks_otherwise_is_named(installed: Installed, source: str) -> None:
    installed("hunspell", ISPELL.replace('print("@(#)', f'{source.strip()}\nsys.exit()\nprint("@(#)'))
    with pytest.raises(SpellingError, match="gave an answer that cannot be read"):
        spelling_program.problems(meeting("A frosst."))


def test_the_command_prints_the_spelling_where_it_is_asked_to(
    installed: Installed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "m.toml"
    record.write_text(
        'format = 1\n\n[meeting]\ntitle = "T"\ndate = 2025-03-12\n\n[[note]]\nid = "1"\ntext = "A frosst."\n'
    )
    assert main(["check", str(record)]) == 0
    assert main(["check", "--spelling", str(record)]) == 69
    assert "No spelling checker is installed" in capsys.readouterr().err
    installed("hunspell")
    assert main(["check", "--spelling", str(record)]) == 1
    assert capsys.readouterr().out == f"{record}:9: “frosst” is not in any dictionary. Did you mean frost, frosts?\n"


@pytest.mark.parametrize("program", ["hunspell", "aspell"])
def test_a_real_program_finds_a_slip(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shutil.which(program)
    if not path:
        pytest.skip(f"{program} is not installed")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / program).symlink_to(path)
    monkeypatch.setenv("PATH", str(folder))
    if reason := why_not("en"):
        pytest.skip(reason)
    minutes = meeting("The committee didn’t recieve the letter, etc.")
    problems: list[Problem] = spelling_program.problems(minutes)
    assert [each.text.split("”")[0] for each in problems] == ["“recieve"]
    assert "Change it to “receive”" in [fix.said for fix in checks.fixes(minutes, problems[0])]
