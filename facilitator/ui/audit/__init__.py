"""Whether the protocol proves what it says: what to look at, and what a claim may rest on."""
