"""Einfügen: a text that somebody has, beside what it becomes, before anything is taken over."""
