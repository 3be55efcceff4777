"""The versions that went out, beside the pages: listed, described, compared; and what the protocol is."""
