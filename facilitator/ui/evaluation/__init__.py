"""Auswerten: what the rounds said on a question, side by side, and the answers made of it."""
