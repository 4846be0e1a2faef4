"""Labels: the words before a text that say whether it is an objective, a key result, or something about a goal."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from advisor.importers.from_markdown.names import names_in, words_in
from advisor.importers.from_markdown.verbs import verb_forms
from advisor.importers.from_markdown.words import NOTHING, Words

Role: TypeAlias = Literal[
    "objective", "key_result", "objectives", "key_results", "owner", "why", "score", "team", "work", "commitment",
    "baseline", "target", "current", "due", "confidence", "period", "aligns_to", "detail",
]  # fmt: skip


class Label(NamedTuple):
    """A label and the text behind it; `number` as written, `note` what stood beside it in brackets or before it."""

    role: Role
    rest: Words
    number: str = ""
    note: Words = NOTHING

    @property
    def is_goal(self) -> bool:
        """Whether it names one objective or one key result."""
        return self.role in ("objective", "key_result")

    @property
    def is_list(self) -> bool:
        """Whether it announces objectives or key results that follow."""
        return self.role in ("objectives", "key_results")


_ATTRIBUTES: dict[Role, str] = {
    "owner": """
        owner | owners | dri | dris | lead | leads | led by | owned by | responsible | accountable | assignee
        assigned to | champion | driver | point person | poc | okr owner | kr owner | goal owner | owner(s)
    """,
    "why": """
        why | rationale | motivation | reason | why it matters | why this matters | why now | why this
        why is this important | why it's important | purpose
    """,
    "score": """
        score | final score | grade | final grade | final | okr score | current score | q1 score | q2 score
        q3 score | q4 score
    """,
    "team": """
        team | department | squad | area | function
    """,
    "work": """
        initiatives | initiative | key initiatives | actions | action items | tasks | projects | activities
        next steps | to do | todo | how | action plan | how we get there | supporting work
    """,
    "commitment": """
        type | commitment | okr type | goal type | kind
    """,
    "baseline": """
        baseline | start | start value | starting value | starting from | starting point | initial value
        current baseline
    """,
    "target": """
        target | target value | goal value | end value | target metric
    """,
    "current": """
        current | current value | actual | actual value | latest value
    """,
    "aligns_to": """
        aligns to | aligns with | aligned to | aligned with | supports | parent | parent objective | parent okr
        contributes to | ladders up to | rolls up to
    """,
    "detail": """
        status | progress | health | update | updates | timeline | metric | metrics | measure
        measured by | measurement | how measured | how we measure | unit | definition | definition of done
        note | notes | nb | n.b | comment | comments | context | description | details | background
        dependencies | dependency | depends on | blocked by | blockers | risk | risks | assumptions | link
        links | reference | references | resources | stakeholders | contributors | collaborators
        supporting teams | priority | category | tags | labels | source | sources | data source | date | dates
        last updated | created | author | authors | reviewed by | result | results | outcome | learnings | tl;dr
        tldr | ps | p.s | cc | todo | tbd | wip | example | e.g | scoring | grading | reviewer
        accountable exec | sponsor | executive sponsor | exec sponsor | impact | effort | issue | issues
        ticket | epic | tracking | tracker | dashboard | start date | end date
    """,
    "confidence": """
        confidence | confidence level
    """,
    "due": """
        due | due date | due on | deadline | by when
    """,
    "period": """
        timeframe | time frame | period | quarter | cycle | okr cycle | okr period
    """,
}
_ROLE_OF: dict[str, Role] = {name: role for role, names in _ATTRIBUTES.items() for name in names_in(names)}

_NUMBER = r"(?:(?: ?[#№]? ?|-)(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?(?!\w)|[A-Z](?:[-.]\d{1,3})?(?![\w'’])))?"
_NOTE = r"(?: ?[(\[](?P<note>[^()\[\]]{1,60})[)\]])?"
_END = r"(?P<end> ?[:：|=](?: ?[-–—](?= ))?| ?[.)\]](?!\w)| ?[-–—]+(?= |$)|[-–—](?=[A-Z])|$|(?= ))"
_GOAL = re.compile(
    r"(?:(?P<who>[\w&@'’./+(),-]+(?: [\w&@'’./+(),-]+){0,5}?) )??"
    r"(?i:(?P<kr>key[ -]?results?|kr)|(?P<o>objectives?|obj|okr)|(?P<goal>goal))" + _NUMBER + _NOTE + _END
)
_LETTER = re.compile(r"(?P<letter>O\d{1,3} ?[-.:/–]? ?KR?|O|KR?)" + _NUMBER + _NOTE + _END)
_PLURAL = re.compile(
    r"(?!.*\band\b)(?:[\w'’]+ ){0,2}(?:(?P<kr>key[ -]?results?|krs)|(?P<o>objectives?))"
    r"(?: \([^()]{1,40}\))? ?[:：.-]?$",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9 ';&.()/-]{0,30}?) ?(?P<end>[:：=]| [-–—](?= |$))")
_SPEAKS_OF = words_in("""
    and are at by can for from had has in is must no number of on or owner owners progress review score scores
    should status target to was were will with
