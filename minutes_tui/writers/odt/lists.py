"""Lists of OpenDocument text, in which no table may stand: each of them stands between two parts of a list."""

from collections.abc import Iterator

from minutes_tui.writers.odt.elements import Element, element, qualified

LIST, TABLE = qualified("text:list"), qualified("table:table")


def without_tables(made: Element) -> Iterator[Element]:
    """A list without the tables in it, and each of those between two parts of it."""
    if made.find(f".//{TABLE}") is None:
        yield made
        return

    def shell(old: Element, name: str, is_further: bool) -> Element:
        new = element(name, {})
        for key, value in old.attrib.items():
            if not (is_further and key.endswith("start-value")):
                new.set(key, value)
        return new

    part = shell(made, "text:list", False)
    for item in list(made):
        here = shell(item, "text:list-item", False)
        for child in list(item):
            pieces = list(without_tables(child)) if child.tag == LIST else [child]
            for piece in pieces:
                if piece.tag != TABLE:
                    here.append(piece)
                    continue
                if len(here):
                    part.append(here)
                if len(part):
                    yield part
                yield piece
                part = shell(made, "text:list", False)
                part.set(qualified("text:continue-numbering"), "true")
                here = element("text:list-header")
        if len(here):
            part.append(here)
    if len(part):
        yield part
