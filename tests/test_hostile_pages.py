"""Three hundred texts that try to be more than words, in every place of the head, the agenda, the participants, the
cases, the lists and the places to sign: in each format all their letters come out, in their order."""

import io
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from opendocument import parts
from test_cases_written import formal
from test_pdf import text as text_of_pdf
from trees import AT, DAY, HOSTILE, page, said

from minutes_tui.model.document import (
    Address,
    Block,
    Code,
    CodeWords,
    Deleted,
    Document,
    Figure,
    Foreign,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Speaker,
    Strong,
    Table,
)
from minutes_tui.model.minutes import (
    AgendaItem,
    Attachment,
    Body,
    Comment,
    Meeting,
    Minutes,
    Next,
    Note,
    Participant,
    Print,
    StyleName,
)
from minutes_tui.report import document
from minutes_tui.writers import akoma, markdown, plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html

STYLES: tuple[StyleName, ...] = get_args(StyleName)
COUNT = 300
FORGES = (
    "@name", "#123", "GH-1", "org/repo#7", "<a@b>", "<https://a.example>", "===", "---", "***", "+++", "~~~", "```",
    "title: x", "> no quotation", "[^1]: no note", "[x]: /no-link", "- [ ] no task", "&nbsp;", "&#35;", ":smile:",
    "\u200b\u200d", "\u202eleft\u202c", "\u200fright\u200e", "*", "_x_", "$x$", "#let x = 1", "\\x", "//", "/*",
    "<label>",
)  # fmt: skip
"""What a forge, a reader of Markdown or Typst would take for more than words."""


def hostile() -> list[str]:
    """The texts: each is some of `HOSTILE` and `FORGES` between two words that no other has."""
    chance = random.Random(18)
    texts = [" ".join(chance.sample((*HOSTILE, *FORGES), chance.randrange(1, 4))) for _ in range(COUNT)]
    return [f"Begin{number} {text} end{number}" for number, text in enumerate(texts)]


TEXTS = hostile()


def letters(text: str) -> str:
    """What a mark, a break or a sign for a control character can't be."""
    return "".join(re.findall("[A-Za-z0-9]+", text))


def escaped(text: str) -> str:
    """The text of a note that has these words."""
    return re.sub(r"[\\*`\[]", r"\\\g<0>", " ".join(text.split()))


def of_html(document: Document) -> str:
    root = lxml_html.document_fromstring(html.write(document))
    assert not list(root.iter("script", "img", "iframe", "object", "form", "base"))
    return "".join(each for part in ("head", "body") for each in root.find(part).itertext())


def of_markdown(document: Document) -> str:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown.write(document))
    inside = [each for token in tokens for each in token.children or ()]
    assert not {token.type for token in (*tokens, *inside)} & {"html_block", "html_inline", "image", "code_block"}
    kinds = ("text", "code_inline", "fence")
    return "".join(each.content for each in (*inside, *tokens) if each.type in kinds)


def of_docx(document: Document) -> str:
    opened = docx.Document(io.BytesIO(word.write(document).content))
    return "".join(each.text or "" for each in opened.element.body.iter(qn("w:t")))


def of_odt(document: Document) -> str:
    return "".join(parts(document)["content.xml"].itertext())


def of_akoma(document: Document) -> str:
    return "".join(etree.fromstring(akoma.write(document).encode()).itertext())


