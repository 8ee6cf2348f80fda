"""Sentences that say that somebody came or went, in each language, and the line that is offered for them."""

import datetime as dt

import pytest
from conftest import NOW, Opened, enter, present
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.assist.completer import Completer
from minutes_tui.assist.preview import preview_text
from minutes_tui.checks import fixes, problems
from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import movements
from minutes_tui.line.coming_and_going.questions import WAYS
from minutes_tui.line.grammar import Commanded, Entered, read
from minutes_tui.line.snippets import Short
from minutes_tui.meeting.attendance import at_opening, presence
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant, Print
from minutes_tui.report import document
from minutes_tui.writers import markdown

LANGUAGES = languages(variants=False)


def held_in(language: str) -> Minutes:
    people = (
        Participant(key="NK", name="Nora Kask", role="chair", presence="present"),
        Participant(key="JV", name="Jonas Vik", role="secretariat", presence="apologies"),
        Participant(key="LB", name="Lena Berg", role="secretariat", presence="present"),
    )
    return Minutes(meeting=Meeting(title="Council", language=language), participants=people)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_languages_verbs_tells_it_with_the_line_for_it(language: str) -> None:
    minutes, words = held_in(language), vocabulary(language).movements
    lines = {"left": "-NK", "away": "/apologies NK", "late": "/expected NK"}
    for way in WAYS:
        for verb in getattr(words, way):
            for place in ("", *words.places[:2]):
                told = movements.told(f"NK {verb.replace('…', 'um')} {place}.", minutes)
                assert told, (verb, place)
                asked = f"{'Is' if way == 'late' else 'Did'} NK {WAYS[way]}?"
                absent = [("Is NK absent?", "/absent NK")] if way == "away" else []
                assert (told.asked, told.line) in [(asked, lines.get(way, "+NK")), *absent], verb


