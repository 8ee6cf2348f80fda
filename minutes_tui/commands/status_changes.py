"""Commands of the life of the minutes: circulated, approved, opened again, corrected. Each stores what it makes."""

import datetime as dt
import re
import shlex

from minutes_tui.commands.command import Command, Run, opens_view
from minutes_tui.editor import Editor, Outcome
from minutes_tui.errors import RecordError
from minutes_tui.export import stored_style
from minutes_tui.export.last_copy import last_copy
from minutes_tui.language.date_words import pieces
from minutes_tui.language.day_phrases import day
from minutes_tui.language.labels import and_joined, labels
from minutes_tui.language.names import full_name, roster
from minutes_tui.meeting import minutes_status, paragraph_numbers
from minutes_tui.meeting.audiences import narrowed
from minutes_tui.meeting.decisions import out_of_order
from minutes_tui.meeting.edit import Edit
from minutes_tui.model.minutes import Corrigendum, Event, Minutes, Problem, listed
from minutes_tui.report.numbers import label_typed
from minutes_tui.system import circulated_copies, files

CLAUSE = re.compile(r"(?:^|\s)(by|at|on|because)\s+(?=\S)", re.IGNORECASE)
PARAGRAPH = re.compile(r"(?:§|para(?:graph)?\.?)?\s*(\d{1,6})(?:\s*:\s+(?=\S)|\s+(?=[\"“„«‹‘‚'「]))", re.IGNORECASE)
"""Before a colon, or before words in quotation marks: which paragraph a correction is about."""
NOT_YET = {
    "draft": "This is a draft: /circulate it first, or /approve! because TEXT.",
    "approved": "The minutes are already approved.",
}
"""Why minutes of a status are not approved."""
SIGN_OFF = "see /signoff, or /{overrides} because TEXT."
ON_WHAT = "/{name} takes {words}."


def circulate(editor: Editor, by: str = "", because: str | None = None, corrections: dt.date | None = None) -> Outcome:
    """Send the minutes round. With points open they are not, unless it is said `because` of what ("" is no reason).

    Raises RecordError where no copy can be stored; nothing is done then. So do the other steps.
    """
    from minutes_tui.checks import sign_off  # the checks are wanted once in the life of a record

    minutes = editor.minutes
    if editor.why_sealed:
        return Outcome(refused=editor.why_sealed, hindrance="sealed")
    now = editor.now().replace(microsecond=0)
    if corrections and corrections < now.date():
        return Outcome(misread=f"Corrections by {corrections}: that day is over, today is {now.date()}.")
    points = sign_off.open_points(editor.record)
    is_order_alone = [point.check for point in points] == ["numbers"]
    if because is None and is_order_alone and (said := _out_of_order(minutes)):
        return Outcome(refused=said)
    if points and because is None:
        return _still_open(points, minutes, SIGN_OFF.format(overrides="circulate!"))
    override = _overridden(f"{sign_off.open_summary(points)}.", because or "") if points else ""
    sender = by or and_joined(
        [name_of(each, minutes) for each in listed(minutes.meeting.rapporteur)], labels(minutes.meeting.language)
    )
    event = Event(status="circulated", at=now, by=sender, override=override, corrections=corrections)
    if minutes.meeting.status == "draft":
        stored_style.keep(editor.record, "draft", files.data(editor.record.text), editor.settings.print)
    numbers = sum(note.paragraph is None and paragraph_numbers.is_paragraph(note) for note in narrowed(minutes).notes)
    new = f" {numbers} paragraph{'s' * (numbers > 1)} numbered." if numbers else ""
    term = f" Corrections by {corrections}." if corrections else ""
    said = f"Circulated.{new}{term}{_silenced(minutes)}"
    return _step(editor, "circulated", minutes_status.circulated(minutes, event), said)


def _out_of_order(minutes: Minutes) -> str:
    """That a decision of a draft which goes round for the first time has a lower number than one before it."""
    late = out_of_order(minutes)
    if late is None:
        return ""
    said = f"Decision {late[2]} comes before decision {late[1]}, and circulated numbers stay: "
    return f"{said}/renumber numbers them in order, /circulate! keeps them."


def _still_open(points: list[Problem], minutes: Minutes, ways: str) -> Outcome:
    """That a step is not done as long as points are open, with what can be done about it."""
    from minutes_tui.checks import sign_off  # as in `circulate`

    are = "1 point is" if len(points) == 1 else f"{len(points)} points are"
    return Outcome(refused=f"{are} open: {ways} {sign_off.first_lines(points, minutes)}")


