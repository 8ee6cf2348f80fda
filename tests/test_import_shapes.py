"""Minutes of shapes that others write: what is found in them, and that no word is lost. All of them are invented."""

import pytest

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.model.minutes import Minutes, Note
from minutes_tui.readers import engine
from minutes_tui.readers.cases import notes as case_notes
from minutes_tui.readers.dialects import plain_text
from minutes_tui.readers.head import date_of
from minutes_tui.readers.missing_parts import missing
from minutes_tui.readers.source_blocks import SourceBlock
from minutes_tui.readers.source_language import language_of


def imported(source: str, language: str = "", *, is_markdown: bool = True) -> engine.Imported:
    return engine.imported(list(plain_text.blocks(source, is_markdown=is_markdown)), "old", language)


SHORT = {
    "de": (
        "# Sitzung vom 3.4.2026",
        "Anwesend: Ona Raud, Leo Berg",
        "## Tagesordnung",
        "1. Kasse",
        "2. Dach",
        "## TOP 1: Kasse",
        "Beschluss: 200 Euro. 4 : 0",
    ),
    "fr": (
        "# Réunion du 3 avril 2026",
        "Présents : Ona Raud, Léo Berg",
        "## Ordre du jour",
        "1. Toiture",
        "## Toiture",
        "Décision : adopté",
    ),
    "sv": (
        "# Styrelsemöte 2026-04-03",
        "Närvarande: Ona Raud, Leo Berg",
        "## § 1 Mötets öppnande",
        "## § 2 Val av justerare",
        "Leo Berg",
    ),
    "es": (
        "# Acta 3/2026",
        "Asistentes: Ona Raud, Leo Berg",
        "## Orden del día",
        "1. Tejado",
        "## Tejado",
        "Acuerdo: 200 euros",
    ),
    "nb": (
        "# Styremøte 3. april",
        "Til stede: Ona Raud, Leo Berg",
        "## Sak 10/26 Godkjenning av innkalling",
        "Vedtak: Godkjent",
    ),
    "da": (
        "# Bestyrelsesmøde 3. april",
        "Til stede: Ona Raud, Leo Berg",
        "Afbud: Bo Ek",
        "## Dagsorden",
        "1. Tag",
        "## Tag",
        "Beslutning: godkendt",
    ),
    "nl": (
        "# Vergadering 3 april",
        "Aanwezig: Ona Raud, Leo Berg",
        "Afwezig: Bo Ek",
        "## Dak",
        "Besluit: akkoord",
        "## Rondvraag",
        "Geen",
    ),
    "it": ("# Verbale 3 aprile", "Presenti: Ona Raud, Leo Berg", "Assenti: Bo Ek", "## Ordine del giorno", "1. Tetto"),
    "pl": (
        "# Protokół 3.04",
        "Obecni: Ona Raud, Leo Berg",
        "## Porządek obrad",
        "1. Dach",
        "## Dach",
        "Uchwała: przyjęta",
    ),
    "pt": (
        "# Ata 3/2026",
        "Presentes: Ona Raud, Leo Berg",
        "## Ordem de trabalhos",
        "1. Telhado",
        "## Telhado",
        "Deliberação: aprovado",
    ),
    "fi": (
        "# Kokous 3.4.",
        "Läsnä: Ona Raud, Leo Berg",
        "## Esityslista",
        "1. Katto",
        "## Katto",
        "Päätös: hyväksytty",
    ),
    "en": ("# Committee 3 April", "Present: Ona Raud, Leo Berg", "## Agenda", "1. Roof", "## Roof", "Decision: agreed"),
    "et": ("# Koosolek 3.4", "Kohal: Ona Raud, Leo Berg", "## Päevakord", "1. Katus", "## Katus", "Otsus: kinnitada"),
    "lt": (
        "# Posėdis",
        "Dalyvauja: Ona Raud, Leo Berg",
        "## Darbotvarkė",
        "1. Stogas",
        "## Stogas",
        "Nutarta: pritarti",
    ),
    "lv": ("# Sēde", "Piedalās: Ona Raud, Leo Berg", "## Darba kārtība", "1. Jumts", "## Jumts", "Lēmums: apstiprināt"),
    "uk": ("# Протокол", "Присутні: Она Рауд, Лео Берг", "## Порядок денний", "1. Дах", "## Дах", "Рішення: ухвалити"),
    "ar": ("# محضر", "الحاضرون: أونا، ليو", "## جدول الأعمال", "1. السقف"),
    "ja": ("# 議事録", "出席者：山田、ベルク", "## 議題", "1. 屋根について"),
}


