"""Prepare a process for Rasa: before its first import, lean and without chatter."""

from __future__ import annotations

import logging
import os
import warnings

from runtime import lean_boot

BLAS_THREADS = "OPENBLAS_NUM_THREADS"
_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # The products of a message are small: on a busy machine, handing half of one to another thread and waiting for it
    # takes several times as long as the product.
    BLAS_THREADS: "1",
}
# Our own component selects the answers of retrieval intents, and Rasa knows the families alone in choices.
_NO_SELECTOR = (
    r"You have defined training data with examples for training a response selector",
    r"The following duplicated intents have been found across multiple domain files",
    r"Failed to parse arguments in line '/\w+(/more)?'\. Expected the intent",
)


def prepare() -> None:
    """Set what Rasa reads from the environment and make its imports lean."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    lean_boot.install()
    hush_warnings()


def quiet_logs() -> None:
    """Let only warnings and errors through, of which none quotes what a user wrote."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING, warn_only_once=True, filter_repeated_logs=True)
    # Left alone, structlog prints at every level, whole messages included.
    configure_structlog(logging.WARNING)
    hush_warnings()


def hush_warnings() -> None:
    """Silence the deprecation warnings of libraries, and those of a selector that Rasa misses."""
    # Rasa 3.6 pins old libraries that deprecate one another; nothing can be done about it here.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", category=PendingDeprecationWarning)
    for message in _NO_SELECTOR:
        warnings.filterwarnings("ignore", category=UserWarning, message=message)
