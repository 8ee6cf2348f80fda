"""Meetings of the corpus as records: what was prepared for each, and the lines that a rapporteur would have typed.

`python tests/corpus.py` prints how often each check finds something; with names of meetings, each finding with its
hash and the words around it, for a verdict in `judged.tsv`.
"""

import argparse
import datetime as dt
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import blake2s
from pathlib import Path

from msgspec import Struct

from minutes_tui import checks, commands
from minutes_tui.editor import Editor
from minutes_tui.model.minutes import TABLES, Minutes, Problem
from minutes_tui.record import Record

CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus"
JUDGED = Path(__file__).with_name("judged.tsv")
AROUND = 20
"""Characters beside the words of a finding by which one place is told from another."""
NOW = dt.datetime(2025, 3, 12, 10, 30, tzinfo=dt.UTC)

People = dict[str, str]
"""Names by their codes."""


class Held(Struct, frozen=True):
    """A meeting as somebody would have prepared and typed it."""

    people: People
    lines: list[str]
    """`## title` takes an agenda item up, which is put on the agenda; all others are lines of the grammar."""
    away: frozenset[str] = frozenset()


def coded(names: Iterable[str]) -> People:
    """A code of two capitals or more for each name, all different."""
    people: People = {}
    for name in dict.fromkeys(names):
        words = [word for word in ("".join(filter(str.isalnum, part)) for part in name.split()) if word]
        last = words[-1]
        forms = ["".join(word[0] for word in words)] if len(words) > 1 else [last[:3], last]
        forms += [words[0][:1] + last[:length] for length in range(2, len(last) + 2)]
        forms += [f"{forms[-1]}{number}" for number in range(2, 9)]
        people[next(form.upper() for form in forms if len(form) > 1 and form.upper() not in people)] = name
    return people


def calls(people: People) -> dict[str, str]:
    """Codes by each small name by which somebody alone is called."""
    found: dict[str, list[str]] = {}
    for code, name in people.items():
        for call in {code, name, *name.split(), *name.replace(" ", "_").split()}:
            found.setdefault(call.lower(), []).append(code)
    return {call: codes[0] for call, codes in found.items() if len(codes) == 1}


def speaker(text: str, by: dict[str, str]) -> tuple[str, int]:
    """The code of the speaker with whom a text begins, and where the words begin."""
    found = re.match(r"(\?\?|\?|[^\W\d][\w'’. -]{0,24}?) ?: *(?=[^\s/])", text)
    if not found:
        return "", 0
    code = "?" if found[1] in ("?", "??", "XX") else by.get(found[1].lower(), "")
    if not code and re.fullmatch(r"[A-Z]{2,4}", found[1]):
        code = found[1]
    return code, found.end() if code else 0


def said(text: str, by: dict[str, str]) -> str:
    """A line of a text as it is typed: by its speaker, or as words."""
    code, start = speaker(text, by)
    return f"{code}: {text[start:]}" if code else words(text)


def words(text: str) -> str:
    """Words, whatever they look like at their start."""
    return f"\\{text}" if re.match(r"[/\\#!>+|@]|s/|- |\d+/|//|--|\.\.\. ?$", text) else text


def plain(text: str) -> str:
    """Without the links, pictures and anchors of Markdown and HTML, and without what it makes bold."""
    text = re.sub(r"<!--.*?-->|</?[a-z][^>]*>", "", text, flags=re.S)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\[\]]+)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\*\*|\\(?=[.*_])", "", text).strip()


def written(text: str, by: dict[str, str]) -> Iterator[str]:
    """A Markdown text: headings, lists, quoted code as it stands, and paragraphs of joined lines."""
    paragraph: list[str] = []
    code: list[str] | None = None
    for raw in [*text.splitlines(), ""]:
        if code is not None:
            if raw.strip().startswith("```"):
                yield words(f"`{' '.join(code)}`") if code else "\\```"
                code = None
            elif raw.strip():
                code.append(raw.strip().replace("`", ""))
            continue
        heading, item = re.match(r"(#+)\s+(.+)", raw), re.match(r"\s*([*•–-]|\d+[.)])\s+(.+)", raw)
        starts = heading or item or not raw.strip() or re.match(r"\s*(```|---+\s*$|\|)|[\w .]{2,20}: ", raw)
        if starts and paragraph:
            joined = " ".join(paragraph)
            yield joined if joined.startswith("- ") else said(joined, by)
            paragraph = []
        if heading:
            yield ("## " if len(heading[1]) < 3 else "# ") + plain(heading[2])
        elif item and (content := plain(item[2])):
            paragraph = [content] if speaker(content, by)[0] else [f"- {content}"]
        elif raw.strip().startswith("```"):
            code = []
        elif (content := plain(raw)) and not re.match(r"-{3,}|\|", content):
            paragraph.append(content)


