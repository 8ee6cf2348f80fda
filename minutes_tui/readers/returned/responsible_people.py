"""Who is to do an action item, as a change of its page has it."""

import re

from minutes_tui.language.labels import labels
from minutes_tui.language.names import Roster, roster
from minutes_tui.model.minutes import Comment, Minutes, Note, listed
from minutes_tui.readers.returned.mailed_comments import correction
from minutes_tui.readers.returned.text_corrections import TIED


def responsible_asked(comment: Comment, note: Note, minutes: Minutes) -> tuple[str, ...]:
    """The codes of who is to do it now; () of any other comment, and where it names nobody of the list, or changes
    more than that."""
    if note.kind != "action" or not comment.change or comment.words or not note.responsible:
        return ()
    wanted = correction(comment.text)
    if not wanted or wanted.old in note.text:
        return ()
    names = roster(minutes)
    old, new = (_plain(each) for each in (wanted.old, wanted.new))
    were = listed(note.responsible)
    others = [each.key for each in minutes.participants if not each.struck and each.key not in were]
    gone = [code for code in were if _has(old, code, names) and not _has(new, code, names)]
    come = [code for code in others if _has(new, code, names) and not _has(old, code, names)]
    called = [_called(code, names) for code in (*were, *others)]
    is_clear = all(called.count(_called(code, names)) == 1 for code in (*gone, *come))
    if not is_clear or not (gone or come) or _rest(old, gone, minutes) != _rest(new, come, minutes):
        return ()
    at = were.index(gone[0]) if gone else len(were)
    return tuple(code for code in (*were[:at], *come, *were[at:]) if code not in gone)


def _plain(words: str) -> str:
    return " ".join(words.translate(TIED).split())


def _called(code: str, names: Roster) -> str:
    return _plain(names.short(code))


def _has(words: str, code: str, names: Roster) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(_called(code, names))}(?!\w)", words))


def _rest(words: str, codes: list[str], minutes: Minutes) -> list[str]:
    """The words without the names, and without what stands between several."""
    names = roster(minutes)
    for code in codes:
        words = re.sub(rf"(?<!\w){re.escape(_called(code, names))}(?!\w)", " ", words)
    between = set(re.findall(r"\w+", labels(minutes.meeting.language).and_))
    return [each for each in re.findall(r"\w+|[^\w\s]", words) if each not in between and each not in ",;、"]
