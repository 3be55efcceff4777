"""A protocol that comes back from its readers: what they changed and what they said about it.

`opening` lets a file in, `document` reads its paragraphs with tracked changes, `lines` says how they
read with every change accepted, `matching` finds each sent paragraph again, `finding` tells what
differs. All of it works on paragraphs and names of bookmarks, and knows no workshop.
"""
