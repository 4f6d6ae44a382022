"""Proposed changes, so that the buttons under them work after a restart."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update
from sqlalchemy.engine import RowMapping

from bot.store.database import Database
from bot.store.tables import proposals as table


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    PUBLISHED = "published"
    REJECTED = "rejected"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NewProposal:
    """``change`` is JSON; ``base_version`` the version that it was proposed against.

    ``question`` is the row of the kept question that it answers, if it was made for one.
    """

    change: str
    author_id: int | None
    author_name: str
    at: datetime
    note: str
    base_version: str
    question: int | None


@dataclass(frozen=True, slots=True)
class StoredProposal(NewProposal):
    """A proposal with its number and what became of it."""

    id: int
    state: ProposalState


class Proposals:
    """Proposals in their order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, proposal: NewProposal) -> int:
        """Keep an open proposal; its number."""
        statement = (
            insert(table)
            .values(
                change=proposal.change,
                author_id=proposal.author_id,
                author_name=proposal.author_name,
                at=proposal.at,
                note=proposal.note,
                base_version=proposal.base_version,
                question=proposal.question,
                state=ProposalState.OPEN,
            )
            .returning(table.c.id)
        )
        async with self._database.writing() as connection:
            return int((await connection.execute(statement)).scalar_one())

    async def get(self, number: int) -> StoredProposal | None:
        """The proposal with this number."""
        async with self._database.reading() as connection:
            row = (
                (await connection.execute(select(table).where(table.c.id == number)))
                .mappings()
                .first()
            )
            return _proposal(row) if row else None

    async def open(self, limit: int, skipped: int = 0) -> list[StoredProposal]:
        """At most ``limit`` open proposals, newest first, after the first ``skipped``."""
        query = (
            select(table)
            .where(table.c.state == ProposalState.OPEN)
            .order_by(table.c.id.desc())
            .limit(limit)
            .offset(skipped)
        )
        async with self._database.reading() as connection:
            return [_proposal(row) for row in (await connection.execute(query)).mappings()]

    async def close(self, number: int, state: ProposalState) -> bool:
        """Decide on an open proposal; False when somebody else already has."""
        statement = (
            update(table)
            .where(table.c.id == number, table.c.state == ProposalState.OPEN)
            .values(state=state)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount == 1


def _proposal(kept: RowMapping) -> StoredProposal:
    return StoredProposal(
        kept["change"],
        kept["author_id"],
        kept["author_name"],
        kept["at"],
        kept["note"],
        kept["base_version"],
        kept["question"],
        kept["id"],
        ProposalState(kept["state"]),
    )
