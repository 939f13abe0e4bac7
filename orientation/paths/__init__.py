"""Know where a person stands from what they write, and show the path from there to the job."""
