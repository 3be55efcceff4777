"""The event log of a file: who did what when, to read and to write out."""
