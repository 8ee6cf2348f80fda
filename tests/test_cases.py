"""What a page says at a glance: who speaks, what was moved, voted and decided, what is to be done; events, lists, who
signs."""

import csv
import datetime as dt

import pytest
from msgspec.structs import replace
from trees import cases, shown

from minutes_tui.export.formats import Order, exported
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.no_break import tied, tied_name
from minutes_tui.meeting import vote_results
from minutes_tui.model.document import (
    Case,
    Deleted,
    Document,
    Heading,
    Inserted,
    Layout,
    Listing,
    Masthead,
    PageNumber,
    Paragraph,
    Passage,
    Place,
    Signature,
    Speaker,
    Table,
    Words,
    flat,
    unpaged,
    unwrapped,
    words,
)
from minutes_tui.record import Record
from minutes_tui.record.parser import read
from minutes_tui.report import amendment, document
from minutes_tui.writers import markdown, plain
from minutes_tui.writers.forms import masthead_lines

HEAD = """
format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12
last_date = 2025-03-13
reference = "OC/7"
timezone = "Europe/Tallinn"
"""
PEOPLE = """
[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
role = "chair"
presence = "present"
aliases = ["Noor"]

[[participant]]
key = "BO"
name = "Bo Ahlberg"
title = "Mr"
presence = "present"

[[participant]]
key = "JT"
name = "J. R. Tamm"
title = "Dr"
presence = "present"

[[agenda]]
key = "trees"
title = "Trees"
"""


def made(*notes: str, style: str = "", form: str = "summary", language: str = "", is_tied: bool = False) -> Document:
    """The page of some notes, each its keys as they stand in a record."""
    tables = "".join(f"[[note]]\nid = '{at}'\n{keys}\n" for at, keys in enumerate(notes, 1))
    record = read(f"{HEAD}\n[print]\n{style}\n{PEOPLE}\n{tables}").minutes
    return document(record, form, language, is_tied=is_tied)


def passages(page: Document) -> list[Passage]:
    return [block for block in page.blocks if isinstance(block, Passage)]


def the_case(page: Document) -> Case:
    (found,) = (each for passage in passages(page) for each in passage.content if isinstance(each, Case))
    return found


# Who speaks


@pytest.mark.parametrize(
    ("keys", "name", "whole"),
    [
        ("speaker='NK'\nattribution='prefix'\ntext='Why?'", "Ms Kask:", "Ms Kask: Why?"),
        ("speaker=['NK','BO']\nattribution='prefix'\ntext='Why?'", "Ms Kask and Mr Ahlberg:",
         "Ms Kask and Mr Ahlberg: Why?"),
        ("speaker='?'\nattribution='prefix'\ntext='Why?'", "Unknown speaker:", "Unknown speaker: Why?"),
        ("speaker='NK'\nattribution='inline'\ntext='Ms Kask noted *it*.'", "Ms Kask", "Ms Kask noted it."),
        ("speaker='NK'\nattribution='inline'\ntext='Ms Nora Kask left.'", "Ms Nora Kask", "Ms Nora Kask left."),
        ("speaker='NK'\nattribution='inline'\ntext='Noor’s words.'", "Noor", "Noor’s words."),
        ("speaker=['NK','BO']\nattribution='inline'\ntext='Mr Ahlberg and Ms Kask agreed.'",
         "Mr Ahlberg and Ms Kask", "Mr Ahlberg and Ms Kask agreed."),
        ("speaker='BO'\nattribution='inline'\ntext='Ahlbergs came.'", "", "Ahlbergs came."),
        ("speaker='BO'\nattribution='inline'\ntext='Then Mr Ahlberg left.'", "", "Then Mr Ahlberg left."),
        ("text='Ms Kask was thanked.'", "", "Ms Kask was thanked."),
    ],
)  # fmt: skip
def test_the_name_of_who_speaks_is_bold_where_it_begins_the_statement(keys: str, name: str, whole: str) -> None:
    for style, is_bold in (("", True), ("speaker_bold = false", False)):
        (passage,) = passages(made(f"kind='statement'\n{keys}", style=style))
        (paragraph,) = passage.content
        assert isinstance(paragraph, Paragraph)
        assert words(paragraph.content) == whole
        bold = [words(each.content) for each in paragraph.content if isinstance(each, Speaker)]
        assert bold == ([name] if name and is_bold else [])


def test_a_bracket_behind_the_name_is_not_bold_and_a_list_stands_below_it() -> None:
    style = 'speaker = "{short} ({code})"'
    (passage,) = passages(made("speaker='NK'\nattribution='prefix'\ntext='''- a\n- b'''", style=style))
    first, listing = passage.content
    assert isinstance(first, Paragraph)
    assert isinstance(listing, Listing)
    assert [type(each) for each in first.content][:1] == [Speaker]
    assert words(first.content) == "Ms Kask (NK):"
    assert words(first.content[:1]) == "Ms Kask"


def test_action_items_that_a_hand_wrote_without_an_id_have_numbers_of_their_own() -> None:
    notes = "".join(f"[[note]]\nkind = 'action'\ntext = 'Mow {where}.'\n" for where in ("here", "there"))
    page = document(read(f"{HEAD}{PEOPLE}{notes}").minutes)
    found = [each for passage in passages(page) for each in passage.content if isinstance(each, Case)]
    assert [case.lead for case in found] == ["Action 1", "Action 2"]


def test_who_announced_a_decision_is_before_its_words() -> None:
    decision = "kind='decision'\nnumber=2\nspeaker='NK'\ntext='We plant.'"
    for keys, said in ((decision, "We plant."), (f"{decision}\nattribution='prefix'", "Ms Kask: We plant.")):
        (paragraph,) = the_case(made(keys)).content
        assert isinstance(paragraph, Paragraph)
        assert words(paragraph.content) == said


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("kind='break'\nat=2025-03-12T10:00:00+02:00\ntext='Coffee in the yard.'",
         "The meeting was suspended at 10:00. Coffee in the yard."),
        ("kind='break'\ntext='There was a break of a quarter of an hour.'",
         "There was a break of a quarter of an hour."),
        ("kind='departure'\nwho=['BO']\nat=2025-03-12T10:00:00+02:00\ntext='He took the key with him.'",
         "Mr Ahlberg left at 10:00. He took the key with him."),
        ("kind='departure'\nwho=['BO']\nat=2025-03-12T10:00:00+02:00\ntext='Ahlberg left at 10 and took the key.'",
         "Ahlberg left at 10 and took the key."),
        ("kind='departure'\nwho=['BO']\nat=2025-03-12T10:00:00+02:00\ntext='He left at 10:00.'",
         "Mr Ahlberg left at 10:00. He left at 10:00."),
        ("kind='break'\nat=2025-03-12T10:00:00+02:00\nuntil=10:30:00\ntext='Lunch from 10:00 to 10.30.'",
         "Lunch from 10:00 to 10.30."),
        ("kind='break'\nat=2025-03-12T10:00:00+02:00\nuntil=10:30:00\ntext='Lunch at 10:00.'",
         "The meeting was suspended from 10:00 to 10:30. Lunch at 10:00."),
    ],
)  # fmt: skip
def test_an_arrival_a_departure_or_a_break_keeps_the_words_of_its_note(keys: str, said: str) -> None:
    (passage,) = passages(made(keys))
    assert words(passage.content[0].content) == said  # type: ignore[union-attr, arg-type]


