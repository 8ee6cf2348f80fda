"""What comes from elsewhere to the record: documents, mails, and the comments in them.

A foreign document goes three steps: its bytes → `formats.read` → **source blocks** (`source_blocks`) →
`engine.imported` → the minutes with what is in doubt.

A **dialect** is one short file for a format, in `dialects`. It makes blocks and doesn't know what a meeting is: a
heading with its level, a paragraph with light Markdown, a list item with its depth, a table, code, who the format says
is speaking, and furniture, which is of the file and not of the meeting. Each block has its line in the source and the
words that stood there.

The **engine** knows no format. It finds the language (`source_language`), the title and the date (`head`), the
participants (`roster_lines`), the agenda (`numbered_items`), who speaks (`turns`), what was moved, voted and decided
(`cases`: what is called so, the facts of it, the notes), and writes notes. It compares what it wrote for each block
with the words of the block: a block whose words would not all be there becomes narrative with a doubt. So every word of
the source is in the record, in order, and none is added. What minutes of that length should have and was not found is
in doubt too (`missing_parts`).

A **list of people** is read by one set of rules, pasted or in a document, in `people`: `lines` for lines and what heads
them, `tables` for tables, `person_words` for what is said of one, and `lists` for each of them once.
"""
