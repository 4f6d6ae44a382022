"""Files saved again and again: many changes that are one piece of news."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from bot.editorial.publishing.records import News, Published

_QUIET: Final = 3.0
"""Seconds without another save that end a burst."""
_LONGEST: Final = 15.0


async def bursts(news: asyncio.Queue[News]) -> AsyncIterator[tuple[News, ...]]:
    """What ``news`` brings, one by one; of changes by hand the first, then the others together.

    Anything else ends a burst, so that the order stays.
    """
    clock = asyncio.get_running_loop().time
    held: list[News] = []
    quiet = latest = 0.0
    while True:
        one = await _before(min(quiet, latest) if held else None, news)
        by_hand = isinstance(one, Published) and one.by_hand
        if held and not by_hand:
            yield tuple(held)
            held = []
        if one is not None and by_hand and (held or clock() < quiet):
            latest = latest if held else clock() + _LONGEST
            held.append(one)
        elif one is not None:
            yield (one,)
        if by_hand:
            quiet = clock() + _QUIET


async def _before(when: float | None, news: asyncio.Queue[News]) -> News | None:
    """The next news; None when there is none until then."""
    try:
        async with asyncio.timeout_at(when):
            return await news.get()
    except TimeoutError:
        return None
