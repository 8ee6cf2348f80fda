"""Code in an office's files is what was typed, blank for blank, and comes back so."""

import io

import docx
import pytest
from docx.document import Document as Opened
from opendocument import parts
from trees import page

from minutes_tui.model.document import Block, Code, Document, Listing, Words
from minutes_tui.readers.dialects import open_documents, word_files
from minutes_tui.writers.docx import word
from minutes_tui.writers.odt import text as odt

PATHS = (
    'commit --message "a line that is longer than any page is wide, so that an office ends it somewhere:  here, or'
    ' there, or within  /srv/locks/gates/hinges/of/the/canal.rb"'
)
LINES = f"{PATHS}\n  if gate\n      shut(gate)\n\n    open  # two  blanks"


@pytest.mark.parametrize("block", [Code(LINES), Listing(((Words("See:"),),), inside=((Code(LINES),),))])
def test_code_has_no_line_end_and_no_blank_that_was_not_typed(block: Block) -> None:
    """Whoever copies a command or a string out of the page has the command or the string."""
    made = page(block)
    [found] = [each for each in opened(made).paragraphs if "/srv" in each.text]
    assert found.text == LINES
    office = next(each for each in parts(made)["content.xml"].iter("{*}p") if "/srv" in "".join(each.itertext()))
    assert len(office.findall(".//{*}line-break")) == LINES.count("\n")


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_code_comes_back_as_code(ending: str) -> None:
    made = page(Code(LINES))
    content = (word if ending == "docx" else odt).write(made).content
    reader = word_files if ending == "docx" else open_documents
    assert [each.text for each in reader.blocks(content) if each.kind == "code"] == [f"```\n{LINES}\n```"]


def test_code_that_has_a_paragraph_for_each_line_is_one_block() -> None:
    file, saved = docx.Document(), io.BytesIO()
    file.styles.add_style("Source Code", 1)
    for line in ("gate = 1", "  shut(gate)", "open"):
        file.add_paragraph(line, "Source Code" if line != "open" else None)
    file.save(saved)
    found = [(each.kind, each.text) for each in word_files.blocks(saved.getvalue())]
    assert found == [("code", "```\ngate = 1\n  shut(gate)\n```"), ("paragraph", "open")]


def opened(made: Document) -> Opened:
    return docx.Document(io.BytesIO(word.write(made).content))
