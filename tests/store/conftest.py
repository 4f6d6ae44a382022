"""An open database in a file of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """It is empty."""
    async with Database(tmp_path / "bot.sqlite3") as opened:
        yield opened
