"""Recognise distress before any other understanding, and answer it with the right help."""

from orientation.safety.needs import Level, Need
from orientation.safety.phrases import SAFETY_FILE, Finding, default_recogniser, load_recogniser, recognise

__all__ = ["SAFETY_FILE", "Finding", "Level", "Need", "default_recogniser", "load_recogniser", "recognise"]
