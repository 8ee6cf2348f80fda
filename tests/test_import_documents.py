"""`minutes import`: documents from elsewhere as records, word for word."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fixtures import Case, cases

from minutes_tui.checks import decisions
from minutes_tui.cli.main import main
from minutes_tui.meeting.decisions import decided
from minutes_tui.model.minutes import Minutes
from minutes_tui.readers import engine, formats
from minutes_tui.readers.cases import notes as case_notes
from minutes_tui.readers.contents import TO_PART, without_contents
from minutes_tui.readers.dialects import plain_text
from minutes_tui.readers.source_blocks import words_of
from minutes_tui.record import Record

HERE = Path(__file__).parent
CASES = cases(HERE / "imports.md")
SHARED = HERE.parents[1] / "shared"
SEED = SHARED / "seed" / "minutes.md"
CORPUS = [
    path
    for path in sorted(SHARED.glob("corpus/*/**/*"))
    if path.suffix.lstrip(".") in formats.FORMATS
    and path.is_file()
    and path.name not in ("chat.txt", "tldr.json", "2022-06-04.log.json")
]
NOT_ONE = "There is no copy of it here."


FACTS = (
    "responsible",
    "due",
    "done",
    "mover",
    "seconder",
    "outcome",
    "for_",
    "against",
    "abstain",
    "options",
    "ballots",
)
"""The keys of a note that say what its words do."""


def stated(value: object) -> str:
    """A value of one of those; "" of none."""
    if isinstance(value, dict):
        return " ".join(f"{key}={each}" for key, each in value.items())
    if isinstance(value, tuple):
        return " and ".join(value)
    return "" if value is None or value is False or value == "taken up" else str(value)


def shown(minutes: Minutes) -> str:
    """What a source has become, to be read."""
    meeting = minutes.meeting
    lines = [f"title: {meeting.title}", f"date: {meeting.date}"] + [f"venue: {meeting.venue}"] * bool(meeting.venue)
    for person in minutes.participants:
        said = (person.title, person.name, person.role, person.delegation, person.post, person.affiliation, person.body)
        lines.append(f"{person.key} = {' | '.join(map(str, filter(None, said)))}")
    titles = {item.key: item.title for item in minutes.agenda}
    for note in minutes.notes:
        who = f" {note.speaker}" * bool(note.speaker) + f" {note.attribution}" * (note.attribution != "none")
        text = titles[note.item] if note.kind == "item" else note.text
        told = ", ".join(f"{key} {value}" for key in FACTS if (value := stated(getattr(note, key))))
        lines.append(f"{note.kind}{who}{f' ({told})' * bool(told)}: " + text.replace("\n", "\n    "))
    return "\n".join(line.rstrip() for line in lines)


def is_kept(source: str, page: str, minutes: Minutes) -> bool:
    """Whether a page has the words of a source in its order, but for those that are private remarks; before them may
    stand the title, where that is the file's name."""
    unticked = re.sub(r"^- \[[ x]\] ", "- ", source, flags=re.MULTILINE)  # a tick is a mark
    wanted, hidden = words_of(unticked), [words_of(note.text) for note in minutes.notes if note.kind == "remark"]
    for some in hidden:
        at = next(at for at in range(len(wanted)) if wanted[at : at + len(some)] == some)
        del wanted[at : at + len(some)]
    return words_of(page) in (wanted, words_of(minutes.meeting.title) + wanted)


def page_of(record: Path) -> str:
    page = record.with_suffix(".page.md")
    assert main(["export", str(record), "-o", str(page)]) == 0
    return page.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_document_becomes_a_record(case: Case, accept: bool, tmp_path: Path) -> None:
    ending = next(name for name in formats.FORMATS if name in case.blocks)
    source = tmp_path / f"source.{ending}"
    source.write_text(case.blocks[ending], "utf-8")
    blocks, doubts = formats.read(source)
    made = engine.imported(blocks, "source")
    again = next(each for each in cases(case.path) if each.title == case.title)
    again.expect("record", shown(made.minutes), accept)
    again = next(each for each in cases(case.path) if each.title == case.title)
    again.expect("doubts", "\n".join(f"{each.line}: {each.reason}" for each in (*doubts, *made.doubts)), accept)


