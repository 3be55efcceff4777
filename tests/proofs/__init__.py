"""Long harnesses that prove what a test can only sample: `python -m tests.proofs [NAMES]`."""
