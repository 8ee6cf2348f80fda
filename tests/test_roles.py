"""Roles and honorifics as they are written in each language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.names import title_split, titled
from minutes_tui.language.roles import presence_named, role_named


def written() -> Iterator[tuple[str, str, str]]:
    """The words of `roles.txt`: a language, what a word is read as, and the word."""
    language = ""
    for line in Path(__file__).with_name("roles.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            language = line[2:]
        elif language and line:
            read_as, words = line.split(" > ")
            yield from ((language, read_as, word) for word in words.split(" | "))


WRITTEN = list(written())


@pytest.mark.parametrize("language", languages())
def test_roles_and_honorifics_are_read_as_people_write_them(language: str) -> None:
    known, name = labels(language), "田中" if language == "ja" else "Nora Tamm"
    found = [(read_as, word) for named, read_as, word in WRITTEN if named == language]
    assert len(found) > 20
    for read_as, word in found:
        if read_as == "title":
            assert title_split(titled(word, name), known) == (word, name), word
        elif read_as == "name":
            assert title_split(f"{word} {name}", known) == ("", f"{word} {name}"), word
        else:
            assert role_named(word, known) == read_as, word


@pytest.mark.parametrize(
    ("language", "words", "role"),
    [
        ("es", "Secretario / a", "secretary"),
        ("es", "Secretaría", "secretariat"),
        ("es", "Secretaria", "secretary"),
        ("es", "Secretario/Tesorero", ""),
        ("en", "Chair/Treasurer", ""),
        ("en", "Chair/Secretary", ""),
        ("en", "Chair/Chairman", "chair"),
        ("en", "Chair (acting)", ""),
        ("de", "Vorsitzende*r", "chair"),
        ("de", "Schriftführer:in", "secretary"),
        ("de", "Gast/Ost", ""),
        ("pl", "Członek/członkini", "member"),
        ("lt", "Narys (-ė)", "member"),
        ("uk", "Заступник/заступниця голови", "vice chair"),
        ("uk", "Chair/Chairman", "chair"),
        ("en", "/", ""),
        ("en", "(a)", ""),
    ],
)
def test_a_word_for_women_and_men_is_one_role_and_two_words_are_none(language: str, words: str, role: str) -> None:
    assert role_named(words, labels(language)) == role


def test_a_letter_with_a_stop_is_an_honorific_in_small_alone() -> None:
    assert title_split("p. Tamm", labels("pl")) == ("p.", "Tamm")
    assert title_split("P. Tamm", labels("pl")) == ("", "P. Tamm")
    assert title_split("Dr P. Tamm", labels("pl")) == ("Dr", "P. Tamm")
    assert title_split("D. Tamm", labels("es")) == ("D.", "Tamm")


def test_the_longest_honorific_behind_a_japanese_name_is_taken() -> None:
    for title in ("副委員長", "事務局長", "准教授"):
        assert title_split(f"田中{title}", labels("ja")) == (title, "田中")
    assert presence_named("欠席委員", labels("ja")) == "absent"
