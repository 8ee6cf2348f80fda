"""Who has a vote, who may cast whose, and whether there is a quorum."""

from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Opened, enter
from msgspec.structs import replace

from minutes_tui import checks, commands
from minutes_tui.language.labels import labels, languages
from minutes_tui.meeting.quorum import quorum_of, share, voter_count
from minutes_tui.meeting.voters import entitled_after, has_vote, voters, votes_of
from minutes_tui.model.minutes import Body, Meeting, Minutes, Note, Participant
from minutes_tui.record import Record
from minutes_tui.record.parser import read


def there(key: str, **keys: object) -> Participant:
    return replace(Participant(key=key, presence="present"), **keys)


def away(key: str, **keys: object) -> Participant:
    return replace(Participant(key=key, presence="absent"), **keys)


def meeting(*people: Participant, notes: tuple[Note, ...] = (), **keys: object) -> Minutes:
    return Minutes(meeting=replace(Meeting(), **keys), participants=people, notes=notes)


# Who has a vote


@pytest.mark.parametrize(
    ("language", "role", "wanted"),
    [
        ("en", "", True),
        ("en", "chair", True),
        ("en", "treasurer", True),
        ("en", "member", True),
        ("en", "Mayor", True),
        ("en", "observer", False),
        ("en", "guest", False),
        ("en", "secretariat", False),
        ("en", "Town Clerk", False),
        ("en", "rapporteur", False),
        ("en", "interpreter", False),
        ("en", "expert", False),
        ("en", "non-voting member", False),
        ("en", "Police", False),
        ("en", "Staff", False),
        ("de", "Presse", False),
        ("de", "beratend", False),
        ("de", "Protokollführung", False),
        ("de", "Beobachterin", False),
        ("de", "Gast", False),
        ("de", "observer", False),
        ("fr", "Observateur", False),
        ("fr", "Présidente", True),
    ],
)
def test_a_role_brings_a_vote_or_none_in_the_language_of_the_meeting_and_in_english(
    language: str, role: str, wanted: bool
) -> None:
    person = there("AT", role=role)
    assert has_vote(person, meeting(person, language=language)) is wanted
    for said in (True, False):
        told = replace(person, vote=said)
        assert has_vote(told, meeting(told, language=language)) is said


def test_an_elected_secretary_has_a_vote_and_the_office_has_none() -> None:
    for language in languages(variants=False):
        known = labels(language)
        for words, wanted in ((known.roles.secretary, True), ((known.secretariat, *known.roles.secretariat), False)):
            for role in words:
                person = there("AT", role=role)
                assert has_vote(person, meeting(person, language=language)) is wanted, role


def test_of_several_roles_one_that_brings_a_vote_is_enough() -> None:
    both = there("AT", role={"HB": "observer", "TF": "member"})
    assert has_vote(both, meeting(both))
    neither = there("AT", role={"HB": "observer", "TF": "guest"})
    assert not has_vote(neither, meeting(neither))


def test_one_who_is_struck_out_has_no_vote() -> None:
    gone = there("AT", vote=True, struck=True)
    assert not has_vote(gone, meeting(gone))


def test_with_no_role_the_name_of_the_body_tells() -> None:
    minutes = Minutes(
        bodies=(Body(key="B", name="Parish Council"), Body(key="G", name="Guests")),
        participants=(
            there("CC", body="B"), there("PO", body="G"), there("RO", body=("B", "G")),
            there("CH", body="G", role="chair"),
        ),
    )  # fmt: skip
    assert voters(minutes) == ["CC", "RO", "CH"]


# Substitutes


def test_a_substitute_and_the_one_who_could_not_come_have_one_vote_between_them() -> None:
    minutes = meeting(away("KK", weight=2), there("LB", substitute_for="KK"), there("AT"))
    assert voters(minutes) == ["LB", "AT"]
    assert votes_of(minutes) == {"LB": {"LB": 2}, "AT": {"AT": 1}}
    assert voter_count(minutes).words == "2 of 2 voting members present"
    for here in (replace(minutes.participants[0], presence="present"), minutes.participants[0]):
        both = replace(minutes, participants=(here, *minutes.participants[1:]))
        assert len(voters(both)) == 2
    both_there = meeting(there("KK"), there("LB", substitute_for="KK"))
    assert voters(both_there) == ["KK"]
    neither = meeting(away("KK"), away("LB", substitute_for="KK"))
    assert voters(neither) == ["KK"]


