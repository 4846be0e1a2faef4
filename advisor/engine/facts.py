"""What a reading shows at a glance, so that a rule is only asked about goals that it can speak of.

A plan of 10,000 goals asks some fifty rules about each; most have nothing to do with
most goals. A rule names the facts that it needs (`when`), and goals whose reading has
none of them are not put to it.
"""

from __future__ import annotations

from advisor.engine.rule import Rule
from advisor.text.statement import Statement

_NAMES = ("outcome", "output", "activity", "unclear", "vague", "bau", "compound", "delta", "target", "quantified")
_BITS = {name: 1 << place for place, name in enumerate(_NAMES)}
FOREIGN = 1 << len(_NAMES)  # words in another language, of which nothing is known
EVERY = 2 * FOREIGN - 1
_VAGUE, _BAU, _COMPOUND, _DELTA, _TARGET, _QUANTIFIED = (_BITS[name] for name in _NAMES[4:])


def facts_of(statement: Statement) -> int:
    """The facts of a reading, a bit each: its kind, its doubts, and whether it states a change, a target or any figure.

    >>> from advisor.text.statement import read_statement
    >>> facts_of(read_statement("Launch v2")) == facts_of(read_statement("Publish the price list"))
    True
    """
    facts = _BITS[statement.kind]
    if statement.vague:
        facts |= _VAGUE
    if statement.bau:
        facts |= _BAU
    if statement.compound is not None:
        facts |= _COMPOUND
    if statement.delta is not None:
        facts |= _DELTA
    if statement.target is not None:
        facts |= _TARGET
    return facts | _QUANTIFIED if statement.quantified else facts


def needed(rule: Rule) -> int:
    """The facts of which a rule needs one, as bits: those that it names, else any; only rules about words need English.

    Raises:
        KeyError: there is no such fact.
    """
    named = sum(_BITS[name] for name in rule.when) if rule.when else EVERY - FOREIGN
    return named if rule.words else named | FOREIGN


def unknown(names: tuple[str, ...]) -> list[str]:
    """The names that are no facts."""
    return [name for name in names if name not in _BITS]