@pytest.mark.parametrize("language", languages(variants=False))
def test_the_language_of_a_page_of_headings_and_names_is_that_of_its_forms(language: str) -> None:
    assert language_of(list(plain_text.blocks("\n\n".join(SHORT[language]), is_markdown=True))) == language


def test_the_title_of_the_file_tells_the_language_of_a_page_with_two_sentences() -> None:
    source = "---\ntitle: Verbale del consiglio direttivo, 3 aprile 2026\n---\n\nOrdine del giorno: tetto.\n"
    assert language_of(list(plain_text.blocks(source, is_markdown=True))) == "it"


def test_names_and_numbers_alone_are_of_no_language() -> None:
    assert language_of(list(plain_text.blocks("# Salt 2026\n\nOna Raud\n\nLeo Berg\n", is_markdown=True))) == "en"


def people(source: str, language: str = "", *, is_markdown: bool = True) -> list[tuple[str, str]]:
    """The names of those who take part, each with the presence."""
    made = imported(source, language, is_markdown=is_markdown).minutes
    return [(each.name, each.presence) for each in made.participants]


def items(source: str, *, is_markdown: bool = True) -> list[tuple[str | None, str]]:
    """The numbers and titles of the agenda."""
    return [(each.number, each.title) for each in imported(source, is_markdown=is_markdown).minutes.agenda]


def cases(source: str, language: str = "") -> list[tuple[str, str]]:
    """What was moved, voted, decided and given to somebody to do."""
    return [
        (each.kind, each.text) for each in imported(source, language).minutes.notes if each.kind in case_notes.CASES
    ]


PRESENT = "# Sitzung vom 3. April 2026\n\nAnwesend: Ona Raud, Leo Berg\n\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("zu TOP 1: Kasse\nOna Raud berichtet.\n\nzu TOP 2: Dach\nNichts.\n",
         [("zu TOP 1", "Kasse"), ("zu TOP 2", "Dach")]),
        ("**TOP1 - Kasse:**\n\n- Ona Raud berichtet.\n\n**TOP2 - Dach:**\n\n- Nichts.\n",
         [("TOP1", "Kasse"), ("TOP2", "Dach")]),
        ("Sak 10/26 Kasse\nGodkjent.\n\nSak 11/26 Tak\nIngenting.\n", [("Sak 10/26", "Kasse"), ("Sak 11/26", "Tak")]),
        ("§ 3\nKassa\n\nOna Raud.\n\n§ 4\nTak\n\nInget.\n", [("§ 3", "Kassa"), ("§ 4", "Tak")]),
        ("1 § Kassa\n\nHyvä.\n\n2 § Katto\n\nEi mitään.\n", [("1 §", "Kassa"), ("2 §", "Katto")]),
        ("Point 1 : Caisse\n\nRien.\n\nPoint 2 : Toit\n\nRien.\n", [("Point 1", "Caisse"), ("Point 2", "Toit")]),
        ("Punto 1): Cassa di nr. 3 soci.\n\nNiente.\n\nPunto 2) Tetto\n\nNiente.\n",
         [("Punto 1", "Cassa di nr. 3 soci."), ("Punto 2", "Tetto")]),
        ("Punkt 1\n\nDas Dach.\n\nPunkt 2\n\nDie Kasse.\n", [(None, "Punkt 1"), (None, "Punkt 2")]),
    ],
)  # fmt: skip
def test_a_word_and_a_number_head_an_item(source: str, found: list[tuple[str, str]]) -> None:
    assert items(PRESENT + source) == found


