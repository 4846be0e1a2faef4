"""`okr-advisor canvas`: the strategy canvas of a plan, drawn and counted."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import service
from advisor.cli.sheets import check, missing, read_plan, sheet_options, write
from advisor.importers.formats import Format
from advisor.reporters.canvas_sheet import canvas_sheet
from advisor.strategy.candidates import candidates, fault_finder
from advisor.strategy.canvas import canvas_of

_LINES = """\
strategy_canvas:
  scale: 5
  factors:
    - {id: F1, name: Onboarding speed, us: 2, competitors: {Globex: 4}, action: raise, objective: O1}
    - {id: F2, name: Custom development, us: 4, competitors: {Globex: 2}, action: reduce}"""


@click.command()
@sheet_options
def command(
    plan: str, sheet_format: str | None, output: Path | None, input_format: Format | None, stdin_filename: str | None
) -> None:
    """Draw the strategy canvas of a plan: value curves, what they show as numbers, and candidate objectives.

    PLAN is a plan file with `strategy_canvas` in it, or - for standard input. What
    rules V951 to V954 find stands below the drawing; it does not change the exit code.
    """
    document = read_plan(plan, input_format, stdin_filename)
    written = document.plan.strategy_canvas
    if written is None:
        raise missing(document, "strategy canvas", _LINES)
    canvas = canvas_of(written, document.plan)
    checked = check(document, plan, "V9")
    drafts = candidates(canvas, fault_finder(service.all_rules()))
    sheet = canvas_sheet(document.plan, canvas, drafts, checked.findings, checked.recommendations, checked.rules)
    write(sheet, sheet_format, output)
