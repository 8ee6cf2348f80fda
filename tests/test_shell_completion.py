"""Completions: what each shell offers where, asked of the shell itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from terminal import Terminal

from minutes_tui import manual
from minutes_tui.cli.arguments import COMMAND_NAMES
from minutes_tui.cli.command_tree import subcommands
from minutes_tui.cli.commands import parser
from minutes_tui.cli.completion_scripts import OTHERS, SHELLS, values
from minutes_tui.cli.main import main
from minutes_tui.export.formats import FORMATS
from minutes_tui.language.labels import languages
from minutes_tui.report import AUDIENCES, FORMS

RECORDS = ["board.toml", "a room.toml", "older/"]
OFFERED: list[tuple[str, list[str]]] = [
    ("minutes ex", ["export"]),
    ("minutes re", ["read", "review", "restore", "reopen"]),
    ("minutes bo", ["board.toml"]),
    ("minutes export ", RECORDS),
    ("minutes export b", ["board.toml"]),
    ("minutes export older/", ["older/last.toml"]),
    ("minutes export board.toml --f", ["--form"]),
    ("minutes export board.toml --form ", list(FORMS)),
    ("minutes export board.toml --form de", ["decisions"]),
    ("minutes export board.toml --to ", list(FORMATS)),
    ("minutes export board.toml --audience ", list(AUDIENCES)),
    ("minutes export board.toml --language ", languages()),
    ("minutes export board.toml -o no", ["notes.txt"]),
    ("minutes new next.toml --language s", ["sv"]),
    ("minutes new next.toml --from bo", ["board.toml"]),
    ("minutes new next.toml --title ", []),
    ("minutes diff board.toml ci", ["circulated"]),
    ("minutes diff board.toml --to ht", ["html"]),
    ("minutes practice ", ["played.tsv", "older/"]),
    ("minutes import no", ["notes.txt"]),
    ("minutes import notes.txt --as v", ["vtt"]),
    ("minutes completion ", list(SHELLS)),
    ("minutes help saf", ["safety"]),
    ("minutes help /rollc", ["/rollcall"]),
    ("minutes demo ", []),
]
"""What is typed, and what may follow as the last word of it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with records and other files, and a script for each shell."""
    (tmp_path / "older").mkdir()
    for name in ("board.toml", "a room.toml", "notes.txt", "played.tsv", "older/last.toml"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def answered(call: list[str], typed: str) -> dict[str, list[str]]:
    """What a shell says after it was asked, by the line that it says before: each of those begins with "> "."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.getcwd(), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(
        call, input=typed, capture_output=True, encoding="utf-8", env=environment, timeout=100, check=False
    )
    assert ended.stderr == ""
    answers = (part.split("\n") for part in ended.stdout.split("> ")[1:])
    return {asked: sorted(filter(None, words)) for asked, *words in answers}


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_offers_what_may_follow(capsys: pytest.CaptureFixture[str]) -> None:
    asks = [script("bash", capsys)]
    for typed, _ in OFFERED:
        words = typed.split(" ")
        asks.append(
            f"echo '> {typed}'; COMP_WORDS=({' '.join(map(repr, words))}) COMP_CWORD={len(words) - 1}; _minutes"
        )
        asks.append("printf '%s\\n' \"${COMPREPLY[@]}\"")
    offered = {typed: sorted(word.rstrip("/") for word in words) for typed, words in OFFERED}
    assert answered(["bash", "--norc"], "\n".join(asks)) == offered


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish_offers_what_may_follow(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "minutes.fish").write_text(script("fish", capsys), "utf-8")
    asks = ["source minutes.fish", *(f"echo '> {typed}'; complete -C '{typed}'" for typed, _ in OFFERED)]
    found = answered(["fish", "--no-config"], "\n".join(asks))
    told = {typed: [row.split("\t")[0].replace("\\ ", " ") for row in rows] for typed, rows in found.items()}
    assert told == {typed: sorted(words) for typed, words in OFFERED}


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_completes_what_is_typed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "_minutes").write_text(script("zsh", capsys), "utf-8")
    begin = "PS1='> '; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D"
    with Terminal(["zsh", "-f", "-i"], 100, 24, {"HOME": str(folder), "LC_ALL": "C.UTF-8"}) as terminal:
        terminal.send(f"{begin}; clear; echo rea''dy\n")
        terminal.wait_for(lambda text: text.startswith("ready\n>"))
        for typed, offered in OFFERED:
            whole = typed[: typed.rindex(" ") + 1] + (offered[0] if len(offered) == 1 else "")
            shown = [word.replace(" ", "\\ ") for word in offered] if len(offered) > 1 else [f"> {whole}".rstrip()]
            terminal.send(f"{typed}\t")
            terminal.wait_for(lambda text, shown=shown: all(word in text for word in shown))  # type: ignore[misc]
            terminal.send("\x15clear; echo rea''dy\n")
            terminal.wait_for(lambda text: text.startswith("ready\n>"))


def test_every_command_and_option_is_in_each_script(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in SHELLS:
        printed = script(shell, capsys)
        assert [name for name in COMMAND_NAMES if name not in printed] == []
        flags = {
            flag.lstrip("-") for command in subcommands(parser()) for each in command.options for flag in each.flags
        }
        assert [flag for flag in flags if flag not in printed] == []
        assert [page for page in manual.PAGES if page not in printed] == []


def test_it_is_known_what_completes_each_value() -> None:
    """An argument that is new has its row: its own words are a row too."""
    known = values()
    for command in subcommands(parser()):
        for argument in command.arguments:
            assert not argument.value or argument.name in known or (command.name, argument.name) in OTHERS, argument


def test_a_shell_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert capsys.readouterr().err == "minutes: There are no completions for tcsh. Choose one of: bash, zsh, fish.\n"
