"""What commands about one plan share: where it comes from, what is noticed in it, where the result goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from advisor import service
from advisor.cli.options import STDIN, read_stdin
from advisor.domain.document import Document
from advisor.engine.settings import Settings
from advisor.errors import AdvisorError, Problem
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


def load_plans(
    paths: Iterable[str], settings: service.SettingsByPlan, format: Format | None, stdin_name: str | None
) -> tuple[list[service.Loaded], list[Path]]:
    """Every plan in files, folders or standard input, one of two names once; and files in which there were no goals.

    Raises:
        AdvisorError: some cannot be read; with what is wrong with all of them.
    """
    plans: list[service.Loaded] = []
    skipped: list[Path] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for name in dict.fromkeys(paths):
        real = os.path.realpath(name)
        try:
            if name != STDIN and os.path.isdir(name):
                found, passed_over = service.load_folder(Path(name), settings, seen)
                plans += found
                skipped += (path for path in passed_over if path not in skipped)
            elif name == STDIN or real not in seen:
                its = settings(start_of(name))
                service.active_rules(its)
                plans.append(service.Loaded(load_plan(name, its, format, stdin_name), its))
                seen.add(real)
        except AdvisorError as error:
            problems += (problem for problem in error.problems if problem not in problems)
    if problems:
        raise AdvisorError(problems)
    return plans, skipped


def check_paths(paths: Iterable[str], format: Format | None) -> None:
    """Refuse no paths at all, and --input-format for a folder.

    Raises:
        click.UsageError: saying so.
    """
    if not paths:
        raise click.UsageError("no plan given: name a file or a folder, or - for standard input")
    if format is not None and (folder := next((name for name in paths if os.path.isdir(name)), None)):
        raise click.UsageError(f"--input-format says how to read one file, and {safe(folder)} is a folder")


def tell_skipped(paths: Iterable[Path]) -> None:
    """Say on standard error which files of a folder hold no goals."""
    for path in paths:
        click.echo(safe(f"{path}: no goals in it, passed over"), err=True)


def format_of(output: Path | None, suffixes: Mapping[str, str], what: str, hint: str) -> str:
    """The format that the suffix of a file stands for.

    Raises:
        AdvisorError: it stands for none, so that nothing is written.
    """
    suffix = output.suffix.lower() if output else ""
    if suffix not in suffixes:
        raise AdvisorError(f"{output}: nothing was written, because {what} is not drawn as {suffix}", hint=hint)
    return suffixes[suffix]


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
