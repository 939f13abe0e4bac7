"""Cut messages into French tokens with lemmas that do not depend on accents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from components.fingerprint import code_fingerprint
from orientation.recognition.french import DEFAULT_CACHE, french, lexicon
from orientation.text import fold


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class FrenchTokenizer(Tokenizer):
    """Tokenise with spaCy's French rules; lemmas come from a table, so there is no model to download.

    The text of a token is what was typed, at its exact offsets. Its lemma is folded: « Études » and « etude »
    have the same, so that featurizers with `use_lemma` see one word however it is typed.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._tokenizer = french().tokenizer
        self._lexicon = lexicon(Path(config["cache_dir"]))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FrenchTokenizer:
        """Return a tokenizer."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings; `cache_dir` is where the compact lemma table is kept."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
            "cache_dir": str(DEFAULT_CACHE),
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code has changed."""
        return code_fingerprint()

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages that must be installed."""
        return ["spacy", "spacy_lookups_data"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of one text of a message."""
        tokens = [
            Token(token.text, token.idx, lemma=self._lemma(token.text))
            for token in self._tokenizer(message.get(attribute))
            if not token.is_space
        ]
        split: list[Token] = self._apply_token_pattern(tokens)
        return split

    def _lemma(self, text: str) -> str:
        # « l' » and « -ce » are the words l and ce.
        word = fold(text).strip("'-") or text
        return self._lexicon.lemma(word) or word
