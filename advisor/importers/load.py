"""The door of the importers: from a path or a text to a document, by suffix, then by content."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from advisor.domain.document import Document
from advisor.domain.place import Place
from advisor.errors import EmptyPlan, Problem, UnknownFormat, UnreadablePlan
from advisor.importers.foreign import to_plan_file
from advisor.importers.located import Limits, Located
from advisor.importers.validate import make_document

Format: TypeAlias = Literal["yaml", "json", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)
SUFFIXES: dict[str, Format] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
}

_PLAN_KEY = re.compile(
    r"^(?:objectives|kpis|key_results|initiatives|cycle|teams|organisation|practice)[ \t]*:", re.MULTILINE
)
_GOAL_LINE = re.compile(
    r"^[ \t]{0,80}(?:[-*+•]|\d{1,3}[.)]|#{1,6}|objective|key result|kr|o\d|okr)", re.MULTILINE | re.IGNORECASE
)


def load_file(
    path: str | Path, format: Format | None = None, limits: Limits | None = None, *, draft: bool = True
) -> Document:
    """Read a plan from a file; without `draft`, lines of text that nothing calls goals are not taken for some.

    Raises:
        UnreadablePlan: there is no such file, it is too large, not text, or its syntax is broken.
        UnknownFormat: neither its suffix nor its content tells how to read it.
        InvalidPlan: a field is wrong, missing or doubled.
        EmptyPlan: there are neither goals nor KPIs in it.
    """
    limits = limits or Limits()
    path = Path(path)
    known = format or SUFFIXES.get(path.suffix.lower())
    return load_text(_read(path, limits), str(path), known, limits, draft=draft)


def load_text(
    text: str, path: str, format: Format | None = None, limits: Limits | None = None, *, draft: bool = True
) -> Document:
    """Read a plan from a text; `path` names it in messages and tells its format by its suffix.

    Raises:
        UnreadablePlan, UnknownFormat, InvalidPlan, EmptyPlan: as `load_file`.
    """
    limits = limits or Limits()
    known = format or SUFFIXES.get(Path(path).suffix.lower()) or sniff(text, path)
    located = _reader(known, draft)(text, path, limits)
    if known != "markdown":
        located = to_plan_file(located, path)
    document = make_document(located, path, known, limits)
    if not document.plan.objectives and not document.plan.key_results and not document.plan.kpis:
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
    head = text.lstrip("\ufeff \t\r\n")[:1]
    if head and head in "{[":
        return "json"
    if _PLAN_KEY.search(text):
        return "yaml"
    suffix = Path(path).suffix
    if _GOAL_LINE.search(text) or (text.strip() and suffix in {"", ".txt", ".text"}):
        return "markdown"
    if not text.strip():
        raise EmptyPlan(Problem("the file is empty", Place(path), "Write objectives with their key results, or KPIs."))
    named = f"suffix '{suffix}' is not one of {', '.join(SUFFIXES)}" if suffix else "the name has no suffix"
    raise UnknownFormat(
        Problem(
            f"cannot tell how to read it: {named}, and the content is no plan that we know",
            Place(path),
            f"Say which it is with --input-format {'|'.join(FORMATS)}.",
        )
    )


def _read(path: Path, limits: Limits) -> str:
    try:
        if path.is_dir():
            raise UnreadablePlan(Problem("is a folder, not a file", Place(str(path))))
        size = path.stat().st_size
        if size > limits.bytes:
            raise UnreadablePlan(too_large(str(path), size, limits))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UnreadablePlan(Problem("there is no such file", Place(str(path)), _neighbour(path))) from None
    except OSError as error:
        raise UnreadablePlan(Problem(f"cannot be read: {error.strerror or error}", Place(str(path)))) from None
    return decode(raw, str(path))


def too_large(path: str, size: int, limits: Limits) -> Problem:
    """What is said of an input past the limit."""
    return Problem(
        f"{size:,} bytes; at most {limits.bytes:,} are read",
        Place(path),
        "Split it, or raise limits.bytes in the settings.",
    )


def decode(raw: bytes, path: str) -> str:
    """UTF-8, or UTF-16 with a byte order mark.

    Raises:
        UnreadablePlan: it is neither; with the line and column of the first byte that is wrong.
    """
    try:
        return raw.decode("utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        found = f"byte 0x{raw[error.start]:02X}" if error.start < len(raw) else "the end"
        hint = "Save the file as UTF-8." if b"\0" not in raw[:4096] else "This looks like a binary file."
        raise UnreadablePlan(Problem(f"not UTF-8 text: {found}", Place(path, line, column), hint)) from None


def _neighbour(path: Path) -> str | None:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()][:1000]
    except OSError:
        return None
    close = get_close_matches(path.name, names, 1, 0.6)
    return f"Did you mean '{path.parent / close[0]}'?" if close else None
