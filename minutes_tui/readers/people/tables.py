"""Lists of people that are tables: a column each for what is told of somebody, or for those present and those not."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_tui.language.labels import Labels, labels
from minutes_tui.language.names import compact
from minutes_tui.language.roles import SHOWN, presence_listed, presence_named, role_named
from minutes_tui.language.roster_words import is_count
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.model.minutes import Minutes, Participant
from minutes_tui.readers.people.column_names import columns
from minutes_tui.readers.people.lines import (
    NOBODY,
    NOTHING,
    UNNAMED,
    Entry,
    label_read,
    people_in_lines,
    people_said,
    with_label,
)
from minutes_tui.readers.people.person_words import BRACKETS, person_read, voting_said

TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
TICKS, CROSSES = frozenset("✓✔✅☑🗸"), frozenset("✗✘❌☒×❎✖")
SEVERAL_HEADS = re.compile(r"\s*[,/&+]\s*")
"""Between the heads of a column with more than one thing."""
NAMES = ("name", "original", "last")
"""Columns of which a list of people has one."""
CELL = re.compile(r"(?P<sign>[^\W\d_]+|[✓✔✅☑🗸✗✘❌☒×❎✖–-])\ufe0f?\s*(?:[-–(,;:]\s*(?P<rest>.*?)\)?)?")
"""A word or a sign that says whether somebody was there, and what more is said: "Y (until 7.10)", "N - apologies"."""


def people_of_table(lines: Sequence[str], minutes: Minutes) -> list[Entry]:
    """The rows below each row that names columns, and what stands between; [] where the text is no table."""
    for delimiter in "|" if _is_piped(lines) else "\t;,|":
        rows = list(_cells(lines, delimiter))
        heads = _heads(rows, minutes)
        if not heads:
            continue
        found: list[Entry] = []
        is_report = False
        for head, end in zip(heads, [*heads[1:], len(rows)], strict=True):
            names, below = _columns(rows[head], minutes), rows[head + 1 : end]
            unknown = _unknown(names, below)
            if "presence" not in names and (marked := [at for at in unknown if _are_marks(below, at)]):
                names = [*names, *[""] * (marked[0] + 1 - len(names))]
                names[marked[0]] = "presence"
                unknown.remove(marked[0])
            is_report |= any(TIME.search(row[at]) for row in below for at in unknown if at < len(row))
            found += _rows(names, below, [] if is_report else unknown, is_report, minutes)
        if not is_report:
            above = [", ".join(filter(None, row)) for row in rows[: heads[0]]]
            found = [*people_in_lines(above, minutes), *found]
        return found
    return []


def _heads(rows: Sequence[Sequence[str]], minutes: Minutes) -> list[int]:
    """Where the rows are that name columns. A further one has the name in the column that the first has it in: "Member"
    in the column of the roles and "no" in that of those present are said of somebody."""
    found: list[int] = []
    place = -1
    for at, row in enumerate(rows):
        names = _columns(row, minutes)
        called = next((n for n, name in enumerate(names) if name in NAMES), -1)
        if called >= 0 and place in (-1, called):
            place = called
            found.append(at)
    return found


def people_side_by_side(lines: Sequence[str], minutes: Minutes) -> list[Entry]:
    """Lists of people in columns, each headed by what it is: those present beside those absent."""
    for delimiter in "|" if _is_piped(lines) else "\t|":
        rows = list(_cells(lines, delimiter))
        for at, row in enumerate(rows):
            abouts = [label_read(cell.rstrip(":："), minutes) for cell in row]
            if len(row) > 1 and all(about.presence or about.role for about in abouts):
                above = list(people_in_lines([" ".join(filter(None, each)) for each in rows[:at]], minutes))
                columns = [
                    entry
                    for below in rows[at + 1 :]
                    for cell, about in zip(below, [*abouts, *[NOTHING] * len(below)], strict=False)
                    for entry in people_said(cell, about, minutes, 2)
                ]
                return [*above, *columns]
    return []


def people_of_rows(lines: Sequence[str], minutes: Minutes) -> list[Entry]:
    """The people of a page's table that has no row with the names of its columns: each row is a line, with a label in
    the first cell or without; [] of lines that are no such table."""
    if not _is_piped(lines):
        return []
    rows = ([cell for cell in row if cell] for row in _cells(lines, "|"))
    return list(people_in_lines([_as_line(row, minutes) for row in rows if row], minutes))


def _is_piped(lines: Sequence[str]) -> bool:
    """Whether each line is the row of a page's table: signs within a cell then part nothing."""
    filled = [line.strip() for line in lines if line.strip()]
    return bool(filled) and all(line.startswith("|") and line.endswith("|") for line in filled)


