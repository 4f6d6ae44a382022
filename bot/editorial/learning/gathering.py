"""What is to be counted and kept, gathered so that many replies are one write."""

import asyncio
import contextlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.store.database import Database, StoreError
from bot.store.kept import Asked, KeptQuestions
from bot.store.tallies import Tallies

# Seconds from one write to the next. A write takes about as long as a reply does: with one for
# each of them the bot would answer half as many.
_PAUSE: Final = 1.0
# Different questions that a database that fails is waited for with.
_HELD: Final = 1000


@dataclass(slots=True)
class _Batch:
    replies: Counter[tuple[date, str]] = field(default_factory=Counter)
    told: Counter[tuple[date, str]] = field(default_factory=Counter)
    asked: Counter[Asked] = field(default_factory=Counter)

    def take(self, other: "_Batch") -> None:
        self.replies.update(other.replies)
        self.told.update(other.told)
        self.asked.update(other.asked)

    def __bool__(self) -> bool:
        return bool(self.replies or self.told or self.asked)


class Gathering:
    """Writes the first at once, and what comes within a second of a write together after it.

    ``failing``: what was to be written last could not be.
    """

    def __init__(self, database: Database) -> None:
        self._kept = KeptQuestions(database)
        self._tallies = Tallies(database)
        self._batch = _Batch()
        self._turn = asyncio.Lock()
        self._next = 0.0
        self._later: asyncio.Task[None] | None = None
        self.failing = False

    def count(self, day: date, decision: str, told: tuple[str, ...]) -> None:
        """One reply and the entries that it told."""
        self._batch.replies[day, decision] += 1
        self._batch.told.update((day, entry) for entry in dict.fromkeys(told))

    def keep(self, asked: Asked) -> None:
        """One question; while the database fails, no more different ones than it can hold."""
        if asked in self._batch.asked or len(self._batch.asked) < _HELD:
            self._batch.asked[asked] += 1

    async def withdraw(self, asked: Asked) -> None:
        """Take back one question that was kept. Raises StoreError."""
        async with self._turn:
            waiting = self._batch.asked
            if asked in waiting:
                waiting[asked] -= 1
                self._batch.asked = +waiting
            else:
                await self._kept.withdraw(asked)

    async def write_soon(self) -> None:
        """Write what is gathered, now or within a second. Raises StoreError for now."""
        if self._later is not None:
            return
        pause = self._next - asyncio.get_running_loop().time()
        if self._turn.locked():
            # The write that has begun does not take this along.
            pause = _PAUSE
        if pause <= 0:
            await self.write()
        else:
            self._later = asyncio.create_task(self._write_in(pause))

    async def write(self) -> None:
        """Write what is gathered. Raises StoreError; then it is still gathered."""
        async with self._turn:
            batch, self._batch = self._batch, _Batch()
            if not batch:
                return
            try:
                await self._tallies.add(batch.replies, batch.told)
                batch.replies.clear()
                batch.told.clear()
                await self._kept.add(batch.asked)
                self.failing = False
            except StoreError:
                batch.take(self._batch)
                self._batch = batch
                self.failing = True
                raise
            finally:
                self._next = asyncio.get_running_loop().time() + _PAUSE

    async def close(self) -> None:
        """Write what is gathered, the last time. Raises StoreError; then it is lost."""
        if self._later is not None:
            self._later.cancel()
            await asyncio.gather(self._later, return_exceptions=True)
        await self.write()

    async def _write_in(self, pause: float) -> None:
        await asyncio.sleep(pause)
        self._later = None
        # Whoever asks next is told of what fails.
        with contextlib.suppress(StoreError):
            await self.write()
