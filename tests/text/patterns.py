"""Every regular expression of the reading, for the tests that hold all of them to something."""

from __future__ import annotations

import importlib
import pkgutil
import re

import advisor.text


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The patterns of all modules, with their names."""
    found = []
    for info in pkgutil.walk_packages(advisor.text.__path__, "advisor.text."):
        module = importlib.import_module(info.name)
        found += [
            (f"{info.name}.{name}", value) for name, value in vars(module).items() if isinstance(value, re.Pattern)
        ]
    return found
