"""Rasa actions: they read the message, ask `orientation`, and send its answer."""
