"""The audit log: every act of an admin, editor or publisher. Nothing in it is ever changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from bot.store.database import Database
from bot.store.tables import audit as table


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did: ``act`` a short name of the kind, ``subject`` what it was done to.

    ``who`` is None for acts from the shell or a text editor.
    """

    at: datetime
    who: int | None
    name: str
    act: str
    subject: str


class AuditLog:
    """Append-only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, act: Act) -> None:
        """Write ``act`` down."""
        async with self._database.writing() as connection:
            await connection.execute(
                insert(table).values(
                    at=act.at, who=act.who, name=act.name, act=act.act, subject=act.subject
                )
            )

    async def page(self, number: int, size: int = 10) -> list[Act]:
        """Page ``number``, from 0, of the acts, newest first; empty after the last page."""
        query = (
            select(table.c.at, table.c.who, table.c.name, table.c.act, table.c.subject)
            .order_by(table.c.id.desc())
            .limit(size)
            .offset(number * size)
        )
        async with self._database.reading() as connection:
            return [
                Act(row[0], row[1], row[2], row[3], row[4])
                for row in (await connection.execute(query))
            ]

    async def number(self) -> int:
        """How many acts there are."""
        async with self._database.reading() as connection:
            return int(await connection.scalar(select(func.count()).select_from(table)) or 0)
