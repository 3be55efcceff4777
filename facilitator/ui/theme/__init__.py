"""Colours, type, icons and the one stylesheet, all from `resources/themes`."""
