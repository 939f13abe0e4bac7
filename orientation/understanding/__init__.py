"""Understand what a message asks, whatever the spelling: normal words, features, the questions in it, the outcome."""
