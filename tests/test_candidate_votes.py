"""Elections in which each candidate is voted on: in the record, in a line, in lines below each other, on each page."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from conftest import Opened, enter
from test_pages import words_of_akoma, words_of_docx, words_of_odt, words_of_plain

from minutes_tui.checks.all_checks import problems
from minutes_tui.commands import vote_entry
from minutes_tui.commands.documents.import_draft import draft_of
from minutes_tui.config.page_styles import STYLES
from minutes_tui.export.formats import Order, exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.meeting import candidate_votes, vote_results
from minutes_tui.model.document import Case, Table, unwrapped, words
from minutes_tui.model.minutes import CandidateVotes, Minutes
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.record.serializer import table_text
from minutes_tui.report import document
from minutes_tui.writers import markdown
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html

HEAD = 'format = 1\n\n[meeting]\ntitle = "Allotment Society"\ndate = 2026-03-12\nlanguage = "{}"\n'
BODY = """
[[participant]]
key = "BL"
name = "Lund, Bea"
title = "Ms"
presence = "present"

[[note]]
id = "1"
kind = "vote"
text = "Election of two auditors"
options = { "Eli Deist" = { for = 7, against = 3 }, "Kai Roth" = { for = 11, against = 1, abstain = 4, elected = true }, BL = { for = 10, against = 1, abstain = 5, elected = true } }
"""  # noqa: E501
RECORD = HEAD.format("en") + BODY


def kept(text: str) -> Minutes:
    found = read(text)
    assert not found.problems
    return found.minutes


def case(minutes: Minutes, language: str = "") -> Case:
    return next(each for each in unwrapped(document(minutes, "summary", language).blocks) if isinstance(each, Case))


def table(minutes: Minutes, language: str = "") -> Table:
    return next(each for each in case(minutes, language).content if isinstance(each, Table))


def test_a_record_has_the_counts_of_each_candidate_and_writes_them_as_they_are() -> None:
    note = kept(RECORD).notes[0]
    assert note.options["Kai Roth"] == CandidateVotes(for_=11, against=1, abstain=4, elected=True)
    assert table_text("note", note).splitlines()[-2] in BODY


def test_a_key_that_a_candidate_has_not_is_told_by_those_that_there_are() -> None:
    (problem,) = read(RECORD.replace("abstain = 4", "abstaining = 4", 1)).problems
    assert problem.text.startswith("The votes for “Kai Roth” cannot be read")
    assert "{ for = 11, against = 1, abstain = 4 }" in problem.text


PLAIN = {"Kai Roth": (11, 1, 4), "Bea Lund": (9, 3, 4)}


@pytest.mark.parametrize(
    ("language", "line", "title"),
    [
        ("en", "Election of auditors: Kai Roth 11-1-4, Bea Lund 9-3-4", "Election of auditors"),
        ("en", "Kai Roth 11-1-4, Bea Lund 9-3-4", ""),
        ("en", "Auditors: Kai Roth (11-1-4); Bea Lund (9-3-4)", "Auditors"),
        ("en", "Item 3: Auditors: Kai Roth: 11–1–4, Bea Lund: 9–3–4.", "Item 3: Auditors"),
        (
            "en",
            "Audit: Kai Roth 11 for, 1 against, 4 abstaining, Bea Lund 9 for, 3 against, 4 abstaining",
            "Audit",
        ),
        ("de", "Prüfer: Kai Roth: 11x Ja, 1x Nein, 4x Enthaltung; Bea Lund: 9 Ja, 3 Nein, 4 Enthaltungen", "Prüfer"),
        (
            "fr",
            "Jury : Kai Roth 11 pour, 1 contre, 4 abstentions ; Bea Lund 9 pour, 3 contre, 4 abstentions",
            "Jury",
        ),
        ("sv", "Revisorer: Kai Roth 11 ja, 1 nej, 4 avstår; Bea Lund 9 ja, 3 nej, 4 avstår", "Revisorer"),
    ],
)
def test_a_line_has_candidates_with_counts_of_their_own(language: str, line: str, title: str) -> None:
    vote = vote_entry.read(line, read(HEAD.format(language)).minutes)
    assert (vote.title, vote.problem) == (title, "")
    found = {name: candidate_votes.counts(votes)[:3] for name, votes in own(vote.options).items()}
    assert found == PLAIN


def own(options: object) -> dict[str, CandidateVotes]:
    assert isinstance(options, dict)
    assert all(isinstance(votes, CandidateVotes) for votes in options.values())
    return options


@pytest.mark.parametrize(
    ("language", "line", "elected"),
    [
        ("en", "Board: Kai Roth 11-1-4 elected, Bea Lund 9-3-4 not elected", ["Kai Roth"]),
        ("en", "Board: Kai Roth 11-1-4 (elected), Bea Lund 9-3-4, elected", ["Kai Roth", "Bea Lund"]),
        ("de", "Vorstand: Kai Roth 11-1-4 nicht gewählt, Bea Lund 9-3-4 ist gewählt", ["Bea Lund"]),
        ("fr", "Bureau : Kai Roth 11-1-4, élu, Bea Lund 9-3-4", ["Kai Roth"]),
    ],
)
def test_a_line_says_who_is_elected(language: str, line: str, elected: list[str]) -> None:
    vote = vote_entry.read(line, read(HEAD.format(language)).minutes)
    assert [name for name, votes in own(vote.options).items() if votes.elected] == elected


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Budget 2026, 12-3-1", "Budget 2026,"),
        ("Approve the years 2025-26, 9-3", "Approve the years 2025-26,"),
        ("Auditor: Kai Roth 11-1-4", "Auditor: Kai Roth"),
    ],
)
def test_counts_of_one_vote_are_those_of_no_candidates(line: str, title: str) -> None:
    vote = vote_entry.read(line, Minutes())
    assert (vote.title, dict(vote.options)) == (title, {})
    assert vote.counts.for_ is not None


def test_a_candidate_who_stands_there_twice_is_asked_about(opened: Opened) -> None:
    said = enter(opened(HEAD.format("en")), "/vote Board: Kai Roth 11-1-4, Kai Roth 9-3-4")
    assert said.startswith("“Kai Roth” stands there twice.")


def test_elect_is_another_name_of_poll(opened: Opened) -> None:
    editor = opened(HEAD.format("en"))
    said = enter(editor, "/elect Board: Kai Roth 11-1-4, Bea Lund 9-3-4")
    assert [*editor.minutes.notes[-1].options] == ["Kai Roth", "Bea Lund"]
    assert said == ""
    assert editor.minutes.notes[-1].text == "Board"


def test_candidates_on_lines_below_each_other_are_one_election(opened: Opened) -> None:
    editor = opened(HEAD.format("de"))
    enter(editor, "# Wahl der Kassenprüfer", "Zwei Personen stellen sich zur Wahl.")
    enter(
        editor, "Kai Roth:\t\t11x Ja, 1x Nein, 4x Enthaltung", "Bea Lund: 9 Ja, 3 Nein, 4 Enthaltungen", "Eli Deist 7-3"
    )
    *_, vote = editor.minutes.notes
    assert [note.kind for note in editor.minutes.notes] == ["heading", "statement", "vote"]
    assert {name: candidate_votes.counts(each)[:3] for name, each in own(vote.options).items()} == {
        **PLAIN, "Eli Deist": (7, 3, None)
    }  # fmt: skip
    assert not vote.check
    refused = enter(editor, "Kai Roth: 12 Ja, 3 Nein")
    assert refused == "“Kai Roth” has counts already: ↑ corrects them."


def test_candidates_go_into_the_election_that_is_begun_with_its_title(opened: Opened) -> None:
    editor = opened(HEAD.format("en"))
    enter(
        editor, "/vote Election of the board", "Kai Roth: 11 yes, 1 no, 4 abstaining", "Bea Lund: 9 yes, 3 no, 4 abst."
    )
    (vote,) = editor.minutes.notes
    assert (vote.text, [*vote.options]) == ("Election of the board", ["Kai Roth", "Bea Lund"])


@pytest.mark.parametrize("line", ["Yes: 11, no: 1", "Kai Roth: 11 yes, 1 no", "Kai Roth 11-1"])
def test_counts_below_nothing_that_tells_of_an_election_are_no_candidate(line: str, opened: Opened) -> None:
    editor = opened(HEAD.format("en"))
    enter(editor, "The frost came late.", line)
    assert [note.kind for note in editor.minutes.notes] == ["statement"] * 2


def test_a_vote_with_candidates_is_corrected_in_its_line(opened: Opened) -> None:
    editor = opened(RECORD)
    line = vote_entry.line_of_vote(editor.minutes.notes[0], editor.minutes)
    assert line == "/vote Election of two auditors: Eli Deist 7-3, Kai Roth 11-1-4 elected, BL 10-1-5 elected"
    vote_entry.retyped(editor, 0, line.replace("11-1-4", "11-2-3"))
    assert editor.minutes.notes[0].options["Kai Roth"] == CandidateVotes(for_=11, against=2, abstain=3, elected=True)


def test_more_votes_on_a_candidate_than_people_is_a_problem() -> None:
    said = [each.text for each in problems(kept(RECORD)) if each.key != "check"]
    assert "16 votes are counted on “Kai Roth”, but 1 person with a vote was present." in said


def test_the_page_has_a_row_for_each_with_those_first_who_have_most() -> None:
    found = table(kept(RECORD))
    rows = [[words(cell) for cell in row] for row in (found.head, *found.rows)]
    assert rows == [
        ["Name", "For", "Against", "Abstaining", "Elected"],
        ["Kai Roth", "11", "1", "4", "yes"],
        ["Ms Lund", "10", "1", "5", "yes"],
        ["Eli Deist", "7", "3", "", ""],
    ]
    assert found.sides == ("start", "end", "end", "end", "start")
    made = case(kept(RECORD))
    assert (made.kind, words(made.verdict)) == ("election", "Elected: Kai Roth, Ms Lund")
    assert made.ballots is None


def test_who_is_elected_is_said_where_one_alone_has_more_for_than_others() -> None:
    text = RECORD.replace(", elected = true", "")
    assert not words(case(kept(text)).verdict)
    one = (
        text.replace("two auditors", "the auditor")
        .replace("for = 10, against = 1", "for = 1, against = 10")
        .replace("for = 7, against = 3", "for = 3, against = 7")
    )
    assert words(case(kept(one)).verdict) == "Kai Roth is elected"
    seats = one.replace("the auditor", "auditors (2 seats)")
    assert not words(case(kept(seats)).verdict)
    assert [words(cell) for cell in table(kept(seats)).head][-1] == "Abstaining"


def test_no_answer_of_a_poll_is_elected() -> None:
    text = HEAD.format("en") + (
        '[[note]]\nid = "1"\nkind = "vote"\ntext = "What is served?"\n'
        "options = { tea = { for = 5, against = 1 }, milk = { for = 1, against = 5, invalid = 1 } }\n"
    )
    assert [words(cell) for cell in table(kept(text)).head] == ["Question", "For", "Against", "Invalid"]
    assert not words(case(kept(text)).verdict)
    auditors = text.replace("What is served?", "Auditors").replace("tea", "'Kai Roth'").replace("milk", "'Bea Lund'")
    told = auditors.replace("against = 1 }", "against = 1, elected = true }")
    assert words(table(kept(told)).head[0]) == "Name", "who is elected has a name"


def test_an_answer_with_one_count_beside_them_keeps_its_row() -> None:
    made = case(kept(RECORD.replace("options = {", "options = { blank = 2,")))
    assert made.ballots
    assert [[words(cell) for cell in row] for row in made.ballots.rows] == [["Blank", "2", ""]]


@pytest.mark.parametrize("language", languages())
def test_the_head_is_in_each_language(language: str) -> None:
    heads = [words(cell) for cell in table(kept(RECORD), language).head]
    known = labels(language)
    assert [each.casefold() for each in heads] == [
        each.casefold() for each in (known.name, known.for_, known.against, known.abstentions, known.elected)
    ]


@pytest.mark.parametrize("style", [*STYLES])
def test_each_style_has_all_counts_in_each_format(style: str) -> None:
    layout = f'[print]\nstyle = "{style}"\nlists = []\nfront = []\nhead = ["title"]\n\n[[participant]]'
    minutes = kept(RECORD.replace("[[participant]]", layout, 1))
    made = document(minutes, "summary", "")
    pages = [of(made) for of in (words_of_docx, words_of_odt, words_of_plain, words_of_akoma, markdown.write)]
    for written in pages:
        for each in ("Kai Roth", "11", "Eli Deist", "7", "3", "Elected"):
            assert each in written
    assert re.search(r"<td[^>]*>11</td>", html.write(made))


def test_csv_json_and_the_list_of_votes_have_them(tmp_path: Path) -> None:
    path = tmp_path / "board.toml"
    path.write_text(RECORD, encoding="utf-8")
    record = Record.read(path)
    csv = exported(record, "csv", Order(form="votes")).decode()
    assert "Eli Deist: 7-3; Kai Roth: 11-1-4 elected; BL: 10-1-5 elected" in csv
    assert '"for": 11' in exported(record, "json").decode()
    listed = kept(RECORD.replace("[[participant]]", '[print]\nlists = ["votes"]\n\n[[participant]]', 1))
    assert "Kai Roth 11–1–4, Ms Lund 10–1–5, Eli Deist 7–3" in markdown.write(document(listed, "summary", ""))


def test_a_title_that_an_election_has_above_it_says_that_it_is_one() -> None:
    text = RECORD.replace("Election of two auditors", "").replace("BL = {", '"Bo Ek" = {')
    above = '[[note]]\nid = "0"\nkind = "heading"\ntext = "Election"\n\n[[note]]\nid = "1"'
    heading = text.replace('[[note]]\nid = "1"', above)
    assert case(kept(heading)).kind == "election"
    assert case(kept(text)).kind == "vote"


def test_the_screen_says_how_many_each_has() -> None:
    minutes = kept(RECORD)
    shown = vote_results.figures_shown(minutes.notes[0], minutes)
    assert shown == "Eli Deist 7–3, Kai Roth 11–1–4 elected, BL 10–1–5 elected"


def test_words_right_behind_figures_have_room_before_them() -> None:
    made = docx_of(RECORD)
    (yes,) = set(re.findall(r'<w:ind w:left="(\d+)"/>(?:(?!</w:p>).)*?<w:t[^>]*>yes<', made))
    assert int(yes) >= 113, "2 mm"


def test_the_titles_of_an_agenda_have_the_room_however_short_they_are() -> None:
    agenda = "".join(f'[[agenda]]\nkey = "{each}"\ntitle = "{each}"\n' for each in "AB")
    made = docx_of(RECORD.replace("[[participant]]", f"{agenda}\n[[participant]]", 1))
    grid = made.partition(">A<")[0].rpartition("<w:tblGrid>")[2]
    number, title, *_ = (int(each) for each in re.findall(r'<w:gridCol w:w="(\d+)"', grid))
    assert title > 5 * number


def docx_of(text: str) -> str:
    with zipfile.ZipFile(io.BytesIO(word.write(document(kept(text))).content)) as opened:
        return opened.read("word/document.xml").decode()


WORDS = """
[[note]]
id = "1"
kind = "vote"
text = "How do we go on?"
options = { "can live with it" = "strong", "cannot" = "slightly more hums, and a cough", "status quo" = "about 2/3" }
"""


@pytest.mark.parametrize("style", [*STYLES])
def test_words_in_place_of_a_count_are_whole_in_each_style(style: str) -> None:
    """In the form of a report they were taken for names, and parted at their commas."""
    layout = f'[print]\nstyle = "{style}"\nlists = []\nfront = []\nhead = ["title"]\n'
    made = document(kept(HEAD.format("en") + layout + WORDS))
    for written in (words_of_docx(made), words_of_odt(made), words_of_plain(made), markdown.write(made)):
        assert "slightly more hums, and a cough" in written


def test_a_name_and_its_count_are_on_one_line_in_the_list_of_votes() -> None:
    text = RECORD.replace("[[participant]]", '[print]\nlists = ["votes"]\n\n[[participant]]', 1)
    made = document(kept(text.replace("options = {", "options = { blank = 1,")), is_tied=True)
    assert "blank\u00a01" in markdown.write(made)


SOURCE = """# Protokoll der Mitgliederversammlung

