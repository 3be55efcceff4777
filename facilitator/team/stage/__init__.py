"""The stage for guests: what the organiser's laptop shows, sealed for those who may see that and nothing else."""
