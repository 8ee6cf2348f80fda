"""The lists of a page, and the forms that are lists: attendance, agenda, action items; and tables in plain text."""

import re
from pathlib import Path

import pytest
from programs import ran
from trees import shown

from minutes_tui.export.formats import export
from minutes_tui.model.document import Case, Code, Document, Emphasis, Listing, Paragraph, Table, Words
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.forms import as_a_paragraph, paired
from minutes_tui.writers.html import html
from minutes_tui.writers.pdf import pdf

BALLOTS = (
    ("For", "5", "Mr Mercer, Ms O'Leary, Dr Pinto, Ms Holloway, Ms Grabowska, Mr Nyström"),
    ("Against", "12", "Mr Abernathy-Featherstonehaugh"),
)


def text(*blocks: Table | Code) -> list[str]:
    return plain.write(Document("", "en", None, blocks)).split("\n")


def rows(*said: tuple[str, ...]) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    return tuple(tuple((Words(cell),) if cell else () for cell in row) for row in said)


def made(keys: str, form: str = "summary", language: str = "") -> Document:
    return document(read("format = 1\n" + keys).minutes, form, language)


def test_the_names_of_a_vote_have_the_whole_line_and_end_it_behind_a_name() -> None:
    table = Table(((), (), ()), rows(*BALLOTS), role="ballots", marks=("", "sub"))
    assert text(table) == [
        "For       5  Mr Mercer, Ms O'Leary, Dr Pinto, Ms Holloway, Ms Grabowska,",
        "             Mr Nyström",
        "Against  12  Mr Abernathy-Featherstonehaugh",
        "",
    ]


def test_the_short_columns_of_a_list_are_not_broken() -> None:
    words = "The offers are asked for before the end of the month, and compared by the two who wrote the report."
    table = Table(rows(("Action", "Responsible", "Due"))[0],
                  rows((words, "Mr Benali and Ms Lyle", "30 September 2025")), (14, 6, 4), "register")  # fmt: skip
    lines = text(table)
    assert lines[2].endswith("Mr Benali and Ms Lyle  30 September 2025")
    assert len(lines[2]) <= plain.COLUMNS


def test_the_number_of_an_item_is_on_one_line_and_a_part_is_set_in() -> None:
    said = rows(("Agenda item 1:", "The offers for the roof and for the gutters of the boathouse"), ("(a)", "Slates"))
    table = Table(((), ()), said, (2, 16), "agenda", ("", "sub"))
    drawn = [line for line in text(table) if line]
    assert drawn[0].startswith("Agenda item 1:  The offers")
    assert drawn[-1] == "  (a)           Slates"


def test_a_long_line_of_code_goes_on_below() -> None:
    lines = text(Code("copy " + "a-file " * 20))
    assert max(map(len, lines)) <= plain.COLUMNS
    assert lines[1].startswith(" " * 12 + "a-file")


def test_a_table_that_is_too_wide_stands_between_rules() -> None:
    table = Table(rows(tuple(f"Column{at}" * 2 for at in range(9)))[0], rows(tuple("123456789")))
    lines = text(table)
    assert lines[0] == lines[-2] == "-" * plain.COLUMNS
    assert lines[1] == "Column0Column0: 1"


COUNCIL = """[meeting]
title = "Council"
date = 2025-09-15
last_date = 2025-09-16
start = 18:30:00
rapporteur = "CL"
[print]
present_after = true
[[body]]
key = "TC"
name = "Town Council"
[[participant]]
key = "ZE"
name = "Zoe Ek"
title = "Ms"
role = "chair"
post = "Mayor"
body = "TC"
affiliation = "Ward 1"
presence = "present"
[[participant]]
key = "AD"
name = "Al Dorn"
title = "Mr"
post = "Councillor"
body = "TC"
substitute_for = "BO"
presence = "present"
[[participant]]
key = "BO"
name = "Bo Orr"
body = "TC"
presence = "apologies"
[[participant]]
key = "CL"
name = "Cora Lyle"
title = "Ms"
role = "rapporteur"
post = "Town Clerk"
presence = "present"
[[agenda]]
key = "open"
title = "Opening"
[[agenda]]
key = "money"
title = "Money"
document = "TC/25/2"
[[agenda]]
key = "loan"
title = "Loan"
level = 2
[[note]]
kind = "item"
item = "open"
at = 2025-09-15T18:30:00
[[note]]
id = "a1"
kind = "departure"
who = "CL"
at = 2025-09-15T18:40:00
[[note]]
id = "a2"
kind = "arrival"
who = "CL"
at = 2025-09-15T18:45:00
[[note]]
id = "a3"
kind = "departure"
who = "AD"
at = 2025-09-15T18:50:00
[[note]]
kind = "item"
item = "loan"
at = 2025-09-16T10:00:00
[[note]]
kind = "action"
text = "ask the bank"
responsible = ["ZE", "AD"]
item = "loan"
at = 2025-09-16T10:10:00
"""


