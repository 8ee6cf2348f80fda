"""The manual: its pages are whole and current, and what they show as an example is so."""

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import generated
import pytest
from conftest import NOW
from markdown_it import MarkdownIt

from minutes_tui import commands, manual
from minutes_tui.assist.keymap import load_settings
from minutes_tui.cli.arguments import COMMAND_NAMES
from minutes_tui.cli.commands import parser
from minutes_tui.editor import Editor
from minutes_tui.export.formats import FORMATS, exported
from minutes_tui.manual.parser import parse
from minutes_tui.model.document import Block, Code, Heading, Listing, Paragraph, Quotation, Strong, Table, Words, words
from minutes_tui.record import Record

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCUMENTS = {"README": README, **{page: manual.FOLDER / f"{page}.md" for page in manual.PAGES}}
LINK = re.compile(r"\]\((?!http)([^)]+)\)")

RECORD = """\
format = 1

[meeting]
title = "Harbour Board"
date = 2025-03-12

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
role = "chair"

[[participant]]
key = "LB"
name = "Linnea Berg"
title = "Ms"

[[participant]]
key = "BM"
name = "Bo Mahs"
title = "Mr"
"""


def text(name: str) -> str:
    return DOCUMENTS[name].read_text("utf-8")


# What stands where


def test_every_page_is_in_the_list_and_only_those() -> None:
    assert sorted(manual.PAGES) == sorted(path.stem for path in manual.FOLDER.glob("*.md"))


@pytest.mark.parametrize("page", manual.PAGES)
def test_a_page_has_a_title_and_one_sentence_on_what_it_is_about(page: str) -> None:
    title, about = manual.about(page)
    assert title
    assert about.endswith(".")
    assert len(about) <= 62, "it stands beside the page's name in a row of 78 columns"
    headings = [block.level for block in manual.document(page).blocks if isinstance(block, Heading)]
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


@pytest.mark.parametrize("page", manual.PAGES)
def test_a_page_is_short(page: str) -> None:
    """But for what is made from tables."""
    typed = re.sub(r"<!-- ([a-z]+) -->.*?<!-- /\1 -->", "", text(page), flags=re.DOTALL)
    assert typed.count("\n") <= 150
    assert max(map(len, typed.split("\n"))) <= 120
    prose = re.sub(r"```.*?```", "", typed, flags=re.DOTALL)
    assert [line for line in prose.split("\n") if line.count("`") % 2] == [], "code ends in its line"


@pytest.mark.parametrize("page", manual.PAGES)
def test_what_is_made_from_tables_is_current(page: str, accept: bool) -> None:
    made = generated.made(page)
    if accept:
        DOCUMENTS[page].write_text(made, "utf-8")
    assert text(page) == made, "pytest -n 0 --accept tests/test_manual.py makes it anew"


def test_each_made_part_is_somewhere() -> None:
    parts = {section.part for section in manual.sections()} - {""}
    assert parts == set(generated.PARTS)
    assert {"lines", "keys", "commands"} == set(manual.KEYMAP)


def test_every_command_and_format_is_told() -> None:
    whole = "\n".join(map(text, manual.PAGES))
    assert [name for name in COMMAND_NAMES if f"`minutes {name}" not in whole] == []
    assert [suffix for suffix in FORMATS if f"`.{suffix}`" not in whole] == []


def test_the_readme_is_short_and_has_no_made_part() -> None:
    assert text("README").count("\n") <= 200
    assert "<!--" not in text("README")


def test_the_readme_names_every_page() -> None:
    assert [page for page in manual.PAGES if f"(minutes_tui/manual/{page}.md)" not in text("README")] == []


def anchors(path: Path) -> set[str]:
    """The places in a page that a link can lead to, as a forge names them."""
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_it_links_to_is_there(name: str) -> None:
    for link in LINK.findall(text(name)):
        file, _, place = link.partition("#")
        target = DOCUMENTS[name].parent / file if file else DOCUMENTS[name]
        assert target.exists(), link
        assert not place or place in anchors(target), link


# What is shown as an example


