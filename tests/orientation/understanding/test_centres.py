from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.centres import Centres

RANDOM = np.random.default_rng(1)


def groups(offset: float) -> np.typing.NDArray[np.float32]:
    """Return three groups of four vectors that differ in the first three directions, and vary in the last one."""
    middles = np.repeat(np.eye(6, dtype=np.float32)[:3], 4, axis=0)
    middles[:, 5] = RANDOM.normal(0, 2, 12)
    middles[:, 4] = offset
    return middles


@pytest.mark.parametrize(("offset", "from_middle"), [(0.0, False), (5.0, True)])
def test_the_centre_of_its_group_is_the_nearest(offset: float, from_middle: bool) -> None:
    centres = Centres(groups(offset), [4, 4, 4], from_middle)
    for group in range(3):
        vector = np.eye(6, dtype=np.float32)[group]
        vector[4], vector[5] = offset, 1.0
        nearness = centres.nearness(vector)
        assert nearness.argmax() == group
        assert nearness.max() <= 1.0 + 1e-5


def test_groups_may_have_different_sizes() -> None:
    centres = Centres(np.eye(4, dtype=np.float32), [1, 3])
    assert centres.nearness(np.eye(4, dtype=np.float32)[0]).argmax() == 0
