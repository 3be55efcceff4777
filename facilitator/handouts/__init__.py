"""Everything that is handed out before the day: lists, agenda, calendar, run sheet, room guides."""