def test_a_sentence_that_says_more_is_entered_whole_and_its_mark_names_the_departure(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 15:00", "+AL, RP 15:00")
    line = "AL left the meeting at 15:41 for another appointment"
    assert not [each for each in Completer(Short()).candidates(line, editor.minutes) if each.text.startswith("-")]
    enter(editor, line)
    assert editor.minutes.notes[-1].check == "Did AL leave? Type -AL 15:41"


@pytest.mark.parametrize(
    ("language", "line", "offered"),
    [
        ("en", "NK left the room", "-NK"),
        ("en", "NK left at 7.30 pm", "-NK 19:30"),
        ("en", "The Chair left.", "-NK"),
        ("en", "the Chairman left the room", "-NK"),
        ("en", "JV joined", "+JV"),
        ("en", "JV and NK left the meeting at 10:20", "-JV, NK 10:20"),
        ("en", "JV left", ""),
        ("en", "The Clerk left the room", ""),
        ("en", "The Chair left the decision to the Board", ""),
        ("en", "The Chairs left the room a mess", ""),
        ("en", "NK sends her apologies.", "/apologies NK"),
        ("en", "NK was absent from the meeting", "/absent NK"),
        ("en", "NK will be late", "/expected NK"),
        ("en", "NK apologised for the delay", ""),
        ("en", "Apologies: NK (holiday), LB", "/apologies NK, LB"),
        ("en", "Apologies were received from NK and LB.", "/apologies NK, LB"),
        ("en", "Apologies", ""),
        ("fr", "Excusés : NK et LB", "/apologies NK, LB"),
        ("de", "NK fehlt das Geld.", ""),
        ("de", "NK verließ den Saal um 19:40 Uhr.", "-NK 19:40"),
        ("de", "Der Vorsitzende verliess die Sitzung", "-NK"),
        ("fr", "Le président quitte la salle à 19 h 40", "-NK 19:40"),
        ("fr", "NK quitte l’assemblée", "-NK"),
        ("sv", "NK lämnade frågan till styrelsen", ""),
        ("ja", "NK が退席した。", "-NK"),
    ],
)
def test_tab_offers_the_line_where_the_list_of_who_is_present_says_otherwise(
    language: str, line: str, offered: str
) -> None:
    minutes = held_in(language)
    candidates = Completer(Short()).candidates(line, minutes)
    assert [each.text for each in candidates if each.over == len(line)][:1] == ([offered] if offered else [])
    said = preview_text(line, minutes, NOW)
    assert (f"? Type {offered}" in said) == bool(offered)


def test_a_mark_that_asks_goes_with_the_arrival_or_departure_that_answers_it_and_with_no_other() -> None:
    asked = (
        Note(check="Did NK leave? Type -NK"),
        Note(check="Did NK and LB leave? Type -NK, LB"),
        Note(check="Did NK return? Type +NK"),
        Note(check="which year?"),
    )
    minutes = replace(held_in("en"), notes=asked)

    def left(*codes: str) -> list[int]:
        return [at for at, _ in movements.answered(Note(kind="departure", who=codes), minutes)]

    assert left("NK") == [0]
    assert left("LB", "NK") == [0, 1]
    assert left("LB") == []
    assert [at for at, _ in movements.answered(Note(kind="arrival", who=("NK",)), minutes)] == [2]
    assert movements.answered(Note(kind="statement", speaker="NK"), minutes) == []


@pytest.mark.parametrize(
    ("sentence", "line", "is_struck"),
    [
        ("AL left the meeting at 15:41", "-AL 15:41", True),
        ("AL left the meeting at 15:41.", "-AL 15:40", False),
        ("AL left the room", "-AL", True),
        ("AL left the room", "-AL 15:41", True),
        ("AL left the meeting at 15:41 for another appointment", "-AL 15:41", False),
        ("AL and RP left the room", "-AL, RP", True),
    ],
)
def test_a_sentence_that_says_no_more_than_the_departure_is_on_the_page_no_second_time(
    sentence: str, line: str, is_struck: bool, opened: Opened
) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 15:00", "+AL, RP 15:00")
    enter(editor, sentence)
    asked = editor.minutes.notes[-1]
    assert asked.check.startswith("Did AL")
    said = editor.enter(read(line, editor.minutes, NOW.date())).said
    assert bool(editor.minutes.notes[-2].struck) == is_struck
    beginning = f"The sentence “{asked.text[:20]}" if is_struck else f"The page has the sentence “{asked.text[:20]}"
    assert said.startswith(beginning)
    editor.undo()
    assert editor.minutes.notes[-1] == asked


def test_nobody_is_made_present_by_a_sentence_that_says_they_are_not_there(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "AL sends her apologies.", "RP will be late.")
    assert present(editor.minutes) == []
    enter(editor, "/apologies AL")
    assert [note.check for note in editor.minutes.notes] == ["", ""]


def test_the_review_records_apologies_that_a_sentence_tells_of(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "AL sends her apologies.")
    fix = fixes(editor.minutes, next(each for each in problems(editor.minutes) if each.key == "check"))[0]
    assert fix.said == "Record it: /apologies AL"
    editor.do(fix.edit)
    assert editor.minutes.participants[0].presence == "apologies"
    assert not editor.minutes.notes[0].check


RECORD = """
[[participant]]
key = "AL"
name = "Ann Lowe"

[[participant]]
key = "RP"
name = "Ravi Patel"
"""


EVENING = dt.datetime(2025, 3, 12, 20, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("-NK 8:10", "Is it 20:10? Type -NK 20:10"),
        ("-NK noon", "12:00 is 8 hours before the last note: is it right?"),
        ("-NK 19:50", ""), ("-NK 20:15", ""), ("-NK half past eight", ""), ("20:15 -NK", ""), ("-NK @ 20:15", ""),
        ("-NK 24:00", ""),
    ],
)  # fmt: skip
def test_a_time_that_can_hardly_be_meant_is_asked_about(line: str, said: str) -> None:
    minutes = replace(held_in("en"), notes=(Note(text="Yes.", at=EVENING),))
    found = read(line, minutes, EVENING.date())
    assert isinstance(found, Entered)
    assert (found.note.kind, found.note.check) == ("departure", said)


def test_who_comes_before_the_meeting_is_opened_is_there_at_the_opening() -> None:
    assert read("+NK, LB", held_in("en"), EVENING.date()) == Commanded("present", "NK, LB", "+NK, LB")