# Cases


MOTION = "kind='motion'\nmover='NK'\nseconder='BO'\nnumber=4\noutcome='carried'\ntext='A tree is cut in March.'"


@pytest.mark.parametrize("outcome", ["Ms Kask is elected by the board.", "Is it over?"])
def test_an_outcome_that_is_a_sentence_has_no_comma_behind_it(outcome: str) -> None:
    vote = f"kind='vote'\nanswers='1'\nfor=3\nagainst=1\noutcome='{outcome}'"
    motion = MOTION.replace("outcome='carried'", "").replace("number=4", "")
    assert cases(made(motion, vote))[-1] == f"Vote on the motion: {outcome} 3 for, 1 against"


def test_a_motion_that_was_voted_on_has_its_outcome_at_the_last_vote() -> None:
    first = "kind='vote'\nanswers='1'\nfor=1\nagainst=1\noutcome='casting vote'"
    page = made(MOTION, first, "kind='vote'\nanswers='1'\nfor=2\nagainst=1\nabstain=0")
    assert cases(page) == [
        "Motion: A tree is cut in March.",
        "Moved by Ms Kask, seconded by Mr Ahlberg",
        "Vote on the motion: Casting vote: Ms Kask, 1 for, 1 against",
        "Vote on the motion: Carried, 2 for, 1 against, 0 abstentions (Decision 4)",
    ]
    assert cases(made(MOTION)) == [
        "Motion: A tree is cut in March.", "Moved by Ms Kask, seconded by Mr Ahlberg. Carried, Decision 4",
    ]  # fmt: skip


def test_an_action_says_who_does_it_by_when_in_a_line_of_its_own() -> None:
    action = "kind='action'\nresponsible=['NK','BO']\ndue=2025-04-01\ntext='''{}'''"
    who = "Ms Kask and Mr Ahlberg – due 1 April 2025"
    assert words(the_case(made(action.format("Send.\n\nSoon."))).tail) == who
    for below in ("- maps\n- lists", "> As ordered.", "| a |\n| --- |\n| b |", "> As ordered.\n\nSoon."):
        case = the_case(made(action.format(f"Send:\n\n{below}")))
        first, *_ = case.content
        assert isinstance(first, Paragraph)
        assert (words(first.content), words(case.tail)) == ("Send:", who)
    assert words(the_case(made("kind='action'\ndone=true\ndue=2025-04-01\ntext='x'")).tail) == "Done"
    assert words(the_case(made("kind='action'\ntext='x'")).tail) == ""


@pytest.mark.parametrize("language", languages())
def test_who_does_what_by_when_is_said_in_each_language(language: str) -> None:
    page = made("kind='action'\nresponsible='NK'\ndue=2025-04-01\ntext='x'", language=language)
    said = words(the_case(page).tail)
    assert "Kask" in said
    assert "2025" in said
    assert "{" not in said


def test_a_case_has_the_number_the_time_and_the_place_of_its_paragraph() -> None:
    note = "kind='decision'\nat=2025-03-12T10:05:00+02:00\nnumber=1\ntext='x'"
    case = the_case(made(note, style="numbered = true\ntimes = true"))
    assert (case.number, case.time, case.anchor) == ("1", "10:05", "paragraph-1")


def test_all_that_is_on_a_case_is_in_the_language_of_the_page() -> None:
    vote = "kind='vote'\nanswers='1'\nfor=2\nagainst=1"
    assert cases(made(MOTION, vote, language="fr"))[1:] == [
        "Présentée par Ms Kask, soutenue par Mr Ahlberg",
        "Vote sur la motion\u00a0: Adoptée, 2 pour, 1 contre (Décision n°\u00a04)",
    ]
    assert cases(made(MOTION, vote, language="ja"))[1:] == [
        "提出：Ms Kask、賛同：Mr Ahlberg", "動議の採決：可決、賛成2、反対1（決定事項4）",
    ]  # fmt: skip


# Amendments


def amended(old: str, new: str, more: str = "") -> Case:
    page = made(f"kind='motion'\ntext='''{old}'''", f"kind='motion'\namends='1'\n{more}\ntext='''{new}'''")
    (found,) = (each for passage in passages(page) for each in passage.content
                if isinstance(each, Case) and each.kind == "amendment")  # fmt: skip
    return found


def marks(case: Case) -> list[tuple[str, str]]:
    return [
        ("-" if isinstance(each, Deleted) else "+", words(each.content))
        for block in case.content
        if isinstance(block, Paragraph)
        for each in block.content
        if isinstance(each, Deleted | Inserted)
    ]


def test_an_amendment_shows_what_it_takes_out_and_puts_in() -> None:
    case = amended("A tree is cut in *early* March.", "A tree is cut in *early* April.")
    assert marks(case) == [("-", "March"), ("+", "April")]
    assert shown_words(case) == "A tree is cut in early March April."


def shown_words(case: Case) -> str:
    return " ".join(words(block.content) for block in case.content if isinstance(block, Paragraph))


def test_an_amendment_in_words_of_its_own_stands_as_it_is() -> None:
    for new in ("Replace March by April.", "A tree is cut in March."):
        case = amended("A tree is cut in March.", new)
        assert marks(case) == []
        assert shown_words(case) == " ".join(new.split("\n\n"))
    assert marks(amended("A \ue000 tree is cut.", "A \ue000 tree is felled.")) == []


