"""A list of people that is pasted: each shape of it, the preview, and that one undo takes all of it back."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import Opened, people_read
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict
from terminal import opened_app

from minutes_tui.commands.participants.import_list import enter_people, is_there, takes_address
from minutes_tui.model.minutes import Body, Meeting, Minutes, Participant
from minutes_tui.readers.people.lists import entries_read

RECORD = 'format = 1\n\n[meeting]\ntitle = "Orchard Council"\ndate = 2025-03-12\n'
NOBODY = Minutes()


def rows(text: str, minutes: Minutes = NOBODY) -> list[tuple[str, ...]]:
    return [
        (each.key, each.title, each.name, str(each.role), each.delegation, each.post, each.affiliation)
        for each in people_read(text, minutes)
    ]


def test_lines_of_a_mail_have_title_name_post_and_affiliation() -> None:
    assert rows(
        "1. Ms Ida Berg, Head of Unit, Ministry, Town\n• Bo Ek\n\n- Estonia: Mr Anto Ilves (vice-chair), Clerk, Town\n"
    ) == [
        ("IB", "Ms", "Ida Berg", "", "", "Head of Unit", "Ministry, Town"),
        ("BEK", "", "Bo Ek", "", "", "", ""),
        ("AIL", "Mr", "Anto Ilves", "vice chair", "Estonia", "Clerk", "Town"),
    ]


def test_addresses_are_names_whatever_stands_between_them() -> None:
    addresses = '"Berg, Ida" <ida@example.org>; Bo Ek <bo@example.org>, Una Osa <u@example.org>'
    assert [row[2] for row in rows(addresses)] == ["Ida Berg", "Bo Ek", "Una Osa"]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_a_table_is_read_by_the_names_of_its_columns(delimiter: str) -> None:
    table = [["Vorname", "Nachname", "Funktion", "E-Mail", "Organisation", "Raum"],
             ["Ida", "Berg", "Leiterin", "ida@example.org", "Amt", "7"]]  # fmt: skip
    text = "\n".join(delimiter.join(row) for row in table)
    assert rows(text) == [("IB", "", "Ida Berg", "", "", "Leiterin", "Amt, 7")]


def test_a_quoted_cell_may_hold_the_delimiter() -> None:
    assert rows('Name,Organisation\n"Ms Ida Berg","Ministry, Town"')[0][6] == "Ministry, Town"


ASIDE = ("key", "body", "struck", "printed", "short", "substitute_for", "weight")


def read(text: str, language: str = "en", **more: tuple[Body, ...]) -> list[dict[str, object]]:
    """What each participant has, with the name first and without what is empty."""
    minutes = Minutes(meeting=Meeting(language=language), **more)  # type: ignore[arg-type]
    found = (asdict(each) for each in people_read(text, minutes))
    return [{key: value for key, value in each.items() if value and key not in ASIDE} for each in found]


def person(name: str, presence: str = "expected", **more: str) -> dict[str, object]:
    return {"name": name, "presence": presence, **more}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('"Kask, Nora (Ministry)" <n@x.org>', person("Nora Kask", affiliation="Ministry", email="n@x.org")),
        ("Kask, Nora <n@x.org>", person("Nora Kask", email="n@x.org")),
        ("van der Meer, Jan <j@x.org>", person("Jan van der Meer", email="j@x.org")),
        ("De Vries, Ida", person("Ida De Vries")),
        ("Kask, Nora Mari", person("Nora Mari Kask")),
        ("Pike, Leo Jr.", person("Leo Pike Jr.")),
        ("nora.kask@x.org", person("Nora Kask", email="nora.kask@x.org")),
        ("<mailto:nora_mari-kask2@x.org>", person("Nora Mari Kask", email="nora_mari-kask2@x.org")),
        ("info@x.org", person("info", email="info@x.org")),
        ("Sue Pike - Footpaths", person("Sue Pike", affiliation="Footpaths")),
        ("Sue Pike – Footpaths, Town", person("Sue Pike", post="Footpaths", affiliation="Town")),
        ("Cllr Sue Pike (Chairman)", person("Sue Pike", title="Cllr", role="chair", post="Chairman")),
        ("Sue Pike (she/her)", person("Sue Pike")),
        ("Sue Pike (Guest)", person("Sue Pike", role="guest", post="Guest")),
        ("Sue Pike (External)", person("Sue Pike")),
        ("Sue Pike, Town (left after item 4)", person("Sue Pike", affiliation="Town", remark="left after item 4")),
        ("Sue Pike (apologies, ill)", person("Sue Pike", "apologies", absence="ill")),
        ("Sue Pike @spike (TSC)", person("Sue Pike", affiliation="TSC", aliases="spike")),
        ("Sue Pike, PhD, Town", person("Sue Pike, PhD", affiliation="Town")),
        ("Sue Pike Jr.", person("Sue Pike Jr.")),
        ("Una [b]Osa[/b]", person("Una [b]Osa[/b]")),
        ("Apologies: Ahmed Khan", person("Ahmed Khan", "apologies")),
        ("Chair: Ms Sue Pike, Town Hall", person("Sue Pike", title="Ms", role="chair", affiliation="Town Hall")),
        ("Estonia: Ms Nora Kask <n@x.org>", person("Nora Kask", title="Ms", delegation="Estonia", email="n@x.org")),
    ],
)
def test_a_line_of_a_list_is_a_person_with_what_stands_beside_the_name(line: str, found: dict[str, object]) -> None:
    assert read(line) == [found]


def test_a_mails_header_is_addresses_and_its_other_lines_are_nobody() -> None:
    header = (
        "From: =?utf-8?q?Zo=C3=AB_Bloch?= <z@x.org>\nSent: Friday, 1 April 2025 10:00\n"
        'To: Kask, Nora (Ministry) <n@x.org>; Pike, Sue <s@x.org>;\n "Ek, Bo" <b@x.org>\n'
        "Cc: Osa, Una <u@x.org>, Ilves, Anto <a@x.org>, <c.d@x.org>\nSubject: Meeting: Friday\n\nDear all,\n"
        "Apologies: Hans Roth"
    )
    assert [(each["name"], each.get("email", "")) for each in read(header)] == [
        ("Zoë Bloch", "z@x.org"), ("Nora Kask", "n@x.org"), ("Sue Pike", "s@x.org"), ("Bo Ek", "b@x.org"),
        ("Una Osa", "u@x.org"), ("Anto Ilves", "a@x.org"), ("C. D.", "c.d@x.org"),
        ("Hans Roth", ""),
    ]  # fmt: skip


def test_beside_a_mails_header_a_label_with_an_honorific_is_somebody_who_may_be_left_out() -> None:
    lines = "Cc: Bo Ek <b@x.org>\nSubject: Hedge Plans\nTotal: 12\nFinland: Ms Aino Est (chair), Head; Mr Pekka Puu"
    entries = entries_read(lines, Minutes())
    assert [(each.person.name if each.person else each.words, each.is_aside) for each in entries] == [
        ("Bo Ek", False), ("Aino Est", True), ("Pekka Puu", True), ("Subject: Hedge Plans", True), ("Total: 12", True)
    ]  # fmt: skip


def test_names_between_semicolons_are_several_people() -> None:
    assert [each["name"] for each in read("Kask, Nora; Pike, Sue; Bo Ek")] == ["Nora Kask", "Sue Pike", "Bo Ek"]


def test_a_councils_page_has_labels_that_are_about_those_who_follow() -> None:
    page = """
    Held on: 1 April 2025
    ## Present
    Councillors: S. Pike (Chairman), A. Lee, Leo Hay Jr. and R. O'Neil.
    Clerk: Jane Marsh
    In attendance: 3 members of the public
    Apologies: Ahmed Khan, Cllr Una Osa

    **Agenda**
    1. Opening
    Observers:
    - Bo Ek, Town Hall
    """.replace("\n    ", "\n")
    assert read(page) == [
        person("S. Pike", "present", title="Cllr", role="chair", post="Chairman"),
        person("A. Lee", "present", title="Cllr"),
        person("Leo Hay Jr.", "present", title="Cllr"), person("R. O'Neil", "present", title="Cllr"),
        person("Jane Marsh", "present", role="secretariat", post="Clerk"), person("Ahmed Khan", "apologies"),
        person("Una Osa", "apologies", title="Cllr"), person("Bo Ek", role="observer", affiliation="Town Hall"),
    ]  # fmt: skip


def test_a_list_goes_on_behind_the_end_of_its_line() -> None:
    page = "Present:\n  Nora Kask, Jonas Vik, Tarik de \n  Koning, Phil L (P1), Una Osa,\nBo Ek\nAudio:\n  a.ogg"
    assert [each["name"] for each in read(page)] == [
        "Nora Kask", "Jonas Vik", "Tarik de Koning", "Phil L", "Una Osa", "Bo Ek",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Anwesend: Hans Roth (1. Vorsitzender), Eva Vos (Kassiererin)\nEntschuldigt: Jan Moll\n"
               "Protokoll: Ina Abel",
         [person("Hans Roth", "present", role="chair", post="1. Vorsitzender"),
          person("Eva Vos", "present", role="treasurer", post="Kassiererin"),
          person("Jan Moll", "apologies"), person("Ina Abel", role="rapporteur", post="Protokoll")]),
        ("fr", "**Présent.es :** Lise, Anne-Marie\n**Excusées :** Mme Dor",
         [person("Lise", "present"), person("Anne-Marie", "present"), person("Dor", "apologies", title="Mme")]),
        ("es", "Asistentes:\nD. Luis Prieto Salas, Presidente\nDña. Ana Ruiz, Vocal\n"
               "Excusan su asistencia: Dña. Eva Gil",
         [person("Luis Prieto Salas", "present", title="D.", role="chair", post="Presidente"),
          person("Ana Ruiz", "present", title="Dña.", role="member", post="Vocal"),
          person("Eva Gil", "apologies", title="Dña.")]),
        ("sv", "Närvarande: Sven Ek (ordförande), Eva Ros (justerare)\nAnmält förhinder: Bo Alm",
         [person("Sven Ek", "present", role="chair"),
          person("Eva Ros", "present", role="minute checker", post="justerare"),
          person("Bo Alm", "apologies")]),
        ("uk", "Присутні: Олена Петренко (головуюча)",
         [person("Олена Петренко", "present", role="chair", post="головуюча")]),
        ("ja", "出席者：田中 太郎（議長）", [person("田中 太郎", "present", role="chair")]),
    ],
)  # fmt: skip
def test_roles_and_presence_are_read_in_the_language_of_the_meeting(
    language: str, text: str, found: list[dict[str, object]]
) -> None:
    assert read(text, language) == found


def places(text: str, language: str = "en") -> list[str]:
    """What is offered of a list, in its order: names with the remark behind, and "? words" for what can't be read."""
    found = entries_read(text, Minutes(meeting=Meeting(language=language)))
    return [
        " ".join(filter(None, (each.person.name, each.person.remark))) if each.person else f"? {each.words}"
        for each in found
        if not each.is_aside
    ]


