"""Each check fires where it should, with the right line, and not where it shouldn't: the cases of `checks.md`."""

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from conftest import Opened
from corpus import CORPUS, JUDGED, MEETINGS, hashed, meeting, word_count
from fixtures import Case, cases
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from minutes_tui import checks, commands
from minutes_tui.checks import features, incremental
from minutes_tui.checks.usage import usage
from minutes_tui.checks.wording import style_slips
from minutes_tui.language.labels import languages
from minutes_tui.meeting.edit import Change, Edit, edited
from minutes_tui.model.append_only import Grown
from minutes_tui.model.minutes import Attribution, Meeting, Minutes, Note, Participant, Problem
from minutes_tui.record import Record
from minutes_tui.record.parser import read

SEED = Path(__file__).parents[1] / ".." / "shared" / "seed"
SOUND, *CASES = cases(Path(__file__).with_name("checks.md"))
RECORD = SOUND.blocks["toml"]


def named(path: Path, record: str) -> list[tuple[int, str]]:
    path.write_text(record, "utf-8")
    opened = Record.read(path)
    return sorted((opened.line(each), each.text) for each in opened.problems + checks.problems(opened.minutes))


def test_a_record_with_nothing_wrong_has_no_problems(tmp_path: Path) -> None:
    assert named(tmp_path / "record.toml", RECORD) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_each_fault_in_a_record_is_named(case: Case, tmp_path: Path, accept: bool) -> None:
    found = named(tmp_path / "record.toml", RECORD + case.blocks["toml"])
    before = RECORD.count("\n")
    case.expect("problems", "".join(f"{line - before}: {said}\n" for line, said in found), accept)


