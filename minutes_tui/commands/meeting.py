"""The meeting itself: what it is called, when and where it was; its fields as words, and back."""

import datetime as dt
import re
from collections.abc import Mapping

from msgspec.structs import replace

from minutes_tui.commands import agenda, form_fields
from minutes_tui.commands.command import Command, chosen
from minutes_tui.commands.form_fields import Field, Problems, Read, Typed
from minutes_tui.config import page_styles
from minutes_tui.editor import Editor, Outcome
from minutes_tui.language.clock_times import clock, clock_near
from minutes_tui.language.day_phrases import day, held
from minutes_tui.language.labels import languages, written_in
from minutes_tui.language.names import folded, roster
from minutes_tui.language.separators import between_commas
from minutes_tui.line import grammar
from minutes_tui.line.told_sentences import next_meeting_fields
from minutes_tui.line.typed_values import FieldError, one_or_many
from minutes_tui.meeting.edit import Edit
from minutes_tui.meeting.quorum import NO_QUORUM, quorum_of
from minutes_tui.model import timezones
from minutes_tui.model.minutes import Meeting, Minutes, Next

STYLES: Mapping[str, str] = {"": "plain, or of the settings", **{name: name for name in page_styles.STYLES}}
"""Of the pages, each with its name on the screen."""
FIELDS: tuple[Field, ...] = (
    Field("title", "Title"),
    Field("date", "Date", "For example 2025-03-12, Friday or 12 March."),
    Field("last_date", "Last day", "Only for a meeting of several days."),
    Field("date_printed", "Date on the page", "How the date is printed. Leave empty to use the date above."),
    Field("start", "Start", "For example 9:30. /start fills it in."),
    Field("end", "End", "For example 12:05; - if it is not known. /adjourn fills it in."),
    Field("timezone", "Time zone", "Such as Europe/Tallinn, or Tallinn. Leave empty for the computer's."),
    Field("venue", "Venue"),
    Field("organisation", "Organisation", "Which the body belongs to. It is printed above its name."),
    Field("series", "Series", "The body or series this meeting belongs to."),
    Field("reference", "Reference", "For example HB/2025/3. Decision numbers can begin with it."),
    Field("language", "Language", "Language of the labels and dates on the page: en, en-US, de, fr …"),
    Field("rapporteur", "Rapporteur", "Who writes the minutes: codes or names, separated by commas."),
    Field("distribution", "Distribution", "Who gets the minutes, separated by commas."),
    Field("style", "Page style", "How pages are laid out. Press Space, ← or → to change.", STYLES),
    Field("quorum", "Quorum", "Voters who must be present: 7, 1/2, 50 %. Leave empty for none."),
    Field("next_date", "Next meeting", "Date of the next meeting."),
    Field("next_start", "Next start", "For example 9:30."),
    Field("next_venue", "Next venue"),
)
COMMAND = re.compile(r"\s*/[a-z]+\b(?!/)")
"""What begins as a command does."""
STYLE = "style"
"""The field that is a key of the pages."""
END = "end"
"""The field that may say that the meeting was closed without a time."""
NEXT = "next_"
"""Before the names of those that are about the next meeting."""


def words(minutes: Minutes, name: str) -> str:
    """A field as it is to be edited."""
    if name == STYLE:
        return minutes.print.style or ""
    if name.startswith(NEXT):
        return form_fields.words(minutes.meeting.next or Next(), name.removeprefix(NEXT))
    if name == END and not minutes.meeting.end and minutes.meeting.adjourned:
        return agenda.NO_TIME[0]
    return form_fields.words(minutes.meeting, name)


def typed(minutes: Minutes, said: Typed, today: dt.date) -> tuple[Meeting, Problems]:
    """The meeting with what was typed into fields, and what can't be kept of that."""
    values, problems = form_fields.values_typed(minutes, today, said, READ)
    values.pop(STYLE, None)
    if END in said and END not in problems:
        values["adjourned"] = said[END].strip() in agenda.NO_TIME
    of_next = {name.removeprefix(NEXT): values.pop(name) for name in list(values) if name.startswith(NEXT)}
    following = replace(minutes.meeting.next or Next(), **of_next)
    meeting = replace(minutes.meeting, next=following if following != Next() else None, **values)
    if not meeting.title and "title" in said:
        problems.setdefault("title", "Type a title.")
    if COMMAND.match(meeting.title) and "title" in said and meeting.title != minutes.meeting.title:
        problems.setdefault("title", "This is a command, not a title: type it in the input line.")
    if meeting.date and meeting.last_date and meeting.last_date < meeting.date:
        problems.setdefault("last_date", "This is before the first day.")
    return meeting, problems


