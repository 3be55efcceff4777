"""Planen: everything that is settled before the day, one tab for each part of it."""
