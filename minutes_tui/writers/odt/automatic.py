"""The styles that a file makes for single places, each of them once: OpenDocument has no properties elsewhere."""

from collections.abc import Mapping

from minutes_tui.writers.odt.base import Look, Properties, mm, paragraph_properties, styled
from minutes_tui.writers.odt.elements import Element, element, style_id, tongue

PREFIXES = {"paragraph": "P", "text": "T", "table": "Table", "table-column": "Column", "table-row": "Row",
            "table-cell": "Cell", "graphic": "Frame", "section": "Section"}  # fmt: skip


class Automatic:
    """Gives a style its name, and has all that were asked for, in that order."""

    def __init__(self) -> None:
        self._names: dict[tuple[object, ...], str] = {}
        self.made: list[Element] = []

    def paragraph(self, parent: str, properties: Properties) -> str:
        """A named style with properties of its own; the named style itself where there are none."""
        if not properties:
            return style_id(parent)
        return self._style("paragraph", parent, properties, lambda: paragraph_properties(properties))

    def with_more(self, name: str, family: str, more: Properties, unless: Properties | None = None) -> str:
        """A style like one that there is, with more properties; with those of `unless` that it does not have."""
        for (kind, parent, *properties), known in list(self._names.items()):
            if known == name and kind == family:
                own = {**(unless or {}), **dict(properties), **more}  # type: ignore[arg-type]
                return (
                    self.paragraph(str(parent), own) if family == "paragraph" else self.other(family, own, str(parent))
                )
        more = {**(unless or {}), **more}
        return self.paragraph(name, more) if family == "paragraph" else self.other(family, more, name)

    def language(self, language: str) -> str:
        """The style of words in a language."""
        properties = tongue(language)
        return self._style("text", "", properties, lambda: element("style:text-properties", properties))

    def other(self, family: str, properties: Properties, parent: str = "") -> str:
        """The style of a table, its columns, rows and cells, or of a frame."""
        return self._style(family, parent, properties, lambda: element(f"style:{family}-properties", properties))

    def columns(self, gap: float) -> str:
        """The style of a section in two columns, which an office makes as long as each other."""
        half = mm(gap / 2)
        sides = ({"fo:end-indent": half, "fo:start-indent": mm(0)}, {"fo:start-indent": half, "fo:end-indent": mm(0)})
        each = [element("style:column", {"style:rel-width": "1*", **indents}) for indents in sides]
        columns = element("style:columns", {"fo:column-count": 2, "fo:column-gap": mm(gap)}, *each)
        properties = element("style:section-properties", {"text:dont-balance-text-columns": "false"}, columns)
        return self._style("section", "", {}, lambda: properties)

    def _style(self, family: str, parent: str, properties: Mapping[str, object], make: object) -> str:
        key = (family, parent, *properties.items())
        if key not in self._names:
            name = f"{PREFIXES[family]}{len(self._names) + 1}"
            self._names[key] = name
            made = styled(name, family, Look(parent))
            assert callable(make)
            made.append(make())
            self.made.append(made)
        return self._names[key]
