"""What an organiser plans and looks through before the day, in words."""
