"""The forms that go round or are handed over: the list to sign, the list of action items, the decisions."""

import shutil
from pathlib import Path

import pytest
from test_pdf_styles import placed
from trees import shown

from minutes_tui.language.labels import labels
from minutes_tui.model.document import Heading, Masthead, Speaker, Table, words
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.report.speakers import bold_before
from minutes_tui.writers import plain
from minutes_tui.writers.runs import kept_whole

PEOPLE = """
[[participant]]
key = 'DU'
name = 'Dina Dumas'
title = 'Ms'
role = 'chair'
post = 'Mayor'
presence = 'present'
[[participant]]
key = 'EB'
name = 'Eva Ebner'
title = 'Ms'
role = 'member'
post = 'Council Member'
affiliation = 'Ward 1'
presence = 'present'
[[participant]]
key = 'OK'
name = 'Olu Oke'
title = 'Mr'
role = 'member'
presence = 'apologies'
[[note]]
kind = 'action'
text = 'Ask for three offers.'
responsible = ['EB']
[[note]]
kind = 'action'
text = 'Order the salt.'
responsible = ['OK']
"""
HEAD = """format = 1
[meeting]
title = 'Roads'
series = 'Council'
date = 2026-03-02
language = 'en'
also_present = '14 members of the public'
"""


def form(name: str, keys: str = "") -> list[str]:
    return [line for line in shown(document(read(f"{HEAD}{keys}{PEOPLE}").minutes, name)).split("\n") if line]


def test_a_list_to_sign_says_the_post_or_the_role_and_those_without_a_name() -> None:
    page = form("attendance")
    at = page.index("Name | Affiliation | Role | Attendance | Signature")
    assert page[at + 1 : at + 4] == [
        "(sign) Ms Dina Dumas | Mayor | Chair | Present | ",
        "(sign) Ms Eva Ebner | Council Member, Ward 1 |  | Present | ",
        "(sign) Mr Olu Oke |  | Member | Apologies | ",
    ]
    assert "14 members of the public" in page
    assert sum("Attendance" in line for line in page if line.startswith("#")) == 1


def test_an_action_item_has_one_number_in_all_forms_and_in_all_styles() -> None:
    for style in ("plain", "hansard", "secretariat", "council", "protokoll", "committee"):
        keys = f"[print]\nstyle = '{style}'\n"
        for name in ("summary", "decisions"):
            assert any("Action 2" in line for line in form(name, keys)), (style, name)
    assert any(line.startswith("2 | Order the salt") for line in form("actions"))


def test_a_list_of_action_items_says_where_the_minutes_stand() -> None:
    assert any("Draft" in line for line in form("actions"))
    assert not any("Draft" in line for line in form("agenda"))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_there_is_room_for_a_name_by_hand_in_a_list_to_sign(paper: str, tmp_path: Path) -> None:
    made = document(read(f"{HEAD}[print]\npaper = '{paper}'\n{PEOPLE}").minutes, "attendance")
    (signature,) = (word for word in placed(made, tmp_path) if word.text == "Signature")
    right = {"a4": 210 - 31, "a5": 148 - 21}[paper] * 72 / 25.4
    assert right - signature.left > {"a4": 90, "a5": 55}[paper]  # points


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("said", ["1. One thing;\n2. another thing.", "> One thing that was read out."])
def test_the_number_of_a_list_stands_beside_its_first_line(said: str, tmp_path: Path) -> None:
    notes = "".join(
        f"[[note]]\nkind = 'statement'\ntext = '''\n{each}\n'''\n" for each in ("First words.", said, "End.")
    )
    page = document(read(f"{HEAD}[print]\nstyle = 'secretariat'\n{notes}").minutes)
    (number,) = (word for word in placed(page, tmp_path) if word.text == "2." and word.page == 2)
    (first,) = (word for word in placed(page, tmp_path) if word.text == "One")
    assert abs(number.top - first.top) < 1.5


