from __future__ import annotations

import pytest

from orientation.dialogue.repair import Repair, repair

ASKED, OUT = "nlu_fallback", "out_of_scope"


@pytest.mark.parametrize(
    ("newest_first", "step"),
    [
        ([ASKED], Repair.ASK_BACK),
        ([OUT], Repair.DECLINE),
        ([OUT, "ask_salary", OUT], Repair.DECLINE),
        ([ASKED, "thank", OUT, OUT], Repair.ASK_BACK),
        ([OUT, ASKED], Repair.MENU),
        ([ASKED, OUT, "ask_salary"], Repair.MENU),
        ([OUT, OUT, ASKED], Repair.WAY_OUT),
        ([OUT] * 6, Repair.WAY_OUT),
    ],
)
def test_each_message_in_a_row_that_is_not_understood_gets_another_way_out(
    newest_first: list[str], step: Repair
) -> None:
    assert repair(newest_first) is step
