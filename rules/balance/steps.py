"""Key results that are steps to one result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.bits import bits
from advisor.text.measure import terms_of
from advisor.text.statement import Statement
from advisor.text.tokens import WORD, Token, tokenise
from rules.data import table
from rules.wording import quoted

_STAGES = ("find_out", "plan", "make", "try", "release")
_THAT = frozenset({"that", "this", "these", "those", "it", "them"})
_MOST = 12  # key results that are compared: nobody reads the steps of fifty
_NAME = 4  # words: what has more is a sentence, and not the name of a thing
_ALONE = 3  # stages that make a chain where none of them names its thing


class _Words(NamedTuple):
    verbs: Mapping[str, int]
    nouns: Mapping[str, int]
    done: frozenset[str]
    anything: frozenset[str]


class _Step(NamedTuple):
    """A key result as a step: its stage, what is worked on, what else it says, and whether it points back."""

    number: int
    key_result: KeyResult
    stage: int
    thing: frozenset[str]
    beside: frozenset[str]
    points_back: bool


@rule(
    "C415",
    "steps-of-one-result",
    family="balance",
    subject=Objective,
    severity="info",
    confidence="medium",
    consequence=32,
    words=True,
    sources=[Source("coaches on real plans", "a project plan in place of results")],
)
class StepsOfOneResult:
    """Key results that are stages of one piece of work.

    What it does:
        Looks for key results of one objective that take the same thing through two
        stages or more (found out, planned, made, tried, released): "Design the
        portal", "Build the portal", "Launch the portal". Declared milestones count
        as well.

    What decides:
        The thing must be the same by its words, or be pointed at ("run that
        workshop"). Stages without a thing ("Design done", "Testing done") count
        from three on. Outcomes are never steps.

    Why it matters:
        Steps follow from each other: two of three done scores two thirds and has
        given nobody anything. Their order is a work plan, and belongs to the team.

    Known problems:
        A stage can be a result by itself, where finding out is the point.
        Stages told in other words for the same thing are missed.

    Better:
        Keep the last one, or better what it changes, and make the others
        initiatives.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Every hospital orders without a phone call",
            key_results=(
                "Write the guide to ordering",
                "Publish the price list",
                "Orders placed in the portal rise from 12 % to 60 %",
                "Phone orders fall from 300 to 40 a week",
            ),
        ),
        Example(
            "Every hospital orders without a phone call",
            key_results=(
                "Launch the portal in Spain",
                "Launch the portal in Italy",
                "Orders placed in the portal rise from 12 % to 60 %",
                "Phone orders fall from 300 to 40 a week",
            ),
        ),
    ]
    bad = [
        Example(
            "Hospitals order from us without a phone call",
            key_results=("Design the order portal", "Build the order portal", "Launch the order portal"),
        ),
        Example(
            "Night shifts are planned fairly",
            key_results=("Pilot the new rota in one ward", "Roll out the new rota to all wards"),
        ),
        Example(
            "Teachers find our courses",
            key_results=("Develop a workshop on grading", "Run that workshop at two conferences"),
        ),
        Example(
            "Setup is a matter of minutes",
            fields={
                "key_results": [
                    {"title": "Setup wizard designed", "type": "milestone"},
                    {"title": "Setup wizard launched", "type": "milestone"},
                ]
            },
        ),
        Example(
            "Shops get paid the same day",
            key_results=("Complete requirements analysis", "Complete development", "Complete testing"),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Find the longest chain of steps."""
        key_results = objective.key_results
        if not 2 <= len(key_results) <= _MOST:
            return
        words = _words()
        if sum(_may_be(audit.read(each), words) for each in key_results) < 2:
            return
        numbered = enumerate(key_results)
        steps = [step for number, each in numbered if (step := _step(number, each, audit.read(each))) is not None]
        chain = _chain(steps) if len(steps) > 1 else []
        if chain:
            names = [quoted(step.key_result.title) for step in chain]
            listed = f"{', '.join(names[:-1])} and {names[-1]}"
            yield Flag(
                f"{listed} are steps to one result: keep the last, make the others initiatives.",
                field="key_results",
                key="steps",
            )


@cache
def _words() -> _Words:
    data = table("stages")
    verbs, nouns = (
        {word.replace("_", " "): at for at, name in enumerate(_STAGES) for word in data[name][part].split()}
        for part in ("verbs", "nouns")
    )
    done = frozenset(word.replace("_", " ") for word in data["done"]["verbs"].split())
    return _Words(verbs, nouns, done, frozenset(data["anything"]["nouns"].split()))


def _may_be(reading: Statement, words: _Words) -> bool:
    """Whether the verb of a key result stands for a stage; a first look."""
    verb = (reading.promise or "").lower()
    return verb in words.verbs or verb in words.done


def _step(number: int, key_result: KeyResult, reading: Statement) -> _Step | None:
    """A key result as a step; None where it is none, or nobody can be sure."""
    if (
        reading.language != "en"
        or reading.verb is None
        or (reading.kind == "outcome" and key_result.type != "milestone")
    ):
        return None
    words = _words()
    verb = (reading.promise or "").lower()
    stage = words.verbs.get(verb)
    if stage is None and verb not in words.done:
        return None
    tokens = tokenise(reading.text)
    at = next((i for i, token in enumerate(tokens) if token.start == reading.verb.start), None)
    if at is None:
        return None
    thing, rest, points_back = _parts(tokens, at, reading.form)
    thing -= words.done
    if len(thing) > _NAME:
        return None
    named = {words.nouns[term] for term in thing if term in words.nouns}
    if stage is None or verb in words.done:
        if verb not in words.done or len(named) != 1:
            return None
        stage = named.pop()
        thing = frozenset(term for term in thing if term not in words.nouns)
        if not thing:
            thing, rest = rest, frozenset()
    return _Step(number, key_result, stage, thing, rest - thing, points_back)


def _parts(tokens: Sequence[Token], verb: int, form: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """The terms of what is worked on, those of the rest, and whether a word points back to what was said before."""
    if form in ("command", "gerund"):
        first, end = verb + 1, len(tokens)
        last = next((i for i in range(first, end) if _ends(tokens[i])), end)
        rest = list(tokens[last:])
    else:
        first, last = 0, verb
        rest = list(tokens[verb + 1 :])
    thing = tokens[first:last]
    points_back = bool(thing) and thing[0].lower in _THAT
    return terms_of(list(thing)), terms_of(rest), points_back


def _ends(token: Token) -> bool:
    """Whether a token ends the name of the thing; "of" does not ("the design of the portal")."""
    return (bool(token.mask & bits().prep) and token.lower != "of") or (token.kind != WORD and token.text in ",;:(–—")


def _chain(told: Sequence[_Step]) -> list[_Step]:
    """The longest chain of two stages or more about one thing; of stages without a thing, three or more."""
    steps = sorted(told, key=lambda step: step.stage)
    best: list[_Step] = []
    for number, first in enumerate(steps):
        chain = [first]
        chain += [step for step in steps[number + 1 :] if all(_of_one(step, other) for other in chain)]
        if len(chain) > max(1, len(best)):
            best = chain
    if best:
        return best
    bare = [step for step in steps if not step.thing - _words().anything - _words().nouns.keys()]
    return bare if len({step.stage for step in bare}) >= _ALONE and len(bare) == len(steps) else []


def _of_one(later: _Step, earlier: _Step) -> bool:
    """Whether two steps are about one thing, in different stages."""
    if later.stage <= earlier.stage:
        return False
    if later.points_back and later.number == earlier.number + 1 and later.thing <= earlier.thing:
        return True
    shared = later.thing & earlier.thing
    telling = len(shared - _words().anything)
    apart = later.beside and earlier.beside and not later.beside & earlier.beside
    if later.thing == earlier.thing:
        return bool(shared) and (telling > 1 or not apart)
    if telling > 1:
        return 2 * len(shared) >= max(len(later.thing), len(earlier.thing))
    return telling == 1 and shared in (later.thing, earlier.thing) and not apart
