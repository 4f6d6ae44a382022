"""Who may do what: for everybody else a command, document or button is what it always was."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final, TypeVar

from telegram import Update, User

from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.texts import answer
from bot.channels.telegram.taps import acknowledge
from bot.editorial.publishing.records import Author, PublishingError
from bot.knowledge.markup import escape
from bot.store.database import StoreError

K = TypeVar("K")
Done = Coroutine[Any, Any, None]
Act = Callable[[Update, Any], Done]

_log: Final = logging.getLogger(__name__)


def ranked(office: Office, needed: Rank, act: Act, otherwise: Act) -> Act:
    """``act`` for those who may do it at this moment; ``otherwise`` is what the rest gets.

    Whoever may is told in a line when the database or the disk keeps it from being done.
    """

    async def checked(update: Update, context: Any) -> None:
        user = update.effective_user
        rank = await rank_of(office, user.id) if user else Rank.STRANGER
        if rank < needed:
            await otherwise(update, context)
            return
        try:
            await act(update, context)
        except (PublishingError, StoreError) as error:
            await answer(update, escape(str(error)))

    return checked


def tap(parse: Callable[[str], K | None], act: Callable[[Update, K], Done]) -> Act:
    """``act`` for a tap on a button of the make that ``parse`` reads; the button stops spinning."""

    async def tapped(update: Update, _context: Any) -> None:
        query = update.callback_query
        assert query is not None
        await acknowledge(query)
        key = parse(query.data or "")
        if key is not None and query.message is not None:
            await act(update, key)

    return tapped


async def rank_of(office: Office, user: int) -> Rank:
    """The rank of ``user``; nobody is known while the database cannot be read, but admins."""
    try:
        return await office.rank(user)
    except StoreError as error:
        _log.error("It cannot be looked up who may do what: %s", error)
        return Rank.STRANGER


async def keepers(office: Office, needed: Rank) -> list[int]:
    """The people of at least this rank; the admins alone while the database cannot be read."""
    try:
        members = [member.user_id for member in await office.team.members()]
    except StoreError as error:
        _log.error("It cannot be looked up who may do what: %s", error)
        members = []
    known = sorted({*office.admins, *members})
    return [user for user in known if await rank_of(office, user) >= needed]


def author_of(user: User) -> Author:
    """``user`` as the author of what they do."""
    return Author(user.id, user.full_name)
