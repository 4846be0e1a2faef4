"""Which part of a text carries the promise: without a label or tag before it, up to the end of its first sentence."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.flags import PART
from advisor.text.lexicon import word_set
from advisor.text.tokens import MARK, NUMBER, WORD, Token

BREAKS = frozenset({".", ";", ":", "!", "?", "…"})
DASHES = frozenset({"-", "–", "—"})
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")
_SIGNS = frozenset("$€£~>≥<≤#+")
_MINUS = frozenset("-−")
_AFTER_DATE = DASHES | {",", ":"}
_OWNERS = frozenset({"owner", "owners", "dri", "owned"})
_LABEL = 6
_LABEL_BEFORE_DASH = 4


def promise_of(tokens: list[Token], dates: dict[int, int], flags: int = PART) -> tuple[int, int]:
    """The tokens of the sentence that carries the promise, as a range.

    `dates` are those that say when it is due, from their first token to the one
    after them: one that opens the sentence ("By June, open …") is no part of it.
    `flags` are those of all tokens.

    >>> from advisor.text.tokens import tokenise
    >>> tokens = tokenise("Sales: win back the north. See the wiki.")
    >>> start, end = promise_of(tokens, {})
    >>> [token.text for token in tokens[start:end]]
    ['win back', 'the', 'north']
    """
    if not flags & PART and not dates and tokens and tokens[0].kind == WORD:
        return 0, len(tokens)
    start = end = _after_date(tokens, _after_label(tokens, _after_tags(tokens)), dates)
    depth = 0
    while end < len(tokens):
        text = tokens[end].text
        if text in OPEN:
            depth += 1
        elif text in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and end > start + 1 and (text in BREAKS or text in DASHES) and _breaks(tokens, end):
            break
        end += 1
    return start, end


def _names_owner(tokens: list[Token], at: int) -> bool:
    """ "… - Owner @ada", "… – @ada": who answers for it is no part of the promise."""
    return at < len(tokens) and not tokens[at].glued and (tokens[at].lower in _OWNERS or tokens[at].text == "@")


def _after_date(tokens: list[Token], start: int, dates: dict[int, int]) -> int:
    """Past a date that opens the sentence, with the mark after it; the start itself where nothing else is promised."""
    after = dates.get(start, start)
    after += start < after < len(tokens) and tokens[after].text in _AFTER_DATE
    return after if after < len(tokens) else start


def _breaks(tokens: list[Token], at: int) -> bool:
    """A stop ends the sentence, but for one inside a name ("e.g.") and a colon before a figure; so does an owner."""
    if tokens[at].text in DASHES:
        return _names_owner(tokens, at + 1)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if _figure_follows(tokens, at):
        return False
    if after is None or not after.glued:
        return len(tokens[at - 1].text) > 1 or tokens[at].text != "."
    return tokens[at].text not in {".", ":"}


def _figure_follows(tokens: list[Token], at: int) -> bool:
    """ "Waiting time: 38 min → 15 min" and "max. 3 complaints" go on with the same promise."""
    shortened = tokens[at].text == "." and tokens[at].glued and tokens[at - 1].lower in word_set("shortened")
    if (tokens[at].text != ":" and not shortened) or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    minus = after.text in _MINUS and at + 2 < len(tokens) and tokens[at + 2].glued and tokens[at + 2].kind == NUMBER
    return after.kind == NUMBER or after.text in _SIGNS or minus


def _after_tags(tokens: list[Token]) -> int:
    """Past `[P0]`, `1.`, bullets and the like."""
    start = 0
    while start < len(tokens):
        past = _after_tag(tokens, start)
        if past == start:
            break
        start = past
    return start


def _after_tag(tokens: list[Token], start: int) -> int:
    """Past one tag or mark; the start itself where there is none."""
    token, count = tokens[start], len(tokens)
    if token.text in OPEN:
        close = next((i for i in range(start + 1, min(count, start + 8)) if tokens[i].text in CLOSE), -1)
        return close + 1 if 0 <= close < count - 1 else start
    after = tokens[start + 1] if start + 1 < count else None
    if token.kind == NUMBER and after is not None and start + 2 < count:
        if after.text in ".)" and not tokens[start + 2].glued:
            return start + 2
        numbered = after.text[0].isupper() and after.mask & bits().base and not token.text.startswith("0")
        return start + 1 if numbered else start
    struck = token.text == "~" and after is not None and after.text == "~"
    return start + 1 if token.kind == MARK and (token.text not in _SIGNS or struck) else start


def _after_label(tokens: list[Token], start: int) -> int:
    """Past a short label before a spaced dash ("Fetch - …") or a colon ("Sales: …")."""
    count = len(tokens)
    for at in range(start + 1, min(start + _LABEL_BEFORE_DASH, count - _LABEL_BEFORE_DASH)):
        spaced = not tokens[at].glued and not tokens[at + 1].glued
        if tokens[at].text in DASHES and spaced and tokens[at + 1].kind == WORD:
            return at + 1 if all(token.kind == WORD for token in tokens[start:at]) else start
    for at in range(start, min(start + _LABEL, count - 1)):
        if tokens[at].text == ":" and (_figure_follows(tokens, at) or not tokens[at + 1].glued):
            return at + 1 if not _figure_follows(tokens, at) and _is_label(tokens[start:at]) else start
    return start


def _is_label(words: list[Token]) -> bool:
    """Whether words before a colon name something and promise nothing."""
    group = bits()
    if len(words) > 1 and words[-1].kind == NUMBER and words[-2].lower in word_set("numbered_goals"):
        return True  # "Objective 1:", "The board's key result 2:"
    if not words or any(word.kind == NUMBER or word.mask & (group.aux | group.modal) for word in words):
        return False
    if any(word.kind == MARK and word.text not in "&/-()," for word in words):
        return False
    return not words[0].mask & group.base or words[0].text.isupper()