def test_the_list_says_that_somebody_comes_late_until_they_have_come(opened: Opened) -> None:
    editor = opened(
        '[meeting]\ntitle = "Council"\ndate = 2025-03-12\n\n[[participant]]\nkey = "RP"\nname = "Ravi Patel"\n'
        'presence = "expected"\nremark = "arriving late"\n\n[[participant]]\nkey = "SF"\nname = "Sue Fenn"\n'
        'presence = "present"\nremark = "by phone"\n'
    )
    enter(editor, "SF: Good morning.")
    for is_late in (True, False):
        for way in ("table", "lines", "names", "roll"):
            page = markdown.write(document(replace(editor.minutes, print=Print(roster=way)), "summary"))
            assert ("arriving late" in page, "by phone" in page) == (is_late, True), way
        enter(editor, "+RP")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "NK s'excuse"),
        ("de", "NK entschuldigt"),
        ("sv", "NK förhinder"),
        ("nb", "NK forfall"),
        ("en", "NK apologies"),
    ],
)
def test_an_absence_in_a_word_is_asked_for(language: str, line: str) -> None:
    told = movements.told(line, held_in(language))
    assert told is not None
    assert (told.asked, told.line) == ("Did NK send apologies?", "/apologies NK")


@pytest.mark.parametrize(
    ("last", "line", "offered"),
    [
        ("19:00", "NK left at 8:30.", "-NK 20:30"),
        ("19:00", "NK left at 08:30.", "-NK 08:30"),
        ("19:00", "NK left at 8:30 am", "-NK 08:30"),
        ("08:15", "NK left at 8:30", "-NK 08:30"),
    ],
)
def test_an_hour_of_a_clocks_face_is_the_one_nearer_to_the_last_note(last: str, line: str, offered: str) -> None:
    at = dt.datetime.combine(dt.date(2025, 3, 12), dt.time.fromisoformat(last))
    minutes = replace(held_in("en"), notes=(Note(id="1", at=at, text="We begin."),))
    told = movements.told(line, minutes)
    assert told is not None
    assert told.line == offered


PEOPLE = "".join(
    f"[[participant]]\nkey='{key}'\nname='{name}'\ntitle='Ms'\npresence='present'\n"
    for key, name in (("AA", "Ann Ash"), ("BB", "Bea Birch"), ("CC", "Cora Cole"), ("DD", "Dana Doe"))
)


@pytest.mark.parametrize(
    ("line", "check", "typed"),
    [
        ("Present: Ash, Birch. Absent: Cole, Doe.", "Are CC and DD absent? Type /absent CC, DD", "/absent CC, DD"),
        ("Present: Ash; Absent: Doe", "Is DD absent? Type /absent DD", "/absent DD"),
        ("Absent: Ms Cole and DD", "Are CC and DD absent? Type /absent CC, DD", "/absent CC, DD"),
        ("Present: AA, BB. Apologies: Cole", "Did CC send apologies? Type /apologies CC", "/apologies CC"),
        ("Present: Ash, Birch. Absent: none.", "Are CC and DD absent? Type /absent CC, DD", ""),
        ("Present: Ash. Absent: Elm, Doe", "Not on the participants list: Elm. To add: /person Elm", ""),
        ("Ms Doe left early (7:40 pm) and Cole left, too.", "Did DD leave? Type -DD 19:40", ""),
        ("Doe stepped out.", "Did DD leave? Type -DD", ""),
        ("Doe dropped off the call.", "Did DD leave? Type -DD", ""),
    ],
)
def test_a_line_of_who_is_there_and_who_is_not_is_asked_about(
    line: str, check: str, typed: str, opened: Opened
) -> None:
    editor = opened(PEOPLE)
    enter(editor, line)
    assert (editor.minutes.notes[-1].text, editor.minutes.notes[-1].check) == (line, check)
    if typed:
        enter(editor, typed)
        assert editor.minutes.notes[-1].check == ""
        away = "apologies" if "apologies" in typed else "absent"
        assert {each.key for each in editor.minutes.participants if each.presence == away} == {
            key for key in ("CC", "DD") if key in typed
        }


