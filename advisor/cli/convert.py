"""`okr-advisor convert`: a plan in any format, as a plan file."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import service
from advisor.cli.options import STDIN, input_format, read_stdin, stdin_filename
from advisor.errors import AdvisorError
from advisor.importers.dump import to_json, to_yaml
from advisor.importers.formats import Format
from advisor.importers.load import load_file, load_text
from advisor.reporters.terminal import safe


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
    if file == STDIN:
        name = stdin_filename or "<stdin>"
        limits = service.limits_of(service.gather_settings(Path.cwd()))
        document = load_text(read_stdin(name, limits), name, input_format, limits)
    else:
        document = load_file(file, input_format, service.limits_of(service.gather_settings(file)))
    written = to_json(document) if to == "json" else to_yaml(document)
    for notice in document.notices:
        where = f"{notice.place.label()}: " if notice.place else ""
        click.echo(safe(f"{where}{notice.message}. {notice.hint or ''}".strip()), err=True)
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        output.write_text(written, encoding="utf-8")
    except OSError as error:
        raise AdvisorError(f"{output} cannot be written: {error.strerror or error}") from None
    click.echo(safe(f"{output} written"), err=True)