def promised(text: str, by: dict[str, str]) -> str:
    """An action item, by the code of somebody whose name it begins with."""
    who, _, what = text.partition(" to ")
    return f"> {by[who.lower()]} to {what}" if what and who.lower() in by else f"> {text}"


def tc39(text: str) -> Held:
    people = {code: name.strip() for name, code in re.findall(r"^\| ([^|]+?) +\| ([A-Z]{2,4}) +\|", text, re.M)}
    return Held(people, list(written(text.split("## ", 1)[1], calls(people))))


def httpwg(text: str) -> Held:
    head, body = text.split("## Thursday", 1)
    people = coded(re.findall(r"^\* ([A-Z][^(\n-]+?) (?:\(|- )", head, re.M))
    by = calls(people) | {"mnot": calls(people)["mark"]}
    return Held(people, list(written(body, by)))


def wasm(text: str) -> Held:
    body = text.split("### Tuesday", 1)[1]
    listed = re.findall(r"^\| ([A-Za-z][\w. ]+?) *\| [\w* ]+ \|", body, re.M)
    people = coded(name for name in listed if name not in ("Attendee", "Dates"))
    return Held(people, list(written(body, calls(people))))


def openssl(text: str) -> Held:
    head, body = text.split("Agenda:", 1)
    people = coded(line.strip() for line in head.split("Attendees:")[1].splitlines() if line.strip())
    body = re.sub(r"^\*\* ", "## ", body.split("** ", 1)[1], flags=re.M)
    by = calls(people)
    lines = written("## " + body.replace("\nAI: ", "\n\nACTION: "), by)
    return Held(people, [promised(line[8:], by) if line.startswith("ACTION: ") else line for line in lines])


def township(text: str) -> Held:
    present = re.search(r"following present: (.+)\.", text)
    assert present
    return Held(coded(present[1].split(", ")), list(written(text.split("---\n", 1)[1], {})))


def verein(text: str) -> Held:
    names = re.findall(r"^(?!Der |Die )([A-Z]\w+ [A-Z]\w+) wird |^• (.+)$", text, re.M)
    return Held(coded(one or two for one, two in names), list(written(text.split("\n## ", 1)[1], {})))


def rennes(text: str) -> Held:
    present, excused = (re.findall(rf"\*\*{what}[^:]*:\*\* (.+?) *$", text, re.M)[0] for what in ("Présent", "Excusée"))
    people = coded([*present.split(", "), *excused.split(", ")])
    away = frozenset(list(people)[len(present.split(", ")) :])
    return Held(people, list(written(text.split("## Ordre du jour", 1)[1].split("\n## ", 1)[1], {})), away)


def ruby(text: str) -> Held:
    nicks = [nick for nick in re.findall(r"^ *\* ([a-z_0-9]{3,12}): ", text, re.M) if nick not in ("memo", "ticket")]
    people = {nick: nick for nick in dict.fromkeys(nicks)}
    return Held(people, list(written(text.split("---", 2)[2], calls(people))))


def node(text: str) -> Held:
    people = coded(re.findall(r"^\* ([^@\n]+?) @\S+ \(TSC\)", text, re.M))
    return Held(people, list(written(text.split("## Agenda", 1)[1], calls(people))))


