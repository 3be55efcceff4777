"""The editor of the protocol's chapters, beside the pages that follow it."""
