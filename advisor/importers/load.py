"""The door of the importers: from a path or a text to a document, by suffix, then by content."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from advisor.domain.document import Document
from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.errors import EmptyPlan, Problem, UnknownFormat, UnreadablePlan
from advisor.importers.foreign import to_plan_file
from advisor.importers.formats import FORMATS, SUFFIXES, Format
from advisor.importers.located import Located, Refusal, position
from advisor.importers.source import read_text, too_large
from advisor.importers.validate import make_document

_PLAN_KEY = re.compile(
    r"^(?:objectives|kpis|key_results|initiatives|cycle|teams|organisation|practice|x_matrix|strategy_canvas)[ \t]*:",
    re.MULTILINE,
)
_GOAL_LINE = re.compile(
    r"^[ \t]{0,80}(?:[-*+•]|\d{1,3}[.)]|#{1,6}|objective|key result|kr|o\d|okr)", re.MULTILINE | re.IGNORECASE
)


def load_file(
    path: str | Path,
    format: Format | None = None,
    limits: Limits | None = None,
    *,
    draft: bool = True,
    goals: bool = True,
) -> Document:
    """Read a plan from a file; without `draft`, lines of text that nothing calls goals are not taken for some.

    Without `goals`, a plan that has none yet will do: one that holds an X-matrix alone.

    Raises:
        UnreadablePlan: there is no such file, it is too large, not text, or its syntax is broken.
        UnknownFormat: neither its suffix nor its content tells how to read it.
        InvalidPlan: a field is wrong, missing or doubled.
        EmptyPlan: there are neither goals nor KPIs in it.
    """
    limits = limits or Limits()
    path = Path(path)
    known = format or SUFFIXES.get(path.suffix.lower())
    return load_text(read_text(path, limits), str(path), known, limits, draft=draft, goals=goals)


def load_text(
    text: str,
    path: str,
    format: Format | None = None,
    limits: Limits | None = None,
    *,
    draft: bool = True,
    goals: bool = True,
) -> Document:
    """Read a plan from a text; `path` names it in messages and tells its format by its suffix.

    Raises:
        UnreadablePlan, UnknownFormat, InvalidPlan, EmptyPlan: as `load_file`.
    """
    limits = limits or Limits()
    text = _whole(text.removeprefix("\ufeff"), path, limits)
    known = format or SUFFIXES.get(Path(path).suffix.lower()) or sniff(text, path)
    located = _reader(known, draft)(text, path, limits)
    if located.data is None:
        raise _empty(path)
    if known != "markdown":
        located = to_plan_file(located, path)
    document = make_document(located, path, known, limits)
    plan = document.plan
    if goals and not plan.objectives and not plan.key_results and not plan.kpis:
        hint = "Write objectives with their key results, or KPIs; `okr-advisor schema` prints every field."
        noticed = [Problem(*notice) for notice in document.notices]
        raise EmptyPlan([*noticed, Problem("neither goals nor KPIs found", Place(path), hint)])
    return document


def _reader(format: Format, draft: bool) -> Callable[[str, str, Limits], Located]:
    """The reader of a format, imported when it is needed."""
    if format == "yaml":
        from advisor.importers.from_yaml import read_yaml

        return read_yaml
    if format == "json":
        from advisor.importers.from_json import read_json

        return read_json
    from advisor.importers.from_markdown import read_markdown

    return partial(read_markdown, draft=draft)


def sniff(text: str, path: str) -> Format:
    r"""The format of a text by its content.

    Raises:
        UnknownFormat: nothing in it looks like a plan.

    >>> sniff("objectives:\n  - title: Our customers love us", "plan")
    'yaml'
    >>> sniff("Objective: Our customers love us\nKR1: NPS from 32 to 55", "draft.txt")
    'markdown'
    """
    if text.lstrip()[:1] in ("{", "["):
        return "json"
    if _PLAN_KEY.search(text):
        return "yaml"
    suffix = Path(path).suffix
    if _GOAL_LINE.search(text) or (text.strip() and suffix in {"", ".txt", ".text"}):
        return "markdown"
    named = f"suffix '{suffix}' is not one of {', '.join(SUFFIXES)}" if suffix else "the name has no suffix"
    raise UnknownFormat(
        Problem(
            f"cannot tell how to read it: {named}, and the content is no plan that we know",
            Place(path),
            f"Say which it is with --input-format {'|'.join(FORMATS)}.",
        )
    )


def _whole(text: str, path: str, limits: Limits) -> str:
    """The text itself, where there is something in it, within the limit, every character whole."""
    if not text.strip():
        raise _empty(path)
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        message = f"half a character (U+{ord(text[error.start]):04X} without its other half)"
        raise Refusal(path).stop(*position(text, error.start), message, "Save the text as UTF-8 again.") from None
    if size > limits.bytes:
        raise UnreadablePlan(too_large(path, size, limits))
    return text


def _empty(path: str) -> EmptyPlan:
    return EmptyPlan(Problem("the file is empty", Place(path), "Write objectives with their key results, or KPIs."))
