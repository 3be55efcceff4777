"""The Protokoll place: what will be printed, what is still open, and handing it out."""