def _as_line(row: Sequence[str], minutes: Minutes) -> str:
    about = label_read(row[0].rstrip(":："), minutes)
    return f"{row[0].rstrip(':：')}: {', '.join(row[1:])}" if about != NOTHING and len(row) > 1 else "\t".join(row)


def _cells(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    import csv  # few paste a table

    if delimiter == "|":
        rows = [
            line.strip().removeprefix("|").removesuffix("|").split("|")
            for line in lines
            if line.strip() and set(line) - set("|-: ")
        ]
    else:
        try:
            rows = list(csv.reader([line for line in lines if line.strip()], delimiter=delimiter))
        except csv.Error:  # a cell of 128 kB is of no table
            return
    yield from ([cell.strip() for cell in row] for row in rows)


def _columns(row: Sequence[str], minutes: Minutes) -> list[str]:
    """What a row's cells name; [] where it has one cell, or one that is known."""
    known, said = labels(minutes.meeting.language), vocabulary(minutes.meeting.language).rosters
    answers = {compact(word) for each in (known, labels("en")) for word in (*each.yes, *each.no)}
    if any((cell := CELL.fullmatch(each)) and cell["rest"] and compact(cell["sign"]) in answers for each in row):
        return []  # "no (apologies)" is said of somebody
    own = {compact(getattr(known, key)): key for key in ("name", "role", "affiliation", "delegation")}
    votes = {"weight": (*said.votes, *said.weight), "proxies": (*said.proxy, *said.proxy_behind)}
    names = {compact(form): key for key, forms in votes.items() for form in forms}
    names |= {**columns(), **own}
    members = {compact(form) for form in (known.member, known.members)}
    names |= {compact(form): "presence" for form in (known.attendance, known.attendance_column) if form}
    if "nombre" in map(compact, row) and "apellidos" not in map(compact, row):
        names["nombre"] = "name"
    bare = [BRACKETS.sub("", cell).strip().rstrip("?:：").strip() or cell for cell in row]
    firsts = [SEVERAL_HEADS.split(cell)[0] for cell in bare]  # "Name, organisation", "Name / role"
    bare = [first if names.get(compact(first)) == "name" else cell for first, cell in zip(firsts, bare, strict=True)]
    presences = [presence_named(cell, known) if compact(cell) not in own else "" for cell in bare]
    are_several = sum(map(bool, presences)) > 1
    found = [
        names.get(compact(cell), "")
        if compact(cell) in names and not (presence and are_several)
        else f"is_{presence}"
        if presence and are_several
        else names.get(compact(plain), "presence" if presence else "")
        for cell, plain, presence in zip(row, bare, presences, strict=True)
    ]
    if "name" not in found and any(found):
        found = ["name" if compact(cell) in members else each for cell, each in zip(bare, found, strict=True)]
    return found if len(row) > 1 and sum(map(bool, found)) > len(row) // 4 else []


def _unknown(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Columns of which the head doesn't say what they are."""
    return [at for at in range(max(map(len, rows), default=0)) if at >= len(names) or not names[at]]


def _are_marks(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the cells of a column are ticks and crosses and nothing else."""
    cells = [row[at].strip().rstrip("\ufe0f") for row in rows if at < len(row) and row[at].strip()]
    return bool(cells) and all(cell in TICKS | CROSSES for cell in cells)


def _rows(
    names: Sequence[str], rows: Sequence[Sequence[str]], others: Sequence[int], is_report: bool, minutes: Minutes
) -> Iterator[Entry]:
    """The people of a table; of a report, which a meeting's program has made, no column that isn't known. A row of one
    cell is a label, or a line as of a list."""
    under = NOTHING
    language = minutes.meeting.language
    columns = [at for at, name in enumerate(names) if name == "presence" or name.startswith("is_")]
    has_presence = any(row[at] for row in rows for at in columns if at < len(row))
    vacant = {compact(word) for each in (language, "en") for word in vocabulary(each).rosters.vacant}
    for row in rows:
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and (about := label_read(filled[0].rstrip(":："), minutes)) != NOTHING:
            under = about
        elif len(filled) == 1 and len(row) == 1:
            if not is_report:
                yield from (
                    replace(each, person=with_label(each.person, under, minutes) if each.person else None)
                    for each in people_in_lines(filled, minutes)
                )
        elif filled:
            person = with_label(_row(names, row, others, is_report, minutes), under, minutes)
            words = ", ".join(filled)
            is_vacant = compact(person.name) in vacant
            if is_count(person.name, language):
                yield Entry(words, why=UNNAMED, unnamed=person.name)
                continue
            has_name = any(map(str.isalnum, person.name)) and not is_vacant
            is_unsaid = has_presence and person.presence == "expected"
            yield Entry(words, person, is_unsaid=is_unsaid) if has_name else Entry(words, why=NOBODY)


def _presence_in(cell: str, known: Labels) -> tuple[str, str]:
    """The presence that a cell names, by a word, yes or no, a first letter or a tick, and what more it says."""
    said = cell.strip()
    if not said or (named := presence_named(said, known)):
        return (named, "") if said else ("", "")
    found = CELL.fullmatch(said)
    if found is None:
        return "", said
    sign, rest = found["sign"], found["rest"] or ""
    away = presence_listed(rest, known) or presence_listed(rest.split(" ")[0], known)
    yes = {compact(word) for each in (known, labels("en")) for word in each.yes} | {"x", "p"}
    no = {compact(word) for each in (known, labels("en")) for word in each.no} | {"a"}
    letters = {word[:1] for word in yes} - {"a"}
    if compact(sign) in yes | letters or sign in TICKS:
        return "present", rest
    if compact(sign) == "e" and not rest:
        return "apologies", ""
    if sign in CROSSES:
        return (away if away in ("apologies", "absent") else "absent"), ""
    if compact(sign) in no | {word[:1] for word in no} or (sign and not sign.isalnum()):
        return (away, "") if away in ("apologies", "absent") else ("absent", rest)
    named = presence_named(sign, known)
    return named, rest if named else said


def _row(
    names: Sequence[str], row: Sequence[str], others: Sequence[int], is_report: bool, minutes: Minutes
) -> Participant:
    known = labels(minutes.meeting.language)
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
    whole = cells.get("name") or cells.get("original") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    aliases: tuple[str, ...] = ()
    if "original" in cells:
        aliases = tuple(BRACKETS.findall(whole))
        whole = BRACKETS.sub("", whole)
    person = person_read(whole, minutes, is_listed=True)
    role = cells.get("role", "")
    named = role_named(role, known)
    affiliation = [cells.get("affiliation", ""), *(row[at] for at in others if at < len(row)), person.affiliation]
    told, more = _presence_in(cells.get("presence", ""), known)
    for column in ("is_present", "is_apologies", "is_absent"):  # a column each, of which one is marked
        marked, said = _presence_in(cells[column], known) if cells.get(column) else ("", "")
        if marked == "present":
            told, more = column.removeprefix("is_"), said
    presence = told or ("present" if is_report else person.presence)
    voting = voting_said(f"weight {cells['weight']}", minutes) if cells.get("weight") else {}
    held = f"proxy for {cells['proxies']}" if cells.get("proxies") else ""
    voting |= voting_said(held, minutes) if held else {}
    remark = ", ".join(filter(None, (cells.get("remark") or person.remark, "" if "proxies" in voting else held, more)))
    return replace(
        person,
        key=cells.get("code", ""),
        title=cells.get("title") or person.title,
        role=named or person.role or ("" if is_report else role),
        delegation=cells.get("delegation") or person.delegation,
        post=cells.get("post") or ("" if is_report else person.post or ("" if named in SHOWN else role)),
        affiliation=", ".join(part for part in affiliation if part),
        email=cells.get("email", "") or person.email,
        remark=remark,
        aliases=person.aliases or (aliases[0] if len(aliases) == 1 else aliases),
        presence=presence,
        **voting,
    )
