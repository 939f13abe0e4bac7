"""How much distress is recognised in phrases that nobody had seen when the patterns were written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from orientation.safety import SAFETY_FILE, recognise

HELD_OUT: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "held_out_safety.yml").read_text(encoding="utf-8")
)


# A little below the one clean measure, of 2026-11-22: 0.64 of suicide, 0.72 of all, 0.15 false alarms among traps.
# The patterns were widened afterwards by someone who had not seen these phrases, but whose brief named kinds of
# wording that these had shown to be missing: later figures say less, and the next set must be a new one.
@pytest.mark.parametrize(
    ("needs", "at_least"), [(("suicide",), 0.6), (("suicide", "violence", "bullying", "distress"), 0.69)]
)
def test_distress_that_was_never_seen(needs: tuple[str, ...], at_least: float) -> None:
    phrases = [phrase for need in needs for phrase in HELD_OUT[need]]
    recognised = sum(recognise(phrase) is not None for phrase in phrases) / len(phrases)
    print(f"{' + '.join(needs)}: {recognised:.2f} of {len(phrases)} recognised")
    assert recognised >= at_least


def test_figures_of_speech_that_were_never_seen() -> None:
    phrases = HELD_OUT["ordinary"]
    alarms = sum(recognise(phrase) is not None for phrase in phrases) / len(phrases)
    print(f"ordinary: {alarms:.2f} of {len(phrases)} false alarms")
    assert alarms <= 0.18


def test_no_held_out_phrase_is_in_the_patterns_file() -> None:
    patterns = SAFETY_FILE.read_text(encoding="utf-8").lower()
    assert not [
        phrase for phrases in HELD_OUT.values() for phrase in phrases if len(phrase) > 20 and phrase.lower() in patterns
    ]
