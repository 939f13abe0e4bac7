"""Where the files are that belong to the trained model, from the project's root.

Another folder of facts and programmes (CAP_IA_DATA_DIR, by default DATA) changes nothing of them.
"""

from __future__ import annotations

from pathlib import Path

CONFIG = Path("config.yml")
DOMAIN = Path("domain.yml")

DATA = Path("data")
INTENTS = DATA / "intents.yml"
CHAT_WORDS = DATA / "chat_words.yml"
FRENCH = DATA / "french"
NLU = DATA / "nlu"
# What messages mean after a subject; they alone teach no intent.
FOLLOW_UPS = NLU / "follow_ups.yml"
RULES = DATA / "rules"
STORIES = DATA / "stories"

# What `make encoder` has learnt.
ENCODER = Path("encoder/trained")

# What is made again whenever it is missing.
CACHE = Path(".cache")
