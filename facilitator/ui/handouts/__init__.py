"""Unterlagen: everything that is handed out before the day, written into one folder."""
