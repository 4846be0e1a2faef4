"""What is still to be filled in, and what was withheld on purpose.

`TBD`, `X %`, `??`, `<n>`, "etc." and a trailing colon wait for an author. `N9`,
`$X` and "[internal]" do not: someone knows and does not say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from advisor.domain.place import Span


class Placeholder(NamedTuple):
    """Words that stand for what is not written yet; `whole` when nothing else of the goal is there."""

    span: Span
    whole: bool


_OPEN = re.compile(
    r"\b(?:TBD|TBC|TBA|TODO|FIXME|XXX?)\b(?=\s*%)?"
    r"|\b[tT]o be (?:defined|determined|confirmed|decided|announced)\b"
    r"|\?\?+|(?<=\bfrom )\?|(?<=\bto )\?(?=\s*$)"
    r"|(?<!\w)[XYZ] ?%"
    r"|(?<=[a-z] )[xX](?= [a-z])"
    r"|(?<!\w)[Xx]/\d{1,3}\b"
    r"|<[A-Za-z][\w ]{0,30}>"
    r"|\[(?:n|x|number|metric|target|value|insert[^\]]{0,30}|name|date|figure|\.\.\.)\]"
    r"|_{3,}"
    r"|\betc\b\.?"
    r"|(?:\.\.\.|…)(?=\s*$)"
    r"|:(?=\s*$)",
)
_LEADING = re.compile(
    r"\W*(?:TBD|TBC|TBA|TODO|to be (?:defined|determined|confirmed|decided|announced))\b", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\W*+(?:key result|objective|goal|kr|o|metric|initiative|kpi|lorem ipsum)s?\s*+(?:[#\d]*+|[a-z])\W*+"
    r"|[\W_]*+|\W*+x++\W*+|n/?a",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\s*(?:tbd|tbc|tba|todo|fixme|x+ ?%?|\?+|-+|_+|<[^<>]*>|\[[^\[\]]*\]|…|\.\.\."
    r"|to be (?:defined|determined|confirmed|decided|announced))\s*",
    re.IGNORECASE,
)


def find_placeholder(text: str) -> Placeholder | None:
    """The first place that is still to be filled in, in a sentence.

    >>> find_placeholder("Reach X % of schools").span.of("Reach X % of schools")
    'X %'
    """
    if _WHOLE.fullmatch(text):
        return Placeholder(Span(0, len(text)), True)
    match = _OPEN.search(text)
    if match is None:
        return None
    leading = _LEADING.match(text) is not None
    return Placeholder(Span(match.start(), match.end()), leading)


@lru_cache(maxsize=2_000)
@lru_cache(1_000)
def is_placeholder(value: str) -> bool:
    """Whether a declared field holds nothing but a placeholder.

    >>> [is_placeholder(value) for value in ("TBD", "X %", "??", "55")]
    [True, True, True, False]
    """
    return _FIELD.fullmatch(value) is not None
