"""Minutes of other bodies, as they tell of items, votes, tasks and people. All of them are invented."""

import datetime as dt

import pytest

from minutes_tui.meeting.voters import voters
from minutes_tui.model.minutes import Next, Note
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text


def imported(source: str, language: str = "", *, is_markdown: bool = True) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=is_markdown)), "old", language)


def agenda(made: engine.Imported) -> list[tuple[int, str]]:
    return [(item.level, f"{item.number or ''} {item.title}".strip()) for item in made.minutes.agenda]


def of_kind(made: engine.Imported, *kinds: str) -> list[Note]:
    return [note for note in made.minutes.notes if note.kind in kinds]


def reasons(made: engine.Imported) -> list[str]:
    return [doubt.reason for doubt in made.doubts]


@pytest.mark.parametrize("mark", ["####", "###"])
def test_a_heading_without_a_number_below_an_item_with_one_is_a_heading(mark: str) -> None:
    source = (
        "# Protokoll 2026-03-02\n\n## TOP1 Anfang\n\nEs wurde begrüßt.\n\n### TOP 1.1 Kasse\n\n"
        f"{mark} Ablauf\n\nDie Kasse wurde geprüft.\n\n## TOP2 Ende\n\nEs war spät.\n"
    )
    made = imported(source, "de")
    assert agenda(made) == [(1, "TOP1 Anfang"), (2, "TOP 1.1 Kasse"), (1, "TOP2 Ende")]
    assert [(note.text, note.item) for note in of_kind(made, "heading")] == [("Ablauf", "2")]


def test_a_heading_beside_the_items_is_one_too() -> None:
    source = "# Protokoll 2026-03-02\n\n## TOP 1 Anfang\n\nGut.\n\n## TOP 2 Kasse\n\nGut.\n\n## Schluss\n\nUm neun.\n"
    assert agenda(imported(source, "de")) == [(1, "TOP 1 Anfang"), (1, "TOP 2 Kasse"), (1, "Schluss")]


def test_a_line_that_says_what_became_of_a_motion_stays_a_line_below_the_counts() -> None:
    source = (
        "# Protokoll 2026-03-02\n\n## TOP 1 Kasse\n\n**Antrag**\nDie Kasse wird entlastet.\n\n"
        "**Ja: 9**\n**Nein: 0**\n**Enthaltung: 1**\nDer Antrag wird vom Verein angenommen.\n\n## TOP 2 Ende\n\nGut.\n"
    )
    made = imported(source, "de")
    vote = of_kind(made, "vote")[0]
    assert vote.text.split("\n\n")[2:] == ["**Enthaltung: 1**", "Der Antrag wird vom Verein angenommen."]
    assert of_kind(made, "motion")[0].outcome == "carried"
    again = imported("# Minutes 2026-03-02\n\nMotion: We paint the shed. The motion was carried.\n", "en")
    assert of_kind(again, "motion")[0].text == "Motion: We paint the shed. The motion was carried."


@pytest.mark.parametrize("name", ["Anna", "Anna Tamm"])
def test_who_takes_the_minutes_and_is_listed_among_those_present_has_a_vote(name: str) -> None:
    source = f"Board 2026-03-02\n\nMinutes taken by: {name}\nAttendees:\n    Anna Tamm\n    Bo Berg\n\nWe met.\n"
    made = imported(source, "en", is_markdown=False).minutes
    assert [person.name for person in made.participants] == ["Anna Tamm", "Bo Berg"]
    assert voters(made) == ["AT", "BB"]
    assert made.meeting.rapporteur == ("AT",)


def test_who_takes_the_minutes_and_is_listed_nowhere_else_has_no_vote() -> None:
    made = imported("# Board 2026-03-02\n\nPresent: Bo Berg, Ida Falk\n\nMinutes: Anna Tamm\n\nWe met.\n", "en").minutes
    assert len(made.participants) == 3
    assert voters(made) == ["BB", "IFA"]


