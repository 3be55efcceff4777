"""The workshop file: SQLite opened, migrated, journalled and read; nobody else imports sqlite."""
