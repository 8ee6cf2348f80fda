"""Minutes in ways of writing that are new to the reader: what is found in them, and what is in doubt. All invented."""

import datetime as dt

import pytest

from minutes_tui.model.minutes import Note
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import captions, cell_tables, chat_logs, html_pages, invitations, plain_text


def imported(source: str, language: str = "", *, is_markdown: bool = True) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=is_markdown)), "old", language)


def notes(source: str, language: str = "", *, is_markdown: bool = True) -> list[tuple[str, str]]:
    made = imported(source, language, is_markdown=is_markdown)
    return [(note.kind, note.text) for note in made.minutes.notes]


def reasons(made: engine.Imported) -> list[str]:
    return [each.reason for each in made.doubts]


def votes(made: engine.Imported) -> list[tuple[int | None, int | None, int | None]]:
    return [(each.for_, each.against, each.abstain) for each in made.minutes.notes if each.kind == "vote"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Am 11. Juni 2026 kamen zwölf Personen zusammen, um über das Dach zu beschließen."),
        ("de", "Der Antrag der 2. Gruppe Nord wurde am 3. Mai gestellt."),
        ("da", "Formanden mødtes den 4. Juni med kommunen."),
        ("et", "Koosolek oli 5. Mail kavas."),
    ],
)
def test_a_number_that_counts_ends_no_sentence(language: str, said: str) -> None:
    assert notes(f"# Protokoll 2026\n\n{said}\n", language)[-1] == ("statement", said)


