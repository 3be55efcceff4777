"""What people have (text, Word and Excel files), as numbered lines that know how they stood there.

Readers of agendas and of questions see nothing else. A line keeps its text for showing beside what
became of it, and apart from that what typing and layout said: a list sign, a depth, cells.
"""