def cues(text: str) -> Held:
    """A WebVTT transcript, the cues of one speaker in a row as one statement of at most some sentences."""
    turns: list[tuple[str, str]] = []
    for cue in re.split(r"\r?\n\r?\n", text)[1:]:
        match = re.match(r"([^:]+): (.+)", cue.splitlines()[-1]) if cue.strip() else None
        if match and turns and turns[-1][0] == match[1] and len(turns[-1][1]) < 600:
            turns[-1] = (match[1], f"{turns[-1][1]} {match[2]}")
        elif match:
            turns.append((match[1], match[2]))
    people = coded(name for name, _ in turns)
    codes = {name: code for code, name in people.items()}
    return Held(people, [f"{codes[name]}: {what}" for name, what in turns])


def chat(text: str) -> Held:
    """A chat without its reactions."""
    turns = [
        (match[1].rstrip(":"), " ".join(match[2].split()))
        for match in re.finditer(r"^[\d:]{8}\t([^\t]+)\t((?:.|\n(?![\d:]{8}\t))+)", text, re.M)
        if not match[2].startswith(("Reacted to", "Removed a"))
    ]
    people = coded(name for name, _ in turns)
    codes = {name: code for code, name in people.items()}
    kept = [(name, re.sub(r"^Replying to \"[^\"]*\" *", "", what)) for name, what in turns]
    return Held(people, [f"{codes[name]}: {what}" for name, what in kept if what])


def summary(text: str) -> Held:
    lines: list[str] = []
    told = json.loads(text)
    for title, points in told["highlights"].items():
        lines.append(f"## {title.replace('_', ' ').capitalize()}")
        lines += [words(point["highlight"]) for point in points]
    lines += [f"! {point['decision']}" for point in told["decisions"]]
    lines += [f"> {point['action']} ({point['owner']})" for point in told["action_items"]]
    return Held({}, lines)


def spoken(text: str) -> Held:
    sentences = [each["text"] for each in json.loads(text)["sentences"]]
    return Held({}, [words(" ".join(sentences[at : at + 4])) for at in range(0, len(sentences), 4)])


TAGS = {"topic": "## {}", "action": "> {}", "resolution": "! {}", "resolved": "! {}", "proposal": "PROPOSED: {}"}


def channel(lines: Iterable[tuple[str, str]], people: People) -> Held:
    """What a scribe and others wrote in a channel: speakers by their nicks, commands as lines, without the queue."""
    by, typed = calls(people), list[str]()
    noise = r"present\+|regrets|zakim|rrsagent|trackbot|[+-]?q[+?-]?\b|ack\b|scribe|chair|agenda|meeting:|date:"
    for nick, what in lines:
        text = what.strip()
        tag = re.match(r"#?(\w+):? *(.*)", text)
        if nick.lower() in ("zakim", "rrsagent", "trackbot") or re.match(noise, text, re.I) or "has joined #" in text:
            continue
        if tag and tag[1].lower() in TAGS and (":" in text[:16] or text.startswith("#")):
            is_action = tag[1].lower() == "action"
            typed.append(promised(tag[2], by) if is_action else TAGS[tag[1].lower()].format(tag[2]))
        elif re.fullmatch(r"[+-]?[01]", text):
            typed.append(f"{text} {by.get(nick.lower(), nick)}")
        elif text.startswith("... "):
            typed.append(text)
        elif speaker(text, by)[0]:
            typed.append(said(text, by))
        elif not re.match(r"s/|#", text):
            typed.append(f"{by.get(nick.lower(), nick)}: {text}")
    return Held(people, [line for line in typed if line.strip()])


def telecon(text: str) -> Held:
    turns = re.findall(r"^\S+\s+<([^>]+)>\s+(.+)$", text, re.M)
    present = [re.sub(r"_?\(.*\)", "", nick).replace("_", " ") for nick, what in turns if what.startswith("present+")]
    names = {"Brian": "Brian Sletten", "Orie": "Orie Steele", "Brent": "Brent Zundel", "mprorock": "Mike Prorock"}
    people = coded(names.get(name, name) for name in present)
    return channel(turns, people)


def teleconference(text: str) -> Held:
    turns = re.findall(r"^[\d:]+ <([^>]+)> (.+)$", text, re.M)
    names = ["Michael Cooper", "Katie Haritos-Shea", "David MacDonald", "Jon Avila", "Loretta Guarino Reid",
             "Kathy Wahlbin", "Marc Johlic", "Joshue O'Connor", "Gregg Vanderheiden", "James Nurthen"]  # fmt: skip
    people = {"AWK": "AWK"} | coded(names)
    return channel(turns, people)


