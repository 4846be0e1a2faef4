"""Numbers that name or say which, and count nothing: `ISO 9001`, `phase 2`, `#123`, `v4.0.1`, "the two regions"."""

from __future__ import annotations

import re

from advisor.text.lexicon import word_set
from advisor.text.scan import Scan

_VERSION = re.compile(r"\d+\.\d+\.\d+.*")
_NUMBERING = frozenset({"#", "№", "§", "_"})
_AMOUNTS = frozenset({"%", "+", "€", "$", "£", "‰"})


def names_something(scan: Scan, at: int) -> bool:
    """Whether digits are part of a name.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Pass ISO 9001 in 3 plants"
    >>> scan = Scan(tokenise(text), text)
    >>> names_something(scan, 2), names_something(scan, 4)
    (True, False)
    """
    token = scan.tokens[at]
    if _VERSION.fullmatch(token.text) or _enumerates(scan, at) or says_which(scan, at):
        return True
    before = scan.sign(at - 1)
    if before in _NUMBERING or scan.lower(at - 1) in {"per", "every", "each"}:
        return True
    if token.glued and scan.glued(at - 1):
        if before in {"/", "."} or (scan.is_dash(at - 1) and scan.is_word(at - 2)):
            return True
    return at > 0 and (_after_a_label(scan, at) or _after_a_name(scan, at))


def _after_a_label(scan: Scan, at: int) -> bool:
    """`phase 2`, `tier 1`; not "phases 2" and not "to page 1", which is a place to reach."""
    label = scan.lower(at - 1)
    if label not in scan.units.named or _has_unit(scan, at + 1) or scan.is_plural(at - 1):
        return False
    return not (label in {"grade", "rank", "page"} and scan.lower(at - 2) == "to")


def _after_a_name(scan: Scan, at: int) -> bool:
    """`Windows 11`: a capitalised word inside the sentence, which is no word that a count follows."""
    name = scan.tokens[at - 1]
    if at < 2 or not scan.is_word(at - 1) or not name.text[0].isupper() or name.text.isupper():
        return False
    if scan.lower(at - 1) in scan.units.named and not _has_unit(scan, at + 1):
        return False
    counts = scan.bits.prep | scan.bits.base | scan.bits.det | scan.bits.metric
    return not _has_unit(scan, at + 1) and not name.mask & counts


def _enumerates(scan: Scan, at: int) -> bool:
    """`2 Release clusters`, `multistream 2.0`: the place in a list, or a version."""
    token = scan.tokens[at]
    after = scan.sign(at + 1)
    if at == 0 and len(token.text) == 1 and after[:1].isupper() and not scan.glued(at + 1):
        return not scan.is_plural(at + 1) and after.lower() != "new" and not after.isupper()
    if not token.text.endswith(".0") or not scan.is_word(at - 1) or _has_unit(scan, at + 1):
        return False
    return not scan.mask(at - 1) & (scan.bits.prep | scan.bits.metric) and scan.lower(at - 1) not in {"than", "least"}


def _has_unit(scan: Scan, at: int) -> bool:
    """Whether a unit or a counted noun stands here."""
    if scan.is_mark(at):
        return scan.sign(at) in _AMOUNTS
    known, lower = scan.units, scan.lower(at)
    unit = lower in known.durations or lower in known.magnitudes or lower in known.sizes or lower in known.points
    return unit or lower in {"x", "percent"} or scan.is_plural(at)


def says_which(scan: Scan, at: int) -> bool:
    """`the two southern regions`, `our 5 offices`, `clients with 50+ seats`: the number only says which."""
    before = scan.lower(at - 1)
    if before == "with":
        open_ended = scan.sign(at + 1) == "+"
        return open_ended or (scan.sign(at + 2) == "+" and scan.lower(at + 1) in scan.units.magnitudes)
    if before in word_set("points_out"):
        shared = scan.lower(at + 1) in {"percent", "x", "%"}
        return scan.lower(at - 2) not in {"top", "reach"} and not shared
    return before in word_set("picks_out") and scan.lower(at - 2) in {"the", "our", "these"}