def test_an_amendment_of_other_paragraphs_and_items_marks_those_that_go_and_come() -> None:
    case = amended("A tree is cut in March.", "A tree is cut in March.\n\nAnd in May.")
    assert marks(case) == [("+", "And in May.")]
    first, last = "The rules of the orchard are changed in this way:\n\n", "\n\nThe board tells all the members of it."
    old = f"{first}1. Each member works twelve hours.\n2. Rule five is no more.\n   - the annex too{last}"
    case = amended(old, f"{first}1. Each member works ten hours.\n2. Rule five is no more.{last}")
    assert plain.write(Document("", "en", None, (case,))).split("\n")[2:8] == [
        "    1. Each member works [-twelve-] {+ten+} hours.",
        "    2. Rule five is no more.",
        "",
        "       [-• the annex too-]",
        "",
        "    The board tells all the members of it.",
    ]


def test_an_amendment_is_compared_with_what_those_before_it_have_left() -> None:
    motion, first = "kind='motion'\ntext='We plant three old pears.'", "We plant four old pears."
    for outcome, wanted in (("carried", "four"), ("lost", "three")):
        page = made(
            motion,
            f"kind='motion'\namends='1'\noutcome='{outcome}'\ntext='{first}'",
            "kind='motion'\namends='1'\ntext='We plant five old pears.'",
        )
        assert cases(page, "amendment")[-1] == f"Amendment: We plant [-{wanted}-] {{+five+}} old pears."


# Votes and elections


def test_a_vote_by_name_has_a_row_for_each_way() -> None:
    vote = "kind='vote'\nfor=2\nagainst=0\nrecused='JT'\nballots={NK='for',BO='for'}"
    case = the_case(made(vote))
    assert case.ballots is not None
    assert (case.ballots.role, case.ballots.marks) == ("ballots", ("", "sub"))
    assert cases(made(vote)) == ["Vote: 2 for, 0 against", "For | 2 | Ms Kask, Mr Ahlberg", "Recused | 1 | Dr Tamm"]
    lines = cases(made(vote, style="blocks = 'case'"))
    assert lines[1:] == ["For | 2 | Ms Kask, Mr Ahlberg", "Against | 0 | none", "Recused | 1 | Dr Tamm"]


def test_who_gave_no_vote_is_named_where_all_others_are() -> None:
    vote = "kind='vote'\nfor=1\nagainst=1\nballots={NK='for',BO='against'}"
    assert cases(made(vote))[-1] == "Not voting | 1 | Dr Tamm"
    only_one = "kind='vote'\nfor=2\nagainst=1\nballots={BO='against'}"
    assert cases(made(only_one)) == ["Vote: 2 for, 1 against", "For | 2", "Against | 1 | Mr Ahlberg"]


def test_ballots_without_a_choice_are_below_those_with_one_and_invalid_ones_below_all() -> None:
    vote = "kind='vote'\ntext='Chair'\noptions={invalid=1, blank=2, BO=1, NK=3}"
    page = made(vote)
    assert cases(page)[1:] == ["Ms Kask | 3", "Mr Ahlberg | 1", "Blank | 2", "Invalid | 1"]
    [found] = [each for each in unwrapped(page.blocks) if isinstance(each, Case)]
    assert found.ballots is not None
    assert found.ballots.marks == ("", "", "sub", "sub")


def test_a_name_in_a_roll_is_on_the_line_of_its_title() -> None:
    assert "Ms\u00a0Nora Kask" in shown(made(style="roster = 'roll'", is_tied=True))
    assert "Ms Nora Kask" in shown(made(style="roster = 'roll'"))


def test_counts_that_differ_from_the_ballots_stand_as_they_were_stated() -> None:
    vote = "kind='vote'\nfor=3\nballots={NK='for'}"
    assert cases(made(vote)) == ["Vote: 3 for", "For | 3 | Ms Kask"]


def test_an_election_says_who_is_elected_only_where_that_is_sure() -> None:
    def lines(options: str, more: str = "") -> list[str]:
        return cases(made(f"kind='vote'\ntext='Chair'\noptions={{{options}}}\n{more}"))

    assert lines("BO=1, NK=3, blank=1", "secret=true") == [
        "Election: Chair", "Ms Kask is elected, 3 of 5 votes (secret ballot)", "Ms Kask | 3", "Mr Ahlberg | 1",
        "Blank | 1",
    ]  # fmt: skip
    assert lines("BO=1, NK=3, spoilt=1")[1] == "Ms Kask is elected, 3 of 4 votes", "an invalid one is no vote"
    assert lines("BO=1, NK=3", "invalid=1")[1] == "Ms Kask is elected, 3 of 4 votes"
    for options, more in (("BO=2, NK=2", ""), ("BO=3, NK=2", "invalid=1"), ("BO=3, blank=4", ""), ("BO=0", "")):
        assert "elected" not in "".join(lines(options, more)), options
    for first, said in (("Mme Roux", "Élue"), ("M. Petit", "Élu"), ("BO", "Élu"), ("Dr Noir", "Élu(e)")):
        vote = f"[[note]]\nkind = 'vote'\ntext = 'x'\noptions = {{'{first}' = 2, 'M. Even' = 1}}\n"
        page = document(read(f"format = 1\n[meeting]\ntitle = 'x'\nlanguage = 'fr'\n{PEOPLE}{vote}").minutes)
        assert any(line.startswith(f"{said}\u00a0: ") for line in cases(page)), (first, cases(page))
    assert lines("pears=3, plums=1") == ["Vote: Chair", "Pears | 3", "Plums | 1"]
    assert lines("BO=2, NK=2", "outcome='Ms Kask by lot'")[1] == "Ms Kask by lot"


@pytest.mark.parametrize(
    ("title", "style", "first"),
    [
        ("Election of a treasurer.", "plain", "Election of a treasurer: Ms Kask is elected, 3 of 4 votes"),
        ("Election of a treasurer", "council", "Election: Election of a treasurer"),
        ("Elections officer", "plain", "Election: Elections officer"),
        ("Treasurer", "plain", "Election: Treasurer"),
    ],
)
def test_the_title_of_an_election_that_says_so_has_no_second_word_for_it(title: str, style: str, first: str) -> None:
    vote = f"kind='vote'\ntext='{title}'\noptions={{BO=1, NK=3}}"
    assert cases(made(vote, style=f"style = '{style}'"))[0] == first


def test_a_blank_ballot_never_wins() -> None:
    for language in languages():
        for word in labels(language).blank:
            assert vote_results.is_blank(word, language)


# Events


def event(at: str, keys: str) -> str:
    return f"at=2025-03-12T{at}:00+02:00\n{keys}"


COMING = (event("10:05", "kind='arrival'\nwho='NK'"), event("10:30", "kind='break'\nuntil=10:45:00"))


