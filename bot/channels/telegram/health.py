"""Whether Telegram can be reached, logged as it changes."""

import asyncio
import logging
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

_log: Final = logging.getLogger(__name__)

SILENT_AFTER: Final = 180.0
_QUIET_ABOUT_CONFLICT: Final = 600.0


class State(Enum):
    """How things stand with Telegram."""

    STARTING = auto()
    REACHED = auto()
    LOST = auto()
    REJECTED = auto()
    SILENT = auto()


class Health:
    """Follows the telling requests; one line in the log whenever something changes."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, silent_after: float = SILENT_AFTER
    ) -> None:
        self._clock = clock
        self._silent_after = silent_after
        self._conflict: float | None = None
        self._watch: asyncio.Timeout | None = None
        self._over = asyncio.Event()
        self.state = State.STARTING
        self.failures = 0
        self._reached_at = clock()

    def succeeded(self) -> None:
        """A telling request was answered as it should be."""
        if self._over.is_set():
            return
        if self.state is State.LOST:
            gap = round(self._clock() - self._reached_at)
            _log.warning(_line("log-back", seconds=gap))
        self.state = State.REACHED
        self.failures = 0
        self._reached_at = self._clock()
        self._heard()

    def failed(self, reason: str, *, pause: float = 0) -> None:
        """A telling request failed; the next comes in about ``pause`` seconds."""
        if self._over.is_set():
            return
        if self.state is not State.LOST:
            _log.warning(_line("log-lost", reason=reason))
            self.state = State.LOST
        self.failures += 1
        self._heard(pause)

    def conflicted(self) -> None:
        """Telegram says that another process polls with the same token."""
        if self._conflict is None or self._clock() - self._conflict > _QUIET_ABOUT_CONFLICT:
            _log.error(_line("log-conflict"))
        self._conflict = self._clock()
        self._heard()

    def rejected(self) -> None:
        """Telegram does not know the token: there is nothing to go on with."""
        if not self._over.is_set():
            _log.critical(_line("log-rejected"))
            self.state = State.REJECTED
            self._over.set()

    async def over(self) -> None:
        """Return when there is no going on: no valid token, or the polling has stopped."""
        try:
            async with asyncio.timeout(self._silent_after) as self._watch:
                await self._over.wait()
        except TimeoutError:
            self.state = State.SILENT
            self._over.set()
            _log.critical(_line("log-silent", seconds=round(self._silent_after)))
        finally:
            self._watch = None

    def _heard(self, pause: float = 0) -> None:
        if self._watch is not None and not self._watch.expired():
            until = asyncio.get_running_loop().time() + self._silent_after + pause
            self._watch.reschedule(until)


def _line(key: str, **values: str | int) -> str:
    return message(DEFAULT_LANGUAGE, key, **values)