@pytest.mark.parametrize(
    ("language", "label"),
    [("fr", "**Prise de notes** :"), ("de", "Protokoll geführt von:"), ("sv", "Anteckningar av:"), ("en", "Notes by:")],
)
def test_words_for_who_takes_the_minutes(language: str, label: str) -> None:
    present = {"fr": "Présents", "de": "Anwesend", "sv": "Närvarande", "en": "Present"}[language]
    source = f"# X 2026-03-02\n\n**{present}** : Ona Raud, Léo Berg, Ida Falk\n{label} Ida Falk\n\nWe met.\n"
    made = imported(source, language).minutes
    assert [(person.name, person.role) for person in made.participants] == [
        ("Ona Raud", ""), ("Léo Berg", ""), ("Ida Falk", "rapporteur")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "begun", "lasted"),
    [
        ("fr", "Date : 3 mai 2026 à 18 h 30", "**Durée de la réunion :** 2 heures 40 minutes"),
        ("fr", "Date : 3 mai 2026 à 18 h 30", "Durée : 2h40"),
        ("de", "Beginn: 18:30 Uhr", "Dauer: 2 Stunden und 40 Minuten"),
        ("en", "Start: 18:30", "Duration: 160 minutes"),
    ],
)
def test_how_long_a_meeting_was_says_when_it_ended(language: str, begun: str, lasted: str) -> None:
    made = imported(f"# Meeting 2026-05-03\n\n{begun}\n\n{lasted}\n\nOna said hello.\n", language)
    assert made.minutes.meeting.end == dt.time(21, 10)
    said = "The end of the meeting, 21:10, was calculated from its start and its length."
    assert said in reasons(made)


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("fr", "## 4. Prochaine réunion\n\nAG le 01/07/2026 à partir de 19 h\n"),
        ("de", "## TOP 4 Nächste Sitzung\n\n1. Juli 2026, 19:00 Uhr\n"),
        ("en", "There being no more business, the meeting was adjourned with the next meeting July 1, 2026 at 7 pm.\n"),
        (
            "en",
            "## Next meeting\n\n- 1 July 2026, 19:00\n\n## Roof\n\nThe next meeting of the roofers is 3 July 2026.\n",
        ),
    ],
)
def test_the_next_meeting_is_taken(language: str, source: str) -> None:
    made = imported(f"# Meeting 2026-05-03\n\n## 1. Roof\n\nIt leaks.\n\n{source}", language)
    assert made.minutes.meeting.next == Next(date=dt.date(2026, 7, 1), start=dt.time(19))
    assert made.minutes.meeting.end is None
    assert not [each for each in reasons(made) if "end of the meeting" in each or "next meeting" in each]


def test_several_days_for_the_next_meeting_are_in_doubt() -> None:
    source = "# Meeting 2026-05-03\n\nThe next meeting is on 1 July 2026.\n\nThe next meeting will be on 3 July 2026.\n"
    made = imported(source, "en")
    assert made.minutes.meeting.next is None
    assert "Several days are named for the next meeting: none was recorded." in reasons(made)


def test_a_date_in_the_name_of_a_file_that_is_the_title_is_the_date() -> None:
    made = imported("# BoardMeeting20260309Kyoto\n\nWe met.\n", "en").minutes.meeting
    assert (made.title, made.date) == ("BoardMeeting20260309Kyoto", dt.date(2026, 3, 9))


