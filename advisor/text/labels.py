"""Numbers that name or say which, and count nothing: `ISO 9001`, `phase 2`, `#123`, `v4.0.1`, "the two regions"."""

from __future__ import annotations

from advisor.text.lexicon import word_set
from advisor.text.scan import DASHES, Scan

_NUMBERING = frozenset({"#", "№", "§", "_"})
_AMOUNTS = frozenset({"%", "+", "€", "$", "£", "‰"})
_HALVES_OF_DAY = frozenset({"am", "pm", "o'clock"})
_SPANS = DASHES | {"to", "and"}
_BEFORE_TIME = _HALVES_OF_DAY | _SPANS | {":", "a", "p"}
_NOUN_PHRASE = 4
_POINTS_OUT, _PICKS_OUT = word_set("points_out"), word_set("picks_out")


def names_something(scan: Scan, at: int) -> bool:
    """Whether digits are part of a name.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Pass ISO 9001 in 3 plants"
    >>> scan = Scan(tokenise(text), text)
    >>> names_something(scan, 2), names_something(scan, 4)
    (True, False)
    """
    token = scan.tokens[at]
    if _enumerates(scan, at) or says_which(scan, at) or _begins_a_name(scan, at) or _is_clock(scan, at):
        return True
    before = scan.lowers[at - 1]
    if before in _NUMBERING or before in {"per", "every", "each"}:
        return True
    if before == "." and scan.glued(at - 1) and scan.lowers[at - 2] in {"no", "nr"}:
        return True
    if token.glued and scan.glued(at - 1):
        if before in {"/", "."} or (before == ":" and scan.is_number(at - 2)):
            return True
        if scan.is_dash(at - 1) and scan.is_word(at - 2) and not (scan.glued(at - 2) and scan.is_number(at - 3)):
            return True
    return at > 0 and (_after_a_label(scan, at) or _after_a_name(scan, at) or _is_age(scan, at))


def _begins_a_name(scan: Scan, at: int) -> bool:
    """`5G`, `3D`, `2FA`: capitals at the digits that are no unit; one letter is a unit where it means nothing else."""
    if not scan.glued(at + 1):
        return False
    letters, lower, known = scan.sign(at + 1), scan.lowers[at + 1], scan.units
    if _is_place(scan, at, letters):
        return True
    if not letters.isupper() or lower in known.magnitudes or lower in known.glued:
        return False
    if len(letters) == 1:
        return lower not in {"x", "l", "v", "w"}
    return not (lower in known.sizes or lower in known.codes or lower in known.points or lower in known.durations)


def _is_place(scan: Scan, at: int, letters: str) -> bool:
    """ "No patient on 4B": a ward, a class or a room, where "4B" alone could be four billion."""
    named = len(letters) == 1 and "A" <= letters <= "H" and scan.glued(at + 1) and scan.sign(at).isdecimal()
    return named and scan.lowers[at - 1] in word_set("before_a_place") and not scan.glued(at + 2)


def _is_clock(scan: Scan, at: int) -> bool:
    """`8 am`, `8:30`, `8 a.m.` and the first of `8 to 10 am`: a time of day, or odds that are said of nothing."""
    following = scan.lowers[at + 1]
    if following not in _BEFORE_TIME:
        return False
    if following == ":":
        return (
            scan.glued(at + 1)
            and scan.glued(at + 2)
            and scan.is_number(at + 2)
            and not (_is_odds(scan, at) or is_stopwatch(scan, at))
        )
    after = at + 3 if following in _SPANS and scan.is_number(at + 2) else at + 1
    if scan.lowers[after] in _HALVES_OF_DAY:
        return True
    return scan.lowers[after] in {"a", "p"} and scan.lowers[after + 1] == "." and scan.lowers[after + 2] == "m"


def is_stopwatch(scan: Scan, at: int) -> bool:
    """ "Average wait from 4:30 to 1:00": minutes and seconds of what takes time, and no time of day."""
    parts = scan.lowers[at + 2]
    whole = scan.lowers[at].isdecimal() and len(parts) == 2 and parts.isdecimal() and int(parts) < 60
    if not whole or scan.lowers[at + 1] != ":" or scan.lowers[at + 3] == ":":
        return False
    return any(scan.tokens[i].lemma.split()[-1] in word_set("timed") for i in range(at))


def _is_odds(scan: Scan, at: int) -> bool:
    """ "A return of 4:1", "from 1:5 to 1:8": one side is 1, and a word leads to it that leads to a level."""
    one, other = scan.lowers[at], scan.lowers[at + 2]
    led = scan.lowers[at - 1] in word_set("before_odds")
    return led and "1" in (one, other) and len(other) < 2 + (one != "1")


