"""`okr-advisor score`: how far the goals of a plan came, and what that means."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import click

from advisor import service
from advisor.cli.files import load_plan, start_of
from advisor.cli.options import (
    as_of,
    colour,
    in_colour,
    input_format,
    previous,
    report_format,
    stdin_filename,
    terminal_width,
)
from advisor.importers.formats import Format


@click.command()
@click.argument("plan", metavar="PLAN")
@report_format
@click.option("--profile", metavar="NAME", help="What to read scores by; google counts 0.7 as the mark.")
@previous("A plan of an earlier cycle, whose scores count for patterns; can be given again.")
@as_of("The day to score on; today where not said.")
@input_format
@stdin_filename
@colour
def command(
    plan: str,
    report_format: Literal["text", "json"],
    profile: str | None,
    previous: tuple[str, ...],
    as_of: datetime | None,
    input_format: Format | None,
    stdin_filename: str | None,
    colour: str,
) -> None:
    """Score the key results and objectives of a plan from 0.0 to 1.0, and read the scores by commitment.

    PLAN is a plan file, or - for standard input. The exit code is 0 whatever the scores are: they
    are for learning, not for judging. 2 means usage, settings or unreadable input.
    """
    from advisor.engine.audit import Audit
    from advisor.score.report import score_plan

    settings = service.gather_settings(start_of(plan), {"profile": profile} if profile is not None else None)
    document = load_plan(plan, settings, input_format, stdin_filename)
    earlier = service.load_previous(dict.fromkeys(previous), settings)
    day = as_of.date() if as_of else date.today()
    audit = Audit(service.with_slips(document, day), settings, (), day, earlier)
    report = score_plan(audit)
    if report_format == "json":
        from pydantic_core import to_json

        from advisor.reporters.score_report import as_data

        click.echo(to_json(as_data(report, plan), indent=1).decode())
        return
    from advisor.reporters.score_report import as_text

    click.echo(as_text(report, in_colour(colour), terminal_width()), color=True)