""")
_VALUE = re.compile(r"[A-Z0-9\"“‘'$€£<>≥≤%#@+(~\[]")


def read_label(words: Words) -> Label | None:
    """Return the label that a text begins with.

    >>> label = read_label(Words.at(1, 1, "Sales KR 2: Close 5 deals"))
    >>> label.role, label.number, label.note.text, label.rest.text
    ('key_result', '2', 'Sales', 'Close 5 deals')
    >>> read_label(Words.at(1, 1, "The objective is to learn")) is None
    True
    """
    head = words.text[:120]
    return _announcement(words, head) or _goal(words, head) or _attribute(words, head)


def opens_label(line: str) -> bool:
    """Whether a raw line begins with a label, so that it does not carry on the text above it.

    >>> opens_label("**KR 1:** Halve churn"), opens_label("and more of it")
    (True, False)
    """
    return read_label(Words.at(1, 1, _plain(line))) is not None


def fact_named(text: str) -> Role | None:
    """Return the field that a name alone stands for, as in the first column of a table.

    >>> fact_named("Owner"), fact_named("Growth")
    ('owner', None)
    """
    return _ROLE_OF.get(text.strip(" :").lower())


def opens_goal(text: str) -> bool:
    """Whether a raw text begins with the label of an objective or a key result."""
    label = read_label(Words.at(1, 1, _plain(text)))
    return label is not None and label.is_goal


def opens_objective(text: str) -> bool:
    """Whether a raw text begins with the label of an objective and goes on behind it."""
    label = read_label(Words.at(1, 1, _plain(text)))
    return label is not None and label.role == "objective" and bool(label.rest)


def _plain(line: str) -> str:
    """Return the beginning of a raw line without its marks."""
    return line[:160].lstrip(" \t*_>#`|").replace("*", "").replace("__", "").replace("`", "")[:120].strip()


def _announcement(words: Words, head: str) -> Label | None:
    """`Key results:` with nothing behind it announces those that follow; so does a lone `Objective:`."""
    match = _PLURAL.match(head) if len(words.text) <= 60 else None
    if match is None:
        return None
    name = (match["kr"] or match["o"]).lower()
    if match["kr"]:
        return Label("key_results" if name.endswith("s") else "key_result", NOTHING)
    return Label("objectives" if name.endswith("s") else "objective", NOTHING)


def _goal(words: Words, head: str) -> Label | None:
    match = _LETTER.match(head)
    if match is not None and _letter_holds(match, head):
        sub = "." in (match["number"] or "")
        return _label("key_result" if match["letter"] != "O" or sub else "objective", words, match)
    match = _GOAL.match(head)
    if match is None or not _holds(match, head):
        return None
    if match["goal"] and not match["number"] and head[match.end() :].lstrip()[:1].isdigit():
        return Label("target", words.cut(match.end()).strip())
    return _label("key_result" if match["kr"] else "objective", words, match)


def _letter_holds(match: re.Match[str], head: str) -> bool:
    """`O: ` and `KR1 ` are labels; `O great one` is not. `KR NPS 40` is one: it has the figure of a key result."""
    if match["end"] == "" and match["letter"] == "KR" and not match["number"]:
        return _has_figure_of_its_own(head[match.end() :])
    if match["end"] == "":
        return bool(match["number"]) and match["number"][0].isdigit() and _begins_value(head, match)
    return bool(match["number"]) or match["end"].strip() in (":", "-", "–", "—", "：") or match["letter"][-2:] == "KR"


def _has_figure_of_its_own(rest: str) -> bool:
    """Tell whether the text behind a bare `KR` is a key result with a figure, and says nothing about another one."""
    words = rest.casefold().split()
    return bool(words) and words[0].strip(":") not in _SPEAKS_OF and any(character.isdigit() for character in rest)


def _holds(match: re.Match[str], head: str) -> bool:
    plural = (match["kr"] or match["o"] or "").lower().endswith("s")
    end = match["end"].strip()
    if match["goal"] and not (end in (":", "-", "–", "—") and (match["number"] or not match["who"])):
        return False
    if match["who"] and (
        end not in (":", "-", "–", "—", "：") or match["who"].lower() in ("the", "an", "this", "each", "every", "of")
    ):
        return False
    if end:
        return not (plural and end in (".", ")", "]", "="))
    return bool(match["number"]) and not plural and _begins_value(head, match)


def _begins_value(head: str, match: re.Match[str]) -> bool:
    """Where nothing parts a label from its text, the text must begin like one: `KR 3 Win` and not `KR 3 is late`."""
    rest = head[match.end() :].lstrip()
    return not rest or _VALUE.match(rest) is not None or rest.split()[0] in verb_forms()


def _label(role: Role, words: Words, match: re.Match[str]) -> Label:
    group = "note" if match["note"] else "who"
    note = words.cut(*match.span(group)) if match.groupdict().get(group) else NOTHING
    rest = words.cut(match.end())
    return Label(role, rest.cut(len(rest.text) - len(rest.text.lstrip(" :\t"))).strip(), match["number"] or "", note)


def _attribute(words: Words, head: str) -> Label | None:
    match = _ATTRIBUTE.match(head)
    if match is None:
        return None
    role = _ROLE_OF.get(match["name"].strip().lower())
    if role is None or (match["end"].strip() not in (":", "：", "=") and role not in ("owner", "score", "why")):
        return None
    return Label(role, words.cut(match.end()).strip())
