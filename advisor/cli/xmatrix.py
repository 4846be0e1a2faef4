"""`okr-advisor xmatrix`: the X-matrix of a plan on one page."""

from __future__ import annotations

from pathlib import Path

import click

from advisor.cli.sheets import check, missing, read_plan, sheet_options, write
from advisor.importers.formats import Format
from advisor.reporters.x_matrix_sheet import x_matrix_sheet
from advisor.strategy.matrix import matrix_of
from advisor.strategy.trace import trace

_LINES = """\
x_matrix:
  breakthroughs: [{id: B1, title: The onboarding that others copy, owner: Cleo, start: 2026-01-01, end: 2029-12-31}]
  annual: [{id: A1, title: First-month loss halved, owner: Ada, end: 2026-12-31}]
  priorities: [{id: P1, title: Shorten the way to the first result, owner: Ben}]
  metrics: [{id: M1, title: Onboarding NPS}]
  correlations: [{from: B1, to: A1, strength: strong}, {from: A1, to: P1, strength: weak}]"""


@click.command()
@sheet_options
def command(
    plan: str, sheet_format: str | None, output: Path | None, input_format: Format | None, stdin_filename: str | None
) -> None:
    """Draw the X-matrix of a plan on one page, with the quarter's objectives traced to breakthroughs.

    PLAN is a plan file with `x_matrix` in it, or - for standard input. What
    rules X901 to X906 find stands below the drawing; it does not change the exit code.
    """
    document = read_plan(plan, input_format, stdin_filename)
    written = document.plan.x_matrix
    if written is None:
        raise missing(document, "X-matrix", _LINES)
    matrix = matrix_of(written)
    checked = check(document, plan, "X9")
    traces = trace(document.plan.objectives, matrix)
    write(x_matrix_sheet(document.plan, matrix, traces, checked.findings, checked.rules), sheet_format, output)
