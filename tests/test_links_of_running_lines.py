"""Addresses in texts of the head, the foot and the end of a page: links in each format that has any."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from programs import ran

from minutes_tui.model.document import Document
from minutes_tui.record.parser import read
from minutes_tui.report import document
from minutes_tui.writers.docx import word
from minutes_tui.writers.html import html
from minutes_tui.writers.odt import text
from minutes_tui.writers.pdf import pdf

RECORD = """
[meeting]
title = "Lock keepers"
date = 2026-03-04
venue = "https://venue.example/"
organisation = "Canal trust https://organisation.example/"
reference = "https://reference.example/"
distribution = "Keepers, https://distribution.example/"
next = { date = 2026-04-04, venue = "https://next.example/" }
[print]
style = "STYLE"
notice = "Read more at https://notice.example/."
header = "Canal https://header.example/"
footer = "LK https://footer.example/"
[[agenda]]
key = "1"
title = "Gates"
document = "https://document.example/"
[[note]]
kind = "item"
item = "1"
[[note]]
item = "1"
text = "The gate is shut."
"""
NAMES = ("venue", "organisation", "reference", "distribution", "next", "notice", "header", "footer", "document")
STYLES = ("plain", "secretariat", "hansard", "council", "protokoll", "committee")


def made(style: str) -> Document:
    return document(read(RECORD.replace("STYLE", style)).minutes, "summary", "", "public")


def shown(words: str) -> set[str]:
    """The names of the addresses that words have."""
    return set(re.findall(r"https://(\w+)\.example", words))


def docx_links(page: Document) -> tuple[set[str], set[str]]:
    """The addresses that the words of all parts have, and those to which links lead, each by its own part."""
    said, led = "", set()
    with zipfile.ZipFile(io.BytesIO(word.write(page).content)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name):
                continue
            root = etree.fromstring(archive.read(name))
            said += " ".join(each.text or "" for each in root.iter("{*}t"))
            ids = [each.get(key) for each in root.iter("{*}hyperlink") for key in each.attrib if key.endswith("}id")]
            if ids:
                rels = etree.fromstring(archive.read(f"word/_rels/{name.removeprefix('word/')}.rels"))
                targets = {each.get("Id"): each.get("Target") for each in rels}
                led |= {found for id in ids for found in shown(targets[id])}
    return shown(said), led


def odt_links(page: Document) -> tuple[set[str], set[str]]:
    said, led = "", set()
    with zipfile.ZipFile(io.BytesIO(text.write(page).content)) as archive:
        for name in ("content.xml", "styles.xml"):
            root = etree.fromstring(archive.read(name))
            said += "".join(root.itertext())
            led |= {found for each in root.iter("{*}a") for found in shown(" ".join(each.attrib.values()))}
    return shown(said), led


@pytest.mark.parametrize("style", STYLES)
def test_an_office_has_links_for_all_addresses_of_head_foot_and_end(style: str) -> None:
    page = made(style)
    for said, led in (docx_links(page), odt_links(page)):
        assert led == said
        assert {"venue", "notice", "header", "footer", "next", "document"} <= said


def test_a_pdf_has_them() -> None:
    assert shown(" ".join(urls(made("secretariat")))) == set(NAMES)


def urls(page: Document) -> list[str]:
    """Where the links of a PDF lead."""
    with pikepdf.open(io.BytesIO(pdf.write(page).content)) as opened:
        marks = [mark for sheet in opened.pages for mark in sheet.get("/Annots", [])]
        return [str(mark.A.URI) for mark in marks if "/A" in mark and "/URI" in mark.A]


def test_html_has_them() -> None:
    page = html.write(made("secretariat"))
    led = shown(" ".join(re.findall(r'href="([^"]*)"', page)))
    assert led == set(NAMES) - {"header", "footer"}, "running lines are of paper"


@pytest.mark.parametrize("footer", ["", "LK"])
def test_a_notice_is_on_the_page_of_an_office_without_a_foot_too(footer: str) -> None:
    record = RECORD.replace("STYLE", "plain").replace("LK https://footer.example/", footer)
    page = document(read(record).minutes, "summary", "", "public")
    assert "notice" in docx_links(page)[1]
    assert "notice" in odt_links(page)[1]


def test_an_office_opens_it_and_the_words_are_there(tmp_path: Path) -> None:
    (tmp_path / "page.docx").write_bytes(word.write(made("council")).content)
    office = shutil.which("soffice")
    if not office:
        pytest.skip("needs LibreOffice")
    run = [office, f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf"]
    ran([*run, "--outdir", str(tmp_path), f"{tmp_path}/page.docx"])
    said = ran(["pdftotext", f"{tmp_path}/page.pdf", "-"]).out
    assert "https://notice.example/" in said