def test_a_substitute_with_no_role_has_the_vote_that_the_other_has() -> None:
    minutes = meeting(away("OB", role="observer"), there("SU", substitute_for="OB"), there("AT"))
    assert voters(minutes) == ["AT"]


def test_two_who_stand_in_for_each_other_or_for_themselves_have_votes_as_any() -> None:
    assert voters(meeting(there("AT", substitute_for="AT"))) == ["AT"]
    assert voters(meeting(there("AT", substitute_for="XX"))) == ["AT"]
    assert len(voters(meeting(there("AT", substitute_for="LB"), there("LB", substitute_for="AT")))) == 1


# Whose votes one casts


def test_who_is_there_casts_the_own_vote_and_those_of_the_absent_whose_proxy_is_held() -> None:
    minutes = meeting(
        there("LB", proxies=("BM", "AT", "XX")), away("BM", weight=2), there("AT"), away("SP"),
        there("OB", role="observer"),
    )  # fmt: skip
    assert votes_of(minutes) == {"LB": {"LB": 1, "BM": 2}, "AT": {"AT": 1}}


def test_one_with_no_vote_may_cast_anothers_and_a_proxy_is_cast_once_and_never_passed_on() -> None:
    minutes = meeting(
        there("CL", role="secretariat", proxies="BM"), there("AT", proxies=("BM", "SP")), away("BM"),
        away("SP", proxies="RO"), away("RO"), away("OB", role="observer"), there("ZZ", proxies="OB"),
    )  # fmt: skip
    assert votes_of(minutes) == {"CL": {"BM": 1}, "AT": {"AT": 1, "SP": 1}, "ZZ": {"ZZ": 1}}


def test_a_proxy_is_of_no_use_when_its_holder_has_left_or_its_giver_has_come() -> None:
    minutes = meeting(there("LB", proxies="BM"), away("BM"))
    came = replace(minutes, notes=(Note(kind="arrival", who="BM"),))
    assert votes_of(came) == {"LB": {"LB": 1}, "BM": {"BM": 1}}
    left = replace(minutes, notes=(Note(kind="departure", who="LB"),))
    assert votes_of(left) == {}


# The quorum


def test_a_quorum_counts_those_with_a_vote_who_are_there_in_person() -> None:
    minutes = meeting(
        there("LB", proxies="BM"), away("BM"), there("AT"), there("OB", role="observer"), there("PO", vote=False),
        quorum=3,
    )  # fmt: skip
    count = voter_count(minutes)
    assert (count.present, count.all, count.quorum, count.missing) == (2, 3, 3, 1)
    assert count.words == "2 of 3 voting members present"


def test_who_has_a_vote_is_not_said_where_everybody_has_one() -> None:
    assert voter_count(meeting(there("LB"), away("BM"))).words == "1 of 2 present"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (5, 5), ("5", 5), (0, 0), ("1/2", 5), ("2/3", 6), ("50 %", 5), ("50%", 5), ("33,4 %", 4), ("100 %", 9),
        ("1 / 2", 5), (" 2/3 ", 6), ("1/1", 9), ("1/100", 1), (None, None), ("", None), (-1, None), ("3/2", None),
        ("0/2", None), ("1/0", None), ("150 %", None), ("0 %", None), ("half", None), ("²/3", None), ("1" * 5000, None),
        ("1/2 of all", None), ("nan", None), ("-1/2", None),
    ],
)  # fmt: skip
def test_a_quorum_is_a_number_or_a_share_rounded_up(said: int | str | None, wanted: int | None) -> None:
    assert quorum_of(said, 9) == wanted


def test_a_share_is_exact() -> None:
    assert share("2/3") == Fraction(2, 3)
    assert share("66.7 %") == Fraction(667, 1000)
    assert quorum_of("50 %", 10) == 5
    assert quorum_of("1/3", 3) == 1


