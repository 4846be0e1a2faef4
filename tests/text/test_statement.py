"""The shape of a reading: the labels that are written out, and what a sentence is, whatever it is called."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from click.testing import CliRunner

from advisor.cli.statement import command
from advisor.text.direction import Way
from advisor.text.sentence import Kind
from advisor.text.statement import ReadsAs, What, as_labels, read_statement
from advisor.text.terms import alike, same_metric, terms_in

COMMON = ["what", "kind", "quantified", "vague", "bau", "compound"]
FIGURES = ["direction", "baseline", "target", "delta", "deadline", "unit", "metric", "reads_as", "spans"]
TEXT = "Cut churn from 15% to 8% by the end of June"

GOALS: list[tuple[What, str]] = [
    ("objective", "Guests feel at home"),
    ("objective", "Increase revenue by 20%"),
    ("key_result", TEXT),
    ("key_result", "Launch the webshop and hire two bakers"),
    ("key_result", "TBD"),
    ("key_result", ""),
    ("kpi", "Gross margin"),
]


@pytest.mark.parametrize(("what", "text"), GOALS)
def test_the_labels_are_those_of_the_guide(what: What, text: str) -> None:
    labels = as_labels(read_statement(text, what))
    metric = ["metric_as_objective"] if what == "objective" else []
    assert list(labels) == [*COMMON, *metric, *FIGURES]


@pytest.mark.parametrize(("what", "text"), GOALS)
def test_each_label_has_one_of_its_values(what: What, text: str) -> None:
    labels = as_labels(read_statement(text, what))
    assert labels["what"] == what
    assert labels["kind"] in get_args(Kind)
    assert labels["direction"] in get_args(Way)
    assert labels["reads_as"] in get_args(ReadsAs)
    for name in ("quantified", "vague", "bau", "compound"):
        assert isinstance(labels[name], bool)
    for name in ("baseline", "target", "delta", "deadline", "unit", "metric"):
        assert labels[name] is None or isinstance(labels[name], str)


@pytest.mark.parametrize(("what", "text"), GOALS)
def test_spans_are_pairs_within_the_text(what: What, text: str) -> None:
    labels = as_labels(read_statement(text, what))
    assert json.loads(json.dumps(labels)) == labels
    for name, (start, end) in labels["spans"].items():
        assert 0 <= start <= end <= len(text)
        if name in {"baseline", "target", "delta", "deadline", "metric"}:
            assert text[start:end] == labels[name]


def test_a_key_result_is_read_in_full() -> None:
    assert as_labels(read_statement(TEXT)) == {
        "what": "key_result",
        "kind": "outcome",
        "quantified": True,
        "vague": False,
        "bau": False,
        "compound": False,
        "direction": "down",
        "baseline": "15%",
        "target": "8%",
        "delta": None,
        "deadline": "by the end of June",
        "unit": "%",
        "metric": "churn",
        "reads_as": "key_result",
        "spans": {"kind": [0, 3], "baseline": [15, 18], "target": [22, 24], "deadline": [25, 43], "metric": [4, 9]},
    }


READS_AS: list[tuple[What, str, ReadsAs]] = [
    ("key_result", "Cut churn from 15% to 8%", "key_result"),
    ("objective", "Cut churn from 15% to 8%", "key_result"),
    ("key_result", "Response time under 5 minutes", "key_result"),
    ("key_result", "12 tenants signed", "key_result"),
    ("key_result", "Guests feel at home", "objective"),
    ("objective", "Guests feel at home", "objective"),
    ("objective", "Become the favourite employer in the region", "objective"),
    ("objective", "Launch the webshop", "initiative"),
    ("key_result", "Launch the webshop", "initiative"),
    ("key_result", "Publish five case studies", "initiative"),
    ("objective", "Hold monthly town halls", "initiative"),
    ("key_result", "Interview 15 tenants", "initiative"),
    ("objective", "Gross margin", "kpi"),
    ("key_result", "Staff turnover", "kpi"),
    ("key_result", "Maintain 99.9% uptime", "kpi"),
    ("kpi", "Customer churn", "kpi"),
]


@pytest.mark.parametrize(("what", "text", "reads_as"), READS_AS)
def test_what_a_sentence_is_whatever_it_is_called(what: What, text: str, reads_as: ReadsAs) -> None:
    assert read_statement(text, what).reads_as == reads_as


# -- the command ----------------------------------------------------------------------------------------


def run(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    written = "".join(json.dumps(line) + "\n" for line in lines)
    done = CliRunner().invoke(command, ["--input", "-", "--format", "jsonl"], input=written)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def test_a_line_is_written_for_each_line_that_is_read() -> None:
    asked = [{"id": f"s{at}", "what": what, "text": text} for at, (what, text) in enumerate(GOALS) if text]
    answered = run(asked)
    assert [row["id"] for row in answered] == [row["id"] for row in asked]
    assert [row["what"] for row in answered] == [row["what"] for row in asked]
    for row in answered:
        extra = ["metric_as_objective"] if row["what"] == "objective" else []
        assert list(row) == ["id", *COMMON, *extra, *FIGURES]


def test_the_command_writes_what_the_package_reads() -> None:
    (row,) = run([{"id": "a", "what": "key_result", "text": TEXT, "objective": "Members stay"}])
    assert row == {"id": "a", **as_labels(read_statement(TEXT))}


def test_spans_count_code_points() -> None:
    text = "🎉 Größe: cut churn from 15% to 8%"
    (row,) = run([{"id": "a", "what": "key_result", "text": text}])
    start, end = row["spans"]["target"]
    assert text[start:end] == row["target"] == "8%"


# -- terms ----------------------------------------------------------------------------------------------


def test_a_metric_is_known_by_its_telling_words() -> None:
    assert terms_in("The average waiting times of our patients") == terms_in("waiting time, patient")
    assert same_metric(terms_in("energy costs"), "Energy cost per site")
    assert not same_metric(terms_in("energy costs"), "heating")
    assert not same_metric(frozenset(), "heating")


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Increase revenue", "Revenue increase", 1, 1),
        ("Tenants trust us", "Tenants trust our advice", 0.5, 0.99),
        ("Open a clinic", "Plant oaks", 0, 0),
        ("", "", 0, 0),
    ],
)
def test_texts_are_alike_by_the_words_that_they_share(one: str, other: str, least: float, most: float) -> None:
    assert least <= alike(one, other) <= most
    assert alike(one, other) == alike(other, one)
