"""What a score means, by commitment (S701).

Seeds: 004, the comparison table (60 to 70 % is the mark of a stretch goal); 002,
OKR Framework (at Google 70 %); 001, committed and aspirational told apart; 000,
not fully reached is all right. A missed aspirational goal is never called a failure.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from advisor.domain.finding import Source
from advisor.domain.plan import Commitment

Verdict: TypeAlias = Literal[
    "bar-too-low", "strong", "on-target", "below", "met", "explain", "learn", "running", "unread", "unscored"
]

FROM, TO = 0.6, 0.7  # where an aspirational score is on target
_HAIR = 0.005  # scores are told with two digits
SOURCES = (
    Source("004", "the comparison table: success threshold"),
    Source("002", "OKR Framework"),
    Source("001", "OKRs best practices: don'ts (committed and aspirational told apart)"),
)


class Reading(NamedTuple):
    """What a score means: a word for machines, and a sentence for people that may ask something back."""

    verdict: Verdict
    says: str


def read_score(
    score: float | None,
    commitment: Commitment | None,
    explanation: str | None = None,
    on_target: tuple[float, float] = (FROM, TO),
    final: bool = True,
) -> Reading:
    """What a score means by a goal's commitment; `on_target` is the band of aspirational ones.

    One that is not `final`, since its cycle still runs, only says how far the goal came so far.

    >>> read_score(0.65, "aspirational").says
    'on target: 0.6 to 0.7 is where a stretch should land'
    >>> read_score(0.9, "committed").verdict, read_score(0.9, None).verdict
    ('explain', 'unread')
    """
    if score is None:
        return Reading("unscored", "not scored")
    if commitment is None:
        return Reading("unread", "committed or aspirational? Without that nobody can tell what it means")
    if not final and score < 1:
        goal = {"committed": "1.0", "aspirational": _band(on_target)}.get(commitment)
        return Reading("running", f"so far; {goal} is the mark at the end" if goal else "so far")
    told = (explanation or "").strip()
    if commitment == "aspirational":
        return _aspirational(score, on_target)
    if commitment == "learning":
        return Reading("learn", f"learnt: {told}" if told else "what was learnt? That is what this goal was for")
    if score >= 1:
        return Reading("met", "met, as a commitment is to be")
    if told:
        return Reading("explain", f"below 1.0; explained: {told}")
    return Reading("explain", "below 1.0, and a commitment owes an explanation: what happened?")


def _band(on_target: tuple[float, float]) -> str:
    low, high = on_target
    return f"{low:g} to {high:g}" if low < high else f"{low:g}"


def _aspirational(score: float, on_target: tuple[float, float]) -> Reading:
    low, high = on_target
    band = _band(on_target)
    if score >= 1:
        return Reading("bar-too-low", "reached in full: was the bar too low?")
    if score > high + _HAIR:
        return Reading("strong", f"strong: above {band}, where a stretch should land")
    if score >= low - _HAIR:
        return Reading("on-target", f"on target: {band} is where a stretch should land")
    return Reading("below", f"below {band}, as a stretch may be: what did it teach, and is it still worth it?")
