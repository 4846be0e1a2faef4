"""How well sentences are read: by organisation, beside two baselines that never saw the organisation.

Our own goals (tests/corpus) are always there; published ones are read from a
folder beside the project where it has one. The baselines are fitted on all other
organisations: the commonest kind, and a linear model over words and pairs of words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from advisor.text.statement import as_labels, read_statement

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tests" / "corpus" / "goals.jsonl"
PUBLISHED = ROOT.parent / "shared" / "corpus" / "labels.jsonl"
KINDS = ("outcome", "output", "activity")
SURE = 2
FEWEST = 20

Row = dict[str, Any]


class Score(NamedTuple):
    """Mean F1 of the three kinds over all, and over those of which the readers were sure."""

    all: float
    sure: float


def macro_f1(rows: Sequence[Row], kinds: Sequence[str]) -> float:
    """The mean of the three kinds' F1; a kind that nobody has is left out."""
    scores = []
    for kind in KINDS:
        hit = sum(row["kind"] == kind == found for row, found in zip(rows, kinds, strict=True))
        there, said = sum(row["kind"] == kind for row in rows), sum(found == kind for found in kinds)
        if there:
            scores.append(2 * hit / (there + said))
    return sum(scores) / len(scores) if scores else float("nan")


def score(rows: Sequence[Row], kinds: Sequence[str]) -> Score:
    """Both figures of some rows."""
    sure = [(row, kind) for row, kind in zip(rows, kinds, strict=True) if row.get("confidence", SURE) >= SURE]
    return Score(macro_f1(rows, kinds), macro_f1([row for row, _ in sure], [kind for _, kind in sure]))


def ours(rows: Sequence[Row]) -> list[str]:
    """The kinds that the advisor reads."""
    return [read_statement(row["text"], row["what"]).kind for row in rows]


def held_out(rows: Sequence[Row], fit: Callable[[Sequence[Row]], Callable[[Sequence[Row]], list[str]]]) -> list[str]:
    """The kinds that a model says of each organisation, fitted on all the others."""
    found: dict[int, str] = {}
    for org in sorted({row["org"] for row in rows}):
        model = fit([row for row in rows if row["org"] != org])
        at = [number for number, row in enumerate(rows) if row["org"] == org]
        found |= dict(zip(at, model([rows[number] for number in at]), strict=True))
    return [found[number] for number in range(len(rows))]


def commonest(rows: Sequence[Row]) -> Callable[[Sequence[Row]], list[str]]:
    """The commonest kind, always."""
    kinds = [row["kind"] for row in rows]
    most = max(sorted(set(kinds)), key=kinds.count)
    return lambda asked: [most] * len(asked)


def linear(rows: Sequence[Row]) -> Callable[[Sequence[Row]], list[str]]:
    """A logistic regression over words and pairs of words."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(vectors, LogisticRegression(max_iter=2000, C=10, class_weight="balanced"))
    model.fit([row["text"] for row in rows], [row["kind"] for row in rows])
    return lambda asked: list(model.predict([row["text"] for row in asked]))


def table(name: str, rows: list[Row]) -> None:
    """One corpus: all of it with its baselines, then by organisation."""
    for what in ("key_result", "objective"):
        chosen = [row for row in rows if row["what"] == what]
        print(
            f"\n{name}: {what.replace('_', ' ')}s, {len(chosen)} of {len({row['org'] for row in chosen})} organisations"
        )
        print(f"{'':34}{'goals':>6}{'kind':>7}{'sure':>7}")
        read = ours(chosen)
        lines = {"the advisor": read, "linear model, organisation unseen": held_out(chosen, linear)}
        lines["commonest kind"] = held_out(chosen, commonest)
        for called, kinds in lines.items():
            line(called, chosen, kinds)
        by_org: dict[str, list[tuple[Row, str]]] = defaultdict(list)
        for row, kind in zip(chosen, read, strict=True):
            by_org[row["org"]].append((row, kind))
        for org, pairs in sorted(by_org.items()):
            if len(pairs) >= FEWEST:
                line(f"  {org}", [row for row, _ in pairs], [kind for _, kind in pairs])
        fields(chosen)


def line(name: str, rows: Sequence[Row], kinds: Sequence[str]) -> None:
    """One line of a table."""
    found = score(rows, kinds)
    print(f"{name:34}{len(rows):>6}{found.all:>7.3f}{found.sure:>7.3f}")


def fields(rows: Sequence[Row]) -> None:
    """F1 of the flags, and how often direction and target are the same."""
    labels = [as_labels(read_statement(row["text"], row["what"])) for row in rows]
    said = []
    for name in ("quantified", "vague", "bau", "compound"):
        hit = sum(bool(row.get(name)) and label[name] for row, label in zip(rows, labels, strict=True))
        total = sum(bool(row.get(name)) for row in rows) + sum(label[name] for label in labels)
        said.append(f"{name} {2 * hit / total if total else float('nan'):.3f}")
    directed = [(row, label) for row, label in zip(rows, labels, strict=True) if "direction" in row]
    if directed:
        same = sum(row["direction"] == label["direction"] for row, label in directed) / len(directed)
        said.append(f"direction {same:.3f}")
    print("  F1: " + ", ".join(said))


def read(path: Path) -> list[Row]:
    """The rows of a corpus."""
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]


def main() -> None:
    """Print both corpora."""
    print("Mean F1 of outcome, output and activity. Our own goals were written and labelled by one reader.")
    table("goals of our own writing", read(OWN))
    if PUBLISHED.is_file():
        table("goals that teams published", read(PUBLISHED))
        print("\nRules were written looking at these; baselines never saw the organisation that they are asked about.")
    else:
        print("\nThe published goals are not on this machine.")


if __name__ == "__main__":
    main()
