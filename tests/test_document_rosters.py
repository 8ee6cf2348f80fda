"""Who takes part in a document, by the many ways in which minutes list people."""

import pytest

from minutes_tui.model.minutes import Minutes
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text


def read(text: str, *, is_markdown: bool = True) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(text, is_markdown=is_markdown)), "minutes")


def people(minutes: Minutes) -> list[str]:
    """Each as "title name | presence | role or post"."""
    return [
        " | ".join(filter(None, (f"{each.title} {each.name}".strip(), each.presence, str(each.role or each.post))))
        for each in minutes.participants
    ]


TOP = "Harbour Board\n\nMinutes of the meeting held on 3 March 2026\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Present:\nAnna Bell (Chair)      Carl Dow\nEva Fox                Gus Hall\n",
         ["Anna Bell | present | chair", "Carl Dow | present", "Eva Fox | present", "Gus Hall | present"]),
        ("15 Present: Cllrs. A Smith (Chairman), B Jones\n\n16 Apologies: Cllr E Fox",
         ["Cllr A Smith | present | chair", "Cllr B Jones | present", "Cllr E Fox | apologies"]),
        ("PRESENT: Council Members: William Bell, Carla Dow\nSTAFF PRESENT: City Manager Ida Kay, City Clerk Leo May",
         ["Council Member William Bell | present", "Council Member Carla Dow | present",
          "Ida Kay | present | City Manager", "City Clerk Leo May | present | secretariat"]),
        ("Present: The Vice-Chancellor (Professor H. Lund) (in the Chair); Ms T. Ash (Secretary).",
         ["Professor H. Lund | present | chair", "Ms T. Ash | present | secretary"]),
        ("Members Absent With Representation:\n\nBrook, M.A. Hill; Ede, V. Coll.\n\nGuests of the Senate:\n\n"
         "G. Beach, S. Frank, and T. Wilx.\n\nSpecial Reports\n\nThere were none, and the meeting went on.",
         ["Brook | absent", "Ede | absent", "G. Beach | present | guest", "S. Frank | present | guest",
          "T. Wilx | present | guest"]),
        ("In attendance:\n\nMr W Grove Clerk to the Council\n\nMrs P Ald Assistant Clerk",
         ["Mr W Grove | present | secretariat", "Mrs P Ald | present | secretariat"]),
        ("Present: Cllrs A Smith (Chair), C Dow and E ffrench-Hill",
         ["Cllr A Smith | present | chair", "Cllr C Dow | present", "Cllr E ffrench-Hill | present"]),
        ("Attendees: Anna Bell (chair), Carl Dow, “Evi” O'Fox; Gus (late, 10:20), Prof. Dr. h. c. Ivan van der Jay",
         ["Anna Bell | present | chair", "Carl Dow | present", "“Evi” O'Fox | present", "Gus | expected",
          "Prof. Dr. h. c. Ivan van der Jay | present"]),
        ("Present: Anna Bell, director, Harbour Board; Carl Dow, Port Office",
         ["Anna Bell | present | director", "Carl Dow | present"]),
        ("In attendance: the Clerk, Mr T Hale",
         ["Mr T Hale | present | the Clerk"]),
        ("Anna Bell (AB), Carl von Dow (CvD), Eva Fox-Hill (EFH)\n",
         []),
        ("Anna Bell (AB), Carl von Dow (CVD), Eva Fox-Hill (EFH)\n",
         ["Anna Bell | present", "Carl von Dow | present", "Eva Fox-Hill | present"]),
    ],
)  # fmt: skip
def test_a_text_lists_who_was_there(text: str, found: list[str]) -> None:
    assert people(read(TOP + text, is_markdown=False).minutes) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Board members in attendance were:\n\n- Anna Bell\n- Carl Dow\n\n"
         "Also in attendance were:\n\n- Gus Hall (Clerk)\n",
         ["Anna Bell | present", "Carl Dow | present", "Gus Hall | present | secretariat"]),
        ("## Attendance\n* Team members: Anna, Carl\n* Others: Gus, Ida Kay\n",
         ["Anna | present | member", "Carl | present | member", "Gus | present", "Ida Kay | present"]),
        ("Attendees (7/9): @alice, @bob-smith, Carol D., Dave (he/him), eve@example.org, Fay Gold\n",
         ["alice | present", "bob-smith | present", "Carol D. | present", "Dave | present", "eve | present",
          "Fay Gold | present"]),
        ("| No | Name | P/A |\n|---|---|---|\n| 1 | SMITH, J | P |\n| 2 | DOW, C | A |\n| 3 | vacant | |\n"
         "| 4 | Ida Kay | Y (until 7.10) |\n| 5 | Leo May | N - apologies accepted |\n",
         ["J SMITH | present", "C DOW | absent", "Ida Kay | present", "Leo May | apologies"]),
        ("## Fremmøtte\n\n* Anna Berg\n* Eva Foss (referent)\n\n## Valg\n\n"
         "Det er ikke så mye å si om dette, og vi har ikke noe mer på dagens møte som er av betydning for noen.\n",
         ["Anna Berg | present", "Eva Foss | present | rapporteur"]),
        ("Presenti: la Presidente: Avv. Anna Belli, la Vicepresidente: Novella Casti, il Segretario: Bruno Dotti\n\n"
         "Si discute della cosa e non si decide nulla, perché non è stato possibile per la seduta di oggi.\n",
         ["Avv. Anna Belli | present | chair", "Novella Casti | present | vice chair",
          "Bruno Dotti | present | secretary"]),
        ("Étaient présents : Mmes et MM. Anne BEL, Carl DOU\n\nAbsents excusés : M. Guy HAL, M. Ivan JAY\n\n"
         "Procurations : M. Ivan JAY à Mme Anne BEL\n\nGuy HAL donne pouvoir à Carl DOU\n\n"
         "Le procès-verbal est lu par le maire pour les membres qui sont dans la salle, et il est signé par tous.\n",
         ["Anne BEL | present", "Carl DOU | present", "M. Guy HAL | apologies", "M. Ivan JAY | apologies"]),
    ],
)  # fmt: skip
def test_markdown_lists_who_was_there(text: str, found: list[str]) -> None:
    assert people(read(f"# Harbour group 2026-03-03\n\n{text}").minutes) == found


