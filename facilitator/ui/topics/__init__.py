"""Themen & Leitfragen: the topics of a workshop, and one Leitfaden for each of them."""
