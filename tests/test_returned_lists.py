"""Documents that come back: items of lists, who does what by when, and whole paragraphs that are taken out or moved."""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import Opened
from msgspec.structs import replace
from test_returned_documents import READERS, gone, ins, packed, replaced, run, unpacked

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.checks.sign_off import changes_by_comments, open_points
from minutes_tui.commands.comments import add_comments
from minutes_tui.editor import Editor
from minutes_tui.export.formats import exported
from minutes_tui.meeting import minutes_status
from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.model.minutes import Comment, Event, Minutes
from minutes_tui.readers.returned import document_comments
from minutes_tui.readers.returned.mailed_comments import Returned
from minutes_tui.readers.returned.paragraphs import Author, Paragraph, Piece, joined
from minutes_tui.readers.returned.text_corrections import changes
from minutes_tui.record import Record, new_text

RECORD = """\
[meeting]
title = "Council of the Salt Works"
date = 2025-03-12

[[participant]]
key = "OR"
name = "Ona Raud"
presence = "present"

[[note]]
id = "1"
speaker = "OR"
attribution = "prefix"
text = \"\"\"
Three things are wrong:

- the gutter
- the slates
- the ladder\"\"\"

[[note]]
id = "2"
kind = "action"
responsible = "OR"
due = 2025-04-01
text = "buy three lamps"

[[note]]
id = "3"
speaker = "OR"
attribution = "prefix"
text = "The bins are emptied on Mondays."

[[note]]
id = "4"
kind = "motion"
mover = "OR"
outcome = "withdrawn"
text = "That the council rests."
"""


@cache
def page(to: str) -> tuple[Minutes, dict[str, bytes], list[Paragraph]]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.toml")
        path.write_text(RECORD, "utf-8")
        minutes = Record.read(path).minutes
        path.write_text(new_text(edited(minutes, minutes_status.circulated(minutes, Event()))), "utf-8")
        record = Record.read(path)
        content = exported(record, to)
    return record.minutes, unpacked(content), READERS[to](content)


def asked(change: Callable[[str], str], to: str = "docx") -> document_comments.Asked:
    minutes, parts, was = page(to)
    name = "word/document.xml" if to == "docx" else "content.xml"
    content = packed(parts | {name: change(parts[name].decode()).encode()})
    return document_comments.asked(READERS[to](content), was, minutes, minutes)


def told(change: Callable[[str], str], to: str = "docx") -> list[str]:
    return [f"{each.paragraph} {each.who}: {each.text}" for each in asked(change, to).comments]


def whole(document: str, words: str) -> str:
    """The paragraph of a Word file that has some words, as XML."""
    return next(str(each) for each in re.findall(r"<w:p>.*?</w:p>", document, re.DOTALL) if words in each)


def taken_out(element: str, who: str = "Ona Raud", tag: str = "del") -> str:
    """A paragraph of which all was taken out, its break too."""
    author = f'w:id="9" w:author="{who}" w:date="2025-03-20T09:00:00Z"'
    runs = re.sub(r"w:t\b", "w:delText", "".join(re.findall(r"<w:r>.*?</w:r>", element, re.DOTALL)))
    properties = re.search(r"<w:pPr>(.*?)</w:pPr>", element, re.DOTALL)
    style = properties[1] if properties else ""
    places = "".join(re.findall(r"<w:bookmark[^>]*>", element))
    mark = f"<w:pPr>{style}<w:rPr><w:{tag} {author}/></w:rPr></w:pPr>"
    return f"<w:p>{mark}{places}<w:{tag} {author}>{runs}</w:{tag}></w:p>"


def put_in(element: str, words: str, who: str = "Ona Raud") -> str:
    """A new paragraph behind one, of its kind."""
    properties = re.search(r"<w:pPr>(.*?)</w:pPr>", element, re.DOTALL)
    mark = f'<w:rPr><w:ins w:id="9" w:author="{who}"/></w:rPr>'
    return f"{element}<w:p><w:pPr>{properties[1] if properties else ''}{mark}</w:pPr>{ins(words, who)}</w:p>"


