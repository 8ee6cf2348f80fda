"""Minutes and logs as other people write them: who was there, when it was, who said what. All invented."""

import datetime as dt

import pytest

from minutes_tui.model.minutes import Participant
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import chat_logs, html_pages, plain_text


def imported(source: str, language: str = "") -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=True)), "old", language)


def logged(source: str) -> list[tuple[str, str]]:
    """Who says what in a log, and what is private."""
    made = engine.imported(list(chat_logs.blocks(source)), "old", "en")
    return [("private" if note.audience == "private" else str(note.speaker), note.text) for note in made.minutes.notes]


def people(made: engine.Imported) -> list[tuple[str, str, str]]:
    return [(each.key, each.name, each.presence) for each in made.minutes.participants]


def reasons(made: engine.Imported) -> list[str]:
    return [each.reason for each in made.doubts]


def named(made: engine.Imported, name: str) -> Participant:
    return next(each for each in made.minutes.participants if each.name == name)


def test_what_a_program_writes_into_a_log_without_times_is_nobodys_words() -> None:
    source = (
        "<ann>\tit is 21:13\n<--\tbo has quit\n---\tann gives channel operator status to bo\n<bo>\tok\n*\tann waves\n"
    )
    assert logged(source) == [
        ("ann", "it is 21:13"), ("private", "<--\tbo has quit"),
        ("private", "---\tann gives channel operator status to bo"), ("bo", "ok"), ("private", "*\tann waves"),
    ]  # fmt: skip


def test_the_time_at_which_a_log_was_opened_is_kept() -> None:
    source = "--- Log opened Tue Nov 05 23:14:03 2002\n23:14 < ann> test\n23:55 < bo> hi\n"
    assert logged(source)[0] == ("private", "--- Log opened Tue Nov 05 2002 23:14:03")


@pytest.mark.parametrize(("before", "behind"), [("**\\<", ">**"), ("**<", ">**"), ("\\<", "\\>"), ("&lt;", "&gt;")])
def test_a_log_that_was_made_markdown_has_speakers(before: str, behind: str) -> None:
    lines = [("ann", "hello"), ("bo", "hi  "), ("ann", "let us\nbegin"), ("bo", "yes")]
    source = "# Logs of 3 May 2026\n\n" + "\n".join(f"{before}{who}{behind} {said}" for who, said in lines) + "\n"
    assert [(note.speaker, note.text) for note in imported(source, "en").minutes.notes] == [
        ("ann", "hello"), ("bo", "hi"), ("ann", "let us begin"), ("bo", "yes")
    ]  # fmt: skip


def test_a_line_of_the_front_matter_that_is_left_out_gives_no_date() -> None:
    source = (
        '---\ntitle: "Week 50"\n###date: 2019-07-06\ndescription: "Call of 12 December 2023"\n---\n\n## Roof\n\nX.\n'
    )
    assert imported(source, "en").minutes.meeting.date == dt.date(2023, 12, 12)


def test_who_is_listed_below_a_sentence_as_not_in_attendance_is_absent() -> None:
    source = (
        "# Notes 3 May 2026\n\n## Attending\n\n* Ann Berg - Quay\n\n"
        "Additionally, these individuals are not in attendance but support the plan:\n\n* Cy Ho - Port\n* Dee Poe\n"
    )
    assert people(imported(source, "en")) == [
        ("AB", "Ann Berg", "present"), ("CH", "Cy Ho", "absent"), ("DP", "Dee Poe", "absent")
    ]  # fmt: skip


def test_who_is_listed_below_a_sentence_that_was_not_understood_is_in_doubt() -> None:
    source = (
        "# Notes 3 May 2026\n\n## Attending\n\n* Ann Berg\n* Bo Ek\n\n"
        "These people read the papers beforehand and sent comments:\n\n* Cy Ho\n* Dee Poe\n\n## Roof\n\nIt leaks.\n"
    )
    made = imported(source, "en")
    assert [each.name for each in made.minutes.participants] == ["Ann Berg", "Bo Ek"]
    assert reasons(made) == ["This list of people was not understood: no one was found in it."]


def test_a_code_in_brackets_under_which_somebody_speaks_is_that_persons() -> None:
    source = (
        "# Call 3 May 2026\n\n### Attendees\n- Ann Berg - Harbour (ABE) - chair\n- Bo Ek - Port (BOK)\n- Cy Ho (CYO)\n"
        "\n## Roof\n\nBOK: I say it leaks.\n\nCYO: No.\n"
    )
    made = imported(source, "en")
    assert people(made) == [
        ("ABE", "Ann Berg", "present"), ("BOK", "Bo Ek", "present"), ("CYO", "Cy Ho", "present")
    ]  # fmt: skip
    assert [each.affiliation for each in made.minutes.participants] == ["Harbour", "Port", ""]
    assert [each.aliases for each in made.minutes.participants] == [(), (), ()]
    assert reasons(made) == []


