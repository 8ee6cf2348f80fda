"""Offices and posts are no affiliations: what the list of people calls its last column."""

import pytest
from conftest import Opened, enter

from minutes_tui.report import document
from minutes_tui.writers import markdown


@pytest.mark.parametrize(
    ("language", "person", "head"),
    [
        ("en", "Mr Dan Dunn, Councilman", "| Name | Role |"),
        ("en", "Mr Ed Hunt, Councilor", "| Name | Role |"),
        ("en", "Ms Pia Harper, Mayor", "| Name | Role |"),
        ("de", "Herr Karl Schröder, Kassenwart", "| Name | Funktion |"),
        ("de", "Frau Berta Klein, Beisitzerin", "| Name | Funktion |"),
        ("fr", "Mme Ida Roux, adjointe au maire", "| Nom | Fonction |"),
        ("es", "D. Pablo Gil, secretario", "| Nombre | Función |"),
        ("sv", "Anna Berg, kassör", "| Namn | Funktion |"),
        ("en", "Ms Ida Berg, Intern, Kvinnohuset", "| Name | Affiliation |"),
    ],
)
def test_a_column_of_offices_is_called_so(language: str, person: str, head: str, opened: Opened) -> None:
    editor = opened(f"[meeting]\nlanguage = '{language}'\n")
    enter(editor, f"/person {person}")
    assert head in markdown.write(document(editor.minutes, "summary"))
