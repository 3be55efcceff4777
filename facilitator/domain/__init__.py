"""What a workshop is: frozen records and pure rules, standard library only."""
