"""Fields: places in the prose of a chapter that say what the data say at present."""