def _without(document: str, *words: str) -> str:
    for each in words:
        document = document.replace(whole(document, each), taken_out(whole(document, each)))
    return document


CASES: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "a word of an item": (
        lambda page: replaced(page, "slates", gone("slates") + ins("tiles")), ["1 Ona Raud: “slates” -> “tiles”"],
    ),
    "an item taken out": (
        lambda page: page.replace(whole(page, "slates"), taken_out(whole(page, "slates"))),
        ["1 Ona Raud: “\n- the slates” ->"],
    ),
    "the last item taken out": (
        lambda page: page.replace(whole(page, "ladder"), taken_out(whole(page, "ladder"))),
        ["1 Ona Raud: “\n- the ladder” ->"],
    ),
    "an item put in": (
        lambda page: page.replace(whole(page, "slates"), put_in(whole(page, "slates"), "the door")),
        ["1 Ona Raud: “slates” -> “slates\n- the door”"],
    ),
    "a whole list taken out": (
        lambda page: _without(page, "the gutter", "the slates", "the ladder"),
        ["1 Ona Raud: “\n- the gutter\n- the slates\n- the ladder” ->"],
    ),
    "who moved it": (
        lambda page: replaced(page, "Moved by Raud", run("Moved by ") + gone("Raud") + ins("Ots")),
        ["4 Ona Raud: “Moved by Raud. Withdrawn” -> “Moved by Ots. Withdrawn”"],
    ),
    "by when": (
        lambda page: page.replace(
            "1\u00a0April\u00a02025", f"</w:t></w:r>{gone('1')}{ins('8')}<w:r><w:t> April 2025", 1
        ),
        ["2 Ona Raud: “Raud – due 1 April 2025” -> “Raud – due 8 April 2025”"],
    ),
    "a paragraph taken out": (
        lambda page: page.replace(whole(page, "The bins"), taken_out(whole(page, "The bins"))),
        ["3 Ona Raud: “The bins are emptied on Mondays.” ->"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_change_of_a_list_a_task_or_a_whole_paragraph(case: str) -> None:
    change, expected = CASES[case]
    assert told(change) == expected


def accepted(opened: Opened, change: Callable[[str], str]) -> tuple[Editor, list[str]]:
    """The minutes once all that a document asks for is accepted, and what was said."""
    editor = opened(RECORD)
    commands.enter(editor, "/circulate! because of a test")
    add_comments(editor, Returned(asked(change).comments, 0))
    said = [commands.enter(editor, f"/accept #{at}") for at in range(1, len(editor.minutes.comments) + 1)]
    return editor, [each.said or each.refused for each in said]


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("a whole list taken out", ""),
        ("an item taken out", "- the gutter\n- the ladder"),
        ("the last item taken out", "- the gutter\n- the slates"),
        ("an item put in", "- the gutter\n- the slates\n- the door\n- the ladder"),
    ],
)
def test_an_item_goes_and_comes_with_its_mark(case: str, text: str, opened: Opened) -> None:
    editor, _ = accepted(opened, CASES[case][0])
    assert editor.minutes.notes[0].text == f"Three things are wrong:\n\n{text}".strip()
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_a_paragraph_that_is_taken_out_is_struck_out_when_that_is_accepted(opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "/circulate! because of a test")
    add_comments(editor, Returned(asked(CASES["a paragraph taken out"][0]).comments, 0))
    assert preview.preview_text("/accept 3", editor.minutes, editor.now()) == "Accept · §3 · is struck out"
    said = commands.enter(editor, "/accept 3").said
    assert said == "Accepted. §3 is struck out: it stays in the record but is not printed."
    assert editor.minutes.notes[2].struck
    assert editor.minutes.notes[2].text == "The bins are emptied on Mondays."
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_another_day_by_which_a_task_is_to_be_done_is_its_due_date(opened: Opened) -> None:
    editor, said = accepted(opened, CASES["by when"][0])
    assert said == ["Accepted, §2: due 2025-04-01 changed to 2025-04-08."]
    assert (editor.minutes.notes[1].due, editor.minutes.notes[1].outcome) == (dt.date(2025, 4, 8), "")
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_another_day_than_the_one_that_was_accepted_is_no_answer_to_the_comment(opened: Opened) -> None:
    editor, _ = accepted(opened, CASES["by when"][0])
    editor.do(Edit((editor.change("note", 1, replace(editor.minutes.notes[1], due=dt.date(2025, 5, 1))),)))
    assert "without a comment" in commands.enter(editor, "/approve").refused


