"""The intent classifier: one linear separator for each intent, on TF-IDF weighted features.

scikit-learn fits it; at run time a message is a handful of rows of one matrix, so that neither scikit-learn nor
its start-up time are needed to answer. The model is one JSON file and one NumPy file: nothing is unpickled.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE
from components.fingerprint import code_fingerprint
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.text import fold
from orientation.understanding.chat_words import ChatWords, load_chat_words
from orientation.understanding.features import features
from orientation.understanding.reading import Reading, WordReader
from orientation.understanding.segments import Segment, segments
from orientation.understanding.word_repair import WordRepair
