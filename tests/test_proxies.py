"""Votes and proxies as they are typed, and what is said of them on the screen, in linear mode and on the page."""

import pytest
from conftest import Opened, enter, people_read

from minutes_tui.cli.linear.views import SHOWN
from minutes_tui.commands import votes as deciding
from minutes_tui.commands.form_fields import words
from minutes_tui.editor import Editor
from minutes_tui.export.formats import Order, exported
from minutes_tui.line import snippets
from minutes_tui.meeting.voters import has_vote
from minutes_tui.model.minutes import Participant

RECORD = """\
format = 1

[meeting]
title = "Parish Council"
date = 2025-03-12
quorum = "1/2"

[[participant]]
key = "LB"
name = "Lena Berg"
title = "Ms"
presence = "present"

[[participant]]
key = "BM"
name = "Bo Mahs"
title = "Mr"

[[participant]]
key = "AT"
name = "Anna Tamm"
title = "Ms"
presence = "present"

[[participant]]
key = "CL"
name = "Cora Lind"
role = "secretariat"
presence = "present"

[[participant]]
key = "PO"
name = "Petra Ohm"
role = "guest"
presence = "present"
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


def test_a_proxy_that_is_typed_with_a_new_person_is_at_who_holds_it(editor: Editor) -> None:
    assert "Ms Lena Berg holds the proxy" in enter(editor, "/person Mr Olav Strand, proxy to LB")
    new = person(editor, "OS")
    assert (new.affiliation, new.post, new.remark, new.presence) == ("", "", "", "apologies")
    assert person(editor, "LB").proxies == "OS"
    enter(editor, "/undo")
    assert person(editor, "LB").proxies == ()
    assert all(each.key != "OS" for each in editor.minutes.participants)


def test_a_proxy_to_somebody_added_later_is_set_when_they_are(editor: Editor) -> None:
    enter(editor, "/person Mr Olav Strand, proxy to Kjær")
    assert "proxy to Kjær" in str(person(editor, "OS"))
    enter(editor, "/person Mr Mads Kjær")
    assert person(editor, "MK").proxies == "OS"
    assert "proxy to" not in str(person(editor, "OS"))


def test_whoever_gives_no_proxy_is_present_as_before(editor: Editor) -> None:
    enter(editor, "/person Mr Olav Strand, Pilot")
    assert person(editor, "OS").presence == "present"


def person(editor: Editor, key: str) -> Participant:
    return next(each for each in editor.minutes.participants if each.key == key)


# Who stands in for whom


def test_two_do_not_stand_in_for_each_other_not_even_through_a_third(editor: Editor) -> None:
    enter(editor, "/substitute AT for LB")
    said = "AT already replaces LB. To undo: /set AT substitute_for ="
    assert enter(editor, "/substitute LB for AT") == enter(editor, "/set LB substitute_for = AT") == said
    enter(editor, "/substitute CL for AT")
    assert enter(editor, "/substitute LB for CL").startswith("AT already replaces LB")
    assert enter(editor, "/substitute CL for CL") == "No one can be their own substitute."
    enter(editor, "/set AT substitute_for =")
    assert not person(editor, "AT").substitute_for


# The role that is set


def test_a_role_that_no_page_has_a_word_for_is_the_post_as_it_is_typed(editor: Editor) -> None:
    for said, post in (
        ("Clerk", "Clerk"), ("treasurer", "treasurer"), ("Chair", ""), ("Clerk", "Clerk"), ("", ""),
    ):  # fmt: skip
        enter(editor, f"/set AT role = {said}")
        assert person(editor, "AT").post == post
    enter(editor, "/set AT post = Head of Finance", "/set AT role = Treasurer")
    assert person(editor, "AT").post == "Treasurer, Head of Finance"


# Whether one has a vote, and of what weight


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("vote = false", "vote", False), ("vote = yes", "vote", True), ("vote = No", "vote", False),
        ("vote = ", "vote", None),
        ("vote = by role", "vote", None), ("weight = 2", "weight", 2), ("weight = 1,5", "weight", 1.5),
        ("weight = ", "weight", 1), ("proxies = bm", "proxies", "BM"),
        ("proxies = Ms Tamm, Bo Mahs", "proxies", ("AT", "BM")), ("proxies =", "proxies", ()),
    ],
)  # fmt: skip
def test_a_proxy_is_set_as_any_field_is(editor: Editor, typed: str, field: str, value: object) -> None:
    assert enter(editor, f"/set LB {typed}").startswith(f"LB: {field} is ")
    assert getattr(person(editor, "LB"), field) == value
    entered = words(person(editor, "LB"), field)
    enter(editor, f"/set LB {field} = {entered}")
    assert getattr(person(editor, "LB"), field) == value


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("vote = perhaps", "Write true or false, or leave empty: by role."),
        ("weight = 0", "Not a weight: write 2, or 1.5."),
        ("weight = nan", "Not a weight: write 2, or 1.5."),
        ("weight = inf", "Not a weight: write 2, or 1.5."),
        ("weight = two", "Not a weight: write 2, or 1.5."),
        ("proxies = LB", "No one can hold their own proxy."),
        ("proxies = BM, XX", "XX is not on the participants list."),
    ],
)
def test_a_proxy_field_says_why_a_value_is_refused(editor: Editor, typed: str, wanted: str) -> None:
    assert enter(editor, f"/set LB {typed}") == wanted


# Proxies


@pytest.mark.parametrize("typed", ["LB: BM, AT", "lb = bm, at", "LB for Mr Mahs, Ms Tamm", "Lena Berg: Bo Mahs, AT"])
def test_who_holds_whose_proxy_is_typed_with_codes_or_names(editor: Editor, typed: str) -> None:
    said = enter(editor, f"/proxy {typed}")
    here = "Ms Tamm is present and can vote in person. If not: /absent AT."
    assert said == f"Ms Berg holds the proxies of Mr Mahs, Ms Tamm. {here}"
    assert person(editor, "LB").proxies == ("BM", "AT")
    assert [person(editor, key).presence for key in ("BM", "AT")] == ["apologies", "present"]
    before = editor.minutes
    editor.undo()
    assert editor.minutes.participants[0].proxies == ()
    editor.redo()
    assert editor.minutes == before


def test_a_proxy_is_held_by_one_and_more_are_added_to_those_held(editor: Editor) -> None:
    enter(editor, "/proxy LB: BM", "/proxy LB: AT")
    assert person(editor, "LB").proxies == ("BM", "AT")
    enter(editor, "/proxy AT: BM")
    assert (person(editor, "LB").proxies, person(editor, "AT").proxies) == ("AT", "BM")
    assert enter(editor, "/proxy LB: none") == "Ms Berg holds no proxy."
    assert person(editor, "LB").proxies == ()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", "Say who holds whose proxy: /proxy HOLDER: CODE, CODE"),
        ("LB", "Type /proxy HOLDER: CODE, CODE, or /proxy HOLDER: none."),
        ("LB:", "Type /proxy HOLDER: CODE, CODE, or /proxy HOLDER: none."),
        ("LB: XX", "XX is not on the participants list."),
        ("LB, AT: BM", "Only one person can hold a proxy. Type /proxy HOLDER: CODE, CODE."),
        ("LB: BM, LB", "No one can hold their own proxy."),
        ("LB: CL", "CL has no vote to give: /set CL vote = true gives one."),
    ],
)
def test_a_proxy_that_can_not_be_is_said(editor: Editor, typed: str, wanted: str) -> None:
    assert enter(editor, f"/proxy {typed}") == wanted
    assert all(not each.proxies for each in editor.minutes.participants)


def test_it_is_said_when_the_holder_of_a_proxy_leaves(editor: Editor) -> None:
    enter(editor, "/quorum 1", "/proxy LB: BM")
    assert enter(editor, "-LB") == "Ms Berg held the proxy of Mr Mahs. To give it on: /proxy CODE: BM"
    enter(editor, "+LB", "+BM")
    assert enter(editor, "-LB") == ""


def test_a_new_code_is_in_the_proxies_too_and_who_gave_one_is_not_removed(editor: Editor) -> None:
    enter(editor, "/proxy LB: BM", "/set BM key = MA")
    assert person(editor, "LB").proxies == "MA"
    assert enter(editor, "/remove MA").startswith("MA is named in 1 place")


# The quorum


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2", "The quorum is 2: 2 of 3 voting members present."),
        ("2/3", "The quorum is 2/3, which is 2: 2 of 3 voting members present."),
        ("50 %", "The quorum is 50 %, which is 2: 2 of 3 voting members present."),
        ("0", "No quorum is required."),
        ("half", "Not a quorum: write 7, 1/2 or 50 %."),
        ("3/2", "Not a quorum: write 7, 1/2 or 50 %."),
        ("-1", "Not a quorum: write 7, 1/2 or 50 %."),
        ("²", "Not a quorum: write 7, 1/2 or 50 %."),
    ],
)
def test_a_quorum_is_typed_as_a_number_or_a_share(editor: Editor, typed: str, wanted: str) -> None:
    assert enter(editor, f"/quorum {typed}") == wanted


def test_the_quorum_breaks_when_a_voter_leaves_and_no_guest_counts(editor: Editor) -> None:
    assert enter(editor, "-PO") == ""
    assert enter(editor, "-AT") == "The quorum of 1/2 is not met: 1 of 3 voting members present."
    assert enter(editor, "+PO") == ""


def test_values_of_modules_count_those_with_a_vote(editor: Editor) -> None:
    text = "{present} of {expected}, quorum {quorum}"
    assert snippets.filled(text, editor.minutes, editor.clock())[0] == "2 of 3, quorum 2"


# Who is called and what is said of them


def test_the_roll_calls_those_who_may_cast_a_vote(editor: Editor) -> None:
    assert deciding.voters_called(editor) == ["LB", "AT"]
    enter(editor, "/proxy CL: BM")
    assert deciding.voters_called(editor) == ["LB", "AT", "CL"]
    enter(editor, "/expected LB, AT, CL, PO", "/proxy CL: none", "/absent BM")
    assert deciding.voters_called(editor) == ["LB", "AT"]


def test_linear_mode_says_of_each_who_has_no_vote_and_whose_proxy_another_holds(editor: Editor) -> None:
    enter(
        editor,
        "/set LB vote = false",
        "/set CL vote = true",
        "/set PO vote = false",
        "/proxy AT: BM",
        "/set AT weight = 2",
    )
    assert list(SHOWN["people"](editor, "")) == [
        "LB, Ms Lena Berg, no vote, present",
        "BM, Mr Bo Mahs, absent",
        "AT, Ms Anna Tamm, weight 2, proxy of BM, present",
        "CL, Cora Lind, secretariat, has a vote, present",
        "PO, Petra Ohm, guest, no vote, present",
        "2 of 3 voting members present.",
    ]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "holding the proxy of Mr Mahs and Ms Tamm"),
        ("de", "mit Vollmacht von Mr Mahs und Ms Tamm"),
        ("ja", "Mr Mahs及びMs Tammの委任状を所持"),
    ],
)
def test_the_page_says_whose_proxy_somebody_holds(editor: Editor, language: str, wanted: str) -> None:
    enter(editor, "/proxy LB: BM, AT")
    for format in ("md", "html", "txt", "xml"):
        page = exported(editor.record, format, Order(language=language)).decode()
        assert wanted in page.replace("\u00a0", " ")


def test_a_proxy_can_be_told_from_the_side_of_its_giver(editor: Editor) -> None:
    assert enter(editor, "/proxy BM to LB") == enter(editor, "/proxy LB: BM")
    held = {person.key: person.proxies for person in editor.minutes.participants}
    assert held["LB"] == "BM"
    assert not held["BM"]


def test_a_house_may_print_proxies_elsewhere(opened: Opened) -> None:
    editor = opened(RECORD + '\n[print]\nperson = "{name} ({proxies})"\n')
    enter(editor, "/proxy LB: BM")
    assert "Lena Berg (holding the proxy of Mr Mahs)\n" in exported(editor.record, "txt").decode()
    assert "Anna Tamm\n" in exported(editor.record, "txt").decode()


def test_a_proxy_of_somebody_with_a_code_to_be_named_is_the_persons_once_it_is(opened: Opened) -> None:
    editor = opened(RECORD.replace('key = "LB"', 'key = "LB"\nproxies = ["XX", "AT"]'))
    enter(editor, "XX: It froze.", "/name XX = Bo Mahs")
    assert person(editor, "LB").proxies == ("BM", "AT")


# As one of a list of people


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("en", "Ms Ida Falk (non-voting)", {"vote": False}),
        ("en", "Ms Ida Falk, non-voting", {"vote": False}),
        ("en", "Ms Ida Falk (treasurer, without vote)", {"vote": False, "role": "treasurer", "post": "treasurer"}),
        ("de", "Ida Falk (beratend)", {"vote": False}),
        ("fr", "Mme Ida Falk (voix consultative)", {"vote": False}),
        ("fr", "Mme Ida Falk (non-voting)", {"vote": False}),
        ("en", "Ms Ida Falk (2 votes)", {"weight": 2}),
        ("en", "Ms Ida Falk (weight: 1.5)", {"weight": 1.5}),
        ("en", "Ms Ida Falk (proxy for BM, AT)", {"proxies": ("BM", "AT")}),
        ("en", "Ms Ida Falk (holding the proxy of Mr Mahs and Ms Tamm)", {"proxies": ("BM", "AT")}),
        ("en", "Ms Ida Falk, proxy for BM", {"proxies": "BM"}),
        ("de", "Ida Falk (mit Vollmacht von Mr Mahs und AT)", {"proxies": ("BM", "AT")}),
        ("ja", "Ida Falk (BMの委任状を所持)", {"proxies": "BM"}),
    ],
)
def test_what_is_said_of_a_vote_beside_a_name_is_understood(
    editor: Editor, language: str, typed: str, wanted: dict[str, object]
) -> None:
    enter(editor, f"/meeting language {language}", f"/person {typed}")
    added = editor.minutes.participants[-1]
    assert added.name == "Ida Falk"
    else_ = {"role": "", "vote": None, "weight": 1, "proxies": (), "remark": "", "post": "", "affiliation": ""}
    assert {key: getattr(added, key) for key in else_} == else_ | wanted


def test_a_proxy_of_somebody_who_is_not_there_yet_stays_in_the_words(editor: Editor) -> None:
    enter(editor, "/person Ms Ida Falk (proxy for Mr Nobody)")
    assert editor.minutes.participants[-1].proxies == ()
    assert "Nobody" in f"{editor.minutes.participants[-1]}"


def test_a_list_has_those_without_a_vote_below_a_label_and_weights_in_a_column(editor: Editor) -> None:
    listed = people_read("Non-voting:\nMs Ida Falk\nMr Leo Pike\n", editor.minutes)
    assert [(each.name, each.vote) for each in listed] == [("Ida Falk", False), ("Leo Pike", False)]
    table = people_read("Name;Votes;Proxy for\nIda Falk;120;Bo Mahs\nLeo Pike;80,5;\n", editor.minutes)
    assert [(each.weight, each.proxies) for each in table] == [(120, "BM"), (80.5, ())]


@pytest.mark.parametrize(
    ("text", "without"),
    [
        (
            "Present: Ida Falk, Leo Pike\nIn attendance: Una Osa (Clerk), Eva Ros\nApologies: Bo Ek, Ann Vik",
            {"Una Osa", "Eva Ros"},
        ),
        ("Present:\nIda Falk\nAlso present:\nUna Osa\nClerk: Eva Ros\nApologies:\nBo Ek", {"Una Osa", "Eva Ros"}),
        ("In attendance: Ida Falk, Leo Pike", set()),
        ("Also present: Ida Falk, Leo Pike", set()),
        ("Present: Ida Falk, Leo Pike\nPolice: Una Osa\nStaff: Eva Ros, Bo Ek", {"Una Osa", "Eva Ros", "Bo Ek"}),
    ],
)
def test_of_a_councils_list_those_beside_the_members_have_no_vote(editor: Editor, text: str, without: set[str]) -> None:
    people = people_read(text, editor.minutes)
    assert {each.name for each in people if not has_vote(each, editor.minutes)} == without


def test_a_proxy_of_somebody_whose_substitute_is_there_is_said_to_be_of_no_use(editor: Editor) -> None:
    enter(editor, "/person Ms Ida Falk")
    code = editor.minutes.participants[-1].key
    enter(editor, f"/substitute {code} for BM")
    said = enter(editor, "/proxy LB: BM")
    assert said == "Ms Berg holds the proxy of Mr Mahs. Ms Falk is the substitute for Mr Mahs and has the vote."
    enter(editor, "/motion LB: A boat.", "+1 LB")
    assert editor.minutes.notes[-1].ballots == {"LB": "for"}
