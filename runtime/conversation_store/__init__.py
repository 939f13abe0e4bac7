"""The parts of the conversations' store, from tables to erasing; runtime/tracker_store.py is the whole."""
