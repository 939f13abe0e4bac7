"""Prepare a process for Rasa: before its first import, lean and without chatter."""

from __future__ import annotations

import logging
import os
import warnings

from runtime import lean_boot

_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


def prepare() -> None:
    """Set what Rasa reads from the environment and make its imports lean."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    lean_boot.install()
    hush_deprecations()


def quiet_logs() -> None:
    """Let only warnings and errors through, of which none quotes what a user wrote."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(logging.WARNING, warn_only_once=True, filter_repeated_logs=True)
    # Left alone, structlog prints at every level, whole messages included.
    configure_structlog(logging.WARNING)
    hush_deprecations()


def hush_deprecations() -> None:
    """Silence the deprecation warnings of libraries."""
    # Rasa 3.6 pins old libraries that deprecate one another; nothing can be done about it here.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", category=PendingDeprecationWarning)
