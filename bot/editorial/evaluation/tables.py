"""A report as tables to read, in Polish."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.editorial.evaluation.comparison import Change, Comparison
from bot.editorial.evaluation.questions import Expect
from bot.editorial.evaluation.report import (
    FAR,
    LOOKALIKE,
    NEAR,
    POLISH,
    Report,
    Tally,
)
from bot.i18n import DEFAULT_LANGUAGE, message

CONFUSIONS: Final = 20
_ASKED: Final = 70

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the names of the columns and the rows; ``texts`` is how many columns are words."""

    heading: str
    columns: Cells
    rows: tuple[Cells, ...]
    texts: int = 1


def tables(report: Report) -> Iterator[Table]:
    """The tables of a report, the most telling first."""
    if report.languages:
        yield _inside(report)
    if report.outside:
        yield _outside(report)
    if report.calibration.bins:
        yield _calibration(report)
    if report.confusions:
        yield _confusions(report)
    yield _rows(report)


def comparison_tables(comparison: Comparison) -> Iterator[Table]:
    """The questions that changed for the worse, then those that changed for the better."""
    for name, changes in (("worse", comparison.worse), ("better", comparison.better)):
        heading = message(DEFAULT_LANGUAGE, f"evaluation-{name}", count=len(changes))
        columns = _columns("id", "question", "change")
        yield Table(heading, columns, tuple(map(_change, changes)), texts=3)


def _inside(report: Report) -> Table:
    """Single questions that have an answer, by language and Polish style."""
    rows = [(_text("every"), _sum(report.languages.values()))]
    for language, tally in report.languages.items():
        rows.append((_known("language", language), tally))
        if language == POLISH:
            rows += [(f"– {_known('style', name)}", own) for name, own in report.styles.items()]
    if report.lookalikes.number:
        rows.append((_text("lookalikes"), report.lookalikes))
    columns = ("inside", "number", "right", "option", "right-or-option", "wrong", "refused")
    return Table(
        _text("inside-heading"),
        _columns(*columns),
        _shares(rows, lambda t: (t.right, t.option, t.right + t.option, t.wrong, t.refused)),
    )


def _outside(report: Report) -> Table:
    """Questions that are out of scope; asking back is half right."""
    columns = ("outside", "number", "refused-right", "asked-back", "false", "points")
    groups = [name for name in (FAR, NEAR, LOOKALIKE) if name in report.outside]
    rows = [(_text(f"outside-{name}"), report.outside[name]) for name in groups]
    rows.insert(0, (_text("every"), _sum(report.outside.values())))
    return Table(
        _text("outside-heading"),
        _columns(*columns),
        _shares(rows, lambda t: (t.right, t.option, t.wrong, t.right + t.option / 2)),
    )


def _rows(report: Report) -> Table:
    """Every kind of question as a whole, then by language and style."""
    rows = [(_kind(expect), "", "", tally) for expect, tally in report.kinds.items()]
    rows += [
        (_kind(row.expect), row.language, _known("style", row.style), row.tally)
        for row in report.rows
    ]
    columns = ("kind", "language", "style", "number", "right", "option", "wrong", "refused")
    return Table(
        _text("rows-heading"),
        _columns(*columns),
        tuple(
            (*words, *map(str, (t.number, t.right, t.option, t.wrong, t.refused)))
            for *words, t in rows
        ),
        texts=3,
    )


def _calibration(report: Report) -> Table:
    error = f"{report.calibration.error:.3f}".replace(".", ",")
    return Table(
        message(DEFAULT_LANGUAGE, "evaluation-calibration-heading", error=error),
        _columns("bin", "number", "confidence", "share-right"),
        tuple(
            (
                f"{_percent(bin_.low)}–{_percent(bin_.high)}",
                str(bin_.number),
                _percent(bin_.confidence),
                _percent(bin_.right),
            )
            for bin_ in report.calibration.bins
        ),
    )


def _confusions(report: Report) -> Table:
    return Table(
        _text("confusions-heading"),
        _columns("expected", "given", "cases", "number"),
        tuple(
            (
                confusion.expected or _text("none"),
                confusion.given,
                ", ".join(confusion.cases),
                str(len(confusion.cases)),
            )
            for confusion in report.confusions[:CONFUSIONS]
        ),
        texts=3,
    )


def _change(change: Change) -> Cells:
    before, after = (
        f"{_text(f'outcome-{one.outcome.value}')} ({one.given or _text('none')})"
        for one in (change.before, change.after)
    )
    asked = change.before.case.text
    shown = asked if len(asked) <= _ASKED else f"{asked[:_ASKED]}…"
    return change.before.case.id, shown, f"{before} → {after}"


def _sum(tallies: Iterable[Tally]) -> Tally:
    columns = zip(
        *((t.number, t.right, t.option, t.refused, t.wrong) for t in tallies), strict=True
    )
    return Tally(*map(sum, columns))


def _columns(*names: str) -> Cells:
    return tuple(_text(f"column-{name}") for name in names)


def _known(sort: str, name: str) -> str:
    """The Polish name of a language or style, else the name that stands in the file."""
    try:
        return _text(f"{sort}-{name}")
    except KeyError:
        return name


def _kind(expect: Expect) -> str:
    return _text(f"kind-{expect.value.replace('_', '-')}")


def _shares(
    rows: Iterable[tuple[str, Tally]], counts: Callable[[Tally], Iterable[float]]
) -> tuple[Cells, ...]:
    """A line for each tally: its name, how many questions, and which share each count is."""
    return tuple(
        (name, str(tally.number), *(_percent(tally.share(count)) for count in counts(tally)))
        for name, tally in rows
    )


def _percent(share: float) -> str:
    return f"{share:.1%}".replace(".", ",")


def _text(key: str) -> str:
    return message(DEFAULT_LANGUAGE, f"evaluation-{key}")