def typed_in_words(name: str) -> Iterator[str]:
    """The code within the lines of a page that a person wrote."""
    for part, block in parse(text(name)):
        if not part:
            yield from (words(found.content) for found in strong(block))


def strong(block: Block) -> Iterator[Strong]:
    """All that is strong in a block, code among it."""
    match block:
        case Heading(_, content) | Paragraph(content):
            yield from (each for each in content if isinstance(each, Strong))
        case Listing():
            for _, item, inside in block.entries:
                yield from (each for each in item if isinstance(each, Strong))
                for below in inside:
                    yield from strong(below)
        case Table(head, rows):
            yield from (each for row in (head, *rows) for cell in row for each in cell if isinstance(each, Strong))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_commands_that_it_names_are_there(name: str) -> None:
    own = {"opened"}  # the text module of the example
    for typed in typed_in_words(name):
        if typed.startswith("/") and not typed.startswith("//"):
            command = typed[1:].split()[0] if typed[1:] else ""
            assert not command or command in own or commands.found(command)[0], typed


def blocks_of_code(name: str, language: str) -> list[str]:
    return [block.text for _, block in parse(text(name)) if isinstance(block, Code) and block.language == language]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_calls_that_it_shows_are_understood(name: str) -> None:
    calls = [typed for typed in typed_in_words(name) if typed.startswith("minutes ")]
    calls += [line for code in blocks_of_code(name, "sh") for line in code.split("\n") if line.startswith("minutes ")]
    for call in calls:
        command, *arguments = shlex.split(re.split(" [<>] ", call)[0])[1:]
        if command.endswith(".toml"):
            assert arguments in ([], ["--linear"])
        elif command != "COMMAND":  # any of them
            assert command in COMMAND_NAMES
            if arguments:
                parser().parse_args([command, *arguments])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_records_that_it_shows_have_nothing_wrong(name: str, tmp_path: Path) -> None:
    for number, code in enumerate(blocks_of_code(name, "toml")):
        path = tmp_path / f"{number}.toml"
        path.write_text(code, "utf-8")
        record = Record.read(path)
        assert record.problems == []
        unknown = [problem.text for problem in record.unportable()]
        assert unknown == []


def test_the_settings_that_it_shows_have_nothing_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("MINUTES_SETTINGS", str(path))
    shown = [code for name in DOCUMENTS for code in blocks_of_code(name, "settings")]
    assert shown
    for code in shown:
        path.write_text(code, "utf-8")
        assert load_settings()[1] == []


def page_of(lines: str, record: str, path: Path) -> str:
    """The page of a record into which lines were typed, as Markdown without its emphasis."""
    path.write_text(record, "utf-8")
    editor = Editor(Record.open(path), lambda: NOW)
    for line in lines.splitlines():
        outcome = commands.enter(editor, line)
        assert outcome.refused + outcome.misread + outcome.problem == "", line
    assert editor.record.close()
    return plain(exported(Record.read(path), "md").decode())


def plain(page: str) -> str:
    return page.replace("**", "").replace("\\", "")


def examples() -> Iterator[tuple[str, str, str]]:
    """Lines with what they make, and on which page they stand: a block of code or a quotation below them shows it."""
    for name in DOCUMENTS:
        found = [block for _, block in parse(text(name)) if isinstance(block, Code | Quotation)]
        for block, after in pairwise([*found, Code("")]):
            if isinstance(block, Code) and block.language == "lines":
                yield name, block.text, shown(after)


def shown(block: Block) -> str:
    match block:
        case Code(page, language):
            return page if language == "page" else ""
        case Quotation(content):
            return "\n\n".join(map(shown, content))
        case Paragraph(content):
            return words(content)
        case _:
            raise AssertionError(block)


@pytest.mark.parametrize(("name", "lines", "page"), list(examples()))
def test_lines_make_what_is_shown_below_them(name: str, lines: str, page: str, tmp_path: Path) -> None:
    is_first = lines.startswith("/person")
    made = page_of(lines, RECORD.split("[[participant]]")[0] if is_first else RECORD, tmp_path / "m.toml")
    for paragraph in page.split("\n\n"):
        assert paragraph in made


