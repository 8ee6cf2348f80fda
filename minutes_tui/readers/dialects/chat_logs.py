"""Logs of chats as source blocks: IRC with the conventions of W3C's scribes and of MeetBot, and what meeting programs,
WhatsApp and Slack save."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from minutes_tui.readers.source_blocks import SourceBlock

STAMP = r"\[?(?:\d{4}-\d\d-\d\d[T ]|[A-Z][a-z]{2} \d\d? )?\d\d?:\d\d(?::\d\d)?(?:\.\d+)?Z?\]?"
SAID = re.compile(rf"(?:{STAMP}[ \t]+)?<[@+~&% ]?(?P<nick>[^<>\t]{{1,60}})>[ \t]*(?P<text>.*)")
SAVED = re.compile(r"(?:\d\d:)?\d\d:\d\d\t(?P<nick>[^\t]{1,80}?):\t(?P<text>.*)")
COLUMNS = re.compile(rf"{STAMP}\t(?P<nick>[^\t]{{0,60}})\t(?P<text>.*)")
"""A line of WeeChat: time, who, what; arrows and dashes stand in the place of the name where nobody speaks."""
DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \u202f]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f][APap]\.?[Mm]\.?)?"
PHONED = re.compile(rf"\u200e?(?:{DAY} - |\[{DAY}\] )(?:(?P<nick>[^:\n]{{1,60}}?): )?(?P<text>.*)")
"""A line of WhatsApp: the day and time, and who; what it says itself names nobody."""
OF_PROGRAM = "\u200e"
"""Before what WhatsApp itself writes in the name of somebody or of the group: that a picture was left out."""
DATED = re.compile(r"\u200e?\[?(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})\b(?![^-\]\t]*[AaPp]\.?[Mm])")
"""A line with the day before the time; one with AM or PM may have the month first."""
COPIED = re.compile(r"(?P<nick>[^\W\d_][^\t:]{0,50}?)(?:[ \u00a0]{1,3}|\t)\[?\d{1,2}:\d\d(?:[ \u202f]?[AaPp][Mm])?\]?")
"""The line above a message that was copied from Slack: who, and when."""
COMMAND = re.compile(r"#(?P<name>[a-z]+)\b[ \t]*(?P<text>.*)", re.IGNORECASE)
"""What is said to MeetBot."""
WRITTEN = {
    "action": "Action", "agreed": "Agreed", "accepted": "Accepted", "rejected": "Rejected", "info": "Info",
    "idea": "Idea", "help": "Help", "link": "Link", "motion": "Motion", "startvote": "Vote", "halp": "Help",
}  # fmt: skip
"""Its commands whose words are of the minutes, and what stands before those there."""
HEADED = {"topic": "topic", "subtopic": "heading", "meetingname": "heading", "startmeeting": "heading"}
"""Its commands whose words head something."""
SENT = re.compile(
    rf"{STAMP}[ \t]+(?:From|Von|De|Da|Van|Från|Fra)[ \t]+(?P<nick>\S[^\t:]{{0,80}}?)"
    rf"(?:[ \t]+(?:to|an|à|a|para|aan|till|til)[ \t]+(?P<to>\S[^:]{{0,80}}?))?[ \t]*:(?:[ \t]+(?P<text>.*)|[ \t]*$)"
)
"""A message as meeting programs save it, with those to whom it went."""
TO_ALL = frozenset({"everyone", "alle", "alla", "todos", "tout le monde", "tutti", "iedereen"})
"""To whom a message goes that is for all; one to anybody else is private."""
APART = re.compile(rf"--- |{STAMP}[ \t]+-[^\s-][^\s]*-[ \t]")
"""What a program writes into its log, and notices: nobody's words in the meeting."""
OPENED = re.compile(r"(--- Log opened \w+ \w+ \d+ )([\d:]+ )(\d{4}.*)")
"""When a log begins: its time stands before the year there."""
ACTED = re.compile(rf"{STAMP}[ \t]+(?:\*|-!-|-->|<--)[ \t]+(?P<text>.*)|(?:\*(?=\t)|-!-|-->|<--|---)[ \t]+.*")
COLOURS = re.compile(r"\x03(?:\d{1,2}(?:,\d{1,2})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]")
BOTS = frozenset({
    "zakim", "rrsagent", "trackbot", "ghbot", "github-bot", "agendabot", "meetbot", "openstack", "zodbot", "xml2rfc",
    "tidbot", "gb", "coverbot", "bridgebot",
})  # fmt: skip
NOISE = re.compile(
    r"\S+ has (?:joined|left|quit|changed)\b|(?:zakim|rrsagent|trackbot|agendabot|ghbot)\b[,:]|"
    r"(?:q[+?-]|[+-]q|ack|queue[+=?-]|qq[+-]|vq\?)(?:\s|$)|(?:present|regrets|agenda|guests?|scribe|scribenick|chair|"
    r"chairs|meeting|date|previous meeting)\s*[+:-]|s/|i/|/me\b|"
    r"Reacted to \"|Removed a \S+ reaction",
    re.IGNORECASE,
)
"""What is said to the bots, and what they say."""
ATTENDED = re.compile(r"(?:present|chairs?|regrets|apologies|absent|attendees|guests?)\s*:\s*\S", re.IGNORECASE)
"""Who is there, as somebody writes it for all to see; with a plus it is said to a bot."""
SCRIBE = re.compile(r"scribe(?:nick)?\s*[+:]\s*(\S+)", re.IGNORECASE)
CORRECTION = re.compile(r"s/([^/]+)/([^/]*)/?\w?\s*$")
UNSPOKEN = re.compile(
    r"(?:(?:sub)?topic|resolved|resolution|decision|agreed|action|proposal|proposed)\s*:", re.IGNORECASE
)
"""What is written for all to see, and is nobody's words."""
GOES_ON = re.compile(r"(?:\.\.\.|…)\s*(?=\S)")
SCRIBED = re.compile(r"([^\W\d_][\w.\-() ]{0,30}?):(?:\s+|$)(?!//)")
MOST_COPIED = 6
"""Lines of a message that was copied, on average."""
LEAST = 0.5
"""Share of the lines that are of a chat in a log of one."""


