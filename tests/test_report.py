"""What is on a page: the goldens of `report/`, one for each form, language and audience, and the rules by name."""

import gc
from pathlib import Path

import pytest
from msgspec.structs import replace
from trees import shown

from minutes_tui.config import house_style
from minutes_tui.language.labels import languages
from minutes_tui.model.minutes import Audience, Kind, Minutes, Note, Print
from minutes_tui.record.parser import read
from minutes_tui.report import AUDIENCES, FORMS, document, printable
from minutes_tui.report.context import Page
from minutes_tui.report.context import page as page_of

FOLDER = Path(__file__).with_name("report")
ORCHARD = read((FOLDER / "orchard.toml").read_text("utf-8")).minutes
HEAD = 'format = 1\n\n[meeting]\ntitle = "T"\n\n'


BARE = Print(head=("title", "date", "venue"), roster="lines")
"""A head and a roster of lines, where a record says nothing else."""


def page(record: str, form: str = "summary", language: str = "", audience: Audience = "public") -> list[str]:
    """The lines of the page of a record, without its title and the blank ones."""
    minutes = read(HEAD + record).minutes
    minutes = replace(minutes, print=house_style.merged(minutes.print, BARE))
    made = shown(document(minutes, form, language, audience)).split("\n")
    return [line for line in made if line][1:]


SUMMARIES = [("", "public"), ("de", "public"), ("fr", "public"), ("", "restricted"), ("", "private")]
GOLDENS = [
    *(("orchard", "summary", language, audience) for language, audience in SUMMARIES),
    ("orchard", "decisions", "fr", "private"),
    *(("orchard", form, language, "public") for form in FORMS if form != "summary" for language in ("", "de")),
    *(("brook", form, "", "public") for form in FORMS),
    *(("orchard", "summary", language, "public") for language in ("pl", "ar", "ja")),
    ("brook", "verbatim", "fr", "restricted"),
]
RECORDS = {"orchard": ORCHARD, "brook": read((FOLDER / "brook.toml").read_text("utf-8")).minutes}


@pytest.mark.parametrize(("record", "form", "language", "audience"), GOLDENS)
def test_the_page_reads(record: str, form: str, language: str, audience: Audience, accept: bool) -> None:
    """The orchard's is as it comes; the brook's is of a house of its own, with every paragraph numbered but one."""
    own = "" if record == "orchard" else f"{record}."
    golden = FOLDER / f"{own}{form}.{language or 'en'}.{audience}.txt"
    made = shown(document(RECORDS[record], form, language, audience))
    if accept:
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


LANGUAGES = languages()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_a_page_in_each_language_says_the_same_with_no_place_left_open(language: str, form: str) -> None:
    made = document(ORCHARD, form, language)
    english = document(ORCHARD, form, "en")
    assert [type(block) for block in made.blocks] == [type(block) for block in english.blocks]
    assert "{" not in shown(made)
    assert shown(made) != shown(english) or language == "en"


# Who may read what


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_nothing_that_is_not_for_the_audience_is_anywhere_on_the_page(form: str, language: str) -> None:
    hidden = {
        "public": ("SECRET", "RESTRICTED", "PRIVATE", "77"),
        "restricted": ("SECRET r", "SECRET d", "PRIVATE", "77"),
    }
    for audience, words in hidden.items():
        made = shown(document(ORCHARD, form, language, audience))  # type: ignore[arg-type]
        for word in words:
            assert word not in made


def test_each_audience_reads_what_a_wider_one_reads_and_more() -> None:
    pages = [shown(document(ORCHARD, audience=audience)) for audience in AUDIENCES]
    assert ["RESTRICTED" in made for made in pages] == [False, True, True]
    assert ["PRIVATE" in made for made in pages] == [False, False, True]
    assert all("SECRET remark" not in made and "SECRET decision" not in made for made in pages)


@pytest.mark.parametrize("kind", Kind.__args__)  # type: ignore[attr-defined]
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_note_is_printable_unless_it_is_a_remark_struck_out_or_for_fewer(kind: Kind, audience: Audience) -> None:
    note = Note(kind=kind, audience=audience, text="x")
    for reader in AUDIENCES:
        may_read = AUDIENCES.index(audience) <= AUDIENCES.index(reader)
        assert printable(note, reader) == (may_read and kind not in ("remark", "unknown"))
        assert not printable(replace(note, struck=True), reader)


