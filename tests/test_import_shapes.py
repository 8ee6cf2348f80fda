"""Minutes of shapes that others write: what is found in them, and that no word is lost. All of them are invented."""

import pytest

from minutes_tui.language.labels import languages
from minutes_tui.readers import engine
from minutes_tui.readers.dialects import plain_text
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
