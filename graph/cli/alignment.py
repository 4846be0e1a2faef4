"""`okr-advisor alignment`: who carries what, who is counted on, what falls with a goal, and who has how much."""

from __future__ import annotations

from typing import Literal

import click

from advisor.cli.options import colour, in_colour, report_format, terminal_width
from advisor.importers.formats import Format
from graph.cli.plans import find_goals, plan_options, plans_argument, read_alignment
from graph.report import alignment_data, alignment_text


@click.command()
@plans_argument
@click.option(
    "--if-fails", "failing", metavar="GOAL", multiple=True, help="Say what rests on this goal; can be given again."
)
@report_format
@plan_options
@colour
def command(
    plans: tuple[str, ...],
    failing: tuple[str, ...],
    report_format: Literal["text", "json"],
    input_format: Format | None,
    stdin_filename: str | None,
    colour: str,
) -> None:
    """Say how far goals lead to the company's, who carries them, who is counted on, and who has taken on how much.

    PLAN is a plan file, a folder, or - for standard input; several are read together.
    """
    alignment = read_alignment(plans, input_format, stdin_filename)
    nodes = [node for name in failing for node in find_goals(alignment, name)]
    if report_format == "json":
        from pydantic_core import to_json

        click.echo(to_json(alignment_data(alignment, nodes), indent=1).decode())
        return
    click.echo(alignment_text(alignment, nodes, in_colour(colour), terminal_width()), nl=False, color=True)
