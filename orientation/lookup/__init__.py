"""Understand what is asked of the catalogue, and search it."""
