"""How the assistant is used, as one page: counts and times, nobody's words and nobody's id."""
