"""One line read as a goal: its title, and what its authors wrote before and behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.domain.place import ScalarMark
from advisor.importers.from_markdown.inline import Inline
from advisor.importers.from_markdown.labels import Label, read_label
from advisor.importers.from_markdown.scores import score_at
from advisor.importers.from_markdown.vocabulary import is_role, is_team
from advisor.importers.from_markdown.words import Words

_WINDOW = 160
_PRIORITY = re.compile(r"\(?\[?\(?(?:P ?[0-5?X]|prio(?:rity)?:? ?\d)\)?\]?\)?", re.IGNORECASE)
_LEADING_PRIORITY = re.compile(r"[\[(]P ?[0-5?X][\])]\s*(?:[-:–—|]+\s*)?|P[0-5X]\s*(?:[-–—|]+\s|:\s*)", re.IGNORECASE)
_HANDLES = r"@[\w.-]{1,39}(?:(?:, ?| and | & |/| )@[\w.-]{1,39}){0,5}"
_LEADING_HANDLES = re.compile(rf"[\[(]?(?P<owner>{_HANDLES})[\])]?(?: ?[-:–—|]+ | ?:|(?<=[\])]) )")
_TRAILING_HANDLES = re.compile(rf"(?:^|[\s(\[|–—-])(?P<owner>{_HANDLES})[\])]?\.?$")
_LEADING_TAG = re.compile(r"\[(?P<tag>[^\[\]]{1,60})\]\s*(?:[-:–—|]\s*)?")
_TRAILING_TAG = re.compile(r"\[(?P<tag>[^\[\]]{1,60})\]$")
_TRAILING_NOTE = re.compile(r"\((?P<note>[^()]{1,150})\)\.?$")
_ISSUES = re.compile(r"(?:\s*\((?:(?:see |cf\. )?[\w./-]{0,60}#\d{1,7}(?:, ?| )?){1,12}\)|(?<=\s)#\d{1,7})$")
_ORDINAL = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+(?=\S)")
_LEADING_SCORE = re.compile(r"(?P<score>(?:0?\.\d{1,2}|1\.0{1,2}|0\.0))\s*[:|–—]\s*")
_STATUS = re.compile(
    r"(?:(?:NOT|PARTIALLY|PARTLY|NEARLY|ALMOST|JUST|MOSTLY|FULLY)[ _-]){0,2}"
    r"(?:ACHIEVED|MISSED|MET|DONE|COMPLETED?|IN PROGRESS|ON[- ]TRACK|AT[- ]RISK|OFF[- ]TRACK|NOT STARTED|STARTED|CANCELLED|CANCELED|DROPPED|"
    r"DEFERRED|POSTPONED|WIP|DRAFT|NEW|BLOCKED|DELAYED|FAILED|PARTIAL)(?![\w'’])"
)
_TRAILING_STATUS = re.compile(r"(?:\s[-–—:|]+\s*|\s*[(\[])(?P<status>(?i:not |partially |mostly )?(?i:done|achieved|missed|completed?|met|in progress|on[- ]track|at[- ]risk|off[- ]track|not started|dropped|cancelled))[)\]]?\.?$")  # fmt: skip
_TRAILING_OWNER = re.compile(r"[\s(\[|;,–—-](?i:owners?|dris?|lead|owned by|responsible|assignee): ?(?P<owner>[^()\[\]|;]{2,60})[)\]]?\.?$")
_TRAILING_SCORE = re.compile(r"(?:\s[-–—|]+\s*|\s[\[(]?(?i:score|grade)d?:? ?)(?P<score>\d?\.\d{1,2}|\d{1,3}%)[)\]]?$")
_PROGRESS = re.compile(r":? (?P<score>\d{1,3}/\d{1,3}) \(\d{1,3}(?:\.\d{1,2})?%\)$")
_ARROWS = re.compile(r"={1,3} ?>|--+>|⇒")
_FROM_TO = re.compile(r"(?P<before>\S+) [$€£]?[\d.,]+(?P<unit>\w{0,4}|%) $")
_COMMITMENTS = {"committed": "committed", "commit": "committed", "aspirational": "aspirational", "stretch": "aspirational", "moonshot": "aspirational",
                "roofshot": "committed", "learning": "learning", "stretch goal": "aspirational", "stretch kr": "aspirational"}  # fmt: skip
_MARKS = frozenset("✔✓✗✘☑☐☒✅❌🚫🟢🟡🔴🟨🟩🟥🟧🟠⬜⬛⚪⚫🔵🟦🟣⏳🔄⚠🏁🏆")


class Field(NamedTuple):
    """A value of the plan file and where it stands."""

    value: str
    mark: ScalarMark


@dataclass(slots=True)
class Statement:
    """What one line says.

    `fields` are those of the plan file (`owner`, `score`, `explanation`,
    `commitment`, ...). `marked` says that the line carries what only goals
    carry: a priority, an owner, a score, a status or a check box.
    """

    title: Words
    inline: Inline
    label: Label | None = None
    fields: dict[str, Field] = field(default_factory=dict)
    marked: bool = False

    def set(self, name: str, value: str, words: Words) -> None:
        """Fill a field that is still empty."""
        if value and name not in self.fields:
            line, column, end_line, end_column, segments = words.mark()
            exact = segments if value == words.text else None
            self.fields[name] = Field(value, (line, column, end_line, end_column, exact))


    def set_owner(self, words: Words, *, again: bool = False) -> None:
        """Fill the owner with a name; `@ada` is Ada. Of several tags behind a title the first one counts."""
        if again:
            self.fields.pop("owner", None)
        words = words.strip(" @()[]") if words.text.count("@") == 1 else words.strip()
        self.set("owner", words.text, words)


def read_statement(inline: Inline, *, ticked: bool | None = None) -> Statement:
    """Read a line that stands where a goal may stand.

    >>> from advisor.importers.from_markdown.inline import clean
    >>> said = read_statement(clean(Words.at(1, 1, "**P0** - @ada - KR 2: Halve churn => 70%")))
    >>> said.title.text, said.label.role, {name: field.value for name, field in said.fields.items()}
    ('Halve churn', 'key_result', {'owner': 'ada', 'score': '0.7'})
    """
    said = Statement(inline.words, inline, marked=ticked is not None or any(_PRIORITY.match(image) for image in inline.images))
    _take_from(said, _LEADING)
    said.label = read_label(said.title)
    if said.label is not None:
        said.title = said.label.rest
        _read_note(said, said.label.note)
        _take_from(said, _LEADING)
    if said.label is None or said.label.is_goal:
        _arrow(said)
        _take_from(said, _TRAILING)
        said.title = said.title.strip(" \t:|–—-").strip() if not _is_bare(said.title) else said.title
    if inline.withheld:
        said.set("redacted", "true", said.title)
    return said


def classify_tag(said: Statement, words: Words) -> bool:
    """Read what stands in brackets beside a title; whether it was understood."""
    text = words.text.strip(" :").casefold()
    if _PRIORITY.fullmatch(text):
        said.marked = True
    elif text in _COMMITMENTS:
        said.set("commitment", _COMMITMENTS[text], words)
    elif _STATUS.fullmatch(text.upper()):
        said.marked = True
    elif (score := score_at(text)) is not None and score[1] == len(text) and ("." in text or "%" in text):
        said.set("score", score[0], words)
        said.marked = True
    else:
        return False
    return True


def _read_note(said: Statement, note: Words) -> None:
    """`KR 2 (Ada):` and `Sales KR:` say who."""
    name = note.text.strip()
    if not name or classify_tag(said, note) or re.fullmatch(r"(?i:our|my|team|company|annual|quarterly|the|main|key|[QH]\d.*|FY.*|\d.*)", name):
        return
    said.set_owner(note)


def _take_from(said: Statement, steps: tuple[Callable[[Statement], bool], ...]) -> None:
    """Take off what stands before or behind the title, until nothing more is found."""
    for _ in range(8):
        said.title = said.title.strip()
        if not said.title or not any(step(said) for step in steps):
            return


def _head(said: Statement) -> str:
    return said.title.text[:_WINDOW]


def _tail(said: Statement) -> tuple[str, int]:
    """The last part of the title, and where it begins."""
    start = max(0, len(said.title.text) - _WINDOW)
    return said.title.text[start:], start


def _is_bare(words: Words) -> bool:
    return not any(character.isalnum() for character in words.text)


def _leading_mark(said: Statement) -> bool:
    """A picture before the text; behind one that tells a status, a score or a remark may follow."""
    text = _head(said)
    length = next((at for at, character in enumerate(text) if not _is_picture(character)), len(text))
    if length == 0 or _is_bare(said.title.cut(length)):
        return False
    status = not _MARKS.isdisjoint(text[:length])
    said.title = said.title.cut(length).strip()
    if status:
        said.marked = True
        _remark(said)
    return True


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So" or character in "\ufe0f\u200d✓✔☑"


def _remark(said: Statement) -> None:
    score = score_at(said.title.text)
    if score is None and (match := re.match(r"(\d{1,3})% (?=\D)", _head(said))):
        score = (f"{int(match[1]) / 100:g}", match.end()) if int(match[1]) <= 100 else None
    if score is not None and "%" in said.title.text[: score[1]]:
        said.set("score", score[0], said.title.cut(0, score[1]).strip())
        said.title = said.title.cut(score[1])
    text = said.title.text[:400]
    end = text.find(")")
    if text.startswith("(") and 0 < end < len(said.title.text) - 1:
        said.set("explanation", text[1:end].strip(), said.title.cut(1, end).strip())
        said.title = said.title.cut(end + 1)


def _leading_priority(said: Statement) -> bool:
    match = _LEADING_PRIORITY.match(_head(said))
    if not _cut_lead(said, match) or match is None:
        return False
    name = re.match(r"(?P<owner>[\w.-]{2,39}) +[-–—]+ ", _head(said))
    if name is not None and match[0].rstrip()[-1] in "-–—":
        said.set_owner(said.title.cut(*name.span("owner")))
        _cut_lead(said, name)
    return True


def _leading_status(said: Statement) -> bool:
    match = _STATUS.match(_head(said))
    if match is None or _is_bare(said.title.cut(match.end())):
        return False
    rest = _head(said)[match.end() :]
    if not re.match(r"\s*[-–—:|]|\s+(?i:key result|kr|objective|o\d)", rest):
        return False
    _cut_lead(said, match)
    said.title = said.title.strip(" -–—:|")
    return True


def _leading_handles(said: Statement) -> bool:
    match = _LEADING_HANDLES.match(_head(said))
    if match is not None:
        said.set_owner(said.title.cut(*match.span("owner")))
    return _cut_lead(said, match)


def _leading_score(said: Statement) -> bool:
    match = _LEADING_SCORE.match(_head(said))
    if match is not None and (score := score_at(match["score"])):
        said.set("score", score[0], said.title.cut(*match.span("score")))
        return _cut_lead(said, match)
    return False


def _leading_tag(said: Statement) -> bool:
    match = _LEADING_TAG.match(_head(said))
    if match is None or _is_bare(said.title.cut(match.end())):
        return False
    return _owner_tag(said, said.title.cut(*match.span("tag"))) and _cut_lead(said, match)


def _owner_tag(said: Statement, tag: Words) -> bool:
    """`[P1]`, `[stretch]`, `[Legal]`, `[ada]`: anything but a figure that was withheld."""
    if classify_tag(said, tag):
        return True
    if any(character in "$%€£" or character.isdigit() for character in tag.text) or len(tag.text) < 2 or len(tag.text.split()) > 8:
        return False
    said.set_owner(tag, again=True)
    said.marked = True
    return True


def _ordinal(said: Statement) -> bool:
    match = _ORDINAL.match(_head(said))
    if match is not None:
        said.title = said.title.cut(match.end())
    return match is not None


def _cut_lead(said: Statement, match: re.Match[str] | None) -> bool:
    if match is None or match.end() >= len(said.title.text):
        return False
    said.title = said.title.cut(match.end())
    said.marked = True
    return True


def _arrow(said: Statement) -> None:
    """Behind `=>` stands what became of the goal, unless it is a from-to."""
    match = _ARROWS.search(said.title.text)
    if match is None:
        return
    before, after = said.title.text[: match.start()], said.title.cut(match.end()).strip(" \t.:;=>-")
    score = score_at(after.text)
    if match[0].startswith("-") and score is None and not _STATUS.match(after.text[:40].upper()):
        return
    if not before.strip() or _is_from_to(before, after.text):
        return
    said.title = said.title.cut(0, match.start()).strip()
    said.marked = True
    if score is not None:
        said.set("score", score[0], after.cut(0, score[1]).strip())
        after = after.cut(score[1]).strip(" \t.:;,-–—()")
    if len(after.text) > 1:
        said.set("explanation", after.text, after)


def _is_from_to(before: str, after: str) -> bool:
    """`from 40% => 60%` names a baseline and a target."""
    match = _FROM_TO.search(before[-60:].rstrip() + " ")
    if match is None:
        return False
    start = re.match(r"[~<>≤≥]?[$€£]?[\d.,]+(\w{0,4}|%)(?=$|[\s.,;)])", after[:40])
    return start is not None and start[1] == match["unit"] and match["before"].lower() not in ("by", "to", "least", "most", "than", "of", "over", "under")


def _trailing_issues(said: Statement) -> bool:
    tail, start = _tail(said)
    return _cut_tail(said, _ISSUES.search(tail), start)


def _trailing_tag(said: Statement) -> bool:
    tail, start = _tail(said)
    match = _TRAILING_TAG.search(tail)
    if match is None:
        return False
    tag = said.title.cut(start + match.start("tag"), start + match.end("tag"))
    short = tag.text.isupper() or len(tag.text.split()) <= 3
    return (classify_tag(said, tag) or (short and _owner_tag(said, tag))) and _cut_tail(said, match, start)


def _trailing_note(said: Statement) -> bool:
    """`(0.8 -- two weeks late)`, `(P1)`, `(stretch)`; other remarks belong to the title."""
    tail, start = _tail(said)
    match = _TRAILING_NOTE.search(tail)
    if match is None:
        return False
    note = said.title.cut(start + match.start("note"), start + match.end("note"))
    if classify_tag(said, note):
        return _cut_tail(said, match, start)
    label = read_label(note)
    score = score_at(label.rest.text if label and label.role == "score" else note.text)
    if score is None or not ("." in note.text[: score[1]] or label or re.search(r"(?i)complete|done|achieved|progress|--", note.text)):
        return False
    words = label.rest if label and label.role == "score" else note
    said.set("score", score[0], words.cut(0, score[1]).strip())
    rest = words.cut(score[1]).strip(" -–—:;,")
    said.set("explanation", rest.text, rest)
    return _cut_tail(said, match, start)


def _trailing_owner(said: Statement) -> bool:
    tail, start = _tail(said)
    match = _TRAILING_OWNER.search(tail) or _TRAILING_HANDLES.search(tail)
    if match is None or start + match.start() == 0:
        return False
    said.set_owner(said.title.cut(start + match.start("owner"), start + match.end("owner")))
    return _cut_tail(said, match, start)


def _trailing_score(said: Statement) -> bool:
    tail, start = _tail(said)
    match = _PROGRESS.search(tail) or _TRAILING_SCORE.search(tail)
    if match is None or start + match.start() == 0:
        return False
    score = score_at(match["score"])
    if score is None:
        return False
    said.set("score", score[0], said.title.cut(start + match.start("score"), start + match.end("score")))
    return _cut_tail(said, match, start)


def _trailing_mark(said: Statement) -> bool:
    """`✅`, `🟨 66%`, `DONE` at the end."""
    tail, start = _tail(said)
    at = max(tail.rfind(mark) for mark in _MARKS)
    if at > 0:
        rest = said.title.cut(start + at + 1).strip("\ufe0f ")
        score = score_at(rest.text)
        if rest and (score is None or score[1] < len(rest.text)):
            return False
        if score is not None:
            said.set("score", score[0], rest)
        said.title, said.marked = said.title.cut(0, start + at), True
        return True
    match = _TRAILING_STATUS.search(tail)
    if match is not None:
        words = said.title.cut(start + match.start("status"), start + match.end("status"))
        said.set("explanation", words.text, words)
    return _cut_tail(said, match, start)


def _trailing_picture(said: Statement) -> bool:
    length = len(said.title.text)
    end = length
    while end > 0 and (_is_picture(said.title.text[end - 1]) or said.title.text[end - 1] == " "):
        end -= 1
    if end in (0, length) or not any(_is_picture(character) for character in said.title.text[end:]):
        return False
    said.title = said.title.cut(0, end)
    return True


def _cut_tail(said: Statement, match: re.Match[str] | None, start: int) -> bool:
    if match is None or start + match.start() == 0 or _is_bare(said.title.cut(0, start + match.start())):
        return False
    said.title = said.title.cut(0, start + match.start())
    said.marked = True
    return True


_LEADING = (_leading_mark, _leading_priority, _leading_handles, _leading_score, _leading_status, _leading_tag, _ordinal)
_TRAILING = (_trailing_issues, _trailing_mark, _trailing_picture, _trailing_score, _trailing_tag, _trailing_note, _trailing_owner)


def split_owner(said: Statement) -> tuple[Words, Words] | None:
    """`Sales: Sign five resellers` as who and what; nothing where no name stands before the colon.

    >>> said = Statement(Words.at(1, 1, "Head of Sales: Sign five resellers"), Inline())
    >>> [part.text for part in split_owner(said) or ()]
    ['Head of Sales', 'Sign five resellers']
    """
    match = re.match(r"(?P<who>[A-Z][\w&/'’.+-]*(?: [\w&/'’.+-]+){0,3}): (?=\S)", said.title.text[:80])
    if match is None:
        return None
    return said.title.cut(0, match.end("who")), said.title.cut(match.end())


def is_name(text: str) -> bool:
    """Whether a text before a colon names a team or a post beyond doubt."""
    return is_role(text) or is_team(text)
