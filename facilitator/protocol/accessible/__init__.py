"""Whether a finished file can be read by everybody, as far as a machine can judge.

The file itself is read back, not the data it came from: what a writer forgot is found too. A reader
for each format tells facts, rules judge them by EN 301 549 chapter 10 and PDF/UA. Whether a text is
plain, or an alternative text says what a picture shows, only a person can tell.
"""