def test_the_list_of_items_at_the_top_is_the_agenda_and_those_with_words_below_are_the_items() -> None:
    listed = "TOP 1: Kasse\n\nTOP 2: Dach\n\nTOP 3: Zaun\n\n"
    minutes = imported(
        f"{PRESENT}{listed}TOP 1: Kasse\n\nVoll.\n\nTOP 2: Dach\n\nDicht.\n\nTOP 3: Zaun\n\nGrün.\n"
    ).minutes
    assert [item.title for item in minutes.agenda] == ["Kasse", "Dach", "Zaun"]
    assert [note.text for note in minutes.notes][-1] == "Grün."


@pytest.mark.parametrize(
    "sentence", ["Punkt 3 der Tagesordnung wurde vertagt.", "Item 3 was dropped", "Topic 3D printing"]
)
def test_a_sentence_with_such_a_word_heads_nothing(sentence: str) -> None:
    assert items(f"{PRESENT}{sentence}\n\nMehr.\n\n{sentence}\n\nMehr.\n") == []


def test_names_a_line_each_below_a_label_are_people() -> None:
    source = "# Protokoll\n\n**Anwesend:**\nOna Raud\nLeo Berg, Kassierer\n\nEntschuldigt:\nBo Ek\n"
    found = [("Ona Raud", "present"), ("Leo Berg", "present"), ("Bo Ek", "apologies")]
    assert people(source) == found
    assert people(source.replace("**", "").replace("# ", ""), is_markdown=False) == found


def test_labels_in_bold_type_without_a_colon_are_labels() -> None:
    source = "# Board\n\n**District attendees**  \nOna Raud - Member  \nLeo Berg - Member  \n**Absent**  \nBo Ek\n"
    assert people(source) == [("Ona Raud", "present"), ("Leo Berg", "present"), ("Bo Ek", "absent")]


def test_labels_within_a_line_of_people_begin_another_list() -> None:
    source = (
        "# Board\n\nCouncillors present: Cllr O Raud; Cllr I Feld Others present: Ute Sand, Clerk Absent: Cllr Ek\n"
    )
    assert people(source) == [("O Raud", "present"), ("I Feld", "present"), ("Ute Sand", "present"), ("Ek", "absent")]


def test_a_dash_before_a_post_does_not_make_one_of_several_people() -> None:
    source = "# Board\n\nPresent: Miss Raud - Chairperson, B. Glover, M. Grief, Mrs. Cann\n"
    assert [name for name, _ in people(source)] == ["Raud", "B. Glover", "M. Grief", "Cann"]
    more = f"{source.strip()}, I. Manley- Borough Councillor with 3 members of the public\n"
    assert [name for name, _ in people(more)][:4] == ["Raud", "B. Glover", "M. Grief", "Cann"]


def test_the_date_of_the_next_meeting_is_not_that_of_this_one() -> None:
    source = "# Parish Council\n\nThe next meeting is to be held on Tuesday 6th September 2016 in the hall.\n"
    assert imported(source).minutes.meeting.date is None


def test_a_sentence_before_a_list_of_names_says_who_is_there_and_elections_do_not() -> None:
    source = "# Acta\n\nReunidos a las 22:00 horas los siguientes miembros de la junta:\n\n* Ona Raud\n* Leo Berg\n\n"
    assert people(source, "es") == [("Ona Raud", "present"), ("Leo Berg", "present")]
    later = "# Acta\n\n" + "Se habla del tejado.\n\n" * 9 + source.partition("\n\n")[2]
    assert people(later, "es") == []


def test_an_item_that_is_not_as_deep_as_the_names_ends_their_list() -> None:
    source = "# Call\n\n* Attending:\n  * Ona Raud\n  * Leo Berg\n* Discussion\n  * Roof\n* Regrets: Bo Ek\n"
    assert people(source) == [("Ona Raud", "present"), ("Leo Berg", "present"), ("Bo Ek", "apologies")]


