"""The knowledge directory and its versions, kept in step whatever happens to the process."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TypedDict

from bot.editorial.publishing.records import Author, PublishingError, StaleError, Version
from bot.editorial.publishing.writing import Writing, remove_leftovers, see_through
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.snapshot import Snapshot
from bot.store.versions import KeptVersion, VersionStore

EDITIONS: Final = "editions"
_FAR_BACK: Final = 100

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who makes a version, when, why, and what it changes line by line."""

    author: Author
    at: datetime
    note: str
    changes: Sequence[str] = ()

    def text(self) -> str:
        """The note in one line, a blank line, and the changes."""
        note = " ".join(self.note.split())
        return "\n".join((note, "", *self.changes)) if self.changes else note


class _Signed(TypedDict):
    author: str
    contact: str
    at: datetime
    text: str


class Archive:
    """Reads and writes the knowledge directory, and keeps each of its versions.

    Its methods raise OSError where the disk does not take part; then nothing has changed.
    """

    def __init__(self, knowledge_dir: Path, data_dir: Path) -> None:
        self.directory = knowledge_dir
        self._store = VersionStore(data_dir / EDITIONS)

    def recover(self) -> None:
        """Finish what a killed process had begun to publish, and remove what it left behind."""
        with self._store.turn():
            self._recover()

    def _recover(self) -> None:
        if self.directory.is_dir():
            remove_leftovers(self.directory)
        unfinished = self._store.unfinished()
        if unfinished is not None:
            see_through(self.directory, *unfinished)
            self._store.finish()
            self._show()

    def read(self) -> Snapshot:
        """The files as they are when nobody is publishing."""
        with self._store.turn():
            self._recover()
            return Snapshot.read(self.directory)

    def versions(self, limit: int) -> list[Version]:
        """At most ``limit`` versions, the newest first."""
        return [_version(kept) for kept in self._store.newest(limit)]

    def find(self, prefix: str) -> Version:
        """The version whose id begins with ``prefix``. Raises PublishingError without one."""
        try:
            return _version(self._store.find(prefix))
        except KeyError:
            raise PublishingError("no-version", id=prefix) from None

    def files(self, version: str) -> Snapshot:
        """The files of a version. Raises PublishingError when there is no such version."""
        try:
            return Snapshot(self._store.files(self.find(version).id))
        except KeyError:
            raise PublishingError("no-version", id=version) from None

    def last(self) -> tuple[Version, Snapshot] | None:
        """The newest version and its files."""
        kept = self._store.last()
        return (_version(kept), Snapshot(self._store.files(kept.id))) if kept else None

    def record(self, snapshot: Snapshot, signature: Signature) -> tuple[Version, bool]:
        """Keep files that stand in the directory already; True when that is a new version.

        It is none when another process published them.
        """
        with self._store.turn():
            kept = self._store.last()
            if kept is not None and dict(self._store.files(kept.id)) == snapshot.files:
                return _version(kept), False
            return self._keep(snapshot, signature), True

    def publish(self, snapshot: Snapshot, based_on: Snapshot, signature: Signature) -> Version:
        """Put ``snapshot`` in place of ``based_on``, in the directory and as a version.

        Raises StaleError when the directory holds something else by now.
        """
        with self._store.turn():
            self._recover()
            present = Snapshot.read(self.directory)
            if changed := present.changed(based_on):
                raise StaleError(changed)
            if present.unread:
                raise StaleError({unread.name: None for unread in present.unread})
            return self._replace(snapshot, present, signature)

    def roll_back(self, snapshot: Snapshot, signature: Signature) -> Version:
        """Put ``snapshot`` in place of whatever the directory holds.

        What is no version there is set aside, under a name that the new version tells.
        """
        with self._store.turn():
            self._recover()
            present = Snapshot.read(self.directory)
            kept = self._store.last()
            if kept is None or dict(self._store.files(kept.id)) != present.files:
                signature = self._set_aside(present, signature)
            elif present.files == snapshot.files:
                raise PublishingError("no-change")
            return self._replace(snapshot, present, signature)

    def previous(self) -> Version:
        """The newest version that differs from the files. Raises PublishingError without one."""
        present = self.read()
        for kept in self._store.newest(_FAR_BACK):
            if dict(self._store.files(kept.id)) != present.files:
                return _version(kept)
        raise PublishingError("nothing-before")

    def _replace(self, snapshot: Snapshot, present: Snapshot, signature: Signature) -> Version:
        self.directory.mkdir(parents=True, exist_ok=True)
        writing = Writing(self.directory, present.files, snapshot.files)
        try:
            kept = self._store.begin(snapshot.files, **_signed(signature))
            writing.replace()
            self._store.finish()
        except OSError:
            # Nobody may be told of a failure and find it published after the next start.
            writing.restore()
            self._store.abandon()
            raise
        finally:
            writing.clear()
        self._show()
        return _version(kept)

    def _keep(self, snapshot: Snapshot, signature: Signature) -> Version:
        kept = self._store.keep(snapshot.files, **_signed(signature))
        self._show()
        return _version(kept)

    def _set_aside(self, present: Snapshot, signature: Signature) -> Signature:
        signed = _signed(signature)
        signed["text"] = message(DEFAULT_LANGUAGE, "publishing-aside")
        id_ = self._store.set_aside(present.files, **signed)
        line = message(DEFAULT_LANGUAGE, "publishing-set-aside", id=id_[:10])
        return Signature(signature.author, signature.at, signature.note, (*signature.changes, line))

    def _show(self) -> None:
        try:
            self._store.check_out()
        except OSError as error:
            # The version itself is kept; the files to look at are brought up with the next one.
            logger.warning("The files of the last edition cannot be laid out: %s", error)


def _signed(signature: Signature) -> _Signed:
    author = signature.author
    return {
        "author": author.name,
        "contact": "" if author.id is None else str(author.id),
        "at": signature.at,
        "text": signature.text(),
    }


def _version(kept: KeptVersion) -> Version:
    note, *rest = kept.text.split("\n")
    author = Author(int(kept.contact) if kept.contact.isdecimal() else None, kept.author)
    return Version(kept.id, kept.at, author, note, tuple(filter(None, rest)))
