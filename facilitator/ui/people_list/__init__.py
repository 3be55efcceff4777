"""Planen, people: the page on which a list is read, looked at, and taken over."""