def _silenced(minutes: Minutes) -> str:
    """How much the checks were not to say of minutes that are signed off."""
    from minutes_tui import checks
    from minutes_tui.checks import sign_off  # as in `circulate`

    silenced = checks.silenced(minutes)
    return f" {sign_off.silenced_summary(silenced)}." if silenced else ""


def approve(
    editor: Editor, by: str = "", at: str = "", on: str = "", because: str | None = None, anyway: str = ""
) -> Outcome:
    """Minutes that were circulated become approved, by whom, at which meeting and on which day.

    With points open, or with words that nobody has seen or that may be more than a comment asked for, they do not,
    unless it is said `because` of what. `anyway` says then what can be done; "" is what can be in the app.
    """
    from minutes_tui.checks import sign_off  # the checks are wanted once in the life of a record

    minutes = editor.minutes
    status = minutes.meeting.status
    if status == "approved" or (status == "draft" and because is None):
        last = minutes.meeting.previous if status == "draft" else ""
        said = f"This meeting's own minutes are a draft. /approve last approves {last}." if last else ""
        return Outcome(refused=said or NOT_YET[status], hindrance="draft" if status == "draft" else "")
    when = _day(editor, on) if on else editor.now().replace(microsecond=0)
    if when is None:
        return Outcome(refused=f"Not a date: {on}. Write {editor.now().date()}.")
    lost = ""
    try:
        before = last_copy(editor.record.path, minutes.history)
    except RecordError as error:
        before, lost = None, f"The circulated copy cannot be compared. {error}"
    if lost and because is None:
        return Outcome(refused=f"{lost} {anyway or 'To approve anyway: /approve! because TEXT.'}")
    points = sign_off.open_points(editor.record)
    since = sign_off.changes_by_comments(before, minutes)
    if because is None and points:
        return _still_open(points, minutes, anyway or SIGN_OFF.format(overrides="approve!"))
    if because is None and since.unasked:
        ways = f"without a comment: {anyway or '/circulate, or /approve! because TEXT.'}"
        return Outcome(
            refused=f"{sign_off.changes_summary(since.unasked)}, {ways} {sign_off.first_joined(since.unasked)}"
        )
    if because is None and since.answers:
        ways = anyway or SIGN_OFF.format(overrides="approve!")
        return Outcome(
            refused=f"{sign_off.inexact_summary(since.answers)}: {ways} {sign_off.first_joined(since.answers)}"
        )
    reasons = ["The minutes were not circulated."] if status != "circulated" else []
    reasons += [lost] if lost else []
    reasons += [f"{sign_off.open_summary(points)}."] if points else []
    reasons += [f"{sign_off.changes_summary(since.unasked)}."] if since.unasked else []
    reasons += [f"{sign_off.inexact_summary(since.answers)}."] if since.answers else []
    override = _overridden(" ".join(reasons), because or "") if reasons else ""
    event = Event(status="approved", at=when, by=by, meeting=at, override=override)
    changes = sign_off.changed_since(before, minutes) if before else []
    told = f" {sign_off.changes_summary(changes)}: {sign_off.first_joined(changes)}." if changes else ""
    if since.undone:
        told += f" {sign_off.first_joined(since.undone).removesuffix('.')}."
    said = f"Approved. The minutes are now locked.{told}{_silenced(minutes)}"
    return _step(editor, "approved", minutes_status.approved(minutes, event), said)


def reopen(editor: Editor, by: str = "", because: str = "") -> Outcome:
    """Approved minutes become circulated ones again, which can be changed."""
    if editor.minutes.meeting.status != "approved":
        return Outcome(refused="The minutes are not approved, so you can change them.")
    override = _overridden("The minutes were approved.", because)
    event = Event(status="circulated", at=editor.now().replace(microsecond=0), by=by, override=override)
    editor.do(minutes_status.reopened(editor.minutes, event))
    return Outcome(said="Reopened. Change the minutes, then /approve them again.")


def corrigendum(editor: Editor, text: str, paragraph: int | None = None, by: str = "") -> Outcome:
    """A dated correction of approved minutes, printed at the end of the page."""
    minutes = editor.minutes
    if minutes.meeting.status != "approved":
        return Outcome(misread="The minutes are not approved. Correct the note itself.")
    if paragraph is not None and paragraph_numbers.paragraph(minutes, paragraph) is None:
        return Outcome(refused=f"There is no paragraph {paragraph}. Type the text without a number.")
    now = editor.now().replace(microsecond=0)
    entry = Corrigendum(date=now.date(), paragraph=paragraph, text=text)
    edit = minutes_status.corrected(minutes, entry, Event(status=minutes_status.CORRECTED, at=now, by=by))
    about = f" to paragraph {paragraph}" if paragraph is not None else ""
    return _step(editor, minutes_status.CORRECTED, edit, f"Corrigendum {len(minutes.corrigenda) + 1}{about} added.")


