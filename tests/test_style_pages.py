"""What the pages of a report, a protocol and a committee's notes have of their own."""

import pytest

from minutes_tui.model.document import Case, Document, Heading, Listing, Paragraph, Passage, Speaker, Table, words
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers.pdf.page_data import page_data

HEAD = """
format = 1

[meeting]
title = "Meeting of the orchard"
date = 2026-03-19
start = 15:00:00
end = 16:30:00
timezone = "UTC"
language = "{language}"
venue = "Barn"
rapporteur = ["CD"]

[print]
style = "{style}"
{keys}

[[body]]
key = "B"
name = "Board"

[[participant]]
key = "AB"
name = "Ada Berg"
delegation = "Estonia"
post = "Gardener"
body = "B"
presence = "present"
role = "chair"

[[participant]]
key = "CD"
name = "Cy Dunn"
body = "B"
presence = "present"

[[participant]]
key = "EF"
name = "Eva Falk"
delegation = "Latvia"
body = "B"
presence = "apologies"
"""


def made(style: str, *notes: str, keys: str = "", language: str = "en", more: str = "") -> Document:
    told = "".join(f'\n[[note]]\nid = "{at}"\n{note}\n' for at, note in enumerate(notes))
    return document(read(HEAD.format(style=style, keys=keys, language=language) + more + told).minutes)


def lines(page: Document) -> list[str]:
    """The words of headings, paragraphs and cells, in their order."""
    found: list[str] = []
    for block in page.blocks:
        for each in block.content if isinstance(block, Passage) else (block,):
            match each:
                case Heading() | Paragraph():
                    found.append(words(each.content))
                case Table(role=role, rows=rows) if role in ("columns", "head"):
                    found += [said for row in rows for cell in row if (said := words(cell))]
                case Listing():
                    found += [words(item) for item in each.items]
    return found


def told(text: str, at: str, kind: str = "statement", more: str = "") -> str:
    return f'at = 2026-03-19T{at}:00Z\nkind = "{kind}"\ntext = "{text}"\n{more}'


# Who was there


@pytest.mark.parametrize("style", ["hansard", "protokoll"])
def test_names_stand_under_one_head_with_how_many_of_each_body_were_there(style: str) -> None:
    said = lines(made(style))
    at = said.index("Participants")
    assert said[at : at + 5] == [
        "Participants", "Board (2 of 3)", "Ada Berg (Estonia, Chair)", "Cy Dunn", "Apologies",
    ]  # fmt: skip


def test_a_group_of_one_is_set_as_any_other() -> None:
    columns = [block for block in made("hansard").blocks if isinstance(block, Table) and block.role == "columns"]
    assert [[words(cell) for cell in each.rows[0]] for each in columns][-1] == ["Eva Falk (Latvia)", ""]


def test_a_person_written_as_the_house_wants_has_a_line_in_any_style() -> None:
    assert "Ada Berg: Gardener" in lines(made("protokoll", keys='person = "{name}: {post}"'))


def test_a_committee_names_who_was_there_behind_a_label() -> None:
    page = made("committee")
    assert "Participants: Ada Berg (AB, Chair), Cy Dunn (CD) · Apologies: Eva Falk (EF)" in lines(page)
    assert "Participants" not in lines(page)


# Attachments

TABLED = """
[[attachment]]
key = "a"
title = "Waiting times"
print = "annex"
file = "a.png"

[[attachment]]
key = "b"
title = "Statement of the port"
"""


def test_the_annexes_of_a_report_have_a_line_each() -> None:
    said = lines(made("hansard", more=TABLED))
    assert said[said.index("Attachments") + 1 :][:2] == ["Waiting times", "Statement of the port (not printed)"]


@pytest.mark.parametrize("style", ["protokoll", "committee"])
def test_the_attachments_of_a_protocol_are_one_paragraph(style: str) -> None:
    said = lines(made(style, more=TABLED))
    assert "Attachments: 1 Waiting times; 2 Statement of the port (not printed)" in said


# When it began and ended


@pytest.mark.parametrize("style", ["protokoll", "committee"])
def test_a_time_beside_the_first_and_the_last_words_is_not_said_again(style: str) -> None:
    said = lines(made(style, told("Ada opened.", "15:00"), told("Closed.", "16:30")))
    assert [each for each in said if each.startswith(("The meeting was called", "The meeting rose"))] == []
    later = lines(made(style, told("Ada opened.", "15:02"), told("Closed.", "16:29")))
    assert len([each for each in later if each.startswith(("The meeting was called", "The meeting rose"))]) == 2


