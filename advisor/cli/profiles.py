"""`okr-advisor profiles`: what one can judge by."""

from __future__ import annotations

import json

import click

from advisor import service


@click.command()
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to list."
)
def command(output: str) -> None:
    """List the profiles: sets of severities and thresholds, the default first."""
    profiles = service.profiles()
    if output == "json":
        click.echo(json.dumps(profiles, ensure_ascii=False, indent=1))
        return
    width = max(len(str(profile["name"])) for profile in profiles)
    for profile in profiles:
        click.echo(f"{profile['name']:<{width + 2}}{profile['description']}")
