"""Which words of a name are the family name, by what the name shows and by the language of the record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_tui.language.name_parts import Parts, nicknames, parts


@pytest.mark.parametrize(
    ("name", "language", "family", "given_names"),
    [
        ("Nora Kask", "en", "Kask", "Nora"),
        ("Cher", "en", "Cher", ""),
        ("", "en", "", ""),
        # Words that say who somebody is.
        ("A member of the public", "en", "A member of the public", ""),
        ("Une habitante du quartier", "fr", "Une habitante du quartier", ""),
        ("Maria da silva", "it", "da silva", "Maria"),
        ("Anna tamm", "en", "tamm", "Anna"),
        # Suffixes, degrees and remarks are none of the name.
        ("John Pike Jr.", "en", "Pike", "John"),
        ("Martin Vik, Jr.", "en", "Vik", "Martin"),
        ("Bo Ek junior", "sv", "Ek", "Bo"),
        ("Sven Ek d.ä.", "sv", "Ek", "Sven"),
        ("Hans Roth d. J.", "de", "Roth", "Hans"),
        ("Hans Roth jun.", "de", "Roth", "Hans"),
        ("John Pike III", "en", "Pike", "John"),
        ("John Pike V", "en", "Pike", "John"),
        ("Anna V", "en", "V", "Anna"),
        ("Anna Tamm PhD", "en", "Tamm", "Anna"),
        ("Anna Tamm, Ph.D., MBA", "en", "Tamm", "Anna"),
        ("Anna Tamm Ph. D.", "en", "Tamm", "Anna"),
        ("Jane Doe OBE", "en", "Doe", "Jane"),
        ("Jane Ann Doe KCB KC MP", "en", "Doe", "Jane Ann"),
        ("Jack MA", "en", "MA", "Jack"),
        ("Amartya Sen", "en", "Sen", "Amartya"),
        ("Anna Tamm (Guest)", "en", "Tamm", "Anna"),
        ("Anna Tamm [external] (she/her)", "en", "Tamm", "Anna"),
        ("Ilse [/b] Vanags", "en", "Vanags", "Ilse [/b]"),
        ("Una [b]Osa[/b]", "en", "[b]Osa[/b]", "Una"),
        ("Anna (Anne) Tamm (unclosed", "en", "Tamm", "Anna"),
        ('William "Bill" Hay', "en", "Hay", "William"),
        ("(Guest)", "en", "(Guest)", ""),
        ("Jr.", "en", "Jr.", ""),
        # Particles.
        ("Jan van der Meer", "en", "van der Meer", "Jan"),
        ("Jan Van Damme", "nl-BE", "Van Damme", "Jan"),
        ("Bram van 't Hof", "nl", "van 't Hof", "Bram"),
        ("Bram in ’t Veld", "nl", "in ’t Veld", "Bram"),
        ("Piet ter Horst", "nl", "ter Horst", "Piet"),
        ("A. van den Berg-de Vries", "nl", "van den Berg-de Vries", "A."),
        ("Anna Berg-de la Cruz", "en", "Berg-de la Cruz", "Anna"),
        ("María de la Cruz", "en", "de la Cruz", "María"),
        ("Otto von und zu Roth", "de", "von und zu Roth", "Otto"),
        ("Carl af Ek", "sv", "af Ek", "Carl"),
        ("Ahmed al-Sayed", "en", "al-Sayed", "Ahmed"),
        ("Ahmed Al Sayed", "en", "Al Sayed", "Ahmed"),
        ("Al Sayed", "en", "Sayed", "Al"),
        ("Shaun O'Neil", "en", "O'Neil", "Shaun"),
        ("Ian Mac Donald", "en", "Mac Donald", "Ian"),
        ("Mary Ann St. John", "en", "St. John", "Mary Ann"),
        ("محمد بن سلمان", "ar", "بن سلمان", "محمد"),
        ("van Dam", "nl", "van Dam", ""),
        ("de Gaulle", "en", "de Gaulle", ""),
        ("Jean de La Tour d'Auvergne", "fr", "de La Tour d'Auvergne", "Jean"),
        ("Jeanne Marie d'Arc", "fr", "d'Arc", "Jeanne Marie"),
        ("Nadia Ben Abdallah", "fr", "Ben Abdallah", "Nadia"),
        ("Ali Abou Diab", "en", "Abou Diab", "Ali"),
        ("Ana Aït Ahmed", "en", "Aït Ahmed", "Ana"),
        ("Paul Bou Saab", "fr", "Bou Saab", "Paul"),
        ("Ben Ali", "en", "Ali", "Ben"),
        # Capitals, commas, initials.
        ("Anna TAMM", "et", "TAMM", "Anna"),
        ("TAMM Anna", "et", "TAMM", "Anna"),
        ("Jan van der MEER", "en", "van der MEER", "Jan"),
        ("van der MEER Jan", "en", "van der MEER", "Jan"),
        ("Ian McDONALD", "en", "McDONALD", "Ian"),
        ("LI Wei", "en", "LI", "Wei"),
        ("JP Kask", "en", "Kask", "JP"),
        ("ANNA TAMM", "en", "TAMM", "ANNA"),
        ("Tamm, Anna", "en", "Tamm", "Anna"),
        ("Meer, Jan van der", "nl", "van der Meer", "Jan"),
        ("Pike Jr., John", "en", "Pike", "John"),
        ("A. Tamm", "et", "Tamm", "A."),
        ("Tamm A.", "et", "Tamm", "A."),
        ("Tamm A.-M.", "et", "Tamm", "A.-M."),
        ("Петренко О. В.", "uk", "Петренко", "О. В."),
        # The family name first.
        ("Kovács Anna", "hu", "Kovács", "Anna"),
        ("Kovács Anna", "en", "Anna", "Kovács"),
        ("A. Tamm", "hu", "Tamm", "A."),
        ("Петренко Олена Іванівна", "uk", "Петренко", "Олена Іванівна"),
        ("Олена Іванівна Петренко", "uk", "Петренко", "Олена Іванівна"),
        ("Олена Іванівна Петрович", "uk", "Петрович", "Олена Іванівна"),
        ("田中 太郎", "ja", "田中", "太郎"),
        ("田中　太郎", "en", "田中", "太郎"),
        ("田中さくら", "ja", "田中", "さくら"),
        ("田中太郎", "ja", "田中太郎", ""),
        ("ジョン・スミス", "ja", "スミス", "ジョン"),
        ("王小明", "zh", "王", "小明"),
        ("欧阳修", "zh-Hans", "欧阳", "修"),
        ("김민수", "en", "김", "민수"),
        ("남궁민수", "ko", "남궁", "민수"),
        ("Wang Xiaoming", "en", "Wang", "Xiaoming"),
        ("Zhang Wei", "en", "Zhang", "Wei"),
        ("Wei Zhang", "en", "Zhang", "Wei"),
        ("Lee Kuan Yew", "en", "Lee", "Kuan Yew"),
        ("Kim Dae Jung", "fr", "Kim", "Dae Jung"),
        ("Lee Harper", "en", "Harper", "Lee"),
        ("Kim Wilde", "en", "Wilde", "Kim"),
        ("Lee Cole", "en", "Cole", "Lee"),
        ("Lee Ann Hart", "en", "Hart", "Lee Ann"),
        ("Ed Lee", "en", "Lee", "Ed"),
        ("Song Smith", "en", "Smith", "Song"),
        ("Hung Van Nguyen", "en", "Nguyen", "Hung Van"),
        ("Tran Van Hai", "en", "Hai", "Tran Van"),
        ("Nguyễn Văn An", "en", "An", "Nguyễn Văn"),
        ("Kim Min-su", "en", "Kim", "Min-su"),
        ("Anna Berg-Kask", "en", "Berg-Kask", "Anna"),
        # Two family names.
        ("Luis Prieto Salas", "es", "Prieto", "Luis"),
        ("Luis Prieto Salas", "es-MX", "Prieto", "Luis"),
        ("Luis Prieto", "es", "Prieto", "Luis"),
        ("José Luis Prieto", "es", "Prieto", "José Luis"),
        ("Inés Martínez Peña de Soto", "es", "Martínez", "Inés"),
        ("Ana María López de la Cruz", "es", "López", "Ana María"),
        ("José Luis Prieto Salas", "es", "Prieto", "José Luis"),
        ("María del Carmen Ruiz", "es", "Ruiz", "María del Carmen"),
        ("Ana de la Cruz Prieto", "es", "de la Cruz", "Ana"),
        ("Rodrigo Ortega y Gasset", "es", "Ortega", "Rodrigo"),
        ("Rodrigo Ortega y Gasset", "en", "Ortega y Gasset", "Rodrigo"),
        ("John F. Hay", "es", "Hay", "John F."),
        ("Luis Prieto Salas", "pt", "Salas", "Luis Prieto"),
        ("Ana dos Santos", "pt", "Santos", "Ana"),
        ("Ana Costa e Silva", "pt", "Costa e Silva", "Ana"),
        ("João Silva Filho", "pt", "Silva Filho", "João"),
    ],
)  # fmt: skip
def test_a_name_has_a_family_name_and_given_names(name: str, language: str, family: str, given_names: str) -> None:
    known = parts(name, language)
    assert (known.family, known.given) == (family, given_names)


def test_the_whole_name_is_without_what_is_none_of_it_and_in_its_order() -> None:
    assert parts("TAMM Anna (Ministry)", "et") == Parts("Anna", "TAMM", "TAMM Anna", is_family_first=True)
    assert parts("Meer, Jan van der, MBA", "nl") == Parts("Jan", "van der Meer", "Jan van der Meer")
    assert parts("Luis Prieto Salas", "es").whole == "Luis Prieto Salas"
    assert parts("Ana dos Santos", "pt").whole == "Ana dos Santos"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ('Robert "Bobby" Smith', ["Bobby"]),
        ("Ann ‘Annie’ O'Hara (Nan)", ["Annie", "Nan"]),
        ("Jan „Janek“ Vos", ["Janek"]),
        ("Rory O'Hara", []),
    ],
)
def test_a_nickname_stands_in_quotes_or_brackets(name: str, found: list[str]) -> None:
    assert nicknames(name) == found


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.text(max_size=24), st.sampled_from(["en", "es", "hu", "ja", "pt", "zh", ""]))
def test_whatever_is_written_has_a_family_name_of_its_own_letters(name: str, language: str) -> None:
    known = parts(name, language)
    assert bool(known.family) == bool(known.whole) == bool(name.split())
    assert set(known.family.split()) <= set(known.whole.split()) or " " not in known.whole