def lines_of(form: str, keys: str = COUNCIL) -> list[str]:
    return [line for line in shown(made(keys, form)).split("\n") if line]


def test_who_was_there_is_listed_by_day_and_item_with_who_came_and_left() -> None:
    page = lines_of("attendance")
    at = page.index("## Agenda")
    assert page[at:] == [
        "## Agenda",
        "### Monday, 15 September 2025",
        "Item | Present",
        "1. Opening | Ms Ek, Mr Dorn, Ms Lyle↵"
        "Ms Lyle left at 18:40. Ms Lyle returned at 18:45. Mr Dorn left at 18:50.",
        "### Tuesday, 16 September 2025",
        "Item | Present",
        "2.1 Loan | Ms Ek, Ms Lyle",
    ]  # fmt: skip


def test_a_list_to_sign_has_the_order_of_the_record_the_posts_and_the_same_columns_for_all() -> None:
    page = lines_of("attendance")
    head = "Name | Affiliation | Role | Attendance | Signature"
    at = page.index("## Town Council")
    assert page[at : at + 8] == [
        "## Town Council", head,
        "(sign) Ms Zoe Ek | Mayor, Ward 1 | Chair | Present | ",
        "(sign) Mr Al Dorn | Councillor | substituting for Orr | Present | ",
        "(sign) Bo Orr |  |  | Apologies | ",
        "## In attendance", head,
        "(sign) Ms Cora Lyle | Town Clerk | Rapporteur | Present | ",
    ]  # fmt: skip


def test_an_agenda_is_called_so_and_has_nobody_who_writes_minutes_yet() -> None:
    page = lines_of("agenda")
    assert "# Agenda" in page
    assert not any("Lyle" in line for line in page)
    at = page.index("No. | Time | Item | Document")
    assert page[at:] == [
        "No. | Time | Item | Document", "1 | 18:30 | Opening | ", "2 |  | Money | TC/25/2", "(sub) 2.1 |  | Loan | ",
    ]  # fmt: skip


def test_an_action_item_in_the_list_of_a_person_has_its_agenda_item_and_a_capital() -> None:
    page = lines_of("actions")
    assert page[page.index("## Mr Al Dorn") :] == [
        "## Mr Al Dorn", "No. | Action | Item | Status", "1 | Ask the bank | 2.1 Loan | open",
        "## Ms Zoe Ek", "No. | Action | Item | Status", "1 | Ask the bank | 2.1 Loan | open",
    ]  # fmt: skip


def test_those_with_a_vote_are_counted_behind_the_moves_of_these_alone() -> None:
    page = "\n".join(lines_of("summary"))
    assert "Ms Lyle returned at 18:45. Mr Dorn left at 18:50. Entitled to vote: " in page


def test_a_line_break_in_a_cell_is_one_in_markdown() -> None:
    source = markdown.write(made(COUNCIL, "attendance"))
    assert "| 1. Opening | Ms Ek, Mr Dorn, Ms Lyle<br>Ms Lyle left at 18:40. " in source


