"""What was learned from our ways of asking: by topic, how much each sign of a question speaks for it.

`learned.bin` holds it: JSON, packed; small whole numbers for weights, and only those
that matter. `benchmarks/learn_ask.py` makes it from `ways/` and `voices/`, and a
test tells when they have changed since. Nothing is learned when a question is asked.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import zlib
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from advisor.advice.signs import signs_of

ELSEWHERE = "elsewhere"
_HERE = Path(__file__).parent
FILE = _HERE / "learned.bin"


class Table(NamedTuple):
    """A table of which most cells are empty: by row, which columns are filled, and with what."""

    rows: dict[str, int]
    starts: tuple[int, ...]
    columns: bytes
    values: bytes

    def add(self, row: str, times: float, sums: list[float]) -> None:
        """Add a row, multiplied, to the sums of the columns."""
        number = self.rows[row]
        columns, values = self.columns, self.values
        for at in range(self.starts[number], self.starts[number + 1]):
            sums[columns[at]] += times * (values[at] - 128)


class Learned(NamedTuple):
    """By sign, what it weighs for each topic; by feature, how telling it is for each; and the words that were heard.

    `topics` ends with that of questions on something else. `weights` says how much
    a feature says at all, `unknown` how much one that was never heard.
    """

    made_of: str
    topics: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    signs: Table
    telling: Table
    telling_step: float
    weights: dict[str, float]
    unknown: float
    words: frozenset[str]
    cues: dict[str, list[float]]

    def leaning(self, question: str, terms: Iterable[str]) -> list[float]:
        """By topic, how much the signs of a question speak for it; above zero they rather do."""
        sums = [0.0] * len(self.topics)
        for kind in signs_of(question, terms):
            known = sorted(sign for sign in kind if sign in self.signs.rows)
            for sign in known:
                self.signs.add(sign, self.step / math.sqrt(len(known)), sums)
        return [base + value for base, value in zip(self.bias, sums, strict=True)]


@cache
def learned() -> Learned:
    """What was learned, as it stands in the file."""
    return unpacked(FILE.read_bytes())


def unpacked(packed: bytes) -> Learned:
    """What `learned.bin` says."""
    data: dict[str, Any] = json.loads(zlib.decompress(packed))
    return Learned(
        data["made_of"],
        tuple(data["topics"]),
        tuple(data["bias"]),
        data["step"],
        _table(data["signs"]),
        _table(data["telling"]),
        data["telling_step"],
        data["weights"],
        data["unknown"],
        frozenset(data["words"].split()),
        data["cues"],
    )


def _table(data: dict[str, str]) -> Table:
    counts, columns, values = (base64.b64decode(data[name]) for name in ("counts", "columns", "values"))
    rows = data["rows"].split("\n")
    return Table(dict(zip(rows, range(len(rows)), strict=True)), tuple(accumulate(counts, initial=0)), columns, values)


def made_of() -> str:
    """A mark of all that is learned from: the ways of asking, and how their words are heard."""
    mark = hashlib.sha256()
    for path in sorted([*_HERE.glob("ways/*.toml"), *_HERE.glob("voices/*.toml"), _HERE / "words.toml"]):
        mark.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return mark.hexdigest()[:16]