def _step(editor: Editor, status: str, edit: Edit, said: str) -> Outcome:
    """Store the record as a step makes it, then do the step, with the copy named in its history."""
    after = files.data(editor.record.after(edit))
    kept = stored_style.keep(editor.record, status, after, editor.settings.print)
    editor.do(minutes_status.with_copy(edit, *kept))
    stored = f"A copy is stored in {circulated_copies.folder(editor.record.path).name}/{kept.name}."
    return Outcome(said=f"{said} {stored}{' To send it: /mail' * (status in SENT)}")


EACH = "With --each, each gets one of their own."
SENT = ("circulated", "approved")
"""Steps behind which the page goes to its readers."""


def _mail(editor: Editor, argument: str) -> Outcome:
    """How the minutes reach their readers: the command that writes the messages, and who has no address yet."""
    name = editor.record.path.name
    people = [each for each in editor.minutes.participants if not each.struck]
    without = sum(not each.email for each in people)
    way = "/import takes a pasted To: line."
    if minutes_status.is_sealed(editor.minutes):
        way = "--addresses NEXT.toml takes those of another record."
    missing = f" {without} of {len(people)} people have no address: {way}" if without else ""
    quoted = shlex.quote(name)
    way = f"minutes mail {quoted} -o mails"
    return Outcome(said=f"In a shell, this writes one message to all, who see all addresses: {way}. {EACH}{missing}")


def _overridden(what: str, because: str) -> str:
    return f"{what} Because: {because}" if because else what


def to_come(editor: Editor, on: str) -> Outcome | None:
    """Why minutes are not approved on a day, as it is in the future; None where it is not."""
    today = max(editor.now().date(), editor.clock().date())
    when = _day(editor, on) if on else None
    if not isinstance(when, dt.date) or when <= today:
        return None
    return Outcome(refused=f"{when} is in the future, today is {today}: approve them on the day.")


def _day(editor: Editor, typed: str) -> object | None:
    language = editor.minutes.meeting.language
    found = day(typed, language, editor.clock().date())
    return found.date if found and not found.doubt else None


def _is_day(editor: Editor, typed: str) -> bool:
    """Whether an argument is a day alone, without a clause before it."""
    return bool(typed) and not CLAUSE.match(typed) and _day(editor, typed) is not None


def _no_day(editor: Editor, who: str) -> str:
    """Why words behind "by" that are nobody's name on the list are no day either, though they look like one; "" where
    they are somebody's who is not listed."""
    language = editor.minutes.meeting.language
    if found := day(who, language, editor.clock().date()):
        return f"{found.doubt} Write by {found.date}." if found.doubt else ""
    known = [piece for piece in pieces(who, language) if piece.senses and not piece.is_filler]
    left = who
    for piece in reversed(known):
        left = left[: piece.start] + left[piece.end :]
    is_name = who[:1].isupper() and re.search(r"[^\W\d_]{2}", left) and not re.search(r"\d", who)
    return "" if is_name or not known else f"Not a day: {who}. Write by 2025-04-01, Friday or 1 April."


def name_of(who: str, minutes: Minutes) -> str:
    """Somebody by name, where a code of the roster is typed."""
    people = roster(minutes)
    code = people.one(who)
    return full_name(people.by_key[code]) if code in people.by_key else who


def clauses(editor: Editor, argument: str, names: tuple[str, ...]) -> dict[str, str] | None:
    """Words behind "by", "at", "on" and "because", each once; None where something stands before the first.

    "on" is one only before a day, so that the "Working Group on Ice" keeps its name.
    """
    found: list[tuple[str, int, int]] = []
    for match in CLAUSE.finditer(argument):
        name = match[1].lower()
        is_new = name in names and name not in (each for each, _, _ in found)
        if "because" in (each for each, _, _ in found) or not is_new:
            continue
        if name == "on" and _day(editor, CLAUSE.split(argument[match.end() :])[0]) is None:
            continue
        found.append((name, match.start(), match.end()))
    if not argument:
        return {}
    if not found or found[0][1] > 0:
        return None
    ends = [start for _, start, _ in found[1:]] + [len(argument)]
    said = {name: argument[start:end].strip() for (name, _, start), end in zip(found, ends, strict=True)}
    if "by" in said:
        said["by"] = name_of(said["by"], editor.minutes)
    return said


