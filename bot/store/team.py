"""Who, beside the admins of the settings, may change the knowledge, and who reads the digest."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, or_, select, update

from bot.store.database import Database, upsert
from bot.store.tables import digest_readers, team

WEEK: Final = timedelta(days=7)


class Role(StrEnum):
    """An editor may propose changes, a publisher may also publish them."""

    EDITOR = "editor"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Member:
    """A person that an admin gave a role; ``name`` is how they are shown."""

    user_id: int
    role: Role
    name: str
    named_by: int
    named_at: datetime


class Team:
    """The people with a role; one role each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def name(self, member: Member) -> None:
        """Give ``member`` the role, in place of the one they had."""
        values = {
            "role": member.role,
            "name": member.name,
            "named_by": member.named_by,
            "named_at": member.named_at,
        }
        async with self._database.writing() as connection:
            insert = upsert(connection, team).values(user_id=member.user_id, **values)
            await connection.execute(
                insert.on_conflict_do_update(index_elements=[team.c.user_id], set_=values)
            )

    async def dismiss(self, user_id: int) -> bool:
        """Take the role away; whether there was one."""
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(team).where(team.c.user_id == user_id))
            return gone.rowcount > 0

    async def role(self, user_id: int) -> Role | None:
        """The role of a person."""
        async with self._database.reading() as connection:
            found = await connection.scalar(select(team.c.role).where(team.c.user_id == user_id))
            return Role(found) if found else None

    async def members(self) -> list[Member]:
        """Everybody with a role, in the order they were named."""
        query = select(
            team.c.user_id, team.c.role, team.c.name, team.c.named_by, team.c.named_at
        ).order_by(team.c.named_at, team.c.user_id)
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
            return [Member(row[0], Role(row[1]), row[2], row[3], row[4]) for row in rows]


class DigestReaders:
    """Who wants the weekly digest, and when they got the last one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def subscribe(self, user_id: int, today: date) -> None:
        """The first digest is due a week from ``today``."""
        async with self._database.writing() as connection:
            insert = upsert(connection, digest_readers).values(user_id=user_id, since=today)
            await connection.execute(insert.on_conflict_do_nothing())

    async def unsubscribe(self, user_id: int) -> None:
        """No digest from now on."""
        mine = digest_readers.c.user_id == user_id
        async with self._database.writing() as connection:
            await connection.execute(delete(digest_readers).where(mine))

    async def reads(self, user_id: int) -> bool:
        """Whether this person wants the digest."""
        query = select(digest_readers.c.user_id).where(digest_readers.c.user_id == user_id)
        async with self._database.reading() as connection:
            return await connection.scalar(query) is not None

    async def due(self, today: date) -> list[int]:
        """Those whose last digest, or wish for one, is at least a week old."""
        table, before = digest_readers, today - WEEK
        query = (
            select(table.c.user_id)
            .where(
                or_(
                    table.c.last_sent <= before,
                    table.c.last_sent.is_(None) & (table.c.since <= before),
                )
            )
            .order_by(table.c.user_id)
        )
        async with self._database.reading() as connection:
            return list(await connection.scalars(query))

    async def sent(self, user_id: int, today: date) -> None:
        """Note that a digest was sent ``today``."""
        statement = update(digest_readers).where(digest_readers.c.user_id == user_id)
        async with self._database.writing() as connection:
            await connection.execute(statement.values(last_sent=today))