FORMATS: dict[str, Callable[[Document], str]] = {
    "md": of_markdown, "html": of_html, "docx": of_docx, "odt": of_odt, "xml": of_akoma, "txt": plain.write,
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_of_each_structure_come_out_in_every_format(format: str) -> None:
    some = TEXTS if format != "odt" else TEXTS[::6]  # a slow one, with the elements of another
    found = letters(FORMATS[format](page(*(block for text in some for block in formal(text)))))
    missing = [text for text in some if letters(text) not in found]
    assert missing == []


def within(text: str) -> tuple[Block, ...]:
    """A text in all that stands within others: items, quotations, tables, code, links, captions; between rules."""
    words, line = said(text), Paragraph(said(text))
    code, table = Code(text, "sh"), Table((words, words), ((words, words),))
    inner = Listing((words, words), inside=((line, Rule(), Quotation((Rule(), line, Rule(), code)), table), (Rule(),)))
    link = Address("https://a.example/", (Strong(words), CodeWords(text)))
    return (
        Listing((words, words), True, inside=((inner, line), (code,))),
        Rule(),
        Quotation((line, inner)),
        Rule(),
        Rule(),
        table,
        Paragraph((link, Speaker(words), Foreign("fr", words), Deleted(words))),
        Figure(text, words, text),
    )


PLACES = 24
"""Of the text in `within`: 6 in the inner list, twice; 2 items, line and code around it; a line in the quotation and
4 cells; a link with two, and three others. The figure's caption and name may be one."""


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_within_others_come_out_in_every_format(format: str) -> None:
    some = TEXTS[::5]
    found = letters(FORMATS[format](page(*(block for text in some for block in within(text)))))
    for text in some:
        first, *_, last = text.split()
        # as text, the lines of two cells stand beside each other
        whole = PLACES if format != "txt" else PLACES // 2
        assert found.count(letters(text)) >= whole, text
        assert min(found.count(first), found.count(last)) >= PLACES, text


def meeting(style: StyleName, texts: list[str]) -> Minutes:
    """A meeting whose every list has all of some texts."""
    first, second, third, *_ = texts
    people = [
        Participant(
            key=f"P{at}", name=text, delegation=text, post=text, affiliation=text, remark=text, body=("A", "B")[at % 2],
            role=("chair", "member", "observer")[at % 3], presence=("present", "apologies", "absent")[at % 3],
            printed=text if at % 5 == 0 else None,
        )
        for at, text in enumerate(texts)
    ]  # fmt: skip
    agenda = [AgendaItem(key=f"i{at}", title=text, document=text, level=at % 3 + 1) for at, text in enumerate(texts)]
    notes: list[Note] = []
    for at, text in enumerate(texts):
        item = f"i{at}"
        notes += [
            Note(id=f"t{at}", at=AT, item=item, kind="item", outcome="taken up"),
            Note(id=f"d{at}", at=AT, item=item, kind="decision", text=escaped(text), outcome=text),
            Note(id=f"m{at}", at=AT, item=item, kind="motion", text=escaped(text), mover=f"P{at}"),
            Note(id=f"v{at}", at=AT, item=item, kind="vote", text=escaped(text), options={text: 3, f"No {text}": 1}),
            Note(id=f"a{at}", at=AT, item=item, kind="action", text=escaped(text), responsible=f"P{at}"),
            Note(id=f"c{at}", at=AT, item=item, kind="action", text="Count.", outcome="dropped", reason=text),
        ]
    return Minutes(
        meeting=Meeting(title=first, date=DAY, venue=second, reference=third, series=first, distribution=tuple(texts),
            also_present=(first, second), rapporteur=(third,), next=Next(venue=first)),
        print=Print(
            style=style, notice=first, head=(*HEAD, f"{first} {second}"), front=("roster", "votes"),
            labels={"decision": second}, lists=("decisions", "actions", "attachments"),
            signature=tuple(person.key for person in people),
        ),
        bodies=(Body(key="A", name=second), Body(key="B", name=third, heading=first)),
        participants=tuple(people),
        agenda=tuple(agenda),
        attachments=tuple(Attachment(key=f"x{at}", title=text, file=text) for at, text in enumerate(texts)),
        notes=tuple(notes),
    )  # fmt: skip


def registers(style: StyleName, texts: list[str]) -> Minutes:
    """A meeting in which each text is a person who votes by name, what was decided, what is to be done, to whom the
    minutes go, and a comment on them; the lists of all of it are printed."""
    people = tuple(Participant(key=f"P{at}", name=text, presence="present") for at, text in enumerate(texts))
    ways = ("for", "against", "abstain")
    ballots = {person.key: ways[at % 3] for at, person in enumerate(people)}
    notes: list[Note] = []
    for at, text in enumerate(texts):
        said = escaped(text)
        notes += [
            Note(id=f"m{at}", at=AT, kind="motion", text=said, mover=f"P{at}", seconder=f"P{at - 1}", outcome="carried",
                 reason=text, paragraph=at + 1),
            Note(id=f"v{at}", at=AT, kind="vote", answers=f"m{at}", ballots={} if at else ballots, for_=3, against=1),
            Note(id=f"a{at}", at=AT, kind="action", text=said, responsible=f"P{at}", due=DAY),
        ]  # fmt: skip
    comments = tuple(
        Comment(paragraph=at + 1, who=text, on=text, text=text, accepted=at % 2 == 0, words=text, reason=text)
        for at, text in enumerate(texts)
    )
    first, second, *_ = texts
    return Minutes(
        meeting=Meeting(
            title=first, date=DAY, organisation=second, distribution=tuple(texts), also_present=tuple(texts)
        ),
        print=Print(
            style=style, divisions=True, front=("votes",), head=("organisation", "status", "title", "original"),
            lists=("decisions+actions", "votes", "distribution"), header=first, footer={"left": second, "right": first},
            initials=("chair",), labels={"chair": second, "for": first, "distribution": second},
        ),
        participants=people,
        notes=tuple(notes),
        comments=comments,
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("at", range(len(STYLES)), ids=STYLES)
def test_hostile_words_of_registers_and_divisions_come_out_in_every_style(at: int, format: str) -> None:
    texts = TEXTS[at * 50 : at * 50 + (50 if format != "odt" else 10)]
    found = letters(FORMATS[format](document(registers(STYLES[at], texts))))
    # the motion, its entry among the decisions, the question of its vote there and in front, the action and its entry,
    # who is to do it, the distribution, also present: fewer where a text is cut at a comma into names
    for text in texts:
        first, *_, last = text.split()
        assert min(found.count(first), found.count(last)) >= 7, text
        # as text, the lines of two cells stand beside each other
        assert found.count(letters(text)) >= (7 if format != "txt" else 3), text


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_comments_come_out_in_every_format(format: str) -> None:
    texts = TEXTS[::6]
    found = letters(FORMATS[format](document(registers("plain", texts), "comments")))
    # who wrote it, what it is about, what it says, and what was accepted or why not
    whole = 4 if format != "txt" else 0  # as text, the lines of two cells stand beside each other
    for text in texts:
        first, *_, last = text.split()
        assert found.count(letters(text)) >= whole, text
        assert min(found.count(first), found.count(last)) >= 4, text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("at", range(len(STYLES)), ids=STYLES)
def test_hostile_words_of_registers_and_divisions_come_out_in_the_pdf_of_every_style(at: int, tmp_path: Path) -> None:
    texts = TEXTS[at * 50 : at * 50 + 6]
    found = letters(text_of_pdf(document(registers(STYLES[at], texts)), tmp_path))
    for number in range(at * 50, at * 50 + 6):
        assert found.count(f"Begin{number}") >= 7
        assert found.count(f"end{number}") >= 7


HEAD = ("body", "reference", "status", "kind", "title", "date", "venue", "distribution", "agenda")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("at", range(len(STYLES)), ids=STYLES)
def test_hostile_words_of_a_record_come_out_in_every_style(at: int, format: str) -> None:
    texts = TEXTS[at * 50 : at * 50 + (50 if format != "odt" else 10)]
    found = letters(FORMATS[format](document(meeting(STYLES[at], texts))))
    counts = {text: found.count(letters(text)) for text in texts}
    # the title, decision, motion, vote, action and attachment; and where they are listed
    assert {text: count for text, count in counts.items() if count < 8} == {}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("at", range(len(STYLES)), ids=STYLES)
def test_hostile_words_of_a_record_come_out_in_the_pdf_of_every_style(at: int, tmp_path: Path) -> None:
    texts = TEXTS[at * 50 : at * 50 + 6]
    found = letters(text_of_pdf(document(meeting(STYLES[at], texts)), tmp_path))
    for number in range(at * 50, at * 50 + 6):
        assert found.count(f"Begin{number}") >= 8
        assert found.count(f"end{number}") >= 8


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_hostile_words_within_others_come_out_in_the_pdf(tmp_path: Path) -> None:
    some = TEXTS[::25]
    found = letters(text_of_pdf(page(*(block for text in some for block in within(text))), tmp_path))
    for text in some:
        first, *_, last = text.split()
        assert min(found.count(first), found.count(last)) >= PLACES, text
