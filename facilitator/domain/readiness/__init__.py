"""The checklist before the start: whether everything is there that the day needs."""
