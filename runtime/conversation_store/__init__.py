"""The parts of the conversations' store: tables, connection, record, erasing; runtime/tracker_store.py is the whole."""
