"""Markdown and plain text as source blocks."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_tui.language.markup import BULLETS, is_rule
from minutes_tui.readers.dialects import chat_logs, html_pages
from minutes_tui.readers.dialects.wrapped_lines import columns_of, goes_on, width_of
from minutes_tui.readers.item_titles import item_title
from minutes_tui.readers.source_blocks import SourceBlock, below_rules

ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
ATX_CLOSE = re.compile(r"(#{1,6})(?=[^\W\d_a-zß-ÿ])([^#]*[^#\s.!?:,;])[ \t]*#*[ \t]*$")
"""A heading with no blank behind the signs, as it was written before there was a standard."""
SETEXT = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
MOST_INDENT = 3
"""Blanks before a rule, as before any mark of a block."""
RULE = re.compile(r" {0,3}(?:[-*_=#][ \t]*){3,}$")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
ITEM = re.compile(rf"([ \t]*)(?:([{re.escape(BULLETS)}+])|(\d{{1,4}})[.)])[ \t]+(?=\S)")
ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
EMPTY_HEAD = re.compile(r"^\|[ |]*\|\n(\|[ :|-]+\|)\n(\|.*\|)$", re.MULTILINE)
"""A table's head with no words, its line of dashes, and the row that becomes the head."""
SPOKEN = re.compile(r"\*{1,3}[^*:\n]{2,40}:\*{1,3}\s+\S")
"""Who speaks, in a quotation that is what they say."""
BOLD_ITEM = re.compile(r"\d{1,3}[.)] +\*\*[^*]+\*\*\s*$")
QUOTE = re.compile(r" {0,3}>[ \t]?(.*)$")
WIKI = re.compile(r"(={1,6})[ \t]+([^\s=][^=]*?)[ \t]+\1[ \t]*$")
"""A heading as wikis have it: == words ==."""
STARRED = re.compile(r"\*{2,}[ \t]+(?=[^\s*])([^*]*)$")
"""A heading of plain text: ** words."""
LABEL = re.compile(
    r"(?:\*{1,3})?[^\W\d_][\w .’'()\[\]@|+&/-]{0,48}?(?:\*{1,3}[ \u00a0\u202f]?)?[:：](?:\*{1,3})?(?:\s|$)"
)
"""What begins a paragraph of its own though no blank line stands before."""
PART = re.compile(r"\([a-z]\)[ \t]|\d+/\d+\S*[ \t]")
"""What begins a paragraph of plain text: the letter of a part, or the number of an application."""
LONGEST_TITLE, LONGEST_LINE = 8, 60
"""Words of a heading in capitals, and characters of a numbered line that is a title."""
COUNT = re.compile(r"\s*\**[^\W\d_]+(?: [^\W\d_]+){0,2}:?\s+\d{1,5}\**\s*$")
"""A line that is a count of votes: such lines are a paragraph each."""
BOLD_COUNTS = re.compile(r"^\*\*((?:[^*\n\\]+: ?\d+\\?\n)+[^*\n\\]+: ?\d+)\*\*\\?$", re.MULTILINE)
"""Counts of a vote in bold type that goes over several lines."""
WIDE = re.compile(r"^[ \u00a0]*\u00a0[ \u00a0]*|\u00a0[ \u00a0]+", re.MULTILINE)
ESCAPED_NUMBER = re.compile(
    r"^([ \u00a0]{0,3}(?:#{1,6} )?(?:<a\s[^<>]*>\s*</a>[ \u00a0]*)?\d{1,3})\\([.)])(?=[ \u00a0])", re.MULTILINE
)
UNDERLINED = re.compile(r"(?<![\w/_(\[.=&?:#\\-])_(?=[^\s_])([^_\n`<>]*?[^\s_\\])_(?![\w_/])")
"""Emphasis by underscores: "not _bad_"."""
ATTRIBUTES = re.compile(r"[ \t]*\{:.*\}[ \t]*$")
"""What some programs that show Markdown read about the paragraph above."""
STRONG = re.compile(r"(?<!\w)__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)")
AUTOLINK = re.compile(r"<((?:https?|mailto):[^\s<>]+)>")
FRONT_KEY = re.compile(r"title\s*[:=]\s*(['\"]?)(\S.*?)\1\s*")
"""The line of the front matter of Markdown that has the title."""
TASK = re.compile(r"\[([ xX])\]\s+(?=\S)")
"""The box of a task in a list, which is ticked or not."""
ANCHORED = re.compile(r"\[([^\[\]\n]+)\]\(#[^()\s]*\)")
"""A link to another place of the same text, of which a reader sees the words alone."""
LED_NOWHERE = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(\)")
"""A link without an address."""
LED_BESIDE = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\((?![a-z][a-z\d+.-]*:|#)([^()\s]+)\)", re.IGNORECASE)
"""A link to a file beside the source, which leads nowhere from the page: the words, and where it led in brackets."""
NICK = re.compile(
    r"(?:(?:\*\*|__)<|(?:\*\*|__)?(?:\\<|&lt;))[@+~&% ]?(?P<nick>[^<>\s*][^<>\n*]{0,40}?)\\?(?:>|&gt;)"
    r"(?:\*\*|__)?[ \t]+(?=\S)"
)
"""Who says what follows in the log of a chat that was made Markdown: "**\\<ann>** hello"."""
LEAST_SAID = 3
"""Such lines in a log."""
LONGEST_SETEXT = 15
"""Words of a line that is a heading by the rule below it."""
BEGINNING = 400
"""Characters of a text in which its title is looked for."""
COMMENT = re.compile(r"<!--.*?-->|<a\s[^<>]*>\s*</a>", re.DOTALL)
"""What a browser shows nothing of."""
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
HEADING_TAG = re.compile(r"^[ *]*<h([1-6])(?:\s[^<>]*)?>(.*?)</h\1>[ *]*$", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:p|center|details|summary|b|i|u|em|strong|font|div|span|small|mark)(?:\s[^<>]*)?>", re.IGNORECASE
)
"""HTML within Markdown, of which a browser shows the words alone."""
MOST_LISTED, LONGEST_LISTED = 6, 60
"""Words and characters of a line of a list that has no marks."""
TABLE_TAG = re.compile(r"\s*<table[\s>]", re.IGNORECASE)
"""A table in HTML within Markdown."""
BOTH = re.compile(r"\*\*\*([^*\n]+)\*\*\*")
STRONG_ALL = re.compile(r"\*\*\*(.+?)\*\*(.*)\*")


def blocks(text: str, *, is_markdown: bool) -> Iterator[SourceBlock]:
    """The blocks of a text. Lines that stand together are one paragraph in Markdown, and in plain text those
    that were broken where the next word had no room; but where one begins with a label. In plain text a line of signs
    is no rule between paragraphs: so it is drawn below titles and around heads."""
    rules: list[int] = []
    yield from below_rules(_blocks(text, rules, is_markdown=is_markdown), rules)


def _blocks(text: str, rules: list[int], *, is_markdown: bool) -> Iterator[SourceBlock]:
    if is_markdown:
        text = without_tags(text)
        text = text.replace("&nbsp;", " ")
        text = ESCAPED_NUMBER.sub(r"\1\2", text)
        text = "`".join(part if n % 2 else _without_marks(part) for n, part in enumerate(text.split("`")))
        text = AUTOLINK.sub(r"\1", STRONG.sub(r"**\1**", ANCHORED.sub(r"\1", text)))
        text = BOLD_COUNTS.sub(lambda found: "\n".join(f"**{line}**" for line in re.split(r"\\?\n", found[1])), text)
    text = WIDE.sub(" ", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    at = 0
    closing = ("+++",) if lines[0].rstrip() == "+++" else ("---", "...")
    ends = [n for n, line in enumerate(lines[1:60]) if line.rstrip() in closing]
    if is_markdown and lines[0].rstrip() in ("---", "+++") and ends:
        at = ends[0] + 2
        yield from _front_matter(lines[: at - 1], "\n".join(lines[at:]))
    depths: list[int] = []
    width = width_of(lines)
    has_nicks = is_markdown and sum(bool(NICK.match(line)) for line in lines) >= LEAST_SAID
    while at < len(lines):
        line, number = lines[at], at + 1
        if not line.strip():
            at += 1
            continue
        fence = FENCE.match(line) if is_markdown else None
        if has_nicks and (nick := NICK.match(line)):
            end = at + 1
            while end < len(lines) and lines[end].strip() and not NICK.match(lines[end]):
                end += 1
            said = _joined(lines[at:end], nick.end())
            if said:
                yield SourceBlock(text=said, line=number, speaker=chat_logs.called(nick["nick"]))
            at, depths = end, []
            continue
        if is_markdown and TABLE_TAG.match(line) and (end := _table_end(lines, at)):
            for block in html_pages.blocks("\n".join(lines[at:end])):
                yield replace(block, line=number)
            at, depths = end, []
            continue
        is_parting = is_markdown and _indent(line) <= MOST_INDENT and is_rule(line.strip())
        item = None if is_parting else ITEM.match(line)
        heading = ATX.match(line) if is_markdown else WIKI.match(line) or STARRED.match(line)
        if is_markdown and not heading and not "".join([*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]).strip():
            heading = ATX_CLOSE.match(line)
        if fence:
            end = next((n for n in range(at + 1, len(lines)) if lines[n].strip().startswith(fence[1])), len(lines) - 1)
            inside = lines[at + 1 : end + (not lines[end].strip().startswith(fence[1]))]
            if chat_logs.is_log("\n".join(inside)):
                yield from (replace(block, line=block.line + number) for block in chat_logs.blocks("\n".join(inside)))
                at = end + 1
                continue
            opening = "```" + line.strip().lstrip("`~").strip().split(" ")[0]
            column = _indent(line)
            inside = [each[min(column, _indent(each)) :] for each in inside]
            within = 1 + sum(depth < column for depth in depths)
            yield SourceBlock(kind="code", text="\n".join([opening, *inside, "```"]), line=number, level=within)
            at = end + 1
            continue
        if not is_markdown and (listed := _below_label(lines, at)):
            for shift, said in enumerate(listed):
                yield SourceBlock(text=said, line=number + shift)
            at += len(listed)
            continue
        found, count = ("", 0) if is_markdown or item or ROW.match(line) else columns_of(lines, at)
        if found:
            yield SourceBlock(kind="table" if found.startswith("|") else "paragraph", text=found, line=number)
            at += count
            continue
        if heading:
            has_signs = is_markdown or heading.re is WIKI
            level = len(heading[1]) if has_signs else 2
            title, hidden = _shown((heading[2] if has_signs else heading[1]).strip())
            yield from _furniture(hidden, number)
            if title:
                yield SourceBlock(kind="heading", text=title, line=number, level=level)
            at, depths = at + 1, []
        elif RULE.match(line) and not item:
            is_apart = at == 0 or not lines[at - 1].strip()  # dashes right below words make a heading of them
            rules += [number] if is_parting and (is_apart or line.lstrip()[0] != "-") else []
            at += 1
        elif is_markdown and ATTRIBUTES.match(line):
            yield SourceBlock(kind="furniture", text=line.strip(), line=number)
            at += 1
        elif ROW.match(line):
            end = at
            while end < len(lines) and ROW.match(lines[end]):
                end += 1
            rows = "\n".join(row.strip() for row in lines[at:end])
            yield SourceBlock(kind="table", text=EMPTY_HEAD.sub(r"\2\n\1", rows), line=number)
            at = end
        elif QUOTE.match(line) and is_markdown:
            end = at
            quoted = []
            while end < len(lines) and (quote := QUOTE.match(lines[end])):
                quoted.append(quote[1])
                end += 1
            said = "\n".join(quoted).strip().replace("\\\n", "\n")
            if SPOKEN.match(said) and "\n\n" not in said:
                yield SourceBlock(text=said, line=number)
                at = end
                continue
            yield SourceBlock(kind="quotation", text=EMPTY_HEAD.sub(r"\2\n\1", "\n".join(quoted).strip()), line=number)
            at = end
        else:
            indent = _indent(line)
            if item:
                while depths and depths[-1] > indent:
                    depths.pop()
                if not depths or depths[-1] < indent:
                    depths.append(indent)
            elif indent == 0:
                depths = []
            end = _end(lines, at, is_markdown, width)
            joined = _joined(lines[at:end], item.end() if item else 0, is_list=is_markdown and _is_list(lines[at:end]))
            said, hidden = _shown(BREAK.sub("\n", joined).strip() if is_markdown and "`" not in joined else joined)
            yield from _furniture(hidden, number)
            under = SETEXT.match(lines[end]) if end < len(lines) and not item and "\n" not in said else None
            if under and (under[1][0] == "=" or (end == at + 1 and _is_heading(said))):
                yield SourceBlock(kind="heading", text=said, line=number, level=1 if under[1][0] == "=" else 2)
                end += 1
            elif not is_markdown and end == at + 1 and _is_in_capitals(said, item):
                yield SourceBlock(kind="heading", text=said, line=number, level=2)
            elif said:
                box = TASK.match(said) if item else None
                said = said[box.end() :] if box else said
                yield SourceBlock(
                    done=box[1] in "xX" if box else None,
                    kind="item" if item else "paragraph",
                    text=_bold_alone(said) if said.startswith("***") else said,
                    line=number,
                    level=max(1, len(depths)) if item else 1,
                    number=int(item[3]) if item and item[3] else None,
                )
            at = end


def _bold_alone(said: str) -> str:
    """Words that begin in bold italics in bold type alone, as the titles are by which items are found."""
    return STRONG_ALL.sub(r"**\1**\2", BOTH.sub(r"**\1**", said))


def _table_end(lines: list[str], at: int) -> int:
    """The line behind the one with which a table in HTML ends that begins with a line; 0 where it does not end, or has
    another within."""
    end = next((n for n in range(at, len(lines)) if "</table>" in lines[n].lower()), None)
    if end is None or "\n".join(lines[at : end + 1]).lower().count("<table") > 1:
        return 0
    return end + 1 if not lines[end].lower().rpartition("</table>")[2].strip() else 0


def _without_marks(text: str) -> str:
    """Markdown outside of code with asterisks for emphasis, and without links that lead nowhere."""
    text = LED_NOWHERE.sub(r"\1", UNDERLINED.sub(r"*\1*", text))
    lines = (line if line.startswith("#") else LED_BESIDE.sub(r"\1 (\2)", line) for line in text.split("\n"))
    return "\n".join(lines)


def without_tags(text: str) -> str:
    """Markdown without HTML's tags for looks, line by line; its headings become Markdown's. Code stays as it is."""
    if "<" not in text:
        return text
    found, is_code = list[str](), False
    for line in text.split("\n"):
        is_code ^= FENCE.match(line) is not None
        if not is_code and "`" not in line and "<" in line:
            heading = HEADING_TAG.match(line.rstrip())
            line = TAG.sub("", f"{'#' * int(heading[1])} {heading[2].strip()}" if heading else line)
            if ROW.match(line) or line.startswith("#"):
                line = BREAK.sub(" ", line)
        found.append(line)
    return "\n".join(found)


def log_lines(text: str) -> frozenset[int]:
    """The numbers of the lines of Markdown that are the log of a chat within a fence, and of the fence."""
    found, lines, at = set[int](), text.split("\n"), 0
    while at < len(lines):
        fence = FENCE.match(lines[at])
        end = next((n for n in range(at + 1, len(lines)) if lines[n].strip().startswith(fence[1])), 0) if fence else 0
        if end and chat_logs.is_log("\n".join(lines[at + 1 : end])):
            found.update(range(at + 1, end + 2))
        at = max(at, end) + 1
    return frozenset(found)


def shown_words(text: str) -> str:
    """Markdown without what is no word of it, for counting: addresses within the text, tags, and logs, whose lines have
    times."""
    logs = log_lines(text) if "```" in text or "~~~" in text else frozenset()
    text = "\n".join("" if number in logs else line for number, line in enumerate(text.split("\n"), 1))
    return BREAK.sub(" ", ANCHORED.sub(r"\1", without_tags(text)))


def _front_matter(lines: list[str], text: str) -> Iterator[SourceBlock]:
    """What stands before the text between rows of dashes or plus signs: its title, where the text doesn't begin
    with it; all else is furniture, and its date often that of the file."""
    title, kept = ("", 1), list[str]()
    for number, line in enumerate(lines[1:], 2):
        key = FRONT_KEY.fullmatch(line)
        if key and not title[0] and key[2] not in text[:BEGINNING]:
            title = (key[2], number)
            kept.append("title:")
        else:
            kept.append(line)
    yield SourceBlock(kind="furniture", text="\n".join(kept), line=1)
    if title[0]:
        yield SourceBlock(kind="heading", text=title[0], line=title[1], level=1)


def _below_label(lines: list[str], at: int) -> list[str]:
    """The lines below a label that stands alone, where each is one of a list without marks; [] where they are none."""
    before = lines[at - 1].rstrip() if at else ""
    if not (before.endswith(":") and LABEL.fullmatch(before.strip()) and _indent(lines[at]) > _indent(before)):
        return []
    run = []
    for line in lines[at:]:
        if not line.strip() or _indent(line) <= _indent(before) or ITEM.match(line):
            break
        run.append(line.strip())
    return [] if any("," in line for line in run) else run


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end(lines: list[str], at: int, is_markdown: bool, width: int) -> int:
    """The line behind the last of a paragraph or item; `width` is that of plain text (`wrapped_lines`)."""
    is_below = is_markdown and at > 0 and _indent(lines[at]) > 0 and _is_below_title(lines, at)
    end, shift = at + 1, 0 if is_markdown else _indent(lines[at])
    if COMMENT_OPEN.match(lines[at]):
        while end < len(lines) and "-->" not in lines[end - 1]:
            end += 1
        return end
    while end < len(lines) and lines[end].strip():
        line = lines[end]
        if not is_markdown and (_below_label(lines, end) or PART.match(line.lstrip())):
            break
        if (end == at + 1 and COUNT.match(lines[at])) or COUNT.match(line) or (is_markdown and ATTRIBUTES.match(line)):
            break
        if not is_markdown and end == at + 1 and _is_numbered_title(lines[at], line):
            break
        if item_title(line) or (end == at + 1 and _is_whole_title(lines[at])):
            break
        if is_markdown and end == at + 1 and BOLD_ITEM.match(lines[at]):
            break
        if (not is_markdown or is_below) and (not goes_on(lines[end - 1], line, width) or columns_of(lines, end)[1]):
            break
        if (
            ITEM.match(line) or ROW.match(line) or RULE.match(line) or SETEXT.match(line)
            or _is_label(line[shift:], lines[end - 1])
            or (is_markdown and (ATX.match(line) or FENCE.match(line) or QUOTE.match(line)))
            or (not is_markdown and STARRED.match(line))
        ):  # fmt: skip
            break
        end += 1
    return end


def _is_label(line: str, above: str) -> bool:
    """Whether a line begins with a label of its own. One in small letters below a line whose sentence has not ended is
    more of that: "was sent to the board / at the next meeting (by: Ona)"."""
    is_open = above.rstrip()[-1:] not in tuple(".!?;:…")
    return LABEL.match(line) is not None and not (is_open and line[:1].islower() and " " in line.partition(":")[0])


def _is_below_title(lines: list[str], at: int) -> bool:
    """Whether a line of Markdown is set in below a numbered item that is bold as a whole."""
    while at > 0 and lines[at - 1].strip() and not ITEM.match(lines[at]):
        at -= 1
    return bool(BOLD_ITEM.match(lines[at]))


def _is_numbered_title(line: str, below: str) -> bool:
    """Whether a line with a number is a title, by the one below, which doesn't go on with it."""
    item = ITEM.match(line)
    said = line[item.end() :].strip() if item else ""
    return bool(
        item and item[3] and len(line) < LONGEST_LINE and said[0].isupper() and said[-1] not in ",;:-–("
        and _indent(below) < item.end() and not below.lstrip()[:1].islower()
    )  # fmt: skip


def _is_whole_title(line: str) -> bool:
    """Whether a line heads an item by a word and a number, with its title: "TOP 2: Slipway"."""
    found = item_title(line)
    return found is not None and bool(found.title)


def _is_heading(said: str) -> bool:
    """Whether a line is a heading by the dashes below it, and these are no rule."""
    return len(said.split()) <= LONGEST_SETEXT and said[-1] not in ".!?;:,*" and not LABEL.match(said)


def _is_in_capitals(said: str, item: re.Match[str] | None) -> bool:
    """Whether a line of plain text is a heading: a few words in capitals."""
    letters = [letter for letter in said if letter.isalpha()]
    return (
        not item
        and len(letters) > 3
        and said.isupper()
        and len(said.split()) <= LONGEST_TITLE
        and said[-1] not in ".,;:"
    )


COMMENT_OPEN = re.compile(r"\s*<!--(?!.*-->)")


def _is_list(lines: list[str]) -> bool:
    """Whether lines are a label that stands alone and a list below it without marks: "Present:" and a name a line."""
    label, *listed = (line.strip() for line in lines)
    has_label = label.rstrip("*").endswith((":", "：")) or (label.startswith("**") and label.endswith("**"))
    return bool(listed) and has_label and len(label.split()) <= MOST_LISTED and all(
        len(line.split()) <= MOST_LISTED and len(line) <= LONGEST_LISTED and line[:1].isupper()
        and not line.endswith((".", ":", "?", "!", ";")) for line in listed
    )  # fmt: skip


def _joined(lines: list[str], start: int, *, is_list: bool = False) -> str:
    """Lines as one, but where two blanks or a backslash end one; those of a list each for itself."""
    said = ""
    for at, line in enumerate(lines):
        is_marked = line.endswith("  ") or (line.endswith("\\") and not line.endswith("\\\\"))
        is_broken = at + 1 < len(lines) and (is_marked or is_list)
        words = (line[start:] if at == 0 else line).strip().removesuffix("\\" if is_broken else "\0").rstrip()
        said += words + ("\n" if is_broken else " ")
    return said.strip()


def _shown(said: str) -> tuple[str, list[str]]:
    """Words without comments and empty anchors, and those."""
    return COMMENT.sub("", said).strip() if "<" in said else said, COMMENT.findall(said) if "<" in said else []


def _furniture(hidden: list[str], line: int) -> Iterator[SourceBlock]:
    yield from (SourceBlock(kind="furniture", text=each, line=line) for each in hidden)