@pytest.mark.parametrize("written", ["nan", "inf", "0", "-1", '"2"', "true"])
def test_a_weight_that_is_none_is_named_and_counts_as_one(written: str) -> None:
    reading = read(f'[[participant]]\nkey = "AT"\nweight = {written}\n')
    assert [problem.key for problem in reading.problems] == ["weight"]
    assert reading.minutes.participants[0].weight == 1


def test_a_vote_is_secret_where_it_can_not_be_read_whether_it_is() -> None:
    reading = read('[[note]]\nkind = "vote"\nsecret = "yes"\n')
    assert [problem.key for problem in reading.problems] == ["secret"]
    assert reading.minutes.notes[0].secret


@pytest.mark.parametrize("written", ['"half"', "-3", '"1/0"', '"150 %"', '""', '"7 members"'])
def test_a_quorum_that_is_none_is_a_problem_with_its_line_and_is_met_by_all(tmp_path: Path, written: str) -> None:
    path = tmp_path / "record.toml"
    path.write_text(f'[meeting]\ntitle = "x"\ndate = 2025-03-12\nquorum = {written}\n')
    record = Record.read(path)
    (problem,) = checks.problems(record.minutes)
    assert record.line(problem) == 4
    assert problem.text == f"The quorum is “{written.strip(chr(34))}”. Not a quorum: write 7, 1/2 or 50 %."
    assert voter_count(record.minutes).missing == 0


@pytest.mark.parametrize(
    ("language", "post"),
    [
        ("en", "Town Attorney"), ("en", "Solicitor"), ("en", "General Counsel"), ("en", "City Manager"),
        ("en", "City Clerk"), ("en", "Clerk and RFO"), ("de", "Geschäftsführerin"), ("fr", "Directrice générale"),
        ("es", "Letrado"), ("nl", "Gemeentesecretaris"), ("fi", "Toimitusjohtaja"), ("pl", "Radca prawny"),
    ],
)  # fmt: skip
def test_who_serves_a_body_has_no_vote_in_it(opened: Opened, language: str, post: str) -> None:
    editor = opened(f'format = 1\n\n[meeting]\ntitle = "Council"\nlanguage = "{language}"\n')
    assert "without a vote" in enter(editor, f"/person IB = Ida Berg, {post}")
    assert editor.minutes.participants[0].post == post


def test_a_code_of_the_list_is_no_new_person(opened: Opened) -> None:
    editor = opened("[[participant]]\nkey='BT'\nname='Bill Tagg'\n")
    said = "BT is Bill Tagg, who is on the list. /set BT vote = false takes the vote away."
    assert commands.enter(editor, "/person BT (non-voting)").misread == said
    assert len(editor.minutes.participants) == 1


def test_a_vote_by_proxy_may_be_cast_behind_an_arrival(opened: Opened) -> None:
    people = "".join(
        f"[[participant]]\nkey='{key}'\nname='Ann {key}'\npresence='{presence}'\n{more}\n"
        for key, presence, more in (("AA", "present", "proxies='CC'"), ("BB", "expected", ""), ("CC", "apologies", ""))
    )
    editor = opened(people)
    enter(editor, "AA: Welcome.", "+BB")
    assert list(entitled_after(editor.minutes).values()) == [3]
    enter(editor, "-BB", "-AA", "BB: I see.")
    assert list(entitled_after(editor.minutes)) == [editor.minutes.notes[3].id]


@pytest.mark.parametrize(
    ("language", "post"),
    [("fr", "secrétaire de mairie"), ("fr", "secrétaire générale de mairie"), ("it", "segretaria comunale")],
)
def test_a_clerk_of_the_town_has_no_vote(language: str, post: str, opened: Opened) -> None:
    editor = opened(f"[meeting]\ntitle = 'Mairie'\nlanguage = '{language}'\n")
    enter(editor, f"/person VB = Valeria Brun, {post}", "/person AA = Ana Abel")
    assert voters(editor.minutes) == ["AA"]