def save_fields(editor: Editor, said: Typed) -> tuple[Outcome, Problems]:
    """Change fields by one edit, or say what is wrong in them."""
    old = editor.minutes.meeting
    new, problems = typed(editor.minutes, said, editor.clock().date())
    if problems:
        return Outcome(), problems
    changes = [editor.change("meeting", 0, new)] if new != old else []
    style = said.get(STYLE, words(editor.minutes, STYLE)).strip() or None
    if style != editor.minutes.print.style:
        changes.append(editor.change("print", 0, replace(editor.minutes.print, style=style)))
    if changes:
        editor.do(Edit(tuple(changes)))
    told = [f"{label}: {words(editor.minutes, name) or 'none'}." for name, label in LABELS.items() if name in said]
    return Outcome(said=" ".join(told) or "Nothing was changed."), {}


def keep_on_page(editor: Editor, key: str, value: str | tuple[str, ...]) -> Outcome:
    """Keep a key of [print] in the record by one edit, as it was tried on a page."""
    if editor.why_sealed:
        return Outcome(refused=editor.why_sealed)
    kept = replace(editor.minutes.print, **{key: value})
    if kept != editor.minutes.print:
        editor.do(Edit((editor.change("print", 0, kept),)))
    return Outcome(said="Kept in the record. Enter writes the page; Ctrl+Z in the line undoes it.")


def _date(said: str, minutes: Minutes, today: dt.date) -> dt.date | None:
    found = day(said, minutes.meeting.language, today) if said else None
    if said and not found:
        raise FieldError(f"Not a date: write {today}.")
    if found and found.doubt:
        raise FieldError(f"{found.doubt} Write {found.date}.")
    return found.date if found else None


def _date_held(said: str, minutes: Minutes, today: dt.date) -> dt.date | None:
    """The day of the meeting itself, which may have been before today."""
    return _date(said, minutes, today) and held(said, minutes.meeting.language, today)


def _time(said: str, minutes: Minutes, today: dt.date) -> dt.time | None:
    found = clock(said, minutes.meeting.language) if said else None
    if not found and said.isdecimal() and int(said) < 24:
        found = dt.time(int(said))
    found = found or (clock_near(said, minutes.meeting.language, None) if said else None)
    if said and not found:
        raise FieldError("Not a time: write 9:30.")
    return found


def _timezone(said: str, minutes: Minutes, today: dt.date) -> str:
    found = timezones.zones_named(said) if said and not timezones.zone(said) else [said]
    if len(found) != 1:
        raise FieldError(timezones.zone_problem(said))
    return found[0]


def _language(said: str, minutes: Minutes, today: dt.date) -> str:
    if written_in(said) == "en" and folded(said).partition("-")[0] != "en":
        raise FieldError(
            f"The language {said or 'no language'} is not available. Choose one of: {', '.join(languages())}."
        )
    return said


def _quorum(said: str, minutes: Minutes, today: dt.date) -> int | str | None:
    if said and quorum_of(said, 0) is None:
        raise FieldError(NO_QUORUM)
    return said if said and not said.isdecimal() else int(said or 0) or None


def _style(said: str, minutes: Minutes, today: dt.date) -> str:
    if said not in STYLES:
        raise FieldError(f"The styles are {', '.join(filter(None, STYLES))}.")
    return said


def _with_posts(said: str, minutes: Minutes) -> tuple[str, ...]:
    """Names with commas between, each with the post that is told behind it: "J. Ash, Clerk" is one."""
    from minutes_tui.language.roster_words import is_post  # few lines need it

    found: list[str] = []
    for part in between_commas(said):
        is_person = part in roster(minutes).by_key or bool(roster(minutes).named(part))
        if found and not is_person and is_post(part, minutes.meeting.language):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return tuple(found)


