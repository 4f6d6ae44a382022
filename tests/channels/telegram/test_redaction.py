import io
import logging
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from bot.channels.telegram.redaction import install
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import TOKEN, Bot

SECRET = TOKEN.partition(":")[2]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a handler of the root logger writes at DEBUG, guarded."""
    stream = io.StringIO()
    root, handler = logging.getLogger(), logging.StreamHandler(stream)
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    install(TOKEN)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize("secret", [TOKEN, quote(TOKEN, safe=""), SECRET])
def test_a_token_is_taken_out_of_messages_and_arguments(log: io.StringIO, secret: str) -> None:
    """Of any logger, at any level, and in an address too."""
    logger = logging.getLogger("some.library.below")
    logger.debug("GET https://api.telegram.org/bot%s/getMe", secret)
    logger.error(f"bot{secret} failed")
    logger.info("%s %r", [secret], {"token": secret})
    assert SECRET not in log.getvalue()
    assert log.getvalue().count("[token]") == 4


def test_a_token_is_taken_out_of_tracebacks(log: io.StringIO) -> None:
    """Also out of the cause of an exception, and of a stack."""
    error = RuntimeError(f"The token `{TOKEN}` was rejected")
    error.__cause__ = ValueError(f"bad {TOKEN}")
    logging.getLogger("x").error("failed", exc_info=error, stack_info=True)
    text = log.getvalue()
    assert SECRET not in text
    assert "RuntimeError: The token `[token]` was rejected" in text
    assert "ValueError: bad [token]" in text


def test_what_holds_no_token_is_untouched(log: io.StringIO) -> None:
    """Messages and tracebacks alike."""
    logging.getLogger("x").error("%s i %d", "tekst", 7, exc_info=ValueError("zwykły"))
    assert log.getvalue() == "tekst i 7\nValueError: zwykły\n"


async def test_neither_words_nor_people_are_logged(bot: Bot, log: io.StringIO) -> None:
    """Not at DEBUG either, through the whole way of a question."""
    person = updates.ANNA | {"id": 987654321}
    chat = updates.PRIVATE | {"id": 987654321}
    await bot.take_all(updates.message("Sekretne pytanie", user=person, chat=chat))
    bot.telegram.refuse("sendMessage", "Forbidden: bot was blocked by the user", 403)
    await bot.take_all(updates.message("Sekretne pytanie", user=person, chat=chat))
    text = log.getvalue()
    assert "Telegram did not take a reply" in text
    assert "Sekretne" not in text
    assert "987654321" not in text
    assert SECRET not in text
    assert "2007" not in text


def test_the_library_is_quiet_about_the_network(log: io.StringIO) -> None:
    """One line each, without a traceback, and no content of updates."""
    error = OSError("przerwa")
    logging.getLogger("telegram.ext.Updater").error("again", exc_info=error)
    logging.getLogger("telegram.ext.Updater").critical("polling", exc_info=error)
    logging.getLogger("telegram.ext.ExtBot").critical("Received %s", "Sekretne")
    logging.getLogger("telegram.ext.Application").debug("Processing update …")
    assert log.getvalue().splitlines() == [
        "polling (przerwa)",
        "python-telegram-bot could not read an update",
    ]
