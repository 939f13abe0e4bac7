"""What the data files hold: programmes, schools, places, facts, sources."""
