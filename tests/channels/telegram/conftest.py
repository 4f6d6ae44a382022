"""The real application, wired as it runs, with a Telegram that is no network."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.channels.telegram.application import build_application
from bot.settings import Settings
from tests.channels.telegram.offline import Call, Offline
from tests.channels.telegram.scripted import Scripted
from tests.channels.telegram.updates import Raw

TOKEN = "123456:AbCdEfGhIjKlMnOpQrStUvWxYz-1234567890"


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def move(self, **time: float) -> None:
        """Let some time pass."""
        self.now += timedelta(**time)


@dataclass
class Bot:
    """The application, and what stands around it."""

    application: Any
    telegram: Offline
    assistant: Scripted
    clock: Clock
    editions: Any
    ratings: list[tuple[str, bool]] = field(default_factory=list)

    async def take(self, raw: Raw) -> list[Call]:
        """Deal with an update; returns the messages it was answered with."""
        before = len(self.telegram.said)
        await self.application.process_update(Update.de_json(raw, self.application.bot))
        return self.telegram.said[before:]

    async def take_all(self, *updates: Raw) -> None:
        """Deal with updates as they come from the queue: side by side, in lanes."""
        processor = self.application.update_processor
        found = [Update.de_json(raw, self.application.bot) for raw in updates]
        async with asyncio.TaskGroup() as group:
            for one in found:
                group.create_task(
                    processor.process_update(one, self.application.process_update(one))
                )


@pytest.fixture
def telegram() -> Iterator[Offline]:
    """Telegram; at the end nothing may have been sent that the real one refuses."""
    offline = Offline()
    yield offline
    assert offline.violations == []


@pytest.fixture
def unstarted(telegram: Offline, monkeypatch: pytest.MonkeyPatch) -> Bot:
    """The application before it is started."""
    monkeypatch.delenv("BOT_API_URL", raising=False)
    assistant, clock = Scripted(), Clock()
    editions = SimpleNamespace(current=SimpleNamespace(base=assistant.base, assistant=assistant))
    ratings: list[tuple[str, bool]] = []
    application = build_application(
        Settings(token=SecretStr(TOKEN)),
        editions,
        lambda entry, helpful: ratings.append((entry, helpful)),
        clock=clock,
        connect=(lambda: telegram, lambda: telegram),
    )
    return Bot(application, telegram, assistant, clock, editions, ratings)


@pytest.fixture
async def bot(unstarted: Bot) -> AsyncIterator[Bot]:
    """The application, initialized."""
    async with unstarted.application:
        unstarted.telegram.calls.clear()
        yield unstarted