@pytest.mark.parametrize(
    "said", ["(bis 14:57 Uhr)", "(ab 12:03)", "(until 14:57)", "(from 12:03)", "(12:03–14:57)", "(à partir de 12:03)"]
)
@pytest.mark.parametrize("sign", ["", ",", ";"])
def test_who_came_late_or_left_early_is_on_the_list_with_the_times_as_a_remark(said: str, sign: str) -> None:
    text = f"### Anwesende Mitglieder\nIda Berg{sign}\nKatrin Lumpe {said}{sign}\nUna Osa {said}"
    assert places(text, "de") == ["Ida Berg", f"Katrin Lumpe {said[1:-1]}", f"Una Osa {said[1:-1]}"]
    assert {each["presence"] for each in read(text, "de")} == {"present"}


def test_times_behind_a_name_need_no_brackets() -> None:
    listed = "Anwesend:\nBo Ek bis 15:10 Uhr,\nIda Berg – ab 9.30"
    assert places(listed, "de") == [
        "Bo Ek bis 15:10 Uhr",
        "Ida Berg ab 9.30",
    ]


@pytest.mark.parametrize("before", ["", "Anwesend:\n", "Anwesend: ", "## Anwesend\n- ", "Anwesend\n\n"])
def test_names_in_lines_that_end_in_commas_are_people(before: str) -> None:
    found = read(f"{before}Katrin Lumpe,\nKlaus Lütkebohle,\nMartin Teuber", "de")
    assert [each["name"] for each in found] == ["Katrin Lumpe", "Klaus Lütkebohle", "Martin Teuber"]
    assert {each["presence"] for each in found} == {"present" if before else "expected"}


