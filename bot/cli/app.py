"""The commands. Each imports what it runs, so that ``--help`` comes at once."""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.usage import Command, Group, fail
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

if TYPE_CHECKING:
    from bot.settings import Settings

_HELP: Final = {
    name: message(DEFAULT_LANGUAGE, f"cli-{name}-help")
    for name in (
        "bot",
        "run",
        "chat",
        "ask",
        "check",
        "evaluate",
        "questions",
        "schema",
        "diff",
        "history",
        "rollback",
        "lint",
        "export",
        "import",
    )
}
_OPTIONS: Final = message(DEFAULT_LANGUAGE, "cli-options-metavar")

app = typer.Typer(
    cls=Group,
    help=_HELP["bot"],
    epilog=message(DEFAULT_LANGUAGE, "cli-bot-epilog"),
    options_metavar=_OPTIONS,
    subcommand_metavar=message(DEFAULT_LANGUAGE, "cli-command-metavar"),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


@app.command("run", cls=Command, help=_HELP["run"], options_metavar=_OPTIONS)
def _run() -> None:
    settings = _settings()
    from bot.cli.serving import chat, serve

    if settings.token is None:
        chat(settings)
    else:
        serve(settings)


@app.command("chat", cls=Command, help=_HELP["chat"], options_metavar=_OPTIONS)
def _chat() -> None:
    settings = _settings()
    from bot.cli.serving import chat

    chat(settings)


@app.command("ask", cls=Command, help=_HELP["ask"], options_metavar=_OPTIONS)
def _ask(
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-ask-question-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-ask-question"),
        ),
    ] = None,
    *,
    json: Annotated[
        bool, typer.Option("--json", help=message(DEFAULT_LANGUAGE, "cli-ask-json"))
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help=message(DEFAULT_LANGUAGE, "cli-ask-explain"))
    ] = False,
) -> None:
    if json == bool(question) or (json and explain):
        fail(message(DEFAULT_LANGUAGE, "cli-ask-what"))
    settings = _settings()
    from bot.cli.asking import answer_lines, answer_one

    if question:
        answer_one(" ".join(question), settings, explain=explain)
    else:
        raise typer.Exit(answer_lines(sys.stdin.buffer, sys.stdout.buffer, settings))


@app.command("check", cls=Command, help=_HELP["check"], options_metavar=_OPTIONS)
def _check(
    directory: Annotated[
        Path | None,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-check-directory-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-check-directory"),
        ),
    ] = None,
) -> None:
    from bot.cli.checking import report

    raise typer.Exit(report(_in_short(directory or _settings().knowledge_dir)))


@app.command("evaluate", cls=Command, help=_HELP["evaluate"], options_metavar=_OPTIONS)
def _evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-evaluate-files-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-evaluate-files"),
        ),
    ],
    *,
    json: Annotated[
        bool, typer.Option("--json", help=message(DEFAULT_LANGUAGE, "cli-evaluate-json"))
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar=message(DEFAULT_LANGUAGE, "cli-evaluate-file-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-evaluate-errors"),
        ),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            metavar=message(DEFAULT_LANGUAGE, "cli-evaluate-plot-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-evaluate-plot"),
        ),
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(
            metavar=message(DEFAULT_LANGUAGE, "cli-check-directory-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-evaluate-compare"),
        ),
    ] = None,
) -> None:
    settings = _settings()
    from bot.cli.evaluating import Wanted, evaluate

    evaluate(files, Wanted(json=json, errors=errors, plot=plot, compare=compare), settings)


@app.command("questions", cls=Command, help=_HELP["questions"], options_metavar=_OPTIONS)
def _questions(
    *,
    json: Annotated[
        bool, typer.Option("--json", help=message(DEFAULT_LANGUAGE, "cli-questions-json"))
    ] = False,
) -> None:
    settings = _settings()
    from bot.cli.learning import questions

    questions(settings, as_json=json)


@app.command("schema", cls=Command, help=_HELP["schema"], options_metavar=_OPTIONS)
def _schema() -> None:
    from bot.cli.checking import write_schema

    write_schema()


@app.command("diff", cls=Command, help=_HELP["diff"], options_metavar=_OPTIONS)
def _diff(
    other: Annotated[
        str | None,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-diff-other-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-diff-other"),
        ),
    ] = None,
) -> None:
    from bot.cli.publishing import diff

    raise typer.Exit(diff(other, _settings()))


@app.command("history", cls=Command, help=_HELP["history"], options_metavar=_OPTIONS)
def _history() -> None:
    from bot.cli.publishing import history

    history(_settings())


@app.command("rollback", cls=Command, help=_HELP["rollback"], options_metavar=_OPTIONS)
def _rollback(
    version: Annotated[
        str | None,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-rollback-version-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-rollback-version"),
        ),
    ] = None,
) -> None:
    from bot.cli.publishing import roll_back

    roll_back(version, _settings())


@app.command("lint", cls=Command, help=_HELP["lint"], options_metavar=_OPTIONS)
def _lint(
    directory: Annotated[
        Path | None,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-check-directory-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-check-directory"),
        ),
    ] = None,
) -> None:
    settings = _settings()
    from bot.cli.editing import lint

    raise typer.Exit(lint(_in_short(directory or settings.knowledge_dir), settings))


@app.command("export", cls=Command, help=_HELP["export"], options_metavar=_OPTIONS)
def _export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-export-file-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-export-file"),
        ),
    ],
) -> None:
    settings = _settings()
    from bot.cli.editing import export

    export(file, settings)


@app.command("import", cls=Command, help=_HELP["import"], options_metavar=_OPTIONS)
def _import(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=message(DEFAULT_LANGUAGE, "cli-evaluate-file-metavar"),
            help=message(DEFAULT_LANGUAGE, "cli-import-file"),
        ),
    ],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help=message(DEFAULT_LANGUAGE, "cli-import-yes"))
    ] = False,
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
