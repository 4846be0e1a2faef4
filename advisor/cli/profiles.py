"""`okr-advisor profiles`: what one can judge by."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import click

from advisor import service
from advisor.cli.options import terminal_width

_WIDEST = 100


@click.command()
@click.option("--list", is_flag=True, expose_value=False, help="List them; so it does without.")
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to list."
)
def command(output: str) -> None:
    """List the profiles, sets of severities and thresholds, with what each changes; the default first."""
    profiles = service.profiles()
    if output == "json":
        click.echo(json.dumps(profiles, ensure_ascii=False, indent=1))
        return
    width = min(_WIDEST, max(40, terminal_width()))
    for number, profile in enumerate(profiles):
        click.echo("\n" if number else "", nl=False)
        click.echo(profile["name"])
        for line in (profile["description"], *_changes(profile)):
            click.echo(
                textwrap.fill(line, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
            )


def _changes(profile: Mapping[str, Any]) -> Iterator[str]:
    """What a profile changes, a line a kind."""
    severities: Mapping[str, str] = profile.get("severity", {})
    for level in ("error", "warning", "info"):
        rules = [_called(rule) for rule, given in severities.items() if given == level]
        if rules:
            yield f"{level}: {', '.join(rules)}"
    for key, said in (("on", "also run"), ("ignore", "not run")):
        if profile.get(key):
            yield f"{said}: {', '.join(_called(rule) for rule in profile[key])}"
    for rule, options in profile.get("rules", {}).items():
        yield f"{_called(rule)}: {', '.join(f'{name} = {value}' for name, value in options.items())}"


def _called(rule: str) -> str:
    """A rule by its id and slug."""
    return f"{rule} {service.find_rule(rule).slug}"