def rows_with_a_page() -> Iterator[tuple[str, Table]]:
    for name in DOCUMENTS:
        for _, block in parse(text(name)):
            if isinstance(block, Table) and [words(cell) for cell in block.head] == ["typed", "on the page"]:
                yield name, block


def test_each_row_of_a_table_makes_what_stands_beside_it(tmp_path: Path) -> None:
    tables = list(rows_with_a_page())
    assert tables
    for name, table in tables:
        typed = "\n".join(words(row[0]) for row in table.rows)
        made = page_of(typed, RECORD, tmp_path / f"{name}.toml")
        assert [words(row[1]) for row in table.rows if words(row[1]) not in made] == []


def test_where_a_rule_lives_is_a_file_that_is_there() -> None:
    rows = next(section for section in manual.sections() if section.title == "Contributing: Where is …?").blocks[-1]
    assert isinstance(rows, Table)
    assert len(rows.rows) >= 20
    for _, answer in rows.rows:
        named = [words(each.content) for each in answer if isinstance(each, Strong)]
        assert named
        assert [file for file in named if not (ROOT / "minutes_tui" / file).exists()] == []


# How a page is read


def test_code_in_a_line_stands_as_it_is_typed() -> None:
    ((_, block),) = parse("Type `*words*` or ``a`b`` and\n`\\ first`.")
    assert isinstance(block, Paragraph)
    assert block.content == (
        Words("Type "), Strong((Words("*words*"),)), Words(" or "), Strong((Words("a`b"),)), Words(" and"), Words(" "),
        Strong((Words("\\ first"),)), Words("."),
    )  # fmt: skip


def test_a_bar_in_the_code_of_a_table_parts_no_cells() -> None:
    ((_, block),) = parse("| a | b |\n|---|---|\n| `x \\| y` | [Votes](votes.md) |")
    assert isinstance(block, Table)
    assert [words(cell) for cell in block.rows[0]] == ["x | y", "Votes"]


def test_a_backslash_makes_a_sign_a_word() -> None:
    ((_, block),) = parse("The next \\`\\`\\` or \\*star\\*, and `\\` in code.")
    assert isinstance(block, Paragraph)
    assert words(block.content) == "The next ``` or *star*, and \\ in code."


def test_a_heading_in_code_is_code() -> None:
    assert [type(block) for _, block in parse("# One\n\n```\n# Two\n<!-- three -->\n```")] == [Heading, Code]


def test_words_are_found_with_the_heading_above_them() -> None:
    (section, *_) = manual.found("HUNSPELL")
    assert section.page == "review"
    assert section.title == "Review: Problems"
    assert len(section.blocks) == 1


def test_of_a_table_the_rows_are_found_that_have_the_words() -> None:
    (section,) = [each for each in manual.found("substitute_for") if each.part == "record"]
    (block,) = section.blocks
    assert isinstance(block, Table)
    assert [words(row[0]) for row in block.rows] == ["substitute_for"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_other_reader_of_markdown_reads_the_same(name: str) -> None:
    """As a forge does: headings, tables, blocks of code, items of lists, and the code within lines."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text(name))
    inline = [child for token in tokens for child in token.children or ()]
    blocks = [block for _, block in parse(text(name))]
    assert [token.tag for token in tokens if token.type == "heading_open"] == [
        f"h{block.level}" for block in blocks if isinstance(block, Heading)
    ]
    assert [token.content for token in tokens if token.type == "fence"] == [
        f"{block.text}\n" for block in blocks if isinstance(block, Code)
    ]
    assert sum(token.type == "tr_open" for token in tokens) == sum(
        1 + len(block.rows) for block in blocks if isinstance(block, Table)
    )
    assert sum(token.type == "list_item_open" for token in tokens) == sum(
        len(block.items) for block in blocks if isinstance(block, Listing)
    )
    bold = [child.content.replace("\\|", "|") for child in inline if child.type == "code_inline"]
    assert bold == [words(each.content) for block in blocks for each in strong(block) if words(each.content) in bold]
