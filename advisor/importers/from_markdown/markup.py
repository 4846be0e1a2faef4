"""Tags, entities and links: the pieces of inline markup that can be told without their neighbours."""

from __future__ import annotations

import html
import re

from advisor.importers.from_markdown.lines import reference_name
from advisor.importers.from_markdown.names import words_in

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][\w.:-]*+)(?P<rest>[^<>]*+)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DESTINATION = re.compile(r"\((?:[^()\n]|\([^()\n]*+\))*+\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]{0,200}+)\]")
_WITHHELD = re.compile(r"\$?[A-Z]\d{0,3}[%+]?")
_PERSON = re.compile(r"\bname=[\"'](?P<who>[^\"'<>]{2,60})[\"']")
_PEOPLE = ("Member", "Person", "Owner", "User", "Mention", "Author", "Avatar")
_FIGURES = ("N", "X", "Y", "Z")
_HTML = words_in("""
    a abbr article aside b bdo big blockquote br center cite code dd del details dfn div dl dt em figure font footer
    h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark nav ol p picture pre q s samp section small
    source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr
""")


def tag_at(text: str, start: int) -> re.Match[str] | None:
    """Return the tag of HTML or of a component that begins here; a placeholder such as `<customer>` is none.

    >>> tag_at("<b>", 0) is not None, tag_at("<customer>", 0) is not None, tag_at("< 5", 0) is not None
    (True, False, False)
    """
    match = _TAG.match(text, start)
    if match is None or match["name"].lower() in _HTML:
        return match
    component = match["name"][0].isupper() and (match["closing"] or "=" in match["rest"] or match["rest"].endswith("/"))
    return match if component else None


def person_in(tag: re.Match[str]) -> tuple[int, int] | None:
    """Tell where a component such as `<TeamMember name="Ada" />` names a person.

    >>> tag = tag_at('<TeamMember name="Ada" />', 0)
    >>> person_in(tag), tag.string[slice(*person_in(tag))]
    ((18, 21), 'Ada')
    """
    match = _PERSON.search(tag["rest"][:300]) if tag["name"].endswith(_PEOPLE) else None
    return (tag.start("rest") + match.start("who"), tag.start("rest") + match.end("who")) if match else None


def entity_at(text: str, start: int) -> tuple[str, int] | None:
    """Return the character that an entity stands for, and where the entity ends.

    >>> entity_at("R&amp;D", 1)
    ('&', 6)
    """
    match = _ENTITY.match(text, start)
    if match is None:
        return None
    character = html.unescape(match[0])
    return (character[:1], match.end()) if character != match[0] else None


def link_end(text: str, inner: str, closing: int, references: frozenset[str]) -> int | None:
    """Tell where the link ends whose text closes here; nothing where brackets are only brackets.

    >>> link_end("[a](b) c", "a", 2, frozenset()), link_end("[P1][DP]", "P1", 3, frozenset())
    (6, None)
    """
    destination = _DESTINATION.match(text, closing + 1)
    if destination is not None:
        return destination.end()
    reference = _REFERENCE.match(text, closing + 1)
    if reference is not None and reference_name(reference[1] or inner) in references:
        return reference.end()
    return closing + 1 if reference_name(inner) in references else None


def is_withheld(inner: str) -> bool:
    """Tell whether the text of a link is a placeholder for a figure that insiders find behind it.

    >>> is_withheld("_N<sub>7</sub>_"), is_withheld("$X"), is_withheld("our plan")
    (True, True, False)
    """
    if len(inner) > 40:
        return False
    plain = _TAG.sub("", inner).strip("*_ ")
    figure = "<sub>" in inner or "$" in inner or "%" in inner or plain.startswith(_FIGURES)
    return figure and _WITHHELD.fullmatch(plain) is not None


def complement(ranges: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return what the ranges leave of a text of this length, in order.

    >>> complement([(2, 4), (3, 5)], 8)
    [(0, 2), (5, 8)]
    """
    left: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(ranges):
        if start > at:
            left.append((at, start))
        at = max(at, end)
    if at < length:
        left.append((at, length))
    return left


def covers(ranges: list[tuple[int, int]], kept: list[tuple[int, int]], text: str) -> bool:
    """Tell whether the ranges leave out none of the letters and digits of the pieces that are kept."""
    outside = complement(ranges, len(text))
    index = 0
    for start, end in kept:
        while index < len(outside) and outside[index][1] <= start:
            index += 1
        at = index
        while at < len(outside) and outside[at][0] < end:
            low, high = max(start, outside[at][0]), min(end, outside[at][1])
            if any(character.isalnum() for character in text[low:high]):
                return False
            at += 1
    return True
