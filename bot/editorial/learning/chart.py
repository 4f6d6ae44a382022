"""The statistics as a picture that can be read on a phone."""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from io import BytesIO
from multiprocessing import get_context
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date

from bot.editorial.learning.statistics import Statistics
from bot.i18n import DEFAULT_LANGUAGE, message

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Sizes in inches, of 120 dots each.
_DOTS: Final = 120
_WIDTH: Final = 9.0
_DAYS: Final = 7.85
_TITLE: Final = 1.35
_LEGEND: Final = 1.85
_NUMBERS: Final = 0.85
_MARGIN: Final = 0.35
_HEADING: Final = 1.3
_TOPIC: Final = 0.86
# Letters of a topic, dates under the bars, and questions that a quiet day leaves room for.
_LONGEST: Final = 52
_DATES: Final = 7
_LOWEST_TOP: Final = 4

_INK: Final = "#1f2933"
_PALE: Final = "#66727f"
_GRID: Final = "#e4e7eb"
_UNHELPFUL: Final = "#7b2d8b"
_TOPICS: Final = "#3c6e9f"
_PARTS: Final = (("answered", "#2f855a"), ("clarified", "#ecb22e"), ("refused", "#d64545"))
_STYLE: Final[Any] = {
    "font.size": 19,
    "text.color": _INK,
    "axes.edgecolor": _GRID,
    "axes.labelcolor": _INK,
    "xtick.color": _PALE,
    "ytick.color": _PALE,
}


class ChartError(Exception):
    """The picture could not be drawn: the process that draws it was ended."""


async def picture(found: Statistics) -> bytes:
    """``found`` as a PNG, 1080 dots wide. Raises ChartError.

    Drawn in a process of its own, which ends: the library for it takes more memory than the bot.
    """
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, draw, found)
    except BrokenProcessPool as error:
        raise ChartError from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def draw(found: Statistics) -> bytes:
    """``found`` as a PNG, drawn in this process."""
    from matplotlib import rc_context  # noqa: PLC0415 – only the process that draws needs it
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 – the same
    from matplotlib.figure import Figure  # noqa: PLC0415 – the same

    below = _TOPIC * len(found.topics) + _HEADING if found.topics else 0.0
    height = _DAYS + below
    with rc_context(_STYLE):
        figure = Figure(figsize=(_WIDTH, height))
        FigureCanvasAgg(figure)

        def axes(left: float, bottom: float, top: float) -> "Axes":
            """A place in inches from the left, the bottom and the bottom of the picture."""
            wide = _WIDTH - left - _MARGIN
            return figure.add_axes(
                (left / _WIDTH, bottom / height, wide / _WIDTH, (top - bottom) / height)
            )

        _draw_days(axes(_NUMBERS, below + _LEGEND, height - _TITLE), found)
        if found.topics:
            _draw_topics(axes(_MARGIN, _MARGIN, below - _MARGIN), found)
        target = BytesIO()
        figure.savefig(target, format="png", dpi=_DOTS, facecolor="white")
    return target.getvalue()


def _draw_days(axes: "Axes", found: Statistics) -> None:
    """A bar a day, stacked by what became of the questions; dots for unhelpful answers."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 – only the process that draws needs it

    days = found.days
    places = list(range(len(days)))
    bottom = [0] * len(days)
    for name, colour in _PARTS:
        heights = [getattr(day, name) for day in days]
        label = f"{_text(f'chart-{name}')} ({sum(heights)})"
        axes.bar(places, heights, 0.82, bottom=bottom, color=colour, label=label)
        bottom = [low + height for low, height in zip(bottom, heights, strict=True)]
    rated = [(place, day.unhelpful) for place, day in enumerate(days) if day.unhelpful]
    axes.plot(
        [place for place, _ in rated],
        [count for _, count in rated],
        "o",
        color=_UNHELPFUL,
        markeredgecolor="white",
        markeredgewidth=2,
        markersize=13,
        label=f"{_text('chart-unhelpful')} ({found.total('unhelpful')})",
    )
    highest = max([*bottom, *(count for _, count in rated)])
    period = _text("chart-period", first=_date(days[0].day), last=_date(days[-1].day))
    axes.set_title(_text("chart-title"), loc="left", fontsize=30, fontweight="bold", pad=48)
    axes.annotate(period, (0, 1), (0, 18), "axes fraction", textcoords="offset points", color=_PALE)
    step = -(-len(days) // _DATES)
    marked = places[::-step][::-1]
    axes.set_xticks(marked, [_short(days[place].day) for place in marked])
    axes.set_xlim(-0.6, len(days) - 0.4)
    axes.set_ylim(0, max(_LOWEST_TOP, 1.05 * highest))
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.grid(axis="y", color=_GRID, linewidth=1.5)
    axes.set_axisbelow(True)
    _without_frame(axes)
    if not highest:
        axes.set_yticks([])
        axes.text(0.5, 0.5, _text("chart-nothing"), transform=axes.transAxes, ha="center")
        return
    # The library lists dots before bars.
    handles, labels = axes.get_legend_handles_labels()
    order = [*range(1, len(handles)), 0]
    axes.legend(
        [handles[number] for number in order],
        [labels[number] for number in order],
        loc="upper center",
        bbox_to_anchor=(0.47, -0.09),
        ncols=2,
        frameon=False,
        handlelength=1,
        columnspacing=1.5,
    )


def _draw_topics(axes: "Axes", found: Statistics) -> None:
    """A bar a topic, the most frequent on top, its name above it and the number behind it."""
    most = max(topic.count for topic in found.topics)
    places = [-float(number) for number in range(len(found.topics))]
    axes.barh(places, [topic.count for topic in found.topics], 0.34, color=_TOPICS)
    for place, topic in zip(places, found.topics, strict=True):
        title = shorten(topic.title, _LONGEST, placeholder=" …")
        axes.text(0, place + 0.26, title, va="bottom")
        axes.text(
            topic.count + most * 0.015, place, str(topic.count), va="center", fontweight="bold"
        )
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_xlim(0, most * 1.12)
    axes.set_ylim(places[-1] - 0.4, 0.8)
    axes.set_title(_text("chart-topics"), loc="left", fontsize=24, fontweight="bold", pad=14)
    axes.spines["bottom"].set_visible(False)
    _without_frame(axes)


def _without_frame(axes: "Axes") -> None:
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0)


def _date(day: date) -> str:
    return format_date(day, "d MMMM y", locale=DEFAULT_LANGUAGE)


def _short(day: date) -> str:
    return format_date(day, "d.MM", locale=DEFAULT_LANGUAGE)


def _text(key: str, **values: str) -> str:
    return message(DEFAULT_LANGUAGE, key, **values)