def test_each_part_of_a_text_that_was_accepted_is_a_decision_and_nobodys_statement() -> None:
    source = (
        "# Conseil du 3 mai 2026\n\nPrésents : Ona Raud, Léo Berg, Ida Falk\n\n## 1. Statuts\n\n"
        "Ona Raud et Léo Berg se sont réunis en avril. Trois changements sont proposés.\n\n"
        "Article 2 – Nouveau titre (cf. annexe) : *proposition validée à l’unanimité.*\n\n"
        "Article 6 – La cotisation passe à 10 €. Deux raisons : le calcul et le prix. *La proposition est validée à "
        "l’unanimité.*\n\n"
        "VOTE 1 : La limite basse. Proposition acceptée à l’unanimité.\n\n"
        "*Le conseil, à l’unanimité, est favorable à ces statuts.*\n\n"
        "## 2. Divers\n\nLa troupe demande le jardin pour juin. La demande est accordée à l’unanimité par le conseil.\n"
    )
    made = imported(source, "fr")
    assert [note.text[:9] for note in of_kind(made, "decision")] == [
        "Article 2", "Article 6", "*Le conse", "La troupe"
    ]  # fmt: skip
    assert [(note.outcome, note.text[:6]) for note in of_kind(made, "vote")] == [("à l’unanimité", "VOTE 1")]
    assert [len(note.text.split()) for note in of_kind(made, "statement") if note.speaker] == [14]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Rule 4 – A new fee for guests of the club: motion carried unanimously."),
        ("de", "Punkt 4 – Ein neuer Beitrag für die Gäste: Antrag einstimmig angenommen."),
        ("en", "A fee for guests was discussed. It will be 5 euros. The motion was carried unanimously."),
    ],
)
def test_what_was_proposed_and_that_it_was_accepted_are_one_decision(language: str, said: str) -> None:
    made = imported(f"# Meeting 2026-05-03\n\nPresent: Ona Raud, Leo Berg\n\n{said}\n", language)
    assert [note.text for note in of_kind(made, "decision")] == [said]


def test_what_somebody_says_and_that_a_motion_was_carried_are_two_notes() -> None:
    source = "# Meeting 2026-05-03\n\nPresent: Ona Raud, Leo Berg\n\n"
    made = imported(f"{source}Ona Raud told of the roof. The motion was carried unanimously.\n", "en")
    assert [(note.kind, note.speaker) for note in made.minutes.notes[-2:]] == [("statement", "ORA"), ("decision", ())]


def test_a_line_below_an_action_item_says_that_it_is_done() -> None:
    source = (
        "Board 2026-03-02\n\nAttendees: Ona Raud, Leo Berg\n\n** Actions\n\nAI: Ona to call the roofer\n- Done\n\n"
        "AI: Leo to buy paint\n- Done by Ona, it is in the shed\n\nAI: Leo to sweep\n- Done when the paint is dry\n\n"
        "AI: Leaflet, page 2: Ona to write it\n- Carried over\n\nAI: helpers to write a plan\n"
    )
    made = imported(source, "en", is_markdown=False)
    tasks = of_kind(made, "action")
    assert [note.done for note in tasks] == [True, True, False, False, False]
    assert [note.responsible for note in tasks] == [("ORA",), ("LB",), ("LB",), ("ORA",), ()]
    assert [each for each in reasons(made) if "action item" in each] == [
        "This may say what became of the action item above it, which was left open. So it is with 1 more.",
        "Who is responsible for this action item was not found.",
    ]


@pytest.mark.parametrize(
    ("language", "done"), [("de", "Erledigt"), ("fr", "Fait"), ("sv", "Klart"), ("es", "Hecho"), ("ja", "完了")]
)
def test_words_for_done_below_an_action_item(language: str, done: str) -> None:
    source = f"# X 2026-03-02\n\n- [ ] Roof\n  - {done}.\n- [ ] Paint\n"
    assert [note.done for note in of_kind(imported(source, language), "action")] == [True, False]


