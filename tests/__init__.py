"""What the program promises, as tests; beside them measurements, long proofs and checks."""