def _is_age(scan: Scan, at: int) -> bool:
    """`for under 25s`, `more over 60s`: people by their age, where "under 25s" alone is a time."""
    if scan.sign(at + 1) != "s" or not scan.glued(at + 1) or scan.lowers[at - 1] not in {"under", "over"}:
        return False
    before = scan.lowers[at - 2]
    if before == "of":
        return scan.lowers[at - 3] in word_set("counters")
    return before in word_set("before_an_age")


_FIRST_NAMES = frozenset({"year", "grade", "windows", "level", "form", "class", "ward", "tier", "band", "zone"})


def _after_a_label(scan: Scan, at: int) -> bool:
    """`phase 2`, `tier 1`; not "phases 2" and not "to page 1", which is a place to reach."""
    label = scan.lowers[at - 1]
    if label in scan.units.numbered:
        return scan.lowers[at + 1] not in _AMOUNTS
    if label in _FIRST_NAMES and at == 1 and len(scan.lowers[at]) < 3 and scan.is_plural(at + 1):
        return True  # "Year 7 pupils", "Windows 11 users": nobody counts them so
    if scan.is_number(at - 1) and scan.lowers[at - 2] in scan.units.numbered:
        return len(scan.lowers[at]) == 3
    if label not in scan.units.named or _has_unit(scan, at + 1):
        return False
    if scan.is_plural(at - 1) and not scan.sign(at - 1)[0].isupper():
        return False
    unknown = not scan.masks[at + 1] & scan.bits.known and scan.lowers[at + 1].endswith("s")
    if at == 1 and scan.masks[0] & scan.bits.base and (scan.is_plural(at + 1) or unknown):
        return False  # "plant 300 trees"
    return not (label in {"grade", "rank", "page"} and scan.lowers[at - 2] == "to")


def _after_a_name(scan: Scan, at: int) -> bool:
    """`Windows 11`: a capitalised word inside the sentence, which is no word that a count follows."""
    name = scan.tokens[at - 1]
    if not scan.is_word(at - 1) or not name.text[0].isupper() or name.text.isupper():
        return False
    if at < 2:
        return _names_the_next(scan, at)
    if scan.lowers[at - 1] in scan.units.named and not _has_unit(scan, at + 1):
        return False
    counts = scan.bits.prep | scan.bits.base | scan.bits.det | scan.bits.metric | scan.bits.adverb
    return not _has_unit(scan, at + 1) and not name.mask & counts


def _names_the_next(scan: Scan, at: int) -> bool:
    """`Boeing 737 fleet`: the first word is unknown, and no noun follows that it counts ("Enlist 40 new nurses")."""
    if scan.masks[at - 1] & scan.bits.known or not scan.lowers[at].isdecimal() or not scan.is_word(at + 1):
        return False
    for further in range(at + 1, at + 1 + _NOUN_PHRASE):
        mask = scan.masks[further]
        if not scan.is_word(further) or mask & scan.bits.linking:
            return further > at + 1
        if _has_unit(scan, further) or (not mask and scan.lowers[further].endswith("s")):
            return False
    return True


def _enumerates(scan: Scan, at: int) -> bool:
    """`2 Release clusters`, `multistream 2.0`: the place in a list, or a version."""
    text = scan.lowers[at]
    if at == 0 and len(text) == 1:
        after = scan.sign(1)
        if after[:1].isupper() and not scan.glued(1):
            return not scan.is_plural(1) and after.lower() != "new" and not after.isupper()
    if not text.endswith(".0") or not scan.is_word(at - 1) or _has_unit(scan, at + 1):
        return False
    return not scan.masks[at - 1] & (scan.bits.prep | scan.bits.metric) and scan.lowers[at - 1] not in {"than", "least"}


def _has_unit(scan: Scan, at: int) -> bool:
    """Whether a unit or a counted noun stands here."""
    if scan.is_mark(at):
        return scan.lowers[at] in _AMOUNTS
    known, lower = scan.units, scan.lowers[at]
    unit = lower in known.durations or lower in known.magnitudes or lower in known.sizes or lower in known.points
    return unit or lower in {"x", "percent"} or scan.is_plural(at)


def says_which(scan: Scan, at: int) -> bool:
    """`the two southern regions`, `our 5 offices`, `clients with 50+ seats`: the number only says which."""
    before = scan.lowers[at - 1]
    if before == "with":
        open_ended = scan.lowers[at + 1] == "+"
        return open_ended or (scan.lowers[at + 2] == "+" and scan.lowers[at + 1] in scan.units.magnitudes)
    if before == "top" and scan.is_word(at + 1) and not scan.masks[at + 1] & (scan.bits.prep | scan.bits.conj):
        return True  # "the top 10 retailers"
    if before in _POINTS_OUT:
        shared = scan.lowers[at + 1] in {"percent", "x", "%"}
        return scan.lowers[at - 2] not in {"top", "reach"} and not shared
    return before in _PICKS_OUT and scan.lowers[at - 2] in {"the", "our", "these"}