def test_a_sentence_of_a_list_item_goes_on_below_though_a_colon_comes_later() -> None:
    source = (
        "# Zebranie 2026-05-04\n\n2. Projekt trafi do zarządu\nna następnym spotkaniu (osoba: Ona Raud).\n\n3. Dach.\n"
    )
    assert notes(source, "pl")[-1] == (
        "statement", "2. Projekt trafi do zarządu na następnym spotkaniu (osoba: Ona Raud).\n\n3. Dach."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "counts"),
    [
        ("pl", "Za wnioskiem opowiedziało się - 8 osób, przeciw - 0, 1 - osoba się wstrzymała.", (8, 0, 1)),
        ("pl", "Za wnioskiem było: 8, przeciw wnioskowi: 2.", (8, 2, None)),
    ],
)
def test_the_side_of_a_vote_may_stand_some_words_before_its_count(
    language: str, said: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    assert votes(imported(f"# Protokoll 2026\n\n{said}\n", language)) == [counts]


def test_a_vote_without_those_for_is_in_doubt() -> None:
    made = imported("# Board of 3 April 2026\n\nThe vote was taken, with 2 against and 1 abstention.\n", "en")
    assert votes(made) == [(None, 2, 1)]
    assert "How many were for was not found in this vote." in reasons(made)


def test_each_item_of_a_list_that_tells_of_a_decision_is_one() -> None:
    source = (
        "# Zebranie 2026-05-04\n\n* Rozmowa o dachu.\n"
        "* Przyjęto jednogłośnie uchwałę o dachu.\n"
        "* Przyjęto jednogłośnie uchwałę o zdalnym uczestnictwie w zebraniu zarządu Stowarzyszenia nad Rzeką.\n"
        "* Zarząd podjął decyzję o pompie.\n"
    )
    assert [kind for kind, _ in notes(source, "pl")] == ["statement", "decision", "decision", "decision"]


def test_a_place_and_a_name_below_the_minutes_are_a_signature() -> None:
    source = (
        "Protokoll 4 maj 2026\n\nNärvarande\n\nOna Raud\n\nLeo Berg\n\n§ 1. Mötet öppnas.\n\n"
        "§ 2. Mötet avslutas.\n\nSundby 26 05 04\n\nOna Raud\n"
    )
    made = imported(source, "sv", is_markdown=False)
    last: list[Note] = list(made.minutes.notes[-2:])
    assert [(note.kind, note.speaker, note.text) for note in last] == [
        ("statement", (), "Sundby 26 05 04"), ("statement", (), "Ona Raud")
    ]  # fmt: skip
    assert ("heading", "Närvarande") not in notes(source, "sv", is_markdown=False)


def test_a_list_of_those_present_with_their_codes_is_said_by_nobody() -> None:
    source = (
        "# Notes of 3 April 2026\n\nOna Raud (OR), Leo Berg (LB), Mia Falk (MF)\n\n"
        "## Roof\n\n(Leo Berg, Salt Works)\n\n"
        "LB: It leaks.\n\nOR: Mend it.\n"
    )
    made = imported(source, "en")
    assert [(note.speaker, note.text) for note in made.minutes.notes if note.kind != "item"] == [
        ((), "Ona Raud (OR), Leo Berg (LB), Mia Falk (MF)"), ((), "(Leo Berg, Salt Works)"),
        ("LB", "It leaks."), ("OR", "Mend it."),
    ]  # fmt: skip
    assert [each.aliases for each in made.minutes.participants] == [(), (), ()]
    assert not made.doubts


BOARD = "Minutes of the board\n\n3 April 2026\n\n"
BOARD += "Present: Ona Raud, Leo Berg, Mia Falk, Leo Dahl\n\nCall to order 2:15 pm\n\n"


@pytest.mark.parametrize(
    ("said", "mover", "seconder", "outcome"),
    [
        ("Motion to approve as written: Ona, seconded: Leo B., motion carried.", "ORA", "LBE", "carried"),
        ("Motion to accept the report by Leo D, seconded: Ona, motion lost.", "LDA", "ORA", "lost"),
        ("Motion (Raud/Falk): that the fee is 20 euros.", "ORA", "MFA", ""),
    ],
)
def test_movers_stand_behind_what_was_moved(said: str, mover: str, seconder: str, outcome: str) -> None:
    people = {"Ona Raud": "ORA", "Leo Berg": "LBE", "Mia Falk": "MFA", "Leo Dahl": "LDA"}
    made = imported(f"{BOARD}1. The agenda was reviewed. {said}\n2. The roof leaks.\n", "en", is_markdown=False)
    codes = {each.key: people[each.name] for each in made.minutes.participants}
    found = [
        (codes["".join(each.mover)], codes["".join(each.seconder)], each.outcome)
        for each in made.minutes.notes
        if each.kind == "motion"
    ]
    assert found == [(mover, seconder, outcome)]


def test_the_heading_of_a_page_is_its_title_where_it_says_more_than_the_name_of_the_page() -> None:
    page = (
        "<html><head><title>Minutes</title></head><body><h2>Minutes of the Quay Board</h2><h3>Spring Meeting</h3>"
        "<p>3 April 2026</p><p>Call to order 2:15 pm</p>"
        "<p>The roof leaks.</p><p>Meeting adjourned 2:35 pm.</p></body></html>"
    )
    meeting = engine.imported(list(html_pages.blocks(page)), "old", "en").minutes
    assert meeting.meeting.title == "Minutes of the Quay Board"
    assert not meeting.agenda
    assert (meeting.meeting.start, meeting.meeting.end) == (dt.time(14, 15), dt.time(14, 35))


def test_two_items_are_the_agenda_though_one_has_nothing_below() -> None:
    source = (
        "Styremøte 4. mai 2026\n\nTilstede: Ona Raud, Leo Berg\n\nSak 53/26     Konfidensiell sak\n\n"
        "Sak 54/26     Taket\n\nTaket lekker.\n"
    )
    made = imported(source, "nb", is_markdown=False)
    assert [(item.number, item.title) for item in made.minutes.agenda] == [
        ("Sak 53/26", "Konfidensiell sak"), ("Sak 54/26", "Taket")
    ]  # fmt: skip


def test_a_line_from_one_time_to_another_is_when_the_meeting_was() -> None:
    made = imported("# Referat 4. maj 2026\n\nKl. 18.00 – 20.30\n\nTaget er tæt.\n", "da")
    assert (made.minutes.meeting.start, made.minutes.meeting.end) == (dt.time(18), dt.time(20, 30))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Bestyrelsen har besluttet at udskifte taget."),
        ("nb", "Styret har vedtatt å skifte taket."),
        ("sv", "Styrelsen har beslutat att byta taket."),
        ("de", "Ona Raud wurde einstimmig mit zwei Enthaltungen zur Kassiererin bestimmt."),
        ("pl", "Zarząd ustalił termin naprawy dachu."),
        ("en", "The board has decided to mend the roof."),
    ],
)
def test_a_sentence_in_the_perfect_tense_is_a_decision(language: str, said: str) -> None:
    assert notes(f"# Protokoll 2026-05-04\n\nTak.\n\n{said}\n", language)[-1] == ("decision", said)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("pt", "AÇÕES DEFINIDAS:"), ("es", "Tareas asignadas:"),
        ("fr", "Actions décidées :"), ("en", "Tasks assigned:"),
        ("de", "Vereinbarte Maßnahmen:"), ("it", "Azioni definite:"), ("pl", "Lista zadań:"),
    ],
)  # fmt: skip
def test_what_is_listed_below_a_heading_for_tasks_is_to_be_done(language: str, heading: str) -> None:
    source = f"# Acta 2026-05-04\n\n{heading}\n\n- Ona Raud: telhado\n- Leo Berg: bomba\n"
    assert [kind for kind, _ in notes(source, language)][-2:] == ["action", "action"]


