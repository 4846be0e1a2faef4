"""A short name for a finding that stays the same while the fault stays: across reordering, moves and other edits."""

from __future__ import annotations

import re
from hashlib import blake2b

from advisor.domain.finding import Subject

_WORDS = re.compile(r"\w+")


def fingerprint(rule: str, subject: Subject, written_id: str | None, words: str) -> str:
    """Rule, subject and normalised words, hashed; ids that only stand for a position never enter.

    >>> fingerprint("K204", Subject("key_result", "O1.1", "Ship v2"), "O1.1", "Ship") == fingerprint(
    ...     "K204", Subject("key_result", "O1.1", "Ship v3"), "O1.1", "ship")
    True
    """
    who = written_id or normalise(subject.title or "")
    return blake2b(f"{rule}\0{subject.kind}\0{who}\0{normalise(words)}".encode(), digest_size=8).hexdigest()


def normalise(words: str) -> str:
    """Words without case, blanks and punctuation."""
    return " ".join(_WORDS.findall(words.lower()))