def is_log(text: str) -> bool:
    """Whether a text is the log of a chat."""
    lines = [line for line in text.split("\n")[:400] if line.strip()]
    copied = [at for at, line in enumerate(lines) if COPIED.fullmatch(line.strip())]
    if len(copied) > 2 and copied[0] < 3 and len(lines) < MOST_COPIED * len(copied):
        return True
    return len(lines) > 2 and sum(map(_is_said, lines)) > LEAST * len(lines)


def _is_said(line: str) -> bool:
    """Whether a line is of a message: its first, or one that goes on with it."""
    forms = (SAID, SAVED, SENT, COLUMNS, PHONED)
    return bool(any(form.match(line) for form in forms) or line.startswith("\t"))


def blocks(text: str) -> Iterator[SourceBlock]:
    """What each said; bots, the queue and who came are furniture. What a scribe writes is said by whom it names, and
    goes on behind three dots though others write between."""
    found: list[SourceBlock] = []
    scribe, spoke = "", ""
    is_copied = not any(map(_is_said, text.split("\n")[:20]))
    lines = COLOURS.sub("", text).replace("\r\n", "\n").split("\n")
    if day := next((match[1] for match in map(DATED.match, lines[:20]) if match), ""):
        found.append(SourceBlock(kind="furniture", text=day, line=1))
    nicks = {match["nick"].strip("_") for match in map(SAID.match, lines) if match}
    days = [day] if day else []
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        if (dated := DATED.match(raw)) and days and dated[1] != days[-1]:
            doubt = "The log goes on on another day: these may be two meetings." if len(days) == 1 else ""
            days.append(dated[1])
            found.append(SourceBlock(kind="furniture", text=dated[1], line=number, doubt=doubt))
        if sent := SENT.match(raw):
            is_private = bool(sent["to"]) and sent["to"].casefold().strip() not in TO_ALL
            if is_private:
                found.append(SourceBlock(kind="furniture", text=raw.strip(), line=number))
            else:
                found.append(SourceBlock(text=(sent["text"] or "").strip(), line=number, speaker=called(sent["nick"])))
            continue
        if found and raw.startswith("\t"):
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{raw.strip()}".strip())
            continue
        if opened := OPENED.match(raw):
            found.append(SourceBlock(kind="furniture", text=f"{opened[1]}{opened[3]} {opened[2]}".strip(), line=number))
            continue
        match = SAID.match(raw) or SAVED.match(raw) or COLUMNS.match(raw) or PHONED.match(raw)
        if is_copied and (head := COPIED.fullmatch(raw.strip())):
            found.append(SourceBlock(text="", line=number, speaker=called(head["nick"])))
            continue
        if match and not (match["nick"] or "").strip("-=<>* "):
            found.append(SourceBlock(kind="furniture", text=match["text"].strip(), line=number))
            continue
        if not match:
            if found and not ACTED.match(raw) and not APART.match(raw) and found[-1].kind == "paragraph":
                found[-1] = replace(found[-1], text=f"{found[-1].text}\n{raw.strip()}".strip())
            else:
                found.append(SourceBlock(kind="furniture", text=raw.strip(), line=number))
            continue
        nick, said = match["nick"].strip().lstrip("@+~&%\u200e"), match["text"].strip()
        if not said:
            continue
        if said.startswith(OF_PROGRAM):
            found.append(SourceBlock(kind="furniture", text=f"{nick}: {said.lstrip(OF_PROGRAM)}", line=number))
            continue
        if command := COMMAND.fullmatch(said):
            found.append(_commanded(command, nick, number))
            continue
        if named := SCRIBE.match(said):
            scribe = named[1].strip(".,")
        if ATTENDED.match(said) and nick.casefold().strip("_") not in BOTS:
            found.append(SourceBlock(text=said, line=number, is_unspoken=True))
        elif nick.casefold().strip("_") in BOTS or NOISE.match(said):
            _correct(found, said)
            found.append(SourceBlock(kind="furniture", text=f"{nick}: {said}", line=number))
        elif UNSPOKEN.match(said):
            found.append(SourceBlock(text=said, line=number, is_unspoken=True))
        elif nick.strip("_") == scribe.strip("_") and GOES_ON.match(said) and spoke:
            found.append(SourceBlock(text=said, line=number, goes_on=spoke))
        elif nick.strip("_") == scribe.strip("_") and (lead := SCRIBED.match(said)) and lead.end() < len(said):
            spoke = lead[1]
            if spoke in nicks:
                spoke = called(spoke)
                found.append(SourceBlock(text=said[lead.end() :], line=number, speaker=spoke))
            else:
                found.append(SourceBlock(text=said, line=number))
        else:
            found.append(SourceBlock(text=said, line=number, speaker=called(nick)))
    yield from (block for block in found if block.text)


