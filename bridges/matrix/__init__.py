"""The assistant on Matrix: `make matrix`."""