def test_names_in_brackets_above_what_is_said_are_speakers() -> None:
    source = (
        "WEBVTT\n\n1\n00:00:08.000 --> 00:00:12.000\n(Ona Raud)\nThe roof leaks and\n\n"
        "2\n00:00:12.000 --> 00:00:16.000\n(Ona Raud)\nhas for years.\n-\n \n(Leo Berg)\nMend it.\n\n"
        "3\n00:00:16.000 --> 00:00:18.000\n(laughter)\n"
    )
    found = [(each.speaker or each.goes_on, each.text) for each in captions.blocks(source)]
    assert found == [("Ona Raud", "The roof leaks and has for years."), ("Leo Berg", "Mend it."), ("", "(laughter)")]


def test_a_cell_that_says_no_with_a_reason_is_of_somebody_in_the_list() -> None:
    source = "Name,Role,Present\nOna Raud,Chair,yes\nLeo Berg,Secretary,yes\nBo Ek,Member,no (apologies)\n"
    made = engine.imported(list(cell_tables.blocks(source)), "old", "en")
    assert [(each.name, each.presence) for each in made.minutes.participants] == [
        ("Ona Raud", "present"), ("Leo Berg", "present"), ("Bo Ek", "apologies")
    ]  # fmt: skip


def test_an_invitation_has_its_title_times_and_who_declined_in_any_order() -> None:
    source = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Europe/Tallinn:20260403T090000\nDTEND:20260403T103000\n"
        "SUMMARY:Quay Board\nLOCATION:Room 4\nATTENDEE;CN=Ona Raud;PARTSTAT=ACCEPTED:mailto:o@example.org\n"
        "ATTENDEE;CN=Bo Ek;PARTSTAT=DECLINED:mailto:b@example.org\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    made = engine.imported(list(invitations.blocks(source)), "old", "en").minutes
    assert (made.meeting.title, made.meeting.venue) == ("Quay Board", "Room 4")
    assert (made.meeting.start, made.meeting.end) == (dt.time(9), dt.time(10, 30))
    assert [(each.name, each.presence) for each in made.participants] == [
        ("Ona Raud", "expected"), ("Bo Ek", "apologies")
    ]  # fmt: skip


def test_an_action_point_with_its_number_is_an_action_item() -> None:
    made = imported(f"{BOARD}AP1 Leo Berg: call the bank by 1 June.\n", "en", is_markdown=False)
    last = made.minutes.notes[-1]
    assert (last.kind, last.due, len(last.responsible)) == ("action", dt.date(2026, 6, 1), 1)


