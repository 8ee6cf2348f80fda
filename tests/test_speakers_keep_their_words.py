"""What somebody says who is before a colon is theirs in every language, whatever it tells of: it is no decision of the
meeting, no election and no vote, and the name is no part of its words."""

import datetime as dt
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from minutes_tui.checks.proceedings import decision_fixes
from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.line import grammar
from minutes_tui.line.votes.motion_lines import RESOLVED_ASKED, WHICH_ASKED
from minutes_tui.meeting.edit import edited
from minutes_tui.model.minutes import Meeting, Minutes, Note, Participant, Problem

TODAY = dt.date(2026, 11, 28)
PENDING = (Note(id="1", kind="motion", text="Crane 7.", mover="PM"),)
DECIDED = (Note(id="1", kind="decision", text="Crane 7."),)


DONE = ("carried", "lost", "elected", "passes", "postponed", "referred", "tabled", "withdrawn")
"""What may become of a motion or somebody who stands for an office."""


def minutes(language: str, notes: tuple[Note, ...] = (), titles: tuple[str, str] = ("", "")) -> Minutes:
    people = (
        Participant(key="JK", name="Jonas Kern", title=titles[0]),
        Participant(key="LB", name="Linnea Berg", title=titles[1]),
        Participant(key="PM", name="Paula Mork"),
    )
    return Minutes(meeting=Meeting(title="T", language=language, date=TODAY), participants=people, notes=notes)


def sentences(language: str) -> Iterator[str]:
    """Sentences with each of the words of a language for deciding, adopting, electing and voting."""
    known, page = vocabulary(language), labels(language)
    motions = known.motions
    body, all_ = (motions.bodies or ("Board",))[0], page.unanimously[0]
    be = [word.replace("…", "X7") for word in (*known.documents.became, *motions.be)] or [""]
    for phrase in dict.fromkeys((*known.scribes.resolved, *motions.decides, *motions.granted)):
        begin, _, end = phrase.partition("…")
        yield f"{phrase.replace('…', 'X7')} Plan X7."
        yield f"{body} {begin.strip()} {all_} Plan X7 {end.strip()}.".replace(" .", ".")
    done = [word for key in DONE for word in getattr(motions, key)] + [
        *known.documents.passed,
        *known.documents.refused,
    ]
    for word in dict.fromkeys(done):
        yield f"Plan X7 {word}, {all_}."
        for is_ in be:
            yield f"Plan X7 {is_} {all_} {word}."
            yield f"{page.motion} {is_} {word} (3:1)."
            yield f"Plan X7 {is_} 2011 {word}."
    for word in motions.consent:
        yield f"Plan X7. {word.capitalize()}."
    yield f"Plan X7, {all_}."


@pytest.mark.parametrize("language", languages(variants=False))
@pytest.mark.parametrize("notes", [(), PENDING, DECIDED], ids=["nothing", "motion", "decision"])
def test_what_tells_of_a_decision_stays_who_said_it(language: str, notes: tuple[Note, ...]) -> None:
    at, lost = minutes(language, notes), []
    said = list(dict.fromkeys(sentences(language)))[:400]
    assert len(said) > 10
    for sentence in said:
        got = grammar.read(f"JK: {sentence}", at, TODAY)
        kept = (got.note.kind, got.note.speakers, got.note.text) if isinstance(got, grammar.Entered) else got
        if kept != ("statement", ("JK",), sentence):
            lost.append((sentence, kept))
    assert not lost, f"{len(lost)} of {len(said)}: {lost[:3]}"


DE, FR, EN, SV = ("Herr", "Frau"), ("M.", "Mme"), ("Mr", "Ms"), ("", "")
GERMAN = "Der Haushalt ist einstimmig angenommen."
FRENCH = "Le budget est adopté à l'unanimité."
ENGLISH = "It was resolved unanimously to adopt the budget."