def test_roles_before_the_names_of_a_list_are_one_each() -> None:
    source = (
        "# Verbale\n\nPresenti per il comitato:\n\n* La Presidente: Ona Raud,\n"
        "* la Vicepresidente: Ida Feld,\n* il Consigliere: Leo Berg.\n"
    )
    made = imported(source, "it").minutes
    assert [(each.name, each.role, each.presence) for each in made.participants] == [
        ("Ona Raud", "chair", "present"), ("Ida Feld", "vice chair", "present"), ("Leo Berg", "member", "present"),
    ]  # fmt: skip


def test_a_label_of_people_is_no_title() -> None:
    blocks = [
        SourceBlock(text=text, line=line)
        for line, text in enumerate(("Anwesende Mitglieder", "Ona Raud, Leo Berg, Ida Feld"), 1)
    ]
    made = engine.imported(blocks, "old", "de").minutes
    assert (made.meeting.title, [each.name for each in made.participants]) == (
        "old",
        ["Ona Raud", "Leo Berg", "Ida Feld"],
    )


@pytest.mark.parametrize(
    ("head", "rows", "found"),
    [
        ("Name | Present", ["Ona Raud | ✓", "Leo Berg | ✗", "Ida Feld | x"], ["present", "absent", "present"]),
        ("Name | Here?", ["Ona Raud | ✅", "Leo Berg | ❌"], ["present", "absent"]),
        ("Member | Role | Attendance", ["Ona Raud | Chair | P", "Leo Berg | | E", "Ida Feld | | A"],
         ["present", "apologies", "absent"]),
        ("Name | Present | Apologies | Absent", ["Ona Raud | x | |", "Leo Berg | | x |", "Ida Feld | | | x"],
         ["present", "apologies", "absent"]),
        ("Name | Present (yes/no)", ["Ona Raud | yes", "Leo Berg | no"], ["present", "absent"]),
    ],
)  # fmt: skip
def test_a_table_marks_who_is_there(head: str, rows: list[str], found: list[str]) -> None:
    lines = [f"| {head} |", "|" + " --- |" * (head.count("|") + 1), *(f"| {row} |" for row in rows)]
    assert [presence for _, presence in people("# Board\n\n" + "\n".join(lines) + "\n", "en")] == found


def test_the_columns_of_a_table_of_those_present_and_those_not_are_lists() -> None:
    table = (
        "| Anwesend | Entschuldigt | Abwesend |\n| --- | --- | --- |\n| Ona Raud | Leo Berg | Bo Ek |\n"
        "| Ida Feld | | |\n"
    )
    assert people(f"# Sitzung\n\n{table}", "de") == [
        ("Ona Raud", "present"), ("Leo Berg", "apologies"), ("Bo Ek", "absent"), ("Ida Feld", "present"),
    ]  # fmt: skip


def test_a_line_heads_the_list_of_tasks_or_decisions_below_it() -> None:
    source = (
        "# Call 2026.04.03\n\n"
        "Present: Ona Raud, Leo Berg\n\n## Roof\n\n* Old.\n\nAction items:\n\n* Ona to bring a ladder"
        "\n* Leo to paint by 1 May 2026\n\nDecisions:\n\n- The roof is green.\n\n## Shed\n\n* Empty.\n"
    )
    assert cases(source) == [
        ("action", "Ona to bring a ladder"), ("action", "Leo to paint by 1 May 2026"),
        ("decision", "The roof is green."),
    ]  # fmt: skip
    made = imported(source).minutes
    assert [(note.responsible, str(note.due)) for note in made.notes if note.kind == "action"] == [
        (("ORA",), "None"), (("LB",), "2026-05-01"),
    ]  # fmt: skip
    assert str(made.meeting.date) == "2026-04-03"


def test_an_item_in_bold_type_heads_the_tasks_that_are_parts_of_it() -> None:
    source = (
        "# Call\n\nPresent: Ona Raud, Leo Berg\n\n* **Summary**\n  * Roof\n* **Action Items**\n"
        "  * Ona Raud: a ladder\n* Bye\n"
    )
    assert cases(source) == [("action", "Ona Raud: a ladder")]


