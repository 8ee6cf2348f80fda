"""Inline content as CommonMark: marks that every parser sees, and no more backslashes than the words need.

Emphasis is written with stars and what is emphasised within it with underscores, so that no two runs of one mark
touch or cross; where an emphasis begins right behind another, it has the other mark. CommonMark decides by the
characters on both sides whether a mark is one (section 6.2). Where it would not be, the character outside is written
as a reference, which counts as punctuation. Code and where links lead are written whole, with nothing escaped in them.
"""

import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html.entities import html5
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from minutes_tui.model.addresses import is_path
from minutes_tui.model.document import (
    Deleted,
    Emphasis,
    Inline,
    Inserted,
    Speaker,
    Strong,
)
from minutes_tui.writers.runs import Run, Style, by_url, on_one_line, trimmed

WIDTHS: dict[Style | None, int] = {Emphasis: 1, Strong: 2, Speaker: 2, Inserted: 2, Deleted: 2}
OTHER = {"*": "_", "_": "*", "~": "*"}


class _Letter(Struct, frozen=True):
    """A character of the words, "\\n" for a line break, with the styles it is in from the outermost inwards."""

    char: str
    styles: tuple[Style, ...]
    kind: str = "words"


class _Sign(Struct, frozen=True):
    """A character of the source before anything is escaped."""

    char: str
    kind: str = "words"
    """"words", "opens" or "closes" for one of an emphasis's marks, "whole" for one of code or of a link's marks, or
    "link" for one of the words of a link."""


Ends = Callable[[str], Iterable[int]]
"""Finds the places of the blanks between two sentences of a line."""


NOWHERE: Mapping[str, str] = {}


def source(content: tuple[Inline, ...], ends: Ends | None = None) -> str:
    """The source of a paragraph's content, where a line break is a backslash before a newline; "" without words. With
    `ends`, each sentence begins a line, which no reader takes for more than a blank."""
    return _source(trimmed(content), _block_starts, ends=ends)


def heading_source(content: tuple[Inline, ...]) -> str:
    """The source of a heading's content, where a line break is a space; "" without words."""
    return _source(on_one_line(content), _heading_ends)


def line_source(content: tuple[Inline, ...], places: Mapping[str, str] = NOWHERE) -> str:
    """The source of a paragraph's content on one line, where a line break is a space; "" without words. Links to one of
    the places lead there."""
    return _source(_leading(on_one_line(content), places), _block_starts)


def cell_source(content: tuple[Inline, ...], places: Mapping[str, str]) -> str:
    """The source of a cell of one of GitHub's tables, where a line break is a space; "" without words. Links to one of
    the places lead there."""
    found = _leading(on_one_line(content), places)
    return _source(found, lambda raw: iter(()), is_cell=True).replace("|", "\\|")


def _leading(found: list[Run], places: Mapping[str, str]) -> list[Run]:
    if not places:
        return found
    return [replace(run, url=f"#{places[run.anchor]}") if run.anchor in places else run for run in found]


HARMLESS = re.compile(r"[^\W\d_](?:[^\\`*_~<&\[\]|#@\n]*[^\\`*_~<&\[\]|#@\s])?")
"""Words that no rule of CommonMark takes for anything else: most that are said."""


def _source(
    found: list[Run], at_edges: Callable[[str], Iterator[int]], *, is_cell: bool = False, ends: Ends | None = None
) -> str:
    raw = "".join([run.text for run in found])
    is_plain = not any(run.styles or run.url or run.is_code for run in found)
    if is_plain and HARMLESS.fullmatch(raw) and "://" not in raw:
        return _by_sentence(raw, ends)
    if is_plain:
        return _Source(raw, {}).written(at_edges, ends)
    if _is_strong_start(found) and "://" not in raw:
        return _by_sentence(f"**{found[0].text}**{raw[len(found[0].text) :]}", ends)
    letters = list(_letters(_stops_outside(found), is_cell))
    signs = list(_signs(letters, 0, "", ""))
    kinds = {at: sign.kind for at, sign in enumerate(signs) if sign.kind != "words"}
    return _Source("".join([sign.char for sign in signs]), kinds).written(at_edges, ends)


