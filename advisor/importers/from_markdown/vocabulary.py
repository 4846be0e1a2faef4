"""What a heading or a line is by its words: a section, a team, a period, a goal."""

from __future__ import annotations

import re
from functools import lru_cache

from advisor.importers.from_markdown.names import (
    ASIDE_STARTS,
    EXAMPLE_STARTS,
    FUNCTIONS,
    SECTION_OF,
    TEAM_WORDS,
    WORK_STARTS,
    Section,
    words_in,
)
from advisor.importers.from_markdown.verbs import verb_forms, verbs

ANNOUNCING = frozenset(("key_results", "objectives", "kpis", "work", "deliverables"))
"""Sections that a plain line of text may announce."""
_REMEMBERED = 4096
_LONGEST_NAME = 80
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TERM = "(?:term|semester|trimester)"
_SEASON = rf"(?:spring|summer|autumn|fall|winter)(?: {_TERM})?"
_YEAR = r"(?:(?:FY|CY)[ ']?)?(?:20)?\d\d"
_PERIOD = re.compile(
    r"(?:\b(?:FY|CY)[ ']?(?:20)?\d\d|\b20\d\d)[ ./-]{0,3}(?:Q[1-4]|H[12]|T[1-3])\b"
    rf"|\b(?:[1-4]Q|Q[1-4]|H[12]|[12]H|T[1-3])[ ./'-]{{0,3}}(?:of )?{_YEAR}\b"
    r"|\b20\d\d ?[-/–—] ?(?:20)?\d\d\b|\b(?:FY|CY)[ ']?(?:20)?\d\d\b"
    rf"|\b(?:{_MONTHS}|{_SEASON}) (?:of )?20\d\d(?: ?[/–—-] ?(?:20)?\d\d\b)?\b"
    rf"|\b(?:spring|summer|autumn|fall|winter) {_TERM}\b|\b{_TERM} [1-4],? 20\d\d\b"
    r"|\bQ[1-4]\b|\bH[12]\b|\b20\d\d\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\b(?:okrs?|objectives?|key[ -]results?|goals?|priorities|krs?)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:ceo|cto|cfo|coo|cmo|cpo|cro|chro|ciso|cio|president|founder|co-founder|leadership)"
    r"|(?:s|e|a)?vp,?(?: [\w&,]+){0,3}"
    r"|(?:(?:sr|senior|interim) )?(?:head|director|lead|chief|manager)(?: of)?(?: [\w&,]+){1,4}"
    r"|(?:[\w&]+ ){0,3}(?:lead|leads|manager|director|officer|engineer|designer|analyst)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d ?%|[$€£] ?\d|\bfrom \S{1,20} to \S"
    r"|\b(?:under|below|over|above|least|most|than|within|reach|reaches|every|to) \d"
)
_LONGEST_GOAL = 40
_JOINS = words_in("in for with to by from at on")
_LEADING_MARKS = re.compile(r"[^a-z]{0,12}(?<![$€£%])(?=[a-z])")


def plain_name(text: str) -> str:
    """Return a heading as names are compared: no numbers before it, no marks round it, case folded.

    >>> plain_name("2) Table of Contents:")
    'table of contents'
    """
    text = " ".join(text[:200].casefold().replace("’", "'").split())
    match = _LEADING_MARKS.match(text)
    return text[match.end() if match else 0 :].strip(" :.-–—*_#!…()[]")


@lru_cache(_REMEMBERED)
def section_of(text: str) -> Section | None:
    """Tell what a section is by its name; nothing where the name says nothing.

    >>> section_of("Key Results:"), section_of("What is an OKR?"), section_of("Marketing")
    ('key_results', 'aside', None)
    """
    name = plain_name(text)
    if name in SECTION_OF:
        return SECTION_OF[name]
    if name.startswith(EXAMPLE_STARTS):
        return "example"
    if name.startswith(WORK_STARTS):
        return "work"
    return "aside" if name.startswith(ASIDE_STARTS) or text.rstrip().endswith("?") else None


def heading_section(text: str) -> Section | None:
    """Tell what a section is by its heading, whatever period stands in it.

    >>> heading_section("Q4 2025 Objectives"), heading_section("Marketing 2025")
    ('objectives', None)
    """
    span = period_in(text)
    section = section_of(text)
    if section is not None or span is None or len(text) > _LONGEST_NAME:
        return section
    return SECTION_OF.get(plain_name(f"{text[: span[0]]} {text[span[1] :]}"))


def period_in(text: str) -> tuple[int, int] | None:
    """Tell where a text names a quarter, a half-year or a year.

    >>> text = "OKRs for Q3 2024 (draft)"
    >>> text[slice(*period_in(text))]
    'Q3 2024'
    """
    match = _PERIOD.search(text[:300])
    return match.span() if match else None


def speaks_of_goals(text: str) -> bool:
    """Tell whether a text has goals for its topic.

    >>> speaks_of_goals("Our OKRs"), speaks_of_goals("Installation")
    (True, False)
    """
    return _TOPIC.search(text[:2000]) is not None


def is_role(text: str) -> bool:
    """Tell whether a name is that of a post, such as `VP Sales` or `Head of Engineering`."""
    return _ROLE.fullmatch(text[:60].strip()) is not None


@lru_cache(_REMEMBERED)
def is_team(text: str) -> bool:
    """Tell whether a name is that of a function or a team.

    >>> is_team("Customer success"), is_team("Platform squad"), is_team("Raise the bar")
    (True, True, False)
    """
    words = re.findall(r"[\w&'-]+", re.sub(r"\([^()]*+\)", "", text[:120].casefold()))
    if not words or len(words) > 6 or words[0] in verb_forms() - FUNCTIONS or not _JOINS.isdisjoint(words):
        return False
    return not TEAM_WORDS.isdisjoint(words) or (len(words) <= 4 and not FUNCTIONS.isdisjoint(words))


def reads_like_goal(text: str) -> bool:
    """Tell whether a text says what is wanted, rather than naming a part of an organisation or of a page.

    >>> reads_like_goal("Simplify billing"), reads_like_goal("Our alerts can be trusted"), reads_like_goal("Marketing")
    (True, True, False)
    """
    words = re.findall(r"[\w&'’%$€£-]+", text[:400].casefold())
    if not words or section_of(text) is not None or text.rstrip().endswith("?"):
        return False
    if words[0] in verb_forms() and len(words) > 1:
        return not is_team(text)
    return len(words) >= 4 and not is_team(text)


def promises_much(text: str) -> bool:
    """Tell whether a line is a goal even where nothing around it says so: a command, or a figure to reach.

    >>> promises_much("Launch the partner portal"), promises_much("Written in 2015"), promises_much("p99 below 200 ms")
    (True, False, True)
    """
    words = text[:400].casefold().split()
    if not 1 < len(words) <= _LONGEST_GOAL or "http" in text or "()" in text:
        return False
    return words[0].strip("*_\"'“:") in verbs() or _FIGURE.search(text[:400]) is not None


def promises(text: str) -> bool:
    """Tell whether a line begins with a verb of doing or holds a figure: what most goals have, and few other lines.

    >>> promises("Ship the beta"), promises("p99 below 200 ms"), promises("The history of the project")
    (True, True, False)
    """
    words = re.findall(r"[\w'’-]+", text[:200].casefold())
    if any(word in verb_forms() for word in words[:2]):
        return True
    return bool(words) and any(character.isdigit() or character == "%" for character in text[:400])