PROXY = """
[[participant]]
key = 'SU'
name = 'Sven Sund'
presence = 'apologies'
[[participant]]
key = 'AD'
name = 'Anke Adam'
presence = 'present'
proxies = ['SU']
[[note]]
text = 'So.'
"""


def test_the_head_says_how_many_gave_their_vote_to_one_who_is_there() -> None:
    said = shown(document(read(f"{HEAD}{PROXY}").minutes)).split("\n")
    assert "Present | 1 of 2, 1 by proxy" in said
    assert not any("by proxy" in line for line in form("summary"))


def test_those_without_a_name_stand_with_those_who_are_beside_the_members() -> None:
    style = "[print]\nstyle = 'protokoll'\nroster = 'lines'\n"
    keys = f"{style}[[participant]]\nkey = 'GU'\nname = 'Gus Guest'\nrole = 'guest'\npresence = 'present'\n"
    page = form("summary", keys)
    at = page.index("label: In attendance:") if "label: In attendance:" in page else page.index("In attendance:")
    assert page[at + 2].endswith("14 members of the public")
    assert sum("In attendance" in line for line in page) == 1


def test_the_caption_of_an_annex_has_the_word_for_an_item_once() -> None:
    annex = "[[agenda]]\nkey = 'a'\ntitle = 'Harbour'\n[[note]]\nid = '1'\nitem = 'a'\ntext = 'Shown.'\n"
    annex += "[[attachment]]\nfile = 'a.png'\ntitle = 'Chart'\nprint = 'annex'\nnote = '1'\n"
    for style, said in (("secretariat", "Agenda item 1"), ("plain", "Item 1")):
        page = "\n".join(form("summary", f"[print]\nstyle = '{style}'\n{annex}"))
        assert said in page
        assert "tem Agenda" not in page
        assert "Item Item" not in page


@pytest.mark.parametrize(
    ("more", "counted", "groups"),
    [
        ("", "3 of 3", ["(group) Board | 1 of 1", "(group) Other participants | 2 of 2"]),
        ("role = 'guest'\n", "2 of 2",
         ["(group) Board | 1 of 1", "(group) Other participants | 1 of 1", "(group) In attendance |"]),
        ("substitute_for = 'ZZ'\n", "2 of 2",
         ["(group) Board | 1 of 1", "(group) Other participants | 1 of 1", "(group) In attendance |"]),
        ("body = 'B'\nvote = false\n", "2 of 2",
         ["(group) Board | 1 of 1", "(group) Other participants | 1 of 1", "(group) In attendance |"]),
    ],
)  # fmt: skip
def test_the_figures_of_the_groups_of_a_roster_add_up_to_that_of_its_head(
    more: str, counted: str, groups: list[str]
) -> None:
    """Who has a vote and is of no body was counted in the head, and stood among those who have none."""
    people = "".join(
        f"[[participant]]\nkey = '{key}'\nname = '{key}'\npresence = 'present'\n{said}"
        for key, said in (("AA", "body = 'B'\n"), ("OJ", ""), ("GG", more))
    )
    people += "[[participant]]\nkey = 'ZZ'\nname = 'ZZ'\npresence = 'apologies'\nrole = 'secretariat'\n"
    made = document(read(f"{HEAD}[[body]]\nkey = 'B'\nname = 'Board'\n{people}[[note]]\ntext = 'So.'\n").minutes)
    said = shown(made).split("\n")
    assert f"Present | {counted}" in said
    found = [line.rstrip() for line in said if line.startswith("(group)")]
    assert [line for line in found if not line.startswith("(group) In")] == [
        line for line in groups if not line.startswith("(group) In")
    ]
    assert all(line in found for line in groups), "those with a vote are not among those without"


