"""What moves from where to where: baseline, target, delta and direction of a sentence."""

from __future__ import annotations

from typing import NamedTuple

from advisor.text.clause import Clause
from advisor.text.direction import Way, way_said, way_to_go
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.roles import give_roles
from advisor.text.scan import Scan
from advisor.text.sentence import classes
from advisor.text.words import Words


class Change(NamedTuple):
    """The figures of a sentence by role, the way that the measured figure is to go, and the way that the verb says."""

    baseline: Quantity | None
    target: Quantity | None
    delta: Quantity | None
    direction: Way
    said: Way
    quantities: tuple[Quantity, ...]


def read_change(words: Scan, clause: Clause, quantities: list[Quantity]) -> Change:
    """Give each figure its role, and say which way it goes.

    >>> from advisor.text.statement import read_statement
    >>> read_statement("Onboarding NPS rises from 32 to 55").direction
    'up'
    """
    if not quantities:
        way = way_to_go(words, clause, (), None, None, None)
        return Change(None, None, None, way, way_said(words, clause, ()), ())
    roles = give_roles(words, clause, quantities)
    baseline = next((q for q in roles if q.role == "baseline"), None)
    delta = next((q for q in roles if q.role == "delta"), None)
    target = _target(words, clause, roles)
    way = way_to_go(words, clause, roles, baseline, target, delta)
    return Change(baseline, target, delta, way, way_said(words, clause, roles), roles)


def unread(quantities: list[Quantity]) -> Change:
    """The figures of a sentence whose words are not read: no word says which of them it starts from or arrives at."""
    return Change(None, None, None, "none", "none", tuple(quantities))


def _target(words: Words, clause: Clause, roles: tuple[Quantity, ...]) -> Quantity | None:
    """The figure to reach: after a baseline, after "to", else the first that says how many or how much."""
    for q in roles:
        if q.role == "target":
            return q
    alone = len(roles) == 1
    levels = [q for q in roles if q.role == "level" and (not q.aside or _aimed_at(words, clause, q, alone))]
    if not levels:
        return None
    first = levels[0]
    if words.masks[clause.verb] & (classes().raise_ | classes().lower) and not _arrives(words, first.first):
        arrived = next((q for q in levels if q.aside or _arrives(words, q.first)), None)
        if arrived is not None or any(q.role == "delta" for q in roles):
            return arrived  # "cut invoices over 30 days to 2 %", "fewer children under 5 by 10 %"
    if first.kind == "quantifier" and words.lowers[first.first - 1] in word_set("before_weak_quantifier"):
        return next((q for q in levels if q.kind != "quantifier"), first)
    return first


def _arrives(words: Words, first: int) -> bool:
    """ "to 5 %", "towards a goal of less than 5 %"."""
    return words.lowers[first - 1] == "to" or any(
        words.lowers[i] in {"towards", "toward", "target", "goal"} for i in range(first - 6, first)
    )


def _aimed_at(words: Words, clause: Clause, q: Quantity, alone: bool) -> bool:
    """Whether a figure in brackets is the one to reach: "(target: 50)", "Large testbed (50k nodes)"."""
    before, back = words.lowers[q.first - 1], words.lowers[q.first - 2]
    if before in word_set("before_a_target") or back in {"target", "goal", "to"}:
        return True
    if not alone:
        return False
    counts = clause.form == "noun-phrase" and q.kind == "number" and words.lowers[q.last][:1].isalpha()
    return counts or q.kind == "factor"
