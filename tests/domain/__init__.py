"""Tests of the domain, and the dossiers that other tests are made of (`factory`)."""
