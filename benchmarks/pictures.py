"""How many lines of our pictures cross, beside those of Graphviz's dot where it is installed.

    python -m benchmarks.pictures

Both draw the same cards, of the same size, with the same lines between them; in both
a pair of lines counts once, and none that have a card in common.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from advisor.domain.document import Document
from advisor.engine.bundle import Bundle
from advisor.importers.load import load_file, load_text
from benchmarks.organisation import text_of
from graph.alignment import align
from graph.marks import Marks
from graph.picture.face import WIDE, Face
from graph.picture.layout import Layout, crossings, layout_of
from graph.picture.make import picture_of
from graph.picture.routes import Point, count_crossings

EXAMPLE = Path(__file__).parent.parent / "examples" / "aligned-2026-q2.yaml"
SIZES = (60, 300)


def layouts() -> dict[int, Layout]:
    """The pictures of the docs by their numbers of objectives."""
    documents = {12: load_file(EXAMPLE)} | {size: load_text(text_of(size), "plan.json") for size in SIZES}
    return {size: layout(document) for size, document in documents.items()}


def layout(document: Document) -> Layout:
    """A plan laid out."""
    bundle = Bundle([document])
    alignment = align(bundle)
    return layout_of(picture_of(bundle.documents, alignment, Marks(alignment)))


def dot_crossings(made: Layout) -> int:
    """How many lines cross where Graphviz's dot lays out the same cards in the same columns."""
    lines = ["digraph {", "rankdir=RL; nodesep=0.25; ranksep=1;", "node [shape=plain];"]
    lines += [f"n{at} [label=<{_table(face)}>];" for at, face in enumerate(made.faces)]
    ties = made.picture.ties
    lines += [f"n{tie.source}:p{tie.source_part + 1}:w -> n{tie.target}:p{tie.target_part + 1}:e;" for tie in ties]
    for column in made.columns:
        lines.append(f"{{rank=same; {' '.join(f'n{card};' for card in column)}}}")
    lines += ["}"]
    done = subprocess.run(
        ["dot", "-Tjson"],
        input="\n".join(lines), capture_output=True, text=True, check=True,
    )  # fmt: skip
    drawn = json.loads(done.stdout)
    edges = [(edge["tail"], edge["head"], _curve(edge)) for edge in drawn["edges"]]
    return count_crossings([points for _, _, points in edges], [(tail, head) for tail, head, _ in edges])


def _table(face: Face) -> str:
    """A card as a table of its parts, so that dot's lines end where ours do."""
    parts = len(face.card.rows) + len(face.card.chips)
    high = face.height / (parts + 2)
    rows = (
        f'<TR><TD PORT="p{at}" WIDTH="{WIDE:.0f}" HEIGHT="{high * (2 if at == 0 else 1):.0f}"></TD></TR>'
        for at in range(parts + 1)
    )
    return f'<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0">{"".join(rows)}</TABLE>'


def _curve(edge: dict[str, object]) -> list[Point]:
    """The curve of an edge as short straight pieces."""
    drawn = next(part for part in edge["_draw_"] if part["op"] == "b")  # type: ignore[attr-defined]
    points = [(float(x), float(y)) for x, y in drawn["points"]]
    found = [points[0]]
    for at in range(0, len(points) - 1, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(1, 9):
            t = step / 8
            parts = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            x, y = (sum(part * point[axis] for part, point in zip(parts, (a, b, c, d), strict=True)) for axis in (0, 1))
            found.append((x, y))
    return found


def main() -> int:
    """Print the table."""
    has_dot = shutil.which("dot") is not None
    sys.stdout.write("objectives  cards  lines  crossings  dot's  seconds\n")
    for size, made in layouts().items():
        start = perf_counter()
        layout_of(made.picture)
        took = perf_counter() - start
        theirs = str(dot_crossings(made)) if has_dot else "-"
        cards, lines = len(made.faces), len(made.picture.ties)
        sys.stdout.write(f"{size:10}  {cards:5}  {lines:5}  {crossings(made):9}  {theirs:>5}  {took:7.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