TWO = RECORD.replace(
    "[[note]]",
    '[[participant]]\nkey = "UO"\nname = "Uku Ots"\n\n[[participant]]\nkey = "LB"\nname = "Lea Berg"\n\n[[note]]',
    1,
)


@pytest.mark.parametrize(
    ("were", "said", "are", "text"),
    [
        (("OR",), "“lamps\nRaud – due 1” -> “lamps\nOts – due 1”", ("UO",), "Raud changed to Ots"),
        (("OR",), "“Raud – due 1” -> “Raud and Berg – due 1”", ("OR", "LB"), "Raud changed to Raud, Berg"),
        (("OR", "LB"), "“Raud and Berg – due 1” -> “Berg – due 1”", ("LB",), "Raud, Berg changed to Berg"),
    ],
)
def test_another_who_is_to_do_it_is_responsible(
    were: tuple[str, ...], said: str, are: tuple[str, ...], text: str, opened: Opened
) -> None:
    editor = opened(TWO)
    editor.do(Edit((editor.change("note", 1, replace(editor.minutes.notes[1], responsible=were)),)))
    commands.enter(editor, "/circulate! because of a test")
    add_comments(editor, Returned([Comment(paragraph=2, who="Lea", change="tracked", text=said)], 0))
    assert preview.preview_text("/accept #1", editor.minutes, editor.now()).endswith(
        text.replace(" changed to ", "” → “") + "”"
    )
    assert commands.enter(editor, "/accept #1").said == f"Accepted, §2: {text}."
    assert editor.minutes.notes[1].responsible == are
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


@pytest.mark.parametrize(
    "said",
    ["“Raud – due 1” -> “Nobody – due 1”", "“Raud – due 1” -> “Ots – due 2”", "“Raud – due 1” -> “due 1”"],
)
def test_who_is_no_person_of_the_list_is_set_by_hand_and_the_shell_says_so(said: str, opened: Opened) -> None:
    editor = opened(TWO)
    commands.enter(editor, "/circulate! because of a test")
    add_comments(editor, Returned([Comment(paragraph=2, who="Lea", change="tracked", text=said)], 0))
    before = editor.minutes
    outcome = commands.enter(editor, "/accept #1")
    assert outcome.said == "Accepted. §2 stays as it is now: e in the review changes who does it and by when."
    assert outcome.is_elsewhere
    assert editor.minutes.notes[1].responsible == "OR"
    (undone,) = changes_by_comments(before, editor.minutes).undone
    assert undone.startswith("Comment #1 by Lea is accepted, and paragraph 2 is unchanged")


def test_a_change_on_no_paragraph_that_was_accepted_and_not_made_is_told_beside_others(opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "/circulate! because of a test")
    left = Comment(on="Bins", who="Lea", change="tracked", text="“Malm left at 20:10.” -> “Malm left at 20:30.”")
    add_comments(editor, Returned([left, Comment(paragraph=3, who="Lea", text="On which days?")], 0))
    before = editor.minutes
    outcome = commands.enter(editor, "/accept #1")
    assert outcome.is_elsewhere
    assert outcome.said.endswith(
        "It is on no paragraph, so nothing is changed: correct the note, or the head with /meeting."
    )
    commands.enter(editor, "/accept #2")
    words = replace(editor.minutes.notes[2], text="The bins are emptied on Tuesdays.")
    editor.do(Edit((editor.change("note", 2, words),)))
    (undone,) = changes_by_comments(before, editor.minutes).undone
    assert undone.startswith("Comment #1 by Lea is accepted, and no paragraph was changed")


