"""The checklist before the start: one line for each part, with the way to its mend."""