def test_events_that_follow_each_other_run_on_and_keep_their_places() -> None:
    page = made(*COMING, event("11:00", "text='x'"), event("11:05", "kind='departure'\nwho='BO'"))
    first, _, last = passages(page)
    (paragraph,) = first.content
    assert isinstance(paragraph, Paragraph)
    assert paragraph.role == "event"
    assert words(paragraph.content) == "Ms Kask arrived at 10:05. The meeting was suspended from 10:30 to 10:45."
    assert [each.anchor for each in paragraph.content if isinstance(each, Place)] == ["note-2"]
    assert last.kind == "departure"
    assert len(passages(made(*COMING, style="times = true"))) == 2


def test_behind_who_came_or_left_stands_how_many_may_vote_where_wanted() -> None:
    leave = event("10:05", "kind='departure'\nwho='BO'")
    tied = made(leave, style="present_after = true", is_tied=True)
    assert "Entitled to vote:\u00a02." in shown(tied)
    for style, said in (("present_after = true", " Entitled to vote: 2."), ("", "")):
        ((paragraph,),) = (passage.content for passage in passages(made(leave, style=style)))
        assert isinstance(paragraph, Paragraph)
        assert words(paragraph.content) == f"Mr Ahlberg left at 10:05.{said}"


def test_times_now_and_then_stand_at_items_events_votes_and_after_ten_minutes() -> None:
    notes = (
        event("10:00", "kind='item'\nitem='trees'\noutcome='taken up'"),
        event("10:01", "text='first'"),
        event("10:02", "text='second'"),
        event("10:03", "kind='vote'\nfor=1"),
        event("10:04", "text='third'"),
        event("10:13", "text='ten minutes'"),
        event("10:14", "kind='arrival'\nwho='NK'"),
    )
    page = made(*notes, style="times = 'items'")
    timed = [first.time for each in passages(page) if isinstance(first := each.content[0], Paragraph | Case)]
    assert timed == ["10:01", "", "10:03", "", "10:13", ""], "the sentence of an event has its time"


# Lists


NOTES = (
    event("10:00", "kind='item'\nitem='trees'\noutcome='taken up'"),
    "item='trees'\n" + MOTION,
    "kind='vote'\nitem='trees'\nanswers='2'\nfor=2\nagainst=1\nabstain=0",
    "kind='action'\nitem='trees'\nresponsible='NK'\ndone=true\ntext='saw'",
    "kind='action'\nresponsible='BO'\ndue=2025-04-01\ntext='plant'",
)


def registers(style: str, form: str = "summary") -> list[str]:
    page = made(*NOTES, style=style, form=form)
    at = [number for number, block in enumerate(page.blocks) if isinstance(block, Passage)][-1]
    return [line for line in shown(Document("", "en", None, page.blocks[at + 1 :])).split("\n") if line]


def test_lists_stand_behind_the_proceedings_in_the_order_that_is_wanted_or_not_at_all() -> None:
    assert registers("lists = ['votes', 'decisions']") == [
        "## Votes",
        "No. | Question | For–against–abstaining | Result | Page",
        "4 | Motion: A tree is cut in March. | 2–1–0 | Carried | (page of note-3)",
        "## Decisions",
        "No. | Decision | Vote | Item | Page",
        "4 | A tree is cut in March. | 2–1–0 | [1](#item-trees) | (page of note-3)",
    ]
    assert registers("lists = ['actions']") == [
        "## Action items",
        "No. | Action | Responsible | Due | Status | Item",
        "1 | Saw | Ms Kask |  | done | [1](#item-trees)",
        "2 | Plant | Mr Ahlberg | 1 April 2025 | open | ",
    ]
    assert registers("lists = []") == []
    assert "## Participants" in registers("lists = ['roster']")


def test_the_lists_in_markdown_lead_to_the_headings_of_their_items() -> None:
    source = markdown.write(made(*NOTES, style="lists = ['decisions', 'actions']"))
    assert "## 1. Trees\n" in source
    assert "| A tree is cut in March. | 2–1–0 | [1](#1-trees) |" in source
    assert "| Saw | Ms Kask |  | done | [1](#1-trees) |" in source


def test_where_paragraphs_have_numbers_a_list_leads_to_them() -> None:
    assert registers("lists = ['decisions']\nnumbered = true")[1:] == [
        "No. | Decision | Vote | Item | Para.",
        "4 | A tree is cut in March. | 2–1–0 | [1](#item-trees) | [1](#paragraph-1)",
    ]


def test_lists_before_the_proceedings_stand_there() -> None:
    lines = shown(made(*NOTES, style="front = ['actions']\nlists = []")).split("\n")
    assert lines.index("## Action items") < lines.index("## 1. Trees")
    assert "## Participants" not in lines


def test_a_vote_in_the_form_of_decisions_says_what_it_was_on() -> None:
    assert cases(made(*NOTES, form="decisions"), "vote") == [
        "Vote on the motion: A tree is cut in March.", "Carried, 2 for, 1 against, 0 abstentions (Decision 4)",
    ]  # fmt: skip


def test_no_page_number_says_where_an_attachment_was_tabled() -> None:
    record = read(
        f"{HEAD}{PEOPLE}[[attachment]]\ntitle='Map'\nnote='1'\nprint='annex'\n[[attachment]]\ntitle='List'\nnote='1'\n"
        "[[note]]\nid='1'\nitem='trees'\ntext='x'\n"
    ).minutes
    (table,) = (block for block in document(record).blocks if isinstance(block, Table) and block.role == "register")
    assert [[words(cell) for cell in row] for row in (table.head, *table.rows)] == [
        ["Annex", "Document", "Item", "Page"], ["1", "Map", "1", ""], ["2", "List", "1", "not printed"],
    ]  # fmt: skip
    assert table.rows[0][3] == ()


def test_a_format_without_pages_says_which_attachment_is_not_printed() -> None:
    page, printed = (PageNumber("annex-1"),), (Words("not printed"),)
    table = Table(
        ((Words("Document"),), (Words("Page"),)), (((Words("Map"),), page), ((Words("List"),), printed)), (3, 1)
    )
    assert unpaged(table) == replace(table, head=(table.head[0], ()), rows=((table.rows[0][0], ()), table.rows[1]))
    for cell in ((), (Words("–"),)):
        assert unpaged(replace(table, rows=(table.rows[0], ((Words("List"),), cell)))).head == table.head[:1]


# Who signs


def signed(style: str, more: str = "") -> list[Signature]:
    record = read(f"{HEAD}\n[print]\n{style}\n{more}\n{PEOPLE}[[note]]\ntext='x'\n").minutes
    return [block for block in document(record).blocks if isinstance(block, Signature)]


