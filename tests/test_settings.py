"""The rapporteur's settings: what holds without them, what they change, and that nothing wrong in them stops work."""

import io
import os
from pathlib import Path

import pytest
from conftest import NOW
from terminal import opened_app

from minutes_tui import commands
from minutes_tui.assist.keymap import LETTERS, in_force, load_settings
from minutes_tui.cli.main import main
from minutes_tui.commands import COMMANDS
from minutes_tui.config import settings
from minutes_tui.config.settings import Settings
from minutes_tui.editor import Editor
from minutes_tui.errors import RecordError
from minutes_tui.record import Record

RECORD = 'format = 1\n\n[meeting]\ntitle = "Orchard Council"\ndate = 2025-03-12\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("MINUTES_SETTINGS", str(path))
    return path


def said(file: Path, text: str) -> list[str]:
    """What is wrong in a text, with the file's name left out."""
    file.write_text(text, "utf-8")
    return [problem.removeprefix(f"{file}:") for problem in load_settings()[1]]


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert load_settings() == (Settings(), [])
    assert in_force(Settings())["next"] == "ctrl+n"


def test_the_file_that_is_made_says_what_there_is_and_changes_nothing(file: Path) -> None:
    settings.begin()
    assert load_settings() == (Settings(), [])
    for name in Settings.__struct_fields__:
        assert name in file.read_text()


def test_all_that_is_wrong_is_said_at_once_and_the_rest_is_used(file: Path) -> None:
    assert said(
        file,
        'them = "nord"\nmouse = "no"\n\n[keys]\nnxt = "f8"\npages = "none"\nask = "alt+a"\nitem = "enter"\n'
        'close = "ctrl+n"\n'
        'floor = "f8"\n'
        "[abbreviations]\nrs = 5\nvf = 'variety'\n",
    ) == [
        "1: them is not a setting. Did you mean theme?",
        "2: mouse must be true or false.",
        "12: rs must be text.",
        "5: There is no command nxt. Did you mean next?",
        '7: ask is not a key that every terminal sends. Use one such as "ctrl+r" or "f8", or "none".'.replace(
            "ask is", "alt+a is"
        ),
        "8: enter is already used on the input line or on the screen. Choose another key.",
        "9: ctrl+n is already the key of next.",
    ]
    found, _ = load_settings()
    assert (found.keys, found.abbreviations) == ({"floor": "f8", "pages": ""}, {"vf": "variety"})


def test_a_key_is_free_when_its_command_has_another(file: Path) -> None:
    assert said(file, '[keys]\npages = "none"\nnext = "f8"\nclose = "ctrl+n"\nreadback = "none"\n') == []
    keys = in_force(load_settings()[0])
    assert (keys["next"], keys["close"]) == ("f8", "ctrl+n")
    assert "readback" not in keys


@pytest.mark.parametrize(
    "command",
    [("export", "-o", "page.txt"), ("circulate",), ("mail", "-o", "mail.eml"), ("pack", "-o", "all.zip"), ("type",)],
)
def test_each_command_that_makes_a_page_says_what_is_wrong_in_the_settings(
    command: tuple[str, ...], file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    Path("record.toml").write_text(RECORD)
    file.write_text("[print]\njustify = yes\n")
    main([command[0], "record.toml", *command[1:]])
    assert f"minutes: {file} cannot be read" in capsys.readouterr().err
    file.write_text('[print]\nstyle = "hansrd"\n')
    main([command[0], "record.toml", *command[1:]])
    assert "hansrd" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["[keys", "\x00", "theme = "])
def test_a_file_that_can_not_be_read_is_one_problem(text: str, file: Path) -> None:
    (problem,) = said(file, text)
    assert "cannot be read" in problem


def test_a_second_rapporteurs_ids_have_a_prefix_and_a_count_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(RECORD + '\n[[note]]\nid = "7"\ntext = "One."\n\n[[note]]\nid = "MF-2"\ntext = "Two."\n')
    editor = Editor(Record.open(path), lambda: NOW, Settings(id_prefix="MF"))
    commands.enter(editor, "Three.")
    commands.enter(editor, "Four.")
    assert [note.id for note in editor.minutes.notes] == ["7", "MF-2", "MF-3", "MF-4"]
    editor.record.close()