@pytest.mark.parametrize(
    ("ends", "between"),
    [("Sven Ek,", " "), ("Eve Ek, Mill.", " "), ("Eve Ek:", " "), ("Eve Ek", "; "), ("Norway, Eve Ek", "; ")],
)
@pytest.mark.parametrize("style", ["council", "protokoll", "committee"])
def test_a_typed_line_that_ends_in_a_sign_has_no_second_one_behind_it(ends: str, between: str, style: str) -> None:
    people = f"[[participant]]\nkey = 'A'\nprinted = '{ends}'\n[[participant]]\nkey = 'B'\nname = 'My Lee'\n"
    has_comma = "," in ends.rstrip(",")  # then a comma would not tell where the next one begins
    for roster, joint in (("roll", between), ("codes", between if has_comma else between.replace(";", ","))):
        lines = form("summary", f"[print]\nstyle = '{style}'\nroster = '{roster}'\n{people}")
        assert any(f"{ends}{joint}My Lee" in line for line in lines), lines


def test_persons_with_commas_of_their_own_are_parted_by_semicolons_in_a_line_of_codes() -> None:
    """Ms Ash was read as Norway's."""
    people = (
        "[[participant]]\nkey = 'AS'\nname = 'My Ash'\nrole = 'chair'\n"
        "[[participant]]\nkey = 'B'\nprinted = 'Norway, Mr Eve Ek'\n[[participant]]\nkey = 'LE'\nname = 'Jo Lee'\n"
        "[[participant]]\nkey = 'G'\nname = 'Bo Dahl'\nrole = 'guest'\npost = 'Clerk'\n"
        "affiliation = 'Mill'\npresence = 'present'\n"
    )
    found = form("summary", f"[print]\nstyle = 'committee'\n{people}")
    [line] = [line for line in found if "My Ash (AS" in line]
    assert "My Ash (AS, Chair); Norway, Mr Eve Ek; Jo Lee (LE)" in line
    assert line.endswith("Bo Dahl (G, Clerk, Mill), 14 members of the public")


def test_those_beside_several_bodies_have_a_head_of_their_own_in_a_roll() -> None:
    """They, and the quorum, stood below the heading of the last body."""
    people = "".join(
        f"[[participant]]\nkey = '{key}'\nname = '{key}'\npresence = '{sign}'\n{more}"
        for key, sign, more in (
            ("AA", "present", "body = 'B'\n"), ("CC", "present", "body = 'C'\n"), ("GG", "present", "role = 'guest'\n"),
            ("OS", "apologies", "role = 'secretariat'\n"),
        )
    )  # fmt: skip
    bodies = "".join(f"[[body]]\nkey = '{key}'\nname = '{name}'\n" for key, name in (("B", "Board"), ("C", "Fund")))
    text = f"{HEAD}[print]\nroster = 'roll'\nhead = ['date']\n{bodies}{people}[[note]]\ntext = 'So.'\n"
    text = text.replace("[meeting]\n", "[meeting]\nquorum = 2\n", 1)
    said = [line for line in shown(document(read(text).minutes)).split("\n") if line]
    at = said.index("**Quorum:** 2")
    assert said[at:-1] == [
        "**Quorum:** 2", "**Board**", "**Present:** AA", "**Fund**", "**Present:** CC", "**In attendance**",
        "GG; 14 members of the public", "**Apologies:** OS (Secretariat)",
    ]  # fmt: skip


@pytest.mark.parametrize("roster", ["table", "roll", "names", "codes"])
@pytest.mark.parametrize("post", ["Second Mate", "guest"])
def test_a_guest_is_not_called_so_below_those_in_attendance(roster: str, post: str) -> None:
    people = "".join(
        f"[[participant]]\nkey = '{key}'\nname = '{key}'\npresence = 'present'\n{more}"
        for key, more in (
            ("AA", ""), ("GG", f"role = 'guest'\npost = '{post}'\naffiliation = 'MS Polaris'\n"),
        )
    )  # fmt: skip
    said = form("summary", f"[print]\nroster = '{roster}'\n{people}")
    assert any("MS Polaris" in line for line in said)
    assert not any("uest" in line for line in said), said


