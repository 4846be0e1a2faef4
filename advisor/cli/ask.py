"""`okr-advisor ask`: questions on OKRs and KPIs, answered with their sources."""

from __future__ import annotations

import json

import click

from advisor.advice.retrieve import ask
from advisor.cli.options import terminal_width
from advisor.reporters.advice_report import as_data, as_text, topics_data, topics_text

LONGEST = 2_000


@click.command()
@click.argument("question", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="List the topics that there are answers on.")
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to answer."
)
def command(question: tuple[str, ...], listed: bool, output: str) -> None:
    """Answer a QUESTION on OKRs and KPIs, in our words, with who says so; or say that there is no answer.

    QUESTION may also be the name of a topic, as --list shows them.
    """
    words = " ".join(question).strip()
    if listed:
        if words:
            raise click.UsageError("ask a question, or --list the topics; not both")
        click.echo(json.dumps(topics_data(), ensure_ascii=False, indent=1) if output == "json" else topics_text())
        return
    if not words:
        raise click.UsageError("ask a question, or --list the topics")
    if len(words) > LONGEST:
        raise click.UsageError(f"a question of {len(words):,} characters; at most {LONGEST:,} are read")
    reply = ask(words)
    if output == "json":
        click.echo(json.dumps(as_data(reply), ensure_ascii=False, indent=1))
    else:
        from advisor.cli import _COMMANDS

        click.echo(as_text(reply, terminal_width(), _COMMANDS))
