"""Where the bot is let in, and where it is shown the door."""

from typing import Any, Final

from telegram import ChatMember, Update
from telegram.constants import ChatType

from bot.channels.telegram.desk import Desk
from bot.channels.telegram.sending import Place, send
from bot.channels.telegram.wishes import Wishes
from bot.i18n.catalogue import message

_OUTSIDE: Final = frozenset({ChatMember.LEFT, ChatMember.BANNED})
_GROUPS: Final = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Membership:
    """The handler of the bot's own membership."""

    def __init__(self, desk: Desk, wishes: Wishes) -> None:
        self._desk = desk
        self._wishes = wishes

    async def changed(self, update: Update, _context: Any) -> None:
        """Blocked or removed: forget the chat. Added to a group: greet it once."""
        change = update.my_chat_member
        assert change is not None
        before, after = change.old_chat_member.status, change.new_chat_member.status
        if after in _OUTSIDE:
            self._desk.forget(change.chat.id)
            await self._wishes.forget(change.chat.id)
        elif before in _OUTSIDE and change.chat.type in _GROUPS:
            bot = change.get_bot()
            address = f"@{bot.username}"
            text = message(self._desk.language(update), "greeting", address=address)
            await send(Place(bot, change.chat.id), text)