CORRECTIONS = re.compile(r"\bcorrections\s+(?=by\s)", re.IGNORECASE)
"""The word that the list of commands has before the day."""
TERM = re.compile(r"(?:^|\s)by\s+(.+?)(?=\s+(?:by|because)\s|$)", re.IGNORECASE)


def _term(editor: Editor, argument: str) -> tuple[str, dt.date | None]:
    """What is typed behind /circulate without the day by which corrections are wanted, and that day: "by" is followed
    by one, or by who sends the minutes."""
    said = re.split(r"(?i)\bbecause\s", argument)[0]
    argument = CORRECTIONS.sub("", argument)
    said = CORRECTIONS.sub("", said)
    for match in TERM.finditer(said.rstrip()):
        found = _day(editor, match[1]) if name_of(match[1], editor.minutes) == match[1] else None
        if isinstance(found, dt.date):
            return f"{argument[: match.start()]}{argument[match.end() :]}".strip(), found
    return argument, None


def stepping(name: str, *, overrides: bool) -> Run:
    """A command whose words are clauses; one that overrides needs no reason, and has it recorded."""
    also = ("because",) if overrides or name == "reopen" else ()
    names = {"circulate": ("by",), "approve": ("by", "at", "on"), "reopen": ("by",)}[name] + also
    words = {
        "by": "by NAME, by DATE" if name == "circulate" else "by NAME",
        "at": "at MEETING",
        "on": "on DATE",
        "because": "because TEXT",
    }

    def run(editor: Editor, argument: str) -> Outcome:
        argument, term = _term(editor, argument) if name == "circulate" else (argument, None)
        argument = f"on {argument}" if name == "approve" and _is_day(editor, argument) else argument
        said = clauses(editor, argument, names)
        if said is None:
            mark = "!" if overrides else ""
            return Outcome(misread=ON_WHAT.format(name=name + mark, words=", ".join(words[each] for each in names)))
        by = said.get("by", "")
        doubts = (_no_day(editor, each) for each in re.split(r"(?i)\sby\s", by) if each)
        if reason := next(filter(None, doubts), ""):
            return Outcome(misread=reason)
        if said.get("because", "").startswith("/"):
            return Outcome(refused="The reason is a command: type why after because, or clear the line first.")
        if name == "reopen":
            return reopen(editor, by, said.get("because", ""))
        because = said.get("because", "") if overrides else None
        if name == "circulate":
            return circulate(editor, by, because, term)
        if not overrides and (refused := to_come(editor, said.get("on", ""))):
            return refused
        return approve(editor, by, said.get("at", ""), said.get("on", ""), because)

    return stored(run)


def stored(run: Run) -> Run:
    """A command that says why nothing was done where no copy can be stored."""

    def tried(editor: Editor, argument: str) -> Outcome:
        try:
            return run(editor, argument)
        except RecordError as error:
            return Outcome(refused=f"Nothing was changed, because no copy could be stored. {error}")

    return tried


def _corrigendum(editor: Editor, argument: str) -> Outcome:
    if not argument:
        return Outcome(refused="Type the correction: /corrigendum [PARAGRAPH:] TEXT")
    number = PARAGRAPH.match(argument)
    if number:
        return corrigendum(editor, argument[number.end() :], int(number[1]))
    if label := label_typed(argument, editor.minutes)[0]:
        return Outcome(refused=f"{label} is not a number that stays. Write the correction without it.")
    return corrigendum(editor, argument)


COMMANDS: tuple[Command, ...] = (
    Command("mail", "", "Show how to send the minutes by mail, and who has no address.", _mail, when_sealed=True),
    Command("signoff", "", "Show the open points before the minutes are circulated.", opens_view("signoff"),
            when_sealed=True),
    Command("circulate", "[by NAME] [by DATE]",
            "Mark as circulated, number paragraphs and store a copy; corrections by DATE.",
            stepping("circulate", overrides=False)),
    Command("circulate!", "[by NAME] [by DATE] [because TEXT]",
            "Circulate although points are open; the reason is recorded.",
            stepping("circulate", overrides=True)),
    Command("reopen", "[by NAME] [because TEXT]", "Reopen approved minutes for changes.",
            stepping("reopen", overrides=False), when_sealed=True),
    Command("corrigendum", "[PARAGRAPH:] TEXT", "Add a correction to approved minutes; it is printed at the end.",
            stored(_corrigendum), when_sealed=True),
)  # fmt: skip
