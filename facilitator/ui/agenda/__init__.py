"""The running order: what is on, what comes next, and what a delay does to the rest of the day."""
