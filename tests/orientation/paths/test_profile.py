from __future__ import annotations

from typing import Any

import pytest

from orientation.paths.profile import Profile, profile_from_slot, profile_from_value


@pytest.mark.parametrize(
    ("profile", "value"),
    [
        (Profile("terminale"), "terminale"),
        (Profile("terminale", for_child=True), "child:terminale"),
        (Profile("licence", from_abroad=True), "abroad:licence"),
        (Profile("terminale", for_pupil=True), "pupil:terminale"),
        (Profile("licence", for_child=True, from_abroad=True), "child:abroad:licence"),
    ],
)
def test_a_choice_and_the_slot_say_the_same_profile(profile: Profile, value: str) -> None:
    assert profile.value() == value
    assert profile_from_value(value) == profile
    assert profile_from_slot(profile.value()) == profile


@pytest.mark.parametrize("slot", [None, "", {}, {"id": "terminale"}, 3])
def test_what_is_no_profile_is_none(slot: Any) -> None:
    assert profile_from_slot(slot) is None
