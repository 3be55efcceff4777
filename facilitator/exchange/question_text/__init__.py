"""Guiding questions as people write them, understood line by line.

    Workshop 1: Title                      a topic; also "Thema 2 –", "W 1.1:", a heading
    Leitfragen                             only frames what follows
    1. Who starts a network? (8 min)       a question, with "Leitfrage 1:", a bullet or nothing before it
    Hinweis: do not name companies         a hint for the moderator; also "> …"
    2. Growing                             a section, as questions stand below it
       a. What helps?                      a sub-question: a letter, 2.1, or deeper than the one above
       b) What hinders?

Headings, lists and tables of Word files say the same by their level. Each line ends in the plan or
as a remark with a finding; what is only a guess has a finding as well.
"""
