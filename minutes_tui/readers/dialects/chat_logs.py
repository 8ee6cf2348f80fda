"""Logs of chats as source blocks: IRC with the conventions of W3C's scribes, and what meeting programs save."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.readers.source_blocks import SourceBlock

STAMP = r"\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d?:\d\d(?::\d\d)?(?:\.\d+)?Z?\]?"
SAID = re.compile(rf"(?:{STAMP}[ \t]+)?<[@+~&%]?(?P<nick>[^<>\t]{{1,60}})>[ \t]*(?P<text>.*)")
SAVED = re.compile(r"(?:\d\d:)?\d\d:\d\d\t(?P<nick>[^\t]{1,80}?):\t(?P<text>.*)")
SENT = re.compile(
    rf"{STAMP}[ \t]+(?:From|Von|De|Da|Van|Från|Fra)[ \t]+(?P<nick>\S[^\t:]{{0,80}}?)"
    rf"(?:[ \t]+(?:to|an|à|a|para|aan|till|til)[ \t]+(?P<to>\S[^:]{{0,80}}?))?[ \t]*:(?:[ \t]+(?P<text>.*)|[ \t]*$)"
)
"""A message as meeting programs save it, with those to whom it went."""
TO_ALL = frozenset({"everyone", "alle", "alla", "todos", "tout le monde", "tutti", "iedereen"})
"""To whom a message goes that is for all; one to anybody else is private."""
APART = re.compile(rf"--- |{STAMP}[ \t]+-[^\s-][^\s]*-[ \t]")
"""What a program writes into its log, and notices: nobody's words in the meeting."""
ACTED = re.compile(rf"{STAMP}[ \t]+(?:\*|-!-|-->|<--)[ \t]+(?P<text>.*)")
COLOURS = re.compile(r"\x03(?:\d{1,2}(?:,\d{1,2})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]")
BOTS = frozenset({
    "zakim", "rrsagent", "trackbot", "ghbot", "github-bot", "agendabot", "meetbot", "openstack", "zodbot", "xml2rfc",
    "tidbot", "gb", "coverbot", "bridgebot",
})  # fmt: skip
NOISE = re.compile(
    r"\S+ has (?:joined|left|quit|changed)\b|(?:zakim|rrsagent|trackbot|agendabot|ghbot)\b[,:]|"
    r"(?:q[+?-]|[+-]q|ack|queue[+=?-]|qq[+-]|vq\?)(?:\s|$)|(?:present|regrets|agenda|guests?|scribe|scribenick|chair|"
    r"chairs|meeting|date|previous meeting)\s*[+:-]|s/|i/|/me\b|#(?:startmeeting|endmeeting|chair|save)\b|"
    r"Reacted to \"|Removed a \S+ reaction",
    re.IGNORECASE,
)
"""What is said to the bots, and what they say."""
SCRIBE = re.compile(r"scribe(?:nick)?\s*[+:]\s*(\S+)", re.IGNORECASE)
CORRECTION = re.compile(r"s/([^/]+)/([^/]*)/?\w?\s*$")
UNSPOKEN = re.compile(
    r"(?:(?:sub)?topic|resolved|resolution|decision|agreed|action|proposal|proposed)\s*:", re.IGNORECASE
)
"""What is written for all to see, and is nobody's words."""
GOES_ON = re.compile(r"(?:\.\.\.|…)\s*(?=\S)")
SCRIBED = re.compile(r"([^\W\d_][\w.\-() ]{0,30}?):(?:\s+|$)(?!//)")
LEAST = 0.5
"""Share of the lines that are of a chat in a log of one."""


def is_log(text: str) -> bool:
    """Whether a text is the log of a chat."""
    lines = [line for line in text.split("\n")[:400] if line.strip()]
    return len(lines) > 2 and sum(map(_is_said, lines)) > LEAST * len(lines)


def _is_said(line: str) -> bool:
    """Whether a line is of a message: its first, or one that goes on with it."""
    return bool(SAID.match(line) or SAVED.match(line) or SENT.match(line) or line.startswith("\t"))


def blocks(text: str) -> Iterator[SourceBlock]:
    """What each said; bots, the queue and who came are furniture. What a scribe writes is said by whom it names, and
    goes on behind three dots though others write between."""
    found: list[SourceBlock] = []
    scribe, spoke = "", ""
    lines = COLOURS.sub("", text).replace("\r\n", "\n").split("\n")
    nicks = {match["nick"].strip("_") for match in map(SAID.match, lines) if match}
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
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
        match = SAID.match(raw) or SAVED.match(raw)
        if not match:
            if found and not ACTED.match(raw) and not APART.match(raw) and found[-1].kind == "paragraph":
                found[-1] = replace(found[-1], text=f"{found[-1].text}\n{raw.strip()}")
            else:
                found.append(SourceBlock(kind="furniture", text=raw.strip(), line=number))
            continue
        nick, said = match["nick"], match["text"].strip()
        if not said:
            continue
        if named := SCRIBE.match(said):
            scribe = named[1].strip(".,")
        if nick.casefold().strip("_") in BOTS or NOISE.match(said):
            _correct(found, said)
            found.append(SourceBlock(kind="furniture", text=f"{nick}: {said}", line=number))
        elif UNSPOKEN.match(said):
            found.append(SourceBlock(text=said, line=number))
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
