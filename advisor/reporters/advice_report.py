"""An answer to a question, for people and for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator
from typing import Any

from advisor.advice.answers import Answer, Origin, answers
from advisor.advice.retrieve import Reply
from advisor.reporters.terminal import safe

WIDTH = 100
_UNKNOWN = (
    "I do not know. I answer questions on OKRs and KPIs: what they are, how they differ, which to use when, how to "
    "write, count, score and review them, and what people wrongly believe of them."
)


def as_text(reply: Reply, width: int = WIDTH, commands: Collection[str] | None = None) -> str:
    """The answer with its sources and what follows; or that there is none, and what comes nearest.

    `commands` are those that there are; others are not named.

    >>> from advisor.advice.retrieve import ask
    >>> as_text(ask("what score is good?")).splitlines()[0]
    'What score is good?'
    """
    width = max(40, min(width, WIDTH))
    return "\n".join(_unknown(reply, width) if reply.answer is None else _told(reply.answer, reply, width, commands))


def _unknown(reply: Reply, width: int) -> Iterator[str]:
    yield from textwrap.wrap(_UNKNOWN, width)
    yield ""
    yield "Nearest to what you asked:"
    yield from (f"  {topic.title}  ({topic.id})" for topic in reply.nearest)
    yield ""
    one = reply.nearest[0].id
    yield f"`okr-advisor ask --list` shows all {len(answers())} topics; `okr-advisor ask {one}` answers one."


def _told(answer: Answer, reply: Reply, width: int, commands: Collection[str] | None) -> Iterator[str]:
    yield answer.title
    yield from textwrap.wrap(answer.text, width, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield "Who says so" + (" (they do not all agree)" if answer.disagreement else "")
    for origin in answer.sources:
        said = f"seed {origin.source}, {origin.heading}: {origin.says}"
        yield from textwrap.wrap(said, width, initial_indent="  ", subsequent_indent="    ")
    if answer.rules:
        yield f"Rules that follow: {', '.join(answer.rules)}"
    known = [name for name in answer.commands if commands is None or name.split()[0] in commands]
    if known:
        yield f"Commands: {', '.join(f'okr-advisor {name}' for name in known)}"
    others = [topic.id for topic in reply.nearest if topic.id != answer.id]
    if others:
        yield f"If you meant something else: {', '.join(others)}"


def as_data(reply: Reply) -> dict[str, Any]:
    """The reply as plain data; `answer` is null where there is none."""
    return {
        "question": reply.question,
        "answer": None if reply.answer is None else answer_data(reply.answer),
        "fit": reply.fit,
        "nearest": [_topic(topic) for topic in reply.nearest],
    }


def answer_data(answer: Answer) -> dict[str, Any]:
    """One answer as plain data."""
    return {
        **_topic(answer),
        "text": answer.text,
        "sources": [origin_data(origin) for origin in answer.sources],
        "sources_disagree": answer.disagreement,
        "rules": list(answer.rules),
        "commands": list(answer.commands),
    }


def origin_data(origin: Origin) -> dict[str, str]:
    """A source as plain data."""
    return {"source": origin.source, "heading": origin.heading, "says": origin.says}


def _topic(answer: Answer) -> dict[str, str]:
    return {"id": answer.id, "title": answer.title}


def topics_data() -> list[dict[str, str]]:
    """Every topic that there is an answer on."""
    return [_topic(answer) for answer in answers().values()]


def topics_text() -> str:
    """Every topic on a line of its own.

    >>> topics_text().splitlines()[0]
    'one-or-both             Must one choose between OKRs and KPIs, and which is better?'
    """
    width = max(map(len, answers()))
    return "\n".join(f"{answer.id:<{width + 2}}{safe(answer.title)}" for answer in answers().values())
