"""The assistant on Telegram: `make telegram`."""
