"""A resident who asks in vain, and an admin who learns from it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.application import build_application
from bot.channels.telegram.polling import App
from bot.channels.telegram.rounds import Rounds
from bot.settings import Settings
from bot.store.database import Database
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import TOKEN, Clock
from tests.channels.telegram.offline import Call, Offline
from tests.channels.telegram.updates import ANNA, BOT, OLENA, Raw
from tests.editorial.publishing.conftest import House, house, knowledge

__all__ = ["chat", "house", "knowledge"]

ADMIN = ANNA
RESIDENT = OLENA | {"language_code": "pl"}
HERS: Raw = {"id": 8, "type": "private", "first_name": "Олена"}
# Far from everything in the town, so that it is refused, not asked back about.
ASKED = "Czy w mieście jest kryty basen?"
VAGUE = "program"
WAIT = "Powiadom mnie, gdy będzie odpowiedź"


@dataclass
class Chat:
    """The bot with an office, an admin and a resident."""

    application: Any
    telegram: Offline
    office: Office
    rounds: Rounds
    clock: Clock
    house: House

    async def take(self, raw: Raw) -> list[Call]:
        """Deal with an update; the messages it was answered with."""
        before = len(self.telegram.said)
        await self.application.process_update(Update.de_json(raw, self.application.bot))
        await self.office.keeping.settle()
        return self.telegram.said[before:]

    async def asks(self, text: str = ASKED) -> Call:
        """The resident asks."""
        return (await self.take(updates.message(text, chat=HERS, user=RESIDENT)))[-1]

    async def presses(self, shown: Call, label: str, *, resident: bool = False) -> list[Call]:
        """Somebody taps the button whose label begins so."""
        data = next(data for name, data in shown.buttons.items() if name.startswith(label))
        chat, user = (HERS, RESIDENT) if resident else (updates.PRIVATE, ADMIN)
        calls = enumerate(self.telegram.calls, 50_001)
        sent = next(number for number, call in calls if call is shown)
        number = shown.parameters.get("message_id", sent)
        under = updates.content("…", chat=chat, user=BOT)
        markup = shown.parameters["reply_markup"]
        under |= {"message_id": number, "reply_markup": markup}
        return await self.take(updates.tap(data, under, user=user, chat=chat))

    async def writes(self, text: str) -> list[Call]:
        """The admin writes."""
        return await self.take(updates.message(text, user=ADMIN))

    @asynccontextmanager
    async def restarted(self) -> AsyncIterator["Chat"]:
        """The same chats with the bot started anew, as it starts when it is run."""
        telegram = Offline()
        application = _application(self.house, self.office, telegram, self.clock)
        assert application.post_init is not None
        assert application.post_stop is not None
        async with application:
            await application.post_init(application)
            yield replace(self, application=application, telegram=telegram)
            await application.post_stop(application)
        assert telegram.violations == []


def _application(house: House, office: Office, telegram: Offline, clock: Clock) -> App:
    return build_application(
        Settings(token=SecretStr(TOKEN), admins=frozenset({ADMIN["id"]})),
        house.editions,
        clock=clock,
        connect=(lambda: telegram, lambda: telegram),
        office=office,
    )


@pytest.fixture
async def chat(house: House, tmp_path: Path) -> AsyncIterator[Chat]:
    """Anna is an admin, Olena a resident."""
    telegram, clock = Offline(), Clock()
    async with Database(tmp_path / "bot.sqlite3") as database:
        office = Office.of(frozenset({ADMIN["id"]}), house.publisher, database)
        application = _application(house, office, telegram, clock)
        async with application:
            rounds = Rounds(office, house.editions, application.bot, clock)
            yield Chat(application, telegram, office, rounds, clock, house)
    assert telegram.violations == []