VOTED = """[meeting]
title = "Council"
date = 2025-09-15
[print]
style = "STYLE"
[[participant]]
key = "ZE"
name = "Zoe Ek"
title = "Ms"
affiliation = "Ward 1"
presence = "present"
[[participant]]
key = "AD"
name = "Al Dorn"
title = "Mr"
presence = "present"
[[agenda]]
key = "open"
title = "Opening"
[[note]]
kind = "item"
item = "open"
[[note]]
id = "a1"
kind = "departure"
who = "ZE"
at = 2025-09-15T18:40:00
[[note]]
id = "m1"
kind = "motion"
text = "The bench is green."
mover = "AD"
outcome = "postponed"
[[note]]
id = "m2"
kind = "motion"
text = "The minutes are approved."
mover = "AD"
outcome = "carried"
number = 1
[[note]]
kind = "vote"
answers = "m2"
outcome = "unanimously"
[[note]]
id = "m3"
kind = "motion"
text = "The fee is raised."
mover = "AD"
outcome = "carried"
number = 2
[[note]]
kind = "vote"
answers = "m3"
for = 2
against = 0
abstain = 0
ballots = { ZE = "for", AD = "for" }
"""


def test_a_decision_in_a_list_of_them_says_that_the_vote_was_unanimous() -> None:
    page = "\n".join(lines_of("decisions", VOTED.replace("STYLE", "plain")))
    assert "Moved by Mr Dorn. **Carried,** unanimously" in page


def test_a_report_of_a_parliament_has_the_time_of_what_happens_once_and_no_stop_in_brackets() -> None:
    source = html.write(made(VOTED.replace("STYLE", "hansard")))
    assert "Ms Ek left at 18:40." in re.sub(r"\s|&nbsp;|\xa0", " ", source)
    assert source.count("18:40") == 1
    assert re.sub("<[^>]*>", "", source).count("[Motion 1: Moved by Mr Dorn]") == 1
    assert "Zoe Ek (Ward 1)" in re.sub("<[^>]*>", "", source)


def test_a_council_says_the_abstentions_in_the_rows_of_a_vote_as_in_its_figures() -> None:
    page = "\n".join(lines_of("summary", VOTED.replace("STYLE", "council")))
    assert "Carried,** 2–0" in page
    assert "Nays | 0" in page
    assert "Abstaining" not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2 of 2; quorum 1"), ("de", "2 von 2; beschlussfähig ab 1"), ("sv", "2 av 2; beslutför vid 1"),
        ("fr", "2 sur 2 ; quorum 1"),
    ],
)  # fmt: skip
def test_the_quorum_is_said_behind_the_number_of_those_present_as_the_language_has_it(language: str, said: str) -> None:
    keys = VOTED.replace("STYLE", "plain").replace('title = "Council"', 'title = "Council"\nquorum = 1')
    page = shown(made(keys, language=language)).replace("\xa0", " ").replace("\u202f", " ")
    assert said in page


def test_in_a_summary_record_who_moved_stands_before_the_words_in_every_format() -> None:
    page = made(VOTED.replace("STYLE", "secretariat"))
    assert "**Motion:** Moved by Mr Dorn\\\n> The minutes are approved." in markdown.write(page)
    assert "Motion: Moved by Mr Dorn\n      The minutes are approved." in plain.write(page)
    assert "Moved by Mr Dorn<br>The minutes are approved." in html.write(page).replace("\xa0", " ")


def test_the_votes_in_front_say_what_their_figures_are_and_what_was_decided() -> None:
    keys = VOTED.replace("STYLE", "council") + (
        '[[note]]\nid = "d"\nkind = "decision"\nnumber = 3\ntext = "The board is discharged."\n'
        '[[note]]\nkind = "vote"\nanswers = "d"\nfor = 2\nagainst = 0\n'
    )
    page = lines_of("summary", keys)
    head = "No. | Question | Vote (ayes–nays–abstaining) | Result"
    assert head in page
    assert page[page.index(head) + 1 : page.index(head) + 4] == [
        "2025-1 | Motion 2: The minutes are approved. | unanimously | Carried",
        "2025-2 | Motion 3: The fee is raised. | 2–0 | Carried",
        " | Decision 2025-3: The board is discharged. | 2–0 | ",
    ]
    counts = lines_of("summary", keys.replace('outcome = "unanimously"', "for = 2\nagainst = 0"))
    assert "No. | Question | Ayes–nays–abstaining | Result" in counts


