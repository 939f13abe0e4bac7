"""Find the names of schools, towns, levels… in what people type."""
