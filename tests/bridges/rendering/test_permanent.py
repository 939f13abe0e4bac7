from __future__ import annotations

import re

import pytest
import yaml

from bridges.rendering.html import matrix_html, plain_text, telegram_html
from bridges.rendering.permanent import NEED_HELP
from tests.content.safety import safety_texts
from tests.support.assistant import ROOT


def test_the_numbers_are_those_of_the_data() -> None:
    facts = yaml.safe_load((ROOT / "data" / "facts" / "help.yml").read_text(encoding="utf-8"))["facts"]
    known = {str(fact["value"]).replace(" ", "") for fact in facts if fact["unit"] == "phone"}
    called = re.findall(r"\[([^\]]+)\]\((?:tel|sms):(\d+)\)", NEED_HELP)
    assert {number for _, number in called} <= known
    assert all(label.replace("\u00a0", "") == number for label, number in called)


@pytest.mark.parametrize("render", [plain_text, telegram_html, matrix_html])
def test_every_text_of_help_shows_its_numbers_in_each_channel(render) -> None:
    for text in (*safety_texts(), NEED_HELP):
        shown = render(text)
        assert all(label in shown for label in re.findall(r"\[([^\]]+)\]\((?:tel|sms):\d+\)", text)), text
        assert "](" not in shown, text
        assert "**" not in shown, text