def test_a_verb_before_a_colon_heads_decisions() -> None:
    source = (
        "# Acta\n\nPresentes: Ona Raud, Leo Berg\n\nAcuerdan por unanimidad:\n\n* Pintar el tejado.\n"
        "* Que Leo compre pintura.\n"
    )
    assert [kind for kind, _ in cases(source, "es")] == ["decision", "decision"]


@pytest.mark.parametrize(
    ("language", "sentence", "counts"),
    [
        ("de", "Das Protokoll wird mit 4 : 0 Stimmen genehmigt.", (4, 0, None)),
        ("de", "Ergebnis: 8 Ja-Stimmen, keine Nein-Stimme und eine Enthaltung.", (8, 0, 1)),
        ("pl", "Udzielono absolutorium: 9 osób- za, 0- przeciw, 1- się wstrzymało.", (9, 0, 1)),
        ("es", "Aprueban por tres votos a favor y uno en contra el presupuesto.", (3, 1, None)),
        ("en", "There were six votes for and two against.", (6, 2, None)),
    ],
)
def test_a_sentence_tells_counts_in_figures_and_in_words(
    language: str, sentence: str, counts: tuple[int, int, int | None]
) -> None:
    made = imported(f"# Salt\n\nOna Raud, Leo Berg\n\n## Roof\n\nOld.\n\n{sentence}\n", language).minutes
    vote = next(note for note in made.notes if note.kind == "vote")
    assert (vote.for_, vote.against, vote.abstain) == counts


DECIDED = {
    "ar": "قرر المجلس إصلاح السقف.",
    "da": "Bestyrelsen besluttede at lappe taget.",
    "de": "Der Rat beschließt das neue Dach.",
    "en": "The board agreed to mend the roof.",
    "es": "Se aprueba el nuevo tejado.",
    "et": "Otsustati katus parandada.",
    "fi": "Päätettiin korjata katto.",
    "fr": "Le conseil décide de réparer le toit.",
    "it": "Si delibera di riparare il tetto.",
    "lt": "Nutarta pataisyti stogą.",
    "lv": "Valde nolēma salabot jumtu.",
    "nb": "Styret vedtok å lappe taket.",
    "nl": "We besluiten dat het dak wordt hersteld.",
    "pl": "Postanowiono naprawić dach.",
    "pt": "A direção deliberou reparar o telhado.",
    "sv": "Mötet väljer Leo Berg till justerare.",
    "uk": "Вирішили полагодити дах.",
}


@pytest.mark.parametrize("language", DECIDED)
def test_a_sentence_or_an_item_tells_a_decision_in_each_language_with_words_between_blanks(language: str) -> None:
    made = f"# Salt\n\nOna Raud, Leo Berg\n\n## 1. Roof\n\n{DECIDED[language]}\n\n## 2. Shed\n\n- {DECIDED[language]}\n"
    assert [kind for kind, _ in cases(made, language)] == ["decision", "decision"]


def test_the_log_of_a_chat_within_a_fence_is_read_as_a_log() -> None:
    log = (
        "14:01 <ona> hello all\n14:02 <ona> #topic Roof\n14:03 <mo> we need a ladder\n"
        "14:04 <ona> ACTION: mo to buy one\n"
    )
    made = imported(f"# Call\n\nPresent: Ona Raud, Leo Berg\n\n```\n{log}```\n\nThat was all.\n").minutes
    assert [item.title for item in made.agenda] == ["Roof"]
    assert [(note.kind, note.speaker, note.text) for note in made.notes if note.speaker or note.kind == "action"] == [
        ("statement", "ORA", "hello all"), ("statement", "mo", "we need a ladder"),
        ("action", (), "ACTION: mo to buy one"),
    ]  # fmt: skip
    assert made.notes[-1].text == "That was all."