def test_an_item_that_is_left_with_nothing_below_it_is_told_not_to_be_taken_up() -> None:
    keys = VOTED.replace("STYLE", "plain").split("[[note]]")[0]
    items = '[[note]]\nkind = "item"\nitem = "open"\n{}[[note]]\nkind = "item"\nitem = "open"\noutcome = "skipped"\n'
    assert lines_of("summary", keys + items.format(""))[-1] == "Not taken up: 1. Opening"
    said = '[[note]]\ntext = "It rained."\n'
    assert not any("Not taken up" in line for line in lines_of("summary", keys + items.format(said)))


def test_a_phone_has_the_heads_of_an_agenda_that_goes_out() -> None:
    source = html.write(made(COUNCIL, "agenda"))
    assert '<table class="agenda with-head">' in source
    assert '<td data-head="Document" data-whole>TC/25/2</td>' in source


def test_a_decision_set_as_a_paragraph_is_slanted_as_a_whole() -> None:
    first, last = Paragraph((Words("We write to:"),)), Listing(((Words("the bank"),), (Words("the court"),)))
    case = as_a_paragraph(Case("decision", "Decision 1", ":", (first, last)))
    assert case.content == (
        Paragraph((Emphasis((Words("We write to:"),)),)),
        Listing(((Emphasis((Words("the bank"),)),), (Emphasis((Words("the court"),)),))),
    )


DECIDED = (
    "[meeting]\nlanguage = 'de'\n[print]\nstyle = 'protokoll'\n"
    "[[participant]]\nkey = 'BK'\nname = 'Beate Kern'\n[[agenda]]\nkey = 'a'\ntitle = 'Haushalt'\n"
    "[[note]]\nid = '1'\nkind = 'item'\nitem = 'a'\n"
    "[[note]]\nid = '2'\nitem = 'a'\nkind = 'decision'\nnumber = 1\ntext = 'Der Haushalt gilt.'\n"
    "[[note]]\nid = '3'\nitem = 'a'\nkind = 'action'\ntext = 'Den Haushalt drucken'\n"
    "responsible = ['BK']\ndue = 2026-04-30\n"
)


def test_a_decision_of_a_list_goes_over_the_columns_that_are_empty_for_it_in_html() -> None:
    page = html.write(made(DECIDED))
    assert re.search(r'<td[^>]* colspan="3"[^>]*>Der Haushalt gilt\.</td>', page)
    assert "colspan" not in page[page.index("Den Haushalt drucken</td>") :]


def test_a_title_goes_on_below_its_first_word_behind_a_wide_number() -> None:
    """As in "TOP 12", and as before where the number is short or is words."""
    numbered = {
        number: DECIDED.replace("[print]", f"[print]\nitem_number = '{number}'")
        for number in ("TOP {number}", "{number}.")
    }
    assert '<h2 style="--number: 5ch" id="item-a">' in html.write(made(numbered["TOP {number}"]))
    assert '<h2 id="item-a">' in html.write(made(numbered["{number}."]))


def test_a_long_label_of_the_head_takes_the_room_of_a_second_value() -> None:
    def shared(label: str) -> list[str]:
        head = Table(
            ((), ()), rows((label, "Frau Beate Kern"), ("Vorsitz", "Herr Dr. Heinz-Jürgen Schäfer-Wohl")), role="head"
        )
        table = paired(head, "grid")
        assert isinstance(table, Table)
        return list(table.marks)

    assert shared("Protokoll") == [""]
    assert shared("Protokoll geführt von und durch") == ["wide", "wide"]


@pytest.mark.parametrize("more", range(12))
def test_no_count_of_a_plain_page_is_parted_from_its_word(more: int, tmp_path: Path) -> None:
    vote = f"[[note]]\nkind = 'vote'\ntext = 'Antrag {'x' * more} der Mitglieder'\nfor = 5\nagainst = 0\nabstain = 0\n"
    path = tmp_path / "page.toml"
    path.write_text("format = 1\n[meeting]\nlanguage = 'de'\ntitle = 'T'\n" + vote)
    export(Record.read(path), tmp_path / "page.txt")
    page = (tmp_path / "page.txt").read_text()
    assert " 0 Enthaltungen" in page
    assert "\u00a0" not in page


