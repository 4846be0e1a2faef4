"""Whatever is written, reading neither fails nor takes more than time in proportion to its length."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from time import perf_counter
from types import FrameType
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from advisor.domain.place import Span
from advisor.text.placeholder import find_placeholder
from advisor.text.statement import Statement, What, as_labels, read_statement
from tests.text.patterns import patterns

WHATS: tuple[What, ...] = get_args(What)

# -- any text -------------------------------------------------------------------------------------------

ANY = st.text(st.characters(), max_size=120)  # lone surrogates, controls, combining and right-to-left marks among them
FIGURES = st.text("0123456789 ,.-–/:%$€£kKxX+~<>≤≥#'()²½٣１", max_size=60)
BRACKETS = st.text("()[]{}<>\"“”'’ a1", max_size=80)
GOAL_WORDS = """
raise cut keep launch open sign from to by of in at least no more than every all none half double three nines the our
next this first quarter May Q3 FY26 2026 31.03.2026 2026-03-31 end before is are has been can never and or & , ; : . ?
( ) [ ] < > → -> => - – / % $ € N7 X TBD ?? 1 2-3 1,200 1 500 4/5 99.95 15% 3x 1.5k $2M churn NPS customers nurses
shops that who publish guides better seamless
"""
WORDS = st.sampled_from(GOAL_WORDS.split())
GOALS = st.lists(WORDS, max_size=25).map(" ".join)
GLUED = st.lists(WORDS, max_size=12).map("".join)


def spans_of(statement: Statement) -> Iterator[tuple[Span, str | None]]:
    """Every span of a reading, with the words that are reported for it where there are any."""
    labels = as_labels(statement)
    for name, span in statement.spans.items():
        yield span, labels.get(name) if name in {"baseline", "target", "delta", "deadline", "metric"} else None
    for quantity in statement.quantities:
        yield quantity.span, quantity.text
    yield from ((role.span, role.text) for role in (statement.baseline, statement.target, statement.delta) if role)
    if statement.deadline is not None:
        yield statement.deadline, labels["deadline"]
    if statement.measure.span is not None:
        yield statement.measure.span, statement.metric
    if statement.placeholder is not None:
        yield statement.placeholder.span, None
    if statement.verb is not None:
        yield statement.verb, None
    yield from ((span, None) for span in statement.compound or ())


def check(text: str, what: What) -> None:
    """Read a text twice, and hold the readings to what is promised of every reading."""
    first = read_statement(text, what)
    read_statement.cache_clear()
    assert read_statement(text, what) == first
    assert as_labels(read_statement(text, what)) == as_labels(first)
    assert first.text == text
    for span, words in spans_of(first):
        assert 0 <= span.start <= span.end <= len(text)
        if words is not None:
            assert span.of(text) == words
            assert words.strip()


@pytest.mark.parametrize("what", WHATS)
@given(text=ANY)
@example(text="")
@example(text=" \t\r\n")
@example(text="\x00\x07\x1b[31mRaise NPS\x1b[0m")
@example(text="\ud800 customers \udfff")
@example(text="Raise N\u0301P\u0308S to 5\u20e35")
@example(text="\u202eRaise NPS\u202c from 3 to 5")
@example(text="\u200bRaise\u200d NPS\ufeff to 55")
@example(text="👩🏽\u200d🚀 joins 🎉 in 3 teams")
@example(text="İıŉǰﬁ ß ſ K")
@example(text="1.2,1.3 and 1,2.3.4 of €1.200,50.10, ½½ 1½/2 1'2'3 1e99e9 .5.5 -1%-")
@example(text="² ½ Ⅷ ٣٤ １２ 𝟙 ①")
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(text: str, what: What) -> None:
    check(text, what)


@pytest.mark.parametrize("what", WHATS)
@given(text=st.one_of(GOALS, GLUED, BRACKETS, FIGURES))
@settings(deadline=None, max_examples=250)
def test_any_heap_of_goal_words_is_read(text: str, what: What) -> None:
    check(text, what)


LONG = ["x" * 20_000, "9" * 5_000, "word " * 4_000, "(" * 5_000, "🎉" * 5_000, "é" * 5_000, "\n" * 5_000, "a-" * 5_000]


@pytest.mark.parametrize("text", LONG, ids=[text[:4] for text in LONG])
def test_a_very_long_text_is_read(text: str) -> None:
    for what in WHATS:
        check(text, what)


# -- time in proportion to length -------------------------------------------------------------------------


def steps(text: str, what: What) -> int:
    """How many lines and calls of Python reading a text takes, counted by the interpreter."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return tally

    read_statement.cache_clear()
    before = sys.gettrace()
    sys.settrace(tally)
    try:
        read_statement(text, what)
    finally:
        sys.settrace(before)
    return count