def test_what_is_written_in_a_chat_among_names_is_that_persons() -> None:
    source = (
        "# Call\n\nPresent: Ona Raud, Leo Berg\n\n## Roof\n\nOna Raud: a ladder?\n\n<leo> I have one\n\n"
        "<mo> +1\n\n<Zakim> bye\n"
    )
    made = imported(source).minutes
    assert [(note.speaker, note.text) for note in made.notes if note.speaker] == [
        ("ORA", "a ladder?"), ("LB", "I have one"), ("mo", "+1\n\n<Zakim> bye"),
    ]  # fmt: skip


def test_a_paragraph_behind_the_list_of_somebody_is_nobodys() -> None:
    source = (
        "# Call\n\nPresent: Ona Raud, Leo Berg\n\n## Roof\n\nOna Raud:\n\n- a ladder\n- paint\n\n"
        "The board thanks her.\n\nLeo Berg: Fine.\n"
    )
    made = imported(source).minutes
    assert [(note.speaker, note.text) for note in made.notes][-3:] == [
        ("ORA", "Ona Raud:\n\n- a ladder\n- paint"), ((), "The board thanks her."), ("LB", "Fine."),
    ]  # fmt: skip


def test_signs_between_codes_are_several_speakers() -> None:
    roster = "# Call\n\n## Attendees\n\n- Mo Hain (MH)\n- Jo Feld (JF)\n- Bo Nurk (BN)\n\n## Roof\n\n"
    made = imported(f"{roster}MH: one\n\nMH+JF+BN: we agree\n\nJF & BN: yes\n\nMH/JF: no\n").minutes
    assert [note.speaker for note in made.notes if note.speaker] == [
        "MH",
        ("MH", "JF", "BN"),
        ("JF", "BN"),
        ("MH", "JF"),
    ]


def test_labels_of_a_document_that_lists_people_are_nobody() -> None:
    labelled = "".join(f"{label}: Text.\n\n" for label in ("RFC", "Zusatz", "Idee", "Pinsel", "Leiter", "FYI"))
    made = imported(f"# Sitzung\n\nAnwesend: Ona Raud, Leo Berg, Ida Feld\n\n## Dach\n\n{labelled}", "de").minutes
    assert [each.name for each in made.participants] == ["Ona Raud", "Leo Berg", "Ida Feld"]


def test_tags_within_markdown_are_no_words_and_break_lines() -> None:
    source = (
        "# Board\n\n**<h3>Present</h3>**\n\nOna Raud,<br>Leo Berg\n\n## Roof\n\n- One<br>two\n\n```\n<b>code</b>\n```\n"
    )
    blocks = list(plain_text.blocks(source, is_markdown=True))
    assert [block.text for block in blocks] == [
        "Board", "Present", "Ona Raud,\nLeo Berg", "Roof", "One\ntwo", "```\n<b>code</b>\n```",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Meeting 2020.02.11", "2020-02-11"),
        ("2022 January 7th, 13:00", "2022-01-07"),
        ("the 19th of January 2017", "2017-01-19"),
    ],
)
def test_dates_are_read_with_the_year_before_them(text: str, date: str) -> None:
    assert str(date_of(text, "en")) == date


def doubts(source: str, language: str = "") -> list[str]:
    return [each.reason for each in imported(source, language).doubts]


BOARD = "# Board, 3 April 2026\n\nPresent: Ona Raud, Leo Berg, Ida Feld\n\n## 1. Roof\n\n"


def test_the_last_line_of_an_item_tells_its_vote() -> None:
    source = f"{BOARD}- The roof was looked at.  \n  The result: 2 votes for, 1 against.\n  - The shed, too.  \n"
    assert (doubts(source), len(cases(source))) == ([], 1)
    source += "    The result: 3 votes for, 0 against.\n"
    assert (doubts(source), len(cases(source))) == ([], 2)


def test_votes_that_a_source_tells_and_no_note_has_are_in_doubt() -> None:
    blocks = [SourceBlock(text=f"It was {count} for and 1 against.", line=count) for count in (2, 3)]
    told = [(each.line, each.reason) for each in missing(Minutes(), blocks)]
    assert told == [(2, "2 votes were not found, of which this is the first.")]
    vote = Note(kind="vote", text="It was 2 for and 1 against.", for_=2, against=1)
    told = [(each.line, each.reason) for each in missing(Minutes(notes=(vote,)), blocks)]
    assert told == [(3, "This vote was not found.")]


