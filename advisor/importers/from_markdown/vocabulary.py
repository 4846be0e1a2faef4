"""The words by which a page shows what a heading, a label or a line is: section names, teams, periods, verbs."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

Section: TypeAlias = Literal["objectives", "key_results", "kpis", "work", "goals", "aside", "example"]

_SECTIONS: dict[Section, str] = {
    "objectives": "objectives|company objectives|team objectives|our objectives|the objectives|objective",
    "key_results": "key results|krs|kr|our key results|the key results|measures of success|success metrics|success measures|success criteria|"
    "how we measure success|how we will measure success|how we'll measure success|how we will know|how do we measure success|key result",
    "kpis": "kpi|kpis|key performance indicators|health metrics|health kpis|business as usual metrics|north star metric|north star metrics|"
    "key metrics|metrics we watch|guardrail metrics|team kpis|our kpis|company kpis|product kpis|operational kpis|metrics and kpis",
    "work": "initiatives|key initiatives|initiative|actions|action items|tasks|projects|key projects|activities|key activities|next steps|"
    "to do|todo|to-do|todos|to dos|to-dos|work items|how|plan of action|action plan|deliverables|backlog|parking lot|ideas|roadmap|epics|stories|supporting work",
    "goals": "okr|okrs|objectives and key results|objectives & key results|goals|our goals|our okrs|the goals|quarterly goals|"
    "quarterly okrs|team okrs|company okrs|team goals|company goals|annual goals|annual okrs|current okrs|current goals|priorities|okr results|goals and okrs",
    "aside": "table of contents|contents|toc|on this page|references|resources|links|useful links|further reading|see also|related|appendix|glossary|"
    "definitions|terminology|faq|frequently asked questions|changelog|change log|history|about|introduction|intro|overview|background|context|"
    "summary|final summary|executive summary|tl;dr|tldr|retrospective|retro|lessons|lessons learned|learnings|highlights|lowlights|wins|"
    "challenges|risks|risks and mitigations|dependencies|assumptions|notes|meeting notes|agenda|attendees|participants|timeline|"
    "schedule|key dates|dates|legend|scoring|grading|guidelines|guide|tips|best practices|instructions|vision|mission|mission statement|our mission|our vision|"
    "values|our values|principles|guiding principles|strategy|open questions|questions|progress|progress update|progress updates|status|status update|"
    "updates|update|review|results|outcomes|license|licence|contributing|installation|install|usage|contact|contacts|members|team members|"
    "people involved|stakeholders|roles|roles and responsibilities|responsibilities|process|communication|cadence|check-ins|check ins|rituals|meetings|"
    "feedback|comments|discussion|acknowledgements|credits|disclaimer|conclusion|scores|score card|scorecard|drafts|rationale|rational|why|motivation|documentation|key concepts|concepts|terms|key terms|alternatives|task details|details",
    "example": "not included|excluded|example|examples|template|templates|non-goals|non goals|nongoals|out of scope|not doing|what we are not doing|what we're not doing|"
    "won't do|anti-goals|example okr|example okrs|sample|sample okr|sample okrs|okr template|okr examples|okr example|dropped|dropped goals|abandoned|cancelled",
}  # fmt: skip
_NAMES: dict[str, Section] = {name: section for section, names in _SECTIONS.items() for name in names.split("|")}
_ASIDE_STARTS = (
    "how ", "what ", "what's ", "why ", "when ", "where ", "who ", "which ", "about ", "about the ", "introduction to", "overview of",
    "notes on", "lessons from", "summary of", "guide to", "guidelines for", "tips for", "retrospective", "retro ", "getting started",
    "review of", "wrapping up", "definition of", "frequently asked", "further ", "related ", "see also", "a note on", "note on", "instructions for",
)  # fmt: skip
_EXAMPLE_STARTS = ("example", "template", "sample ", "not in scope", "for example", "e.g.", "such as")
_WORK_STARTS = (
    "to accomplish this", "to achieve this", "to do this", "to get there", "to make this happen", "how we will get there", "how we get there",
    "how we'll get there", "how we will do", "initiatives", "action items", "next steps", "tasks", "projects we", "in order to achieve this",
    "to support this", "to reach this",
)  # fmt: skip
_FUNCTIONS = frozenset(
    """marketing sales engineering product design people hr finance legal operations ops support success company talent security data
    research growth infrastructure infra platform community devrel recruiting hr procurement it qa quality analytics brand content
    commercial partnerships partner communications comms backend frontend mobile web devops sre bizops techops revenue revops
    education academia organization organisation customer account accounts procurement manufacturing logistics facilities risk compliance
    science editorial events fundraising policy programs programmes strategy administration admin leadership executive board hiring people-ops""".split()
)
_TEAM_WORDS = frozenset("team teams department departments dept squad squads tribe tribes chapter guild division unit group wg board committee workstream".split())  # fmt: skip
_ROLE = re.compile(
    r"(?:ceo|cto|cfo|coo|cmo|cpo|cro|chro|ciso|cio|president|founder|co-founder|leadership)|(?:s|e|a)?vp(?: [\w&]+){0,3}|"
    r"(?:head|director|lead|chief)(?: of)?(?: [\w&]+){1,3}|(?:[\w&]+ ){0,3}(?:lead|leads|manager|director|officer|engineer|designer|analyst)",
    re.IGNORECASE,
)
_JOINS = frozenset("in for with to by from at on".split())
_PERIOD = re.compile(
    r"(?:\b(?:FY|CY)[ ']?(?:20)?\d\d|\b20\d\d)[ ./-]{0,3}(?:Q[1-4]|H[12]|T[1-3])\b"
    r"|\b(?:[1-4]Q|Q[1-4]|H[12]|[12]H|T[1-3])[ ./'-]{0,3}(?:of )?(?:(?:FY|CY)[ ']?)?(?:20)?\d\d\b"
    r"|\b20\d\d ?[-/–—] ?(?:20)?\d\d\b|\b(?:FY|CY)[ ']?(?:20)?\d\d\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter) 20\d\d\b"
    r"|\bQ[1-4]\b|\bH[12]\b|\b20\d\d\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\b(?:okrs?|objectives?|key[ -]results?|goals?|priorities|krs?|targets)\b", re.IGNORECASE)
_VERBS = """
accelerate achieve acquire adapt add address adopt advance agree aim align allow analyse analyze announce answer assess assign attend attract
audit automate avoid balance be become begin benchmark bind book boost bring broaden build buy capture celebrate certify champion change check choose clarify
clean close co-host coach collaborate collect communicate complete compose conduct configure connect consolidate continue contribute control convert cover
create cultivate curate cut debug decide declare decrease deepen define delight deliver demonstrate deploy deprecate describe design
determine develop differentiate direct discover distribute diversify document double draft drive earn educate elevate eliminate embed empower enable encourage
end engage enhance enlarge ensure equip establish evaluate evolve examine execute expand experiment explore extend facilitate file fill finalise finalize find finish
fix focus formalise formalize foster fulfil fulfill fund gain gather generate get give grow guarantee guide halve handle harden have help hire
hit hold host identify implement improve include increase inform innovate inspire install instrument integrate introduce invest investigate invite issue keep kick know land
launch lay lead learn let leverage limit list localise localize lower maintain make manage map market master maximise maximize measure meet
migrate minimise minimize mitigate modernise modernize monitor motivate move nail nurture obtain offer onboard open operate optimise optimize order organise organize
outline outperform own participate partner pass perform pilot pitch plan position prepare present prevent prioritise prioritize produce promote protect prototype prove provide publish
pursue push put qualify quadruple raise ramp ratify reach rebuild receive recruit redefine redesign reduce refactor refine refresh refurbish release remain remove renew reorganise reorganize
repair replace report research resolve respond restore restructure retain review revise rewrite roll run save scale schedule score secure sell send serve
set setup share ship show shift shorten sign simplify solve source speak specify speed spread stabilise stabilize staff standardise standardize start stay stop store streamline strengthen
submit succeed support surpass survey sustain switch take teach test thrive track train transform transition translate triple turn understand unify unite update upgrade
upskill use utilise utilize validate verify visit welcome widen win work write
"""


def _forms(verb: str) -> set[str]:
    """A verb as goals begin with it: the plain form, `-ing`, `-ed` and `-s`."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb) else stem
    return {verb, f"{stem}ing", f"{doubled}ing", f"{stem}ed", f"{doubled}ed", f"{verb}s"}


