"""How a line goes on: speakers, phrases of the record, words as they stood before, abbreviations and text modules."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import NOW, Opened

from minutes_tui import commands
from minutes_tui.assist import preview
from minutes_tui.assist.completer import Completer, Words, earlier
from minutes_tui.editor import Editor
from minutes_tui.line import snippets
from minutes_tui.line.snippets import Short
from minutes_tui.model.minutes import Minutes, Note, Participant

SEED = Path(__file__).parents[2] / "shared" / "seed"
RECORD = """\
format = 1

[meeting]
title = "Orchard Council"
date = 2025-03-12
quorum = 2

[[participant]]
key = "NK"
name = "Nora Kask"
title = "Ms"
role = "chair"
delegation = "Hiiumaa"

[[participant]]
key = "BO"
name = "Bo Öström"
title = "Mr"
presence = "present"

[[participant]]
key = "TL"
name = "Teresa Łęcka"
affiliation = "Institute of Pomology"

[[agenda]]
key = "frost"
title = "Late frost in the valley"

[[agenda]]
key = "hives"
title = "Hives along the brook"

[glossary]
IPM = "integrated pest management"

[abbreviations]
";ro" = "rootstock"
vf = "variety of the former state farm"

[modules]
opened = "{chair} opened the meeting at {time}; {present} of {expected} were present."
given = "The floor was given to {next}."
"""


@pytest.fixture
def editor(opened: Opened) -> Editor:
    return opened(RECORD)


NO_SHORT = Short()


def knowing(minutes: Minutes, short: Short = NO_SHORT) -> Completer:
    completer = Completer(short)
    for _ in completer.learning(minutes):
        pass
    return completer


def offered(editor: Editor, before: str) -> list[str]:
    """What stands before the cursor once each candidate is taken."""
    found = knowing(editor.minutes, editor.short).candidates(before, editor.minutes)
    return [before[: len(before) - each.over] + each.text for each in found]


# Who speaks


def test_a_voter_is_completed_in_each_group_of_ballots(editor: Editor) -> None:
    assert "+1 NK, BO -1 TL" in offered(editor, "+1 NK, BO -1 lec")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("kas", "NK"), ("nor", "NK"), ("hiiu", "NK"), ("chai", "NK"), ("ostr", "BO"), ("lec", "TL"), ("pomo", "TL"),
        ("oster", "BO"), ("öst", "BO"), ("teresa", "TL"),
    ],
)  # fmt: skip
def test_a_speaker_is_found_by_any_part_of_what_is_known_without_accents(typed: str, code: str, editor: Editor) -> None:
    assert offered(editor, typed)[0] == code


@pytest.mark.parametrize(
    ("before", "taken"),
    [("Ksak: It froze.", "NK: It froze."), ("Ms Kasc:", "NK:"), ("lecka: It froze.", None), ("Ksak:It", "NK:It")],
)
def test_a_name_one_letter_off_before_a_colon_offers_the_one_that_is_meant(
    before: str, taken: str | None, editor: Editor
) -> None:
    assert next(iter(offered(editor, before)), None) == taken


@pytest.mark.parametrize(("typed", "code"), [("tersea", "TL"), ("osrt", "BO"), ("nroa", "NK")])
def test_two_letters_may_have_changed_places(typed: str, code: str, editor: Editor) -> None:
    assert offered(editor, typed)[:1] == [code]


def test_behind_a_list_of_codes_a_mark_of_action_and_an_at_people_are_found_too(editor: Editor) -> None:
    for before, taken in (
        ("NK, ostr", "NK, BO"),
        ("> ostr", "> BO"),
        ("+ostr", "+BO"),
        ("Thanks to @lec", "Thanks to @TL"),
    ):
        assert offered(editor, before)[0] == taken


def test_who_spoke_last_comes_first(opened: Opened) -> None:
    people = "".join(f'\n[[participant]]\nkey = "{key}"\nname = "{key} Berg"\n' for key in ("IB", "LB", "MB"))
    editor = opened('format = 1\n\n[meeting]\ntitle = "T"\ndate = 2025-03-12\n' + people)
    assert offered(editor, "ber")[:3] == ["IB", "LB", "MB"]
    commands.enter(editor, "LB: It froze.")
    assert offered(editor, "ber")[:3] == ["LB", "IB", "MB"]


def test_a_code_that_is_typed_whole_is_nobody_elses_beginning(editor: Editor) -> None:
    assert "NK" not in offered(editor, "NK")


# In the text


def test_phrases_of_the_record_are_found_by_their_beginning(editor: Editor) -> None:
    assert "Ms Kask spoke of Late frost in the valley" in offered(editor, "Ms Kask spoke of late fr")
    assert "It is integrated pest management" in offered(editor, "It is integ")


def test_words_that_stood_before_are_offered_and_the_likelier_ones_first(editor: Editor) -> None:
    for line in ("NK: The graftings froze.", "NK: The grafting knife is lost.", "NK: The grafting knife was found."):
        commands.enter(editor, line)
    assert offered(editor, "A gra")[:2] == ["A grafting", "A graftings"]
    assert offered(editor, "BO: The grafting ")[0] == "BO: The grafting knife"


def test_nothing_is_offered_that_saves_less_than_two_keys(editor: Editor) -> None:
    commands.enter(editor, "NK: The brook froze.")
    assert offered(editor, "The broo") == []
    assert offered(editor, "The bro")[0] == "The brook"


def test_what_follows_is_a_whole_word_and_the_typed_beginning_stays_where_it_can() -> None:
    words = Words()
    words.learn("Grafting is done by BirdLife people")
    assert words.likely("graf", []) == ["Grafting"]
    completer = Completer(Short())
    completer.learn("Grafting is done by BirdLife people")
    assert [each.text for each in completer.candidates("so graf", Minutes())] == ["grafting"]
    assert [each.text for each in completer.candidates("so bird", Minutes())] == ["BirdLife"]


def test_a_command_and_an_agenda_item_are_completed(editor: Editor) -> None:
    assert "/item" in offered(editor, "/it")
    assert offered(editor, "/item val")[0] == "/item frost" or offered(editor, "/item valley")[0] == "/item frost"
    assert offered(editor, "/item broo")[0] == "/item hives"
    assert offered(editor, "/ope") == ["/openlist", "/opened"]


def test_the_words_of_earlier_records_in_the_folder_are_known(tmp_path: Path) -> None:
    note = '\n[[note]]\nid = "1"\nkind = "statement"\ntext = "The cooperage burnt."\n'
    (tmp_path / "old.toml").write_text('format = 1\n\n[meeting]\ntitle = "Old"\n' + note)
    (tmp_path / "broken.toml").write_bytes(b"\xff\xfe[[[")
    assert "The cooperage burnt." in earlier(tmp_path / "new.toml")


# Abbreviations and text modules


def test_an_abbreviation_is_typed_with_a_semicolon_however_it_is_written_in_the_table(editor: Editor) -> None:
    commands.enter(editor, "NK: The ;ro, the ;vf and ;xx; (;ro)")
    assert editor.minutes.notes[-1].text == ("The rootstock, the variety of the former state farm and ;xx; (rootstock)")


def test_a_text_module_is_entered_with_what_its_values_stand_for_now(editor: Editor) -> None:
    commands.enter(editor, "/opened")
    assert editor.minutes.notes[-1].text == "Ms Kask opened the meeting at 10:30; 1 of 3 were present."
    assert editor.minutes.notes[-1].speaker == "NK"
    assert preview.preview_text("/opened", editor.minutes, NOW, editor.short).startswith(
        "Text · Ms Kask opened the meeting"
    )


def test_a_value_that_there_is_none_for_stays_as_it_is_and_is_to_be_checked(editor: Editor) -> None:
    outcome = commands.enter(editor, "/given")
    assert editor.minutes.notes[-1].text == "The floor was given to {next}."
    assert editor.minutes.notes[-1].check
    assert outcome.problem == "The text module uses {next}, which has no value yet."


def test_a_command_goes_before_a_text_module_of_the_same_name(opened: Opened) -> None:
    editor = opened(RECORD + 'undo = "Never."\n')
    commands.enter(editor, "NK: It froze.")
    commands.enter(editor, "/undo")
    assert len(editor.minutes.notes) == 0


@pytest.mark.parametrize("name", snippets.VALUES)
def test_every_value_has_words_in_a_meeting_that_runs(name: str, opened: Opened) -> None:
    editor = opened(
        RECORD.replace("quorum = 2", 'quorum = 2\nvenue = "Cellar"') + '\n[floor]\nspeaker = "NK"\nwaiting = ["BO"]\n'
    )
    commands.enter(editor, "/item frost")
    words, missing = snippets.filled(f"{{{name}}}", editor.minutes, dt.datetime(2025, 3, 12, 10, 30))
    assert words
    assert "{" not in words
    assert missing == []


# How much it saves


@pytest.mark.skipif(not SEED.exists(), reason="the reference minutes are not beside the repository")
def test_the_reference_minutes_take_three_keys_for_four_characters_of_the_page(tmp_path: Path) -> None:
    from rapporteur import Rapporteur, proceedings

    path = tmp_path / "meeting.toml"
    path.write_bytes((SEED / "prep.toml").read_bytes())
    rapporteur = Rapporteur(path)
    for line in (SEED / "lines.txt").read_text("utf-8").splitlines():
        rapporteur.enter(line)
    assert rapporteur.keys <= 0.75 * proceedings(rapporteur.editor.minutes)
    rapporteur.close()


@pytest.mark.parametrize(
    "before",
    ["+N", "-N", "+BO N", "+BO, N", "+1 N", "-1 N", "0 N", "+1 BO, N", "+1 BO TL -1 N", "> N", "> BO, N", "@N",
     "BO asked @@N", "/give N", "/carried +1 N", "/carried +1 BO, N", "/mover N", "/ask N", "/note 3 speaker N",
     "/vote The hedge +1 N"],
)  # fmt: skip
def test_where_codes_stand_people_are_offered_from_the_first_letter_on(before: str, editor: Editor) -> None:
    assert f"{before}K" in offered(editor, before)


@pytest.mark.parametrize(
    "before", ["N", "BO N", "+1 what N", "BO: N", "> BO writes to N", "/motion BO: N", "/vote The N"]
)
def test_where_words_stand_one_letter_offers_nobody(before: str, editor: Editor) -> None:
    assert f"{before}K" not in offered(editor, before)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("+A", "Arrival · finish the code"), ("-tam", "Departure · finish the code"),
        ("+AT, L", "Arrival · finish the code"), ("+1 A", "Ballot · finish the code"),
        ("+AT", "AT Tamm · arrival"),
        ("+Quark",
         "Narrative · marked for checking · Not on the participants list: Quark. To add: /name Quark = NAME"),
    ],
)  # fmt: skip
def test_a_code_that_is_being_typed_is_told_as_what_it_will_be(line: str, wanted: str) -> None:
    people = (Participant(key="AT", name="Anna Tamm"), Participant(key="LB", name="Lena Berg"))
    motion = Note(id="1", kind="motion", text="That we wait.")
    minutes = Minutes(participants=people, notes=(motion,))
    assert preview.preview_text(line, minutes, NOW) == wanted


@pytest.mark.parametrize("line", ["/accept #3", "/late 3", "+1 NK, TL -1 BO"])
def test_numbers_of_commands_and_lists_of_codes_go_on_with_no_word_of_a_text(line: str, opened: Opened) -> None:
    editor = opened(RECORD)
    for said in ("NK: It made 369.77 of 369.77, and 3,000 more; the boats came.", "NK: The boats made 369.77."):
        commands.enter(editor, said)
    completer = Completer(Short())
    for _ in completer.learning(editor.minutes):
        pass
    assert not [each.text for each in completer.candidates(line, editor.minutes) if each.text[:1].islower()
                or each.text[:1].isdigit()]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), [
    ("RESOLVED to buy a bench", "Decision"), ("ACTION: buy a bench by 1 April", "Action item"),
])  # fmt: skip
def test_words_of_scribes_are_said_to_be_what_they_become(line: str, said: str) -> None:
    assert preview.preview_text(line, Minutes(), NOW).startswith(said)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("NK to circulate the budget", "> NK to circulate the budget"),
        ("Öström to call the growers by Friday", "> Öström to call the growers by Friday"),
        ("The Chair to call the growers", "> The Chair to call the growers"),
        ("Action BO: call the growers", "> BO: call the growers"),
        ("action point BO to call", "> BO to call"),
        ("NK to the growers: thanks", ""),
        ("NK to call whom?", ""),
        ("Nobody to circulate the budget", ""),
        ("Action was needed", ""),
        ("NK went to circulate the budget", ""),
    ],
)
def test_a_line_that_may_be_an_action_item_is_offered_as_one(editor: Editor, line: str, task: str) -> None:
    assert [each for each in offered(editor, line) if each.startswith(">")] == [task] * bool(task)
    if task:
        commands.enter(editor, task)
        assert editor.minutes.notes[-1].kind == "action"
        assert editor.minutes.notes[-1].responsible


@pytest.mark.parametrize(("typed", "offered"), [("2", []), ("20", []), ("202", []), ("2026", ["2026-14"])])
def test_a_short_figure_is_whole_as_it_stands(typed: str, offered: list[str], editor: Editor) -> None:
    completer = Completer(Short())
    for line in ("NK: Order 2026-14 costs 23.480 euros.", "NK: There were 2026 people at 20:40."):
        commands.enter(editor, line)
        completer.learn(line)
    found = completer.candidates(f"Abstentions: {typed}", editor.minutes)
    assert [each.text for each in found if each.over == len(typed)] == offered
