"""One real meeting, whole: its prepared record and typed lines give the very words of its minutes."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from minutes_tui import commands
from minutes_tui.cli.main import main
from minutes_tui.editor import Editor
from minutes_tui.record import Record

SEED = Path(__file__).parents[1] / ".." / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the reference meeting is not on this machine")


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the meeting was typed and exported."""
    folder = tmp_path_factory.mktemp("reference")
    shutil.copyfile(SEED / "prep.toml", folder / "M.toml")
    with (SEED / "lines.txt").open("rb") as lines:
        typed = subprocess.run(
            [sys.executable, "-m", "minutes_tui", "type", folder / "M.toml"],
            stdin=lines,
            capture_output=True,
            check=False,
        )
    assert (typed.returncode, typed.stdout, typed.stderr) == (0, b"", b"")
    return folder


@pytest.fixture(scope="module")
def record(meeting: Path) -> dict[str, Any]:
    return tomllib.loads((meeting / "M.toml").read_text("utf-8"))


def test_what_was_prepared_stands_unchanged_before_what_was_typed(meeting: Path) -> None:
    assert (meeting / "M.toml").read_bytes().startswith((SEED / "prep.toml").read_bytes())


def test_everybody_and_everything_is_in_the_record(record: dict[str, Any]) -> None:
    kinds = [note["kind"] for note in record["note"]]
    assert len(record["participant"]) == 18
    assert kinds.count("question") == 2
    assert kinds.count("item") == 7
    assert [note["id"] for note in record["note"]] == [str(number) for number in range(1, len(kinds) + 1)]


def test_every_statement_is_by_whom_the_line_says(record: dict[str, Any]) -> None:
    codes = {person["key"] for person in record["participant"]}
    wanted = [
        start[1]
        for line in lines()
        if (start := re.match(r"@*([^\W_]+)[:? ]", line)) and start[1] in codes and not line.startswith("/")
    ]
    assert [note["speaker"] for note in record["note"] if note["kind"] in ("statement", "question")] == wanted
    assert len(wanted) > 30


def test_paragraphs_and_lists_are_within_the_note_that_they_belong_to(record: dict[str, Any]) -> None:
    """Every line but those that go on with another begins a note, and the note holds those that go on with it."""
    notes: list[list[str]] = []
    for line in lines():
        goes_on = re.match(r"(\.\.\. |- |\d+\. )(.*)", line)
        if goes_on:
            notes[-1].append(goes_on[2])
        else:
            notes.append([])
    assert len(notes) == len(record["note"])
    for note, parts in zip(record["note"], notes, strict=True):
        place = 0
        for part in parts:
            place = note["text"].find(part, place)
            assert place > 0, f"{part} is not in note {note['id']}"
    assert sum(map(len, notes)) > 20


def lines() -> list[str]:
    return (SEED / "lines.txt").read_text("utf-8").splitlines()


def test_undo_of_all_of_it_and_redo_give_the_very_bytes(tmp_path: Path) -> None:
    path = tmp_path / "M.toml"
    before = (SEED / "prep.toml").read_bytes()
    path.write_bytes(before)
    editor = Editor(Record.open(path))
    for line in lines():
        commands.enter(editor, line)
    after = editor.record.text.encode()
    while editor.undo():
        pass
    assert editor.record.text.encode() == before
    while editor.redo():
        pass
    assert editor.record.close()
    assert path.read_bytes() == after


def test_the_words_of_the_page_are_those_of_the_minutes(meeting: Path) -> None:
    assert main(["export", str(meeting / "M.toml"), "-o", str(meeting / "M.md")]) == 0
    page = rendered((meeting / "M.md").read_text("utf-8"))
    wanted = rendered((SEED / "minutes.md").read_text("utf-8"))
    assert page.split() == wanted.split()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not on this machine")
def test_the_words_of_the_pdf_are_those_of_the_minutes(meeting: Path) -> None:
    assert main(["export", str(meeting / "M.toml"), "-o", str(meeting / "M.pdf")]) == 0
    printed = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", meeting / "M.pdf", "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    wanted = rendered((SEED / "minutes.md").read_text("utf-8"), list_marks=True)
    pages = printed.removesuffix("\f").split("\f")
    words = " ".join(without_number(page, number) for number, page in enumerate(pages, 1)).split()
    assert letters(words) == letters(wanted.split())
    assert dehyphenated(words, set(wanted.split())) == wanted.split()


def without_number(page: str, number: int) -> str:
    """A page's text without its number, which stands alone in its first or last line."""
    lines = page.strip().splitlines()
    for at in (-1, 0):
        if lines and re.fullmatch(rf"\D*{number}\b\D*(\d+\D*)?", lines[at]):
            del lines[at]
            return "\n".join(lines)
    raise AssertionError(f"page {number} has no number")


def letters(words: list[str]) -> str:
    """Words run together, so that it makes no difference where a line ended in a hyphen."""
    return re.sub(r"[-\u00ad\u2010]", "", "".join(words))


def dehyphenated(words: list[str], known: set[str]) -> list[str]:
    """Words with the halves of those that a line's end had parted put together."""
    whole: list[str] = []
    for word in words:
        last = whole[-1] if whole else ""
        if last.endswith(("-", "\u2010", "\u00ad")) and last not in known:
            joined = {last[:-1] + word, last + word} & known
            whole[-1] = joined.pop() if joined else last[:-1] + word
        else:
            whole.append(word)
    return whole


def rendered(markdown: str, list_marks: bool = False) -> str:
    """The plain text that a CommonMark parser reads; with `list_marks` also what stands before list items."""
    parts: list[str] = []
    counters: list[int | None] = []
    for token in MarkdownIt().parse(markdown):
        match token.type:
            case "ordered_list_open":
                counters.append(int(token.attrGet("start") or 1))
            case "bullet_list_open":
                counters.append(None)
            case "ordered_list_close" | "bullet_list_close":
                counters.pop()
            case "list_item_open" if list_marks:
                count = counters[-1]
                parts.append("•" if count is None else f"{count}.")
                counters[-1] = None if count is None else count + 1
            case "inline":
                parts.append(inline(token))
    return "\n".join(parts)


def inline(token: Token) -> str:
    return "".join("\n" if "break" in child.type else child.content for child in token.children or [])
