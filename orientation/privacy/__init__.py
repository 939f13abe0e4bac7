"""What people write about themselves, and what is kept of it."""