def test_lines_that_end_in_commas_may_have_affiliations_or_be_one_list() -> None:
    assert read("Ida Berg, Town Hall,\nBo Ek, Mill House") == [
        person("Ida Berg", affiliation="Town Hall"), person("Bo Ek", affiliation="Mill House"),
    ]  # fmt: skip
    assert read("Ms Ida Berg,\nHead of Unit,\nTown") == [
        person("Ida Berg", title="Ms", post="Head of Unit", affiliation="Town")
    ]
    assert places("Ida Berg, Bo Ek,\nUna Osa") == ["Ida Berg", "Bo Ek", "Una Osa"]


def test_a_councils_line_is_its_people_and_the_public_that_nobody_names() -> None:
    line = (
        "Cllr J Nicholas-Letch (Chairman), Cllr Mrs D Clements (Vice-Chair), Cllr T Ryves and 6 Members of the Public"
    )
    for text, presence in ((f"Present: {line}", "present"), (line, "expected")):
        assert read(text) == [
            person("J Nicholas-Letch", presence, title="Cllr", role="chair", post="Chairman"),
            person("D Clements", presence, title="Cllr Mrs", role="vice chair"),
            person("T Ryves", presence, title="Cllr"),
        ]
        assert places(text)[3:] == ["? 6 Members of the Public"]


def test_titles_part_people_whatever_stands_behind_their_names() -> None:
    assert read("Present: Cllr A Lee, Ward of the Mill, Cllr Bo Ek, Mrs C Hardy (Clerk)") == [
        person("A Lee", "present", title="Cllr", affiliation="Ward of the Mill"),
        person("Bo Ek", "present", title="Cllr"),
        person("C Hardy", "present", title="Mrs", role="secretariat", post="Clerk"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Present: A Lee; Bo Ek, Town; 3 residents", "en", ["A Lee", "Bo Ek", "? 3 residents"]),
        ("Present:\n2 Bo Ek\n12 residents\n(bis 14:00)\n12345", "en",
         ["Bo Ek", "? 12 residents", "? (bis 14:00)", "? 12345"]),
        ("In attendance:\nMembers of the public\nthe press\nhttps://x.org/ida", "en",
         ["? Members of the public", "? the press", "? https://x.org/ida"]),
        ("Présents : Luc Pa\nMarie a donné sa voix à Laura", "fr", ["Luc Pa", "? Marie a donné sa voix à Laura"]),
        ("Name,Organisation\nBo Ek,\nUna Osa\n,Town\nApologies,\nMax Po,", "en",
         ["Bo Ek", "Una Osa", "? Town", "Max Po"]),
        ("Ida Berg <fam@x.org>\nBo Berg <fam@x.org>", "en", ["Ida Berg", "Bo Berg"]),
        ("Hans Roth, Town\nHans Roth, Village\nHans Roth", "en", ["Hans Roth", "Hans Roth"]),
        ("To: Ida Berg, Bo Ek <bo@x.org>, Tamm, Anna <a@x.org>, Una Osa", "en",
         ["Ida Berg", "Bo Ek", "Anna Tamm", "Una Osa"]),
        ("To: Ida Berg <i@x.org>, Bo Ek <b@x.org>\nSubject: Us\n\nPresent:\nMax Po\nPia Lo", "en",
         ["Ida Berg", "Bo Ek", "Max Po", "Pia Lo"]),
    ],
)  # fmt: skip
def test_nothing_that_stands_in_a_list_is_lost(text: str, language: str, found: list[str]) -> None:
    assert places(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Members Present\tMembers Absent\nJane Doe\tJohn Roe\nBo Ek", "en",
         [("Jane Doe", "present"), ("John Roe", "absent"), ("Bo Ek", "present")]),
        ("| Anwesend | Entschuldigt |\n|---|---|\n| Max Po | Eva Vos |", "de",
         [("Max Po", "present"), ("Eva Vos", "apologies")]),
        ("Mayor Smith: present\nIda Jones: absent\nBo Lee - present", "en",
         [("Smith", "present"), ("Ida Jones", "absent"), ("Bo Lee", "present")]),
        ("PRESENT: Jane Doe; ABSENT: John Roe; ALSO PRESENT: Ann Moe, City Clerk", "en",
         [("Jane Doe", "present"), ("John Roe", "absent"), ("Ann Moe", "present")]),
        ("Étaient présents : MM. Jean Pa, Luc Lo, Mmes Anne Po, Lise Do", "fr",
         [("Jean Pa", "present"), ("Luc Lo", "present"), ("Anne Po", "present"), ("Lise Do", "present")]),
        ("Obecni: Jan Kowalski (przewodniczący), Anna Nowak (sekretarz)", "pl",
         [("Jan Kowalski", "present"), ("Anna Nowak", "present")]),
        ("Attendees:\n- Alice\n- @carol", "en", [("Alice", "present"), ("carol", "present")]),
        ("Présents : M. Noir\nM. Noir à Mme Durand", "fr", [("Noir", "present")]),
    ],
)  # fmt: skip
def test_each_is_as_the_list_says_wherever_it_says_so(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(each["name"], each["presence"]) for each in read(text, language)] == found


