"""Names stand in the order of the language: the facts are CLDR's, one row a language."""

import random

import pytest

from minutes_tui.language.collation import TAILORINGS, key, surname_key
from minutes_tui.model.minutes import Participant

ORDERS = {
    "ar": "أحمد باسم تامر ثامر جابر كريم مريم هدى وليد ياسر",
    "az": "Cabbar Çinar Hacı Irada İlqar",
    "cs": "Cyr Čáp Had Hus Chal Ital Rak Řeka Sak Šic Zich Žid",
    "da": "Andersen Dahl Zahl Ærø Østergaard Aabye Ågård",
    "de": "Mueller Muller Müller Mulzer Ohm Öhm Oz Strasse Straße Straub",
    "el": "Άννα Αντώνης Βασίλης Όλγα Φώτης Ωκεανίς",
    "en": "Ågren Alder O'Brien Obama Öberg Zahn",
    "es": "Noz Nuz Ñu Oz",
    "et": "Saar Sarv Šamm Zopp Žukov Tamm Vaher Wold Õun Ärma Öpik Üksik Xavier",
    "fa": "پارسا تینا چنگیز ژاله گلی نادر وحید هادی یاسر",
    "fi": "Virta Wirta Yli Zorn Åberg Ärlig Öst",
    "fr": "Cote Coté Côte Côté Coter Éluard Emile Œuvre Ofner",
    "he": "אבי דוד כהן לוי מימון",
    "hr": "Cvek Čop Ćuk Dubić Džep Đuro Lukić Ljubić Novak Njegoš Sever Šega Zec Žic",
    "hu": "Czinege Csaba Dóra Nagy Nzz Nyék Ozd Öz Pa Szabó Takó Tyukod Zala Zsolt",
    "is": "Anna Ásta Davíð Ðað Eva Éva Zoë Þór Ægir Örn",
    "ja": "か ガ き さとう 伊藤 高橋 佐藤 山田 中村 田中 渡辺 鈴木",
    "ko": "김민준 박지훈 李 安 崔",
    "lt": "Cukas Čepas Įdas Ylis Ivanov Jonas Sulc Šulc Tu",
    "lv": "Cers Čaks Garš Ģirts Kalns Ķers Liepa Ļubova Zars Žagars",
    "nb": "Zahl Ærlig Østby Aas Åse",
    "pl": "Adam Azor Ącki Lyś Łoś Mak Sosna Śnieg Zet Źdź Żak",
    "ro": "Avram Ădam Âncuța Ion Îndrei Sava Șerban Toma Țepeș",
    "ru": "Ежов Ёлкин Ельцин Иванов Йогин Климов Щукин Эхов Яков",
    "sk": "Caban Čech Hus Chren Oto Ôsmy Sabo Šuba",
    "sv": "Andersson Müller Mysing Zorn Ågren Ärlig Öberg",
    "tr": "Cem Çetin Gül Ğ Hala Irmak İnan Jale Oya Öz",
    "uk": "Гава Ґава Дама Ева Єва Жук Ивас Іва Їжак Йова Щука Юрій",
    "vi": "An Ăn Ân Bo Do Đo",
    "zh": "Zorn 安 陈 李 刘 王 曾 张 赵 周 陳 黃",
    "zh-TW": "丁 王 李 林 陳 黃",
}  # fmt: skip


@pytest.mark.parametrize("language", ORDERS)
def test_names_are_sorted_by_the_rules_of_the_language(language: str) -> None:
    wanted = ORDERS[language].split()
    mixed = random.Random(1).sample(wanted, len(wanted))
    assert sorted(mixed, key=lambda name: key(name, language)) == wanted


def test_a_variety_of_a_language_has_its_rules_and_an_unknown_one_the_common_ones() -> None:
    names = ["Zorn", "Åberg"]
    assert sorted(names, key=lambda name: key(name, "sv-FI")) == ["Zorn", "Åberg"]
    assert sorted(names, key=lambda name: key(name, "sv_SE")) == ["Zorn", "Åberg"]
    assert sorted(names, key=lambda name: key(name, "xx")) == ["Åberg", "Zorn"]


@pytest.mark.parametrize("language", ["en", *TAILORINGS])
def test_accents_and_case_count_only_where_the_letters_are_the_same(language: str) -> None:
    assert key("abel", language) < key("Abelz", language)
    assert key("nabe", language)[0] == key("NABE", language)[0]
    assert key("e\u0301", language) == (*key("é", language)[:2], "é"), "one letter, however it is encoded"


def test_people_are_sorted_by_their_last_name_with_its_particles_aside() -> None:
    people = [
        Participant(key="a", name="Zoe Adler"),
        Participant(key="b", name="Ian van der Laan", title="Mr", short="Mr van der Laan"),
        Participant(key="c", name="Adam Zorn"),
        Participant(key="d", name="Ida De Vries", short="De Vries"),
        Participant(key="e", name="Eva García Márquez", short="García Márquez"),
        Participant(key="f", name="Ada Adler"),
        Participant(key="g", name="Omar al-Sayed"),
        Participant(key="h", name="Bram van 't Hof, PhD"),
        Participant(key="i", name="MEER Jan"),
        Participant(key="ZT"),
    ]
    found = sorted(people, key=lambda person: surname_key(person, "en"))
    assert [person.key for person in found] == ["f", "a", "d", "e", "h", "b", "i", "g", "c", "ZT"]


def test_in_belgium_particles_count() -> None:
    people = [Participant(key="a", name="Ann Zorn"), Participant(key="b", name="Jan de Adder")]
    assert [each.key for each in sorted(people, key=lambda person: surname_key(person, "nl"))] == ["b", "a"]
    people.append(Participant(key="c", name="Bo Ek"))
    found = sorted(people, key=lambda person: surname_key(person, "nl-BE"))
    assert [each.key for each in found] == ["b", "c", "a"]


def test_a_name_is_sorted_by_the_family_name_of_the_record_in_whose_language_it_is_written() -> None:
    people = [Participant(key="a", name="Luis Prieto Abad"), Participant(key="b", name="Ana Ortega Ruiz")]
    assert [each.key for each in sorted(people, key=lambda person: surname_key(person, "en"))] == ["a", "b"]
    assert [each.key for each in sorted(people, key=lambda person: surname_key(person, "en", "es"))] == ["b", "a"]
