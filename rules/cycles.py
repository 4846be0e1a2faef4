"""What a cycle's name and dates tell."""

from __future__ import annotations

import re

from advisor.domain.plan import Cycle
from advisor.text.dates import find_dates
from advisor.text.scan import Scan
from advisor.text.tokens import tokenise

_CODE = re.compile(r"(?:19|20)\d\d|[QH][1-4]|[FC]Y ?\d\d", re.IGNORECASE)


def tells_dates(cycle: Cycle) -> bool:
    """Whether a cycle's dates are known, from its fields or its name.

    >>> tells_dates(Cycle(name="2026-Q1")), tells_dates(Cycle(name="Spring push"))
    (True, False)
    """
    if cycle.start is not None or cycle.end is not None:
        return True
    return bool(cycle.name and (_CODE.search(cycle.name) or find_dates(Scan(tokenise(cycle.name), cycle.name))))
