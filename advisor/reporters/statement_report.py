"""How a sentence was read, for people."""

from __future__ import annotations

from typing import Any

from advisor.advice.reading import Reading, reading
from advisor.reporters.terminal import cells, safe
from advisor.text.statement import Statement, as_labels

_KINDS = {"outcome": "an outcome", "output": "an output", "activity": "an activity", "unclear": "unclear"}


def as_text(statement: Statement) -> str:
    """The reading of a sentence, a line a part, each with its words.

    >>> from advisor.text.statement import read_statement
    >>> print(as_text(read_statement("Raise NPS from 32 to 55")).splitlines()[2])
    kind        an outcome: “Raise” moves something outside the work itself
    """
    rows = [
        ("kind", _kind(statement)),
        ("reads as", statement.reads_as.replace("_", " ")),
        ("direction", statement.direction),
    ]
    for name in ("baseline", "target", "delta"):
        quantity = getattr(statement, name)
        if quantity is not None:
            rows.append(
                (name, _quantity(quantity.text, quantity.value, quantity.unit, quantity.comparator, quantity.redacted))
            )
    if statement.deadline is not None:
        rows.append(("deadline", statement.deadline.of(statement.text)))
    if statement.metric:
        family = f" ({statement.measure.family})" if statement.measure.family else ""
        rows.append(("metric", statement.metric + family))
    rows += [
        (name, _doubt(statement, name)) for name in ("vague", "bau", "metric_as_objective") if name in statement.reasons
    ]
    if statement.compound is not None:
        rows.append(("compound", " | ".join(span.of(statement.text) for span in statement.compound)))
    if statement.placeholder is not None:
        rows.append(("unfilled", statement.placeholder.span.of(statement.text)))
    if statement.language != "en":
        rows.append(("language", f"{statement.language}: the word rules read English and abstain"))
    rows += _is(reading(statement))
    lines = [safe(statement.text), _underline(statement)]
    return "\n".join([*lines, *(f"{_NAMES.get(name, name):<12}{safe(words)}" for name, words in rows)])


_CALLED = {"objective": "an objective", "key_result": "a key result", "kpi": "a KPI", "initiative": "an initiative"}


def _is(found: Reading) -> list[tuple[str, str]]:
    """What the sentence is, and why; the type of a key result; and where that is from."""
    called = "cannot be told" if found.what is None else _CALLED[found.what]
    rows = [("it is", f"{called}, because {', and '.join(found.because)}")]
    if found.type is not None:
        rows.append(("type", f"Read as {found.type}; change `type:` if wrong. (K205)"))
    if found.sources:
        rows.append(("source", "; ".join(f"seed {origin.source}, {origin.heading}" for origin in found.sources)))
    return rows


def as_data(statement: Statement) -> dict[str, Any]:
    """The reading as plain data: the labels, and what the sentence is, with the features and sources for it.

    >>> from advisor.text.statement import read_statement
    >>> as_data(read_statement("Raise NPS from 32 to 55"))["is"]["what"]
    'key_result'
    """
    found = reading(statement)
    return {
        **as_labels(statement),
        "is": {
            "what": found.what,
            "because": list(found.because),
            "type": found.type,
            "sources": [origin._asdict() for origin in found.sources],
        },
    }


_NAMES = {"bau": "as usual", "metric_as_objective": "metric as O"}


def _kind(statement: Statement) -> str:
    span = statement.spans["kind"]
    likely = "" if statement.sure else "likely "
    return f"{likely}{_KINDS[statement.kind]}: “{span.of(statement.text)}” {statement.reasons['kind']}"


def _quantity(text: str, value: float | None, unit: str | None, comparator: str | None, redacted: bool) -> str:
    if redacted:
        return f"{text} (withheld)"
    read = "" if value is None else f"{value:,.10g}"
    told = " ".join(part for part in (comparator, read, unit) if part)
    return f"{text} ({told})" if told and told != text else text


def _doubt(statement: Statement, name: str) -> str:
    span = statement.spans.get(name)
    words = f"“{span.of(statement.text)}”: " if span else ""
    return words + statement.reasons[name]


def _underline(statement: Statement) -> str:
    """Marks under the words that were taken for something: b baseline, t target, d delta, w when, v vague."""
    marks = {"baseline": "b", "target": "t", "delta": "d", "deadline": "w", "vague": "v"}
    row = [" "] * len(statement.text)
    for name, mark in marks.items():
        span = statement.spans.get(name)
        for at in range(*span) if span else ():
            row[at] = mark
    width = [cells(letter) for letter in statement.text]
    return "".join(mark * columns for mark, columns in zip(row, width, strict=True)).rstrip()
