"""The words of each language: that none is missing, and that sentences have their places."""

import datetime as dt
import tomllib
from importlib.resources import files
from string import Formatter

import pytest
from babel.core import Locale
from babel.dates import format_date
from msgspec import NODEFAULT
from msgspec.structs import asdict, fields

from minutes_tui.language import dates
from minutes_tui.language.labels import (
    Labels,
    Plural,
    Presences,
    Roles,
    and_joined,
    counted,
    has_words,
    labels,
    language_name,
    languages,
    locale_of,
    paired,
    sources,
    written_in,
)
from minutes_tui.language.names import compact
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.writers.direction import is_right_to_left

FOLDER = files("minutes_tui.language") / "words"
LANGUAGES = languages(variants=False)
"""Those that have all words, and not only what a variant has otherwise."""
VARIANTS = [each for each in languages() if each not in LANGUAGES]
PLACES = {
    "tally": {"count", "word"},
    "label_number": {"label", "number"},
    "division": {"number"},
    "agenda_item": {"number"},
    "item_sign": {"number"},
    "by_date": {"date"},
    "approval_of_minutes": {"date"},
    "minutes_approved": {"date"},
    "minutes_corrected": {"date", "paragraphs"},
    "at_time": {"time"},
    "moved_by": {"names"},
    "moved_by_many": {"names"},
    "moved_by_amendment": {"names"},
    "seconded_by": {"names"},
    "seconded_by_many": {"names"},
    "seconded_by_amendment": {"names"},
    "present_of": {"present", "members"},
    "quorum_of": {"count"},
    "majority_required": {"share"},
    "recused": {"names"},
    "recused_many": {"names"},
    "interest": {"names", "more"},
    "interest_many": {"names", "more"},
    "stands_for": {"name"},
    "holds_proxy": {"names"},
    "arrived": {"names", "time"},
    "arrived_many": {"names", "time"},
    "returned": {"names", "time"},
    "returned_many": {"names", "time"},
    "left": {"names", "time"},
    "left_many": {"names", "time"},
    "took_chair": {"names", "time"},
    "break_": {"time"},
    "break_until": {"time", "until"},
    "is_elected": {"name"},
    "of_votes": {"count", "all"},
    "due_on": {"date"},
    "added_on": {"date"},
    "opened": {"time"},
    "closed": {"time"},
    "resumed": {"time"},
    "page_of": {"page", "pages"},
    "spoken_in": {"language"},
    "corrections_by": {"date"},
    "mail_comments_by": {"date"},
    "approved_on": {"date"},
    "approved_by": {"by", "date"},
    "corrigendum": {"paragraph", "date", "text"},
    "corrigendum_whole": {"date", "text"},
}
BETWEEN = {
    "comma", "and_", "comma_of_names", "and_of_several", "and_before", "colon", "semicolon", "brackets", "articles",
    "contracted", "days_of_month", "two_days", "days_of_year", "days_of_years", "asks",
}  # fmt: skip
"""What stands between two things, and so may have blanks at its ends."""

OPTIONAL = {field.name.rstrip("_") for field in fields(Labels) if field.default is not NODEFAULT}
"""What only some languages need."""
TABLES = paired()
"""Words by others: several may be said alike."""


def words_in(value: object) -> list[str]:
    """The texts of a label, of whatever kind it is."""
    match value:
        case str():
            return [value]
        case Plural():
            return [form for form in asdict(value).values() if form]
        case tuple():
            return [word for each in value for word in words_in(each)]
        case Roles() | Presences():
            return [word for each in asdict(value).values() for word in words_in(each)]
    raise AssertionError(value)


def places_in(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]


