"""A document as PDF, set by the Typst engine: `minutes.typ` has the layout, and the words reach it as data.

The file is PDF/A-2a and PDF/UA-1. What a standard refuses is still printed, in a file that does without it.
"""

import json

from msgspec.structs import replace

from minutes_tui.errors import ExportError
from minutes_tui.model.document import Document, Figure, Layout, illustrated, visible
from minutes_tui.writers.pdf import sandbox
from minutes_tui.writers.pdf.engine import EngineError, compiled
from minutes_tui.writers.pdf.page_data import drawn_data, page_data
from minutes_tui.writers.result import Written


def write(document: Document) -> Written:
    """The document's pages; the same document gives the same bytes. Raises ExportError.

    A logo or a figure that can't be shown, as it is broken or would load other files, is left out.
    """
    try:
        return _rendered(document)
    except ExportError as error:
        sound, lost = _without_broken(document)
        if lost:
            made = write(sound)
            return Written(made.content, (*lost, *made.warnings))
        if not document.layout.logo:
            raise
        made = _rendered(replace(document, layout=replace(document.layout, logo=b"")))
        reason = f"{error.reason}." if isinstance(error, EngineError) else str(error)
        return Written(made.content, (f"The logo is not in the PDF: {reason}", *made.warnings))


PROBE = b"""
#set document(title: "-")
#let data = json(bytes(sys.inputs.document))
#image(bytes(data.picture), alt: "-")
"""
"""A page with a picture alone."""


def _without_broken(document: Document) -> tuple[Document, tuple[str, ...]]:
    """A document without the pictures that the engine refuses, and a sentence about each of their files."""
    lost: list[str] = []

    def kept(figure: Figure) -> Figure:
        for picture in figure.pictures:
            try:
                compiled(PROBE, json.dumps({"picture": list(picture)}), Layout())
            except ExportError as error:
                reason = error.reason if isinstance(error, EngineError) else str(error)
                lost.append(f"{visible(figure.file)} is not in the PDF: {reason}. Its name is printed instead.")
                return replace(figure, pictures=())
        return figure

    return replace(document, blocks=illustrated(document.blocks, kept)), tuple(lost)


def _rendered(document: Document) -> Written:
    layout = document.layout
    if not layout.template:
        return compiled(None, json.dumps(drawn_data(document), separators=(",", ":")), layout)
    return sandbox.compiled(layout.template, json.dumps(page_data(document)), layout)
