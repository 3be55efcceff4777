"""The Resümee: what came out of every topic, ready to be shown to all."""
