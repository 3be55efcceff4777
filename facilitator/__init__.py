"""Run a moderated workshop and hand over its protocol."""

__version__ = "1.0.0"
