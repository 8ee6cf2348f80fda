"""Meetings of the corpus as records, roughly: enough to see what the checks say of them.

`python tests/corpus.py` prints what each check finds in each meeting; `python tests/corpus.py NAME` all of one.
"""

import argparse
import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from minutes_tui import checks
from minutes_tui.model import AgendaItem, Meeting, Minutes, Note, Participant
from minutes_tui.sequence import Grown

CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus"

Said = tuple[str, str]
"""Who, by name or code, and what; nobody where it is narrative."""


def attendees(text: str) -> Iterator[Participant]:
    """Rows of a table of name, abbreviation and organisation, or bullets of a name and an organisation."""
    for name, code, place in re.findall(r"^\| ([^|]+?) +\| ([A-Z]{2,4}) +\| ([^|]+?) +\|$", text, re.M):
        yield Participant(key=code, name=name, affiliation=place)
    for name, place in re.findall(r"^\* ([A-Z][\w'’-]+(?: [A-Z][\w'’.-]+)+) \(([^)]+)\)$", text, re.M):
        yield Participant(key="".join(word[0] for word in name.split()) + f"{len(name)}", name=name, affiliation=place)


def spoken(text: str) -> Iterator[Said]:
    """Paragraphs, with who says them where one begins with a name or code and a colon."""
    for paragraph in re.split(r"\n\s*\n", re.sub(r"^\|.*\n", "", text, flags=re.M)):
        said = re.match(r"([?]|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)?|[a-z]{3,8}): (.+)", paragraph.strip(), re.S)
        if said:
            yield said[1], said[2]
        elif paragraph.strip():
            yield "", paragraph.strip()


def cues(text: str) -> Iterator[Said]:
    """The cues of a WebVTT transcript, those of one speaker in a row as one."""
    before, words = "", ""
    for cue in re.split(r"\r?\n\r?\n", text)[1:]:
        said = re.match(r"([^:]+): (.+)", cue.splitlines()[-1]) if cue.strip() else None
        if said and said[1] == before:
            words += " " + said[2]
        elif said:
            if words:
                yield before, words
            before, words = said[1], said[2]
    if words:
        yield before, words


def log(text: str) -> Iterator[Said]:
    """An IRC log with a clock."""
    yield from re.findall(r"^\S+\s+<([^>]+)>\s+(.+)$", text, re.M)


Reader = Callable[[str], Iterator[Said]]

MEETINGS: dict[str, tuple[str, Reader, str]] = {
    "tc39": ("tc39+notes/meetings/2025-05/may-30.md", spoken, "en"),
    "httpwg": ("httpwg+wg-materials/interim-14-06/minutes.md", spoken, "en"),
    "wasm": ("WebAssembly+meetings/main/2017/CG-07.md", spoken, "en"),
    "ccg": ("w3c-ccg+meetings/2021-07-13-vchttpapi/irc.log", log, "en"),
    "acdc": ("ethereum+pm/.github/ACDbot/artifacts/acdc/2026-08-06_184/transcript.vtt", cues, "en"),
    "openssl": ("openssl+otc/meeting-minutes/2022/minutes-2022-01-18.txt", spoken, "en"),
    "township": ("jaysonwhelpley+FayetteTownshipDocuments/meeting-minutes/2025-04-09-Minutes.md", spoken, "en"),
    "verein": (
        "Westwoodlabs+wiki/wiki/Offizielles/Protokolle/Mitgliederversammlungen/2021-02-11-Mitgliederversammlung.md",
        spoken,
        "de",
    ),
    "rennes": (
        "PQuod+MaisondelaPoesiedeRennes/_espace-admin-cr/2022-11-29-ca-conseil-dadministration-du-19-mai-2021.md",
        spoken,
        "fr",
    ),
    "ruby": ("ruby+dev-meeting-log/2020/DevelopersMeeting20200826Japan.md", spoken, "en"),
}


def meeting(name: str, folder: Path = CORPUS) -> Minutes:
    """A meeting of the corpus as a record."""
    path, read, language = MEETINGS[name]
    text = (folder / path).read_text("utf-8")
    people = list(attendees(text))
    by_call = {call: person.key for person in people for call in (person.key, person.name, person.name.split()[0])}
    notes, title, item, agenda = [], "", "", []
    for number, (who, words) in enumerate(read(text), 1):
        heading = re.match(r"#+ (.+)", words)
        if heading and not who:
            title, item = title or heading[1], f"i{number}"
            agenda.append(AgendaItem(key=item, title=heading[1]))
            notes.append(Note(id=str(number), kind="item", item=item, outcome="taken up"))
            continue
        code = by_call.get(who, who)
        if who and who != "?" and code not in {person.key for person in people}:
            people.append(Participant(key=code, name=who))
        attribution = "prefix" if who else "none"
        notes.append(Note(id=str(number), item=item, speaker=code, attribution=attribution, text=words))
    return Minutes(
        meeting=Meeting(title=title or name, date=dt.date(2025, 5, 30), language=language),
        participants=tuple(people),
        agenda=tuple(agenda),
        notes=Grown(notes),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[[], *MEETINGS], help="show all that is found in these")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    wanted = parser.parse_args()
    for name in wanted.names or MEETINGS:
        minutes = meeting(name, wanted.corpus)
        began = time.perf_counter()
        found = checks.problems(minutes)
        took = (time.perf_counter() - began) * 1000
        print(f"{name}: {len(minutes.notes)} notes, {took:.0f} ms", dict(Counter(each.check for each in found)))
        for each in found if wanted.names else ():
            note = minutes.notes[each.index] if each.table == "note" else None
            around = note.text[max(each.span[0] - 30, 0) : each.span[1] + 30] if note and each.span else ""
            print(f"  {each.check:14} {each.text}  [{around!r}]" if around else f"  {each.check:14} {each.text}")


if __name__ == "__main__":
    main()
