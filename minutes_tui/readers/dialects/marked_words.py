"""The words of a paragraph with their emphasis, as light Markdown."""


class Marked:
    """Words that are added one run after the other."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, str]] = []

    def add(self, words: str, stars: str = "", *, is_break: bool = False) -> None:
        """Words as they are shown, and the stars of their emphasis; blanks and lines of the source are one blank."""
        if not is_break:
            words = _folded(words)
        self._add(words.replace("*", "\\*"), stars)

    def add_marked(self, words: str) -> None:
        """Words that have their marks already."""
        self._add(words, "")

    def _add(self, words: str, stars: str) -> None:
        if not words:
            return
        if self._runs and (self._runs[-1][1] == stars or (not words.strip() and "\n" not in words)):
            self._runs[-1] = (self._runs[-1][0] + words, self._runs[-1][1])
        else:
            self._runs.append((words, stars))

    def text(self) -> str:
        """All of them, without blanks at the ends of lines."""
        text = ""
        for words, stars in self._runs:
            inside = words.strip()
            if stars and inside and "\n" not in inside:
                before = words[: len(words) - len(words.lstrip())]
                text += f"{before}{stars}{inside}{stars}{words[len(words.rstrip()) :]}"
            else:
                text += words
        return "\n".join(said for line in text.split("\n") if (said := " ".join(line.split(" ")).strip()))


def _folded(words: str) -> str:
    joined = " ".join(words.split())
    before = " " if words[:1].isspace() else ""
    behind = " " if words[-1:].isspace() and joined else ""
    return before + joined + behind
