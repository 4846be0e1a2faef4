"""What stands behind a title: results, scores, status, tags, owners, links to issues, facts such as `Target: 5`."""

from __future__ import annotations

import re

from advisor.importers.from_markdown.attributes import apply_label, read_owner, read_parts
from advisor.importers.from_markdown.labels import read_label
from advisor.importers.from_markdown.leading import STATUS_PICTURES, is_picture
from advisor.importers.from_markdown.names import words_in
from advisor.importers.from_markdown.scores import score_at
from advisor.importers.from_markdown.statement import Statement, is_bare, read_owner_tag, read_tag, status_at
from advisor.importers.from_markdown.words import Words

_WINDOW = 160
_HANDLES = re.compile(r"(?:^|[\s(\[|–—-])(?P<owner>@[\w.-]{1,39}(?:(?:, ?| and | & |/| )@[\w.-]{1,39}){0,5})[\])]?\.?$")
_TAG = re.compile(r"\[(?P<tag>[^\[\]]{1,60})\]$")
_NOTE = re.compile(r"\((?P<note>[^()]{1,150})\)\.?$")
_ISSUE = r"(?:see |cf\. )?[\w./-]{0,60}#\d{1,7}"
_ISSUES = re.compile(rf"(?:\s?\({_ISSUE}(?:(?:, ?| ){_ISSUE}){{0,11}}\)|(?<=\s)[\w./-]{{0,60}}[#&!]\d{{1,7}})$")
_STATUS = re.compile(
    r"(?:\s[-–—:|]+\s*|\s*[(\[])(?P<status>(?:not |partially |mostly )?(?:done|achieved|missed|completed?|met"
    r"|in progress|on[- ]track|at[- ]risk|off[- ]track|not started|dropped|cancelled))[)\]]?\.?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,150})[)\]]\.?$")
_OWNER = re.compile(
    r"[\s(\[|;,–—-](?:owners?|dris?|lead|owned by|responsible|assignee): ?(?P<owner>[^()\[\]|;]{2,120})[)\]]?\.?$",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"(?:\s[-–—|·]+\s?(?P<score>[01]?\.\d{1,2})"
    r"|\s[\[(]?(?:score|grade)d?:? ?(?P<graded>[01]?\.\d{1,2}|\d{1,3}%))[)\]]?$",
    re.IGNORECASE,
)
_PROGRESS = re.compile(r":? (?P<score>\d{1,3}/\d{1,3}) \(\d{1,3}(?:\.\d{1,2})?%\)$")
_FACT = re.compile(
    r"(?:\s+[-–—|•·]+\s+|[;|]\s*|\.\s+|,\s+)(?=(?:target|current|baseline|start|actual|owner|dri|lead|status|due|deadline|progress|confidence|score|grade|metric|"
    r"measure|measured by|unit|priority): ?\S)",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"\s*:[a-z][a-z0-9_+-]{1,30}:$")
_DONE = re.compile(r"\s?[=:(–—-]+ ?(?P<score>\d{1,3}%) (?:done|completed?|achieved)\b", re.IGNORECASE)
_ARROWS = re.compile(r"={1,3} ?>|(?<!-)-{2,5}>|⇒")
_FROM_TO = re.compile(r"(?P<before>\S+) [$€£]?[\d.,]+(?P<unit>\w{0,4}|%)$")
_TO = re.compile(r"[~<>≤≥]?[$€£]?[\d.,]+(\w{0,4}|%)(?=$|[\s.,;)])")
_NOT_FROM = words_in("by to least most than of over under")


