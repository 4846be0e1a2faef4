"""What commands about one plan share: where it comes from, what is noticed in it, where the result goes."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import service
from advisor.cli.options import STDIN, read_stdin
from advisor.domain.document import Document
from advisor.engine.settings import Settings
from advisor.errors import AdvisorError
from advisor.importers.formats import Format
from advisor.importers.load import load_file, load_text
from advisor.reporters.terminal import safe


def start_of(plan: str) -> Path:
    """Where the search for settings begins: at the plan, for standard input in the working folder."""
    return Path.cwd() if plan == STDIN else Path(plan)


def load_plan(
    plan: str, settings: Settings, format: Format | None, stdin_name: str | None, *, goals: bool = True
) -> Document:
    """A plan from a file or, as -, from standard input; `goals` says that one without goals is an error.

    Raises:
        PlanError: as `load_file` and `load_text`.
    """
    limits = service.limits_of(settings)
    if plan != STDIN:
        return load_file(plan, format, limits, goals=goals)
    name = stdin_name or "<stdin>"
    return load_text(read_stdin(name, limits), name, format, limits, goals=goals)


def tell_notices(document: Document) -> None:
    """Say on standard error what was seen in the file and not read."""
    for notice in document.notices:
        where = f"{notice.place.label()}: " if notice.place else ""
        click.echo(safe(f"{where}{notice.message}. {notice.hint or ''}".strip()), err=True)


def write_out(written: str, output: Path | None) -> None:
    """Write to a file and say so, or to standard output.

    Raises:
        AdvisorError: the file cannot be written.
    """
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        output.write_text(written, encoding="utf-8")
    except OSError as error:
        raise AdvisorError(f"{output} cannot be written: {error.strerror or error}") from None
    click.echo(safe(f"{output} written"), err=True)
