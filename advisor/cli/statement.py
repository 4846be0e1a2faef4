"""`okr-advisor statement`: how a sentence is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from advisor.cli.options import STDIN, read_stdin
from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.errors import Problem, UnreadablePlan
from advisor.importers.source import read_text
from advisor.reporters.statement_report import as_data, as_text
from advisor.text.statement import What, as_labels, read_statement

_WHATS: dict[str, What] = {
    "objective": "objective",
    "key-result": "key_result",
    "key_result": "key_result",
    "kpi": "kpi",
}
LONGEST = 2_000


@click.command()
@click.argument("text", required=False)
@click.option(
    "--as",
    "what",
    type=click.Choice(["objective", "key-result", "kpi"]),
    default="key-result",
    show_default=True,
    help="What the sentence is meant to be.",
)
@click.option(
    "--input",
    "source",
    metavar="FILE.jsonl",
    help='Read lines {"id","what","text"} from a file, or - for standard input.',
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "jsonl"]),
    help="text (the default), json or jsonl for one sentence; jsonl alone for --input.",
)
def command(text: str | None, what: str, source: str | None, output: str | None) -> None:
    """Say how a sentence is read: its kind, figures, direction, deadline and doubts, each with its words.

    And what it is, whatever it is called: objective, key result, KPI or initiative.

    Give TEXT, or lines with --input; - reads lines from standard input.
    """
    if text == STDIN and source is None:
        text, source = None, STDIN
    if (text is None) == (source is None):
        raise click.UsageError("give a sentence, or lines with --input")
    if source is not None:
        if output in ("text", "json"):
            raise click.UsageError(f"lines are answered as JSON Lines: leave out --format {output}, or say jsonl")
        for row in _rows(source):
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    sentence = text or ""
    if len(sentence) > LONGEST:
        raise click.UsageError(f"a sentence of {len(sentence):,} characters; at most {LONGEST:,} are read")
    if not sentence.strip():
        raise click.UsageError("the sentence is empty")
    statement = read_statement(sentence, _WHATS[what])
    if output == "json":
        click.echo(json.dumps(as_data(statement), ensure_ascii=False, indent=1))
    elif output == "jsonl":
        click.echo(json.dumps(as_labels(statement), ensure_ascii=False))
    else:
        click.echo(as_text(statement))


def _rows(source: str) -> Iterator[dict[str, Any]]:
    """The reading of each line, in the order of the input.

    Raises:
        UnreadablePlan: the file or one of its lines cannot be read; all lines that cannot are told.
    """
    name = "<stdin>" if source == STDIN else source
    read: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        row, problem = _row(line, number, name)
        if problem is not None:
            problems.append(problem)
        else:
            read.append(row)
    if problems:
        raise UnreadablePlan(problems)
    for row in read:
        statement = read_statement(row["text"], _WHATS[row["what"]])
        yield {"id": row.get("id"), **as_labels(statement)}


def _lines(source: str) -> list[str]:
    if source == STDIN:
        return read_stdin("<stdin>", Limits()).split("\n")
    return read_text(Path(source), Limits()).split("\n")


def _row(line: str, number: int, name: str) -> tuple[dict[str, Any], Problem | None]:
    place = Place(name, number, 1)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}, Problem(
            "expected a JSON object on this line", place, 'Write {"id": "1", "what": "key_result", "text": "…"}.'
        )
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or row.get("what", "key_result") not in _WHATS:
        return {}, Problem(
            "expected the fields text, and what (objective, key_result or kpi)",
            place,
            'Write {"id": "1", "what": "key_result", "text": "…"}.',
        )
    if len(row["text"]) > LONGEST:
        return {}, Problem(f"a sentence of {len(row['text']):,} characters; at most {LONGEST:,} are read", place)
    return {"what": "key_result", **row}, None