def test_honorifics_and_initials_with_stops_are_in_the_names_of_movers() -> None:
    present = "# Council, 3 April 2026\n\nPresent: Cllr William Loy, Cllr Jo Davies, Cllr Al Davies, Mrs Ann Berry\n\n"
    first = (
        "1. Notes.\n2. It was proposed by Cllr. W. Loy, seconded by Cllr. J. Davies and unanimously agreed to meet.\n"
    )
    second = "The fund. Proposed by Mrs. Berry, seconded by A. Davies and carried.\n"
    made = imported(f"{present}{first}\n{second}")
    assert [(each.mover, each.seconder, each.outcome) for each in made.minutes.notes if each.kind == "motion"] == [
        (("WL",), ("JD",), "carried"), (("AB",), ("AD",), "carried"),
    ]  # fmt: skip
    assert made.doubts == ()


def test_more_voters_than_people_are_in_doubt_and_an_assembly_is_not() -> None:
    assert doubts(f"{BOARD}Vote: 3 for, 0 against\n") == []
    assert doubts(f"{BOARD}Vote: 4 for, 1 against\n") == ["A vote counts 5 people, and 3 were found who were there."]
    assert doubts(f"{BOARD}Vote: 44 for, 1 against\n") == []


@pytest.mark.parametrize("said", ["Es kamen 3 Personen.", "Es kamen 3 Personen von 12 Mitgliedern."])
def test_people_who_are_counted_and_found_are_in_no_doubt(said: str) -> None:
    listed = "Anwesend: Ona Raud, Leo Berg, Ida Feld\n\n## 1. Dach\n\nAlt.\n"
    assert doubts(f"# Sitzung vom 3. April 2026\n\n{said}\n\n{listed}", "de") == []
    more = said.replace("3 Personen", "5 Personen")
    assert doubts(f"# Sitzung vom 3. April 2026\n\n{more}\n\n{listed}", "de") == [
        "The source counts 5 people who were there, and 3 were found."
    ]


def test_a_heading_of_tasks_with_none_below_it_is_in_doubt() -> None:
    assert doubts(f"{BOARD}Old.\n\n## Action items\n\nNone.\n") == []
    assert doubts(f"{BOARD}Old.\n\n## Action items\n\nSomebody should look at it.\n") == [
        "No action items were found below this heading."
    ]
    assert doubts(f"{BOARD}Old.\n\n## Action items\n\n- Ona Raud to look at it\n") == []


@pytest.mark.parametrize("language", languages(variants=False))
def test_the_columns_of_a_table_of_people_are_named_in_each_language(language: str) -> None:
    known = vocabulary(language).columns
    head = f"| {known.name[0]} | {known.affiliation[0]} | {known.email[0]} | {known.remark[0]} |"
    source = f"# Salt\n\n{head}\n| --- | --- | --- | --- |\n| Ona Raud | Salt Works | ona@example.org | by train |\n"
    made = imported(source, language).minutes
    assert [(each.name, each.affiliation, each.email, each.remark) for each in made.participants] == [
        ("Ona Raud", "Salt Works", "ona@example.org", "by train")
    ]


@pytest.mark.parametrize("language", [each for each in languages(variants=False) if each != "ja"])
def test_a_sentence_with_the_verbs_of_a_language_tells_who_moved_and_seconded(language: str) -> None:
    known = vocabulary(language).motions
    sentence = f"Ona Raud {known.moves[0]} Salt, Leo Berg {known.seconds[0]}."
    listed = f"{labels(language).present}: Ona Raud, Leo Berg, Ida Feld"
    minutes = imported(f"# Salt\n\n{listed}\n\n## Roof\n\n{sentence}\n", language).minutes
    motion = next(note for note in minutes.notes if note.kind == "motion")
    names = {person.key: person.name for person in minutes.participants}
    assert [names[code] for code in (*motion.mover, *motion.seconder)] == ["Ona Raud", "Leo Berg"]


