"""Words of a mail among lines that are pasted: what stands there behind ">" is quoted, and no action item."""

from collections.abc import Sequence

from minutes_tui.model.minutes import Note
from minutes_tui.readers.returned.mail_quotes import QUOTED, introduces

MARK = ">>"
"""Before a line of a quotation, as it is typed."""


def as_quotations(lines: Sequence[str]) -> list[str]:
    """The lines of a paste, each that a mail quotes as a line of a quotation. Which those are is sure in two cases:
    a line above says who wrote them, or one among them has nothing behind its mark."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        count = introduces(lines, at)
        begin = at + count
        end = _end(lines, begin)
        run = lines[begin:end]
        if run and (count or _has_empty(run)):
            kept += [" ".join(line.strip() for line in lines[at:begin])] * bool(count)
            kept += [quotation(line) for line in run]
            at = end
        else:
            kept += lines[at : max(end, at + 1)]
            at = max(end, at + 1)
    return kept


def quotation(line: str) -> str:
    """A line of a quotation, as it is typed; the marks that a mail put before it go."""
    return f"{MARK} {QUOTED.sub('', line, count=1).strip()}".rstrip()


def if_quoted(lines: Sequence[str], notes: Sequence[Note]) -> str:
    """What is said where it is not sure of pasted lines: two and more that begin with ">" became these notes, action
    items for which nobody is responsible. "" where there are no such."""
    marked = sum(line.startswith(">") for line in lines)
    many = sum(note.kind == "action" and not note.responsible for note in notes) if marked > 1 else 0
    if many < 2:
        return ""
    return f"{many} lines with > became action items. If they are a quotation: Ctrl+Z, type >>, and paste again."


def _end(lines: Sequence[str], start: int) -> int:
    """Where the lines end that are marked as another's, with empty lines between them."""
    end = start
    for at in range(start, len(lines)):
        if QUOTED.match(lines[at]):
            end = at + 1
        elif lines[at].strip():
            break
    return end


def _has_empty(run: Sequence[str]) -> bool:
    return len(run) > 1 and any(line.strip() and not QUOTED.sub("", line, count=1).strip() for line in run)