def test_a_line_that_says_who_moved_belongs_to_the_one_directly_above_it() -> None:
    source = (
        "Board 2026-03-02\n\nAttendees: Ona Raud, Leo Berg, Ida Falk\n\n** Roof\n\n"
        "Ona has been chosen to write the minutes\nProposed: Leo, seconded: Ida\n\n"
        "The plan was approved.\nProposed: Leo, seconded: Ona\n\n"
        "The weather was fine.\n\nProposed: Leo, seconded: Ona\n"
    )
    made = imported(source, "en", is_markdown=False)
    motions = of_kind(made, "motion")
    assert [note.text.partition("\n\n")[0] for note in motions] == [
        "Ona has been chosen to write the minutes", "The plan was approved.", "The weather was fine."
    ]  # fmt: skip
    assert [(note.mover, note.seconder, note.outcome) for note in motions[:2]] == [
        (("LB",), ("IFA",), ""), (("LB",), ("ORA",), "carried")
    ]  # fmt: skip
    assert not [note for note in made.minutes.notes if note.check]


@pytest.mark.parametrize(
    "said",
    [
        "The Clerk and three councillors left the meeting to discuss the letters.",
        "The Clerk and councillors returned to the meeting to hear the result.",
    ],
)
def test_who_left_a_meeting_to_discuss_has_no_task(said: str) -> None:
    source = "# Council 2026-05-03\n\nPresent: Cllr Ona Raud, Cllr Leo Berg, Mrs Ida Falk (Clerk)\n\n"
    assert not of_kind(imported(f"{source}{said}\n", "en"), "action")
    assert of_kind(imported(f"{source}The Clerk and RFO would write to the county by 14 May.\n", "en"), "action")


def test_who_is_proposed_did_not_second() -> None:
    source = "# Council 2026-05-03\n\nPresent: Cllr Ona Raud, Cllr Leo Berg, Cllr Ida Falk\n\n"
    made = imported(f"{source}Cllr Raud proposed Cllr Berg seconded by Cllr Mr Falk.\n", "en")
    assert [(note.mover, note.seconder) for note in of_kind(made, "motion")] == [(("ORA",), ("IFA",))]


def test_a_vote_behind_other_matters_is_not_on_a_motion_that_was_carried_before() -> None:
    source = (
        "# Council 2026-05-03\n\nPresent: Ona Raud, Leo Berg\n\n"
        "Motion: We accept the accounts. The motion was carried.\n\n"
        "It was agreed that the roof is mended.\n\nCarried by 2 votes to 1.\n"
    )
    assert [note.answers for note in of_kind(imported(source, "en"), "vote")] == [()]
    near = source.replace("It was agreed that the roof is mended.", "They thanked the clerk.")
    assert [bool(note.answers) for note in of_kind(imported(near, "en"), "vote")] == [True]


def test_a_number_of_votes_before_those_against_is_for() -> None:
    source = (
        "# Sitzung 2026-05-03\n\nDer Beisitzer wird mit zwei Stimmen, einer Gegenstimme und einer Enthaltung gewählt.\n"
    )
    assert [(note.for_, note.against, note.abstain) for note in of_kind(imported(source, "de"), "vote")] == [(2, 1, 1)]


def test_what_somebody_suggests_is_no_decision() -> None:
    source = "# Sitzung 2026-05-03\n\nDer Anwalt regt an, die neue Satzung beschließen zu lassen.\n"
    assert not of_kind(imported(source, "de"), "decision")


def test_the_date_of_the_minutes_that_are_approved_is_not_that_of_the_meeting() -> None:
    source = (
        "---\ntitle: Council January meeting\ndate: 2026-01-20\n---\n\nPresent: Cllr Ona Raud, Cllr Leo Berg\n\n"
        "1\\. PUBLIC FORUM A neighbour told of the road.\n\n"
        "2\\. TO APPROVE AND SIGN THE MINUTES OF THE MEETING held on "
        "15th December 2025 Cllr Raud signed them.\n\n3\\. CORRESPONDENCE The chair had a letter.\n"
    )
    made = imported(source, "en")
    assert made.minutes.meeting.date == dt.date(2026, 1, 20)
    assert "This date is before the text and may be that of the file, not of the meeting." in reasons(made)
    assert [item.title for item in made.minutes.agenda][::2] == ["PUBLIC FORUM", "CORRESPONDENCE"]


