"""The cockpit (Regie): all rooms of a round side by side."""
