"""A sentence cut into tokens, each with its place and what the lexicon knows of it.

One pass of one pattern without nested repetition, so any text takes time in
proportion to its length. Words of a phrase ("roll out", "case study") are
joined to one token. What is known of a piece of text is kept, since goals use few
words: most of what stands between two spaces costs one look-up.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, TypeAlias

from advisor.text.flags import DATE, flags_of
from advisor.text.lexicon import Word, lexicon, lists

WORD, NUMBER, MARK, LINK = "word", "number", "mark", "link"

_TOKEN = re.compile(
    r"https?://[^\s)\]>]+|\d+(?:[.,'’]\d+)*(?:[eE]\d{1,2}\b)?|(?<!\d)[^\W\d_]\w*(?:['’\-]\w+)*|\w+|(?<![\w.])\.\d+|\S"
)
_DIGIT = re.compile(r"\d")
_OFTEN = frozenset({"times", "x", "a", "per", "each", "every"})
_NOTHING = Word(0, "")
_KEPT, _SHORT, _SHORTER = 50_000, 40, 4


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


class _Piece(NamedTuple):
    """What is known of a piece of text wherever it stands; `seconds` are the words that make a phrase with it."""

    lower: str
    kind: str
    mask: int
    lemma: str
    seconds: frozenset[str] | None


# A piece with its place in its chunk: text, lower, start, end, kind, mask, lemma, glued and seconds.
_Cut: TypeAlias = tuple[str, str, int, int, str, int, str, bool, frozenset[str] | None]

_pieces: dict[str, _Piece] = {}
_chunks: dict[str, tuple[_Cut, ...]] = {}


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order.

    >>> [token.text for token in tokenise("Roll out v2 to 1.5k users")]
    ['Roll out', 'v2', 'to', '1.5', 'k', 'users']
    """
    tokens: list[Token] = []
    append, find, make = tokens.append, _chunks.get, tuple.__new__
    start = 0
    phrase = False
    before: frozenset[str] | None = None
    for chunk in text.split(" "):
        for piece, lower, first, last, kind, mask, lemma, glued, seconds in find(chunk) or _cut(chunk):
            append(make(Token, (piece, lower, start + first, start + last, kind, mask, lemma, glued)))
            if before is not None and lower in before:
                phrase = True
            before = seconds
        start += len(chunk) + 1
    return _join(tokens, text) if phrase else tokens


def _cut(chunk: str) -> tuple[_Cut, ...]:
    """The pieces of what stands between two spaces, which no piece crosses; short ones are kept for the next time."""
    made: list[_Cut] = []
    end = 0
    for match in _TOKEN.finditer(chunk):
        piece, start = match[0], match.start()
        lower, kind, mask, lemma, seconds = _pieces.get(piece) or _look_up(piece)
        glued = start == end and start > 0
        end = match.end()
        made.append((piece, lower, start, end, kind, mask, lemma, glued, seconds))
    if len(_chunks) >= _KEPT:
        _chunks.clear()
    if len(chunk) <= (_SHORTER if _DIGIT.search(chunk) else _SHORT):  # few numbers and codes come again
        _chunks[chunk] = tuple(made)
    return tuple(made)


def _look_up(piece: str) -> _Piece:
    """What is known of a piece, kept for the next time."""
    first = piece[0]
    words = lexicon().words
    if piece.startswith(("http://", "https://")):
        made = _Piece(piece, LINK, 0, piece, None)
    elif first.isdigit() or (first == "." and len(piece) > 1):
        made = _Piece(
            piece, NUMBER if first.isdecimal() or first == "." else WORD, flags_of(piece, piece, NUMBER), piece, None
        )
    elif first.isalnum() or first == "_":
        lower = piece.lower().replace("’", "'")
        known = words.get(lower) or _unlisted(lower)
        made = _Piece(lower, WORD, known.mask | flags_of(piece, lower, WORD), known.lemma, _seconds(lower))
    else:
        made = _Piece(piece, MARK, words.get(piece, _NOTHING).mask | flags_of(piece, piece, MARK), piece, None)
    return _keep(piece, made)


def _keep(piece: str, known: _Piece) -> _Piece:
    if len(_pieces) >= _KEPT:
        _pieces.clear()
    _pieces[piece] = known
    return known


def _seconds(lower: str) -> frozenset[str] | None:
    """The words that may follow a word in a phrase."""
    rests = lexicon().phrases.get(lower)
    return frozenset(rest[0] for rest in rests) if rests else None


