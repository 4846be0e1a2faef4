"""Which names are concepts, and what they could mean."""

from __future__ import annotations

from collections import Counter

import pytest

from rules.data import table
from rules.kpi.vague import names_element, vague_concept
from rules.library import library

# Usual measures of twenty trades: none is a concept, though many end in a word that could be one.
MEASURES = """
Net revenue retention; Customer lifetime value; Average order value; Pipeline value; Net asset value; Revenue growth
Sales growth; Overall equipment effectiveness; On-time performance; Delivery speed; Payment success; Credit exposure
Hand hygiene compliance rate; Patient falls per 1,000 bed days; Forecast accuracy; Machine availability; Sick days
Customer satisfaction score; Share of voice; Page load time; Code coverage; Employee turnover; Donor retention
Cost per euro raised; Graduation rate; Lost time injuries; Water usage; Occupancy; Food cost percentage; Ridership
Personal best over 10 km; Body weight; Books read; Library visits; Loss ratio; Days sales outstanding; Vacancies
Engagement index; Quality score; Safety incidents; Support tickets; Training hours; Brand mentions; Defect density
"""


@pytest.mark.parametrize("name", [each.strip() for each in MEASURES.replace("\n", ";").split(";") if each.strip()])
def test_a_measure_is_no_concept(name: str) -> None:
    assert vague_concept(name) is None


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("Team Happiness", "team happiness"),
        ("Staff Morale", "morale"),
        ("Team spirit", "morale"),
        ("Quality of care", "quality"),
        ("The quality of our products", "quality"),
        ("Diversity & Inclusion", "diversity"),
        ("CUSTOMER_SUCCESS", "success"),
        ("Well-being", "wellbeing"),
        ("Site performance", "website performance"),
        ("Sales performance", "sales performance"),
        ("Market position", "competitiveness"),
    ],
)
def test_a_concept_is_found_by_the_words_that_people_use(name: str, concept: str) -> None:
    assert vague_concept(name) == concept


def test_every_concept_offers_three_measures_that_say_what_is_counted() -> None:
    concepts = table("concepts")
    assert len(concepts) >= 45
    for name, entry in concepts.items():
        assert set(entry) <= {"also", "only", "measures"}, name
        assert len(set(entry["measures"])) == 3, name
        assert all(vague_concept(measure) is None for measure in entry["measures"]), name


def test_no_word_stands_for_two_concepts() -> None:
    words = Counter(word for name, entry in table("concepts").items() for word in (name, *entry.get("also", ())))
    assert [word for word, count in words.items() if count > 1] == []
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("words", table("concepts"))
def test_every_concept_is_found_by_its_own_name(words: str) -> None:
    assert vague_concept(words.title()) == words


@pytest.mark.parametrize(
    ("definition", "cures"),
    [
        ("Defect rate", True),
        ("Complaints", True),
        ("Customers who come back within a month", True),
        ("Survey every spring, five questions", True),
        ("Anteil der Kunden, die nach einem Monat noch bestellen", True),
        ("How happy our people are", False),
        ("How engaged our customers are with the brand", False),
        ("The general satisfaction of our staff", False),
        ("Important to us", False),
    ],
)
def test_a_definition_cures_where_it_names_what_is_counted(definition: str, cures: bool) -> None:
    assert names_element(definition) is cures


def test_what_is_counted_over_what_is_a_definition() -> None:
    definitions = [entry.definition for entry in library().values()]
    assert sum(not names_element(definition) for definition in definitions) <= len(definitions) // 50
    assert names_element("Moments observed in which hands were cleaned over moments observed")
    assert names_element("Cleaned hands / observed moments")


@pytest.mark.parametrize(
    "definition",
    ["How engaged our customers are", "The quality of our products", "Team morale", "General happiness among staff"],
)
def test_the_concept_said_again_defines_nothing(definition: str) -> None:
    assert not names_element(definition)
