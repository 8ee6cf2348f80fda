"""Mails as programs send them, in `mails/`: what is a comment in them, and what is not."""

import contextlib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_tui.cli.main import main
from minutes_tui.errors import RecordError
from minutes_tui.language.labels import languages, tables_of
from minutes_tui.model.minutes import Comment, Minutes, Note, Participant
from minutes_tui.readers.returned import mail as incoming
from minutes_tui.readers.returned import mailed_comments
from minutes_tui.readers.returned.mail import letter
from minutes_tui.record import Record

MAILS = Path(__file__).with_name("mails")
MINUTES = Minutes(notes=tuple(Note(id=str(number), paragraph=number, text="x") for number in range(1, 21)))

Said = list[tuple[int | None, str]]

EXPECTED: dict[str, tuple[str, Said, int]] = {
    "outlook": ("Ida Berg (Sjöfart)", [
        (12, "“lake” -> “late”"),
        (13, "The vote was by name; Mr Åkesson abstained."),
        (14, "second sentence: it was Thursday."),
    ], 7),
    "outlook-html": ("Weiß, Jörg", [
        (12, "Das Eis kam spät,\nnicht früh."), (13, "“May” -> “June”"), (14, "Bitte den Namen nennen."),
    ], 6),
    "gmail": ("Olav Lund", [
        (12, "the first floe was on the 3rd."), (13, "I was not there."), (14, "s/cold/very cold/"),
    ], 11),
    "gmail-html": ("Léa Prévost", [
        (12, "Please add the name of the ship."), (None, "The title is wrong."),
    ], 4),
    "apple": ("Kari Åsen", [(12, "Lund sa «sent», ikke «tidlig».")], 4),
    "thunderbird": ("Jürgen Groß", [(12, "es wurde namentlich abgestimmt."), (14, "um 12:05 Uhr.")], 4),
    "pasted": ("Zofia Łuczak", [(13, "Głosowano jawnie.")], 2),
}  # fmt: skip


def read(content: bytes) -> tuple[str, Said, int]:
    back = mailed_comments.read(letter(content), MINUTES)
    who = {each.who for each in back.comments}
    return " ".join(who), [(each.paragraph, each.text) for each in back.comments], back.quoted


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mail_gives_its_comments_and_nothing_that_it_quotes_greets_or_signs_with(name: str) -> None:
    assert read((MAILS / f"{name}.eml").read_bytes()) == EXPECTED[name]


