"""Captions with times as source blocks: WebVTT and SubRip, as meeting programs save them."""

import html
import re
from collections.abc import Iterator

from minutes_tui.readers.source_blocks import SourceBlock

CUE = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d\d[.,:]\d{3}\s+-->\s+(?:\d+:)?\d{1,2}:\d\d[.,:]\d{3}")
VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^<>]+)>")
BEFORE_VOICE = re.compile(r"(?=<v(?:\.[\w.]+)?\s)")
NAMED = re.compile(r"(?:>>\s*)?([^\W\d_][^:<>\n]{0,60}?):\s+")
TAG = re.compile(r"</?[a-z][^<>]*>|<[\d:.]+>", re.IGNORECASE)
NAMED_ABOVE = re.compile(r"\(([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})\)")
"""A name on a line of its own, above what is said: "(Ona Raud)"."""
DASH = re.compile(r"[-–—]?\s*")
SOUND = re.compile(r"(?:\s*(?:\[[^\[\]]*\]|\([^()]*\)|♪[^♪]*♪?)\s*)+")
"""A cue that is no speech: [MUSIC]."""
CHANGE = re.compile(r"(?:^|(?<=\s))(?:>>|[-–—])\s*(?=\S)")
"""What begins a line of somebody else who is not named."""
LONG = 600
"""Characters of a paragraph behind which a sentence ends it."""


def blocks(text: str) -> Iterator[SourceBlock]:
    """What each said, with the cues of one speaker as one; a cue that names nobody goes on."""
    speaker, words, began = "", "", 0
    is_first = True
    for line, cue in _cues(text):
        voice = VOICE.search(cue)
        if not voice and SOUND.fullmatch(cue):
            if words:
                yield _block(words, began, speaker, is_first)
                is_first, words = False, ""
            yield SourceBlock(kind="furniture", text=cue, line=line)
            continue
        is_other = not voice and cue.startswith(OTHER)
        cue = cue.removeprefix(OTHER)
        named = None if voice else NAMED.match(cue)
        who = voice[1].strip() if voice else named[1] if named else "" if is_other else speaker
        said = html.unescape(TAG.sub("", cue[named.end() :] if named else cue)).strip()
        is_long = len(words) > LONG and words.endswith((".", "?", "!", "。"))
        if words and (who != speaker or is_other or is_long):
            yield _block(words, began, speaker, is_first)
            is_first, words = who != speaker or is_other, ""
        if not words:
            began = line
        speaker, words = who, f"{words} {said}".strip()
    if words:
        yield _block(words, began, speaker, is_first)


def _block(words: str, line: int, speaker: str, is_first: bool) -> SourceBlock:
    if is_first or not speaker:
        return SourceBlock(text=words, line=line, speaker=speaker)
    return SourceBlock(text=words, line=line, goes_on=speaker)


OTHER = "\0"
"""Before a cue in which somebody else speaks who is not named."""


def _by_change(lines: list[str]) -> list[str]:
    """The words of a cue, apart where a dash, or a name in brackets on a line of its own, says that somebody else
    speaks."""
    found: list[str] = []
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if below and DASH.fullmatch(line) and NAMED_ABOVE.fullmatch(below):
            continue
        if below and (named := NAMED_ABOVE.fullmatch(line)):
            found.append(f"<v {named[1]}>")
            continue
        change = CHANGE.match(line)
        if change and not NAMED.match(line):
            found.append(OTHER + line[change.end() :])
        elif found:
            found[-1] += f" {line}"
        else:
            found.append(line)
    return list(filter(None, found))


def _cues(text: str) -> Iterator[tuple[int, str]]:
    """Each cue's first line and its words; those of several voices apart."""
    lines = text.replace("\r\n", "\n").split("\n")
    at = 0
    while at < len(lines):
        if CUE.match(lines[at]):
            end = _cue_end(lines, at + 1)
            inside = [line.strip() for line in lines[at + 1 : end] if line.strip()]
            for said in _by_change(inside):
                for part in filter(None, map(str.strip, BEFORE_VOICE.split(said))):
                    yield at + 1, part
            at = end
        at += 1


def _cue_end(lines: list[str], at: int) -> int:
    """Where the words of a cue end: at the next time, whatever blank lines stand between."""
    end = at
    while end < len(lines):
        if lines[end].strip():
            end += 1
            continue
        below = next((n for n in range(end, len(lines)) if lines[n].strip()), len(lines))
        times = [bool(CUE.match(line)) for line in lines[below : below + 2]]
        if below == len(lines) or any(times) or lines[below].startswith(ASIDE):
            return end
        end = below
    return end


ASIDE = ("NOTE", "STYLE", "REGION")
"""What begins a part of a file that is no cue."""