def test_guests_alone_are_called_so_as_no_head_says_it() -> None:
    people = "[[participant]]\nkey = 'GG'\nname = 'GG'\nrole = 'guest'\npresence = 'present'\n"
    text = f"{HEAD}{people}[[note]]\ntext = 'So.'\n".replace("also_present = '14 members of the public'\n", "")
    assert "GG | Guest" in shown(document(read(text).minutes))


def test_a_name_that_ends_in_a_dot_is_apart_from_the_next() -> None:
    people = "[[participant]]\nkey = 'A'\nname = 'Sam Lee Jr.'\n[[participant]]\nkey = 'B'\nname = 'My Ek'\n"
    assert any("Sam Lee Jr.; My Ek" in line for line in form("summary", f"[print]\nroster = 'roll'\n{people}"))


def test_who_is_printed_in_words_of_their_own_beside_the_members_is_in_attendance() -> None:
    people = "".join(
        f"[[participant]]\nkey = '{key}'\nname = '{key}'\nbody = 'B'\npresence = 'present'\n{more}"
        for key, more in (("AA", ""), ("OS", "role = 'secretariat'\nprinted = 'The Secretariat: Mr Os'\n"))
    )
    style = "[print]\nstyle = 'protokoll'\nroster = 'lines'\n"
    text = f"{HEAD}{style}[[body]]\nkey = 'B'\nname = 'Board'\n{people}[[note]]\ntext = 'So.'\n"
    said = [line for line in shown(document(read(text).minutes)).split("\n") if line]
    assert said.index("In attendance:") == said.index("The Secretariat: Mr Os") - 1


@pytest.mark.parametrize("style", ["plain", "council"])
def test_the_page_of_an_annex_is_that_on_which_it_is_printed(style: str) -> None:
    annex = "[[agenda]]\nkey = 'a'\ntitle = 'Harbour'\n[[note]]\nid = '1'\nitem = 'a'\ntext = 'Shown.'\n"
    annex += "[[attachment]]\nfile = 'a.pdf'\ntitle = 'Chart'\nnote = '1'\n"
    made = document(read(f"{HEAD}[print]\nstyle = '{style}'\nlists = ['attachments']\n{annex}").minutes)
    heads = [[words(cell) for cell in each.head] for each in made.blocks if isinstance(each, Table) and each.has_head]
    assert ["Annex", "Document", "Item"] in heads, heads


MOTION = """
[[agenda]]
key = 'a'
title = 'Salt'
[[note]]
id = '1'
item = 'a'
kind = 'motion'
text = 'Salt is bought.'
mover = 'DU'
outcome = 'carried'
number = 1
[[note]]
id = '2'
item = 'a'
kind = 'vote'
answers = '1'
outcome = 'unanimously'
recused = ['EB']
"""


def test_a_frame_says_that_its_vote_was_unanimous_and_who_was_recused_in_sentences() -> None:
    for name in ("summary", "decisions"):
        page = form(name, f"[print]\nstyle = 'protokoll'\n{MOTION}")
        (said,) = (line for line in page if "recused" in line.lower() or "Recus" in line)
        assert "Ebner. **Carried,** unanimously" in said, name


def test_a_decision_stands_once_among_decisions_below_its_item() -> None:
    page = form("decisions", f"[print]\nstyle = 'protokoll'\n{MOTION}")
    assert sum("Salt is bought" in line for line in page) == 1
    at = next(at for at, line in enumerate(page) if "Salt is bought" in line)
    assert any(line.startswith("### ") and "Salt" in line for line in page[:at])
    assert any("Moved by Ms Dumas. Recus" in line for line in page)