def test_every_mail_has_its_comments_written_down() -> None:
    assert {path.stem for path in MAILS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize(
    "said",
    [
        "On Wed, 12 Mar 2025 at 10:04, Mia Falk <mia@example.org> wrote:",
        "Am 12.03.25 um 10:04 schrieb Mia Falk:",
        "Am Mi., 12. März 2025 um 10:04 Uhr schrieb Mia Falk <mia@example.org>:",
        "Le mer. 12 mars 2025 à 10:04, Mia Falk <mia@example.org> a écrit :",
        "El mié, 12 mar 2025 a las 10:04, Mia Falk (<mia@example.org>) escribió:",
        "Il giorno mer 12 mar 2025 alle ore 10:04 Mia Falk <mia@example.org> ha scritto:",
        "Em qua., 12 de mar. de 2025 às 10:04, Mia Falk <mia@example.org> escreveu:",
        "Op wo 12 mrt 2025 om 10:04 schreef Mia Falk <mia@example.org>:",
        "Den ons 12 mars 2025 kl 10:04 skrev Mia Falk <mia@example.org>:",
        "ons. 12. mar. 2025 kl. 10.04 skrev Mia Falk <mia@example.org>:",
        "ke 12.3.2025 klo 10.04 Mia Falk (mia@example.org) kirjoitti:",
        "Kuupäev K, 12. märts 2025 kell 10:04 kirjutas Mia Falk <mia@example.org>:",
        "trešd., 2025. g. 12. marts, plkst. 10:04 Mia Falk <mia@example.org> rakstīja:",
        "2025-03-12, tr, 10:04 Mia Falk <mia@example.org> rašė:",
        "śr., 12 mar 2025 o 10:04 Mia Falk <mia@example.org> napisał(a):",
        "ср, 12 бер. 2025 р. о 10:04 Mia Falk <mia@example.org> пише:",
        "2025年3月12日(水) 10:04 Mia Falk <mia@example.org> のメール:",
        "في الأربعاء، 12 مارس 2025 في 10:04 كتب Mia Falk <mia@example.org>:",
    ],
)
@pytest.mark.parametrize("broken", [False, True])
def test_who_wrote_what_is_quoted_is_no_comment_in_any_language(said: str, broken: bool) -> None:
    if broken:
        head, _, tail = said.rpartition(" ")
        said = f"{head}\n{tail}"
    assert read(f"12. Yes.\n\n{said}\n> 12. The ice.\n>> 13. More.\n\n13. No.\n".encode()) == (
        "", [(12, "Yes."), (13, "No.")], 3 + broken,
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["12. x", "12) x", "12: x", "(12) x", "[12] x", "12 - x", "- 12. x", "§12 x", "§ 12: x", "§§ 12 x", "para 12 x",
     "Para. 12, x", "paragraph 12 - x", "Paragraph 12, x", "Par. 12 x", "par 12: x", "p. 12 x", "p.12 x", "Pt. 12: x",
     "On paragraph 12: x", "Re § 12, x", "ad 12: x", "Absatz 12: x", "Zu Abs. 12: x", "Ziffer 12 x", "Punkt 12, x",
     "¶12 x", "no. 12: x", "№ 12 x", "段落12 x", "#12 x", "# 12: x", "Rn. 12: x", "Rz 12 x", "Alinéa 12 : x", "N° 12 x",
     "nº 12: x", "第12項 x", "第12項について、x", "12項：x", "12.) x", "12.: x", "12- x", "*12.* x", "**12.** x",
     "*12* x", "_12)_ x", "Re 12: x", "Zu 12: x", "Item 12: x", "Till punkt 12: x", "Ad 12) x", "Au point 12 : x",
     "12th paragraph: x", "12. kappale: x", "Абзац 12: x", "До п. 12: x", "الفقرة 12: x", "Lõik 12 x", "12\tx",
     "| 12 | x", "Section 12: x", "ust. 12 – x", "apartado 12: x", "stk. 12: x", "Al. 12: x"],
)  # fmt: skip
def test_a_paragraph_is_named_in_many_ways(line: str) -> None:
    assert read(line.encode())[1] == [(12, "x")]
    assert read(f"11. y\n{line}\n".encode())[1] == [(11, "y"), (12, "x")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Janet, para 12 should say: We row.", (12, "should say: We row.")),
        ("Liebe Anna, Absatz 12: Wir rudern.", (12, "Wir rudern.")),
        ("I think paragraph 12 is wrong.", (12, "I think paragraph 12 is wrong.")),
        ("The date in §12 is wrong.", (12, "The date in §12 is wrong.")),
        ("Ich meine, dass Absatz 12 nicht stimmt.", (12, "Ich meine, dass Absatz 12 nicht stimmt.")),
        ("Je crois que le paragraphe 12 est faux.", (12, "Je crois que le paragraphe 12 est faux.")),
        ("I compared paragraph 12 with paragraph 11.", (None, "I compared paragraph 12 with paragraph 11.")),
        ("I think paragraph 12.5 is wrong.", (None, "I think paragraph 12.5 is wrong.")),
        ("There was no 12 bus.", (None, "There was no 12 bus.")),
        ("I think paragraph 99 is wrong.", (None, "I think paragraph 99 is wrong.")),
    ],
)
def test_a_paragraph_that_a_sentence_names_is_what_it_is_about(line: str, said: tuple[int | None, str]) -> None:
    assert read(f"{line}\n".encode())[1] == [said]


@pytest.mark.parametrize("language", languages(variants=False))
def test_a_paragraph_is_named_in_each_language(language: str) -> None:
    words = mail_words_of(language)
    for word in words["paragraph"]:
        named = word.replace("*", "")
        assert read(f"{named} 12: x".encode())[1] == [(12, "x")], word
        assert read(f"{named}. 12 x".encode())[1] == [(12, "x")], word
    for word in words["about"]:
        assert read(f"{word} 12: x".encode())[1] == [(12, "x")], word
        assert read(f"{word} {words['paragraph'][0].replace('*', '')} 12: x".encode())[1] == [(12, "x")], word
    for word in words.get("behind", ()):
        assert read(f"12{word}: x".encode())[1] == [(12, "x")], word


