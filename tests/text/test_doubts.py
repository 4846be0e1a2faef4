"""Doubts about a goal: vague, business as usual, compound, a metric as objective, unfinished, in another language."""

from __future__ import annotations

import pytest

from advisor.text.placeholder import is_placeholder
from advisor.text.statement import What, read_statement

VAGUE = [
    "Improve page speed",
    "Improve patient safety",
    "Better handovers between shifts",
    "Strong employer brand",
    "Increase customer engagement",
    "Foster innovation",
    "Support local clubs",
    "Drive awareness",
    "Gross margin",
    "Number of newsletter readers",
    "Staff turnover",
    "Documentation",
    "Hiring",
]

NOT_VAGUE = [
    # a number, a scale or an end state fixes the word
    "Improve page speed to 2 seconds",
    "Improve patient safety: falls per ward from 12 to 6",
    "Raise customer engagement score from 60 to 70",
    "Strong employer brand: 300 applications a month",
    # a clear direction on what can be counted
    "Increase bookings",
    "Cut open tickets",
    "Raise donations",
    "Reduce late deliveries",
    "Hold fares stable over the winter",
    # deliverables
    "One-page price list",
    "Visitor map",
    "Launch the webshop",
    "Replace the lifts",
    "Guides can check visitors in on a tablet",
    # plain effort
    "Review the rota",
    "Assess the suppliers",
    "Experiment with evening classes",
]


@pytest.mark.parametrize("text", VAGUE)
def test_a_word_that_two_people_would_judge_differently_is_vague(text: str) -> None:
    statement = read_statement(text)
    assert statement.vague
    assert statement.reasons["vague"]
    assert statement.spans["vague"].of(text) in text


@pytest.mark.parametrize("text", NOT_VAGUE)
def test_what_anyone_could_verify_is_not_vague(text: str) -> None:
    statement = read_statement(text)
    assert not statement.vague
    assert "vague" not in statement.spans


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Guests feel at home from the first minute", True),
        ("Happy tenants", True),
        ("A library that the whole valley uses", True),
        ("Strengthen our reputation abroad", True),
        ("Become a great place to learn a trade", True),
        ("Launch a children's ward", False),
        ("Explore the Baltic market", False),
        ("Raise the pass rate to 80%", False),
    ],
)
def test_objectives_may_be_vague_too(text: str, vague: bool) -> None:
    assert read_statement(text, "objective").vague is vague


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Improve page speed", "Improve"),
        ("Build a world-class data platform", "world-class"),
        ("Hold a wonderful summer fair", None),
    ],
)
def test_vague_words_are_pointed_at(text: str, words: str | None) -> None:
    spans = read_statement(text).spans
    assert (spans["vague"].of(text) if "vague" in spans else None) == words


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hold the weekly meeting", "key_result"),
        ("Run payroll every month", "key_result"),
        ("Maintain the website", "key_result"),
        ("Continue to answer letters", "key_result"),
        ("Keep updating the FAQ", "key_result"),
        ("Maintain 99.9% uptime", "key_result"),
        ("Keep sick leave under 4%", "key_result"),
        ("Hold fares stable over the winter", "key_result"),
        ("Hold churn at 4%", "key_result"),
        ("Maintain our reputation", "objective"),
        ("Keep our customers happy", "objective"),
        ("Stay the leader in organic seeds", "objective"),
        ("Continue the works on the ring road", "objective"),
    ],
)
def test_holding_and_repeating_is_business_as_usual(text: str, what: What) -> None:
    statement = read_statement(text, what)
    assert statement.bau
    assert statement.spans["bau"].of(text) in text


@pytest.mark.parametrize(
    "text",
    [
        "Raise uptime to 99.9%",
        "Launch the weekly market",
        "Cut the number of weekly meetings to 3",
        "Open a maintenance hall",
        "Customers come back every week",
        "Hold three public hearings",
        "Hold a stable release review",
        "Pupils read for pleasure every day",
    ],
)
def test_something_new_is_not_business_as_usual(text: str) -> None:
    assert not read_statement(text).bau


COMPOUND = [
    ("Launch the shop and hire two bakers", "Launch the shop", "hire two bakers"),
    ("Publish the guide and open the help desk", "Publish the guide", "open the help desk"),
    ("Reduce scrap and increase throughput", "Reduce scrap", "increase throughput"),
    ("Raise membership to 500 and cut arrears to 2%", "Raise membership to 500", "cut arrears to 2%"),
    ("The roof is repaired and the boiler is replaced", "The roof is repaired", "the boiler is replaced"),
    ("Compare vendors and sign one", "Compare vendors", "sign one"),
    ("Lower costs, raise output", "Lower costs", "raise output"),
    ("Reduce queues. Open a second till", "Reduce queues", "Open a second till"),
]