READ: Mapping[str, Read] = {
    "date": _date_held,
    "last_date": _date_held,
    "next_date": lambda said, minutes, today: _date(said, minutes, grammar.said_on(minutes, today)),
    "next_start": _time,
    "start": _time,
    "end": lambda said, minutes, today: None if said in agenda.NO_TIME else _time(said, minutes, today),
    "timezone": _timezone,
    "language": _language,
    "rapporteur": lambda said, minutes, today: one_or_many(_with_posts(said, minutes)),
    "distribution": lambda said, minutes, today: one_or_many(between_commas(said)),
    "style": _style,
    "quorum": _quorum,
}
"""How each field's words are read, on a day; one that isn't here is words."""
LABELS = {field.name: field.label for field in FIELDS}


WORDS_FOR: Mapping[str, str] = {
    "begins": "start", "time": "start", "from": "start", "ends": "end", "until": "end", "place": "venue",
    "where": "venue", "location": "venue", "room": "venue", "day": "date", "when": "date", "name": "title",
}  # fmt: skip
"""Other words for fields."""


def _field(typed: str) -> str:
    """The field that is meant by its name or a beginning of that, or by another word for it; "" for none."""
    return WORDS_FOR.get(folded(typed), "") or chosen(typed, tuple(LABELS))


def _when(said: str, editor: Editor) -> Typed:
    """Day, time and place of the meeting as they stand in one line, "12 March 2025 at 7 pm, Town Hall"; {} where no
    date begins it, or nothing but a date stands there."""
    found = next_meeting_fields(said, editor.minutes.meeting.language, editor.clock().date())
    whole = {name.removeprefix(NEXT): words for name, words in found.items()}
    return whole if "start" in whole else {}


def _meeting(editor: Editor, argument: str) -> Outcome:
    typed_name, _, said = argument.partition(" ")
    if folded(typed_name) == "next" and said.strip():
        of_next = next_meeting_fields(said, editor.minutes.meeting.language, editor.clock().date())
        if not of_next:
            return Outcome(misread="Type /meeting next 2025-04-09 9:30, Town Hall.")
        outcome, problems = save_fields(editor, of_next)
        return Outcome(misread=" ".join(problems.values())) if problems else outcome
    name = _field(typed_name)
    if name in ("", "date") and (found := _when(said if name else argument, editor)):
        outcome, problems = save_fields(editor, found)
        return Outcome(misread=" ".join(problems.values())) if problems else outcome
    if argument and not name:
        begun = [each for each in LABELS if each.startswith(typed_name.lower())]
        if begun:
            return Outcome(misread=f"More than one field begins with {typed_name}: write {' or '.join(begun)}.")
        return Outcome(misread=f"{typed_name} is not a field of the meeting. The fields are {', '.join(LABELS)}.")
    if not said.strip():
        return Outcome(view="meeting", argument=name)
    outcome, problems = save_fields(editor, {name: said})
    return Outcome(misread=" ".join(problems.values())) if problems else outcome


def _preview(argument: str, minutes: Minutes) -> tuple[str, ...]:
    typed_name, _, said = argument.partition(" ")
    name = _field(typed_name)
    today = timezones.now(minutes.meeting).date()
    when = next_meeting_fields(said if name else argument, minutes.meeting.language, today)
    if name in ("", "date") and "next_start" in when:
        return ("Date, time and place of the meeting",)
    if not (name and said.strip()):
        return ()
    problems = typed(minutes, {name: said}, today)[1]
    return ("Not entered", " ".join(problems.values())) if problems else (f"{LABELS[name]}: {said.strip()}",)


ADJOURNED_TO = re.compile(r"(?:until|till|to|bis|zum|jusqu'au|au|hasta|fino al|até|tot|til|till)\s+(\S.*)")


def _adjourn(editor: Editor, argument: str) -> Outcome:
    """The meeting ends now or at a time; where it is to go on on another day, that is when the next one is."""
    to = ADJOURNED_TO.fullmatch(argument)
    fields = next_meeting_fields(to[1], editor.minutes.meeting.language, editor.clock().date()) if to else {}
    if not fields:
        return agenda.adjourn(editor, argument)
    with editor.as_one():
        outcome, ended = save_fields(editor, fields)[0], agenda.adjourn(editor, "")
    return replace(ended, said=f"{ended.said} {outcome.said}".strip())


COMMANDS: tuple[Command, ...] = (
    Command("adjourn", "[TIME]", "Record the end of the meeting; /adjourn - if its time is not known.", _adjourn),
    Command(
        "meeting",
        "[FIELD TEXT]",
        "Show or change the title, date, venue and other fields of the meeting.",
        _meeting,
        preview=_preview,
    ),
)
