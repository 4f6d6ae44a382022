"""Groups of questions that were asked in vain, and what becomes of one that is dealt with."""

import logging
from collections.abc import Iterable
from typing import Final

from bot.channels.telegram.admin.office import Office
from bot.editorial.learning.grouping import Group, Overview, overview
from bot.store.database import StoreError
from bot.store.kept import State

_log: Final = logging.getLogger(__name__)
_MOST: Final = 200


async def groups_in(office: Office, state: State) -> Overview:
    """The groups in ``state``, most frequent first. Raises StoreError."""
    edition = office.publisher.edition
    await office.keeping.settle()
    return await overview(office.kept, edition, edition.assistant.matcher.embedder, _MOST, state)


async def group_of(office: Office, row: int) -> Group | None:
    """The group, open or postponed, that the question in ``row`` belongs to. Raises StoreError."""
    for state in (State.OPEN, State.POSTPONED):
        for group in (await groups_in(office, state)).groups:
            if row in group.ids:
                return group
    return None


async def rows_of(office: Office, row: int | None) -> tuple[int, ...]:
    """The rows of the group of ``row``; none where there is no such group. Raises StoreError."""
    group = await group_of(office, row) if row is not None else None
    return group.ids if group else ()


async def settle(office: Office, rows: Iterable[int], state: State) -> None:
    """Put ``rows`` into ``state``; what was published is live all the same when that fails."""
    try:
        await office.kept.mark(rows, state)
    except StoreError as error:
        _log.error("Questions that were dealt with are still in the list: %s", error)
