"""What is moved, voted, decided and given to somebody to do is found in minutes of each language."""

import pytest

from minutes_tui.language.labels import labels, languages
from minutes_tui.language.vocabulary import vocabulary
from minutes_tui.readers import engine
from minutes_tui.readers.cases import notes as case_notes
from minutes_tui.readers.dialects import plain_text

LANGUAGES = languages(variants=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_say_what_a_paragraph_is(language: str) -> None:
    page, known = labels(language), vocabulary(language)
    what, who, when = (words[0] for words in (known.documents.what, known.documents.who, known.documents.when))
    moved = f"{page.moved_by.format(names='Ona Raud')}, {page.seconded_by.format(names='Leo Berg')}"
    source = f"""# Salt

2025-05-05

## 1. Pans

Ona Raud: One.

Leo Berg: Two.

Ona Raud: Three.

**{page.motion}:** Four. {moved}

**{page.vote}:** 3 {page.for_}, 1 {page.against}

> **{page.decision} 7:** Five.

{known.scribes.action[0]}: Six

| {what} | {who} | {when} |
| --- | --- | --- |
| Seven | Leo Berg | 2025-05-09 |

## {known.documents.decided[0]}

- Eight

## {known.documents.to_do[0]}

- Nine

{known.documents.ended[0]}
"""
    minutes = engine.imported(list(plain_text.blocks(source, is_markdown=True)), "old", language).minutes
    assert [note.kind for note in minutes.notes if note.kind in case_notes.CASES] == [
        "motion", "vote", "decision", "action", "action", "decision", "action",
    ]  # fmt: skip
    motion, vote = (next(note for note in minutes.notes if note.kind == kind) for kind in ("motion", "vote"))
    names = {person.key: person.name for person in minutes.participants}
    assert [names[code] for code in (*motion.mover, *motion.seconder)] == ["Ona Raud", "Leo Berg"]
    assert (vote.for_, vote.against, vote.answers) == (3, 1, motion.id)
    seven = next(note for note in minutes.notes if note.text.startswith("Seven"))
    assert ([names[code] for code in seven.responsible], str(seven.due)) == (["Leo Berg"], "2025-05-09")
    assert [item.title for item in minutes.agenda] == ["1. Pans"]
    assert minutes.notes[-1].item == ""
