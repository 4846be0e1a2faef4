"""The names that teams give the sections of a page, and the functions and posts of an organisation."""

from __future__ import annotations

from typing import Literal, TypeAlias

Section: TypeAlias = Literal["objectives", "key_results", "kpis", "work", "deliverables", "goals", "aside", "example"]

_SECTIONS: dict[Section, str] = {
    "objectives": """
        objectives | company objectives | team objectives | our objectives | the objectives | objective
    """,
    "key_results": """
        key results | krs | kr | our key results | the key results | measures of success | success metrics
        success measures | success criteria | how we measure success | how we will measure success
        how we'll measure success | how we will know | how do we measure success | key result
        we'll know we're successful when | we will know we are successful when | we'll know we are successful when
        we will know we're successful when | we'll know we succeeded when | what success looks like
        success looks like | definition of success | how we'll know | we know we are successful when
    """,
    "kpis": """
        kpi | kpis | key performance indicators | health metrics | health kpis | business as usual metrics
        north star metric | north star metrics | key metrics | metrics we watch | guardrail metrics | team kpis
        our kpis | company kpis | product kpis | operational kpis | metrics and kpis
    """,
    "work": """
        initiatives | key initiatives | initiative | actions | action items | tasks | projects | key projects
        activities | key activities | next steps | to do | todo | to-do | todos | to dos | to-dos | work items
        how | plan of action | action plan | backlog | parking lot | ideas | roadmap | epics
        stories | supporting work
    """,
    "deliverables": """
        deliverables | what we'll ship | what we will ship | what we're shipping | what we'll build | what we will build
        what we'll deliver | what we will deliver | outputs | milestones | key deliverables | what we'll do
    """,
    "goals": """
        okr | okrs | okr's | objectives and key results | objectives & key results | goals | our goals | our okrs
        the goals | quarterly goals | quarterly okrs | team okrs | company okrs | team goals | company goals
        annual goals | annual okrs | current okrs | current goals | priorities | okr results | goals and okrs
    """,
    "aside": """
        table of contents | contents | toc | on this page | references | resources | links | useful links
        further reading | see also | related | appendix | glossary | definitions | terminology | faq
        frequently asked questions | changelog | change log | history | about | introduction | intro | overview
        background | context | summary | final summary | executive summary | tl;dr | tldr | retrospective
        retro | lessons | lessons learned | learnings | highlights | lowlights | wins | challenges | risks
        risks and mitigations | dependencies | assumptions | notes | meeting notes | agenda | attendees
        participants | timeline | schedule | key dates | dates | legend | scoring | grading | guidelines | guide
        tips | best practices | instructions | vision | mission | mission statement | our mission | our vision
        values | our values | principles | guiding principles | strategy | open questions | questions | progress
        progress update | progress updates | status | status update | updates | update | review | results
        outcomes | license | licence | contributing | installation | install | usage | contact | contacts
        members | team members | people involved | stakeholders | roles | roles and responsibilities
        responsibilities | process | communication | cadence | check-ins | check ins | rituals | meetings
        feedback | comments | discussion | acknowledgements | credits | disclaimer | conclusion | scores
        score card | scorecard | drafts | rationale | rational | why | motivation | documentation | key concepts
        concepts | terms | key terms | alternatives | task details | details
    """,
    "example": """
        not included | excluded | example | examples | template | templates | non-goals | non goals | nongoals
        out of scope | not doing | what we are not doing | what we're not doing | won't do | anti-goals
        example okr | example okrs | sample | sample okr | sample okrs | okr template | okr examples
        okr example | dropped | dropped goals | abandoned | cancelled
    """,
}


def names_in(text: str) -> list[str]:
    """Return the names of a list written with bars and line breaks between them.

    >>> names_in("owner | point person")
    ['owner', 'point person']
    """
    return [name.strip() for name in text.replace("\n", "|").split("|") if name.strip()]


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list written with blanks and line breaks between them.

    >>> sorted(words_in("beta alpha"))
    ['alpha', 'beta']
    """
    return frozenset(text.split())


SECTION_OF: dict[str, Section] = {name: section for section, names in _SECTIONS.items() for name in names_in(names)}
ASIDE_STARTS = tuple(
    name + " "
    for name in names_in("""
    how | what | what's | why | when | where | who | which | about | about the | introduction to | overview of
    notes on | lessons from | summary of | guide to | guidelines for | tips for | retrospective | retro
    getting started | review of | wrapping up | definition of | frequently asked | further | related | see also
    a note on | note on | instructions for
    """)
)
EXAMPLE_STARTS = ("example", "template", "sample ", "not in scope", "for example", "e.g.", "such as")
WORK_STARTS = tuple(
    names_in("""
    to accomplish this | to achieve this | to do this | to get there | to make this happen
    how we will get there | how we get there | how we'll get there | how we will do | initiatives | action items
    next steps | tasks | projects we | in order to achieve this | to support this | to reach this
    """)
)
FUNCTIONS = words_in("""
    academia account accounts admin administration analytics backend bizops board brand commercial comms
    communications community company compliance content customer data design devops devrel editorial education
    engineering events executive facilities finance frontend fundraising growth hiring hr infra infrastructure
    it leadership legal logistics manufacturing marketing mobile operations ops organisation organization
    partner partnerships people people-ops platform policy procurement product programmes programs qa quality
    recruiting research revenue revops risk sales science security sre strategy success support talent techops
    web
""")
TEAM_WORDS = words_in("""
    board chapter committee department departments dept division group guild squad squads team teams tribe
    tribes unit wg workstream
""")
