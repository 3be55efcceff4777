"""For whom a protocol is written: the choice beside the paper, and what it still tells of persons."""
