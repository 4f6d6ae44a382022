"""What somebody writes step by step in a chat, so that a restart does not lose it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import delete, select

from bot.store.database import Database, upsert
from bot.store.tables import entry_drafts as table

KEPT_FOR: Final = timedelta(days=1)


class EntryDrafts:
    """One draft a chat; a day or two at most."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, chat_id: int, content: str, at: datetime) -> None:
        """Keep a draft in place of the last one of the chat."""
        async with self._database.writing() as connection:
            insert = upsert(connection, table).values(chat_id=chat_id, content=content, at=at)
            await connection.execute(
                insert.on_conflict_do_update(
                    index_elements=[table.c.chat_id],
                    set_={"content": insert.excluded.content, "at": insert.excluded.at},
                )
            )

    async def forget(self, chat_id: int) -> None:
        """Delete the draft of a chat."""
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(table.c.chat_id == chat_id))

    async def all(self, now: datetime) -> dict[int, str]:
        """The drafts by their chats, but for those older than a day."""
        query = select(table.c.chat_id, table.c.content).where(table.c.at >= now - KEPT_FOR)
        async with self._database.reading() as connection:
            return {row[0]: row[1] for row in await connection.execute(query)}

    async def expire(self, today: date) -> int:
        """Forget what was left before the day before ``today``; how many drafts."""
        statement = delete(table).where(
            table.c.at < datetime.combine(today, time(), UTC) - KEPT_FOR
        )
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount
