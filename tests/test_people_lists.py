"""What a list of people says of each of them, pasted or in a document: one table for both."""

from itertools import cycle
from pathlib import Path

import pytest
from conftest import Opened, enter, people_read

from minutes_tui.commands.participants.import_list import enter_people
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.roster_words import is_head_label, is_late, is_nobody, is_post
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.meeting.voters import has_vote, voting_words
from minutes_tui.model.minutes import Meeting, Minutes, Participant, Print, listed
from minutes_tui.readers import engine, formats
from minutes_tui.readers.people.lines import Entry
from minutes_tui.readers.people.lists import entries_read
from minutes_tui.readers.people.person_words import person_read
from minutes_tui.report import document, known_to


def said(entry: Entry, minutes: Minutes) -> str:
    """Somebody as "title name | presence | key value | …", with "no vote"; who was there without a name as "+ words";
    what can't be read as "? words"."""
    person = entry.person
    if person is None:
        return f"+ {entry.unnamed}" if entry.unnamed else f"? {entry.words}"
    keys = ("role", "delegation", "post", "affiliation", "remark", "absence", "email", "proxies")
    told = [f"{key} {getattr(person, key)}" for key in keys if getattr(person, key)]
    vote = [] if has_vote(person, minutes) else ["no vote"]
    return " | ".join((f"{person.title} {person.name}".strip(), person.presence, *told, *vote))


def found(text: str, language: str = "en") -> list[str]:
    minutes = Minutes(meeting=Meeting(language=language))
    return [said(entry, minutes) for entry in entries_read(text, minutes) if not entry.is_aside]


@pytest.mark.parametrize("language", languages(variants=False))
def test_a_person_with_an_absence_heads_nobody(language: str) -> None:
    """A line "Ann Lee - apologies" in a list of names is about her alone, in each of the words of a language for it."""
    known, presence = vocabulary(language), labels(language).presence
    words = (*presence.apologies, *presence.absent, *known.movements.away)
    for word, between in zip(words, cycle((" - ", " – ", ": ", ", ", " (")), strict=False):
        line = f"Cllr Ann Lee{between}{word}{')' * (between == ' (')}"
        people = found(f"Bo Ek\n{line}\nUna Osa\nEva Roe", language)
        names, states = zip(*(each.split(" | ")[:2] for each in people), strict=True)
        assert [name.split()[-1] for name in names] == ["Ek", "Lee", "Osa", "Roe"], line
        assert states[1] in ("apologies", "absent"), line
        assert (states[0], *states[2:]) == ("expected",) * 3, line


@pytest.mark.parametrize(
    ("text", "people", "language"),
    [
        # people without names
        ("Present: Bo Ek\n3 members of the public", ["Bo Ek | present", "+ 3 members of the public"], "en"),
        ("Also present: 2 journalists; about 40 residents", ["+ 2 journalists", "+ about 40 residents"], "en"),
        ("Present: Cllr Bo Ek, Cllr A Lee 9 members of the public",
         ["Cllr Bo Ek | present", "Cllr A Lee | present", "+ 9 members of the public"], "en"),
        ("Anwesend: Bo Ek\nÖffentlichkeit: 12 Personen", ["Bo Ek | present", "+ 12 Personen"], "de"),
        ("Anwesend: Bo Ek und 5 Gäste", ["Bo Ek | present", "+ 5 Gäste"], "de"),
        ("Présents : Bo Ek et 12 habitants", ["Bo Ek | present", "+ 12 habitants"], "fr"),
        ("Närvarande: Bo Ek och 4 åhörare", ["Bo Ek | present", "+ 4 åhörare"], "sv"),
        ("Asistentes: Bo Ek y 7 vecinos", ["Bo Ek | present", "+ 7 vecinos"], "es"),
        # several behind one title, before or behind others; a post with its holder; where one is from
        ("Present: Cllr M. Hale (Chairman), Cllrs R. Fenn, D. O'Neill and G. Tull. Clerk: Mrs Joan Pettigrew",
         ["Cllr M. Hale | present | role chair | post Chairman", "Cllr R. Fenn | present", "Cllr D. O'Neill | present",
          "Cllr G. Tull | present", "Mrs Joan Pettigrew | expected | role secretariat | post Clerk | no vote"], "en"),
        ("Cllrs R. Fenn, D. O'Neill and G. Tull, Cllr M. Hale (Chairman)",
         ["Cllr R. Fenn | expected", "Cllr D. O'Neill | expected", "Cllr G. Tull | expected",
          "Cllr M. Hale | expected | role chair | post Chairman"], "en"),
        ("Present: Professors Adeyemi and Brandt; Dr. F. Eales; the Registrar (Mr P. Quill)",
         ["Professor Adeyemi | present", "Professor Brandt | present", "Dr. F. Eales | present",
          "Mr P. Quill | present | post Registrar"], "en"),
        ("Present: P. Markwell Chairman, C. Humphries, Mrs. Everitt, D. Pickston and Mr. J. Eastgate.",
         ["P. Markwell | present | role chair | post Chairman", "C. Humphries | present", "Mrs. Everitt | present",
          "D. Pickston | present", "Mr. J. Eastgate | present"], "en"),
        ("PC Dan Rudge, Police", ["PC Dan Rudge | expected | role Police | post Police | no vote"], "en"),
        # styles, and who sits in another council
        ("Present: Cllr Ann Lee, Cllr Bo Ek, County Cllr Neil Barrow (in attendance)",
         ["Cllr Ann Lee | present", "Cllr Bo Ek | present", "County Cllr Neil Barrow | present | no vote"],
         "en"),
        ("Cllr Ann Lee\nBorough Councillor Mr. Colin Samp",
         ["Cllr Ann Lee | expected", "Borough Councillor Mr. Colin Samp | expected | no vote"], "en"),
        ("County Cllr Neil Barrow\nCounty Cllr Ann Lee",
         ["County Cllr Neil Barrow | expected", "County Cllr Ann Lee | expected"], "en"),
        ("Rt Hon Lord Hay\nMr Justice Cole\nProf. Dr. Ida Berg",
         ["Rt Hon Lord Hay | expected", "Mr Justice Cole | expected",
          "Prof. Dr. Ida Berg | expected"], "en"),
        ("Prof. Dr. med. Ida Berg\nDr med. Bo Ek",
         ["Prof. Dr. med. Ida Berg | expected", "Dr med. Bo Ek | expected"], "de"),
        ("Absent: Council Members JOHN ROE, ANN MOE and PETER POE",
         ["Council Member JOHN ROE | absent", "Council Member ANN MOE | absent",
          "Council Member PETER POE | absent"], "en"),
        # what stands beside a name
        ("Present: Bo Ek (arriving late), Ida Berg (remote)",
         ["Bo Ek | expected | remark arriving late", "Ida Berg | present | remark remote"], "en"),
        ("Cllr Bo Ek - may be late, train\nIda Berg (may be late, by phone), Clerk\n"
         "Una Osa, late, child's school\nEva Roe, may be late, Town Hall",
         ["Cllr Bo Ek | expected | absence may be late, train",
          "Ida Berg | expected | role secretariat | post Clerk | remark by phone | absence may be late | no vote",
          "Una Osa | expected | remark late | absence child's school",
          "Eva Roe | expected | affiliation Town Hall | absence may be late"], "en"),
        ("Here are the two:\n\nCllr Bo Ek\nCllr Una Osa\n\nKind regards\nMargaret",
         ["Cllr Bo Ek | expected", "Cllr Una Osa | expected"], "en"),
        ("Bo Ek\nUna Osa\nMit freundlichen Grüßen\nMargarete", ["Bo Ek | expected", "Una Osa | expected"], "de"),
        ("Cllr Bo Ek (will be late, train)\nCllr Una Osa (late, by phone)",
         ["Cllr Bo Ek | expected | remark will be late | absence train",
          "Cllr Una Osa | expected | remark late, by phone"], "en"),
        # who is greeted is no member
        ("Dear Janet,\nCllr Bo Ek\nCllr Una Osa", ["Cllr Bo Ek | expected", "Cllr Una Osa | expected"], "en"),
        ("Hello Ann\n\nPresent: Bo Ek, Una Osa.", ["Bo Ek | present", "Una Osa | present"], "en"),
        ("Liebe Anna,\nBo Ek\nUna Osa", ["Bo Ek | expected", "Una Osa | expected"], "de"),
        # several behind one title, some with a role or a title of their own, and names that begin in small letters
        ("Present: Cllrs B Ek (Chair), U Osa, D O'Day and S ffoulkes-Roe",
         ["Cllr B Ek | present | role chair", "Cllr U Osa | present", "Cllr D O'Day | present",
          "Cllr S ffoulkes-Roe | present"], "en"),
        ("Present: Cllrs B Ek (Chair), Mrs U Osa, Dan O'Day and S Roe",
         ["Cllr B Ek | present | role chair", "Mrs U Osa | present", "Dan O'Day | present", "S Roe | present"], "en"),
        ("Présents : MM. Bo Ek (président), Mme Una Osa, Al Roe et J d'Arcy",
         ["M. Bo Ek | present | role chair | post président", "Mme Una Osa | present",
          "Al Roe | present", "J d'Arcy | present"], "fr"),
        ("Present: B Ek (Chair), U Osa, D O'Day and S ffoulkes-Roe",
         ["B Ek | present | role chair", "U Osa | present", "D O'Day | present", "S ffoulkes-Roe | present"], "en"),
        ("Anwesend: Bo Ek (kommt später), Ida Berg (per Telefon)",
         ["Bo Ek | expected | remark kommt später", "Ida Berg | present | remark per Telefon"], "de"),
        ("Närvarande: Bo Ek (försenad), Ida Berg (på distans)",
         ["Bo Ek | expected | remark försenad", "Ida Berg | present | remark på distans"], "sv"),
        ("Apologies: Bo Ek (holiday), Ida Berg (Work), Una Osa (Town Hall)",
         ["Bo Ek | apologies | absence holiday", "Ida Berg | apologies | absence Work",
          "Una Osa | apologies | affiliation Town Hall"], "en"),
        ("Una Osa\nBo Ek - apologies: ill\nEva Roe",
         ["Una Osa | expected", "Bo Ek | apologies | absence ill", "Eva Roe | expected"], "en"),
        ("* Bo Ek – sends his apologies\n* Eva Roe - Treasurer",
         ["Bo Ek | apologies", "Eva Roe | expected | role treasurer | post Treasurer"], "en"),
        ("To consider apologies for absence\nBo Ek", ["Bo Ek | apologies"], "en"),
        ("Apologies: Bo Ek, ill", ["Bo Ek | apologies | absence ill"], "en"),
        ("Bo Ek (holiday)", ["Bo Ek | apologies | absence holiday"], "en"),
        ("Entschuldigt: Bo Ek (Urlaub), Ida Berg (krank)",
         ["Bo Ek | apologies | absence Urlaub", "Ida Berg | apologies | absence krank"], "de"),
        ("Excusés : Bo Ek (congés)", ["Bo Ek | apologies | absence congés"], "fr"),
        ("Excusan su asistencia: Bo Ek (vacaciones)", ["Bo Ek | apologies | absence vacaciones"], "es"),
        ("Bo Ek (until 8 pm)\nIda Berg (by phone)\nUna Osa (left after item 4)",
         ["Bo Ek | expected | remark until 8 pm", "Ida Berg | expected | remark by phone",
          "Una Osa | expected | remark left after item 4"], "en"),
        ("Bo Ek (proxy for Una Osa)\nUna Osa\nIda Berg (proxy for X)",
         ["Bo Ek | expected | proxies UO", "Una Osa | expected",
          "Ida Berg | expected | remark proxy for X"], "en"),
        ("Bo Ek (minutes)\nIda Berg (Clerk)",
         ["Bo Ek | expected | role rapporteur | post minutes | no vote",
          "Ida Berg | expected | role secretariat | post Clerk | no vote"], "en"),
        ("Anna Hill (AHI)\n[BEX] Bo Ek\nIda Berg (IBM)",
         ["Anna Hill | expected", "Bo Ek | expected | affiliation BEX",
          "Ida Berg | expected | affiliation IBM"], "en"),
        # shapes of lists
        ("In attendance:\nC Pin, Acting Town Clerk\nA Oug, Asset Manager",
         ["C Pin | present | post Acting Town Clerk",
          "A Oug | present | post Asset Manager"], "en"),
        ("1. Apologies for absence accepted from:\nBo Ek", ["Bo Ek | apologies"], "en"),
        ("2. To consider apologies for absence: Apologies were received from Cllr Bo Ek and Cllr A Lee",
         ["Cllr Bo Ek | apologies", "Cllr A Lee | apologies"], "en"),
        ("Present: Cllr Bo Ek - Chairman,\n\nCllr Ann Lee, Cllr Una Osa.",
         ["Cllr Bo Ek | present | role chair | post Chairman", "Cllr Ann Lee | present",
          "Cllr Una Osa | present"], "en"),
        ("| Bo Ek | Baker | Town |\n| Present | Ida Berg, Una Osa |",
         ["Bo Ek | expected | post Baker | affiliation Town", "Ida Berg | present", "Una Osa | present"],
         "en"),
        ("EK, BO\nPresent: None\nFinland, Ms Ida Berg and Mr Leo Moe",
         ["BO EK | expected", "Ms Ida Berg | present | delegation Finland",
          "Mr Leo Moe | present | delegation Finland"], "en"),
        # labels of the meeting
        ("Datum: Montag\nOrt: Rathaus\nBeginn: abends\nAnwesend: Bo Ek", ["Bo Ek | present"], "de"),
        ("Plats: Salen, Storgatan\nNärvarande: Bo Ek", ["Bo Ek | present"], "sv"),
    ],
)  # fmt: skip
def test_a_list_says_of_each_what_they_are(text: str, people: list[str], language: str) -> None:
    assert found(text, language) == people


def test_a_code_in_brackets_beside_a_name_is_theirs() -> None:
    keys = [each.person.key for each in entries_read("Anna Hill (AHI)\n[MSI] Mano Sinha", Minutes()) if each.person]
    assert keys == ["AHI", "MSI"]


def test_the_preview_says_why_a_code_is_not_the_initials() -> None:
    minutes = Minutes(participants=(Participant(key="NK", name="Nora Kask"),))
    entries = entries_read("Susan Okafor\nNiels Krog\nBo Lind", minutes)
    assert [(each.person and each.person.key, each.why) for each in entries] == [
        ("SOK", "SO is a word, so type SOK"), ("NK2", "NK is Nora Kask, so type NK2"), ("BL", ""),
    ]  # fmt: skip


def test_every_language_has_its_words_for_lists_of_people() -> None:
    for language in languages(variants=False):
        words = vocabulary(language).rosters
        assert is_post(words.posts[0].strip("*"), language)
        assert is_late(words.late[0], language)
        assert is_nobody(words.none[0], language)
        assert all(is_head_label(label, "en") for label in words.head), language
    assert not any(is_head_label(name, "de") for name in ("Ida Berg", "Herr Groß", "Tamm"))


def imported(text: str, tmp_path: Path, language: str) -> Minutes:
    path = tmp_path / "m.md"
    path.write_text(f"# Meeting\n\n12 March 2025\n\n{text}\n\n## Opening\n\nIt was opened.\n", "utf-8")
    blocks, _ = formats.read(path)
    return engine.imported(blocks, "m", language).minutes


@pytest.mark.parametrize("language", ["de", "en"])
def test_labels_of_a_document_are_nobody_who_speaks(language: str, tmp_path: Path) -> None:
    labels = (
        *("Datum", "Ort", "Beginn", "Ende", "Ja", "Nein", "Enthaltung", "Protokoll", "Agenda", "AOB", "Tagesordnung"),
        *("Lieu", "Plats", "Lugar"),
    )
    text = "\n\n".join(f"{label}: words of it" for label in labels * 3)
    assert imported(text, tmp_path, language).participants == ()


def test_a_document_has_those_without_names_and_who_is_beside_the_members(tmp_path: Path) -> None:
    text = (
        "Present: Cllr Bo Ek, Cllr Ann Lee\n\nIn attendance: Mrs Carol Hardy (Clerk); PCSO Gary Finch (Police)\n\n"
        "Apologies were received from Cllr Una Osa (holiday).\n\nAlso present: 3 members of the public"
    )
    minutes = imported(text, tmp_path, "en")
    assert [(each.name, each.presence, has_vote(each, minutes)) for each in minutes.participants] == [
        ("Bo Ek", "present", True), ("Ann Lee", "present", True), ("Carol Hardy", "present", False),
        ("Gary Finch", "present", False), ("Una Osa", "apologies", True),
    ]  # fmt: skip
    assert listed(minutes.meeting.also_present) == ("3 members of the public",)
    assert minutes.participants[4].absence == "holiday"


def test_posts_are_printed_in_one_line_and_reasons_of_absence_never(opened) -> None:  # type: ignore[no-untyped-def]
    editor = opened('format = 1\n[meeting]\ntitle = "Ice"\ndate = 2025-03-12\n')
    entries = entries_read(
        "Present: Bo Ek\nIn attendance: Mrs Carol Hardy (Clerk); PCSO Gary Finch (Police)\n"
        "Apologies: Una Osa (holiday)",
        editor.minutes,
    )
    enter_people(editor, [each.person for each in entries if each.person])
    for roster in ("table", "lines", "names", "roll", "codes"):
        minutes = Minutes(
            meeting=editor.minutes.meeting, print=Print(roster=roster), participants=editor.minutes.participants
        )
        page = str(document(minutes))
        assert "holiday" not in page
        if roster in ("names", "roll"):
            assert "Clerk" in page
            assert "Police" in page
    assert "holiday" in editor.record.text
    assert known_to(editor.minutes, "public").participants[-1].name == "Una Osa"


@pytest.mark.parametrize(
    "typed", ["Mr Bill Tagg, allotment holder", "PC Dave Lunn, Norfolk Constabulary", "Ms Vera Moss, local resident"]
)
def test_who_is_there_as_a_visitor_has_no_vote(typed: str) -> None:
    person = person_read(typed, Minutes())
    assert not has_vote(person, Minutes(participants=(person,)))


def test_a_constable_has_that_before_the_name() -> None:
    person = person_read("PC Dave Lunn, Norfolk Constabulary", Minutes())
    assert (person.title, person.name, person.key) == ("PC", "Dave Lunn", "DL")


def test_who_has_no_vote_is_marked_so() -> None:
    clerk = Participant(key="GM", name="Gail Marsh", role="secretariat")
    minutes = Minutes(participants=(clerk, Participant(key="AT", name="Ann Tar")))
    assert [voting_words(each, minutes) for each in minutes.participants] == ["no vote", ""]


def test_the_number_of_an_officer_is_no_name() -> None:
    person = person_read("PC 1482 D Lunn", Minutes())
    assert (person.title, person.name, person.key) == ("PC 1482", "D Lunn", "DL")


COUNCILLORS = "".join(
    f'[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "Cllr"\npresence = "present"\n'
    for key, name in (("AA", "Ann Ash"), ("BB", "Bob Birch"), ("CC", "Cy Cole"))
)


@pytest.mark.parametrize("firm", ["Bloggs Ltd", "Bloggs & Co.", "Bloggs GmbH", "Bloggs Limited"])
def test_who_comes_from_a_firm_has_no_vote_among_councillors(firm: str, opened: Opened) -> None:
    editor = opened(COUNCILLORS)
    enter(editor, "MG: It includes VAT.")
    assert enter(editor, f"/name MG = Mr Martin Green, {firm}") == "MG is Mr Martin Green, without a vote."
    enter(editor, f"/person Ms Sue Fenn, {firm}")
    assert [each.vote for each in editor.minutes.participants] == [None, None, None, False, False]
    listed = people_read(f"Cllr Ann Ash\nCllr Bob Birch\nMr Martin Green, {firm}", Minutes())
    assert [each.vote for each in listed] == [None, None, False]


def test_the_vote_of_one_without_the_councillors_title_is_said(opened: Opened) -> None:
    editor = opened(COUNCILLORS)
    said = "Mr Joe Doe has a vote. If not, type /set JD vote = false"
    assert enter(editor, "/person Mr Joe Doe") == f"JD is Mr Joe Doe. {said}"
    enter(editor, "/set JD vote = false")
    assert enter(editor, "/person Cllr Di Day, Bloggs Ltd").endswith("DD is Cllr Di Day.")
    assert enter(editor, "/person Ms Jo Low, Mayor") == "JL is Ms Jo Low."


def test_directors_of_firms_have_votes_where_nobody_is_a_councillor(opened: Opened) -> None:
    editor = opened(COUNCILLORS.replace('title = "Cllr"\n', ""))
    enter(editor, "/person Mr Martin Green, Bloggs Ltd")
    assert editor.minutes.participants[-1].vote is None


@pytest.mark.parametrize("typed", ["AA (non-voting)", "AA non-voting", "Ash (non-voting)", "Ann Ash (non-voting)"])
def test_somebody_on_the_list_who_is_to_have_no_vote_is_not_added_again(typed: str, opened: Opened) -> None:
    editor = opened(COUNCILLORS)
    said = "AA is Cllr Ann Ash, who is on the list. /set AA vote = false takes the vote away."
    assert enter(editor, f"/person {typed}") == said
    assert len(editor.minutes.participants) == 3
    assert enter(editor, "/person Ann Ashton (non-voting)").startswith("AA2 is Ann Ashton, without a vote.")


@pytest.mark.parametrize(
    ("language", "typed", "role", "post"),
    [
        ("de", "Frau Gerda Bauer, Vorsitz, 1. Vorsitzende", "chair", "1. Vorsitzende"),
        ("de", "Frau Karin Wolf, Schriftführung, Schriftführerin", "secretary", "Schriftführung, Schriftführerin"),
        ("en", "Ms Ann Ash, Chair, Chairman of the Board", "chair", "Chairman of the Board"),
    ],
)
def test_each_word_for_a_role_is_kept(language: str, typed: str, role: str, post: str, opened: Opened) -> None:
    editor = opened(f'[meeting]\ntitle = "Board"\ndate = 2025-03-12\nlanguage = "{language}"\n')
    enter(editor, f"/person {typed}")
    (person,) = editor.minutes.participants
    assert (person.role, person.post, person.affiliation) == (role, post, "")


