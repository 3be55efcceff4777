"""Everything a person sees: screens, widgets, Qt models. No SQL and no business rule lives here."""
