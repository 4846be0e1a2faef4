"""Signs that lines are goals, and signs that they only explain what goals are."""

from __future__ import annotations

import re

from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.vocabulary import promises, promises_much, speaks_of_goals

_OWN = r"(?:an? |the |our |your |each |every )?(?:good |great |effective )?"
_EXPLAINS = re.compile(
    r"^(?:what|how|why|when|guide|about|introduc\w+|writing|setting|understanding)\b"
    r"|\b(?:OKRs?|objectives|key results) (?:are|is|should|must|help|vs)\b"
    r"|\b(?:magic|superpowers|benefits|principles|guide|guidelines|handbook|playbook|primer|basics|explained|101|tips"
    r"|practices|faq|methodology|framework|training|cheat|process|template|templates|examples?)\b",
    re.IGNORECASE,
)
_METHOD = re.compile(
    _OWN + r"(?:OKR'?s?|objectives?|key results?|krs?)\b.{0,40}?"
    r"\b(?:are|is|help|helps|should|must|can|need|have|has|allow|mean|stand|parts|benefits|superpowers|principles"
    r"|elements|components|types|rules|tips|levels|consists?)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    _OWN + r"(?:objectives?|key results?|krs?|okrs?)(?: \([^()]{1,40}\))?:? "
    r"(?:is|are|should|must|describes?|defines?|measures?|reflects?|represents?|helps?|answers?|tells?|can|consists?)\b",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"\b(?:qualitative|quantitative|quantifiable|measurable|inspir\w+|ambitious)\b.{0,60}\b(?:statements?|results?|objectives?|goals?|outcomes?|metrics?)\b",
    re.IGNORECASE,
)
_MENTIONS = re.compile(r"\b(?:OKRs?|[Oo]bjectives?|[Kk]ey [Rr]esults?)\b(?!s? \d)")
_OURS = re.compile(r"what (?:are|is) (?:our|my)\b|what (?:we|i) (?:want|aim|will)\b", re.IGNORECASE)
_LONGEST_DRAFT = 100
_LONGEST_LINE = 200
_NEXT_SENTENCE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_MOSTLY = 0.6
_LONGEST_ITEM = 60


def explains(text: str) -> bool:
    """Whether a heading announces an explanation of goals, not goals.

    >>> explains("How we set OKRs"), explains("OKR guide"), explains("Marketing OKRs")
    (True, True, False)
    """
    return speaks_of_goals(text) and _EXPLAINS.search(text[:200]) is not None and _OURS.match(text) is None


def introduces_method(text: str) -> bool:
    """Whether the words before a list speak of OKRs as a method.

    >>> introduces_method("OKRs help us do four things:"), introduces_method("OKRs for Q3:")
    (True, False)
    """
    return _METHOD.match(text[:200]) is not None


def is_definition(text: str) -> bool:
    """Whether a line says what objectives or key results are, instead of being one.

    >>> is_definition("Objectives are what we want to reach"), is_definition("Reach 40 points")
    (True, False)
    """
    return _DEFINITION.match(text[:120]) is not None or _DESCRIBES.search(text[:160]) is not None


def is_draft(root: Node) -> bool:
    """Whether a page is a short list of goals by its words alone: little prose, no code, mostly verbs and figures."""
    items = [node for node in root.walk() if node.is_item and node.may_be_goal]
    prose = sum(len(node.text) for node in root.walk() if node.block.kind == "paragraph")
    if not 1 < len(items) <= _LONGEST_DRAFT or prose > sum(len(node.text) for node in items):
        return False
    coded = sum(node.said.inline.code for node in items)
    return coded <= len(items) / 4 and sum(promises_much(node.text) for node in items) >= _MOSTLY * len(items)


def is_short(root: Node) -> bool:
    """Whether a page is short and no text to read: few lines, little code, few links.

    One goal may have a paragraph that says why; several sections with prose are a page to read.
    """
    nodes = [node for node in root.walk() if node.rank]
    if not 0 < len(nodes) <= _LONGEST_DRAFT:
        return False
    decked = sum(bool(node.said.inline.code or node.said.inline.linked) for node in nodes)
    headings = sum(node.block.kind == "heading" for node in nodes)
    prose = sum(is_prose(node) for node in nodes)
    return decked <= len(nodes) / 4 and (prose == 0 or (prose == 1 and headings <= 1 and len(nodes) > 2))


def is_prose(node: Node) -> bool:
    """Whether a paragraph holds several sentences, or any line is too long for a goal."""
    several = node.block.kind == "paragraph" and _NEXT_SENTENCE.search(node.whole) is not None
    return several or len(node.whole) > _LONGEST_LINE


def possible(items: list[Node], *, links: bool) -> bool:
    """Whether nothing speaks against a list of goals: no definitions, no prose, no links unless they are allowed."""
    if not items or (not links and sum(item.said.inline.linked for item in items) > len(items) / 2):
        return False
    lengths = sorted(len(item.text.split()) for item in items)
    definitions = sum(_MENTIONS.search(item.text) is not None and not promises(item.text) for item in items)
    return definitions < len(items) / 2 and lengths[len(lengths) // 2] <= _LONGEST_ITEM


def promise(items: list[Node]) -> float:
    """How many of the items and of those below them read like goals, from 0 to 1."""
    texts = [item.text for item in items] + [child.text for item in items for child in item.goals_below()]
    return sum(promises(text) for text in texts) / len(texts) if texts else 0.0


def marked(items: list[Node]) -> bool:
    """Whether most of the items carry a label, a priority, an owner, a score or a check box."""
    return sum(item.said.marked or item.role != "" for item in items) >= len(items) / 2