def test_proxies_are_read_from_a_list_of_them_and_from_lines() -> None:
    made = read(
        "# Séance du 3 mars 2026\n\nPrésents : Anne BEL, Carl DOU\n\nAbsents excusés : M. Guy HAL, M. Ivan JAY\n\n"
        "Procurations : M. Ivan JAY à Mme Anne BEL\n\nGuy HAL donne pouvoir à Carl DOU\n\n"
        "Le procès-verbal est lu par le maire pour les membres qui sont dans la salle, et il est signé par tous.\n"
    ).minutes
    assert {each.name: each.proxies for each in made.participants if each.proxies} == {
        "Anne BEL": "IJ", "Carl DOU": "GH",
    }  # fmt: skip


def test_a_list_of_people_in_which_nobody_is_found_is_in_doubt() -> None:
    made = read("# Council\n\nAttendance: Chairman S Lint Vice Chairman Mrs J Tay Councillors Mrs D Clem Mrs J Law\n")
    assert "This list of people was not understood: no one was found in it." in [each.reason for each in made.doubts]
    made = read("# Council 3 March 2026\n\nPresent: Anna Bell, Carl Dow\n\nApologies: None\n\nAbsent: none.\n")
    assert made.doubts == ()


def test_labels_of_a_list_are_nobody_where_the_participants_are_listed() -> None:
    made = read(
        "# Harbour meeting 2026-03-03\n\n## Links\n\n* **Recording**:  https://example.org/rec\n"
        "* **GitHub Issue**: https://example.org/1\n\n## Present\n\n* Anna Bell (TC)\n* Carl Dow (TC)\n* Eva Fox\n\n"
        "## Agenda\n\n* deps: define the thing\n* New Streams: nothing\n* N-API: new\n\n"
        "## Minutes\n\n* Anna: I did it\n* Carl: I did not\n\n7 Stimmen: Ja\n\n11:55 Uhr: Anna left.\n"
    )
    assert [each.name for each in made.minutes.participants] == ["Anna Bell", "Carl Dow", "Eva Fox"]
    assert [each.reason for each in made.doubts] == [
        "New Streams is before a colon and not on the list of participants: it was taken for a label."
    ]


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Present members agree to pay at most 20 euros. It will be mailed soon.", "en"),
        ("Present members agree to pay at most 20 euros.", "en"),
        ("Attendees want to spend 300 kroner.", "en"),
        ("Aanwezige leden stemmen in met maximaal 20 euro. Het wordt binnenkort gemaild.", "nl"),
        ("Anwesende Mitglieder zahlen 20 Euro.", "de"),
    ],
)
def test_a_sentence_with_a_sum_lists_nobody(said: str, language: str) -> None:
    found = engine.imported(list(plain_text.blocks(TOP + said, is_markdown=True)), "minutes", language).minutes
    assert (found.meeting.also_present, found.participants) == ((), ())
    assert said in " ".join(note.text for note in found.notes)