def test_a_list_begins_on_the_first_page_and_has_no_place_for_initials(tmp_path: Path) -> None:
    for name in ("attendance", "actions", "decisions"):
        keys = f"[print]\nstyle = 'secretariat'\ninitials = ['chair']\n{PEOPLE}{MOTION}"
        made = document(read(f"{HEAD}{keys}").minutes, name)
        assert made.layout.masthead == "rule", name
        assert not made.layout.initials or name == "decisions"
    assert form("actions")[0] == "# Action items" or "# Action items" in form("actions")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_roster_of_a_summary_record_begins_below_a_line_that_is_all_of_its_page(tmp_path: Path) -> None:
    for count in range(38, 46):
        notes = "[[note]]\nkind = 'item'\nitem = 'x'\n" + "[[note]]\ntext = 'So.'\n" * count
        keys = "[meeting.next]\ndate = 2026-09-01\n[[agenda]]\nkey = 'x'\ntitle = 'X'\n[print]\nstyle = 'secretariat'\n"
        made = document(read(f"{HEAD}{keys}{PEOPLE}{notes}".replace("kind = 'action'", "")).minutes)
        found = placed(made, tmp_path)
        (following,) = (word for word in found if word.text == "Next")
        (roster,) = (word for word in found if word.text == "Participants")
        alone = not [word for word in found if word.page == following.page and 70 < word.top < following.top - 5]
        assert not alone or roster.page == following.page, count


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Verein e. V., z. B. so", "Verein e.~V., z.~B. so"),
        ("M. Dupont et M. le maire", "M.~Dupont et M. le maire"),
        ("am 4. August, 17.000 € nach § 7 Abs. 1", "am 4.~August, 17.000~€ nach §~7~Abs.~1"),
        ("Herr Dr. h. c. Egon Ast", "Herr Dr.~h.~c.~Egon Ast"),
        ("in 2026. Then we go", "in 2026. Then we go"),
        ("about £ 18,900 a year", "about £~18,900 a year"),
        ("2 400 euro, 1 310 000 kr", "2~400~euro, 1~310~000~kr"),
        ("by 31 March 2028 at 20 mph", "by 31~March 2028 at 20~mph"),
        ("le 3 avril 2026, el 1 de abril de 2026", "le 3~avril 2026, el 1~de abril de 2026"),
        ("See Decision 5 and Motion 12.", "See Decision~5 and Motion~12."),
        ("in March 2026 we had 24 berths in 2026 300 m off", "in March 2026 we had 24 berths in 2026 300~m off"),
        ("(Decision 2026-8), Resolution 2019/44.", "(Decision~2026-8), Resolution~2019/44."),
        ("Carried (Decision BC/2026/05/D.1)", "Carried (Decision~BC/2026/05/D.1)"),
        ("In March 2026 the Tuesday 2026-03-02", "In March 2026 the Tuesday~2026-03-02"),
        ("um 19.30 Uhr, 17.000 Euro", "um 19.30~Uhr, 17.000~Euro"),
        ("Participants (4 of 4), Mitglieder (7 von 12)", "Participants (4~of~4), Mitglieder (7~von~12)"),
        ("In 2026 The 3 boats", "In 2026 The 3 boats"),
    ],
)
def test_what_is_one_thing_in_typed_words_is_on_one_line_of_paper(typed: str, kept: str) -> None:
    assert kept_whole(typed) == kept.replace("~", "\u00a0")


def test_a_list_in_plain_text_has_the_letters_that_it_has_on_paper() -> None:
    note = "[[note]]\ntext = '''\nWe need:\n1. rope;\n2. tar:\n    1. old;\n    2. new.\n'''\n"
    lettered = plain.write(document(read(f"{HEAD}[print]\nstyle = 'secretariat'\n{note}").minutes))
    assert "(a) rope;" in lettered
    assert "(b) tar:" in lettered
    assert "1. old;" in lettered
    assert "1. rope;" in plain.write(document(read(f"{HEAD}{note}").minutes))


