"""Translations that lack what the original says: most likely it was changed and they were not."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.editorial.linting.facts import figures
from bot.knowledge.model import Entry


class Stale(NamedTuple):
    """Figures of the original that a translation has not, and those that only it has."""

    entry: Entry
    language: str
    missing: tuple[str, ...]
    instead: tuple[str, ...]


def stale(entry: Entry) -> Iterator[Stale]:
    """The translations of ``entry`` without a figure of two digits or more of its answer."""
    original = figures(entry.answer)
    ours = original | figures(entry.title)
    for language, translation in entry.translations.items():
        theirs = figures(f"{translation.title}\n{translation.answer}")
        if missing := original - theirs:
            yield Stale(entry, language, _sorted(missing), _sorted(theirs - ours))


def _sorted(found: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda figure: (len(figure), figure)))
