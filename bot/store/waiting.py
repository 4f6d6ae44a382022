"""Residents who want to be told when there is an answer to what they asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, func, select

from bot.store.database import Database, upsert
from bot.store.tables import waiting as table

WAIT_FOR: Final = timedelta(days=90)
MOST_A_CHAT: Final = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wish to be told: the chat, the scrubbed question and its language."""

    id: int
    chat_id: int
    question: str
    language: str
    since: date


class WaitingResidents:
    """The only place where a resident's chat is kept: until told, at most 90 days."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, chat_id: int, question: str, language: str, day: date) -> bool:
        """Note the wish; False when the chat waits for five other answers already."""
        mine = table.c.chat_id == chat_id
        others = select(func.count()).where(mine, table.c.question != question)
        async with self._database.writing() as connection:
            if int(await connection.scalar(others) or 0) >= MOST_A_CHAT:
                return False
            insert = upsert(connection, table).values(
                chat_id=chat_id, question=question, language=language, since=day
            )
            await connection.execute(insert.on_conflict_do_nothing())
            return True

    async def all(self) -> list[Waiting]:
        """Every wish, oldest first."""
        query = select(
            table.c.id, table.c.chat_id, table.c.question, table.c.language, table.c.since
        ).order_by(table.c.id)
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
            return [Waiting(row[0], row[1], row[2], row[3], row[4]) for row in rows]

    async def forget(self, ids: Iterable[int]) -> None:
        """Delete the wishes with these ids: they were told, or cannot be."""
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(table.c.id.in_(list(ids))))

    async def forget_chat(self, chat_id: int) -> int:
        """Delete all wishes of a chat; how many there were."""
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(table).where(table.c.chat_id == chat_id))
            return gone.rowcount

    async def expire(self, today: date) -> int:
        """Forget the wishes from more than 90 days before ``today``; how many."""
        statement = delete(table).where(table.c.since < today - WAIT_FOR)
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount
