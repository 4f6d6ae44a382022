"""Indexes that remember what they computed last, and forget it when they are saved."""

from collections.abc import Callable, Hashable
from functools import _lru_cache_wrapper, lru_cache
from typing import TypeVar
from weakref import WeakMethod

T = TypeVar("T")


class Remembering:
    """Base of indexes with caches of their own methods, made in ``_remember``."""

    def _remember(self) -> None:
        """Set up the caches."""
        raise NotImplementedError

    def __getstate__(self) -> dict[str, object]:
        return {
            name: value
            for name, value in vars(self).items()
            if not isinstance(value, _lru_cache_wrapper)
        }

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._remember()


def remembered(method: Callable[..., T], size: int) -> "_lru_cache_wrapper[T]":
    """``method`` with its last results; an index that holds it is still freed when it is dropped.

    An edition takes too much memory to wait for the cyclic collector.
    """
    weak = WeakMethod(method)

    @lru_cache(maxsize=size)
    def found(*args: Hashable, **kwargs: Hashable) -> T:
        alive = weak()
        assert alive is not None
        return alive(*args, **kwargs)

    return found
