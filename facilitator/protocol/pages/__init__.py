"""The protocol as pages: blocks become a manuscript, a typesetter (Typst) makes a tagged PDF of it."""