def test_a_protocol_has_the_date_and_the_times_in_two_fields() -> None:
    said = lines(made("protokoll"))
    assert said[said.index("Date") : said.index("Venue")] == ["Date", "19 March 2026", "Time", "15:00–16:30"]


# The foot of a page


@pytest.mark.parametrize("style", ["plain", "protokoll", "committee"])
def test_the_word_draft_is_strong_in_every_foot(style: str) -> None:
    start = page_data(made(style))["layout"]["footer_parts"]["start"]
    assert [(run["text"], run["strong"]) for run in start] == [("Draft", True), (" – not yet approved", False)]


def test_a_place_for_initials_says_that_it_is_one() -> None:
    assert made("protokoll", keys='initials = ["chair"]', language="de").layout.initials == ("Handzeichen: Vorsitz",)


# What was said and decided


def test_who_asks_in_a_committee_has_a_question_mark() -> None:
    asked = told("Why was it optional?", "15:10", "question", 'speaker = "AB"\nattribution = "prefix"')
    assert "AB? Why was it optional?" in lines(made("committee", asked))
    assert any(line.endswith("Berg: Why was it optional?") for line in lines(made("plain", asked)))


def test_a_committee_has_the_time_again_after_five_minutes() -> None:
    notes = [told("Words.", at) for at in ("15:00", "15:04", "15:05", "15:09")]
    times = [
        each.time
        for block in made("committee", *notes).blocks
        if isinstance(block, Passage)
        for each in block.content
        if isinstance(each, Paragraph)
    ]
    assert times == ["15:00", "", "15:05", ""]


def test_the_links_of_a_document_are_links_in_the_heading() -> None:
    item = (
        '[[agenda]]\nkey = "k"\ntitle = "Fog"\ndocument = "[issue 1](https://a.example), [PR 2](https://b.example)"\n'
    )
    page = made("committee", 'kind = "item"\nitem = "k"\noutcome = "taken up"', more=item)
    heading = next(block for block in page.blocks if isinstance(block, Heading) and words(block.content) == "Fog")
    assert [getattr(each, "url", "") for each in heading.symbol] == ["https://a.example", "", "https://b.example"]
    assert words(heading.symbol) == heading.document == "issue 1, PR 2"


@pytest.mark.parametrize("on", ["", 'answers = "0"'])
def test_the_vote_on_a_decision_stands_in_its_frame(on: str) -> None:
    notes = ('kind = "decision"\ntext = "We plant."\nnumber = 1', f'kind = "vote"\nfor = 2\nagainst = 0\n{on}')
    (passage,) = [block for block in made("protokoll", *notes).blocks if isinstance(block, Passage)]
    (case,) = passage.content
    assert isinstance(case, Case)
    assert (case.kind, case.result) == ("decision", "2 for, 0 against")


def test_a_committee_says_the_figures_of_a_vote_in_short() -> None:
    notes = (
        'kind = "motion"\ntext = "We plant."\noutcome = "carried"',
        'kind = "vote"\nanswers = "0"\nfor = 2\nagainst = 0',
    )
    page = made("committee", *notes)
    *_, case = [each for block in page.blocks if isinstance(block, Passage) for each in block.content]
    assert isinstance(case, Case)
    assert (case.lead, case.outcome, case.result) == ("Vote", "Carried", "2–0")


def test_the_name_alone_is_strong_where_the_delegation_stands_behind_it_in_the_sentence() -> None:
    note = told("Ms Berg (Estonia) recalled the frost.", "15:10", "statement", 'speaker = "AB"\nattribution = "inline"')
    record = HEAD.format(style="secretariat", keys="", language="en")
    record = record.replace('key = "AB"', 'key = "AB"\nshort = "Ms Berg (Estonia)"')
    page = document(read(f"{record}\n[[note]]\nid = '1'\n{note}").minutes)
    (said,) = [each for block in page.blocks if isinstance(block, Passage) for each in block.content]
    assert isinstance(said, Paragraph)
    assert [words(each.content) for each in said.content if isinstance(each, Speaker)] == ["Ms Berg"]
    assert words(said.content) == "Ms Berg (Estonia) recalled the frost."
