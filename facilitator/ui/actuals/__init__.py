"""Planned and actual times: a table with a chart, after the day."""
