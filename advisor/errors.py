"""What can go wrong, as one tree; every error says how to mend it.

    AdvisorError                 exit code 2, and a hint
    ├── PlanError                the plan cannot be used; carries every problem found, each with its place
    │   ├── UnreadablePlan       no such file, too large, not text, broken syntax
    │   ├── UnknownFormat        nobody can tell how to read it
    │   ├── InvalidPlan          read, but a field is wrong, missing or doubled
    │   └── EmptyPlan            neither goals nor KPIs in it
    ├── SettingsError            an unknown setting, rule or profile
    └── PluginError              a rule pack that is not what it says, or breaks the shape of a rule

No traceback reaches a user: the command line prints `AdvisorError.render()` and
ends with `exit_code`; `--debug` shows the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.domain.place import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: where, what was expected, what was found, how to mend it."""

    message: str
    place: Place | None = None
    hint: str | None = None

    def render(self) -> str:
        r"""The problem on one line, and its hint on the next.

        >>> Problem("expected a number, found 'soon'", hint="Write a number such as 55.").render()
        "expected a number, found 'soon'\n    Write a number such as 55."
        """
        where = f"{self.place.label()}: " if self.place else ""
        return f"{where}{self.message}" + (f"\n    {self.hint}" if self.hint else "")


class AdvisorError(Exception):
    """Anything that the advisor tells a user went wrong."""

    exit_code = 2

    def __init__(self, problems: str | Problem | Sequence[Problem], hint: str | None = None) -> None:
        if isinstance(problems, str):
            problems = Problem(problems, hint=hint)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems[0].message if self.problems else "")

    def render(self) -> str:
        """All problems, a line or two each."""
        return "\n".join(problem.render() for problem in self.problems)


class PlanError(AdvisorError):
    """The plan cannot be used."""


class UnreadablePlan(PlanError):  # noqa: N818 - named for what is wrong, as users read it
    """No such file, too large, not text, or broken syntax."""


class UnknownFormat(PlanError):  # noqa: N818
    """Neither suffix nor content tell how to read it."""


class InvalidPlan(PlanError):  # noqa: N818
    """It was read, but a field is wrong, missing or doubled."""


class EmptyPlan(PlanError):  # noqa: N818
    """There are neither goals nor KPIs in it."""


class SettingsError(AdvisorError):
    """An unknown setting, rule or profile, or a value of the wrong kind."""


class PluginError(AdvisorError):
    """A rule pack that is not what it says it is, or a rule that breaks the shape of a rule."""
