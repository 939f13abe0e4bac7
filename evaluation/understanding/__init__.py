"""Measure how well messages are understood, beside three other ways of doing it: `make evaluate`."""
