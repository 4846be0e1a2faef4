"""`okr-advisor rules`: the rules that there are."""

from __future__ import annotations

import json

import click

from advisor import service
from advisor.reporters.rule_report import rule_data


@click.command()
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to list."
)
@click.option("--family", metavar="NAME", help="One family only, such as objective or key_result.")
def command(output: str, family: str | None) -> None:
    """List the rules: id, slug, severity, and what each looks for."""
    rules = list(service.all_rules())
    families = sorted({rule.family for rule in rules})
    if family is not None:
        rules = [rule for rule in rules if rule.family == family.replace("-", "_")]
        if not rules:
            raise click.BadParameter(
                f"there is no family '{family}'; there are: {', '.join(families)}", param_hint="--family"
            )
    if output == "json":
        click.echo(json.dumps([rule_data(rule) for rule in rules], ensure_ascii=False, indent=1))
        return
    width = max(len(rule.slug) for rule in rules)
    for rule in rules:
        off = "" if rule.on else " (off by default)"
        click.echo(f"{rule.id:<6}{rule.slug:<{width + 2}}{rule.severity:<9}{rule.docs[''].rstrip('.')}{off}")
    click.echo(f"{len(rules)} rules; `okr-advisor explain RULE` tells more of one.")
