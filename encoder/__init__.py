"""How the encoder of questions is made: multilingual-e5-small, trained further on what is asked (`make encoder`)."""