@pytest.mark.parametrize(("text", "first", "second"), COMPOUND)
def test_two_results_that_could_fail_apart_are_compound(text: str, first: str, second: str) -> None:
    compound = read_statement(text).compound
    assert compound is not None
    assert tuple(span.of(text) for span in compound) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "Design and build the playground",
        "Hire and onboard two cooks",
        "Publish docs and examples",
        "Docs and examples published",
        "Cut waste and emissions",
        "Win 3 tenders in Bavaria and Saxony",
        "Raise the pass rate to 80% without longer lessons",
        "Increase sales without raising prices",
        "Open the shop so that visitors come and stay",
        "Parents and teachers meet every month",
        "Collect and analyse feedback",
        "Identify and fix the ten worst leaks",
    ],
)
def test_one_result_in_several_words_is_not_compound(text: str) -> None:
    assert read_statement(text).compound is None


@pytest.mark.parametrize(
    "text",
    [
        "Increase revenue in the north",
        "Grow annual giving to €2M",
        "Reduce support tickets by 20%",
        "Reach 10,000 listeners",
        "Reach 90% occupancy",
        "Cut the cost of heating",
        "Lower staff turnover",
        "Gross margin",
    ],
)
def test_a_figure_to_move_is_a_metric_as_objective(text: str) -> None:
    assert read_statement(text, "objective").metric_as_objective


@pytest.mark.parametrize(
    "text",
    [
        "Our clinic is the calmest in the city",
        "Farmers trust our seeds",
        "Make parking easy",
        "Launch a children's ward",
        "A library that the whole valley uses",
        "Become a great place to learn a trade",
        "Delight travellers with short waits",
    ],
)
def test_a_state_is_no_metric_as_objective(text: str) -> None:
    assert not read_statement(text, "objective").metric_as_objective


def test_only_an_objective_can_be_a_metric_as_objective() -> None:
    assert not read_statement("Increase revenue in the north", "key_result").metric_as_objective


@pytest.mark.parametrize("text", ["TBD", "to be defined", "???", "Key result", "KR 1", "n/a", "...", "Objective:"])
def test_a_goal_still_to_be_written_is_unclear(text: str) -> None:
    statement = read_statement(text)
    assert statement.placeholder is not None
    assert statement.placeholder.whole
    assert statement.kind == "unclear"
    assert statement.target is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reach X % of schools", "X %"),
        ("Sign ?? clinics", "??"),
        ("Sign <number> clinics", "<number>"),
        ("Sign TBD clinics", "TBD"),
        ("Open shops in Leeds, York, etc.", "etc."),
        ("Raise sales to ___", "___"),
    ],
)
def test_a_blank_in_a_goal_is_pointed_at(text: str, words: str) -> None:
    placeholder = read_statement(text).placeholder
    assert placeholder is not None
    assert not placeholder.whole
    assert placeholder.span.of(text) == words


@pytest.mark.parametrize("text", ["Sign N7 clinics", "Raise sales to $X", "Cut churn from 15% to 8%", "Launch the app"])
def test_what_is_withheld_or_written_is_no_blank(text: str) -> None:
    assert read_statement(text).placeholder is None


@pytest.mark.parametrize(
    ("value", "blank"),
    [("TBD", True), ("X %", True), ("??", True), ("<name>", True), ("[date]", True), ("-", True), ("55", False)],
)
def test_a_declared_field_may_be_a_blank(value: str, blank: bool) -> None:
    assert is_placeholder(value) is blank


FOREIGN = [
    ("Die Fluktuation von 14 % auf 9 % senken", "de", ["14 %", "9 %"]),
    ("Wir gewinnen 12 neue Kunden in Graz", "de", ["12"]),
    ("Réduire le taux de rebut de 4 % à 2 % dans nos ateliers", "fr", ["4 %", "2 %"]),
    ("Ouvrir 5 magasins avec nos partenaires", "fr", ["5"]),
    ("Reducir las quejas de los clientes de 40 a 15", "es", ["40", "15"]),
    ("Abrir 3 tiendas nuevas en el norte con los socios", "es", ["3"]),
    ("Het ziekteverzuim van 6 % naar 4 % verlagen", "nl", ["6 %", "4 %"]),
    ("Wij openen 3 winkels met onze partners", "nl", ["3"]),
]


@pytest.mark.parametrize(("text", "language", "figures"), FOREIGN)
def test_in_other_languages_figures_are_read_and_words_are_not(text: str, language: str, figures: list[str]) -> None:
    statement = read_statement(text)
    assert statement.language == language
    assert [quantity.text for quantity in statement.quantities] == figures
    assert statement.quantified
    assert (statement.baseline, statement.target, statement.delta) == (None, None, None)
    assert (statement.direction, statement.said) == ("none", "none")
    assert all(quantity.role == "level" for quantity in statement.quantities)
    assert not (statement.vague or statement.bau or statement.compound or statement.metric_as_objective)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Améliorer la satisfaction de nos clients", "fr"),
        ("Mejorar la satisfacción de nuestros pacientes", "es"),
        ("顧客満足度を上げる", "und"),
        ("Увеличить продажи на 20 %", "und"),
        ("Improve patient safety", "en"),
        ("Churn", "en"),
        ("Open a café in Orléans", "en"),
        ("Open the Los Angeles depot", "en"),
        ("Hire a head of sales for El Paso", "en"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert read_statement(text).language == language


def test_praise_in_another_language_raises_no_doubt() -> None:
    assert not read_statement("Améliorer la satisfaction de nos clients").vague
