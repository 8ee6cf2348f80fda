"""The lists of a page, and the forms that are lists: attendance, agenda, action items; and tables in plain text."""

from minutes_tui.model.document import Code, Document, Table, Words
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers import plain

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
    assert lines[1].startswith(" " * 8 + "a-file")


def test_a_table_that_is_too_wide_stands_between_rules() -> None:
    table = Table(rows(tuple(f"Column{at}" * 2 for at in range(9)))[0], rows(tuple("123456789")))
    lines = text(table)
    assert lines[0] == lines[-2] == "-" * plain.COLUMNS
    assert lines[1] == "Column0Column0: 1"