def test_the_end_of_the_meeting_is_in_the_item_that_heads_it_and_what_follows_is_in_none() -> None:
    items = "# Board of 3 April 2026\n\n## 1. Roof\n\nThe roof leaks.\n\nIt is old.\n\n"
    made = imported(f"{items}## 2. Close\n\nThe meeting closed at 19:15.\n", "en")
    assert made.minutes.notes[-1].item == "2"
    made = imported(f"{items}The meeting closed at 19:15.\n\nNext meeting: 7 May 2026.\n", "en")
    assert [note.item for note in made.minutes.notes[-2:]] == ["", ""]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Members were asked for a show of hands."),
        ("de", "Es folgte die Abstimmung per Handzeichen."),
        ("nl", "Stemming over het dak."),
        ("pl", "Odbyło się głosowanie."),
    ],
)
def test_words_of_a_vote_without_one_are_in_doubt(language: str, said: str) -> None:
    made = imported(f"# Protokoll 2026-05-04\n\n{said}\n", language)
    assert "This tells of a vote, and no vote, motion or decision was found in the source." in reasons(made)


def test_a_name_that_may_be_two_is_in_doubt() -> None:
    made = imported("# Board of 3 April 2026\n\nPresent: Ona Raud, Leo Berg Mia Falk, Bo Ek, Cy Dow\n", "en")
    assert "Leo Berg Mia Falk may be two people: a comma may be missing between their names." in reasons(made)


def test_a_code_in_brackets_before_a_name_is_that_persons_in_the_list_and_in_tasks() -> None:
    source = (
        "# Minutes of 3 April 2026\n\n## Attendees\n\n- [NL] Nora Berg-Lund\n- [OR] Ona Raud\n- [BE] Bo Ek\n\n"
        "## Actions\n\n- [NL] Write the letter.\n"
    )
    made = imported(source, "en").minutes
    assert [(each.key, each.name, each.affiliation) for each in made.participants] == [
        ("NL", "Nora Berg-Lund", ""), ("OR", "Ona Raud", ""), ("BE", "Bo Ek", "")
    ]  # fmt: skip
    assert [note.responsible for note in made.notes if note.kind == "action"] == [("NL",)]


def test_front_matter_between_plus_signs_is_of_the_file() -> None:
    source = '+++\ntitle = "Styrelsemöte"\ndate = "2026-02-28T20:00:00+01:00"\n+++\n'
    source += "Mötet var kort.\n\n### Tak\n\nDet läcker.\n"
    made = imported(source, "sv").minutes
    assert (made.meeting.title, made.meeting.date) == ("Styrelsemöte", dt.date(2026, 2, 28))
    assert made.notes[0].audience == "private"


@pytest.mark.parametrize(
    ("language", "said", "kind"),
    [
        ("sv", "Styrelsen har beslutat att taket ska bytas.", "decision"),
        ("sv", "Styrelsen beslutade om taket ska bytas.", "statement"),
        ("en", "The board decided that the fee should be 20 euros.", "decision"),
        ("de", "9. Beschließen der Ziele für das Jahr", "statement"),
    ],
)
def test_what_was_decided_may_say_what_should_be(language: str, said: str, kind: str) -> None:
    assert notes(f"# Protokoll 2026-05-04\n\nTak.\n\n{said}\n", language)[-1][0] == kind


def test_counts_of_a_vote_may_stand_in_a_list_with_the_word_for_votes() -> None:
    source = "# Protokoll vom 4.5.2026\n\nOna Raud beantragt das.\n\n"
    source += "- Ja: 7 Stimmen\n- Nein: 0 Stimmen\n- Enthaltung: 4 Stimmen\n"
    assert votes(imported(source, "de")) == [(7, 0, 4)]


def test_a_date_with_dashes_has_the_day_first() -> None:
    assert imported("# Referat 08-11-2026\n\nTaget er tæt.\n", "da").minutes.meeting.date == dt.date(2026, 11, 8)