def test_numbers_of_items_in_bold_stay_where_they_begin_again() -> None:
    titles = ("4. **Chair**", "5. **To sign the minutes of** **1st April 2026**", "1. **Bugs**", "2. **Plans**")
    source = "# Council 2026-05-03\n\n" + "".join(f"{title}\n\nIt was spoken of.\n\n" for title in titles)
    made = imported(source, "en")
    assert agenda(made) == [
        (1, "4. Chair"), (1, "5. To sign the minutes of 1st April 2026"), (1, "1. Bugs"), (1, "2. Plans")
    ]  # fmt: skip


def test_lines_to_sign_on_stay_lines() -> None:
    made = imported("# Council 2026-05-03\n\nWe met.\n\nChairman: \\_\\_\\_\\_\\_\\_ Date: \\_\\_\\_\\_\n", "en")
    assert "*" not in made.minutes.notes[-1].text


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "# Working group, 18–20 July 2026\n\nWe met.\n"),
        ("en", "# Working group\n\nJuly 18-20, 2026\n\nWe met.\n"),
        ("en", "# Working group\n\n## Logistics\n\n- Host: Ona\n- Dates: Tuesday-Thursday July 18-20, 2026\n"),
        ("de", "# Tagung vom 18.–20. Juli 2026\n\nEs war gut.\n"),
        ("fr", "# Réunion du 18-20 juillet 2026\n\nBonjour.\n"),
    ],
)
def test_a_meeting_of_several_days_has_its_first_and_last(language: str, source: str) -> None:
    made = imported(source, language).minutes.meeting
    assert (made.date, made.last_date) == (dt.date(2026, 7, 18), dt.date(2026, 7, 20))


def test_one_day_is_no_span() -> None:
    made = imported("# Working group, 20 July 2026, 18-20 h\n\nWe met.\n", "en").minutes.meeting
    assert (made.date, made.last_date) == (dt.date(2026, 7, 20), None)


def test_a_title_keeps_its_emphasis() -> None:
    made = imported("# Meeting 2026-05-03\n\n## The festival *Lumen* of May\n\nGood.\n\n## **Roof**\n\nBad.\n", "en")
    assert [item.title for item in made.minutes.agenda] == ["The festival *Lumen* of May", "Roof"]


def test_headings_that_are_links_are_parts_of_the_item_above() -> None:
    tickets = "".join(
        f"### [[Bug #{n}]](https://bugs.example/{n}) Crash {n} (ona)\n\n* ona: look\n\n### Conclusion:\n\n"
        .replace("### Conclusion:\n\n", "") for n in (1, 2, 3)
    )  # fmt: skip
    source = (
        f"# Developers 2026-05-03\n\n## News\n\nGood.\n\n### Discussion:\n\n* ona: hello\n\n## Tickets\n\n{tickets}"
    )
    made = imported(source, "en")
    assert agenda(made) == [
        (1, "News"), (1, "Tickets"),
        *((2, f"[[Bug #{n}]](https://bugs.example/{n}) Crash {n} (ona)") for n in (1, 2, 3))
    ]  # fmt: skip
    assert [note.text for note in of_kind(made, "heading")] == ["Discussion:"]
    assert of_kind(made, "remark") == []


def test_titles_before_a_colon_that_may_be_items_are_in_doubt() -> None:
    said = "The supervisors spoke of the road and of the bridge, and of what both cost. " * 8
    parts = ("Old Business", "Letters to us", "Creek Park", "Sewer Plant")
    source = "# Township 2026-05-03\n\nPresent: Ona Raud, Leo Berg, Ida Falk\n\n" + "".join(
        f"{part}: {said}\n\n" for part in parts
    )
    reason = "No agenda items were found. Lines that begin as “Old Business:” may be titles of items."
    assert reason in reasons(imported(source, "en"))
    assert reason not in reasons(imported(source.replace("Old Business", "Letters"), "en"))