def test_who_does_it_is_changed_by_hand_and_it_is_said_how(opened: Opened) -> None:
    def change(page: str) -> str:
        element = whole(page, "due")
        return page.replace(element, element.replace("Raud</w:t></w:r>", f"Rau</w:t></w:r>{ins('n')}", 1))

    editor, said = accepted(opened, change)
    assert set(said) == {"Accepted. §2 stays as it is now: e in the review changes who does it and by when."}
    assert editor.minutes.comments[0].accepted


def test_a_remark_is_on_the_words_that_were_there() -> None:
    def change(page: str) -> str:
        new = '<w:commentRangeStart w:id="0"/>' + gone("emptied") + ins("washed") + run(" on")
        return replaced(page, "emptied on", new + '<w:commentRangeEnd w:id="0"/>')

    minutes, parts, was = page("docx")
    changed = change(parts["word/document.xml"].decode()).encode()
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    remarks = f'<w:comments {w}><w:comment w:id="0" w:author="Lea"><w:p>{run("Why?")}</w:p></w:comment></w:comments>'
    relations = (
        parts["word/_rels/document.xml.rels"]
        .decode()
        .replace("</Relationships>", '<Relationship Id="c" Type="x/comments" Target="comments.xml"/></Relationships>')
    )
    files = {"word/document.xml": changed, "word/comments.xml": remarks.encode()}
    content = packed(parts | files | {"word/_rels/document.xml.rels": relations.encode()})
    found = document_comments.asked(READERS["docx"](content), was, minutes, minutes).comments
    assert [each.on for each in found if not each.change] == ["emptied on"]


# As LibreOffice writes it: what is taken out is kept at the head, and a break that is taken out joins two paragraphs


def region(name: str, what: str, inner: str = "") -> str:
    by = "<dc:creator>Lea Berg</dc:creator><dc:date>2025-03-20T09:00:00</dc:date>"
    info = f"<office:change-info>{by}</office:change-info>"
    return f'<text:changed-region text:id="{name}"><text:{what}>{info}{inner}</text:{what}></text:changed-region>'


def tracked(content: str, *regions: str) -> str:
    if "xmlns:dc=" not in content:
        dc = '<office:document-content xmlns:dc="http://purl.org/dc/elements/1.1/"'
        content = content.replace("<office:document-content", dc, 1)
    start = content.index("<office:text")
    at = content.index(">", start) + 1
    return f"{content[:at]}<text:tracked-changes>{''.join(regions)}</text:tracked-changes>{content[at:]}"


def odt_item(content: str, words: str) -> str:
    items = re.findall(r"<text:list-item>(?:(?!</text:list-item>).)*</text:list-item>", content, re.DOTALL)
    return next(str(each) for each in items if words in each)


def odt_paragraph(content: str, words: str) -> str:
    with_frames = r"<text:p\b[^>]*(?<!/)>(?:<draw:frame.*?</draw:frame>|.)*?</text:p>"
    return next(str(each) for each in re.findall(with_frames, content, re.DOTALL) if words in each)


def test_libreoffice_keeps_the_words_of_a_list_in_its_changes() -> None:
    def change(content: str) -> str:
        listed = "<text:list><text:list-item><text:p>slates</text:p></text:list-item></text:list>"
        content = content.replace("the slates", 'the <text:change text:change-id="c1"/>')
        return tracked(content, region("c1", "deletion", listed))

    assert told(change, "odt") == ["1 Lea Berg: “slates” ->"] or told(change, "odt") == [
        "1 Lea Berg: “the slates” -> “the”"
    ]


def test_an_item_that_libreoffice_joined_with_the_next_is_taken_out_whole() -> None:
    def change(content: str) -> str:
        content = content.replace(odt_item(content, "the slates"), "")
        content = content.replace("the ladder", '<text:change text:change-id="c1"/>the ladder')
        lines = "<text:list><text:list-item><text:p>the slates</text:p></text:list-item>" + (
            "<text:list-item><text:p/></text:list-item></text:list>"
        )
        return tracked(content, region("c1", "deletion", lines))

    assert told(change, "odt") == ["1 Lea Berg: “\n- the slates” ->"]


