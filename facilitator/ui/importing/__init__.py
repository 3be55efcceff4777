"""Text that becomes a workshop: what was understood is shown before anything is taken over."""
