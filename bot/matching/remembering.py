"""Indexes that remember what they computed last, and forget it when they are saved."""

from functools import _lru_cache_wrapper


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
