"""As fast as Telegram allows, and again when the network failed."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

from telegram.error import BadRequest, NetworkError
from telegram.ext import AIORateLimiter

from bot.channels.telegram.transport import undelivered

_log: Final = logging.getLogger(__name__)

_MESSAGES: Final = frozenset({"sendMessage", "editMessageText", "editMessageReplyMarkup"})
PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Pacing(AIORateLimiter):
    """The rate limits, for messages alone, which are sent again after a network failure.

    Whatever else is called (typing, answers to taps, the bot's own profile) is not worth waiting
    for: a wait that Telegram asks for a change of the description would stop every message.
    """

    def __init__(self, messages_per_second: float, pauses: Sequence[float] = PAUSES) -> None:
        super().__init__(overall_max_rate=messages_per_second, max_retries=3)
        self._pauses = tuple(pauses)

    async def process_request(  # noqa: PLR0913, PLR0917 – the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Call Telegram when the limits allow. Raises TelegramError."""
        if endpoint not in _MESSAGES:
            return await callback(*args, **kwargs)
        for pause in self._pauses:
            try:
                return await super().process_request(
                    callback, args, kwargs, endpoint, data, rate_limit_args
                )
            except BadRequest:
                raise
            except NetworkError as error:
                if not undelivered(error):
                    raise
                _log.info("%s failed (%s), again in %s s", endpoint, error.message, pause)
            await asyncio.sleep(pause)
        return await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )
