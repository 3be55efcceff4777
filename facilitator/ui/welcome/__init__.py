"""Where nothing is open yet: example, template, file, text, and what was open before."""
