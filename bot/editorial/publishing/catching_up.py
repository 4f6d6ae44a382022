"""Files that were changed past the bot while nobody watched them, as a version."""

from datetime import date, datetime

from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.difference import difference
from bot.editorial.publishing.records import SOMEBODY
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.loader import check
from bot.knowledge.snapshot import Snapshot


def catch_up(archive: Archive, present: Snapshot, at: datetime) -> None:
    """Make the files a version as they are, unless they are one: to be able to go back to them.

    The version says in words what was changed since the last one. Raises OSError.
    """
    last = archive.last()
    if last is None:
        note = message(DEFAULT_LANGUAGE, "publishing-begun")
        archive.record(present, Signature(SOMEBODY, at, note))
    elif changed := present.changed(last[1]):
        note = message(DEFAULT_LANGUAGE, "publishing-by-hand", files=", ".join(changed))
        lines = _changes(last[1], present, at.date())
        archive.record(present, Signature(SOMEBODY, at, note, lines))


def _changes(before: Snapshot, after: Snapshot, today: date) -> tuple[str, ...]:
    """What ``after`` changes, in words; nothing where either has errors."""
    old, new = check(before, today), check(after, today)
    if old.base is None or new.base is None:
        return ()
    return difference(old.base, new.base, old.problems, new.problems).lines()
