"""Due dates in the words of an action item, and days as they are typed."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.dates import get_day_names, get_month_names

from minutes_tui.language import dates, day_phrases
from minutes_tui.language.labels import labels, languages, locale_of
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line.due_dates import due as due_in

WEDNESDAY = dt.date(2025, 3, 12)


def day_of(typed: str, language: str = "en", base: dt.date = WEDNESDAY) -> dt.date | None:
    found = day_phrases.day(typed, language, base)
    return found.date if found else None


def due(words: str, language: str = "en", base: dt.date = WEDNESDAY) -> tuple[str, str]:
    found = due_in(words, language, base)
    return found.words, found.date.isoformat() if found.date else ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-04-01", "2025-04-01"),
        ("2024-04-01", "2024-04-01"),
        ("today", "2025-03-12"),
        ("Tomorrow", "2025-03-13"),
        ("Friday", "2025-03-14"),
        ("friday", "2025-03-14"),
        ("Fri", "2025-03-14"),
        ("Tuesday", "2025-03-18"),
        ("next Friday", "2025-03-14"),
        ("1 April", "2025-04-01"),
        ("1 Apr", "2025-04-01"),
        ("1st of April", "2025-04-01"),
        ("the 22nd of April", "2025-04-22"),
        ("April 3rd", "2025-04-03"),
        ("April 3, 2026", "2026-04-03"),
        ("3 April 2024", "2024-04-03"),
        ("12 March", "2025-03-12"),
        ("end of March", "2025-03-31"),
        ("the end of February", "2026-02-28"),
        ("end of December", "2025-12-31"),
    ],
)
def test_a_due_date_may_be_typed_as(typed: str, day: str) -> None:
    assert due(f"count the hives by {typed}") == ("count the hives", day)
    assert due(f"count the hives, by {typed}.") == ("count the hives.", day)


def test_a_weekday_is_the_next_one_and_never_the_day_itself() -> None:
    assert due("count by Wednesday") == ("count", "2025-03-19")


def test_a_day_that_has_been_is_next_years() -> None:
    assert due("count by 11 March") == ("count", "2026-03-11")


@pytest.mark.parametrize(
    "words",
    [
        "count by hand",
        "stand by Friday's words",
        "count by 31 February",
        "count by 2025",
        "count by 10:30",
        "count by May",
        "countby Friday",
        "count by",
        "count by 12",
        "count by 3 apples",
        "count by apple 3",
        "by and by",
        "",
    ],
)
def test_words_that_name_no_day_stay(words: str) -> None:
    assert due(words) == (words, "")


def test_the_last_by_with_a_day_gives_the_due_date() -> None:
    assert due("count by hand by Friday") == ("count by hand", "2025-03-14")
    assert due("send what is due by Monday by Friday") == ("send what is due by Monday", "2025-03-14")


@pytest.mark.parametrize(
    ("language", "words", "rest"),
    [
        ("en", "hand it in by Friday", "hand it in"),
        ("en", "set the deadline by Friday", "set the deadline"),
        ("sv", "tänka om senast fredag", "tänka om"),
        ("sv", "slå på senast fredag", "slå på"),
        ("de", "Frist festlegen bis Freitag", "Frist festlegen"),
        ("de", "den Termin bis Freitag", "den Termin"),
    ],
)
def test_a_word_of_the_sentence_before_the_date_stays(language: str, words: str, rest: str) -> None:
    assert due(words, language) == (rest, "2025-03-14")


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("By Friday, count the hives", "count the hives"),
        ("by Friday: count the hives", "count the hives"),
        ("count (by Friday) the hives", "count the hives"),
        ("count, by Friday, the hives", "count the hives"),
        ("count the hives [by Friday].", "count the hives."),
        ("count by Friday the hives", "count by Friday the hives"),
        ("count the hives by Friday!", "count the hives!"),
        ("count the hives; by Friday", "count the hives"),
    ],
)
def test_a_date_that_stands_apart_leaves_the_words_and_one_within_the_sentence_stays(words: str, rest: str) -> None:
    assert due(words) == (rest, "2025-03-14")


def test_a_date_alone_stays_in_the_words() -> None:
    assert due("by Friday") == ("by Friday", "2025-03-14")


@pytest.mark.parametrize(
    ("language", "words", "rest", "day"),
    [
        ("de", "Bienen zählen bis Freitag", "Bienen zählen", "2025-03-14"),
        ("de", "Bienen zählen bis zum 1. April", "Bienen zählen", "2025-04-01"),
        ("de", "Bienen zählen bis spätestens 3. Mai 2026.", "Bienen zählen.", "2026-05-03"),
        ("de", "Bienen zählen bis Ende März", "Bienen zählen", "2025-03-31"),
        ("de", "Bienen zählen bis nächsten Montag", "Bienen zählen", "2025-03-17"),
        ("de", "Bienen zählen bis morgen", "Bienen zählen", "2025-03-13"),
        ("fr", "compter les ruches avant le 1er avril", "compter les ruches", "2025-04-01"),
        ("fr", "compter les ruches d'ici vendredi prochain", "compter les ruches", "2025-03-14"),
        ("fr", "compter les ruches avant la fin de février", "compter les ruches", "2026-02-28"),
        ("fr", "compter les ruches pour le 15 août", "compter les ruches pour le 15 août", "2025-08-15"),
        ("fr", "compter les ruches pour demain", "compter les ruches pour demain", "2025-03-13"),
        ("es", "contar las colmenas antes del viernes", "contar las colmenas", "2025-03-14"),
        (
            "es",
            "contar las colmenas para el próximo martes",
            "contar las colmenas para el próximo martes",
            "2025-03-18",
        ),
        ("es", "contar las colmenas a más tardar el 1 de abril", "contar las colmenas", "2025-04-01"),
        ("es", "contar las colmenas antes del 1.º de abril de 2026", "contar las colmenas", "2026-04-01"),
        ("es", "contar las colmenas antes de finales de marzo", "contar las colmenas", "2025-03-31"),
        ("es", "contar las colmenas para mañana", "contar las colmenas para mañana", "2025-03-13"),
        ("pt", "contar as colmeias até sexta-feira", "contar as colmeias", "2025-03-14"),
        ("pt", "contar as colmeias até à próxima terça", "contar as colmeias", "2025-03-18"),
        ("pt", "contar as colmeias até ao dia 1 de abril", "contar as colmeias", "2025-04-01"),
        ("pt", "contar as colmeias até 1º de abril de 2026", "contar as colmeias", "2026-04-01"),
        ("pt", "contar as colmeias até ao fim de março", "contar as colmeias", "2025-03-31"),
        ("pt", "contar as colmeias até o final de março", "contar as colmeias", "2025-03-31"),
        ("pt", "contar as colmeias até amanhã", "contar as colmeias", "2025-03-13"),
        ("it", "contare gli alveari entro venerdì", "contare gli alveari", "2025-03-14"),
        ("it", "contare gli alveari entro martedì prossimo", "contare gli alveari", "2025-03-18"),
        ("it", "contare gli alveari entro il 1º aprile", "contare gli alveari", "2025-04-01"),
        ("it", "contare gli alveari entro la fine di marzo", "contare gli alveari", "2025-03-31"),
        ("it", "contare gli alveari entro fine marzo", "contare gli alveari", "2025-03-31"),
        ("it", "contare gli alveari entro domani", "contare gli alveari", "2025-03-13"),
        ("nl", "de korven tellen vóór vrijdag", "de korven tellen vóór vrijdag", "2025-03-14"),
        ("nl", "de korven tellen uiterlijk volgende dinsdag", "de korven tellen", "2025-03-18"),
        ("nl", "de korven tellen uiterlijk op 1 april", "de korven tellen", "2025-04-01"),
        ("nl", "de korven tellen voor eind maart", "de korven tellen voor eind maart", "2025-03-31"),
        ("nl", "de korven tellen tegen morgen", "de korven tellen", "2025-03-13"),
        ("sv", "räkna kuporna senast fredag", "räkna kuporna", "2025-03-14"),
        ("sv", "räkna kuporna senast nästa tisdag", "räkna kuporna", "2025-03-18"),
        ("sv", "räkna kuporna senast den 1 april", "räkna kuporna", "2025-04-01"),
        ("sv", "räkna kuporna före utgången av mars", "räkna kuporna", "2025-03-31"),
        ("sv", "räkna kuporna till i morgon", "räkna kuporna till i morgon", "2025-03-13"),
        ("da", "tælle bistaderne senest fredag", "tælle bistaderne", "2025-03-14"),
        ("da", "tælle bistaderne inden på tirsdag", "tælle bistaderne", "2025-03-18"),
        ("da", "tælle bistaderne inden den 1. april", "tælle bistaderne", "2025-04-01"),
        ("da", "tælle bistaderne inden udgangen av marts", "tælle bistaderne inden udgangen av marts", ""),
        ("da", "tælle bistaderne inden udgangen af marts", "tælle bistaderne", "2025-03-31"),
        ("da", "tælle bistaderne senest i morgen", "tælle bistaderne", "2025-03-13"),
        ("nb", "telle kubene innen fredag", "telle kubene", "2025-03-14"),
        ("nb", "telle kubene innen førstkommende tirsdag", "telle kubene", "2025-03-18"),
        ("nb", "telle kubene innen 1. april", "telle kubene", "2025-04-01"),
        ("nb", "telle kubene innen utgangen av mars", "telle kubene", "2025-03-31"),
        ("nb", "telle kubene innen i morgen", "telle kubene", "2025-03-13"),
        ("nn", "telje kubane innan laurdag", "telje kubane", "2025-03-15"),
        ("nn", "telje kubane innen laurdag", "telje kubane", "2025-03-15"),
        ("no", "telle kubene senest lørdag", "telle kubene", "2025-03-15"),
        ("fi", "laskea pesät perjantaihin mennessä", "laskea pesät", "2025-03-14"),
        ("fi", "laskea pesät ensi tiistaihin mennessä", "laskea pesät", "2025-03-18"),
        ("fi", "laskea pesät viimeistään perjantaina", "laskea pesät", "2025-03-14"),
        ("fi", "laskea pesät 1. huhtikuuta mennessä", "laskea pesät", "2025-04-01"),
        ("fi", "laskea pesät viimeistään 1. huhtikuuta 2026", "laskea pesät", "2026-04-01"),
        ("fi", "laskea pesät maaliskuun loppuun mennessä", "laskea pesät", "2025-03-31"),
        ("fi", "laskea pesät huomiseen mennessä.", "laskea pesät.", "2025-03-13"),
        ("pl", "policzyć ule do piątku", "policzyć ule", "2025-03-14"),
        ("pl", "policzyć ule do przyszłego wtorku", "policzyć ule", "2025-03-18"),
        ("pl", "policzyć ule najpóźniej w środę", "policzyć ule", "2025-03-19"),
        ("pl", "policzyć ule do dnia 1 kwietnia", "policzyć ule", "2025-04-01"),
        ("pl", "policzyć ule do 1 kwietnia 2026 r.", "policzyć ule", "2026-04-01"),
        ("pl", "policzyć ule do końca marca", "policzyć ule", "2025-03-31"),
        ("pl", "policzyć ule do jutra", "policzyć ule", "2025-03-13"),
        ("lt", "suskaičiuoti avilius iki penktadienio", "suskaičiuoti avilius", "2025-03-14"),
        ("lt", "suskaičiuoti avilius iki kito antradienio", "suskaičiuoti avilius", "2025-03-18"),
        ("lt", "suskaičiuoti avilius ne vėliau kaip penktadienį", "suskaičiuoti avilius", "2025-03-14"),
        ("lt", "suskaičiuoti avilius iki balandžio 1 d.", "suskaičiuoti avilius", "2025-04-01"),
        ("lt", "suskaičiuoti avilius iki 2026 m. balandžio 1 d.", "suskaičiuoti avilius", "2026-04-01"),
        ("lt", "suskaičiuoti avilius iki kovo pabaigos", "suskaičiuoti avilius", "2025-03-31"),
        ("lt", "suskaičiuoti avilius iki rytojaus", "suskaičiuoti avilius", "2025-03-13"),
        ("lv", "saskaitīt stropus līdz piektdienai", "saskaitīt stropus", "2025-03-14"),
        ("lv", "saskaitīt stropus līdz nākamajai otrdienai", "saskaitīt stropus", "2025-03-18"),
        ("lv", "saskaitīt stropus līdz 1. aprīlim", "saskaitīt stropus", "2025-04-01"),
        ("lv", "saskaitīt stropus līdz 2026. gada 1. aprīlim", "saskaitīt stropus", "2026-04-01"),
        ("lv", "saskaitīt stropus līdz marta beigām", "saskaitīt stropus", "2025-03-31"),
        ("lv", "saskaitīt stropus līdz rītdienai", "saskaitīt stropus", "2025-03-13"),
        ("et", "lugeda tarud üle reedeks", "lugeda tarud üle", "2025-03-14"),
        ("et", "lugeda tarud üle järgmiseks teisipäevaks", "lugeda tarud üle", "2025-03-18"),
        ("et", "lugeda tarud üle hiljemalt reedel", "lugeda tarud üle", "2025-03-14"),
        ("et", "lugeda tarud üle 1. aprilliks", "lugeda tarud üle", "2025-04-01"),
        ("et", "lugeda tarud üle 1. aprilliks 2026", "lugeda tarud üle", "2026-04-01"),
        ("et", "lugeda tarud üle märtsi lõpuks", "lugeda tarud üle", "2025-03-31"),
        ("et", "lugeda tarud üle kuni 1. maini", "lugeda tarud üle", "2025-05-01"),
        ("et", "lugeda tarud üle homseks", "lugeda tarud üle", "2025-03-13"),
        ("et", "lugeda tarud lõpuks üle", "lugeda tarud lõpuks üle", ""),
        ("uk", "порахувати вулики до п'ятниці", "порахувати вулики", "2025-03-14"),
        ("uk", "порахувати вулики до п’ятниці", "порахувати вулики", "2025-03-14"),
        ("uk", "порахувати вулики не пізніше наступного вівторка", "порахувати вулики", "2025-03-18"),
        ("uk", "порахувати вулики до 1 квітня", "порахувати вулики", "2025-04-01"),
        ("uk", "порахувати вулики до 1 квітня 2026 р.", "порахувати вулики", "2026-04-01"),
        ("uk", "порахувати вулики до кінця березня", "порахувати вулики", "2025-03-31"),
        ("uk", "порахувати вулики до завтра", "порахувати вулики", "2025-03-13"),
        ("ar", "عد الخلايا بحلول يوم الجمعة", "عد الخلايا", "2025-03-14"),
        ("ar", "عد الخلايا قبل الثلاثاء القادم", "عد الخلايا", "2025-03-18"),
        ("ar", "عد الخلايا حتى 1 أبريل", "عد الخلايا", "2025-04-01"),
        ("ar", "عد الخلايا قبل ١ ابريل ٢٠٢٦", "عد الخلايا", "2026-04-01"),
        ("ar", "عد الخلايا بحلول نهاية مارس", "عد الخلايا", "2025-03-31"),
        ("ar", "عد الخلايا قبل الأول من نيسان", "عد الخلايا", "2025-04-01"),
        ("ar", "عد الخلايا قبل 1 تشرين الأول", "عد الخلايا", "2025-10-01"),
        ("ar", "عد الخلايا حتى يوم الغد", "عد الخلايا", "2025-03-13"),
        ("ja", "金曜日までに巣箱を数える", "巣箱を数える", "2025-03-14"),
        ("ja", "巣箱を次の火曜日までに数える", "巣箱を数える", "2025-03-18"),
        ("ja", "巣箱を数える　4月1日まで", "巣箱を数える", "2025-04-01"),
        ("ja", "2026年4月1日までに巣箱を数える", "巣箱を数える", "2026-04-01"),
        ("ja", "３月末までに巣箱を数える。", "巣箱を数える。", "2025-03-31"),
        ("ja", "明日までに巣箱を数える", "巣箱を数える", "2025-03-13"),
        ("ja", "NK 金曜日までに巣箱を数える", "NK 巣箱を数える", "2025-03-14"),
        ("ja", "駅まで歩く", "駅まで歩く", ""),
        ("de", "Bienen zählen bis nächsten Dienstag", "Bienen zählen", "2025-03-18"),
        ("de", "Bienen zählen spätestens am 1. April", "Bienen zählen", "2025-04-01"),
        ("fr", "compter les ruches au plus tard vendredi", "compter les ruches", "2025-03-14"),
        ("fr", "compter les ruches d’ici la fin d’avril", "compter les ruches", "2025-04-30"),
        ("fr", "compter les ruches d'ici à fin mars", "compter les ruches", "2025-03-31"),
        ("et", "lugeda reedeks tarud üle", "lugeda tarud üle", "2025-03-14"),
        ("et", "reedeks", "reedeks", "2025-03-14"),
        ("fi", "perjantaihin mennessä laskea pesät.", "laskea pesät.", "2025-03-14"),
        ("zh", "count by 四月", "count by 四月", ""),
    ],
)
def test_a_due_date_is_typed_in_the_language_of_the_meeting(language: str, words: str, rest: str, day: str) -> None:
    assert due(words, language) == (rest, day)


LANGUAGES = languages(variants=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays_and_months_are_understood_as_in_cldr_and_in_each_listed_form(
    language: str,
) -> None:
    words = vocabulary(language)
    names = get_day_names("wide", locale=locale_of(language))
    for number in range(7):
        for name in (names[number], *(words.weekdays[number] if words.weekdays else ())):
            found = day_of(name, language)
            assert found, name
            assert found.weekday() == number, name
    names = get_month_names("wide", "format", locale_of(language))
    for number in range(1, 13):
        for name in (names[number], *(words.months[number - 1] if words.months else ())):
            assert day_of(f"2 {name} 2027", language) == dt.date(2027, number, 2), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_understood_as_the_page_prints_it(language: str) -> None:
    for number in range(1, 13):
        day = dt.date(2027, number, 21)
        assert day_of(dates.printed(day, labels(language), language), language) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_before_or_behind_a_date_is_understood(language: str) -> None:
    words = vocabulary(language).deadlines
    friday = "2025-03-14"
    for by in words.by:
        assert due(f"x {by} {friday}", language) == ("x", friday), by
        assert due(f"x ({by} {friday})", language) == ("x", friday), by
    for by in words.for_:
        assert due(f"x {by} {friday}", language) == (f"x {by} {friday}", friday), by
    for label in words.label:
        assert due(f"x, {label}: {friday}", language) == ("x", friday), label
    for by in words.behind:
        assert due(f"x {friday} {by}", language) == ("x", friday), by
    for ending in words.endings:
        assert due(f"x reede{ending}", language) == ("x", friday), ending


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_a_day_and_around_one_is_understood(language: str) -> None:
    words = vocabulary(language).deadlines
    friday = get_day_names("wide", locale=locale_of(language))[4]
    april = get_month_names("wide", "format", locale_of(language))[4]
    for later, near in enumerate((words.today, words.tomorrow, words.overmorrow)):
        for each in near:
            assert day_of(each, language) == WEDNESDAY + dt.timedelta(days=later), each
    for each in map(whole, (*words.next_, *words.coming)):
        assert dt.date(2025, 3, 14) in {day_of(f"{each} {friday}", language), day_of(f"{friday} {each}", language)}
    for part, number in ((words.early, 10), (words.mid, 15), (words.end, 30)):
        for each in map(whole, part):
            found = {day_of(said, language) for said in (f"{each} {april}", f"{april} {each}")}
            assert dt.date(2025, 4, number) in found, each
    for ends, day in (
        (words.week_end, dt.date(2025, 3, 14)),
        (words.month_end, dt.date(2025, 3, 31)),
        (words.quarter_end, dt.date(2025, 3, 31)),
        (words.year_end, dt.date(2025, 12, 31)),
        (words.this_week, dt.date(2025, 3, 14)),
        (words.next_week, dt.date(2025, 3, 21)),
    ):
        for each in ends:
            assert day_of(each, language) == day, each


def whole(stem: str) -> str:
    """A word for a stem of which any ending is taken."""
    return stem.replace("*", "a")


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("de", "1.4.", "2025-04-01"),
        ("de", "11.3.", "2026-03-11"),
        ("de", "1. 4. 2026", "2026-04-01"),
        ("fi", "1.4.2026", "2026-04-01"),
        ("pl", "1.04.", "2025-04-01"),
        ("fr", "1/4/2026", "2026-04-01"),
        ("nl", "1-4-2026", "2026-04-01"),
        ("sv", "1/4/2026", "2026-04-01"),
        ("ar", "١/٤/٢٠٢٦", "2026-04-01"),
        ("en-GB", "1/4/2026", "2026-04-01"),
        ("en-US", "4/1/2026", "2026-04-01"),
        ("en", "4/1/2026", "2026-01-04"),
        ("en", "4/4/2026", "2026-04-04"),
        ("en", "31/3/2026", "2026-03-31"),
        ("ja", "2026/4/1", "2026-04-01"),
        ("en", "9.10.", ""),
        ("de", "10.30", ""),
        ("de", "31.2.", ""),
        ("de", "1.4.26.5", ""),
    ],
)
def test_a_date_in_figures_is_read_in_the_order_of_the_language(language: str, typed: str, day: str) -> None:
    found = day_of(typed, language)
    assert (found.isoformat() if found else "") == day


def test_the_full_stop_of_a_date_is_not_that_of_the_sentence() -> None:
    assert due("Bienen zählen bis 1.4.", "de") == ("Bienen zählen", "2025-04-01")
    assert due("Bienen zählen bis 1.4.2026.", "de") == ("Bienen zählen.", "2026-04-01")
    assert due("policzyć ule do 1 kwietnia 2026 r.", "pl") == ("policzyć ule", "2026-04-01")
    assert due("policzyć ule do piątku.", "pl") == ("policzyć ule.", "2025-03-14")


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("easter", "2024-03-31 2025-04-20 2026-04-05 2027-03-28 2038-04-25 2285-03-22"),
        ("pascha", "2024-05-05 2025-04-20 2026-04-12 2027-05-02"),
        ("easter+49", "2026-05-24"),
        ("11-22 thursday US", "2025-11-27 2026-11-26 2027-11-25"),
        ("06-19 friday", "2026-06-19 2027-06-25"),
    ],
)
def test_a_movable_feast_is_reckoned(rule: str, days: str) -> None:
    found = [day_phrases.feast(rule, int(day[:4])).isoformat() for day in days.split()]
    assert " ".join(found) == days


@pytest.mark.parametrize(("language", "day"), [("en", "11-27"), ("en-US", "11-27"), ("en-CA", "10-13")])
def test_a_feast_of_two_countries_is_that_of_the_language_of_one(language: str, day: str) -> None:
    assert due("count by Thanksgiving", language) == ("count", f"2025-{day}")


class Phrase(NamedTuple):
    """A line of `due.txt`."""

    language: str
    typed: str
    words: str
    day: str
    doubt: str


def phrases() -> Iterator[Phrase]:
    language = task = ""
    for line in Path(__file__).with_name("due.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            _, language, task = line.split(" ", 2)
        elif language and line.startswith("- "):
            yield Phrase(language, line[2:], line[2:], "", "")
        elif language and line:
            phrase, stays, day, doubt = re.fullmatch(r"(.+?) (>>?) ?([\d-]*)(?: \? (.+))?", line).groups()  # type: ignore[union-attr]
            blank = "" if phrase[0] in ",;،" else " "
            typed = phrase + task if language == "ja" else f"{task}{blank}{phrase}"
            words = task if stays == ">" and day else typed
            yield Phrase(language, typed, words, f"2026-{day}"[-10:] if day else "", doubt or "")


PHRASES = list(phrases())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrases_that_people_write_are_read_as_they_are_meant(language: str) -> None:
    phrases = [each for each in PHRASES if each.language == language]
    assert len(phrases) > 30
    wrong: list[Phrase] = []
    for phrase in phrases:
        found = due_in(phrase.typed, language, dt.date(2026, 3, 11), dt.date(2026, 4, 8))
        got = phrase._replace(words=found.words, day=str(found.date or ""), doubt=found.doubt)
        if got != phrase:
            wrong.append(got)
    assert wrong == []


@pytest.mark.parametrize(
    "words", ["", " ", ".", "by", "by by", "1", "(", ")", "by (", "2026", ". by 1 April", "by 1 April" * 9]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_scraps_that_are_no_date_stay_words(language: str, words: str) -> None:
    assert isinstance(due_in(words, language, WEDNESDAY).words, str)
    assert day_phrases.day(words, language, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("base", "words", "day"),
    [
        ("2026-03-14", "by the end of the week", "2026-03-15"),
        ("2026-03-13", "by the end of the week", "2026-03-13"),
        ("2026-03-15", "by next week", "2026-03-20"),
        ("2026-03-14", "by next Friday", "2026-03-20"),
        ("2026-12-30", "by week 2", "2027-01-15"),
        ("2026-12-30", "by the end of next month", "2027-01-31"),
        ("2026-11-30", "by the end of the quarter", "2026-12-31"),
        ("2026-01-31", "in a month", "2026-02-28"),
        ("2026-03-20", "by mid-March", "2027-03-15"),
        ("2026-03-01", "by 29 February", "2028-02-29"),
        ("2026-01-31", "by the 30th", "2026-03-30"),
        ("2026-12-31", "by the day after tomorrow", "2027-01-02"),
    ],
)
def test_a_day_is_counted_from_the_day_on_which_it_is_said(base: str, words: str, day: str) -> None:
    assert due(f"count {words}", base=dt.date.fromisoformat(base)) == ("count", day)


@pytest.mark.parametrize("base", [dt.date(2025, 3, 10) + dt.timedelta(days=number) for number in range(7)])
@pytest.mark.parametrize("weekday", range(7))
def test_a_week_on_from_a_weekday_is_counted_from_the_one_that_comes(base: dt.date, weekday: int) -> None:
    name = f"{dt.date(2025, 3, 10) + dt.timedelta(days=weekday):%A}"
    comes = base + dt.timedelta(days=(weekday - base.weekday()) % 7)
    monday = base - dt.timedelta(days=base.weekday())
    for phrase, day in (
        (f"{name} week", comes + dt.timedelta(days=7)),
        (f"{name} fortnight", comes + dt.timedelta(days=14)),
        (f"{name} next week", monday + dt.timedelta(days=7 + weekday)),
        (f"{name} of next week", monday + dt.timedelta(days=7 + weekday)),
        ("today week", base + dt.timedelta(days=7)),
        ("tomorrow week", base + dt.timedelta(days=8)),
        ("today fortnight", base + dt.timedelta(days=14)),
    ):
        found = due_in(f"count by {phrase}", "en", base)
        assert (found.words, found.date) == ("count", day), phrase
        assert bool(found.doubt) is (comes == base and phrase in (f"{name} week", f"{name} fortnight")), phrase


def test_a_weekday_beside_another_date_is_told_with_the_nearest_day_that_it_fits() -> None:
    found = due_in("zählen bis Montag, 13. März", "de", dt.date(2026, 3, 11))
    assert (found.words, found.date) == ("zählen", dt.date(2026, 3, 13))
    assert found.doubt == "13 March is a Friday: 13 or 16 March?"
    assert not due_in("zählen bis Freitag, 13. März", "de", dt.date(2026, 3, 11)).doubt


def test_the_next_meeting_without_a_day_stays_words() -> None:
    for words in ("count by the next meeting", "count for the next meeting"):
        assert due_in(words, "en", WEDNESDAY) == (words, None, "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ring the bank, Monday", dt.date(2025, 3, 17)),
        ("ring the bank, 5 January", dt.date(2026, 1, 5)),
        ("ring Ann, Monday and Tuesday", None),
        ("read the report of Friday, 6 May", None),
        ("check the dates: Monday, Tuesday", None),
        ("ring the bank, 5.1.", None),
    ],
)
def test_a_day_behind_a_comma_at_the_end_is_due_and_stays_in_the_words(words: str, day: dt.date | None) -> None:
    assert due_in(words, "en", WEDNESDAY) == (words, day, "")