def _commanded(command: re.Match[str], nick: str, line: int) -> SourceBlock:
    """What somebody said to MeetBot: a topic, what is to be written down, a ballot, or what is for the bot alone."""
    name, said = command["name"].lower(), command["text"].strip()
    if name in HEADED and said:
        kind: Literal["topic", "heading"] = "topic" if name == "topic" else "heading"
        return SourceBlock(kind=kind, text=said, line=line, level=1 if name in ("meetingname", "startmeeting") else 3)
    if name in WRITTEN and said:
        return SourceBlock(text=f"{WRITTEN[name]}: {said}", line=line, is_unspoken=True)
    if name == "vote" and said:
        return SourceBlock(text=said, line=line, speaker=called(nick))
    return SourceBlock(kind="furniture", text=f"{nick}: {command[0]}", line=line)


def called(nick: str) -> str:
    """A nick as a name: Eric_Schuh is Eric Schuh."""
    return re.sub(r"_(?=[^\W_a-z]|\()", " ", nick.strip("_ ")) or nick


def _correct(found: list[SourceBlock], said: str) -> None:
    """Do what `s/old/new/` says to the last words that have the old ones."""
    meant = CORRECTION.match(said)
    if not meant:
        return
    for at in range(len(found) - 1, max(-1, len(found) - 30), -1):
        if found[at].kind == "paragraph" and meant[1] in found[at].text:
            found[at] = replace(found[at], text=found[at].text.replace(meant[1], meant[2], 1))
            return
