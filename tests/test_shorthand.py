"""Every form of line, as `shorthand.md` has it, and what holds for any line whatever."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import NOW, Opened
from fixtures import Case, cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.assist.completer import Completer
from minutes_tui.checks.fixes import retexted
from minutes_tui.commands.notes import note_command, note_corrections, review_actions
from minutes_tui.editor import Editor
from minutes_tui.language import markup
from minutes_tui.line.grammar import Added, Entered, read
from minutes_tui.line.snippets import Short
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import TABLES, Minutes, Note, Participant, Print
from minutes_tui.record import Record
from minutes_tui.record.parser import read as read_record
from minutes_tui.record.serializer import table_text

PREPARED, *CASES = cases(Path(__file__).with_name("shorthand.md"))
RECORD = PREPARED.blocks["toml"]
MINUTES = read_record(RECORD).minutes
TODAY = NOW.date()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_line_becomes(case: Case, opened: Opened, accept: bool) -> None:
    editor = opened(RECORD)
    said = [typed(editor, line) for line in case.blocks["text"].splitlines()]
    minutes = editor.minutes

    assert Record.read(editor.record.path).minutes == minutes
    case.expect("toml", "".join(said) + "\n".join(new_tables(minutes)), accept)

    while editor.undo():
        pass
    assert editor.minutes == MINUTES
    assert editor.record.text == RECORD


def typed(editor: Editor, line: str) -> str:
    """Types a line, in which ⏎ is ctrl+j, and gives what is said about it as comments."""
    outcome = commands.enter(editor, line.replace("⏎", "\n"))
    stays = outcome.refused or outcome.misread
    said = [stays and f"stays in the line: {stays}", outcome.problem, outcome.said]
    return "".join(f"# {each}\n" for each in said if each)


def new_tables(minutes: Minutes) -> list[str]:
    """The tables that the prepared record has not, as TOML without what the clock and the count give."""
    tables = []
    for name, table in TABLES.items():
        before = getattr(MINUTES, table.attribute)
        for entry in getattr(minutes, table.attribute) if table.many else ():
            if isinstance(entry, Note):
                entry = replace(entry, id="", at=None if entry.at == NOW else entry.at)
            if entry not in before:
                tables.append(table_text(name, entry).replace('id = ""\n', "", 1))
    return tables


def test_the_prepared_record_is_without_fault() -> None:
    assert read_record(RECORD).problems == []


def entered(line: str) -> Note:
    reading = read(line, MINUTES, TODAY)
    assert isinstance(reading, Entered)
    return reading.note


def test_blanks_alone_are_nothing(opened: Opened) -> None:
    editor = opened(RECORD)
    for line in ("", " ", "\t", "\u00a0", " \n "):
        commands.enter(editor, line)
    assert editor.minutes == MINUTES
    assert not editor.can_undo


def test_blanks_around_a_line_are_none_of_its_words() -> None:
    assert entered("  NK:   The brook rose. \t") == entered("NK: The brook rose.")


def test_letters_with_their_accents_apart_are_the_same_letters() -> None:
    apart = unicodedata.normalize("NFD", "EÅ")
    for line in ("{}: The brook rose.", "{} said so.", "{}? When", "> {} counts the hives.", "+{}"):
        found, meant = entered(line.format(apart)), entered(line.format("EÅ"))
        assert (found.speaker, found.responsible, found.who) == (meant.speaker, meant.responsible, meant.who)
        assert found.text == meant.text
    assert entered(f"Thanks to @{apart}!").text == "Thanks to Dr Åberg!"


def test_a_blank_may_be_any_blank() -> None:
    for blank in (" ", "  ", "\u00a0", "\u202f", "\t"):
        assert entered(f"NK{blank}: The brook rose.") == entered("NK: The brook rose.")
        assert entered(f"NK:{blank}The brook rose.") == entered("NK: The brook rose.")
        assert entered(f"Ms{blank}Kask: The brook rose.") == entered("NK: The brook rose.")
        assert entered(f"Ms{blank}Kask said so.").speaker == "NK"
        for mark in "#!>":
            assert entered(f"{mark}{blank}Coffee") == entered(f"{mark} Coffee")


def test_the_words_between_are_those_of_the_meetings_language() -> None:
    german = replace(MINUTES, meeting=replace(MINUTES.meeting, language="de-AT"))

    def spoken(line: str) -> Note:
        reading = read(line, german, TODAY)
        assert isinstance(reading, Entered)
        return reading.note

    assert spoken("NK und EÅ: Der Bach stieg.").speaker == ("NK", "EÅ")
    assert spoken("NK und EÅ sagten es.").text == "Ms Kask und Dr Åberg sagten es."
    assert entered("NK und EÅ sagten es.").speaker == "NK"
    action = spoken("> NK und JV zählen die Bienen bis Freitag")
    assert (action.responsible, f"{action.due}", action.text) == (("NK", "JV"), "2025-03-14", "zählen die Bienen")


@pytest.mark.parametrize(
    ("language", "line", "text"),
    [
        ("pl", "NK i JV: Strumień wezbrał.", "Strumień wezbrał."),
        ("pl", "NK i JV stwierdzili to.", "Ms Kask i Mr Vik stwierdzili to."),
        ("ar", "NK وJV: ارتفع الجدول.", "ارتفع الجدول."),
        ("ar", "NK، JV: ارتفع الجدول.", "ارتفع الجدول."),
        ("ja", "NK及びJV：増水した。", "増水した。"),
        ("ja", "NK、JV：増水した。", "増水した。"),
    ],
)
def test_people_are_joined_by_the_and_and_the_comma_of_the_language(language: str, line: str, text: str) -> None:
    reading = read(line, replace(MINUTES, meeting=replace(MINUTES.meeting, language=language)), TODAY)
    assert isinstance(reading, Entered)
    assert (reading.note.speaker, reading.note.text) == (("NK", "JV"), text)


@pytest.mark.parametrize(
    ("language", "line", "text"),
    [
        ("et", "> NK, JV loevad tarud üle reedeks", "loevad tarud üle"),
        ("fi", "> NK, JV laskevat pesät perjantaihin mennessä.", "laskevat pesät."),
        ("ja", "> NK、JV 金曜日までに巣箱を数える。", "巣箱を数える。"),
        ("ar", "> NK، JV عد الخلايا بحلول يوم الجمعة", "عد الخلايا"),
    ],
)
def test_an_action_item_in_the_language_has_its_people_and_its_date(language: str, line: str, text: str) -> None:
    reading = read(line, replace(MINUTES, meeting=replace(MINUTES.meeting, language=language)), TODAY)
    assert isinstance(reading, Entered)
    note = reading.note
    assert (note.responsible, f"{note.due}", note.text) == (("NK", "JV"), "2025-03-14", text)


def test_due_dates_count_from_the_day_on_which_it_is_said() -> None:
    def due(today: date, **days: date) -> str:
        minutes = replace(MINUTES, meeting=replace(MINUTES.meeting, **days))
        reading = read("> NK counts the hives by tomorrow", minutes, today)
        assert isinstance(reading, Entered)
        return f"{reading.note.due}"

    first, second, long_after = date(2025, 3, 12), date(2025, 3, 13), date(2025, 9, 1)
    assert due(first) == due(second) == due(long_after) == "2025-03-13"
    assert due(second, last_date=second) == "2025-03-14"
    assert due(long_after, last_date=second) == "2025-03-13"


def test_somebody_without_a_key_or_with_somebody_elses_is_no_riddle() -> None:
    minutes = read_record(
        RECORD + "[[participant]]\nname = 'Nora Stray'\n[[participant]]\nkey='NK'\nname='Nora Kask'\n"
    )
    for line, speaker in (("Stray: It rose.", ()), ("Kask: It rose.", "NK"), ("Kask said it rose.", "NK")):
        reading = read(line, minutes.minutes, TODAY)
        assert isinstance(reading, Entered)
        assert reading.note.speaker == speaker


@pytest.mark.parametrize(
    ("style", "line", "text"),
    [
        (Print(speaker="{code}"), "NK should count.", "NK should count."),
        (Print(speaker="{code}"), "NK and EÅ should count.", "NK and EÅ should count."),
        (Print(speaker="{code}"), "@NK should count.", "Ms Kask should count."),
        (Print(short="{code}"), "NK should count.", "NK should count."),
        (Print(speaker={"chair": "{code}"}), "NK should count.", "Ms Kask should count."),
        (Print(speaker="{short} ({code})"), "NK should count.", "Ms Kask should count."),
    ],
)
def test_a_code_in_the_sentence_stays_where_the_page_calls_speakers_by_theirs(
    style: Print, line: str, text: str
) -> None:
    reading = read(line, replace(MINUTES, print=style), TODAY)
    assert isinstance(reading, Entered)
    assert (reading.note.text, reading.note.attribution) == (text, "inline")


def test_a_sentence_that_begins_with_a_code_is_given_to_another_by_theirs(opened: Opened) -> None:
    editor = opened(RECORD.replace("[meeting]", '[print]\nspeaker = "{code}"\n\n[meeting]'))
    commands.enter(editor, "NK should count.")
    commands.enter(editor, "/give JV")
    assert (editor.minutes.notes[0].text, editor.minutes.notes[0].speaker) == ("JV should count.", "JV")


ROADS: dict[str, Callable[[Editor], object]] = {
    "corrected in the line": lambda editor: note_command.retyped(editor, 0, "It rose in 2024"),
    "s/old/new/": lambda editor: commands.enter(editor, "s/?? (which year)/2024/"),
    "replaced": lambda editor: commands.enter(editor, "/replace s/?? (which year)/2024/"),
    "mended": lambda editor: editor.do(Edit((retexted(editor.minutes, 0, "It rose in 2024"),))),
    "split": lambda editor: note_corrections.split(editor, 0, len("It rose in")),
    "edited outside": lambda editor: review_actions.reworded(editor, 0, "It rose in 2024"),
}


@pytest.mark.parametrize("road", ROADS)
def test_the_mark_of_two_question_marks_goes_with_them_on_every_road(road: str, opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "NK: It rose in ?? (which year)")
    assert editor.minutes.notes[0].check == "(which year)"
    ROADS[road](editor)
    assert editor.minutes.notes[0].text in ("It rose in 2024", "It rose in")
    assert editor.minutes.notes[0].check == ""


CLEARED: dict[str, Callable[[Editor], object]] = {
    "corrected in the line": lambda editor: note_command.retyped(editor, 0, "@PV said it rose."),
    "s/old/new/": lambda editor: commands.enter(editor, "s/Vik said/@PV said/"),
    "edited outside": lambda editor: review_actions.reworded(editor, 0, "Ms P. Vik said it rose."),
}


@pytest.mark.parametrize("road", CLEARED)
def test_a_mark_of_a_name_goes_when_it_is_clear_on_every_road(road: str, opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "Vik said it rose.")
    assert editor.minutes.notes[0].check == "This could be JV or PV."
    CLEARED[road](editor)
    note = editor.minutes.notes[0]
    assert note.check == ""
    assert "said it rose." in note.text


def test_a_correction_elsewhere_leaves_the_mark_of_a_name(opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "Vik said it rose.")
    commands.enter(editor, "s/rose/fell/")
    assert editor.minutes.notes[0].check == "This could be JV or PV."
    commands.enter(editor, "/gap ask her")
    commands.enter(editor, "s/Vik said/Ms P. Vik said/")
    assert editor.minutes.notes[0].check == "ask her"


def test_a_mark_that_was_put_by_hand_stays_and_one_comes_with_the_first_gap(opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, "NK: It rose.")
    note_command.retyped(editor, 0, "It rose ?? when")
    assert editor.minutes.notes[0].check == "when"
    commands.enter(editor, "/gap ask her")
    note_command.retyped(editor, 0, "It rose.")
    assert editor.minutes.notes[0].check == "ask her"


def test_a_code_in_small_letters_that_is_a_letter_off_is_asked_for() -> None:
    minutes = replace(MINUTES, participants=(*MINUTES.participants, Participant(key="nobu", name="Nobu Mori")))
    reading = read("nobo: It fell.", minutes, TODAY)
    assert isinstance(reading, Entered)
    assert (reading.note.text, reading.problem) == ("nobo: It fell.", "No one is called nobo: is it nobu Nobu Mori?")
    assert [each.text for each in Completer(Short()).candidates("nobo: It", minutes)] == ["nobu: It"]


@pytest.mark.parametrize(
    ("language", "line", "asks"),
    [
        ("sv", "Dr Abergs förslag antogs.", False),
        ("sv", "Dr Aberk sade det.", False),
        ("sv", "Dr Oberg sade det.", True),
        ("de", "Frau Kaks sagte es.", True),
        ("de", "Frau Kasks Antrag fiel.", False),
        ("et", "Härra Viki ettepanek.", False),
        ("en", "Dr Aberk said so.", True),
    ],
)
def test_a_name_with_the_ending_of_its_sentence_is_not_asked_for(language: str, line: str, asks: bool) -> None:
    reading = read(line, replace(MINUTES, meeting=replace(MINUTES.meeting, language=language)), TODAY)
    assert isinstance(reading, Entered)
    assert bool(reading.problem) is asks


def test_accents_that_are_typed_apart_stay_apart() -> None:
    words = unicodedata.normalize("NFD", "Größe, naïveté, Ålesund")
    assert entered(words).text == words


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b[31m", "\x7f", "\u200f", "\u202e", "\ufeff", "\u2028"])
def test_control_characters_are_kept_and_come_back_from_the_file(control: str, opened: Opened) -> None:
    editor = opened(RECORD)
    commands.enter(editor, f"NK: The {control} brook")
    assert Record.read(editor.record.path).minutes.notes[0].text == f"The {control} brook"


def test_a_line_of_four_thousand_words_is_one_note() -> None:
    words = " ".join(f"word{number}" for number in range(4000))
    assert entered(f"NK: {words}").text == words
    assert entered(words).text == words
    assert entered(f"> NK {words} by Friday").text == words
    assert entered(f"! {words}").text == words


# What holds for any line

WORDS = ["alder", "birch", "cedar", "elder", "maple", "rowan"]
"""Words that are no name, command or date, so that what became of them can be told."""

PARTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["NK", "JV", "Vik", "Ms Kask", "ZT", "EÅ", "林", "со", "frost", "10:30", "by Friday", "2025-04-01"]
    ),
    st.sampled_from(
        [":", "?", "??", "@", "@@", "\\", "//", "-", "+", "> ", "! ", "# ", "…", "...", "- ", "1. ", "2. ", ","]
    ),
    st.sampled_from(
        ["s/", "/vote ", "/person ", "/item ", "/name ZT =", "/attach ", "/topic ", "/break", "/x ", "ACTION: "]
    ),
    st.sampled_from([" ", "  ", " and ", "*", "**", "[", '"', "：", "؟", "e\u0301", "\n", "\n- "]),
    st.text(max_size=6),
)
LINES = st.lists(PARTS, min_size=1, max_size=9).map(" ".join) | st.lists(PARTS, min_size=1, max_size=9).map("".join)
FOR_ANY = settings(derandomize=True, deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    path = tmp_path_factory.mktemp("any") / "meeting.toml"
    path.write_text(RECORD, "utf-8")
    editor = Editor(Record.open(path), lambda: NOW)
    yield editor
    editor.record.close()


def words_of(typed: str) -> list[str]:
    return list(re.findall("|".join(WORDS), typed))


@FOR_ANY
@given(LINES)
def test_no_word_of_any_line_is_lost(live: Editor, line: str) -> None:
    before = live.record.text
    outcome = commands.enter(live, line)
    added = "".join(new_tables(live.minutes))
    if not (outcome.refused or outcome.misread):
        assert not Counter(words_of(line)) - Counter(words_of(added))
    while live.undo():
        pass
    assert live.minutes == MINUTES
    assert live.record.text == before == RECORD


@FOR_ANY
@given(LINES)
def test_the_words_of_a_note_stand_in_the_order_in_which_they_were_typed(line: str) -> None:
    reading = read(line, MINUTES, TODAY)
    if isinstance(reading, Entered):
        assert words_of(reading.note.text) == words_of(line)
    elif isinstance(reading, Added):
        assert words_of(reading.words) == words_of(line)


@FOR_ANY
@given(st.lists(LINES, min_size=2, max_size=6))
def test_undoing_all_of_any_meeting_brings_back_the_record(live: Editor, lines: list[str]) -> None:
    editor = Editor(live.record, lambda: NOW)
    for line in lines:
        commands.enter(editor, line)
    minutes, written = editor.minutes, editor.record.text
    assert read_record(written).minutes == minutes
    while editor.undo():
        pass
    assert editor.minutes == MINUTES
    assert editor.record.text == RECORD
    while editor.redo():
        pass
    assert editor.record.text == written
    while editor.undo():
        pass


@FOR_ANY
@given(st.text(st.characters(exclude_characters="*@", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1))
def test_what_follows_a_backslash_reads_as_those_very_words(words: str) -> None:
    note = entered(f"\\{words}")
    assert (note.kind, note.speaker) == ("statement", ())
    assert markup.words(note.text) == words


@FOR_ANY
@given(LINES)
def test_what_a_line_will_be_can_always_be_told(line: str) -> None:
    assert bool(preview.preview_text(line, MINUTES, NOW)) == bool(line.strip() and line.strip() != "//")
    Completer(Short()).candidates(line, MINUTES)