def test_who_stands_below_a_heading_that_is_not_known_is_offered_and_left_out() -> None:
    found = entries_read(
        "Anwesend:\nIda Berg\nLandesverband Nord:\nMax Po (bis 14:57)", Minutes(meeting=Meeting(language="de"))
    )
    assert [(each.person and each.person.name, each.is_aside) for each in found] == [
        ("Ida Berg", False),
        ("Max Po", True),
    ]


def test_who_stands_in_two_lists_is_one_person_with_what_both_say() -> None:
    assert read("Present: Jane Marsh, Bo Ek\nTreasurer: Jane Marsh") == [
        person("Jane Marsh", "present", role="treasurer", post="Treasurer"), person("Bo Ek", "present"),
    ]  # fmt: skip


def test_guests_below_those_who_sent_apologies_have_sent_none() -> None:
    assert read("Apologies:\nIda Berg\nGuests:\nBo Ek") == [
        person("Ida Berg", "apologies"),
        person("Bo Ek", role="guest"),
    ]


HEADINGS = {
    "en": (
        "Those Attending: | Present– | Members present | In attendance"
        " | PRESENT | Councillors present: | Members Present (5): | Present were: / "
        "Apologies from | Apologies for absence | Members excused / "
        "Absent"
    ),
    "de": (
        "Anwesende Mitglieder: | Anwesend waren | Es nahmen teil: / "
        "Entschuldigte Mitglieder | Es fehlten entschuldigt: / "
        "Es fehlen | Unentschuldigt"
    ),
    "fr": (
        "Membres présents | Étaient présents : | Sont présents – / Membres excusés | Absents excusés / Membres absents"
    ),
    "es": "Miembros presentes | Asistieron: / Excusan su asistencia / Miembros ausentes",
    "pt": "Membros presentes | Estiveram presentes: / Faltas justificadas / Ausentes",
    "it": "Membri presenti | Sono presenti: / Assenti giustificati / Sono assenti",
    "nl": (
        "Aanwezige leden: | Aanwezig waren | Leden aanwezig / "
        "Berichten van verhindering | Afwezig met kennisgeving / "
        "Niet aanwezig"
    ),
    "sv": "Närvarande ledamöter | Närvaro / Anmält förhinder / Frånvarande ledamöter",
    "da": "Tilstede | Deltagere: / Afbud fra / Fraværende medlemmer",
    "nb": "Tilstede | Møtte: / Meldt forfall / Fraværende medlemmer",
    "fi": "Läsnä olleet jäsenet | Saapuvilla / Estyneet / Poissaolijat",
    "et": "Kohal olid: | Osalesid / Puudumisest teatasid / Puudusid",
    "lv": "Klātesošie | Piedalījās: / Attaisnoti / Nepiedalījās",
    "lt": "Dalyvavo: | Dalyvavo nariai / Iš anksto pranešė / Nedalyvavo",
    "pl": "Obecni członkowie | Uczestniczyli: / Nieobecni usprawiedliwieni / Nieobecni",
    "uk": "Присутні члени | Були присутні: / Відсутні з поважних причин / Відсутні",
    "ar": "الأعضاء الحاضرون | الحضور: / المعتذرون / الغائبون",
    "ja": "出席委員： | 出席者 / 欠席（連絡あり） / 欠席者",
}
"""How lists of those present, those with apologies and those absent are headed."""


