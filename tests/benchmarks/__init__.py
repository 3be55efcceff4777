"""Speed as ratios against the bare libraries, measured side by side: `python -m tests.benchmarks [NAMES]`."""
