"""Workshops in and out of other forms: the outline, a workshop as text."""
