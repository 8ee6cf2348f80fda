"""A page of one meeting in each language and variant, as a secretary of the country would write it.

What is expected is in `languages/`, with ~ for a blank at which no line ends and ^ for such a narrow one.
"""

from pathlib import Path

import pytest

from minutes_tui.labels import languages, sources
from minutes_tui.model import Minutes
from minutes_tui.record.reading import read
from minutes_tui.report import document
from tests.trees import shown

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