Datum: 11.02.2026

## Wahl der Kassenprüfer

Gewählt wird mit Ja, Nein oder Enthaltung.

Kai Roth:\t\t11x Ja, 1x Nein, 4x Enthaltung
Bea Lund:\t9x Ja, 3x Nein, 4x Enthaltung

## Wahl des Beirats

- Ann Birch: 11 Ja, 1 Nein
- Bo Ek: 3 Ja, 8 Nein

## Wahl der Leitung

| Name | Ja | Nein | Enthaltung | Gewählt |
|---|---|---|---|---|
| Ann Birch | 4 | 2 | 1 | ja |
| Bo Ek | 3 | 3 | 1 | |

## Dach

Schlussabstimmung: 12 Ja, 3 Nein
"""


def test_lists_and_tables_of_candidates_are_read_from_a_source(tmp_path: Path) -> None:
    path = tmp_path / "source.md"
    path.write_text(SOURCE, encoding="utf-8")
    draft = draft_of([path], "", "de")
    votes = [note for note in draft.minutes.notes if note.kind == "vote"]
    assert [note.options for note in votes[:3]] == [
        {name: CandidateVotes(for_=of[0], against=of[1], abstain=of[2]) for name, of in PLAIN.items()},
        {"Ann Birch": CandidateVotes(for_=11, against=1), "Bo Ek": CandidateVotes(for_=3, against=8)},
        {
            "Ann Birch": CandidateVotes(for_=4, against=2, abstain=1, elected=True),
            "Bo Ek": CandidateVotes(for_=3, against=3, abstain=1),
        },
    ]
    assert not any(candidate_votes.each_voted_on(note) for note in votes[3:])
    assert not any("speaks but" in each.reason or "not found," in each.reason for each in draft.doubts)


def test_a_page_of_ours_comes_back_with_its_candidates(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html.write(document(kept(RECORD))), encoding="utf-8")
    draft = draft_of([path], "", "en")
    (vote,) = [note for note in draft.minutes.notes if candidate_votes.each_voted_on(note)]
    assert vote.options["Kai Roth"] == CandidateVotes(for_=11, against=1, abstain=4, elected=True)


@pytest.mark.parametrize("text", ["Election of two auditors", ""])
def test_a_page_of_words_alone_has_the_table_of_candidates_too(text: str) -> None:
    record = RECORD.replace("[[participant]]", '[print]\nblocks = "words"\n\n[[participant]]', 1)
    blocks = list(unwrapped(document(kept(record.replace("Election of two auditors", text))).blocks))
    assert not any(isinstance(each, Case) for each in blocks)
    assert [words(each.rows[0][1]) for each in blocks if isinstance(each, Table) and len(each.head) > 2] == ["11"]


def test_a_motion_above_the_heading_of_an_election_is_none_that_it_is_on(tmp_path: Path) -> None:
    path = tmp_path / "source.md"
    path.write_text(
        "# Minutes\n\nDate: 11 February 2026\n\n## Annual business\n\nMotion: The accounts are approved.\n\n"
        "For 12, against 1.\n\n### Election of auditors\n\nKai Roth: 11 yes, 1 no\n\nBea Lund: 9 yes, 3 no\n",
        encoding="utf-8",
    )
    votes = [note for note in draft_of([path], "", "en").minutes.notes if candidate_votes.each_voted_on(note)]
    assert [[*note.options] for note in votes] == [["Kai Roth", "Bea Lund"]]
    assert not votes[0].answers


@pytest.mark.parametrize(
    "line",
    [
        "The side budget is carried by 7 yes, 1 no", "Secret vote on the name of the hall: 6 yes, 2 no",
        "Budget: 7 yes, 1 no", "Question 2: 6 yes, 2 no", "Der Saal: 3 yes, 2 no",
    ],
)  # fmt: skip
def test_a_sentence_with_counts_below_an_election_is_no_candidate(line: str, opened: Opened) -> None:
    editor = opened("[meeting]\ntitle = 'T'\n[[agenda]]\nkey = 'e'\ntitle = 'Election of auditors'\n")
    enter(editor, "/next", "Kai Roth: 5 yes, 1 no", line)
    assert [[*note.options] for note in editor.minutes.notes if note.options] == [["Kai Roth"]]


def test_a_candidate_who_is_on_the_list_is_one_too_and_says_no_counts(opened: Opened) -> None:
    """Most candidates are members. Their code before a colon still says who speaks."""
    people = "[[participant]]\nkey = 'KR'\nname = 'Kai Roth'\n[[participant]]\nkey = 'BL'\nname = 'Bea Lund'\n"
    editor = opened(f"[meeting]\ntitle = 'T'\n{people}[[agenda]]\nkey = 'e'\ntitle = 'Election of auditors'\n")
    enter(
        editor, "/next", "KR: 5 yes, I think.", "Kai Roth: 5 yes, 1 no", "Bea Lund: 4 yes, 2 no", "Kai Roth: Thank you."
    )
    assert [(note.kind, note.speakers) for note in editor.minutes.notes[1:]] == [
        ("statement", ("KR",)), ("vote", ()), ("statement", ("KR",)),
    ]  # fmt: skip
    assert editor.minutes.notes[2].options == {
        "Kai Roth": CandidateVotes(for_=5, against=1), "Bea Lund": CandidateVotes(for_=4, against=2),
    }  # fmt: skip
