"""A sentence cut into tokens, each with its place and what the lexicon knows of it.

One pass of one pattern without nested repetition, so any text takes time in
proportion to its length. Words of a phrase ("roll out", "case study") are
joined to one token.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from advisor.text.lexicon import Word, lexicon

WORD, NUMBER, MARK, LINK = "word", "number", "mark", "link"

_TOKEN = re.compile(
    r"(?P<link>https?://[^\s)\]>]+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]\w*(?:['’\-]\w+)*|\w+)"
    r"|(?P<mark>\S)"
)
_NOTHING = Word(0, "")


class Token(NamedTuple):
    """A piece of a sentence; `glued` when no space stands before it."""

    text: str
    lower: str
    start: int
    end: int
    kind: str
    mask: int
    lemma: str
    glued: bool


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order.

    >>> [token.text for token in tokenise("Roll out v2 to 1.5k users")]
    ['Roll out', 'v2', 'to', '1.5', 'k', 'users']
    """
    words, phrases, _ = lexicon()
    tokens: list[Token] = []
    append, find = tokens.append, words.get
    last_end = -1
    joins = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        piece = match.group()
        if kind == WORD:
            lower = piece.lower()
            if "’" in lower:
                lower = lower.replace("’", "'")
            known = find(lower) or _unlisted(lower)
            append(Token(piece, lower, start, end, WORD, known[0], known[1], start == last_end))
            joins = joins or lower in phrases
        else:
            append(Token(piece, piece, start, end, kind or MARK, _mark_mask(piece), piece, start == last_end))
        last_end = end
    return _join(tokens, text) if joins else tokens


@cache
def _mark_mask(mark: str) -> int:
    return lexicon().words.get(mark, _NOTHING).mask


@lru_cache(maxsize=50_000)
def _unlisted(lower: str) -> Word:
    """What can be said of a form that is not listed: a possessive, a compound or prefixed word, or a telling ending."""
    words = lexicon().words
    if lower.endswith(("'s", "s'")):
        known = words.get(lower[:-2] if lower.endswith("'s") else lower[:-1])
        return known or Word(0, lower)
    head, hyphen, tail = lower.rpartition("-")
    if hyphen and tail in words and head not in _PREFIXES:
        return Word(words[tail].mask & ~_verb_heads(), lower)
    for prefix in _PREFIXES:
        if lower.startswith(prefix) and len(lower) > len(prefix) + 3:
            rest = words.get(lower[len(prefix) :].lstrip("-"))
            if rest is not None:
                return Word(rest.mask, lower)
    return Word(_ending(lower), lower)


_PREFIXES = ("re", "co", "pre", "over", "under", "up", "non", "un", "mis", "self")


@cache
def _verb_heads() -> int:
    bits = lexicon().bits
    return sum(bit for name, bit in bits.items() if name.isupper() and name != "PLURAL" or name.startswith(("promise.", "does.")))


_ENDINGS = (
    ("isation", "noun.process"), ("ization", "noun.process"), ("ility", "noun.quality"), ("ness", "noun.quality"),
    ("ship", "noun.quality"), ("ists", "noun.customer"), ("ist", "noun.customer"), ("ly", "adverb"),
)  # fmt: skip


def _ending(lower: str) -> int:
    bits = lexicon().bits
    if len(lower) < 5:
        return 0
    if lower.endswith("ed") and not lower.endswith(("eed", "bed", "hundred")):
        return bits["promise.other"] | bits["PAST"] | bits["PARTICIPLE"]
    return next((bits[name] for ending, name in _ENDINGS if lower.endswith(ending)), 0)


def _join(tokens: list[Token], text: str) -> list[Token]:
    """Join the words of phrases; an inflected first word finds its phrase by its own form."""
    words, phrases, _ = lexicon()
    joined: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        rests = phrases.get(token.lower) if at + 1 < count else None
        size = _phrase_size(tokens, at + 1, rests) if rests else 0
        if size:
            end = tokens[at + size].end
            lower = " ".join(t.lower for t in tokens[at : at + size + 1])
            known = words.get(lower, _NOTHING)
            token = Token(text[token.start : end], lower, token.start, end, WORD, known.mask, known.lemma, token.glued)
        joined.append(token)
        at += size + 1
    return joined


def _phrase_size(tokens: list[Token], at: int, rests: tuple[tuple[str, ...], ...]) -> int:
    """How many words after the first belong to the phrase; 0 where none of the phrases is there."""
    follower = tokens[at].lower
    for rest in rests:
        if rest[0] == follower and [token.lower for token in tokens[at : at + len(rest)]] == list(rest):
            return len(rest)
    return 0