def test_a_heading_that_is_a_month_is_no_item() -> None:
    made = imported("# Parish council\n\n## October 2026\n\nThe roof leaks.\n\n## Roof\n\nIt is old.\n", "en")
    assert [item.title for item in made.minutes.agenda] == ["Roof"]


def test_those_present_in_a_form_that_is_not_understood_are_in_doubt() -> None:
    source = "# Parish council 3 April 2026\n\nPRESENT V.Chairman,, & Messrs Patt Erson, Bonn Ett plus seven others\n"
    assert "This list of people was not understood: no one was found in it." in reasons(imported(source, "en"))


def test_emphasis_by_underscores_is_emphasis() -> None:
    source = "# Notes of 3 April 2026\n\nThis is not _bad_, but snake_case_name and https://example.org/_a_/b stay.\n"
    assert notes(source, "en")[-1][1] == ("This is not *bad*, but snake_case_name and https://example.org/_a_/b stay.")


def test_who_is_present_stays_in_a_log_and_is_nobodys_words() -> None:
    log = "10:00 <ann> Present: Bob, Cy\n10:01 <ann> hello\n10:02 <bob> hello\n10:03 <zakim> Present: bob\n"
    made = engine.imported(list(chat_logs.blocks(log)), "old", "en").minutes
    assert [(note.audience, note.text) for note in made.notes if "Present" in note.text] == [
        ("public", "Present: Bob, Cy"), ("private", "zakim: Present: bob")
    ]  # fmt: skip


def test_a_line_of_a_list_of_people_in_which_nobody_was_found_is_in_doubt() -> None:
    source = "# Board of 3 April 2026\n\nPresent:\n\n- Ona Raud\n- Leo Berg\n"
    source += "- The Roof and Slipway Working Party of Quay Street\n"
    made = imported(source, "en")
    assert [each.name for each in made.minutes.participants] == ["Ona Raud", "Leo Berg"]
    assert "Nobody was found in this line of the list of participants." in reasons(made)


def test_a_table_of_tasks_with_nobody_and_no_day_is_no_list_of_tasks() -> None:
    source = (
        "# Protokoll 2026-05-04\n\nTilstede: Ona Raud, Leo Berg\n\n## Sakliste\n\n"
        "| Beskrivelse | Ansvarlig | Frist |\n|---|---|---|\n| Post inn fra kommunen |  |  |\n"
    )
    assert "action" not in [kind for kind, _ in notes(source, "nb")]


def test_who_is_to_do_something_in_a_list_is_given_it() -> None:
    made = imported(f"{BOARD}1. Water\n\n- The pipe is old.\n- Ona to send the plan\n", "en", is_markdown=False)
    assert [note.text for note in made.minutes.notes if note.kind == "action"] == ["Ona to send the plan"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Vedtatt mot to stemmer."),
        ("en", "Carried with two votes against."),
        ("de", "Angenommen gegen 2 Stimmen."),
    ],
)
def test_a_number_of_votes_without_a_vote_is_in_doubt(language: str, said: str) -> None:
    made = imported(f"# Protokoll 2026-05-04\n\nTak.\n\n{said}\n", language)
    assert votes(made) or "This vote was not found." in reasons(made)


def test_who_is_responsible_without_an_action_item_is_in_doubt() -> None:
    source = "# Zebranie 2026-05-04\n\nDach zostanie naprawiony (osoba odpowiedzialna: Ona Raud).\n"
    assert "This says who is responsible, and no action item was found in the source." in reasons(
        imported(source, "pl")
    )


def test_items_that_have_numbers_alone_are_in_doubt() -> None:
    made = imported("# Protokoll vom 4.5.2026\n\n## zu 1.\n\nDas Dach ist alt.\n\n## zu 2.\n\nEs leckt.\n", "de")
    assert "The agenda items have numbers and no titles." in reasons(made)


