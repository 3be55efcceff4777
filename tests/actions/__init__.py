"""Tests of what people do: each action on a real file."""
