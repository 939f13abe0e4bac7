"""The load benchmark: this assistant beside Rasa's default configuration, trained on the same data, in one run."""
