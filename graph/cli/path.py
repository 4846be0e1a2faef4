"""`okr-advisor path`: how a goal or KPI reaches the company's objective."""

from __future__ import annotations

from typing import Literal

import click

from advisor.cli.options import colour, in_colour, report_format, terminal_width
from advisor.importers.formats import Format
from graph.cli.plans import find_goals, plan_options, read_alignment
from graph.paths import Ways
from graph.report import path_data, path_text


@click.command()
@click.argument("plan", metavar="PLAN")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO", required=False)
@report_format
@plan_options
@colour
def command(
    plan: str,
    start: str,
    end: str | None,
    report_format: Literal["text", "json"],
    input_format: Format | None,
    stdin_filename: str | None,
    colour: str,
) -> None:
    """Show how FROM reaches TO, step by step; the company's objectives where TO is not said.

    PLAN is a plan file, a folder of plans that belong together, or - for standard input. FROM and TO are ids or
    exact titles; FROM may also be the name of an owner, whose goals and KPIs are followed one by one.

    Exit code: 0 where every FROM gets there, 1 where one does not, 2 for usage or unreadable input.
    """
    alignment = read_alignment([plan], input_format, stdin_filename)
    starts = find_goals(alignment, start)
    ends = find_goals(alignment, end) if end is not None else list(alignment.company)
    ways = Ways(alignment)
    found = [ways.find(each, ends) for each in starts]
    if report_format == "json":
        from pydantic_core import to_json

        click.echo(to_json(path_data(found, alignment), indent=1).decode())
    else:
        wanted = f"{end}" if end is not None else "an objective of the company"
        if not ends:
            wanted += " (the plan has none)"
        click.echo(path_text(found, alignment, ends, wanted, in_colour(colour), terminal_width()), nl=False, color=True)
    if not all(way.reached or way.start in ends for way in found):
        raise click.exceptions.Exit(1)
