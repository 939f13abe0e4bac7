from __future__ import annotations

import pytest

from orientation.lookup.criteria import Criteria
from orientation.lookup.next_page import next_page
from orientation.lookup.request import Request

RENNES = Criteria(towns=("rennes",))


@pytest.mark.parametrize(
    ("last", "request_", "expected"),
    [
        ({"town": ["rennes"], "page": 1}, Request(), Request(RENNES, page=2)),
        ({"town": ["rennes"], "page": 3}, Request(), Request(RENNES, page=4)),
        ({"page": 2}, Request(), Request(page=3)),
        # a search of before pages were remembered
        ({"town": ["rennes"]}, Request(), Request(RENNES, page=2)),
        # no earlier search
        (None, Request(), Request()),
        ("damaged", Request(), Request()),
        ({"town": ["rennes"], "page": "x"}, Request(), Request(RENNES)),
        # an entry that has left the catalogue since
        ({"town": ["rennes", "atlantis"], "page": 1}, Request(), Request(RENNES, page=2)),
        # the same again is more of it, something else is a search of its own
        ({"town": ["rennes"], "page": 1}, Request(RENNES), Request(RENNES, page=2)),
        ({"town": ["brest"], "page": 1}, Request(RENNES), Request(RENNES)),
        ({"page": 1}, Request(RENNES), Request(RENNES)),
        (None, Request(RENNES), Request(RENNES)),
        ({"page": 1}, Request(programmes=("brest-1",)), Request(programmes=("brest-1",))),
        ({"page": 1}, Request(unlisted_schools=("X",)), Request(unlisted_schools=("X",))),
    ],
)
def test_the_page_after_the_last_search(catalogue, last, request_, expected):
    assert next_page(catalogue, request_, last) == expected
