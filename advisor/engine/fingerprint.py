"""What a finding's fingerprint is taken of, so that it survives reordering, moves and other edits."""

from __future__ import annotations

import re

from advisor.domain.finding import Subject

_WORDS = re.compile(r"\w+")


def print_of(rule: str, subject: Subject, written_id: str | None, words: str) -> str:
    """Rule, subject and normalised words; ids that only stand for a position never enter.

    >>> print_of("K204", Subject("key_result", "O1.1", "Ship v2"), "O1.1", "Ship")
    'K204|key_result|O1.1|ship'
    """
    who = written_id or normalise(subject.title or "")
    return f"{rule}|{subject.kind}|{who}|{normalise(words)}"


def normalise(words: str) -> str:
    """Words without case, blanks and punctuation.

    >>> normalise("Ship  v2!")
    'ship v2'
    """
    return " ".join(_WORDS.findall(words.lower()))
