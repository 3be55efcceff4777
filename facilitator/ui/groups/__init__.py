"""The groups of a plan: who sits in which room in each round, how good that is, and by which rules."""
