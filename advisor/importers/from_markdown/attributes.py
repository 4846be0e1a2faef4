"""What a label such as `Owner:` or `Target:` fills in."""

from __future__ import annotations

import re

from advisor.importers.from_markdown.labels import Label
from advisor.importers.from_markdown.scores import figure_in, score_at
from advisor.importers.from_markdown.statement import Statement, commitment_of
from advisor.importers.from_markdown.words import Words

_DAY = re.compile(r"20\d\d-\d\d-\d\d")


def apply_label(said: Statement, label: Label, words: Words) -> None:
    """Fill the field that a label names with the words behind it; labels of no field fill none.

    >>> said = Statement(Words())
    >>> apply_label(said, Label("target", Words()), Words.at(1, 9, "90%"))
    >>> {name: field.value for name, field in said.fields.items()}
    {'target': '90', 'unit': '%'}
    """
    match label.role:
        case "owner":
            said.set_owner(words)
        case "why" | "team" | "aligns_to":
            said.set(label.role, words.text, words)
        case "score":
            score = score_at(words.text)
            said.set("score", score[0] if score else "", words)
        case "commitment":
            said.set("commitment", commitment_of(words.text) or "", words)
        case "due":
            said.set("due", words.text if _DAY.fullmatch(words.text) else "", words)
        case "baseline" | "target" | "current":
            set_figure(said, label.role, words)


def set_figure(said: Statement, name: str, words: Words) -> None:
    """Fill a field with a value, and the unit where the value has one."""
    figure = figure_in(words.text)
    if figure is not None:
        said.set(name, figure.number, words)
        said.set("unit", figure.unit, words)