def test_a_role_by_the_name_of_the_record_is_no_post_in_another_language(opened: Opened) -> None:
    editor = opened('[meeting]\ntitle = "Conseil"\ndate = 2025-03-12\nlanguage = "fr"\n')
    enter(editor, "/person VB = Mme Valérie Brun, secrétaire de mairie", "/role VB secretariat")
    (person,) = editor.minutes.participants
    assert (person.role, person.post, person.affiliation) == ("secretariat", "secrétaire de mairie", "")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Name,Role\nCllr Bo Ek,\nCllr Una Osa,\nJim Day,District Councillor\n4 members of the public,\n",
         ["Cllr Bo Ek | expected", "Cllr Una Osa | expected",
          "Jim Day | expected | role District Councillor | post District Councillor | no vote",
          "+ 4 members of the public"]),
        ("Cllr Bo Ek\nCllr Una Osa\nPC Dan Rudge, Oxley Police\nAnn Moss, County Councillor\nMrs Ida Pike, resident",
         ["Cllr Bo Ek | expected", "Cllr Una Osa | expected",
          "PC Dan Rudge | expected | affiliation Oxley Police | no vote",
          "Ann Moss | expected | affiliation County Councillor | no vote",
          "Mrs Ida Pike | expected | role resident | post resident | no vote"]),
        ("PC Dan Rudge, Oxley Police\nAnn Moss, County Councillor",
         ["PC Dan Rudge | expected | affiliation Oxley Police", "Ann Moss | expected | affiliation County Councillor"]),
    ],
)  # fmt: skip
def test_among_councillors_neither_the_police_nor_other_councils_have_a_vote(text: str, people: list[str]) -> None:
    assert found(text) == people


def test_who_has_a_vote_and_may_be_a_visitor_is_named(opened: Opened) -> None:
    editor = opened("")
    enter(editor, "/person Cllr Bo Ek", "/person Cllr Una Osa", "/person Cllr Eva Roe", "/person Cllr Al Day")
    enter(editor, "/person Ian Hay")
    assert enter(editor, "/person Dan Rudge, Oxley Police") == (
        "DR is Dan Rudge. The page says “Rudge”: /set DR short = Dan Rudge prints the whole name."
        " Dan Rudge has a vote. If not, type /set DR vote = false"
    )
    assert enter(editor, "/role DR police officer") == "Dan Rudge: police officer, without a vote."
    assert enter(editor, "/role DR member") == "Dan Rudge: member, with a vote."
    read = [each.person for each in entries_read("PC Jo Alt\nMr Lee Fox\nMs Amy Birch", editor.minutes) if each.person]
    assert enter_people(editor, read).said == (
        "3 added to the participants list: PC Jo Alt, Mr Lee Fox, Ms Amy Birch; all expected: "
        "+all says that they are present; without a vote: PC Jo Alt;"
        " Mr Lee Fox, Ms Amy Birch have a vote. If not, type /set LF vote = false"
    )


@pytest.mark.parametrize(
    ("language", "typed", "role", "post", "affiliation"),
    [
        ("en", "Ms Sol Orr, guest, Section 151 Officer", "guest", "Section 151 Officer", ""),
        ("en", "Ms Sol Orr, Observer, Head of Unit, Harbour Trust", "observer", "Head of Unit", "Harbour Trust"),
        ("en", "Ms Sol Orr, guest", "guest", "guest", ""),
        ("en", "Ms Sol Orr, guest, Harbour Trust", "guest", "guest", "Harbour Trust"),
        ("en", "Ms Sol Orr, Secretary, Chief Executive", "secretary", "Secretary, Chief Executive", ""),
        ("de", "Gerd Kahl, Gast, Kassenprüfer, Nordwerft AG", "guest", "Kassenprüfer", "Nordwerft AG"),
        ("de", "Vera Vau, Vorsitz, 1. Vorsitzende", "chair", "1. Vorsitzende", ""),
    ],
)
def test_the_word_for_a_role_is_no_post_where_the_post_is_told(
    language: str, typed: str, role: str, post: str, affiliation: str
) -> None:
    person = person_read(typed, Minutes(meeting=Meeting(title="T", language=language)))
    assert (person.role, person.post, person.affiliation) == (role, post, affiliation)


COUNCIL = ("/person Cllr Simon Fisk, Chairman", "/person Cllr Bo Ek", "/person Cllr Una Osa")