def test_there_are_the_languages_that_are_promised() -> None:
    promised = "ar da de en es et fi fr it ja lt lv nb nl pl pt sv uk"
    assert promised.split() == LANGUAGES
    assert VARIANTS == ["de-AT", "de-CH", "en-US", "fr-CA", "fr-CH", "nl-BE", "nn", "pt-BR", "pt-PT"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_has_only_what_is_otherwise_in_it_and_nothing_that_its_language_lacks(variant: str) -> None:
    own = tomllib.loads((FOLDER / "variants" / f"{variant.lower()}.toml").read_text("utf-8"))
    base = asdict(labels(sources(variant)[1]))
    near = asdict(labels(variant))
    for key in own:
        name = key + "_" * (key in ("for", "and", "break"))
        assert near[name] != base[name], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_and_no_other(language: str) -> None:
    written = [key for key in tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")) if key not in OPTIONAL]
    tables = ["days", "deadlines", "times", "scribes", "rosters", "documents", "columns"]
    tables += ["movements", "motions", "amendments", "mails"]
    assert set(written) == {field.rstrip("_") for field in Labels.__struct_fields__} - OPTIONAL | set(tables)
    english = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
    assert written == [key for key in english if key not in OPTIONAL], "in the order of the English file"
    assert written[-len(tables) :] == tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_has_blanks_at_its_ends(language: str) -> None:
    for field in Labels.__struct_fields__:
        words = words_in(getattr(labels(language), field))
        assert any(words) or field.rstrip("_") in OPTIONAL, field
        assert all(words) or words == [""], field
        assert field in BETWEEN or all(word == word.strip() for word in words), field
        is_table = field in TABLES or isinstance(getattr(labels(language), field), Plural)
        assert len(set(words)) == len(words) or is_table, field


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_and_a_presence_have_words_in_each_language_and_no_word_means_two(language: str) -> None:
    for table in (labels(language).roles, labels(language).presence):
        assert all(asdict(table).values())
    said = [compact(word) for table in (labels(language).roles, labels(language).presence) for word in words_in(table)]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_has_places_for_what_it_says_and_no_others(language: str) -> None:
    known = {field: getattr(labels(language), field) for field in Labels.__struct_fields__}
    beside = [*dict(known.pop("of_woman")).items(), *dict(known.pop("of_man")).items()]
    for field, said in (*known.items(), *beside):
        for word in words_in(said):
            places = places_in(word)
            assert set(places) == (PLACES.get(field, set()) if word else set()), field
            assert len(set(places)) == len(places), field


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_behind_a_number_has_a_form_for_each_plural_category_of_the_language(language: str) -> None:
    wanted = {"other", *Locale.parse(language).plural_form.tags}
    for each in (labels(language).abstention, labels(language).invalid):
        assert {category for category, form in asdict(each).items() if form} - {"zero"} == wanted - {"zero"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pattern_of_a_date_has_day_month_and_year_once_and_no_letter_of_another_field(language: str) -> None:
    words = labels(language)
    day, other_day = dt.date(2025, 3, 12), dt.date(2025, 11, 28)
    pages = {format_date(each, words.date, locale_of(language)) for each in (day, other_day)}
    assert len(pages) == 2
    for page, number in zip(sorted(pages, key=lambda page: "28" in page), ("12", "28"), strict=True):
        assert page.count("2025") == 1
        assert page.replace("2025", "").count(number) == 1
    for first, last, patterns in (
        (day, dt.date(2025, 3, 13), words.days_of_month),
        (day, other_day, words.days_of_year),
        (day, dt.date(2026, 11, 28), words.days_of_years),
    ):
        page = "".join(
            format_date(each, pattern, locale_of(language))
            for each, pattern in zip((first, last), patterns, strict=True)
        )
        assert page.count("20") == (1 if first.year == last.year else 2)
        assert page.count(f"{first.day}") == 1
        assert page.count(f"{last.day}") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pattern_of_a_time_has_hour_and_minute(language: str) -> None:
    page = dates.printed_time(dt.time(9, 5), labels(language), language)
    assert page.index("9") < page.index("5")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_are_typed_are_there_and_forms_of_weekdays_and_months_for_all_or_none(language: str) -> None:
    words = vocabulary(language)
    assert len(words.weekdays) in (0, 7)
    assert len(words.months) in (0, 12)
    assert len(words.times.hours) in (0, 12)
    typed = (words.deadlines, words.times, words.scribes, words.rosters, words.movements, words.motions)
    for table in (*typed, words.amendments):
        for field in table.__struct_fields__:
            value = getattr(table, field)
            lists = value.values() if isinstance(value, dict) else [value] if isinstance(value, tuple) else []
            for each in lists:
                assert len(set(each)) == len(each), field


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_such_as_ms_is_an_honorific_and_my_is_none(language: str) -> None:
    honorifics = [word.casefold() for word in labels(language).honorifics]
    assert len(honorifics) > 4
    assert "my" not in honorifics


MAY_BE_ENGLISH = {
    "da": "for delegation original state resolution",
    "de": "name delegation original resolution",
    "es": "original",
    "fr": "action day motion original vote votes document signature participants quorum page question",
    "nb": "for original state",
    "nl": "agenda open state opening quorum",
    "pt": "original",
    "sv": "delegation original state resolution",
}
"""Labels that are the same word in English, reviewed; those of `SAME_EVERYWHERE` aside."""
SAME_EVERYWHERE = {"tally", "asks", "colon", "semicolon", "comma", "time", "date",
                   "days_of_month", "days_of_year", "days_of_years",
                   "at_time", "corrigendum_whole",
                   "by_behind", "weekdays", "months", "honorifics", "words"}  # fmt: skip


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_label_is_left_in_english(language: str) -> None:
    english, words = asdict(labels("en")), asdict(labels(language))
    same = {field.rstrip("_") for field in set(words) - SAME_EVERYWHERE - OPTIONAL if words[field] == english[field]}
    assert same == set(MAY_BE_ENGLISH.get(language, "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_bar_a_code_are_written_as_codes_are(language: str) -> None:
    assert all(word == word.upper() for word in labels(language).words)


def test_a_language_is_found_by_its_tag_or_by_the_beginning_of_it_else_it_is_english() -> None:
    assert labels("de").venue == "Ort"
    assert labels("de-LI") == labels("de_LI") == labels("DE-li-1996") == labels("de")
    assert labels("de-AT") == labels("de_AT") == labels("DE-at-1996")
    assert labels("de-AT").rapporteur == "Schriftführung"
    assert labels("de-AT").venue == "Ort"
    assert labels("xx") == labels("") == labels("../secret") == labels("en")


def test_norwegian_is_bokmal_and_nynorsk_has_its_own_words_and_else_those() -> None:
    assert labels("no") == labels("nb")
    assert labels("nn") == labels("nn-NO")
    assert (labels("nn").venue, labels("nn").decision) == ("Stad", labels("nb").decision)
    assert locale_of("nn-NO").startswith("nn")


def test_a_variants_words_that_are_typed_are_read_beside_those_of_its_language() -> None:
    assert labels("nn").unanimously[0] == "samrøystes"
    assert set(labels("nb").unanimously) < set(labels("nn").unanimously)
    assert vocabulary("nn") == vocabulary("nb")


def test_which_language_the_labels_are_in() -> None:
    assert [written_in(tag) for tag in ("pt-BR", "no", "nn_NO", "zh", "")] == ["pt-br", "nb", "nn", "en", "en"]
    assert [has_words(tag) for tag in ("en-US", "fr-CA", "nn", "zh", "cs")] == [True, True, True, False, False]


def test_names_are_joined_by_commas_and_a_last_and() -> None:
    assert and_joined([], labels("en")) == ""
    assert and_joined(["A"], labels("en")) == "A"
    assert and_joined(["A", "B"], labels("de")) == "A und B"
    assert and_joined(["A", "B", "C"], labels("fr")) == "A, B et C"
    assert and_joined(["A", "B", "C"], labels("ja")) == "A、B及びC"
    assert and_joined(["هدى", "عمر", "ليلى"], labels("ar")) == "هدى وعمر وليلى"
    assert and_joined(["A", "B"], labels("en-US")) == "A and B"
    assert and_joined(["A", "B", "C"], labels("en-US")) == "A, B, and C"
    said = [
        and_joined(["Tamm", name], labels("es"))[5:] for name in ("Iglesias", "Hinojosa", "Ulm", "Hierro", "Ionesco")
    ]
    assert said == ["e Iglesias", "e Hinojosa", "y Ulm", "y Hierro", "y Ionesco"]
    assert and_joined(["Tamm", "Elia"], labels("it")) == "Tamm ed Elia"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "0 abstentions, 1 abstention, 2 abstentions, 5 abstentions, 22 abstentions"),
        ("de-AT", "0 Enthaltungen, 1 Enthaltung, 2 Enthaltungen, 5 Enthaltungen, 22 Enthaltungen"),
        ("fr", "0 abstention, 1 abstention, 2 abstentions, 5 abstentions, 22 abstentions"),
        ("zh", "0 abstentions, 1 abstention, 2 abstentions, 5 abstentions, 22 abstentions"),
        ("no such language", "0 abstentions, 1 abstention, 2 abstentions, 5 abstentions, 22 abstentions"),
        (
            "pl",
            "wstrzymało się – 0, wstrzymało się – 1, wstrzymało się – 2, wstrzymało się – 5, wstrzymało się – 22",
        ),
        ("et", "erapooletuid 0, erapooletuid 1, erapooletuid 2, erapooletuid 5, erapooletuid 22"),
        ("uk", "«утрималися» – 0, «утрималися» – 1, «утрималися» – 2, «утрималися» – 5, «утрималися» – 22"),
        ("pt-PT", "0 abstenções, 1 abstenção, 2 abstenções, 5 abstenções, 22 abstenções"),
        ("pt-BR", "0 abstenções, 1 abstenção, 2 abstenções, 5 abstenções, 22 abstenções"),
        ("ja", "棄権0, 棄権1, 棄権2, 棄権5, 棄権22"),
    ],
)
def test_abstentions_are_counted(language: str, said: str) -> None:
    words = labels(language)
    tallies = [
        words.tally.format(count=count, word=counted(count, words.abstention, language)) for count in (0, 1, 2, 5, 22)
    ]
    assert ", ".join(tallies) == said


def test_which_way_a_page_runs() -> None:
    assert {language for language in LANGUAGES if is_right_to_left(language)} == {"ar"}
    assert is_right_to_left("he")
    assert is_right_to_left("ar-EG")
    assert not is_right_to_left("no such language")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "spoken in French"), ("de", "gesprochen auf Französisch"), ("fr", "en français"),
        ("et", "prantsuse keeles"), ("lt", "prancūzų kalba"), ("lv", "franču valodā"), ("ar", "باللغة الفرنسية"),
        ("pl", "język wypowiedzi: francuski"), ("ja", "フランス語による発言"), ("zh", "spoken in French"),
    ],
)  # fmt: skip
def test_the_language_in_which_something_was_said_has_its_name(language: str, said: str) -> None:
    assert labels(language).spoken_in.format(language=language_name("fr", language)) == said


def test_a_language_has_the_name_of_its_country_or_of_its_parent_or_its_tag() -> None:
    assert language_name("de-AT", "en") == language_name("de-at", "en") == "Austrian German"
    assert language_name("fr-SN", "de") == "Französisch"
    assert language_name("qqq", "en") == "qqq"
