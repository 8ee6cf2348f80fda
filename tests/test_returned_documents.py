"""Documents that come back: tracked changes and remarks of Word and LibreOffice as comments on the minutes."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import Opened
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.checks.sign_off import Since, changes_by_comments
from minutes_tui.commands.comments import ACTS, number_of, open_comments
from minutes_tui.editor import Editor
from minutes_tui.errors import UsageError
from minutes_tui.export.formats import Order, exported
from minutes_tui.meeting import minutes_status
from minutes_tui.meeting.edit import Edit, added, edited
from minutes_tui.model.minutes import Comment, Event, Minutes
from minutes_tui.readers.returned import document_comments, open_document_changes, word_changes
from minutes_tui.readers.returned.paragraphs import Paragraph, Piece
from minutes_tui.readers.returned.text_corrections import changes
from minutes_tui.record import Record, new_text

RECORD = """\
format = 1

[meeting]
title = "Council of the Salt Works"
date = 2025-03-12
venue = "Brine House"

[[participant]]
key = "OR"
name = "Ona Raud"
presence = "present"

[[participant]]
key = "UO"
name = "Uku Ots"
presence = "apologies"

[[agenda]]
key = "1"
title = "The pans"

[[note]]
id = "1"
kind = "item"
item = "1"

[[note]]
id = "2"
kind = "statement"
speaker = "OR"
attribution = "prefix"
text = "The brine of *Polaris* is clear, and the pans are clean. The brine is cold."

[[note]]
id = "3"
kind = "statement"
speaker = "OR"
attribution = "prefix"
text = \"\"\"
Salt is sold on Monday.

The price of it is open until the next meeting of the council.\"\"\"

[[note]]
id = "4"
kind = "decision"
number = 1
text = "The pans are cleaned in May."
"""
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Parts = dict[str, str]


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def sent(opened: Opened) -> Editor:
    """The record as it was circulated."""
    editor = opened(RECORD)
    assert not commands.enter(editor, "/circulate! because of a test").refused
    return editor


@cache
def page(to: str) -> tuple[Minutes, dict[str, bytes], list[Paragraph]]:
    """The minutes with their numbers, and their page by its parts and as it is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.toml")
        path.write_text(RECORD, "utf-8")
        minutes = Record.read(path).minutes
        path.write_text(new_text(edited(minutes, minutes_status.circulated(minutes, Event()))), "utf-8")
        record = Record.read(path)
        content = exported(record, to)
    return record.minutes, unpacked(content), READERS[to](content)


READERS = {"docx": word_changes.paragraphs, "odt": open_document_changes.paragraphs}


