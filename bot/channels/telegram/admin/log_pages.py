"""/dziennik: who did what, the newest first."""

from typing import Any, Final

from telegram import Update

from bot.channels.telegram.admin.keys import Key, Matter, turning
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.texts import answer, said, turn
from bot.channels.telegram.buttons import Row
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape
from bot.knowledge.problems import quote
from bot.store.audit import Act

_PAGE: Final = 15


class LogPages:
    """Handlers of the audit log."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def first(self, update: Update, _context: Any) -> None:
        """The newest acts."""
        await answer(update, *await self._page(0))

    async def tapped(self, update: Update, key: Key) -> None:
        """Another page."""
        await turn(update, *await self._page(int(key.target or "0", 16)))

    async def _page(self, page: int) -> tuple[str, list[Row]]:
        acts = await self._office.audit.page(page, _PAGE)
        more = await self._office.audit.number() > _PAGE * (page + 1)
        lines = "\n".join(map(_line, acts))
        rows = turning(Matter.LOG, page, more=more)
        return f"{said('log')}\n\n{lines or said('log-empty')}", rows


def _line(act: Act) -> str:
    when = f"{act.at.astimezone():%d.%m.%Y %H:%M}"
    deed = message(DEFAULT_LANGUAGE, f"deed-{act.act}")
    return escape(f"• {when} {act.name}: {deed} – {quote(act.subject)}")
