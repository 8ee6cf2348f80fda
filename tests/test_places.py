"""An edit changes the bytes of the changed keys alone, in whatever way TOML lets a table be written."""

import tomllib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_tui.model.minutes import Meeting, Minutes, Next, Note
from minutes_tui.record.parser import read
from minutes_tui.record.table_patch import changed_text
from minutes_tui.record.value_positions import Scanner, Table, UnknownFormError

CODES = ("AT", "LB", "é k", "IV", 'q"')
ANSWERS = ("for", "against", "abstain")
WORDS = ("The ice came late.", 'She said "so".', "a\n[[note]]\nb", "# no comment", "{ x = 1 }", "")


class Piece(NamedTuple):
    """Some text of a table, and which key's it is; "" for a comment, or a key that no edit changes."""

    key: str
    text: str


def written(words: str) -> st.SearchStrategy[str]:
    """A string in each way that can hold it."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    forms = [
        f'"{escaped}"'.replace("\n", "\\n"),
        f'"""\n{escaped}"""',
        f'"""{escaped.replace("e", chr(92) + "u0065")}"""',
    ]
    if "'" not in words:
        forms += [f"'''\n{words}'''"] + [f"'{words}'"] * ("\n" not in words)
    return st.sampled_from(forms)


def key(name: str) -> st.SearchStrategy[str]:
    plain = name.isascii() and name.isalnum()
    quoted = '"' + name.replace('"', '\\"') + '"'
    return st.sampled_from([*([name] if plain else []), quoted, f"'{name}'"])


COMMENT = st.sampled_from(["", "", " # by proxy", "\t# [x] = {", ' # "quoted', " #"])


def parted(draw: st.DrawFn, ballots: dict[str, str]) -> tuple[list[list[Piece]], list[Piece]]:
    """The ballots of a vote as groups of pieces of the table itself, and as those of a table of their own."""
    form = draw(st.sampled_from(["inline", "dotted", "table"]))
    name, dot = draw(key("ballots")), draw(st.sampled_from([".", " . ", " ."]))
    pairs = [
        (code, draw(key(code)), draw(st.sampled_from([f'"{each}"', f"'{each}'"]))) for code, each in ballots.items()
    ]
    if form == "inline":
        inside: list[Piece] = []
        for code, called, answer in pairs:
            inside += [Piece(",", ", ")] * bool(inside) + [Piece(code, f"{called} = {answer}")]
        return [[Piece("=", f"{name} = {{ "), *inside, Piece("=", f" }}{draw(COMMENT)}\n")]], []
    if form == "dotted":
        return [
            [Piece(code, f"  {name}{dot}{called} = {answer}{draw(COMMENT)}\n")] for code, called, answer in pairs
        ], []
    header = draw(st.sampled_from(["[note.{}]", "[ note . {} ]", "['note'.{}] # here"])).format(name)
    rows = [Piece(code, f"{called}={answer}{draw(COMMENT)}\n") for code, called, answer in pairs]
    return [], [Piece("", "# theirs\n"), Piece("[", f"{header}\n"), *rows]


@st.composite
def notes(draw: st.DrawFn) -> tuple[Note, list[Piece]]:
    """A note, and its table in pieces."""
    ballots = draw(st.dictionaries(st.sampled_from(CODES), st.sampled_from(ANSWERS), min_size=1, max_size=4))
    who = draw(st.lists(st.sampled_from(CODES[:4]), min_size=1, max_size=4, unique=True))
    text, check = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS))
    groups, behind = parted(draw, ballots)
    groups += [
        [Piece("text", f"{draw(key('text'))} = {draw(written(text))}{draw(COMMENT)}\n")],
        [Piece("check", f"check= {draw(written(check))}{draw(COMMENT)}\n")],
        [Piece("", "mood.of.all = 'calm' # stays\n")],
        [Piece("", "numbers = [ 1, # one\n  [2, 3], { a = '}' }, # rest\n]\n")],
    ]
    if draw(st.booleans()):
        comments = [draw(COMMENT) for _ in who]
        rows = [Piece(code, f"\n  '{code}',{comment}") for code, comment in zip(who, comments, strict=True)]
        groups.append([Piece("", "who = [ # all"), *rows, Piece("", "\n]\n")])
    else:
        items = ", ".join(f'"{code}"' for code in who)
        groups.append([Piece("who", f"who = [{items}]{draw(COMMENT)}\n")])
    groups = draw(st.permutations(groups))
    blank = draw(st.sampled_from(["", "\n", "# a comment of its own\n", "\t\n"]))
    inside = [piece for group in groups for piece in (*group, Piece("", blank))]
    if draw(st.booleans()):
        behind = [*behind, Piece("", "[note.garden] # unknown\nbeds = 7\n")]
    note = Note(id="1", kind="vote", ballots=ballots, who=tuple(who), text=text, check=check)
    start = Piece(
        "", draw(st.sampled_from(["[[note]]", "  [[ note ]] # one", '[["note"]]'])) + "\nid = '1'\nkind = 'vote'\n"
    )
    return note, [start, *inside, *behind]


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(WORDS),
        "check": st.sampled_from(WORDS),
        "ballots": st.dictionaries(st.sampled_from(CODES), st.sampled_from(ANSWERS), max_size=5),
        "who": st.lists(st.sampled_from(CODES[:4]), min_size=1, max_size=4, unique=True).map(tuple),
    },
)


@given(notes(), CHANGES, st.booleans())
def test_an_edit_of_any_keys_leaves_the_bytes_of_all_others(
    made: tuple[Note, list[Piece]], changes: dict[str, object], windows: bool
) -> None:
    note, pieces = made
    text = "".join(piece.text for piece in pieces) + "\n# of the next\n"
    text = text.replace("\n", "\r\n") if windows else text
    (before,) = read(text).minutes.notes
    assert before == note
    new = replace(note, **changes)
    after = changed_text("note", text, before, new)
    assert read(after).minutes.notes[0] == new
    tomllib.loads(after)
    if windows:
        assert after.count("\n") == after.count("\r\n")
        after = after.replace("\r\n", "\n")
    at = 0
    for piece in pieces:
        if stays(piece.key, note, new):
            at = after.find(piece.text, at)
            assert at >= 0, (piece.text, after)
            at += len(piece.text)
    assert after.endswith("\n# of the next\n")


def stays(key: str, note: Note, new: Note) -> bool:
    """Whether nothing of a key's bytes may be others."""
    if key in ("text", "check", "who"):
        return bool(getattr(note, key) == getattr(new, key))
    if key == "[":
        return bool(new.ballots)
    if key == ",":
        return False
    if key == "=":
        return bool(new.ballots.keys() & note.ballots.keys())
    if key in CODES:
        both = note.ballots.get(key) == new.ballots.get(key) and (key in note.who) == (key in new.who)
        return both and note.who == new.who
    return True


