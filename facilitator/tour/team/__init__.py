"""The tour of a team: three programs, each with a home of its own, play the example event together."""
