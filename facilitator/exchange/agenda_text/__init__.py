"""An agenda as people write it, understood line by line.

    Betreff: Zukunftswerkstatt                 over the first item: title, day, place, times
    Donnerstag, 17. September 2026, Mainz      who moderates the whole; anything else is a remark
    Moderation: Ada King (Institut)
    09.30 h Ankommen                           14:00, 14.00 Uhr, 14h, 14h30, 2 p.m., 14⁰⁰, ab 16 Uhr
    10–10.15 Uhr: Begrüßung – Dr. Eva Nord     a span says how long, "(45 min)" as well
    Dr. Bo Li, Amt für Wasser                  who speaks, on the next line or behind the title
    10:15 / – / 10:30 / Pause                  a time, its end and its title on lines of their own
    Kurze Einführung                           no time: an item that follows the one above
    11:00 Workshops, Runde 1
    o W 1.1: Title (Moderation: …; Raum: …)    also "Workshop 1:", "AG 2 –": round from the item
    11:45 Workshops, Runde 2                   nothing listed: those of round 1 again
    16:00 Uhr Ende                             the end of the workshop, no item

Bullets, numbers, quotation signs of mails, rows of tables, lines that a mail broke and spaces that
a copy lost are understood. Each line ends in the plan or as a remark with a finding; what is only
a guess has a finding as well. No pattern looks further than a line, and none takes long on it.
"""
