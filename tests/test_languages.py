"""A page of one meeting in each language and variant, as a secretary of the country would write it.

What is expected is in `languages/`, with ~ for a blank at which no line ends and ^ for such a narrow one.
"""

from pathlib import Path

import pytest
from msgspec.structs import asdict
from trees import shown

from minutes_tui.language.labels import labels, languages, sources
from minutes_tui.model.minutes import Minutes
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.report.context import page as page_of

FOLDER = Path(__file__).with_name("languages")
TITLES = {
    "ar": ("السيدة", "السيد"), "da": ("Fru", "Hr."), "de": ("Frau", "Herr"), "en": ("Ms", "Mr"), "es": ("Sra.", "Sr."),
    "et": ("Proua", "Härra"), "fi": ("Rouva", "Herra"), "fr": ("Mme", "M."), "it": ("Sig.ra", "Sig."), "ja": ("", "氏"),
    "lt": ("Ponia", "Ponas"), "lv": ("", ""), "nb": ("Fru", "Hr."), "nl": ("Mevrouw", "De heer"),
    "pl": ("Pani", "Pan"), "pt": ("Sra.", "Sr."), "sv": ("Fru", "Herr"), "uk": ("Пані", "Пан"),
}  # fmt: skip
"""Honorifics of women and of men, by language; Latvian ones stand behind a name that is in the genitive."""
MEETING = """
[meeting]
title = "The orchard"
date = 2026-04-01
last_date = 2026-04-02
language = "{language}"
status = "approved"
rapporteur = "LU"
next = {{date = 2026-05-01, start = 13:00:00}}
[print]
signature = ["chair", "rapporteur", "secretariat", "treasurer"]
[[body]]
key = "board"
name = "Board"
[[participant]]
key = "NT"
title = "{woman}"
name = "Nora Tamm"
role = "chair"
body = "board"
presence = "present"
[[participant]]
key = "IB"
title = "{man}"
name = "Ivo Berg"
role = "treasurer"
body = "board"
presence = "present"
[[participant]]
key = "LU"
title = "{woman}"
name = "Lea Ulm"
role = "observer"
substitute_for = "AA"
remark = "staff"
presence = "present"
[[participant]]
key = "AA"
title = "{man}"
name = "Adam Abel"
role = "member"
presence = "apologies"
[[participant]]
key = "GG"
title = "{woman}"
name = "Gerda Gold"
role = "guest"
presence = "absent"
[[participant]]
key = "ZT"
name = "Zoe Tank"
role = "cook"
proxies = ["AA", "GG"]
presence = "present"
[[history]]
status = "approved"
at = 2026-05-01T13:00:00Z
by = "Board"
[[corrigendum]]
paragraph = 1
date = 2026-06-01
text = "Ten trees, not two."
[[note]]
id = "1"
kind = "statement"
speaker = ["NT", "IB", "LU"]
attribution = "prefix"
text = "It froze."
[[note]]
id = "2"
kind = "statement"
speaker = "NT"
language = "sq"
attribution = "prefix"
text = "We knew."
[[note]]
id = "3"
kind = "arrival"
who = "IB"
at = 2026-04-01T01:05:00Z
[[note]]
id = "4"
kind = "departure"
who = ["IB", "LU"]
at = 2026-04-01T14:00:00Z
[[note]]
id = "5"
kind = "break"
at = 2026-04-01T09:05:00Z
until = 13:07:00
[[note]]
id = "6"
kind = "motion"
mover = "NT"
seconder = ["IB", "ZT"]
outcome = "carried"
majority = "2/3"
number = 1
text = "That we plant pears."
[[note]]
id = "7"
kind = "motion"
mover = "IB"
seconder = "LU"
amends = "6"
outcome = "lost"
text = "And plums."
[[note]]
id = "8"
kind = "vote"
answers = "7"
for = 5
against = 1
abstain = 2
invalid = 1
outcome = "unanimously"
recused = ["LU"]
secret = true
[[note]]
id = "9"
kind = "vote"
ballots = {{ NT = "for", IB = "against", LU = "abstain" }}
text = "Apples"
[[note]]
id = "10"
kind = "decision"
number = 2
outcome = "by consensus"
text = "We meet again."
[[note]]
id = "11"
kind = "action"
responsible = ["NT", "IB"]
due = 2026-09-01
text = "Send the table"
"""


def meeting(language: str) -> Minutes:
    woman, man = TITLES[sources(language)[-1]]
    return read(MEETING.format(language=language, woman=woman, man=man)).minutes