BEGINS_LINE = re.compile(
    r"""[*_]{0,3} (?: ["'“”„»‹›‘’(「『¿¡] | «[\ \u00a0\u202f]? )* (?: [^\W_]+(?![.)\w]) | [^\W\d_] )""", re.VERBOSE
)
"""What begins no block, wherever it stands at the start of a line."""


LEAD = re.compile(r"(?:\*\*[^*\n]+\*\* )?\*\*[^*\n]+[?؟]\*\*")
"""Who asks something, with the time before that: what is asked goes on in the line."""


def _sentence_blanks(raw: str, ends: Ends | None) -> Iterator[int]:
    """The blanks of a source that is not escaped yet in whose place a new line may stand: alone between two words, and
    before nothing that would begin a block."""
    for at in ends(raw) if ends else ():
        if LEAD.fullmatch(raw, 0, at):
            continue
        if raw[at - 1 : at + 2].count(" ") == 1 and raw[at - 1] not in "\\\n" and BEGINS_LINE.match(raw, at + 1):
            yield at


def _by_sentence(raw: str, ends: Ends | None) -> str:
    """Words that need no escaping, with a line for each sentence."""
    if ends is None:
        return raw
    starts = [0, *(at + 1 for at in _sentence_blanks(raw, ends)), len(raw) + 1]
    return "\n".join(raw[start : end - 1] for start, end in pairwise(starts))


def _is_strong_start(found: list[Run]) -> bool:
    """Whether words are strong at their beginning alone, as who speaks is in most paragraphs, and nothing in them or
    behind them could be taken for anything else: a mark that a letter follows opens, and one before a blank closes."""
    first, *others = found
    if first.styles not in ((Speaker,), (Strong,)) or first.url or first.is_code:
        return False
    if any(run.styles or run.url or run.is_code for run in others) or not HARMLESS.fullmatch(first.text):
        return False
    rest = "".join([run.text for run in others])
    return rest[:1] == " " and HARMLESS.fullmatch(rest[1:]) is not None


def _stops_outside(found: list[Run]) -> list[Run]:
    """The runs with the sign behind a speaker's name after the mark where a letter follows at once, as in Chinese: the
    mark would end nothing there."""
    made: list[Run] = []
    for run, behind in pairwise([*found, None]):
        assert run is not None
        name = run.text.rstrip("：:。．.")
        is_tight = behind is not None and not behind.styles and behind.text[:1].isalnum()
        if run.styles == (Speaker,) and name != run.text and name and is_tight and not (run.url or run.is_code):
            made += [replace(run, text=name), replace(run, text=run.text[len(name) :], styles=())]
        else:
            made.append(run)
    return made


def _letters(found: list[Run], is_cell: bool) -> Iterator[_Letter]:
    """The characters of runs, with the marks of code and links."""
    for url, together in by_url(found):
        inner = list(together)
        shared = _shared([run.styles for run in inner])
        words = "".join([run.text for run in inner])
        is_bare = not is_path(url) and url in (words, f"mailto:{words}")
        if is_bare and not (ENTITY.search(url) or any(run.is_code for run in inner)):
            yield from (_Letter(char, shared, "whole") for char in f"<{words}>")
            continue
        yield from [_Letter("[", shared, "whole")] if url else []
        for run in inner:
            if run.is_code and not (is_cell and "\\|" in run.text):  # which is read in two ways there
                yield from (_Letter(char, run.styles, "whole") for char in _code(run.text))
            else:
                yield from (_Letter(char, run.styles, "link" if url else "words") for char in run.text)
        yield from (_Letter(char, shared, "whole") for char in (_target(url) if url else ""))


def _target(url: str) -> str:
    """The end of a link's words, and where it leads."""
    url = ENTITY.sub(lambda found: f"&amp;{found[0][1:]}", url)
    return f"](<{url}>)" if {"(", ")"} & {*url} else f"]({url})"


def _shared(styles: list[tuple[Style, ...]]) -> tuple[Style, ...]:
    """The styles from the outermost inwards that all have."""
    first = styles[0]
    return next((first[:count] for count in range(len(first), 0, -1)
                 if all(each[:count] == first[:count] for each in styles)), ())  # fmt: skip


