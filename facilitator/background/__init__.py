"""Work off the window's thread; of Qt only QtCore, and nothing of the subject."""
