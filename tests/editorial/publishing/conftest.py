"""A publisher over a copy of the made-up town, with a few regression questions."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from bot.dialogue.reply import Question
from bot.editorial.editions import Editions
from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.opening import open_published
from bot.editorial.publishing.publisher import Publisher
from bot.editorial.publishing.records import Author, News, Version
from bot.knowledge.snapshot import Snapshot
from tests.matching import olszyna

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ALA = Author(12, "Ala")
FILE = "olszyna.yaml"
CASES = "sprawdzian.yaml"
QUESTION = "Kto przewodniczy OFO?"
_PATIENCE = 30
_REGRESSION = """\
regression:
  - {question: Kto przewodniczy OFO?, entry: ofo-przewodniczacy}
  - {question: Kiedy uchwalono PZO 2020?, entry: zo-2020-przyjecie}
  - {question: Jak ugotować bigos?, entry: null}
"""


class Observed(Archive):
    """An archive that tells when a version was recorded, or found to be there."""

    def __init__(self, knowledge_dir: Path, data_dir: Path) -> None:
        super().__init__(knowledge_dir, data_dir)
        self.recorded = Event()

    def record(self, snapshot: Snapshot, signature: Signature) -> tuple[Version, bool]:
        """Record a version."""
        recorded = super().record(snapshot, signature)
        self.recorded.set()
        return recorded


@dataclass(slots=True)
class House:
    """An editor's house: the files, their versions, and the publisher at work on them."""

    knowledge: Path
    data: Path
    editions: Editions
    archive: Observed
    publisher: Publisher
    news: asyncio.Queue[News] = field(default_factory=asyncio.Queue)

    def answer(self, question: str = QUESTION) -> str:
        """What a resident is told."""
        return self.editions.current.assistant.reply(Question(question, NOW)).text

    def edited(self, old: str, new: str) -> Snapshot:
        """The current files with a text replaced."""
        snapshot = self.editions.current.snapshot
        return snapshot.with_file(FILE, replaced(snapshot.files[FILE], old, new))

    def save(self, old: str, new: str) -> None:
        """Replace a text in the file itself, as an editor does."""
        path = self.knowledge / FILE
        path.write_bytes(replaced(path.read_bytes(), old, new))

    async def heard(self) -> News:
        """The next news."""
        async with asyncio.timeout(_PATIENCE):
            return await self.news.get()

    @asynccontextmanager
    async def watched(self, *, looked: bool = True) -> AsyncIterator[None]:
        """Watch the files; with ``looked`` from when the first look was taken."""
        watching = asyncio.create_task(self.publisher.watch())
        try:
            if looked:
                assert await asyncio.to_thread(self.archive.recorded.wait, _PATIENCE)
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


def replaced(content: bytes, old: str, new: str) -> bytes:
    """``content`` with a text replaced that must be there."""
    assert old.encode() in content
    return content.replace(old.encode(), new.encode())


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the town's knowledge with a regression set."""
    directory = Path(shutil.copytree(olszyna.DIRECTORY, tmp_path / "knowledge"))
    (directory / CASES).write_text(_REGRESSION, "utf-8")
    return directory


def open_house(knowledge: Path, data: Path) -> House:
    """Open the editions as the bot does at its start."""
    archive = Observed(knowledge, data)
    editions = open_published(archive, data, model=False, wait=True)
    publisher = Publisher(editions, archive, lambda: NOW)
    house = House(knowledge, data, editions, archive, publisher)
    publisher.listen(house.news.put)
    return house


@pytest.fixture
def house(knowledge: Path, tmp_path: Path) -> Iterator[House]:
    """The house of the town, opened for the first time."""
    opened = open_house(knowledge, tmp_path / "data")
    yield opened
    opened.editions.close()
