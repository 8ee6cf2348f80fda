"""Who signs the page."""

from collections.abc import Iterator

from minutes_tui.config.house_style import as_role
from minutes_tui.language.names import full_name, roster
from minutes_tui.model.document import Block, Signature
from minutes_tui.model.minutes import Minutes, Participant, listed
from minutes_tui.report.context import Page


def signatures(page: Page) -> Iterator[Block]:
    for role in listed(page.print.signature or ()):
        for person in _signers(page.minutes, role) or [Participant()]:
            yield Signature(full_name(person), page.role(role, person))


def _signers(minutes: Minutes, role: str) -> list[Participant]:
    """Who signs as what they are; a rapporteur who is not on the roster is called as recorded."""
    if role == "rapporteur":
        people = roster(minutes).by_key
        return [people.get(each) or Participant(name=each) for each in listed(minutes.meeting.rapporteur)]
    return [
        person
        for person in minutes.participants
        if as_role(role) in map(as_role, [person.role] if isinstance(person.role, str) else person.role.values())
    ]
