"""The words of each language: that none is missing, and that sentences have their places."""

import tomllib
from importlib.resources import files

import pytest

from minutes_tui.labels import Labels, and_joined, is_one, labels

LANGUAGES = sorted(each.name.removesuffix(".toml") for each in (files("minutes_tui") / "languages").iterdir())
PLACES = {
    "moved_by": {"names"},
    "seconded_by": {"names"},
    "stands_for": {"name"},
    "arrived": {"names", "time"},
    "arrived_many": {"names", "time"},
    "left": {"names", "time"},
    "left_many": {"names", "time"},
    "break_": {"time"},
    "break_until": {"time", "until"},
}


class Asked(dict[str, str]):
    """Values for a sentence, that remember which were asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __missing__(self, name: str) -> str:
        self.names.add(name)
        return name


def test_there_are_english_german_and_french_at_least() -> None:
    assert {"en", "de", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_and_no_other(language: str) -> None:
    source = (files("minutes_tui") / "languages" / f"{language}.toml").read_text("utf-8")
    written = {key.rstrip("_") for key in tomllib.loads(source)}
    assert written == {field.rstrip("_") for field in Labels.__struct_fields__}
    for field in Labels.__struct_fields__:
        value = getattr(labels(language), field)
        assert value, field
        assert all(each == each.strip() and each for each in ([value] if isinstance(value, str) else value)), field


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_has_places_for_what_it_says_and_no_others(language: str) -> None:
    for field in Labels.__struct_fields__:
        value = getattr(labels(language), field)
        if isinstance(value, str):
            asked = Asked()
            value.format_map(asked)
            assert asked.names == PLACES.get(field, set()), field


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_bar_a_code_are_written_as_codes_are(language: str) -> None:
    assert all(word == word.upper() for word in labels(language).words)


def test_a_language_is_found_by_its_tag_or_by_the_beginning_of_it_else_it_is_english() -> None:
    assert labels("de").venue == "Ort"
    assert labels("de-AT") == labels("de_AT") == labels("DE-at-1996") == labels("de")
    assert labels("xx") == labels("") == labels("../secret") == labels("en")


def test_names_are_joined_by_commas_and_a_last_and() -> None:
    assert and_joined([], "and") == ""
    assert and_joined(["A"], "and") == "A"
    assert and_joined(["A", "B"], "und") == "A und B"
    assert and_joined(["A", "B", "C"], "et") == "A, B et C"


def test_one_abstention_is_one_and_in_french_none_is_too() -> None:
    assert [count for count in range(5) if is_one(count, "en")] == [1]
    assert [count for count in range(5) if is_one(count, "de-AT")] == [1]
    assert [count for count in range(5) if is_one(count, "fr")] == [0, 1]
    assert [count for count in range(5) if is_one(count, "no such language")] == [1]
