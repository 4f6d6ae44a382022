"""The statistics as a picture that can be read on a phone."""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from io import BytesIO
from multiprocessing import get_context
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from babel.dates import format_date

from bot.editorial.learning.statistics import Statistics
from bot.i18n import DEFAULT_LANGUAGE, message

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DOTS: Final = 120
_WIDTH: Final = 9.0
_HEIGHT: Final = 7.2
_TOPIC: Final = 0.62
_TITLE: Final = 34
_DATES: Final = 7

_INK: Final = "#1f2933"
_PALE: Final = "#7b8794"
_GRID: Final = "#e4e7eb"
_UNHELPFUL: Final = "#b0307a"
_PARTS: Final = (("answered", "#2f855a"), ("clarified", "#ecb22e"), ("refused", "#d64545"))
_STYLE: Final = {
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

    topics = len(found.topics)
    below = _TOPIC * topics + 1.0 if topics else 0.0
    with rc_context(_STYLE):
        figure = Figure(figsize=(_WIDTH, _HEIGHT + below), layout="constrained")
        FigureCanvasAgg(figure)
        figure.get_layout_engine().set(h_pad=0.25, w_pad=0.2)
        if topics:
            upper, lower = figure.subplots(2, 1, height_ratios=[_HEIGHT, below])
            _draw_topics(lower, found)
        else:
            upper = figure.subplots()
        _draw_days(upper, found)
        target = BytesIO()
        figure.savefig(target, format="png", dpi=_DOTS, facecolor="white")
    return target.getvalue()


def _draw_days(axes: "Axes", found: Statistics) -> None:
    """A bar a day, stacked by what became of the questions; dots for unhelpful answers."""
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
        markersize=14,
        label=f"{_text('chart-unhelpful')} ({found.total('unhelpful')})",
    )
    axes.set_title(_text("chart-title"), loc="left", fontsize=30, fontweight="bold", pad=58)
    period = _text("chart-period", first=_date(days[0].day), last=_date(days[-1].day))
    axes.text(0, 1.025, period, transform=axes.transAxes, color=_PALE, fontsize=21)
    step = -(-len(days) // _DATES)
    axes.set_xticks(places[::-step][::-1], [_short(days[i].day) for i in places[::-step][::-1]])
    axes.set_xlim(-0.6, len(days) - 0.4)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.set_ylim(0, max(4.0, 1.08 * max([*bottom, *(count for _, count in rated)], default=0)))
    axes.grid(axis="y", color=_GRID, linewidth=1.5)
    axes.set_axisbelow(True)
    _without_frame(axes)
    if not any(bottom):
        axes.text(0.5, 0.5, _text("chart-nothing"), transform=axes.transAxes, ha="center")
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.5, -0.09), ncols=2, frameon=False, handlelength=1
    )


def _draw_topics(axes: "Axes", found: Statistics) -> None:
    """A bar a topic, the most frequent on top, its name above it and the number behind it."""
    most = max(topic.count for topic in found.topics)
    places = [-number for number in range(len(found.topics))]
    axes.barh(places, [topic.count for topic in found.topics], 0.66, color="#3c6e9f")
    for place, topic in zip(places, found.topics, strict=True):
        axes.text(topic.count + most * 0.015, place, str(topic.count), va="center")
    names = [shorten(topic.title, _TITLE, placeholder="…") for topic in found.topics]
    axes.set_yticks(places, names, color=_INK)
    axes.set_xticks([])
    axes.set_xlim(0, most * 1.12)
    axes.set_title(_text("chart-topics"), loc="left", fontsize=23, fontweight="bold", pad=16)
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
