"""Minutes as bodies of many kinds write them: parish councils, school boards, councils abroad. All invented."""

import datetime as dt

import pytest

from minutes_tui.model.minutes import Note
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import html_pages, plain_text


def read(text: str, language: str = "", *, is_markdown: bool = False) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(text, is_markdown=is_markdown)), "minutes", language)


def page(text: str) -> engine.Imported:
    return engine.imported(list(html_pages.blocks(text)), "minutes")


def of_kind(made: engine.Imported, kind: str) -> list[Note]:
    return [note for note in made.minutes.notes if note.kind == kind]


def reasons(made: engine.Imported) -> list[str]:
    return [each.reason for each in made.doubts]


PARISH = """<h1>Fenby Parish Council</h1><p>Minutes of the meeting held on Tuesday 3 March 2026 at 7.30pm</p>
<p>Present: A. Bell - Chairman, Mrs. Dow, E. Fox, G. Hall - Borough Councillor
together with 3 members of the public.</p>
<p>Minutes: It was proposed by E. Fox &amp; seconded by A. Bell that those of 2 February be signed.</p>
<p>Payments: hall hire £27.32, stamps £5 - proposed E. Fox seconded A. Bell - to be paid.</p>
<p>1. The seat is broken.</p><p>2. It was decided to mend the pump.</p><p>Meeting ended 8.50.</p>"""


def test_a_parish_council_keeps_who_stands_before_a_number_of_visitors() -> None:
    made = page(PARISH).minutes
    assert [each.name for each in made.participants] == ["A. Bell", "Dow", "E. Fox", "G. Hall"]
    assert made.meeting.also_present == ("3 members of the public",)


def test_an_end_without_pm_is_in_the_evening_as_the_start_is() -> None:
    meeting = page(PARISH).minutes.meeting
    assert (meeting.start, meeting.end) == (dt.time(19, 30), dt.time(20, 50))
    night = page(PARISH.replace("ended 8.50", "ended 12.50 a.m.")).minutes.meeting
    assert night.end == dt.time(0, 50)


def test_who_moved_stands_behind_a_dash_or_has_a_sign_for_and() -> None:
    movers = [(note.mover, note.seconder) for note in of_kind(page(PARISH), "motion")]
    assert movers == [(("EF",), ("AB",)), (("EF",), ("AB",))]


def test_the_number_of_a_line_stays_with_its_sentence() -> None:
    (decided,) = of_kind(page(PARISH), "decision")
    assert decided.text == "2. It was decided to mend the pump."


BOARD = """# Board of Education, April 18, 2026

Present: Director Tom Bell, Director Sara Dow, Director Ann Fox, Director Gus Hill

**Agenda**

Sara Dow moved that the agenda be adopted; Ann Fox seconded. Ayes: 3 Nays: 0 Motion carried.

**Budget**

A motion was made by Mrs. Fox, seconded by Mr. Bell, to adopt the budget. {}
"""
ALL = {"TB": "for", "SD": "for", "AF": "against"}


@pytest.mark.parametrize(
    ("called", "outcome"),
    [
        ("Roll call vote: Bell - aye, Dow - aye, Fox - nay. Motion passed.", "carried"),
        ("Roll call: Bell, yes; Dow, yes; Fox, no.", ""),
        ("On roll call, voting aye: Bell, Dow. Voting nay: Fox.", ""),
        ("Ayes: Bell, Dow. Nays: Fox. Absent: Hill. Motion carried.", "carried"),
        ("\n\nYes: Mr. Bell, Mrs. Dow\nNo: Mrs. Fox\n", ""),
        ("\n\nPassed: Director Tom Bell YES\n\nDirector Sara Dow YES\n\nDirector Ann Fox NO\n", "carried"),
        ("\n\nAyes - Bell, Dow (2)\n\nNays - Fox (1)\n", ""),
        ("\n\n| Member | Vote |\n|---|---|\n| Tom Bell | Yes |\n| Sara Dow | Yes |\n| Ann Fox | No |\n", ""),
        ("\n\n| Name | For | Against |\n|---|---|---|\n| Bell | x | |\n| Dow | x | |\n| Fox | | x |\n", ""),
    ],
)
def test_answers_to_a_roll_call_are_votes_by_name(called: str, outcome: str) -> None:
    made = read(BOARD.format(called), is_markdown=True)
    vote, motion = of_kind(made, "vote")[-1], of_kind(made, "motion")[-1]
    assert (dict(vote.ballots), vote.answers) == (ALL, motion.id)
    assert (motion.mover, motion.seconder, motion.outcome) == (("AF",), ("TB",), outcome)


