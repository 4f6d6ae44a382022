"""How many questions got which kind of reply, and which entries were told, by day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database, upsert
from bot.store.tables import decisions, told_entries

Counted = Mapping[tuple[date, str], int]


class Tallies:
    """Numbers for the statistics; no question stands behind them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, replies: Counted, told: Counted) -> None:
        """Count replies by day and decision, and what they told by day and entry."""
        async with self._database.writing() as connection:
            await _count(connection, decisions, "decision", replies)
            await _count(connection, told_entries, "entry", told)

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


async def _count(connection: AsyncConnection, table: Table, key: str, counts: Counted) -> None:
    if not counts:
        return
    insert = upsert(connection, table)
    statement = insert.on_conflict_do_update(
        index_elements=["day", key], set_={"count": table.c.count + insert.excluded.count}
    )
    rows = [{"day": day, key: name, "count": count} for (day, name), count in counts.items()]
    await connection.execute(statement, rows)
