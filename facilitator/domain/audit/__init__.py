"""Whether a protocol proves what it says: claims and evidence, counts and names against the data."""
