"""Watching a directory: a sign whenever knowledge files in it may have changed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from bot.knowledge.snapshot import is_source

# Milliseconds: an editor saves in several steps, a person several files.
_STEP: Final = 75
_LONGEST_BURST: Final = 200
# Network drives tell of no changes: so often one looks anyway.
_LOOK_ANYWAY: Final = 10_000
_UNTIL_IT_IS_BACK: Final = 2.0


async def changes(directory: Path) -> AsyncIterator[None]:
    """A sign at once, then after each burst of saves, and every ten seconds anyway.

    Saves during the work on one sign become one sign. A directory that is missing, or was
    replaced by another, is looked for again.
    """
    while True:
        yield
        try:
            watched = await _identity(directory)
            async for _ in awatch(
                directory,
                watch_filter=_is_ours,
                step=_STEP,
                debounce=_LONGEST_BURST,
                rust_timeout=_LOOK_ANYWAY,
                yield_on_timeout=True,
                recursive=False,
            ):
                yield
                if await _identity(directory) != watched:
                    break
        except OSError:
            await asyncio.sleep(_UNTIL_IT_IS_BACK)


async def _identity(directory: Path) -> int:
    return (await asyncio.to_thread(directory.stat)).st_ino


def _is_ours(_: Change, path: str) -> bool:
    return is_source(Path(path).name)
