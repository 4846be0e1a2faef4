"""What a question is about and how it begins: two cues that its single words do not give.

"How many KPIs" and "how many objectives" differ in one word that nearly every
answer has, so that word for word they look alike; the subject tells them apart.
"""

from __future__ import annotations

import re

_KPI = re.compile(r"\bkpis?\b|\bindicators?\b|\bkey figures?\b|\bmetrics?\b|\bmeasures?\b|\bfigures?\b|\bnumbers?\b")
_OKR = re.compile(r"\bokrs?\b")
_KEY_RESULT = re.compile(r"\bkey results?\b|\bkrs?\b")
_OBJECTIVE = re.compile(r"\bobjectives?\b|\bgoals?\b|\baims?\b")
_OPENINGS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\bhow (?:many|much)\b|\bnumber of\b", "how many"),
        (r"\bhow (?:often|frequently|regularly)\b", "how often"),
        (r"\bhow long\b", "how long"),
        (r"\bwho\b", "who"),
        (r"\bwhy\b|\breasons?\b", "why"),
        (r"\bwhere\b", "where"),
        (r"\bwhen\b", "when"),
        (r"^(?:what (?:is|are|does|do)|what's|define|explain|meaning)\b", "what is"),
        (r"\bhow (?:do|can|to|does|is|are|should|would)\b", "how"),
        (r"\bwhich\b", "which"),
        (r"^(?:can|may|should|must|is|are|do|does|will|would|shall|could)\b", "yes or no"),
        (r"^what\b", "what"),
    )
)


def subject_of(question: str) -> str:
    """What a question speaks of, as far as its field words tell.

    >>> subject_of("How many KPIs?"), subject_of("Can a KPI be an OKR?"), subject_of("Who decides?")
    ('kpi', 'both', 'none')
    """
    text = question.lower()
    kpi, okr = bool(_KPI.search(text)), bool(_OKR.search(text))
    result, objective = bool(_KEY_RESULT.search(text)), bool(_OBJECTIVE.search(text))
    if kpi:
        return "both" if okr or result or objective else "kpi"
    if okr or (result and objective):
        return "okr"
    return "key result" if result else "objective" if objective else "none"


def opening_of(question: str) -> str:
    """How a question asks.

    >>> opening_of("How often do we meet?"), opening_of("May we stop?"), opening_of("we failed")
    ('how often', 'yes or no', 'other')
    """
    text = question.lower().strip()
    return next((name for pattern, name in _OPENINGS if pattern.search(text)), "other")