def test_a_counted_group_without_a_colon_is_on_the_list() -> None:
    found = read(TOP + "Present: Anna Bell, Carl Dow\n\nAlso present were 3 members of the public.").minutes
    assert found.meeting.also_present == ("3 members of the public",)


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("Navn , Organisasjon | Tilstede | Forfall", "nb"),
        ("Name / Role | Present | Apologies", "en"),
        ("Name | Anwesend | Entschuldigt", "de"),
    ],
)
def test_a_table_of_marks_says_who_was_away(head: str, language: str) -> None:
    table = f"| {head} |\n| --- | --- | --- |\n| Ona Falk |  | X |\n| Leo Berg, Pier | X |  |\n| Mia Raud | X |  |\n"
    found = engine.imported(list(plain_text.blocks(TOP + table, is_markdown=True)), "minutes", language).minutes
    told = [(each.name, each.presence) for each in found.participants]
    assert told == [("Ona Falk", "apologies"), ("Leo Berg", "present"), ("Mia Raud", "present")]
    assert not any("|" in f"{each.affiliation}{each.post}" or each.post == "X" for each in found.participants)


@pytest.mark.parametrize("line", ["Present: Anna Bell, Bo Ek", "Anwesend: Jörg Müller, Änne Öl", "Apologies – Ida Kay"])
def test_a_line_of_those_present_heads_nothing(line: str) -> None:
    found = read(f"Minutes 1 May 2024\n\n{line}\n\nAnna Bell: hello\n\nJörg Müller: hello\n").minutes
    assert [(note.kind, note.speakers) for note in found.notes if note.text == line] == [("statement", ())]


@pytest.mark.parametrize(
    "rows",
    [
        ["Name", "Role", "Present", "Remark"],
        ["Name", "Post", "Attendance", "Remark"],
    ],
)
def test_no_row_of_a_table_of_attendance_heads_those_below_it(rows: list[str]) -> None:
    said = [rows,
            ["Ona Falk", "Chair", "yes", ""], ["Dee Poe", "Trustee", "no", "ill"], ["Leo Ek", "Member", "no", ""],
            ["Mia Raud", "Member", "N", ""], ["Ida Kay", "Member", "absent", ""],
            ["Bo Dahl", "Member", "Y", ""]]  # fmt: skip
    table = "\n".join(f"| {' | '.join(row)} |" for row in [said[0], ["---"] * 4, *said[1:]])
    found = read(TOP + table)
    told = [(each.name, each.presence) for each in found.minutes.participants]
    assert told == [("Ona Falk", "present"), ("Dee Poe", "absent"), ("Leo Ek", "absent"), ("Mia Raud", "absent"),
                    ("Ida Kay", "absent"), ("Bo Dahl", "present")]  # fmt: skip
    assert found.doubts == ()


