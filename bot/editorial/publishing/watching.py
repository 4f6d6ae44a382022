"""Watching a directory: a sign whenever knowledge files in it may have changed."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Final

from watchfiles import awatch
from watchfiles.main import FileChange

from bot.knowledge.snapshot import is_source

logger = logging.getLogger(__name__)

# Milliseconds: an editor saves in several steps, a person several files.
_STEP: Final = 75
_LONGEST_BURST: Final = 1500
# Network drives tell of no changes: so often one looks anyway.
_LOOK_ANYWAY: Final = 10_000
_UNTIL_IT_IS_BACK: Final = 2.0


async def changes(directory: Path) -> AsyncGenerator[None, None]:
    """A sign at once, then after each burst of saves, and every ten seconds anyway.

    Saves during the work on one sign become one sign. A directory that is missing, or was
    replaced by another, is looked for again; whatever interrupts the watching, it goes on.
    """
    while True:
        try:
            async with aclosing(_saves(directory)) as saves:
                async for _ in saves:
                    yield
        except (OSError, ExceptionGroup) as error:
            # A group: the watching itself gave up, as it does at a name that is not in UTF-8.
            if isinstance(error, ExceptionGroup):
                logger.warning("The files are watched anew: %s", error.exceptions[0])
            yield
        await asyncio.sleep(_UNTIL_IT_IS_BACK)


async def _saves(directory: Path) -> AsyncGenerator[None, None]:
    """The same for one directory, as long as it is there."""
    watched = await _identity(directory)
    batches = awatch(
        directory,
        watch_filter=lambda _, path: path == str(directory) or is_source(Path(path).name),
        step=_STEP,
        debounce=_LONGEST_BURST,
        rust_timeout=_LOOK_ANYWAY,
        yield_on_timeout=True,
        recursive=False,
    )
    async with aclosing(batches):
        batch = asyncio.create_task(_next(batches))
        try:
            # The batches are collected from here on: what is saved during the first look counts.
            await asyncio.sleep(0)
            yield
            while await batch and await _identity(directory) == watched:
                yield
                batch = asyncio.create_task(_next(batches))
        finally:
            batch.cancel()
            await asyncio.gather(batch, return_exceptions=True)


async def _next(batches: AsyncGenerator[set[FileChange], None]) -> bool:
    return await anext(batches, None) is not None


async def _identity(directory: Path) -> int:
    return (await asyncio.to_thread(directory.stat)).st_ino
