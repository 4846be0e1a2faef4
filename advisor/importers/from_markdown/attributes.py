"""What a label such as `Owner:` or `Target:` fills in, and what stands in one bracket beside it."""

from __future__ import annotations

import re

from advisor.importers.from_markdown.days import is_day
from advisor.importers.from_markdown.labels import Label, read_label
from advisor.importers.from_markdown.scores import figure_in, score_at
from advisor.importers.from_markdown.statement import DUE, DUE_BESIDE, Statement, read_tag
from advisor.importers.from_markdown.words import Words

_PART = re.compile(r"[^,;|·•]+")
_OWNER = re.compile(
    r"(?:owners?|dris?|lead|responsible|assignee)(?: ?: ?| is )(?=\S)|owned by:? (?=\S)|(?=@[\w.-]{1,39}$)",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:due(?: date)?(?: on| by)?|deadline|by)\b(?P<colon> ?:)? ?(?=\S)", re.IGNORECASE)
_WHEN = re.compile(
    r"\d|\b(?:end|next|this|week|month|quarter|year|spring|summer|autumn|fall|winter|soon|tb[acd]"
    r"|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"(?:confidence|conf\.?)(?: level)?(?: ?[:=])? ?(?P<value>\S.*)|(?P<before>\S+) confident",
    re.IGNORECASE,
)
_LONGEST_NAME = 3


def apply_label(said: Statement, label: Label, words: Words, *, beside: bool = False) -> list[Words]:
    """Fill the field that a label names with the words behind it; labels of no field fill none.

    `beside` says that the words stood behind the title. Returned is what of an owner's words was not understood
    and is no name.

    >>> said = Statement(Words())
    >>> apply_label(said, Label("target", Words()), Words.at(1, 9, "90%"))
    []
    >>> {name: field.value for name, field in said.fields.items()}
    {'target': '90', 'unit': '%'}
    """
    match label.role:
        case "owner":
            return read_owner(said, words, beside=beside)
        case "why" | "team" | "aligns_to":
            said.set(label.role, words.text, words)
        case "score":
            score = score_at(words.text)
            said.set("score", score[0] if score else "", words)
        case "commitment":
            read_tag(said, words)
        case "confidence":
            _confidence(said, words)
        case "due":
            said.set(DUE_BESIDE if beside and is_day(words.text) else DUE, words.text, words)
        case "baseline" | "target" | "current":
            set_figure(said, label.role, words)
    return []


def set_figure(said: Statement, name: str, words: Words) -> None:
    """Fill a field with a value, and the unit where the value has one."""
    figure = figure_in(words.text)
    if figure is not None:
        said.set(name, figure.number, words)
        said.set("unit", figure.unit, words)


def read_owner(said: Statement, words: Words, *, beside: bool) -> list[Words]:
    """`Joan, due 15 Dec, confidence 0.6`: the owner, and what stands behind it; return what was not understood.

    >>> said = Statement(Words())
    >>> read_owner(said, Words.at(1, 1, "Joan, Ada, confidence 0.6"), beside=True)
    []
    >>> {name: field.value for name, field in said.fields.items()}
    {'confidence': '0.6', 'owner': 'Joan, Ada'}
    """
    parts = list(_PART.finditer(words.text[:400]))
    if len(parts) < 2:
        said.set_owner(words)
        return []
    end, left = parts[0].end(), []
    for at, match in enumerate(parts[1:], 1):
        part = words.cut(*match.span()).strip()
        if not part or read_part(said, part, beside=beside):
            continue
        if end == parts[at - 1].end() and (_is_name(part.text) or not beside) and not _is_due(part.text):
            end = match.end()
        else:
            left.append(part)
    said.set_owner(words.cut(0, end))
    return left


def read_parts(said: Statement, words: Words) -> list[Words] | None:
    """`owner: Joan, due 15 Dec, confidence 0.6` in one bracket: read it, and return what was not understood.

    Nothing where no part of it begins with a label of an owner, a day or a confidence, or none is understood.
    """
    spans = [match.span() for match in _PART.finditer(words.text)]
    parts = [words.cut(*span).strip() for span in spans]
    if not any(_is_labelled(part.text) for part in parts):
        return None
    for at, part in enumerate(parts):
        match = _OWNER.match(part.text)
        if match is not None and match.end() < len(part.text):
            head = [other for other in parts[:at] if other and not read_part(said, other, beside=True)]
            begin = spans[at][1] - len(words.cut(*spans[at]).text.lstrip()) + match.end()
            return head + read_owner(said, words.cut(begin).strip(), beside=True)
    left = [part for part in parts if part and not read_part(said, part, beside=True)]
    return left if len(left) < len(parts) else None


def read_part(said: Statement, part: Words, *, beside: bool) -> bool:
    """One of several things in a bracket: a day, a confidence, a tag; whether it was understood."""
    due = _DUE.match(part.text)
    if due is not None and is_day(part.text[due.end() :]):
        said.set(DUE_BESIDE if beside else DUE, part.text, part)
        return True
    match = _CONFIDENCE.fullmatch(part.text)
    if match is not None:
        return _confidence(said, part.cut(*match.span("value" if match["value"] else "before")))
    if _is_due(part.text):
        said.set(DUE, part.text, part)
        return False
    label, known = read_label(part), len(said.fields)
    if label is not None and label.role in ("score", "commitment", "baseline", "target", "current"):
        apply_label(said, label, label.rest, beside=beside)
        return len(said.fields) > known
    return read_tag(said, part)


def day_words(words: Words) -> Words:
    """The day of a part such as `due 15 Dec`, without the word before it."""
    match = _DUE.match(words.text)
    return words.cut(match.end()) if match is not None else words


def _confidence(said: Statement, words: Words) -> bool:
    score = score_at(words.text)
    if score is None or score[1] < len(words.text.rstrip(" .")):
        return False
    said.set("confidence", score[0], words)
    return True


def _is_labelled(text: str) -> bool:
    match = _OWNER.match(text)
    if match is not None and not text.startswith("@"):
        return True
    return _is_due(text) or _CONFIDENCE.fullmatch(text) is not None


def _is_due(text: str) -> bool:
    """Whether a text says when something is due, whether or not the day can be read."""
    match = _DUE.match(text)
    if match is None or text[:2].lower() == "by":
        return False
    return bool(match["colon"]) or _WHEN.search(text, match.end()) is not None


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _LONGEST_NAME and not any(map(str.isdigit, text))
