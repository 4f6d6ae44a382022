"""The commands. Each imports what it runs, so that ``--help`` comes at once."""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import typer

from bot.cli.usage import Command, Group, fail
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings

_F = TypeVar("_F", bound="Callable[..., Any]")

_OPTIONS: Final = message(DEFAULT_LANGUAGE, "cli-options-metavar")

app = typer.Typer(
    cls=Group,
    help=message(DEFAULT_LANGUAGE, "cli-bot-help"),
    epilog=message(DEFAULT_LANGUAGE, "cli-bot-epilog"),
    options_metavar=_OPTIONS,
    subcommand_metavar=message(DEFAULT_LANGUAGE, "cli-command-metavar"),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _command(name: str) -> "Callable[[_F], _F]":
    """The command ``name``, with what the catalogue says of it."""
    help_ = message(DEFAULT_LANGUAGE, f"cli-{name}-help")
    return app.command(name, cls=Command, help=help_, options_metavar=_OPTIONS)


def _argument(key: str, metavar: str = "") -> Any:
    """An argument that the catalogue describes as ``key``."""
    named = message(DEFAULT_LANGUAGE, f"{metavar or key}-metavar")
    return typer.Argument(metavar=named, help=message(DEFAULT_LANGUAGE, key))


def _valued(key: str, metavar: str) -> Any:
    """An option with a value, which the catalogue describes as ``key``."""
    named = message(DEFAULT_LANGUAGE, f"{metavar}-metavar")
    return typer.Option(metavar=named, help=message(DEFAULT_LANGUAGE, key))


def _flag(name: str, key: str) -> Any:
    """An option that is there or not, which the catalogue describes as ``key``."""
    return typer.Option(name, help=message(DEFAULT_LANGUAGE, key))


def main() -> None:
    """Run the command that the process was started with."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of few letters shows "?" for the others instead of ending the process.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()


@app.callback(invoke_without_command=True)
def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        _run()


@_command("run")
def _run() -> None:
    settings = _settings()
    from bot.cli.serving import chat, serve

    if settings.token is None:
        chat(settings)
    else:
        serve(settings)


@_command("chat")
def _chat() -> None:
    settings = _settings()
    from bot.cli.serving import chat

    chat(settings)


@_command("ask")
def _ask(
    question: Annotated[list[str] | None, _argument("cli-ask-question")] = None,
    *,
    json: Annotated[bool, _flag("--json", "cli-ask-json")] = False,
    explain: Annotated[bool, _flag("--explain", "cli-ask-explain")] = False,
) -> None:
    if json == bool(question) or (json and explain):
        fail(message(DEFAULT_LANGUAGE, "cli-ask-what"))
    settings = _settings()
    from bot.cli.asking import answer_lines, answer_one

    if question:
        answer_one(" ".join(question), settings, explain=explain)
    else:
        raise typer.Exit(answer_lines(sys.stdin.buffer, sys.stdout.buffer, settings))


@_command("check")
def _check(directory: Annotated[Path | None, _argument("cli-check-directory")] = None) -> None:
    from bot.cli.checking import report

    raise typer.Exit(report(_in_short(directory or _settings().knowledge_dir)))


@_command("evaluate")
def _evaluate(
    files: Annotated[list[Path], _argument("cli-evaluate-files")],
    *,
    json: Annotated[bool, _flag("--json", "cli-evaluate-json")] = False,
    errors: Annotated[Path | None, _valued("cli-evaluate-errors", "cli-evaluate-file")] = None,
    plot: Annotated[Path | None, _valued("cli-evaluate-plot", "cli-evaluate-plot")] = None,
    compare: Annotated[Path | None, _valued("cli-evaluate-compare", "cli-check-directory")] = None,
) -> None:
    settings = _settings()
    from bot.cli.evaluating import Wanted, evaluate

    evaluate(files, Wanted(json=json, errors=errors, plot=plot, compare=compare), settings)


@_command("questions")
def _questions(
    *,
    json: Annotated[bool, _flag("--json", "cli-questions-json")] = False,
) -> None:
    settings = _settings()
    from bot.cli.learning import questions

    questions(settings, as_json=json)


@_command("schema")
def _schema() -> None:
    from bot.cli.checking import write_schema

    write_schema()


@_command("diff")
def _diff(other: Annotated[str | None, _argument("cli-diff-other")] = None) -> None:
    from bot.cli.publishing import diff

    raise typer.Exit(diff(other, _settings()))


@_command("history")
def _history() -> None:
    from bot.cli.publishing import history

    history(_settings())


@_command("rollback")
def _rollback(version: Annotated[str | None, _argument("cli-rollback-version")] = None) -> None:
    from bot.cli.publishing import roll_back

    roll_back(version, _settings())


@_command("lint")
def _lint(directory: Annotated[Path | None, _argument("cli-check-directory")] = None) -> None:
    settings = _settings()
    from bot.cli.editing import lint

    raise typer.Exit(lint(_in_short(directory or settings.knowledge_dir), settings))


@_command("export")
def _export(file: Annotated[Path, _argument("cli-export-file")]) -> None:
    settings = _settings()
    from bot.cli.editing import export

    export(file, settings)


@_command("import")
def _import(
    file: Annotated[Path, _argument("cli-import-file", "cli-evaluate-file")],
    *,
    yes: Annotated[bool, _flag("--yes", "cli-import-yes")] = False,
) -> None:
    settings = _settings()
    from bot.cli.editing import take_in

    raise typer.Exit(take_in(file, settings, agreed=yes))


def _in_short(directory: Path) -> Path:
    """Shorter to read from here, and editors open it all the same."""
    here = Path.cwd()
    return directory.relative_to(here) if directory.is_relative_to(here) else directory


def _settings() -> "Settings":
    from bot.settings import Settings, SettingsError

    try:
        return Settings.read()
    except SettingsError as error:
        fail(str(error))
