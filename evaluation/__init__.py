"""Measurements: what the assistant costs beside Rasa's default, and how well it understands."""
