"""Every write in the product: one function per user intent, run by the desk."""
