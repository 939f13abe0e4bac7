"""Read the YAML files of data/ and check every field of them."""
