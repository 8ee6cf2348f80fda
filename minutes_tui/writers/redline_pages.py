"""A redline as text for a terminal, as Markdown and as one file of HTML. What stands in a text never acts there."""

import html
import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

from minutes_tui.model.document import visible
from minutes_tui.report.differences.redline import Row, Section
from minutes_tui.report.word_diff import Piece, Sign

MARKS = {"same": " ", "changed": "~", "added": "+", "removed": "-", "moved": ">"}
MOVED = "moved"
WDIFF: dict[Sign, tuple[str, str]] = {"": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
"""What stands around the words, as GNU wdiff has it."""
COLOURS: dict[Sign, tuple[str, str]] = {
    "": ("", ""),
    "-": ("\x1b[31;9m", "\x1b[0m"),
    "+": ("\x1b[32;1m", "\x1b[0m"),
}
"""Red and struck through, green and bold: the second tells where colours don't."""
STRUCK = "~~"
STRONG = "**"
SPECIAL = set("\\`*_~[]<>&|")
"""What may be a mark anywhere in CommonMark and what GitHub adds to it."""
LINE_START = re.compile(r"()(?=[#+=-])|(\d{1,9})(?=[.)])")
"""The beginning of a line up to a mark of a heading or a list."""
STYLE = """
body { font: 1rem/1.5 serif; max-width: 45em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h1, h2 { line-height: 1.2; } .label { color: #555; } .skipped { color: #555; text-align: center; }
p { white-space: pre-line; } del { color: #a00; } ins { color: #050; font-weight: bold; text-decoration: underline; }
""".strip()


def skipped(count: int) -> str:
    return "… 1 unchanged note" if count == 1 else f"… {count} unchanged notes"


def shown(section: Section, *, whole: bool) -> Iterator[Row | int]:
    """The rows of a section; in the place of a run of those that don't differ its length, unless all are wanted."""
    run = 0
    for row in section.rows:
        if row.what == "same" and not whole:
            run += 1
            continue
        if run:
            yield run
        run = 0
        yield row
    if run:
        yield run


def lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by the lines of their texts, without blank lines; none has a newline."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        found[-1].append(Piece(piece.sign, first))
        found += [[Piece(piece.sign, part)] for part in others]
    return [line for line in ([piece for piece in row if piece.text] for row in found) if line]


def _label(row: Row) -> str:
    if row.what != "moved":
        return row.label
    return f"{row.label} ({MOVED})" if row.label else MOVED


# A terminal


def text(sections: Sequence[Section], title: str, *, colours: bool = False, whole: bool = False) -> str:
    """Lines with a mark before each row that differs: ~ changed, + added, - removed, > moved."""
    around = COLOURS if colours else WDIFF
    out = [visible(title)]
    for section in sections:
        out += ["", section.title]
        for row in shown(section, whole=whole):
            out += [f"  {skipped(row)}"] if isinstance(row, int) else _text_row(row, around)
    return "\n".join(out) + "\n"


def _text_row(row: Row, around: dict[Sign, tuple[str, str]]) -> list[str]:
    words = [_drawn(line, around) for line in lines(row.pieces)] or [""]
    label = visible(_label(row))
    first = f"{label}: {words[0]}" if label else words[0]
    return [f"{MARKS[row.what]} {first.rstrip()}", *(f"    {line}" for line in words[1:])]


def _drawn(line: Sequence[Piece], around: dict[Sign, tuple[str, str]]) -> str:
    """A line, with a space between words that went and those that came, which is no part of either."""
    out, before = [], ""
    for sign, words in (part for piece in line for part in _hugged(piece)):
        out.append(" " * (before == "-" and sign == "+") + words.join(around[sign]))
        before = sign
    return "".join(out)


# Markdown


def markdown(sections: Sequence[Section], title: str, *, whole: bool = False) -> str:
    """CommonMark with GitHub's ~~ for what went and ** for what came; a paragraph for each line of a text."""
    out = [f"# {escaped(_spaced(title))}"]
    for section in sections:
        out.append(f"## {escaped(section.title)}")
        for row in shown(section, whole=whole):
            out += [escaped(skipped(row))] if isinstance(row, int) else _markdown_row(row)
    return "\n\n".join(out) + "\n"


def _markdown_row(row: Row) -> list[str]:
    label = _label(row)
    lead = [Piece("", f"{label}: ")] if label else []
    first, *others = lines(row.pieces) or [[]]
    return [_markdown_line(line) for line in ([*lead, *first], *others)]


def _markdown_line(line: Sequence[Piece]) -> str:
    """One paragraph. A mark is one only where it hugs words, and where no punctuation within stands against a letter
    outside (CommonMark 6.2): such a letter is written as a reference, which counts as punctuation."""
    parts = [part for piece in line for part in _hugged(piece)]
    out = []
    for at, (sign, words) in enumerate(parts):
        if sign:
            mark = STRUCK if sign == "-" else STRONG
            out.append(f"{mark}{escaped(words)}{mark}")
            continue
        before, after = parts[at - 1] if at else None, parts[at + 1] if at + 1 < len(parts) else None
        first = words[0] if before and before[0] and _clash(words[0], before[1][-1]) else ""
        last = words[-1] if after and after[0] and _clash(words[-1], after[1][0]) else ""
        last = "" if first and len(words) == 1 else last
        inner = words[len(first) : len(words) - len(last)]
        out.append(_reference(first) + escaped(inner) + _reference(last))
    joined = "".join(out).strip()
    start = LINE_START.match(joined)
    return f"{start[0]}\\{joined[start.end() :]}" if start else joined


def _hugged(piece: Piece) -> Iterator[tuple[Sign, str]]:
    """A piece with the blanks at its ends apart, as no mark hugs a blank."""
    words = _spaced(piece.text)
    inner = words.strip()
    if not piece.sign or not inner:
        if words:
            yield "", words
        return
    at = words.index(inner)
    parts: tuple[tuple[Sign, str], ...] = (("", words[:at]), (piece.sign, inner), ("", words[at + len(inner) :]))
    yield from (part for part in parts if part[1])


def _spaced(words: str) -> str:
    """Words with nothing in them that acts, and with a space for each blank of another kind."""
    return "".join(" " if char.isspace() else char for char in visible(words))


def _clash(outside: str, inside: str) -> bool:
    """Whether a mark between two characters might be none. Symbols count as letters or punctuation by the version."""
    is_plain = inside.isalnum()
    is_parted = outside == " " or outside in string.punctuation or unicodedata.category(outside)[0] == "P"
    return not is_plain and not is_parted


def _reference(char: str) -> str:
    return f"&#{ord(char)};" if char else ""


def escaped(words: str) -> str:
    return "".join(f"\\{char}" if char in SPECIAL else char for char in words)


# HTML


def page(sections: Sequence[Section], title: str, language: str, *, whole: bool = False) -> str:
    """One file that needs no other: <del> and <ins>, and nothing that runs."""
    name = html.escape(visible(title))
    out = [
        "<!doctype html>",
        f'<html lang="{html.escape(language)}">',
        f'<head><meta charset="utf-8"><title>{name}</title>',
        f"<style>\n{STYLE}\n</style></head>",
        f"<body>\n<h1>{name}</h1>",
    ]
    for section in sections:
        out.append(f"<h2>{html.escape(section.title)}</h2>")
        for row in shown(section, whole=whole):
            out.append(f'<p class="skipped">{skipped(row)}</p>' if isinstance(row, int) else _html_row(row))
    return "\n".join([*out, "</body>\n</html>\n"])


def _html_row(row: Row) -> str:
    label = _label(row)
    lead = f'<span class="label">{html.escape(visible(label))}:</span> ' if label else ""
    words = "\n".join("".join(map(_html_piece, line)) for line in lines(row.pieces))
    return f'<p class="{row.what}">{lead}{words}</p>'


def _html_piece(piece: Piece) -> str:
    words = html.escape(visible(piece.text))
    tag = {"-": "del", "+": "ins"}.get(piece.sign)
    return f"<{tag}>{words}</{tag}>" if tag else words
