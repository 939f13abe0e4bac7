"""Open the conversations' database from outside of the server, beside it if need be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from runtime import boot
from runtime.settings import Settings

if TYPE_CHECKING:
    from runtime.tracker_store import BoundedTrackerStore

ENDPOINTS = "endpoints.yml"


def open_store(settings: Settings, endpoints: str = ENDPOINTS) -> BoundedTrackerStore | None:
    """Return the store that `endpoints.yml` names; None for an SQLite file that is not there yet."""
    os.environ["CAP_IA_DATABASE"] = str(settings.database)
    os.environ.setdefault("CAP_IA_ACTIONS_URL", settings.actions_url)
    boot.prepare()
    from rasa.core.utils import AvailableEndpoints

    from runtime.tracker_store import BoundedTrackerStore

    boot.quiet_logs()
    named = AvailableEndpoints.read_endpoints(endpoints).tracker_store
    options = dict(named.kwargs)
    if options.get("dialect", "sqlite") == "sqlite" and not os.path.isfile(options["db"]):
        return None
    return BoundedTrackerStore(None, host=named.url, **options)