def _code(words: str) -> str:
    """Words between backticks that are more than any that they have."""
    longest = max((len(ticks) for ticks in BACKTICKS.findall(words)), default=0)
    lengths = {len(ticks) for ticks in BACKTICKS.findall(words)}
    mark = "`" * next(length for length in range(1, longest + 2) if length not in lengths)
    blank = " " if words[0] in " `" or words[-1] in " `" else ""
    return f"{mark}{blank}{words}{blank}{mark}"


def _signs(letters: list[_Letter], depth: int, around: str, before: str) -> Iterator[_Sign]:
    """Letters with the marks of their styles from `depth` on.

    `around` is the mark that they are within, `before` the one that they follow at once; "" is none.
    """
    last = ""
    for style, together in groupby(letters, lambda letter: letter.styles[depth] if letter.styles[depth:] else None):
        group = list(together)
        start, end = _hugged(group, last) if style else (len(group), len(group))
        last = "" if start < end == len(group) else group[-1].char
        yield from (_Sign(letter.char, letter.kind) for letter in group[:start])
        before = before if start == 0 else ""
        if start < end:
            mark = OTHER[around or before] if around or before else "*"
            mark = "~" if style is Deleted else mark
            yield from _marked(group[start:end], WIDTHS[style], depth, mark)
            before = mark
        yield from (_Sign(letter.char, letter.kind) for letter in group[end:])
        before = before if end == len(group) and start < end else ""


CLAUSE_ENDS = ",;:."


def _hugged(group: list[_Letter], last: str) -> tuple[int, int]:
    """From where to where a group is emphasised: a mark is one only right beside a word, so blanks stay outside, and
    what ends a clause right behind the `last` letter of a word that is not emphasised: no mark opens between these."""
    words = [at for at, letter in enumerate(group) if not letter.char.isspace()]
    if len(words) > 1 and words[0] == 0 and words[1] > 1 and last.isalnum() and group[0].char in CLAUSE_ENDS:
        words = words[1:]
    return (words[0], words[-1] + 1) if words else (len(group), len(group))


def _marked(inner: list[_Letter], width: int, depth: int, mark: str) -> Iterator[_Sign]:
    depth += 1
    if mark == "*" and depth == 1 and width == 1 and all(letter.styles[1:] for letter in inner):
        width, depth = 3, 2
    yield from [_Sign(mark, "opens")] * width
    yield from _signs(inner, depth, mark, "")
    yield from [_Sign(mark, "closes")] * width


PAIRED = [re.compile(rf"{char}(?=[^ {char}])|\n") for char in (r"\*", "_", "~")]
"""Without any of which no mark of words can open an emphasis."""
MARKS = re.compile(r"([*_~])\1*")
KINDS = {kind: kind for kind in ("opens", "closes", "whole")}
"""Of signs that are no words."""


class _Stretch(Struct, frozen=True):
    """The signs from `start` to before `end`, which are alike and look like marks."""

    char: str
    kind: str
    start: int
    end: int


