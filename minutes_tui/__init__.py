"""Take the minutes of a meeting in the terminal. This is the tour; each module's first line says what it is.

What is typed becomes a record, one TOML file that is the truth; a page is made from it whenever one is wanted.

    key → tui.line → Enter → commands.enter → shorthand.read → edit.Edit                  the line
        → record.write: values, text blocks, keeper → files: append, or draft and swap    the disk
        → editor.changed → the panes that show what was edited                            the screen
    another program's write → editor.look → record.joining → an edit as any other             the disk
    a disk that refuses → record.keeper: draft, in the state folder if need be, and again     the disk
    record → report.document(form) → writers → export → files.export                      the page

A module knows only what is below it, and `tests/test_house.py` says so:

    cli, subcommands, ordering   the command `minutes`; which page is wanted
    stages             its part that circulates, approves, corrects and compares
    linear, prompt     the same without a screen, line by line
    spoken             what it says there instead of showing it
    tui                the app: a screen, its panes, the line; Textual and rich live only here
    keys, preview      what can be typed and pressed; what a line will be
    completion         how a line may go on
    menu               in which order commands are offered
    commands           one table: name, argument, help, what it does, why it can't now
    editor, export     the open minutes with their history; a record to the bytes of a page
    pagestyle          what the pages of a stored state are made with
    record             the file as blocks and as values; rtoml lives only here
    finding, sieve     where something stands, and what is put there; which notes are wanted
    mentions           where a code stands in words, once it has a name
    modules            abbreviations, and text modules with live values
    shorthand          a typed line to what it means
    ballots            votes by name as they are typed
    practice           a meeting that is played, and how much of it was taken down
    checks, report     problems of the content, those of wording by the usage of a language; the forms of a page
    spelling           the same of the spelling, through a program that is installed
    redline, pieces    what differs between two states; two texts word by word
    fieldwords         the keys of a record and what they have, as a redline says them
    life, signing      draft, circulated, approved, corrected; what is open before that
    comments, sent     what comes back by paragraph; copies of what was sent, beside the record
    incoming, quoting  a mail as its bytes say it; which of its words are the writer's own
    references         with what a line says which paragraph it is about
    writers            a document to Markdown, plain text, HTML, PDF, DOCX, Akoma Ntoso
    tables, calendar   what was decided and promised, for a spreadsheet and a calendar
    decisions          what is before the meeting to be decided
    tallies            what a vote came to, and whether that carries a motion
    attendance         who is in the room
    voters             who has a vote, who casts whose, and whether there is a quorum
    edit               changes that have an inverse
    text, inlines      light Markdown: its blocks, and the emphasis within a paragraph
    names, leading, dates, labels   how people are called, those with whom a line begins, days as a page has them,
                       the words of a language's page
    name_parts, roles  which words of a name are the family name; what words name a role
    due, days, datewords, times, scribes  what a line says in words: by when, which day, at what time, what scribes
                       write before a colon
    vocabulary         the words of a language for that
    letters            what is seen as one letter, and what can be typed
    settings, house    what the rapporteur wants in every meeting; how a body wants its pages
    templates          words with fields in braces, filled in
    zones              the clock of a meeting, and the times of a record on it
    sorting            the order of names in a language
    crash, backups, schema       what is kept of a fault; copies of a record; what a record may hold
    model, document, files       the values, the tree of a page, the disk
    guard, programs              an end in time when the system wants one; editors and what else is run
    sequence, errors, controls   entries that grow at the end; what can go wrong; characters that act
    whole                        the copy that a file has while it is written over

Three ideas carry the rest. The minutes are frozen values and an edit is a value too, so that undo is the same road
walked back (`edit`, `record.Step`). The file is a list of text blocks, so that what no edit touches keeps its bytes
and a long record opens at once (`record.blocks`). And nothing that is typed is refused: what can't be understood
is kept as words and marked (`shorthand`), as what can't be read in a file is kept and named (`record.reading`).

Where to begin reading: `model` for the words of the field, then `shorthand`, then `record`.
"""
