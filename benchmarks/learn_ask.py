"""Learn, from our ways of asking, which signs of a question speak for which topic: `python -m benchmarks.learn_ask`.

It needs scikit-learn, takes some ten seconds, and writes `advisor/advice/learned.bin`. Run it
when `ways/`, `voices/` or `words.toml` have changed; a test tells when it has not been run.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from advisor.advice.answers import answers, asked, elsewhere
from advisor.advice.cues import opening_of, subject_of
from advisor.advice.learned import ELSEWHERE, FILE, made_of
from advisor.advice.signs import signs_of
from advisor.advice.terms import features_of, is_meaning, stem, words_of

SOFT = 0.5  # how much an error costs against large weights
OFTEN = 2  # ways of asking that must have a sign
SMALLEST = 3  # weights below it, of 127, are left out
ALIKE = 0.6  # the weight of a meaning against that of a word
HALF = 1.0  # ways of asking that have a word, for it to be half as telling as it can be
SMOOTH = 6
CUES = {"subject": (subject_of, 0.10), "opening": (opening_of, 0.04)}

Asked = Mapping[str, Sequence[str]]


def learn(asked: Asked, own: Mapping[str, str], outside: Sequence[str]) -> bytes:
    """What is learned from the ways to ask by topic, the words that tell it, and other questions, packed."""
    topics = [*asked, ELSEWHERE]
    heard = {name: [words_of(way) for way in ways] for name, ways in asked.items()}
    told = {name: words_of(own[name]) for name in asked}
    data = {
        "made_of": made_of(),
        "topics": topics,
        **_leaning(topics, [(way, name) for name in topics for way in asked.get(name, outside)]),
        **_telling(heard, told),
        "words": " ".join(
            sorted({word for ways in [*heard.values(), [*told.values()]] for way in ways for word in way})
        ),
        "cues": _cues(asked),
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 9)


def _leaning(topics: list[str], ways: list[tuple[str, str]]) -> dict[str, Any]:
    """A straight border between each topic and all others, in the space of the signs."""
    seen = [signs_of(way, [stem(word) for word in words_of(way)]) for way, _ in ways]
    often = Counter(sign for kinds in seen for kind in kinds for sign in kind)
    signs = {sign: number for number, sign in enumerate(sorted(sign for sign, n in often.items() if n >= OFTEN))}
    cells = [
        (1 / math.sqrt(len(known)), row, signs[sign])
        for row, kinds in enumerate(seen)
        for known in ([sign for sign in sorted(kind) if sign in signs] for kind in kinds)
        for sign in known
    ]
    values, rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(seen), len(signs)))
    model = LinearSVC(C=SOFT, random_state=0).fit(matrix, [topics.index(name) for _, name in ways])
    step = float(abs(model.coef_).max()) / 127
    whole = (model.coef_ / step).round().astype(int).T.tolist()
    table = {sign: {at: n for at, n in enumerate(whole[row]) if abs(n) >= SMALLEST} for sign, row in signs.items()}
    return {
        "bias": [round(float(value), 4) for value in model.intercept_],
        "step": step,
        "signs": _packed(table),
    }


def _telling(heard: Mapping[str, list[list[str]]], told: Mapping[str, list[str]]) -> dict[str, Any]:
    """How telling a feature is for a topic: more, the more of the ways of asking have it, and the fewer topics."""
    sets = {name: [features_of(map(stem, way)) for way in ways if way] for name, ways in heard.items()}
    own = {name: features_of(map(stem, words)) for name, words in told.items()}
    often = Counter(feature for name in sets for feature in frozenset().union(*sets[name], own[name]))
    table: dict[str, dict[int, int]] = defaultdict(dict)
    for at, name in enumerate(sets):
        counted = Counter(feature for way in sets[name] for feature in way)
        counted.update(dict.fromkeys(own[name], 2))
        for feature, n in sorted(counted.items()):
            table[feature][at] = round(100 * n / (n + HALF))
    return {
        "weights": {feature: round(_weight(feature, len(sets), often[feature]), 3) for feature in sorted(often)},
        "unknown": round(_weight("?", len(sets), 1), 3),
        "telling": _packed(dict(sorted(table.items()))),
        "telling_step": 0.01,
    }


def _weight(feature: str, count: int, often: int) -> float:
    """How much a feature says: the more, the fewer topics have it; a meaning says less than a word."""
    rare = math.log(1 + (count - often + 0.5) / (often + 0.5))
    return rare * ALIKE if is_meaning(feature) else rare


def _cues(asked: Asked) -> dict[str, list[float]]:
    """By value of a cue, how much likelier each topic's ways have it than all ways have, as a logarithm."""
    found: dict[str, list[float]] = {}
    for name, (cue, much) in CUES.items():
        seen = [Counter(map(cue, ways)) for ways in asked.values()]
        for value, share in _shares(cue, asked.values()).items():
            odds = [math.log((n[value] + SMOOTH * share) / (n.total() + SMOOTH) / share) for n in seen]
            found[f"{name} {value}"] = [round(much * each, 4) for each in odds]
    return found


def _shares(cue: Callable[[str], str], asked: Iterable[Sequence[str]]) -> dict[str, float]:
    counted = Counter(cue(way) for ways in asked for way in ways)
    return {value: n / counted.total() for value, n in sorted(counted.items())}


def _packed(table: Mapping[str, Mapping[int, int]]) -> dict[str, str]:
    filled = {row: cells for row, cells in table.items() if cells}
    counts = bytes(len(cells) for cells in filled.values())
    columns = bytes(at for cells in filled.values() for at in cells)
    values = bytes(value + 128 for cells in filled.values() for value in cells.values())
    texts = {
        name: base64.b64encode(part).decode()
        for name, part in (("counts", counts), ("columns", columns), ("values", values))
    }
    return {"rows": "\n".join(filled), **texts}


def main() -> None:
    """Write the file."""
    ways = {name: (answers()[name].title, *row.ways) for name, row in asked().items()}
    packed = learn(ways, {name: row.words for name, row in asked().items()}, elsewhere())
    FILE.write_bytes(packed)
    print(f"{len(packed):,} bytes, {sum(map(len, ways.values())):,} ways to ask for {len(ways)} topics")


if __name__ == "__main__":
    main()