@pytest.mark.parametrize(
    ("language", "heading", "presence"),
    [
        (language, heading, presence)
        for language, lists in HEADINGS.items()
        for headings, presence in zip(lists.split(" / "), ("present", "apologies", "absent"), strict=True)
        for heading in headings.split(" | ")
    ],
)
def test_a_heading_says_how_those_below_it_were(language: str, heading: str, presence: str) -> None:
    name = "田中 太郎" if language == "ja" else "Nora Tamm"
    assert read(f"{heading}\n{name}", language) == [person(name, presence)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Apologies were received from Ida Berg and Bo Ek.", "en"),
        ("Apologies for absence had been received and accepted from Ida Berg and Bo Ek", "en"),
        ("Apologies– Ida Berg, Bo Ek", "en"),
        ("Entschuldigt haben sich Ida Berg und Bo Ek.", "de"),
        ("Absents excusés Ida Berg et Bo Ek", "fr"),
        ("Excusan su asistencia Ida Berg y Bo Ek", "es"),
    ],
)
def test_a_sentence_about_apologies_is_of_those_whom_it_names(line: str, language: str) -> None:
    assert read(line, language) == [person("Ida Berg", "apologies"), person("Bo Ek", "apologies")]


def test_a_list_with_nobody_in_it_is_nobody() -> None:
    assert places("Present: Ida Berg\nApologies: none") == ["Ida Berg"]
    assert places("Anwesend: Ida Berg\nEntschuldigt: keine", "de") == ["Ida Berg"]


def test_what_can_not_be_read_is_kept_as_a_private_remark_to_be_checked(opened: Opened) -> None:
    editor = opened(RECORD)
    found = entries_read("Present: Ida Berg\nhttps://x.org/ida", editor.minutes)
    said = enter_people(editor, people_read("Ida Berg", NOBODY), "present", [each for each in found if not each.person])
    assert said.said == "1 added to the participants list: Ida Berg; 1 not read, kept as a private remark"
    [note] = editor.minutes.notes
    assert (note.kind, note.check) == ("remark", "not read as people")
    assert note.text == "In the list of people:\n- https://x.org/ida"
    editor.undo()
    assert editor.record.text == RECORD


TEAMS = """2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Falk, Ida\t3/12/25, 9:28:01 AM\t3/12/25, 10:28:01 AM\t1h 2s\tida@x.org\tida@x.org\tOrganizer
Kask, Nora (External)\t3/12/25, 9:29:01 AM\t3/12/25, 10:28:01 AM\t59m\tn@x.org\tn@x.org\tPresenter
Bo Ek (Guest)\t3/12/25, 9:29:01 AM\t3/12/25, 10:28:01 AM\t59m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Falk, Ida\t3/12/25, 9:28:01 AM\t3/12/25, 10:28:01 AM\t1h 2s\tida@x.org\tOrganizer
"""


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (f"\ufeff1. Summary\nMeeting title\tHarbour\nStart time\t3/12/25, 9:28:01 AM\n\n{TEAMS}",
         [person("Ida Falk", "present", email="ida@x.org"), person("Nora Kask", "present", email="n@x.org"),
          person("Bo Ek", "present", role="guest")]),
        ("2. Teilnehmer\n"
         "Name\tErster Beitritt\tLetzter Austritt\tBesprechungsdauer\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\n"
         "Roth, Hans\t12.03.25, 09:28:01\t12.03.25, 10:28:01\t1 Std. 2 Sek.\th@x.org\th@x.org\tOrganisator",
         [person("Hans Roth", "present", email="h@x.org")]),
        ("Nom complet\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle\n"
         "Dor, Anne\t12/03/2025 09:28:01\t12/03/2025 10:28:01\t1 h\ta@x.org\tOrganisateur",
         [person("Anne Dor", "present", email="a@x.org")]),
        ("Meeting ID,Topic,Start Time,Duration (Minutes),Participants\n812 3,Council,03/12/2025 09:00:00 AM,61,3\n\n"
         "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
         "Sue (Susan Pike),s@x.org,03/12/2025 09:00:00 AM,03/12/2025 10:00:00 AM,61,No\n"
         "Bo Ek,,03/12/2025 09:00:00 AM,03/12/2025 09:10:00 AM,10,Yes\nBo Ek,,03/12/2025 09:30:00 AM,,30,Yes",
         [person("Sue", "present", email="s@x.org", aliases="Susan Pike"), person("Bo Ek", "present")]),
    ],
    ids=["Teams", "Teams in German", "Teams in French", "Zoom"],
)  # fmt: skip
def test_the_report_of_a_meetings_program_is_those_present_once_each(
    report: str, found: list[dict[str, object]]
) -> None:
    assert read(report) == found


def test_a_table_with_no_head_has_a_name_post_and_affiliation() -> None:
    table = "Ms Nora Kask\tHead of Unit\tMinistry\n2\tBo Ek\tBaker\tTown\t\nMs\tUna Osa\tu@x.org"
    assert read(table) == [
        person("Nora Kask", title="Ms", post="Head of Unit", affiliation="Ministry"),
        person("Bo Ek", post="Baker", affiliation="Town"), person("Una Osa", title="Ms", email="u@x.org"),
    ]  # fmt: skip


def test_a_table_of_a_page_has_codes_and_one_column_alone_has_names() -> None:
    table = "| Name | Abbreviation | Organization | Status |\n|---|:--|---|---|\n| Nora Kask | NOK | Town | Regrets |\n"
    assert read(table) == [person("Nora Kask", "apologies", affiliation="Town")]
    assert people_read(table, NOBODY)[0].key == "NOK"
    assert people_read(table, Minutes(participants=(Participant(key="NOK"),)))[0].key == "NK"
    assert [each["name"] for each in read("Name\nNora Kask\nBo Ek")] == ["Nora Kask", "Bo Ek"]


