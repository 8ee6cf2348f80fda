"""A real hour, taken down at its real times: proposals, ballots as they came, resolutions, arrivals.

The log of a public meeting becomes lines of the grammar, `minutes type --clock` takes them, and what is in the record
is compared with the minutes that were rendered from the same log.
"""

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from minutes_tui.cli.main import main
from minutes_tui.language.names import roster
from minutes_tui.meeting import attendance
from minutes_tui.meeting.motions import ballot_of
from minutes_tui.model.minutes import Minutes
from minutes_tui.record import Record

MEETING = Path(__file__).parents[2] / "shared" / "corpus" / "w3c-ccg+meetings" / "2021-07-13-vchttpapi"
pytestmark = pytest.mark.skipif(not MEETING.exists(), reason="the corpus is not beside the repository")
BEGAN = dt.datetime(2021, 7, 13, 20, 0, 0, tzinfo=dt.UTC)

PEOPLE = {
    "MS": ("Manu Sporny", "manu"), "CE": ("Charles Edebiri", ""), "MP": ("Mike Prorock", "mprorock"),
    "JR": ("Justin Richer", "justin"), "BS": ("Brian Sletten", "brian"), "OS": ("Orie Steele", "orie"),
    "SD": ("Sanuja (Diwala)", ""), "MA": ("Mahmoud Alkhraishi", "mahmoud"), "CL": ("Charles E. Lehner", "cel"),
    "BZ": ("Brent Zundel", "brent"), "MB": ("Markus Sabadello", "markus"), "ES": ("Eric Schuh", "schuh"),
    "JC": ("Juan Caballero", "juan_caballero_(spruce) juan"), "JA": ("Joe Andrieu", "joe"),
    "AC": ("Aaron Coburn", ""), "PL": ("Phil L (P1)", ""), "AG": ("Adrian Gropper", "agropper adrian"),
    "MH": ("Michael Herman", "michael_herman_(trusted_digital_web)"), "MR": ("Marty Reed", "marty"),
    "TT": ("Ted Thibodeau", "talltedd tallted"),
}  # fmt: skip
"""Each with the name of the rendered minutes, and the nicks that are not that name."""
CODES = {nick: code for code, (name, nicks) in PEOPLE.items()
         for nick in (name.lower(), name.lower().replace(" ", "_"), *nicks.split())}  # fmt: skip
BALLOT = re.compile(r"([+-]?(?:1|0?\.\d+|0))(?![\d:])\s*[,:]?\s*(.*)", re.DOTALL)


LEFT_OUT: dict[int, set[str]] = {
    0: {"AC", "JC"}, 1: {"PL"}, 3: {"PL"}, 5: {"AC", "JC", "PL"}, 6: {"AC", "JC", "PL"}, 7: {"AC", "JC", "PL"},
    8: {"AC", "PL"},
}  # fmt: skip
"""Ballots that are in the log and that its rendered minutes leave out, by the proposal's number there."""


def ballot(said: str) -> tuple[str, str] | None:
    """The amount and the comment of a line that is a ballot. `+1 Justin` agrees with somebody and is none."""
    match = BALLOT.fullmatch(said)
    if not match or match[2].split(" ")[0].lower() in CODES:
        return None
    return match[1], match[2]