def becomes(change: Change) -> str:
    """What is new in an entry."""
    if not isinstance(change.new, Struct):
        return ""
    keys, old = change.new.__struct_fields__, change.old or type(change.new)()
    return ", ".join(
        f"{key} = {getattr(change.new, key)!r}" for key in keys if getattr(change.new, key) != getattr(old, key)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_fix_mends_what_it_is_offered_for_and_can_be_undone(case: Case, opened: Opened, accept: bool) -> None:
    editor = opened(RECORD + case.blocks["toml"])
    before = editor.record.text
    lines = []
    for problem in checks.problems(editor.minutes):
        for fix in checks.fixes(editor.minutes, problem):
            editor.do(fix.edit)
            lines.append(f"{problem.text} {fix.said}: {'; '.join(map(becomes, fix.edit.changes))}\n")
            assert problem not in checks.problems(editor.minutes)
            editor.undo()
            assert editor.record.text == before
    assert bool(lines) == ("fixes" in case.blocks)
    if lines:
        case.expect("fixes", "".join(lines), accept)


def test_two_of_one_name_are_named_alike_once_it_is_known_that_they_are_two() -> None:
    people = (Participant(key="JP", name="Jonas Pike"), Participant(key="PI", name="Jonas Pike"))
    minutes = Minutes(meeting=Meeting(title="X", date=dt.date(2025, 3, 12)), participants=people)
    assert [each.check for each in checks.problems(minutes)] == ["listed-twice"]
    known = replace(minutes, meeting=replace(minutes.meeting, silence="listed-twice"))
    assert [each.check for each in checks.problems(known)] == ["named-alike"]


def test_a_meeting_needs_a_title_and_a_date(tmp_path: Path) -> None:
    assert named(tmp_path / "record.toml", "format = 1\n\n[meeting]\nvenue = 'Barn'\n") == [
        (3, "The meeting has no date: add one with /meeting."),
        (3, "The meeting has no title: add one with /meeting."),
    ]


OVER = RECORD.replace("quorum = 1", "quorum = 1\nend = 21:00:00").replace(
    'body = "OC"', 'body = "OC"\npresence = "present"'
)
"""The meeting is over, and of one of the two nothing says whether they came."""


def test_who_is_only_expected_when_the_meeting_is_over_is_named_and_marked(
    opened: Opened,
) -> None:
    editor = opened(OVER)
    found = checks.problems(editor.minutes)
    assert [each.text for each in found] == [
        "It is not recorded whether Jonas Vik came, and the page lists this person as present: "
        "mark this person with F3."
    ]
    absent, present = checks.fixes(editor.minutes, found[0])
    assert (absent.said, present.said) == ("Mark this person as absent", "Mark this person as present")
    editor.do(absent.edit)
    assert checks.problems(editor.minutes) == []
    editor.undo()
    notes = [*editor.minutes.notes, Note(id="2", kind="statement", speaker="JV", attribution="prefix", text="So?")]
    editor.do(Edit((editor.change("meeting", 0, replace(editor.minutes.meeting, end=None)),)))
    assert checks.problems(editor.minutes) == []
    editor.undo()
    assert checks.problems(replace(editor.minutes, notes=tuple(notes))) == []


@pytest.mark.parametrize("name", checks.CHECKS)
def test_every_check_fires_somewhere_and_can_be_silenced_for_the_whole_record(name: str) -> None:
    named = [(minutes, found) for minutes, found in faulty() if any(problem.check == name for problem in found)]
    assert named
    for minutes, found in named:
        silenced = replace(minutes, meeting=replace(minutes.meeting, silence=name))
        assert checks.problems(silenced) == [problem for problem in found if problem.check != name]


@cache
def faulty() -> list[tuple[Minutes, list[Problem]]]:
    """The minutes of all cases, each with its problems."""
    all_minutes = [read(record).minutes for record in (OVER, *(RECORD + case.blocks["toml"] for case in CASES))]
    return [(minutes, checks.problems(minutes)) for minutes in all_minutes]


def test_problems_come_in_the_order_of_the_record() -> None:
    faulty = read(RECORD + "".join(case.blocks["toml"] + "\n" for case in CASES)).minutes
    found = [(problem.table, problem.index) for problem in checks.problems(faulty)]
    tables = ["meeting", "print", "body", "participant", "agenda", "attachment", "note"]
    assert found == sorted(found, key=lambda place: (tables.index(place[0]), place[1]))


def test_checking_changes_nothing_and_takes_a_record_that_is_empty() -> None:
    assert [problem.text for problem in checks.problems(Minutes())] == [
        "The meeting has no title: add one with /meeting.",
        "The meeting has no date: add one with /meeting.",
    ]
    assert (
        checks.problems(
            Minutes(meeting=Meeting(title="T", silence="essentials"), notes=(Note(id="1", text="It froze."),))
        )
        == []
    )


# Of any words


WORDS = st.lists(
    st.sampled_from(
        ["Ms", "Tamm", "Tam", "Tämm", "noted", "he", "mentions", "we", "NGO", "(NGO)", "“", "”", '"', "(", ")", "1)",
         "the", "AT", "\u200b", "`x`", "a/b", ".", "\n\n", "is attached.", "??", "von", "Berg-Sand", "İ", "ß", "’s"]
    )
    | st.text(max_size=4),
    max_size=20,
)  # fmt: skip


@given(st.lists(WORDS, max_size=4), st.sampled_from(["en", "de", "fr", "lv", ""]), st.booleans())
def test_any_words_are_checked_and_each_problem_and_fix_is_about_words_that_are_there(
    texts: list[list[str]], language: str, inline: bool
) -> None:
    people = (Participant(key="AT", name="Anna Tamm", title="Ms"), Participant(key="B", name="Ida Berg Sand"))
    attribution: Attribution = "inline" if inline else "none"
    notes = tuple(
        Note(id=str(number), text=" ".join(words), speaker="AT" if inline else (), attribution=attribution)
        for number, words in enumerate(texts)
    )
    minutes = Minutes(meeting=Meeting(title="T", language=language), participants=people, notes=notes)
    found = checks.problems(minutes)
    assert found == checks.problems(minutes)
    for problem in found:
        assert problem.text.endswith((".", "?", "…")) or problem.check == "gaps"
        if problem.span:
            start, end = problem.span
            assert 0 <= start < end <= len(minutes.notes[problem.index].text)
        for fix in checks.fixes(minutes, problem):
            mended = edited(minutes, fix.edit)
            assert mended != minutes
            assert edited(mended, fix.edit.inverted()) == minutes


WITHOUT_BLANKS = {"ja"}
"""Languages that are written without blanks between words."""


@pytest.mark.parametrize("language", languages(variants=False))
def test_the_usage_of_a_language_contradicts_itself_nowhere(language: str) -> None:
    use = usage(language)
    assert use.attached
    assert all(phrase == phrase.lower() for phrase in use.attached)
    if language in WITHOUT_BLANKS:
        assert not use.first_person
        assert not use.doubled
        return
    assert use.first_person
    assert use.doubled
    assert use.reporting
    assert use.clause
    assert use.offices
    assert all(word.isupper() for word in (*use.capitals, *use.shouted))
    assert set(use.indefinite) <= set(use.articles)
    for words in (use.first_person, use.doubled, use.articles, use.attached, use.offices, use.capitals, use.shouted):
        assert len(set(words)) == len(words)
    for present, past in use.present.items():
        assert present not in use.others, f"{present} is both a slip and a verb that reports"
        assert past != present
    for verb, others in use.others.items():
        assert verb not in others
    assert not set(use.first_person) & set(use.subjects)


def test_a_language_of_a_country_has_the_usage_of_the_language_and_one_without_a_file_has_none() -> None:
    assert usage("de-AT") == usage("de")
    assert usage("xx").reporting == ()


# Of real meetings


def judged() -> dict[tuple[str, str, str], str]:
    """Verdicts on findings in meetings of the corpus, by meeting, check and hash."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["meeting"], row["check"], row["hash"]): row["verdict"] for row in rows}


def found_in(name: str) -> list[tuple[str, str, str]]:
    minutes = meeting(name)
    return [(name, problem.check, hashed(minutes, problem)) for problem in checks.problems(minutes)]


def counted(minutes: Minutes) -> str:
    return ", ".join(
        f"{check} {count}"
        for check, count in sorted(Counter(problem.check for problem in checks.problems(minutes)).items())
    )


def test_the_judged_findings_hold_no_words_of_a_meeting() -> None:
    verdicts = judged()
    assert {meeting for meeting, _, _ in verdicts} <= set(MEETINGS)
    assert {check for _, check, _ in verdicts} <= set(checks.CHECKS)
    assert set(verdicts.values()) == {"right", "wrong"}
    assert all(re.fullmatch("[0-9a-f]{8}", hash) for _, _, hash in verdicts)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine")
def test_of_what_is_found_in_real_meetings_most_is_right_and_it_is_little() -> None:
    """What nobody has judged yet counts as wrong; `python tests/corpus.py` with names shows it."""
    verdicts = judged()
    found = [place for name in MEETINGS for place in found_in(name)]
    right = sum(verdicts.get(place) == "right" for place in found)
    words = sum(word_count(meeting(name)) for name in MEETINGS)
    assert len(found) > 100
    assert right / len(found) >= 0.85, [place for place in found if place not in verdicts]
    assert len(found) / words * 1000 <= 6


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine")
@pytest.mark.parametrize("name", MEETINGS)
def test_nothing_that_is_right_in_a_real_meeting_is_lost(name: str) -> None:
    right = {place for place, verdict in judged().items() if place[0] == name and verdict == "right"}
    assert right <= set(found_in(name))


@pytest.mark.skipif(not SEED.is_dir(), reason="the reference meeting is not on this machine")
def test_the_reference_meeting_has_the_slips_that_a_reader_finds_and_no_others(opened: Opened) -> None:
    """Without the spellings that were prepared, and typed with the names of two as its minutes spell them: the one that
    lacks an accent is found all the same, and printed with it."""
    prepared = re.sub(r"(?m)^(short|aliases) = .*(Mikal|Ekf).*\n", "", (SEED / "prep.toml").read_text("utf-8"))
    editor = opened(prepared)
    lines = (SEED / "lines.txt").read_text("utf-8")
    lines = re.sub(r"(?m)^SEN ", "Ms Ekfeldt Nyman ", re.sub(r"(?m)^AM:", "Ms Mikalauskaite:", lines))
    for line in lines.splitlines():
        commands.enter(editor, line)
    assert counted(editor.minutes) == (
        "acronyms 2, attachments 1, first-person 7, name-variant 2, tense 1, two-spellings 1, unlisted 1"
    )


SAID = ("Ms Tamme was here.", "Ms Tammé was here.", "We said no no.", "“I (said.", "He says that the NRTC met.", "")


@given(
    st.lists(st.sampled_from(SAID), max_size=6),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2), st.lists(st.sampled_from(SAID), max_size=2)), max_size=4),
)
def test_after_edits_the_findings_are_those_of_a_record_that_was_never_seen(
    texts: list[str], edits: list[tuple[int, int, list[str]]]
) -> None:
    """Notes that an edit left alone are not read again."""

    def found(notes: Sequence[Note]) -> list[Problem]:
        person = Participant(key="AT", name="Anna Tamme", title="Ms")
        return checks.problems(Minutes(meeting=Meeting(title="T"), participants=(person,), notes=notes))

    notes = Grown(Note(id=str(at), text=text) for at, text in enumerate(texts))
    found(notes)
    for at, removed, new in edits:
        at = min(at, len(notes))
        notes = notes.spliced(at, min(removed, len(notes) - at), (Note(id="n", text=text) for text in new))
        assert found(notes) == found([replace(note) for note in notes]) == found(notes)


def test_after_an_edit_only_the_note_that_it_changed_is_read() -> None:
    seen: list[str] = []

    def reader(note: Note, by: str) -> bool:
        seen.append(note.id)
        return note.text == by

    notes = Grown(Note(id=str(at), text="b" if at % 2 else "a") for at in range(6))
    minutes = Minutes(meeting=Meeting(language="en"), notes=notes)
    assert [index for index, *_ in incremental.read(minutes, reader, "a")] == [0, 2, 4]
    seen.clear()
    shorter = replace(minutes, notes=notes.spliced(2, 2, [Note(id="x", text="a")]))
    assert [(index, note.id) for index, note, _ in incremental.read(shorter, reader, "a")] == [
        (0, "0"),
        (2, "x"),
        (3, "4"),
    ]
    assert seen == ["x"]
    assert [index for index, *_ in incremental.read(shorter, reader, "b")] == [1, 4]
    assert len(seen) == 6


def test_a_reader_whose_sign_no_note_has_reads_none() -> None:
    def reader(note: Note, by: None) -> bool:
        seen.append(note.id)
        return True

    seen: list[str] = []
    notes = Grown([Note(id="1", text="The ice held.", speaker="AT"), Note(id="2", text="AT: it did.", speaker="LB")])
    minutes = Minutes(meeting=Meeting(language="en"), notes=notes)
    assert not incremental.read(minutes, reader, None, features.Sign.UNATTRIBUTED)
    assert not seen
    assert [index for index, *_ in incremental.read(minutes, reader, None, features.Sign.COLON)] == [1]
    assert seen == ["2"]
    longer = replace(minutes, notes=Grown([*notes, Note(id="3", text="It was resolved that the ice holds.")]))
    found = incremental.read(longer, reader, None, features.Sign.UNATTRIBUTED)
    assert [index for index, *_ in found] == [2]


def test_no_sign_is_lost_where_words_have_more_kinds_of_marks_than_are_told_apart() -> None:
    """Forms with each another row of marks, more than a byte has numbers: what is wrong in the last is found too."""
    marked = ["".join("([{"[at // 3**place % 3] for place in range(6)) for at in range(400)]
    texts = [f"{opening}Ice{opening.translate(str.maketrans('([{', ')]}'))[::-1]} held." for opening in marked]
    texts += ["The [ice held.", "“We are glad” and we (all went.", "It was seen by us; NATO (the pact) saw (:it too"]
    notes = Grown(Note(id=str(at), text=text) for at, text in enumerate(texts))
    minutes = Minutes(meeting=Meeting(title="T", date=dt.date(2025, 3, 12)), notes=notes)
    found = [(each.check, each.index) for each in checks.problems(minutes)]
    assert {("pairs", 400), ("pairs", 401), ("pairs", 402), ("first-person", 401)} <= {*found}
    assert not [each for each in found if each[0] == "pairs" and each[1] < 400]


def test_only_an_acronym_beside_a_mark_is_read_for_what_spells_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def is_marked(text: str, acronym: str) -> bool:
        seen.append(text)
        return features.is_marked(text, acronym)

    monkeypatch.setattr("minutes_tui.checks.wording.acronyms.is_marked", is_marked)
    alone = ["Then the HTC met.", "In all the HTC was\nglad that the HTC met."]
    beside = ["But HTC, see", "The Harbour Traffic Committee (HTC) met."]
    later = ["Then the HTC (Harbour Traffic Committee) met."]
    notes = Grown(Note(id=text, text=text) for text in alone + beside + later)
    assert not checks.problems(Minutes(meeting=Meeting(title="T", date=dt.date(2025, 3, 12)), notes=notes))
    assert seen == beside
    notes = Grown(Note(id=text, text=text) for text in alone)
    found = checks.problems(Minutes(meeting=Meeting(title="T", date=dt.date(2025, 3, 12)), notes=notes))
    assert [(each.check, each.index, each.span) for each in found] == [("acronyms", 0, (9, 12))]
    assert seen == beside


def test_the_words_that_were_met_are_of_one_record_and_live_on_through_its_edits() -> None:
    def record(*texts: str) -> Minutes:
        return Minutes(
            meeting=Meeting(title="T", language="en"),
            notes=Grown(Note(id=str(at), text=text) for at, text in enumerate(texts)),
        )

    one, other = record("We met Weyler by e-mail.", "The WNP came."), record("The ferry-boat sank.", "The HBX came.")
    checks.problems(one)
    words = incremental.words(one)
    assert {"Weyler", "WNP"} <= words.met
    assert [*words.two_ways] == ["Weyler", "e-mail"]
    assert "WNP" in words.acronyms
    edited_ = replace(one, notes=one.notes.spliced(1, 1, [Note(id="2", text="Nobody came.")]))  # type: ignore[attr-defined]
    assert incremental.words(edited_) is words
    assert "Nobody" in words.met
    checks.problems(other)
    assert incremental.words(other) is not words
    assert not incremental.words(other).met & {"Weyler", "WNP", "Nobody"}
    assert [*incremental.words(other).two_ways] == ["ferry-boat"]


def test_after_a_change_of_the_roster_the_names_are_compared_with_the_new_one() -> None:
    person = Participant(key="AT", name="Anna Tamme", title="Ms")
    minutes = Minutes(
        meeting=Meeting(title="T", silence=("essentials", "unlisted")),
        participants=(person,),
        notes=(Note(id="1", text="Ms Tammé came."),),
    )
    assert [problem.check for problem in checks.problems(minutes)] == ["name-variant"]
    assert checks.problems(replace(minutes, participants=(replace(person, name="Anna Tammé"),))) == []
    assert checks.problems(replace(minutes, meeting=replace(minutes.meeting, language="fi"))) == []


# The words of a name


def said_of(text: str, *people: Participant, language: str = "en") -> list[str]:
    """What is found in a text, of the checks that know the participants' names."""
    notes = (Note(id="1", item="x", text=text),)
    minutes = Minutes(meeting=Meeting(title="x", date=dt.date(2025, 3, 12), language=language), participants=people,
                      notes=notes)  # fmt: skip
    names = ("acronyms", "first-person", "name-variant", "unlisted", "two-spellings")
    return [each.text for each in checks.problems(minutes) if each.check in names]


@pytest.mark.parametrize("name", ["Kask, Nora", "Nora Kask, PhD", "Nora Kask (Guest)", "Nora “Kask” Vik"])
def test_a_name_in_capitals_is_no_acronym_however_it_is_written_on_the_list(name: str) -> None:
    assert said_of("The list was KASK first.", Participant(key="NK", name=name)) == []
    assert len(said_of("The list was KISK first.", Participant(key="NK", name=name))) == 1


@pytest.mark.parametrize("name", ["ten Brink", "vom Berg", "dalla Costa", "de la Cruz", "van 't Hoff", "av Ugglas"])
def test_a_stranger_with_any_particle_is_named_whole(name: str) -> None:
    found = said_of(f"Mr {name} was heard.", Participant(key="NK", name="Nora Kask"))
    assert found == [f"Mr {name} is not on the participants list: add the person, or correct the name."]


def test_a_small_word_behind_a_title_is_no_particle() -> None:
    person = Participant(key="NK", name="Nora Kask")
    assert said_of("Der Herr in Berlin und Herr und Frau Kask kamen.", person, language="de") == []


def test_the_short_name_is_compared_with_the_family_name_wherever_that_stands() -> None:
    person = Participant(key="LP", name="Luis Prieto Salas", title="Sr.", short="Sr. Preto")
    assert said_of("Nada.", person, language="es") == [
        "Statements call Luis Prieto Salas “Sr. Preto”, but the participants list has “Prieto”."
    ]


def test_only_notes_that_share_a_verb_with_two_beside_them_are_read_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    verb_of = style_slips._verb

    def verb(note: Note, calls: style_slips._Calls) -> tuple[int, int, str] | None:
        seen.append(note.id)
        return verb_of(note, calls)

    monkeypatch.setattr(style_slips, "_verb", verb)
    people = (Participant(key="AB", name="Ida Berg", title="Ms"),)
    verbs = ["said", "noted", "said", "said", "", "said", "noted", "said/noted", "noted"]
    notes = Grown(
        Note(
            id=str(at),
            kind="statement" if said else "remark",
            speaker="AB",
            attribution="inline",
            text=f"Ms Berg {said} that {at} had come.",
        )
        for at, said in enumerate(verbs)
    )
    meeting = Meeting(title="T", date=dt.date(2025, 3, 12), language="en")
    minutes = Minutes(meeting=meeting, participants=people, notes=notes)
    found = [each for each in checks.problems(minutes) if each.check == "repeated-verb"]
    assert seen == ["2", "3", "5", "6", "7", "8"]  # the remark is on no page
    assert [each.index for each in found] == [5]


def test_an_interest_that_is_declared_in_another_item_is_a_note_of_the_one_that_is_up(opened: Opened) -> None:
    editor = opened(
        '[meeting]\ntitle = "Council"\ndate = 2025-03-12\n\n[[participant]]\nkey = "SF"\nname = "Sue Fenn"\n'
        '\n[[agenda]]\nkey = "interests"\ntitle = "Declarations of interest"\n'
        '\n[[agenda]]\nkey = "grant"\ntitle = "Grant"\n'
    )
    for line in ("/item interests", "/recuse SF 2: she runs it", "/item grant", "SF: Bye."):
        commands.enter(editor, line)
    assert not [each for each in checks.problems(editor.minutes) if each.check == "agenda"]
