"""The conversation API, the one way in: `openapi.yml` describes it, `messages.schema.json` the messages."""