def test_a_table_in_html_within_markdown_is_a_table() -> None:
    rows = "".join(f"<tr><td width='9'>{name}</td><td>{sum_}</td></tr>" for name, sum_ in
                   (("Payee", "Gross"), ("Lamp Ltd", "29.12"), ("Clerk", "16.00")))  # fmt: skip
    source = (
        f"# Council 2026-05-03\n\n## 1. Accounts\n\n<table width='60'><tbody>{rows}</tbody></table>\n\nAll agreed.\n"
    )
    texts = [note.text for note in imported(source, "en").minutes.notes]
    assert "| Payee | Gross |\n| --- | --- |\n| Lamp Ltd | 29.12 |\n| Clerk | 16.00 |" in texts
    left = imported(source.replace("</table>", ""), "en").minutes.notes
    assert any("Lamp Ltd" in note.text for note in left)


def test_two_parts_in_bold_italics_have_no_asterisks_of_their_own() -> None:
    made = imported("# Council 2026-05-03\n\n**_ii)_**      **_To accept the account_**\n\nIt was spoken of.\n", "en")
    assert made.minutes.notes[0].text.split() == ["**ii)**", "**To", "accept", "the", "account**"]


def test_a_motion_of_somebody_who_is_on_no_list_is_in_doubt() -> None:
    source = "# Council 2026-05-03\n\nPresent: Cllr Ona Raud, Cllr Leo Berg\n\n"
    reason = "This says who moved and seconded: the mover is not on the list of participants."
    made = imported(f"{source}Cllr Mann proposed acceptance, seconded by Cllr Raud. Approved.\n", "en")
    assert reason in reasons(made)
    made = imported(f"{source}Cllr Berg was proposed by Cllr Mann and seconded by Cllr Raud.\n", "en")
    assert reason not in reasons(made)
    made = imported(f"{source}Cllr Berg proposed acceptance, seconded by Cllr Raud. Approved.\n", "en")
    assert reason not in reasons(made)
    assert len(of_kind(made, "motion")) == 1


def test_a_given_name_whose_initial_is_on_the_list_moves() -> None:
    source = "# Council 2026-05-03\n\nPresent: Cllr. A. Muir, Cllr. B. Muir, Cllr. M. Peake\n\n"
    made = imported(f"{source}Cllr. Alison Muir moved to mend the roof, seconded by Cllr. Mark Peake.\n", "en")
    assert [(note.mover, note.seconder) for note in of_kind(made, "motion")] == [(("AMU",), ("MPE",))]
    made = imported(f"{source}Cllr. Carol Muir moved to mend the roof, seconded by Cllr. Mark Peake.\n", "en")
    assert not of_kind(made, "motion")


PAIR = "# Board, 3 March 2025\n\nPresent: Ona Raud (Chair), Leo Berg\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Moved by Leo Berg, seconded by Ona Raud, that we eat.",
        "Moved by Leo Berg, seconded by Ona Raud, to sell the boat. Carried.",
        "Leo Berg moved, seconded by Ona Raud, to sell the boat. Carried.",
        "Motion by Leo Berg, seconded by Ona Raud, to buy a boat. Carried.",
        "Leo Berg made a motion to close, Ona Raud seconded. Carried.",
    ],
)
@pytest.mark.parametrize("before", ["The chair opened the meeting.", "The roof leaks and Leo told of the costs."])
def test_a_motion_that_says_what_is_moved_takes_no_paragraph_before_it(before: str, said: str) -> None:
    for between in ("\n\n", " "):
        made = imported(f"{PAIR}{before}{between}{said}\n")
        found = [(note.kind, note.text) for note in made.minutes.notes]
        assert found[1:] == [("statement", before), ("motion", said)]


