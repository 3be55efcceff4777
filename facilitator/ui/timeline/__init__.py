"""Planen, timeline: the milestones of the process, drawn above as the protocol draws them."""
