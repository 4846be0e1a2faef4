"""No advice of the seeds is left to nothing: every sentence has its checks, and every check is there."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli import _COMMANDS as COMMANDS
from docs.coverage import Advice, Answer, Heading, Known, Seed, as_page, holes, read_seeds, what_there_is
from tests.seeds.test_seed_examples import SEEDS

SHARED = Path(__file__).parents[3] / "shared"
MAP = SHARED / "seeds" / "map.csv"
RULEBOOK = SHARED / "RULES.md"
with_shared = pytest.mark.skipif(not MAP.is_file(), reason="the shared seeds are not on this machine")

ADVICE = [(seed, advice) for seed in read_seeds() for heading in seed.headings for advice in heading.advice]
LATER = re.compile(r"G\d{3}|T602|T603|T610")
ANSWERING = ("ask", "choose", "statement", "score", "xmatrix", "canvas")


def known(**changes: object) -> Known:
    there = Known({"K204"}, {"ask"}, {"A002": Answer("reading.md", "ask")}, what_there_is().to_come)
    return there._replace(**changes)  # type: ignore[arg-type]


def seeds_with(*checks: str) -> list[Seed]:
    return [Seed("000", "an article", (Heading("A part", (Advice("Do it well.", (1,), checks),)),))]


def test_every_sentence_stands_in_one_line() -> None:
    rows = sorted(row for _, advice in ADVICE for row in advice.rows)
    assert rows == list(range(1, 250))


def test_nothing_is_left_to_nothing() -> None:
    assert holes(read_seeds(), what_there_is()) == []


@pytest.mark.parametrize("check", ["K204", "A002", "T602", "T603", "T610"])
def test_what_is_there_or_comes_later_is_no_hole(check: str) -> None:
    assert holes(seeds_with(check), known()) == []


@pytest.mark.parametrize(
    ("check", "there", "why"),
    [
        ("K999", known(), "neither a rule nor an answer"),
        ("T601", known(), "neither a rule nor an answer"),
        ("G5", known(), "neither a rule nor an answer"),
        ("A002", known(commands=set()), "no command `ask`"),
        ("A002", known(answers={"A002": Answer("nowhere.md", "ask")}), "no page nowhere.md"),
    ],
)
def test_a_hole_is_told_with_its_reason(check: str, there: Known, why: str) -> None:
    (told,) = holes(seeds_with(check), there)
    assert told.startswith(f"{check}: ")
    assert why in told
    assert "seed 000, A part" in told


def test_advice_without_a_check_is_a_hole() -> None:
    assert len(holes(seeds_with(), known())) == 1


def test_every_hole_is_told_at_once() -> None:
    assert len(holes(seeds_with("K998", "K204", "K999"), known())) == 2


@pytest.mark.parametrize(
    ("checks", "state"),
    [
        (("K204", "A002"), "carried out"),
        (("G501",), "to come"),
        (("K204", "G501", "T602"), "in part; G501, T602 to come"),
    ],
)
def test_the_state_is_looked_up(checks: tuple[str, ...], state: str) -> None:
    assert as_page(seeds_with(*checks), known()).splitlines()[-1].endswith(f"| {state} |")


def test_a_check_that_came_is_carried_out() -> None:
    page = as_page(seeds_with("G501"), known(rules={"G501"}))
    assert "| [G501](rules/G501.md) | carried out |" in page


def test_a_hole_ends_the_run() -> None:
    """The command says what is missing, writes nothing and fails."""
    script = (
        "import sys, docs.coverage as c, docs.generate as g\n"
        "c.read_seeds = lambda: [c.Seed('000', 'a', (c.Heading('A part', (c.Advice('Do.', (1,), ('K999',)),)),))]\n"
        "sys.exit(g.main())"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert done.returncode == 1
    assert "K999: neither a rule nor an answer" in done.stderr
    assert done.stdout == ""


def rows_of_the_map() -> list[dict[str, str]]:
    with MAP.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@with_shared
def test_every_row_of_the_map_has_at_least_its_checks() -> None:
    by_row = {row: (seed.id, set(advice.checks)) for seed, advice in ADVICE for row in advice.rows}
    rows = rows_of_the_map()
    assert {int(row["row"]) for row in rows} == set(by_row)
    for row in rows:
        seed, checks = by_row[int(row["row"])]
        assert row["seed"].startswith(f"{seed}_"), row["row"]
        assert set(row["checks"].split()) <= checks, row["row"]


@with_shared
def test_every_check_of_the_rulebook_is_a_rule_or_an_answer() -> None:
    """As a user sees it: `rules --format json`, or a command that answers."""
    done = subprocess.run(
        [sys.executable, "-m", "advisor", "rules", "--format", "json"], capture_output=True, text=True, check=True
    )
    listed = {rule["id"] for rule in json.loads(done.stdout)}
    answers = what_there_is().answers
    assert set(ANSWERING) <= set(COMMANDS)
    wanted = {check for row in rows_of_the_map() for check in row["checks"].split()}
    wanted |= set(re.findall(r"^\| ([A-Z]\d{3}) \|", RULEBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert len(wanted) > 120
    missing = sorted(check for check in wanted - listed if not LATER.fullmatch(check))
    assert [check for check in missing if check not in answers] == []
    for check in missing:
        assert answers[check].command in ANSWERING or check == "A005", check


@with_shared
def test_every_example_of_the_seeds_is_tested() -> None:
    """Those that need more than one goal are scenarios."""
    wanted = {int(row["row"]) for row in rows_of_the_map() if "A005" in row["checks"].split()}
    assert wanted == {seed.row for seed in SEEDS}


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@with_shared
def test_the_advice_stands_in_our_own_words() -> None:
    seeds = f" {' '.join(plain(path.read_text(encoding='utf-8')) for path in sorted(MAP.parent.glob('*.txt')))} "
    for _, advice in ADVICE:
        words = plain(advice.says).split()
        for at in range(len(words) - 5):
            assert f" {' '.join(words[at : at + 6])} " not in seeds, advice.says
