"""Contracts in the settings: what they may say, and every mistake told at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor import Settings, SettingsError, gather_settings
from advisor.engine.contracts import Carried, Independent, Reaches, read_contracts
from advisor.engine.passing import under
from advisor.engine.registry import registry
from advisor.engine.settings import Layer, resolve

REACHES = {"type": "reaches", "from": "team", "to": "company"}
STRETCH = {"type": "independent", "from": "committed", "on": "aspirational"}
LEVELS = "company, department, team or individual"
CARRIED = {"type": "carried", "level": "company", "at_least": 2}


def settings_of(*layers: dict[str, Any]) -> Settings:
    return resolve([Layer(f"layer {at}", data) for at, data in enumerate(layers, 1)], registry())


def wrong(*contracts: Any) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        settings_of({"contracts": list(contracts)})
    return [f"{each.message} {each.hint or ''}".strip() for each in caught.value.problems]


def test_a_contract_without_a_name_is_called_by_what_it_says() -> None:
    contracts, problems = read_contracts([REACHES | {"within": 3}, STRETCH, CARRIED])
    assert problems == []
    assert [each.name for each in contracts] == [
        "Every team objective reaches a company objective within 3 steps",
        "No committed goal depends on an aspirational one",
        "Every company objective is carried by at least 2 teams",
    ]
    reaches, independent, carried = contracts
    assert isinstance(reaches, Reaches) and (reaches.start, reaches.within, reaches.severity) == (("team",), 3, "error")
    assert isinstance(independent, Independent) and independent.within == 1
    assert isinstance(carried, Carried) and carried.at_least == 2


def test_levels_may_be_a_list_and_goals_excepted() -> None:
    ((contract,), problems) = read_contracts([REACHES | {"from": ["team", "department"], "except": ["O3"]}])
    assert problems == [] and isinstance(contract, Reaches)
    assert set(contract.start) == {"department", "team"} and contract.excepted == {"O3"}


@pytest.mark.parametrize(
    ("contract", "told"),
    [
        ({"name": "Ours"}, "contract 1 ('Ours'): it has no type There are: carried, independent, reaches."),
        ({"type": "reach"}, "contract 1: there is no type 'reach' Did you mean 'reaches'?"),
        (REACHES | {"form": "team"}, "contract 1: unknown key 'form' Did you mean 'from'?"),
        ({"type": "reaches", "from": "team"}, "contract 1: 'to' is missing"),
        (
            REACHES | {"to": "companies"},
            "contract 1: to must be company, department, team or individual, found 'companies' Did you mean 'company'?",
        ),
        (
            REACHES | {"from": ["tem"]},
            f"contract 1: from must be {LEVELS}, or a list of them, found 'tem' Did you mean 'team'?",
        ),
        (REACHES | {"within": 0}, "contract 1: within must be a whole number of 1 or more, found 0"),
        (REACHES | {"within": True}, "contract 1: within must be a whole number of 1 or more, found True"),
        (
            REACHES | {"to": "team"},
            "contract 1: it leads from team to team: every goal of that level is there already",
        ),
        (STRETCH | {"on": "committed"}, "contract 1: 'from' and 'on' both name committed"),
        (CARRIED | {"by": "people"}, "contract 1: by must be teams, found 'people'"),
        (CARRIED | {"at_least": 50}, "contract 1: at_least must be a whole number from 1 to 49, found 50"),
        (CARRIED | {"severity": "bad"}, "contract 1: severity must be error, warning or info, found 'bad'"),
        (CARRIED | {"except": "O1"}, "contract 1: except must be a list of ids, found 'O1' Write except = [\"O3\"]."),
        (CARRIED | {"name": " "}, "contract 1: name must be a text, found ' '"),
        (CARRIED | {"level": {}}, "contract 1: level must be company, department, team or individual, found {}"),
    ],
)
def test_a_mistake_says_where_it_is_and_what_was_meant(contract: dict[str, Any], told: str) -> None:
    assert wrong(contract) == [f"layer 1: {told}"]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(wrong({"type": "reaches", "form": 1, "withn": 2}, {"type": "x"}, CARRIED, CARRIED)) == 6
    with pytest.raises(SettingsError, match="list of tables"):
        settings_of({"contracts": {"type": "reaches"}})


def test_a_stronger_layer_replaces_the_contracts_of_a_weaker_one() -> None:
    made = settings_of({"contracts": [REACHES]}, {"contracts": [CARRIED]})
    assert [each.type for each in made.contracts] == ["carried"]
    assert made.origins["contracts"] == "layer 2"
    assert settings_of().contracts == ()


def test_they_hold_under_every_profile() -> None:
    made = settings_of({"contracts": [REACHES]})
    assert under(made, "strict", registry()).contracts == made.contracts


def test_they_are_read_from_both_kinds_of_file(tmp_path: Path) -> None:
    text = '[[PREFIXcontracts]]\ntype = "carried"\nlevel = "company"\nat_least = 2\n'
    for name, prefix in (("okr-advisor.toml", ""), ("pyproject.toml", "tool.okr-advisor.")):
        (tmp_path / name).write_text(text.replace("PREFIX", prefix), encoding="utf-8")
        assert len(gather_settings(tmp_path / "plan.yaml").contracts) == 1
        (tmp_path / name).unlink()
