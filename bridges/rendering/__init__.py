"""The API's messages as what a messaging channel can show."""