def test_what_a_list_of_those_absent_asks_is_recorded_in_the_review(opened: Opened) -> None:
    editor = opened(PEOPLE)
    enter(editor, "Present: Ash, Birch. Absent: Cole, Doe.")
    found = next(each for each in problems(editor.minutes) if each.check == "gaps")
    fix = next(each for each in fixes(editor.minutes, found) if each.said == "Record it: /absent CC, DD")
    editor.do(fix.edit)
    assert [each.presence for each in editor.minutes.participants] == ["present", "present", "absent", "absent"]


def test_somebody_new_with_the_name_of_another_is_asked_about(opened: Opened) -> None:
    editor = opened(PEOPLE)
    assert enter(editor, "/person Ann Ash").endswith("AA Ms Ann Ash has the same name: /undo if it is the same person.")
    said = enter(editor, "/person RP = Ruth Penfold, Clerk")
    assert said.endswith("The page says “Penfold”: /set RP short = Ruth Penfold prints the whole name.")
    enter(editor, "/set RP short = Ruth Penfold", "RP: Yes.")
    assert "**Ruth Penfold:** Yes." in markdown.write(document(editor.minutes, "summary"))


def test_what_answers_a_sentence_takes_its_place_and_its_time(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(
        editor,
        "/start 15:00",
        "+AL, RP 15:00",
        "AL left the room at 15:41.",
        "/motion RP: We go.",
        "/carried 1-0",
        "-AL",
    )
    kinds = [note.kind for note in editor.minutes.notes if not note.struck]
    assert kinds == ["arrival", "departure", "motion", "vote"]
    left = next(note for note in editor.minutes.notes if note.kind == "departure")
    assert left.at
    assert f"{left.at:%H:%M}" == "15:41"
    editor.undo()
    assert [note.kind for note in editor.minutes.notes] == ["arrival", "statement", "motion", "vote"]


@pytest.mark.parametrize(
    ("sentences", "kinds"),
    [
        (["AL left the room."], ["departure", "motion", "vote", "departure"]),
        (["AL left the room.", "RP left the room."], ["departure", "departure", "motion", "vote"]),
    ],
)
def test_each_of_several_who_go_takes_the_place_of_the_sentence_about_them(
    sentences: list[str], kinds: list[str], opened: Opened
) -> None:
    editor = opened(RECORD + '[[participant]]\nkey = "SF"\nname = "Sue Fenn"\n')
    enter(editor, "/start 15:00", "+AL, RP, SF 15:00", *sentences, "/motion SF: We go.", "/carried 1-0")
    before = editor.minutes
    enter(editor, "-AL, RP")
    left = [note for note in editor.minutes.notes if not note.struck][1:]
    assert [note.kind for note in left] == kinds
    assert [note.who for note in left if note.kind == "departure"] == [("AL",), ("RP",)]
    assert present(editor.minutes) == ["SF"]
    editor.undo()
    assert editor.minutes == before


def test_another_time_than_the_sentence_says_is_marked(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 15:00", "+AL, RP 15:00", "AL left the room at 15:41.", "RP: I see.", "-AL 15:40")
    asked = [note.check for note in editor.minutes.notes if note.check]
    assert asked == ["It says 15:41, and the departure is noted at 15:40: correct one of them."]


def test_whoever_came_or_went_since_is_where_they_are(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 15:00", "+AL, RP 15:00", "AL left the room.", "-RP 15:10", "+RP, AL 15:20", "-AL 15:30")
    assert [note.kind for note in editor.minutes.notes][-1] == "departure"


def test_who_was_readmitted_is_asked_to_be_noted(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 15:00", "+AL, RP 15:00", "-AL, RP 15:10", "Lowe and Patel were readmitted.")
    assert editor.minutes.notes[-1].check == "Did AL and RP return? Type +AL, RP"
    assert editor.minutes.notes[-1].speakers == ()


def test_who_sent_apologies_can_hardly_leave(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "+AL", "/apologies RP", "AL: Welcome.")
    assert (
        commands.enter(editor, "-RP").problem
        == "On the list as not there: RP. Type /present RP if they were, /undo if not."
    )
    assert not commands.enter(editor, "-AL").problem


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("NK had to leave early for a funeral", "Did NK leave? Type -NK"),
        ("At this point NK left the meeting", "Did NK leave? Type -NK"),
        ("NK and LB withdrew.", "Did NK and LB leave? Type -NK, LB"),
        ("Cllrs Kask and Berg withdrew.", "Did NK and LB leave? Type -NK, LB"),
        ("Members Kask was told about withdrew.", ""),
        ("JV arrived and took a seat", "Did JV arrive? Type +JV"),
        ("NK withdrew the offer.", ""),
        ("NK arrived and took a seat", "Was NK away at the opening? Type /expected NK"),
        ("8.10pm - NK left", "Did NK leave? Type -NK 20:10"),
        ("At 8.15pm NK left the meeting.", "Did NK leave? Type -NK 20:15"),
        ("NK declared an interest and left the room.", "Did NK leave? Type -NK"),
        ("NK had sent word that he would be late.", "Is NK to come later? Type /expected NK"),
        ("NK and LB absent", "Are NK and LB absent? Type /absent NK, LB"),
        ("NK thanked all and left the door open.", ""),
    ],
)
def test_a_sentence_may_say_when_and_why_beside_who_came_or_went(opened: Opened, line: str, asked: str) -> None:
    people = "".join(
        f'[[participant]]\nkey="{key}"\nname="{name}"\npresence="{is_}"\n'
        for key, name, is_ in (
            ("NK", "Nora Kask", "present"),
            ("JV", "Jo Vik", "absent"),
            ("LB", "Lena Berg", "present"),
        )
    )
    assert enter(opened(f'[meeting]\ntitle="T"\nlanguage="en"\nstart=10:00:00\n{people}'), line) == asked


def test_who_arrives_twice_or_leaves_twice_is_asked_about(opened: Opened) -> None:
    editor = opened(
        '[meeting]\ntitle="T"\nlanguage="en"\nstart=10:00:00\n'
        '[[participant]]\nkey="NK"\nname="Nora Kask"\npresence="present"\n'
    )
    came = "Already present: NK. If they left before, type /undo, -NK TIME and +NK; if not, /undo."
    enter(editor, "Hello.", "-NK", "+NK", "+NK")
    assert editor.minutes.notes[-1].check == came
    enter(editor, "/undo", "-NK")
    assert editor.minutes.notes[-1].check == ""
    enter(editor, "-NK")
    assert editor.minutes.notes[-1].check.startswith("Left before: NK.")


ABOARD = (
    '[meeting]\ntitle="T"\nlanguage="{}"\nstart=19:00:00\n[[participant]]\nkey="TW"\nname="Tom Wade"\ntitle="Cllr"\n'
)


@pytest.mark.parametrize(
    ("language", "line", "is_there"),
    [
        ("en", "Cllr Wade had sent word that he would be late.", "○"),
        ("en", "Cllr Wade not here yet", "○"),
        ("en", "Cllr Wade sent a letter about the gate.", "○"),
        ("en", "Cllr Wade did not come.", "○"),
        ("en", "Cllr Wade's letter was read.", "○"),
        ("en", "Cllr Wade asked to be excused.", "○"),
        ("en", "Cllr Wade is the new warden.", "○"),
        ("en", "Cllr Wade also wrote to the bank.", "○"),
        ("en", "Cllr Wade asked who mends the gate.", "●"),
        ("en", "TW: The gate is broken.", "●"),
        ("de", "Wade schrieb, das Tor sei kaputt.", "○"),
        ("de", "Wade ist noch nicht da.", "○"),
        ("de", "Wade fragte nach dem Tor.", "●"),
        ("fr", "Wade a prévenu qu'il serait en retard.", "○"),
        ("fr", "Wade demande qui répare la grille.", "●"),
        ("ja", "Wade は門について尋ねた。", "●"),
    ],
)
def test_a_sentence_that_begins_with_a_name_makes_present_only_where_that_is_sure(
    opened: Opened, language: str, line: str, is_there: str
) -> None:
    editor = opened(ABOARD.format(language))
    enter(editor, line)
    assert presence(editor.minutes)["TW"] == is_there


def test_who_came_later_and_was_marked_as_present_is_asked_about_in_two_steps(opened: Opened) -> None:
    editor = opened(ABOARD.format("en") + 'presence="present"\n')
    enter(editor, "TW joined the meeting at 19.40")
    assert editor.minutes.notes[-1].check == "Was TW away at the opening? Type /expected TW"
    enter(editor, "/expected TW")
    assert editor.minutes.notes[-1].check == "Did TW arrive? Type +TW 19:40"
    enter(editor, "+TW 19:40")
    assert [(note.kind, bool(note.struck), note.check) for note in editor.minutes.notes] == [
        ("statement", True, ""),
        ("arrival", False, ""),
    ]
    assert at_opening(editor.minutes)["TW"] == "○"


def test_who_takes_the_chair_again_after_a_break_does_not_ask_whether_the_meeting_goes_on(opened: Opened) -> None:
    editor = opened(ABOARD.format("en") + 'presence="present"\nrole="chair"\n')
    enter(editor, "/break 20:00 20:10", "TW resumed the chair.")
    assert editor.minutes.notes[-1].check == ""
    enter(editor, "The meeting resumed at 20.11.")
    assert editor.minutes.notes[-1].check == "Did the meeting go on? Type /resume 20:11"


def test_the_review_records_who_was_away_at_first_and_asks_whether_they_came(
    opened: Opened,
) -> None:
    editor = opened(ABOARD.format("en") + 'presence="present"\n')
    enter(editor, "TW joined the meeting at 19.40")
    problem = next(each for each in problems(editor.minutes) if "away at the opening" in each.text)
    fix = next(each for each in fixes(editor.minutes, problem) if each.said == "Record it: /expected TW")
    editor.do(fix.edit)
    assert editor.minutes.notes[-1].check == "Did TW arrive? Type +TW 19:40"
    assert at_opening(editor.minutes)["TW"] == "○"


@pytest.mark.parametrize(
    ("language", "line", "offered"),
    [
        ("en", "8.10pm - Nora Kask left", "-NK 20:10"),
        ("en", "20:10 NK left the room", "-NK 20:10"),
        ("en", "At 8.10pm Nora Kask left.", "-NK 20:10"),
        ("en", "At 8.15pm Nora Kask left the meeting and Lena Berg took the chair", "-NK 20:15"),
        ("en", "Nora Kask left and Lena Berg took the chair", "-NK"),
        ("en", "20:05 – Jonas Vik came back in", "+JV 20:05"),
        ("en", "Lena Berg went home at 9pm", "-LB 21:00"),
        ("en", "8.10pm - NK left the decision to the Board", ""),
        ("en", "12 boats left", ""),
        ("de", "Um 20:10 Uhr verlässt Lena Berg die Sitzung.", "-LB 20:10"),
        ("de", "20.10 Uhr: LB verlässt den Saal", "-LB 20:10"),
        ("de", "Um 20 Uhr ging Lena Berg auf die Hecke ein", ""),
        ("fr", "À 20h10, Lena Berg quitte la séance", "-LB 20:10"),
        ("fr", "20h10 : départ de Lena Berg", "-LB 20:10"),
    ],
)
def test_a_sentence_that_begins_with_the_time_or_goes_on_with_the_chair_is_asked(
    language: str, line: str, offered: str
) -> None:
    minutes = held_in(language)
    told = movements.told(line, minutes)
    entered = read(line, minutes, NOW.date())
    assert isinstance(entered, Entered)
    assert (told.line if told else "") == offered
    assert entered.note.check.endswith(f" Type {offered}" if offered else "")
    assert not (offered and entered.note.speakers)


def test_who_takes_the_chair_is_asked_when_the_departure_is_entered(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 19:00", "+AL, RP 19:00", "/chair AL")
    enter(editor, "AL left the meeting at 20:15 and RP took the chair", "-AL 20:15")
    told = next(note for note in editor.minutes.notes if "left the meeting" in note.text)
    assert (told.check, told.struck) == ("Is RP in the chair? Type /chair RP 20:15", None)
    enter(editor, "/chair RP 20:15")
    assert not next(note for note in editor.minutes.notes if "left the meeting" in note.text).check


def test_a_time_before_the_sentence_is_that_of_the_departure_and_the_sentence_is_struck(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/start 19:00", "+AL, RP 19:00", "7.40pm - AL left")
    assert editor.minutes.notes[-1].check == "Did AL leave? Type -AL 19:40"
    enter(editor, "-AL 19:40")
    assert [note.kind for note in editor.minutes.notes if not note.struck][-1] == "departure"
