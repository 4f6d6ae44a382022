"""Questions that the bot could not answer well, without a word of who asked them."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.engine import RowMapping

from bot.store.database import Database, upsert
from bot.store.tables import kept_questions as table

KEPT_FOR: Final = timedelta(days=180)


class Reason(StrEnum):
    """Why a question is kept."""

    FALLBACK = "fallback"
    CLARIFY = "clarify"
    UNHELPFUL = "unhelpful"


class State(StrEnum):
    """What the admins did with it; one that is done and asked in vain again is open again."""

    OPEN = "open"
    POSTPONED = "postponed"
    DONE = "done"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to keep, scrubbed. ``folded`` is the same for texts that are the same question.

    ``nearest`` are ids of entries, best first, in the edition of that version.
    """

    text: str
    folded: str
    language: str
    reason: Reason
    nearest: tuple[str, ...]
    edition: str
    day: date


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A kept question, asked ``count`` times for the same reason."""

    id: int
    text: str
    language: str
    reason: Reason
    nearest: tuple[str, ...]
    edition: str
    first_asked: date
    last_asked: date
    count: int
    state: State


class KeptQuestions:
    """Kept questions; one row for each wording and reason."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, asked: Mapping[Asked, int], *, late: bool = False) -> None:
        """Keep what was asked, with how often; what is kept already is counted on.

        A wording stays where it was put on purpose, for whatever reason it was kept then. So does
        one that is done with, when this comes ``late``: about an answer that was given before.
        """
        if not asked:
            return
        wordings = {one.folded for one in asked}
        known = select(table.c.folded, table.c.state).where(table.c.folded.in_(wordings))
        async with self._database.writing() as connection:
            states: dict[str, set[State]] = {}
            for folded, state in await connection.execute(known):
                states.setdefault(folded, set()).add(State(state))
            insert = upsert(connection, table)
            statement = insert.on_conflict_do_update(
                index_elements=[table.c.folded, table.c.reason],
                set_={
                    "nearest": insert.excluded.nearest,
                    "edition": insert.excluded.edition,
                    "last_asked": insert.excluded.last_asked,
                    "count": table.c.count + insert.excluded.count,
                    "state": insert.excluded.state,
                },
            )
            rows = [
                _row(one, count, _state(states.get(one.folded, set()), late=late))
                for one, count in asked.items()
            ]
            await connection.execute(statement, rows)

    async def withdraw(self, asked: Asked) -> None:
        """Take one asking back; the last one takes the row along."""
        same = and_(table.c.folded == asked.folded, table.c.reason == asked.reason)
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(same, table.c.count <= 1))
            await connection.execute(update(table).where(same).values(count=table.c.count - 1))

    async def listed(
        self, states: Collection[State] = (State.OPEN,), limit: int = 500
    ) -> list[KeptQuestion]:
        """At most ``limit`` questions in these states, most frequent first, then latest."""
        query = (
            select(table)
            .where(table.c.state.in_(states))
            .order_by(table.c.count.desc(), table.c.last_asked.desc(), table.c.id)
            .limit(limit)
        )
        async with self._database.reading() as connection:
            return [_question(row) for row in (await connection.execute(query)).mappings()]

    async def found(self, rows: Iterable[int]) -> list[KeptQuestion]:
        """The questions with these ids that are still kept, by id."""
        query = select(table).where(table.c.id.in_(list(rows))).order_by(table.c.id)
        async with self._database.reading() as connection:
            return [_question(row) for row in (await connection.execute(query)).mappings()]

    async def number(self, state: State = State.OPEN) -> int:
        """How often the questions in ``state`` were asked, all together."""
        query = select(func.coalesce(func.sum(table.c.count), 0)).where(table.c.state == state)
        async with self._database.reading() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def mark(self, rows: Iterable[int], state: State) -> None:
        """Put the questions with these ids into ``state``, for whatever reason they are kept."""
        wordings = select(table.c.folded).where(table.c.id.in_(list(rows)))
        statement = update(table).where(table.c.folded.in_(wordings)).values(state=state)
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def expire(self, today: date) -> int:
        """Forget what was last asked more than 180 days before ``today``; how many rows."""
        statement = delete(table).where(table.c.last_asked < today - KEPT_FOR)
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount


def _state(known: Collection[State], *, late: bool) -> State:
    """Where a question goes of which the wording is kept in ``known`` states."""
    settled = [State.DONE] if late and State.OPEN not in known else []
    stays = (State.POSTPONED, State.OUT_OF_SCOPE, *settled)
    return next((state for state in stays if state in known), State.OPEN)


def _row(asked: Asked, count: int, state: State) -> dict[str, object]:
    return {
        "folded": asked.folded,
        "text": asked.text,
        "language": asked.language,
        "reason": asked.reason,
        "nearest": json.dumps(asked.nearest),
        "edition": asked.edition,
        "first_asked": asked.day,
        "last_asked": asked.day,
        "count": count,
        "state": state,
    }


def _question(kept: RowMapping) -> KeptQuestion:
    return KeptQuestion(
        kept["id"],
        kept["text"],
        kept["language"],
        Reason(kept["reason"]),
        tuple(json.loads(kept["nearest"])),
        kept["edition"],
        kept["first_asked"],
        kept["last_asked"],
        kept["count"],
        State(kept["state"]),
    )
