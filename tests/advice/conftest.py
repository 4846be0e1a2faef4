"""The command line for these tests, too."""

from tests.cli.conftest import run

__all__ = ["run"]
