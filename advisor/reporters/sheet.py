"""A sheet: a drawing, and the same facts in tables, as HTML or Markdown.

The facts are gathered once, cell by cell, so that no format can say less than
another. The HTML is one file that needs nothing else: no script, no font, no
picture from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from advisor.domain.finding import Finding, Recommendation
from advisor.reporters.drawing import clean

_MARKS = re.compile(r"([\\`*_{}\[\]#|~])")
_BEGINS = re.compile(r"^([-+>]|\d+[.)])(?=\s|$)")


class Section(NamedTuple):
    """A part under a heading: paragraphs, then a table or a list."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """A title, a drawing as SVG, and the facts in sections."""

    title: str
    subtitle: str
    svg: str
    sections: tuple[Section, ...]


def findings_section(findings: Iterable[Finding], rules: int) -> Section:
    """What rules found, worst first; `rules` is how many looked, and none is said."""
    told = [finding for finding in findings if finding.suppressed is None]
    rows = tuple(
        (f"{finding.severity} {finding.rule}", finding.message, finding.reason, finding.suggestion, _cited(finding))
        for finding in told
    )
    if not rules:
        return Section("Findings", ("Not checked: the settings leave none of the rules about it.",))
    if not rows:
        return Section("Findings", (f"None; {rules} rules looked.",))
    return Section("Findings", (), ("Finding", "What", "Why it matters", "Try", "Source"), rows)


def _cited(finding: Finding) -> str:
    named = ((f"seed {name}" if name.isdigit() else name, heading) for name, heading in finding.sources)
    return "; ".join(f"{name}, {heading}" for name, heading in named)


def advice_section(heading: str, advice: Iterable[Recommendation]) -> Section:
    """What rules recommend, with reasons and drafts; an empty heading where they recommend nothing."""
    rows = tuple((each.title, " ".join(each.reasons), each.draft or "") for each in advice)
    return Section(heading if rows else "", (), ("What", "Why", "Draft"), rows)


def to_markdown(sheet: Sheet) -> str:
    """The facts of a sheet as Markdown, with tables as GitHub draws them."""
    parts = [f"# {_plain(sheet.title)}"]
    parts += [_plain(sheet.subtitle)] if sheet.subtitle else []
    for section in _told(sheet):
        parts.append(f"## {_plain(section.heading)}")
        parts += [_plain(paragraph) for paragraph in section.paragraphs]
        if section.rows:
            lines = [section.columns, ("---",) * len(section.columns)]
            table = [lines[0], *section.rows]
            cells = [f"| {' | '.join(map(_plain, row))} |" for row in table]
            parts.append("\n".join([cells[0], f"| {' | '.join(lines[1])} |", *cells[1:]]))
        if section.items:
            parts.append("\n".join(f"- {_plain(item)}" for item in section.items))
    return "\n\n".join(parts) + "\n"


def _told(sheet: Sheet) -> tuple[Section, ...]:
    return tuple(section for section in sheet.sections if section.heading)


def _plain(text: str) -> str:
    r"""Words as Markdown that shows them as they are.

    >>> _plain("a|b <script> *c*")
    'a\\|b &lt;script&gt; \\*c\\*'
    """
    marked = _MARKS.sub(r"\\\1", escape(clean(text), quote=False))
    return _BEGINS.sub(r"\\\1", marked) if not marked[:1].isdigit() else marked


def to_html(sheet: Sheet) -> str:
    """A sheet as one HTML file; the template engine escapes everything but the drawing, which escapes itself."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clean"] = clean
    template = environment.get_template("sheet.html.j2")
    return template.render(sheet=sheet, sections=_told(sheet), svg=Markup(sheet.svg))  # noqa: S704 - escaped when drawn
