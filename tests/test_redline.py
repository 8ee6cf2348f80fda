"""What differs between two states: the cases of `redline.md`, and laws that hold for any two texts."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from operator import eq
from pathlib import Path

import pytest
from fields import KINDS, Field, changed, made
from fixtures import Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import structs

from minutes_tui.cli.main import main
from minutes_tui.language.labels import languages
from minutes_tui.model.minutes import TABLES, AgendaItem, Corrigendum, Kind, Meeting, Minutes, Note, Participant, Print
from minutes_tui.record import Record
from minutes_tui.report import FORMS, document, printable
from minutes_tui.report.differences.redline import Row, Section, matched, redline
from minutes_tui.report.word_diff import Piece, pieces
from minutes_tui.writers import redline_pages

CASES = cases(Path(__file__).with_name("redline.md"))
FIXED = settings(max_examples=150, deadline=None, derandomize=True, database=None)
TEXTS = st.text(st.sampled_from("ab  .,*_~`[]()<>&#-+|\\!1\né€"), max_size=24)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_two_records_as_a_redline(case: Case, accept: bool) -> None:
    old, new = (Record(Path("r.toml"), case.blocks[f"toml {name}"]).minutes for name in ("old", "new"))
    sections = redline(old, new)
    case.expect("text", redline_pages.text(sections, "Old → new"), accept)
    for name, written in (
        ("markdown", redline_pages.markdown(sections, "Old → new")),
        ("html", re.sub(r".*<body>\n|</body>.*", "", redline_pages.page(sections, "Old → new", "en"), flags=re.DOTALL)),
    ):
        again = next(each for each in cases(case.path) if each.title == case.title)
        again.expect(name, written, accept)


def side(found: tuple[Piece, ...], sign: str) -> str:
    return "".join(piece.text for piece in found if piece.sign in ("", sign))


@FIXED
@given(TEXTS, TEXTS)
def test_the_pieces_of_any_two_texts_give_back_both_and_each_change_can_be_seen(old: str, new: str) -> None:
    found = pieces(old, new)
    assert (side(found, "-"), side(found, "+")) == (old, new)
    if old.strip() and new.strip():
        changed = "".join(piece.text for piece in found if piece.sign)
        assert bool(changed.strip()) == (old != new)


@FIXED
@given(TEXTS, TEXTS)
def test_as_markdown_any_words_are_words_and_the_changes_are_marked(old: str, new: str) -> None:
    line = next(iter(redline_pages.lines(pieces(old, new))), [])
    source = redline_pages.markdown([Section("Notes", (Row("", "changed", tuple(line)),))], "T")
    html = MarkdownIt("commonmark").enable(["strikethrough", "table"]).render(source)
    body = html.split("</h2>")[1]
    for tag, sign in (("s", "-"), ("strong", "+")):
        marked = "".join(re.findall(rf"<{tag}>(.*?)</{tag}>", body))
        assert squeezed(unescaped(marked)) == squeezed("".join(piece.text for piece in line if piece.sign == sign))
    assert squeezed(unescaped(re.sub(r"</?(?:p|s|strong)>", "", body))) == squeezed("".join(p.text for p in line))


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def unescaped(html: str) -> str:
    import html as entities

    return entities.unescape(html)


def test_as_html_nothing_in_a_text_acts() -> None:
    hostile = "<script>alert(1)</script> & \x1b[31m \u202e"
    written = redline_pages.page([Section("Notes", (Row(hostile, "changed", pieces("x", hostile)),))], hostile, '"><b>')
    assert "<script" not in written
    assert "\x1b" not in written
    assert '<html lang="&quot;&gt;&lt;b&gt;">' in written
    assert "\x1b" not in redline_pages.text(
        [Section("Notes", (Row(hostile, "changed", pieces("x", hostile)),))], hostile
    )


def test_notes_with_no_id_in_common_are_matched_by_likeness_within_their_kind() -> None:
    before = [Note(id="1", text="The ice came late this year."), Note(id="2", text="Boats wait in the bay.")]
    after = [Note(id="MF-1", text="Boats wait in the wide bay."), Note(id="MF-2", text="Dogs bark at night."),
             Note(id="MF-3", text="The ice came very late this year.")]  # fmt: skip
    assert matched(before, after) == {0: 1, 2: 0}
    assert matched(before, [structs.replace(note, kind="question") for note in after]) == {}


def test_in_one_record_an_id_says_which_note_it_is_whatever_it_says_now() -> None:
    before = [Note(id="1", text="The ice came late."), Note(id="2", text="Boats wait in the bay.")]
    after = [Note(id="2", kind="question", text="The ice came late."), Note(id="3", text="The ice came very late.")]
    assert matched(before, after) == {0: 1}


def test_notes_without_an_id_of_their_own_are_matched_by_likeness_then_order() -> None:
    ice, boats, dogs = "The ice came late.", "Boats wait in the bay.", "Dogs bark at night."
    assert matched([Note(text=ice), Note(text=boats)], [Note(text=boats), Note(text=ice)]) == {0: 1, 1: 0}
    assert matched([Note(kind="arrival", who="OR")], [Note(text=dogs), Note(kind="arrival", who="OR")]) == {1: 0}
    twice = [Note(id="1", text=ice), Note(id="1", text=boats)]
    assert matched(twice, twice[::-1]) == {0: 1, 1: 0}
    assert matched(twice, [Note(id="1", text=boats), Note(id="2", text=ice)]) == {0: 1, 1: 0}
    assert matched(twice, [Note(id="1", text=dogs)]) == {0: 0}
    assert matched([Note(id="1", text=boats)], twice) == {1: 0}


VOTE = Note(id="2", kind="vote", text="Der Antrag", for_=16, against=0, abstain=1)
DECIDED = Note(id="3", kind="decision", number=1, text="Der Antrag wird von der Versammlung angenommen.")
STRUCK_AT = dt.datetime(2026, 11, 26, 14, 6, 55, tzinfo=dt.UTC)


@pytest.mark.parametrize("gone", [[structs.replace(DECIDED, struck=STRUCK_AT)], []], ids=["struck", "removed"])
@pytest.mark.parametrize("kind", ["vote", "decision"])
def test_a_removed_decision_is_gone_though_another_note_has_its_words(gone: list[Note], kind: Kind) -> None:
    alike = "Der Antrag wird einstimmig angenommen."
    new = (
        [VOTE, Note(id="4", kind="decision", text=alike)] if kind == "decision" else [structs.replace(VOTE, text=alike)]
    )
    (section,) = redline(Minutes(notes=[VOTE, DECIDED]), Minutes(notes=[*new, *gone]))
    assert [row.pieces for row in section.rows if row.what == "removed"] == [(Piece("-", DECIDED.text),)]
    assert sum(row.what == "added" for row in section.rows) == (kind == "decision")
    back = redline(Minutes(notes=[*new, *gone]), Minutes(notes=[VOTE, DECIDED]))
    assert [row.pieces for row in back[0].rows if row.what == "added"] == [(Piece("+", DECIDED.text),)]


def test_a_note_that_was_split_keeps_its_first_half_and_one_that_was_joined_to_another_is_gone() -> None:
    whole = [Note(id="1", text="The ice came late. Boats wait in the bay.")]
    halves = [Note(id="1", text="The ice came late."), Note(id="2", text="Boats wait in the bay.")]
    assert [(row.what, row.pieces) for row in redline(Minutes(notes=whole), Minutes(notes=halves))[0].rows] == [
        ("changed", (Piece("", "The ice came late."), Piece("-", " Boats wait in the bay."))),
        ("added", (Piece("+", "Boats wait in the bay."),)),
    ]
    assert [(row.what, row.pieces) for row in redline(Minutes(notes=halves), Minutes(notes=whole))[0].rows] == [
        ("changed", (Piece("", "The ice came late."), Piece("+", " Boats wait in the bay."))),
        ("removed", (Piece("-", "Boats wait in the bay."),)),
    ]


def test_people_and_agenda_items_that_are_struck_out_are_shown_as_gone() -> None:
    person, item = Participant(key="OR", name="Ona Raud"), AgendaItem(key="pans", title="The pans")
    there = Minutes(participants=(person,), agenda=(item,))
    struck = Minutes(
        participants=(structs.replace(person, struck=STRUCK_AT),), agenda=(structs.replace(item, struck=True),)
    )
    again = structs.replace(struck, participants=(*struck.participants, structs.replace(person, post="Miller")))
    assert [row for section in redline(there, struck) for row in section.rows] == [
        Row("", "removed", (Piece("-", "OR Ona Raud"),)), Row("", "removed", (Piece("-", "pans The pans"),))
    ]  # fmt: skip
    assert [row.what for section in redline(struck, there) for row in section.rows] == ["added", "added"]
    assert [row.what for row in redline(there, again)[0].rows] == ["changed"]


def test_entries_without_a_key_are_matched_by_likeness() -> None:
    first, second = Corrigendum(text="For mill read works."), Corrigendum(text="The well is dry, and not wet.")
    new = (second, structs.replace(first, text="For mills read works."))
    (section,) = redline(Minutes(corrigenda=(first,)), Minutes(corrigenda=new))
    assert sorted(row.what for row in section.rows) == ["added", "changed"]


def test_a_note_that_was_reworded_altogether_and_has_no_likeness_keeps_its_id() -> None:
    assert matched([Note(id="1", text="One two three.")], [Note(id="1", text="Four five six.")]) == {0: 0}


def test_nothing_that_a_public_page_does_not_have_is_in_a_redline() -> None:
    old = Minutes(notes=[Note(id="1", text="Shown.")])
    hidden = [
        Note(id="2", kind="remark", text="secret"),
        Note(id="3", audience="private", text="secret"),
        Note(id="4", audience="restricted", text="narrow"),
    ]
    new = Minutes(notes=[*old.notes, *hidden])
    assert redline(old, new) == []
    (section,) = redline(old, new, "restricted")
    assert [row.what for row in section.rows] == ["same", "added"]


def test_a_long_record_is_compared_at_once() -> None:
    before = [Note(id=str(n), text=f"Note {n} of the talk about boat {n % 97} and ice {n % 89}.") for n in range(2000)]
    after = [Note(id=f"x{note.id}", text=note.text.replace("boat", "ship")) for note in before]
    pairs = matched(before, after)
    assert len(pairs) == 2000
    assert all(index == at for index, at in pairs.items())


def told(old: Minutes, new: Minutes) -> list[str]:
    return [line for line in redline_pages.text(redline(old, new), "").splitlines() if line[:1] in "~+->" and line]


def test_differences_have_the_labels_names_and_dates_of_the_page() -> None:
    at = dt.datetime(2025, 3, 12, 9, 43, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    meeting = Meeting(date=dt.date(2025, 3, 12), language="de", start=dt.time(9, 30))
    kurt = Participant(key="KD", name="Kurt Dreyer", title="Herr")
    petra = Participant(key="PH", name="Petra Haas", title="Frau", presence="present")
    vote = structs.replace(VOTE, ballots={"KD": "for"})
    motion = Note(id="4", kind="motion", mover="KD", text="Wir bauen.")
    action = Note(id="5", kind="action", due=dt.date(2025, 4, 1), text="Wir planen.")
    said = Note(id="6", at=at, speaker="?", text="Nein.")
    old = Minutes(meeting=meeting, participants=(kurt, petra), notes=(vote, DECIDED, motion, action, said))
    new = Minutes(
        meeting=structs.replace(meeting, start=dt.time(9, 45), status="circulated"),
        participants=(
            structs.replace(kurt, role="chair"),
            structs.replace(petra, presence="apologies", substitute_for="KD"),
        ),
        notes=(
            structs.replace(vote, for_=17, ballots={"KD": "abstain"}),
            structs.replace(DECIDED, struck=STRUCK_AT),
            structs.replace(motion, seconder="PH", outcome="carried"),
            structs.replace(action, due=dt.date(2025, 4, 2), done=True),
            structs.replace(said, at=at + dt.timedelta(days=1), language="fr"),
        ),
    )
    assert told(old, new) == [
        "~ Start: [-09:30-] {+09:45+} Uhr",
        "~ Status: [-Entwurf-] {+Versandt+}",
        "~ KD Herr Kurt Dreyer – Funktion: {+Vorsitz+}",
        "~ PH Frau Petra Haas – Anwesenheit: [-Anwesend-] {+Entschuldigt+}",
        "~ PH Frau Petra Haas – In Vertretung von: {+Herr Dreyer+}",
        "~ Abstimmung: Der Antrag",
        "~ Abstimmung – Dafür: [-16-] {+17+}",
        "~ Abstimmung – Abstimmungen: Herr Dreyer: [-dafür-] {+Enthaltung+}",
        "- Beschluss 1: [-Der Antrag wird von der Versammlung angenommen.-]",
        "~ Antrag: Wir bauen.",
        "~ Antrag – Unterstützt von: {+Frau Haas+}",
        "~ Antrag – Stand: {+angenommen+}",
        "~ Aufgabe: Wir planen.",
        "~ Aufgabe – Frist: [-1-] {+2+}. April 2025",
        "~ Aufgabe – Stand: [-offen-] {+erledigt+}",
        "~ Unbekannte Person: Nein.",
        "~ Unbekannte Person – Uhrzeit: {+13. März 2025,+} 09:43 Uhr",
        "~ Unbekannte Person – Language: {+Französisch+}",
    ]


RAW = re.compile(r"\w_\w|\w_?: ?\{\w|\d{4}-\d\d-\d\d|\b(?:None|True|False|struck)\b|['\"]\w+['\"]")
"""Keys with underscores, and values as Python or TOML writes them."""


def test_no_key_of_a_redline_has_an_underscore_and_no_value_is_one_of_python_or_toml(everything: Minutes) -> None:
    for language in languages():
        whole = structs.replace(everything, meeting=structs.replace(everything.meeting, language=language))
        none = Minutes(meeting=Meeting(language=language))
        for old, new in ((none, whole), (whole, none)):
            for line in told(old, new):
                assert not RAW.search(line), line


def test_a_difference_that_no_page_shows_is_told_as_recorded_but_for_seconds() -> None:
    agenda = (AgendaItem(key="pans", title="Salt"), AgendaItem(key="wells", title="Salt"))
    note = Note(id="1", at=STRUCK_AT, item="pans", text="Yes.")
    there = Minutes(print=Print(agenda_headings=False), agenda=agenda, notes=(note,))
    assert told(there, structs.replace(there, notes=(structs.replace(note, item="wells"),))) == [
        "~ Yes.", "~ Item: [-pans-] {+wells+}"
    ]  # fmt: skip
    seconds = structs.replace(note, at=STRUCK_AT.replace(second=5))
    assert redline(there, structs.replace(there, notes=(seconds,))) == []


def test_a_roster_line_that_is_printed_no_more_is_told() -> None:
    person = Participant(key="OR", name="Ona Raud")
    new = Minutes(participants=(structs.replace(person, printed=""),))
    assert told(Minutes(participants=(person,)), new) == ["~ OR Ona Raud – Printed: {+not printed+}"]


RECORDS = {
    "old.toml": '[meeting]\ntitle = "Salt"\ndate = 2025-03-12\n\n[[note]]\nid = "1"\ntext = "The lake froze."\n',
    "new.toml": '[meeting]\ntitle = "Salt"\ndate = 2025-03-12\n\n[[note]]\nid = "1"\ntext = "The river froze."\n',
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in RECORDS.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_prints_what_differs_as_wdiff_does_and_ends_with_0(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "old.toml", "new.toml"]) == 0
    assert "~ The [-lake-] {+river+} froze." in capfd.readouterr().out.splitlines()
    assert main(["diff", "old.toml", "old.toml"]) == 0
    assert "There are no differences." in capfd.readouterr().err
    assert main(["diff", "old.toml", "new.toml", "--to", "md"]) == 0
    assert "The ~~lake~~**river** froze." in capfd.readouterr().out
    assert main(["diff", "old.toml", "new.toml", "-o", "out.html"]) == 0
    assert "The <del>lake</del><ins>river</ins> froze." in (folder / "out.html").read_text()


def test_a_redline_is_written_to_every_file_that_is_named(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "old.toml", "new.toml", "-o", "a.md", "-o", "b.html", "-o", "c.txt"]) == 0
    assert "~~lake~~**river**" in (folder / "a.md").read_text()
    assert "<del>lake</del>" in (folder / "b.html").read_text()
    assert "[-lake-] {+river+}" in (folder / "c.txt").read_text()
    assert main(["diff", "old.toml", "new.toml", "-o", "d.md", "-o", "e.docx"]) == 2
    assert not (folder / "d.md").exists()


@pytest.mark.parametrize(
    "arguments",
    [["old.toml"], ["old.toml", "circulated"], ["old.toml", "new.toml", "--from", "1"],
     ["old.toml", "new.toml", "-o", "out.docx"], ["old.toml", "new.toml", "--audience", "all"]],
)  # fmt: skip
def test_what_can_not_be_compared_is_one_sentence(
    arguments: list[str], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *arguments]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_two_states_of_one_record_and_the_record_as_it_is_now(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["circulate", "old.toml"]) == 0
    path = folder / "old.toml"
    path.write_text(path.read_text().replace("lake", "pond"))
    assert main(["circulate", "old.toml"]) == 0
    path.write_text(path.read_text().replace("pond", "sea"))
    for arguments, wanted in (
        (["circulated"], "[-pond-] {+sea+}"),
        (["1"], "[-lake-] {+sea+}"),
        (["--from", "1", "--to", "2"], "[-lake-] {+pond+}"),
        (["--from", "draft"], "[-lake-] {+sea+}"),
    ):
        capfd.readouterr()
        assert main(["diff", "old.toml", *arguments]) == 0
        assert wanted in capfd.readouterr().out


# Whatever a page prints


@pytest.fixture(scope="module")
def everything() -> Minutes:
    """With no remark: a note that becomes one is told nowhere."""
    minutes = made().minutes
    return structs.replace(minutes, notes=tuple(note for note in minutes.notes if note.kind != "remark"))


def printed_as(minutes: Minutes) -> Iterator[str]:
    """All that pages say, in every form, and in a style that prints less."""
    plain = structs.replace(minutes.print, numbered=False, times=False, agenda_headings=False)
    for form, style in (*((form, minutes.print) for form in FORMS if form != "comments"), ("summary", plain)):
        yield repr(document(structs.replace(minutes, print=style), form, audience="private"))


def untold(minutes: Minutes, tables: Collection[str]) -> Iterator[Field]:
    """The fields of which a change is on a page and not in the redline."""
    before = list(printed_as(minutes))
    for field, new in changed(minutes, tables):
        if not all(printable(note, "private") for note in new.notes) or all(map(eq, printed_as(new), before)):
            continue
        for old, became in ((minutes, new), (new, minutes)):
            rows = [row for section in redline(old, became, "private") for row in section.rows if row.what != "same"]
            if not any(piece.sign and piece.text.strip() for row in rows for piece in row.pieces):
                yield field


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "remark"])
def test_a_change_of_any_field_of_a_note_that_a_page_prints_is_told_in_words(kind: str, everything: Minutes) -> None:
    notes = tuple(note for note in everything.notes if note.kind == kind)
    assert {field.key for field in untold(structs.replace(everything, notes=notes), ["note"])} <= TOLD_BY_ABSENCE


def test_a_change_of_any_other_field_that_a_page_prints_is_told_in_words(everything: Minutes) -> None:
    assert list(untold(everything, [table for table in TABLES if table != "note"])) == []


TOLD_BY_ABSENCE = {"note.id"}
"""No page has it but as the name of a place."""


def test_all_that_a_page_prints_of_what_came_or_went_is_told(everything: Minutes) -> None:
    without = Minutes(meeting=everything.meeting, print=everything.print)
    pages = "".join(printed_as(everything))
    told_in_both = ("meeting", "print")
    marks = {
        field: mark for field, mark in made().marks.items()
        if mark in pages and field.table not in told_in_both and field.key not in TOLD_BY_ABSENCE
    }  # fmt: skip
    assert len(marks) > 50
    for old, new in ((everything, without), (without, everything)):
        told = repr(redline(old, new, "private"))
        assert [field for field, mark in marks.items() if mark not in told] == []


@pytest.mark.parametrize(
    ("old", "new", "signed"),
    [
        ("set at £50,610.", "set at £49,646 (3%)", ["-£50,610.", "+£49,646 (3%)"]),
        ("up to £300 now", "up to £200 now", ["-£300", "+£200"]),
        ("by 10%.", "by 12%.", ["-10%", "+12%"]),
        ("for 300€ each", "for 200€ each", ["-300€", "+200€"]),
        ("US$300 now", "US$200 now", ["-US$300", "+US$200"]),
    ],
)
def test_a_number_keeps_its_sign_of_money_or_share(old: str, new: str, signed: list[str]) -> None:
    assert [piece.sign + piece.text for piece in pieces(old, new) if piece.sign] == signed
