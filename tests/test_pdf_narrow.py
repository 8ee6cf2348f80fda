"""What stands on narrow paper and in narrow columns: it is within the margins, and no name or number is torn there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from test_pdf_lines import STYLES, made
from test_pdf_styles import Word, placed

from minutes_tui.cli.main import main
from minutes_tui.writers.pdf.page_data import PART

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")

LONG = "Mr Tiberius Kirkpatrick-Wolstenholme"
PEOPLE = (
    f"[[participant]]\nkey = 'KW'\nname = '{LONG}'\npresence = 'present'\naffiliation = 'Deputy Warden, Lower Quay'\n"
    "[[participant]]\nkey = 'EO'\nname = 'Eva Orchard'\npresence = 'present'\naffiliation = 'Upper Quay'\n"
)
TABLE = """[[note]]
text = '''
| Heading | Estimate £ | Spent £ | Left £ | Remark |
| --- | ---: | ---: | ---: | --- |
| Lights and open slips | 48,000 | 21,350.40 | 26,649.60 | Painting ended early because of the frost in June |
| Ropes | 12,500 | 6,020.00 | 6,480.00 | |
'''
"""
WHOLE = f"""[[agenda]]
key = 'a'
number = '1'
title = 'Opening, apologies and declarations of interest of all those who are present today'
[[agenda]]
key = 'b'
number = '2'
title = 'Slips until the end of the year'
document = 'HB/2025/09/3a'
presenter = ['KW', 'EO']
{PEOPLE}[[note]]
kind = 'item'
item = 'a'
[[note]]
text = 'The meeting was quiet.'
[[note]]
kind = 'item'
item = 'b'
{TABLE}[[note]]
kind = 'motion'
text = 'The slips are closed until the first of March, when they are opened to all boats under ten metres.'
mover = 'KW'
seconder = 'EO'
[[note]]
kind = 'vote'
[note.ballots]
KW = 'for'
EO = 'against'
AR = 'recused'
[[note]]
kind = 'decision'
text = 'The slips are closed until the first of March, when they are opened to all boats under ten metres.'
[[note]]
kind = 'action'
text = 'Ask three firms for an offer for the lights of the northern and the southern quay.'
responsible = 'KW'
"""


def printed(style: str, keys: str, folder: Path, rest: str = WHOLE) -> list[Word]:
    """The words of a page with these keys of [print]."""
    return placed(made(f"{style}'\n{keys}\nmasthead = '{MASTHEADS[style]}", rest), folder)


MASTHEADS = dict(zip(STYLES, ("rule", "symbol", "centred", "centred", "grid", "line"), strict=True))


def column_of(found: list[Word], first: str, second: str) -> list[str]:
    """The words from one to the other that follows it, each once."""
    said = [word.text for word in found]
    begin = said.index(first)
    return said[begin : said.index(second, begin)]


@pytest.mark.parametrize("style", STYLES)
def test_nothing_stands_outside_the_margins_of_a5(style: str, tmp_path: Path) -> None:
    """148 mm of paper with at most a fifth of the margin that A4 has on its right."""
    found = printed(style, "paper = 'a5'\nsize = 11", tmp_path)
    assert max(word.right for word in found) < (148 - 12.5) / 25.4 * 72
    assert min(word.left for word in found) > 12 / 25.4 * 72


@pytest.mark.parametrize("style", STYLES)
def test_the_words_of_a5_are_as_wide_as_a_third_of_the_paper_leaves(style: str, tmp_path: Path) -> None:
    found = printed(style, "paper = 'a5'\nsize = 11", tmp_path)
    widest = max(word.right for word in found) - min(word.left for word in found)
    assert widest > 95 / 25.4 * 72


@pytest.mark.parametrize("keys", ["", "paper = 'a5'", "paper = 'a5'\nsize = 12"])
@pytest.mark.parametrize("style", STYLES)
def test_no_word_of_a_table_is_torn(style: str, keys: str, tmp_path: Path) -> None:
    found = printed(style, keys, tmp_path)
    said = [word.text for word in found]
    for each in ("Heading", "Estimate", "Remark", "Painting", "because"):
        assert each in said
    currency = next(word for word in found[said.index("Estimate") :] if "£" in word.text)
    assert keys.endswith("12") or currency.top == found[said.index("Estimate")].top


def test_a_name_of_the_roster_has_one_line_where_the_other_column_leaves_room(tmp_path: Path) -> None:
    found = printed("plain", "", tmp_path)
    line = [word.text for word in found if word.top == next(word.top for word in found if word.text == "Tiberius")]
    assert line[:3] == ["Mr", "Tiberius", "Kirkpatrick-Wolstenholme"]


@pytest.mark.parametrize("style", ["plain", "secretariat", "protokoll", "committee"])
def test_a_title_of_the_agenda_has_the_room_of_the_document_that_it_has_not(style: str, tmp_path: Path) -> None:
    title = next(iter(re.findall("title = '(Opening.*?)'", WHOLE))).split()
    found = printed(style, "", tmp_path)
    at = [word.text for word in found].index("Opening,")
    document = next(word for word in found if "HB/2025/09/3a" in word.text)
    assert max(word.right for word in found[at : at + len(title)]) > document.left


@pytest.mark.parametrize("language", ["en", "sv", "de"])
def test_the_words_of_all_cases_of_a_council_begin_at_one_place(language: str, tmp_path: Path) -> None:
    """However long the label of a vote is in the language, and it has one line."""
    notes = (
        f"{PEOPLE}[[note]]\nkind = 'motion'\ntext = 'Alder trees are felled.'\n"
        "[[note]]\nkind = 'vote'\ntext = 'Birch trees are felled.'\n[note.ballots]\nKW = 'for'\n"
    )
    found = placed(made("council", notes, language), tmp_path)
    starts = {word.left for word in found if word.text in ("Alder", "Birch") and word.left > 150}
    assert len({round(start) for start in starts}) == 1


WEB = "https://www.harbour-groundworks.example/quay/2026"
ACCOUNTS = f"""[[note]]
text = '''
| Supplier | Contact | Web | Amount £ | Account |
| --- | --- | --- | ---: | --- |
| Harbour Groundworks | office@harbour-groundworks.example | {WEB} | 1,204.00 | GB94BARC10201530093459 |
'''
[[note]]
kind = 'action'
text = 'Write to office@harbour-groundworks.example'
responsible = 'KW'
due = 2026-03-01
"""
HEADS = (
    "Haushaltsüberwachungsstelle",
    "Verpflichtungsermächtigung €",
    "Ausgabereste €",
    "Deckungsfähigkeitsvermerk",
    "Bewirtschaftungsbefugnis",
)
CELLS = (
    "Abwasserbeseitigungseinrichtungen",
    "1.234.567,00",
    "-12.345.678,90",
    "gegenseitige Deckungsfähigkeit",
    "Oberbürgermeisterin",
)
BUDGET = f"""[[note]]
text = '''
| {" | ".join(HEADS)} |
| --- | ---: | ---: | --- | --- |
| {" | ".join(CELLS)} |
'''
"""


def over_each_other(found: list[Word]) -> list[tuple[str, str]]:
    """Pairs of words of a page that are printed over each other."""
    return [
        (one.text, other.text)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one.page == other.page
        and not {one.text, other.text} & {"Draft", "Entwurf"}
        and min(one.right, other.right) - max(one.left, other.left) > 2.5
        and abs(one.top - other.top) < 4
    ]


@pytest.mark.parametrize("keys", ["", "paper = 'a5'\nsize = 11"])
@pytest.mark.parametrize("style", STYLES)
def test_a_word_longer_than_its_column_is_broken(style: str, keys: str, tmp_path: Path) -> None:
    """No word of a table is over another, nor out of the margin."""
    found = printed(style, keys, tmp_path, PEOPLE + ACCOUNTS + BUDGET)
    assert over_each_other(found) == []
    assert max(word.right for word in found) < ((148 if keys else 210) - 12) / 25.4 * 72


@pytest.mark.parametrize("style", ["plain", "council", "protokoll", "committee"])
def test_an_address_is_broken_so_that_a_number_and_a_short_word_are_whole(style: str, tmp_path: Path) -> None:
    said = [word.text for word in printed(style, "", tmp_path, PEOPLE + ACCOUNTS)]
    assert {"Supplier", "Groundworks", "1,204.00", "GB94BARC10201530093459"} <= set(said)
    assert WEB not in said


def test_a_long_word_of_an_agenda_is_never_over_its_document(tmp_path: Path) -> None:
    title = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    agenda = f"[[agenda]]\nkey = 'a'\nnumber = '1'\ntitle = '{title}'\ndocument = 'GVK/2026/03/Anlage-17-b'\n"
    taken = "[[note]]\nkind = 'item'\nitem = 'a'\n[[note]]\ntext = 'So.'\n"
    for style in ("plain", "secretariat", "protokoll"):
        found = placed(made(f"{style}'\nagenda = true\npaper = 'a5", agenda + taken, "de"), tmp_path)
        assert over_each_other(found) == []
        assert max(word.right for word in found) < (148 - 12) / 25.4 * 72


def test_a_decision_has_the_columns_that_are_empty_for_it(tmp_path: Path) -> None:
    """In the list of decisions and action items of a `protokoll`, on the lines of its last page."""
    closed = "The slips are closed until the first of March of the coming year."
    decision = f"[[note]]\nkind = 'decision'\ntext = '{closed}'\n"
    action = "[[note]]\nkind = 'action'\ntext = 'Ask for offers'\nresponsible = 'KW'\ndue = 2026-03-01\n"
    found = printed("protokoll", "", tmp_path, PEOPLE + decision + action)
    at = max(at for at, word in enumerate(found) if word.text == "closed")
    listed = found[at - 3 : at + 10]
    assert listed[-1].text == "year."
    assert max(word.right for word in listed) > 110 / 25.4 * 72


def test_a_date_in_digits_stands_apart_from_the_next_column(tmp_path: Path) -> None:
    """Its hyphens are no places to break a line, so the column is as wide as all of it."""
    assert PART.split("2026-09-30 a-b 4–2") == ["2026-09-30", "a-", "b", "4–", "2"]
    record = tmp_path / "r.toml"
    tasks = "".join(
        f"[[note]]\nkind = 'action'\ntext = '{what}'\nresponsible = ['EO', 'KW']\ndue = 2026-09-30\nitem = 'a'\n"
        for what in (
            "Notify the residents of Mill Lane",
            "Sign the contract with Bolt & Sons and report on the dates to all",
        )
    )
    record.write_text(
        "[meeting]\ntitle = 'T'\ndate = 2026-09-14\n[print]\nstyle = 'committee'\npaper = 'a5'\n"
        "[[agenda]]\nkey = 'a'\ntitle = 'Roof'\n"
        f"{PEOPLE}[[note]]\nkind = 'item'\nitem = 'a'\n{tasks}"
    )
    made_ = tmp_path / "r.pdf"
    assert main(["export", str(record), "-o", str(made_)]) == 0
    words = subprocess.run(["pdftotext", "-layout", made_, "-"], capture_output=True, text=True, check=True).stdout
    assert words.split().count("2026-09-30") == 4
