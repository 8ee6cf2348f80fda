"""Items that are not for all: the command, and the check of titles that say so."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Opened, enter
from screens import shown_rows, walked
from textual.pilot import Pilot

from minutes_tui import commands
from minutes_tui.checks import fixes, problems
from minutes_tui.editor import Editor
from minutes_tui.language.labels import languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.coming_and_going.of_the_public import is_exclusion, is_readmission
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.report import document
from minutes_tui.tui.app import MinutesApp
from minutes_tui.tui.live.screen import Live
from minutes_tui.writers import markdown

AGENDA = """\
[[participant]]
key = "AT"
name = "Ann Tar"
[[agenda]]
key = "one"
title = "Roof"
[[agenda]]
key = "two"
title = "{}"
"""


def test_the_current_item_is_kept_off_the_public_page(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    assert commands.enter(editor, "/private").refused.startswith("No item is open")
    enter(editor, "/next", "AT: The roof leaks.", "/next", "AT: He owes rent.")
    assert enter(editor, "/private") == (
        "2 Tenancy is private now, with its title and the note so far. "
        "To hide only what follows: /private off all, then /private below."
    )
    page = markdown.write(document(editor.minutes, "summary"))
    assert "roof leaks" in page
    assert "owes rent" not in page
    assert commands.enter(editor, "/private").refused == "2 Tenancy is private already."
    assert commands.enter(editor, "/private below").refused == (
        "2 Tenancy is private already. "
        "To keep its title and the notes so far public, type /private off all, then /private below."
    )
    enter(editor, "/private restricted")
    assert editor.minutes.notes[2].audience == "restricted"
    assert commands.enter(editor, "/private off").refused == (
        "2 Tenancy has a private note. /private end: it stays private, what follows is public. "
        "/private off all: all of it is public."
    )
    assert editor.minutes.notes[2].audience == "restricted"
    assert enter(editor, "/private off all") == ("2 Tenancy is public now, with its note “He owes rent”.")
    assert commands.enter(editor, "/private end").refused == "What follows under 2 Tenancy is public already."
    assert commands.enter(editor, "/private all").misread
    assert commands.enter(editor, "/private yes").misread.startswith("Type /private,")


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("CONFIDENTIAL: tenancy dispute, plot 7", "en"),
        ("Staffing matters (confidential)", "en"),
        ("Private session", "en"),
        ("Vertraulich: Personalsache", "de"),
        ("Nichtöffentlicher Teil", "de"),
        ("Huis clos", "fr"),
    ],
)
def test_an_item_whose_title_says_so_is_asked_about_while_it_is_public(
    title: str, language: str, opened: Opened
) -> None:
    editor = opened(f"[meeting]\nlanguage = '{language}'\n" + AGENDA.format(title))
    enter(editor, "/next", "AT: The roof leaks.", "/next", "AT: He owes rent.")
    found = [each.text for each in problems(editor.minutes) if each.check == "confidential"]
    assert len(found) == 1
    assert found[0].endswith("is said to be confidential, and its notes are public: /private, or w at the item.")
    enter(editor, "/private")
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]


def test_the_public_page_says_that_it_was_excluded_from_what_follows(opened: Opened) -> None:
    """The title and the resolution to exclude the public are on its page; what is noted after that, also below a
    heading of its own, is not; nor is it a problem that what was resolved is public."""
    editor = opened(AGENDA.format("Tenancy (confidential)"))
    enter(editor, "/next", "AT: The roof leaks.", "/next", "! The public leaves the room.")
    assert enter(editor, "/private below") == (
        "What follows under 2 Tenancy (confidential) is private. Its title and the notes so far are public."
    )
    enter(editor, "# Arrears", "AT: He owes rent.")
    page = markdown.write(document(editor.minutes, "summary"))
    assert "2. Tenancy (confidential)" in page.replace("\\", "")
    assert "The public leaves the room." in page
    assert "Arrears" not in page
    assert "owes rent" not in page
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]
    assert "owes rent" in markdown.write(document(editor.minutes, "summary", audience="private"))
    assert commands.enter(editor, "/private off").refused.startswith("2 Tenancy (confidential) has 2 private notes.")
    enter(editor, "/private off all")
    assert "owes rent" in markdown.write(document(editor.minutes, "summary"))


@pytest.mark.parametrize("between", ["/private below", "/private end", ""])
def test_a_motion_is_still_pending_when_the_public_leaves_or_comes_back(between: str, opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/next", "AT: He owes rent.", "/private below", "/motion We wait.")
    if between:
        enter(editor, between)
    enter(editor, "/carried 3-0")
    assert [note.outcome for note in editor.minutes.notes if note.kind == "motion"] == ["carried"]


def test_a_departure_that_is_noted_in_public_is_not_put_into_a_private_item(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/clock 19:00", "/start", "/next", "AT: The roof leaks.", "/private", "Tar left at 19:20.", "/next")
    enter(editor, "-AT 19:20")
    page = markdown.write(document(editor.minutes, "summary", "public"))
    assert "19:20" in page


def test_another_item_ends_what_is_pending(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/motion We wait.", "/next")
    assert enter(editor, "/carried 3-0").startswith("There is no pending motion")


def test_an_item_of_which_some_notes_are_private_is_said_to_be_public_in_part(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy (confidential)"))
    enter(editor, "/next", "/next", "! The public leaves.", "AT: He owes rent.", "// ask", "/note 3 audience private")
    assert [each.text for each in problems(editor.minutes) if each.check == "confidential"] == [
        "“Tenancy (confidential)” is said to be confidential, and 1 of its 2 notes is public: "
        "w at one that is not for the public."
    ]


def test_a_private_note_has_its_sign_in_the_notes_and_in_the_review(tmp_path: Path) -> None:
    """Also what is private by the item above it; a remark has one sign, not two."""

    async def steps(pilot: Pilot[None], app: MinutesApp) -> None:
        screen = app.screen
        assert isinstance(screen, Live)
        for line in ("/next", "AT: Well said.", "/next", "/private below", "AT: He owes rent.", "// ask him", "/next",
                     "/private restricted", "! Pay."):  # fmt: skip
            screen.line.put(line)
            await pilot.press("enter")
        for _ in range(2):
            await pilot.pause()
            rows = "\n".join(shown_rows(app))
            assert "Well said." in rows
            assert "// Well" not in rows
            assert "// He owes rent." in rows
            assert rows.count("//") == 3
            assert "2 Tenancy (resumed, private)" in rows
            assert "3 Staff (restricted)" in rows
            assert "// restricted Decision 1  Pay." in rows
            await pilot.press("f5")

    path = tmp_path / "ice.toml"
    path.write_text("format = 1\n" + AGENDA.format("Tenancy") + '[[agenda]]\nkey = "three"\ntitle = "Staff"\n')
    walked(path, steps)


@pytest.mark.parametrize("begun", ["/private", "/private below"])
def test_what_was_private_stays_so_when_the_public_is_let_in_again(begun: str, opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "AT: The roof leaks.", "/next", begun)
    assert enter(editor, "/private off") == "2 Tenancy is public now."  # there is no note yet
    enter(editor, begun, "# Arrears", "AT: He owes rent.", "// ask him")
    assert commands.enter(editor, "/private off").refused.startswith("2 Tenancy has 2 private notes.")
    assert enter(editor, "/private end") == (
        "What follows under 2 Tenancy is public, and so is its title. 2 notes so far stay private."
    )
    enter(editor, "AT: The public is back.")
    page = markdown.write(document(editor.minutes, "summary"))
    assert "owes rent" not in page
    assert "Arrears" not in page
    assert "The public is back." in page
    assert page.count("Tenancy") == 2, page  # in the agenda and above what is public
    whole = markdown.write(document(editor.minutes, "summary", audience="private"))
    assert whole.index("owes rent") < whole.index("The public is back.")


def test_of_the_notes_so_far_only_the_private_ones_are_called_so(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/next", "! The public leaves the room.", "/private below", "AT: He owes rent.")
    follows = "What follows under 2 Tenancy is"
    assert enter(editor, "/private end") == f"{follows} public, and so is its title. 1 note so far stays private."
    enter(editor, "AT: The public is back.")
    assert enter(editor, "/private below") == f"{follows} private. Its title is public. 1 note so far stays private."
    assert enter(editor, "AT: He may stay.", "/private end").endswith("2 notes so far stay private.")
    page = markdown.write(document(editor.minutes, "summary"))
    assert ["owes rent" in page, "public is back" in page, "may stay" in page] == [False, True, False]


@pytest.mark.parametrize("title", ["Private hire vehicles", "Part II of the plan", "Confidentiality policy", "Roof"])
def test_other_titles_are_not(title: str, opened: Opened) -> None:
    editor = opened(AGENDA.format(title))
    enter(editor, "/next", "/next", "AT: He owes rent.")
    assert not [each for each in problems(editor.minutes) if each.check == "confidential"]


def pages(minutes: Minutes) -> tuple[str, str]:
    """The page for the public, and that for those who may read all."""
    public, whole = (markdown.write(document(minutes, "summary", audience=each)) for each in ("public", "private"))
    return public, whole


RESOLVED = [
    ["! The press and public were excluded under the 1960 Act."],
    ["The Chair asked that the public be excluded."],
    ["/motion AT: That the public be excluded.", "/carried 3-0"],
    ["/motion AT: That the public be excluded.", "/vote 3-0", "! That the public be excluded."],
]


@pytest.mark.parametrize("resolved", RESOLVED)
def test_a_resolution_to_exclude_the_public_that_is_private_can_be_shown_alone(
    resolved: list[str], opened: Opened
) -> None:
    """With the title, and the vote on it; what was noted before it and is noted after it stays private. One step takes
    it back."""
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "AT: The roof leaks.", "/next", "/private", "AT: He owes rent.")
    said = enter(editor, *resolved)
    assert said.endswith("This is private too: /private below puts it and the title on the public page, nothing else.")
    found = [each for each in problems(editor.minutes) if each.check == "exclusions"]
    assert [each.text for each in found] == [
        "That the public was excluded is not on its page: it and the title of its item may be told."
    ]
    before = editor.record.text
    assert "are public. What else is noted here stays private." in enter(editor, "/private below")
    after = editor.record.text
    editor.undo()
    assert editor.record.text == before
    (fix,) = fixes(editor.minutes, found[0])
    editor.do(fix.edit)
    assert editor.record.text == after
    enter(editor, "AT: He may stay.")
    public, whole = pages(editor.minutes)
    assert ["excluded" in public, "2. Tenancy" in public.replace("\\", "")] == [True, True]
    assert "owes rent" not in public
    assert "may stay" not in public
    assert whole.index("owes rent") < whole.index("excluded") < whole.index("may stay")
    assert not [each for each in problems(editor.minutes) if each.check in ("exclusions", "bare-titles")]
    assert enter(editor, "The public were readmitted.") == "/public makes this sentence and what follows public."
    said = enter(editor, "/public")
    assert said.startswith("What follows under 2 Tenancy is public, and so is its title. ")
    assert said.endswith(" notes so far stay private.")
    enter(editor, "AT: Good night.")
    public, _ = pages(editor.minutes)
    assert ["readmitted" in public, "Good night" in public, "may stay" in public] == [True, True, False]


def test_what_follows_a_resolution_to_exclude_the_public_is_offered_to_be_private(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    said = enter(editor, "/next", "/next", "! To exclude the public.")
    assert said == "/private below keeps what follows off the public page; /public ends that."
    assert enter(editor, "AT: He owes rent.", "AT: He may stay.") == ""
    (found,) = [each for each in problems(editor.minutes) if each.check == "exclusions"]
    assert found.text == ("The public was excluded, and the 2 notes after it are on its page: w sets who reads a note.")
    (fix,) = fixes(editor.minutes, found)
    editor.do(fix.edit)
    assert "rent" not in pages(editor.minutes)[0]
    assert not [each for each in problems(editor.minutes) if each.check in ("exclusions", "bare-titles")]


@pytest.mark.parametrize(
    "line",
    ["! The public is not excluded.", "AT? Was the public excluded?", "AT: The public was excluded.",
     "/motion AT: That the public be excluded.", "Three members of the public left.", "! The grant is excluded."],
)  # fmt: skip
def test_what_excludes_no_public_is_not_asked_about(line: str, opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/next", "/private")
    assert "/private below" not in enter(editor, line)
    assert not [each for each in problems(editor.minutes) if each.check == "exclusions"]


def test_every_language_can_say_that_the_public_is_excluded_and_back() -> None:
    for language in languages():
        known = vocabulary(language).documents
        for phrase in known.excluded:
            note = Note(kind="decision", text=f"{phrase.replace('…', ' ')}.")
            assert is_exclusion(note, language), (language, phrase)
        for phrase in known.readmitted:
            note = Note(kind="decision", text=f"{phrase.replace('…', ' ')}.")
            assert is_readmission(note, language), (language, phrase)
            assert not is_exclusion(note, language), (language, phrase)
        assert known.excluded, language
        assert known.readmitted, language


def test_a_title_that_is_alone_on_the_public_page_is_told(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(
        editor, "/next", "AT: The roof leaks.", "/next", "/private below", "AT: He owes rent.", "AT: He goes.", "// ask"
    )
    (found,) = [each for each in problems(editor.minutes) if each.check == "bare-titles"]
    assert found.text == (
        "“Tenancy” has its title alone on the public page: all its 2 notes are not public. "
        "Add what may be told, or w here."
    )
    enter(editor, "/public", "AT: The public is back.")
    assert not [each for each in problems(editor.minutes) if each.check == "bare-titles"]


def test_all_of_an_item_is_made_public_by_a_word(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/next", "/private", "AT: He owes rent.")
    assert enter(editor, "/public all") == "2 Tenancy is public now, with its note “He owes rent”."
    assert commands.enter(editor, "/public").refused == "What follows under 2 Tenancy is public already."
    assert commands.enter(editor, "/public yes").misread.startswith("Type /public for what follows, or /public all")


NOISE = {
    "statement": "KG: xyzzy says a lot.",
    "decision": "! xyzzy is dismissed.",
    "action": "> KG to xyzzy by 1 December",
    "interest": "KG declared an interest in xyzzy.",
    "heading": "# xyzzy heading",
    "remark": "// xyzzy remark",
}
"""By what it is, a line that is for nobody but those in the room."""
STEPS = [
    ["/motion AT, LB: That the public be excluded.", "/carried 3-0"],
    ["/motion AT, LB: That the public be excluded.", "/carried AT yes, LB yes, KG no"],
    ["/motion AT, LB: That the public be excluded.", "/amend KG: That the public be excluded until 9.", "/carried 2-1",
     "/carried 3-0"],
    ["AT moved, seconded by LB, that the public be excluded under section 48.", "/carried 3-0"],
    ["/motion AT, LB: That the public be excluded.", "/vote 3-0", "! That the public be excluded."],
    ["! The public is excluded."],
    ["The Chair asked that the public be excluded."],
]  # fmt: skip
"""Ways to exclude the public, line by line."""
THREE = """\
[[participant]]
key = "AT"
name = "Ann Tar"
[[participant]]
key = "LB"
name = "Lin Berg"
[[participant]]
key = "KG"
name = "Karl Gross"
[[agenda]]
key = "one"
title = "Roof"
[[agenda]]
key = "two"
title = "Tenancy"
"""


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("noise", NOISE)
def test_nothing_but_the_resolution_becomes_public_wherever_it_is_noted(
    noise: str, steps: list[str], opened: Opened
) -> None:
    """A private note before, between or after the lines of the resolution: each place alone, and all at once. A
    decision between a motion and its outcome would be what came of the motion."""
    places = len(steps) + 1
    every = {0, len(steps)} if noise == "decision" else set(range(places))
    for chosen in [*({at} for at in every), every]:
        editor = opened(THREE)
        enter(editor, "/next", "AT: The roof leaks.", "/next", "/private", "KG: xyzzy at first.")
        for at in range(places):
            if at in chosen:
                commands.enter(editor, NOISE[noise])
            if at < len(steps):
                assert not commands.enter(editor, steps[at]).refused
        before = pages(editor.minutes)[1]
        assert "xyzzy" not in pages(editor.minutes)[0]
        commands.enter(editor, "KG: xyzzy at last.")
        said = enter(editor, "/private below")
        assert "are public. What else is noted here stays private." in said, (chosen, said)
        commands.enter(editor, "KG: xyzzy later.")
        public, whole = pages(editor.minutes)
        assert "xyzzy" not in public, (chosen, public)
        assert "excluded" in public
        assert "Tenancy" in public
        assert before.count("xyzzy") + 2 == whole.count("xyzzy")
        for form in ("transcript", "decisions", "actions"):
            assert "xyzzy" not in markdown.write(document(editor.minutes, form)), (form, chosen)
        found = [each.text for each in problems(editor.minutes)]
        assert not [text for text in found if "is timed" in text]
        assert not [text for text in found if "The public was excluded, and the" in text]
        enter(editor, "/public", "AT: The public is back.")
        public, _ = pages(editor.minutes)
        assert "xyzzy" not in public
        assert "is back" in public


def test_a_part_of_a_private_item_stays_private_when_the_resolution_is_shown(opened: Opened) -> None:
    """Its notes, and its title also in the agenda."""
    editor = opened(THREE + '[[agenda]]\nkey = "part"\ntitle = "Xyzzy part"\nlevel = 2\n')
    enter(editor, "/next", "/next", "/private", "! The public is excluded.", "KG: xyzzy before.", "/next", "KG: xyzzy.")
    assert "yzzy" not in pages(editor.minutes)[0]
    enter(editor, "/item 2")
    commands.enter(editor, "/private below")
    assert "yzzy" not in pages(editor.minutes)[0]
    (found,) = [each for each in problems(editor.minutes) if each.check == "exclusions"]
    for fix in fixes(editor.minutes, found):
        editor.do(fix.edit)
    public, _ = pages(editor.minutes)
    assert "excluded" in public
    assert "yzzy" not in public


def test_a_part_that_is_not_taken_up_yet_is_for_whom_its_item_is_in_the_end(opened: Opened) -> None:
    """Its title, which was private with the item, is not told in the agenda because the title of the item is."""
    editor = opened(THREE + '[[agenda]]\nkey = "part"\ntitle = "Xyzzy part"\nlevel = 2\n')
    enter(editor, "/next")
    assert "Xyzzy part" in pages(editor.minutes)[0]
    enter(editor, "/next", "/private", "! The public is excluded.")
    assert "Xyzzy part" not in pages(editor.minutes)[0]
    enter(editor, "/private below")
    assert "Tenancy" in pages(editor.minutes)[0]
    assert "Xyzzy part" not in pages(editor.minutes)[0]
    enter(editor, "/public")
    assert "Xyzzy part" in pages(editor.minutes)[0]


def test_a_resolution_in_swedish_to_sit_in_private_is_found(opened: Opened) -> None:
    editor = opened('[meeting]\nlanguage = "sv"\n' + THREE)
    enter(editor, "/next", "/next", "/private", "/motion AT, LB: att sammanträdet ska vara slutet.", "/carried 3-0")
    assert "are public. What else" in enter(editor, "/private below")


ENDS = ("/close", "/adjourn", "/skip", "/skip 3", "/close\n/adjourn", "/close\n/skip 3", "/skip\n/skip 2")


@pytest.mark.parametrize("end", ENDS)
def test_the_end_of_an_item_opens_nothing_that_is_noted_there_after_it(end: str, opened: Opened) -> None:
    """An item of which a part is private stays so when it ends; /public opens what follows, the next item is public."""
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/insert Closing", "/next", "/next", "AT: All may know.", "/private below", "AT: He owes rent.")
    enter(editor, *end.split("\n"), "AT: He owes more.", "# What he owes", "AT: He owes all.", "+all", "-AT")
    page = markdown.write(document(editor.minutes, "summary"))
    assert "All may know." in page
    assert "owes" not in page
    assert "owes more" in markdown.write(document(editor.minutes, "summary", audience="private"))
    enter(editor, "/item 1", "AT: It is dry.")
    assert "It is dry." in markdown.write(document(editor.minutes, "summary"))


def test_public_opens_what_follows_a_private_part_that_ended(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/next", "/private below", "AT: He owes rent.", "/close", "AT: He owes more.")
    assert enter(editor, "/public").startswith("What follows under 2 Tenancy is public")
    enter(editor, "AT: It is dry.")
    page = markdown.write(document(editor.minutes, "summary"))
    assert "It is dry." in page
    assert "owes" not in page


def with_private_part(opened: Opened) -> Editor:
    """Minutes of 10:00 to 10:30, of which those from 10:10 to 10:20 are private."""
    editor = opened(AGENDA.format("Tenancy"))
    for minute, lines in {
        0: ("/next", "/next", "AT: All may know."), 10: ("/private below", "AT: He owes rent."), 20: ("/private end",),
        30: ("AT: It is dry.",),
    }.items():  # fmt: skip
        editor.set_to = dt.datetime(2025, 3, 12, 10, minute, 30, tzinfo=dt.UTC)
        enter(editor, *lines)
    return editor


@pytest.mark.parametrize(("time", "audience"), [
    ("10:05", "public"), ("10:10", "private"), ("10:15", "private"), ("10:20", "private"), ("10:25", "public"),
])  # fmt: skip
def test_a_line_with_the_time_of_a_private_part_is_private_and_it_is_said(
    time: str, audience: str, opened: Opened
) -> None:
    editor = with_private_part(opened)
    said = enter(editor, f"{time}/ AT: He owes more.")
    assert narrowed(editor.minutes).notes[-1].audience == audience
    assert (f"The minutes were private at {time}, and so is this note: /note" in said) == (audience == "private")
    if audience == "private":
        enter(editor, said[said.index("/note") : said.index(" opens it")])
        assert narrowed(editor.minutes).notes[-1].audience == "public"


def test_a_second_late_line_is_as_private_as_the_first(opened: Opened) -> None:
    editor = with_private_part(opened)
    enter(editor, "10:05/ AT: It is wet.", "10:15/ AT: He owes more.", "10:16/ AT: He owes most.")
    assert [note.audience for note in narrowed(editor.minutes).notes[-3:]] == ["public", "private", "private"]


def test_what_was_missed_before_a_private_part_says_that_it_is_public(opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/next", "AT: All may know.", "/private below")
    said = "Entered before the note, which begins what is private: this one is public."
    assert enter(editor, "/missed AT: It is wet.") == said


@pytest.mark.parametrize("line", [
    "AT: // He owes rent.", "- 18:25 // He owes rent.", "[2026-11-28 18:30] // He owes rent.",
    "2026-11-28T18:31:00 // He owes rent.", "18:28 pm // He owes rent.", "[18:26] [18:27] // He owes rent.",
    "18:21]// He owes rent.", "[18:20] // He owes rent.", "- // He owes rent.", "18:23// He owes rent.",
])  # fmt: skip
def test_the_mark_of_a_private_remark_is_one_behind_a_time_or_a_name(line: str, opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", line)
    note = editor.minutes.notes[-1]
    assert note.kind == "remark"
    assert note.text.endswith("He owes rent.")
    assert ("AT" in note.text) == ("AT" in line)


@pytest.mark.parametrize(
    "line", ["See http://a.example now.", "AT: wet // dry", "\\AT: // wet", "Roof: // wet", "a // b"]
)
def test_two_slashes_within_words_are_words(line: str, opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", line)
    assert editor.minutes.notes[-1].kind == "statement"
    assert "//" in editor.minutes.notes[-1].text


@pytest.mark.parametrize("line", ["[18:05] +AT", "(18:05) +AT", "18:05/ +AT"])
def test_a_time_in_brackets_may_stand_before_who_came(line: str, opened: Opened) -> None:
    editor = opened(AGENDA.format("Tenancy"))
    enter(editor, "/next", "/absent AT", line)
    note = editor.minutes.notes[-1]
    assert (note.kind, note.who) == ("arrival", ("AT",))
    assert note.at is not None
    assert (note.at.hour, note.at.minute) == (18, 5)
