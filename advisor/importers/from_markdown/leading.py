"""What stands before a title: status pictures, priorities, owners, scores, tags, numbers."""

from __future__ import annotations

import re
import unicodedata

from advisor.importers.from_markdown.scores import score_at
from advisor.importers.from_markdown.statement import Statement, is_bare, read_owner_tag, status_at

_WINDOW = 160
_PRIORITY = re.compile(r"[\[(]P ?[0-5?X][\])]\s*(?:[-:–—|]+\s*)?|P[0-5X]\s*(?:[-–—|]+\s|:\s*)", re.IGNORECASE)
_OWNER_BEHIND = re.compile(r"(?P<owner>[\w.-]{2,39}) +[-–—]+ ")
_HANDLES = re.compile(
    r"[\[(]?(?P<owner>@[\w.-]{1,39}(?:(?:, ?| and | & |/| )@[\w.-]{1,39}){0,5})[\])]?(?: ?[-:–—|]+ | ?:|(?<=[\])]) )"
)
_TAG = re.compile(r"\[(?P<tag>[^\[\]]{1,60})\]\s*(?:[-:–—|]\s*)?")
_ORDINAL = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s+[A-Z]))\s+(?=\S)")
_SCORE = re.compile(r"(?P<score>0?\.\d{1,2}|1\.0{1,2}|0\.0)\s*[:|–—]\s*")
_PERCENT = re.compile(r"(?P<score>\d{1,3}%)(?: ?[-–—:|]+ | (?=[A-Z][a-z]))")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,30}:\s*")
_BEFORE_TITLE = re.compile(r"\s*[-–—:|]|\s+(?:key result|kr|objective|o\d)", re.IGNORECASE)
STATUS_PICTURES = frozenset("✔✓✗✘☑☐☒✅❌🚫🟢🟡🔴🟨🟩🟥🟧🟠⬜⬛⚪⚫🔵🟦🟣⏳🔄⚠🏁🏆")


def take_leading(said: Statement) -> None:
    """Take off what stands before the title, until nothing more is found.

    >>> from advisor.importers.from_markdown.words import Words
    >>> said = Statement(Words.at(1, 1, "✅ [P1] @ada - Halve churn"))
    >>> take_leading(said)
    >>> said.title.text, said.fields["owner"].value
    ('Halve churn', 'ada')
    """
    for _ in range(8):
        said.title = said.title.strip()
        if not said.title or not any(step(said) for step in _STEPS):
            return


def is_picture(character: str) -> bool:
    """Whether a character is an emoji or part of one."""
    return unicodedata.category(character) == "So" or character in "\ufe0f\u200d✓✔☑"


def _cut(said: Statement, match: re.Match[str] | None) -> bool:
    if match is None or is_bare(said.title.text[match.end() :]):
        return False
    said.title = said.title.cut(match.end())
    said.marked = True
    return True


def _picture(said: Statement) -> bool:
    """Take a picture off; behind one that tells a status, a score or a remark may follow."""
    text = said.title.text[:_WINDOW]
    length = next((at for at, character in enumerate(text) if not is_picture(character)), len(text))
    if length == 0 or is_bare(said.title.text[length:]):
        return False
    said.title = said.title.cut(length).strip()
    if not STATUS_PICTURES.isdisjoint(text[:length]):
        said.marked = True
        _remark(said)
    return True


def _shortcode(said: Statement) -> bool:
    """`:dart: `, as chats write pictures."""
    return _cut(said, _SHORTCODE.match(said.title.text[:_WINDOW]))


def _remark(said: Statement) -> None:
    match = _PERCENT.match(said.title.text[:_WINDOW])
    if match is not None and said.set_score(said.title.cut(*match.span("score"))):
        said.title = said.title.cut(match.end())
    text = said.title.text[:400]
    end = text.find(")")
    if text.startswith("(") and end > 0 and not is_bare(said.title.text[end + 1 :]):
        said.set("explanation", text[1:end].strip(), said.title.cut(1, end).strip())
        said.title = said.title.cut(end + 1)


def _priority(said: Statement) -> bool:
    """`P0 - `; a single word and another dash behind it are the owner."""
    match = _PRIORITY.match(said.title.text[:_WINDOW])
    if match is None or not _cut(said, match):
        return False
    name = _OWNER_BEHIND.match(said.title.text[:_WINDOW])
    if name is not None and match[0].rstrip()[-1] in "-–—":
        said.set_owner(said.title.cut(*name.span("owner")))
        _cut(said, name)
    return True


def _handles(said: Statement) -> bool:
    match = _HANDLES.match(said.title.text[:_WINDOW])
    if match is None or is_bare(said.title.text[match.end() :]):
        return False
    said.set_owner(said.title.cut(*match.span("owner")))
    return _cut(said, match)


def _score(said: Statement) -> bool:
    match = _SCORE.match(said.title.text[:_WINDOW])
    if match is None or score_at(match["score"]) is None or is_bare(said.title.text[match.end() :]):
        return False
    said.set_score(said.title.cut(*match.span("score")))
    return _cut(said, match)


def _status(said: Statement) -> bool:
    text = said.title.text[:_WINDOW]
    length = status_at(text)
    if length == 0 or not _BEFORE_TITLE.match(text, length) or is_bare(said.title.text[length:]):
        return False
    said.title = said.title.cut(length).strip(" -–—:|")
    said.marked = True
    return True


def _tag(said: Statement) -> bool:
    match = _TAG.match(said.title.text[:_WINDOW])
    if match is None or is_bare(said.title.text[match.end() :]):
        return False
    return read_owner_tag(said, said.title.cut(*match.span("tag"))) and _cut(said, match)


def _ordinal(said: Statement) -> bool:
    match = _ORDINAL.match(said.title.text[:_WINDOW])
    if match is None or is_bare(said.title.text[match.end() :]):
        return False
    said.title = said.title.cut(match.end())
    return True


_STEPS = (_picture, _shortcode, _priority, _handles, _score, _status, _tag, _ordinal)
