"""Take the minutes of a meeting in the terminal. This is the tour; each file's first line says what it is.

What is typed becomes a record, one TOML file that is the truth; a page is made from it whenever one is wanted.

    key → tui.widgets.line_input → Enter → commands.enter → line.grammar → meeting.edit.Edit       the line
        → record.write: values, blocks, autosave → system.files: append, or draft and swap         the disk
        → editor.changed → the panes that show what was edited                                     the screen
    another program's write → editor.look → record.merge → an edit as any other                    the disk
    a disk that refuses → record.autosave: a draft, in the state folder if need be, and again      the disk
    record → report.document(form) → writers → export → system.files.export                        the page

The packages, from the top. Each imports only from those below it, no two files import each other in a circle, and
`tests/test_house.py` says so:

    cli        the command `minutes`: its options and subcommands; `linear` is the app at a plain prompt, for screen
               readers, braille and dumb terminals
    tui        the app. `live`, `review` and `screens` are what is shown, `widgets` what it is made of, `views` which
               command shows what; Textual and rich live only here
    assist     how a line may go on, what it will be, what can be pressed; and practice
    commands   one table of all that can be done to the minutes: name, argument, help, why not now. `participants` has
               those of people, `notes` those of notes that are there, `documents` of what comes from files
    archive    many records: those of a folder, which are one series, what goes on from one meeting to the next
    export     the minutes to the bytes of a file, in each format
    editor     the open minutes with their history
    manual     the pages that `minutes help` and F1 show, and where words stand in them
    checks     what is wrong or open: in the content, by the usage of a language, in the spelling, before sign-off
    writers    a document to Markdown, plain text, HTML, PDF, DOCX, ODT, Akoma Ntoso; a redline to text and HTML
    report     the minutes to a document, form by form; what differs between two states
    readers    what comes from elsewhere: documents as minutes, block by block; mails, and the comments in them by
               paragraph. `returned` has documents that come back with changes
    search     which notes are wanted; where something stands, and what is put there
    record     the file: its text in blocks, and its values; merged with what other programs do, locked, saved, drafted.
               rtoml lives only here
    line       a typed line to what it means: speakers, due dates, short forms; `votes` has motions, ballots and counts
    meeting    what follows from the values: who is present, who has a vote, what a vote came to, what is decided, where
               the minutes stand, how the agenda is counted; and edits, which have an inverse
    config     the rapporteur's settings, the house style of a body's pages, and the styles to choose from
    language   words, names, dates, texts, separators and order in 18 languages, one file of words each
    system     what reaches the operating system: files, other programs, signals, backups, reports of a crash; and the
               compiled code of the first screen, for a quick start
    errors     what can go wrong, each with its exit code
    model      plain values: the minutes, the document that a page is made from, the meeting's clock

Three ideas carry the rest. The minutes are frozen values and an edit is a value too, so that undo is the same road
walked back (`meeting.edit`, `record.undo_step`). The file is a list of text blocks, so that what no edit touches keeps
its bytes and a long record opens at once (`record.blocks`). And nothing that is typed is refused: what can't be
understood is kept as words and marked (`line.grammar`), as what can't be read in a file is kept and named
(`record.parser`).

Where to begin reading: `model.minutes` for the words of the field, then `line.grammar`, then `record`.
"""