def test_the_heading_of_a_body_says_whose_members_follow() -> None:
    bodies = (
        Body(key="HB", name="Harbour Board"),
        Body(key="TF", name="Task Force", heading="Participants of the TF:"),
    )
    minutes = Minutes(bodies=bodies)
    found = people_read("Harbour Board:\nNora Kask\n\nParticipants of the TF:\nBo Ek\nGuests:\nUna Osa", minutes)
    assert [(each.name, each.body, each.role) for each in found] == [
        ("Nora Kask", "HB", ""), ("Bo Ek", "TF", ""), ("Una Osa", "TF", "guest"),
    ]  # fmt: skip


def test_who_is_on_the_roster_is_known_by_name_or_address() -> None:
    minutes = Minutes(participants=(Participant(key="ZB", name="Zoë Bloch", email="Z@x.org"),))
    assert is_there(Participant(name="zoe bloch"), minutes)
    assert is_there(Participant(name="Z.", email="z@X.org"), minutes)
    assert not is_there(Participant(name="Zoë Block"), minutes)


def test_an_address_of_who_is_on_the_list_is_taken_over(opened: Opened) -> None:
    editor = opened(
        "".join(
            f"[[participant]]\nkey = '{key}'\nname = '{name}'\n{more}"
            for key, name, more in (
                ("MH", "Margaret Hollis", ""), ("TW", "Thomas Wicks", ""), ("RB", "Rana Bell", "email = 'r@x.org'\n"),
                ("AB", "Ann Bell", ""), ("EJ", "Emil Jansen", ""),
            )
        )
    )  # fmt: skip
    header = (
        '"Margaret Hollis" <mh@x.org>, "Wicks, Tom" <tom@x.org>, Rana Bell <other@x.org>, A. Bell <ab@x.org>, '
        "Paul Jansen <pj@x.org>"
    )
    people = people_read(header, editor.minutes)
    assert [takes_address(each, editor.minutes) for each in people] == [0, 1, None, None, None]
    said = enter_people(editor, [], addresses={0: "mh@x.org", 1: "tom@x.org"}).said
    assert said == "2 addresses added: Margaret Hollis, Thomas Wicks"
    assert [each.email for each in editor.minutes.participants] == ["mh@x.org", "tom@x.org", "r@x.org", "", ""]


def test_a_mail_header_gives_addresses_to_those_on_the_list_and_another_person_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "ice.toml"
    people = "".join(
        f'[[participant]]\nkey = "{key}"\nname = "{name}"\n'
        for key, name in (("MH", "Mary Hollis"), ("TW", "Thomas Wicks"))
    )
    path.write_text(f'format = 1\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n{people}', "utf-8")
    with opened_app(path, 100, 24) as terminal:
        terminal.send("/import\r")
        terminal.wait_for("Paste a list of people")
        terminal.send("\x1b[200~Mary Hollis <mh@x.org>, Tom Wicks <tom@x.org>\x1b[201~")
        terminal.wait_for("add 2 addresses")
        terminal.wait_for("on the list: adds the address tom@x.org")
        terminal.press("down")
        terminal.wait_for("another person")
        terminal.send("n")
        terminal.wait_for("add 1, add 1 address")
        terminal.send("n")
        terminal.wait_for("add 2 addresses")
        terminal.send("\r")
        terminal.wait_for("2 addresses added")
        terminal.leave()
    record = tomllib.loads(path.read_text("utf-8"))
    assert [each["email"] for each in record["participant"]] == ["mh@x.org", "tom@x.org"]


