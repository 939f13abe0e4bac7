"""Separate small processes that bring the assistant to a channel, as clients of the conversation API."""