class _Source:
    """A paragraph's signs, with what has to be done about each that it reads as it must."""

    def __init__(self, raw: str, kinds: dict[int, str]) -> None:
        """`kinds` has those that are no words, by their places."""
        self.raw, self.kinds = raw, kinds
        self.stretches = list(self._stretches())
        self.coded: set[int] = set()
        """Places of characters to be written as references."""

    def written(self, at_edges: Callable[[str], Iterator[int]], ends: Ends | None = None) -> str:
        """The source; `at_edges` finds what would be a mark of a block, `ends` where a sentence ends."""
        self._code_blanks()
        self._code_beside_marks()
        escaped = {*at_edges(self.raw), *_constructs(self.raw), *self._stray_marks(), *self._beside_links()}
        escaped.update(found.start() for found in REFERENCE.finditer(self.raw) if found.start() not in self.kinds)
        others = (found.start() for found in re.finditer(r"[\\\n]", self.raw))
        blanks = {at for at in _sentence_blanks(self.raw, ends) if at not in self.kinds} - self.coded
        parts: list[str] = []
        end, behind = len(self.raw), ""
        for at in sorted({*escaped, *self.coded, *others, *blanks}, reverse=True):
            if at + 1 < end:
                parts.append(self.raw[at + 1 : end])
                behind = self.raw[at + 1]
            parts.append("\n" if at in blanks else self._part(at, behind, at in escaped))
            end, behind = at, parts[-1][0]
        return "".join([self.raw[:end], *reversed(parts)])

    def _part(self, at: int, behind: str, is_escaped: bool) -> str:
        char = self.raw[at]
        if char == "\n":
            return "\\\n"
        if at in self.coded:
            return f"&#{ord(char)};"
        if self.kinds.get(at, "link") != "link":
            return char
        if char == "\\":
            is_escaped = behind != "" and behind in string.punctuation
        return "\\" + char if is_escaped else char

    def _beside_links(self) -> Iterator[int]:
        """Brackets in the words of a link, and what makes a picture of one."""
        for at, kind in self.kinds.items():
            if kind == "link" and self.raw[at] in "[]":
                yield at
            elif kind == "whole" and self.raw[at] == "[" and self.raw[at - 1 : at] == "!":
                yield at - 1

    def _stretches(self) -> Iterator[_Stretch]:
        if not self.kinds and not any(each.search(self.raw) for each in PAIRED):
            return
        for found in MARKS.finditer(self.raw):
            start, end = found.span()
            if not self.kinds:
                yield _Stretch(self.raw[start], "words", start, end)
                continue
            for kind, group in groupby(range(start, end), lambda at: KINDS.get(self.kinds.get(at, ""), "words")):
                places = list(group)
                yield _Stretch(self.raw[start], kind, places[0], places[-1] + 1)

    def _code_blanks(self) -> None:
        """Blanks at the edges of a line, which parsers strip."""
        for line in re.finditer(r"[^\n]+", self.raw):
            self.coded |= {at for at in (line.start(), line.end() - 1) if self.raw[at].isspace()}

    def _code_beside_marks(self) -> None:
        """What stands outside a mark that would not be one there; a reference may in turn undo another mark."""
        marks = [each for each in self.stretches if each.kind in ("opens", "closes")]
        count = -1
        while count != len(self.coded):
            count = len(self.coded)
            for mark in marks:
                opens = mark.kind == "opens"
                if not all(self._acts(mark, opens, symbol) for symbol in SYMBOLS):
                    self.coded.add(mark.start - 1 if opens else mark.end)

    def _acts(self, stretch: _Stretch, opens: bool, symbol: str) -> bool:
        """Whether CommonMark lets marks open, or else close, an emphasis."""
        left = self._class(stretch.start - 1, " ", symbol)
        right = self._class(stretch.end, ".", symbol)
        inside, outside = (right, left) if opens else (left, right)
        flanks = inside != " " and (inside == "a" or outside != "a")
        flanks_back = outside != " " and (outside == "a" or inside != "a")
        return flanks and (stretch.char != "_" or not flanks_back or outside == ".")

    def _class(self, at: int, at_break: str, symbol: str) -> str:
        """What a character is to a mark beside it: " " a blank, "." punctuation, "a" anything else."""
        if not 0 <= at < len(self.raw):
            return " "
        char = self.raw[at]
        if char == "\n":
            return at_break  # on its left a mark has the newline, on its right the backslash
        return "." if at in self.coded else _class_of(char) or symbol

    def _stray_marks(self) -> Iterator[int]:
        """Words that look like marks and could pair with others, or stand beside one of ours."""
        for char in "*_~":
            alike = [each for each in self.stretches if each.char == char]
            openings = {each.start for each in alike if self._may(each, "opens")}
            first_opening = min(openings, default=len(self.raw))
            last_closing = next((each.start for each in reversed(alike) if self._may(each, "closes")), -1)
            for each in alike:
                if each.kind != "words":
                    continue
                touches = char in (self.raw[each.start - 1 : each.start], self.raw[each.end : each.end + 1])
                opens = each.start in openings and each.start < last_closing
                if touches or opens or (each.start > first_opening and self._may(each, "closes")):
                    yield from range(each.start, each.end)

    def _may(self, stretch: _Stretch, kind: str) -> bool:
        if stretch.kind != "words":
            return stretch.kind == kind
        inside = stretch.end if kind == "opens" else stretch.start - 1
        if not 0 <= inside < len(self.raw) or (self.raw[inside] == " " and inside not in self.coded):
            return False  # as most that look like marks
        return any(self._acts(stretch, kind == "opens", symbol) for symbol in SYMBOLS)


