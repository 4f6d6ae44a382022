"""Test questions put to the assistant, and the report on its replies."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Table as Grid
from rich.text import Text

from bot.cli.clock import now
from bot.cli.serving import ready_editions
from bot.cli.usage import fail
from bot.editorial.evaluation.comparison import Comparison, compare
from bot.editorial.evaluation.figures import figures
from bot.editorial.evaluation.judging import Judged, Outcome, judge_all
from bot.editorial.evaluation.misses import miss
from bot.editorial.evaluation.questions import Case, CaseError, read_cases
from bot.editorial.evaluation.report import Report, summarise
from bot.editorial.evaluation.tables import Table, comparison_tables, tables
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of the judgements: JSON or tables, and files beside them."""

    json: bool = False
    errors: Path | None = None
    plot: Path | None = None
    compare: Path | None = None


def evaluate(paths: Sequence[Path], wanted: Wanted, settings: Settings) -> None:
    """Put the questions of ``paths`` to the assistant and print the report."""
    if wanted.plot is not None:
        _need_matplotlib()
    try:
        cases = read_cases(paths)
    except CaseError as error:
        fail(str(error))
    others = None
    if wanted.compare is not None:
        # First, so that the edition kept for the next start of the bot is its own.
        other = settings.model_copy(update={"knowledge_dir": wanted.compare})
        others = _judged(cases, other)
    judged = _judged(cases, settings)
    report = summarise(judged)
    comparison = compare(judged, others) if others is not None else None
    _write_files(judged, report, wanted)
    if wanted.json:
        record = _record(report, comparison)
        sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        return
    for table in (*tables(report), *(comparison_tables(comparison) if comparison else ())):
        _print(table)


def _judged(cases: Sequence[Case], settings: Settings) -> list[Judged]:
    with closing(ready_editions(settings)) as editions:
        replies = judge_all(editions.current.assistant, cases, now())
        console = Console(stderr=True)
        description = message(DEFAULT_LANGUAGE, "cli-evaluate-progress")
        shown = track(
            replies,
            description,
            total=len(cases),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        return list(shown)


def _need_matplotlib() -> None:
    try:
        import bot.editorial.evaluation.plot  # noqa: F401 – only whether it can be
    except ModuleNotFoundError:
        fail(message(DEFAULT_LANGUAGE, "cli-evaluate-no-matplotlib"))


def _write_files(judged: Sequence[Judged], report: Report, wanted: Wanted) -> None:
    if wanted.errors is not None:
        with _writing(wanted.errors):
            wanted.errors.write_text("".join(_misses(judged)), encoding="utf-8")
    if wanted.plot is not None:
        from bot.editorial.evaluation.plot import draw

        with _writing(wanted.plot):
            draw(report, wanted.plot)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        fail(message(DEFAULT_LANGUAGE, "cli-evaluate-cannot-write", file=str(path)))


def _misses(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        if one.outcome is not Outcome.RIGHT:
            yield json.dumps(miss(one), ensure_ascii=False) + "\n"


def _record(report: Report, comparison: Comparison | None) -> dict[str, object]:
    record: dict[str, object] = {"figures": figures(report), **asdict(report)}
    if comparison is not None:
        for name, changes in (("better", comparison.better), ("worse", comparison.worse)):
            record[name] = [
                {
                    "id": change.before.case.id,
                    "question": change.before.case.text,
                    "before": change.before.outcome.value,
                    "after": change.after.outcome.value,
                    "entries": [change.before.given, change.after.given],
                }
                for change in changes
            ]
    return record


def _print(table: Table) -> None:
    """A grid on a terminal, else a Markdown table."""
    if not sys.stdout.isatty():
        lines = [table.columns, tuple("---" for _ in table.columns), *table.rows]
        body = "\n".join(f"| {' | '.join(map(_cell, cells))} |" for cells in lines)
        sys.stdout.write(f"{table.heading}\n\n{body}\n\n")
        return
    grid = Grid(title=table.heading, title_justify="left", box=SIMPLE)
    for number, name in enumerate(table.columns):
        grid.add_column(name, justify="left" if number < table.texts else "right")
    for row in table.rows:
        grid.add_row(*map(Text, row))
    Console(highlight=False).print(grid)


def _cell(text: str) -> str:
    """``text`` inside one cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())