FAMILIES = [
    "((((", "([{<", "a-a-a-a", "1,1,1,1", "1/1/1/", "1-", "x", "_", "é", "的", "🎉", "\u0301", "%", "…", "?", '"',
    "to be ", "from 1 to 1 ", "of ", "'s", "--->>", "http://a ", "by the next ", "by May ", "Q3 ", "2026-", "May ",
    "end of ", "before the ", "1 ", "1 000 ", "1% ", "2-3 ", "$1 ", "€X", "N7 ", "TBD ", "<a> ", "[x] ", "(1) ",
    "half ", "three nines ", "twice as many ", "top ", "1st ", "is that ", "who is ", "that know ", "can ", "never ",
    "we ", "improve ", "docs published and ", "a b, c d ", ": ", "key result ", "and ", "and sign ", "each ", "no ",
    "by 1 to ", "by more than ", "a half ", "between 1 and ", "1½", "1 1/2 ", "by 1% to ", ".1", "max. ", "1 a a ",
    "( a ", "next 3 ", "next ", "first third ", "of the ", "never exceed ", "publish and ", "draft, ", ". May 5% of ",
    "then we ", "and improve ", "secure and affordable ", "monitoring and ", "will do ", "by Christmas break ",
]  # fmt: skip
OPENINGS = ["Launch ", "Three pilots ", "Customers use it ", "Guests that ", "Churn is lower than 5 "]


@pytest.mark.parametrize("family", FAMILIES)
def test_twice_the_text_takes_twice_the_steps(family: str) -> None:
    times = max(40, 400 // len(family))
    for what in ("objective", "key_result"):
        short, long = family * times, family * times * 2
        read_statement(long, what)  # what is known of its words is kept from here on
        assert steps(long, what) <= 2.2 * steps(short, what)


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("family", ["and ", "and sign ", "monitoring and ", "lower than 5 ", "every half ", "will do "])
def test_what_stands_before_changes_nothing_of_that(opening: str, family: str) -> None:
    short, long = opening + family * 80, opening + family * 160
    read_statement(long)
    assert steps(long, "key_result") <= 2.2 * steps(short, "key_result")


EMPTY_GOALS = ["goal" + "#" * 8_000, "goal" + " " * 8_000 + "!a", "!" * 8_000 + "x"]


@pytest.mark.parametrize("text", EMPTY_GOALS, ids=["signs", "spaces", "marks"])
def test_the_pattern_of_an_empty_goal_does_not_run_away(text: str) -> None:
    """A pattern takes no steps of Python, so that time has to tell: some ms, where trying each split takes seconds."""
    start = perf_counter()
    for _ in range(10):
        find_placeholder(text + "é!é")
    assert perf_counter() - start < 0.5


def test_steps_are_counted() -> None:
    """The measure itself: work in nested loops shows as more than twice."""
    counts = [steps("word " * times, "key_result") for times in (50, 100, 200)]
    assert counts == sorted(counts)
    assert counts[0] > 100


# -- patterns -------------------------------------------------------------------------------------------


sre_parse: Any = importlib.import_module("re._parser")
REPEATS = {sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT}


def unbounded(item: tuple[Any, Any]) -> bool:
    return item[0] in REPEATS and item[1][1] == sre_parse.MAXREPEAT


def parts_of(item: tuple[Any, Any]) -> list[Any]:
    """The sequences inside an element of a parsed pattern."""
    found: list[Any] = []
    pending: list[Any] = [item[1]]
    while pending:
        node = pending.pop()
        if isinstance(node, sre_parse.SubPattern):
            found.append(list(node))
        elif isinstance(node, tuple | list):
            pending += node
    return found


def ambiguous(sequence: list[Any], within: bool = False) -> bool:
    """Whether a repeat without end stands in another, and no separator of its own parts one round from the next."""
    for item in sequence:
        endless = unbounded(item)
        if endless and within and not _opens_with_a_sign(sequence):
            return True
        if any(ambiguous(part, within or endless) for part in parts_of(item)):
            return True
    return False


def _opens_with_a_sign(sequence: list[Any]) -> bool:
    """Whether each round begins with a punctuation mark, which what is repeated after it cannot match."""
    kind, content = sequence[0]
    if kind == sre_parse.LITERAL:
        signs = [content]
    elif kind == sre_parse.IN and all(part[0] == sre_parse.LITERAL for part in content):
        signs = [part[1] for part in content]
    else:
        return False
    return not any(chr(sign).isalnum() or chr(sign) in "_ " for sign in signs)


@pytest.mark.parametrize(("name", "pattern"), patterns())
def test_no_pattern_can_match_one_text_in_many_ways(name: str, pattern: re.Pattern[str]) -> None:
    assert not ambiguous(list(sre_parse.parse(pattern.pattern, pattern.flags))), name


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (r"(?:a+)+", True),
        (r"(?:a*b?)*", True),
        (r"(?:\w+\s*)+x", True),
        (r"(?:(?:ab)+)*", True),
        (r"\d+(?:[.,]\d+)*", False),
        (r"\w+(?:-\w+)*", False),
        (r"(?:ab?)+", False),
        (r"a+b*c{2,5}", False),
    ],
)
def test_the_check_of_patterns_tells_good_from_bad(pattern: str, bad: bool) -> None:
    assert ambiguous(list(sre_parse.parse(pattern))) is bad
