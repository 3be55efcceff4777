"""Texts of which two laptops wrote a version each: which one stands is somebody's choice."""
