"""The team in the window: who is there, how one gets in, and what is still to be sent."""