def test_one_who_is_away_for_a_reason_in_small_letters_is_on_the_list() -> None:
    source = "# Notulen 28 mei 2026\n\nAanwezig: Roy, Matijs en Jaco  \nAfwezig: Arjan, met afmelding\n\n## Dak\n\nX.\n"
    assert people(imported(source, "nl"))[-1] == ("AR", "Arjan", "apologies")


def test_who_is_represented_is_not_present_and_has_given_a_proxy() -> None:
    source = (
        "# PV du 3 mai 2026\n\nMembres présents ou représentés :\n* Ann Berg (CA)\n* Bo Ek, représenté par Ann Berg.\n"
    )
    made = imported(source, "fr")
    assert (named(made, "Bo Ek").presence, named(made, "Bo Ek").affiliation) == ("apologies", "")
    assert named(made, "Ann Berg").proxies == named(made, "Bo Ek").key


def test_a_timetable_does_not_say_when_the_meeting_was() -> None:
    source = "# Friday\n\n- 9:00 - 9:15 Reviews\n- lunch 12:00 - 13:30\n- 13:30 - 14:30 Visit\n\n## Roof\n\nText.\n"
    meeting = imported(source, "en").minutes.meeting
    assert (meeting.start, meeting.end) == (None, None)


def test_from_when_to_when_may_stand_in_brackets_behind_the_date() -> None:
    meeting = imported("# Call\n\nThursday, May 3 2026 (9:00-9:30am PT)\n\n## Roof\n\nText.\n", "en").minutes.meeting
    assert (meeting.start, meeting.end) == (dt.time(9), dt.time(9, 30))


def test_a_french_meeting_begins_and_is_closed() -> None:
    source = "# PV du 3 mai 2026\n\nDébut de séance : 15h20.\n\n## Toit\n\nX.\n\nLa séance est clôturée à 16h30.\n"
    meeting = imported(source, "fr").minutes.meeting
    assert (meeting.start, meeting.end) == (dt.time(15, 20), dt.time(16, 30))


def test_abstentions_behind_two_counts_are_counted() -> None:
    source = "# PV du 3 mai 2026\n\n## Toit\n\nLe toit est adopté à 7 voix contre 0 ; 1 abstention.\n"
    vote = next(note for note in imported(source, "fr").minutes.notes if note.kind == "vote")
    assert (vote.for_, vote.against, vote.abstain) == (7, 0, 1)


def test_a_scribe_named_by_the_code_of_the_list_is_the_rapporteur() -> None:
    source = (
        "# Call 3 May 2026\n\n### Attendees\n- Ann Berg - Quay (ABE)\n- Bo Ek - Port (BOK)\n\n**Scribe:** BOK\n\n"
        "## Roof\n\nBOK: I say it leaks.\n\nABE: No.\n"
    )
    made = imported(source, "en")
    assert [(each.key, each.role) for each in made.minutes.participants] == [("ABE", ""), ("BOK", "rapporteur")]


def test_how_somebody_is_is_no_action_item_and_in_doubt() -> None:
    source = "# Board 5 May 2026\n\nPresent: Anna Berg, Bo Ek\n\n## Actions\n\n"
    made = imported(source + "- Bo Ek is ill.\n- Anna Berg is to write.\n- Anna Berg to call Bo.\n", "en")
    tasks = [note.text for note in made.minutes.notes if note.kind == "action"]
    assert tasks == ["Anna Berg is to write.", "Anna Berg to call Bo."]
    assert reasons(made) == ["This tells of a participant, and is taken for no action item."]


def test_what_one_clause_leaves_open_another_may_have_decided() -> None:
    said = "Zu beschließen war der Haushalt; er wurde einstimmig beschlossen."
    made = imported(f"# Protokoll vom 3. Juni 2026\n\n## Haushalt\n\n{said}\n", "de")
    assert [(note.kind, note.text) for note in made.minutes.notes][1:] == [("decision", said)]


