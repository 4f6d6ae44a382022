"""Learning from what was asked: what is connected to what, and who may use it."""

from collections.abc import Callable
from typing import Any, Final

from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.channels.telegram.admin.asked import AskedQuestions
from bot.channels.telegram.admin.drafting import Drafting
from bot.channels.telegram.admin.entering import Entering
from bot.channels.telegram.admin.entry_drafts import OpenDrafts
from bot.channels.telegram.admin.figures import Figures
from bot.channels.telegram.admin.menu import COMMANDS
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.presses import Press
from bot.channels.telegram.admin.ranks import Act, Done, ranked, tap
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.questions import FROM_PERSON
from bot.channels.telegram.taps import Taps

_PRIVATE: Final = filters.UpdateType.MESSAGE & FROM_PERSON & filters.ChatType.PRIVATE


class _Writing(filters.MessageFilter):
    """Written by somebody whom the bot has asked for something."""

    def __init__(self, entering: Entering) -> None:
        super().__init__()
        self._entering = entering

    def filter(self, message: Message) -> bool:
        return self._entering.expects(message.chat.id)


def learning_handlers(
    desk: Desk, office: Office, drafts: OpenDrafts, commands: Commands, taps: Taps
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers, to stand before those of residents: in private chats alone."""
    drafting = Drafting(office, drafts)
    asked = AskedQuestions(desk, office, drafting)
    entering = Entering(desk, office, drafting, drafts)
    figures = Figures(desk, office)

    def pressed(act: Callable[[Update, Press], Done]) -> Act:
        return ranked(office, Rank.EDITOR, tap(Press.parse, act), taps.tapped)

    def command(name: str, act: Act) -> CommandHandler[Any, Any]:
        return CommandHandler(name, ranked(office, COMMANDS[name], act, commands.unknown), _PRIVATE)

    written = _PRIVATE & filters.TEXT & ~filters.COMMAND & _Writing(entering)
    return [
        command("pytania", asked.listed),
        command("statystyki", figures.shown),
        command("anuluj", entering.cancelled),
        MessageHandler(written, ranked(office, Rank.EDITOR, entering.written, entering.left)),
        CallbackQueryHandler(pressed(entering.tapped), pattern="^an[a-z]:"),
        CallbackQueryHandler(pressed(asked.tapped), pattern="^aq[a-z]:"),
        CallbackQueryHandler(pressed(figures.tapped), pattern="^as[a-z]:"),
    ]
