"""What those who keep the knowledge work with, and who they are."""

import asyncio
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Self

from bot.editorial.learning.keeping import Keeping
from bot.editorial.publishing.publisher import Publisher
from bot.store.audit import AuditLog
from bot.store.database import Database
from bot.store.kept import KeptQuestions
from bot.store.proposals import Proposals
from bot.store.team import DigestReaders, Role, Team
from bot.store.waiting import WaitingResidents


class Rank(IntEnum):
    """What a person may do; each rank may do what the ones below it may."""

    STRANGER = 0
    EDITOR = 1
    PUBLISHER = 2
    ADMIN = 3


_RANKS: Final = {Role.EDITOR: Rank.EDITOR, Role.PUBLISHER: Rank.PUBLISHER}


@dataclass(frozen=True, slots=True)
class Office:
    """The publisher, and the stores behind one database; ``admins`` are set, not named.

    Who decides on a proposal or a version holds ``deciding``, so that nothing happens twice.
    """

    admins: frozenset[int]
    publisher: Publisher
    keeping: Keeping
    database: Database
    kept: KeptQuestions
    team: Team
    digest: DigestReaders
    audit: AuditLog
    proposals: Proposals
    waiting: WaitingResidents
    deciding: asyncio.Lock = field(default_factory=asyncio.Lock, compare=False)

    @classmethod
    def of(cls, admins: frozenset[int], publisher: Publisher, database: Database) -> Self:
        """The office over an open database."""
        return cls(
            admins,
            publisher,
            Keeping(database),
            database,
            KeptQuestions(database),
            Team(database),
            DigestReaders(database),
            AuditLog(database),
            Proposals(database),
            WaitingResidents(database),
        )

    async def rank(self, user: int) -> Rank:
        """What ``user`` may do. Raises StoreError."""
        if user in self.admins:
            return Rank.ADMIN
        role = await self.team.role(user)
        return _RANKS[role] if role else Rank.STRANGER