def run(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def ins(words: str, who: str = "Ona Raud", tag: str = "ins") -> str:
    return f'<w:{tag} w:id="7" w:author="{who}" w:date="2025-03-20T09:00:00Z">{run(words)}</w:{tag}>'


def gone(words: str, who: str = "Ona Raud", tag: str = "del") -> str:
    return f'<w:{tag} w:id="8" w:author="{who}" w:date="2025-03-20T09:00:00Z">{run(words, "delText")}</w:{tag}>'


def replaced(document: str, words: str, by: str) -> str:
    """A document with XML in the place of words within one of its runs."""
    found = re.search(rf"(<w:t[^>]*>)([^<]*?){re.escape(words)}([^<]*)</w:t></w:r>", document)
    assert found, words
    start = document.rindex("<w:r>", 0, found.start())
    whole = run(found[2]) + by + run(found[3])
    return document[:start] + whole + document[found.end() :]


def changed(change: Callable[[str], str], parts: dict[str, str] | None = None) -> bytes:
    """The page as a Word file whose document was changed; `parts` are others of the file."""
    files = dict(page("docx")[1])
    files["word/document.xml"] = change(files["word/document.xml"].decode()).encode()
    relations = files["word/_rels/document.xml.rels"].decode()
    for name, content in (parts or {}).items():
        files[f"word/{name}.xml"] = content.encode()
        one = f'<Relationship Id="x{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/></Relationships>'
        relations = relations.replace("</Relationships>", one)
    files["word/_rels/document.xml.rels"] = relations.encode()
    return packed(files)


def asked(content: bytes, to: str = "docx") -> list[Comment]:
    minutes, _, was = page(to)
    return document_comments.asked(READERS[to](content), was, minutes, minutes).comments


def told(found: list[Comment]) -> list[str]:
    return [f"{each.paragraph or each.on}|{each.who}|{each.change}|{each.text}" for each in found]


def paragraph(inner: str, mark: str = "") -> str:
    marked = f'<w:pPr><w:rPr><w:{mark} w:id="9" w:author="Ona Raud"/></w:rPr></w:pPr>' if mark else ""
    return f"<w:p>{marked}{inner}</w:p>"


CASES: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "nothing": (lambda page: page, []),
    "a word for another, with what makes it one place": (
        lambda page: replaced(page, "cold", gone("cold") + ins("warm")),
        ["1|Ona Raud|tracked|“cold” -> “warm”"],
    ),
    "a word that is there twice": (
        lambda page: replaced(page, "brine is cold", gone("brine") + ins("water") + run(" is cold")),
        ["1|Ona Raud|tracked|“The brine is” -> “The water is”"],
    ),
    "the end of a word": (
        lambda page: replaced(page, "May", run("Ma") + gone("y") + ins("rch")),
        ["3|Ona Raud|tracked|“May” -> “March”"],
    ),
    "words put in": (
        lambda page: replaced(page, "clear, and", run("clear") + ins(" and cold") + run(", and")),
        ["1|Ona Raud|tracked|“clear” -> “clear and cold”"],
    ),
    "words put in at the start": (
        lambda page: replaced(page, "Salt is", ins("White ") + run("Salt is")),
        ["2|Ona Raud|tracked|“Salt” -> “White Salt”"],
    ),
    "words taken out": (
        lambda page: replaced(page, "is sold on Monday", run("is sold") + gone(" on Monday")),
        ["2|Ona Raud|tracked|“sold on Monday” -> “sold”"],
    ),
    "marks of our markup are words": (
        lambda page: replaced(page, "Monday", gone("Monday") + ins("a*b")),
        ["2|Ona Raud|tracked|“Monday” -> “a\\*b”"],
    ),
    "two by two people": (
        lambda page: replaced(
            replaced(page, "Monday", gone("Monday", "UO") + ins("Friday", "UO")), "price", gone("price") + ins("cost")
        ),
        ["2|Uku Ots|tracked|“Monday” -> “Friday”", "2|Ona Raud|tracked|“price” -> “cost”"],
    ),
    "one that another takes out again": (
        lambda page: replaced(
            page,
            "Monday",
            run("Monday")
            + f'<w:ins w:id="1" w:author="OR">{run(" next")}<w:del w:id="2" w:author="Ida Berg">'
            + f"{run(' week', 'delText')}</w:del></w:ins>",
        ),
        ["2|Ona Raud|tracked|“Monday” -> “Monday next”", "2|Ida Berg|tracked|“week” ->"],
    ),
    "outside the paragraphs": (
        lambda page: replaced(page, "Brine House", run("Brine ") + gone("House") + ins("Hall")),
        ["Minutes|Ona Raud|tracked|“Brine House” -> “Brine Hall”"],
    ),
    "without tracking": (
        lambda page: page.replace("cleaned in May", "cleaned in June", 1),
        ["3||untracked|“May” -> “June”"],
    ),
    "without tracking, in the head": (
        lambda page: page.replace("Brine House", "Brine Hall"),
        ["Minutes||untracked|“Brine House” -> “Brine Hall”"],
    ),
    "with and without tracking in one paragraph": (
        lambda page: replaced(page, "cleaned in May", gone("cleaned") + ins("washed") + run(" in June")),
        ["3||untracked|“May” -> “June”", "3|Ona Raud|tracked|“cleaned” -> “washed”"],
    ),
    "a paragraph put in": (
        lambda page: re.sub(
            r"(The price of it is open[^<]*</w:t></w:r></w:p>)",
            lambda found: found[1] + paragraph(ins("Sugar is not sold."), "ins"),
            page,
        ),
        ["2|Ona Raud|tracked|“council.” -> “council.\n\nSugar is not sold.”"],
    ),
    "a paragraph moved": (
        lambda page: moved(page),
        ["1|Ona Raud|tracked|Move this paragraph after §2."],
    ),
    "a paragraph moved to the first place below its heading": (
        lambda page: moved_first(page),
        ["2|Ona Raud|tracked|Move this paragraph before §1."],
    ),
    "the same with its bookmark": (
        lambda page: moved_first(page, with_place=True),
        ["2|Ona Raud|tracked|Move this paragraph before §1."],
    ),
}