@pytest.mark.parametrize(
    "case", [each for each in CASES if {"md", "txt"} & each.blocks.keys()], ids=lambda case: case.title
)
def test_the_page_has_the_words_of_the_document_in_their_order(case: Case, tmp_path: Path) -> None:
    ending = "md" if "md" in case.blocks else "txt"
    source, record = tmp_path / f"source.{ending}", tmp_path / "new.toml"
    source.write_text(case.blocks[ending], "utf-8")
    code = main(["import", str(source), "-o", str(record)])
    assert code == bool(case.blocks["doubts"].strip())
    assert is_kept(case.blocks[ending], page_of(record), Record.read(record).minutes)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.docx", b"PK\x03\x04" + b"\0" * 99, "not a Word file, or it is damaged"),
        ("old.odt", b"PK\x03\x04" + b"\0" * 99, "not an OpenDocument text, or it is damaged"),
        ("named.odt", b"Words.", "is not an OpenDocument text"),
        ("old.json", b"{", "JSON file is damaged"),
        ("other.json", b'{"a": 1}', "neither a record nor"),
        ("deep.json", b"[" * 100_000, "JSON file is damaged"),
        ("old.xml", b"<a>", "not a debate"),
        ("other.xml", b"<a>Words</a>", "not a debate"),
        ("empty.html", b"<script>x</script>", "has no words"),
        ("empty.csv", b"", "has no words"),
        ("empty.ics", b"BEGIN:VCALENDAR", "has no words"),
        ("named.md", b"PK\x03\x04" + b"\0" * 99, "a packed file"),
        ("named.docx", b"Words.", "is not a Word file"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "encrypted"),
        ("page.md", b"%PDF-1.7", "a PDF"),
        ("noise.txt", b"\1\0\2\0" * 99, "is not a text"),
        ("empty.md", b"", "has no words"),
        ("blank.md", b"\n\n---\n\n", "has no words"),
        ("minutes.pages", b"Minutes", "Cannot read .pages files yet"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_leaves_no_record(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "new.toml")]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not told.out
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_file_that_is_huge_unpacked_is_not_unpacked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        for number in range(5):
            parts.writestr(f"word/{number}.xml", bytes(60 * 2**20))
    (tmp_path / "bomb.docx").write_bytes(packed.getvalue())
    assert main(["import", str(tmp_path / "bomb.docx")]) == 2
    assert "256 MiB unpacked" in capsys.readouterr().err


