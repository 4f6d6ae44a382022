"""Versions of the knowledge from the command line: differences, history, going back."""

import asyncio
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.cli.clock import now
from bot.cli.serving import Progress, published_editions
from bot.cli.usage import fail
from bot.editorial.editions import open_editions
from bot.editorial.publishing.archive import Archive
from bot.editorial.publishing.publisher import Publisher
from bot.editorial.publishing.records import SOMEBODY, Proposal, PublishingError
from bot.i18n import system
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.loader import KnowledgeError
from bot.knowledge.snapshot import Snapshot
from bot.settings import Settings

_SHORT: int = 10
_ALL: int = 100_000


def diff(other: str | None, settings: Settings) -> int:
    """Print what ``other`` would change, or the files since the last version; the exit code."""
    with complaints():
        archive = _archive(settings)
        before, after = _compared(archive, other)
        try:
            editions = open_editions(
                before, settings.data_dir, model=settings.model == "auto", wait=False
            )
        except KnowledgeError as error:
            _write(str(error))
            return 1
        with closing(editions):
            proposal = asyncio.run(Publisher(editions, archive, now).prepare(after))
    for problem in proposal.problems:
        _write(str(problem))
    for line in proposal.changes:
        _write(line)
    for line in _answers(proposal):
        _write(line)
    return 1 if proposal.problems else 0


def history(settings: Settings) -> None:
    """Print all versions, the newest first."""
    with complaints():
        versions = _archive(settings).versions(_ALL)
    if not versions:
        _write(message(DEFAULT_LANGUAGE, "cli-history-empty"))
    for version in versions:
        when = f"{version.at.astimezone():%d.%m.%Y %H:%M}"
        _write(f"{version.id[:_SHORT]}  {when}  {version.author.name}: {version.note}")
        for line in version.changes:
            _write(f"    {line}")


def roll_back(version: str | None, settings: Settings) -> None:
    """Go back to ``version``, or to the one before."""
    archive = _archive(settings)
    with complaints():
        target = archive.find(version) if version else archive.previous()
        with closing(published_editions(archive, settings, Progress(lambda _: None))) as editions:
            made = asyncio.run(Publisher(editions, archive, now).roll_back(target.id, SOMEBODY))
    for line in (made.note, *made.changes):
        _write(line)
    _write(message(DEFAULT_LANGUAGE, "cli-rollback-done", id=made.id[:_SHORT]))


def _archive(settings: Settings) -> Archive:
    return Archive(settings.knowledge_dir, settings.data_dir)


def _compared(archive: Archive, other: str | None) -> tuple[Snapshot, Snapshot]:
    present = archive.read()
    if other is None:
        last = archive.last()
        if last is None:
            fail(message(DEFAULT_LANGUAGE, "cli-diff-no-versions"))
        return last[1], present
    if Path(other).is_dir():
        return present, Snapshot.read(Path(other))
    return present, archive.files(other)


def _answers(proposal: Proposal) -> Iterator[str]:
    for change in proposal.difference.changed if proposal.difference else ():
        if "answer" in change.fields:
            yield f"\n{change.after.title}"
            for key, entry in (("before", change.before), ("after", change.after)):
                yield message(DEFAULT_LANGUAGE, f"cli-diff-{key}", answer=entry.answer)


@contextmanager
def complaints() -> Iterator[None]:
    """Say in a line what keeps a command from its work, and leave the process."""
    try:
        yield
    except PublishingError as error:
        fail(str(error), code=1)
    except (OSError, sqlite3.Error) as error:
        reason = system.reason(error)
        fail(message(DEFAULT_LANGUAGE, "publishing-disk", reason=reason), code=1)


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