def mailed(text: str) -> Held:
    """Rendered minutes with folded lines."""
    present = re.search(r"^Present:\n((?:  .+\n)+)", text, re.M)
    assert present
    people = coded(re.sub(r" \(.*\)", "", name) for name in " ".join(present[1].split()).split(", "))
    body = re.sub(r"\n  (?! *\.\.\.)", " ", text.split("is scribing.\n", 1)[1])
    by, typed = calls(people), list[str]()
    for line in map(str.strip, body.splitlines()):
        tag = re.match(r"([A-Za-z]+): +(.+)", line)
        if tag and tag[1].lower() in TAGS:
            typed.append(TAGS[tag[1].lower()].format(tag[2]))
        elif line:
            typed.append(line if line.startswith("... ") else said(re.sub(r":  +", ": ", line), by))
    return Held(people, typed)


def meetbot(text: str) -> Held:
    told = [(each["sender"], each["payload"]) for each in json.loads(text)["messages"]]
    people = coded(nick.strip("[]") for nick, _ in told)
    return channel(told, people)


def ledger(text: str) -> Held:
    """Ballots by name: a motion each, and one line for each answer."""
    body = text.split("----------------\n", 2)[2]
    names = sorted(set(re.findall(r"^  (\w+) +\[[+ -]?\d\]", body, re.M)))
    people, lines = coded(names), list[str]()
    codes = {name: code for code, name in people.items()}
    for block in body.split("----------------\n"):
        topic = re.search(r"topic: ((?:.+\n)+?)(?=Proposed|comment|Public)", block, re.I)
        if not topic:
            continue
        title = " ".join(topic[1].split())
        counts = re.search(r"for: *(\d+), against: *(\d+), abstained: *(\d+)", block)
        lines.append(f"PROPOSED: {title}")
        lines += [f"/vote {title} {'-'.join(counts.groups())}"] if counts else []
        for mark in ("+1", "0", "-1"):
            cast = [codes[name] for name, vote in re.findall(r"^  (\w+) +\[([+ -]?\d)\]", block, re.M)
                    if (vote if vote in ("+1", "-1") else "0") == mark]  # fmt: skip
            lines += [f"{mark} {', '.join(cast)}"] if cast else []
        is_withdrawn = "accepted:  vote withdraw" in block
        lines.append("/withdrawn" if is_withdrawn else "/carried" if "accepted:  yes" in block else "/lost")
    return Held(people, lines)


ACDC = "ethereum+pm/.github/ACDbot/artifacts/acdc/2026-08-06_184/"
ASSEMBLY = "Westwoodlabs+wiki/wiki/Offizielles/Protokolle/Mitgliederversammlungen/2021-02-11-Mitgliederversammlung.md"
BOARD = "PQuod+MaisondelaPoesiedeRennes/_espace-admin-cr/2022-11-29-ca-conseil-dadministration-du-19-mai-2021.md"
MEETBOT = "pronovic+hcoop-meetbot/src/tests/hcoopmeetbotlogic/fixtures/test_cli/2022-06-04.log.json"
WHISPER = "CouncilDataProject+cdp-backend/cdp_backend/tests/resources/example_whisper_output_transcript.json"

