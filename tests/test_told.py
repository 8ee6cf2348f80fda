"""What is said of a line that was entered, where that may surprise. A line is never refused for it."""

import pytest
from conftest import Opened, enter

from minutes_tui import checks

AGENDA = """\
format = 1

[meeting]
title = "Parish Council"
date = 2025-03-12
{more}
[[participant]]
key = "AT"
name = "Anna Tamm"

[[agenda]]
key = "fence"
title = "The fence of the playground"

[[agenda]]
key = "aob"
title = "Any other business"
"""

REOPENS = "Added under 1 The fence of the…, closed: /item fence reopens it."

WENT = [
    ("", ("/item fence", "AT: Yes."), ""),
    ("", ("/item fence", "/close", "AT: Yes."), "Added under 1 The fence of the…, closed: /next goes on."),
    ("", ("/item fence", "/adjourn 10:40", "AT: Yes."), REOPENS),
    ("", ("/item fence", "/adjourn 10:40", "// Lights."), REOPENS),
    ("", ("/item fence", "/adjourn 10:40", "/item fence", "AT: Yes."), ""),
    ("", ("/item aob", "/skip aob", "AT: Yes."), "Added under 2 Any other busine…, skipped: /item aob reopens it."),
    ("", ("/item aob", "/close", "/item fence"), ""),
    ('status = "circulated"', ("AT: Yes.",), "Added to circulated minutes. /circulate again numbers it."),
    ('status = "circulated"', ("// Lights.",), "Added to circulated minutes."),
    ('status = "circulated"', ("/item aob", "/close", "AT: Yes."),
     "Added to circulated minutes, under 2 Any other busine…, closed. /circulate again numbers it."),
    ('status = "circulated"', ("AT: Yes.", "... And more."), "Changed in the circulated minutes."),
    ('status = "circulated"', ("AT: Yes.", "s/Yes/No/"), "Changed in the circulated minutes."),
    ('status = "approved"', ("AT: Yes.",), "Locked, approved: use /corrigendum or /reopen."),
]  # fmt: skip


@pytest.mark.parametrize(("more", "lines", "said"), WENT)
def test_a_line_that_goes_where_it_may_surprise_goes_in_and_says_so(
    opened: Opened, more: str, lines: tuple[str, ...], said: str
) -> None:
    editor = opened(AGENDA.format(more=more))
    for line in lines[:-1]:
        enter(editor, line)
    before = len(editor.minutes.notes)
    assert enter(editor, lines[-1]) == said
    assert len(editor.minutes.notes) == before + (not said.startswith(("Locked", "Changed")))


COUNCIL = AGENDA.format(more="") + "".join(
    f'\n[[participant]]\nkey = "{code}"\nname = "{name}"\npresence = "present"\n'
    for code, name in (("MW", "May Wood"), ("TW", "Tom Wood"), ("JS", "Jo Sharma"), ("RO", "Rob Oakes"))
)
SAID = "JS and RO have not voted: press ↑ and add 0 JS, RO."
CARRIED = "The motion is carried and recorded as decision 1."
HELD = ("/item fence", "/motion to mend it")

VOTED = [
    (("+1 MW, TW", "/next"), SAID),
    (("+1 MW, TW", "/close"), SAID),
    (("+1 MW, TW", "/motion to paint it"), SAID),
    (("+1 MW, TW", "/carried"), f"{CARRIED} {SAID}"),
    (("+1 MW, TW", "/carried", "/next"), ""),
    (("+1 MW, TW 0 JS, RO", "/next"), ""),
    (("+1 MW, TW", "/recuse JS, RO", "/next"), ""),
    (("+1 MW, TW, JS", "/next"), "RO has not voted: press ↑ and add 0 RO."),
    (("-1 MW, TW", "/next"), ""),
    (("+1 MW", "/next"), ""),
    (("/vote 4-0-0", "/next"), ""),
]


@pytest.mark.parametrize(("lines", "said"), VOTED, ids=["; ".join(lines) for lines, _ in VOTED])
def test_who_has_not_voted_is_said_once_when_a_vote_by_name_closes(
    opened: Opened, lines: tuple[str, ...], said: str
) -> None:
    editor = opened(COUNCIL)
    for line in (*HELD, *lines[:-1]):
        enter(editor, line)
    assert enter(editor, lines[-1]) == said


def test_the_review_names_once_who_has_not_voted_and_offers_ways(opened: Opened) -> None:
    editor = opened(COUNCIL)
    for line in (*HELD, "+1 MW, TW", "/next"):
        enter(editor, line)
    found = [problem for problem in checks.problems(editor.minutes) if "not voted" in problem.text]
    assert [problem.text for problem in found] == ["JS and RO have not voted: add their ballots or the counts."]
    assert [fix.said for fix in checks.fixes(editor.minutes, found[0])] == ["They abstain", "They take no part"]
    for fix in checks.fixes(editor.minutes, found[0]):
        editor.do(fix.edit)
        assert not any("not voted" in problem.text for problem in checks.problems(editor.minutes))
        assert editor.undo()
