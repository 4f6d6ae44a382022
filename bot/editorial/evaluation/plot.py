"""The trade-off between coverage and error as a picture. Needs matplotlib."""

from pathlib import Path
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from bot.editorial.evaluation.report import Report
from bot.i18n import DEFAULT_LANGUAGE, message

_SIZE: Final = (7.0, 4.5)
_DOTS: Final = 120
# Nobody would answer with more mistakes than this; the curves end there.
_WORST: Final = 0.5


def draw(report: Report, path: Path) -> None:
    """Write the picture of ``report`` as PNG. Raises OSError where ``path`` cannot be written."""
    figure = Figure(figsize=_SIZE, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    coverage = [point.coverage for point in report.trade_off]
    decided = report.decided
    for label, values, at, colour in (
        ("error", [point.error for point in report.trade_off], decided.error, "tab:blue"),
        ("false", [point.false for point in report.trade_off], decided.false, "tab:red"),
    ):
        axes.step(coverage, values, where="post", color=colour, label=_text(label))
        axes.plot(
            [decided.coverage],
            [at],
            "o",
            color=colour,
            clip_on=False,
            label=_text(f"{label}-decided"),
        )
    axes.set(
        title=_text("title", number=report.number),
        xlabel=_text("coverage"),
        ylabel=_text("share"),
        xlim=(0, 1),
        ylim=(0, _WORST),
    )
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, format="png", dpi=_DOTS)


def _text(key: str, **values: int) -> str:
    return message(DEFAULT_LANGUAGE, f"evaluation-plot-{key}", **values)