def test_a_meeting_that_ends_at_two_times_is_in_doubt_and_one_of_them_is_enough() -> None:
    head = "# Quay Board\n\nDate: 3 May 2026, 18:00–19:30\n\nThe roof leaks.\n"
    made = imported(head, "en")
    assert (made.minutes.meeting.start, made.minutes.meeting.end) == (dt.time(18), dt.time(19, 30))
    assert "The meeting ends at 19:30 here and at 19:35 elsewhere in the source." in reasons(
        imported(f"{head}\nMeeting closed at 19:35.\n", "en")
    )


@pytest.mark.parametrize(
    ("language", "said", "times"),
    [
        ("es", "Sin más asuntos, se levanta la sesión siendo las 15:00 horas.", (None, dt.time(15))),
        ("de", "Die Sitzung endet um 20:15 Uhr.", (None, dt.time(20, 15))),
        ("fr", "La séance débute officiellement à 8h12. La séance est levée à 20 heures 15.",
         (dt.time(8, 12), dt.time(20, 15))),
    ],
)  # fmt: skip
def test_a_sentence_of_the_end_has_no_start(
    language: str, said: str, times: tuple[dt.time | None, dt.time | None]
) -> None:
    made = imported(f"# Reunión 2026-05-04\n\n{said}\n", language).minutes.meeting
    assert (made.start, made.end) == times


def test_a_time_of_the_meeting_that_was_not_found_is_in_doubt() -> None:
    source = "# Minutes 2026-05-04\n\nPresent: Ona Falk\n\n"
    source += "Ms Falk closed the meeting, and said good night, at 21.5.10 or 9 pm.\n"
    made = imported(source, "en")
    assert made.minutes.meeting.end is None
    assert "This seems to say the end of the meeting, which was not found." in reasons(made)


def test_a_list_of_tasks_that_has_none_has_no_task() -> None:
    source = "# Minutes 2026-05-04\n\nPresent: Ona Falk\n\n## Action items\n\n"
    made = imported(source + "- None this month.\n- What about the roof?\n- Ona to write to the council\n", "en")
    assert [note.text for note in made.minutes.notes if note.kind == "action"] == ["Ona to write to the council"]
    assert reasons(made) == [
        "This seems to say that there is no action item, and is taken for none.",
        "This question is taken for no action item.",
    ]
    made = imported(source + "- None.\n", "en")
    assert not reasons(made)
    assert all(note.kind != "action" for note in made.minutes.notes)


def test_an_item_of_a_list_of_tasks_that_says_how_somebody_is_is_in_doubt() -> None:
    source = "# Minutes 2026-05-04\n\nPresent: Ona Falk, Bo Ek\n\n## Action items\n\n"
    doubt = "This tells of a participant, and is taken for no action item."
    made = imported(source + "- Bo Ek is ill.\n- Ona Falk is to write.\n- Bo Ek was asked to sweep.\n", "en")
    assert [note.kind for note in made.minutes.notes].count("action") == 2
    assert reasons(made) == [doubt]
    made = imported(source.replace("Minutes", "Protokoll") + "- Bo Ek ist krank.\n- Ona Falk wird schreiben.\n", "de")
    assert reasons(made) == [doubt]


def test_who_moves_chairs_moves_no_motion() -> None:
    source = (
        "# Minutes 2026-05-04\n\nPresent: Anna Berg, Bo Ek\n\nAnna Berg moved the chairs, Bo Ek seconded her idea.\n"
    )
    assert all(note.kind != "motion" for note in imported(source, "en").minutes.notes)
    again = source.replace("her idea", "")
    assert any(note.kind == "motion" for note in imported(again.replace("the chairs", "approval"), "en").minutes.notes)


def test_votes_for_several_days_that_are_no_vote_are_in_doubt() -> None:
    source = "# Protokoll 2026-05-04\n\nNärvarande: Ona Falk\n\n"
    source += "Vi beslutade om dag: 3 röster för 4 oktober, 1 röst för den 11.\n"
    assert "This vote was not found." in reasons(imported(source, "sv"))