def test_an_entity_in_a_word_file_is_not_opened(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Council", 0)
    document.add_paragraph("Here: SECRET")
    kept = io.BytesIO()
    document.save(kept)
    (tmp_path / "other").write_text("opened")
    made = io.BytesIO()
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                head, _, rest = content.partition(b"?>")
                doctype = f'?><!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/other">]>'.encode()
                content = head + doctype + rest.replace(b"SECRET", b"&e;")
            new.writestr(name, content)
    (tmp_path / "m.docx").write_bytes(made.getvalue())
    assert main(["import", str(tmp_path / "m.docx")]) == 2
    assert not (tmp_path / "m.toml").exists(), "the words of the entity would be missing"


@pytest.mark.parametrize("part", ["word/styles.xml", "[Content_Types].xml"])
def test_a_word_file_without_one_of_its_parts_is_damaged(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("The pans are clean.", style="List Bullet")
    document.save(kept)
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(tmp_path / "m.docx", "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'Target="styles.xml"', b'Target="styles.xml" TargetMode="External"')
            if name != part:
                new.writestr(name, content)
    assert main(["import", str(tmp_path / "m.docx")]) == 2
    assert "not a Word file, or it is damaged" in capsys.readouterr().err


def test_a_word_file_keeps_the_numbers_of_its_lists_and_the_addresses_of_its_links(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Council of the Salt Works", 0)
    for words, style in (("rake", "List Bullet"), ("sweep", "List Number"), ("dry", "List Number")):
        document.add_paragraph(words, style=style)
    linked = document.add_paragraph("See ")
    there = linked.part.relate_to("https://salt.example/a?b=1&c=2", RT.HYPERLINK, is_external=True)
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{there}"><w:r><w:t>the log</w:t></w:r></w:hyperlink>')
    linked._p.append(link)
    document.save(str(tmp_path / "m.docx"))
    main(["import", str(tmp_path / "m.docx")])
    page = page_of(tmp_path / "m.toml")
    assert "- rake\n" in page
    assert "1. sweep\n2. dry\n" in page
    assert "See [the log](https://salt.example/a?b=1&c=2)" in page


def test_a_word_files_equations_hidden_and_struck_words_and_tracked_changes_are_kept_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    document = docx.Document()
    document.add_heading("Council of the Salt Works", 0)
    document.add_paragraph("12 March 2025")
    said = document.add_paragraph("The area is ")
    said._p.append(parse_xml(f'<m:oMath xmlns:m="{math}"><m:r><m:t>a²</m:t></m:r><m:r><m:t>= 9</m:t></m:r></m:oMath>'))
    struck = document.add_paragraph("Four ")
    struck.add_run("five").font.strike = True
    document.add_paragraph("Seen").add_run(" unseen").font.hidden = True
    deleted, inserted = (
        f"<w:{tag} {nsdecls('w')} w:id='{n}' w:author='A'><w:r><w:{text}>{words}</w:{text}></w:r></w:{tag}>"
        for n, (tag, text, words) in enumerate((("del", "delText", "old"), ("ins", "t", "new")))
    )
    for change in (deleted, inserted):
        document.paragraphs[-1]._p.append(parse_xml(change))
    document.add_paragraph("Present:\tOna Raud\tChair")
    document.save(str(tmp_path / "m.docx"))
    assert main(["import", str(tmp_path / "m.docx")]) == 1
    notes = Record.read(tmp_path / "m.toml").minutes.notes
    assert [note.text for note in notes] == [
        "The area is a² = 9", "Four five", "unseen", "Seennew", "Present: Ona Raud, Chair",
    ]  # fmt: skip
    assert [note.kind for note in notes].count("remark") == 1
    assert capsys.readouterr().out.replace(f"{tmp_path / 'm.docx'}:", "") == (
        "4: Some of its words are struck out, and are kept: five.\n"
        "5: These words are hidden in the file: they are a private remark.\n"
        "5: Changes were tracked: these deleted words are left out: old.\n"
    )


def test_an_opendocument_texts_hidden_struck_and_deleted_words_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.odt"
    assert main(["export", str(HERE.parent / "examples" / "council.toml"), "-o", str(page)]) == 0
    styles = (
        '<style:style style:name="ZH" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="ZS" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
    )
    changed = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>alt</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    spans = '<text:span text:style-name="ZS">Wie lange</text:span><text:span text:style-name="ZH"> geheim</text:span>'
    with zipfile.ZipFile(page) as old, zipfile.ZipFile(tmp_path / "m.odt", "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "content.xml":
                content = content.replace("</office:automatic-styles>", styles).replace("Wie lange", spans)
                content = re.sub(r"<office:text[^>]*>", lambda found: found[0] + changed, content)
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    capsys.readouterr()
    assert main(["import", str(tmp_path / "m.odt")]) == 1
    told = [line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines()]
    assert told == [
        "Changes were tracked: these deleted words are left out: alt.",
        "These words are hidden in the file: they are a private remark.",
        "Some of its words are struck out, and are kept: Wie lange.",
    ]
    notes = Record.read(tmp_path / "m.toml").minutes.notes
    assert [note.text for note in notes if "geheim" in note.text] == ["geheim"]


def test_title_and_date_before_the_text_of_markdown_are_those_of_the_meeting(tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text("---\ntitle: 'The Rowers'\ndate: 2025-03-12\ntags: x\n---\n\n## Boats\n\nOld.\n")
    main(["import", str(tmp_path / "m.md")])
    minutes = Record.read(tmp_path / "m.toml").minutes
    assert (minutes.meeting.title, str(minutes.meeting.date)) == ("The Rowers", "2025-03-12")
    assert [note.text for note in minutes.notes if note.text] == ["title:\ndate: 2025-03-12\ntags: x", "Old."]


def test_a_word_file_with_styles_emphasis_a_table_and_changes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Council of the Salt Works", 0)
    document.add_paragraph("12 March 2025")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Name", "Abbreviation", "Ona Raud", "ORD"), strict=True):
        cell.text = words
    document.add_heading("Pans", 1)
    said = document.add_paragraph()
    said.add_run("ORD:").bold = True
    said.add_run(" The pans of ")
    said.add_run("Polaris").italic = True
    document.add_paragraph("are clean", style="List Bullet")
    document.add_paragraph("all of them", style="List Bullet 2")
    document.sections[0].footer.paragraphs[0].text = "Draft"
    document.save(str(tmp_path / "m.docx"))
    main(["import", str(tmp_path / "m.docx")])
    assert shown(Record.read(tmp_path / "m.toml").minutes).split("\n") == [
        "title: Council of the Salt Works",
        "date: 2025-03-12",
        "ORD = Ona Raud",
        "statement: | Name | Abbreviation |",
        "    | --- | --- |",
        "    | Ona Raud | ORD |",
        "item: Pans",
        "statement ORD prefix: The pans of *Polaris*",
        "    ",
        "    - are clean",
        "      - all of them",
        "remark: Draft",
    ]


PAGES = [
    *(
        (name, ending, "")
        for name in ("meeting", "council", "call", "session")
        for ending in ("md", "docx", "odt", "html")
    ),
    *(("session", ending, style) for ending, style in (("md", "plain"), ("html", "committee"), ("docx", "protokoll"))),
]


@pytest.mark.parametrize(("name", "ending", "style"), PAGES)
def test_our_own_pages_come_back_with_the_same_words_decisions_votes_actions_motions_and_items(
    name: str, ending: str, style: str, tmp_path: Path
) -> None:
    record, page = tmp_path / "old.toml", tmp_path / f"page.{ending}"
    written = (HERE.parent / "examples" / f"{name}.toml").read_text("utf-8")
    if style:
        written = re.sub(r"(?m)^style = .*$", f'style = "{style}"', written)
    record.write_text(written, "utf-8")
    assert main(["export", str(record), "-o", str(page)]) == 0
    main(["import", str(page), "-o", str(tmp_path / "new.toml")])
    blocks, _ = formats.read(page)
    wanted = [word for block in blocks if block.kind != "furniture" for word in words_of(block.source)]
    assert words_of(page_of(tmp_path / "new.toml")) == wanted
    old, new = (Record.read(each).minutes for each in (record, tmp_path / "new.toml"))
    counted = [Counter(note.kind for note in each.notes if note.kind in case_notes.CASES) for each in (old, new)]
    if style == "protokoll":  # a frame that has the vote on a motion comes back as the decision that it says it is
        assert len(list(decided(old))) == len(list(decided(new)))
        counted = [Counter({kind: each[kind] for kind in each if kind != "decision"}) for each in counted]
    assert counted[0] == counted[1]
    # A committee's page has no agenda in its head, and so no heading of what was not taken up.
    left_out = {note.item for note in old.notes if note.outcome == "skipped"} if style == "committee" else set()
    on_page = [item for item in old.agenda if item.key not in left_out]
    assert (len(new.agenda), new.meeting.date) == (len(on_page), old.meeting.date)
    assert new.meeting.language == old.meeting.language
    assert [note.due for note in new.notes if note.due] == [note.due for note in old.notes if note.due]


def test_a_record_in_json_comes_back_as_it_was(tmp_path: Path) -> None:
    example, page = HERE.parent / "examples" / "council.toml", tmp_path / "page.json"
    main(["export", str(example), "-o", str(page)])
    assert main(["import", str(page), "-o", str(tmp_path / "new.toml")]) == 0
    assert Record.read(tmp_path / "new.toml").minutes == Record.read(example).minutes


def test_votes_ballots_movers_and_who_is_to_do_what(tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(
        "# Council\n\n5 May 2025\n\nPresent: Ona Raud, Leo Berg, Mia Falk\n\n## Pans\n\n"
        "**Motion**\n\nThe pans are cleaned.\n\n**Yes: 3**\n**No: 1**\n\n"
        "Leo was late. Ona Raud made the motion to close, Leo Berg second. It rained.\n\n"
        "| SF | F | N |\n|---|---|---|\n| 1 | 14 | 3 |\n\nACTION: Mia Falk to sweep by 9 May 2025\n\n"
        "Ona [+1] Leo [-1] Mia [ ]\n"
    )
    record = tmp_path / "m.toml"
    main(["import", str(tmp_path / "m.md"), "-o", str(record)])
    notes = Record.read(record).minutes.notes
    motion, vote, closing = (next(n for n in notes if t in n.text) for t in ("cleaned", "Yes", "to close"))
    assert (motion.kind, vote.kind, vote.answers) == ("motion", "vote", motion.id)
    assert (vote.for_, vote.against, vote.abstain) == (3, 1, None)
    assert (closing.kind, closing.mover, closing.seconder) == ("motion", ("ORA",), ("LB",))
    assert closing.text == "Ona Raud made the motion to close, Leo Berg second."
    poll, action, ballots = (next(n for n in notes if t in n.text) for t in ("SF", "sweep", "[+1]"))
    assert (poll.kind, poll.options) == ("vote", {"SF": 1, "F": 14, "N": 3})
    assert (action.responsible, str(action.due)) == (("MF",), "2025-05-09")
    assert ballots.ballots == {"ORA": "for", "LB": "against"}
    assert is_kept((tmp_path / "m.md").read_text(), page_of(record), Record.read(record).minutes)


def test_an_entity_in_a_debate_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("opened")
    source = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/other">]><akomaNtoso><debate><debateBody>'
        "<speech><from>Ona</from><p>Here: &e; ends.</p></speech></debateBody></debate></akomaNtoso>"
    )
    (tmp_path / "m.xml").write_text(source)
    assert main(["import", str(tmp_path / "m.xml")]) == 2
    assert not (tmp_path / "m.toml").exists()


def test_a_record_that_is_there_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, record = tmp_path / "old.md", tmp_path / "old.toml"
    source.write_text("# Meeting\n\n2025-03-12\n\nWords.\n")
    record.write_text("mine")
    assert main(["import", str(source)]) == 3
    assert record.read_text() == "mine"
    assert "old.toml" in capsys.readouterr().err


def test_several_documents_are_one_meeting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, words in (("one.md", "# Meeting\n\n2025-03-12\n\nXA: One.\n"), ("two.txt", "XB: Two.\n")):
        (tmp_path / name).write_text(words)
    assert main(["import", str(tmp_path / "one.md"), str(tmp_path / "two.txt"), "-o", str(tmp_path / "m.toml")]) == 1
    assert [note.text for note in Record.read(tmp_path / "m.toml").minutes.notes] == ["One.", "Two."]
    assert f"{tmp_path / 'two.txt'}:1: XB speaks" in capsys.readouterr().out


def test_documents_of_two_days_may_be_two_meetings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.md").write_text("# Meeting of 12 March 2025\n\nPresent: Ona Raud, Leo Berg\n")
    (tmp_path / "two.md").write_text("# Meeting of 5 April 2025\n\nPresent: Ona Raud, Leo Berg\n")
    assert main(["import", str(tmp_path / "one.md"), str(tmp_path / "two.md"), "-o", str(tmp_path / "m.toml")]) == 1
    said = "two.md is of 2025-04-05 and one.md of 2025-03-12: they may be two meetings."
    assert f"{tmp_path / 'two.md'}:1: {said}" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.md").write_text("# Meeting\n\n2025-03-12\n\nThe roof leaks.\n")
    assert main(["import", str(tmp_path / "one.md"), "-o", str(tmp_path / "typo" / "m.toml")]) == 2
    assert "There is no folder" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_decisions_of_an_import_without_numbers_lack_none(tmp_path: Path) -> None:
    (tmp_path / "m.md").write_text(
        "# Meeting of 12 March 2025\n\nDecision: mend the roof.\n\nDecision: sell the pump.\n"
    )
    main(["import", str(tmp_path / "m.md")])
    minutes = Record.read(tmp_path / "m.toml").minutes
    assert [note.kind for note in minutes.notes] == ["decision", "decision"]
    assert not list(decisions.numbers(minutes))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("packed.md", "docx", "is a Word file: add --as docx."),
        ("page.vtt", "<html><body><p>Words</p></body></html>", "has no captions"),
        ("deep.html", "<div>" * 400 + "Words" + "</div>" * 400, "too deep within others"),
        ("long.txt", "Words.\n" * 100_002, "more than 100,000 lines"),
    ],
)
def test_why_a_source_is_not_read_is_said_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, said: str
) -> None:
    if content == "docx":
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("word/document.xml", "<w/>")
    else:
        (tmp_path / name).write_text(content)
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "m.toml")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "m.toml").exists()


def test_a_long_source_is_announced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "long.md").write_text("# Meeting of 12 March 2025\n\n" + "x" * 210_000 + "\n")
    main(["import", str(tmp_path / "long.md")])
    assert "Reading long.md, 210 kB" in capsys.readouterr().err