@pytest.mark.parametrize(
    "said",
    [
        "Bell said yes, and Dow had no answer.",
        "| Member | Present |\n|---|---|\n| Tom Bell | Yes |\n| Sara Dow | No |\n",
        "Director Ann Fox NO",
        "Ayes: Bell and somebody else.",
    ],
)
def test_what_is_no_roll_call_is_no_vote_by_name(said: str) -> None:
    made = read(BOARD.format(f"\n\n{said}\n"), is_markdown=True)
    assert not [note for note in of_kind(made, "vote") if note.ballots]
    assert any(said.split("\n")[0] in note.text for note in made.minutes.notes)


def test_who_moved_stands_above_a_line_that_says_who_seconded() -> None:
    told = "\n\n**Report**\n\nMotion by: Director Tom Bell moved to accept it.\nSecond by: Director Sara Dow\n"
    moved = of_kind(read(BOARD.format(told), is_markdown=True), "motion")[-1]
    assert (moved.mover, moved.seconder) == (("TB",), ("SD",))


COUNCIL = """# Niederschrift über die Sitzung des Finanzausschusses am 3. Dezember 2025

Sitzungsort: im Gasthof Krone

Anwesend sind:
Vorsitzender Hauser
Gemeindevertreterin Silke Jahn
Gemeindevertreter Karl Berg

Weiterhin sind anwesend:
Verwaltung Jan Thoms

## TOP 1 Haushalt

Gemeindevertreter Berg beantragt, die Stelle zu streichen.

Abstimmungsergebnis:

Mehrheitlich abgelehnt

Ja 1  Nein 2  Enthaltung 0

## TOP 2 Halle

Gemeindevertreterin Jahn erläutert die Vorlage.

Abstimmungsergebnis:

Ja-Stimmen: 3  Nein-Stimmen: 0
"""


def test_a_council_in_german_has_offices_before_names_and_others_who_are_there() -> None:
    made = read(COUNCIL, is_markdown=True).minutes
    assert [(each.title, each.name, each.presence) for each in made.participants] == [
        ("Vorsitzender", "Hauser", "present"), ("Gemeindevertreterin", "Silke Jahn", "present"),
        ("Gemeindevertreter", "Karl Berg", "present"), ("", "Verwaltung Jan Thoms", "present"),
    ]  # fmt: skip
    assert made.meeting.venue == "im Gasthof Krone"


def test_the_result_below_the_word_for_a_vote_is_nobodys_words() -> None:
    first, second = of_kind(read(COUNCIL, is_markdown=True), "vote")
    assert first.text == "Abstimmungsergebnis:\n\nMehrheitlich abgelehnt\n\nJa 1  Nein 2  Enthaltung 0"
    assert (first.outcome, first.for_, first.against) == ("Mehrheitlich abgelehnt", 1, 2)
    assert (second.for_, second.against) == (3, 0)


def test_who_gave_a_proxy_within_a_list_of_the_absent_is_a_participant() -> None:
    source = (
        "Conseil municipal du 27 mars 2026\n\nPrésents : Monsieur Guy DUPRÉ, Maire, Madame LEGRAS, M. LECOQ\n\n"
        "Absents excusés : Monsieur MERLE donne pouvoir à Madame LEGRAS, Messieurs JAY et BOL.\n\n"
        "Le procès-verbal est adopté à l'unanimité par les membres du conseil.\n"
    )
    people = read(source, "fr").minutes.participants
    away = [each.name for each in people if each.presence == "apologies"]
    holders = {each.name: each.proxies for each in people if each.proxies}
    assert sorted(away) == ["BOL", "JAY", "MERLE"]
    assert list(holders) == ["LEGRAS"]


def test_att_before_a_colon_is_nobody_in_swedish() -> None:
    source = (
        "# Möte 2026-02-07\n\n## Beslutsbarhet\n\nAtt: Styrelsen är beslutsmässig\n\nBeslut: bifalles\n\n"
        "## Kaffe\n\nAtt: Godkänna inköpet för 200 kr som är för styrelsen\n\nBeslut: bifalles\n"
    )
    made = read(source, "sv", is_markdown=True)
    assert made.minutes.participants == ()
    assert [note.text for note in of_kind(made, "decision")] == ["Beslut: bifalles"] * 2