@pytest.mark.parametrize(
    ("typed", "has_one"),
    [
        ("Cllr Mr Peter Marsden, County Councillor", False),
        ("Cllr Mr Peter Marsden, District Councillor, Thornby District Council", False),
        ("Cllr Mr Peter Marsden", True),
        ("Cllr Mr Peter Marsden, Vice-Chairman", True),
    ],
)
def test_who_sits_in_another_council_has_no_vote_whatever_the_honorific(
    opened: Opened, typed: str, has_one: bool
) -> None:
    editor = opened("")
    enter(editor, *COUNCIL)
    said = enter(editor, f"/person {typed}")
    assert has_vote(editor.minutes.participants[-1], editor.minutes) is has_one
    assert (said == "PMA is Cllr Mr Peter Marsden, without a vote. /set PMA vote = true gives one.") is not has_one


def test_a_council_all_of_whose_members_are_called_so_keeps_their_votes(opened: Opened) -> None:
    editor = opened("")
    enter(editor, *(f"/person Cllr {name}, District Councillor" for name in ("Simon Fisk", "Bo Ek", "Una Osa")))
    assert all(has_vote(each, editor.minutes) for each in editor.minutes.participants)


@pytest.mark.parametrize(
    ("typed", "key", "name"),
    [
        ("RK Cllr Ravi Kulkarni", "RK", "Ravi Kulkarni"),
        ("AL Cllr Ann Lee, Chair", "AL", "Ann Lee"),
        ("OR Ona Raud", "OR", "Ona Raud"),
        ("PC Peter Clark", "PCL", "Peter Clark"),
        ("JP Morgan", "JM", "JP Morgan"),
        ("RK Kulkarni", "RK", "RK Kulkarni"),
    ],
)
def test_initials_before_a_name_are_its_code(typed: str, key: str, name: str) -> None:
    person = person_read(typed, Minutes(meeting=Meeting(language="en")))
    assert (person.key, person.name) == (key, name)


def test_a_greeting_below_a_list_is_nobody() -> None:
    assert found("Present: Cllrs H Marl (Chair), P Tench\nDear Janet,") == [
        "Cllr H Marl | present | role chair", "Cllr P Tench | present"
    ]  # fmt: skip


def test_labels_of_another_language_are_read_in_a_pasted_list() -> None:
    """The list of a German mail in a meeting in English: who is excused, who takes the minutes, whose proxy it is."""
    text = "Entschuldigt: Frau Lena Vogt\nProtokoll: Nils Hahn\nVollmachten: Karl Dahl (Lena Vogt)\nTeilnehmer: Eva Roe"
    assert found(text) == [
        "Frau Lena Vogt | apologies | proxies KD",
        "Nils Hahn | expected | role rapporteur | post Rapporteur | no vote",
        "Karl Dahl | apologies",
        "Eva Roe | present",
    ]
    assert found("Estonia: Eva Roe") == ["Eva Roe | expected | delegation Estonia"]


def test_a_pasted_list_of_proxies_is_who_votes_for_whom() -> None:
    """Somebody in brackets behind a name below the label has the proxy; an organisation in brackets has none."""
    assert found("Proxy: Karl Dahl (Eva Roe)\nEva Roe") == ["Karl Dahl | apologies", "Eva Roe | expected | proxies KD"]
    assert not any("proxies" in each for each in found("Proxy: Karl Dahl (Ministry)\nEva Roe"))
    assert "Eva Roe | expected | proxies KD" in found("Proxies: Eva Roe for Karl Dahl\nEva Roe")
    assert "Eva Roe | expected | proxies KD" in found("Proxies: Karl Dahl to Eva Roe\nEva Roe")


def test_each_line_of_a_pasted_list_is_shown() -> None:
    """A line that is about nobody is below those who are found, and not taken in; none is gone without a word."""
    text = "Council of the band\nVenue: Town hall\nChair: Eva Roe\nNext meeting: soon\nBo Ek"
    entries = entries_read(text, Minutes())
    shown = " ".join(entry.words for entry in entries)
    assert all(line.partition(": ")[2] in shown for line in text.split("\n"))
    assert [entry.words for entry in entries if entry.is_aside] == ["Venue: Town hall", "Next meeting: soon"]
