"""Say what was found, in French, as typed messages."""
