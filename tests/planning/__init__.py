"""Tests of what is planned before the day."""