def test_signatures_have_captions_unless_they_are_not_wanted() -> None:
    (place,) = signed("signature = ['chair']")
    assert (place.name, place.role, place.place, place.caption) == (
        "Ms Nora Kask", "Chair", "Place and date", "Signature",
    )  # fmt: skip
    (place,) = signed("signature = ['chair']\nsignature_place = false")
    assert (place.place, place.caption) == ("", "")


BODIES = """
[[body]]
key = "A"
name = "Board"

[[body]]
key = "B"
name = "Senate"

[[participant]]
key = "SB"
name = "Sven Beck"
role = { B = "chair" }

[[participant]]
key = "AB"
name = "Ada Berg"
body = "A"
role = "Chairperson"

[[participant]]
key = "CP"
name = "Cy Pike"
role = "secretariat"
post = "Town Clerk, Finance"

[[participant]]
key = "MC"
name = "Mo Cole"
role = "minute checker"
"""


def test_the_chairs_of_several_bodies_sign_in_their_order_and_say_of_which() -> None:
    found = signed("signature = ['chair', 'clerk', 'minute checker', 'BO']", BODIES)
    assert [(each.name, each.role, each.body) for each in found] == [
        ("Ada Berg", "Chairperson", "Board"),
        ("Sven Beck", "Chair", "Senate"),
        ("Ms Nora Kask", "Chair", ""),
        ("Cy Pike", "Town Clerk", ""),
        ("Mo Cole", "Minute Checker", ""),
        ("Mr Bo Ahlberg", "", ""),
    ]
    style = "style = 'council'\nsignature = ['chair', 'clerk']"
    assert [each.label for each in signed(style, BODIES)] == ["Approved", "Approved", "Approved", "Attest"]
    record = read(f"{HEAD}status = 'approved'\n[print]\n{style}\n{BODIES}\n{PEOPLE}[[note]]\ntext='x'\n").minutes
    labels_ = [block.label for block in document(record).blocks if isinstance(block, Signature)]
    assert labels_ == ["Approved", "Approved", "Approved", "Attest"]


def test_a_role_that_nobody_has_keeps_its_place_to_sign() -> None:
    assert [(each.name, each.role) for each in signed("signature = ['teller']")] == [("", "Teller")]


# Craft


def test_what_the_program_puts_together_is_not_parted_and_what_was_typed_is_left() -> None:
    assert tied("1 April 2026") == "1\u00a0April 2026"
    assert tied("12.–13. März 2026") == "12.–13.\u00a0März 2026"
    assert tied("March 10, 2026") == "March\u00a010, 2026"
    assert tied("Decision 12") == "Decision\u00a012"
    assert tied_name(" J. R. Tamm") == "\u00a0J.\u00a0R.\u00a0Tamm"
    notes = ("speaker='NK'\nattribution='prefix'\ntext='On 1 April Ms Kask left.'", COMING[0])
    said, plain = ([words(b.content) for b in flat(passages(made(*notes, is_tied=each))) if isinstance(b, Paragraph)]
                   for each in (True, False))  # fmt: skip
    assert said == ["Ms\u00a0Kask: On 1 April Ms Kask left.", "Ms\u00a0Kask arrived at 10:05."]
    assert plain == ["Ms Kask: On 1 April Ms Kask left.", "Ms Kask arrived at 10:05."]


