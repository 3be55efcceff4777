"""What is wrong with a layout, for those who write one: every flaw with its line and column."""
