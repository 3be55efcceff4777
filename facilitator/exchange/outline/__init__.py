"""The outline: a workshop as Markdown with YAML front matter, readable without the program.

    front matter                title, date, persons …                   `front_matter`
    # Agenda                    times, items, speakers, W r.t lines      `agenda_lines`
    # Durchläufe                sessions that no agenda item shows       `agenda_lines`
    # <any chapter>             prose; known headings have roles         `headings`
    # Workshop 1: Title         questions ##, sub-questions ###, notes   `note_lines`
    # Themenspeicher, # Anmerkungen

Each kind of line is a small record with a `parse` and a `source`, in one module, so that reading
and writing cannot drift apart. A trailing `{…}` carries what plain text cannot say.
"""
