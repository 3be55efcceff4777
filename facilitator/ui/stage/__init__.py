"""The stage (Leinwand): what the participants see on a screen of their own, or in a video call."""