def mail_words_of(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = tables_of(language, 2)
    return found


NAMED = Minutes(
    notes=MINUTES.notes,
    participants=(Participant(key="CD", name="Charles Dodgson"), Participant(key="ZŁ", name="Zofia Łuczak")),
)


@pytest.mark.parametrize("language", languages(variants=False))
def test_no_greeting_and_no_closing_is_a_comment_in_any_language(language: str) -> None:
    words = mail_words_of(language)
    for greeting in words["greeting"]:
        greets = f"{greeting.replace('*', 'x')} Charles,"
        assert read(f"{greets}\n\n12. x\n".encode())[1] == [(12, "x")], greeting
    for closing in words["closing"]:
        closes = closing.replace("*", "x")
        for end in (f"{closes},\nCharles", f"{closes}, Charles", f"{closes}\n\nCharles Dodgson\nHead of Unit", closes):
            for case in (end, end[0].upper() + end[1:]):
                assert read(f"12. x\n\n{case}\n".encode())[1] == [(12, "x")], case


@pytest.mark.parametrize(
    ("greeting", "end"),
    [
        ("Sehr geehrter Herr Dr. Groß,", "Mit freundlichen Grüßen\ni. A. Charles Dodgson"),
        ("Sehr geehrte Frau Falk,\nliebe Kolleginnen,", "Regards, Charles"),
        ("田中様\n\nお世話になっております。", "よろしくお願いいたします。\n\n佐藤"),
        ("Dear Prof. Falk", "Charles"),
        ("Sehr geehrter Herr Dr. Groß", "Mit besten Grüssen\nCharles Dodgson"),
        ("Grüß Gott,", "Schöne Grüße nach Wien\nCharles"),
        ("Exmo. Senhor Presidente,", "Cumprimentos cordiais,\nCharles"),
        ("Hi", "Thanks and best regards,\nC. Dodgson"),
        ("Janet,", "Best,\nCharles"),
        ("Monsieur,", "Charles Dodgson\n15. rue de la Paix\n75002 Paris"),
        ("Hi all,", "-- \nCharles\n12 High Street\n\n15. rue de la Paix"),
        ("Hi all,", "Best,\nCharles\n\n15. Hauptstraße\n1010 Wien"),
        ("Hi all,", "Best,\nCharles\n15. Somewhere Else"),
        ("Hi all,", "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE12345\n=abcd\n-----END PGP SIGNATURE-----"),
    ],
)
def test_what_greets_closes_and_signs_is_no_comment(greeting: str, end: str) -> None:
    back = mailed_comments.read(letter(f"{greeting}\n\n12. x\n\n{end}\n".encode()), NAMED)
    assert [(each.paragraph, each.text) for each in back.comments] == [(12, "x")]


def test_a_text_that_is_signed_with_pgp_is_read_without_its_armour() -> None:
    armoured = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n12. x\n- - a list\n\n- -- \nIda\n"
        "-----BEGIN PGP SIGNATURE-----\n\n13. iQEz\n-----END PGP SIGNATURE-----\n"
    )
    assert read(armoured.encode())[1] == [(12, "x\n- a list")]
    unended = "12. x\n\n-----BEGIN PGP MESSAGE-----\n13. y\n"
    assert (13, "y") in read(unended.encode())[1]


@pytest.mark.parametrize(
    "kept",
    ["Charles", "Best of luck", "Regards the vote", "Agreed", "Lieber nicht", "Thanks to Ida the boat was saved."],
)
def test_a_line_at_the_end_that_may_say_something_is_kept(kept: str) -> None:
    assert read(f"12. x\n\n{kept}\n".encode())[1] == [(12, "x"), (None, kept)]


@pytest.mark.parametrize("line", ["12. street -> road", "12. The street is wrong.", "12. Which street?"])
def test_words_about_a_street_are_a_comment(line: str) -> None:
    assert read(f"11. y\n\nBest\nIda\n\n{line}".encode())[1][1:] == [(12, line[4:])]