def test_markdown_and_text_have_plain_blanks_and_pages_have_no_break_ones(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "m.toml"  # type: ignore[operator]
    path.write_text(f"{HEAD}{PEOPLE}[[note]]\nkind='action'\nresponsible='NK'\ndue=2025-04-01\ntext='x'\n", "utf-8")
    for format, blank in (("md", " "), ("txt", " "), ("html", "\u00a0")):
        written = exported(Record.read(path), format).decode()
        assert f"1{blank}April 2025" in written
        assert f"Ms{blank}Kask –" in written


def test_a_paragraph_has_the_same_number_for_every_audience() -> None:
    notes = "".join(
        f"[[note]]\nid='{at}'\ntext='{at}'\naudience='{audience}'\n"
        for at, audience in enumerate(("public", "restricted", "private", "public"), 1)
    )
    record = read(f"{HEAD}\n[print]\nnumbered = true\n{notes}").minutes
    for audience, wanted in (("public", "14"), ("restricted", "124"), ("private", "1234")):
        page = document(record, audience=audience)  # type: ignore[arg-type]
        assert [each.number for each in flat(passages(page)) if isinstance(each, Paragraph)] == list(wanted)


def test_the_rows_of_a_ledger_have_each_the_day_of_its_note(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "m.toml"  # type: ignore[operator]
    notes = "".join(
        f"[[note]]\nkind='action'\ntext='x'\n{at}\n"
        for at in ("", "at=2025-03-13T00:30:00+02:00", "at=2025-03-12T23:00:00Z")
    )
    path.write_text(HEAD + notes, "utf-8")
    rows = csv.DictReader(exported(Record.read(path), "csv", Order("actions")).decode("utf-8-sig").splitlines())
    assert [row["date"] for row in rows] == ["2025-03-12", "2025-03-13", "2025-03-13"]


def test_a_calendar_is_called_after_the_series(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "m.toml"  # type: ignore[operator]
    for series, name in (("", "Orchard Council"), ("series = 'Pruners'\n", "Pruners")):
        path.write_text(f"{HEAD}{series}next = {{ date = {dt.date(2025, 4, 9)} }}\n", "utf-8")
        lines = exported(Record.read(path), "ics").decode().split("\r\n")
        assert [line for line in lines if line.startswith(("NAME", "X-WR-CALNAME", "SUMMARY"))] == [
            f"NAME:{name}", f"X-WR-CALNAME:{name}", f"SUMMARY:{name}",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "said"), [("h:mm a", "10:05 am"), ("HH.mm", "10.05"), ("short", "10:05"), ("nonsense", "10:05")]
)
def test_times_are_written_in_the_way_of_the_house(pattern: str, said: str) -> None:
    page = made(event("10:05", "text='x'"), style=f"times = true\ntime = '{pattern}'")
    assert passages(page)[0].content[0].time == said  # type: ignore[union-attr]


SIDES = """
format = 1

[meeting]
title = "Hedge circle"
date = 2026-03-11
language = "en"

[print]
style = "{style}"

[[participant]]
key = "ola"
name = "ola"
presence = "present"

[[participant]]
key = "BQ"
name = "Bo Qvale"
presence = "present"

[[agenda]]
key = "h"
title = "Hedges"

[[note]]
id = "1"
item = "h"
kind = "motion"
outcome = "carried"
text = "The hedge is cut."

[[note]]
id = "2"
item = "h"
kind = "vote"
answers = "1"
for = 3
against = 0
text = ""

[[note]]
id = "3"
item = "h"
kind = "action"
text = '''
Write the policy

- a draft lies in the shed
- it needs a title'''
"""


def sides(style: str) -> Document:
    return document(read(SIDES.format(style=style)).minutes, "summary")


def test_a_list_in_an_action_has_lines_of_its_own_in_the_list_of_actions() -> None:
    (table,) = (each for each in flat(sides("plain").blocks) if isinstance(each, Table) and "Write" in str(each.rows))
    (row,) = table.rows
    assert words(row[1]).split("\n") == ["Write the policy", "• a draft lies in the shed", "• it needs a title"]


def test_a_decision_in_a_frame_has_the_vote_that_made_it_within() -> None:
    page = made(*NOTES, style="blocks = 'box'\nlists = []")
    motion, decision, *_ = (each for passage in passages(page) for each in passage.content if isinstance(each, Case))
    assert motion.kind == "motion"
    assert (decision.kind, decision.lead, decision.outcome) == ("decision", "Decision 4", "Carried")
    assert decision.result == "2 for, 1 against, 0 abstentions"
    assert shown(Document("", "en", None, decision.content)).strip() == "A tree is cut in March."


def test_a_vote_behind_a_decision_is_in_its_frame_and_nowhere_else() -> None:
    notes = ("kind='decision'\nnumber=5\ntext='We plant.'", "kind='vote'\nfor=2\nagainst=1\nabstain=0")
    framed = the_case(made(*notes, style="blocks = 'box'"))
    assert (framed.kind, framed.lead, framed.result) == ("decision", "Decision 5", "2 for, 1 against, 0 abstentions")
    listing = shown(made(*notes, style="blocks = 'box'\nlists = ['votes']")).split("\n")
    assert "5 | Decision 5: We plant. | 2–1–0 | (page of note-1)" in listing
    assert len(passages(made(*notes, style="blocks = 'bar'"))) == 2
    assert len(passages(made(*notes, style="blocks = 'box'\nnumbered = true"))) == 2  # each number has its place


def test_the_running_lines_of_a_summary_record_and_of_a_report_are_as_these_have_them() -> None:
    masthead = "head = ['body', 'reference', 'title']"
    assert made(*NOTES, style=f"style = 'secretariat'\n{masthead}").layout.header_sides == ("", "OC/7")
    report = made(*NOTES, style=f"style = 'hansard'\n{masthead}").layout
    assert (report.header, report.header_sides) == ("{item}", ("12–13 March 2025", "OC/7"))
    assert made(*NOTES, style=masthead).layout.header_sides[1] == "OC/7"


def test_motions_and_amendments_have_numbers_where_the_house_counts_them() -> None:
    notes = (
        "kind='motion'\ntext='We plant.'", "kind='motion'\namends='1'\ntext='We plant two.'",
        "kind='motion'\namends='1'\ntext='We plant ten.'", "kind='motion'\ntext='We saw.'",
        "kind='vote'\nanswers='4'\nfor=2",
    )  # fmt: skip

    def leads(style: str) -> list[str]:
        page = made(*notes, style=style)
        return [each.lead for passage in passages(page) for each in passage.content if isinstance(each, Case)]

    counted = ["Motion 1", "Amendment 1a", "Amendment 1b", "Motion 2"]
    assert leads("motion_numbers = true") == [*counted, "Vote on the motion"]
    assert leads("style = 'council'") == [*counted, "Vote"]  # in one block with the motion
    assert leads("") == ["Motion", "Amendment", "Amendment", "Motion", "Vote on the motion"]


def test_a_report_says_for_whom_somebody_speaks_the_first_time_in_an_item() -> None:
    people = PEOPLE.replace('title = "Ms"', 'title = "Ms"\ndelegation = "Norway"', 1)
    said = "kind='statement'\nspeaker='NK'\nattribution='prefix'\ntext='Yes.'\n"
    notes = "".join(f"[[note]]\nid='{at}'\nitem='{item}'\n{said}" for at, item in enumerate("aab"))

    def before(style: str) -> list[str]:
        page = document(read(f"{HEAD}\n[print]\n{style}\n{people}\n{notes}").minutes)
        return [passage.attribution for passage in passages(page)]

    assert before("style = 'hansard'") == ["Ms Kask (Norway): ", "Ms Kask: ", "Ms Kask (Norway): "]
    assert before("style = 'plain'") == ["Ms Kask: "] * 3
    assert before("style = 'hansard'\nspeaker = '{name}'") == ["Nora Kask: "] * 3


def test_a_council_stands_below_its_town() -> None:
    whole = Masthead(organisation=(Words("Town of Elm"),), body=(Words("Council"),))
    lines = masthead_lines(whole, Layout(masthead="centred"))
    assert [(line.style, line.start) for line in lines] == [
        ("Minutes Masthead", whole.organisation), ("Minutes Organisation", whole.body),
    ]  # fmt: skip
    alone = masthead_lines(replace(whole, organisation=()), Layout(masthead="centred"))
    assert [line.style for line in alone] == ["Minutes Masthead"]


def test_a_summary_record_lists_its_people_by_delegation_which_stands_first() -> None:
    def roster_of(style: str) -> Table:
        people = PEOPLE.replace('title = "Ms"', 'title = "Ms"\ndelegation = "Norway"\npost = "Pilot"', 1)
        page = document(read(f"{HEAD}\n[print]\nstyle = '{style}'\n{people}\n[[note]]\ntext = 'So.'").minutes)
        (found,) = (each for each in flat(page.blocks) if isinstance(each, Table) and each.role == "roster")
        return found

    said = {style: [words(cell) for cell in roster_of(style).rows[0]] for style in ("plain", "secretariat")}
    assert said["plain"][:2] == ["Ms Nora Kask, Chair", "Norway"]
    assert said["secretariat"][:2] == ["Norway", "Ms Nora Kask, Chair"]
    assert [words(cell) for cell in roster_of("secretariat").head] == ["Delegation", "Name", "Role"]


def test_an_action_item_has_the_number_at_its_place_that_the_list_of_them_has() -> None:
    source = markdown.write(made(*NOTES, style="lists = ['actions']"))
    assert "**Action 1:** saw" in source.replace("Saw", "saw")
    assert "**Action 2:** plant" in source.replace("Plant", "plant")
    alone = markdown.write(made(*NOTES, style="lists = []"))  # the list may be another page: `--form actions`
    assert "**Action 1:** saw" in alone.replace("Saw", "saw")


def test_a_vote_without_names_is_not_said_twice_in_any_style() -> None:
    for style in ("plain", "council"):
        assert not [each for each in flat(sides(style).blocks) if isinstance(each, Table) and each.role == "ballots"]


def test_a_code_that_is_the_name_stands_once() -> None:
    said = [words(each.content) for each in sides("committee").blocks if isinstance(each, Paragraph)]
    assert "Participants: ola, Bo Qvale (BQ)" in said


def test_no_column_of_a_list_is_narrower_than_its_words() -> None:
    named = "[print]\nlists = ['decisions', 'actions', 'decisions+actions']"
    record = SIDES.format(style="protokoll").replace('"en"', '"de"').replace("[print]", named)
    minutes = read(record).minutes
    lists = [each for each in flat(document(minutes, "summary").blocks) if isinstance(each, Table)]
    found = [each for each in lists if each.role == "register"]
    assert len(found) > 1
    for table in found:
        line = sum(table.widths)
        for at, share in enumerate(table.widths):
            longest = max(len(word) for row in (table.head, *table.rows) for word in words(row[at]).split() or [""])
            assert 75 * share >= line * (min(longest, 14) + 1)


BALLOTS = "kind = 'vote'\ntext = 'The fee'\nfor = 2\nagainst = 1\nballots = { NK = 'for', BO = 'for', JT = 'against' }"


def flat_cases(page: Document) -> list[Case]:
    return [block for block in unwrapped(page.blocks) if isinstance(block, Case)]


@pytest.mark.parametrize(
    ("style", "language", "figures", "rows"),
    [
        ("style = 'plain'", "", "2 for, 1 against", ["For", "Against"]),
        ("style = 'council'", "", "2–1", ["Ayes", "Nays"]),
        ("style = 'council'\nlabels = { for = 'yes' }", "", "2–1", ["Yes", "Nays"]),
        ("style = 'council'\nlabels = { en = { against = 'no' } }", "", "2–1", ["Ayes", "No"]),
        ("style = 'council'", "de", "2–1", ["Dafür", "Dagegen"]),
    ],
)
def test_a_council_counts_ayes_and_nays_where_it_speaks_english(
    style: str, language: str, figures: str, rows: list[str]
) -> None:
    page = made(BALLOTS, style=style, language=language)
    [vote] = [each for each in flat_cases(page) if each.kind == "vote"]
    assert vote.ballots
    assert vote.result == figures
    assert [words(row[0]) for row in vote.ballots.rows if words(row[0]) in rows] == rows


@pytest.mark.parametrize(
    ("language", "title", "columns", "first"),
    [
        (
            "",
            "Decisions and action items",
            ["No.", "Decision and action", "Item"],
            "Action 1",
        ),
        (
            "de",
            "Beschlüsse und Aufgaben",
            ["Nr.", "Beschluss und Aufgabe", "Punkt"],
            "Aufgabe 1",
        ),
    ],
)
def test_decisions_and_actions_are_one_list_where_that_is_named(
    language: str, title: str, columns: list[str], first: str
) -> None:
    page = made(
        "kind = 'decision'\nnumber = 4\ntext = 'The elm stays.'\nitem = 'trees'",
        "kind = 'action'\nnumber = 1\ntext = 'Water the elm.'\nresponsible = 'BO'\ndue = 2025-04-01",
        style="lists = ['decisions+actions']",
        language=language,
    )
    [register] = [each for each in flat(page.blocks) if isinstance(each, Table) and each.role == "register"]
    assert title in [words(each.content) for each in page.blocks if isinstance(each, Heading)]
    head = [*map(words, register.head)]
    assert [*head[:2], head[4]] == columns
    rows = [[words(cell) for cell in row] for row in register.rows]
    assert [row[:3] for row in rows] == [["4", "The elm stays.", ""], [first, "Water the elm.", "Mr Ahlberg"]]


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        (["arrival NK"], "arrived"),
        (["departure NK", "arrival NK"], "returned"),
        (["departure BO", "departure NK", "arrival NK"], "returned"),
        (["departure BO", "arrival NK"], "arrived"),
    ],
)
def test_who_left_before_returned(moves: list[str], said: str) -> None:
    notes = [
        event(f"10:{at:02}", f"kind={kind!r}\nwho={who!r}") for at, (kind, who) in enumerate(map(str.split, moves))
    ]
    assert f"Ms Kask {said} at 10:0{len(moves) - 1}." in exported_text(*notes)


