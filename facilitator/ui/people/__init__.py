"""Planen, people: who comes, for whom they stand, what they wish for, and the lists they come from."""