CASES: dict[str, tuple[str, Callable[[Note], Note], str]] = {
    "a ballot behind one with a comment": (
        'ballots.AT = "for" # by proxy\n',
        lambda note: replace(note, ballots=note.ballots | {"LB": "against"}),
        'ballots.AT = "for" # by proxy\nballots.LB = "against"\n',
    ),
    "a ballot that is another": (
        'ballots.AT = "for" # by proxy\nballots.LB = "for" # herself\n',
        lambda note: replace(note, ballots={"AT": "for", "LB": "against"}),
        'ballots.AT = "for" # by proxy\nballots.LB = "against" # herself\n',
    ),
    "one that is taken out": (
        "ballots = { AT = 'for', \"LB\" = 'for', IV = 'for' } # all\n",
        lambda note: replace(note, ballots={"AT": "for", "IV": "for"}),
        "ballots = { AT = 'for', IV = 'for' } # all\n",
    ),
    "the first of a table of its own": (
        "[note.ballots] # by roll call\n# she was late\nAT = 'for' # first\nLB = 'for' # second\n",
        lambda note: replace(note, ballots={"LB": "for", "IV": "for"}),
        "[note.ballots] # by roll call\n# she was late\nLB = 'for' # second\nIV = \"for\"\n",
    ),
    "one more in an array over lines": (
        'who = [\n  "AT", # the chair\n  "LB" # late\n]\n',
        lambda note: replace(note, who=("AT", "LB", "IV")),
        'who = [\n  "AT", # the chair\n  "LB", # late\n  "IV",\n]\n',
    ),
    "one less": (
        'who = [\n  "AT", # the chair\n  "LB", # late\n]\n',
        lambda note: replace(note, who=("AT",)),
        'who = [\n  "AT", # the chair\n]\n',
    ),
    "one more in front": (
        'who = [\n  "AT", # the chair\n]\n',
        lambda note: replace(note, who=("IV", "AT")),
        'who = [\n  "IV",\n  "AT", # the chair\n]\n',
    ),
    "a table that goes": (
        'ballots.AT = "for" # by proxy\noutcome = "lost" # alas\n',
        lambda note: replace(note, ballots={}),
        'outcome = "lost" # alas\n',
    ),
}


