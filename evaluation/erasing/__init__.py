"""How long users wait while others are erased, with many conversations in the store."""