@cache
def verb_forms() -> frozenset[str]:
    """The first words of goals.

    >>> {"launch", "hiring", "getting", "increased"} <= verb_forms()
    True
    """
    return frozenset(form for verb in _VERBS.split() for form in _forms(verb))


def plain_name(text: str) -> str:
    """A heading as names are compared: no numbers before it, no marks round it, case folded.

    >>> plain_name("2) Table of Contents:")
    'table of contents'
    """
    text = re.sub(r"\s+", " ", text.casefold().replace("’", "'"))
    text = re.sub(r"^[^a-z]{0,12}(?<![$€£%])(?=[a-z])", "", text) if not text[:1].isalpha() else text
    return text.strip(" :.-–—*_#!…()[]")


def section_of(text: str) -> Section | None:
    """What a section is by its name; nothing where the name says nothing.

    >>> section_of("Key Results:"), section_of("What is an OKR?"), section_of("Marketing")
    ('key_results', 'aside', None)
    """
    name = plain_name(text)
    if name in _NAMES:
        return _NAMES[name]
    if name.startswith(_EXAMPLE_STARTS):
        return "example"
    if name.startswith(_WORK_STARTS):
        return "work"
    return "aside" if name.startswith(_ASIDE_STARTS) or text.rstrip().endswith("?") else None