@pytest.mark.parametrize(
    ("language", "opened", "closed"),
    [
        ("pl", "Obrady otworzył Leo Berg o 18:20.", "Obrady zamknął Leo Berg o 19:50."),
        ("sv", "Leo Berg öppnar mötet 18.20.", "Leo Berg avslutar mötet 19.50."),
        ("es", "Siendo las 18:20 se reúne la junta.", "Se cierra la junta a las 19:50."),
        ("nl", "Leo Berg opent de vergadering om 18.20.", "Leo Berg sluit de vergadering om 19.50."),
        ("fi", "Leo Berg avasi kokouksen klo 18.20.", "Leo Berg päätti kokouksen klo 19.50."),
    ],
)
def test_sentences_tell_when_a_meeting_began_and_ended(language: str, opened: str, closed: str) -> None:
    meeting = imported(f"# Salt\n\n{opened}\n\n## 1. Roof\n\nSalt.\n\n{closed}\n", language).minutes.meeting
    assert (str(meeting.start), str(meeting.end)) == ("18:20:00", "19:50:00")


def test_headings_below_the_agenda_are_no_items_where_the_minutes_have_theirs() -> None:
    head = "# Call, 3 April 2026\n\n## Present\n\n- Ona Raud\n- Leo Berg\n\n## Agenda\n\n### Team\n\n- Roof\n\n"
    made = imported(f"{head}## Minutes\n\n### Roof\n\n- Old.\n\n### Shed\n\n- Empty.\n").minutes
    assert [item.title for item in made.agenda] == ["Roof", "Shed"]
    agenda = "## Agenda\n\n### Roof and shed - 3 April\n\n- Roof\n\n"
    spoken = "## Roof and shed\n\nOna Raud: Old.\n\n## Fence\n\nLeo Berg: Green.\n"
    made = imported(f"# Call, 3 April 2026\n\n{agenda}{spoken}").minutes
    assert [item.title for item in made.agenda] == ["Roof and shed", "Fence"]


def test_line_breaks_within_a_paragraph_part_a_title_from_what_was_said_and_decided() -> None:
    texts = (
        "Sitzung vom 3. April 2026", "Anwesend:\nOna Raud\nLeo Berg",
        "TOP 1: Kasse\nOna Raud berichtet.\nBeschluss: Geprüft.",
        "TOP 2: Dach\nDas Dach ist dicht.\nAbstimmung: 2 : 0",
    )  # fmt: skip
    blocks = [SourceBlock(text=text, line=line) for line, text in enumerate(texts, 1)]
    made = engine.imported(blocks, "old", "de").minutes
    assert [(item.number, item.title) for item in made.agenda] == [("TOP 1", "Kasse"), ("TOP 2", "Dach")]
    assert [(note.kind, note.text) for note in made.notes if note.item and note.kind != "item"] == [
        ("statement", "Ona Raud berichtet."), ("decision", "Beschluss: Geprüft."),
        ("statement", "Das Dach ist dicht."), ("vote", "Abstimmung: 2 : 0"),
    ]  # fmt: skip
    assert [each.name for each in made.participants] == ["Ona Raud", "Leo Berg"]


def test_numbered_motions_have_the_ballots_of_those_who_are_named_below_them() -> None:
    source = (
        "# PSC, 3 April 2026\n\n## Present\n\n* Ona Raud\n* Leo Berg\n* Ida Feld\n\n## Minutes\n\n1. Roll call\n"
        "2. Motion 1: Mend the roof\n\nOna Raud, Leo Berg: +1\n\nIda Feld: -1\n\n3. Meeting closed\n"
    )
    made = imported(source).minutes
    motion, vote = (next(note for note in made.notes if note.kind == kind) for kind in ("motion", "vote"))
    assert (motion.text, vote.answers, vote.ballots) == (
        "2. Motion 1: Mend the roof", motion.id, {"ORA": "for", "LB": "for", "IFE": "against"},
    )  # fmt: skip