def test_a_german_page_declines_herr_to_herrn() -> None:
    record = """
[meeting]
language = "de"

[[participant]]
key = "OL"
name = "Olav Lund"
title = "Herr"
presence = "present"

[[participant]]
key = "KB"
name = "Karin Herr"
title = "Frau"
substitute_for = "OL"
proxies = ["OL"]
presence = "present"

[[note]]
kind = "motion"
text = "Kaffee"
mover = "OL"
seconder = ["OL", "KB"]

[[note]]
kind = "action"
text = "Kaffee"
responsible = "OL"
"""
    assert page(record, language="de")[1:5] == [
        "Herr Olav Lund",
        "Frau Karin Herr, in Vertretung von Herrn Lund, mit Vollmacht von Herrn Lund",
        "**Antrag:** Kaffee",
        "Gestellt von Herrn Lund, unterstützt von Herrn Lund und Frau Herr",
    ]


def test_a_private_arrival_does_not_show_in_the_roster() -> None:
    record = """
[[participant]]
key = "OL"
name = "Olav Lund"
presence = "apologies"

[[note]]
kind = "arrival"
at = 2025-03-12T10:00:00Z
who = "OL"
audience = "private"
"""
    assert page(record) == ["## Participants", "Apologies:", "Olav Lund"]
    assert page(record, audience="private") == ["## Participants", "Olav Lund", "Lund arrived at 10:00."]


@pytest.mark.parametrize("key", ["audience = 'privat'", "kind = 'remarks'", "struck = 'yes'"])
def test_a_note_whose_audience_kind_or_strike_cannot_be_read_is_not_printed(key: str) -> None:
    assert page(f"[[note]]\n{key}\ntext = 'x'") == []


# Nothing that was not recorded


def test_every_word_on_a_page_stands_in_the_record_or_is_a_label_a_date_or_a_number() -> None:
    made = shown(document(ORCHARD, audience="private"))
    recorded = (FOLDER / "orchard.toml").read_text("utf-8")
    labels = {
        "March", "April", "Chair", "Vice", "Venue", "Apologies", "Absent", "Participants", "Unknown", "speaker",
        "arrived", "was", "suspended", "meeting", "Decision", "Decisions", "Action", "items", "Motion", "Moved",
        "seconded", "Abstaining", "For", "Against", "Carried", "Adopted", "due", "Due", "Page", "Item", "Responsible",
        "Annex", "Document", "page", "Vote", "against", "abstention", "abstentions", "Attachments", "Next",
        "Rapporteur", "and", "The", "from", "left", "Buy", "Send", "Not", "taken",
        "Minutes", "Draft", "not", "yet", "approved", "Date", "Present", "Agenda", "Name", "Delegation", "Affiliation",
        "attendance", "resumed", "rose", "called", "order", "Secretariat", "Guest",
        "group", "label",  # of the tree
    }  # fmt: skip
    letters = "".join(letter if letter.isalpha() else " " for letter in made)
    assert {word for word in letters.split() if len(word) > 2 and word not in recorded} <= labels


def test_an_empty_record_has_a_title_and_nothing_else() -> None:
    for form in FORMS:
        assert shown(document(Minutes(print=BARE), form)) == "\n# \n\n"


# Head


def test_the_date_is_as_it_must_read_or_in_the_pages_language() -> None:
    for meeting, line in (
        ("date = 2025-03-12", "12 March 2025"),
        ("date = 2025-03-12\nlanguage = 'de'", "12.\u00a0März 2025"),
        ("date = 2025-03-12\ndate_printed = '12th of March'", "12th of March"),
        ("date = 2025-03-12\nlast_date = 2025-03-13", "12–13 March 2025"),
        ("date = 2025-03-12\nlast_date = 2025-03-12", "12 March 2025"),
        ("date_printed = 'Spring'", "Spring"),
    ):
        assert page(meeting)[:1] == [line]


# The roster


def person(keys: str, body: str = "") -> list[str]:
    return page(f"{body}\n[[participant]]\nkey = 'NK'\n{keys}\n")


def test_a_roster_line_is_composed_with_commas_and_no_full_stop() -> None:
    everything = "name='Nora Kask'\ntitle='Ms'\ndelegation='Valley'\npost='Head'\naffiliation='Nursery, Mill Lane'"
    assert person(everything) == ["## Participants", "Valley, Ms Nora Kask, Head, Nursery, Mill Lane"]
    assert person("name='Nora Kask'") == ["## Participants", "Nora Kask"]