@pytest.mark.parametrize("language", languages())
def test_a_page_reads_as_a_secretary_of_the_country_would_write_it(language: str, accept: bool) -> None:
    pages = (shown(document(meeting(language), form)) for form in ("summary", "attendance", "actions"))
    made = "\n".join(pages).replace("\u00a0", "~").replace("\u202f", "^")
    golden = FOLDER / f"{language}.txt"
    if accept:
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


COMING = (
    "minutes members in_attendance distribution opening closing not_yet_approved circulated invalid not_voting "
    "recusals elected annex resolution present_of place_and_date minutes_by unanimously quorum "
    "deputy_member treasurer minute_checker teller original"
)


@pytest.mark.parametrize("language", languages())
def test_a_language_has_what_a_page_of_an_association_calls_its_parts_and_people(language: str) -> None:
    assert all(getattr(labels(language), label) for label in COMING.split())


@pytest.mark.parametrize("language", ["fr", "fr-CA", "fr-CH"])
def test_french_words_have_a_blank_before_each_double_mark_at_which_no_line_ends(language: str) -> None:
    for name, words in asdict(labels(language)).items():
        if isinstance(words, str) and name not in ("time", "date"):
            marks = ":?!" if language == "fr-CA" else ":;?!"
            assert all(words[at - 1] in "\u00a0\u202f" for at, mark in enumerate(words) if mark in marks), name


def lines(language: str, note: str, people: str = "", more: str = "") -> list[str]:
    """The lines of a page about a single note, with the blanks of a keyboard."""
    head = f'[meeting]\ntitle = "T"\ndate = 2026-03-11\nlanguage = "{language}"\n{more}\n{people}\n'
    made = shown(document(read(f'{head}[[note]]\nid = "1"\n{note}\n').minutes, language=language))
    return made.replace("\u00a0", " ").replace("\u202f", " ").splitlines()


def person(key: str, title: str, name: str) -> str:
    return f'[[participant]]\nkey = "{key}"\ntitle = "{title}"\nname = "{name}"\n'


ARRIVAL = 'kind = "arrival"\nwho = "A"\nat = 2026-03-11T{at}:00Z'


@pytest.mark.parametrize(
    ("language", "title", "at", "line"),
    [
        ("es", "Dña.", "01:00", "Dña. Nora se incorpora a la reunión a la 1:00 h."),
        ("es", "Dra.", "02:00", "La Dra. Tamm se incorpora a la reunión a las 2:00 h."),
        ("es", "Señor", "13:00", "El señor Tamm se incorpora a la reunión a las 13:00 h."),
        ("pt", "Dr.", "01:07", "O Dr. Tamm chegou à 01h07."),
        ("it", "Avv.", "09:05", "Alle ore 09:05 entra in seduta l'Avv. Tamm."),
        ("nl", "de heer", "09:05", "De heer Tamm komt om 9.05 uur binnen."),
        ("sv", "Herr", "09:05", "Herr Tamm anlände kl. 09.05."),
        ("lt", "p.", "09:05", "9.05 val. atvyko p. Tamm."),
        ("en-US", "Ms.", "12:30", "Ms. Tamm arrived at 12:30 p.m."),
        ("en-US", "", "00:30", "Tamm arrived at 12:30 a.m."),
        ("fr", "M.", "12:00", "M. Tamm : arrivée à 12 h."),
    ],
)
def test_somebody_comes_with_the_article_and_the_hour_of_the_language(
    language: str, title: str, at: str, line: str
) -> None:
    assert lines(language, ARRIVAL.format(at=at), person("A", title, "Nora Tamm"))[-1] == line


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop() -> None:
    recused = 'kind = "vote"\nrecused = "A"\ntext = "Tea"'
    assert lines("lt", recused, person("A", "", "Jr."))[-1] == "Nusišalino: Jr."


