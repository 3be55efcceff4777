"""What `dev.py check` holds the repository against, beside the tools that others wrote."""