def test_a_further_paragraph_of_a_comment_is_on_the_same_paragraph() -> None:
    more = "On the lists:\n\nAll wrong.\n\n13. No.\n\n   By far.\n\nThe title.\n"
    mail = f"12. a -> b\n\nIt was late.\n\nAnd cold.\n\n{more}"
    assert read(mail.encode())[1] == [
        (12, "a -> b"), (12, "It was late."), (12, "And cold."), (None, "On the lists:"), (None, "All wrong."),
        (13, "No."), (13, "By far."), (None, "The title."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<ol><li value=12>a<li>b<li value=16>c</ol>", [(12, "a"), (13, "b"), (16, "c")]),
        ("<ol start=12><li><p>a</p><p>more</p></li><li>b</li></ol><p>end</p>",
         [(12, "a"), (12, "more"), (13, "b"), (None, "end")]),
        ("<table><tr><td>12</td><td>a</td></tr><tr><td>§13</td><td>b</td></tr></table>", [(12, "a"), (13, "b")]),
        ("<table><tr><td><p>12</p></td><td><p>a</p></td><td><p>more</p></td></tr></table>", [(12, "a"), (12, "more")]),
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", [(None, "One."), (None, "Two.")]),
    ],
)  # fmt: skip
def test_lists_and_tables_of_a_page_keep_their_numbers(page: str, said: Said) -> None:
    assert read(f"From: ida@example.org\nContent-Type: text/html\n\n{page}".encode())[1] == said


@pytest.mark.parametrize(
    ("words", "text", "correction"),
    [
        ("“late” should read “early”", "It was late.", ("late", "early")),
        ("Please replace late by early.", "It was late.", ("late", "early")),
        ("statt 12 bitte 14", "There were 12.", ("12", "14")),
        ("Bitte „spät“ durch „zu spät“ ersetzen.", "Es kam spät.", ("spät", "zu spät")),
        ("remplacer “lac” par « mer »", "Le lac gèle.", ("lac", "mer")),
        ("donde dice «lago», debe decir «mar»", "El lago.", ("lago", "mar")),
        ("「早い」を「遅い」に修正してください。", "氷は早い。", ("早い", "遅い")),
        ("замінити «рано» на «пізно»", "Було рано.", ("рано", "пізно")),
        ("byt Lund mot Berg", "Lund said so.", ("Lund", "Berg")),
        ("It should be 14", "It was 12.", None),
        ("replace late by early in line 2", "It was late.", None),
        ("replace the by a", "the end of the day", None),
        ("replace “lake” by “sea”", "It was late.", None),
        ("There is not late but early", "It was late.", None),
        ("“late” should read “early”, I think", "It was late.", None),
    ],
)
def test_a_correction_in_words_is_one_where_it_is_sure(
    words: str, text: str, correction: tuple[str, str] | None
) -> None:
    wanted = mailed_comments.asked(Comment(text=words), Note(text=text))
    assert (wanted and (wanted.old, wanted.new)) == correction if not isinstance(wanted, str) else False


@pytest.mark.parametrize("language", languages(variants=False))
def test_every_way_to_say_a_correction_is_read_in_quotes(language: str) -> None:
    for way in mail_words_of(language)["instead"]:
        said = way.replace("OLD", "“alpha”").replace("NEW", "“beta gamma”")
        wanted = mailed_comments.asked(Comment(text=said), Note(text="The alpha is."))
        assert wanted == mailed_comments.Correction("alpha", "beta gamma"), way


@pytest.mark.parametrize(
    "line",
    ["Paras 16-18 can come out.", "Paras 3 and 5: wrong", "Paragraphs 16–18", "§§ 3-5", "§3, 4 and 7 go", "§ 3 – 5 x",
     "On paragraphs 16 to 18: x", "Absätze 3 bis 5: x", "paras 3 & 5 x", "§3 and §5 x"],
)  # fmt: skip
def test_a_line_that_names_several_paragraphs_is_a_comment_on_the_first_with_all_of_its_words(line: str) -> None:
    first = 16 if "16" in line else 3
    assert read(f"12. x\n{line}\nas said".encode())[1] == [(12, "x"), (first, f"{line}\nas said")]