def test_a_remark_stands_behind_the_roster_line_in_brackets_and_an_address_on_no_page() -> None:
    assert person("name='Nora Kask'\npost='Head'\nemail='n@x.org'\nremark='left after item 4'") == [
        "## Participants",
        "Nora Kask, Head (left after item 4)",
    ]
    assert person("name='Nora Kask'\nremark='late'\nprinted='N. Kask'")[1:] == ["N. Kask"]
    house = '[print]\nperson = "{remark}: {name} · {email}"\n'
    assert person("name='Nora Kask'\nemail='n@x.org'\nremark='late'", house)[1:] == ["late: Nora Kask · n@x.org"]


def test_a_title_of_japanese_stands_behind_the_name() -> None:
    assert person("name='田中 太郎'\ntitle='氏'\npost='課長'")[1:] == ["田中 太郎氏, 課長"]


BERGS = """
[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"
printed = ""

[[participant]]
key = "KB"
name = "Karin Berg"
title = "Ms"
printed = ""
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("kind='statement'\nspeaker='LB'\nattribution='prefix'\ntext='It froze.'", "**Ms Lena Berg:** It froze."),
        ("kind='statement'\nspeaker='LB'\nattribution='inline'\ntext='Ms Berg left.'", "Ms Berg left."),
        ("kind='action'\nresponsible=['LB', 'KB']\ntext='Coffee'", "Ms Lena Berg and Ms Karin Berg"),
        ("kind='motion'\nmover='KB'\ntext='Coffee'", "Moved by Ms Karin Berg"),
        ("kind='vote'\nballots={LB='for'}\ntext='Coffee'", "For | 1 | Ms Lena Berg"),
        ("kind='departure'\nwho='KB'\nat=2025-03-12T10:00:00Z", "Ms Karin Berg left at 10:00."),
    ],
)
def test_two_of_one_name_are_told_apart_but_not_in_recorded_words(keys: str, line: str) -> None:
    lines = page(f"{BERGS}[[note]]\nid='1'\n{keys}\n")
    assert line.replace("**", "") in [each.replace("**", "") for each in lines]


@pytest.mark.parametrize(
    ("short", "line"),
    [("{name}", "Lena Berg: It froze."), ("{given}", "Lena: It froze."), ("{last} ({code})", "Berg (LB): It froze.")],
)
def test_a_body_without_titles_says_how_its_people_are_named(short: str, line: str) -> None:
    note = "[[note]]\nid='1'\nkind='statement'\nspeaker='LB'\nattribution='prefix'\ntext='It froze.'\n"
    assert page(f"[print]\nshort = '{short}'\n{BERGS}{note}")[0].replace("**", "") == line


def test_a_role_is_called_in_the_language_of_the_page() -> None:
    made = page_of(read(f"{HEAD}[print]\nperson = '{{name}}, {{role}}'\n[[participant]]\nname='N'\nrole='treasurer'\n"
                        "[[participant]]\nname='M'\nrole='cook'\n").minutes, language="de")  # fmt: skip
    assert [made.role(role) for role in ("treasurer", "chair", "Vice-Chair", "cook")] == [
        "Kassier/-in", "Vorsitz", "Stellvertretender Vorsitz", "cook",
    ]  # fmt: skip


def test_a_printed_line_stands_as_it_is_with_no_label_and_an_empty_one_is_none() -> None:
    assert person("name='Nora Kask'\nrole='chair'") == ["## Participants", "Chair:", "Nora Kask"]
    assert person("name='Nora Kask'\nrole='chair'\nprinted='The Chair, *N. Kask*.'") == [
        "## Participants",
        "The Chair, *N. Kask*.",
    ]
    assert person("name='Nora Kask'\nrole='chair'\nprinted=''") == []


@pytest.mark.parametrize(
    ("role", "label"),
    [("chair", "Chair:"), ("Chair", "Chair:"), ("vice chair", "Vice Chair:"), ("Vice-Chair", "Vice Chair:")],
)
def test_chairs_and_vice_chairs_have_a_label(role: str, label: str) -> None:
    assert person(f"name='N'\nrole='{role}'") == ["## Participants", label, "N"]


@pytest.mark.parametrize("role", ["secretariat", "member", "observer", "guest", "cook", ""])
def test_roles_other_than_the_chair_have_no_label(role: str) -> None:
    assert person(f"name='N'\nrole='{role}'") == ["## Participants", "N"]


def test_somebody_in_two_bodies_stands_in_both_with_the_role_in_each() -> None:
    bodies = "[[body]]\nkey='A'\nheading='Of A:'\n[[body]]\nkey='B'\nname='B.'\n[[body]]\nkey='C'\n"
    assert person("name='N'\nbody=['A', 'B', 'C']\nrole={A='chair', B='vice chair'}", bodies) == [
        "## Of A:", "Chair:", "N", "## B.", "Vice Chair:", "N", "## C", "N",
    ]  # fmt: skip


def test_those_away_stand_below_the_others_unless_they_arrived() -> None:
    away = "".join(
        f"[[participant]]\nkey='{key}'\nname='{key}'\npresence='{presence}'\n"
        for key, presence in (("A", "absent"), ("P", "apologies"), ("L", "absent"), ("H", "present"), ("E", "expected"))
    )
    arrival = "[[note]]\nkind='arrival'\nat=2025-03-12T10:00:00Z\nwho=['L']\n"
    assert page(away + arrival)[:-1] == ["## Participants", "L", "H", "E", "Apologies:", "P", "Absent:", "A"]
    assert page(away)[:1] + page(away)[3:] == ["## Participants", "Apologies:", "P", "Absent:", "A", "L"]


# The proceedings


def said(keys: str) -> list[str]:
    return page(
        "[[participant]]\nkey='NK'\nname='Nora Kask'\ntitle='Ms'\nprinted=''\n"
        f"[[agenda]]\nkey='frost'\ntitle='Late frost'\n[[note]]\n{keys}\n"
    )


def test_who_spoke_stands_before_the_words_only_where_that_is_how_it_was_typed() -> None:
    for speaker, attribution, line in (
        ("'NK'", "prefix", "**Ms Kask:** It froze."),
        ("['NK', 'ZT']", "prefix", "**Ms Kask and ZT:** It froze."),
        ("'ZT'", "prefix", "**ZT:** It froze."),
        ("'?'", "prefix", "**Unknown speaker:** It froze."),
        ("''", "prefix", "It froze."),
        ("'NK'", "inline", "It froze."),
        ("'NK'", "none", "It froze."),
    ):
        for kind in ("statement", "question"):
            note = f"kind='{kind}'\nspeaker={speaker}\nattribution='{attribution}'\ntext='It froze.'"
            assert said(note) == [line]


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ("for=12\nagainst=3\nabstain=1", "12 for, 3 against, 1 abstention"),
        ("for=1\nagainst=1\nabstain=2", "1 for, 1 against, 2 abstentions"),
        ("for=12\nagainst=0\nabstain=0", "12 for, 0 against, 0 abstentions"),
        ("for=12\nagainst=3", "12 for, 3 against"),
        ("", ""),
        ("ballots={NK='for', ZT='abstain'}", "For | 1 | Ms Kask↵Abstaining | 1 | ZT"),
        ("for=2\nballots={NK='for'}", "2 for↵For | 2 | Ms Kask"),
        ("for=3\nagainst=0\nabstain=0\ninvalid=1", "3 for, 0 against, 0 abstentions, 1 invalid"),
        ("options={'Red'=7, 'Blue'=12, blank=1}", "Red | 7↵Blue | 12↵Blank | 1"),
        ("options={'Red'=7}\ninvalid=2", "Red | 7↵Invalid | 2"),
        ("outcome='unanimously'", "**Unanimously**"),
        ("for=3\nagainst=3\noutcome='casting vote'", "**Casting vote,** 3 for, 3 against"),
        ("secret=true", "Secret ballot"),
        ("for=2\nagainst=1\nsecret=true", "2 for, 1 against (secret ballot)"),
        ("for=2\nsecret=true\nballots={NK='for'}", "2 for (secret ballot)"),
        ("recused=['NK']", "Recused: Ms Kask"),
        (
            "for=1\nagainst=0\nrecused=['NK', 'ZT']",
            "1 for, 0 against. Recused: Ms Kask and ZT",
        ),
    ],
)
def test_a_vote_has_the_counts_that_were_stated_and_none_that_were_not(counts: str, line: str) -> None:
    behind = line.split("↵") if line else []
    assert said(f"kind='vote'\ntext='Coffee'\n{counts}") == ["**Vote:** Coffee", *behind]


def test_a_vote_without_a_title_has_its_counts_alone() -> None:
    assert said("kind='vote'\nfor=2\nagainst=1\nabstain=0") == ["**Vote:** 2 for, 1 against, 0 abstentions"]


def test_no_abstention_is_in_the_singular_in_french() -> None:
    record = "[[note]]\nkind='vote'\nfor=2\nagainst=0\nabstain=0\ntext='Café'"
    assert page(record, language="fr") == ["**Vote\u00a0:** Café", "2 pour, 0 contre, 0 abstention"]
    assert page(record, language="de") == ["**Abstimmung:** Café", "2 dafür, 0 dagegen, 0 Enthaltungen"]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("kind='decision'\nnumber=1\ntext='Coffee.'", "**Decision 1:** Coffee."),
        ("kind='decision'\nnumber='2025/7'\ntext='Coffee.'", "**Decision 2025/7:** Coffee."),
        ("kind='decision'\ntext='Coffee.'", "**Decision:** Coffee."),
        ("kind='decision'\nnumber=1\noutcome='adopted'\ntext='Coffee.'", "**Decision 1:** Coffee.↵**Adopted**"),
        (
            "kind='action'\nresponsible='NK'\ndue=2025-04-01\ntext='Coffee'",
            "**Action:** Coffee↵Ms Kask – due **1 April 2025**",
        ),
        ("kind='action'\nresponsible=['NK', 'ZT']\ntext='Coffee'", "**Action:** Coffee↵Ms Kask and ZT"),
        ("kind='action'\ndue=2025-04-01\ntext='Coffee'", "**Action:** Coffee↵Due **1 April 2025**"),
        ("kind='action'\ntext='Coffee'", "**Action:** Coffee"),
        ("kind='motion'\ntext='Coffee'", "**Motion:** Coffee"),
        (
            "kind='motion'\nmover='NK'\nseconder='ZT'\noutcome='lost'\ntext='Coffee'",
            "**Motion:** Coffee↵Moved by Ms Kask, seconded by ZT. **Lost**",
        ),
    ],
)
def test_what_was_resolved_stands_in_place_with_its_label(keys: str, line: str) -> None:
    lines = said(keys)
    assert lines[: len(line.split("↵"))] == line.split("↵")


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("kind='arrival'\nwho='NK'", "Ms Kask arrived at 10:05."),
        ("kind='departure'\nwho=['NK', 'ZT']", "Ms Kask and ZT left at 10:05."),
        ("kind='break'", "The meeting was suspended at 10:05."),
        ("kind='break'\nuntil=10:45:00", "The meeting was suspended from 10:05 to 10:45."),
    ],
)
def test_what_happened_is_a_sentence_with_the_time(keys: str, line: str) -> None:
    assert said(f"at=2025-03-12T10:05:11+02:00\n{keys}") == [line]


def test_one_comes_and_several_come_in_languages_that_tell_them_apart() -> None:
    for kind, who, line in (
        ("arrival", "'ZA'", "ZA traf um 10:05\u00a0Uhr ein."),
        ("arrival", "['ZA', 'ZB']", "ZA und ZB trafen um 10:05\u00a0Uhr ein."),
        ("departure", "'ZA'", "ZA verließ die Sitzung um 10:05\u00a0Uhr."),
        ("departure", "['ZA', 'ZB', 'ZC']", "ZA, ZB und ZC verließen die Sitzung um 10:05\u00a0Uhr."),
    ):
        note = f"[[note]]\nat=2025-03-12T10:05:11+02:00\nkind='{kind}'\nwho={who}\n"
        assert page(note, language="de") == [line]


def test_a_time_that_is_not_known_is_a_question_mark() -> None:
    assert said("kind='break'") == ["The meeting was suspended at ?."]


def test_an_item_has_its_heading_as_it_is_taken_up_and_resumed() -> None:
    heading = ["## 1. Late frost"]
    skipped = ["Not taken up: 1. Late frost"]
    for outcome, lines in (("taken up", heading), ("resumed", heading), ("", heading), ("closed", []),
                           ("skipped", skipped)):  # fmt: skip
        assert said(f"kind='item'\nitem='frost'\noutcome='{outcome}'") == lines
    assert said("kind='item'\nitem='hail'") == ["## hail"]
    assert said("kind='item'") == []
    assert page("[print]\nagenda_headings=false\n[[agenda]]\nkey='frost'\n[[note]]\nkind='item'\nitem='frost'") == []


def test_a_heading_is_printed_as_typed() -> None:
    assert said("kind='heading'\ntext='Questions to *Ms Kask*:'") == ["## Questions to *Ms Kask*:"]


# Behind the proceedings


def test_lists_are_there_where_there_is_something_to_list() -> None:
    assert said("kind='statement'\ntext='x'") == ["x"]
    assert said("kind='decision'\nnumber=1\ntext='x'") == [
        "**Decision 1:** x", "## Decisions", "No. | Decision", "1 | X",
    ]  # fmt: skip
    assert said("kind='action'\ntext='x'") == ["**Action:** x", "## Action items", "Action", "X"]


def test_in_a_list_the_paragraphs_and_items_of_an_action_item_are_lines_of_their_own() -> None:
    note = "kind='action'\nresponsible='NK'\ntext='''\nbuy\n\n- a *gauge*\n- a rod\n\n\\- not\na boat'''"
    assert said(note)[-1] == "Buy↵• a *gauge*↵• a rod↵- not a boat | Ms Kask"


def test_a_list_has_no_heading_where_nothing_in_it_has_words() -> None:
    assert "## Decisions" not in said("kind='decision'")
    assert "## Action items" not in said("kind='action'")


def test_the_number_of_an_item_has_no_colon_in_a_list() -> None:
    style = "[print]\nitem_number='Agenda item {number}:'\n"
    line = page(f"{style}[[agenda]]\nkey='a'\ntitle='Ice'\n[[note]]\nkind='decision'\nitem='a'\ntext='So.'\n")[-1]
    assert line == "So. | [Agenda item 1](#item-a)"


def test_an_attachment_is_listed_by_its_title_or_its_file_unless_it_belongs_to_a_hidden_note() -> None:
    attachments = "".join(
        f"[[attachment]]\n{keys}\n"
        for keys in ("title='A'\nfile='a.pdf'", "file='b.pdf'", "key='c'", "title='D'\nnote='1'")
    )
    shown_note = "[[note]]\nid='1'\ntext='x'\n"
    assert page(attachments + shown_note)[1:] == [
        "## Attachments", "Annex | Document", "1 | [A](a.pdf)", "2 | [b.pdf](b.pdf)", "3 | c", "4 | D",
    ]  # fmt: skip
    for key in ("kind='remark'", "audience='private'", "struck=true"):
        assert page(f"{attachments}{shown_note}{key}\n")[-1] == "3 | c"


def test_words_with_the_path_of_an_attachment_behind_them_lead_to_it() -> None:
    attachments = (
        "[[attachment]]\ntitle='A'\nfile='old/a b.pdf'\n[[attachment]]\ntitle='B'\nfile='b.pdf'\nprint='annex'\n"
    )
    note = "[[note]]\ntext='The *[map](./old/a%20b.pdf)*, the [plan](b.pdf), the [draft](c.pdf) and `[map](b.pdf)`.'\n"
    assert page(attachments + note)[0] == (
        "The *[map](old/a b.pdf)*, the [plan](#annex-2), the [draft](c.pdf) and `[map](b.pdf)`."
    )
    assert page(note)[0] == "The *[map](./old/a%20b.pdf)*, the [plan](b.pdf), the [draft](c.pdf) and `[map](b.pdf)`."


def test_the_next_meeting_has_what_is_known_of_it() -> None:
    assert page("next={date=2025-04-09, venue='Barn'}") == ["**Next meeting:** 9 April 2025, Barn"]
    assert page("next={venue='Barn'}") == ["**Next meeting:** Barn"]
    timed = page("next={date=2025-04-09, start=10:00:00, venue='Barn'}")
    assert timed == ["**Next meeting:** 9 April 2025, 10:00, Barn"]
    assert page("next={start=10:00:00}") == ["**Next meeting:** 10:00"]


def test_those_who_sign_are_found_by_role() -> None:
    people = "[[participant]]\nkey='NK'\nname='Nora Kask'\ntitle='Ms'\nrole={A='Chair'}\nprinted=''\n"
    signature = "[print]\nsignature=['chair', 'rapporteur']\n"
    assert page(f"rapporteur=['NK', 'Sten Holm']\n{signature}{people}") == [
        "________ Ms Nora Kask (Chair)",
        "________ Ms Nora Kask (Rapporteur)",
        "________ Sten Holm (Rapporteur)",
    ]
    assert page(signature) == ["________  (Chair)", "________  (Rapporteur)"]


@pytest.mark.parametrize(
    ("role", "caption"),
    [("clerk", "Clerk"), ("Clerk to the Council", "Clerk to the Council"), ("secretariat", "Rapporteur"),
     ("secretary", "Secretary"),
     ("member", "Rapporteur"), ("", "Rapporteur")],
)  # fmt: skip
def test_who_wrote_the_minutes_signs_as_the_list_has_it(role: str, caption: str) -> None:
    people = f"[[participant]]\nkey='NK'\nname='Nora Kask'\nrole='{role}'\nprinted=''\n"
    made = page(f"rapporteur=['NK']\n[print]\nsignature=['rapporteur']\n{people}")
    assert made == [f"________ Nora Kask ({caption})"]


def test_decisions_votes_and_action_items_are_a_form_of_their_own() -> None:
    record = "".join(
        f"[[note]]\nkind='{kind}'\n{keys}\ntext='{kind[0].upper()}'\n"
        for kind, keys in (
            ("action", ""),
            ("statement", ""),
            ("vote", "for=1"),
            ("decision", "number=4"),
            ("motion", ""),
        )
    )
    assert page(record, "decisions") == [
        "## Decisions", "**Decision 4:** D", "## Votes", "**Vote:** V", "1 for", "## Action items", "**Action:** A",
    ]  # fmt: skip


# Before the meeting, and around it


def test_who_was_there_is_told_by_what_they_did_or_said() -> None:
    people = "".join(f"[[participant]]\nkey='{key}'\nname='{key}'\n{more}\n" for key, more in (
        ("A", ""), ("S", ""), ("L", ""), ("C", "presence='absent'"), ("P", "presence='present'"),
        ("E", "presence='apologies'"),
    ))  # fmt: skip
    notes = (
        "[[note]]\nspeaker='S'\ntext='x'\n[[note]]\nkind='departure'\nwho=['S', 'P']\n"
        "[[note]]\nkind='arrival'\nwho=['L', 'C']\n[[note]]\nkind='departure'\nwho='L'\n"
    )
    assert page(people + notes, "attendance")[1:] == [
        "Name | Attendance | Signature", "(sign) A |  | ", "(sign) S | Present | ", "(sign) L | Present | ",
        "(sign) C | Present | ", "(sign) P | Present | ", "(sign) E | Apologies | ",
    ]  # fmt: skip


def test_who_was_there_at_an_item_is_not_told_where_nobody_has_said_it() -> None:
    record = "[[participant]]\nkey='A'\nname='A'\n[[note]]\nkind='item'\nitem='x'\n[[note]]\nspeaker='A'\ntext='x'\n"
    assert page(record, "attendance") == ["## Participants", "Name | Attendance | Signature", "(sign) A | Present | "]
    assert page(record.replace("name='A'", "name='A'\npresence='present'"), "attendance")[-3:] == [
        "## Agenda", "Item | Present", "x | A",
    ]  # fmt: skip


def test_an_agenda_has_times_as_long_as_they_can_be_told() -> None:
    items = "".join(f"[[agenda]]\nkey='{key}'\n{more}\n" for key, more in (
        ("a", "minutes=7.5"), ("s", "minutes=60\nstruck=true"), ("b", "minutes=900"), ("c", ""), ("d", "minutes=5"),
    ))  # fmt: skip
    assert page("start=09:30:00\n" + items, "agenda") == [
        "## Agenda", "No. | Time | Item | Min.", "1 | 09:30 | a | 7.5", "2 | 09:37 | b | 900", "3 | 00:37 | c | ",
        "4 |  | d | 5",
    ]  # fmt: skip
    assert page(items, "agenda")[1] == "No. | Item | Min."


def test_action_items_stand_by_person_and_by_due_date_and_nobodys_last() -> None:
    people = "".join(
        f"[[participant]]\nkey='{key}'\nname='{name}'\n" for key, name in (("Z", "Al Zorn"), ("A", "Zoe Ek"))
    )
    notes = "".join(f"[[note]]\nkind='action'\ntext='{text}'\n{more}\n" for text, more in (
        ("one", ""), ("two", "responsible=['Z', 'A']"), ("three", "responsible='A'\ndue=2025-04-01\ndone=true"),
    ))  # fmt: skip
    assert page(people + notes, "actions") == [
        "## Action items",
        "### Zoe Ek", "No. | Action | Due | Status", "3 | Three | 1 April 2025 | done", "2 | Two |  | open",
        "### Al Zorn", "No. | Action | Due | Status", "2 | Two |  | open",
        "### Unassigned", "No. | Action | Due | Status", "1 | One |  | open",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["verbatim", "transcript"])
def test_who_speaks_stands_before_every_statement_that_does_not_say_so_itself(form: str) -> None:
    for attribution, line in (("none", "**NK:** It froze."), ("prefix", "**NK:** It froze."), ("inline", "It froze.")):
        note = f"[[note]]\nspeaker='NK'\nattribution='{attribution}'\ntext='It froze.'\n"
        assert page(note, form)[1:] == [line]
        assert page(note)[0] == (line if attribution == "prefix" else "It froze.")


def test_a_transcript_has_the_time_of_every_note() -> None:
    notes = "".join(f"[[note]]\nat=2025-03-12T10:05:11+02:00\ntext='{text}'\n" for text in ("x", "- a list"))
    assert page(notes, "transcript")[1:] == ["[10:05] x", "[10:05]", "  - a list"]


def test_decisions_are_listed_with_the_motions_that_were_carried() -> None:
    motions = "".join(f"[[note]]\nkind='motion'\ntext='{text}'\noutcome='{text}'\n" for text in ("lost", "carried"))
    assert page(motions, "decisions") == ["## Decisions", "**Decision:** carried", "**Carried**"]
    assert page(motions, "decisions", "de") == ["## Beschlüsse", "**Beschluss:** carried", "**Angenommen**"]


# What became of the minutes


def test_approved_minutes_say_when_they_were_approved() -> None:
    event = "[[history]]\nstatus='approved'\nat=2025-04-09\n"
    assert page(f"status='approved'\n{event}") == ["Approved on 9 April 2025"]
    assert page(f"status='approved'\n{event}by='the Council'\n") == ["Approved by the Council on 9 April 2025"]
    assert page(f"status='circulated'\n{event}") == []
    assert page("status='approved'") == []
    assert page(f"status='approved'\n{event}", "agenda") == []


def test_corrections_stand_at_the_end_but_those_of_paragraphs_that_are_hidden() -> None:
    notes = "[[note]]\nparagraph=1\ntext='x'\n[[note]]\nparagraph=2\ntext='y'\naudience='restricted'\n"
    corrections = "".join(f"[[corrigendum]]\ndate=2025-05-01\ntext='{text}'\n{more}\n" for text, more in (
        ("whole", ""), ("one", "paragraph=1"), ("two", "paragraph=2"), ("nine", "paragraph=9"),
    ))  # fmt: skip
    assert page(notes + corrections)[1:] == ["## Corrigenda", "1 May 2025: whole", "Paragraph 1 (1 May 2025): one"]
    assert page(notes + corrections, audience="restricted")[-2:] == [
        "Paragraph 2 (1 May 2025): two", "Paragraph 9 (1 May 2025): nine",
    ]  # fmt: skip


# What a long meeting costs


def test_who_speaks_is_worked_out_once_however_often_they_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    speaker = Page._speaker

    def counted(page: Page, code: str) -> str:
        asked.append(code)
        return speaker(page, code)

    monkeypatch.setattr(Page, "_speaker", counted)
    people = "".join(f"[[participant]]\nkey='{key}'\nname='Ann {key}'\n" for key in "AB")
    said = "".join(f"[[note]]\nspeaker='{key}'\nattribution='prefix'\ntext='x'\n" for key in "ABAABB")
    lines = page(people + said)
    assert lines[-6:] == ["**A:** x", "**B:** x", "**A:** x", "**A:** x", "**B:** x", "**B:** x"]
    assert asked == ["A", "B"]


def test_the_search_for_circles_in_memory_passes_over_the_blocks_of_a_page() -> None:
    assert not [block for block in document(ORCHARD).blocks if gc.is_tracked(block)]
