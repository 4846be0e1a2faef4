"""What a sentence is, and why: `statement` on sentences of many trades."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from advisor.advice.reading import key_result_type, reading
from advisor.text.statement import as_labels, read_statement
from tests.advice.questions import rows
from tests.cli.conftest import Run


@pytest.mark.parametrize(("name", "least"), [("sentences.jsonl", 0.9), ("sentences-later.jsonl", 0.85)])
def test_most_sentences_are_what_they_are_read_as(name: str, least: float) -> None:
    """The first forty were looked at when the reading was mended, the later ones were not."""
    sentences = rows(name)
    wrong = [row["text"] for row in sentences if read_statement(row["text"]).reads_as != row["is"]]
    assert 1 - len(wrong) / len(sentences) >= least, wrong
    assert set(Counter(row["is"] for row in sentences)) == {"objective", "key_result", "kpi", "initiative"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Onboarding NPS rises from 32 to 55", "metric"),
        ("Cut waiting time by a third", "metric"),
        ("Keep churn below 3 %", "maintain"),
        ("Write the manual", "milestone"),
        ("Establish the baseline for repeat visits", "baseline"),
        ("Find out the current rate of returns", "baseline"),
        ("Better service", None),
    ],
)
def test_the_type_of_a_key_result(text: str, type_: str | None) -> None:
    assert key_result_type(read_statement(text)) == type_


def test_an_objective_has_no_type() -> None:
    assert key_result_type(read_statement("Guests love our breakfast", "objective")) is None


@pytest.mark.parametrize(
    ("text", "what", "said"),
    [
        ("Onboarding NPS rises from 32 to 55", "key_result", "from where (“32”) to where (“55”)"),
        ("Write the manual", "initiative", "“Write”"),
        ("Bed occupancy", "kpi", "it names a measure (“Bed occupancy”)"),
        ("Guests love our breakfast", "objective", "it has no figure"),
    ],
)
def test_what_it_is_rests_on_its_words(text: str, what: str, said: str) -> None:
    found = reading(read_statement(text))
    assert found.what == what and any(said in feature for feature in found.because)
    assert {origin.source for origin in found.sources} <= {"001", "002"} and found.sources


@pytest.mark.parametrize("text", ["TBD", "Wir steigern die Zufriedenheit unserer Kunden und der Mitarbeiter"])
def test_what_is_not_read_is_not_named(text: str) -> None:
    found = reading(read_statement(text))
    assert found.what is None and found.type is None and found.because


def test_the_command_says_what_it_is(run: Run) -> None:
    out = run("statement", "Onboarding NPS rises from 32 to 55").out
    assert "a key result, because" in out and "seed 002" in out
    assert "Read as metric; change `type:` if wrong." in out
    assert "Read as" not in run("statement", "Guests love our breakfast", "--as", "objective").out


def test_json_says_it_too_and_the_lines_keep_their_shape(run: Run) -> None:
    data = json.loads(run("statement", "Write the manual", "--format", "json").out)
    assert data["is"]["what"] == "initiative" and data["is"]["type"] == "milestone"
    line = json.loads(run("statement", "Write the manual", "--format", "jsonl").out)
    assert line == as_labels(read_statement("Write the manual"))
    assert "is" not in line
