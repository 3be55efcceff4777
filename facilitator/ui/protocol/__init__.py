"""The place where the protocol is read, checked and written to a file."""
