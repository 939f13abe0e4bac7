"""Start Rasa without TensorFlow, which this assistant never uses.

Rasa imports TensorFlow whatever the configuration says, because `default_components` and `train_utils` name the
few components that need it. `install()` refuses those heavy packages and answers the modules that cannot load
without them with stand-ins, so that the process starts in a fraction of the time and memory.

It steps aside when the configuration names a component that needs TensorFlow, and can be switched off with
`CAP_IA_LEAN_BOOT=0`. It must run before the first import of `rasa` or `spacy`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import yaml

from orientation.data_files.locations import CONFIG

# thinc (spaCy) and skops import these when they are there, and never need them here.
REFUSED_PACKAGES = frozenset(
    {
        "tensorflow",
        "tensorflow_text",
        "tensorflow_hub",
        "tensorflow_addons",
        "keras",
        "jax",
        "torch",
        "mxnet",
        "cupy",
    }
)

# Rasa modules that import TensorFlow at their top; no component named in a TensorFlow-free configuration uses them.
STOOD_IN_MODULES = frozenset(
    {
        "rasa.core.policies.ted_policy",
        "rasa.core.policies.unexpected_intent_policy",
        "rasa.nlu.classifiers.diet_classifier",
        "rasa.nlu.featurizers.dense_featurizer.convert_featurizer",
        "rasa.nlu.featurizers.dense_featurizer.lm_featurizer",
        "rasa.nlu.selectors.response_selector",
        "rasa.utils.tensorflow.callback",
        "rasa.utils.tensorflow.data_generator",
        "rasa.utils.tensorflow.model_data",
        "rasa.utils.tensorflow.model_data_utils",
    }
)

TENSORFLOW_COMPONENTS = frozenset(
    {
        "DIETClassifier",
        "ResponseSelector",
        "TEDPolicy",
        "UnexpecTEDIntentPolicy",
        "ConveRTFeaturizer",
        "LanguageModelFeaturizer",
    }
)

SWITCH = "CAP_IA_LEAN_BOOT"


class _StandIn(ModuleType):
    """A module in which every name is a class that cannot be used."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        origin = self.__name__

        def refuse(*_: object, **__: object) -> None:
            raise RuntimeError(f"{origin}.{name} needs TensorFlow: set {SWITCH}=0 to load it.")

        stand_in = type(name, (), {"__init__": refuse, "__module__": origin})
        setattr(self, name, stand_in)
        return stand_in


class _LeanFinder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in REFUSED_PACKAGES:
            raise ModuleNotFoundError(f"{fullname} is left out by {__name__} (set {SWITCH}=0).", name=fullname)
        if fullname in STOOD_IN_MODULES:
            return ModuleSpec(fullname, self)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        return None


def configured_components(config: Path) -> set[str]:
    """Return the class names of the pipeline and policies in a Rasa configuration file."""
    content = yaml.safe_load(config.read_text(encoding="utf-8")) or {}
    entries = [*(content.get("pipeline") or []), *(content.get("policies") or [])]
    return {str(entry["name"]).rpartition(".")[2] for entry in entries if isinstance(entry, dict) and "name" in entry}


def is_installed() -> bool:
    """Tell whether this process runs lean."""
    return any(isinstance(finder, _LeanFinder) for finder in sys.meta_path)


def install(config: Path = CONFIG) -> bool:
    """Make later imports of Rasa lean and tell whether it did.

    Does nothing when switched off, when `config` names a component that needs TensorFlow (or does not exist: Rasa
    would then write its default configuration, which does), or when Rasa is loaded already.
    """
    if is_installed():
        return True
    if os.environ.get(SWITCH, "1") == "0" or "rasa.utils.train_utils" in sys.modules or not config.is_file():
        return False
    if configured_components(config) & TENSORFLOW_COMPONENTS:
        return False
    sys.meta_path.insert(0, _LeanFinder())
    return True
