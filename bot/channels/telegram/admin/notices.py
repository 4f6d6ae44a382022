"""News of the knowledge for those who publish it, in their private chats."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

from telegram import Bot, InlineKeyboardButton
from telegram.error import TelegramError

from bot.channels.telegram.admin.bursts import bursts
from bot.channels.telegram.admin.keys import SHORT_ID, Key, Matter, named
from bot.channels.telegram.admin.menu import show_menu
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.previews import risk
from bot.channels.telegram.admin.ranks import keepers, rank_of
from bot.channels.telegram.admin.texts import errors, listed, said
from bot.channels.telegram.buttons import Row
from bot.channels.telegram.sending import Place, send
from bot.editorial.publishing.records import Failed, News, Published, Refused, Version
from bot.knowledge.markup import escape

_log: Final = logging.getLogger(__name__)
_MOST_CHANGES: Final = 10


class Notices:
    """Tells what others published, and what was saved with errors.

    News may come before the bot is connected: they wait until it is.
    """

    def __init__(self, office: Office, bot: Bot) -> None:
        self._office = office
        self._bot = bot
        self._news: asyncio.Queue[News] = asyncio.Queue()
        self._telling: asyncio.Task[None] | None = None
        office.publisher.listen(self._news.put)

    async def begin(self, _application: Any) -> None:
        """Tell the news from now on; the bot is connected."""
        self._telling = asyncio.create_task(self._tell())

    async def end(self, _application: Any) -> None:
        """Tell no more."""
        if self._telling is not None:
            self._telling.cancel()
            await asyncio.gather(self._telling, return_exceptions=True)

    async def _tell(self) -> None:
        for user in await keepers(self._office, Rank.EDITOR):
            await show_menu(self._bot, user, await rank_of(self._office, user))
        async for burst in bursts(self._news):
            try:
                await self._told(burst)
            except Exception:  # the next news may fare better
                _log.exception("News could not be told")

    async def _told(self, burst: Sequence[News]) -> None:
        readers = await keepers(self._office, Rank.PUBLISHER)
        match news := burst[-1]:
            case Published():
                changes = [one for one in burst if isinstance(one, Published)]
                others = [user for user in readers if user != news.version.author.id]
                await tell(self._bot, others, _published(changes), [(undo_key(news.version),)])
            case Refused():
                problems = errors([str(problem) for problem in news.problems])
                text = f"{said('refused')}\n\n{problems}"
                rows = [(named("restore-good", Key(Matter.VERSION, "g")),)]
                await tell(self._bot, readers, text, rows)
            case Failed():
                await tell(self._bot, readers, escape(news.reason))


async def tell(bot: Bot, users: Iterable[int], text: str, rows: Sequence[Row] = ()) -> int:
    """Write to ``users`` in private; how many got it. Who blocked the bot is none of them."""
    reached = 0
    for user in users:
        try:
            await send(Place(bot, user), text, rows)
            reached += 1
        except TelegramError as error:
            _log.warning("Somebody who keeps the knowledge cannot be told: %s", error)
    return reached


def undo_key(version: Version) -> InlineKeyboardButton:
    """The button that takes ``version`` back."""
    return named("undo", Key(Matter.VERSION, "u", version.id[:SHORT_ID]))


def _published(changes: Sequence[Published]) -> str:
    """What went live, one thing after another."""
    last = changes[-1]
    kind = "by-hand" if last.by_hand else "published"
    if len(changes) > 1:
        kind = "many"
    name, note = last.version.author.name, last.version.note
    lines = dict.fromkeys(chain.from_iterable(one.version.changes for one in changes))
    pieces = [
        said(f"news-{kind}", name=name, note=note, count=len(changes)),
        *risk(_broken(changes)),
        listed([*lines], _MOST_CHANGES),
    ]
    return "\n\n".join(pieces)


def _broken(changes: Sequence[Published]) -> int:
    """How many questions of the regression set are broken in the end."""
    broken: set[str] = set()
    for one in changes:
        broken -= {turned.case.question for turned in one.proof.healed}
        broken |= {turned.case.question for turned in one.proof.broken}
    return len(broken)