def test_who_moved_below_a_line_of_who_is_there_moved_nothing_of_it() -> None:
    source = "Board, 3 March 2025\n\nPresent: Ona Raud (Chair), Leo Berg\n\nProposed: Leo, seconded: Ona\n"
    made = imported(source, is_markdown=False)
    assert [(note.kind, note.text) for note in made.minutes.notes] == [
        ("statement", "Present: Ona Raud (Chair), Leo Berg"), ("motion", "Proposed: Leo, seconded: Ona")
    ]  # fmt: skip


def test_a_list_behind_a_motion_that_was_carried_is_none_of_its_words() -> None:
    source = f"{PAIR}Motion by Leo Berg, seconded by Ona Raud, to buy a boat. Carried.\n\n- one\n- two\n"
    made = imported(source)
    assert [(note.kind, note.text) for note in made.minutes.notes][-1] == ("statement", "- one\n- two")


def test_what_was_moved_is_in_doubt_where_a_paragraph_before_says_it() -> None:
    source = f"{PAIR}We sell the boat.\n\nProposed: Leo, seconded: Ona. Carried.\n"
    made = imported(source)
    assert made.minutes.notes[-1].text == "We sell the boat.\n\nProposed: Leo, seconded: Ona. Carried."
    assert reasons(made)[0] == "The paragraph before this line is taken for what was moved."
    below = source.replace("boat.\n\n", "boat.\n")
    assert "The paragraph before" not in str(reasons(imported(below)))


def test_a_short_name_before_the_outcome_is_the_seconders() -> None:
    (motion,) = of_kind(imported(f"{PAIR}We sell.\n\nMoved: Leo, seconded: Ona. Carried.\n"), "motion")
    assert (motion.mover, motion.seconder) == (("LB",), ("ORA",))


def test_the_motion_to_approve_takes_no_sentence_before_it() -> None:
    source = f"{PAIR}The fee is 40 francs now. The motion to approve was made by Leo Berg, Ona Raud second.\n"
    assert [note.text for note in of_kind(imported(source), "motion")] == [
        "The motion to approve was made by Leo Berg, Ona Raud second."
    ]


def test_what_a_sentence_before_says_was_moved_where_all_were_for_it() -> None:
    said = "We buy stone. Leo Berg made the motion, Ona Raud second, with Jo Ash making it unanimous."
    assert [note.text for note in of_kind(imported(f"{PAIR}{said}\n"), "motion")] == [said]


@pytest.mark.parametrize(
    "title",
    [
        "[[Bug #5]](https://forge.example/5) Locks (Ona)",
        "Drop `Dir#each` and [the rest](https://forge.example/6)",
        "Use of `#if`",
    ],
)
def test_a_title_keeps_its_links_and_code(title: str) -> None:
    source = (
        f"# Meeting, 4 May 2026\n\nOna Raud, Leo Berg\n\n## Tickets\n\n### {title}\n\nWe spoke.\n\n## End\n\nBye.\n"
    )
    made = imported(source)
    kept = [item.title for item in made.minutes.agenda] + [n.text for n in made.minutes.notes if n.kind == "heading"]
    assert title in kept or made.minutes.agenda[1].document == "[Bug #5](https://forge.example/5)"
    assert not [note for note in made.minutes.notes if note.audience == "private"]
    first = imported(f"# Meeting, 4 May 2026\n\n## {title}\n\nWe spoke.\n\n## End\n\nBye.\n")
    assert [item.title for item in first.minutes.agenda] == [title, "End"]


CONTENTS = "- [Roof](#roof)\n- [[Frames](https://forge.example/9)](#frames-https)\n- [End](#end)\n"
PARTS = "\n## Roof\n\nIt leaks.\n\n## [Frames](https://forge.example/9)\n\nFine.\n\n## End\n\nBye.\n"


