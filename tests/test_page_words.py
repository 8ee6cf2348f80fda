"""The words that the pages of each style have in the language of the page."""

import pytest

from minutes_tui.language.labels import languages
from minutes_tui.model.document import Heading, Paragraph, flat, words
from minutes_tui.record.parser import read
from minutes_tui.report import document

ICE = "[[agenda]]\nkey = 'a'\ntitle = 'Ice'\n[[note]]\nkind = 'item'\nitem = 'a'\n[[note]]\ntext = 'It is thin.'\n"


def heads(style: str, rest: str, language: str = "") -> list[str]:
    """The headings and paragraphs of the page of a record in English."""
    made = document(read(f"format = 1\n[meeting]\ntitle = 'T'\n[print]\n{style}\n{rest}").minutes, language=language)
    return [
        words(block.whole if isinstance(block, Heading) else block.content)
        for block in flat(made.blocks)
        if isinstance(block, Heading | Paragraph)
    ]


@pytest.mark.parametrize(
    ("style", "language", "heading"),
    [
        ("secretariat", "", "Agenda item 1: Ice"), ("secretariat", "de", "Tagesordnungspunkt 1: Ice"),
        ("secretariat", "fr", "Point 1\u00a0: Ice"), ("secretariat", "pt-BR", "Item 1: Ice"),
        ("protokoll", "", "Item 1 Ice"), ("protokoll", "de", "TOP 1 Ice"), ("protokoll", "sv", "§ 1 Ice"),
        ("protokoll", "fi", "1 § Ice"), ("protokoll", "fr", "Point 1 Ice"), ("protokoll", "de-CH", "Traktandum 1 Ice"),
    ],
)  # fmt: skip
def test_an_item_is_called_by_the_word_of_the_pages_language(style: str, language: str, heading: str) -> None:
    assert heading in heads(f"style = '{style}'", ICE, language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("style", ["secretariat", "protokoll"])
def test_the_houses_own_number_of_an_item_is_stronger_than_the_languages(style: str, language: str) -> None:
    assert "Z1 Ice" in heads(f"style = '{style}'\nitem_number = 'Z{{number}}'", ICE, language)
