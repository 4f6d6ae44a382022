"""How the bot does: a picture with two lines, and the weekly digest switched on and off."""

import logging
from typing import Any, Final

from telegram import InputMediaPhoto, Message, Update

from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.presses import STATISTICS, Press, named, said
from bot.channels.telegram.buttons import Row, button, keyboard
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.sending import Place, edit_buttons, send
from bot.editorial.learning.chart import ChartError, picture
from bot.editorial.learning.statistics import statistics, summary
from bot.knowledge.markup import escape

_log: Final = logging.getLogger(__name__)

_PERIODS: Final = (7, 30, 90)


class Figures:
    """The handlers of /statystyki."""

    def __init__(self, desk: Desk, office: Office) -> None:
        self._desk = desk
        self._office = office

    async def shown(self, update: Update, _context: Any) -> None:
        """The last week."""
        message, user = update.effective_message, update.effective_user
        assert message is not None
        assert user is not None
        caption, drawn = await self._drawn(_PERIODS[0])
        place, rows = Place.of(message), await self._rows(user.id)
        if drawn is None:
            await send(place, escape(caption), rows)
            return
        await place.bot.send_photo(
            place.chat,
            drawn,
            caption=caption,
            filename="statystyki.png",
            reply_markup=keyboard(rows),
        )

    async def tapped(self, update: Update, press: Press) -> None:
        """Another period, or the digest wanted or not."""
        query = update.callback_query
        assert query is not None
        user, shown = query.from_user.id, query.message
        if not isinstance(shown, Message):
            return
        if press.verb == "d":
            wanted = press.number == 1
            today = self._desk.clock().date()
            if wanted:
                await self._office.digest.subscribe(user, today)
            else:
                await self._office.digest.unsubscribe(user)
            await edit_buttons(shown, await self._rows(user))
            return
        caption, drawn = await self._drawn(press.number if press.number in _PERIODS else 7)
        rows = keyboard(await self._rows(user))
        if drawn is None or not shown.photo:
            await send(Place.of(shown), escape(caption), await self._rows(user))
            return
        await shown.edit_media(
            InputMediaPhoto(drawn, caption=caption, filename="statystyki.png"), reply_markup=rows
        )

    async def _drawn(self, days: int) -> tuple[str, bytes | None]:
        """The two lines, and the picture, if it could be drawn."""
        base = self._desk.editions.current.base
        today = self._desk.clock().date()
        await self._office.keeping.settle()
        found = await statistics(self._office.database, base, today, days)
        try:
            return summary(found), await picture(found)
        except ChartError:
            _log.exception("The statistics could not be drawn")
            return f"{summary(found)}\n{said('no-picture')}", None

    async def _rows(self, user: int) -> list[Row]:
        reads = await self._office.digest.reads(user)
        periods = tuple(
            button(said("days", count=days), Press(STATISTICS, "p", days)) for days in _PERIODS
        )
        name = "digest-off" if reads else "digest-on"
        return [periods, (named(name, Press(STATISTICS, "d", 0 if reads else 1)),)]