def test_a_correction_behind_a_number_is_not_taken_for_a_range() -> None:
    assert read(b"para 12 - 30 -> 40\n\nNo. 12: 3 and 4")[1] == [(12, "30 -> 40"), (12, "3 and 4")]


QUOTABLE = Minutes(notes=(
    Note(id="1", paragraph=28, text="The Clerk read the letter of the *Environment* Agency."),
    Note(id="2", paragraph=29, text="Cllr Tindall said that the gauge had failed in February.\n\nIt was mended."),
    Note(id="3", paragraph=30, speaker="OR", attribution="prefix", text="The gauge is new."),
    Note(id="4", paragraph=3, text="Three boats were seen."),
    Note(id="5", paragraph=32, kind="vote", for_=4),
    Note(id="6", paragraph=33, text="The letter of the Environment Agency is filed."),
))  # fmt: skip


@pytest.mark.parametrize(
    ("quoted", "on"),
    [
        ("> 29 Cllr Tindall said that the gauge", 29),
        ("> 29  Cllr Tindall said that the gauge had failed in\n> 3 winters, as he put it.", 29),
        (">> 28. The Clerk read\n> 29. Cllr Tindall said", 29),
        ("> 29 Cllr Tindall said that\n\n", 29),
        ("> Tindall said that the gauge had failed", 29),
        ("> 28 The Clerk read the letter\n>\n> It was mended.", 29),
        ("> §29", 29),
        ("> 30 Ms Raud: The gauge is new.", 30),
        ("> Ms Raud: The gauge is new.", 30),
        ("> 32 Vote: for 4", 32),
        ("> the letter of the Environment Agency", None),
        ("> the gauge", None),
        ("> See you on\n> 3 March at the weir.", None),
        ("> 28 The Clerk read the letter\n>\n> Kind regards, Mia", None),
    ],
)
def test_an_answer_below_words_that_are_quoted_is_on_their_paragraph(quoted: str, on: int | None) -> None:
    mail = f"{quoted}\nMarch, not\nFebruary.\n\nAnd who?\n\n3. Four boats.\n\nThat is all.\n"
    back = mailed_comments.read(letter(mail.encode()), QUOTABLE)
    assert [(each.paragraph, each.text) for each in back.comments] == [
        (on, "March, not\nFebruary."), (on, "And who?"), (3, "Four boats."), (None, "That is all."),
    ]  # fmt: skip


def test_answers_between_quoted_paragraphs_are_each_on_theirs_below_a_signature_too() -> None:
    mail = (
        "Dear Mia,\n\nThanks for sending these round.\n\nBest\nIda\n\nOn 12 March 2025, Mia <mia@example.org> wrote:\n"
        "> 28 The Clerk read the letter of the\n> Environment Agency.\nNo, I did\n\n> 29 Cllr Tindall said that\n\n"
        "March\n> 30 Ms Raud: The gauge is new.\n"
    )
    back = mailed_comments.read(letter(mail.encode()), QUOTABLE)
    assert [(each.paragraph, each.text) for each in back.comments] == [(28, "No, I did"), (29, "March")]