def period_in(text: str) -> tuple[int, int] | None:
    """Where a text names a quarter, a half-year or a year.

    >>> text = "OKRs for Q3 2024 (draft)"
    >>> text[slice(*period_in(text))]
    'Q3 2024'
    """
    match = _PERIOD.search(text[:300])
    return match.span() if match else None


def speaks_of_goals(text: str) -> bool:
    """Whether a text has goals for its topic.

    >>> speaks_of_goals("Our OKRs"), speaks_of_goals("Installation")
    (True, False)
    """
    return _TOPIC.search(text[:2000]) is not None


def is_role(text: str) -> bool:
    """Whether a name is that of a post, such as `VP Sales` or `Head of Engineering`."""
    return _ROLE.fullmatch(text[:60].strip()) is not None


def is_team(text: str) -> bool:
    """Whether a name is that of a function or a team.

    >>> is_team("Customer success"), is_team("Platform squad"), is_team("Raise the bar")
    (True, True, False)
    """
    words = re.findall(r"[\w&'-]+", re.sub(r"\([^()]*+\)", "", text[:120].casefold()))
    if not words or len(words) > 6 or words[0] in verb_forms() - _FUNCTIONS or not _JOINS.isdisjoint(words):
        return False
    return not _TEAM_WORDS.isdisjoint(words) or (len(words) <= 4 and not _FUNCTIONS.isdisjoint(words))


def reads_like_goal(text: str) -> bool:
    """Whether a text says what is wanted, rather than naming a part of an organisation or of a page.

    >>> reads_like_goal("Simplify billing"), reads_like_goal("Our alerts can be trusted"), reads_like_goal("Marketing")
    (True, True, False)
    """
    words = re.findall(r"[\w&'’%$€£-]+", text[:400].casefold())
    if not words or section_of(text) is not None or text.rstrip().endswith("?"):
        return False
    if words[0] in verb_forms() and len(words) > 1:
        return not is_team(text)
    return len(words) >= 4 and not is_team(text)


def promises(text: str) -> bool:
    """Whether a line begins with a verb of doing or holds a figure: what most goals have, and few other lines.

    >>> promises("Ship the beta"), promises("p99 below 200 ms"), promises("The history of the project")
    (True, True, False)
    """
    words = re.findall(r"[\w'’-]+", text[:200].casefold())
    if not words:
        return False
    return any(word in verb_forms() for word in words[:2]) or any(character.isdigit() or character == "%" for character in text[:400])
