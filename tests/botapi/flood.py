"""Telegram's limits on how fast a bot may send."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.botapi.errors import too_many_requests

_SECOND: Final = 1.0
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """Messages that may be sent: in all and in one chat a second, in a group a minute.

    ``chat_burst`` messages may stand in one chat at once before its limit is felt.
    """

    overall_per_second: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 5
    group_per_minute: int = 20


UNLIMITED: Final = FloodLimits(10**9, 10**9, 10**9, 10**9)


class FloodControl:
    """Counts what was sent; ``clock`` gives seconds."""

    def __init__(self, limits: FloodLimits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._overall: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._levels: dict[int, tuple[float, float]] = {}

    def count(self, chat_id: int, *, group: bool) -> None:
        """Count a message to the chat; ApiError 429 where there were too many."""
        now = self._clock()
        waits = [self._window(self._overall, _SECOND, self._limits.overall_per_second, now)]
        level = self._level(chat_id, now)
        if group:
            limit = self._limits.group_per_minute
            waits.append(self._window(self._groups[chat_id], _MINUTE, limit, now))
        else:
            excess = level + 1 - self._limits.chat_burst
            waits.append(excess / self._limits.chat_per_second)
        if max(waits) > 0:
            raise too_many_requests(math.ceil(max(waits)))
        self._overall.append(now)
        self._groups[chat_id].append(now)
        self._levels[chat_id] = (level + 1, now)

    def _level(self, chat_id: int, now: float) -> float:
        level, at = self._levels.get(chat_id, (0.0, now))
        return max(0.0, level - (now - at) * self._limits.chat_per_second)

    @staticmethod
    def _window(sent: deque[float], span: float, limit: int, now: float) -> float:
        """Seconds until one more fits into the sliding window of ``span`` seconds."""
        while sent and sent[0] <= now - span:
            sent.popleft()
        return sent[len(sent) - limit] + span - now if len(sent) >= limit else 0.0
