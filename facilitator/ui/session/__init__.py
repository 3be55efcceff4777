"""The screen a moderator works in: guiding questions, the notes of one of them, the parking lot."""
