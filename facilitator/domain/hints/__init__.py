"""What an agenda should be looked at for, at the item where it is so, with its mends."""