def moved_first(page: str, *, with_place: bool = False) -> str:
    """The second paragraph in front of the first, with the name of its place or without."""
    first, second = (
        re.search(rf'<w:p>(?:(?!</w:p>).)*w:name="paragraph_{number}".*?</w:p>', page, re.DOTALL) for number in (1, 2)
    )
    assert first
    assert second
    author = 'w:id="5" w:author="Ona Raud" w:date="2025-03-20T09:00:00Z"'
    runs = "".join(re.findall(r"<w:r>.*?</w:r>", second[0]))
    place = re.search(r"<w:bookmarkStart[^>]*paragraph_2[^>]*>", second[0])
    assert place
    deleted = re.sub(r"w:t\b", "w:delText", runs)
    here, gone_with = (place[0], "") if with_place else ("", place[0])
    left = paragraph(f"{gone_with}<w:moveFrom {author}>{deleted}</w:moveFrom>", "moveFrom")
    there = paragraph(f"{here}<w:moveTo {author}>{runs}</w:moveTo>", "moveTo")
    return page.replace(second[0], left).replace(first[0], there + first[0])


def moved(page: str) -> str:
    """The first paragraph behind the second."""
    first = re.search(r'<w:p>(?:(?!</w:p>).)*w:name="paragraph_1".*?</w:p>', page, re.DOTALL)
    assert first
    author = 'w:id="5" w:author="Ona Raud" w:date="2025-03-20T09:00:00Z"'
    runs = "".join(re.findall(r"<w:r>.*?</w:r>", first[0]))
    place = re.search(r"<w:bookmarkStart[^>]*paragraph_1[^>]*>", first[0])
    assert place
    deleted = re.sub(r"w:t\b", "w:delText", runs)
    left = paragraph(f"{place[0]}<w:moveFrom {author}>{deleted}</w:moveFrom>", "moveFrom")
    there = paragraph(f"<w:moveTo {author}>{runs}</w:moveTo>", "moveTo")
    page = page.replace(first[0], left)
    return re.sub(r"(next meeting of the council\.</w:t></w:r></w:p>)", lambda found: found[1] + there, page)


@pytest.mark.parametrize("case", CASES)
def test_a_change_in_a_word_file_is_a_correction(case: str) -> None:
    change, expected = CASES[case]
    assert told(asked(changed(change))) == expected


def test_a_paragraph_that_was_moved_to_the_first_place_is_moved_there_and_no_word_is_lost(sent: Editor) -> None:
    minutes, _, was = page("docx")
    found = document_comments.asked(word_changes.paragraphs(changed(moved_first)), was, minutes, sent.minutes).comments
    sent.do(Edit((added(sent.minutes, "comment", found[0]),)))
    assert commands.enter(sent, "/accept #1").said == "Accepted. §2 comes before §1 now."
    assert [each.paragraph for each in sent.minutes.notes if each.paragraph] == [2, 1, 3]
    assert not any(each.struck for each in sent.minutes.notes)


REMARKS = {
    "comments": f"""<w:comments {W}>
        <w:comment w:id="0" w:author="RAUD, Ona" w:date="2025-03-21T10:00:00Z"><w:p w14:paraId="01">{run("Which")}
        {run(" Monday?")}</w:p></w:comment>
        <w:comment w:id="1" w:author="Ida Berg"><w:p w14:paraId="02">{run("The next.")}</w:p></w:comment>
        <w:comment w:id="2" w:author="UO"><w:p>{run("Thanks to all.")}</w:p></w:comment></w:comments>""",
    "commentsExtended": """<w:commentsEx xmlns:w="http://schemas.microsoft.com/office/word/2012/wordml">
        <w:commentEx w:paraId="01"/><w:commentEx w:paraId="02" w:paraIdParent="01"/></w:commentsEx>""",
}


def with_range(document: str) -> str:
    around = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return replaced(document, "on Monday", around.format(run("on Monday")))


