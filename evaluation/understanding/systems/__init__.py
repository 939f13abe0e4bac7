"""What is compared: the assistant, Rasa as `rasa init` writes it, and two simple baselines."""
