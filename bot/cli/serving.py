"""Starting the bot: its knowledge opened, its channel run."""

import asyncio
import logging
import sqlite3
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack, closing
from typing import TYPE_CHECKING, Final

from bot.cli.clock import now
from bot.cli.usage import fail
from bot.editorial.editions import Editions, open_editions
from bot.editorial.following import Following
from bot.editorial.memory import economise
from bot.editorial.publishing.archive import Archive
from bot.editorial.publishing.opening import open_published
from bot.editorial.publishing.publisher import Publisher
from bot.editorial.publishing.records import Failed, News, Published, Refused
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.loader import KnowledgeError
from bot.settings import Settings
from bot.store.database import Database, StoreError

if TYPE_CHECKING:
    from bot.channels.telegram.admin.office import Office
    from bot.channels.telegram.polling import ExitCode

_log: Final = logging.getLogger(__name__)
_ALL: Final = 100
_DAY: Final = 24 * 60 * 60


class Progress:
    """How much of the meaning of the phrasings is computed; ``step`` percent are one line."""

    def __init__(self, write: Callable[[str], object], step: int = 10) -> None:
        self._write = write
        self._step = step
        self._shown = -1
        self.status = ""

    def __call__(self, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` phrasings are computed."""
        percent = _ALL * done // total if total else _ALL
        line = message(DEFAULT_LANGUAGE, "cli-progress", percent=percent)
        self.status = line if percent < _ALL else ""
        if percent // self._step != self._shown:
            self._shown = percent // self._step
            self._write(line)


def ready_editions(settings: Settings) -> Editions:
    """The knowledge with everything computed; progress goes to standard error."""
    if not sys.stderr.isatty():
        return _opened(settings, Progress(_write_line), wait=True)
    editions = _opened(settings, Progress(_write_over, step=1), wait=True)
    _write_over("")
    return editions


def chat(settings: Settings) -> None:
    """Run the local chat."""
    from bot.channels.terminal.chat import chat as talk

    progress = Progress(_log.debug)
    with closing(_opened(settings, progress, wait=False)) as editions:
        following = Following(editions, settings.knowledge_dir, now)
        talk(editions, now, lambda: progress.status, following.look)


def serve(settings: Settings) -> None:
    """Run the Telegram bot until it is stopped."""
    from bot.channels.telegram.polling import run

    economise()
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    # It tells of every value that is stored, the ids of chats among them.
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    # It tells of each save; what came of it is told below.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    archive = Archive(settings.knowledge_dir, settings.data_dir)
    with closing(published_editions(archive, settings, Progress(_log.info))) as editions:
        run(_answering(settings, archive, editions))


async def _answering(settings: Settings, archive: Archive, editions: Editions) -> "ExitCode":
    """Answer with the database open; leave the process when it cannot be."""
    from bot.channels.telegram.admin.office import Office
    from bot.channels.telegram.application import answer, build_application

    async with AsyncExitStack() as stack:
        try:
            database = await stack.enter_async_context(Database(settings.database))
        except StoreError as error:
            fail(str(error), code=1)
        publisher = Publisher(editions, archive, now)
        publisher.listen(_log_news)
        office = Office.of(settings.admins, publisher, database)
        application = build_application(settings, editions, office=office)
        return await answer(application, publisher.watch, lambda: _expire(office))


async def _expire(office: "Office") -> None:
    """Once a day, forget what was kept long enough."""
    while True:
        await office.keeping.expire(now().date())
        await asyncio.sleep(_DAY)


def published_editions(archive: Archive, settings: Settings, progress: Progress) -> Editions:
    """The knowledge; as it was published last, while its files have errors."""
    model = settings.model == "auto"
    return _explained(
        lambda: open_published(
            archive, settings.data_dir, model=model, progress=progress, wait=False
        )
    )


async def _log_news(news: News) -> None:
    match news:
        case Published():
            # Its note may be the question of a resident.
            _log.info("The bot answers from version %s", news.version.id)
        case Refused():
            problems = "\n".join(map(str, news.problems))
            _log.error("The saved files have errors; the last edition goes on:\n%s", problems)
        case Failed():
            _log.error("%s", news.reason)


def _opened(settings: Settings, progress: Progress, *, wait: bool) -> Editions:
    model = settings.model == "auto"
    return _explained(
        lambda: open_editions(
            settings.knowledge_dir, settings.data_dir, model=model, progress=progress, wait=wait
        )
    )


def _explained(opening: Callable[[], Editions]) -> Editions:
    """What ``opening`` opens; else leave the process and say what keeps it from doing so."""
    try:
        return opening()
    except KnowledgeError as error:
        summary = message(DEFAULT_LANGUAGE, "cli-knowledge-broken", count=len(error.problems))
        fail(f"{error}\n{summary}", code=1)
    except (OSError, sqlite3.Error):
        expected = message(DEFAULT_LANGUAGE, "settings-data-dir")
        fail(message(DEFAULT_LANGUAGE, "settings-wrong", name="BOT_DATA_DIR", expected=expected))


def _write_line(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _write_over(text: str) -> None:
    """Put ``text`` in place of the line that a terminal shows last."""
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()
