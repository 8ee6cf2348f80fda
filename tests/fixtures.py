"""Cases written as documentation: Markdown in which a title, some prose and fenced blocks are one test.

A title is a line that begins with `### `, and a block's language is its name in the case. With `pytest --accept`
the blocks that hold what is expected are rewritten.
"""

from pathlib import Path
from typing import NamedTuple

Span = tuple[int, int]


class Case(NamedTuple):
    path: Path
    title: str
    blocks: dict[str, str]
    """By language, each ending in a newline."""

    def expect(self, language: str, actual: str, accept: bool) -> None:
        """That a block is what has come out; where `accept` is set, make it so."""
        if actual and not actual.endswith("\n"):
            actual += "\n"
        if accept and actual != self.blocks[language]:
            whole = self.path.read_text("utf-8")
            start, end = dict(_parsed(whole))[self.title][language]
            self.path.write_text(whole[:start] + actual + whole[end:], "utf-8")
        else:
            assert actual == self.blocks[language], self.title


def cases(path: Path) -> list[Case]:
    """The cases of a file in order."""
    whole = path.read_text("utf-8")
    parsed = _parsed(whole)
    titles = [title for title, _ in parsed]
    assert len(set(titles)) == len(titles), f"two cases of {path.name} have the same title"
    return [
        Case(path, title, {language: whole[start:end] for language, (start, end) in spans.items()})
        for title, spans in parsed
    ]


def _parsed(whole: str) -> list[tuple[str, dict[str, Span]]]:
    """Each case's title, and where the content of its blocks stands by language."""
    found: list[tuple[str, dict[str, Span]]] = []
    at, language, fence, start = 0, "", "", 0
    for line in whole.splitlines(keepends=True):
        if language and line.rstrip() == fence:
            if found:
                found[-1][1][language] = (start, at)
            language = ""
        elif not language and line.startswith("```"):
            language, start = line.strip("`\n").strip(), at + len(line)
            fence = line[: len(line) - len(line.lstrip("`"))]
        elif not language and line.startswith("### "):
            found.append((line[4:].strip(), {}))
        at += len(line)
    return found