def test_paragraphs_that_libreoffice_made_one_are_to_be_joined() -> None:
    def change(content: str) -> str:
        above, bins = odt_paragraph(content, "due"), odt_paragraph(content, "The bins")
        begun = bins.index(">") + 1
        merged = above.removesuffix("</text:p>") + '<text:change text:change-id="c1"/>' + bins[begun:]
        content = content.replace(bins, "").replace(above, merged)
        return tracked(content, region("c1", "deletion", "<text:p/><text:p/>"))

    assert told(change, "odt") == ["3 Lea Berg: Join this paragraph to §2."]


def test_a_paragraph_that_libreoffice_moved_is_a_move() -> None:
    def change(content: str) -> str:
        first = odt_paragraph(content, "Three things")
        bins = odt_paragraph(content, "The bins")
        inner = re.sub(r"<text:bookmark[^>]*>", "", bins)
        content = content.replace(bins, "")
        start = first.index(">") + 1
        lines = inner + "<text:p/>"
        new = first[:start] + '<text:change text:change-id="c1"/>' + first[start:]
        last = odt_item(content, "the ladder")
        closing = content.index("</text:list>", content.index(last)) + len("</text:list>")
        begun = inner.index(">") + 1
        moved = inner[:begun] + '<text:change-start text:change-id="c2"/>' + inner[begun:]
        content = content[:closing] + moved + content[closing:]
        behind = re.search(r"<text:p\b[^>]*>", content[closing + len(moved) :])
        assert behind
        at = closing + len(moved) + behind.end()
        content = content[:at] + '<text:change-end text:change-id="c2"/>' + content[at:]
        return tracked(content.replace(first, new), region("c1", "deletion", lines), region("c2", "insertion"))

    assert told(change, "odt") == ["3 Lea Berg: Move this paragraph after §1."]


@pytest.mark.parametrize("order", [("#1",), ("#1", "/undo", "#1")])
def test_a_move_that_is_accepted_is_made_and_asked_for(order: tuple[str, ...], opened: Opened) -> None:
    editor = opened(re.sub(r'id = "(\d)"', r'id = "\1"\nat = 2025-03-12T10:00:0\1+00:00', RECORD))
    commands.enter(editor, "/circulate! because of a test")
    editor.do(Edit((editor.change("note", 0, replace(editor.minutes.notes[0], at=editor.minutes.notes[2].at)),)))
    editor.do(Edit((editor.change("note", 2, replace(editor.minutes.notes[2], at=editor.minutes.notes[1].at)),)))
    commands.enter(editor, "/circulate! because of other times")
    comment = Comment(paragraph=3, who="Lea", change="tracked", text="Move this paragraph after §1.")
    add_comments(editor, Returned([comment], 0))
    assert preview.preview_text("/accept #1", editor.minutes, editor.now()) == "Accept · §3 · comes after §1"
    for line in order:
        said = commands.enter(editor, line if line[0] == "/" else f"/accept {line}").said
    assert said == "Accepted. §3 comes after §1 now."
    assert [note.paragraph for note in editor.minutes.notes] == [1, 3, 2, 4]
    assert open_points(editor.record) == []
    assert commands.enter(editor, "/accept #1").said.startswith("Accepted. §3 stays as it is now")
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_a_later_note_that_is_moved_up_is_no_open_point(opened: Opened) -> None:
    editor = opened(re.sub(r'id = "(\d)"', r'id = "\1"\nat = 2025-03-12T10:00:0\1+00:00', RECORD))
    commands.enter(editor, "/circulate! because of a test")
    add_comments(editor, Returned([Comment(paragraph=3, change="tracked", text="Move this paragraph after §1.")], 0))
    assert commands.enter(editor, "/accept #1").said == "Accepted. §3 comes after §1 now."
    assert open_points(editor.record) == []
    assert commands.enter(editor, "/approve").said.startswith("Approved.")


