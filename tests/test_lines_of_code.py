"""Lines of code in an office's files: none has a break that nobody typed; those without room go on further in."""

import io

import docx
import pytest
from opendocument import parts
from trees import page

from minutes_tui.model.document import Block, Code, Listing, Words
from minutes_tui.readers.dialects import open_documents, word_files
from minutes_tui.writers import plain
from minutes_tui.writers.docx import word
from minutes_tui.writers.line_ends import CODE_LETTER, code_hang
from minutes_tui.writers.odt import text as odt

PATHS = "/srv/locks/gates/hinges.rb /srv/locks/gates/rust.rb: # of 2019 /srv/locks/water/level/of/the/canal.rb"
CODE = f"if gate:\n    echo  'a' {PATHS}\n\nshut"


@pytest.mark.parametrize(
    ("lines", "letters", "hang"),
    [
        (["shut(gate)"], 10, 0),
        (["shut(gate)"], 9, 3),
        (["  if gate then shut"], 18, 6),
        (["shut", "          if gate then shut"], 24, 8),
        (["水門水門"], 8, 0),
        (["水門水門水門水門"], 15, 4),
        ([""], 5, 0),
    ],
)
def test_a_line_without_room_goes_on_further_in(lines: list[str], letters: int, hang: int) -> None:
    found = code_hang(lines, letters * CODE_LETTER + 0.01, 1)
    assert found == pytest.approx(hang * CODE_LETTER, abs=0.01)


@pytest.mark.parametrize("block", [Code(CODE), Listing(((Words("See:"),),), inside=((Code(CODE),),))])
def test_an_office_has_the_lines_of_code_that_were_typed(block: Block) -> None:
    made = page(block)
    paragraphs = docx.Document(io.BytesIO(word.write(made).content)).paragraphs
    found = [each for each in paragraphs if each.style is not None and each.style.name == "Code"]
    assert [each.text for each in found] == CODE.split("\n")
    assert len({(each.paragraph_format.left_indent, each.paragraph_format.first_line_indent) for each in found}) == 1
    office = parts(made)["content.xml"]
    assert len(office.findall(".//{*}line-break")) == (CODE.count("\n") if isinstance(block, Listing) else 0)
    assert sum("srv" in "".join(each.itertext()) for each in office.iter("{*}p")) == 1


def test_code_that_has_room_is_one_paragraph() -> None:
    made = page(Code("shut(gate)\n  open(gate)"))
    [found] = [each for each in docx.Document(io.BytesIO(word.write(made).content)).paragraphs if "shut" in each.text]
    assert found.text == "shut(gate)\n  open(gate)"


def test_the_sign_of_a_comment_is_not_alone_at_the_end_of_a_line_of_text() -> None:
    for blanks in range(1, 40):
        code = f"if gate:{' ' * blanks}due *= 0.5; shut(gate); open(gate)  # Resolution 2019/44, as amended on 12 March"
        said = plain.write(page(Code(code)))
        assert "\0" not in said
        assert not any(line.rstrip().endswith("#") for line in said.splitlines()), blanks
        assert "".join(code.split()) in "".join(said.split())


@pytest.mark.parametrize("code", [CODE, "shut(gate)\n  open(gate)"])
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_code_comes_back_as_code(code: str, ending: str) -> None:
    content = (word if ending == "docx" else odt).write(page(Code(code))).content
    reader = word_files if ending == "docx" else open_documents
    assert [each.text for each in reader.blocks(content) if each.kind == "code"] == [f"```\n{code}\n```"]


def test_code_that_has_a_paragraph_for_each_line_is_one_block() -> None:
    file, saved = docx.Document(), io.BytesIO()
    file.styles.add_style("Source Code", 1)
    for line in ("gate = 1", "", "  shut(gate)", "open"):
        file.add_paragraph(line, "Source Code" if line != "open" else None)
    file.save(saved)
    found = [(each.kind, each.text) for each in word_files.blocks(saved.getvalue())]
    assert found == [("code", "```\ngate = 1\n\n  shut(gate)\n```"), ("paragraph", "open")]
