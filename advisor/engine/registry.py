"""The rules that there are: our own and other people's, all through one door.

The siblings named in `DEFAULT_PLUGINS` and every entry point of the group
`okr_advisor.rules` are packages whose modules are walked for classes that carry
`@rule`. What is found is checked when it registers, so that a broken pack says
so at once and not in the middle of an audit.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import get_args

from advisor.domain.finding import Confidence, Severity
from advisor.domain.plan import Initiative, KeyResult, Kpi, Objective, Plan, Team
from advisor.engine.facts import unknown
from advisor.engine.rule import REQUIRED_HEADINGS, Rule
from advisor.errors import PluginError

DEFAULT_PLUGINS = ("rules",)
ENTRY_POINTS = "okr_advisor.rules"
DISTRIBUTION = "okr-advisor"
SUBJECTS = (Plan, Team, Objective, KeyResult, Kpi, Initiative)
_MISTAKEN = str.maketrans("OIL", "011")


class Registry:
    """Rules by id and by slug; both are accepted everywhere."""

    def __init__(self) -> None:
        self.rules: dict[str, Rule] = {}
        self._names: dict[str, str] = {}

    def add(self, rule: Rule) -> None:
        """Register a rule.

        Raises:
            PluginError: its id or slug is taken, or something that every rule has is missing.
        """
        check_shape(rule)
        for name in (rule.id, rule.slug):
            if name in self._names:
                other = self.rules[self._names[name]]
                raise PluginError(
                    f"rule {rule.id} ({rule.slug}) from {rule.pack}: '{name}' is already the name of "
                    f"{other.id} from {other.pack}"
                )
        self.rules[rule.id] = rule
        self._names |= {rule.id: rule.id, rule.slug: rule.id}

    def find(self, name: str) -> Rule | None:
        """A rule by its id or slug, whatever the case."""
        found = self._names.get(name) or self._names.get(name.upper()) or self._names.get(name.lower())
        return self.rules[found] if found else None

    def matching(self, name: str) -> tuple[Rule, ...]:
        """Rules by id, slug or the beginning of an id (`K2`, `O`), as `--select` takes them."""
        one = self.find(name)
        if one is not None:
            return (one,)
        return tuple(
            rule
            for rule in self
            if name and rule.id.startswith(name.upper()) and name[0].isalpha() and name[1:].isdigit() | (len(name) == 1)
        )

    def close_to(self, name: str) -> str | None:
        """The id or slug that was probably meant: an id with a letter for a figure (K2O4), or a slug nearly right."""
        repaired = name[:1].upper() + name[1:].upper().translate(_MISTAKEN)
        if repaired in self.rules:
            return repaired
        from difflib import get_close_matches

        slugs = [rule.slug for rule in self]
        return next(iter(get_close_matches(name.lower(), slugs, 1, 0.6)), None)

    def names(self) -> list[str]:
        """Every id and slug."""
        return list(self._names)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __len__(self) -> int:
        return len(self.rules)


def check_shape(rule: Rule) -> None:
    """Refuse a rule without prose, examples, sources or known problems.

    Raises:
        PluginError: naming the rule, the pack and what is missing.
    """
    missing = _out_of_range(rule)
    missing += [f"the docstring section '{heading}'" for heading in REQUIRED_HEADINGS if not rule.docs.get(heading)]
    missing += [] if len(rule.good) >= 3 else ["at least three good examples"]
    missing += [] if len(rule.bad) >= 3 else ["at least three bad examples"]
    missing += [] if rule.sources else ["a source"]
    missing += [] if callable(getattr(rule.implementation, "check", None)) else ["a method check(self, subject, audit)"]
    if not (rule.id[:1].isupper() and rule.id[1:].isdigit() and rule.slug and rule.slug == rule.slug.lower()):
        missing.append("an id of a capital and digits and a slug in lower case")
    if rule.words and rule.severity == "error":
        missing.append("a severity below error, since it rests on words alone")
    if missing:
        raise PluginError(
            f"rule {rule.id} ({rule.slug}) from {rule.pack} lacks {', '.join(missing)}",
            hint="See docs/writing-rules.md for the shape of a rule.",
        )


def _out_of_range(rule: Rule) -> list[str]:
    """What a rule says of itself that reports and settings would not know what to do with."""
    missing = [] if rule.severity in get_args(Severity) else ["a severity: error, warning or info"]
    missing += [] if rule.confidence in get_args(Confidence) else ["a confidence: high, medium or low"]
    missing += [] if isinstance(rule.family, str) and rule.family.isidentifier() else ["a family such as key_result"]
    if not rule.subjects or not all(subject in SUBJECTS for subject in rule.subjects):
        missing.append(f"a subject: {', '.join(subject.__name__ for subject in SUBJECTS)}, or a tuple of them")
    missing += [f"a fact that there is, not '{name}', in `when`" for name in unknown(rule.when)]
    return missing


@cache
def registry() -> Registry:
    """All rules, in the order of their ids; made on first use."""
    found = [rule for name in DEFAULT_PLUGINS for rule in _sibling_rules(name)]
    found += [rule for pack, module in _entry_points() for rule in rules_in(module, pack)]
    made = Registry()
    for rule in sorted(found, key=lambda rule: (rule.pack != DISTRIBUTION, rule.id)):
        made.add(rule)
    return made


def _sibling_rules(name: str) -> Iterator[Rule]:
    return rules_in(sibling(name), DISTRIBUTION)


def sibling(name: str) -> ModuleType:
    """One of our own packages, made sure that it is ours.

    Four plain import names stand in one wheel; a user's own `rules/` folder or
    another distribution of that name would be imported instead of ours.

    Raises:
        PluginError: there is none, or it is someone else's; says where it came from.
    """
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise PluginError(
            f"the package '{name}' of {DISTRIBUTION} cannot be imported: {error}", hint=f"Reinstall {DISTRIBUTION}."
        ) from error
    if getattr(module, "__distribution__", None) != DISTRIBUTION:
        where = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ["?"])))
        raise PluginError(
            f"the package '{name}' is not the one of {DISTRIBUTION}: it was imported from {where}",
            hint=(
                f"Install {DISTRIBUTION} in an environment of its own, or run it from a folder that has no "
                f"'{name}' in it."
            ),
        )
    return module


def _any_entry_point() -> bool:
    """Whether any installed distribution offers rules: a look at its text, since importlib.metadata costs 30 ms."""
    header = f"[{ENTRY_POINTS}]".encode()
    for folder in dict.fromkeys(sys.path):
        try:
            names = [
                entry.path for entry in os.scandir(folder or ".") if entry.name.endswith((".dist-info", ".egg-info"))
            ]
        except OSError:
            continue
        for name in names:
            try:
                if header in Path(name, "entry_points.txt").read_bytes():
                    return True
            except OSError:
                continue
    return False


def _entry_points() -> Iterable[tuple[str, ModuleType]]:
    if not _any_entry_point():
        return
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS):
        pack = entry.dist.name if entry.dist else entry.name
        try:
            module = entry.load()
        except (Exception, SystemExit) as error:  # whatever a pack does wrong, its name must be told
            raise _broken(pack, entry.value, error) from error
        if not isinstance(module, ModuleType):
            raise PluginError(
                f"the rule pack {pack} ({entry.value}) is not a package or module",
                hint="Its entry point must name one.",
            )
        yield pack, module


def _broken(pack: str, module: str, error: BaseException) -> PluginError:
    said = "it ends the program" if isinstance(error, SystemExit) else f"{error}" or type(error).__name__
    return PluginError(f"the rule pack {pack} ({module}) cannot be imported: {said}", hint="Mend or uninstall it.")


def rules_in(module: ModuleType, pack: str) -> Iterator[Rule]:
    """Every rule in a package's modules, or in a single module.

    Raises:
        PluginError: one of the modules cannot be imported; with the name of the pack.
    """
    for part in _modules(module, pack):
        for value in vars(part).values():
            made = vars(value).get("rule") if isinstance(value, type) else None
            if isinstance(made, Rule) and value.__module__ == part.__name__:
                yield made if made.pack == pack else _packed(made, pack)


def _packed(rule: Rule, pack: str) -> Rule:
    from dataclasses import replace

    return replace(rule, pack=pack)


def _modules(module: ModuleType, pack: str) -> Iterator[ModuleType]:
    yield module
    for info in pkgutil.walk_packages(getattr(module, "__path__", []), module.__name__ + "."):
        try:
            part = importlib.import_module(info.name)
        except (Exception, SystemExit) as error:
            raise _broken(pack, info.name, error) from error
        yield part
