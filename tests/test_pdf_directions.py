"""Words that are written the other way than the page keep their marks and their order in the PDF."""

import shutil
from pathlib import Path

import pytest
from test_pdf_lines import STYLES, made
from test_pdf_styles import Word, placed

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")

ISOLATES = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))


def shown(style: str, language: str, rest: str, folder: Path) -> list[Word]:
    """The words of the page, without the signs that say which way they run."""
    found = placed(made(style, rest, language), folder)
    return [word._replace(text=bare) for word in found if (bare := word.text.translate(ISOLATES))]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["ar", "he"])
def test_the_stop_of_a_latin_sentence_is_at_its_end(style: str, language: str, tmp_path: Path) -> None:
    notes = (
        "[[note]]\nkind = 'decision'\ntext = 'The slip was closed.'\n"
        "[[note]]\nkind = 'statement'\nspeaker = 'AR'\ntext = 'Why is *Lantern Row* dark?'\n"
    )
    words = shown(style, language, notes, tmp_path)
    said = [word.text for word in words]
    for last in ("closed.", "dark?"):
        assert last in said
    slip = next(word for word in words if word.text == "slip")
    assert slip.left < next(word for word in words if word.text == "closed.").left


def test_a_number_before_latin_words_is_at_their_start(tmp_path: Path) -> None:
    words = shown("plain", "ar", "[[note]]\ntext = '14 members of the public'\n", tmp_path)
    number, members = (next(word for word in words if word.text == each) for each in ("14", "members"))
    assert number.right < members.left


def test_names_of_an_arabic_list_follow_each_other_from_the_right(tmp_path: Path) -> None:
    """The comma is Arabic, so each name is a word of the Arabic line."""
    vote = "[[note]]\nkind = 'vote'\ntext = 'نعم'\n[note.ballots]\nAR = 'for'\nTB = 'for'\nSH = 'for'\n"
    words = shown("plain", "ar", vote, tmp_path)
    first, last = ([word for word in words if each in word.text][-1] for each in ("Reyes", "Hale"))
    assert first.top == last.top
    assert first.left > last.left


def test_a_hebrew_sentence_on_an_english_page_ends_at_its_left(tmp_path: Path) -> None:
    words = shown("plain", "en", "[[note]]\ntext = 'הגשר נסגר היום.'\n", tmp_path)
    line = [word for word in words if word.text == "." or any("א" <= char <= "ת" for char in word.text)]
    assert "." in min(line, key=lambda word: word.left).text


def test_an_arabic_word_with_a_second_form_is_not_broken(tmp_path: Path) -> None:
    """At a slash a line may end; "رئيس/ة" is one word."""
    words = shown("plain", "ar", "[[note]]\ntext = '" + "يتحدث رئيس/ة الجلسة " * 60 + "'\n", tmp_path)
    assert not [word for word in words if word.text.endswith("/") or word.text.startswith("/")]


def place_of(words: list[Word], said: str) -> Word:
    """Where a word is that the program may read from the left."""
    return next(word for word in words if said in word.text or said[::-1] in word.text)


def test_a_hebrew_statement_with_a_latin_name_begins_at_its_right(tmp_path: Path) -> None:
    """On an English page: the words before the name are to the right of it, those behind it to the left."""
    said = "האבן שכאן לפי Dr Levi. האם תישאר?"
    notes = f"[[note]]\nkind = 'statement'\nspeaker = 'AR'\nattribution = 'prefix'\ntext = '{said}'\n"
    words = shown("plain", "en", notes, tmp_path)
    stone, name, stays = (place_of(words, each) for each in ("האבן", "Levi", "תישאר"))
    speaker = next(word for word in words if "Reyes" in word.text and abs(word.top - name.top) < 4)
    assert speaker.right <= stays.left < name.left < stone.left


def test_names_of_an_english_list_follow_each_other_from_the_left(tmp_path: Path) -> None:
    people = "".join(
        f"[[participant]]\nkey = '{key}'\nname = '{name}'\n" for key, name in (("DL", "דוד לוי"), ("MC", "משה כהן"))
    )
    action = "[[note]]\nkind = 'action'\ntext = 'Ask for offers.'\nresponsible = ['DL', 'MC']\n"
    words = shown("plain", "en", people + action, tmp_path)
    line = next(word.text for word in words if "and" in word.text)
    assert line.split()[0] in ("לוי", "לוי"[::-1])


def test_a_year_behind_a_hebrew_quotation_is_outside_of_it(tmp_path: Path) -> None:
    words = shown("plain", "en", "[[note]]\ntext = 'The words «זכור את ימות» (1791) are kept.'\n", tmp_path)
    assert place_of(words, "זכור").right < place_of(words, "1791").left < place_of(words, "kept").left


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_long_address_is_read_from_the_left_on_a_page_from_the_right(language: str, tmp_path: Path) -> None:
    """An address of boxes, at whose ends a line may end: their marks and their order are from the left."""
    address = "https://www.penmarrow.example/register/interests/2026/blythe-and-others"
    own = {"ar": "انظر", "he": "ראו"}[language]
    for text in (f"See {address}", f"{own} {address}"):
        words = shown("plain", language, f"[[note]]\ntext = '{text}'\n", tmp_path)
        lines = sorted({word.top for word in words if "penmarrow" in word.text or "/" in word.text})
        found = "".join(
            word.text for top in lines for word in sorted(words, key=lambda each: each.left) if word.top == top
        )
        assert address in found.removeprefix("See")


def test_a_number_with_a_letter_is_whole_before_latin_words(tmp_path: Path) -> None:
    """As of an amendment in the list of votes: the number is at the right of the words, with its letter."""
    words = shown("plain", "ar", "[[note]]\ntext = 'القرار 2a: The harbour dues fall'\n", tmp_path)
    dues = next(word for word in words if word.text == "fall")
    line = [word for word in words if abs(word.top - dues.top) < 2]
    number = next(word for word in line if "2a" in word.text)
    assert number.left >= max(word.right for word in line if word.text in ("The", "harbour", "dues", "fall"))


def test_each_typed_line_of_latin_words_ends_with_its_stop(tmp_path: Path) -> None:
    words = shown("plain", "ar", "[[note]]\ntext = '''\nThe slip was closed.\nThe bins were full.'''\n", tmp_path)
    assert {"closed.", "full."} <= {word.text for word in words}
