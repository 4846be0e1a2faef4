"""A doubt about a goal, with the words that it rests on."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.place import Span
from advisor.text.sentence import Sentence


class Doubt(NamedTuple):
    """Whether a doubt holds, with the words and the reason."""

    holds: bool
    span: Span | None = None
    reason: str = ""


NO = Doubt(False)


def doubt_at(s: Sentence, at: int, reason: str) -> Doubt:
    """A doubt that holds, at a token."""
    return Doubt(True, Span(s.tokens[at].start, s.tokens[at].end), reason)
