"""The command line: a file a command, each imported only when it is called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import NoReturn

import click

from advisor.errors import AdvisorError
from advisor.reporters.terminal import safe
from advisor.version import __version__

_COMMANDS = {
    "audit": ("advisor.cli.audit", "Say what is wrong with a plan, why, and how to mend it."),
    "statement": ("advisor.cli.statement", "Say how a sentence is read."),
    "score": ("advisor.cli.score", "Score a plan's goals, and say what the scores mean."),
    "rules": ("advisor.cli.rules", "List the rules."),
    "explain": ("advisor.cli.explain", "Explain a rule."),
    "profiles": ("advisor.cli.profiles", "List the profiles."),
    "convert": ("advisor.cli.convert", "Turn a plan in any format into a plan file."),
    "path": ("graph.cli.path", "Show how a goal or KPI reaches the company's objective."),
    "alignment": ("graph.cli.alignment", "Say who carries what, who is counted on, and who has how much."),
    "xmatrix": ("advisor.cli.xmatrix", "Draw the X-matrix of a plan on one page."),
    "canvas": ("advisor.cli.canvas", "Draw the strategy canvas of a plan, with its numbers."),
    "graph": ("graph.cli.graph", "Draw how goals align, or write it as a graph for other tools."),
    "ask": ("advisor.cli.ask", "Answer a question on OKRs and KPIs, with who says so."),
    "choose": ("advisor.cli.choose", "Say whether a situation calls for a KPI, an OKR or both."),
    "schema": ("advisor.cli.schema", "Print the JSON Schema of the plan file."),
}


_CANNOT_WRITE = {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


class _Lazy(click.Group):
    """A group whose commands are imported when they are called: `--help` and start-up stay fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks for it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        module = _COMMANDS[cmd_name][0]
        if not module.startswith("advisor."):
            from advisor.engine.registry import sibling

            sibling(module.partition(".")[0])
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            close = get_close_matches(args[0], _COMMANDS, 1, 0.5) if args else []
            if close:
                raise click.UsageError(f"{error.message} Did you mean '{close[0]}'?", ctx) from None
            raise


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="okr-advisor")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def group(debug: bool) -> None:
    """Tell what is wrong with goals before a quarter starts, why, and how to mend it.

    Start with `okr-advisor audit PLAN`, or paste a draft: `okr-advisor audit -`.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process: 0 passed, 1 findings, 2 usage, unreadable input or a crashed rule."""
    gc.disable()  # a short run that keeps what it makes: collecting garbage would only cost time
    words = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdout is None:  # as after `>&-`: click would write nothing, and say nothing
        click.echo("could not write: standard output is closed", err=True)
        sys.exit(2)
    try:
        code = _run(words)
    except Exception as error:
        if debug:
            raise
        code = _unexpected(error)
    if arguments is None:
        _end(code)
    sys.exit(code)


def _end(code: int) -> NoReturn:
    """End the process at once: giving back a hundred megabytes piece by piece would only cost time."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = 2
    os._exit(code)


def _run(words: list[str]) -> int:
    """Run a command; its exit code."""
    try:
        code = group.main(words, prog_name="okr-advisor", standalone_mode=False)
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        code = 2
    except AdvisorError as error:
        click.echo(safe(error.render()), err=True)
        code = error.exit_code
    except SystemExit:  # click's own answer to a pipe that nobody reads any more, with the code that means findings
        _drop_output()
        code = 2
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
        _drop_output()
        click.echo(f"could not write: {error.strerror or error}", err=True)
        code = 2
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Send what is still to be written nowhere: the end of the process would try to write it once more, and fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _unexpected(error: BaseException) -> int:
    said = safe(f"{type(error).__name__}: {error}")
    click.echo(f"okr-advisor failed on something that it did not expect: {said}", err=True)
    click.echo("    Run it again with --debug to see where, and report it with the plan that it failed on.", err=True)
    return 2


__all__ = ["group", "main"]
