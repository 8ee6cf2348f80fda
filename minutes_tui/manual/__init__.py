"""The manual: its pages, as Markdown beside this file, and where words stand in them.

A page is named by its file. Its first line is its title, its first paragraph says in a sentence what it is about. Parts
between `<!-- name -->` and `<!-- /name -->` are made from the tables of the program: tests/test_manual.py keeps them.
"""

from minutes_tui.manual.pages import (
    FOLDER,
    KEYMAP,
    PAGES,
    Section,
    about,
    document,
    found,
    lines,
    sections,
    source,
)

__all__ = ["FOLDER", "KEYMAP", "PAGES", "Section", "about", "document", "found", "lines", "sections", "source"]