@pytest.mark.parametrize(
    ("language", "votes", "proxy"),
    [
        ("ar", "2 أصوات", "توكيل من Groß"), ("da", "2 stemmer", "fuldmagt fra Groß"),
        ("de", "2 Stimmen", "Vollmacht für Groß"), ("de", "Stimmgewicht: 2", "Vollmacht von Herrn Groß"),
        ("en", "weight 2", "proxy for Groß"), ("es", "2 votos", "delegación de voto de Groß"),
        ("et", "2 häält", "volikiri: Groß"), ("fi", "2 ääntä", "valtakirja: Groß"), ("fr", "2 voix", "pouvoir de Groß"),
        ("it", "2 voti", "delega di Groß"), ("ja", "2票", "Großの委任状"), ("lt", "2 balsai", "įgaliojimas: Groß"),
        ("lv", "2 balsis", "pilnvara no Groß"), ("nb", "2 stemmer", "fullmakt fra Groß"),
        ("nl", "2 stemmen", "volmacht van Groß"), ("pl", "2 głosy", "pełnomocnictwo od Groß"),
        ("pt", "2 votos", "procuração de Groß"), ("sv", "2 röster", "fullmakt från Groß"),
        ("uk", "2 голоси", "довіреність від Groß"), ("de", "2 votes", "proxy for Gross"),
    ],
)  # fmt: skip
def test_the_weight_of_a_vote_and_proxies_are_read_in_the_language_of_the_meeting(
    language: str, votes: str, proxy: str
) -> None:
    minutes = Minutes(meeting=Meeting(language=language))
    for said in (f"({votes}) ({proxy})", f"({proxy}, {votes})", f"({votes}, {proxy}, online)"):
        ida, frank = people_read(f"Ida Berg {said}\nFrank Groß\n", minutes)
        assert (ida.name, ida.weight, ida.proxies, ida.affiliation) == ("Ida Berg", 2, frank.key, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "توكيل إلى Groß"), ("da", "fuldmagt til Groß"), ("de", "Vollmacht an Herrn Groß"),
        ("en", "proxy to Groß"), ("es", "delega su voto en Groß"), ("et", "volitas Groß"), ("fi", "valtuutti Groß"),
        ("fr", "pouvoir à M. Groß"), ("fr", "a donné procuration à Groß"), ("it", "delega a Groß"),
        ("ja", "Großに委任"), ("lt", "įgaliojo Groß"), ("lv", "pilnvaro Groß"), ("nb", "fullmakt til Groß"),
        ("nl", "volmacht aan Groß"), ("pl", "pełnomocnictwo dla Groß"), ("pt", "procuração a Groß"),
        ("sv", "fullmakt till Groß"), ("uk", "довіреність на Groß"), ("de", "proxy to Gross"),
    ],
)  # fmt: skip
def test_a_proxy_that_is_told_of_at_its_giver_is_held_by_the_other_and_the_giver_is_away(
    language: str, said: str
) -> None:
    minutes = Minutes(meeting=Meeting(language=language))
    for line in (f"Ida Berg ({said})", f"Ida Berg, {said}"):
        ida, frank, eva = people_read(f"{line}\nFrank Groß\nEva Ohm ({re.sub('Gro(ß|ss)', 'Vos', said)})\n", minutes)
        assert (ida.proxies, ida.presence, ida.affiliation, ida.post, ida.remark) == ((), "apologies", "", "", "")
        assert frank.proxies == ida.key
        assert (eva.proxies, eva.presence) == ((), "expected")


def test_proxies_of_several_who_stand_anywhere_in_the_list_are_held_and_others_stay_words() -> None:
    minutes = Minutes(meeting=Meeting(language="de"))
    people = people_read(
        "Frank Groß\nIda Berg (Vollmacht für Groß, Ohm und Tamm)\nEva Ohm (Vollmacht für Vos)\nAnna Tamm", minutes
    )
    assert [each.proxies for each in people] == [(), ("FG", "EO", "ATA"), (), ()]
    assert people[2].remark == "Vollmacht für Vos"
    table = people_read("Name;Vollmacht für\nIda Berg;Groß\nFrank Groß;\nEva Ohm;Vos", minutes)
    assert [(each.proxies, each.remark) for each in table] == [("FG", ""), ((), ""), ((), "proxy for Vos")]


@pytest.mark.parametrize(
    ("line", "language", "name", "role", "post"),
    [
        ("Schriftführerin Eva Vos", "de", "Eva Vos", "secretary", "Schriftführerin"),
        ("Vorsitzender Herr Groß", "de", "Groß", "chair", "Vorsitzender"),
        ("Stellvertretende Vorsitzende Dr. Ida van Berg", "de", "Ida van Berg", "vice chair",
         "Stellvertretende Vorsitzende"),
        ("Chair Ida Berg", "en", "Ida Berg", "chair", ""),
        ("Présidente Mme Ida Berg", "fr", "Ida Berg", "chair", "Présidente"),
        ("Chair Berg", "en", "Chair Berg", "", ""), ("Clerk Maxwell", "en", "Clerk Maxwell", "", ""),
        ("James Clerk Maxwell", "en", "James Clerk Maxwell", "", ""),
    ],
)  # fmt: skip
def test_a_role_may_stand_before_a_name_without_a_colon(
    line: str, language: str, name: str, role: str, post: str
) -> None:
    (person,) = people_read(f"{line}\n", Minutes(meeting=Meeting(language=language)))
    assert (person.name, person.role, person.post) == (name, role, post)


def test_presence_is_said_once_for_all_of_whom_the_list_does_not_say_it(opened: Opened) -> None:
    editor = opened(RECORD)
    enter_people(editor, people_read("Ida Berg\nApologies: Bo Ek", editor.minutes), "present")
    assert [each.presence for each in editor.minutes.participants] == ["present", "apologies"]
    assert "expected" not in editor.record.text


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(alphabet=st.sampled_from('Ab é,;:()[]<>@."\t\n|-–1*=?'), max_size=60))
def test_whatever_is_pasted_is_people_with_names_and_codes_of_their_own(text: str) -> None:
    found = people_read(text, NOBODY)
    assert all(each.name.strip() and each.key for each in found)
    assert len({each.key for each in found}) == len(found)


def test_codes_are_unique_among_themselves_and_on_the_roster() -> None:
    minutes = Minutes(participants=(Participant(key="IB", name="Ina Bo"),))
    assert [row[0] for row in rows("Ida Berg\nIvo Beck", minutes)] == ["IB2", "IB3"]


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n", "\t", "<>", '"', "a;b\n;", "\x00", "a" * 200_000])
def test_rubbish_is_nobody_and_never_an_error(text: str) -> None:
    assert all(person.name for person in people_read(text, NOBODY))


def test_all_of_them_are_one_edit(opened: Opened) -> None:
    editor = opened(RECORD)
    enter_people(editor, people_read("Ida Berg\nBo Ek", editor.minutes))
    assert is_there(Participant(name="ida berg"), editor.minutes)
    editor.undo()
    assert editor.record.text == RECORD


