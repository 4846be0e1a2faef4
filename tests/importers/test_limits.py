"""Limits, each a setting, and input that is made to cost much."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from advisor.domain.limits import Limits
from advisor.errors import InvalidPlan, PlanError, Problem, UnreadablePlan
from advisor.importers.from_json import read_json
from advisor.importers.from_yaml import read_yaml
from advisor.importers.load import load_file, load_text
from tests.importers.reading import effort, problems_of, where


def plan(count: int = 1, title: str = "NPS 55") -> str:
    return "objectives:\n" + f"  - title: {title}\n" * count


def nested(depth: int, opening: str = "[", closing: str = "]") -> str:
    return opening * depth + closing * depth


def aliases(count: int) -> str:
    return "owner: &ada Ada\nowners: [" + ", ".join(["*ada"] * count) + "]\n"


def bomb(levels: int, width: int, merge: bool = False) -> str:
    """Lists (or mappings) of aliases to lists of aliases: a few lines that unfold to width ** levels values."""
    lines = ["a0: &a0 " + ("{k: v}" if merge else "[" + ", ".join(["boom"] * width) + "]")]
    for level in range(1, levels):
        inner = [f"*a{level - 1}"] * width
        value = ", ".join(f"k{at}: {alias}" for at, alias in enumerate(inner)) if merge else ", ".join(inner)
        lines.append(f"a{level}: &a{level} " + (f"{{{value}}}" if merge else f"[{value}]"))
    return "\n".join(lines) + "\n"


def refusal(error: type[PlanError], read: Callable[[], object]) -> Problem:
    (problem,) = problems_of(error, read)
    assert problem.hint is not None
    return problem


# -- each limit -----------------------------------------------------------------------------------------------


def test_the_limits_are_those_of_the_design() -> None:
    assert Limits() == Limits(bytes=32 * 2**20, depth=64, aliases=100, goals=100_000, title=2_000)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Limits().depth = 7  # type: ignore[misc]


@pytest.mark.parametrize("name", ["plan.yaml", "plan.md", "plan"])
def test_a_text_may_have_as_many_bytes_as_the_limit_says(tmp_path: Path, name: str) -> None:
    text = plan(title="Größe")
    size = len(text.encode())
    too_few = Limits(bytes=size - 1)
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert load_file(path, "yaml", Limits(bytes=size)) == load_text(text, str(path), "yaml", Limits(bytes=size))
    readings: list[Callable[[], object]] = [
        lambda: load_file(path, None, too_few),
        lambda: load_text(text, name, None, too_few),
    ]
    for read in readings:
        assert refusal(UnreadablePlan, read).message == f"{size} bytes; at most {size - 1} are read"


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_yaml_may_be_as_deep_as_the_limit_says(opening: str, closing: str) -> None:
    assert read_yaml(nested(5, opening, closing), "plan.yaml", Limits(depth=5))
    problem = refusal(UnreadablePlan, lambda: read_yaml(nested(6, opening, closing), "plan.yaml", Limits(depth=5)))
    assert problem.message == "nested more than 5 deep"
    assert where(problem) == (1, 5 * len(opening) + 1)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_json_may_be_as_deep_as_the_limit_says(opening: str, closing: str) -> None:
    inner = "0" if closing == "}" else ""
    assert read_json(opening * 5 + inner + closing * 5, "plan.json", Limits(depth=5))
    problem = refusal(
        UnreadablePlan, lambda: read_json(opening * 6 + inner + closing * 6, "plan.json", Limits(depth=5))
    )
    assert problem.message == "nested more than 5 deep"
    assert where(problem) == (1, 5 * len(opening) + 1)


def test_there_may_be_as_many_aliases_as_the_limit_says() -> None:
    assert read_yaml(aliases(100), "plan.yaml")
    problem = refusal(UnreadablePlan, lambda: read_yaml(aliases(101), "plan.yaml"))
    assert problem.message == "more than 100 aliases"
    assert where(problem) == (2, 610)
    assert read_yaml(aliases(101), "plan.yaml", Limits(aliases=101))


def test_there_may_be_as_many_goals_as_the_limit_says() -> None:
    assert load_text(plan(3), "plan.yaml", limits=Limits(goals=3)).plan.objectives
    problem = refusal(InvalidPlan, lambda: load_text(plan(4), "plan.yaml", limits=Limits(goals=3)))
    assert problem.message == "4 goals in one plan; at most 3 are read"


def test_key_results_initiatives_and_kpis_count_and_teams_do_not() -> None:
    text = (
        "teams: [{name: A}, {name: B}]\nkpis: [{name: C}]\ninitiatives: [{title: D}]\n"
        "objectives: [{title: E, key_results: [{title: F}]}]\n"
    )
    assert load_text(text, "plan.yaml", limits=Limits(goals=4))
    assert refusal(InvalidPlan, lambda: load_text(text, "plan.yaml", limits=Limits(goals=3)))


@pytest.mark.parametrize(
    "template",
    [
        "objectives: [{{title: {}}}]",
        "key_results: [{{title: {}}}]",
        "kpis: [{{name: A}}]\ninitiatives: [{{title: {}}}]",
        "kpis: [{{name: A}}]\nx_matrix: {{annual: [{{title: {}}}]}}",
    ],
)
def test_a_title_may_be_as_long_as_the_limit_says(template: str) -> None:
    assert load_text(template.format("é" * 2_000), "plan.yaml")
    problem = refusal(InvalidPlan, lambda: load_text(template.format("é" * 2_001), "plan.yaml"))
    assert problem.message == "a title of 2,001 characters; at most 2,000 are read"
    assert where(problem)[1] == template.splitlines()[-1].replace("{{", "{").index("{}") + 1
    assert load_text(template.format("é" * 2_001), "plan.yaml", limits=Limits(title=2_001))


# -- bombs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize(
    ("levels", "width", "said"), [(9, 9, "unfold to more than 5,000,000"), (40, 40, "100 aliases")]
)
def test_a_bomb_is_refused_before_it_goes_off(levels: int, width: int, said: str, merge: bool) -> None:
    text = bomb(levels, width, merge)
    problem = refusal(UnreadablePlan, lambda: load_text(text, "plan.yaml"))
    assert said in problem.message
    assert where(problem)[0] in range(2, levels + 1)
    assert effort(lambda: problems_of(UnreadablePlan, lambda: read_yaml(text, "plan.yaml"))) < 20 * len(text)


def test_how_far_aliases_unfold_can_be_changed() -> None:
    assert read_yaml(bomb(3, 3), "plan.yaml", Limits(nodes=100))
    with pytest.raises(UnreadablePlan, match="unfold to more than 50 values"):
        read_yaml(bomb(3, 3), "plan.yaml", Limits(nodes=50))


def test_mappings_that_merge_mappings_are_counted() -> None:
    fields = ", ".join(f"k{at}: {at}" for at in range(100))
    text = f"a: &a {{{fields}}}\nb:\n" + "  - {<<: *a}\n" * 50
    with pytest.raises(UnreadablePlan, match="unfold to more than 2,000 values"):
        read_yaml(text, "plan.yaml", Limits(nodes=2_000))


@pytest.mark.parametrize("make", [read_yaml, read_json], ids=["yaml", "json"])
@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_endless_nesting_costs_no_more_than_the_limit(make: Callable[[str, str], object], opening: str) -> None:
    deep = opening * 50_000
    cost = effort(lambda: problems_of(UnreadablePlan, lambda: make(deep, "plan")))
    assert cost < 5_000


HOSTILE: dict[str, Callable[[int], str]] = {
    "aliases without anchors": lambda n: "a: [" + "*a, " * n,
    "double fields": lambda n: "a: 1\n" * n,
    "unknown tags": lambda n: "- !a b\n" * n,
    "anchors": lambda n: "".join(f"- &a{at} b\n" for at in range(n)),
    "merges": lambda n: "a: &a {b: c}\nd:\n" + "".join(f"  k{at}: {{<<: {{b: c}}}}\n" for at in range(n)),
    "quotes": lambda n: "- '" * n,
    "documents": lambda n: "---\n" * n,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_yaml_is_at_most_twice_the_work(make: Callable[[int], str]) -> None:
    def cost(count: int) -> int:
        def read() -> None:
            with suppress(UnreadablePlan):
                read_yaml(make(count), "plan.yaml")

        return effort(read)

    assert cost(4_000) <= 2.3 * cost(2_000) + 3_000
