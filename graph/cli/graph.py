"""`okr-advisor graph`: how goals align, as a picture, or as a graph for other tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import click

from advisor.cli.files import format_of, write_out
from advisor.engine.bundle import Bundle
from advisor.errors import AdvisorError, Problem
from advisor.importers.formats import Format
from advisor.reporters.terminal import safe
from graph.alignment import Alignment, align
from graph.cli.plans import plan_options, plans_argument, read_bundle
from graph.marks import Marks
from graph.nodes import Node
from graph.picture.choose import DEPTH, choose, find_focus

_SUFFIXES = {
    "": "html", ".html": "html", ".htm": "html", ".svg": "svg", ".dot": "dot", ".gv": "dot", ".mmd": "mermaid",
    ".mermaid": "mermaid", ".graphml": "graphml", ".json": "json",
}  # fmt: skip
FORMATS = tuple(dict.fromkeys(("svg", "dot", "mermaid", "graphml", "json", "html")))
_HINT = "Name a file that ends in .svg, .html, .dot, .mmd, .graphml or .json, or say --format."


@click.command()
@plans_argument
@click.option(
    "--format",
    "graph_format",
    type=click.Choice(FORMATS),
    help="What to write; by the suffix of --output where not said, else html.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write; standard output where not said.",
)
@click.option("--focus", metavar="NAME", help="Only what stands round a goal, a KPI or a team, by its id or title.")
@click.option(
    "--depth",
    type=click.IntRange(0, 50),
    default=DEPTH,
    show_default=True,
    help="How many links up and down from there.",
)
@plan_options
def command(
    plans: tuple[str, ...],
    graph_format: str | None,
    output: Path | None,
    focus: str | None,
    depth: int,
    input_format: Format | None,
    stdin_filename: str | None,
) -> None:
    """Draw how goals align: who serves what, what hangs loose, which names lead nowhere.

    PLAN is a plan file, a folder, or - for standard input; several files of one
    organisation are drawn together. svg and html are pictures, by level from the
    company on; more than a hundred goals are counted by team, unless --focus names
    a part. dot, mermaid, graphml and json hold everything.
    """
    chosen = graph_format or format_of(output, _SUFFIXES, "a graph", _HINT)
    bundle = read_bundle(plans, input_format, stdin_filename)
    alignment = align(bundle)
    start = _found(alignment, focus) if focus is not None else ()
    write_out(_written(chosen, bundle, alignment, start, depth), output)


def _found(alignment: Alignment, name: str) -> tuple[Node, ...]:
    """What --focus names.

    Raises:
        AdvisorError: nothing of that name; with a "did you mean".
    """
    found = find_focus(alignment, name)
    if found:
        return found
    from difflib import get_close_matches

    names = dict.fromkeys(
        said for node in alignment.nodes for said in (alignment.names.written(node), node.words) if said
    )
    close = get_close_matches(name, list(islice(names, 20_000)), 1, 0.6)
    hint = f"Did you mean '{close[0]}'?" if close else "Name a goal, a KPI or a team by its id or its whole title."
    raise AdvisorError(Problem(f"--focus: nothing in the plan is called '{name}'", hint=hint))


def _written(chosen: str, bundle: Bundle, alignment: Alignment, start: Sequence[Node], depth: int) -> str:
    """The graph in a format; what a picture leaves out is told on standard error."""
    marks = Marks(alignment)
    if chosen in ("svg", "html"):
        return _picture(chosen, bundle, alignment, marks, start, depth)
    near = choose(alignment, marks, start, depth).near if start else None
    return _exporter(chosen)(alignment, marks, near)


def _picture(chosen: str, bundle: Bundle, alignment: Alignment, marks: Marks, start: Sequence[Node], depth: int) -> str:
    from graph.picture.layout import layout_of
    from graph.picture.make import picture_of
    from graph.picture.svg import svg_of

    picture = picture_of(bundle.documents, alignment, marks, start, depth)
    for note in picture.notes:
        click.echo(safe(note), err=True)
    svg = svg_of(layout_of(picture))
    if chosen == "svg":
        return f"{svg}\n"
    from advisor.reporters.sheet import to_html
    from graph.picture.sheet import sheet_of

    near = choose(alignment, marks, start, depth).near if start else None
    return f"{to_html(sheet_of(picture, svg, alignment, marks, near))}\n"


def _exporter(chosen: str) -> Callable[[Alignment, Marks, frozenset[int] | None], str]:
    from graph.export import dot, graphml, json_graph, mermaid

    return {"dot": dot.write, "mermaid": mermaid.write, "graphml": graphml.write, "json": json_graph.write}[chosen]
