"""The window around the work: rail, status bar, search, keys."""
