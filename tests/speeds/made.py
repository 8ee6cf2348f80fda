"""A record as long as is wanted, of our own invention."""

SENTENCE = "The harbour master asked {n} times whether the ice would hold, and nobody in the room could say so."


def record(notes: int, participants: int = 18, glossary: int = 0, sentences: int = 2) -> str:
    """A record with so many notes, of which every fifth begins a list."""
    head = 'format = 1\n\n[meeting]\ntitle = "Speed"\ndate = 2025-03-12\n'
    people = "".join(
        f'\n[[participant]]\nkey = "P{n}"\nname = "Ida Person{n}"\ntitle = "Ms"\npresence = "present"\n'
        for n in range(1, participants + 1)
    )
    agenda = "".join(f'\n[[agenda]]\nkey = "i{n}"\ntitle = "Item {n}"\n' for n in range(1, 8))
    words = "\n[glossary]\n" + "".join(f'g{n} = "long form number {n} of a term"\n' for n in range(glossary))
    body = "".join(
        f'\n[[note]]\nid = "{n}"\nat = 2025-03-12T10:{n // 60 % 60:02}:{n % 60:02}+02:00\nitem = "i1"\n'
        f'kind = "statement"\nspeaker = "P{n % 18 + 1}"\nattribution = "prefix"\n'
        f'text = """\n{" ".join(SENTENCE.format(n=n + more) for more in range(sentences))}'
        + ("\n\n- first\n- second" if n % 5 == 0 else "")
        + '"""\n'
        for n in range(1, notes + 1)
    )
    return head + people + agenda + (words if glossary else "") + body