def test_who_has_no_mark_in_a_table_of_attendance_is_in_doubt() -> None:
    table = "| Name | Role | Present |\n|---|---|---|\n| Ona Falk | Chair | yes |\n| Leo Ek | Member | |\n"
    found = read(TOP + table + "| Ida Kay | Guest | left early |\n")
    told = [(each.name, each.presence, each.remark) for each in found.minutes.participants]
    assert told == [("Ona Falk", "present", ""), ("Leo Ek", "expected", ""), ("Ida Kay", "expected", "left early")]
    assert [each.reason for each in found.doubts] == [
        "This table does not say clearly who of these was there: Leo Ek, Ida Kay."
    ]


def test_who_is_marked_neither_present_nor_away_is_in_doubt() -> None:
    table = "| Navn | Tilstede | Forfall |\n|---|---|---|\n| Ona Falk | X | |\n| Siv Ek | | |\n"
    found = engine.imported(list(plain_text.blocks(TOP + table, is_markdown=True)), "minutes", "nb")
    assert [each.presence for each in found.minutes.participants] == ["present", "expected"]
    assert len(found.doubts) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Présents : M. Berg (président), Mme Ona Roy, MM. Petit et Leroy, Mmes Blanc, Noir",
         ["M. Berg", "Mme Ona Roy", "M. Petit", "M. Leroy", "Mme Blanc", "Mme Noir"]),
        ("Présents : MM. Petit et Leroy, Mmes Blanc, Noir", ["M. Petit", "M. Leroy", "Mme Blanc", "Mme Noir"]),
        ("Présents : M.Berg – M.Falk – Mme Ona Roy (à distance)", ["M. Berg", "M. Falk", "Mme Ona Roy"]),
        ("Présents : Ona Falk - Leo Berg - Mia Raud - Ida Kay", ["Ona Falk", "Leo Berg", "Mia Raud", "Ida Kay"]),
        ("Présents : Ona Falk – Trésorière", ["Ona Falk"]),
    ],
)  # fmt: skip
def test_people_with_titles_are_apart_whatever_stands_between(line: str, told: list[str]) -> None:
    source = f"# PV du 3 mars 2026\n\n{line}\n"
    found = engine.imported(list(plain_text.blocks(source, is_markdown=True)), "minutes", "fr").minutes
    assert [f"{each.title} {each.name}".strip() for each in found.participants] == told


def test_a_post_that_may_be_a_name_is_in_doubt() -> None:
    found = read(f"{TOP}Present: Dr Ona Falk – Dr Berg – Harbour Board\n")
    assert [each.reason for each in found.doubts][-1:] == [
        "Ona Falk may be several people: “Dr Berg” is in the post or the affiliation."
    ]


def test_a_table_of_labels_has_people_and_times() -> None:
    table = "| Beginn: | 19:00 Uhr |\n|---|---|\n| Ende: | 21:25 Uhr |\n| Vorsitz: | Ona Falk |\n"
    table += "| Anwesend: | Leo Berg, Mia Huber (ab 19:20 Uhr), Dr. Kurt Ott |\n| Entschuldigt: | Ida Kay (krank) |\n"
    found = engine.imported(list(plain_text.blocks(TOP + table, is_markdown=True)), "minutes", "de").minutes
    assert (f"{found.meeting.start}", f"{found.meeting.end}") == ("19:00:00", "21:25:00")
    assert people(found) == ["Ona Falk | present | chair", "Leo Berg | present", "Mia Huber | present",
                             "Dr. Kurt Ott | present", "Ida Kay | apologies"]  # fmt: skip
    assert "| Beginn: | 19:00 Uhr |" in found.notes[-1].text
