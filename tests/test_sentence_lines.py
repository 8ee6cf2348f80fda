"""Markdown with a line for each sentence, links with their addresses on paper, and names that stay words on a forge."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from minutes_tui.export.formats import FORMATS, WHOLE
from minutes_tui.language.sentence_ends import sentence_ends
from minutes_tui.model.document import Code, CodeWords, Document, Emphasis, Inline, Listing, Paragraph, Strong, Words
from minutes_tui.record import Record
from minutes_tui.writers import markdown

READER = MarkdownIt("commonmark")


def lines(words: str, language: str = "en") -> list[str]:
    """The sentences of a paragraph, as its Markdown has them in lines."""
    page = Document("Reeds", language, None, (Paragraph((Words(words),)),))
    return markdown.write(page, partial(sentence_ends, language=language)).rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["The ice came late.", "It stayed!", "Why?", "Nobody knew."]),
        ("en", ["Ms. Tamm and J. R. Smith met Dr. Berg at No. 5.", "They left."]),
        ("en", ["The answer was no.", "So it ended in 2019.", "Then came others."]),
        ("en", ['She said "Go."', "He went (or so it seemed.)", "“Where?”", "Out."]),
        ("en", ["It paused ... and went on at 9.30 e.g. in the hall.", "Twelve came."]),
        ("de", ["Am 5. Mai kamen z. B. Frau Berg und Dr. Tamm.", "Nr. 5 u. a. Texte fehlten.", "Gut."]),
        ("sv", ["De bad bl.a. om is, t.ex. Sverige.", "Kl. 9 kom hr. Berg."]),
        ("fr", ["M. Tamm et Mme. Berg l’ont dit.", "« Pourquoi ? »", "Personne ne sait."]),
        ("es", ["Habló la Sra. Tamm.", "¿Por qué?", "Nadie lo sabe."]),
        ("ja", ["これは議事録です。次です。"]),
        ("ja", ["これは議事録です。", "次です。"]),
    ],
)
def test_each_sentence_begins_a_line(language: str, sentences: list[str]) -> None:
    assert lines(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("words", ["So. - no list", "So. + no", "So. # no", "So. > no", "So. 2) No", "So.  No"])
def test_a_line_never_begins_with_what_begins_a_block(words: str) -> None:
    assert len(lines(words)) == 1


@pytest.mark.parametrize("behind", ["Why so? Who knows?", "Why `so`? Who knows?"])
def test_what_somebody_asks_goes_on_behind_the_sign(behind: str) -> None:
    said: tuple[Inline, ...] = (Strong((Words("IR?"),)), Words(f" {behind}"))
    if "`" in behind:
        said = (Strong((Words("IR?"),)), Words(" Why "), CodeWords("so"), Words("? Who knows?"))
    page = Document("Reeds", "en", None, (Paragraph(said),))
    assert markdown.write(page, partial(sentence_ends, language="en")).split("\n")[0].startswith("**IR?** Why")


def read(source: str) -> str:
    """What a reader makes of Markdown, with a blank for each soft break."""
    tokens = READER.parse(source)
    for token in tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type, child.content = "text", " "
    return str(READER.renderer.render(tokens, READER.options, {}))


PIECES = st.lists(
    st.sampled_from(
        ["A", "b", "1", "12", "No", "J", "。", "字", ".", "!", "?", " ", " ", "  ", "*", "_", "-", "#", "+", ">", "`",
         "(", ")", "« ", " »", '"', "“", "”", "[", "]", "\\", "<", "&amp;", ". ", ". A", "@x", "|", "=", "~", ":"]
    ), max_size=16,
).map("".join)  # fmt: skip
INLINES = st.lists(
    st.one_of(
        PIECES.map(Words),
        PIECES.map(lambda words: Emphasis((Words(words),))),
        PIECES.map(lambda words: Strong((Words(words),))),
        PIECES.map(CodeWords),
    ),
    min_size=1,
    max_size=5,
).map(tuple)


@given(INLINES, st.sampled_from(["en", "de", "ja"]))
@settings(derandomize=True, deadline=None, max_examples=600)
def test_sentences_in_lines_read_as_the_same_words(content: tuple[Inline, ...], language: str) -> None:
    page = Document("Reeds", language, None, (Paragraph(content), Listing((content, content)), Code("A. B\nC")))
    by_sentence = markdown.write(page, partial(sentence_ends, language=language))
    assert read(by_sentence) == read(markdown.write(page))


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Thanks to @octo.", "Thanks to \\@octo."),
        ("(@octo/team) saw #12", "(\\@octo/team) saw \\#12"),
        ("reeds/mill#12", "reeds/mill\\#12"),
        ("a@b.example and #reeds", "a@b.example and #reeds"),
    ],
)
def test_a_name_or_a_number_is_not_live_on_a_forge(words: str, source: str) -> None:
    written = markdown.write(Document("Reeds", "en", None, (Paragraph((Words(words),)), Listing(((Words(words),),)))))
    assert written == f"{source}\n\n- {source}\n"


RECORD = """format = 1

[meeting]
title = "Reeds"

[print]
head = ["title"]
links = "address"
markdown_lines = "sentence"

[[note]]
id = "1"
text = "See [the *ice* table](https://reeds.example/ice). Write to mill@reeds.example. Or see https://reeds.example/b."
"""


def exported(folder: Path, form: str, record: str = RECORD) -> bytes:
    path = folder / "reeds.toml"
    path.write_text(record, "utf-8")
    opened = Record.open(path)
    try:
        return FORMATS[form].make(opened, WHOLE).content
    finally:
        opened.close()


def test_paper_has_the_address_of_a_link_where_that_is_asked_for(tmp_path: Path) -> None:
    said = exported(tmp_path, "txt").decode()
    expected = "See the ice table (reeds.example/ice). Write to mill@reeds.example. Or see https://reeds.example/b."
    assert " ".join(said.split()[2:]) == expected
    without = RECORD.replace('links = "address"\n', "")
    assert "(reeds" in exported(tmp_path, "txt", without).decode(), "plain text has no other place for it"


def test_printed_html_has_it_and_a_screen_does_not(tmp_path: Path) -> None:
    said = exported(tmp_path, "html").decode()
    assert said.count(' data-address="') == 1
    assert ' data-address="reeds.example/ice">the <em>ice</em> table</a>' in said
    assert " data-address=" not in exported(tmp_path, "html", RECORD.replace('links = "address"\n', "")).decode()


def test_a_record_asks_for_a_line_for_each_sentence(tmp_path: Path) -> None:
    said = exported(tmp_path, "md").decode().splitlines()
    assert said[-3:] == [
        "See [the *ice* table](https://reeds.example/ice).",
        "Write to <mill@reeds.example>.",
        "Or see <https://reeds.example/b>.",
    ]