def test_a_remark_has_the_words_it_is_on_its_replies_and_the_name_of_who_is_on_the_roster() -> None:
    found = asked(changed(with_range, REMARKS))
    assert [(each.paragraph, each.who, str(each.date), each.on, each.text) for each in found] == [
        (2, "Ona Raud", "2025-03-21", "on Monday", "Which Monday?\nIda Berg: The next."),
        (None, "Uku Ots", "None", "Decisions", "Thanks to all."),
    ]


def without_places(document: str) -> str:
    return re.sub(r"<w:bookmark(Start|End)[^>]*>", "", document)


def test_a_paragraph_is_found_by_its_words_where_no_bookmark_is_left() -> None:
    def change(document: str) -> str:
        return without_places(replaced(document, "price", gone("price") + ins("cost")).replace("<w:tab/>", ""))

    assert "2|Ona Raud|tracked|“price” -> “cost”" in told(asked(changed(change)))


def in_open_document(change: Callable[[str], str], regions: str = "") -> list[str]:
    """What comes of the page as an OpenDocument text that was changed."""
    files = dict(page("odt")[1])
    content = change(files["content.xml"].decode())
    tracked = f"<text:tracked-changes>{regions}</text:tracked-changes>" if regions else ""
    content = re.sub(r"<office:text[^>]*>", lambda found: found[0] + tracked, content, count=1)
    if "xmlns:dc=" not in content:
        dc = '<office:document-content xmlns:dc="http://purl.org/dc/elements/1.1/"'
        content = content.replace("<office:document-content", dc, 1)
    files["content.xml"] = content.encode()
    return told(asked(packed(files), "odt"))


def region(name: str, kind: str, words: str = "") -> str:
    deleted = f"<text:p>{words}</text:p>" if words else ""
    when = "<dc:creator>OR</dc:creator><dc:date>2025-03-20T09:00:00.12</dc:date>"
    inner = f"<office:change-info>{when}</office:change-info>{deleted}"
    return f'<text:changed-region text:id="{name}"><text:{kind}>{inner}</text:{kind}></text:changed-region>'


