"""How often answers were rated helpful or not, by day and entry."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bot.store.database import Database, upsert
from bot.store.tables import ratings as table


@dataclass(frozen=True, slots=True)
class Rating:
    """The ratings of one entry over some days."""

    entry: str
    helpful: int
    unhelpful: int


class Ratings:
    """Thumbs, counted; who gave them is not known."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, day: date, entry: str, *, helpful: bool) -> None:
        """Count one rating."""
        async with self._database.writing() as connection:
            insert = upsert(connection, table).values(
                day=day, entry=entry, helpful=int(helpful), unhelpful=int(not helpful)
            )
            more = {
                "helpful": table.c.helpful + insert.excluded.helpful,
                "unhelpful": table.c.unhelpful + insert.excluded.unhelpful,
            }
            await connection.execute(
                insert.on_conflict_do_update(index_elements=[table.c.day, table.c.entry], set_=more)
            )

    async def daily(self, first: date, last: date) -> dict[date, tuple[int, int]]:
        """How often answers were rated helpful and not, by day; only days that had any."""
        query = (
            select(table.c.day, func.sum(table.c.helpful), func.sum(table.c.unhelpful))
            .where(table.c.day.between(first, last))
            .group_by(table.c.day)
        )
        async with self._database.reading() as connection:
            return {day: (int(up), int(down)) for day, up, down in await connection.execute(query)}

    async def between(self, first: date, last: date) -> list[Rating]:
        """The ratings from ``first`` to ``last``, both counted in; least helpful entries first."""
        unhelpful = func.sum(table.c.unhelpful)
        query = (
            select(table.c.entry, func.sum(table.c.helpful), unhelpful)
            .where(table.c.day.between(first, last))
            .group_by(table.c.entry)
            .order_by(unhelpful.desc(), table.c.entry)
        )
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
            return [Rating(entry, int(up), int(down)) for entry, up, down in rows]
