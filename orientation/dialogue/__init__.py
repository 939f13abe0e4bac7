"""Take a message for what it says after the messages before it: follow-ups, picks in a list, programmes in focus."""