MEETINGS: dict[str, tuple[str, Callable[[str], Held], str]] = {
    "tc39": ("tc39+notes/meetings/2025-05/may-30.md", tc39, "en"),
    "httpwg": ("httpwg+wg-materials/interim-14-06/minutes.md", httpwg, "en"),
    "wasm": ("WebAssembly+meetings/main/2017/CG-07.md", wasm, "en"),
    "ccg": ("w3c-ccg+meetings/2021-07-13-vchttpapi/irc.log", telecon, "en"),
    "ccg-mail": ("w3c-ccg+meetings/2021-07-13-vchttpapi/email.log", mailed, "en"),
    "wcag": ("w3c+scribe2/sample-fancy.txt", teleconference, "en"),
    "acdc": (f"{ACDC}transcript.vtt", cues, "en"),
    "acdc-chat": (f"{ACDC}chat.txt", chat, "en"),
    "acdc-summary": (f"{ACDC}tldr.json", summary, "en"),
    "openssl": ("openssl+otc/meeting-minutes/2022/minutes-2022-01-18.txt", openssl, "en"),
    "ledger": ("openssl+otc/votes.txt", ledger, "en"),
    "township": ("jaysonwhelpley+FayetteTownshipDocuments/meeting-minutes/2025-04-09-Minutes.md", township, "en"),
    "node": ("nodejs+TSC/meetings/2018-01-31.md", node, "en"),
    "hcoop": (MEETBOT, meetbot, "en"),
    "council": (WHISPER, spoken, "en"),
    "verein": (ASSEMBLY, verein, "de"),
    "rennes": (BOARD, rennes, "fr"),
    "ruby": ("ruby+dev-meeting-log/2020/DevelopersMeeting20200826Japan.md", ruby, "en"),
}


def prepared(title: str, language: str, held: Held) -> str:
    """The record before the first line is typed."""
    text = f'format = 1\n\n[meeting]\ntitle = {json.dumps(title)}\ndate = 2025-03-12\nlanguage = "{language}"\n'
    for code, name in held.people.items():
        presence = "apologies" if code in held.away else "present"
        text += f'\n[[participant]]\nkey = {json.dumps(code)}\nname = {json.dumps(name)}\npresence = "{presence}"\n'
    for number, line in enumerate(filter(lambda line: line.startswith("## "), held.lines), 1):
        text += f'\n[[agenda]]\nkey = "i{number}"\ntitle = {json.dumps(line[3:])}\n'
    return text


def typed(held: Held) -> Iterator[str]:
    number = 0
    for line in held.lines:
        number += line.startswith("## ")
        yield f"/item i{number}" if line.startswith("## ") else line


@cache
def meeting(name: str) -> Minutes:
    """A meeting of the corpus as a record."""
    path, read, language = MEETINGS[name]
    held = read((CORPUS / path).read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.toml"
        file.write_text(prepared(name, language, held), "utf-8")
        editor = Editor(Record.open(file), lambda: NOW)
        for line in typed(held):
            commands.enter(editor, line)
        minutes = editor.minutes
        editor.record.close()
    return minutes


def hashed(minutes: Minutes, problem: Problem) -> str:
    """By which a finding is known without a word of it: its check, the words that it is about, those around them."""
    if problem.table == "note":
        text = minutes.notes[problem.index].text
        start, end = problem.span or (0, AROUND)
        about = f"{text[:start].split(chr(10))[-1][-AROUND:]}|{text[start:end]}|{text[end:].split(chr(10))[0][:AROUND]}"
    else:
        entry = getattr(minutes, TABLES[problem.table].attribute)
        about = str((entry if problem.table == "meeting" else entry[problem.index]).__class__) + str(problem.index)
    return blake2s(f"{problem.check}\n{about}".encode(), digest_size=4).hexdigest()


def place(minutes: Minutes, problem: Problem) -> str:
    """Where a finding stands: a note by its id, any other entry by its table and number."""
    if problem.table == "note":
        return minutes.notes[problem.index].id
    return f"{problem.table} {problem.index}"


def word_count(minutes: Minutes) -> int:
    return sum(len(note.text.split()) for note in minutes.notes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[[], *MEETINGS], help="show all that is found in these")
    wanted = parser.parse_args()
    for name in wanted.names or MEETINGS:
        minutes = meeting(name)
        found = checks.problems(minutes)
        count = word_count(minutes)
        print(f"{name}: {len(minutes.notes)} notes, {count} words, {len(found)} findings", end=" ")
        print(f"({1000 * len(found) / count:.1f} a thousand)", dict(Counter(each.check for each in found)))
        for each in found if wanted.names else ():
            note = minutes.notes[each.index] if each.table == "note" else None
            around = ""
            if note:
                start, end = each.span or (0, 30)
                around = f"{note.text[max(start - 40, 0) : start]}⟦{note.text[start:end]}⟧{note.text[end : end + 40]}"
            print("\t".join((name, place(minutes, each), each.check, hashed(minutes, each), each.text, repr(around))))


if __name__ == "__main__":
    main()
