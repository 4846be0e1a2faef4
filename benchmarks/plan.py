"""A plan of 10,000 different statements, made of our own labelled goals and the names of towns."""

from __future__ import annotations

import json
from itertools import combinations, islice, product
from pathlib import Path
from random import Random

GOALS = Path(__file__).parent.parent / "tests" / "corpus" / "goals.jsonl"
TOWNS = [
    "Aarhus",
    "Bergen",
    "Bilbao",
    "Bremen",
    "Brno",
    "Cork",
    "Delft",
    "Dundee",
    "Espoo",
    "Evora",
    "Gdansk",
    "Genoa",
    "Ghent",
    "Graz",
    "Haarlem",
    "Jena",
    "Kaunas",
    "Kiel",
    "Leeds",
    "Leiden",
    "Linz",
    "Lodz",
    "Lund",
    "Lyon",
    "Malmo",
    "Metz",
    "Nantes",
    "Odense",
    "Oporto",
    "Parma",
    "Pisa",
    "Ravenna",
    "Rennes",
    "Riga",
    "Split",
    "Tampere",
    "Tartu",
    "Trier",
    "Turin",
    "Turku",
    "Utrecht",
    "Vaasa",
    "Vigo",
    "Zagreb",
]
KEY_RESULTS = 4


def statements(what: str, count: int) -> list[str]:
    """Goals of a kind, no two alike: each of ours in each town, or in two, in an order that a seed has shuffled."""
    rows = [json.loads(line) for line in GOALS.read_text(encoding="utf-8").splitlines()]
    texts = dict.fromkeys(row["text"].rstrip(". ") for row in rows if row["what"] == what)
    pairs = (f"{one} and {other}" for one, other in combinations(TOWNS, 2))
    places = [*TOWNS, *islice(pairs, max(0, -(-count // len(texts)) - len(TOWNS)))]
    made = [f"{text} in {place}" for text, place in product(texts, places)]
    Random(1).shuffle(made)
    if count > len(made):
        raise SystemExit(f"only {len(made)} different statements of kind {what}; {count} were asked for")
    return made[:count]


def plan(size: int) -> str:
    """A plan file in YAML with `size` statements: every fifth an objective, with four key results below it.

    Fields are declared as a careful team does, so that it is the words that are judged.
    """
    objectives = statements("objective", size // (KEY_RESULTS + 1))
    key_results = iter(statements("key_result", size - len(objectives)))
    random = Random(2)
    lines = ["cycle: {name: 2026-Q1, start: 2026-01-01, end: 2026-03-31}"]
    lines += ["practice: {review_cadence: weekly}", "objectives:"]
    for at, title in enumerate(objectives, 1):
        lines += [f"  - id: O{at}", f"    title: {json.dumps(title, ensure_ascii=False)}", "    owner: Ada"]
        lines += [f"    why: {json.dumps(f'Every tenth of our guests asked for it in year {at}')}"]
        lines += ["    commitment: aspirational", "    key_results:"]
        for number in range(1, KEY_RESULTS + 1):
            lines += [
                f"      - id: O{at}.{number}",
                f"        title: {json.dumps(next(key_results), ensure_ascii=False)}",
            ]
            lines += ["        owner: Ben", f"        baseline: {random.randint(1, 50)}"]
            lines += [f"        target: {random.randint(51, 99)}"]
    return "\n".join(lines) + "\n"
