"""The chooser: every verdict, honest gaps, and what holds for any answers."""

from __future__ import annotations

import json
from itertools import combinations, product

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.choose import UNITS, Choice, choose, questions
from advisor.cli.choose import command
from advisor.reporters.choice_report import as_data, as_text, label
from tests.cli.conftest import Run

SEEDS = {"000", "001", "002", "003", "004"}
ANY = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from(list(question.options)) for name, question in questions().items()},
        UNITS: st.integers(1, 40),
    },
)


def pick(**answers: str | int) -> Choice:
    return choose({name.replace("_", "-"): answer for name, answer in answers.items()})


def beside(choice: Choice) -> list[str]:
    return [extra.id for extra in choice.extras]


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"purpose": "run", "rhythm": "continuous"}, "kpi"),
        ({"purpose": "run", "ground": "known", "expect": "full", "set_by": "management"}, "kpi"),
        ({"ground": "known", "rhythm": "continuous", "company": "established"}, "kpi"),
        ({"purpose": "change", "expect": "full", "ground": "known"}, "committed-okr"),
        ({"purpose": "change", "rhythm": "cycle", "miss": "not"}, "committed-okr"),
        ({"purpose": "change", "ground": "new", "expect": "most"}, "aspirational-okr"),
        ({"ground": "new", "expect": "most", "company": "pivot"}, "aspirational-okr"),
        ({"purpose": "change", "rhythm": "cycle", "miss": "forgiven"}, "aspirational-okr"),
        ({"purpose": "change", "rhythm": "cycle"}, "okr"),
        ({"purpose": "both", "rhythm": "cycle"}, "both"),
        ({"purpose": "change", "rhythm": "continuous", "ground": "known"}, "both"),
        ({"purpose": "run", "ground": "new", "rhythm": "cycle"}, "both"),
    ],
)
def test_each_verdict(answers: dict[str, str], verdict: str) -> None:
    assert pick(**answers).verdict == verdict


def test_both_says_what_kind_of_okr() -> None:
    chosen = pick(purpose="both", expect="most", ground="new")
    assert (chosen.verdict, chosen.commitment, chosen.settle) == ("both", "aspirational", None)
    assert "aspirational OKRs" in label(chosen)


@pytest.mark.parametrize(
    ("answers", "extra"),
    [
        ({"first_time": "yes", "units": 8}, "pilot"),
        ({"first_time": "yes"}, "pilot"),
        ({"first_time": "yes", "units": 1}, "pilot"),
        ({"horizon": "years"}, "x-matrix"),
        ({"level": "company", "units": 5}, "x-matrix"),
        ({"baseline": "unknown"}, "baseline"),
        ({"level": "person"}, "team-okr"),
        ({"expect": "most"}, "guard"),
    ],
)
def test_what_stands_beside_an_okr(answers: dict[str, str | int], extra: str) -> None:
    assert extra in beside(pick(purpose="change", rhythm="cycle", **answers))


def test_a_kpi_needs_no_pilot_and_no_matrix() -> None:
    chosen = pick(purpose="run", rhythm="continuous", first_time="yes", units=9, horizon="years", baseline="unknown")
    assert chosen.verdict == "kpi" and beside(chosen) == ["baseline"]


def test_those_who_know_okrs_need_no_pilot() -> None:
    assert "pilot" not in beside(pick(purpose="change", rhythm="cycle", first_time="no", units=9))
    assert "x-matrix" not in beside(pick(purpose="change", rhythm="cycle", level="company", units=9, horizon="year"))


def test_without_enough_answers_there_is_no_verdict_but_what_would_settle_it() -> None:
    for answers in ({}, {"company": "young"}, {"first-time": "yes"}, {"ground": "known", "set-by": "team"}):
        chosen = choose(answers)
        assert chosen.verdict is None and not chosen.extras
        assert chosen.settle is not None and chosen.settle.id == "purpose"
        said = " ".join(as_text(chosen).split())
        assert "Not enough to say" in said and "--purpose run|change|both" in said


