"""The assistant in a terminal: `make chat`."""
