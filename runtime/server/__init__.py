"""The server: Rasa's agent and its custom actions behind the conversation API and the page, on uvicorn."""
