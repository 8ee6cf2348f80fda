"""`minutes completion`: a script for a shell, with which it completes commands, options and their values.

The scripts hold all the words that there are: a shell that asked the program at each Tab would wait for Python.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from minutes_tui.cli.arguments import COMMAND_NAMES
from minutes_tui.cli.command_tree import Argument, Subcommand, subcommands


class Values(Struct, frozen=True):
    """What completes a value."""

    words: tuple[str, ...] = ()
    files: str = ""
    """The ending of files that are offered; "*" is any, "" none."""


RECORD, ANY, OWN_WORDS = Values(files=".toml"), Values(files="*"), Values()


def values() -> Mapping[str, Values]:
    """What completes the value of each argument, by the name that argparse stores it under."""
    from minutes_tui import manual
    from minutes_tui.commands import COMMANDS
    from minutes_tui.config.page_styles import STYLES
    from minutes_tui.export.formats import FORMATS
    from minutes_tui.language.labels import languages
    from minutes_tui.readers.formats import FORMATS as SOURCE_FORMATS
    from minutes_tui.report import AUDIENCES, FORMS

    topics = [*manual.PAGES, *(name for name in COMMAND_NAMES if name not in manual.PAGES)]
    slashed = [f"/{command.name}" for command in COMMANDS if command.name.isalpha()]
    return {
        "file": RECORD,
        "files": RECORD,
        "old": RECORD,
        "into": RECORD,
        "against": RECORD,
        "kept": RECORD,
        "out": ANY,
        "back": ANY,
        "folder": ANY,
        "carry": Values(("all", "none")),
        "sources": ANY,
        "as_format": Values(tuple(SOURCE_FORMATS)),
        "form": Values(tuple(FORMS)),
        "to": Values(tuple(FORMATS)),
        "language": Values(tuple(languages())),
        "audience": Values(tuple(AUDIENCES)),
        "style": Values(tuple(STYLES)),
        "state": Values(("circulated", "approved", "now")),
        "topic": Values((*topics, *slashed)),
        "shell": Values(tuple(SHELLS)),
        **dict.fromkeys(("title", "date", "which", "pace", "start", "length", "by", "at", "on", "because", "text",
                         "paragraph", "who", "series", "after", "before"), OWN_WORDS),
    }  # fmt: skip


LINEAR = "a plain prompt, without a screen"
"""What `--linear` is, which stands beside a file and not a command."""
OTHERS: Mapping[tuple[str, str], Values] = {
    ("practice", "file"): Values(files=".tsv"),
    ("mail", "addresses"): RECORD,
    ("mail", "out"): ANY,
    ("pack", "out"): ANY,
    ("unpack", "file"): Values(files=".zip"),
    ("unpack", "folder"): ANY,
    ("find", "words"): Values(files="*"),
    ("find", "to"): Values(("text", "json")),
    ("diff", "other"): Values(("circulated", "approved"), ".toml"),
    ("diff", "old"): Values(("circulated", "approved")),
    ("diff", "to"): Values(("circulated", "approved", "now", "md", "html", "txt")),
}
"""The same of those that mean something else in one command."""


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """The script for a shell."""
    return SHELLS[shell](subcommands(parser))


def _value(command: Subcommand, argument: Argument) -> Values:
    return OTHERS.get((command.name, argument.name)) or values()[argument.name]


def _taking(command: Subcommand) -> Iterator[tuple[Argument, Values]]:
    """The options of a command that take a value, with what completes it."""
    yield from ((each, _value(command, each)) for each in command.options if each.value)


def _operand(command: Subcommand) -> Values:
    """What completes the arguments of a command that have no name."""
    found = [_value(command, each) for each in command.operands]
    return Values(tuple(word for each in found for word in each.words), next((each.files for each in found), ""))


def _flags(command: Subcommand) -> list[str]:
    return [flag for option in command.options for flag in option.flags]


# bash

BASH = """\
# Completions of minutes for bash.
_minutes_words() {
    local word
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$typed")
}
_minutes_files() {
    local word
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do
        if [[ -d ${word/#\\~/$HOME} || $word == $1 ]]; then COMPREPLY+=("$word"); fi
    done < <(compgen -f -- "$typed")
}
_minutes() {
    local typed=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= at
    for ((at = 1; at < COMP_CWORD; at++)); do
        if [[ ${COMP_WORDS[at]} != -* ]]; then command=${COMP_WORDS[at]}; break; fi
    done
    COMPREPLY=()
    case "$command $before" in
%(values)s
    *) case "$command $typed" in
%(commands)s
        esac ;;
    esac
}
complete -F _minutes minutes
"""


def _bash(commands: Sequence[Subcommand]) -> str:
    whole, *subs = commands
    taking = [
        f'    "{command.name} {flag}") {_bash_value(value)} ;;'
        for command in subs
        for option, value in _taking(command)
        for flag in option.flags
    ]
    names = Values(tuple(each.name for each in subs), RECORD.files)
    rows = [f'        " -"*) _minutes_words "{" ".join(_flags(whole))} --linear" ;;',
            f'        " "*) {_bash_value(names)} ;;']  # fmt: skip
    for command in subs:
        rows += [f'        "{command.name} -"*) _minutes_words "{" ".join(_flags(command))}" ;;',
                 f'        "{command.name} "*) {_bash_value(_operand(command))} ;;']  # fmt: skip
    rows.append('        *.toml\\ -*) _minutes_words "--linear" ;;')
    return BASH % {"values": "\n".join(taking), "commands": "\n".join(rows)}


def _bash_value(value: Values) -> str:
    words = f'_minutes_words "{" ".join(value.words)}"' if value.words else ""
    files = f'_minutes_files "{"*" if value.files == "*" else f"*{value.files}"}"' if value.files else ""
    return "; ".join(filter(None, (words, files))) or ":"


# zsh

ZSH = """\
#compdef minutes
# Completions of minutes for zsh.
_minutes() {
    local command= before=$words[CURRENT-1] typed=$words[CURRENT] each
    local -a found
    for each in ${words[2,CURRENT-1]}; do
        if [[ $each != -* ]]; then command=$each; break; fi
    done
    case "$command $before" in
%(values)s
    *) case "$command $typed" in
%(commands)s
        esac ;;
    esac
}
if [[ $funcstack[1] == _minutes ]]; then _minutes "$@"; else compdef _minutes minutes; fi
"""


def _zsh(commands: Sequence[Subcommand]) -> str:
    whole, *subs = commands
    taking = [
        f'    "{command.name} {flag}") {_zsh_value(value)} ;;'
        for command in subs
        for option, value in _taking(command)
        for flag in option.flags
    ]
    linear = [("--linear", LINEAR)]
    rows = [
        f'        " -"*) {_zsh_described([*_flags_with_help(whole), *linear])} ;;',
        f'        " "*) {_zsh_described([(each.name, each.help) for each in subs])}; {_zsh_value(RECORD)} ;;',
    ]
    for command in subs:
        rows += [f'        "{command.name} -"*) {_zsh_described(_flags_with_help(command))} ;;',
                 f'        "{command.name} "*) {_zsh_value(_operand(command))} ;;']  # fmt: skip
    rows.append(f"        *.toml\\ -*) {_zsh_described(linear)} ;;")
    return ZSH % {"values": "\n".join(taking), "commands": "\n".join(rows)}


def _zsh_value(value: Values) -> str:
    words = f"compadd -- {' '.join(value.words)}" if value.words else ""
    files = ("_files" if value.files == "*" else f'_files -g "*{value.files}"') if value.files else ""
    return "; ".join(filter(None, (words, files))) or ":"


def _zsh_described(rows: Sequence[tuple[str, str]]) -> str:
    told = " ".join(_quoted(f"{word}:{said}" if said else word) for word, said in rows)
    return f"found=({told}); _describe minutes found"


def _flags_with_help(command: Subcommand) -> list[tuple[str, str]]:
    return [(flag, option.help) for option in command.options for flag in option.flags]


def _quoted(words: str) -> str:
    """Words in quotes for a shell of the family of sh."""
    return "'" + words.replace("'", "'\\''") + "'"


# fish

FISH = """\
# Completions of minutes for fish.
function __minutes_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if not string match -q -- '-*' $word
            test -z "$argv[1]"; and return 1
            test $word = $argv[1]; and return 0
            return 1
        end
    end
    test -z "$argv[1]"
end
function __minutes_files
    for file in (complete -C "'' "(commandline -ct))
        string match -q -- "*$argv[1]" $file; or string match -q -- '*/' $file; and echo $file
    end
end
complete -c minutes -f
"""


def _fish(commands: Sequence[Subcommand]) -> str:
    whole, *subs = commands
    rows = [FISH.rstrip()]
    for flag, said in _flags_with_help(whole):
        rows.append(f"complete -c minutes -n __minutes_command {_fish_flag(flag)} -d {_fish_quoted(said)}")
    names = " ".join(each.name for each in subs)
    rows.append(f"complete -c minutes -n 'not __fish_seen_subcommand_from {names}' -l linear -d {_fish_quoted(LINEAR)}")
    rows.append("complete -c minutes -n __minutes_command -a '(__minutes_files .toml)'")
    for command in subs:
        said = _fish_quoted(command.help)
        rows.append(f"complete -c minutes -n __minutes_command -a {command.name} -d {said}")
        here = f"complete -c minutes -n '__minutes_command {command.name}'"
        for option in command.options:
            value = f" {_fish_value(_value(command, option), is_option=True)}" if option.value else ""
            flags = " ".join(map(_fish_flag, option.flags))
            rows.append(f"{here} {flags}{value} -d {_fish_quoted(option.help)}")
        operand = _operand(command)
        if operand != OWN_WORDS:
            rows.append(f"{here} {_fish_value(operand)}")
    return "\n".join(rows) + "\n"


def _fish_flag(flag: str) -> str:
    return f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"


def _fish_value(value: Values, is_option: bool = False) -> str:
    takes = "-x " if is_option else ""
    if value.files == "*":
        return "-r -F" if is_option else "-F"
    offered = [*value.words, *([f"(__minutes_files {value.files})"] if value.files else [])]
    return f"{takes}-a '{' '.join(offered)}'" if offered else takes.strip()


def _fish_quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: Mapping[str, Callable[[Sequence[Subcommand]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