def test_abbreviations_and_modules_of_ones_own_give_way_to_the_records(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(RECORD + '\n[abbreviations]\nvf = "variety"\n')
    own = Settings(abbreviations={"vf": "vine", "rs": "rootstock"}, modules={"opened": "It began."})
    editor = Editor(Record.open(path), lambda: NOW, own)
    for line in ("The ;vf on its ;rs", "/opened"):
        commands.enter(editor, line)
    assert [note.text for note in editor.minutes.notes] == ["The variety on its rootstock", "It began."]
    editor.record.close()


def test_minutes_settings_says_where_they_are_and_what_is_wrong(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    file.write_text("them = 1\n")
    assert main(["settings"]) == 1
    assert "them is not a setting" in capsys.readouterr().err


def test_each_letter_behind_the_leader_is_a_commands() -> None:
    names = [command.name for command in COMMANDS]
    assert [name for name in LETTERS.values() if name not in names] == []
    assert len(set(LETTERS.values())) == len(LETTERS)


ODD = {
    "a logo of nobody's": '[print]\nlogo = "~nouser/x.png"\ntemplate = ["~nouser/x.typ"]\n',
    "brackets": f"x = {'[' * 5000}",
    "a deep table": f"x = {'{a=' * 3000}1{'}' * 3000}",
    "not UTF-8": b"\xff\xfetheme = 1",
    "wrong types": '[keys]\nnext = ["ctrl+r"]\nfloor = { a = 1 }\nitem = 5\n[print]\nlogo = 5\nlabels = [1]\n',
    "other wrong types": 'theme = 5\nmouse = "x"\nkeys = 1\nabbreviations = [1]\nmodules = "x"\nprint = 3\n',
    "many keys": "\n".join(f"k{number} = 1" for number in range(20_000)),
    "a large file": b"#" * 10**6,
    "nul": '[print]\nlogo = "a\\u0000b"\n',
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_file_of_settings_keeps_the_program_from_starting(text: str | bytes, file: Path) -> None:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found, problems = load_settings()
    assert found.theme == ""
    assert len(problems) <= settings.TOLD
    assert bool(problems) is (b"~nouser" not in file.read_bytes() and b"u0000" not in file.read_bytes())


@pytest.mark.parametrize("kind", ["pipe", "device", "circle", "folder", "nowhere", "~nouser", "too long"])
def test_what_is_no_file_is_no_settings(kind: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "circle":
            file.symlink_to(file)
        case "folder":
            file.mkdir()
        case "nowhere":
            file.symlink_to(file.with_name("nowhere"))
        case "~nouser":
            monkeypatch.setenv("MINUTES_SETTINGS", "~nouser/settings.toml")
        case "too long":
            monkeypatch.setenv("MINUTES_SETTINGS", "x" * 5000)
    found, problems = load_settings()
    assert found == Settings()
    assert len(problems) == (kind != "~nouser")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n\n'),
        ("mouse = false\n", 'mouse = false\ntheme = "light"\n\n'),
        ('# theme = "dark"  # mine\nmouse = false\n', 'theme = "light"\nmouse = false\n'),
        ('theme = "nord"\n[keys]\nnext = "f7"\n', 'theme = "light"\n[keys]\nnext = "f7"\n'),
        ('[modules]\n# theme = "dark"\ntheme = "x"\n', 'theme = "light"\n\n[modules]\n# theme = "dark"\ntheme = "x"\n'),
    ],
)
def test_a_theme_that_is_kept_leaves_all_else_in_the_file_as_it_was(file: Path, before: str, after: str) -> None:
    file.write_text(before, "utf-8")
    assert settings.keep_theme("light") == file
    assert file.read_text("utf-8") == after


def test_a_theme_is_kept_where_there_was_no_file(file: Path) -> None:
    settings.keep_theme("contrast")
    assert load_settings() == (Settings(theme="contrast"), [])


@pytest.mark.parametrize("text", ['mouse = "\n', 'theme = """\n[x]\n"""\n'])
def test_settings_that_can_not_be_read_are_not_written(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(RecordError):
        settings.keep_theme("light")
    assert file.read_text("utf-8") == text


def test_a_theme_that_is_chosen_is_kept_and_that_is_said(file: Path, tmp_path: Path) -> None:
    record = tmp_path / "orchard.toml"
    record.write_text(RECORD, "utf-8")
    with opened_app(record, MINUTES_SETTINGS=str(file)) as terminal:
        terminal.send("/theme light\r")
        terminal.wait_for("The theme is light, saved in")
        terminal.send("/theme mauve\r")
        terminal.wait_for("There is no theme mauve: dark, light, contrast, ansi-dark")
    assert load_settings()[0].theme == "light"
