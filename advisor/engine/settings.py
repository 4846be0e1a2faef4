"""Settings: what the profile, the settings file and the command line say, each with where it came from.

Precedence, highest first: command line, settings file (the closest
`okr-advisor.toml`, or `[tool.okr-advisor]` of the closest `pyproject.toml`),
profile, defaults.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from advisor.domain.finding import Severity
from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.engine.options import did_you_mean, fits, kind_of
from advisor.engine.registry import Registry
from advisor.engine.rule import Rule
from advisor.errors import Problem, SettingsError

if TYPE_CHECKING:
    from advisor.engine.contracts import Contract

PROFILES = Path(__file__).parent / "profiles"
FILE_NAME = "okr-advisor.toml"
_KEYS = {"profile", "select", "ignore", "on", "severity", "rules", "limits", "suppressions", "contracts"}
DEFAULT_PROFILE = "seeds"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an audit goes by.

    `on` are rules that are off by default and run here, those of all layers;
    `severity` and `options` are by rule id; `suppressions` says whether those in
    plans hold; `contracts` are what the plan's links must keep (docs/settings.md);
    `origins` says for every key where its value came from.
    """

    profile: str = DEFAULT_PROFILE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    suppressions: bool = True
    origins: Mapping[str, str] = field(default_factory=dict)
    contracts: tuple[Contract, ...] = ()

    def chosen_severity(self, rule: str) -> Severity | None:
        """The severity that someone set for a rule; None where only the profile did, or nobody."""
        of_profile = self.origins.get(f"severity.{rule}") == f"profile {self.profile}"
        return None if of_profile else self.severity.get(rule)

    def active(self, rules: Registry) -> tuple[Rule, ...]:
        """The rules that run: those selected, or all that are on, less those ignored."""
        selected = [rule for name in self.select for rule in rules.matching(name)]
        chosen = {rule.id for rule in (selected or [rule for rule in rules if rule.on or rule.id in self.on])}
        chosen -= {rule.id for name in self.ignore for rule in rules.matching(name)}
        return tuple(rule for rule in rules if rule.id in chosen)


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of settings: its name for people, and its data."""

    origin: str
    data: Mapping[str, Any]


@cache
def profile_names() -> tuple[str, ...]:
    """The profiles that there are, the default first."""
    names = sorted(path.stem for path in PROFILES.glob("*.toml"))
    return (DEFAULT_PROFILE, *(name for name in names if name != DEFAULT_PROFILE))


def read_profile(name: str) -> Layer:
    """A profile as a layer of settings; it must be one of `profile_names`."""
    with (PROFILES / f"{name}.toml").open("rb") as file:
        return Layer(f"profile {name}", tomllib.load(file))


def find_settings(start: Path) -> Path | None:
    """The closest settings file, from a file's folder upwards.

    Raises:
        SettingsError: a file on the way may hold settings and cannot be read.
    """
    start = Path(os.path.realpath(start))  # unlike Path.resolve, it takes any path: loops, and names too long
    for folder in (start, *start.parents) if os.path.isdir(start) else start.parents:
        own, project = folder / FILE_NAME, folder / "pyproject.toml"
        if os.path.isfile(own):
            return own
        if os.path.isfile(project) and b"[tool.okr-advisor" in _bytes(project):
            return project
    return None


def read_settings(path: Path) -> Layer:
    """A settings file as a layer.

    Raises:
        SettingsError: it is missing or is not TOML; with line and column.
    """
    raw = _bytes(path)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        raise SettingsError(
            Problem("the settings file is not UTF-8 text", Place(str(path)), "Save it as UTF-8.")
        ) from None
    except RecursionError:
        raise SettingsError(Problem("the settings are nested too deep", Place(str(path)))) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_not_toml(str(error), text, path)) from None
    if path.name == "pyproject.toml":
        tool = data.get("tool")
        data = tool.get("okr-advisor", {}) if isinstance(tool, dict) else {}
    if not isinstance(data, dict):
        raise SettingsError(Problem(f"tool.okr-advisor must be a table, found {data!r}", Place(str(path))))
    return Layer(str(path), data)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            Problem(f"the settings file cannot be read: {error.strerror or error}", Place(str(path)))
        ) from None


def _not_toml(said: str, text: str, path: Path) -> Problem:
    """What is said of broken TOML; the reader puts the place into its words."""
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", said, re.DOTALL)
    if found is None:
        return Problem(f"the settings are not TOML: {said}", Place(str(path)))
    last = text.split("\n")
    line, column = (int(found[2]), int(found[3])) if found[2] else (len(last), len(last[-1]) + 1)
    return Problem(f"the settings are not TOML: {found[1]}", Place(str(path), line, column))


def resolve(layers: Iterable[Layer], rules: Registry) -> Settings:
    """One set of settings from layers, the weakest first; a profile named in a layer goes below all of them.

    Raises:
        SettingsError: an unknown key, rule, option or value; all of them at once.
    """
    given = list(layers)
    named = [layer.data["profile"] for layer in given if layer.data.get("profile") in profile_names()]
    base = read_profile(named[-1] if named else DEFAULT_PROFILE)
    merged = _Merger(rules)
    merged.take(Layer(base.origin, {key: value for key, value in base.data.items() if key in _KEYS - {"profile"}}))
    for layer in given:
        merged.take(layer)
    if merged.problems:
        raise SettingsError(merged.problems)
    return Settings(
        merged.profile, merged.select, merged.ignore, tuple(merged.on), merged.severity, merged.options, merged.limits,
        merged.suppressions, {"profile": "default", **merged.origins}, merged.contracts,
    )  # fmt: skip


class _Merger:
    """Takes layers one by one, weakest first, and collects what is wrong with them."""

    def __init__(self, rules: Registry) -> None:
        self.rules = rules
        self.profile = DEFAULT_PROFILE
        self.suppressions = True
        self.select: tuple[str, ...] = ()
        self.ignore: tuple[str, ...] = ()
        self.on: list[str] = []
        self.severity: dict[str, Severity] = {}
        self.options: dict[str, dict[str, Any]] = {}
        self.limits: dict[str, int] = {}
        self.origins: dict[str, str] = {}
        self.contracts: tuple[Contract, ...] = ()
        self.problems: list[Problem] = []

    def take(self, layer: Layer) -> None:
        """Lay one layer over what is there."""
        for key in layer.data:
            if key not in _KEYS:
                self._wrong(
                    layer,
                    f"unknown setting '{key}'",
                    did_you_mean(key, _KEYS) or f"There are: {', '.join(sorted(_KEYS))}.",
                )
        if layer.data.get("profile") is not None:
            self._profile(layer, layer.data["profile"])
        if layer.data.get("suppressions") is not None:
            self._suppressions(layer, layer.data["suppressions"])
        if layer.data.get("contracts") is not None:
            self._contracts(layer, layer.data["contracts"])
        for key in ("select", "ignore"):
            if layer.data.get(key) is not None:
                setattr(self, key, self._names(layer, key))
                self.origins[key] = layer.origin
        if layer.data.get("on") is not None:
            self._turn_on(layer)
        for name, value in self._table(layer, "severity").items():
            self._severity(layer, name, value)
        for name, value in self._table(layer, "rules").items():
            self._options(layer, name, value)
        for name, value in self._table(layer, "limits").items():
            self._limit(layer, name, value)

    def _wrong(self, layer: Layer, message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(f"{layer.origin}: {message}", hint=hint))

    def _profile(self, layer: Layer, name: Any) -> None:
        there_are = f"There are: {', '.join(profile_names())}."
        if name in profile_names():
            self.profile = name
            self.origins["profile"] = layer.origin
        elif isinstance(name, str) and name:
            self._wrong(layer, f"there is no profile '{name}'", did_you_mean(name, profile_names()) or there_are)
        else:
            self._wrong(layer, f"profile must be a name, found {name!r}", there_are)

    def _suppressions(self, layer: Layer, value: Any) -> None:
        if isinstance(value, bool):
            self.suppressions = value
            self.origins["suppressions"] = layer.origin
        else:
            self._wrong(layer, f"suppressions must be true or false, found {value!r}")

    def _contracts(self, layer: Layer, value: Any) -> None:
        from advisor.engine.contracts import read_contracts

        self.contracts, wrong = read_contracts(value)
        self.origins["contracts"] = layer.origin
        for message, hint in wrong:
            self._wrong(layer, message, hint)

    def _turn_on(self, layer: Layer) -> None:
        for rule in (rule for name in self._names(layer, "on") for rule in self.rules.matching(name)):
            if rule.id not in self.on:
                self.on.append(rule.id)
                self.origins[f"on.{rule.id}"] = layer.origin

    def _table(self, layer: Layer, key: str) -> Mapping[str, Any]:
        value = layer.data.get(key, {})
        if not isinstance(value, Mapping):
            self._wrong(layer, f"{key} must be a table, found {value!r}")
            return {}
        return value

    def _names(self, layer: Layer, key: str) -> tuple[str, ...]:
        value = layer.data[key]
        if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
            self._wrong(
                layer,
                f"{key} must be a list of rules, found {value!r}",
                f'Write {key} = ["K204", "timid-aspirational"].',
            )
            return ()
        for name in value:
            if not self.rules.matching(name):
                self._wrong(
                    layer,
                    f"unknown rule '{name}' in {key}",
                    self._meant(name),
                )
        return tuple(value)

    def _meant(self, name: str) -> str:
        close = self.rules.close_to(name)
        return f"Did you mean '{close}'?" if close else "`okr-advisor rules` lists them."

    def _rule(self, layer: Layer, name: str, where: str) -> Rule | None:
        found = self.rules.find(name)
        if found is None:
            self._wrong(
                layer,
                f"unknown rule '{name}' in {where}",
                self._meant(name),
            )
        return found

    def _severity(self, layer: Layer, name: str, value: Any) -> None:
        rule = self._rule(layer, name, "severity")
        if rule is None:
            return
        if value not in get_args(Severity):
            self._wrong(layer, f"severity of {name} must be error, warning or info, found {value!r}")
        elif value == "error" and rule.words:
            self._wrong(
                layer,
                f"{rule.id} rests on words alone and cannot be an error",
                "Raise --fail-level to warning instead.",
            )
        else:
            self.severity[rule.id] = value
            self.origins[f"severity.{rule.id}"] = layer.origin

    def _options(self, layer: Layer, name: str, value: Any) -> None:
        rule = self._rule(layer, name, "rules")
        if rule is None:
            return
        if not isinstance(value, Mapping):
            self._wrong(layer, f"rules.{name} must be a table of options, found {value!r}")
            return
        known = {option.name: option for option in rule.options}
        for key, given in value.items():
            option = known.get(key)
            if option is None:
                self._wrong(
                    layer,
                    f"{rule.id} has no option '{key}'",
                    did_you_mean(key, known) or f"It has: {', '.join(known) or 'none'}.",
                )
            elif not fits(option, given):
                self._wrong(layer, f"option {key} of {rule.id} must be {kind_of(option)}, found {given!r}")
            else:
                self.options.setdefault(rule.id, {})[key] = tuple(given) if isinstance(given, list) else given
                self.origins[f"rules.{rule.id}.{key}"] = layer.origin

    def _limit(self, layer: Layer, name: str, value: Any) -> None:
        known = [each.name for each in fields(Limits)]
        if name not in known:
            self._wrong(
                layer, f"unknown limit '{name}'", did_you_mean(name, known) or f"There are: {', '.join(known)}."
            )
        elif not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self._wrong(layer, f"limit {name} must be a whole number above 0, found {value!r}")
        else:
            self.limits[name] = value
            self.origins[f"limits.{name}"] = layer.origin
