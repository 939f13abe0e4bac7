"""The latest trackers as they were saved, so that the next turn of a conversation need not be read."""

from __future__ import annotations

from collections import OrderedDict

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

REMEMBERED_TRACKERS = 500


class RememberedTrackers:
    """Keep trackers by their conversation, each with the id of its last event; not those that have grown too long.

    max_turns: user turns that a tracker has when it is read.
    """

    def __init__(self, max_turns: int) -> None:
        self._longest = max_turns * 3 // 2
        self._trackers: OrderedDict[str, tuple[int, DialogueStateTracker]] = OrderedDict()

    def take(self, sender_id: str) -> tuple[int | None, DialogueStateTracker | None]:
        """Return the last event and the tracker, (None, None) if there is none; it is handed out once."""
        return self._trackers.pop(sender_id, (None, None))

    def keep(self, tracker: DialogueStateTracker, last_event: int) -> None:
        """Keep a tracker that was saved."""
        if sum(isinstance(event, UserUttered) for event in tracker.events) > self._longest:
            return
        self._trackers[tracker.sender_id] = (last_event, tracker)
        if len(self._trackers) > REMEMBERED_TRACKERS:
            self._trackers.popitem(last=False)

    def forget(self, sender_id: str) -> None:
        """Drop the tracker of a conversation."""
        self._trackers.pop(sender_id, None)