def test_the_items_of_an_agenda_that_was_not_held_are_not_taken_up() -> None:
    made = imported("# Agenda 3 June 2026\n\nPlace: Hall\n\n## 1. Roof\n\n## 2. Slip\n", "en").minutes
    assert [item.title for item in made.agenda] == ["Roof", "Slip"]
    assert [note.kind for note in made.notes] == ["statement"]
    assert made.meeting.venue == "Hall"
    assert made.print.head == ("title", "agenda")


@pytest.mark.parametrize(
    "line", ["**Date:** 5 May 2026 | **Place:** Boat House", "| Venue | Boat House |\n|---|---|\n| Start | 19:00 |"]
)
def test_the_venue_may_be_a_part_of_a_line_or_a_row(line: str) -> None:
    assert (
        imported(f"# Board 5 May 2026\n\n{line}\n\n## Roof\n\nIt leaks.\n", "en").minutes.meeting.venue == "Boat House"
    )


def test_who_is_named_in_a_log_and_says_nothing_is_in_doubt() -> None:
    source = "17:00 <ann> Present: ann, Bob, carl\n17:01 <carl> Absent: dora\n17:02 <ann> hello\n17:03 <carl> yes\n"
    made = engine.imported(list(chat_logs.blocks(source)), "old", "en")
    assert "Bob" in [each.name for each in made.minutes.participants]
    assert [reason for reason in reasons(made) if "Named" in reason] == [
        "Named here and not on the list of participants: dora.",
    ]


def test_a_name_among_participants_in_a_table_is_in_doubt() -> None:
    source = (
        "# Acta 23 de diciembre de 2026\n\n| Persona fundadora | Nacionalidad |\n|---|---|\n| Mikel Ara | Española |\n"
        "| Salma E. D. | Española |\n| Unai Gil | Española |\n\n- Presidencia: Mikel Ara\n- Secretaría: Unai Gil\n"
    )
    assert "Named here and not on the list of participants: Salma E. D." in reasons(imported(source, "es"))


def test_a_heading_may_have_no_blank_behind_its_sign() -> None:
    made = imported("#Friday call\n\nPresent: Ann Berg, Bo Ek\n\n##Roof\n\nIt leaks.\n\n#nothing here\n", "en").minutes
    assert (made.meeting.title, [item.title for item in made.agenda]) == ("Friday call", ["Roof"])
    assert made.notes[-1].text.endswith("#nothing here")


def test_boxes_in_a_list_of_who_attended_are_no_tasks() -> None:
    source = (
        "# Call 3 May 2026\n\n## Attendance\n\n* [x] Ann Berg, Quay\n* [ ] Bo Ek, Port\n* [x] Cy Ho\n\n"
        "## Tasks\n\n* [ ] Ann Berg to write\n"
    )
    made = imported(source, "en")
    assert people(made) == [("AB", "Ann Berg", "present"), ("BEK", "Bo Ek", "absent"), ("CH", "Cy Ho", "present")]
    assert [note.text for note in made.minutes.notes if note.kind == "action"] == ["Ann Berg to write"]


def test_words_of_a_list_of_people_for_which_nobody_was_found_are_in_doubt() -> None:
    source = "# Call 3 May 2026\n\nPresent: Ann Berg, Bo Ek, athena, kalxas\n\n## Roof\n\nIt leaks.\n"
    assert reasons(imported(source, "en")) == ["Nobody was found for these words of the list: athena, kalxas."]


def test_headings_of_a_wiki_are_headings() -> None:
    source = "== Call of 3 May 2026 ==\n\nPresent: Ann Berg, Bo Ek\n\n=== Roof ===\n\nIt leaks. 2 == 2 is so.\n"
    made = engine.imported(list(plain_text.blocks(source, is_markdown=False)), "old", "en").minutes
    assert (made.meeting.title, [item.title for item in made.agenda]) == ("Call of 3 May 2026", ["Roof"])


def test_what_somebody_is_behind_each_name_is_no_other_person() -> None:
    source = (
        "# Call 3 May 2026\n\nPresent: Ann Berg, treasurer, Bo Ek, secretary, Dee Poe, webmaster\n\n## Roof\n\nX.\n"
    )
    assert reasons(imported(source, "en")) == []


