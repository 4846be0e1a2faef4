"""`okr-advisor explain`: one rule, at length."""

from __future__ import annotations

import json

import click

from advisor import service
from advisor.examples import said_of
from advisor.reporters.rule_report import as_text, rule_data


@click.command()
@click.argument("rule")
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to explain."
)
def command(rule: str, output: str) -> None:
    """Explain a rule, by id or slug: what it looks for, why it matters, when it is wrong, with examples."""
    found = service.find_rule(rule)
    if output == "json":
        click.echo(json.dumps(rule_data(found), ensure_ascii=False, indent=1))
    else:
        rules = service.all_rules()
        click.echo(as_text(found, {other.id for other in rules}, said_of(found, rules)))
