"""Small corrections of Rasa 3.6.21, which is the last release and frozen: one module for each."""
