"""Whether work comes round again: "every two weeks", "10 times a week", "a monthly report"."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.lexicon import word_set
from advisor.text.sentence import Sentence

RECURRENCE = word_set("recurrence")
_OFTEN = frozenset({"every", "each", "per", "times", "time", "once", "twice"})


def recurs(s: Sentence) -> bool:
    """ "every two weeks", "10 times a week", "weekly": work that comes round again."""
    said = s.lowers[s.clause.start : s.clause.end]
    if _OFTEN.isdisjoint(said) and RECURRENCE.isdisjoint(said):
        return False
    periods = word_set("recurring_periods")
    for i in range(s.clause.start, s.clause.end):
        word, after = s.lowers[i], s.lowers[i + 1]
        if word == "so" and i > s.clause.start:
            return False
        if word in RECURRENCE and (not after[:1].isalpha() or (word.endswith("ly") and s.masks[i + 1] & bits().prep)):
            return True
        if word in {"every", "each", "per"} and any(s.lowers[k] in periods for k in range(i + 1, i + 5)):
            return True
        if word in {"a", "/"} and after in periods and s.lowers[i - 1] in {"times", "time", "once", "twice"}:
            return True
    return False


def repeats(s: Sentence) -> bool:
    """ "Do quarterly reviews", "provide weekly tips": what comes round again is the object itself."""
    return not RECURRENCE.isdisjoint(s.lowers[s.clause.object[0] : s.clause.object[1]])
