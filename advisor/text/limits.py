"""Time limits: "within 6 months" is when one thing is due, or how fast each of many is done.

"Open the Leeds site within 6 months" is met once, on a day that can be reckoned.
"Issue permits within 15 days" and "Repair a lift within 4 hours" hold case by case,
so the time is the level to reach. Hours and days are nearly always such a level.
"""

from __future__ import annotations

from advisor.text.clause import Clause
from advisor.text.heads import head_of
from advisor.text.quantity import Quantity
from advisor.text.scan import Scan
from advisor.text.sentence import classes

_LIMITS = frozenset({"within", "in"})
_FOUR_WEEKS = 28 * 86_400
_ANCHORS = frozenset({"of", "after", "from", "following"})


def time_limit(scan: Scan, clause: Clause, quantities: list[Quantity]) -> Quantity | None:
    """The figure that is no level but says when the goal is due.

    >>> from advisor.text.statement import read_statement
    >>> texts = ("Open the Leeds site within 6 months", "Issue permits within 15 days")
    >>> [(s.deadline is not None, s.target is not None) for s in map(read_statement, texts)]
    [(True, False), (False, True)]
    """
    for q in reversed(quantities):
        if q.kind == "duration" and not q.aside:
            break
    else:
        return None
    if q.value is None or scan.lowers[q.first - 1] not in _LIMITS or scan.lowers[q.last] in _ANCHORS:
        return None
    if clause.verb < 0 or (clause.form not in ("command", "gerund") and not clause.we):
        return None
    if scan.units.durations.get(q.unit or "", 0) * q.value < _FOUR_WEEKS:
        return None
    others = [other for other in quantities if clause.verb < other.first < q.first]
    return q if _ends_once(scan, clause, others) and not _says_more(scan, clause, q.first - 1) else None


def _ends_once(scan: Scan, clause: Clause, others: list[Quantity]) -> bool:
    """Whether the verb is done once: to one thing, to a counted number of them, or to a figure that it moves."""
    c = classes()
    verb, (start, end) = scan.masks[clause.verb], clause.object
    if any(other.kind == "quantifier" for other in others):
        return False
    if verb & (c.raise_ | c.lower | c.reach) and others:
        return True
    if not verb & (c.make | c.finish | c.decide | c.hire | c.start | c.win) or verb & (c.effort | c.routine):
        return False
    if any(other.kind == "percent" for other in others):
        return False
    if any(other.kind == "number" and start <= other.first < end for other in others):
        return True
    head = head_of(scan.tokens, clause.object, frozenset())
    single = head >= 0 and not scan.masks[head] & scan.bits.plural and not scan.lowers[head].endswith("s")
    return single and not (verb & c.finish and scan.lowers[start] in {"a", "an"})


def _says_more(scan: Scan, clause: Clause, limit: int) -> bool:
    """Whether the limit belongs to words about the object: "a service for patients discharged within 30 days"."""
    b = scan.bits
    closer = b.sub | b.participle | b.finite
    head = max(head_of(scan.tokens, clause.object, frozenset()), clause.verb)
    return scan.lowers[limit - 1] in {"to", "at"} or any(
        scan.masks[i] & closer and not scan.masks[i] & (b.noun | b.adjective) for i in range(head + 1, limit)
    )
