"""The commands of those who keep the knowledge: in /pomoc, and in the menu of their chats."""

import logging
from typing import Any, Final

from telegram import Bot, BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError

from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.ranks import rank_of
from bot.channels.telegram.admin.texts import answer, said, sender
from bot.channels.telegram.buttons import topics_row
from bot.channels.telegram.commands import REGISTERED
from bot.channels.telegram.desk import Desk
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

_log: Final = logging.getLogger(__name__)

COMMANDS: Final = {
    "pytania": Rank.EDITOR,
    "statystyki": Rank.EDITOR,
    "anuluj": Rank.EDITOR,
    "propozycje": Rank.PUBLISHER,
    "baza": Rank.EDITOR,
    "historia": Rank.EDITOR,
    "cofnij": Rank.PUBLISHER,
    "zespol": Rank.ADMIN,
    "dziennik": Rank.ADMIN,
    "dlaczego": Rank.ADMIN,
}
"""The commands and who may give them; each has a description ``admin-command-<name>``."""


class Help:
    """The handler of /pomoc for those who keep the knowledge."""

    def __init__(self, desk: Desk, office: Office) -> None:
        self._desk = desk
        self._office = office

    async def help(self, update: Update, _context: Any) -> None:
        """How to ask, and how to keep the knowledge."""
        language = self._desk.language(update)
        rank = await rank_of(self._office, sender(update).id)
        lines = [f"/{name} – {said(f'command-{name}')}" for name in _allowed(rank)]
        pieces = [message(language, "help"), said("help"), "\n".join(lines)]
        await answer(update, "\n\n".join(pieces), [topics_row(language)])


async def show_menu(bot: Bot, user: int, rank: Rank) -> None:
    """Show in the chat with ``user`` the commands of their rank; no matter when that fails."""
    scope = BotCommandScopeChat(user)
    ours = [BotCommand(name, said(f"command-{name}")) for name in _allowed(rank)]
    plain = [BotCommand(n, message(DEFAULT_LANGUAGE, f"command-{n}")) for n in REGISTERED]
    wanted = (*ours, *plain) if ours else ()
    try:
        # Telegram asks to wait for hours when they are set often.
        if await bot.get_my_commands(scope) == wanted:
            return
        if wanted:
            await bot.set_my_commands(wanted, scope)
        else:
            await bot.delete_my_commands(scope)
    except TelegramError as error:
        _log.info("A menu of commands could not be shown: %s", error)


def _allowed(rank: Rank) -> list[str]:
    return [name for name, needed in COMMANDS.items() if rank >= needed]