@pytest.mark.parametrize(
    ("language", "titles", "line", "speakers", "time"),
    [
        ("de", DE, f"LB: {GERMAN}", "LB", None),
        ("de", DE, f"Frau Berg: {GERMAN}", "LB", None),
        ("de", DE, f"Frau Linnea Berg: {GERMAN}", "LB", None),
        ("de", DE, f"Berg: {GERMAN}", "LB", None),
        ("de", DE, f"JK, LB: {GERMAN}", "JK LB", None),
        ("de", DE, f"JK / LB: {GERMAN}", "JK LB", None),
        ("de", DE, f"JK und LB: {GERMAN}", "JK LB", None),
        ("de", DE, f"10:20 LB: {GERMAN}", "LB", "10:20"),
        ("de", DE, f"10.20 Uhr – Frau Berg: {GERMAN}", "LB", "10:20"),
        ("de", DE, f"XY: {GERMAN}", "XY", None),
        ("de", DE, f"?: {GERMAN}", "?", None),
        ("fr", FR, f"LB: {FRENCH}", "LB", None),
        ("fr", FR, f"LB : {FRENCH}", "LB", None),
        ("fr", FR, f"Mme Berg : {FRENCH}", "LB", None),
        ("fr", FR, f"JK et LB : {FRENCH}", "JK LB", None),
        ("fr", FR, f"10h20 LB : {FRENCH}", "LB", "10:20"),
        ("en", EN, f"LB: {ENGLISH}", "LB", None),
        ("en", EN, f"10.20 LB: {ENGLISH}", "LB", "10:20"),
        ("en", EN, f"10:20 am - Ms Berg: {ENGLISH}", "LB", "10:20"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("notes", [(), PENDING, DECIDED], ids=["nothing", "motion", "decision"])
def test_who_speaks_is_kept_however_they_are_named(
    language: str, titles: tuple[str, str], line: str, speakers: str, time: str | None, notes: tuple[Note, ...]
) -> None:
    got = grammar.read(line, minutes(language, notes, titles), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.kind, got.note.speakers, got.note.attribution) == ("statement", tuple(speakers.split()), "prefix")
    assert got.note.text == line[line.index(": ") + 2 :]
    assert (got.at and f"{got.at:%H:%M}") == time


def test_a_time_before_words_that_nobody_on_the_list_says_stays_with_them() -> None:
    got = grammar.read("10:20 Kasse: Es fehlen 4 Euro.", minutes("de"), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.text, got.note.speakers, got.at) == ("10:20 Kasse: Es fehlen 4 Euro.", (), None)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", f"Herr Schmidt: {GERMAN}"),
        ("fr", f"Mme Dupont : {FRENCH}"),
        ("en", f"Mr Smith: {ENGLISH}"),
    ],
)
def test_what_somebody_says_is_no_decision_and_not_asked_about_as_one(language: str, line: str) -> None:
    titles = {"de": DE, "fr": FR, "en": EN}[language]
    got = grammar.read(line, minutes(language, titles=titles), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.kind, got.note.text, got.note.check) == ("statement", line, "")


@pytest.mark.parametrize(("notes", "asked"), [((), RESOLVED_ASKED), (PENDING, WHICH_ASKED)], ids=["nothing", "motion"])
def test_who_speaks_with_a_few_words_before_the_colon_keeps_what_they_say(notes: tuple[Note, ...], asked: str) -> None:
    line = f"Frau Berg zur Sache: {GERMAN}"
    got = grammar.read(line, minutes("de", notes, DE), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.kind, got.note.speakers, got.note.text) == ("statement", ("LB",), line)
    assert got.note.check == asked


def test_a_word_before_a_colon_that_may_be_a_name_makes_no_decision() -> None:
    got = grammar.read(f"Schmidt: {GERMAN}", minutes("de"), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.text, got.note.check) == (f"Schmidt: {GERMAN}", RESOLVED_ASKED)
    again = grammar.read("Haushalt: Der Haushalt wird einstimmig angenommen.", minutes("de"), TODAY)
    assert isinstance(again, grammar.Commanded)
    assert again.name == "decision"


@pytest.mark.parametrize(
    "line", ["Beschluss: Der Haushalt wird angenommen.", f"TOP 3: {GERMAN}", f"Haushalt 2027: {GERMAN}"]
)
def test_what_scribes_write_before_a_colon_is_read_as_before(line: str) -> None:
    got = grammar.read(line, minutes("de"), TODAY)
    assert isinstance(got, grammar.Commanded)


def test_a_decision_that_a_statement_tells_of_is_recorded_beside_it() -> None:
    said = Note(id="4", kind="statement", text=GERMAN, speaker="LB", attribution="prefix", check=RESOLVED_ASKED)
    before = minutes("de", (said,))
    (fix,) = decision_fixes(before, Problem("", "note", 0, "check"))
    kept, new = edited(before, fix.edit).notes
    assert (kept.text, kept.speakers, kept.check) == (GERMAN, ("LB",), "")
    assert (new.kind, new.text, new.number, new.speakers) == ("decision", GERMAN, 1, ())


CAME = {
    "en": "The motion is carried.",
    "de": "Der Antrag ist mit 3:2 angenommen.",
    "fr": "La motion est adoptée.",
    "sv": "Förslaget bifölls.",
}


@pytest.mark.parametrize("before", ["[10:20] LB:", "(10:20) LB:", "10:20: LB:", "10:20 : LB :", "10:20:31 LB:",
    "[10:20:31] LB:", "LB (10:20):", "LB [10:20]:", "10:20 – LB:"])  # fmt: skip
@pytest.mark.parametrize("language", CAME)
def test_a_time_in_any_writing_is_when_it_was_said_and_never_counts(language: str, before: str) -> None:
    got = grammar.read(f"{before} {CAME[language]}", minutes(language, PENDING), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.kind, got.note.speakers, got.note.text, got.note.check) == (
        "statement",
        ("LB",),
        CAME[language],
        "",
    )
    assert got.at == dt.time(10, 20)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "At 10.22 LB: Ms Tamm left."),
        ("en", "At 10:22 am, LB: Ms Tamm left."),
        ("de", "um 10.22 Uhr LB: Frau Tamm ist gegangen."),
        ("de", "(10.22 Uhr) LB: Frau Tamm ist gegangen."),
        ("fr", "À 10h22 LB : Mme Tamm est partie."),
        ("fr", "[10h22] LB : Mme Tamm est partie."),
    ],
)
def test_a_time_with_its_words_before_who_speaks_is_when_it_was_said(language: str, line: str) -> None:
    got = grammar.read(line, minutes(language), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.speakers, got.note.text, got.at) == (("LB",), line[line.index(": ") + 2 :], dt.time(10, 22))


