"""The recap of a conversation: its content, and the same as a chat message, a page and a PDF file."""