@pytest.mark.parametrize(
    ("language", "names", "line"),
    [
        ("es", ("Sr.", "D."), "en sustitución del Sr. Berg | en sustitución de D. Ivo"),
        ("it", ("Ing.", ""), "in sostituzione dell'Ing. Berg | in sostituzione di Berg"),
        ("pt", ("Dra.", "Dona"), "em substituição da Dra. Berg | em substituição de dona Ivo"),
        ("de", ("Herr Dr.", "Frau"), "in Vertretung von Herrn Dr. Berg | in Vertretung von Frau Berg"),
        ("nl", ("De heer", "Mevr."), "als vervanger van de heer Berg | als vervanger van mevr. Berg"),
    ],
)
def test_a_preposition_goes_together_with_the_article(language: str, names: tuple[str, str], line: str) -> None:
    said = []
    for title in names:
        people = person("A", "", "Nora Tamm") + 'substitute_for = "B"\n' + person("B", title, "Ivo Berg")
        said.append(
            next(each for each in lines(language, "", people) if each.startswith("Nora")).partition(" | ")[2].strip("*")
        )
    assert " | ".join(said) == line


def test_a_name_that_looks_like_an_article_or_a_place_of_a_sentence_stays_as_it_is() -> None:
    people = person("A", "", "El {time} Fassi")
    assert lines("es", 'kind = "motion"\nmover = "A"\ntext = "x"', people)[-1] == "Presentada por Fassi"
    people += 'short = "El {time}"\n'
    assert lines("es", 'kind = "motion"\nmover = "A"\ntext = "x"', people)[-1] == "Presentada por El {time}"
    assert lines("es", ARRIVAL.format(at="02:00"), people)[-1].lstrip("*").startswith("El {time} se incorpora")


@pytest.mark.parametrize("language", languages())
def test_what_was_typed_is_on_the_page_as_it_was(language: str) -> None:
    typed = "Vraiment ? Oui: 9 h 05; 1 avril! De heer y Iglesias «a» ... Herr von Berg."
    note = f'kind = "statement"\nspeaker = "A"\nattribution = "prefix"\ntext = "{typed}"'
    assert typed in "\n".join(lines(language, note, person("A", "", "Nora Tamm")))


@pytest.mark.parametrize("outcome", ["by consensus", "im Konsens"])
def test_a_decision_by_consensus_says_so_in_the_language_of_the_page_however_it_was_recorded(outcome: str) -> None:
    head = '[meeting]\nlanguage = "de"\n[[note]]\nid = "1"\nkind = "decision"\ntext = "x"\n'
    minutes = read(f'{head}outcome = "{outcome}"\n').minutes
    for language, line in (
        ("de", "**Im Konsens**"),
        ("fr", "**Par consensus**"),
        ("ja", "**合意により**"),
    ):
        assert line in shown(document(minutes, language=language)).splitlines()


def test_a_decision_with_a_motions_outcome_has_the_pages_word_for_it() -> None:
    assert "**可決**" in lines("ja", 'kind = "decision"\noutcome = "carried"\ntext = "x"')


@pytest.mark.parametrize(
    ("pattern", "line"),
    [("", "Décision n° 3 :"), ("2026/{number}", "Décision n° 2026/3 :"), ("§ {number}", "Décision § 3 :"),
     ("D{number}", "Décision D3 :")],
)  # fmt: skip
def test_a_number_of_the_houses_own_kind_has_no_sign_of_the_language_before_it(pattern: str, line: str) -> None:
    style = f'[print]\ndecision_number = "{pattern}"' if pattern else ""
    assert f"**{line}** x" in lines("fr", 'kind = "decision"\nnumber = 3\ntext = "x"', more=style)


def test_a_word_of_the_houses_is_for_women_and_men_for_one_and_for_many() -> None:
    style = '[print]\nsignature = ["guest"]\nlabels = { guest = "Hôte", moved_by = "de {names}", carried = "oui" }'
    people = person("A", "Mme", "Nora Tamm") + 'role = "guest"\n'
    motion = 'kind = "motion"\nmover = "A"\noutcome = "carried"\namends = "2"\ntext = "x"'
    assert lines("fr", motion, people, style)[-2:] == [
        "De Mme Tamm. **Oui**",
        "________ Mme Nora Tamm (Hôte)",
    ]


def test_a_role_agrees_with_the_title_and_stands_in_both_forms_where_there_is_none() -> None:
    page = page_of(meeting("uk"))
    people = {each.key: each for each in page.minutes.participants}
    said = [page.role("observer", people[key]) for key in ("LU", "IB", "ZT")]
    assert said == ["Спостерігачка", "Спостерігач", "Спостерігач/-ка"]


def test_minutes_that_were_circulated_say_so_at_the_head_in_the_language_of_the_page() -> None:
    record = '[meeting]\ntitle = "T"\nstatus = "circulated"\n[print]\nheader = "{status}"\n'
    assert document(read(record).minutes, language="sv").layout.header == "Utsänt"
