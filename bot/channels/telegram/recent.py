"""A small memory: the newest things only, and not for long."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

CAPACITY: Final = 10_000


class Recent(Generic[K, V]):
    """Values by key; the oldest go first, and none is kept longer than ``lifetime``."""

    def __init__(self, lifetime: timedelta | None = None, capacity: int = CAPACITY) -> None:
        self._lifetime = lifetime
        self._capacity = capacity
        self._values: OrderedDict[K, tuple[datetime, V]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K, now: datetime) -> V | None:
        """The value of ``key``, or None when it was never put or is forgotten."""
        self._expire(now)
        held = self._values.get(key)
        return held[1] if held else None

    def put(self, key: K, value: V, now: datetime) -> None:
        """Remember ``value`` under ``key``."""
        self._values[key] = (now, value)
        self._values.move_to_end(key)
        if len(self._values) > self._capacity:
            self._values.popitem(last=False)
        self._expire(now)

    def forget(self, matches: Callable[[K], bool]) -> None:
        """Drop every key that ``matches``."""
        for key in [key for key in self._values if matches(key)]:
            del self._values[key]

    def _expire(self, now: datetime) -> None:
        if self._lifetime is None:
            return
        while self._values and now - next(iter(self._values.values()))[0] > self._lifetime:
            self._values.popitem(last=False)
