"""The reference meeting in every form and every format: the same words in the same order, read back by other programs.

What is expected is a form's tree, of which the words are first held against those of the record's TOML. A format may
add to them only what the medium makes: the marks of its lists, page numbers and dots in a list of contents, the rule
on which one signs, the lines below a heading of plain text, and a table's head again where it goes on to another page.
Plain text has the words of a table by lines, and a PDF those of columns by pages, so there they may stand in any order.
Pages are read without their running heads and feet. Where a line ends in a hyphen, a word is put together again. A
writer that loses, doubles or swaps a word, or runs two together, fails here.
"""

import csv
import html
import io
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import icalendar
import opendocument
import pytest
from docx.oxml.ns import qn
from lxml import etree
from markdown_it import MarkdownIt

from minutes_tui.export.formats import Order, exported
from minutes_tui.model.document import (
    Block,
    Contents,
    Document,
    Heading,
    Listing,
    Paragraph,
    Signature,
    Table,
    flat,
    words,
)
from minutes_tui.record import Record
from minutes_tui.report import FORMS, document
from minutes_tui.report.sentences import raised
from minutes_tui.writers.runs import contents

SEED = Path(__file__).parents[1] / ".." / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the reference meeting is not on this machine")

MORE = """\
/motion The two groups meet once a year.
/vote Yearly meetings 12-3-1
! The groups meet again *in the spring*.
... The hosts are asked first.
> LL, AT send the tables of the training by 2007-12-01
> Find a room for the next meeting
+SF 15:10
-BM 15:20
/break 15:45
// The coffee was cold.
/attach Table of trainings
"""
"""Lines of kinds that the reference meeting lacks, so that no form is empty."""

AT = "2007-10-24T10:00:00+02:00"

PRINTS = {
    "plain": "agenda_headings = false",
    "rich": 'numbered = true\ntimes = true\ncontents = true\ncolumns = 2\nsignature = ["chair", "rapporteur"]\n'
    "signature_place = false\nmargins = [26, 27, 28, 27]\n"
    'draft = true\nheader = "{body}"\nfooter = "{page_of}"',
}
"""House styles, as the record's `[print]`."""