def test_a_label_of_the_head_is_on_one_line_and_no_empty_line_is_between_the_rows() -> None:
    said = (
        ("Datum", "12. März 2026"),
        ("Ort", "Gasthof " + "zur Linde " * 7 + "Saal"),
        ("Protokoll geführt von", "Frau Kern"),
    )
    assert text(Table(((), ()), rows(*said), role="head")) == [
        "Datum                  12. März 2026",
        "Ort                    Gasthof zur Linde zur Linde zur Linde zur Linde zur",
        "                       Linde zur Linde zur Linde Saal",
        "Protokoll geführt von  Frau Kern",
        "",
    ]


def test_the_agenda_may_stand_below_the_participants() -> None:
    people = "[[participant]]\nkey = 'A'\nname = 'Ida Berg'\n[[agenda]]\nkey = 'i'\ntitle = 'Ice'\n"
    note = "[[note]]\nkind = 'item'\nitem = 'i'\n[[note]]\nitem = 'i'\ntext = 'So.'\n"
    text = f"format = 1\n[print]\nhead = ['title']\nfront = ['roster', 'agenda']\n{people}{note}"
    reading = read(text)
    said = shown(document(reading.minutes))
    assert said.index("Ida Berg") < said.index("## Agenda") < said.index("So.")
    twice = shown(document(read(text.replace("['title']", "['title', 'agenda']")).minutes))
    assert twice.count("## Agenda") == 1


def test_a_list_that_is_wanted_in_front_is_not_behind_as_the_style_has_it() -> None:
    text = (
        "format = 1\n[print]\nstyle = 'protokoll'\nfront = ['roster', 'attachments']\n"
        "[[participant]]\nkey = 'A'\nname = 'Ida Berg'\n[[attachment]]\ntitle = 'Map of ice'\n[[note]]\ntext = 'So.'\n"
    )
    said = shown(document(read(text).minutes))
    assert said.count("Map of ice") == said.count("Ida Berg") == 1
    assert said.index("Ida Berg") < said.index("Map of ice") < said.index("So.")
    both = shown(document(read(text.replace("front", "lists = ['attachments']\nfront")).minutes))
    assert both.count("Map of ice") == 2


DUE = (
    "format = 1\n[print]\nstyle = 'protokoll'\nitem_number = 'Agenda item {number}'\n"
    "[[participant]]\nkey = 'Q'\nname = 'Theodora Quill'\ntitle = 'Ms'\n"
    "[[participant]]\nkey = 'R'\nname = 'Balthasar Rowntree'\ntitle = 'Mr'\n[[agenda]]\nkey = 'i'\ntitle = 'Ice'\n"
    "[[note]]\nkind = 'item'\nitem = 'i'\n[[note]]\nkind = 'action'\nitem = 'i'\nresponsible = ['Q', 'R']\n"
    "due = 2026-09-30\ntext = 'To report on the balance of the harbour account and on what the two moorings cost.'\n"
)


def test_a_date_of_a_register_is_on_one_line() -> None:
    made = document(read(DUE).minutes, is_tied=True)
    lines = plain.write(made).replace("\u00a0", " ").splitlines()
    assert any("30 September 2026  Agenda item 1" in line for line in lines)


def test_a_date_of_a_register_is_on_one_line_of_a_pdf(tmp_path: Path) -> None:
    made = document(read(DUE).minutes, is_tied=True)
    (tmp_path / "page.pdf").write_bytes(pdf.write(made).content)
    lines = ran(["pdftotext", "-layout", f"{tmp_path}/page.pdf", "-"]).out.splitlines()
    row = next(line for line in lines if "Ms" in line and "Agenda" in line)
    assert "30 September 2026" in row.replace("\u00a0", " ")


def test_a_single_attachment_in_a_line_has_no_number() -> None:
    attachment = "[[attachment]]\ntitle = 'Map of ice'\n"
    text = f"format = 1\n[print]\nstyle = 'protokoll'\n{attachment}[[note]]\ntext = 'So.'\n"
    assert "**Attachments:** Map of ice" in shown(document(read(text).minutes))
    assert "1 Map of ice; 2 Map of ice" in shown(document(read(text + attachment).minutes))