GROUP = """<h1>Tide Group</h1><p>08 October 2025</p><h2>Attendees</h2><dl><dt>Present</dt>
<dd>Bram, Florin, Ilse, tomas</dd><dt>Chair</dt><dd>Bram</dd><dt>Scribe</dt><dd>Ilse</dd></dl>
<h2>Meeting minutes</h2><h3>Locks</h3><p>Bram: I took the label off.</p><p>PROPOSED: Close issue 12</p>
<p>&lt;florin&gt; +1</p><p>&lt;tomas&gt; 0</p><h3>Gates</h3><p>Ilse: Is it secret?</p>
<p>RESOLUTION: Merge request 14</p><h2>Summary of resolutions</h2><ol><li>Merge request 14</li></ol>"""


def test_a_group_that_lists_single_names_has_as_many_people() -> None:
    made = page(GROUP).minutes
    people = [(each.name, each.presence, str(each.role), each.post, each.affiliation) for each in made.participants]
    assert people == [
        ("Bram", "present", "chair", "", ""), ("Florin", "present", "", "", ""),
        ("Ilse", "present", "rapporteur", "Scribe", ""), ("tomas", "present", "", "", ""),
    ]  # fmt: skip
    assert [dict(vote.ballots) for vote in of_kind(page(GROUP), "vote")] == [{"FL": "for", "TOM": "abstain"}]


def test_the_parts_below_the_heading_for_the_minutes_are_the_items() -> None:
    made = page(GROUP).minutes
    assert [item.title for item in made.agenda] == ["Locks", "Gates"]
    assert len(of_kind(page(GROUP), "decision")) == 1


def test_a_picture_or_a_table_of_contents_is_no_title() -> None:
    source = (
        "![Tide logo](/images/tide.png)\n\n## Table of Contents\n\n* [Locks](#locks)\n\n## Locks\n\n"
        "The locks were seen on 3 March 2026 and the board was there.\n\n## Gates\n\nThe gates were not seen.\n"
    )
    made = read(source, is_markdown=True)
    assert made.minutes.meeting.title == "minutes"
    assert "No title was found: the name of the file stands for it." in reasons(made)
    assert made.minutes.notes[0].text.startswith("![Tide logo]")


ROWS = """<p>MINUTES OF MEETING OF FENBY PARISH COUNCIL</p><p>Held on 4 February 2026 in the Village Hall</p>
<table><tr><td>1.</td><td>Present:</td><td>Cllrs L Maude (Chair), J Stead, K James and T Shale</td></tr>
<tr><td></td><td>In attendance:</td><td>Mr P Quill, Clerk, 2 members of the public</td></tr>
<tr><td>2.</td><td><b>Planning</b></td><td>26/001 Barn. It was resolved to object to the height of it.</td></tr>
<tr><td>3.</td><td><b>Finance</b></td><td>The bills were paid: 3 votes for, 1 abstention.</td></tr></table>
<p>The meeting closed at 8.45pm</p>"""


def test_a_table_with_the_titles_apart_is_the_minutes() -> None:
    made = page(ROWS)
    assert [(item.number, item.title) for item in made.minutes.agenda] == [
        ("1.", "Present:"), ("2.", "Planning"), ("3.", "Finance")
    ]  # fmt: skip
    assert [each.name for each in made.minutes.participants][:4] == ["L Maude", "J Stead", "K James", "T Shale"]
    assert [note.item for note in of_kind(made, "decision")] == ["2"]
    words = " ".join(note.text for note in made.minutes.notes)
    assert "In attendance: Mr P Quill, Clerk, 2 members of the public" in words


def test_a_count_from_a_date_on_is_nobody() -> None:
    source = "# Sitzung am 17.02.2026\n\n### Gäste\n\nCord Behr\n\nMitglieder ab dem 01.04.2026: 29\n\n## 1. Kasse\n"
    assert [each.name for each in read(source, "de", is_markdown=True).minutes.participants] == ["Cord Behr"]


def test_who_seconded_in_the_sentence_behind_is_of_the_motion() -> None:
    told = "\n\n**Zoning**\n\nDirector Dow moved to deny the request. Director Hill seconded the motion.\n"
    moved = of_kind(read(BOARD.format(told), is_markdown=True), "motion")[-1]
    assert (moved.mover, moved.seconder) == (("SD",), ("GH",))
    assert moved.text == "Director Dow moved to deny the request. Director Hill seconded the motion."