def test_a_list_that_stands_behind_its_label_goes_on_below_it_to_a_blank_line() -> None:
    text = "Present: Anna Tamm, Bo Ek\nUna Osa\nApologies: Ida Berg\nJan Kalm\n\nPer Lind"
    assert [(each.name, each.presence) for each in people_read(text, Minutes())] == [
        ("Anna Tamm", "present"), ("Bo Ek", "present"), ("Una Osa", "present"), ("Ida Berg", "apologies"),
        ("Jan Kalm", "apologies"), ("Per Lind", "expected"),
    ]  # fmt: skip


def test_what_is_pasted_into_a_list_is_rows_of_it(tmp_path: Path) -> None:
    path = tmp_path / "ice.toml"
    path.write_text('format = 1\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n', "utf-8")
    with opened_app(path, 80, 24) as terminal:
        terminal.press("f3")
        terminal.wait_for("take up")
        terminal.send("\x1b[200~1. Apologies\n2. The hedge\x1b[201~")
        terminal.wait_for("2 items added")
        terminal.press("f3")
        terminal.wait_for("presence")
        terminal.send("\x1b[200~Chair: Ms Anna Tamm\nMr Bo Ek\x1b[201~")
        terminal.wait_for("add 2")
        terminal.send("\r")
        terminal.wait_for("2 added to the participants list")
        terminal.leave()
    record = tomllib.loads(path.read_text("utf-8"))
    assert [item["title"] for item in record["agenda"]] == ["Apologies", "The hedge"]
    assert [person["name"] for person in record["participant"]] == ["Anna Tamm", "Bo Ek"]
    assert "note" not in record


def test_an_agenda_pasted_behind_its_command_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "ice.toml"
    path.write_text('format = 1\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n', "utf-8")
    with opened_app(path, 80, 24) as terminal:
        terminal.send("/insert \x1b[200~Apologies\nThe hedge\n\x1b[201~")
        terminal.wait_for("Added 2 agenda items.")


def test_a_paste_is_looked_at_before_it_is_entered(tmp_path: Path) -> None:
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import opened_app

    path = tmp_path / "meeting.toml"
    path.write_text(RECORD)
    with opened_app(path) as terminal:
        terminal.send("/import\r")
        terminal.wait_for("Paste a list of people")
        terminal.send("\x1b[200~Ms Ida Berg, Head, Town\nBo Ek\nUna [b]Osa[/b]\n6 residents\n\x1b[201~")
        terminal.wait_for("Una [b]Osa[/b]")
        terminal.press("down")
        terminal.send(" ")
        terminal.wait_for("6 residents")
        terminal.wait_for("add 3")
        terminal.wait_for("presence: expected")
        terminal.send("p")
        terminal.wait_for("presence: present")
        terminal.press("enter")
        terminal.wait_for("3 added to the participants list")
    assert [(each["name"], each["presence"]) for each in tomllib.loads(path.read_text())["participant"]] == [
        ("Ida Berg", "present"),
        ("Una [b]Osa[/b]", "present"),
    ]


@pytest.mark.parametrize("keys", ["/import\r", "/import\rMs Ida Berg, Head, Town\rpip ohn\n"])
def test_a_list_that_comes_in_keys_is_looked_at_too(tmp_path: Path, keys: str) -> None:
    """As it does from a paste in a terminal that doesn't tell one from keys."""
    pytest.importorskip("pyte")
    pytest.importorskip("fcntl", reason="needs a pty")
    from terminal import opened_app

    path = tmp_path / "meeting.toml"
    path.write_text(RECORD)
    with opened_app(path) as terminal:
        terminal.send(keys)
        if keys.endswith("import\r"):
            terminal.wait_for("Paste a list of people")
            terminal.send("Ms Id")
            terminal.wait_for("Enter ends the line.")
            terminal.send("a Berg, Head, Town\rpip ohn\n")
        terminal.wait_for("add 2")
        terminal.wait_for("presence: expected")
        terminal.press("enter")
        terminal.wait_for("2 added to the participants list")
    people = tomllib.loads(path.read_text())["participant"]
    assert [each["name"] for each in people] == ["Ida Berg", "pip ohn"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Present: Ann Lee (Chair), Bob Ray; Cy Dow, Di Fox; Ed Gill", "Ann Lee, Bob Ray, Cy Dow, Di Fox, Ed Gill"),
        ("Present: Ann Lee (AL); Bob Ray (BR), Cy Dow (CD); Di Fox (DF);", "Ann Lee, Bob Ray, Cy Dow, Di Fox"),
        ("Present: Ann Lee, Chair, Bob Ray, Cy Dow and the Clerk.", "the Clerk, Ann Lee, Bob Ray, Cy Dow"),
        ("Attendees:\nAnn Lee, Bob Ray, Cy Dow", "Ann Lee, Bob Ray, Cy Dow"),
        ("Attendees:\nAnn Lee, Quay House\nBob Ray, Ice Board", "Ann Lee, Bob Ray"),
        ("Present: Ann Lee, Quay House; Bob Ray, Ice Board", "Ann Lee, Bob Ray"),
        ("Present: Everyone", "Everyone"),
    ],
)
def test_names_are_not_somebodys_post_or_house_and_an_office_alone_is_nobodys(text: str, names: str) -> None:
    found = [entry.person.name if entry.person else entry.unnamed for entry in entries_read(text, NOBODY)]
    assert ", ".join(found) == names
