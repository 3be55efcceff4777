"""Everything a person sees: screens, widgets, Qt models. No SQL and no business rule lives here."""

import sys

from facilitator.ui.imports import import_without_search

import_without_search()

if sys.version_info < (3, 12):
    from facilitator.ui.overrides import guard_overrides

    guard_overrides()  # here, because it must come before the first class that Qt calls
