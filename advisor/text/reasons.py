"""Why a sentence is read as it is, in words that a coach can repeat."""

from __future__ import annotations

from advisor.text.sentence import Kind, Sentence, Verdict

REASONS = {
    "make": "makes or changes a thing; done means that it is there",
    "finish": "carries a piece of work to its end; done means that the work is over",
    "ready": "says that a thing is there; done means that it exists",
    "decide": "settles or writes something down; done means that it is decided",
    "hire": "adds people to the team; done means that they are there",
    "stop": "takes a thing away; done means that it is gone",
    "thing": "is a thing; done means that it exists",
    "done": "is a piece of work that ends; done means that it is finished",
    "part": "says what a thing has or can do; done means that it exists",
    "effort": "is effort with no end that its words fix",
    "spend": "says what goes in; that it was spent says nothing of what comes out",
    "event": "is about something that is held or attended; that it took place says nothing of what changed",
    "routine": "repeats the daily work",
    "keep": "holds things as they are",
    "change": "moves something outside the work itself",
    "level": "names a level that can be read off",
    "people": "says what people do or feel",
    "state": "says what will be true",
    "name": "seems to name a thing",
    "label": "names a topic, and nothing that will be true",
}


def verdict(s: Sentence, kind: Kind, reason: str, at: int) -> Verdict:
    """A kind with one of the reasons, at a token."""
    return Verdict(kind, REASONS[reason], s.span(at))


def guess(s: Sentence, kind: Kind, reason: str, at: int) -> Verdict:
    """The likelier kind where the words that would decide are in no list: no finding may rest on it alone."""
    return verdict(s, kind, reason, at)._replace(sure=False)
