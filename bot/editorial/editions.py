"""Editions: which one the bot answers from, and how the first is opened."""

import logging
from pathlib import Path
from threading import Event, Lock, Thread

from bot.editorial.building import VECTORS, Edition, Progress, Workshop
from bot.knowledge.loader import load
from bot.knowledge.snapshot import Snapshot
from bot.matching.embedder import load_embedder

__all__ = ["VECTORS", "Edition", "Editions", "Progress", "open_editions"]

logger = logging.getLogger(__name__)


class Editions:
    """Holds the one reference to the current edition; publishing is swapping it."""

    def __init__(self, edition: Edition, workshop: Workshop) -> None:
        self.workshop = workshop
        self._current = edition
        self._swapping = Lock()
        self._closed = Event()
        self._warming = False
        self._worker: Thread | None = None

    @property
    def current(self) -> Edition:
        """The edition to answer with; take it once for each message."""
        return self._current

    def publish(self, edition: Edition) -> None:
        """Answer with ``edition`` from the next message on."""
        self._current = edition

    def complete(self, progress: Progress | None = None) -> None:
        """Bring the model into the current edition; when that is closed, it ends early."""
        while (edition := self._incomplete()) is not None:
            completed = self.workshop.completed(edition, progress, self._closed)
            if completed is None:
                return
            with self._swapping:
                # Another one may have been published meanwhile: then it is the one to complete.
                if self._current is edition:
                    self.publish(completed)
        self.workshop.keep(self._current)

    def _incomplete(self) -> Edition | None:
        with self._swapping:
            self._warming = not self.workshop.is_whole(self._current)
            return self._current if self._warming else None

    def warm(self, progress: Progress | None = None) -> None:
        """Bring the model into the current edition beside the answering."""
        with self._swapping:
            if self._warming:
                return
            self._warming = True
        self._worker = Thread(target=self.complete, args=(progress,), name="vectors", daemon=True)
        self._worker.start()

    def replace(self, edition: Edition) -> None:
        """Publish ``edition`` in place of whatever is current, and complete it."""
        with self._swapping:
            self.publish(edition)
        if not self.workshop.is_whole(edition):
            self.warm()

    def close(self) -> None:
        """Stop what runs beside."""
        self._closed.set()
        if self._worker is not None:
            self._worker.join()


def open_editions(
    knowledge: Path | Snapshot,
    data_dir: Path,
    *,
    model: bool,
    wait: bool,
    progress: Progress | None = None,
) -> Editions:
    """The edition of a directory or snapshot.

    With ``model`` the sentence-embedding model takes part, as soon as the vectors of all texts are
    in the cache under ``data_dir``; with ``wait`` only then does this function return. ``progress``
    is told how many vectors are computed, of how many. Raises KnowledgeError for a broken base.
    """
    embedder = load_embedder() if model else None
    if model and embedder is None:
        logger.warning("No semantic model for this machine: matching by words only")
    workshop = Workshop(data_dir, embedder)
    snapshot = knowledge if isinstance(knowledge, Snapshot) else Snapshot.read(knowledge)
    kept = None if snapshot.unread else workshop.kept(snapshot)
    if kept is not None:
        return Editions(kept, workshop)
    edition = workshop.build(snapshot, load(snapshot, knowledge))
    editions = Editions(edition, workshop)
    if workshop.is_whole(edition):
        workshop.keep(edition)
    elif wait:
        editions.complete(progress)
    else:
        editions.warm(progress)
    return editions