@pytest.mark.parametrize(("until", "said"), [("10:30:40", "suspended at 10:30."), ("10:31:00", "from 10:30 to 10:31.")])
def test_a_break_that_ends_in_its_minute_has_one_time(until: str, said: str) -> None:
    assert said in exported_text(event("10:30", f"kind='break'\nuntil={until}"))


def exported_text(*notes: str) -> str:
    """The paragraphs of the proceedings, as text."""
    blocks = (block for each in passages(made(*notes)) for block in each.content)
    return "\n".join(words(block.content) for block in blocks if isinstance(block, Paragraph))


MOVED = "kind='motion'\ntext='The boat is sold in May.'\noutcome='{}'"
AMENDED = "kind='motion'\namends='1'\ntext='The boat is sold in June.'\noutcome='{}'"


@pytest.mark.parametrize(
    ("motion", "amendment", "moved", "decided"),
    [
        ("carried", "carried", "The boat is sold in May.", "The boat is sold in June."),
        ("carried", "lost", "The boat is sold in May.", ""),
        ("lost", "carried", "The boat is sold in May.", ""),
    ],
)
def test_a_motion_has_the_words_that_were_moved_and_its_vote_those_that_were_decided(
    motion: str, amendment: str, moved: str, decided: str
) -> None:
    page = made(MOVED.format(motion), AMENDED.format(amendment), "kind='vote'\nanswers='1'\nfor=3\nagainst=0")
    first, last = (line for line in exported_markdown(page).splitlines() if "otion:**" in line)
    assert first == f"> **Motion:** {moved}"
    assert last.startswith(f"> **Vote on the motion:** {decided}")


def test_a_vote_is_listed_with_the_wording_that_it_was_on() -> None:
    lists = 'lists = ["votes"]'
    page = made(MOVED.format("carried"), AMENDED.format("carried"), "kind='vote'\nanswers='1'\nfor=3\nagainst=0",
                style=lists)  # fmt: skip
    table = exported_markdown(page).split("| --")[-1]
    assert "sold in June." in table
    assert "sold in May." not in table