def test_the_number_of_an_item_may_have_a_cell_of_its_own() -> None:
    source = (
        "<html><body><div class='nav'><a href='/'>Start</a> | <a href='/b'>Board</a></div>"
        "<h1>Minutes of 3 May 2026</h1><table><tr><th>No.</th><th>Matter</th></tr>"
        "<tr><td>1</td><td><b>Roof</b><p>It leaks.</p><ul><li>in the hall</li></ul></td></tr>"
        "<tr><td>2.</td><td><b>Slip</b><p>It is dry.</p></td></tr></table></body></html>"
    )
    made = engine.imported(list(html_pages.blocks(source)), "old", "en").minutes
    assert [f"{item.number or ''} {item.title}".strip() for item in made.agenda] == ["1. Roof", "2. Slip"]
    assert not any(note.text in ("1", "2", "2.") for note in made.notes)
    assert (made.meeting.title, made.print.head) == ("Minutes of 3 May 2026", ("title",))
    assert [note.text for note in made.notes if note.audience == "private"] == ["Start | Board"]


@pytest.mark.parametrize("line", ["- Fonts for signs [1]", "- Paint the door [ ]", "See the plan [0]"])
def test_a_reference_in_brackets_is_no_ballot_and_names_nobody(line: str) -> None:
    made = imported(f"# Notes 3 May 2026\n\n## Fonts\n\n- We spoke.\n{line}\n", "en")
    assert people(made) == []
    assert not any(note.kind == "vote" for note in made.minutes.notes)


def test_one_ballot_with_a_sign_and_several_without_are_ballots() -> None:
    for line, count in (("Ann Berg [+1]", 1), ("Ann Berg [1] Bo Ek [0]", 2)):
        made = imported(f"# Notes 3 May 2026\n\n## Roof\n\n{line}\n", "en")
        assert [len(note.ballots) for note in made.minutes.notes if note.kind == "vote"] == [count]


@pytest.mark.parametrize(
    "source",
    [
        "## Meeting Information\n- Date: May 3, 2026\n- Title: Parks Committee\n\n## Roof\n\nIt leaks.\n",
        '+++\ntitle = "Parks Committee"\n+++\n\n## Meeting Information\n- Date: May 3, 2026\n- Name: Regular Parks '
        "Committee\n\n## Roof\n\nIt leaks.\n",
    ],
)
def test_a_title_that_is_told_elsewhere_than_in_the_heading_is_in_doubt(source: str) -> None:
    assert "The title may be “Parks Committee”: the source says so here." in reasons(imported(source, "en"))


def test_a_title_that_is_told_twice_is_not_in_doubt() -> None:
    source = "# Parks Committee\n\n- Date: May 3, 2026\n- Title: Regular Parks Committee\n\n## Roof\n\nIt leaks.\n"
    assert not any("title" in reason for reason in reasons(imported(source, "en")))


def test_where_most_words_are_before_the_text_is_in_doubt() -> None:
    told = " ".join(["The board spoke of the roof and of the rent."] * 6)
    made = imported(f'---\ntitle: "Board 3 May 2026"\ndescription: "{told}"\n---\n\nSee above.\n', "en")
    said = "Most words of the source are before or around its text: they are kept as private remarks."
    assert said in reasons(made)


def test_who_alone_has_a_name_as_affiliation_may_be_two_people() -> None:
    listed = "## Anwesende\n\n- Anna Berg\n- Bo Ek\n- Cy Ho\n\n## Gäste\n\nDee Poe, Eva Roth (online)\n"
    source = f"# Verein 3. Mai 2026\n\n{listed}"
    said = "Dee Poe may be several people: “Eva Roth” is in the post or the affiliation."
    made = imported(source, "de")
    assert said in reasons(made)


def test_where_the_link_of_a_title_leads_is_kept() -> None:
    made = imported("# Board 3 May 2026 ([discuss](https://example.org/pull/13))\n\n## Roof\n\nIt leaks.\n", "en")
    assert made.minutes.meeting.title == "Board 3 May 2026 (discuss)"
    kept = [note.text for note in made.minutes.notes if note.audience == "private"]
    assert kept == ["https://example.org/pull/13"]


def test_a_blank_that_does_not_break_is_a_blank_in_a_title() -> None:
    made = imported("# Board&nbsp;of Aldermoor 3 May 2026\n\n## Roof\n\nIt leaks.\n", "en")
    assert made.minutes.meeting.title == "Board of Aldermoor 3 May 2026"


def test_an_assembly_that_is_closed_has_an_end() -> None:
    for language, sentence in (
        ("es", "Sin nada más que añadir se cierra la Asamblea a las 19:40h."),
        ("de", "Der Vorsitzende schließt die Versammlung um 19:40 Uhr."),
        ("fr", "L'assemblée est levée à 19h40."),
    ):
        made = imported(f"# Acta 3\n\n## A\n\nX y z.\n\n## B\n\n{sentence}\n", language)
        assert made.minutes.meeting.end == dt.time(19, 40)
