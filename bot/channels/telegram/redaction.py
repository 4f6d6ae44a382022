"""Logs without the token, without what people write, and without noise."""

import logging
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

_INSTEAD: Final = "[token]"


class Redaction(logging.Filter):
    """Takes secrets out of whatever passes: message, arguments, exception and stack."""

    def __init__(self, token: str) -> None:
        super().__init__()
        secret = token.partition(":")[2]
        # The longest first, so that no part of it is left over.
        found = {token, quote(token, safe=""), quote(token), secret} - {""}
        self._secrets: Final = sorted(found, key=len, reverse=True)
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Change ``record`` in place where needed; it always passes."""
        text = record.getMessage()
        if (clean := self._clean(text)) != text:
            record.msg, record.args = clean, None
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text and (clean := self._clean(record.exc_text)) != record.exc_text:
            # Without the exception itself no handler can print it again, uncleaned.
            record.exc_text, record.exc_info = clean, None
        if record.stack_info:
            record.stack_info = self._clean(record.stack_info)
        return True

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _INSTEAD)
        return text


class _OneLine(logging.Filter):
    """Leaves tracebacks out of what the library reports about the network."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()} ({record.exc_info[1]})"
            record.args = record.exc_info = record.exc_text = None
        return True


class _NoContent(logging.Filter):
    """Leaves out updates that the library would quote because it cannot read them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "python-telegram-bot could not read an update", None
        return True


def install(token: str) -> None:
    """Guard every handler of the root logger; call it after logging is configured."""
    redaction = Redaction(token)
    # A filter of a logger would miss the records of the loggers below it.
    for handler in _handlers():
        for old in [known for known in handler.filters if isinstance(known, Redaction)]:
            handler.removeFilter(old)
        handler.addFilter(redaction)
    # Below INFO the library writes down every update and every call with all its content.
    logging.getLogger("telegram").setLevel(logging.INFO)
    # How the polling goes is told by the health, in one line for each change.
    logging.getLogger("telegram.ext.Updater").setLevel(logging.CRITICAL)
    for name in ("telegram.ext.Updater", "telegram.ext.AIORateLimiter"):
        _only(logging.getLogger(name), _OneLine())
    _only(logging.getLogger("telegram.ext.ExtBot"), _NoContent())


def _handlers() -> Iterable[logging.Handler]:
    yield from logging.getLogger().handlers
    if logging.lastResort:
        yield logging.lastResort


def _only(logger: logging.Logger, new: logging.Filter) -> None:
    logger.filters = [known for known in logger.filters if not isinstance(known, type(new))]
    logger.addFilter(new)