def test_changes_and_remarks_of_an_open_document_are_read_too() -> None:
    def change(content: str) -> str:
        put_in = '<text:change-start text:change-id="b"/>warm<text:change-end text:change-id="b"/>'
        content = content.replace("cold", f'<text:change text:change-id="a"/>{put_in}', 1)
        about = "<dc:creator>UO</dc:creator><dc:date>2025-03-21T08:00:00</dc:date><text:p>Which?</text:p>"
        noted = f'<office:annotation office:name="n">{about}</office:annotation>Monday'
        content = content.replace("Monday", f'{noted}<office:annotation-end office:name="n"/>', 1)
        return content.replace("cleaned in May", "cleaned in June", 1)

    assert in_open_document(lambda content: content) == []
    assert in_open_document(change, region("a", "deletion", "cold") + region("b", "insertion")) == [
        "1|Ona Raud|tracked|“cold” -> “warm”",
        "2|Uku Ots||Which?",
        "3||untracked|“May” -> “June”",
    ]


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a.docx": (b"PK\x03\x04 and no more", "not a Word file"),
    "b.docx": (b"\xd0\xcf\x11\xe0" * 9, "not a Word file"),
    "c.odt": (packed({"content.xml": b"<a/>"}), "not an OpenDocument text"),
    "d.docx": (packed({"word/document.xml": b"<a><b></a>"}), "not a Word file"),
    "e.docx": (packed({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "declares entities"),
    "f.docx": (packed({"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000}), "not a Word file"),
    "g.odt": (packed({"META-INF/manifest.xml": b"encryption-data", "content.xml": b"<a/>"}), "is encrypted"),
    "h.docx": (packed({"word/document.xml": b""}), "not a Word file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_none_is_refused_with_a_sentence_and_changes_nothing(name: str, opened: Opened) -> None:
    content, why = HOSTILE[name]
    editor = opened(RECORD)
    path = editor.record.path.with_name(name)
    path.write_bytes(content)
    refused = commands.enter(editor, f"/comments {path}").refused
    assert why in refused
    assert name in refused
    assert not editor.minutes.comments
    assert editor.record.text == RECORD


def test_a_document_that_declares_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_tui.readers.dialects.packed_files.LARGEST", 1000)
    with pytest.raises(UsageError, match="unpacked"):
        word_changes.paragraphs(changed(lambda document: document))


def test_a_page_goes_out_and_comes_back_and_what_is_accepted_stands_in_it(sent: Editor) -> None:
    files = unpacked(exported(sent.record, "docx"))
    document = files["word/document.xml"].decode()
    for old, new in (("cold", "warm"), ("Monday", "Friday"), ("in May", "in June")):
        document = replaced(document, old, gone(old) + ins(new))
    files["word/document.xml"] = document.encode()
    path = sent.record.path.with_name("back.docx")
    path.write_bytes(packed(files))
    said = commands.enter(sent, f"/comments {path}").said
    assert said == "3 comments, 3 on a paragraph. Now /accept or /reject each."
    assert "already has 3 comments" in commands.enter(sent, f"/comments {path} ").said
    for number, each in enumerate(sent.minutes.comments, 1):
        if each.paragraph is not None:
            assert not commands.enter(sent, f"/accept #{number}").refused
    texts = [note.text for note in sent.minutes.notes]
    assert [words in text for words, text in zip(("is warm", "on Friday", "in June"), texts[1:], strict=True)] == [
        True
    ] * 3
    assert "cleaned in June" in " ".join(exported(sent.record, "txt").decode().split())
    text = sent.record.text
    for behind in ("", " from OR", " from Ida Berg"):
        said = commands.enter(sent, f"/comments {path}{behind}").said
        assert ("already has 3 comments" in said) == (behind != " from Ida Berg"), "known whatever became of it"
        assert (sent.record.text == text) == (behind != " from Ida Berg")
    assert sent.undo()


def test_the_document_of_another_meeting_is_refused_by_name_unless_it_is_forced(opened: Opened) -> None:
    editor = opened(RECORD.split("[[note]]")[0].replace("Salt Works", "Mint").replace("2025-03-12", "2025-04-09"))
    for text in (
        "Nobody spoke of coins.",
        "Silver has become dear again.",
        "Ten thousand pieces were struck.",
        "Bye all.",
    ):
        assert not commands.enter(editor, text).refused
    commands.enter(editor, "/circulate! because of a test")
    path = editor.record.path.with_name("other.docx")
    path.write_bytes(changed(lambda page: page))
    before = editor.record.text
    refused = commands.enter(editor, f"/comments {path}").refused
    for said in ("Council of the Salt Works", "12 March 2025", "Council of the Mint, 2025-04-09", "FILE anyway"):
        assert said in refused
    assert editor.record.text == before
    assert not commands.enter(editor, f"/comments {path} anyway").refused
    assert editor.minutes.comments


def test_a_document_is_compared_with_the_circulation_that_it_is_of_and_that_the_history_names(sent: Editor) -> None:
    path = sent.record.path.with_name("back.docx")
    path.write_bytes(exported(sent.record, "docx"))
    for line in ("/comment 1 OR: cold -> warm", "/accept 1", "/circulate! because of a second round"):
        assert not commands.enter(sent, line).refused
    assert "has no changes" in commands.enter(sent, f"/comments {path}").refused, "of the first round"
    path.write_bytes(exported(sent.record, "docx"))
    assert "has no changes" in commands.enter(sent, f"/comments {path}").refused, "of the second"
    commands.enter(sent, "/comment 3 OR: May -> June")
    commands.enter(sent, "/accept 3")
    commands.enter(sent, "/circulate! because of a third round")
    assert sent.undo()
    assert "has no changes" in commands.enter(sent, f"/comments {path}").refused, "not with one that was undone"


def test_what_came_without_tracking_is_known_again_by_its_words_whatever_became_of_it(sent: Editor) -> None:
    files = unpacked(exported(sent.record, "docx"))
    document = files["word/document.xml"].decode().replace("is cold", "is rather warm").replace("Monday", "Friday")
    document = document.replace("Brine House", "Brine Hall").replace("in May", "in May, then sold")
    files["word/document.xml"] = document.encode()
    path = sent.record.path.with_name("back.docx")
    path.write_bytes(packed(files))
    assert commands.enter(sent, f"/comments {path} from OR").said.startswith("5 comments, 3 on a paragraph")
    on = [number for number, each in enumerate(sent.minutes.comments, 1) if each.paragraph is not None]
    for line in (f"/accept #{on[0]}", f"/reject #{on[1]} no", f"/accept #{on[2]}"):
        assert not commands.enter(sent, line).refused
    text = sent.record.text
    for behind in ("", " from OR"):
        assert "The record already has" in commands.enter(sent, f"/comments {path}{behind}").said
    assert sent.record.text == text


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("塩は月に売る。", (Piece("塩は"), Piece("月", "-"), Piece("金", "+"), Piece("に売る。")), "“月” -> “金”"),
        ("A *b* c.", (Piece("A b "), Piece("c", "-"), Piece("d", "+"), Piece(".")), "“c” -> “d”"),
        ("a -> b", (Piece("a "), Piece("-> b", "-"), Piece("to b", "+")), "s/-> b/to b/"),
        ("Other words.", (Piece("Label: "), Piece("x", "-"), Piece("y", "+")), "“Label: x” -> “Label: y”"),
        ("one two", (Piece("one "), Piece(" ", "+"), Piece("two")), ""),
    ],
)  # fmt: skip
def test_a_change_of_a_page_is_one_of_the_text(text: str, pieces: tuple[Piece, ...], expected: str) -> None:
    assert " ".join(each.said for each in changes(text, pieces)) == expected


def test_of_several_comments_on_a_paragraph_the_review_proposes_one_by_its_number(sent: Editor) -> None:
    commands.enter(sent, "/comment 1 OR: cold -> warm")
    accept = next(act for act in ACTS if act.name == "accept")
    assert accept.now(sent, [1]) == ""
    commands.enter(sent, "/comment 1 Ida Berg: Why?")
    assert accept.now(sent, [1]) == "#1 "
    there = open_comments(sent.minutes)
    assert [number_of(each) for each in there] == ["#1 ", "#2 "]
    assert there[1].text == "Comment #2 by Ida Berg (not at the meeting): Why?"
    assert not accept.run(sent, [1], "#1 ").refused
    assert "is warm" in sent.minutes.notes[1].text


def test_what_became_of_each_comment_is_a_page(sent: Editor) -> None:
    for line in ("/comment 2 OR: Monday -> Friday", "/comment 1 Ida Berg: Why?", "/accept 2", "/reject 1 It is known."):
        assert not commands.enter(sent, line).refused
    made = exported(sent.record, "md", Order("comments")).decode()
    assert made.split("\n")[-3:-1] == [
        "| 1 | Ida Berg | Why? | rejected: It is known. |",
        "| 2 | OR | Monday -> Friday | accepted |",
    ]


def test_the_page_of_comments_has_those_on_a_paragraph_that_was_struck_out(
    sent: Editor,
) -> None:
    for line in (
        "/comment 2 Ida Berg: This can go.",
        "/comment 1 OR: It was cold.",
        "/accept 1 = The brine was cold.",
        "/accept 2",
    ):
        assert not commands.enter(sent, line).refused
    at = next(at for at, note in enumerate(sent.minutes.notes) if note.paragraph == 2)
    struck = replace(sent.minutes.notes[at], struck=sent.now())
    sent.do(Edit((sent.change("note", at, struck),)))
    made = exported(sent.record, "md", Order("comments")).decode()
    assert made.split("\n")[-3:-1] == [
        "| 1 | OR | It was cold. | accepted: The brine was cold. |",
        "| 2 | Ida Berg | This can go. | accepted |",
    ]
    private = replace(struck, audience="private")
    sent.do(Edit((sent.change("note", at, private),)))
    assert "This can go." not in exported(sent.record, "md", Order("comments")).decode()


def without_break(page: str, number: int, *, more: bool = False) -> str:
    """The page with the break behind a paragraph taken out, by Ona Raud; with `more` the number and the speaker of the
    next one too."""
    end = page.index("</w:p>", page.index(f'w:name="paragraph_{number}"'))
    start = page.rindex("<w:p>", 0, end)
    mark = '<w:rPr><w:del w:id="9" w:author="Ona Raud" w:date="2025-03-20T09:00:00Z"/></w:rPr>'
    inner = page[start + len("<w:p>") : end]
    if inner.startswith("<w:pPr>"):
        inner = inner.replace("</w:pPr>", f"{mark}</w:pPr>", 1)
    else:
        inner = f"<w:pPr>{mark}</w:pPr>{inner}"
    page = f"{page[:start]}<w:p>{inner}{page[end:]}"
    if more:
        behind = page.index(f'w:name="paragraph_{number + 1}"')
        runs = re.search(r"(?:<w:r>(?:(?!</w:r>).)*</w:r>)+?(?=<w:r>(?:(?!</w:r>).)*Salt is)", page[behind:], re.DOTALL)
        assert runs
        author = 'w:id="8" w:author="Ona Raud" w:date="2025-03-20T09:00:00Z"'
        deleted = re.sub(r"w:t\b", "w:delText", runs[0])
        taken = f"<w:del {author}>{deleted}</w:del>"
        page = page[: behind + runs.start()] + taken + page[behind + runs.end() :]
    return page


@pytest.mark.parametrize("more", [False, True])
def test_paragraphs_that_a_document_makes_one_are_joined_without_number_and_speaker(sent: Editor, more: bool) -> None:
    minutes, _, was = page("docx")
    content = changed(lambda page: without_break(page, 1, more=more))
    found = document_comments.asked(word_changes.paragraphs(content), was, minutes, sent.minutes).comments
    assert told(found) == ["2|Ona Raud|tracked|Join this paragraph to §1."]
    sent.do(Edit((added(sent.minutes, "comment", found[0]),)))
    before = sent.minutes
    assert commands.enter(sent, "/accept #1").said == "Accepted. §2 is joined to §1."
    first, second = (next(note for note in before.notes if note.paragraph == number) for number in (1, 2))
    assert [note.text for note in sent.minutes.notes if note.paragraph == 1] == [f"{first.text} {second.text}"]
    assert changes_by_comments(before, sent.minutes) == Since()
    table = exported(sent.record, "md", Order("comments")).decode()
    assert "| 2 | Ona Raud | 20 March 2025 | Join this paragraph to §1. | accepted |" in table


def test_paragraphs_that_cannot_be_one_stay_two_and_keep_their_words(sent: Editor) -> None:
    minutes, _, was = page("docx")
    content = changed(lambda page: without_break(page, 1))
    found = document_comments.asked(word_changes.paragraphs(content), was, minutes, sent.minutes).comments
    at = next(at for at, note in enumerate(sent.minutes.notes) if note.paragraph == 2)
    other = sent.change("note", at, replace(sent.minutes.notes[at], speaker="UO"))
    sent.do(Edit((added(sent.minutes, "comment", found[0]), other)))
    before = sent.minutes.notes
    assert commands.enter(sent, "/accept #1").refused == (
        "§1 and §2 have different speakers, so they cannot be joined: "
        "/reject #1 REASON, or /accept #1 = WHOLE TEXT of §2."
    )
    assert sent.minutes.notes == before


def test_words_taken_out_of_what_another_put_in_are_accepted_and_the_minutes_approved(sent: Editor) -> None:
    minutes, _, was = page("docx")
    change, _ = CASES["one that another takes out again"]
    found = document_comments.asked(word_changes.paragraphs(changed(change)), was, minutes, sent.minutes).comments
    for each in found:
        sent.do(Edit((added(sent.minutes, "comment", each),)))
    assert commands.enter(sent, "/accept #1").said == "Accepted, §2: “Monday” changed to “Monday next”."
    assert commands.enter(sent, "/accept #2").said == ("Accepted. §2 does not have these words, so nothing is changed.")
    assert commands.enter(sent, "/approve").said.startswith("Approved.")


TABLE = "The boats:\n\n| boat | price |\n|---|---|\n| Pioner | 4,200 |\n| Askel | 3,900 |\n\nThe end."


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("\nAskel\n3,900", TABLE.replace("\n| Askel | 3,900 |", "")),
        ("\nPioner\n4,200\nAskel\n3,900", TABLE.replace("\n| Pioner | 4,200 |\n| Askel | 3,900 |", "")),
    ],
)
def test_a_row_that_was_taken_out_of_a_table_leaves_no_empty_one(gone: str, left: str) -> None:
    printed = "The boats:\nboat\nprice\nPioner\n4,200\nAskel\n3,900\nThe end."
    begin, _, end = printed.partition(gone)
    made = [*changes(TABLE, [Piece(begin), Piece(gone, "-"), Piece(end)])]
    assert [TABLE.replace(each.old, each.new) for each in made] == [left]