def _unlisted(lower: str) -> Word:
    """What can be said of a form that is not listed: a possessive, a compound or prefixed word, or a telling ending."""
    words = lexicon().words
    if lower.endswith(("'s", "s'")):
        return words.get(lower[:-2] if lower.endswith("'s") else lower[:-1]) or Word(0, lower)
    head, hyphen, tail = lower.rpartition("-")
    if hyphen and tail in words and head not in _PREFIXES:
        return Word(words[tail].mask & ~_verb_bits(), lower)
    for prefix in _PREFIXES:
        if lower.startswith(prefix) and len(lower) > len(prefix) + 3:
            rest = words.get(lower[len(prefix) :].lstrip("-"))
            if rest is not None:
                return Word(rest.mask, lower)
    return Word(_ending(lower), lower)


_PREFIXES = ("re", "co", "pre", "over", "under", "up", "non", "un", "mis", "self")


@cache
def _verb_bits() -> int:
    bits = lexicon().bits
    return sum(
        bit
        for name, bit in bits.items()
        if (name.isupper() and name != "PLURAL") or name.startswith(("promise.", "does."))
    )


@cache
def _promise_bits() -> int:
    return sum(bit for name, bit in lexicon().bits.items() if name.startswith("promise."))


_ENDINGS = (
    ("isation", "noun.process"), ("ization", "noun.process"), ("ility", "noun.quality"), ("ness", "noun.quality"),
    ("ship", "noun.quality"), ("ists", "noun.customer"), ("ist", "noun.customer"), ("ly", "adverb"),
    ("tion", "noun.thing"), ("sion", "noun.thing"), ("ment", "noun.thing"), ("ance", "noun.thing"),
    ("ence", "noun.thing"), ("able", "adjective"), ("ible", "adjective"), ("ful", "adjective"), ("less", "adjective"),
    ("ous", "adjective"),
    ("ical", "adjective"), ("ial", "adjective"), ("onal", "adjective"), ("ive", "adjective"),
)  # fmt: skip
_NO_PLURALS = ("ss", "us", "is", "as", "ous", "'s")


def _ending(lower: str) -> int:
    bits = lexicon().bits
    if len(lower) < 5:
        return 0
    if lower.endswith("ed") and not lower.endswith(("eed", "bed", "hundred")):
        return bits["promise.other"] | bits["PAST"] | bits["PARTICIPLE"]
    found = next((bits[name] for ending, name in _ENDINGS if lower.endswith(ending)), 0)
    if not found and lower.endswith("s") and not lower.endswith(_NO_PLURALS) and lower.isalpha():
        return _ending(lower[:-1]) | bits["noun.thing"] | bits["PLURAL"]
    return found


def _join(tokens: list[Token], text: str) -> list[Token]:
    """Join the words of phrases; an inflected first word finds its phrase by its own form."""
    words, phrases, _ = lexicon()
    joined: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        rests = phrases.get(token.lower)
        size = _phrase_size(tokens, at + 1, rests) if rests and at + 1 < count else 0
        if size and not _says_when(tokens, at, at + size):
            end = tokens[at + size].end
            said = text[token.start : end]
            piece = _pieces.get(said)
            if piece is None:
                lower = " ".join(t.lower for t in tokens[at : at + size + 1])
                known = words.get(lower, _NOTHING)
                piece = _keep(said, _Piece(lower, WORD, known.mask | flags_of(said, lower, WORD), known.lemma, None))
            token = Token(said, piece.lower, token.start, end, WORD, piece.mask, piece.lemma, token.glued)
        else:
            size = 0
        joined.append(token)
        at += size + 1
    return joined


def _says_when(tokens: list[Token], verb: int, particle: int) -> bool:
    """Whether the "in" of a phrase begins a date or a place with a figure: "three partners signed in May, in 4 towns".

    Only of what people do of their own accord ("sign in", "log in"), which takes no object: "hand in 3 reports"
    stays. "Log in 3 times", "log in 5 days a week" say how often.
    """
    after = tokens[particle + 1] if particle + 1 < len(tokens) else None
    if after is None or tokens[particle].lower != "in":
        return False
    phrase = lexicon().words.get(f"{tokens[verb].lower} in", _NOTHING)
    if phrase.mask & _promise_bits():
        return False
    if after.kind == NUMBER or after.lower in lists("units")["words"]:
        return not any(token.lower in _OFTEN for token in tokens[particle + 2 : particle + 4])
    return bool(after.mask & DATE) and (after.text[0].isupper() or after.text[-1].isdigit())


def _phrase_size(tokens: list[Token], at: int, rests: tuple[tuple[str, ...], ...]) -> int:
    """How many words after the first belong to the phrase; 0 where none of the phrases is there."""
    follower = tokens[at].lower
    for rest in rests:
        if rest[0] == follower and (
            len(rest) == 1 or [token.lower for token in tokens[at : at + len(rest)]] == list(rest)
        ):
            return len(rest)
    return 0
