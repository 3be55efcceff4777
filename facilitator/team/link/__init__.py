"""The link of one file to its team's server: a thread that sends, reads and says who is there."""
