"""`okr-advisor choose`: whether a situation calls for a KPI, an OKR or both."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from advisor.advice.choose import UNITS, Choice, Question, choose, questions
from advisor.cli.options import terminal_width
from advisor.reporters.choice_report import as_data, as_text

F = TypeVar("F", bound=Callable[..., Any])
SKIP = "skip"


def _flags(command: F) -> F:
    """A flag for every question."""
    command = click.option(f"--{UNITS}", type=click.IntRange(min=1), help="How many teams are to use it.")(command)
    for question in reversed(questions().values()):
        command = click.option(
            f"--{question.id}",
            question.id.replace("-", "_"),
            type=click.Choice(list(question.options)),
            help=question.ask,
        )(command)
    return command


@click.command()
@_flags
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to answer."
)
def command(output: str, **flags: str | int | None) -> None:
    """Say whether a situation calls for a KPI, a committed or aspirational OKR or both, and why.

    Without flags, and in a terminal, it asks its questions one by one; return leaves one out.
    """
    answers = {name.replace("_", "-"): answer for name, answer in flags.items() if answer is not None}
    if not answers:
        if not _in_terminal():
            raise click.UsageError("answer a question with a flag, such as --purpose change, or run it in a terminal")
        answers = _walk()
    chosen = choose(answers)
    click.echo(_written(chosen, output))


def _in_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _written(chosen: Choice, output: str) -> str:
    if output == "json":
        return json.dumps(as_data(chosen), ensure_ascii=False, indent=1)
    return as_text(chosen, terminal_width())


def _walk() -> dict[str, str | int]:
    """The answers, asked for one by one on standard error, so that standard output holds the verdict alone."""
    answers: dict[str, str | int] = {}
    for question in questions().values():
        answer = click.prompt(
            _prompt(question), type=click.Choice([*question.options, SKIP]), default=SKIP, show_choices=False, err=True
        )
        if answer != SKIP:
            answers[question.id] = answer
    units = click.prompt("How many teams are to use it? (0 to skip)", type=click.IntRange(min=0), default=0, err=True)
    return {**answers, UNITS: units} if units else answers


def _prompt(question: Question) -> str:
    told = ", ".join(
        name if name == option.label else f"{name} ({option.label})" for name, option in question.options.items()
    )
    return f"{question.ask}\n  {told}"
