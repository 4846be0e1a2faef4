"""Goals that are commands ("Publish 5 case studies"): what the verb promises, weighed by its object.

One function a promise. A verb of making with a quality as object ("build trust") is
no output, effort that ends in a figure ("… and get 10 sign-ups") no activity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from advisor.text.bits import bits
from advisor.text.direction import holds
from advisor.text.lexicon import word_set
from advisor.text.order import (
    Order,
    a_quality,
    bought,
    does,
    goes_somewhere,
    how_well,
    kept_promise,
    names_addition,
    of_ourselves,
    one_thing,
    order_of,
    people_want,
    rendered_well,
    then_holds,
    then_reaches,
)
from advisor.text.reasons import guess
from advisor.text.rhythm import recurs, repeats
from advisor.text.sentence import Verdict, classes


def read_order(o: Order) -> Verdict:
    """What an order promises, by the first promise of its verb that applies."""
    c = classes()
    if o.mask & (c.effort | c.event_verb | c.start | c.decide | c.make | c.finish) and then_reaches(o):
        return o.read("outcome", "level")
    many = o.noun & bits().plural and not o.s.masks[o.obj[0]] & bits().det
    if many and kept_promise(o) and not o.s.counted(o.obj):
        return o.read("outcome", "level")  # "issue permits within 15 days": each of them, whenever it comes
    if of_ourselves(o) or (o.s.objective and people_want(o)):
        return o.read("outcome", "state")  # "run a hospital people trust"
    if o.mask & (c.make | c.finish | c.decide) and how_well(o):
        return o.read("outcome", "state")  # "plan better"
    if o.s.shared(o.obj) and kept_promise(o):
        return o.read("outcome", "level")  # "ship 95 % of orders on time"
    for bit, reader in _readers():
        if o.mask & bit:
            return reader(o)
    return _by_object(o)


@cache
def _readers() -> tuple[tuple[int, Callable[[Order], Verdict]], ...]:
    c = classes()
    return (
        (c.start, _start),
        (c.raise_ | c.lower, _move),
        (c.improve, _improve),
        (c.reach, _reach),
        (c.win, _win),
        (c.keep, _keep),
        (c.be, _be),
        (c.have, _have),
        (c.turn, _turn),
        (c.fix, _fix),
        (c.stop, _stop),
        (c.make | c.finish | c.decide | c.hire, _make),
        (c.provide, _provide),
        (c.enable, _enable),
        (c.event_verb, _event),
        (c.routine, _routine),
        (c.effort, _effort),
        (c.ensure, _ensure),
    )


def _start(o: Order) -> Verdict:
    c, group = classes(), bits()
    follow = o.s.masks[o.obj[0]]
    if follow & group.ing and follow & group.verb:
        made = follow & (c.make | c.finish) and not follow & c.effort
        return o.read("output", "make") if made else o.read("activity", "effort")
    return o.read("output", "finish") if o.noun & (c.artefact | c.process) else o.read("activity", "effort")


def _move(o: Order) -> Verdict:
    c = classes()
    money = any(q.kind == "money" for q in o.s.quantities)
    if o.noun & c.event and not o.noun & (c.world | c.artefact) and o.mask & c.raise_ and not money:
        return o.read("activity", "event")
    made = c.artefact | c.event if o.lemma in word_set("quickens_work") else c.made
    adds = o.lemma in word_set("grows_things") and o.noun & made and not o.noun & (c.world & ~c.deal)
    if adds and not o.s.level():
        return o.read("output", "stop" if o.mask & c.lower else "make")
    return o.read("outcome", "change")


def _improve(o: Order) -> Verdict:
    c = classes()
    if not o.noun & bits().noun and o.noun & bits().ing and not o.s.level():
        return o.read("activity", "effort")  # "improve campaign tracking": the team's own doing
    if o.noun & c.made and not o.noun & (c.metric | c.usage | c.quality) and not o.s.level():
        return o.read("output", "make") if names_addition(o) else o.read("activity", "effort")
    return o.read("outcome", "change")


def _reach(o: Order) -> Verdict:
    c = classes()
    if o.lemma == "meet" and (o.noun & c.people or recurs(o.s)) and not o.s.level():
        return o.read("activity", "event")
    thing = o.noun & c.artefact and not o.noun & c.world and not o.s.level()
    return o.read("output", "finish") if thing else o.read("outcome", "level")


def _win(o: Order) -> Verdict:
    c = classes()
    if o.noun & c.event and not o.noun & (c.deal | c.metric) and o.lemma != "win":
        return o.read("activity", "event")
    if o.noun & (c.artefact | c.process) and not o.noun & c.world:
        return o.read("output", "make")
    if o.noun & c.deal and bought(o):
        return o.read("output", "decide")
    thing = o.lemma in word_set("obtains") and o.head >= 0 and not o.noun & (c.world | c.unit) and not o.s.level()
    return o.read("output", "make") if thing else o.read("outcome", "people")


def _keep(o: Order) -> Verdict:
    c = classes()
    held = (
        o.s.level()
        or o.s.compared()
        or o.noun & (c.metric | c.quality | c.usage | c.customer)
        or (o.s.objective and not o.noun & c.made)
    )
    return o.read("outcome", "keep") if held else o.read("activity", "keep")


def _be(o: Order) -> Verdict:
    group = bits()
    doing = o.s.masks[o.obj[0]]
    if doing & group.ing and doing & group.verb and not doing & group.noun:
        return read_order(order_of(o.s, o.obj[0], (o.obj[0] + 1, max(o.obj[1], o.obj[0] + 1))))
    return o.read("outcome", "state")


def _have(o: Order) -> Verdict:
    c = classes()
    if recurs(o.s) and not o.s.level():
        return o.read("activity", "routine")
    if o.noun & c.people and any(does(o.s, i) for i in range(o.obj[0] + 1, o.s.clause.end)):
        return o.read("outcome", "people")
    if o.noun & c.event and not o.noun & (c.artefact | c.metric | c.deal):
        return o.read("activity", "event")
    if o.noun & c.made and not o.noun & (c.deal | c.metric):
        praised = o.s.masks[o.s.first(c.vague_adjective, o.obj[0], o.head)]
        good = praised and not praised & c.mild and not o.s.objective
        return o.read("outcome", "state") if good else o.read("output", "part")  # "have a reliable network"
    return o.read("outcome", "state")


def _turn(o: Order) -> Verdict:
    """ "Make X reliable" is a state, "make X available" a thing done, "make progress" effort."""
    c = classes()
    s = o.s
    if s.level():
        return o.read("outcome", "level")
    if goes_somewhere(o):
        return o.read("outcome", "change")
    if (
        o.lemma == "move"
        and any(s.lowers[i] == "to" for i in range(o.obj[0], s.clause.end))
        and not o.noun & (c.metric | c.customer | c.people)
    ):
        return o.read("output", "finish")
    if any(
        s.masks[i] & c.done or (s.lowers[i] in word_set("explicit") and not s.masks[i + 1] & bits().noun)
        for i in range(o.obj[0], s.clause.end)
    ):
        return o.read("output", "finish")
    if s.first(c.vague_adjective | c.comparative, o.obj[0], s.clause.end) >= 0:
        return o.read("outcome", "state")
    if s.objective and s.first(bits().det, o.obj[0] + 1, o.obj[1]) >= 0:
        return o.read("outcome", "state")  # "make the site a lead machine"
    if s.lowers[o.obj[0]] in word_set("no_end"):
        return o.read("activity", "effort")
    if o.lemma == "make" and o.noun & c.event and not o.noun & (c.artefact | c.deal):
        return o.read("activity", "event")
    if o.noun & (c.metric | c.usage | c.quality | c.deal):
        return o.read("outcome", "change")
    if (s.objective and not o.noun & c.artefact) or (o.noun & c.people and o.lemma != "move"):
        return o.read("outcome", "state")  # "put the customer first"
    return o.read("output", "make")


def _fix(o: Order) -> Verdict:
    wanted = o.head >= 0 and o.s.tokens[o.head].lemma in word_set("wants")
    moved = wanted or o.s.level() or (o.s.objective and o.noun & classes().world)
    return o.read("outcome", "change") if moved else o.read("output", "finish")


def _stop(o: Order) -> Verdict:
    c = classes()
    losing = o.s.masks[o.obj[0]] & bits().ing and o.s.masks[o.obj[0]] & bits().verb
    if o.noun & (c.problem | c.metric | c.quality) or (o.s.objective and losing):
        return o.read("outcome", "change")
    return o.read("output", "stop")


def _make(o: Order) -> Verdict:
    c = classes()
    abstract = a_quality(o) or (o.noun & (c.usage | c.metric | c.concept | c.deal) and not o.noun & c.made)
    if o.s.objective and o.lemma in word_set("ends_things") and not o.noun & c.made:
        return o.read("outcome", "change")  # "end rough sleeping"
    lemma = o.s.tokens[o.head].lemma if o.head >= 0 else ""
    if (o.lemma in word_set("builds") and abstract and not one_thing(o)) or lemma in word_set("grown"):
        return o.read("outcome", "change")
    if o.lemma in word_set("gives") and rendered_well(o):
        return o.read("outcome", "state")  # "deliver excellent care"
    if o.noun & c.event and not o.noun & (c.artefact | c.deal) and (o.lemma in word_set("holds") or then_holds(o)):
        return o.read("activity", "event")
    if o.mask & (c.make | c.finish) and recurs(o.s) and not o.s.level():
        return o.read("activity", "routine")
    if o.mask & c.make and o.s.lowers[o.verb + 1] in word_set("before_a_purpose"):
        return o.read("activity", "effort")
    if any(q.kind == "rank" for q in o.s.quantities):
        return o.read("outcome", "level")
    won = o.mask & c.make or (o.lemma in {"open", "close"} and o.s.counted(o.obj))  # "open 400 accounts"
    if won and o.noun & c.customer and not o.noun & c.staff and o.lemma not in word_set("one_off"):
        return o.read("outcome", "people")
    named = {"make": c.make, "finish": c.finish, "decide": c.decide, "hire": c.hire}
    return o.read("output", next(reason for reason, bit in named.items() if o.mask & bit))


def _provide(o: Order) -> Verdict:
    c = classes()
    if rendered_well(o):
        return o.read("outcome", "state")
    if o.lemma in word_set("gives") and (o.noun & c.quality or (o.s.objective and o.noun & c.people)):
        return o.read("outcome", "state")
    if repeats(o.s):
        return o.read("activity", "routine")
    if o.s.objective and not o.noun & c.made and o.s.first(c.vague_adjective, o.obj[0], o.obj[1]) >= 0:
        return o.read("outcome", "state")  # "provide a safe home for every dog"
    thing = o.noun & (c.artefact | c.process | c.thing | c.concept) and not o.noun & c.event
    return o.read("output", "make") if thing else o.read("activity", "effort")


def _enable(o: Order) -> Verdict:
    c = classes()
    if o.s.level() or (o.s.compared() and not o.s.counted(o.obj)):
        return o.read("outcome", "level")
    if o.lemma in word_set("empowers") and o.noun & c.people:
        return o.read("outcome", "people")
    if o.s.objective and any(does(o.s, i) for i in range(o.obj[0] + 1, o.s.clause.end)):
        return o.read("outcome", "people")  # "help every pupil find a book"
    praised = o.lemma == "lead" and o.s.first(c.vague_adjective | c.comparative, *o.obj) >= 0
    if o.s.objective and (o.noun & c.concept or praised):
        return o.read("outcome", "state")  # "lead the market", "lead a healthier life"
    if o.lemma in word_set("stirs") and o.noun & c.world and not o.noun & c.customer:
        return o.read("outcome", "change")
    abstract = c.people | c.event | c.process | c.quality | c.topic | c.concept
    if o.lemma == "support" and not o.s.objective and not o.noun & abstract:
        return o.read("output", "part")
    return o.read("activity", "effort")


def _event(o: Order) -> Verdict:
    c = classes()
    if o.lemma == "hold" and (o.noun & c.metric or o.s.level() or holds(o.s.words, o.s.clause, o.s.quantities)):
        return o.read("outcome", "keep")
    everyone = any(q.kind in {"quantifier", "percent"} for q in o.s.quantities if o.obj[0] <= q.first < o.obj[1])
    if everyone and o.lemma in word_set("checks_all"):
        return o.read("output", "finish")
    return o.read("activity", "event")


def _routine(o: Order) -> Verdict:
    return o.read("outcome", "level") if o.s.level() else o.read("activity", "routine")


def _effort(o: Order) -> Verdict:
    c = classes()
    if recurs(o.s):
        return o.read("activity", "routine")
    if o.s.then_improves(o.verb + 1):
        return o.read("outcome", "change")
    leaves = c.make | c.finish | c.decide | c.hire
    then = any(
        o.s.masks[i] & leaves and not o.s.masks[i] & (c.artefact | c.event)
        for i in o.s.base_after_conjunction(o.verb + 1)
    )
    if then or (o.lemma in word_set("gathers") and o.noun & c.artefact):
        return o.read("output", "make")
    if o.s.within() or (o.lemma in word_set("answers") and any(q.kind == "duration" for q in o.s.quantities)):
        return o.read("outcome", "level")
    return o.read("activity", "effort")


def _ensure(o: Order) -> Verdict:
    return (
        o.read("output", "make")
        if o.noun & classes().made and not o.noun & classes().world
        else o.read("outcome", "state")
    )


def _by_object(o: Order) -> Verdict:
    """A verb that promises nothing by itself ("bring", "do", "go")."""
    c = classes()
    if o.s.objective and (o.lemma == "feel" or not o.mask & bits().verb):
        return guess(o.s, "outcome", "state", o.verb)
    if repeats(o.s) and not o.s.level():
        return o.read("activity", "routine")
    if how_well(o):
        return o.read("outcome", "state")
    if o.noun & (c.metric | c.usage | c.quality | c.deal) or o.s.level() or goes_somewhere(o):
        return o.read("outcome", "change")
    if o.lemma in {"spend", "invest"} and not o.s.objective and o.s.lowers[o.obj[0]] != "less":
        return o.read("activity", "spend")
    if o.lemma == "switch to" and not o.s.counted(o.obj):
        return o.read("output", "finish")
    if o.mask & c.use or o.noun & (c.customer | c.deal):
        return o.read("outcome", "people") if o.s.counted(o.obj) else o.read("activity", "effort")
    if o.noun & c.event and not o.noun & c.artefact:
        return o.read("activity", "event")
    if o.noun & c.made:
        return o.read("output", "make")
    return o.read("outcome", "state") if o.s.objective else guess(o.s, "activity", "effort", o.verb)