@pytest.mark.parametrize("line", ["[10:20] The motion is carried.", "10:20 - The motion is carried."])
def test_a_time_before_an_outcome_is_no_count(line: str) -> None:
    got = grammar.read(line, minutes("en", PENDING), TODAY)
    assert isinstance(got, grammar.Entered)
    asked = "Is that what became of the motion? Type /carried and what it leaves out: 10:20"
    assert (got.note.text, got.note.check) == (line, asked)


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("en", "Smith: The budget was adopted unanimously.", "Who is Smith? /person Smith = NAME says who it is."),
        ("en", "Smith: The motion is carried.", "Who is Smith? /person Smith = NAME says who it is."),
        ("en", "[10:20] Smith: The motion is carried.", "Who is Smith? /person Smith = NAME says who it is."),
        ("en", "John Smith: The motion is carried.", "Who is John Smith? /person John Smith adds them to the list."),
        ("en", "LB! The motion is carried.", "What LB says stands behind a colon: LB: words"),
        ("de", f"Schmidt: {CAME['de']}", "Who is Schmidt? /person Schmidt = NAME says who it is."),
        ("fr", "Dupont : La motion est adoptée.", "Who is Dupont? /person Dupont = NAME says who it is."),
    ],
)
def test_what_one_on_no_list_says_is_no_outcome_and_it_is_asked_who_it_is(language: str, line: str, asked: str) -> None:
    got = grammar.read(line, minutes(language, PENDING), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.kind, got.note.text, got.note.check) == ("statement", line, asked)


def test_an_office_behind_an_honorific_is_who_has_the_name() -> None:
    got = grammar.read(f"Herr Vorsitzender Kern: {CAME['de']}", minutes("de", PENDING, DE), TODAY)
    assert isinstance(got, grammar.Entered)
    assert (got.note.speakers, got.note.text) == (("JK",), CAME["de"])
    assert got.note.check.startswith("Is “Herr Vorsitzender Kern” JK Herr Jonas Kern")


@pytest.mark.parametrize("line", ["-LB, AT 20:09", "-AT, LB 20:09", "-LB AT 20:09", "+JK, AT 20:09", "-AT at 20:09"])
def test_a_code_that_is_a_word_before_a_time_is_somebody(line: str) -> None:
    before = minutes("en")
    tamm = Participant(key="AT", name="Anna Tamm")
    got = grammar.read(line, edited_with(before, tamm), TODAY)
    assert isinstance(got, grammar.Entered)
    assert "AT" in got.note.who
    assert got.at == dt.time(20, 9)
    assert len(got.note.who) == len(line[1:].replace(",", "").replace(" at", "").split()) - 1


def edited_with(before: Minutes, person: Participant) -> Minutes:
    return replace(before, participants=(*before.participants, person))
