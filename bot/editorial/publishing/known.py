"""Which errors in the files those who listen know of."""

from datetime import datetime, timedelta
from typing import Final

Errors = frozenset[tuple[str, str]]
"""Errors by file and message: on another line they are the same."""

# Errors that are mended and made again, as when somebody tries about, are news after so long.
_NEWS_AGAIN: Final = timedelta(minutes=1)


class KnownErrors:
    """Remembers the errors that were told."""

    def __init__(self) -> None:
        self._standing: Errors = frozenset()
        self._told: dict[tuple[str, str], datetime] = {}

    def mended(self) -> None:
        """The files have no errors now."""
        self._standing = frozenset()

    def learn(self, errors: Errors, now: datetime) -> bool:
        """Whether any of the ``errors`` that the files have now is to be told; then all are."""
        self._told = {error: at for error, at in self._told.items() if now - at < _NEWS_AGAIN}
        self._standing &= errors
        if errors <= self._standing | self._told.keys():
            return False
        self._standing = errors
        self._told.update(dict.fromkeys(errors, now))
        return True
