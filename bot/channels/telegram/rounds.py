"""What the bot does of itself: telling residents who wait, and the weekly digest."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.ranks import rank_of
from bot.channels.telegram.buttons import reply_rows
from bot.channels.telegram.desk import CurrentEdition
from bot.channels.telegram.sending import Place, no_place, send
from bot.editorial.editions import Edition
from bot.editorial.learning.digest import GROUPS, digest
from bot.editorial.learning.grouping import overview
from bot.editorial.learning.statistics import statistics
from bot.editorial.learning.telling import News, news
from bot.editorial.publishing.records import News as Publication
from bot.editorial.publishing.records import Published
from bot.i18n.catalogue import message
from bot.knowledge.markup import escape
from bot.store.database import StoreError

_log: Final = logging.getLogger(__name__)

_AGAIN: Final = 3600.0
_WEEK: Final = 7


class Rounds:
    """Tells what is new after each publication and once after a start; looks for due digests."""

    def __init__(
        self, office: Office, editions: CurrentEdition, bot: Bot, clock: Callable[[], datetime]
    ) -> None:
        self._office = office
        self._editions = editions
        self._bot = bot
        self._clock = clock
        self._told: Edition | None = None
        self._published = asyncio.Event()
        self._going: asyncio.Task[None] | None = None
        office.publisher.listen(self._heard)

    async def begin(self, _application: Any) -> None:
        """Go the rounds from now on; the bot is connected."""
        self._going = asyncio.create_task(self._go())

    async def end(self, _application: Any) -> None:
        """No more rounds."""
        if self._going is not None:
            self._going.cancel()
            await asyncio.gather(self._going, return_exceptions=True)

    async def tell(self) -> None:
        """Tell those whose wish the current edition fulfils, and forget their wishes.

        Whoever cannot be reached for now is told at the next time. Raises StoreError.
        """
        edition = self._editions.current
        if edition is self._told:
            return
        wishes = await self._office.waiting.all()
        found = await asyncio.to_thread(news, wishes, edition, self._told, self._clock())
        # In turn: the pace of Telegram allows no more anyway.
        reached = [await self._tell_one(one) for one in found]
        if all(reached):
            self._told = edition

    async def send_digests(self) -> None:
        """Send the digest to those who want it and got none for a week. Raises StoreError."""
        office, today = self._office, self._clock().date()
        due = await office.digest.due(today)
        if not due:
            return
        edition = self._editions.current
        await office.keeping.settle()
        found = await statistics(office.database, edition.base, today, _WEEK)
        asked = await overview(office.kept, edition, edition.assistant.matcher.embedder, GROUPS)
        text = digest(found, asked)
        for user in due:
            if await rank_of(office, user) < Rank.EDITOR:
                await office.digest.unsubscribe(user)
                continue
            try:
                await send(Place(self._bot, user), text)
            except Forbidden:
                await office.digest.unsubscribe(user)
                continue
            except TelegramError as error:
                _log.warning("A digest could not be sent: %s", error)
                continue
            await office.digest.sent(user, today)

    async def _heard(self, publication: Publication) -> None:
        if isinstance(publication, Published):
            self._published.set()

    async def _go(self) -> None:
        while True:
            self._published.clear()
            for work in (self.tell, self.send_digests):
                try:
                    await work()
                except StoreError as error:
                    _log.warning("Nobody could be told of news: %s", error)
                except Exception:  # the next round may fare better
                    _log.exception("A round failed")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_AGAIN):
                    await self._published.wait()

    async def _tell_one(self, one: News) -> bool:
        """Whether the wish is dealt with: told, or nobody there to be told."""
        wish, reply = one.waiting, one.reply
        intro = message(wish.language, "told", question=escape(wish.question))
        try:
            await send(
                Place(self._bot, wish.chat_id), f"{intro}\n\n{reply.text}", reply_rows(reply)
            )
        except (Forbidden, BadRequest) as error:
            if isinstance(error, Forbidden) or no_place(error):
                await self._office.waiting.forget_chat(wish.chat_id)
                return True
            _log.warning("An answer that somebody waits for could not be sent: %s", error)
            return False
        except TelegramError as error:
            _log.warning("An answer that somebody waits for could not be sent: %s", error)
            return False
        await self._office.waiting.forget([wish.id])
        return True
