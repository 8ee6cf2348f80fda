"""The pages of a PDF file as pictures, made in a process of its own: a file of somebody else's may be anything."""

import json
from typing import Any

from msgspec import Struct

PPI = 150
"""Points of a picture to an inch."""
MOST_PAGES = 40
SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#let data = json(bytes(sys.inputs.document))
#let shown(..more) = image(bytes(data.file), format: "pdf", page: data.page, ..more)
#context {
  let natural = measure(shown())
  shown(width: natural.width * calc.min(1, 190mm / natural.width, 270mm / natural.height))
}
"""
"""A page as large as a sheet of paper at most."""
NO_PAGE = "does not exist"
"""What the engine says of a page behind the last."""


class Drawn(Struct):
    """What came of a file."""

    pages: tuple[bytes, ...] = ()
    """PNG."""
    refused: str = ""
    """Why it has none."""
    has_more: bool = False
    """Whether there are more pages than are drawn."""


def drawn(content: bytes) -> Drawn:
    """The pages of a PDF file. It may take all the memory or time that there is: `sandbox` has limits for both."""
    import typst  # loads 80 MB

    engine = typst.Compiler()
    numbers = list(content)
    found: list[bytes] = []
    for page in range(1, MOST_PAGES + 2):
        try:
            made: Any = engine.compile(
                SOURCE, format="png", ppi=PPI, sys_inputs={"document": json.dumps({"file": numbers, "page": page})}
            )
        except typst.TypstError as error:
            if NO_PAGE in error.message and found:
                return Drawn(tuple(found))
            return Drawn(refused=error.message)
        if page > MOST_PAGES:
            return Drawn(tuple(found), has_more=True)
        found.append(made)
    raise AssertionError("the loop ends by itself")