def take_trailing(said: Statement) -> None:
    """Take off what stands behind the title, until nothing more is found.

    >>> said = Statement(Words.at(1, 1, "Ship the beta (stretch) - Owner: Ada | Target: 5 => 70%"))
    >>> take_trailing(said)
    >>> said.title.text, {name: field.value for name, field in said.fields.items()}
    ('Ship the beta', {'score': '0.7', 'owner': 'Ada', 'target': '5', 'commitment': 'aspirational'})
    """
    _arrow(said)
    _done(said)
    _facts(said)
    for _ in range(8):
        said.title = said.title.strip()
        if not said.title or not any(step(said) for step in _STEPS):
            break
    if not is_bare(said.title.text):
        said.title = said.title.strip(" \t:|–—-;,·")


def _tail(said: Statement) -> tuple[str, int]:
    """Return the last part of the title, and where it begins."""
    start = max(0, len(said.title.text) - _WINDOW)
    return said.title.text[start:], start


def _cut(said: Statement, match: re.Match[str] | None, start: int) -> bool:
    if match is None or is_bare(said.title.text[: start + match.start()]):
        return False
    said.title = said.title.cut(0, start + match.start())
    said.marked = True
    return True


def _group(said: Statement, match: re.Match[str], start: int, name: str) -> Words:
    return said.title.cut(start + match.start(name), start + match.end(name))


def _arrow(said: Statement) -> None:
    """Behind `=>` stands what became of the goal, unless it is a from-to."""
    match = _ARROWS.search(said.title.text)
    if match is None or is_bare(said.title.text[: match.start()]):
        return
    before, after = said.title.text[: match.start()], said.title.cut(match.end()).strip(" \t.:;=>-")
    score = score_at(after.text)
    if match[0].startswith("-") and score is None and not status_at(after.text[:40].upper()):
        return
    if _is_from_to(before, after.text):
        return
    said.title = said.title.cut(0, match.start()).strip()
    said.marked = True
    if score is not None:
        said.set("score", score[0], after.cut(0, score[1]).strip())
        after = after.cut(score[1]).strip(" \t.:;,-–—()")
    if len(after.text) > 1:
        said.set("explanation", after.text, after)


def _done(said: Statement) -> None:
    """`: 45% done, the rest in May`."""
    tail, start = _tail(said)
    match = _DONE.search(tail)
    if match is not None and said.set_score(_group(said, match, start, "score")):
        rest = said.title.cut(start + match.end()).strip(" .,;:)–—-")
        if _cut(said, match, start):
            said.set("explanation", rest.text, rest)


def _is_from_to(before: str, after: str) -> bool:
    """`from 40% => 60%` names a baseline and a target."""
    match = _FROM_TO.search(before[-60:].rstrip())
    start = _TO.match(after[:40])
    return (
        match is not None
        and start is not None
        and start[1] == match["unit"]
        and match["before"].lower() not in _NOT_FROM
    )


def _facts(said: Statement) -> None:
    """`… - Target: 5 | Owner: Ada` at the end."""
    tail, start = _tail(said)
    cuts = [
        match
        for match in _FACT.finditer(tail)
        if not is_bare(said.title.text[: start + match.start()]) and not _is_open(tail[: match.start()])
    ]
    if not cuts:
        return
    bounds = [*[start + match.start() for match in cuts], len(said.title.text)]
    pieces = [said.title.cut(start + match.end(), end).strip() for match, end in zip(cuts, bounds[1:], strict=True)]
    said.title, said.marked = said.title.cut(0, bounds[0]), True
    for piece in pieces:
        label = read_label(piece)
        if label is not None:
            _keep(said, apply_label(said, label, label.rest, beside=True))


def _is_open(text: str) -> bool:
    """Whether a bracket is open where a text ends; what stands in it belongs together."""
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def _keep(said: Statement, left: list[Words]) -> None:
    """Put back behind the title, in brackets, what was not understood."""
    for words in left:
        said.title = Words.join([said.title.strip(), Words(" ("), words, Words(")")])


def _issues(said: Statement) -> bool:
    tail, start = _tail(said)
    return _cut(said, _ISSUES.search(tail), start)