@cache
def _class_of(char: str) -> str:
    """What a character is to a mark beside it; "" for a symbol, of which parsers say different things."""
    if char in string.punctuation:
        return "."
    category = unicodedata.category(char)[0]
    return " " if char.isspace() else "." if category == "P" else "" if category == "S" else "a"


SYMBOLS = "a."
"""What symbols beyond ASCII are to a mark: like letters until CommonMark 0.30, punctuation since 0.31."""


# Where words look like marks, in a source that is not escaped yet. A line break in it is a newline that will have a
# backslash before it: what is a mark only where it fills its line is one only on the last.

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]*));")
TAG = re.compile(r"<(?=[A-Za-z/!?]|[\w.!#$%&'*+/=?^`{|}~-]+@)")
LINK_END = re.compile(r"\](?=\()")
BACKTICKS = re.compile(r"`+")
SCHEME = re.compile(r"\b(?:https?|ftp)(:)//", re.IGNORECASE)
"""What GitHub takes for an address, wherever it stands among words."""
FENCE = re.compile(r"^```", re.MULTILINE)


REFERENCE = re.compile(r"(?<![\w@/])@(?=[A-Za-z0-9_])|(?<!&)#(?=[0-9])")
"""What GitLab, GitHub and their like take for somebody who is to be told, or for an issue. Only a number is one: a `#`
before a word is none there, nor is what stands in a link or in code."""


def _constructs(raw: str) -> Iterator[int]:
    """Entities, tags and addresses, links, code."""
    yield from (found.start(1) for found in SCHEME.finditer(raw))
    yield from (found.start() for found in ENTITY.finditer(raw) if not found[1] or f"{found[1]};" in html5)
    last_tag_end, first_link, last_link_end = raw.rfind(">"), raw.find("["), raw.rfind(")")
    yield from (found.start() for found in TAG.finditer(raw) if found.start() < last_tag_end)
    if first_link != -1:
        places = (found.start() for found in LINK_END.finditer(raw, first_link))
        yield from (at for at in places if at < last_link_end)
    if raw.count("`") and (FENCE.search(raw) or len(BACKTICKS.findall(raw)) > 1):
        # all of them, since one with a backslash still ends what one without has begun
        yield from (at for at, char in enumerate(raw) if char == "`")


LINE_STARTS = re.compile(
    r"""^(?:
        (?: \A[0-9]{1,9} | 0{0,8}1 ) (?P<number> [.)] ) (?=\ |\Z)    # a list, in a paragraph only from 1 on
      | (?P<mark>
            \#{1,6} (?=\ |\Z)                                        # a heading
          | > | [-+*] (?=\ |\Z)                                      # a quotation, a list
          | < (?=[A-Za-z/!?])                                        # HTML
          | (?: -[-\ ]* | \*[*\ ]* | _\ *_\ *_[_\ ]* ) \Z           # a rule, or the line under a heading
        )
      | (?P<fence> ~~~+ )                                            # code
    )""",
    re.MULTILINE | re.VERBOSE,
)
UNDER_A_LINE = re.compile(r"\n(=+ *|(?=[^\n]*-)(?=[^\n]*\|)[|:-][|: -]*)\Z")
"""What makes the line above it a heading, or, for GitHub, a table's."""

DEFINITION = re.compile(r"\[(?=.*\]:)", re.DOTALL)
CLOSING_HASHES = re.compile(r"(?:^| )(#+)\Z")


def _block_starts(raw: str) -> Iterator[int]:
    for found in LINE_STARTS.finditer(raw):
        assert found.lastgroup
        start = found.start(found.lastgroup)
        is_whole = found["fence"] or (raw[start] in "*_" and raw[start] in raw[:start])  # else it ends an emphasis
        yield from (at for at in range(start, found.end() if is_whole else start + 1) if raw[at] == raw[start])
    yield from (found.start(1) for found in UNDER_A_LINE.finditer(raw))
    yield from (found.start() for found in (DEFINITION.match(raw),) if found)


def _heading_ends(raw: str) -> Iterator[int]:
    yield from (found.start(1) for found in CLOSING_HASHES.finditer(raw))
