"""Measure how distress is recognised, and whether the right help comes first."""