@pytest.mark.parametrize(("before", "change", "after"), CASES.values(), ids=CASES)
def test_what_a_person_wrote_around_a_key_stays(before: str, change: Callable[[Note], Note], after: str) -> None:
    text = "[[note]]\nid = '1' # one\n"
    (note,) = read(text + before).minutes.notes
    assert changed_text("note", text + before, note, change(note)) == text + after


NEXT = [
    ("next.date = 2025-04-09 # a Wednesday\nnext.venue = 'Online' # or not\n", 'next.venue = "Here" # or not'),
    ("[meeting.next]\ndate = 2025-04-09 # a Wednesday\nvenue = 'Online' # or not\n", 'venue = "Here" # or not'),
    ("next = { date = 2025-04-09, venue = 'Online' } # a Wednesday\n", 'venue = "Here" } # a Wednesday'),
]


@pytest.mark.parametrize(("text", "wanted"), NEXT)
def test_the_next_meeting_is_changed_where_it_stands(text: str, wanted: str) -> None:
    text = f"[meeting]\ntitle = 'Board' # the whole\n{text}"
    meeting = read(text).minutes.meeting
    assert isinstance(meeting.next, Next)
    after = changed_text("meeting", text, meeting, replace(meeting, next=replace(meeting.next, venue="Here")))
    assert wanted in after
    assert "# a Wednesday" in after
    assert after.count("#") == text.count("#")
    assert read(after).minutes == Minutes(meeting=replace(meeting, next=replace(meeting.next, venue="Here")))


@pytest.mark.parametrize("role", ["role.HB = 'chair' # since May\n", "role = { HB = 'chair' } # since May\n",
                                  "[participant.role]\nHB = 'chair' # since May\n"])  # fmt: skip
def test_a_role_in_another_body_is_put_in_beside_the_first(role: str) -> None:
    text = f"[[participant]]\nkey = 'AT'\n{role}"
    (person,) = read(text).minutes.participants
    after = changed_text("participant", text, person, replace(person, role={"HB": "chair", "TFI": "member"}))
    assert read(after).minutes.participants[0].role == {"HB": "chair", "TFI": "member"}
    assert "HB = 'chair'" in after
    assert "# since May" in after


def test_what_stands_in_a_table_of_several_is_put_elsewhere_or_said_to_be_unknown() -> None:
    table = Table("[[note]]\nid = '1'\n[[note.ballots]]\nAT = 'for'\n")
    assert table.changed({"ballots": [{"AT": "for"}]}, {"ballots": 5}) == "[[note]]\nid = '1'\nballots = 5\n"
    with pytest.raises(UnknownFormError):
        Table("[[note]]\n[note.a.b]\nc = 1\n").changed({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 1}, "d": 2}})


@pytest.mark.parametrize("text", ["x = 1\n", "[[note\n", "[[note]]\nid 5\n", "[[note]]\nx = {\n", '[[note]]\nx = "\n'])
def test_a_text_that_is_no_table_is_said_to_be_unknown(text: str) -> None:
    with pytest.raises(UnknownFormError):
        list(Scanner(text).sections())


def test_a_megabyte_is_gone_through_once() -> None:
    """A step that is quadratic would be seen: it would take minutes."""
    who: Sequence[str] = [f"P{number}" for number in range(20_000)]
    rows = "".join(f'  "{code}", # {code}\n' for code in who)
    text = f'[[note]]\nid = "1"\nwho = [\n{rows}]\ntext = """\n{"The ice came late. " * 50_000}"""\n'
    (note,) = read(text).minutes.notes
    after = changed_text("note", text, note, replace(note, who=(*who, "LAST"), done=True))
    assert len(after.splitlines()) == len(text.splitlines()) + 2


def test_the_meeting_of_a_record_with_a_mark_at_its_beginning_is_changed() -> None:
    after = changed_text("meeting", "\ufeff[meeting]\ntitle = 'a' # b\n", Meeting(title="a"), Meeting(title="c"))
    assert after == '\ufeff[meeting]\ntitle = "c" # b\n'
