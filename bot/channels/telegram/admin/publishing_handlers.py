"""Publishing from the chat: what is connected to what, and who may use it."""

from typing import Any, Final

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.channels.telegram.admin.base import Base
from bot.channels.telegram.admin.decisions import Decisions
from bot.channels.telegram.admin.documents import Documents
from bot.channels.telegram.admin.keys import Key, Matter
from bot.channels.telegram.admin.log_pages import LogPages
from bot.channels.telegram.admin.menu import COMMANDS, Help
from bot.channels.telegram.admin.naming import Naming
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.open_proposals import OpenProposals
from bot.channels.telegram.admin.ranks import Act, ranked, tap
from bot.channels.telegram.admin.texts import nothing
from bot.channels.telegram.admin.versions import Versions
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.questions import FROM_PERSON, Questions
from bot.channels.telegram.taps import Taps

_PRIVATE: Final = filters.UpdateType.MESSAGE & FROM_PERSON & filters.ChatType.PRIVATE


def publishing_handlers(
    desk: Desk, office: Office, questions: Questions, taps: Taps
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers, to stand before those of residents: in private chats alone.

    For whoever may not use them they do what the handlers of residents would do.
    """
    commands = Commands(desk)
    base, versions, naming, pages = Base(office), Versions(office), Naming(office), LogPages(office)
    proposals = OpenProposals(office)
    given: dict[str, Act] = {
        "propozycje": proposals.first,
        "baza": base.files,
        "historia": versions.history,
        "cofnij": versions.last,
        "zespol": naming.team,
        "dziennik": pages.first,
    }
    keys: dict[Matter, tuple[Rank, Act]] = {
        Matter.PROPOSAL: (Rank.PUBLISHER, tap(Key.parse, Decisions(office).tapped)),
        Matter.VERSION: (Rank.EDITOR, tap(Key.parse, versions.tapped)),
        Matter.BASE: (Rank.EDITOR, base.tapped),
        Matter.TEAM: (Rank.ADMIN, tap(Key.parse, naming.tapped)),
        Matter.LOG: (Rank.ADMIN, tap(Key.parse, pages.tapped)),
    }

    async def unread(update: Update, context: Any) -> None:
        """What a resident's document gets: its caption is answered, a file alone is not read."""
        asked = update.effective_message
        assert asked is not None
        await (questions.ask if asked.caption else questions.other)(update, context)

    helped = ranked(office, Rank.EDITOR, Help(desk, office).help, commands.help)
    received = ranked(office, Rank.EDITOR, Documents(office).received, unread)
    return [
        *(
            CommandHandler(name, ranked(office, COMMANDS[name], act, commands.unknown), _PRIVATE)
            for name, act in given.items()
        ),
        CommandHandler(["pomoc", "help"], helped, _PRIVATE),
        MessageHandler(_PRIVATE & filters.Document.ALL, received),
        MessageHandler(
            _PRIVATE & filters.CONTACT,
            ranked(office, Rank.ADMIN, naming.contact, questions.other),
        ),
        MessageHandler(
            _PRIVATE & filters.StatusUpdate.USERS_SHARED,
            ranked(office, Rank.ADMIN, naming.shared, nothing),
        ),
        CallbackQueryHandler(
            ranked(office, Rank.PUBLISHER, tap(Key.parse, proposals.tapped), taps.tapped),
            pattern="^ap:[ls]:",
        ),
        *(
            CallbackQueryHandler(ranked(office, rank, act, taps.tapped), pattern=f"^a{matter}:")
            for matter, (rank, act) in keys.items()
        ),
    ]