def test_the_list_of_votes_has_motions_that_were_carried_or_lost_without_figures() -> None:
    plain = [f"kind='motion'\noutcome='{each}'\ntext='To mend the {at}.'" for at, each in
             (("roof", "carried"), ("gate", "lost"), ("wall", "withdrawn"))]  # fmt: skip
    vote = "kind='vote'\nfor=3\nagainst=0\ntext='Rakes'"
    lists = 'lists = ["votes"]'
    rows = exported_markdown(made(*plain, vote, style=lists)).split("| --- |")[-1].splitlines()[1:]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows if row] == [
        "Motion: To mend the roof.", "Motion: To mend the gate.", "Rakes",
    ]  # fmt: skip
    assert "Votes" not in exported_markdown(made(*plain, style=lists))


def exported_markdown(page: Document) -> str:
    return markdown.write(page)


def test_votes_by_name_are_counted_as_divisions_where_the_house_wants_it() -> None:
    by_name = "ballots={NK='for', BO='against'}\ntext='Saws'"
    votes = ("kind='vote'\n" + by_name, "kind='vote'\nfor=2\ntext='Rakes'", "kind='vote'\nnumber=7\n" + by_name,
             "kind='vote'\n" + by_name, "kind='vote'\nsecret=true\n" + by_name)  # fmt: skip

    def leads(page: Document) -> list[str]:
        return [each.lead for one in passages(page) for each in one.content if isinstance(each, Case)]

    assert leads(made(*votes, style="style = 'hansard'")) == [
        "Division No. 1", "Vote", "Division No. 7", "Division No. 8", "Vote",
    ]  # fmt: skip
    assert leads(made(*votes[:2], style="divisions = false")) == ["Vote", "Vote"]


def test_a_division_has_the_same_number_for_every_audience() -> None:
    hidden = "kind='vote'\ntext='x'\naudience='restricted'\nballots={NK='for'}"
    page = made(hidden, "kind='vote'\ntext='y'\nballots={NK='for'}", style="style = 'hansard'")
    assert cases(page)[0].startswith("Division No. 2: y")


def test_a_word_that_an_amendment_puts_in_has_no_blank_within_its_mark() -> None:
    (paragraph,) = amendment.marked("The board plants five old pears.", "The board never plants five old pears.")
    assert isinstance(paragraph, Paragraph)
    assert [words(each.content) for each in paragraph.content if isinstance(each, Inserted)] == ["never"]
    assert words(paragraph.content) == "The board never plants five old pears."


def test_an_answer_may_have_words_in_place_of_a_count() -> None:
    """As a hum has, which nobody counts; nothing is worked out from them."""
    hum = "kind='vote'\ntext='Push, in the first draft'\noptions={'can live with it'='strong', 'cannot'='about 1/3'}"
    reading = read(f"format = 1\n[print]\nlists=['votes']\n[[note]]\n{hum}\n")
    assert reading.problems == []
    page = shown(document(reading.minutes))
    assert "Can live with it |  | strong" in page
    assert "Cannot |  | about 1/3" in page
    assert "can live with it: strong, cannot: about 1/3" in page
    [vote] = [each for each in unwrapped(document(reading.minutes).blocks) if isinstance(each, Case)]
    assert vote.ballots
    assert [row[1] for row in vote.ballots.rows] == [(), ()], "words have no room in the column of figures"
    assert vote_results.winner(reading.minutes.notes[0], "en") == ""
    assert read(f"format = 1\n[[note]]\n{hum.replace('strong', '12')}\n").problems


@pytest.mark.parametrize(
    ("ballots", "said"),
    [
        ("AA='for', BB='for', CC='against'", "Carried, 2–1"),
        ("AA='for', BB='for', CC='abstain'", "Carried, 2–0–1"),
        ("CC='against'", "Carried"),
    ],
)
def test_a_vote_by_name_has_its_figures_in_its_first_line(ballots: str, said: str) -> None:
    """A council's page had them where they were typed alone."""
    people = "".join(f"[[participant]]\nkey='{key}'\nname='{key}'\n" for key in ("AA", "BB", "CC"))
    notes = (
        "[[note]]\nid='1'\nkind='motion'\noutcome='carried'\ntext='That we dig.'\n"
        f"[[note]]\nkind='vote'\nanswers='1'\nballots={{ {ballots} }}\n"
    )
    lines = shown(document(read(f"format = 1\n[print]\nstyle='council'\n{people}{notes}").minutes)).split("\n")
    assert any(line.replace("*", "").endswith(said) for line in lines if "Carried" in line), lines


def test_who_seconded_ends_with_one_dot_in_a_list_of_decisions() -> None:
    people = "".join(f"[[participant]]\nkey='{key}'\nname='{key}'\nshort='{key} Barton Jr.'\n" for key in ("AA", "BB"))
    motion = "kind='motion'\nmover='AA'\nseconder='BB'\noutcome='carried'\ntext='That we dig.'"
    minutes = read(f"format = 1\n{people}[[note]]\n{motion}\n").minutes
    text = plain.write(document(minutes, "decisions"))
    assert "BB Barton Jr. Carried" in " ".join(text.split())


def test_a_list_of_votes_in_words_says_what_each_was_on() -> None:
    notes = (
        "[[note]]\nid='1'\nkind='motion'\noutcome='carried'\ntext='That we dig.'\n"
        "[[note]]\nkind='vote'\nanswers='1'\nfor=3\nagainst=1\ntext='Yes: 3 / No: 1'\n"
    )
    minutes = read(f"format = 1\n[print]\nblocks='words'\nlists=['votes']\n{notes}").minutes
    assert "Motion 1: That we dig. | 3–1" in shown(document(minutes)).replace("Motion:", "Motion 1:")
    assert "That we dig." in shown(document(minutes, "decisions"))


@pytest.mark.parametrize(
    ("blocks", "said"), [("words", "Lunch!"), ("bar", "The meeting was suspended at 12:05. Lunch!")]
)
def test_a_break_on_a_page_of_words_is_its_own_words_alone(blocks: str, said: str) -> None:
    note = "[[note]]\nkind='break'\nat=2026-03-05T12:05:00Z\ntext='Lunch!'\n"
    minutes = read(f"format = 1\n[meeting]\ntimezone='UTC'\n[print]\nblocks='{blocks}'\n{note}").minutes
    assert said in [line.strip("*") for line in shown(document(minutes)).split("\n")]
