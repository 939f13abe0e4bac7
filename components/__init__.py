"""Rasa graph components: French tokens with lemmas, entities from the catalogue."""
