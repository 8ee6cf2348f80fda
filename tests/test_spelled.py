"""Whoever has accents in the name or the code is found without them, by every way in which people are typed."""

import datetime as dt

import pytest
from conftest import Opened, enter

from minutes_tui.assist.completer import Completer
from minutes_tui.language.names import Roster, folded, without_accents
from minutes_tui.line.grammar import Entered, read
from minutes_tui.model.minutes import Meeting, Minutes, Participant

PEOPLE = (
    ("JÑ", "Mr", "Juan Ñandu"), ("ŻŁ", "Ms", "Zofia Łukasiewicz"), ("ZË", "", "Zoë"), ("FØ", "Mr", "Frank Groß"),
    ("ÞÐ", "Ms", "Þóra Ðahl"), ("İŞ", "Mr", "İlker Şahin"), ("ŐŰ", "Dr", "Örs Űrhegyi"), ("Č2", "Ms", "Ines Čop"),
)  # fmt: skip
RECORD = "format = 1\n\n[meeting]\ndate = 2025-03-12\n" + "".join(
    f'\n[[participant]]\nkey = "{key}"\nname = "{name}"\ntitle = "{title}"\npresence = "present"\n'
    for key, title, name in (*PEOPLE, ("AB", "Ms", "Ada Bell"))
)
TODAY = dt.date(2025, 3, 12)
MOTION = "/motion That the hall be painted"
BY_CODE_OR_NAME = {
    "a line with a colon": ["{}: it rains."],
    "several with a colon": ["AB, {}: it rains."],
    "a question": ["{}? who pays?"],
    "inline": ["{} noted that it rains."],
    "several inline": ["AB and {} noted that it rains."],
    "an action": ["> {} to order paint by 5 April"],
    "an action of two": ["> AB, {}: order paint"],
    "the command for it": ["/action {} to order paint"],
    "a mover in a motion": ["/motion {}: that the hall be painted"],
    "a mover": [MOTION, "/mover {}"],
    "a seconder": [MOTION, "/seconder AB, {}"],
    "an amendment": [MOTION, "/amend {}: that it be sold"],
    "support": [MOTION, "/support {}: a good idea."],
    "ballots": [MOTION, "+1 {}, AB"],
    "a ballot with words": [MOTION, "-1 {}: too dear."],
    "a ballot by its command": [MOTION, "/for {}"],
    "ballots of a vote": [MOTION, "/vote +1 AB -1 {}"],
    "an outcome": [MOTION, "/carried +1 {}"],
    "who is recused": [MOTION, "/vote", "/recuse {}"],
    "presence": ["/apologies {}"],
    "the list of speakers": ["/ask {}, AB"],
    "the floor": ["/floor {}"],
    "who no longer asks": ["/ask {}, AB", "/withdraw AB"],
    "a substitute": ["/substitute {} for AB"],
    "one who is away": ["/substitute AB for {}"],
    "a proxy": ["/apologies AB", "/proxy {}: AB"],
    "whose proxy": ["/proxy AB: {}"],
    "another speaker": ["AB: it rains.", "/note 1 speaker {}"],
    "the roster": ["/strike {}"],
}
BY_CODE = {
    "a mention": ["It was for @{} to say."],
    "an arrival": ["-{} 10:30"],
    "the last statement": ["AB: it rains.", "/give {}"],
    "a field": ["/set {} post = Treasurer"],
    "a seat": ["/seat {} down"],
}


KNOWN: dict[tuple[str, ...], Minutes] = {}
"""The minutes that lines give, by the lines: those before a name are the same for all names."""


def minutes_of(opened: Opened, lines: list[str], typed: str) -> Minutes:
    whole = tuple(line.format(typed) for line in lines)
    if whole not in KNOWN:
        editor = opened(RECORD)
        for line in whole:
            enter(editor, line)
        KNOWN[whole] = editor.minutes
    return KNOWN[whole]


@pytest.mark.parametrize(("key", "title", "name"), PEOPLE)
def test_a_code_without_accents_does_what_it_does_with_them(opened: Opened, key: str, title: str, name: str) -> None:
    for way, lines in (BY_CODE_OR_NAME | BY_CODE).items():
        assert minutes_of(opened, lines, without_accents(key).upper()) == minutes_of(opened, lines, key), way


@pytest.mark.parametrize(("key", "title", "name"), PEOPLE)
def test_a_name_without_accents_does_what_it_does_with_them(opened: Opened, key: str, title: str, name: str) -> None:
    for way, lines in BY_CODE_OR_NAME.items():
        for form in {name, name.split()[-1], f"{title} {name.split()[-1]}".strip(), f"{title} {name}".strip()}:
            as_named = minutes_of(opened, lines, form)
            assert minutes_of(opened, lines, without_accents(form)) == as_named, (way, form)
            before = minutes_of(opened, [line for line in lines if "{}" not in line], form)
            assert key in repr(as_named).replace(repr(before.participants), ""), (way, form)


@pytest.mark.parametrize(("key", "title", "name"), PEOPLE)
def test_completion_finds_a_name_without_accents(opened: Opened, key: str, title: str, name: str) -> None:
    editor = opened(RECORD)
    for typed in (folded(name.split()[-1]), without_accents(name)[:3]):
        assert key in {each.text for each in Completer(editor.short).candidates(f"@{typed}", editor.minutes)}


@pytest.mark.parametrize(
    ("key", "name", "line"),
    [
        ("À", "Ada Bell", "A motion was made."), ("A", "Ada Bell", "À Paris, it rained."),
        ("NÖ", "Ada Bell", "NO decision was made."), ("TV", "Trân Thế", "The chair opened the meeting."),
        ("DM", "Dara Mëy", "May be it rains."), ("JÑ", "Juan Ñandu", "jn noted that it rains."),
        ("JÑ", "Juan Ñandu", "JN NOTED THAT IT RAINS."), ("ÀS", "Ada Bell", "As was said, it rains."),
        ("ÉU", "Ada Bell", "EU law is to be kept."), ("JÑ", "Juan Ñandu", "nandu noted that it rains."),
        ("ĐL", "Lan Đỗ", "Do we pay?"), ("LL", "Lan Lê", "Le président ouvre la séance."),
    ],
)  # fmt: skip
def test_a_word_of_a_sentence_is_nobody_for_its_letters_alone(key: str, name: str, line: str) -> None:
    minutes = Minutes(
        meeting=Meeting(), participants=(Participant(key=key, name=name),), glossary={"EU": "European Union"}
    )
    for typed in (line, f"> {line}"):
        found = read(typed, minutes, TODAY)
        assert isinstance(found, Entered)
        assert not found.note.speakers
        assert not found.note.responsible


def test_a_name_stands_in_the_text_with_its_accents_and_what_was_typed_so_stays() -> None:
    people = Roster([Participant(key="JÑ", name="Juan Ñandu", title="Mr"), Participant(key="LN", name="Lea Nandu")])
    assert people.as_written("Mr Nandu", "JÑ") == "Mr Ñandu"
    assert people.as_written("Nandu", "LN") == "Nandu"
    assert people.named("Nandu") == ["LN"]
