"""How many questions got which kind of reply, and which entries were told, by day."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database, upsert
from bot.store.tables import decisions, told_entries


class Tallies:
    """Numbers for the statistics; no question stands behind them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, day: date, decision: str, told: Iterable[str] = ()) -> None:
        """Count one reply and the entries that it told."""
        async with self._database.writing() as connection:
            await _count(connection, decisions, day=day, decision=decision)
            for entry in dict.fromkeys(told):
                await _count(connection, told_entries, day=day, entry=entry)

    async def decisions(self, first: date, last: date) -> dict[date, dict[str, int]]:
        """Replies by day and decision, from ``first`` to ``last``; only days that had any."""
        query = (
            select(decisions)
            .where(decisions.c.day.between(first, last))
            .order_by(decisions.c.day, decisions.c.decision)
        )
        found: dict[date, dict[str, int]] = {}
        async with self._database.reading() as connection:
            for day, decision, count in await connection.execute(query):
                found.setdefault(day, {})[decision] = count
        return found

    async def told(self, first: date, last: date) -> dict[str, int]:
        """How often each entry was told from ``first`` to ``last``; most often first."""
        told = func.sum(told_entries.c.count)
        query = (
            select(told_entries.c.entry, told)
            .where(told_entries.c.day.between(first, last))
            .group_by(told_entries.c.entry)
            .order_by(told.desc(), told_entries.c.entry)
        )
        async with self._database.reading() as connection:
            return {entry: int(count) for entry, count in await connection.execute(query)}


async def _count(connection: AsyncConnection, table: Table, **key: object) -> None:
    await connection.execute(
        upsert(connection, table)
        .values(count=1, **key)
        .on_conflict_do_update(index_elements=list(key), set_={"count": table.c.count + 1})
    )