def test_a_long_speech_stays_with_its_speaker(tmp_path: Path) -> None:
    head = "# Meeting\n\n2025-03-12\n\nPresent: Xan Abe\n\nXan Abe spoke.\n\n"
    (tmp_path / "m.md").write_text(head + "And more words.\n\n" * 2000)
    main(["import", str(tmp_path / "m.md")])
    notes = Record.read(tmp_path / "m.toml").minutes.notes[1:]
    assert len(notes) > 1
    assert {note.speaker for note in notes} == {"XA"}
    assert [note.attribution for note in notes] == ["inline"] + ["none"] * (len(notes) - 1)


@pytest.mark.skipif(not SEED.exists(), reason=NOT_ONE)
def test_the_reference_comes_in_and_goes_out_word_for_word(tmp_path: Path) -> None:
    record = tmp_path / "S.toml"
    assert main(["import", str(SEED), "-o", str(record)]) == 0
    minutes = Record.read(record).minutes
    assert words_of(page_of(record)) == words_of(SEED.read_text("utf-8"))
    assert [note.text for note in minutes.notes if note.kind == "heading"] == [
        "Questions:", "Questions:", "Conclusions from the meeting",
    ]  # fmt: skip
    prepared = Record.read(SHARED / "seed" / "prep.toml").minutes
    fields = ("name", "title", "role", "delegation", "post", "affiliation", "body")
    assert [[getattr(each, field) for field in fields] for each in minutes.participants] == [
        [getattr(each, field) for field in fields] for each in prepared.participants
    ]


@pytest.mark.parametrize("source", CORPUS, ids=lambda path: path.name)
def test_no_word_of_a_real_document_is_lost(source: Path, tmp_path: Path) -> None:
    record = tmp_path / "new.toml"
    assert main(["import", str(source), "-o", str(record)]) in (0, 1)
    opened = Record.read(record)
    assert opened.problems == []
    blocks, _ = formats.read(source)
    blocks, _ = without_contents(blocks)  # a page has none of the names of the parts of the source
    kept = words_of(opened.text + page_of(record))
    assert {counted(word) for block in blocks for word in words_of(block.source)} <= set(kept)
    if source.suffix == ".md":
        shown = TO_PART.sub(r"\g<said>", source.read_text("utf-8-sig"))  # an address within the page is no word
        shown = plain_text.ANCHORED.sub(r"\1", shown)
        assert set(map(counted, words_of(shown))) <= set(kept)


def counted(word: str) -> str:
    """A word of a source as a record has it: of "11x yes" the count."""
    return re.sub(r"^(\d+)x$", r"\1", word)


def test_one_byte_that_is_not_utf8_changes_no_other_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "m.md"
    source.write_bytes(
        "Protokoll 1. Mai 2024\n\nJörg Öl: Grüße ".encode() + b"\xc4nne\n\nAnwesend: J\xc3\xb6rg \xc3\x96l\n"
    )
    assert main(["import", str(source)]) == 1
    assert f"{source}:3: These letters are not UTF-8" in capsys.readouterr().out
    record = (tmp_path / "m.toml").read_text("utf-8")
    assert "Grüße Änne" in record
    assert 'name = "Jörg Öl"' in record
    assert 'check = "These letters are not UTF-8' in record  # what is listed is marked, too
    source.write_bytes("Anwesend: Jörg Öl, Änne Maß\n".encode("cp1252"))
    assert "Jörg Öl" in formats.read(source)[0][0].text


def test_a_language_without_words_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.md").write_text("# Quay\n\nYes.\n")
    assert main(["import", str(tmp_path / "m.md"), "--language", "xx"]) == 2
    assert "Choose one of: ar, da, de, en" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "m.md"), "--language", "en-GB"]) != 2


def test_a_source_that_is_read_for_the_review_is_named_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []

    def reads(*_: object, **__: object) -> int:
        told.append(capsys.readouterr().err)
        return 0

    monkeypatch.setattr("minutes_tui.cli.import_source.require_terminal", lambda: None)
    monkeypatch.setattr("minutes_tui.tui.app_run.run_import", reads)
    assert main(["import", str(tmp_path / "ice.md"), "--review"]) == 0
    assert told == ["Reading ice.md …\n"]