def lines() -> Iterator[str]:
    """The log as lines with their times."""
    is_pending, speaking = False, ""
    for row in (MEETING / "replay.tsv").read_text("utf-8").splitlines()[1:]:
        seconds, nick, kind, said = row.split("\t")
        code = CODES.get(nick.lower(), "")
        cast = ballot(said) if kind in ("vote", "chat") else None
        match kind:
            case "present":
                line = f"+{code}"
            case "topic":
                line = said.replace("Topic:", "TOPIC:")
            case "proposal" if said.startswith("PROPOSAL:"):
                line, is_pending = f"/motion {code}:{said.removeprefix('PROPOSAL:')}", True
            case "proposal":
                line, is_pending = f"{code}: {said}", False
            case "resolution":
                line, is_pending = said, False
            case "vote" | "chat" if cast and is_pending:
                line = f"{cast[0]} {code}: {cast[1]}" if cast[1] else f"{cast[0]} {code}"
            case "vote" | "chat":
                line = f"{code}: {said}"
            case "say":
                who, colon, words = said.partition(":")
                speaker = CODES.get(who.lower(), "")
                line = f"{speaker}: {words.strip()}" if colon and speaker else f"\\{said}"
            case "cont" if speaking == "still":
                line = said
            case "cont":
                line = f"{speaker}: {said.removeprefix('...').strip()}"
            case _:
                line = f"// {nick} {said}"
        speaking = "still" if kind in ("say", "cont") else speaking if line.startswith(("//", "+")) else ""
        at = BEGAN + dt.timedelta(seconds=float(seconds))
        yield f"{at.isoformat(timespec='seconds')}\t{line}"


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    """What the lines made of a record in which nothing but the names was prepared."""
    path = tmp_path_factory.mktemp("replay") / "replay.toml"
    people = "".join(f'\n[[participant]]\nkey = "{code}"\nname = "{name}"\n' for code, (name, _) in PEOPLE.items())
    path.write_text(f'format = 1\n\n[meeting]\ntitle = "VC HTTP API"\ndate = 2021-07-13\n{people}', "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines()).encode())))
        assert main(["type", str(path), "--clock"]) == 0
    return Record.read(path).minutes


def rendered() -> str:
    """The minutes that were made of the log, with their folded lines put together."""
    return re.sub(r" *\n  +(?!\d\. )", " ", (MEETING / "email.log").read_text("utf-8"))


def listed_under(heading: str) -> str:
    found = re.search(rf"^{heading}:(.*?)(?=^\w+:|\n\n)", rendered(), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_decisions_are_the_resolutions(minutes: Minutes) -> None:
    wanted = re.findall(r"\d\. (.+?)(?=\s+\d\. |\s*$)", listed_under("Resolutions"), re.DOTALL)
    assert [note.text for note in minutes.notes if note.kind == "decision"] == wanted
    assert len(wanted) == 5


def rendered_ballots() -> list[tuple[str, dict[str, str]]]:
    """Each proposal that the rendered minutes have, with the last ballot of everybody."""
    found: list[tuple[str, dict[str, str]]] = []
    is_pending = False
    for line in rendered().splitlines():
        proposal = re.match(r"PROPOSAL:\s+(.*)", line)
        if proposal:
            found.append((" ".join(proposal[1].split()), {}))
        is_pending = bool(proposal) or (is_pending and not re.match(r"\S.*?PRE-PROPOSAL:|RESOLUTION:", line))
        said = re.match(r"(?:<([^>]+)>|([^:]+):) (.+)", line)
        cast = ballot(said[3].strip()) if said else None
        code = CODES.get((said[1] or said[2]).lower(), "") if said else ""
        if cast and code and is_pending:
            found[-1][1][code] = ballot_of(cast[0])
    return found


def test_each_proposal_has_the_last_ballot_of_everybody(minutes: Minutes) -> None:
    votes = {note.answers: note.ballots for note in minutes.notes if note.kind == "vote"}
    motions = iter(note for note in minutes.notes if note.kind == "motion")
    more = {}
    for number, (words, ballots) in enumerate(rendered_ballots()):
        motion = next(note for note in motions if note.text == words)
        ours = votes.get(motion.id, {})
        assert ballots.items() <= ours.items()
        if len(ours) > len(ballots):
            more[number] = set(ours) - set(ballots)
    assert sum(len(ballots) for _, ballots in rendered_ballots()) == 80
    assert more == LEFT_OUT


def test_a_resolution_in_the_words_of_its_proposal_carries_it(minutes: Minutes) -> None:
    by_id = {note.id: note for note in minutes.notes}
    decided = [(note, by_id[str(note.answers)]) for note in minutes.notes if note.kind == "decision" and note.answers]
    assert decided
    assert [motion.outcome for _, motion in decided] == ["carried"] * len(decided)
    assert [motion.text for _, motion in decided] == [decision.text for decision, _ in decided]


def test_what_was_said_with_a_ballot_is_a_statement_beside_it(minutes: Minutes) -> None:
    said = [note for note in minutes.notes if note.opposes and "right questions" in note.text]
    assert [(note.speaker, note.text) for note in said] == [("JR", "(these aren't the right questions at all)")]


def test_those_present_are_those_listed(minutes: Minutes) -> None:
    wanted = {name.strip() for name in listed_under("Present").split(",")}
    people = roster(minutes).by_key
    assert {people[code].name for code in attendance.present(minutes)} == wanted


def test_the_times_are_those_of_the_log(minutes: Minutes) -> None:
    topic = next(note for note in minutes.notes if note.kind == "item")
    assert topic.at == BEGAN + dt.timedelta(seconds=297)
