"""The verbs that goals begin with."""

from __future__ import annotations

import re
from functools import cache

_VERBS = """
accelerate achieve acquire adapt add address adopt advance agree aim align allow analyse analyze announce answer
assess assign attend attract audit automate avoid balance be become begin benchmark bind book boost bring
broaden build buy capture celebrate certify champion change check choose clarify clean close co-host coach
collaborate collect communicate complete compose conduct configure connect consolidate continue contribute
control convert cover create cultivate curate cut debug decide declare decrease deepen define delight deliver
demonstrate deploy deprecate describe design determine develop differentiate direct discover distribute
diversify document double draft drive earn educate elevate eliminate embed empower enable encourage end engage
enhance enlarge ensure equip establish evaluate evolve examine execute expand experiment explore extend
facilitate file fill finalise finalize find finish fix focus formalise formalize foster fulfil fulfill fund gain
gather generate get give grow guarantee guide halve handle harden have help hire hit hold host identify
implement improve include increase inform innovate inspire install instrument integrate introduce invest
investigate invite issue keep kick know land launch lay lead learn let leverage limit list localise localize
lower maintain make manage map market master maximise maximize measure meet migrate minimise minimize mitigate
modernise modernize monitor motivate move nail nurture obtain offer onboard open operate optimise optimize order
organise organize outline outperform own participate partner pass perform pilot pitch plan position prepare
present prevent prioritise prioritize produce promote protect prototype prove provide publish pursue push put
quadruple qualify raise ramp ratify reach rebuild receive recruit redefine redesign reduce refactor refine
refresh refurbish release remain remove renew reorganise reorganize repair replace report research resolve
respond restore restructure retain review revise rewrite roll run save scale schedule score secure sell send
serve set setup share shift ship shorten show sign simplify solve source speak specify speed spread stabilise
stabilize staff standardise standardize start stay stop store streamline strengthen submit succeed support
surpass survey sustain switch take teach test thrive track train transform transition translate triple turn
understand unify unite update upgrade upskill use utilise utilize validate verify visit welcome widen win work
write
"""


@cache
def verbs() -> frozenset[str]:
    """Return the verbs in the form of a command.

    >>> "launch" in verbs(), "launching" in verbs()
    (True, False)
    """
    return frozenset(_VERBS.split())


@cache
def verb_forms() -> frozenset[str]:
    """Return the first words of goals: verbs in the plain form and with their endings.

    >>> {"launch", "hiring", "getting", "increased"} <= verb_forms()
    True
    """
    return frozenset(form for verb in _VERBS.split() for form in _forms(verb))


def _forms(verb: str) -> set[str]:
    """Return a verb as goals begin with it: the plain form, `-ing`, `-ed` and `-s`."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb) else stem
    return {verb, f"{stem}ing", f"{doubled}ing", f"{stem}ed", f"{doubled}ed", f"{verb}s"}
