"""`okr-advisor convert`: a plan in any format, as a plan file."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import service
from advisor.cli.files import load_plan, start_of, tell_notices, write_out
from advisor.cli.options import input_format, stdin_filename
from advisor.importers.dump import to_json, to_yaml
from advisor.importers.formats import Format


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--to", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True, help="What to write.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write; standard output where not said.",
)
@input_format
@stdin_filename
def command(file: str, to: str, output: Path | None, input_format: Format | None, stdin_filename: str | None) -> None:
    """Turn a plan, or a Markdown page with goals, into a plan file.

    FILE is a file, or - for standard input. The limits of the closest settings file hold, as in an audit.
    """
    document = load_plan(file, service.gather_settings(start_of(file)), input_format, stdin_filename)
    written = to_json(document) if to == "json" else to_yaml(document)
    tell_notices(document)
    write_out(written, output)
