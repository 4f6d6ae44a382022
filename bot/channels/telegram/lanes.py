"""One lane for each chat: in order within it, side by side otherwise."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final

from telegram import Update
from telegram.ext import BaseUpdateProcessor

WIDTH: Final = 16
"""Updates worked on at once; with more, python-telegram-bot gets slower, not faster."""
DEPTH: Final = 20
"""Updates of one lane that may wait."""
_HELD: Final = 1024


@dataclass(slots=True)
class _Lane:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    full: bool = False


class Lanes(BaseUpdateProcessor):
    """Works on updates so that nobody who writes a lot can make others wait.

    What waits behind an earlier message of the same chat takes no slot of the others; nor can a
    group, which Telegram allows 20 messages a minute, fill more than one. When more than
    ``depth`` wait, ``overflow`` is called once and the rest is dropped until the lane is empty.
    """

    def __init__(
        self,
        overflow: Callable[[Update], Awaitable[None]],
        width: int = WIDTH,
        depth: int = DEPTH,
    ) -> None:
        super().__init__(_HELD)
        self._overflow = overflow
        self._slots = asyncio.Semaphore(width)
        self._depth = depth
        self._lanes: dict[int, _Lane] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await ``coroutine`` when its turn in the lane of ``update`` has come."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None or not isinstance(update, Update):
            await coroutine
            return
        lane = self._lanes.setdefault(chat.id, _Lane())
        if lane.waiting > self._depth:
            await self._drop(update, coroutine, lane)
            return
        lane.waiting += 1
        try:
            async with lane.lock, self._slots:
                await coroutine
        finally:
            lane.waiting -= 1
            if not lane.waiting:
                self._lanes.pop(chat.id, None)

    async def _drop(self, update: Update, coroutine: Awaitable[Any], lane: _Lane) -> None:
        if isinstance(coroutine, Coroutine):
            coroutine.close()
        if not lane.full:
            lane.full = True
            await self._overflow(update)
