"""The French words and phrases by which messages are understood, as data/french and data/safety.yml list them."""