def test_a_signature_above_an_answer_in_sentences_is_no_comment() -> None:
    mail = (
        "29: March, not May.\n\nKind regards\nBrian\n\nOn 12 March 2025, Mia <mia@example.org> wrote:\n"
        "> 28 The Clerk read the letter of the\n> Environment Agency.\n\nI think that this was not read.\n"
    )
    back = mailed_comments.read(letter(mail.encode()), QUOTABLE)
    assert [(each.paragraph, each.text) for each in back.comments] == [
        (29, "March, not May."), (28, "I think that this was not read."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "opening",
    ["Thanks for sending these round so quickly. A few things from me:", "My comments:", "Many thanks for the minutes!",
     "Thank you for circulating the draft.\nHere are some points:",
     "Vielen Dank für das Protokoll. Ein paar Anmerkungen:"],
)  # fmt: skip
def test_what_only_thanks_and_says_that_comments_follow_is_no_comment(opening: str) -> None:
    assert read(f"Hi Mia,\n\n{opening}\n\n12. x\n".encode())[1] == [(12, "x")]
    assert read(f"{opening}\n12. x\n".encode())[1] == [(12, "x")]


@pytest.mark.parametrize("kept", ["The points of order are missing: all of them.", "My comment was cut short:",
                                  "Thanks. The minutes are wrong throughout.", "Thank the cook.",
                                  "Thanks for sending these. The vote is missing."])  # fmt: skip
def test_an_opening_that_says_something_is_kept(kept: str) -> None:
    assert read(f"Hi Mia,\n\n{kept}\n\n12. x\n".encode())[1] == [(None, kept), (12, "x")]


@pytest.mark.parametrize("line", ["12:30 was the break", "12,5 % is wrong", "par 12/2025 is ours", "12 were there",
                                  "Point 99: there is none", "p. 12.5 metres", "Ad hoc 12 x"])  # fmt: skip
def test_a_number_that_names_no_paragraph_is_words(line: str) -> None:
    assert read(line.encode())[1] == [(None, line)]


@pytest.mark.parametrize(
    "kept",
    ["Thanks for correcting the vote.", "Dear is the price of ice.", "Best of all would be a map.",
     "Hello, that is wrong.", "however,", "On 12 March the ice broke, Ida wrote:", "Regards the vote: who called it?"],
)  # fmt: skip
def test_a_sentence_that_only_begins_like_a_greeting_or_a_closing_is_kept(kept: str) -> None:
    assert read(f"{kept}\n\n12. x\n".encode())[1] == [(None, kept), (12, "x")]


def test_words_below_a_closing_are_kept_where_they_are_more_than_a_signature() -> None:
    below = "One more thing: the vote on the buoys was nine to one, as everybody saw."
    assert read(f"12. x\n\nThanks\n\n{below}\n".encode())[1] == [(12, "x"), (None, "Thanks"), (None, below)]
    assert read(b"12. x\n\nBest\nIda\n\n13. y\n")[1] == [(12, "x"), (13, "y")]


def test_a_mail_that_was_forwarded_is_read_below_its_header() -> None:
    forwarded = (
        "---------- Forwarded message ---------\nFrom: Ida Berg <ida@example.org>\nDate: Wed\nSubject: Re: minutes\n"
        "To: Mia\n\n12. x\n"
    )
    assert read(f"FYI\n\n{forwarded}".encode())[1] == [(None, "FYI"), (12, "x")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("12. Åsen\n".encode("utf-16"), "Åsen"),
        ("\ufeff12. Åsen\r\n".encode(), "Åsen"),
        ("12. Åsen".encode("cp1252"), "Åsen"),
        (b"From: a@example.org\nContent-Type: text/plain; charset=nosuch\n\n12. \xc3\x85sen", "Åsen"),
        (b"From: a@example.org\nContent-Type: text/plain; charset=us-ascii\n\n12. \xc3\x85sen", "Åsen"),
        (b"From: a@example.org\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nMTIuIMOFc2Vu", "Åsen"),
        (b"From a@example.org Thu Mar 13\nFrom: a@example.org\n\n12. x", "x"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_is_in(content: bytes, words: str) -> None:
    assert read(content)[1] == [(12, words)]


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.lists(st.sampled_from([
    b"From: ", b"=?utf-8?q?", b"?=", b"<a@b>", b"\n", b"\r\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=x\n",
    b"--x\n", b"--x--", b"Content-Type: text/html\n", b"Content-Transfer-Encoding: base64\n", b"<ol start=9>", b"<li>",
    b"</blockquote>", b"<blockquote>", b"> ", b"12. ", b"-----", b"Original Message", b"Von: ", b"wrote:", b"\xff",
    b"Content-Type: message/rfc822\n", b"Best\n", b"\"", b"(", b"[", b";",
]), max_size=30).map(b"".join))  # fmt: skip
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    with contextlib.suppress(RecordError):
        read(content)


@pytest.mark.parametrize(
    "line", ["-" * 200_000, "> " * 100_000, "From: " + "x" * 200_000, "wrote " * 40_000, "- " * 100_000 + "x",
             "<blockquote>x" * 20_000, "Hi " * 70_000, "a\n" * 20_000,
             "Best\n" * 20_000, "At 1 Ida wrote:\n" * 10_000],
    ids=lambda line: line[:12],
)  # fmt: skip
def test_a_text_of_one_long_or_odd_line_ends_and_loses_no_comment_behind_it(line: str) -> None:
    assert read(f"{line}\n\n12. x".encode())[1][-1] == (12, "x")
    page = f"From: a@example.org\nContent-Type: text/html\n\n{line}</blockquote><p>12. x".encode()
    assert "12. x" in letter(page).lines[-1]


# The command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.toml"
    notes = "".join(f'[[note]]\nid = "{n}"\nkind = "statement"\ntext = "x"\nparagraph = {n}\n\n' for n in range(1, 21))
    path.write_text('[meeting]\ntitle = "Ice"\ndate = 2025-03-12\nstatus = "circulated"\n\n' + notes)
    return path


def test_the_same_mail_adds_nothing_when_it_is_taken_in_once_more(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = str(MAILS / "outlook.eml")
    assert main(["comments", str(path), mail]) == 0
    assert "3 comments, 3 on a paragraph" in capsys.readouterr().err
    once = path.read_bytes()
    assert main(["comments", str(path), mail]) == 0
    assert "The record already has 3 comments from it. 7 lines of other mails skipped." in capsys.readouterr().err
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: os.mkfifo(path), "is a pipe or a device"),
        (lambda path: path.symlink_to("/dev/zero"), "is a pipe or a device"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "Name the file of the saved mail"),
        (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 24 * 2**30), "has more than 32 MiB"),
        (lambda path: path.write_bytes(b"MZ\0\0"), "is not a mail or a text"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0"), "Save it in Outlook as .eml"),
        (lambda path: path.write_bytes(b"word " * 500_000), "is too long for a mail"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="needs pipes and devices")
def test_what_is_no_mail_is_refused_with_a_sentence(
    make: Callable[[Path], object], why: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mail, before = path.with_name("back.eml"), path.read_bytes()
    make(mail)
    assert main(["comments", str(path), str(mail)]) == 3
    assert why in capsys.readouterr().err
    assert path.read_bytes() == before


class Endless(io.RawIOBase):
    """A pipe that never ends; it counts what is read of it."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any, /) -> int:
        into[:] = b"a" * len(into)
        self.given += len(into)
        return len(into)


def test_no_more_is_read_of_a_pipe_than_a_mail_has(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = Endless()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(endless)))
    assert main(["comments", str(path), "-"]) == 3
    assert "has more than 32 MiB" in capsys.readouterr().err
    assert endless.given < 2 * incoming.LARGEST
    assert Record.read(path).minutes.comments == ()


def nested(count: int) -> bytes:
    heads = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(count))
    ends = b"".join(b"--b%d--\n" % at for at in reversed(range(count)))
    return b"From: a@b.c\n" + heads + b"Content-Type: text/plain\n\n12. Murky.\n" + ends


@pytest.mark.parametrize(
    "mail",
    [nested(1000), nested(2000).removeprefix(b"From: a@b.c\n"),
     b"From: a@b.c\n" + b"Content-Type: message/rfc822\n\n" * 3000,
     b"From: a@b.c\nContent-Type: text/plain; charset=" + b"(" * 3000 + b"\n\n12. Murky.\n"],
    ids=["parts", "parts of nobody", "mails", "brackets"],
)  # fmt: skip
def test_a_mail_that_is_nested_without_end_is_refused_with_a_sentence(mail: bytes) -> None:
    with pytest.raises(RecordError, match=r"back\.eml is nested too deeply to be read\. Save the text"):
        letter(mail, "back.eml")


def test_parts_within_some_parts_are_read() -> None:
    assert letter(nested(20)).lines[0] == "12. Murky."


def test_a_sender_in_brackets_without_end_is_nobody_and_the_words_are_read() -> None:
    mail = letter(b"From: " + b"(" * 3000 + b"x" + b")" * 3000 + b" <a@b.c>\n\n12. Murky.\n")
    assert (mail.who, mail.lines[0]) == ("", "12. Murky.")
