"""A cleaned line to a statement: marks before it, label, marks behind it."""

from __future__ import annotations

import re

from advisor.importers.from_markdown.inline import Inline
from advisor.importers.from_markdown.labels import read_label
from advisor.importers.from_markdown.leading import take_leading
from advisor.importers.from_markdown.statement import Statement, is_priority, may_be_owner, read_tag
from advisor.importers.from_markdown.trailing import take_trailing
from advisor.importers.from_markdown.words import Words

_NOBODY = re.compile(
    r"(?:our|my|team|company|annual|quarterly|the|main|key|overall|primary|strategic|[QH]\d.*|FY.*|\d.*)", re.IGNORECASE
)
_WHO = re.compile(r"(?P<who>[A-Z][\w&/'’.+-]*,?(?: [\w&/'’.+-]+,?){0,5}): (?=\S)")


def read_statement(inline: Inline, *, ticked: bool | None = None) -> Statement:
    """Read a line that stands where a goal may stand; `ticked` is its check box.

    >>> from advisor.importers.from_markdown.inline import clean
    >>> said = read_statement(clean(Words.at(1, 1, "**P0** - @ada - KR 2: Halve churn => 70%")))
    >>> said.title.text, said.label.role, {name: field.value for name, field in said.fields.items()}
    ('Halve churn', 'key_result', {'owner': 'ada', 'score': '0.7'})
    """
    said = Statement(
        inline.words, inline, marked=ticked is not None or any(is_priority(image) for image in inline.images)
    )
    take_leading(said)
    said.label = read_label(said.title)
    if said.label is not None:
        said.title = said.label.rest
        _read_note(said, said.label.note)
        take_leading(said)
    if said.label is None or said.label.is_goal:
        take_trailing(said)
    if inline.people:
        said.set_owner(inline.people[0])
    if inline.withheld:
        said.set("redacted", "true", said.title)
    return said


def _read_note(said: Statement, note: Words) -> None:
    """`KR 2 (Ada):` and `Sales KR:` say who."""
    if (
        note.text.strip()
        and not read_tag(said, note)
        and may_be_owner(note.text)
        and not _NOBODY.fullmatch(note.text.strip())
    ):
        said.set_owner(note)


def split_owner(title: Words) -> tuple[Words, Words] | None:
    """`Sales: Sign five resellers` as who and what; nothing where no name stands before the colon.

    >>> [part.text for part in split_owner(Words.at(1, 1, "Head of Sales: Sign five resellers")) or ()]
    ['Head of Sales', 'Sign five resellers']
    """
    match = _WHO.match(title.text[:80])
    if match is None:
        return None
    return title.cut(0, match.end("who")), title.cut(match.end())
