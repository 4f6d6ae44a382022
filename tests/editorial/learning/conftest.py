"""The made-up town's edition, with and without the stand-in for the model, and a database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.editorial.editions import Edition
from bot.knowledge.snapshot import Snapshot
from bot.store.database import Database
from tests.dialogue.talk import assistant
from tests.matching import olszyna


@pytest.fixture
def edition() -> Edition:
    """It answers by words only."""
    return Edition(Snapshot({}), olszyna.base(), assistant(), "v1")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """It is empty."""
    async with Database(tmp_path / "bot.sqlite3") as opened:
        yield opened