def test_a_purpose_alone_needs_one_more_answer() -> None:
    chosen = pick(purpose="change")
    assert chosen.verdict is None and chosen.settle is not None
    known = [choose({"purpose": "change", chosen.settle.id: name}).verdict for name in chosen.settle.options]
    assert all(known)


def test_an_okr_of_unknown_kind_asks_for_what_tells_it() -> None:
    chosen = pick(purpose="change", rhythm="cycle")
    assert chosen.settle is not None and chosen.settle.id == "expect"


def test_answers_that_contradict_each_other_are_told() -> None:
    chosen = pick(purpose="change", ground="new", expect="full", miss="not")
    assert {clash.second for clash in chosen.clashes} == {("ground", "new")}
    assert "60 to 70 percent" in as_text(chosen)
    assert not pick(purpose="change", ground="new", expect="most").clashes


@given(ANY)
def test_any_answers_give_a_verdict_or_say_what_is_missing(answers: dict[str, str | int]) -> None:
    chosen = choose(answers)
    assert (chosen.verdict is not None) or (chosen.settle is not None and chosen.settle in chosen.missing)
    assert len(chosen.reasons) + len(chosen.missing) == len(questions())
    assert chosen.settle is None or chosen.settle.id not in answers
    assert as_text(chosen) and json.dumps(as_data(chosen))


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: dict[str, str | int], random: object) -> None:
    names = list(answers)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert choose({name: answers[name] for name in names}) == choose(answers)


def test_every_two_answers_are_judged() -> None:
    """All pairs, not a sample: nothing that pulls the same way ends in nothing or in the other side."""
    for first, second in combinations(questions().values(), 2):
        for a, b in product(first.options.values(), second.options.values()):
            verdict = choose({first.id: a.name, second.id: b.name}).verdict
            if verdict == "kpi":
                assert a.kpi or b.kpi
            elif verdict is not None:
                assert a.okr or b.okr or verdict == "both"


@given(ANY)
def test_a_bolder_answer_never_turns_an_okr_into_a_kpi(answers: dict[str, str | int]) -> None:
    if choose(answers).verdict in ("okr", "aspirational-okr") and "ground" not in answers:
        assert choose({**answers, "ground": "new"}).verdict != "kpi"


def test_every_answer_has_its_reason_and_source() -> None:
    for question in questions().values():
        assert question.ask.endswith("?") and question.settles
        for option in question.options.values():
            assert option.because and option.sources
            assert {origin.source for origin in option.sources} <= SEEDS


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"purpose": "walk"}, {UNITS: 0}, {UNITS: "many"}])
def test_what_is_no_answer_is_refused(wrong: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        choose(wrong)


def test_the_command_takes_flags(run: Run) -> None:
    done = run(
        "choose", "--purpose", "change", "--ground", "new", "--expect", "most", "--first-time", "yes", "--units", "6"
    )
    assert done.code == 0 and done.out.startswith("An aspirational OKR")
    assert "pilot" in done.out and "seed 002, Pro tip" in done.out
    data = json.loads(run("choose", "--purpose", "run", "--rhythm", "continuous", "--format", "json").out)
    assert data["verdict"] == "kpi" and data["reasons"][0]["pulls"] == {"kpi": 3}
    assert json.loads(run("choose", "--company", "young", "--format", "json").out)["settle"]["question"] == "purpose"


def test_every_question_is_a_flag() -> None:
    flags = {option for param in command.params for option in param.opts}
    assert {f"--{name}" for name in questions()} | {"--units"} <= flags


def test_without_flags_and_terminal_it_says_how(run: Run) -> None:
    done = run("choose")
    assert done.code == 2 and "--purpose" in done.err


def test_in_a_terminal_it_asks_one_by_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(["change", "new", "", "most", *[""] * 6, "yes", "4"])

    def prompt(text: str, **options: object) -> object:
        answer = next(said)
        return (int(answer) if answer.isdigit() else answer) or options["default"]

    monkeypatch.setattr("advisor.cli.choose._in_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    done = run("choose")
    assert done.out.startswith("An aspirational OKR") and "4 teams at once" in done.out
