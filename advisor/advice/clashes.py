"""Answers to the chooser that do not go together, as data and one look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from advisor.advice.answers import Origin


class Clash(NamedTuple):
    """Two answers that do not go together; `says` tells why, and what to do."""

    first: tuple[str, str]
    second: tuple[str, str]
    says: str
    sources: tuple[Origin, ...]


_CLASHES = (
    Clash(
        ("expect", "full"),
        ("ground", "new"),
        "You expect the whole on ground that nobody knows. Either accept 60 to 70 percent, or explore first and commit "
        "once the way is known.",
        (Origin("002", "OKR Framework", "70 percent is ideal where goals are bold"),),
    ),
    Clash(
        ("expect", "most"),
        ("miss", "not"),
        "60 to 70 percent would be a success, and yet a miss is not forgiven. People will then promise less: "
        "settle which of the two holds.",
        (Origin("004", "the paragraph on failure", "boldness needs freedom from fear"),),
    ),
    Clash(
        ("miss", "not"),
        ("ground", "new"),
        "On new ground some attempts fail. Where a miss is not forgiven nobody will try.",
        (Origin("002", "OKR Framework", "a culture that tolerates ambitious failure"),),
    ),
    Clash(
        ("purpose", "run"),
        ("expect", "most"),
        "It is to keep running, and 60 to 70 percent is enough: that is a stretch on a KPI. Give the KPI a target that "
        "you expect to meet, and put the stretch into an OKR.",
        (Origin("002", "the comparison table: ambition level", "KPIs are realistic, OKRs stretch"),),
    ),
    Clash(
        ("purpose", "run"),
        ("ground", "new"),
        "You want to keep running what you do not know yet. Is it already running, or is it to be built?",
        (Origin("004", "Introduction", "new ground, or the current engine"),),
    ),
    Clash(
        ("purpose", "run"),
        ("rhythm", "cycle"),
        "It is to keep running, and ends with the cycle. A KPI has no end; if something should be different by then, "
        "that is the change.",
        (Origin("002", "the comparison table: timeframe", "KPIs are continuous"),),
    ),
    Clash(
        ("purpose", "change"),
        ("rhythm", "continuous"),
        "It is to change, and has no end. An OKR needs a date; cut off what can be reached in a quarter, and watch the "
        "rest with a KPI.",
        (Origin("002", "the comparison table: timeframe", "OKRs are cyclical"),),
    ),
    Clash(
        ("purpose", "change"),
        ("set-by", "management"),
        "It is to change, and management alone sets it. Let leadership give the direction, and the team choose the key "
        "results.",
        (Origin("004", "the paragraph on who sets them", "teams decide on the key results"),),
    ),
)


def clashes(given: Mapping[str, str | int]) -> tuple[Clash, ...]:
    """The answers among those given that do not go together.

    >>> [clash.second for clash in clashes({"expect": "full", "ground": "new"})]
    [('ground', 'new')]
    """
    return tuple(clash for clash in _CLASHES if all(given.get(name) == answer for name, answer in clash[:2]))