def test_a_table_of_contents_is_on_no_page_once_its_entries_are_all_headings() -> None:
    made = imported(f"# Meeting, 4 May 2026\n\n{CONTENTS}{PARTS}")
    assert [item.title for item in made.minutes.agenda] == ["Roof", "[Frames](https://forge.example/9)", "End"]
    remarks = [note.text for note in made.minutes.notes if note.audience == "private"]
    assert remarks == ["Roof\nFrames\nEnd"]
    assert "The table of contents has the headings of the source once more: it is a private remark." in reasons(made)


def test_other_links_to_parts_of_the_document_are_words() -> None:
    made = imported(f"# Meeting, 4 May 2026\n\n- [Not here](#not-here)\n{CONTENTS}{PARTS}See [the roof](#roof).\n")
    texts = "\n".join(note.text for note in made.minutes.notes)
    assert "- Not here\n- Roof\n- [Frames](https://forge.example/9)\n- End" in texts
    assert "See the roof." in texts
    assert "](#" not in texts


ELECTION = (
    "# Protokoll, 4. Mai 2026\n\n## TOP 1 Wahl\n\n**Antrag**\nLeo Berg schlägt Ona Raud als Kassenwart vor.\n\n"
    "**Ja: 9**\n**Nein: 1**\n\n"
)


def test_a_sentence_that_says_who_was_elected_is_what_came_of_the_vote_above_it() -> None:
    said = "Ona Raud wird von der Versammlung zum Kassenwart gewählt."
    made = imported(f"{ELECTION}{said}\n", "de")
    (motion,) = of_kind(made, "motion")
    (vote,) = of_kind(made, "vote")
    assert motion.outcome == "carried"
    assert vote.text.endswith(said)
    assert of_kind(made, "decision") == []


def test_a_decision_on_something_else_is_none_of_the_vote_above_it() -> None:
    made = imported(f"{ELECTION}Der Haushalt wird von der Versammlung genehmigt.\n", "de")
    assert [note.text for note in of_kind(made, "decision")] == ["Der Haushalt wird von der Versammlung genehmigt."]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Es wird für jede Person mit Ja oder Nein gestimmt, die beiden mit mehr Stimmen werden gewählt."),
        ("en", "The votes are counted and those with the most of them are elected."),
    ],
)
def test_how_an_election_goes_is_no_decision(language: str, said: str) -> None:
    title = {"de": "# Protokoll, 4. Mai 2026", "en": "# Meeting, 4 May 2026"}[language]
    assert of_kind(imported(f"{title}\n\nOna Raud, Leo Berg\n\n## 1. Wahl\n\n{said}\n", language), "decision") == []


def test_headings_below_those_that_are_days_are_their_items() -> None:
    day = "### {one}\n\nWe spoke.\n\n### {two}\n\nWe spoke.\n\n"
    source = (
        f"# Working group, interim meeting\n\n## Thursday, 4 June 2026\n\n{day.format(one='Frames', two='Flags')}"
        f"## Friday, June 5\n\n{day.format(one='Roads', two='Rules')}"
    )
    made = imported(source, "en")
    assert (made.minutes.meeting.date, made.minutes.meeting.last_date) == (dt.date(2026, 6, 4), dt.date(2026, 6, 5))
    assert agenda(made) == [
        (1, "Thursday, 4 June 2026"), (2, "Frames"), (2, "Flags"), (1, "Friday, June 5"), (2, "Roads"), (2, "Rules")
    ]  # fmt: skip


def test_the_stop_behind_the_number_of_an_item_stays() -> None:
    source = "# Sitzung, 4. Mai 2026\n\n## TOP 1. Wahl\n\nGut.\n\n## TOP 2. Kasse\n\nGut.\n\n## TOP 3: Ende\n\nGut.\n"
    assert [item.number for item in imported(source, "de").minutes.agenda] == ["TOP 1.", "TOP 2.", "TOP 3"]
