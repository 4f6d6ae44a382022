"""Wiring of the Telegram bot: what is connected to what, and nothing else."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from telegram import LinkPreviewOptions
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.channels.telegram.admin.entry_drafts import OpenDrafts
from bot.channels.telegram.admin.learning_handlers import learning_handlers
from bot.channels.telegram.admin.notices import Notices
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.publishing_handlers import publishing_handlers
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.desk import CurrentEdition, Desk, Feedback, local_time
from bot.channels.telegram.errors import Errors
from bot.channels.telegram.health import Health
from bot.channels.telegram.lanes import WIDTH, Lanes
from bot.channels.telegram.membership import Membership
from bot.channels.telegram.notes import Notes
from bot.channels.telegram.pacing import Pacing
from bot.channels.telegram.polling import App, answer, run
from bot.channels.telegram.questions import ADDRESSED, FROM_PERSON, Questions
from bot.channels.telegram.redaction import install
from bot.channels.telegram.requests import WatchedRequest
from bot.channels.telegram.rounds import Rounds
from bot.channels.telegram.taps import Taps
from bot.channels.telegram.transport import Transport
from bot.channels.telegram.wishes import Wishes
from bot.settings import Settings
from bot.store.entry_drafts import EntryDrafts

__all__ = ["answer", "build_application", "run"]

_log: Final = logging.getLogger(__name__)

Connect = Callable[[], BaseRequest]

_TELEGRAM: Final = "https://api.telegram.org"
_MESSAGES_PER_SECOND: Final = 30


def build_application(  # noqa: PLR0913 – what may differ has a name each
    settings: Settings,
    editions: CurrentEdition,
    feedback: Feedback | None = None,
    *,
    clock: Callable[[], datetime] = local_time,
    connect: tuple[Connect, Connect] | None = None,
    office: Office | None = None,
) -> App:
    """The bot, ready to ``run``; from here on the token is kept out of the log.

    ``feedback`` is told of ratings (default: the log is). ``connect`` makes the requests for calls
    and for polling. ``office`` is where the knowledge is kept; without one nobody can change it
    from the chat. Raises ValueError when the settings have no token.
    """
    if settings.token is None:
        raise ValueError("no token")
    token = settings.token.get_secret_value()
    install(token)
    desk = Desk(editions, feedback or _log_rating, clock)
    errors, health = Errors(desk), Health()
    calling, polling = connect or (_calling, _polling)
    api = settings.api_url.rstrip("/")
    # A Bot API server of one's own knows its limits and says when they are reached.
    pace = _MESSAGES_PER_SECOND if api == _TELEGRAM else 0
    application: App = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(WatchedRequest(calling(), health))
        .get_updates_request(WatchedRequest(polling(), health))
        .concurrent_updates(Lanes(errors.overflowed))
        .rate_limiter(Pacing(pace))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .build()
    )
    drafts = OpenDrafts(EntryDrafts(office.database), clock) if office else None
    _add_handlers(application, desk, settings.admins, office, drafts)
    if office is not None and drafts is not None:
        notices = Notices(office, application.bot)
        rounds = Rounds(office, editions, application.bot, clock)

        async def begin(application: App) -> None:
            await drafts.load()
            await notices.begin(application)
            await rounds.begin(application)

        async def end(application: App) -> None:
            await rounds.end(application)
            await notices.end(application)
            await office.keeping.close()

        application.post_init, application.post_stop = begin, end
    application.add_error_handler(errors.caught)
    return application


def _add_handlers(
    application: App,
    desk: Desk,
    admins: frozenset[int],
    office: Office | None,
    drafts: OpenDrafts | None,
) -> None:
    """Order matters: the first handler that takes an update is the only one."""
    notes = Notes(desk, office)
    wishes = Wishes(desk, notes, office)
    commands, questions = Commands(desk), Questions(desk, notes)
    taps = Taps(desk, notes, wishes)
    if office is not None and drafts is not None:
        application.add_handlers(publishing_handlers(desk, office, questions, taps))
        application.add_handlers(learning_handlers(desk, office, drafts, commands, taps))
    new = filters.UpdateType.MESSAGE & FROM_PERSON
    edited = filters.UpdateType.EDITED_MESSAGE & FROM_PERSON
    keepers = filters.User(admins)
    words = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND & ADDRESSED
    wordless = filters.ATTACHMENT | filters.STORY | filters.POLL
    application.add_handlers(
        [
            CommandHandler("start", commands.start, new),
            CommandHandler(["pomoc", "help"], commands.help, new),
            CommandHandler(["tematy", "topics"], commands.topics, new),
            CommandHandler(["jezyk", "language"], commands.language, new),
            CommandHandler(["prywatnosc", "privacy"], commands.privacy, new),
            # For everybody else it is an unknown command.
            CommandHandler("dlaczego", commands.why, new & keepers),
            MessageHandler(new & filters.COMMAND, commands.unknown),
            MessageHandler(new & words, questions.ask),
            MessageHandler(edited & words, questions.ask_again),
            MessageHandler(new & filters.ChatType.PRIVATE & wordless, questions.other),
            CallbackQueryHandler(taps.tapped),
            ChatMemberHandler(Membership(desk, wishes).changed, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )


def _calling() -> BaseRequest:
    return Transport(connections=2 * WIDTH, read_timeout=20)


def _polling() -> BaseRequest:
    # The read timeout comes on top of the time that Telegram may hold the poll open.
    return Transport(connections=2, read_timeout=10)


def _log_rating(entry: str, helpful: bool) -> None:  # noqa: FBT001 – the shape of Feedback
    _log.info("The answer %s was rated %s", entry, "helpful" if helpful else "not helpful")