FORM_NAMES = tuple(FORMS)
CASES = [(print, form) for print in PRINTS for form in FORM_NAMES]
every_page = pytest.mark.parametrize(("print", "form"), CASES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the meeting as typed, and more, in each house style."""
    folder = tmp_path_factory.mktemp("forms")
    path = folder / "plain.toml"
    shutil.copyfile(SEED / "prep.toml", path)
    lines = "".join(f"{AT}\t{line}\n" for line in ((SEED / "lines.txt").read_text("utf-8") + MORE).splitlines())
    call = [sys.executable, "-m", "minutes_tui", "type", "--clock", str(path)]
    typed = subprocess.run(call, input=lines, capture_output=True, encoding="utf-8", check=False)
    assert (typed.returncode, typed.stdout, typed.stderr) == (0, "", "")
    record = path.read_text("utf-8")
    assert PRINTS["plain"] in record
    (folder / "rich.toml").write_text(record.replace(PRINTS["plain"], PRINTS["rich"]), "utf-8")
    return folder


@pytest.fixture(scope="module")
def records(folder: Path) -> dict[str, Record]:
    return {print: Record.read(folder / f"{print}.toml") for print in PRINTS}


# What is expected

Maybe = tuple[tuple[str, ...], ...]
"""What a medium may add in a place: one of these rows of words, or none."""
Expected = list[str | Maybe | list[str]]
"""Words in order; those in a list stand side by side and so in any order."""

BULLETS: Maybe = (("•",), ("-",), ("–",))
PAGES: Maybe = tuple((str(number),) for number in range(1, 40))


def expected(page: Document, in_any_order: Callable[[Table], bool] = lambda table: False) -> Expected:
    """The words of a page."""
    found: Expected = []
    for block in flat(page.blocks):
        if isinstance(block, Contents):
            found += _contents(block, page)
        elif isinstance(block, Table) and in_any_order(block):
            found.append([word for row in (block.head, *block.rows) for cell in row for word in words(cell).split()])
        elif isinstance(block, Table) and block.is_columns:
            found += [word for stack in block.stacks() for cell in stack for word in words(cell).split()]
        else:
            found += _block(block)
    return found


def _block(block: Block) -> Iterator[str | Maybe]:
    match block:
        case Heading(_, content, _, number, symbol):
            yield from (*number.split(), *words(content).split(), *symbol.split())
        case Paragraph(content, number, time):
            yield from (*number.split(), *time.split(), *words(content).split())
        case Listing(items, ordered, start):
            for at, item in enumerate(items, start):
                yield ((f"{at}.",),) if ordered else BULLETS
                yield from words(item).split()
        case Table(head, rows):
            headings = tuple(word for cell in head for word in words(cell).split())
            yield from headings
            for row in rows:
                yield (headings,)
                yield from (word for cell in row for word in words(cell).split())
        case Signature():
            yield from (word for line in block.lines for word in line.split())


def _contents(block: Contents, page: Document) -> Iterator[str | Maybe]:
    yield from block.title.split()
    for _, heading in contents(page.blocks):
        yield BULLETS
        yield (tuple(heading.number.split()),)
        yield from words(heading.content).split()
        yield PAGES


RULES = re.compile(r"[=_~-]{3,}|[.]+")
"""Words that are the rules of a page, or the dots in its list of contents. (Its numbers have a joiner before them.)"""


def same(text: str, wanted: Expected) -> bool:
    """Whether a text has the words that are wanted; where it doesn't, the first that differs is named."""
    found = [word for word in re.sub("[\u2060\xad]", "", text).split() if not RULES.fullmatch(word)]
    at = 0
    behind: list[str] = []
    for each in wanted:
        if isinstance(each, tuple):
            at += max(_row_taken(found, at, row) for row in each)
        elif isinstance(each, list):
            at += _all_taken(found, at, each)
        else:
            count = _taken(found, at, each)
            assert count, f"behind {behind[-8:]} not {each} but {found[at : at + 5]}"
            at += count
            behind.append(each)
    assert found[at:] == []
    return True


def _all_taken(found: list[str], at: int, wanted: list[str]) -> int:
    """How many words make up all that are wanted, in whatever order."""
    left, start = list(wanted), at
    while left:
        word = next((word for word in left if _taken(found, at, word)), "")
        assert word, f"{found[at : at + 5]} is not of {left}"
        left.remove(word)
        at += _taken(found, at, word)
    return at - start


def _row_taken(found: list[str], at: int, row: tuple[str, ...]) -> int:
    """How many words make up a row of them; 0 where it isn't there."""
    count = 0
    for word in row:
        taken = _taken(found, at + count, word)
        if not taken:
            return 0
        count += taken
    return count


def _taken(found: list[str], at: int, word: str) -> int:
    """How many words make up the one that is wanted: more than one where lines end in hyphens; 0 where none do."""
    for count in (1, 2, 3):
        *parts, last = found[at : at + count] or [""]
        if all(part.endswith(("-", "\u2010", "\u00ad")) for part in parts) and word in (
            "".join([*parts, last]),
            "".join([*(part[:-1] for part in parts), last]),
        ):
            return count
    return 0


# The tree against the record


def typed(folder: Path) -> list[dict[str, Any]]:
    notes = tomllib.loads((folder / "plain.toml").read_text("utf-8"))["note"]
    return [note for note in notes if note["kind"] not in ("item", "remark")]


def said(note: dict[str, Any]) -> str:
    """A note's words without the light Markdown that the reference meeting has."""
    return re.sub(r"(?m)^(?:- |[0-9]+\. )|\*+", "", note.get("text", "").replace('\\"', '"'))


def spaced(text: str) -> str:
    return " ".join(text.split())


def in_order(page: str, texts: list[str]) -> bool:
    """Whether the page has each text whole, behind the one before."""
    at = 0
    for text in map(spaced, texts):
        place = page.find(text, at)
        assert place >= 0, text
        at = place + len(text)
    return True


@every_page
def test_each_form_has_the_words_of_the_record(print: str, form: str, folder: Path, records: dict[str, Record]) -> None:
    page = spaced(" ".join(each for each in expected(document(records[print].minutes, form)) if isinstance(each, str)))
    prepared = tomllib.loads((folder / "plain.toml").read_text("utf-8"))
    by_kind = [
        [said(note) for note in typed(folder) if note["kind"] == kind] for kind in ("decision", "vote", "action")
    ]
    titles = [item["title"] for item in prepared["agenda"]]
    assert all(by_kind)
    match form:
        case "summary" | "verbatim" | "transcript":
            assert in_order(page, [said(note) for note in typed(folder)])
        case "decisions":
            assert in_order(
                page, [paragraph for texts in by_kind for text in texts for paragraph in text.split("\n\n")]
            )
        case "actions":
            assert all(spaced(raised(text)) in page for text in by_kind[2])
        case "agenda":
            assert in_order(page, titles)
        case "attendance":
            assert all(person["name"] in page for person in prepared["participant"])
            assert in_order(page, titles)
    assert "coffee" not in page


# Formats that a parser reads


def of_markdown(content: bytes) -> str:
    source = content.decode("utf-8")
    parts = []
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        parts += [
            "\n" if "break" in each.type or each.content == "<br>" else each.content for each in token.children or ()
        ] + ["\n"]
    return "".join(parts)


def of_docx(content: bytes) -> str:
    """The words of the body, as a program has them that knows no pages: tabs, breaks and cells part words."""
    parts = []
    for each in docx.Document(io.BytesIO(content)).element.body.iter():
        if each.tag == qn("w:t"):
            parts.append(each.text)
        elif each.tag in (qn("w:p"), qn("w:br"), qn("w:tab")):
            parts.append("\n")
    return "".join(parts)


INLINE = frozenset({"b", "i", "span", "a", "docTitle", "docStatus", "signature"})


def of_akoma(source: bytes) -> str:
    """The words of the preface, the debate and its conclusions."""
    parts: list[str] = []

    def walk(each: Any) -> None:
        name = etree.QName(each).localname
        parts.append("" if name in INLINE else "\n")
        parts.append(each.text.strip("\n") if each.text else "")
        for child in each:
            walk(child)
            parts.append(child.tail.strip("\n") if child.tail else "")
        parts.append("" if name in INLINE else "\n")

    debate = etree.fromstring(source)[0]
    for part in debate.iterchildren("{*}preface", "{*}debateBody", "{*}conclusions"):
        walk(part)
    return "".join(parts)


MARKS = re.compile(r"^(?:\|(?=\s|$)|\* (?=\S))", re.MULTILINE)
"""What plain text has before a decision and before what happened."""
READERS: dict[str, Callable[[bytes], str]] = {
    "md": of_markdown,
    "docx": of_docx,
    "odt": opendocument.words_in,
    "xml": of_akoma,
    "txt": lambda content: MARKS.sub("", content.decode("utf-8")),
}


@pytest.mark.parametrize("format", READERS)
@every_page
def test_a_parser_finds_the_words_of_every_form(print: str, form: str, format: str, records: dict[str, Record]) -> None:
    page = document(records[print].minutes, form)
    found = READERS[format](exported(records[print], format, Order(form)))
    marks = [page.layout.draft] if page.layout.draft and format not in ("docx", "odt") else []
    assert same(found, [*marks, *expected(page, lambda table: format == "txt")])


def test_the_record_as_json_has_every_text(folder: Path, records: dict[str, Record]) -> None:
    noted = tomllib.loads((folder / "plain.toml").read_text("utf-8"))["note"]
    given = json.loads(exported(records["plain"], "json"))["note"]
    assert [note.get("text", "") for note in given] == [note.get("text", "") for note in noted]


@pytest.mark.parametrize(("form", "kind"), [("actions", "action"), ("votes", "vote"), ("decisions", "decision")])
def test_a_spreadsheet_has_the_words_in_one_cell_each(
    form: str, kind: str, folder: Path, records: dict[str, Record]
) -> None:
    source = exported(records["plain"], "csv", Order(form)).decode("utf-8-sig")
    cells = [[spaced(cell) for cell in row] for row in csv.reader(io.StringIO(source))]
    texts = [spaced(said(note)) for note in typed(folder) if note["kind"] == kind]
    assert texts
    assert all(any(text in row for row in cells) for text in texts)


def test_a_calendar_has_the_words_of_each_action_item(folder: Path, records: dict[str, Record]) -> None:
    read = icalendar.Calendar.from_ical(exported(records["plain"], "ics"))
    assert [str(todo["SUMMARY"]) for todo in read.walk("VTODO")] == [
        said(note) for note in typed(folder) if note["kind"] == "action"
    ]


# Programs that show a page


def program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not on this machine")
    return found


def called(*call: str | Path) -> str:
    return subprocess.run(call, capture_output=True, check=True, timeout=120).stdout.decode("utf-8", "replace")


def test_a_word_processor_shows_the_words_of_every_form(folder: Path, records: dict[str, Record]) -> None:
    soffice = program("soffice")
    for print, form in CASES:
        (folder / f"{print}-{form}.docx").write_bytes(exported(records[print], "docx", Order(form)))
    called(soffice, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to",
           "html:HTML (StarWriter):EmbedImages", "--outdir", folder, *folder.glob("*.docx"))  # fmt: skip
    for print, form in CASES:
        page = (folder / f"{print}-{form}.html").read_bytes()  # its plain text lacks what is in a margin
        body = etree.HTML(page).find("body")
        for each in body.xpath("//div[@title='header' or @title='footer']"):
            each.getparent().remove(each)
        shown = body.xpath("string()")
        assert same(shown, expected(document(records[print].minutes, form))), (print, form)


def pdf_of(folder: Path, records: dict[str, Record], print: str, form: str) -> Path:
    path = folder / f"{print}-{form}.pdf"
    if not path.exists():
        path.write_bytes(exported(records[print], "pdf", Order(form)))
    return path


@every_page
def test_a_pdf_prints_the_words_of_every_form(print: str, form: str, folder: Path, records: dict[str, Record]) -> None:
    pdftotext = program("pdftotext")
    path = pdf_of(folder, records, print, form)
    within = ["-x", "0", "-y", "60", "-W", "600", "-H", "720"]  # points: all but the head and the foot of each page
    printed = called(pdftotext, "-enc", "UTF-8", "-raw", *within, path, "-")
    page = document(records[print].minutes, form)
    across = r"\s*".join(map(re.escape, page.layout.draft))  # its letters, as they stand at a slant
    assert same(re.sub(rf"(?:\A|\f)\s*{across}", "\n", printed), expected(page, lambda table: not table.has_head))


@pytest.mark.parametrize("form", ["summary", "decisions", "actions", "agenda", "attendance"])
def test_the_tags_of_a_pdf_have_its_words_in_their_order(form: str, folder: Path, records: dict[str, Record]) -> None:
    """Letter by letter, without list marks, since a line's words are one piece and so is each change of type.

    The program takes three seconds for a long page, so those that have the summary's blocks are left out.
    """
    pdfinfo = program("pdfinfo")
    path = pdf_of(folder, records, "rich", form)
    told = re.sub(r' +Lbl \(block\)\n +".*"\n', "", called(pdfinfo, "-enc", "UTF-8", "-struct-text", path))
    tagged = "".join(re.findall(r'^ +"(.*?)"$', told, re.MULTILINE | re.DOTALL))
    wanted = "".join(each for each in expected(document(records["rich"].minutes, form)) if isinstance(each, str))
    assert letters(tagged) == letters(wanted)


def letters(text: str) -> str:
    """A text without what a line's end may add or take, and without numbers, as pages have some of their own."""
    return re.sub(r"[\s\d.\u2060\u00ad\u2010-]", "", text)


READING = """
onload = () => {
    const frames = [...document.querySelectorAll("iframe")]
    const shown = frames.map(frame => frame.contentDocument.querySelector("main").innerText)
    document.documentElement.innerText = JSON.stringify(shown)
}
"""


def test_a_browser_shows_the_words_of_every_form(folder: Path, records: dict[str, Record]) -> None:
    chromium = program("chromium")
    pages = [exported(records[print], "html", Order(form)).decode("utf-8") for print, form in CASES]
    frames = "".join(f'<iframe width="1000" height="500" srcdoc="{html.escape(page)}"></iframe>' for page in pages)
    (folder / "all.html").write_text(f"<meta charset=utf-8><script>{READING}</script>{frames}", "utf-8")
    dumped = called(chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium",
                    "--virtual-time-budget=20000", "--dump-dom", f"file://{folder}/all.html")  # fmt: skip
    whole = re.search(r"<html[^>]*>(.*)</html>", dumped, re.DOTALL)
    assert whole
    shown = json.loads(html.unescape(whole[1]))
    for (print, form), words_of_it in zip(CASES, shown, strict=True):
        assert same(words_of_it, expected(document(records[print].minutes, form))), (print, form)
