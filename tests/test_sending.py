"""The screen says how minutes reach their readers, and that no one is marked present where a quorum is asked for."""

import pytest
from conftest import Opened, enter

from minutes_tui import commands
from minutes_tui.assist import keymap

RECORD = """
[meeting]
title = "Pond Committee"
date = 2025-03-12
quorum = 2

[[participant]]
key = "KN"
name = "Kay North"
email = "kn@x.org"

[[participant]]
key = "RP"
name = "Raj Patel"
"""


def test_what_follows_circulation_and_approval_names_the_command_that_sends(opened: Opened) -> None:
    editor = opened(RECORD)
    assert enter(editor, "KN: Yes.", "/circulate! because it is short").endswith(" To send it: /mail")
    assert enter(editor, "/approve! because it is short").endswith(" To send it: /mail")
    assert not enter(editor, "/reopen because").endswith("/mail")


def test_how_minutes_are_sent_is_said_with_those_who_have_no_address(opened: Opened) -> None:
    editor = opened(RECORD)
    name = editor.record.path.name
    said = (
        f"In a shell, this writes one message to all, who see all addresses: minutes mail {name} -o mails. "
        "With --each, each gets one of their own."
    )
    assert enter(editor, "/mail") == f"{said} 1 of 2 people have no address: /import takes a pasted To: line."
    enter(editor, "KN: Yes.", "/approve! because it is short")
    assert "1 of 2 people have no address: --addresses NEXT.toml" in enter(editor, "/mail")


def test_that_no_one_is_marked_present_is_said_where_a_motion_is_carried(opened: Opened) -> None:
    editor = opened(RECORD)
    wrong = "No one is marked present, and the quorum is 2: mark who is there (F3), or type +CODE."
    assert enter(editor, "/motion KN: We wait.", "/carried unanimously") == wrong
    assert enter(editor, "+KN, RP", "/motion KN: We go.", "/carried unanimously") != wrong


def test_the_help_of_a_motion_names_the_seconder_as_it_is_typed(opened: Opened) -> None:
    editor = opened(RECORD)
    enter(editor, "/motion KN; RP: We wait.")
    motion = editor.minutes.notes[-1]
    assert (motion.mover, motion.seconder) == ("KN", "RP")
    assert "MOVER, SECONDER:" in next(each.argument for each in commands.COMMANDS if each.name == "motion")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("send", "mail"), ("mail", "mail"), ("defer", "postpone"), ("casting", "tied"), ("chair", "role"),
     ("confid", "review"), ("paste", "insert")],
)  # fmt: skip
def test_a_command_is_found_by_what_a_clerk_calls_it(typed: str, name: str) -> None:
    command = next(each for each in commands.COMMANDS if each.name == name)
    assert typed in keymap.found_by(f"/{command.name} {command.argument}", command.help)
