"""Help and complaints of the command line in Polish; the library speaks English only."""

import sys
from difflib import get_close_matches
from typing import Any, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

MISUSE: Final = 2
"""Exit code of a command that was written or set wrongly."""


class Command(TyperCommand):
    """A command whose help is in Polish."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what the command takes."""
        _write_parameters(self, ctx, formatter)


class Group(TyperGroup):
    """All commands together; what is typed wrongly is explained in Polish."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how commands are called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what is there to call."""
        _write_parameters(self, ctx, formatter)
        rows = [
            (name, command.get_short_help_str(formatter.width))
            for name, command in self.commands.items()
        ]
        _write_section("cli-commands", rows, formatter)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run a command and leave the process with its exit code."""
        try:
            code = super().main(*args, **{**kwargs, "standalone_mode": False})
        except TyperException as error:
            fail(self._complaint(getattr(error, "ctx", None), kwargs.get("args") or sys.argv[1:]))
        sys.exit(code if isinstance(code, int) else 0)

    def _complaint(self, context: typer.Context | None, words: list[str]) -> str:
        known = [*self.commands, "--json", "--help"]
        unknown = [word for word in words if word not in known]
        near = [match for word in unknown for match in get_close_matches(word, known, 1)]
        return message(
            DEFAULT_LANGUAGE,
            "cli-misuse-nearest" if near else "cli-misuse",
            words=" ".join(words),
            nearest=near[0] if near else "",
            help=f"{context.command_path if context else 'run_bot.py'} --help",
        )


def fail(text: str, code: int = MISUSE) -> NoReturn:
    """Say on standard error what is wrong, and leave with ``code``."""
    typer.echo(text, err=True)
    sys.exit(code)


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    prefix = message(DEFAULT_LANGUAGE, "cli-usage")
    formatter.write_usage(ctx.command_path, pieces, prefix=f"{prefix} ")


def _write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    help_option = command.get_help_option(ctx)
    help_option.help = message(DEFAULT_LANGUAGE, "cli-help-option")
    arguments, options = [], []
    for parameter in command.get_params(ctx):
        if parameter.param_type_name == "argument":
            arguments.append((parameter.metavar, parameter.help))
        else:
            options.append(parameter.get_help_record(ctx))
    _write_section("cli-arguments", arguments, formatter)
    _write_section("cli-options", options, formatter)


def _write_section(heading: str, rows: list[tuple[str, str]], formatter: Any) -> None:
    if rows:
        with formatter.section(message(DEFAULT_LANGUAGE, heading)):
            formatter.write_dl(rows)
