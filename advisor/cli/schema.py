"""`okr-advisor schema`: the JSON Schema of the plan file."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of the plan file, for editors and other tools."""
    from advisor.importers.publish import plan_schema

    click.echo(json.dumps(plan_schema(), ensure_ascii=False, indent=2))
