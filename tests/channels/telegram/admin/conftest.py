"""The real application with an office: publisher and database over the made-up town."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.application import build_application
from bot.dialogue.reply import Question
from bot.editorial.editions import Editions
from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.opening import open_published
from bot.editorial.publishing.publisher import Publisher
from bot.editorial.publishing.records import SOMEBODY
from bot.settings import Settings
from bot.store.database import Database
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import TOKEN, Clock
from tests.channels.telegram.offline import Call, Offline
from tests.channels.telegram.updates import Raw
from tests.matching import olszyna

FILE = "olszyna.yaml"
ADMIN: Raw = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "pl"}
ADA: Raw = {"id": 21, "is_bot": False, "first_name": "Ada", "language_code": "pl"}
ADAM: Raw = {"id": 22, "is_bot": False, "first_name": "Adam", "language_code": "pl"}
STRANGER: Raw = {"id": 66, "is_bot": False, "first_name": "Obcy", "language_code": "pl"}
QUESTION = "Kiedy przyjęto PZO 2020?"
OLD, NEW = "30 stycznia 2014", "31 stycznia 2014"
_REGRESSION = """\
regression:
  - {question: Kiedy przyjęto PZO 2020?, entry: zo-2020-przyjecie}
  - {question: Czym karmić smoka wawelskiego?, entry: null}
"""


def private(user: Raw) -> Raw:
    """The private chat with ``user``."""
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


@dataclass
class Bureau:
    """The bot at work for those who keep the knowledge."""

    application: Any
    telegram: Offline
    office: Office
    editions: Editions
    knowledge: Path
    settings: Settings
    database: Database
    clock: Clock

    def reopened(self) -> Office:
        """Another office over the same database, as after a restart."""
        return Office.of(self.office.admins, self.office.publisher, self.database)

    async def take(self, raw: Raw) -> list[Call]:
        """Deal with an update; returns the messages it was answered with."""
        before = len(self.telegram.said)
        await self.application.process_update(Update.de_json(raw, self.application.bot))
        return self.telegram.said[before:]

    async def say(self, text: str, user: Raw = ADMIN, **more: Any) -> list[Call]:
        """A message of ``user``."""
        return await self.take(updates.message(text, user=user, chat=private(user), **more))

    async def tap(self, data: str, user: Raw = ADMIN) -> list[Call]:
        """A tap of ``user``."""
        return await self.take(updates.tap(data, user=user, chat=private(user)))

    async def send(self, name: str, content: bytes, user: Raw = ADMIN) -> list[Call]:
        """A document of ``user``."""
        self.telegram.files[f"documents/{name}"] = content
        document: Raw = {"file_id": name, "file_unique_id": "u", "file_name": name}
        document |= {"file_size": len(content)}
        return await self.take(updates.message(user=user, chat=private(user), document=document))

    def edited(self, old: str = OLD, new: str = NEW) -> bytes:
        """The file of the town with a text replaced."""
        content = self.editions.current.snapshot.files[FILE]
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    def answer(self) -> str:
        """What a resident is told."""
        question = Question(QUESTION, self.office.publisher.clock())
        return self.editions.current.assistant.reply(question).text


@pytest.fixture
async def bureau(
    tmp_path: Path, telegram: Offline, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Bureau]:
    """The bot with one admin, whose files are a version already."""
    monkeypatch.delenv("BOT_API_URL", raising=False)
    knowledge = Path(shutil.copytree(olszyna.DIRECTORY, tmp_path / "knowledge"))
    (knowledge / "sprawdzian.yaml").write_text(_REGRESSION, "utf-8")
    clock = Clock()
    archive = Archive(knowledge, tmp_path)
    editions = open_published(archive, tmp_path, model=False, wait=True)
    archive.record(editions.current.snapshot, Signature(SOMEBODY, clock(), "Początek"))
    async with Database(tmp_path / "bot.sqlite3") as database:
        office = Office.of(frozenset({7}), Publisher(editions, archive, clock), database)
        settings = Settings(token=SecretStr(TOKEN))
        application = build_application(
            settings,
            editions,
            clock=clock,
            connect=(lambda: telegram, lambda: telegram),
            office=office,
        )
        async with application:
            telegram.calls.clear()
            yield Bureau(
                application, telegram, office, editions, knowledge, settings, database, clock
            )
    editions.close()