def test_an_organisation_without_a_body_stands_in_the_place_of_that() -> None:
    head = "format = 1\n[meeting]\ntitle = 'T'\norganisation = 'Borough of Salt'\nreference = 'BS/1'\n"
    (masthead,) = (each for each in document(read(f"{head}{PEOPLE}").minutes).blocks if isinstance(each, Masthead))
    assert (words(masthead.body), words(masthead.organisation)) == ("Borough of Salt", "")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_code_is_read_from_the_left_in_a_page_from_right_to_left(tmp_path: Path) -> None:
    note = "[[note]]\ntext = '''\n```\nfor each in all:\n    pass\n```\n'''\n"
    made = document(read(f"{HEAD}{note}".replace("'en'", "'ar'")).minutes)
    found = {word.text: word.left for word in placed(made, tmp_path)}
    assert found["for"] < found["each"] < 200
    assert found["for"] < found["pass"] < 200


def test_those_of_no_body_are_the_other_participants_below_the_lists_of_the_bodies() -> None:
    people = "[[participant]]\nkey = 'AR'\nname = 'Ana Reyes'\n%s[[participant]]\nkey = 'LO'\nname = 'Liis Oja'\n"
    bodies = "[[body]]\nkey = 'HB'\nname = 'Harbour Board'\nheading = 'Participants for the Harbour Board'\n"
    for body, expected in (
        ("", ["Participants"]),
        ("body = 'HB'\n", ["Participants for the Harbour Board", "Other participants"]),
    ):
        minutes = read(
            "format = 1\n[meeting]\ntitle = 'Pilots'\n[print]\nroster = 'lines'\n" + bodies + people % body
        ).minutes
        found = [words(each.content) for each in document(minutes).blocks if isinstance(each, Heading)]
        assert [each for each in found if "articipants" in each] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ms Berg (Sweden): ", "*Ms Berg* (Sweden): "),
        ("Ms Berg (Sweden) and Mr Hale (Denmark): ", "*Ms Berg* (Sweden) and *Mr Hale* (Denmark): "),
        (
            "Ms Berg (Sweden), Mr Andrews (Wales) and Mr Hale: ",
            "*Ms Berg* (Sweden), *Mr Andrews* (Wales) and *Mr Hale:* ",
        ),
        ("Ms Berg and Mr Hale: ", "*Ms Berg and Mr Hale:* "),
        ("Ms Berg (Sweden), Andy Hale: ", "*Ms Berg* (Sweden), *Andy Hale:* "),
    ],
)
def test_each_name_of_a_joint_statement_is_bold(said: str, expected: str) -> None:
    found = bold_before(said, labels("en"))
    assert (
        "".join(f"*{words(each.content)}*" if isinstance(each, Speaker) else words((each,)) for each in found)
        == expected
    )


def test_what_goes_on_from_a_line_of_code_is_not_taken_for_a_line_below_it() -> None:
    """It was set in as far as the body of its own statement."""
    line = "    if vessel.months > 6 and not vessel.ferry:  # by the rules of 2019, as amended in 2021 and 2024\n"
    code = f"for vessel in fleet:\n{line}        stop()"
    made = read(f"{HEAD}{PEOPLE}[[note]]\ntext = '''\n```\n{code}\n```'''\n").minutes
    said = plain.write(document(made)).splitlines()
    at = next(at for at, line in enumerate(said) if "for vessel" in line)
    depths = [len(line) - len(line.lstrip()) for line in said[at : at + 4]]
    assert depths == [4, 8, 16, 12], said[at : at + 4]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is missing")
def test_the_time_of_a_vote_of_a_report_is_apart_from_its_words(tmp_path: Path) -> None:
    """A line that the words filled had the time right behind them, or at the left of the next line."""
    votes = "".join(
        f"[[note]]\nkind = 'vote'\noutcome = 'carried'\ntext = 'The dues are raised as they were {'o' * more}.'\n"
        "at = 2026-03-02T19:38:00+00:00\nfor = 3\nagainst = 1\n"
        for more in range(1, 36)
    )
    made = document(read(f"{HEAD}[print]\nstyle = 'hansard'\n{votes}").minutes)
    found = [word for word in placed(made, tmp_path) if "19:38" in word.text]
    assert {word.text for word in found} == {"[19:38]"}, "words run into the time"
    assert len({round(word.right) for word in found}) <= 2, "each at the end of its column"