def test_a_move_that_nobody_asked_for_is_told_before_the_seal(opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "/circulate! because of a test")
    first, second, third, _ = editor.minutes.notes
    editor.do(Edit((Change("note", 2, third, None), Change("note", 1, None, third))))
    assert "without a comment" in commands.enter(editor, "/approve").refused
    assert (first.paragraph, second.paragraph) == (1, 2)


def test_who_moved_is_changed_by_hand_and_it_is_said_how(opened: Opened) -> None:
    _, said = accepted(opened, CASES["who moved it"][0])
    assert said == ["Accepted. §4 stays as it is now: e in the review changes who moved and who seconded it."]


def test_a_list_that_libreoffice_joined_with_the_next_paragraph_is_taken_out_whole() -> None:
    def change(content: str) -> str:
        items = [odt_item(content, each) for each in ("the gutter", "the slates", "the ladder")]
        for each in items:
            content = content.replace(each, "")
        task = odt_paragraph(content, "buy three lamps")
        start = re.match(r"<text:p\b[^>]*>", task)
        assert start
        mark = '<text:change text:change-id="c1"/>'
        content = content.replace(task, start[0] + mark + task[start.end() :])
        return tracked(content, region("c1", "deletion", f"<text:list>{''.join(items)}</text:list><text:p/>"))

    assert told(change, "odt") == ["1 Lea Berg: “\n- the gutter\n- the slates\n- the ladder” ->"]


@pytest.mark.parametrize(
    ("pieces", "is_placed"),
    [
        ((Piece("Lead\n- a\n- b"), Piece("\n- x", "+"), Piece("\n- c")), False),
        ((Piece("Lead\n- a"), Piece("\n- b", "-"), Piece("\n- c")), False),
        ((Piece("Lead\n- a\n- "), Piece("b", "-"), Piece("d", "+"), Piece("\n- c")), True),
    ],
)
def test_a_numbered_list_is_not_made_to_count_wrongly(pieces: tuple[Piece, ...], is_placed: bool) -> None:
    """Its items would have to be counted anew, so the change is told, with words around it, and not made."""
    (change,) = changes("Lead\n1. a\n2. b\n3. c", pieces)
    assert change.is_placed is is_placed


BY = Author("Lea Berg")


@pytest.mark.parametrize(
    ("text", "pieces", "said"),
    [
        ("It is old. We mend it.", (Piece("It is old."), Piece("\n", "+", BY), Piece("We mend it.")),
         "“old. We” -> “old.\n\nWe”"),
        ("We dig. We dig.", (Piece("We dig."), Piece("\n", "+", BY), Piece("We dig.")),
         "“dig. We” -> “dig.\n\nWe”"),
    ],
)  # fmt: skip
def test_a_paragraph_that_is_parted_in_two_is_a_correction(text: str, pieces: tuple[Piece, ...], said: str) -> None:
    assert [each.said for each in changes(text, pieces)] == [said]


def test_a_break_that_nobody_put_in_or_that_is_there_is_no_change() -> None:
    pieces = (Piece("It is old."), Piece("\n", "+"), Piece("We mend it."))
    assert [*changes("It is old. We mend it.", pieces)] == []
    pieces = (Piece("It is old."), Piece("\n", "+", BY), Piece("We mend it."))
    assert [*changes("It is old.\n\nWe mend it.", pieces)] == []


def test_items_of_which_a_document_makes_one_are_a_change_by_its_author() -> None:
    items = [Paragraph([Piece("oak boards")], [], ends="-", is_item=True, ends_by=BY),
             Paragraph([Piece("pine boards")], [], is_item=True)]  # fmt: skip
    (whole,) = joined(items)
    (change,) = changes("Needed:\n\n- oak boards\n- pine boards", [Piece("Needed:\n- "), *whole.pieces])
    assert (change.said, change.by) == ("“boards\n-” -> “boards”", BY)