def _tag(said: Statement) -> bool:
    tail, start = _tail(said)
    match = _TAG.search(tail)
    if match is None or is_bare(said.title.text[: start + match.start()]):
        return False
    tag = _group(said, match, start, "tag")
    short = tag.text.isupper() or len(tag.text.split()) <= 3
    return (read_tag(said, tag) or (short and read_owner_tag(said, tag))) and _cut(said, match, start)


def _bracket(said: Statement) -> bool:
    """`(owner: Joan, due 15 Dec, confidence 0.6)`; what is not understood of it stays in the title."""
    tail, start = _tail(said)
    match = _BRACKET.search(tail)
    if match is None or is_bare(said.title.text[: start + match.start()]):
        return False
    left = read_parts(said, _group(said, match, start, "inside"))
    if left is None:
        return False
    opened, closed = said.title.cut(0, start + match.start("inside")), said.title.cut(start + match.end("inside"))
    _cut(said, match, start)
    if left:
        between = [part for words in left[1:] for part in (Words(", "), words)]
        said.title = Words.join([opened, left[0], *between, closed])
    return True


def _note(said: Statement) -> bool:
    """`(0.8 -- two weeks late)`, `(P1)`, `(stretch)`; other remarks belong to the title."""
    tail, start = _tail(said)
    match = _NOTE.search(tail)
    if match is None or is_bare(said.title.text[: start + match.start()]):
        return False
    note = _group(said, match, start, "note")
    if read_tag(said, note):
        return _cut(said, match, start)
    label = read_label(note)
    named = label is not None and label.role == "score"
    words = label.rest if label is not None and named else note
    score = score_at(words.text)
    if score is None or not (
        named or "." in words.text[: score[1]] or re.search(r"(?i)complete|done|achieved|progress|--", note.text)
    ):
        return False
    said.set("score", score[0], words.cut(0, score[1]).strip())
    rest = words.cut(score[1]).strip(" -–—:;,")
    said.set("explanation", rest.text, rest)
    return _cut(said, match, start)


def _owner(said: Statement) -> bool:
    tail, start = _tail(said)
    match = _OWNER.search(tail) or _HANDLES.search(tail)
    if match is None or is_bare(said.title.text[: start + match.start()]):
        return False
    left = read_owner(said, _group(said, match, start, "owner"), beside=True)
    _cut(said, match, start)
    _keep(said, left)
    return True


def _score(said: Statement) -> bool:
    tail, start = _tail(said)
    match = _PROGRESS.search(tail) or _SCORE.search(tail)
    if match is None or is_bare(said.title.text[: start + match.start()]):
        return False
    name = "score" if match["score"] else "graded"
    return said.set_score(_group(said, match, start, name)) and _cut(said, match, start)


def _status(said: Statement) -> bool:
    """`✅`, `🟨 66%`, `DONE` at the end."""
    tail, start = _tail(said)
    at = next((at for at in range(len(tail) - 1, -1, -1) if tail[at] in STATUS_PICTURES), -1)
    if at < 0 or is_bare(said.title.text[: start + at]):
        match = _STATUS.search(tail)
        if match is not None:
            words = _group(said, match, start, "status")
            said.set("explanation", words.text, words)
        return _cut(said, match, start)
    rest = said.title.cut(start + at + 1).strip("\ufe0f ")
    if rest and not said.set_score(rest):
        return False
    said.title, said.marked = said.title.cut(0, start + at), True
    return True


def _shortcode(said: Statement) -> bool:
    tail, start = _tail(said)
    return _cut(said, _SHORTCODE.search(tail), start)


def _picture(said: Statement) -> bool:
    text = said.title.text
    end = len(text)
    while end > 0 and (is_picture(text[end - 1]) or text[end - 1] == " "):
        end -= 1
    if end in (0, len(text)) or not any(is_picture(character) for character in text[end:]):
        return False
    said.title = said.title.cut(0, end)
    return True


_STEPS = (_issues, _shortcode, _status, _picture, _score, _bracket, _tag, _note, _owner)
