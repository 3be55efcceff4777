"""The outline: a workshop as Markdown with YAML front matter, readable without the program.

    ---
    language: de                        de or en: which words are written; both are understood
    title: Forum
    date: 2026-09-17                    also start, end, place, process, status, confidentiality
    moderation:                         also participants, recipients, persons
      - {name: Ada King, organisation: Institut}
    representatives: {of: des Landes, people: [...]}
    ---
    # Agenda
    - 14:00 Begrüßung (10 min) {kind}   the kind only where the words do not tell it
      - Ada King, Institut              who speaks; {Name, Organisation} behind another wording
      - Ort: Foyer                      also Material and Intern, a line for each of theirs
    - 14:10 Workshops {Durchlauf 1}     the mark only where no session is listed
      - W 1.1: Title (Moderation: Ada King, Institut; Raum: Siel)
    # Durchläufe                        sessions that no item of the agenda shows
    # Any chapter {role}                prose; the mark only where the title does not tell the role
    # Zeitstrahl                        a table of dates and titles, or `- Date: Title`
    # Kernergebnisse                    ## Workshop 1: Title, then `- Result {W1.1-F1-01, P1, T1-F1-A01}`
    # Schlussfolgerungen                intro, `1. Recommendation {codes}`, what follows
    # Workshop 1: Title
    ## Question {8 min}
    > A hint for the moderator.
    ### a. Sub-question
    - Note {W2.1 ★ Konsens}             session, key result, kind; the first session needs no mark
      - Note of the second level
    - Note {Aufgabe @Ministerium bis 2026-11-30} {bestätigt W1.1-F1-01} {Gruppe: Kommunen}
    - Answer {Antwort neu: W1.1-F1-01, W2.1-F1-02}     what is printed, and the notes that it rests on
    - Note {ausgelassen: Grund}         left out of the answers
    # Themenspeicher                    `- Note {W2.1-F3}`: session and question it came from
    # Anmerkungen                       what had no other place

Each kind of line is a small record with a `parse` and a `source`, in one module, so that reading
and writing cannot drift apart. A backslash before punctuation makes it text, `{}` stands for
nothing. What stands behind an item's sign is its text ("- 26. Mai"), and a number other than 1
begins no list. Whatever is not understood becomes text, a chapter or a remark, and is reported.
"""
